"""The list of projects: their titles, where they branched off, and the search in what the team said."""

import unicodedata
from collections.abc import Container, Sequence
from itertools import count

from pydantic import BaseModel, ConfigDict

from assistant.entries import Entry, Kind, live
from assistant.errors import BadInput
from assistant.journal_store import storable
from assistant.wording import say

TOLD: tuple[Kind, ...] = ("message", "renamed", "document", "branched", "undone")
"""Kinds of entries from which a row of the list is made."""

TITLE_LENGTH = 60
LONGEST_TITLE = 120
_TURNS_TEXT = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class SessionRow(BaseModel):
    """One session as it stands in a list: title for people, number of entries, UTC time of the last one.

    `branched_from` is the name of the project that it was copied from, after the turn `branched_turn`; empty for an original.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    title: str
    entries: int
    updated: str
    branched_from: str = ""
    branched_turn: int = 0


def row(name: str, count: int, updated: str, told: Sequence[Entry]) -> SessionRow:
    """The row of one session; `told` are its entries of the kinds TOLD."""
    counted = live(told)
    branched = next((entry.body for entry in reversed(counted) if entry.kind == "branched"), {})
    return SessionRow(
        name=name,
        title=title_of(counted) or name,
        entries=count,
        updated=updated,
        branched_from=str(branched.get("session", "")),
        branched_turn=int(branched.get("turn", 0)),
    )


def matches(search: str, title: str, told: Sequence[Entry]) -> bool:
    """Whether every word of `search` stands in the title, the names of documents or what the team said; case and accents are one."""
    words = folded(search).split()
    if not words:
        return True
    text = folded("\n".join([title, *(_said(entry) for entry in live(told))]))
    return all(word in text for word in words)


def folded(text: str) -> str:
    """`text` without case, accents and width: Año, ANO and ano are one."""
    bare = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", "".join(bare)).casefold()


def title_of(counted: Sequence[Entry]) -> str:
    """The last name given by people, else the one the assistant found, else the first thing said; one line."""
    named = [entry for entry in counted if entry.kind == "renamed"]
    by_people = [entry for entry in named if entry.author == "user"]
    said = [str(entry.body.get("text", "")) for entry in counted if entry.kind == "message" and entry.author == "user"]
    chosen = (by_people or named)[-1:]
    line = " ".join((str(chosen[0].body.get("title", "")) if chosen else said[0] if said else "").split())
    return _cut(line, TITLE_LENGTH)


def _cut(line: str, length: int) -> str:
    """At most `length` characters of a line, cut at a word where one ends in the second half."""
    if len(line) <= length:
        return line
    kept = line[: length - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[length // 2 :] else kept).rstrip(" ,;:.…") + "…"


def clean_title(title: str) -> str:
    """`title` on one line, without control characters and without those that turn the text around it.

    Raises:
        BadInput: nothing is left, or it is longer than LONGEST_TITLE.
    """
    plain = "".join(" " if unicodedata.category(c) == "Cc" else c for c in str(storable(title)) if c not in _TURNS_TEXT)
    line = " ".join(plain.split())
    if not any(unicodedata.category(c)[0] not in "CZ" for c in line):
        raise BadInput("The title is empty.", "Write a few words.")
    if len(line) > LONGEST_TITLE:
        raise BadInput(f"The title has more than {LONGEST_TITLE} characters.", "Write a shorter one; details belong into the talk.")
    return line


def what_if(title: str, taken: Container[str], language: str) -> str:
    """A title for a branch of the project `title`: "What if: ...", with a number where that is taken."""
    opening = say("branch.title", language, title="")
    bare = title.removeprefix(opening).strip()
    for place in count(1):
        end = "" if place == 1 else f" ({place})"
        room = TITLE_LENGTH - len(opening) - len(end)
        wished = opening + _cut(bare, room) + end
        if wished not in taken:
            return wished
    raise AssertionError("count() never ends")


def _said(entry: Entry) -> str:
    """The team's words in one entry; what the assistant answered is not searched."""
    if entry.kind == "document":
        return str(entry.body.get("name", ""))
    if entry.kind != "message" or entry.author != "user":
        return ""
    answers = entry.body.get("answers")
    words = answers.values() if isinstance(answers, dict) else ()
    return "\n".join([str(entry.body.get("text", "")), str(entry.body.get("document", "")), *map(str, words)])
