"""Facts that a language model read: kept only when the words are the team's, and every value fits its signal and its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.reading.carried import carries
from assistant.reading.currencies import CURRENCIES, name_in
from assistant.reading.moments import find_moments
from assistant.reading.numbers import TOO_LARGE
from assistant.reading.orders import order_spans
from assistant.reading.quantities import DAYS, PERIODS
from assistant.reading.text import fold
from knowledge.rows import Problem, Signal

LONGEST = 600
"""Characters of the words of one fact: a sentence or two, not a whole brief."""

WITHOUT_NUMBER = frozenset({0.0, 1.0})
"""Said by "no" and by "a" as often as by a digit."""

NAMES = frozenset({"problem", "languages", "laws", "jurisdiction"})
"""Texts that are names of the catalogue or codes, not the team's own words."""

NEAR = 366
"""Days that a date may lie from the one its words are read as: "before Easter 2028" is read as the end of 2028."""


class NotSaid(ValueError):
    """What is given as a fact was not said, or does not fit; the message says what is wrong."""


@dataclass(frozen=True)
class Heard:
    """The team's messages, against which a fact is held. Offsets of orders are left out: an order is no fact."""

    texts: tuple[str, ...]
    today: dt.date
    language: str = "en"

    def own_words(self, words: str) -> str:
        """`words` as the team wrote them, the latest message first.

        Raises:
            NotSaid: they stand in no message, or only in an order to the assistant.
        """
        if not any(c.isalnum() for c in words) or len(words) > LONGEST:
            raise NotSaid(f"Quote between one word and {LONGEST} characters of the team's messages.")
        pattern = re.compile(r"\s+".join(re.escape(word) for word in fold(words).split()))
        ordered = False
        for text in reversed(self.texts):
            spans = order_spans(text)
            for found in pattern.finditer(fold(text)):
                if not any(o.start < found.end() and found.start() < o.end for o in spans):
                    return text[found.start() : found.end()]
                ordered = True
        if ordered:
            raise NotSaid("These words are an instruction to the assistant. They are no fact; leave them.")
        raise NotSaid(
            f"“{words[:80]}” does not stand in the team's messages. Copy the words letter by letter; do not shorten or translate."
        )

    def holds(self, text: str) -> bool:
        """Whether `text` stands in a message, white space, case and accents aside."""
        wanted = " ".join(fold(text).split())
        return bool(wanted) and any(wanted in " ".join(fold(one).split()) for one in self.texts)


@dataclass(frozen=True)
class Given:
    """One value as it was given, with what it is checked against."""

    name: str
    signal: Signal
    value: Any
    words: str
    heard: Heard
    problems: Mapping[str, Problem]


def checked(given: Given) -> Any:
    """The value in the form that tables read.

    Raises:
        NotSaid: it does not fit the signal, or its words do not carry it.
    """
    return _CHECKS[given.signal.kind](given)


def _bool(given: Given) -> bool:
    known = {"yes": True, "true": True, "no": False, "false": False}
    value = known.get(given.value.lower(), given.value) if isinstance(given.value, str) else given.value
    if not isinstance(value, bool):
        raise NotSaid(f"{given.name} is true or false.")
    return value


def _number(given: Given) -> float | int:
    return _backed(given.value, given, given.name)


def _backed(value: Any, given: Given, measure: str, *, amount: bool = False) -> float | int:
    """A number that the words carry, as it is or in the unit of its measure."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < TOO_LARGE:
        raise NotSaid(f"{given.name} is a plain number such as 40000.")
    if float(value) not in WITHOUT_NUMBER and not carries(given.words, value, measure, amount=amount):
        raise NotSaid(
            f"The number {value:g} of {given.name} does not stand in “{given.words[:80]}”. Quote the words that hold it, or leave it out."
        )
    return int(value) if float(value).is_integer() else value


def _quantity(given: Given) -> dict[str, Any]:
    if not isinstance(given.value, dict) or "value" not in given.value:
        raise NotSaid(f'{given.name} is {{"value": number, "unit": "EUR" or "share" or a noun, "period": "month" or null}}.')
    unit, _, behind = str(given.value.get("unit") or "").partition("/")
    period = given.value.get("period") or behind or None
    value, unit = _percent(_backed(given.value["value"], given, f"{unit} {period or ''}", amount=True), unit.strip())
    return {"value": value, "unit": _unit(unit, given), "period": _period(period, given)}


def _percent(value: float, unit: str) -> tuple[float, str]:
    """Percent as a share from 0 to 1."""
    if unit in {"%", "percent", "per cent", "por ciento"}:
        return round(value / 100, 6), "share"
    return value, unit


def _unit(unit: str, given: Given) -> str:
    code = name_in(CURRENCIES, unit.lower()) or unit
    times = {name + "s" for name in DAYS} | set(DAYS)
    if code in {"", "share", "relative"} or code in CURRENCIES.values() or unit in times or re.fullmatch(r"[A-Z]{3}", unit):
        return code
    if given.heard.holds(unit):
        return unit
    raise NotSaid(f"The unit “{unit[:40]}” of {given.name} was not said. Use share, a currency such as EUR, or a noun of the team.")


def _period(period: Any, given: Given) -> str | None:
    if period is None:
        return None
    name = name_in(PERIODS, fold(str(period)))
    if not name:
        raise NotSaid(f"The period of {given.name} is second, minute, hour, day, week, month, quarter or year.")
    return name


def _date(given: Given) -> str:
    try:
        day = dt.date.fromisoformat(str(given.value))
    except ValueError as error:
        raise NotSaid(f"{given.name} is a date such as 2027-12-31.") from error
    read = [moment.day for moment in find_moments(fold(given.words), given.heard.today)]
    if read and all(abs((day - one).days) > NEAR for one in read):
        raise NotSaid(f"“{given.words[:80]}” means about {read[0].isoformat()}, not {day.isoformat()}.")
    return day.isoformat()


def _choice(given: Given) -> str:
    if given.value not in given.signal.values:
        raise NotSaid(f"{given.name} is one of {', '.join(given.signal.values)}.")
    return str(given.value)


def _list(given: Given) -> list[str]:
    items: Sequence[Any] = given.value if isinstance(given.value, list) else [given.value]
    for item in items:
        if not isinstance(item, str):
            raise NotSaid(f"{given.name} is a list of texts.")
        if given.signal.values and item not in given.signal.values:
            raise NotSaid(f"{given.name} holds some of {', '.join(given.signal.values)}.")
        if not given.signal.values and given.name not in NAMES and not given.heard.holds(str(item)):
            raise NotSaid(f"“{str(item)[:60]}” of {given.name} was not said. Use the team's own nouns.")
    return [str(item)[:80] for item in items]


def _text(given: Given) -> str:
    if not isinstance(given.value, str):
        raise NotSaid(f"{given.name} is a text.")
    text = given.value.strip()
    if given.name == "problem" and text not in given.problems:
        raise NotSaid(f"There is no problem named {text[:40]}. Choose one of the list in your instructions, or leave it out.")
    if given.name not in NAMES and not given.heard.holds(text):
        raise NotSaid(f"“{text[:60]}” of {given.name} was not said. Use the team's own words.")
    return text[:200]


def _team(given: Given) -> list[dict[str, Any]]:
    """People one by one: each name stands in the words or was said, and so do the hours."""
    rows = given.value if isinstance(given.value, list) else [given.value]
    team = []
    for row in rows:
        if not isinstance(row, dict) or not given.heard.holds(str(row.get("who") or "")):
            raise NotSaid(
                'team is a list of {"who": name, "role": calling, "count": 1, "hours": hours a week each}, names as they were said.'
            )
        hours = None if row.get("hours") is None else _backed(row["hours"], given, "hours_week_each")
        count = row.get("count") if isinstance(row.get("count"), int) else 1
        said = {"who": str(row["who"])[:80], "role": str(row.get("role") or "")[:80], "count": count, "hours": hours}
        team.append(said | {"since": None, "until": None, "writer": False, "skilled": False})
    return team


def _sources(given: Given) -> list[dict[str, Any]]:
    """The rows of a table of sources: names and nouns as they were said, sizes that the words carry."""
    rows = given.value if isinstance(given.value, list) else [given.value]
    told = []
    for row in rows:
        if not isinstance(row, dict) or not given.heard.holds(str(row.get("name") or "")):
            raise NotSaid(
                f'{given.name} is a list of {{"name": source, "rows": how many, "noun": of what, "months": for how long}}, '
                "names as they were said."
            )
        size, months = (None if row.get(name) is None else _backed(row[name], given, name) for name in ("rows", "months"))
        noun = str(row.get("noun") or "")[:80]
        told.append({"name": str(row["name"])[:80], "rows": size, "noun": noun if given.heard.holds(noun) else "", "months": months})
    return told


_CHECKS: dict[str, Callable[[Given], Any]] = {
    "bool": _bool,
    "number": _number,
    "quantity": _quantity,
    "date": _date,
    "choice": _choice,
    "list": _list,
    "text": _text,
    "team": _team,
    "sources": _sources,
}
