"""A reader's view of the signals while others are derived from them, and the form of a derivation rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from assistant.formats import show
from knowledge.rows import Problem

DAYS_A_YEAR: dict[str, float] = {
    "second": 31_536_000,
    "minute": 525_600,
    "hour": 8_760,
    "day": 365,
    "week": 52,
    "month": 12,
    "quarter": 4,
    "year": 1,
}
"""How often a period comes in a year."""
SLOWER_THAN_A_DAY = ("week", "month", "quarter", "year")


def amount_of(told: Any) -> float | None:
    """The number in the value of a signal, plain or with a unit; None where it holds none."""
    value = told.get("value") if isinstance(told, Mapping) else told
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def yearly(told: Any) -> float | None:
    """A quantity with a period, brought to a year; without a period a year is meant."""
    amount, period = amount_of(told), told.get("period") if isinstance(told, Mapping) else None
    return None if amount is None else amount * DAYS_A_YEAR.get(period or "year", 1)


@dataclass(frozen=True)
class Known:
    """All signals known so far, with what else a rule may look at. An absent signal is unknown."""

    signals: Mapping[str, Any]
    house: Mapping[str, float]
    today: dt.date
    created: dt.date
    problem: Problem | None = None
    language: str = "en"

    def has(self, *names: str) -> bool:
        """Whether all of `names` are known."""
        return all(name in self.signals for name in names)

    def yes(self, *names: str) -> bool:
        """Whether one of `names` is known to be true."""
        return any(self.signals.get(name) is True for name in names)

    def no(self, *names: str) -> bool:
        """Whether one of `names` is known to be false."""
        return any(self.signals.get(name) is False for name in names)

    def one(self, name: str, *values: str) -> bool:
        """Whether the choice `name` is one of `values`, or the list `name` holds one of them."""
        value = self.signals.get(name)
        return any(v in value for v in values) if isinstance(value, list | tuple) else value in values

    def number(self, name: str) -> float | None:
        """The number in a signal, plain or with a unit; None when unknown."""
        return amount_of(self.signals.get(name))

    def unit(self, name: str) -> str:
        """The unit of a quantity, or "" ."""
        value = self.signals.get(name)
        return str(value.get("unit") or "") if isinstance(value, dict) else ""

    def a_year(self, name: str) -> float | None:
        """A quantity with a period, brought to a year; without a period a year is meant."""
        return yearly(self.signals.get(name))

    def date(self, name: str) -> dt.date | None:
        """The date in a signal; None when unknown or no date."""
        try:
            return dt.date.fromisoformat(str(self.signals.get(name, ""))[:10])
        except ValueError:
            return None

    def show(self, name: str) -> str:
        """The signal as it stands on the screen."""
        return show(self.signals.get(name), "", self.language)


class Answer(NamedTuple):
    """What a rule found: the value, the signals it rests on, and why in plain words (a clause without a full stop)."""

    value: Any
    of: tuple[str, ...]
    en: str
    es: str


@dataclass(frozen=True)
class Rule:
    """A derivation rule: the signal it gives, the signals it looks at, and the function. None = unknown."""

    gives: str
    reads: tuple[str, ...]
    find: Callable[[Known], Answer | None]


def rule(reads: str) -> Callable[[Callable[[Known], Answer | None]], Rule]:
    """Make a rule of a function; its name is the signal it gives, `reads` the signals it looks at."""
    return lambda find: Rule(find.__name__, tuple(reads.split()), find)


def found(value: Any, of: str, en: str, es: str) -> Answer:
    """An answer that rests on the signals named in `of`."""
    return Answer(value, tuple(of.split()), en, es)


def yes(of: str, en: str, es: str) -> Answer:
    """It is so, because of the signals named in `of`."""
    return found(True, of, en, es)  # noqa: FBT003 - the value of a signal, not a switch


def no(of: str, en: str, es: str) -> Answer:
    """It is not so, because of the signals named in `of`."""
    return found(False, of, en, es)  # noqa: FBT003 - the value of a signal, not a switch
