"""Where the course notes say something: the section of a note that rests on a slide, and its sentence nearest to a fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.index import NOTES
from knowledge.loading import Document, load_notes
from knowledge.sentences import sentence_spans
from knowledge.words import content_words, stem

_HEADING = re.compile(r"^#+ .*\n+", re.MULTILINE)

LENGTH = 700
"""Characters of a passage that are shown around its quote."""

SHORT = 300
"""The same for what the team wrote: they know it."""

NEAR = 0.4
"""Share of a fact's words that a sentence must hold to be quoted for it."""


@dataclass(frozen=True)
class Section:
    """A section of a note: its heading and its text."""

    heading: str
    text: str


@dataclass(frozen=True)
class Excerpt:
    """A passage in three pieces; `quote` stands in the source letter by letter, or is empty."""

    heading: str = ""
    before: str = ""
    quote: str = ""
    after: str = ""


@cache
def _notes() -> Mapping[str, Document]:
    return {note.source: note for note in load_notes(NOTES)}


@cache
def _sections() -> Mapping[tuple[str, str], tuple[Section, ...]]:
    """All sections of the shipped notes by deck and slide heading."""
    found: dict[tuple[str, str], list[Section]] = {}
    for note in _notes().values():
        for deck, slide, section in _split(note):
            found.setdefault((deck, slide), []).append(section)
    return {key: tuple(rows) for key, rows in found.items()}


def _split(note: Document) -> list[tuple[str, str, Section]]:
    starts = [origin.start for origin in note.origins]
    rows = []
    for origin, end in zip(note.origins, [*starts[1:], len(note.text)], strict=True):
        head, _, body = note.text[origin.start : end].strip().partition("\n")
        rows.append((origin.deck, origin.slide, Section(head.lstrip("#").strip() or note.title, body.strip())))
    return rows


def nearest(deck: str, slide: str, fact: str) -> Excerpt:
    """The passage that rests on a slide, with the sentence nearest to `fact` as its quote; empty when there is no such slide."""
    best: tuple[float, Section, tuple[int, int]] | None = None
    wanted = _stems(fact)
    for section in _sections().get((deck, slide), ()):
        for span in sentence_spans(section.text, 0, len(section.text)):
            near = len(wanted & _stems(section.text[slice(*span)])) / max(1, len(wanted))
            if best is None or near > best[0]:
                best = near, section, span
    if best is None:
        return Excerpt()
    near, section, span = best
    return (
        around(section.text, span, section.heading)
        if near >= NEAR
        else Excerpt(section.heading, _without_rules(_cut(section.text, LENGTH)))
    )


def in_note(source: str, quote: str) -> Excerpt:
    """`quote` in the section of the note `source` that holds it; the bare quote where there is no such note."""
    note = _notes().get(source)
    found = _find(quote, note.text) if note is not None else None
    if note is None or found is None:
        return Excerpt(before=quote)
    start = max((m.end() for m in _HEADING.finditer(note.text) if m.end() <= found[0]), default=0)
    end = min((m.start() for m in _HEADING.finditer(note.text) if m.start() >= found[1]), default=len(note.text))
    return around(note.text[start:end].rstrip(), (found[0] - start, found[1] - start))


def around(text: str, span: tuple[int, int], heading: str = "", length: int = LENGTH) -> Excerpt:
    """The quote at `span` with what stands before and behind it, at most `length` characters in all."""
    start, end = span
    room = max(0, length - (end - start)) // 2
    before, after = text[:start], text[end:]
    if len(before) > room:
        before = "… " + before[len(before) - room :].split(" ", 1)[-1]
    return Excerpt(heading, _without_rules(before), text[start:end], _without_rules(_cut(after, room)))


def quoted(text: str, quote: str, heading: str = "", length: int = LENGTH) -> Excerpt:
    """`quote` in `text`, found when white space counts as one blank; where it is not in it, no quote is shown."""
    found = _find(quote, text)
    return around(text, found, heading, length) if found else Excerpt(heading, _without_rules(_cut(text, length)))


def _find(quote: str, text: str) -> tuple[int, int] | None:
    words = quote.split()
    found = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return found.span() if found else None


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$\n?", re.MULTILINE)
"""The line below the head of a table, which draws a rule and says nothing."""


def _without_rules(text: str) -> str:
    return _RULE.sub("", text)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
