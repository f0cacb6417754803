"""Which row of the catalogue's problems a text fits, how sure that is, and what else it may be."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.reading.claims import Sentence
from assistant.reading.kinds import NONE, Heard, classified, counted, fitted, likely, likeness
from assistant.reading.meaning import stems
from assistant.reading.no_words import is_foreign, is_no_text
from assistant.reading.plain_kinds import plain_kind, plain_kinds
from assistant.reading.result import Held, Lexicon, Occasion
from assistant.reading.said_outright import SEEN, WISHES, Said, asked_for, said_outright
from assistant.reading.stated_kinds import TOLD_OF_EACH
from assistant.reading.text import compiled, readable, sentences
from assistant.reading.tongues import language_of
from knowledge.catalogue import nothing_learned
from knowledge.embeddings import Embedder
from knowledge.remembered import embed_own
from knowledge.rows import Problem
from knowledge.spanish import to_english

LIKELY, SURE = 0.2, 0.75
"""Chance from which a kind is taken for the time being, and from which nobody is asked whether it is that one (house rules)."""
LIKELY_UNNAMED, SURE_UNNAMED = 1 / 3, 0.9
"""The same for a kind of which no word stands in the text: vectors alone are sure of strange things (house rules)."""
OFFERED, WORTH_OFFERING = 4, 0.02
"""Kinds to choose from where it is not sure, and the least chance of each."""
VETO = 2
"""What is only heard is no picture: it speaks against a row like so many of its words against."""
A_HIT, AGAINST, UNSEEN = 0.2, 1.5, 0.3
STEMS_WEIGH, FITS_BY_STEMS, THE_KIND = 0.24, 0.12, 0.12
"""Without vectors the words of a row decide, and shared stems only between rows with as many words."""
MOST_HITS = 5
MOST_SENTENCES = 40
_HEARD = (
    r"\b(?:audio|recordings?|microphones?|sounds?|noises?|voices?|listen\w*|hears?|heard|acoustic\w*|grabaci\w+|sonidos?|ruidos?|"
    r"microfonos?|escuch\w+|acustic\w+)\b"
)
_ANSWERS_ALIKE: Mapping[str, frozenset[str]] = {
    "number": frozenset({"number", "number_over_time", "time_to_event", "place_in_picture", "fields_of_documents", "effect_of_action"}),
    "number_over_time": frozenset({"number_over_time", "number"}),
    "text": frozenset({"text", "answer_from_documents"}),
    "answer_from_documents": frozenset({"answer_from_documents", "text"}),
    "matching_records": frozenset({"matching_records"}),
    "groups": frozenset({"groups", "one_of_k"}),
    "translation": frozenset({"translation"}),
    "speech": frozenset({"speech", "text"}),
}
"""Kinds of answers that one may mean who asks for the first; the others are said too loosely to rule anything out."""
_TOLD_OF_A_CASE = frozenset({"yes_no", "one_of_k"})
"""What is told of a case is no chain of actions."""
_FORETOLD = frozenset({"several_of_k", "number_over_time", "time_to_event", "effect_of_action", "order_of_items", "matching_records"})
"""What else may be meant where something is foreseen of each case: no setting, no odd patterns, no amount."""
_SORTS_HOLD = {
    **_ANSWERS_ALIKE,
    "one_of_k": frozenset({"one_of_k", "several_of_k", "yes_no"}),
    "yes_no": _TOLD_OF_A_CASE,
    TOLD_OF_EACH: _TOLD_OF_A_CASE | _FORETOLD,
}
"""The same for a sort that a team names in the words of the trade, which are said firmly."""
LEFT_OF_A_CONTRADICTION = 0.1
"""What is left of the chance of a kind whose answer is another one than the brief asks for outright (house rule)."""
BY_DATE = "lookup_reminder"
"""The kind whose answer stands in a date that is known."""
_LOOKS = frozenset({"image", "video"})


@dataclass(frozen=True)
class Guess:
    """What kind of problem a text is about; `name` is empty where none is likely enough, `likely` where it is sure."""

    name: str
    likely: tuple[str, ...] = ()
    """Kinds to choose from, likeliest first; empty where the kind is sure."""


def problem_of(text: str, catalogue: Lexicon, embedder: Embedder | None = None) -> tuple[str, str] | None:
    """The problem row that fits `text`, and the sentence that shows it, letter by letter; None where nothing fits."""
    lows = _lows(text)
    guess = guessed(text, catalogue, embedder)
    return (guess.name, _texts(text)[_shown(guess.name, lows, catalogue)]) if guess.name else None


def guessed(text: str, catalogue: Lexicon, embedder: Embedder | None = None) -> Guess:
    """What kind of problem `text` is about: by fitted weights over its vectors and words; without vectors by words alone."""
    if not text.strip() or not catalogue.problems or is_no_text(text) or is_foreign(text):
        return Guess("")
    if embedder is None:
        return Guess(_by_words(text, catalogue))
    lows = _lows(text)
    said = said_outright(lows)
    chances = without_contradiction(_chances(text, catalogue, embedder), said.answer, catalogue)
    first = next(iter(chances))
    likely_from, sure_from = (LIKELY_UNNAMED, SURE_UNNAMED) if _is_unnamed(first, lows, catalogue) else (LIKELY, SURE)
    doubted = _contradicts(first, said, catalogue) or _hangs_on_a_word(first, text, catalogue, embedder)
    if chances[first] >= sure_from and not doubted:
        return Guess("" if first == NONE else first)
    told = chances[first] >= likely_from and not doubted and first != NONE and not leads_away(catalogue.problems[first])
    return _in_doubt(first if told else "", _worth_offering(chances, catalogue), said, catalogue, doubted=doubted)


def _in_doubt(name: str, offered: list[str], said: Said, catalogue: Lexicon, *, doubted: bool) -> Guess:
    """The guess where no kind is sure: `name` for the time being, and what to choose from, by what the text says outright."""
    if said.by_date:  # never told on a guess, but the first to be offered
        name, offered = "", [BY_DATE, *(one for one in offered if one != BY_DATE)][:OFFERED]
    if said.sort:
        return _of_stated(said.sort, name, offered, catalogue)
    plain = ""
    if said.how_many:
        plain = plain_kind(said.how_many, catalogue)
    elif doubted:
        plain = plain_kinds(catalogue).get(said.answer, "")
    offered = [*offered[: OFFERED - 1], plain] if plain else offered
    return Guess(name, tuple(offered) if len(offered) > 1 else ())


def _is_unnamed(first: str, lows: Sequence[str], catalogue: Lexicon) -> bool:
    """Whether no word of a kind stands in the text."""
    return first != NONE and not _count(catalogue.problems[first].lexicon, " \n".join(lows)[:6000])


def _worth_offering(chances: Mapping[str, float], catalogue: Lexicon) -> list[str]:
    """The likeliest kinds, those that lead away last."""
    offered = [name for name, chance in chances.items() if chance >= WORTH_OFFERING and name != NONE][:OFFERED]
    return sorted(offered, key=lambda name: leads_away(catalogue.problems[name]))


def _of_stated(sort: str, name: str, offered: Sequence[str], catalogue: Lexicon) -> Guess:
    """The guess where the team says what sort of task it is: only kinds of that sort, and the plain one."""
    plain = next((row.id for row in catalogue.problems.values() if is_plain_for(row, sort)), "")
    fitting = [one for one in dict.fromkeys([name, *offered, plain]) if one and fits_sort(catalogue.problems[one], sort)]
    return Guess(name if name in fitting else plain, tuple(fitting[:OFFERED]) if len(fitting) > 1 else ())


def _chances(text: str, catalogue: Lexicon, embedder: Embedder) -> Mapping[str, float]:
    """The chance of each kind, and of none, likeliest first."""
    known, heard = fitted(), heard_of(text, embedder)
    owners, about = own_sentences(catalogue, Held(embedder))
    return likely(
        np.hstack([classified(heard, known), likeness(heard, about, owners, known.names), counted(*words_of(text, catalogue))]), known
    )


def _contradicts(first: str, said: Said, catalogue: Lexicon) -> bool:
    """Whether a text says outright that its answer is of another sort than that of a kind."""
    if said.by_date and first != BY_DATE:
        return True
    if first == NONE:
        return said.sort == TOLD_OF_EACH
    gives = catalogue.problems[first].output_kind
    if gives == "actions" and said.answer in _TOLD_OF_A_CASE:
        return True
    if said.sort == TOLD_OF_EACH:  # "which flights will be late" is told by the minutes, too, where that kind is sure
        return gives not in {*_SORTS_HOLD[said.sort], "number"}
    return gives not in _ANSWERS_ALIKE.get(said.answer, {gives})


def _hangs_on_a_word(kind: str, text: str, catalogue: Lexicon, embedder: Embedder) -> bool:
    """Whether one word alone, wherever it stands, makes a text be of a kind: without it hardly anything speaks for that kind."""
    if kind == NONE:
        return False
    whole = readable(text)
    hits = [match.group() for pattern in catalogue.problems[kind].lexicon for match in compiled(pattern).finditer(whole)]
    words = {word for hit in hits for word in re.findall(r"[a-z]+", hit)}
    if not words or len({word.rstrip("s") for word in words}) > 1:
        return False
    without = re.sub(rf"\b(?:{'|'.join(words)})\b", "", whole)
    return bool(without.strip()) and _chances(without, catalogue, embedder)[kind] < LIKELY


def guessed_but(denied: Collection[str], text: str, occasion: Occasion) -> Guess:
    """What kind a text is about, without those that the team said it is not."""
    guess = guessed(text, occasion.lexicon, occasion.embedder)
    left = tuple(name for name in guess.likely if name not in denied)
    return Guess("" if guess.name in denied else guess.name, left if len(left) > 1 else ())


def told_by_words(catalogue: Lexicon) -> list[Problem]:
    """The kinds that a text may be guessed to be of; the others are only chosen, see `plain_kinds`."""
    return [row for row in catalogue.problems.values() if row.lexicon]


def fits_sort(kind: Problem, sort: str) -> bool:
    """Whether a kind is of the sort that a team says its task is: a kind of answer, or a kind by its id."""
    return kind.id == sort or (kind.output_kind in _SORTS_HOLD.get(sort, {sort}) and not leads_away(kind))


def is_plain_for(kind: Problem, sort: str) -> bool:
    """Whether a kind is the one to go by where no more than that sort is known."""
    return kind.id == sort or (not kind.lexicon and kind.output_kind == sort)


def leads_away(kind: Problem) -> bool:
    """Whether a plan for this kind says to build nothing: nobody is told that on a guess."""
    return bool(kind.signals.get("prohibited_use")) or nothing_learned(kind)


def without_contradiction(chances: Mapping[str, float], asked: str, catalogue: Lexicon) -> dict[str, float]:
    """The chances, likeliest first, where kinds of another answer than the one asked for outright have lost most of theirs."""
    fitting = _ANSWERS_ALIKE.get(asked)
    if fitting is None:
        return dict(chances)
    left = {
        name: chance if name == NONE or catalogue.problems[name].output_kind in fitting else chance * LEFT_OF_A_CONTRADICTION
        for name, chance in chances.items()
    }
    total = sum(left.values())
    return {name: left[name] / total for name in sorted(left, key=lambda name: -left[name])}


def heard_of(text: str, embedder: Embedder) -> Heard:
    """A text as vectors: Spanish is put into English words first."""
    texts, lows = _texts(text), _lows(text)
    spanish = language_of(text) == "es"
    read = [without_aim(to_english(one) if spanish else one) for one in texts]
    vectors = np.asarray(embedder.embed([" ".join(read)[:1500], *read]), dtype=np.float64)
    wished = tuple(place for place, low in enumerate(lows) if WISHES.search(low) or "?" in low) or tuple(range(len(lows)))
    return Heard(vectors[0], vectors[1:], wished)


_AIM = re.compile(
    r"(?:\b(?:by|until|before)\s(?:the\s)?(?:(?:end|start|middle)\sof\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\s)?20\d\d\b)|\d[\d.,]*\s?%(?:\spoints)?"
)


def without_aim(text: str) -> str:
    """A text without percentages and the day of the aim: every kind of project has them, and the vectors take them for prices."""
    return " ".join(_AIM.sub(lambda m: "some" if "%" in m.group() else "", text).split())


def words_of(text: str, catalogue: Lexicon) -> tuple[list[tuple[int, int]], list[bool]]:
    """For each kind, and for none of them: (its words in the text, words against it), and whether its kind of answer is asked for."""
    lows = _lows(text)
    whole, kind = " \n".join(lows)[:6000], asked_for(lows)
    rows = told_by_words(catalogue)
    hits = [(_count(row.lexicon, whole), _count(row.against, whole) + VETO * _unseen(row, whole)) for row in rows]
    return [*hits, (0, 0)], [*(bool(kind) and row.output_kind == kind for row in rows), False]


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(readable(text))[:MOST_SENTENCES]] or [text]


def _lows(text: str) -> list[str]:
    low = readable(text)
    return [low[s.start : s.end] for s in sentences(low)[:MOST_SENTENCES]] or [low]


def _by_words(text: str, catalogue: Lexicon) -> str:
    """The row with most words in the text; "" where there are too few."""
    lows = _lows(text)
    whole, kind = " \n".join(lows)[:6000], asked_for(lows)
    alike = _by_stems(" ".join(_texts(text))[:1500], catalogue)
    said = {
        row.id: A_HIT * (_count(row.lexicon, whole) - AGAINST * _count(row.against, whole))
        - UNSEEN * _unseen(row, whole)
        + (THE_KIND if kind and kind == row.output_kind else 0)
        for row in told_by_words(catalogue)
    }
    best = max(said, key=lambda name: alike[name] + said[name])
    return best if alike[best] + said[best] >= FITS_BY_STEMS else ""


def _count(patterns: Sequence[str], whole: str) -> int:
    return min(sum(bool(compiled(p).search(whole)) for p in patterns), MOST_HITS)


def _unseen(row: Problem, whole: str) -> bool:
    """Whether the row is about pictures and the text about sound alone."""
    return bool(set(row.data_forms) <= _LOOKS and re.search(_HEARD, whole) and not re.search(SEEN, whole))


def _shown(name: str, lows: Sequence[str], catalogue: Lexicon) -> int:
    """The sentence with most hits of the row's lexicon; the first one at equal hits."""
    patterns = [compiled(p) for p in catalogue.problems[name].lexicon]
    counts = [sum(bool(p.search(low)) for p in patterns) for low in lows]
    return counts.index(max(counts))


@lru_cache(maxsize=8)
def own_sentences(catalogue: Lexicon, held: Held) -> tuple[list[str], Any]:
    """The catalogue's own sentences: (owners, vectors (n, 384))."""
    assert held.embedder is not None  # noqa: S101 - asked for only where there is one
    pairs = [(row.id, text) for row in told_by_words(catalogue) for text in row.about]
    vectors = embed_own(held.embedder, [_english(text) for _, text in pairs])
    return [name for name, _ in pairs], np.asarray(vectors, dtype=np.float64)


def _english(text: str) -> str:
    """The vectors know English only: Spanish is put into English words one by one."""
    return to_english(text) if language_of(text) == "es" else text


def _by_stems(text: str, catalogue: Lexicon) -> dict[str, float]:
    words = set(stems(text))
    own = {row.id: {stem for sentence in row.about for stem in stems(sentence)} for row in told_by_words(catalogue)}
    return {name: STEMS_WEIGH * len(words & stems_of) / max(len(words), 4) for name, stems_of in own.items()}


def problem_claim(found: Sequence[Sentence], occasion: Occasion) -> tuple[Sentence, dict[str, Any]] | None:
    """The sentence that shows the problem, and its signals: the kind, and what else it may be where that is not sure."""
    if not found:
        return None
    guess = guessed_but(occasion.known.get("problem_denied") or (), " ".join(s.text.strip() for s in found), occasion)
    if not guess.name and not guess.likely:
        return None
    signals: dict[str, Any] = ({"problem": guess.name} if guess.name else {}) | (
        {"problem_likely": list(guess.likely)} if guess.likely else {}
    )
    lows = [s.low for s in found]
    if kind := asked_for(lows):
        signals["output_kind"] = kind
    told = [s for s in found if not s.low.startswith("#")] or list(found)  # a heading shows nothing by itself
    return told[_shown(guess.name or guess.likely[0], [s.low for s in told], occasion.lexicon)], signals
