"""A list of people cut into its pieces, and who begins one: "me (Ida, 5 h)", "Piet, pump mechanic", "one intern until August"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.reading.callings import ANYBODY, BUILDER, BY_ENDING, COUNT
from assistant.reading.claims import Sentence
from assistant.reading.hours import AND_A_HALF, number_of
from assistant.reading.persons import NO_NAME
from assistant.reading.quantities import tidy
from assistant.reading.text import fold

_CUT = re.compile(
    rf"[;|]|,(?!\d)|:(?=\s|$)|\s[-=]\s|(?!\s{AND_A_HALF})\s?(?P<joins>\+|&|\b(?!{AND_A_HALF})(?:and|plus|as well as|y|e(?=\sh?i))\b)\s?"
)
_LEAD = re.compile(
    r"\W*(?:(?:and|plus|y|also|then|with|con|only|just|solo|maybe|for now|it (?:would|will) be|it's|it is|that's|there (?:is|are)|there's|"
    r"we (?:only )?have|we've(?: got)?|i have(?! \d)|hay|tenemos|seria|seriamos|somos|we are|"
    r"trabajamos|participamos|lo hacemos|working on it(?: are)?)\b[\s,:]*)*"
)
_HAVE = re.compile(r"\b(?:have|there|there's|we've(?: got)?|hay|tenemos)\b")
_TITLE = r"(?:(?:Mrs?|Ms|Dr|Prof|Sra?|Dra|Mgr|Ing|Dipl)\.? |(?:[A-Z][a-z]{0,4}\. ?)+|Frau |Herr |Do[nñ]a? )?"
_WORD = r"[^\W\d_a-zà-ÿ][^\W\d_]*[^\W\d_A-ZÀ-Þ](?:['’-][^\W\d_]+)*"
_NAME = re.compile(rf"(?P<name>{_TITLE}{_WORD}(?: (?:(?:de|van|von|da|del|la) )?{_WORD}){{0,2}}\b)")
_ME = re.compile(r"(?:i am|i'm|soy|(?:me|myself|i|yo)\b(?!'))\b")
_HE = re.compile(r"(?:he|she|they|we|who|ella|ellos|ellas|nosotros|nosotras|que|quien|el(?= (?:puede|podria|tiene|da|dedica|sabe)\b))\b")
_PERSON = rf"(?:{ANYBODY}|{BUILDER}|{BY_ENDING}|(?!german|roman)[a-z]{{3,}}(?:man|woman|master|er[oa]|ist[ao]|dora?))"
_INNER = r"(?:(?!(?:and|y|with|con|who|que|for|we|is|are|or|in|half|has|have|can|could|full)\b)[\w/'-]+\s){0,3}?"
_ARTICLES = COUNT.replace("our|my", "his|her|their|our|my|su|el|la")
_COUNTED = re.compile(
    rf"{_ARTICLES}\s(?P<role>{_INNER}{_PERSON}(?:\s(?:{ANYBODY}|{BUILDER})(?![\w'-]))?(?:\s(?:of|de|from) (?:the )?[a-z]+)?)(?![\w'-])"
)
_OF_US = r"of us|de nosotr[oa]s"
_BARE = re.compile(rf"(?P<role>(?:[a-z]+ ){{0,2}}?(?:{ANYBODY}|{BUILDER}))(?=\s?(?:[~(:]|\d|$)|,| (?:half|full|one|two|three|an?)\b)")
_NO_NAME = re.compile(rf"(?:an?|my|mi|mis|nuestr[oa]s?|un[oa]?|el|su|another|otr[oa]|{COUNT}|team)\b.*|{ANYBODY}|{BUILDER}")
"""Words that begin a sentence with a capital letter and are no name: an article, a number, a calling by itself."""
NOBODY = re.compile(
    r"(?:total|sum|together|altogether|both|all|each|suma|ambos|no|not|nobody|none|neither|never|sin|nadie|ningun[oa]?|people|persons?|personas)\b"
)
ROLE = re.compile(rf"(?<![\w-]){_PERSON}(?![\w-])")
"""A word for somebody by what he does."""


@dataclass(frozen=True)
class Piece:
    """A part of a list between two commas or joining words, with its brackets. Offsets are those of the sentence."""

    start: int
    end: int
    joined: bool = False
    """Whether "and" or "+" leads to it: then it is no closer description of whoever stands before it."""
    brackets: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Who:
    """Somebody who begins a piece. `end` = where the words that name them end."""

    name: str
    role: str
    count: int
    end: int
    led: bool = False
    """Whether "we have" leads to it."""
    bare: bool = False
    """A role without number and article: it may describe whoever stands before it."""


@dataclass(frozen=True)
class Entry:
    """One person of the list, or some who are counted together."""

    name: str
    role: str
    count: int
    start: int
    end: int
    hours: float | None = None
    weekly: bool = False
    """Whether the week was named beside the hours."""
    sure: bool = False
    """Whether the words leave no doubt that it is a person who gives time."""
    writer: bool = False
    """Whether it is the person who writes: "me (Ida)"."""
    skilled: bool = False
    """Whether the list says that he programs, calculates or knows a tool for it."""
    since: dt.date | None = None
    until: dt.date | None = None

    def signal(self) -> dict[str, Any]:
        """The person as plain values: hours a week each, dates in ISO form."""
        dates = {"since": self.since and self.since.isoformat(), "until": self.until and self.until.isoformat()}
        hours = self.hours if self.hours is None else tidy(round(self.hours, 2))
        who, role = (self.name, self.role) if self.name else (self.role, "")
        return {"who": who, "role": role, "count": self.count, "hours": hours, **dates, "writer": self.writer, "skilled": self.skilled}


def pieces(low: str) -> list[Piece]:
    """The pieces of a folded list in order; what stands in brackets belongs to the piece before it."""
    depths, depth = [], 0
    for letter in low:
        depth += letter in "(["
        depths.append(depth)
        depth -= letter in ")]" and depth > 0
    cuts = [m for m in _CUT.finditer(low) if not depths[m.start()]]
    starts = [(0, False), *((m.end(), bool(m["joins"])) for m in cuts)]
    ends = [*(m.start() for m in cuts), len(low)]
    found = [Piece(start, end, joined, tuple(_brackets(low, start, end))) for (start, joined), end in zip(starts, ends, strict=True)]
    return [piece for piece in found if re.search(r"\w", low[piece.start : piece.end])]


def _brackets(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.compile(r"[(\[]([^()\[\]]*)(?:[)\]]|$)").finditer(low, start, end):
        yield match.span(1)


def outside(low: str, piece: Piece, start: int) -> str:
    """The piece from `start` on, with its brackets blanked, so that offsets stay."""
    text = low[: piece.end]
    for begin, end in piece.brackets:
        text = text[: begin - 1] + " " * (min(end + 1, piece.end) - begin + 1) + text[end + 1 :]
    return text[start:]


def who_begins(s: Sentence, piece: Piece) -> Who | None:
    """Whoever the piece begins with: "me", a name, or a role with a number, an article or hours; None for all else."""
    lead = _LEAD.match(s.low, piece.start, piece.end)
    start = lead.end() if lead else piece.start
    led = bool(lead and _HAVE.search(lead.group()))
    if me := _ME.match(s.low, start, piece.end):
        return Who("me", "", 1, me.end())
    if NOBODY.match(s.low, start) or _HE.match(s.low, start):
        return None
    if name := _name_at(s, start, piece.end):
        return Who(name, _behind_name(s, start + len(name), piece.end), 1, start + len(name), led)
    if other := _OTHER.match(s.low, start, piece.end):
        return Who("", other["role"], 1, other.end("role"), led)
    return _by_role(s, start, piece.end, led=led)


_OTHER = re.compile(
    r"(?P<role>(?:the other|el otro|la otra))(?=[\s,:]+(?:\d|(?:an?|one|two|three|half|full|part|only|just|"
    r"un[oa]?|dos|tres|medi[oa]|a tiempo|solo)\b))"
)
"""The second of two: "one of us full time, the other one day a week"."""


def _by_role(s: Sentence, start: int, end: int, *, led: bool) -> Who | None:
    match = _COUNTED.match(s.low, start, end) or _BARE.match(s.low, start, end)
    if match is None:
        return None
    role = s.text[match.start("role") : match.end("role")]
    role = s.text[match.start() : match.end()] if re.fullmatch(_OF_US, fold(role)) else role
    count = number_of(match["n"]) if "n" in match.re.groupindex else 1
    behind = re.match(r"\s+", s.low[match.end() : end])
    place = match.end() + (behind.end() if behind else 0)
    if count == 1 and (name := _name_at(s, place, end)):
        return Who(name, role, 1, place + len(name), led)
    return Who("", role, count, match.end(), led, bare="n" not in match.re.groupindex)


def somebody(low: str, piece: Piece) -> Who | None:
    """Anybody with an article, where hours of his own stand beside him: "a neighbour who codes, 4 hours a week"."""
    match = _SOMEBODY.match(low, piece.start, piece.end)
    return Who("", match["role"], 1, match.end()) if match else None


_SOMEBODY = re.compile(
    r"\W*(?:an?|our|my|his|her|another|un[oa]?|mi|su|nuestr[oa]|otr[oa])\s(?!(?:half|few|couple|day|hour|hora|dia|week|total|par|media?)\b)(?P<role>[a-z-]{4,})"
)


def _name_at(s: Sentence, start: int, end: int) -> str:
    """The name that stands there: capital letters, and no month, tool or first word of a sentence that is nobody's name."""
    match = _NAME.match(s.text, start, end)
    words = fold(match["name"]).split() if match else []
    while match and words and words[-1] in NO_NAME:
        words.pop()
    if not match or not words or words[0].strip(".") in NO_NAME or _NO_NAME.fullmatch(" ".join(words)):
        return ""
    return " ".join(match["name"].split()[: len(words)])


def _behind_name(s: Sentence, start: int, end: int) -> str:
    """The calling behind a name: "Pal the electrician"."""
    match = re.compile(rf"\s(?:the|our|my|el|la|nuestr[oa])\s(?P<role>(?:[a-z]+\s){{0,2}}?{_PERSON})(?![\w-])").match(s.low, start, end)
    return s.text[match.start("role") : match.end("role")] if match else ""
