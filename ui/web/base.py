"""The smallest pieces of markup: escaped text, icons, buttons, citations, folds and lists that fold after five."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from ui.web.labels import label

SHOWN = 5
"""Items of a list that are shown; the rest is folded."""

_TEMPLATE = str.maketrans({"{": "&#123;", "}": "&#125;", "`": "&#96;", "$": "&#36;"})
"""Gradio's HTML component knows two kinds of templates; what people write is neither."""

_TAGS = re.compile(r"(<[^>]*>)")
_PER_CENT = re.compile(r"(?<=\d) (?=%)")

_PATHS = {
    "turn": "M6 4l4 4-4 4",
    "lock": "M4.5 7.5h7v5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2",
    "pen": "M3 13l.6-2.6L10.8 3.2l2 2L5.6 12.4z",
    "plus": "M8 3.5v9M3.5 8h9",
    "minus": "M3.5 8h9",
    "warn": "M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.1",
    "go": "M3.5 8h9M8.5 4l4 4-4 4",
    "half": "M8 2.5a5.5 5.5 0 0 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
    "menu": "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
    "undo": "M6 3.5L3 6.5l3 3M3.5 6.5h6a3.5 3.5 0 0 1 0 7H7",
    "redo": "M10 3.5l3 3-3 3M12.5 6.5h-6a3.5 3.5 0 0 0 0 7H9",
    "file": "M4 2.5h5l3 3v8H4zM9 2.5v3h3",
    "cloud": "M4.5 12.5a2.8 2.8 0 0 1-.3-5.6a4 4 0 0 1 7.7-.6a3.1 3.1 0 0 1-.4 6.2z",
    "dots": "M3.5 8h.01M8 8h.01M12.5 8h.01",
    "globe": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM2.5 8h11M8 2.5c2.4 1.8 2.4 9.2 0 11c-2.4-1.8-2.4-9.2 0-11",
}


def esc(text: object) -> str:
    """Any text as text: markup and template signs in it are shown, never read."""
    return escape(str(text), quote=True).translate(_TEMPLATE)


def icon(name: str, extra: str = "") -> str:
    """A line drawing of 16 by 16, hidden from screen readers."""
    return f'<svg class="i {extra}" viewBox="0 0 16 16" aria-hidden="true"><path d="{_PATHS[name]}"/></svg>'


def button(text: str, act: str, arg: str = "", kind: str = "", *, pressed: bool | None = None, mark: str = "") -> str:
    """A button; `act` and `arg` go to the page's listener, `mark` is the name of an icon before the words."""
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    drawing = icon(mark) if mark else ""
    return f'<button type="button" class="btn {kind}" data-act="{esc(act)}" data-arg="{esc(arg)}"{state}>{drawing}{esc(text)}</button>'


def cite(number: int, title: str, language: str = "en") -> str:
    """The number of a source; a click opens it under Evidence."""
    name = esc(label("evidence.source", language, n=number, title=title))
    shown = f'aria-label="{name}" title="{esc(title)}"'
    return f'<button type="button" class="cite" data-act="evidence" data-arg="{number}" {shown}>{number}</button>'


def fold(title: str, say: str, body: str, *, tag: str = "", changed: bool = False, key: str = "") -> str:
    """A row that opens; `say` is its answer in grey, so that the reader need not open it. `body` and `tag` are markup."""
    named = f' data-key="{esc(key)}"' if key else ""
    return (
        f'<details class="fold{" changed" if changed else ""}"{named}><summary>{icon("turn", "turn")}<h3>{esc(title)}</h3>'
        f'<span class="say">{esc(say)}</span>{tag}</summary><div class="body">{body}</div></details>'
    )


def trace(words: str, body: str, kind: str = "", *, opened: bool = False) -> str:
    """A quiet line that opens; `words` and `body` are markup."""
    state = " open" if opened else ""
    return f'<details class="trace {kind}"{state}><summary>{icon("turn", "turn")}{words}</summary>{body}</details>'


def tag(text: str, kind: str = "") -> str:
    """A small word in a rounded box."""
    return f'<span class="tag {kind}">{esc(text)}</span>'


def page(*parts: str) -> str:
    """One tab of the canvas."""
    return f'<div class="gp page">{"".join(parts)}</div>'


def waiting(title: str, text: str) -> str:
    """A tab that has no content yet says what will fill it."""
    return page(f'<div class="waiting"><h2>{esc(title)}</h2><p>{esc(text)}</p></div>')


def bound(markup: str) -> str:
    """The markup with a number and its per cent sign kept on one line; what stands inside tags is not touched."""
    return "".join(piece if piece.startswith("<") else _PER_CENT.sub("\u00a0", piece) for piece in _TAGS.split(markup))


def prose(text: str, kind: str = "") -> str:
    """Each line of a text as a paragraph."""
    mark = f' class="{kind}"' if kind else ""
    return "".join(f"<p{mark}>{esc(line.strip())}</p>" for line in text.splitlines() if line.strip())


def items(rows: Sequence[str], language: str = "en", *, ordered: bool = False, shown: int = SHOWN) -> str:
    """Ready `<li>` rows as a list; what is beyond `shown` stands behind "3 more"."""
    if not rows:
        return ""
    name = "ol" if ordered else "ul"
    first = f'<{name} class="list">{"".join(rows[:shown])}</{name}>'
    return first + folded([f'<{name} class="list">{"".join(rows[shown:])}</{name}>'] if rows[shown:] else [], len(rows) - shown, language)


def points(texts: Iterable[str], language: str = "en") -> str:
    """Plain texts as a list that folds after five."""
    return items([f"<li>{esc(text)}</li>" for text in texts if text], language)


def folded(rows: Sequence[str], number: int, language: str = "en") -> str:
    """Markup behind the words "3 more"; nothing when there are no rows."""
    if not rows:
        return ""
    words = esc(label("more.show", language, n=number))
    return trace(words, f'<div class="rest">{"".join(rows)}</div>', "more")


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Label and text side by side; a pair without text is left out."""
    shown = "".join(f"<div><dt>{esc(name)}</dt><dd>{esc(text)}</dd></div>" for name, text in rows if text)
    return f'<dl class="pairs">{shown}</dl>' if shown else ""


def labelled(rows: Iterable[tuple[str, str]], language: str = "en") -> str:
    """Pairs whose names are keys of the words `part.*`."""
    return pairs((label(f"part.{key}", language), text) for key, text in rows)


def headed(key: str, body: str, language: str = "en") -> str:
    """Markup under a small heading, the words `part.{key}`; nothing without a body."""
    return f"<h4>{esc(label(f'part.{key}', language))}</h4>{body}" if body else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """A table of escaped cells; each cell carries its column's name for narrow screens."""
    top = "".join(f'<th scope="col">{esc(name)}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f'<td data-name="{esc(name)}">{esc(cell)}</td>' for name, cell in zip(head, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<table class="{kind}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def shortened(text: str, length: int) -> str:
    """The text in one line, cut at a word with an ellipsis where it is longer than `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(",;:. ") + "…"


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
