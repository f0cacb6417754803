"""The team's own files: the list under Evidence with its buttons, and a line for each in the talk."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.case import OwnFile
from assistant.taking_in import size_of
from ui.web.base import button, esc, icon, items
from ui.web.labels import label


def render(files: Sequence[OwnFile], language: str = "en") -> str:
    """The block of all files that are searched; without one nothing."""
    if not files:
        return ""
    rows = items([_row(file, language) for file in files], language)
    head = f'<h2>{esc(label("files.title", language))}</h2><p class="small">{esc(label("files.lead", language))}</p>'
    return f'<section class="files">{head}{rows}<p class="small quiet">{esc(label("files.limits", language))}</p></section>'


def added(name: str, what: str, language: str = "en", *, offer: bool) -> str:
    """A file in the talk; `offer`: with a button that reads it as the brief."""
    act = button(label("files.brief", language), "as_brief", name, "plain") if offer else ""
    return f'<li class="file"><span class="doc">{icon("file")}<b>{esc(name)}</b></span> <span class="quiet">{esc(what)}</span>{act}</li>'


def _row(file: OwnFile, language: str) -> str:
    remarks = "".join(f'<p class="small quiet">{esc(remark)}</p>' for remark in file.remarks)
    words = label("files.remove.name", language, name=file.name)
    out = (
        f'<span aria-label="{esc(words)}" role="group">{button(label("files.remove", language), "remove_file", file.name, "plain")}</span>'
    )
    size = f'<span class="quiet">{esc(size_of(file, language))}</span>'
    return f'<li class="file"><span class="doc">{icon("file")}<b>{esc(file.name)}</b></span> {size}{out}{remarks}</li>'
