"""Serves the page on a free port while a test runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from assistant.bootstrap import Groundplan
from ui.web.app import listen, web_application


@contextmanager
def served(groundplan: Groundplan) -> Iterator[str]:
    """The address of the page, which is there until the block ends."""
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(web_application(groundplan), log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
