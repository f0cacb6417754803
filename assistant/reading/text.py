"""The message as the readers see it: a folded copy of the same length, what must not be read blanked, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.reading.full_stops import goes_on

MOST_READ = 24_000
"""Characters of one message that are read; what stands behind stays in the journal and is told by a notice."""

_LIKE = {"’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "\t": " ", "\r": " "}
_HIDDEN = re.compile(r"<script\b.*?(?:</script>|$)|<style\b.*?(?:</style>|$)|<!--.*?(?:-->|$)", re.DOTALL | re.IGNORECASE)
_ENDLESS = re.compile(r"\w{120,}")
"""A word or number without end says nothing, and every pattern would begin again at each of its letters."""
LONGEST_SENTENCE = 800
"""Letters of one sentence; what goes on longer without a full stop is cut at a blank, so that reading it takes no longer than reading
several (house rule)."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
_TWO_DAYS = re.compile(rf"(?:\d[./]\d\d(?:\d\d)?|\b{_MONTH}\.?(?: \d{{4}})?|\d-\d\d) - (?:\d{{1,2}}[./ ]|{_MONTH}\b|20\d\d-)")
"""From one day to another: the dash begins no item of a list."""
_ENDS = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+|[^\w\n]{40,}|(?<=\s)(?:[•·*]|-(?!(?<=\d\s-)\s\d))(?=\s)")
"""Full stops, line breaks, the points of a list, and a gap or rule of forty signs and more (house rule)."""
_CUTS = re.compile(
    r"[,;:](?=\s)|\s-\s(?!(?<=\d\s-\s)\d)|[()\[\]]|"
    r"\s(?=(?:but|because|while|whereas|although|though|pero|porque|mientras|aunque|so that|para que)\s)"
)

ARROW = r"(?:[-=]+>|[→⇒➔➜➝⟶])"
"""What people write for "to", between the number of today and the one that is wanted; for folded text."""


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    if letter in _LIKE:
        return _LIKE[letter]
    if letter.isspace() and letter != "\n":
        return " "
    if unicodedata.category(letter) in {"Cs", "Cc", "Cf"} and letter != "\n":
        return " "
    low = letter.lower()
    base = unicodedata.normalize("NFD", low)[:1]
    return base if len(low) == 1 and base.isalpha() else (low if len(low) == 1 else letter)


def fold(text: str) -> str:
    """`text` in small letters without accents, dashes and quotes made plain; always as long as `text`."""
    return "".join(map(_folded_letter, text))


def without_accents(pattern: str) -> str:
    """A regular expression with its accents taken off, so that it meets folded text; escapes keep their case."""
    return "".join(unicodedata.normalize("NFD", c)[:1] if c.isalpha() else c for c in pattern)


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` for use on folded text."""
    return re.compile(without_accents(pattern), re.IGNORECASE)


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with each span turned into line breaks: it is not read, and it ends a sentence."""
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def readable(text: str) -> str:
    """The folded copy of the first MOST_READ characters; scripts, comments, tags and endless words blanked. Same offsets as `text`."""
    head = text[:MOST_READ]
    low = blank(fold(head), [m.span() for pattern in (_HIDDEN, _ENDLESS) for m in pattern.finditer(head)])
    return _TAG.sub(lambda m: " " * len(m.group()), low)


@dataclass(frozen=True)
class Span:
    """A stretch of the message, by offsets."""

    start: int
    end: int


def _trimmed(low: str, start: int, end: int) -> Span | None:
    piece = low[start:end]
    lead = len(piece) - len(piece.lstrip(" \n,;:-•·*\"'"))
    tail = len(piece.rstrip(" \n,;:"))
    found = Span(start + lead, start + tail)
    return found if any(c.isalnum() for c in low[found.start : found.end]) else None


def _short(low: str, span: Span) -> Iterator[Span]:
    """A sentence, or the parts of one that finds no end."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        blank_at = low.rfind(" ", start, start + LONGEST_SENTENCE)
        end = blank_at if blank_at > start else start + LONGEST_SENTENCE
        if part := _trimmed(low, start, end):
            yield part
        start = end
    if rest := _trimmed(low, start, span.end):
        yield rest


def sentences(low: str) -> list[Span]:
    """The sentences and lines of a folded text, in order; abbreviations and decimals do not end one, LONGEST_SENTENCE does."""
    found: list[Span] = []
    start = 0
    days = [days.span() for days in _TWO_DAYS.finditer(low)]
    for end in _ENDS.finditer(low):
        if end.group().startswith(".") and end.end() == end.start() + 1 and goes_on(low, start, end.start()):
            continue
        if any(first < end.end() < last for first, last in days):
            continue
        if span := _trimmed(low, start, end.end()):
            found += _short(low, span)
        start = end.end()
    if span := _trimmed(low, start, len(low)):
        found += _short(low, span)
    return found


def first_sentence(text: str) -> str:
    """The first sentence of a text, as it is written; empty where nothing is said."""
    found = sentences(readable(text))
    return text[found[0].start : found[0].end] if found else ""


def clauses(low: str) -> list[Span]:
    """The clauses of one folded sentence, with offsets in it: cut at commas, brackets and joining words."""
    found: list[Span] = []
    start = 0
    for cut in _CUTS.finditer(low):
        if span := _trimmed(low, start, cut.start()):
            found.append(span)
        start = cut.end()
    if span := _trimmed(low, start, len(low)):
        found.append(span)
    return found


def end_of_list(low: str, end: int) -> int:
    """Where the list ends that a clause was cut in: "to plumber" | ", electrician, mould or other"."""
    rest = _LIST.match(low, end)
    return rest.end() if rest else end


_LIST = re.compile(r"(?:,\s[\w-]+){2,}\s(?:or|and|o|y|e|u)\s[\w-]+(?=[\s.;!]|$)")
