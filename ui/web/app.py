"""The page itself: Gradio's components in their places, wired to the conversation, behind the guard."""

import os
import socket
import sys
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from assistant.bootstrap import Groundplan
from assistant.errors import PortTaken
from assistant.settings import is_loopback, writable_folder
from ui.web import downloads
from ui.web.conversation import BOX, Conversation
from ui.web.guard import Guard
from ui.web.labels import label
from ui.web.place import place_of
from ui.web.preparing import Preparing
from ui.web.view import PANELS, TABS, Screen, tab_names
from ui.web.waking import Waking

# No `from __future__ import annotations` here: Gradio reads the annotations of its handlers to know what to hand over,
# and they name classes of a package that is imported inside functions.

HERE = Path(__file__).parent
LARGEST_UPLOAD = "100mb"
"""Above this Gradio refuses all that was selected; a file between our own limit and this is refused by its name, and the others go on."""

QUIET = {"api_visibility": "private", "show_progress": "hidden"}
SCRIPTS = ("base", "card", "projects", "windows", "page")


def serve(groundplan: Groundplan, port: int, host: str, preparing: Preparing | None = None) -> None:
    """Serve the page until it is stopped; prints its address in one line. `preparing` opens the index beside it.

    Raises:
        PortTaken: another program listens on `port`.

    """
    import uvicorn  # noqa: PLC0415 - only who serves needs it

    listener = listen(host, port)
    application = web_application(groundplan, own=is_loopback(host), preparing=preparing)
    if preparing is not None:
        preparing.start(groundplan.warm_up)
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"Groundplan is at http://{shown}:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(application, log_level="error", access_log=False, timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[listener])


def web_application(groundplan: Groundplan, *, own: bool = True, preparing: Preparing | None = None) -> Guard:
    """The web application (ASGI): page, downloads, guard. `own`: it answers to names of this machine only."""
    talk = Conversation(groundplan, preparing)
    incoming = writable_folder(groundplan.home / "incoming")
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when gradio is imported
    os.environ["GRADIO_TEMP_DIR"] = str(incoming)  # uploads land here until they are read, not in a folder all programs share
    import gradio as gr  # noqa: PLC0415 - slow to import, and it reads the two variables above then
    from fastapi import FastAPI, Response  # noqa: PLC0415 - comes with gradio

    api = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @api.get("/download/{shape}")
    def download(shape: str, project: str) -> Response:
        return Response(*downloads.download(groundplan, shape, project))

    @api.get("/state")
    def state(project: str = "") -> dict[str, Any]:
        return talk.state(project)

    @api.get("/find")
    def find(words: str = "") -> dict[str, list[str]]:
        return {"names": talk.found(words)}

    head = f"<style>{(HERE / 'style.css').read_text('utf-8')}</style>"
    plain = gr.themes.Base(font=["sans-serif"], font_mono=["monospace"])  # names only: no font file is asked for
    blocks = _blocks(talk)
    gr.mount_gradio_app(
        api, blocks, path="/", theme=plain, head=head, footer_links=[], max_file_size=LARGEST_UPLOAD, ssr_mode=False, run_history=False
    )
    secret = groundplan.settings.password
    return Guard(Waking(api, _spoken), password=secret.get_secret_value() if secret else None, own=own)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `port`, 0 for any free one; raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"The page cannot listen on {host}, port {port}: {error.strerror or error}.",
            "Stop the program that uses the port, or choose another with --port or GROUNDPLAN_PORT.",
        ) from error
    return listener


def _blocks(talk: Conversation) -> Any:
    """The layout and its wiring: panels by name, three events."""
    import gradio as gr  # noqa: PLC0415 - slow to import

    with gr.Blocks(title="Groundplan", fill_width=True, analytics_enabled=False, delete_cache=(3600, 3600)) as demo:
        places = _layout(gr)
        where = gr.Textbox(visible=False)
        bus = gr.HTML("<span></span>", apply_default_css=False, elem_id="bus", js_on_load=script())

    def drawn(given: Screen) -> dict[Any, Any]:
        return _updates(gr, places, given)

    def opened(request: gr.Request) -> dict[Any, Any]:
        return drawn(talk.opened(request.query_params.get("project", ""), _language_of(request)))

    def said(message: dict[str, Any], at: str) -> Iterator[dict[Any, Any]]:
        place, _ = place_of(at)
        files = [Path(file) for file in message.get("files") or []]
        for given in talk.said(place, message.get("text") or "", files):
            yield drawn(given)

    def acted(event: gr.SelectData) -> Iterator[dict[Any, Any]]:
        place, arg = place_of(event.value)
        for given in talk.acted(str(event.index), arg, place):
            yield drawn(given)

    def prepared(at: str) -> Iterator[dict[Any, Any]]:
        for given in talk.prepared(place_of(at)[0]):
            yield drawn(given)

    with demo:
        every = list(places.values())
        loaded = demo.load(opened, None, every, **QUIET)
        loaded.then(prepared, where, every, js=f"() => {PLACE}", concurrency_limit=64, **QUIET)
        bus.select(acted, None, every, trigger_mode="multiple", concurrency_limit=8, **QUIET)
        places[BOX].submit(said, [places[BOX], where], every, js=f"(message, _) => [message, {PLACE}]", concurrency_limit=8, **QUIET)
    return demo.queue(default_concurrency_limit=8)


def first_language(spoken: str) -> str:
    """The language of a first page: `spoken` is what was chosen before, else what the browser asks for ("es-ES,es;q=0.9")."""
    return "es" if spoken.strip().lower().split(",")[0].split("-")[0] == "es" else "en"


def _language_of(request: Any) -> str:
    """The language that a request asks for (anything with the query, cookies and headers of a Starlette request)."""
    query, cookies, headers = request.query_params, request.cookies, request.headers
    return first_language(query.get("lang") or cookies.get("gp-lang") or headers.get("accept-language", ""))


def _spoken(scope: MutableMapping[str, Any]) -> str:
    from starlette.requests import Request  # noqa: PLC0415 - comes with gradio

    return _language_of(Request(scope))


PLACE = """(() => {
  const at = document.querySelector('#live [data-project]') || document.querySelector('#log [data-project]');
  const log = document.querySelector('#log [data-language]');
  return JSON.stringify({project: at ? at.dataset.project : '', language: log ? log.dataset.language : 'en'});
})()"""
"""Where a message belongs, read from the page when it is sent: no state is kept between messages."""


def script() -> str:
    """The scripts of the page as one, in the order in which they build on each other."""
    return "\n".join((HERE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)


def _layout(gr: Any) -> dict[str, Any]:
    """Rail, chat and canvas; returns the components by the names of their panels."""
    places: dict[str, Any] = {}

    def panel(name: str, **how: Any) -> None:
        places[name] = gr.HTML("", apply_default_css=False, padding=False, **how)

    with gr.Row(elem_id="shell"):
        panel("over", elem_id="over")
        panel("bar", elem_id="bar")
        with gr.Column(elem_id="rail"):
            panel("rail")
        with gr.Column(elem_id="chat"):
            with gr.Column(elem_id="scroll"):
                for name in ("log", "live", "card"):
                    panel(name, elem_id=name)
            with gr.Column(elem_id="dock"):
                panel("notices", elem_id="notices")
                places[BOX] = gr.MultimodalTextbox(
                    elem_id="box",
                    file_count="multiple",
                    label=label("box.label"),
                    show_label=False,
                    placeholder=label("box.placeholder"),
                    lines=1,
                    max_lines=8,
                    value={"text": "", "files": []},
                )
                panel("mode", elem_id="mode")
            panel("below", elem_id="below")
        with gr.Column(elem_id="canvas"), gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            for name, words in tab_names("en").items():
                with gr.Tab(words, id=name) as places[f"tab.{name}"]:
                    panel(name, elem_id=f"on-{name}")
    return places


def _updates(gr: Any, places: dict[str, Any], given: Screen) -> dict[Any, Any]:
    """Markup and words as updates of components; what is not named stays."""
    updates: dict[Any, Any] = {places[name]: given[name] for name in PANELS if name in given}
    box: dict[str, Any] = {"value": {"text": given[BOX], "files": []}} if BOX in given else {}
    if "language" in given:
        words = tab_names(given["language"])
        updates |= {places[f"tab.{name}"]: gr.Tab(words[name]) for name in TABS}
        box["placeholder"] = label("box.placeholder", given["language"])
    return updates | ({places[BOX]: gr.MultimodalTextbox(**box)} if box else {})
