"""What a message tells in figures, amounts or dates that no fact took: short pieces in the team's own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.case import Fact
from assistant.reading.claims import Sentence
from assistant.reading.marks import list_marks, unmarked
from assistant.reading.orders import order_spans
from assistant.reading.quantities import DAYS, Quantity
from assistant.reading.text import MOST_READ, blank, clauses, readable, sentences

MOST_PIECES, MOST_HEAVY = 2, 4
"""Pieces that are quoted, and how many where each of them is money or a coming date."""
_JOINS = re.compile(r"^(?:and|but|so|y|e|pero)\s", re.IGNORECASE)
LONGEST = 70
"""Letters of a piece; of a longer clause what stands around its figure is quoted."""
LEAST_COUNT = 10
"""A lone count below it ("3 brothers") is told in passing (house rule)."""


def unused(text: str, facts: Sequence[Fact], known: Mapping[str, Any], *, today: dt.date, language: str) -> tuple[str, ...]:
    """Pieces of `text` with a figure, an amount or a coming date of which nothing was taken; money and dates go first.

    At most MOST_PIECES, or MOST_HEAVY that are money or dates. A sum is taken only where a fact of money holds it.

    Args:
        text: the message.
        facts: what was read from it.
        known: the signals of the case, these facts among them: a value that stands in them is known.
        today: dates are counted from it.
        language: "en" or "es", how numbers are written.

    """
    whole = blank(readable(text), [(order.start, min(order.end, MOST_READ)) for order in order_spans(text)])
    low = unmarked(whole, list_marks(whole))
    taken, numbers, words = _taken(text, facts), set(_numbers(known)), " ".join(_words(known))
    sums = _taken(text, [fact for fact in facts if _holds_money(fact)])
    pieces: dict[tuple[int, int], int] = {}
    for span in sentences(low):
        s = Sentence(text=text[span.start : span.end], low=low[span.start : span.end], today=today, language=language, context=low[:2000])
        if s.low.rstrip(" \"')").endswith("?"):
            continue
        for figure in _told(s):
            where = span.start + figure.start
            spans = sums if figure.is_money else taken
            if not (figure.forms & numbers or figure.written in words or any(start <= where < end for start, end in spans)):
                piece = _around(s, figure.start)
                key = span.start + piece[0], span.start + piece[1]
                pieces[key] = max(figure.weight, pieces.get(key, 0))
    heavy = sum(weight > 1 for weight in pieces.values())
    heaviest = sorted(sorted(pieces, key=lambda key: (-pieces[key], key))[: max(MOST_PIECES, min(heavy, MOST_HEAVY))])
    return tuple(_JOINS.sub("", " ".join(text[start:end].split()).strip(" .,;:-–—")) for start, end in heaviest)


@dataclass(frozen=True)
class _Figure:
    """What is told in figures: where, as it is written, the forms in which a signal may hold it; weight 2 = money or a coming date."""

    start: int
    weight: int
    written: str
    forms: frozenset[object]
    is_money: bool = False


def _told(s: Sentence) -> Iterator[_Figure]:
    for moment in s.moments:
        if moment.day >= s.today:
            yield _Figure(moment.start, 2, s.low[moment.start : moment.end], frozenset({moment.day.isoformat()}))
    for amount in s.quantities:
        heavy = amount.kind == "money" or (amount.kind == "count" and not amount.noun)
        if amount.value >= LEAST_COUNT or amount.kind != "count":
            yield _Figure(
                amount.start, 2 if heavy else 1, s.low[amount.start : amount.end], frozenset(_forms(amount)), amount.kind == "money"
            )


def _forms(amount: Quantity) -> Iterator[float]:
    """The numbers as which a signal may hold an amount: a time in any unit, a share by the hundred."""
    yield _round(amount.value)
    if amount.kind in {"share", "points"}:
        yield from (_round(amount.value * 100), _round(amount.value / 100))
    if amount.kind == "money" and amount.period == "year":
        yield _round(amount.value / 12)  # offers are kept by the month
    if amount.days:
        yield from (_round(amount.days / days) for days in DAYS.values())


def _round(number: float) -> float:
    """Two leading digits: months that were counted from weeks come near, and not to the letter."""
    return float(f"{number:.2g}")


def _around(s: Sentence, place: int) -> tuple[int, int]:
    """The clause around a figure, or, of a long one, the words next to the figure."""
    clause = s.thought_at(place)
    start, end = clause.start, clause.end
    if s.low[:start].rstrip().endswith(":") and start <= LONGEST // 2:
        start = 0  # what the sum behind the colon is one of
    if end - start > LONGEST:
        start = max(start, s.low.rfind(" ", 0, max(0, place - LONGEST // 3)) + 1)
        end = min(end, start + LONGEST)
        end = s.low.rfind(" ", place, end) if end < clause.end and " " in s.low[place:end] else end
    return start, end


def _taken(text: str, facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Where the words stand that facts were read from; those of several clauses may hold more than was read."""
    found = []
    for fact in facts:
        whole = fact.unknown or not fact.signals or len(clauses(readable(fact.words))) == 1
        place = text.find(fact.words) if fact.words and whole else -1
        while place >= 0:
            found.append((place, place + len(fact.words)))
            place = text.find(fact.words, place + 1)
    return found


def _holds_money(fact: Fact) -> bool:
    """Whether a fact has a sum: of several in its words, "7,000 to 8,000 EUR", it may hold the middle."""
    return any(isinstance(value, dict) and re.fullmatch(r"[A-Z]{3}", str(value.get("unit"))) for value in fact.signals.values())


def _numbers(signals: object) -> Iterator[object]:
    """Every number and day in the signals."""
    for one in _leaves(signals):
        if isinstance(one, str):
            yield one
        elif isinstance(one, int | float) and not isinstance(one, bool):
            yield _round(one)


def _words(signals: object) -> Iterator[str]:
    """The words in the signals, folded: notes and wishes that hold a figure as it was said."""
    return (readable(one) for one in _leaves(signals) if isinstance(one, str))


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)
    else:
        yield value
