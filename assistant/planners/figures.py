"""Figures, dates and sums of a language model that rest on nothing: not said by the team, not in the plan, not in a source it cites."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.case import Case
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.model import Plan
from assistant.reading.claims import Sentence
from assistant.reading.moments import MONTHS, Moment, first_day
from assistant.reading.numbers import find_numbers
from assistant.reading.quantities import Quantity, find_quantities
from assistant.reading.text import readable, sentences

LEAST_COUNT = 10
"""A count below it ("two questions") is told in passing (house rule)."""
NEAR = 0.015
"""By what part a figure may be rounded: "about 800 hours" for 808."""
LEAST_BARE = 100
"""From here on a value of the plan vouches for a figure without its unit: small ones stand for too much (house rule)."""

_IDIOMS = frozenset({10, 12, 100, 1000, 1e6})
"""Counts that are said in words without being counted: a dozen, a hundred, a thousand."""
_HALF = re.compile(r"(?:the |a |la )?(?:half|mitad)\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
_LONG_TIMES = frozenset({"month", "quarter", "year"})
_GLUED = re.compile(r"(?:[A-Za-z]-|\d[/:])$")
"""What stands before a number that belongs to a name or a ratio: "ResNet-50", "80/20"."""
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True)
class Grounds:
    """What figures may rest on: amounts with their kinds, numbers as they are written, bare values of plans, and days."""

    today: dt.date
    language: str = "en"
    amounts: tuple[Quantity, ...] = ()
    numbers: frozenset[float] = frozenset()
    planned: frozenset[float] = frozenset()
    currencies: frozenset[str] = frozenset()
    """Those of the plans, in which their bare values are money."""
    days: frozenset[dt.date] = frozenset()

    def without(self, text: str) -> list[str]:
        """The figures of `text` that rest on nothing, as they are written; each once."""
        found: dict[str, None] = {}
        for s in _sentences(text, self.today, self.language):
            for start, end in self._unfounded(s):
                found.setdefault(" ".join(s.text[start:end].split()).strip(" .,;:"))
        return list(found)

    def _unfounded(self, s: Sentence) -> Iterator[tuple[int, int]]:
        """Where figures without a ground stand in a sentence, in order."""
        dates = [moment for moment in s.moments if _is_told(moment, s.low)]
        yield from sorted(
            [(m.start, m.end) for m in dates if not self._knows_day(m, s.low)]
            + [(q.start, q.end) for q in s.quantities if _is_figure(q, s) and not self._knows(q, s.low)]
        )

    def _knows_day(self, moment: Moment, low: str) -> bool:
        """Whether a day of the grounds lies in what is named: a day, a month, a quarter or a year; in any year where none is named."""
        first = min(first_day(moment, low), moment.day if moment.exact else moment.day.replace(day=1))
        if re.search(r"\d{4}", low[moment.start : moment.end]):
            return any(first <= day <= moment.day for day in self.days)
        return any((first.month, first.day) <= (day.month, day.day) <= (moment.day.month, moment.day.day) for day in self.days)

    def _knows(self, q: Quantity, low: str) -> bool:
        """Whether an amount stands in the grounds, rounded as it is written."""
        if q.kind == "count":
            return any(_near(q.value, one, low, q) for one in (*self.numbers, *self.planned, *(a.value for a in self.amounts)))
        if any(_alike(q, one) and _near(*_in_one_unit(q, one), low, q) for one in self.amounts):
            return True
        return (q.kind == "time" or (q.kind == "money" and q.unit in self.currencies)) and q.value in self.planned


def grounds_of(case: Case, plans: Iterable[Plan | None], texts: Iterable[str], today: dt.date) -> Grounds:
    """The figures of the team's messages and facts, of `plans` as they are written out, and of `texts` (passages that are cited).

    Args:
        case: the case as it is now.
        plans: the plan now, and the one before the message.
        texts: what else may be repeated.
        today: dates are counted from it.
    """
    language = case.language
    said = [text for m in case.messages if m.author == "user" for text in (m.text, *map(str, (m.body.get("answers") or {}).values()))]
    made = [plan for plan in plans if plan is not None]
    written = [line for plan in made for line in to_markdown(plan).splitlines() if any(c.isdigit() for c in line)]
    amounts: list[Quantity] = list(_signals(case.signals()))
    numbers, days = set[float](), {today}
    for text in dict.fromkeys((*said, *written, *texts)):
        for s in _sentences(text, today, language):
            amounts += find_quantities(s.low, language)
            numbers |= {number.value for number in find_numbers(s.low, language)}
            days |= {moment.day for moment in s.moments}
    leaves = list(_leaves([plan.model_dump(mode="json") for plan in made]))
    isos = (iso for leaf in (*leaves, *_leaves(case.signals())) if isinstance(leaf, str) for iso in _ISO.findall(leaf))
    days |= {day for iso in isos if (day := _day(iso))}
    planned = {float(leaf) for leaf in leaves if not isinstance(leaf, str | bool) and leaf >= LEAST_BARE}
    currencies = {plan.cost.build.currency for plan in made} - {""}
    return Grounds(today, language, tuple(amounts), frozenset(numbers), frozenset(planned), frozenset(currencies), frozenset(days))


def _sentences(text: str, today: dt.date, language: str) -> Iterator[Sentence]:
    low = readable(text)
    for span in sentences(low):
        yield Sentence(text=text[span.start : span.end], low=low[span.start : span.end], today=today, language=language)


def _is_told(moment: Moment, low: str) -> bool:
    """Whether a date is one to hold somebody to: "by summer" and "next week" are none."""
    said = low[moment.start : moment.end]
    return any(c.isdigit() for c in said) or bool(_MONTH.search(said))


def _is_figure(q: Quantity, s: Sentence) -> bool:
    """Whether an amount is a figure, and no small count, turn of speech, name or ratio."""
    said = s.low[q.start : q.end]
    digits = any(c.isdigit() for c in said)
    if digits and (_GLUED.search(s.text[: q.start]) or re.match(r"[/:]\d", s.text[q.end :])):
        return False
    if q.kind == "share":
        return not _HALF.match(said)
    if q.kind == "time":
        return digits or q.value >= LEAST_COUNT or q.unit in _LONG_TIMES
    if q.kind == "count":
        return (digits and not float(q.value).is_integer()) or (q.value >= LEAST_COUNT and (digits or q.value not in _IDIOMS))
    return True


def _alike(a: Quantity, b: Quantity) -> bool:
    kinds = {"points": "share"}
    same = kinds.get(a.kind, a.kind) == kinds.get(b.kind, b.kind)
    return same and (a.kind != "money" or a.unit == b.unit or not (a.unit and b.unit))


def _in_one_unit(a: Quantity, b: Quantity) -> tuple[float, float]:
    """Two alike amounts as numbers in the unit in which the first one is written."""
    if a.kind == "time" and a.days and b.days:
        return a.value, a.value * b.days / a.days
    return (a.value * 100, b.value * 100) if a.kind in {"share", "points"} else (a.value, b.value)


def _near(written: float, known: float, low: str, q: Quantity) -> bool:
    """Whether `known` rounds to what is written: by its last digit, or by a small part of a large number."""
    decimals = re.search(r"\d[.,](\d{1,2})(?!\d)", low[q.start : q.end])
    last = 0.5 / (10.0 ** len(decimals[1])) if decimals else 0.5
    return abs(written - known) <= max(NEAR * abs(written), min(last, abs(written) / 10))


def _signals(signals: Mapping[str, object]) -> Iterator[Quantity]:
    """The amounts among the signals; a share without a unit is a number between 0 and 1."""
    for value in signals.values():
        if isinstance(value, dict) and isinstance(number := value.get("value"), int | float):
            unit = str(value.get("unit") or "")
            kind = "share" if unit == "share" else "money" if re.fullmatch("[A-Z]{3}", unit) else "count"
            yield Quantity(kind, float(number), unit, 0, 0)  # type: ignore[arg-type]
        elif isinstance(value, float) and 0 < value < 1:
            yield Quantity("share", value, "share", 0, 0)


def _leaves(value: object) -> Iterator[str | float]:
    """All texts and numbers in `value`."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str | int | float):
        yield value


def _day(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso)
    except ValueError:
        return None
