"""What leaves the message box: files and words, each as a turn of its own, in the order that makes sense of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.events import Event
from assistant.planners.base import Said
from assistant.session import Session
from ui.web.documents import incoming

Answer = Callable[[Session], Iterator[Event]]
"""What answers a turn of a session."""

DESCRIBES = 12
"""Words beside the first files of a project from which they describe it; fewer ("please read this") only hand the files over."""


def sendings(text: str, files: Sequence[Path], groundplan: Groundplan, *, begun: bool) -> list[tuple[Said, Answer]]:
    """Turns as they are shown, with what answers them.

    Files come before the words beside them; but words that describe a new project are its brief, and come first.
    """
    words = [(Said(text=text), _words(text))] if text.strip() or not files else []
    if not files:
        return words
    added = (Said(document=", ".join(file.name for file in files)), _files(files, groundplan))
    return [*words, added] if not begun and len(text.split()) >= DESCRIBES else [added, *words]


def _words(text: str) -> Answer:
    return lambda session: session.send(Said(text=text))


def _files(files: Sequence[Path], groundplan: Groundplan) -> Answer:
    return lambda session: groundplan.add_files(session, incoming(files), as_brief=True)
