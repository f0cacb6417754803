"""Reads the shipped course notes as plain text, apart from the code under test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import knowledge

PACKAGE = Path(knowledge.__file__).parent
NOTES = sorted((PACKAGE / "notes").glob("*.md"))
NAMES = [path.stem for path in NOTES]
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
SECTION = re.compile(r"^## (.+)\n<!-- (.+) -->\n((?:(?!^## ).*\n?)*)", re.MULTILINE)
DECK_COMMENT = re.compile(r"deck: (\S+); slide: (.+)")


@dataclass(frozen=True)
class Section:
    """One section of a note: `source` is the comment below its heading."""

    note: str
    heading: str
    source: str
    text: str

    @property
    def words(self) -> int:
        """How many words the section has, its heading not counted."""
        return len(re.findall(r"[\w'’]+", self.text))

    @property
    def slide(self) -> tuple[str, str] | None:
        """Deck id and slide heading; None for a public source."""
        match = DECK_COMMENT.fullmatch(self.source)
        return (match[1], match[2]) if match else None

    def __str__(self) -> str:
        """The name of the test case."""
        return f"{self.note}: {self.heading}"


@cache
def note_parts(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of the note `name`."""
    match = FRONT_MATTER.match((PACKAGE / "notes" / f"{name}.md").read_text("utf-8"))
    assert match, f"{name} has no front matter"
    return yaml.safe_load(match[1]), match[2]


@cache
def note_sections(name: str) -> tuple[Section, ...]:
    """The sections of the note `name`, in order."""
    return tuple(Section(name, *found) for found in SECTION.findall(note_parts(name)[1]))


@cache
def deck_rows() -> dict[str, dict[str, Any]]:
    """The rows of decks.yml by deck id."""
    rows = yaml.safe_load((PACKAGE / "catalogue" / "decks.yml").read_text("utf-8"))["decks"]
    return {row["id"]: row for row in rows}


def note_section(name: str, heading: str) -> Section:
    """The one section of a note with this heading."""
    return next(section for section in note_sections(name) if section.heading == heading)


def folded(text: str) -> str:
    """Text in lower case with single blanks."""
    return " ".join(text.split()).casefold()


ALL_SECTIONS = [section for name in NAMES for section in note_sections(name)]
