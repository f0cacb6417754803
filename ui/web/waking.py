"""What stands on the screen until the page is drawn: the picture of it from before a restart, else one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ui.web.base import esc
from ui.web.guard import App, Message, Receive, Scope, Send
from ui.web.labels import label

_BODY = re.compile(rb"<body[^>]*>")
_STYLE = (
    "#waking{position:fixed;inset:0;z-index:90;display:grid;place-items:center;background:#f7f7f5;color:#484a50;font:15px/1.5 sans-serif}"
    "#waking p{opacity:0;animation:told .2s 1.5s forwards}#waking iframe{position:absolute;inset:0;width:100%;height:100%;border:0}"
    "@keyframes told{to{opacity:1}}#waking[data-theme=dark]{background:#131416;color:#bdc1c7}"
    "@media(prefers-color-scheme:dark){#waking:not([data-theme=light]){background:#131416;color:#bdc1c7}}"
)


def curtain(language: str = "en") -> str:
    """The markup behind `<body>`; its script puts up the picture, and the page takes it all away when it is drawn."""
    script = (Path(__file__).parent / "waking.js").read_text("utf-8")
    words = esc(label("window.waking", language))
    return f'<style>{_STYLE}</style><div id="waking" role="status" lang="{language}"><p>{words}</p></div><script>{script}</script>'


class Waking:
    """Wraps the web application (ASGI): the page itself comes with the curtain, in the language that `spoken` reads from the request."""

    def __init__(self, app: App, spoken: Callable[[Scope], str]) -> None:
        self._app, self._spoken = app, spoken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; all but the page pass as they are."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        plain = [row for row in scope["headers"] if bytes(row[0]).lower() != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def gathering(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            whole = _BODY.sub(lambda found: found.group() + curtain(self._spoken(scope)).encode(), body, count=1)
            kept = [row for row in start["headers"] if bytes(row[0]).lower() != b"content-length"]
            await send({**start, "headers": [*kept, (b"content-length", str(len(whole)).encode())]})
            await send({"type": "http.response.body", "body": whole})

        await self._app({**scope, "headers": plain}, receive, gathering)
