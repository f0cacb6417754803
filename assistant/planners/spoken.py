"""What a language model says, as it streams: thinking and citation marks are taken out of the text, marks become citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.citations import Citation, citation_of, find_quote
from knowledge.embeddings import Embedder
from knowledge.retrieval import Passage, body
from knowledge.sentences import sentence_spans
from knowledge.verify import guard
from knowledge.words import content_stems

LONGEST_MARK = 700
"""Characters after an opening bracket until which a mark may close."""
SHARED = 3
"""Words with a meaning that a sentence of the passage must share with what was said, where no quote was given."""

_MARK = re.compile(r"\[\s*(?P<numbers>\d{1,2}(?:\s*,\s*\d{1,2})*)\s*[:,]?\s*(?:[\"“”«'‘](?P<quote>.*?)[\"”“»'’]?\s*)?\]", re.DOTALL)
_CLOSING = frozenset(".,;:!?)")
_OPENS, _CLOSES = "<think>", "</think>"


@dataclass(frozen=True)
class Mark:
    """A citation as it was written: passage number, quote (may be empty), and the sentence before it."""

    number: int
    quote: str
    said: str


@dataclass
class Spoken:
    """The text so far. `feed` returns what can be shown of a new piece; `flush` the rest at the end."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    _waiting: str = ""
    _blanks: str = ""
    _thinking: bool = False
    _marked: bool = False

    def feed(self, piece: str) -> str:
        """A piece as it came; returns the part that is sure by now."""
        self._waiting += piece
        shown = ""
        while self._waiting:
            step = self._thought() if self._thinking else self._step()
            if step is None:
                break
            shown += step
        return shown

    def flush(self) -> str:
        """The end: what was held back is shown as it is."""
        rest, self._waiting = ("" if self._thinking else self._waiting), ""
        return self._show(rest)

    def paragraph(self) -> str:
        """A new message begins: its text stands in a paragraph of its own."""
        shown = self.flush()
        self._thinking, self._blanks = False, ""
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
            return shown + "\n"
        return shown

    def _step(self) -> str | None:
        """Take something off the waiting text; None when more has to come first."""
        place = min((i for i in (self._waiting.find("["), self._waiting.find("<")) if i >= 0), default=-1)
        if place != 0:
            head, self._waiting = (self._waiting, "") if place < 0 else (self._waiting[:place], self._waiting[place:])
            return self._show(head)
        return self._bracket() if self._waiting[0] == "[" else self._tag()

    def _bracket(self) -> str | None:
        found = _MARK.match(self._waiting)
        if found:
            self._waiting, self._marked = self._waiting[found.end() :], True
            said = next(reversed(_sentences(self.text[-600:])), "")
            self.marks += [Mark(int(number), (found.group("quote") or "").strip(), said) for number in found.group("numbers").split(",")]
            return ""
        if "]" in self._waiting or len(self._waiting) > LONGEST_MARK or not re.match(r"\[\s*(?:\d|$)", self._waiting):
            return self._take(1)
        return None

    def _tag(self) -> str | None:
        if self._waiting.startswith(_OPENS):
            self._thinking = True
            self._waiting = self._waiting[len(_OPENS) :]
            return ""
        return None if _OPENS.startswith(self._waiting) else self._take(1)

    def _thought(self) -> str | None:
        _, found, rest = self._waiting.partition(_CLOSES)
        self._waiting = rest.lstrip() if found else self._waiting[-len(_CLOSES) :]
        self._thinking = not found
        return "" if found else None

    def _take(self, length: int) -> str:
        head, self._waiting = self._waiting[:length], self._waiting[length:]
        return self._show(head)

    def _show(self, text: str) -> str:
        """Blanks at the end are held back: where a mark was taken out, one is left, and none before a full stop."""
        held, bare = self._blanks, text.rstrip(" ")
        if self._marked and bare:
            held, bare, self._marked = (held + text[: len(text) - len(text.lstrip(" "))])[:1], bare.lstrip(" "), False
        if not bare:
            self._blanks += text
            return ""
        self._blanks = text[len(text.rstrip(" ")) :]
        if not self.text:
            held, bare = "", bare.lstrip()
        shown = ("" if bare[:1] in _CLOSING or self.text.endswith("\n") else held) + bare
        self.text += shown
        return shown


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@dataclass(frozen=True)
class Checked:
    """What is left of a model's answer: its text, the citations that hold, and how much was left out.

    `quotes_dropped` counts quotes that do not stand letter for letter in the passage they name; `sentences_dropped` sentences
    whose own passage says otherwise.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    quotes_dropped: int = 0
    sentences_dropped: int = 0


def checked(spoken: Spoken, passages: Sequence[Passage], embedder: Embedder | None) -> Checked:
    """Hold every sentence that cites a passage against that passage, and every quote against its source."""
    false = _contradicted(spoken.marks, passages, embedder) if embedder else set()
    text, dropped = _without(spoken.text, false)
    marks = [mark for mark in spoken.marks if mark.said not in false]
    return Checked(text, tuple(citations_of(marks, passages)), sum(_is_false(mark, passages) for mark in marks), dropped)


def _contradicted(marks: Sequence[Mark], passages: Sequence[Passage], embedder: Embedder) -> set[str]:
    """The sentences that no passage they name supports and one says otherwise."""
    named: dict[str, list[str]] = {}
    for mark in marks:
        if passage := _passage_of(mark, passages):
            named.setdefault(mark.said, []).append(passage.text)
    return {said for said, texts in named.items() if any(one.contradicted for one in guard(said, list(dict.fromkeys(texts)), embedder))}


def _without(text: str, false: set[str]) -> tuple[str, int]:
    """(the text without those sentences, how many were taken out); the others stay as they are."""
    kept, end, dropped = "", 0, 0
    for start, stop in sentence_spans(text, 0, len(text)):
        if any(said in text[start:stop] for said in false):
            dropped += 1
        else:
            kept += text[end:stop]
        end = stop
    return kept + text[end:], dropped


def _passage_of(mark: Mark, passages: Sequence[Passage]) -> Passage | None:
    return passages[mark.number - 1] if 1 <= mark.number <= len(passages) else None


def _is_false(mark: Mark, passages: Sequence[Passage]) -> bool:
    passage = _passage_of(mark, passages)
    return bool(mark.quote) and (passage is None or find_quote(mark.quote, passage.text) is None)


def citations_of(marks: Sequence[Mark], passages: Sequence[Passage]) -> list[Citation]:
    """The marks whose quote stands letter by letter in the passage they name; each quote once. False ones are dropped."""
    found: dict[tuple[str, str], Citation] = {}
    for mark in marks:
        if passage := _passage_of(mark, passages):
            quote = mark.quote or _nearest(mark.said, passage)
            span = find_quote(quote, passage.text)
            if span is not None and len(quote.split()) > 1:
                exact = " ".join(passage.text[span[0] : span[1]].split())
                place = passage.start + span[0], passage.start + span[1]
                found[passage.chunk_id, exact] = citation_of(passage, exact, *place)
    return list(found.values())


def _nearest(said: str, passage: Passage) -> str:
    """The sentence of the passage that shares most words with what was said; empty when none shares enough."""
    words = set(content_stems(said))
    scored = [(len(words & set(content_stems(one))), one) for one in _sentences(body(passage.text))]
    best = max(scored, default=(0, ""), key=lambda row: row[0])
    return best[1] if best[0] >= SHARED else ""
