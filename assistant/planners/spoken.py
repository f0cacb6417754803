"""What a language model says, as it streams: thinking and citation marks are taken out of the text, marks become citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

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
    """A citation as it was written: passage number, quote (may be empty), the sentence before it, and how much text stood before it."""

    number: int
    quote: str
    said: str
    at: int = field(default=0, compare=False)


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
            quote, at = (found.group("quote") or "").strip(), len(self.text)
            self.marks += [Mark(int(number), quote, said, at) for number in found.group("numbers").split(",")]
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


Why = Literal["denied", "unquoted", "figures"]
"""Why a sentence is taken back: a source it names says otherwise, its quotes stand in no source, or its figures rest on nothing."""


@dataclass(frozen=True)
class TakenBack:
    """A sentence that is not kept, why, and the figures where they are why."""

    sentence: str
    why: Why
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What is left of a model's answer: its text, the citations that hold, what was taken back.

    `quotes_dropped` counts quotes that do not stand letter for letter in the passage they name; `shaken` are sentences that
    stay although one of theirs is among them, since another one holds.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    quotes_dropped: int = 0
    taken_back: tuple[TakenBack, ...] = ()
    shaken: tuple[str, ...] = ()


Unfounded = Callable[[str, Sequence[Passage]], Sequence[str]]
"""The figures of a sentence that rest on nothing; the passages are those that the whole text cites."""


def checked(spoken: Spoken, passages: Sequence[Passage], embedder: Embedder | None, unfounded: Unfounded | None = None) -> Checked:
    """Hold every sentence that cites a passage against that passage, every quote against its source, every figure against what is known."""
    false = _contradicted(spoken.marks, passages, embedder) if embedder else set()
    cited = [passage for mark in spoken.marks if (passage := _passage_of(mark, passages))]
    text, end, gone, shaken, kept = "", 0, list[TakenBack](), list[str](), list[Mark]()
    for start, stop, marks in _with_marks(spoken):
        sentence = " ".join(spoken.text[start:stop].split())
        why: Why | None = "denied" if any(mark.said in false for mark in marks) else _unquoted(marks, passages)
        figures = tuple(unfounded(sentence, cited)) if unfounded and why is None else ()
        if why or figures:
            gone.append(TakenBack(sentence, why or "figures", figures))
        else:
            text += spoken.text[end:stop]
            kept += marks
            shaken += [sentence] if any(_is_false(mark, passages) for mark in marks) else []
        end = stop
    dropped = sum(_is_false(mark, passages) for mark in spoken.marks if mark.said not in false)
    return Checked(text + spoken.text[end:], tuple(citations_of(kept, passages)), dropped, tuple(gone), tuple(shaken))


def _with_marks(spoken: Spoken) -> Iterator[tuple[int, int, list[Mark]]]:
    """Each sentence as (start, end, its marks); a mark belongs to the sentence that it stands in or behind."""
    spans = sentence_spans(spoken.text, 0, len(spoken.text))
    begins = [0, *(start for start, _ in spans[1:]), len(spoken.text) + 1]
    for place, (start, stop) in enumerate(spans):
        after, until = begins[place] if place else -1, begins[place + 1]
        yield start, stop, [mark for mark in spoken.marks if after < mark.at <= until]


def _contradicted(marks: Sequence[Mark], passages: Sequence[Passage], embedder: Embedder) -> set[str]:
    """The sentences that no passage they name supports and one says otherwise."""
    named: dict[str, list[str]] = {}
    for mark in marks:
        if passage := _passage_of(mark, passages):
            named.setdefault(mark.said, []).append(passage.text)
    return {said for said, texts in named.items() if any(one.contradicted for one in guard(said, list(dict.fromkeys(texts)), embedder))}


def _unquoted(marks: Sequence[Mark], passages: Sequence[Passage]) -> Why | None:
    """A sentence goes with its quotes where all that it rests on is false."""
    return "unquoted" if any(_is_false(mark, passages) for mark in marks) and not citations_of(marks, passages) else None


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
