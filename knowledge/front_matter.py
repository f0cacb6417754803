"""Split a course note into its front matter, its text, and the slides that its sections rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from knowledge.errors import DocumentRefused

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
COMMENT = re.compile(r"<!--(.*?)-->[ \t]*\n?", re.DOTALL)
FIELD = re.compile(r"\b(deck|slide|public)\s*:\s*(.*?)\s*(?=;\s*(?:deck|slide)\s*:|\Z)", re.DOTALL)
PUBLIC = "public"
"""Stands in the place of the deck where a section rests on a public source; its name stands in the place of the slide."""


@dataclass(frozen=True)
class Note:
    """The parts of a note; `origins` are (start and end of the section in `text`, deck or "", slide heading or "").

    `pictured` says that its sections stand for slides that are only pictures; the front matter names them by deck.
    """

    title: str
    decks: tuple[str, ...]
    headings: tuple[str, ...]
    text: str
    origins: tuple[tuple[int, int, str, str], ...]
    pictured: bool = False


def parse_note(raw: str, name: str) -> Note:
    """Read front matter (title, deck, headings, pictured) and strip the comments that name a section's slide. Raises DocumentRefused."""
    match = FRONT_MATTER.match(raw)
    fields = _yaml_fields(match.group(1), name) if match else {}
    body = raw[match.end() :] if match else raw
    text, origins = _strip_comments(body)
    title, pictured = str(fields.get("title") or ""), bool(fields.get("pictured"))
    return Note(title, _strings(fields.get("decks") or fields.get("deck")), _strings(fields.get("headings")), text, origins, pictured)


def _yaml_fields(block: str, name: str) -> dict[str, object]:
    try:
        fields = yaml.safe_load(block)
    except yaml.YAMLError as failed:
        raise DocumentRefused(f"The front matter of {name} is not valid YAML.", "Correct the lines between the two --- marks.") from failed
    if not isinstance(fields, dict):
        raise DocumentRefused(f"The front matter of {name} names no fields.", "Write lines such as `title: ...` between the --- marks.")
    return fields


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return (str(value),)


def _strip_comments(body: str) -> tuple[str, tuple[tuple[int, int, str, str], ...]]:
    """Take comments out; one that names a deck or slide marks the section whose heading stands before it."""
    pieces: list[str] = []
    origins: list[tuple[int, str, str]] = []
    length = position = 0
    for match in COMMENT.finditer(body):
        pieces.append(body[position : match.start()])
        length += len(pieces[-1])
        position = match.end()
        named = dict(FIELD.findall(match.group(1)))
        if named:
            start = _heading_start("".join(pieces))
            origins.append((start, *_rests_on(named)))
    pieces.append(body[position:])
    text = "".join(pieces)
    return text, tuple((start, _section_end(text, start), deck, slide) for start, deck, slide in origins)


def _rests_on(named: dict[str, str]) -> tuple[str, str]:
    """Deck and slide of a section, or PUBLIC and the name of its source: what is only a picture is never cited as the course."""
    if PUBLIC in named:
        return PUBLIC, named[PUBLIC].rstrip("; ")
    return named.get("deck", "").rstrip("; "), named.get("slide", "").rstrip("; ")


def _heading_start(before: str) -> int:
    """Where the nearest heading above begins; a comment under no heading counts from where it stands."""
    found = [match.start() for match in re.finditer(r"^#{1,6}\s", before, re.MULTILINE)]
    return found[-1] if found else len(before)


def _section_end(text: str, start: int) -> int:
    """Where the next heading of the same or a higher level begins."""
    marks = re.match(r"#{1,6}", text[start:])
    if not marks:
        return len(text)
    following = re.compile(rf"^#{{1,{len(marks.group(0))}}}\s", re.MULTILINE).search(text, start + len(marks.group(0)))
    return following.start() if following else len(text)
