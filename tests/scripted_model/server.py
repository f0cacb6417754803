"""An OpenAI-compatible server on loopback that answers from a script; it waits on an event, never on the clock."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from tests.scripted_model.script import Says

Answerer = Callable[[dict[str, Any]], Says]
ENOUGH = 60.0
"""Seconds after which even a server that stalls lets go."""


class ScriptedModel:
    """Use as a context manager. Answers come from `script` in order, the last one again and again; or from a function.

    `requests` holds the bodies as they came, `keys` what stood in their Authorization.
    """

    def __init__(self, *script: Says, answerer: Answerer | None = None, models: Sequence[str] = ("scripted",)) -> None:
        self._script, self._answerer, self.models = list(script), answerer, list(models)
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.paths: list[str] = []
        self.let_go = threading.Event()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"script": self}))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def add(self, *script: Says) -> None:
        """Answers for the next requests."""
        with self._lock:
            self._script = list(script)

    def next_answer(self, request: dict[str, Any], key: str) -> Says:
        with self._lock:
            self.requests.append(request)
            self.keys.append(key)
            if self._answerer:
                return self._answerer(request)
            return self._script.pop(0) if len(self._script) > 1 else self._script[0]

    def __enter__(self) -> ScriptedModel:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.let_go.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    script: ScriptedModel

    def log_message(self, *_: object) -> None:
        """A test reads `requests` instead."""

    def do_GET(self) -> None:
        self.script.paths.append(self.path)
        if self.path == "/v1/models" and self.script.models:
            self._json(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in self.script.models]})
        else:
            self._json(404, {"error": {"message": "no such path"}})

    def do_POST(self) -> None:
        self.script.paths.append(self.path)
        request = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        answer = self.script.next_answer(request, self.headers.get("Authorization", ""))
        if answer.status != 200 or answer.page:
            self._other(answer)
        else:
            self._stream(answer)

    def _other(self, answer: Says) -> None:
        if answer.page:
            self._bytes(answer.status, answer.page.encode(), "text/html", answer.headers)
        else:
            self._json(answer.status, {"error": {"message": "as scripted", "type": "scripted"}}, answer.headers)

    def _stream(self, answer: Says) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while answer.comments and not self.script.let_go.wait(0.005):
            if not self._write(b": still here\n\n"):
                return
        for place, delta in enumerate(answer.deltas()):
            if place == answer.stalls_after:
                self.script.let_go.wait(ENOUGH)
                return
            if place == answer.drops_after:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                self.connection.close()
                return
            if place == answer.cut_after:
                return
            if not self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}):
                return
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": answer.ends}]})
        self._event({"choices": [], "usage": {"prompt_tokens": 90, "completion_tokens": 10, "total_tokens": 100}})
        self._write(b"data: [DONE]\n\n")

    def _event(self, body: dict[str, Any]) -> bool:
        whole = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": "scripted", **body}
        return self._write(f"data: {json.dumps(whole)}\n\n".encode())

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:  # the other side hung up
            return False
        return True

    def _json(self, status: int, body: dict[str, Any], headers: Any = None) -> None:
        self._bytes(status, json.dumps(body).encode(), "application/json", headers or {})

    def _bytes(self, status: int, body: bytes, kind: str, headers: Any) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self._write(body)
