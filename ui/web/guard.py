"""What stands before every request: the right host, the password where one is set, and headers that keep the page at home."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from assistant.settings import is_loopback

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; object-src 'none'; form-action 'none'; base-uri 'self'; "
    "frame-ancestors 'none'"
)
"""'unsafe-eval' is needed: Gradio evaluates the templates of its HTML component, and draws nothing without it."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """Wraps the whole web application (ASGI). `own`: only this machine may be addressed, whatever name a page calls it by."""

    def __init__(self, app: App, *, password: str | None, own: bool) -> None:
        self._app, self._password, self._own = app, password, own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {bytes(name).lower(): bytes(value).decode("latin-1") for name, value in scope["headers"]}
        if self._own and not is_loopback(_host(headers.get(b"host", ""))):
            await _refuse(send, 400, "This page is served to this machine only.")
        elif self._password is not None and not _knows(headers.get(b"authorization", ""), self._password):
            await _refuse(
                send, 401, "The password is missing or wrong.", (b"www-authenticate", b'Basic realm="Groundplan", charset="UTF-8"')
            )
        else:
            await self._app(scope, receive, _with_headers(send))


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    return header[1:].partition("]")[0] if header.startswith("[") else header.partition(":")[0]


def _knows(header: str, password: str) -> bool:
    """Whether a Basic authorization header carries the password; the name before it does not matter."""
    kind, _, code = header.partition(" ")
    if kind.lower() != "basic":
        return False
    try:
        given = base64.b64decode(code, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(given, password.encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in HEADERS}
            message["headers"] = [*(row for row in message.get("headers", []) if bytes(row[0]).lower() not in own), *HEADERS]
        await send(message)

    return sending


async def _refuse(send: Send, code: int, text: str, *headers: tuple[bytes, bytes]) -> None:
    await send(
        {"type": "http.response.start", "status": code, "headers": [(b"content-type", b"text/plain; charset=utf-8"), *headers, *HEADERS]}
    )
    await send({"type": "http.response.body", "body": text.encode()})
