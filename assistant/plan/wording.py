"""How values and sentences read in a plan: amounts, shares, dates, lists, capitals, full stops."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

_BRACES = re.compile(r"\{[^{}]*\}")
_TWICE = re.compile(r"\b([a-z]{2,}) \1\b")
_LEAVE = {"had had", "that that"}


def number(value: float) -> str:
    """A number for people: thousands with commas, no needless decimals."""
    if abs(value - round(value)) < 1e-9:
        return f"{round(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")


def share(value: float) -> str:
    """A share 0 to 1 as a percentage: 0.034 is "3.4 %"."""
    return f"{number(round(value * 100, 2))} %"


def quantity(value: Any) -> str:
    """A quantity signal as it stands on the screen: "820,000 EUR a year", "4 % a month", "12 hours"."""
    if not isinstance(value, dict):
        return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
    unit, period = value.get("unit") or "", value.get("period")
    text = share(value["value"]) if unit == "share" else f"{number(value['value'])} {unit}".strip()
    return f"{text} {per(period)}" if period and not unit.endswith(str(period)) else text


def per(period: str | None) -> str:
    """A period as a phrase: "year" is "a year", "hour" "an hour"."""
    if not period:
        return ""
    return f"{'an' if period == 'hour' else 'a'} {period}"


def day(date: dt.date) -> str:
    """A date for people: "31 December 2027"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    items = [word for word in words if word]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def count(amount: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 task", "3 tasks"."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation, a name of one letter, or has capitals inside."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() or first in ("I", "") else text[:1].lower() + text[1:]


def clause(text: str) -> str:
    """The text without white space at its ends and without its last full stop."""
    return text.strip().rstrip(".;, ")


def sentence(text: str) -> str:
    """The text as a sentence: capital first, one stop at the end; nothing stays nothing."""
    plain = tidy(text).rstrip(",;: ")
    if not plain:
        return ""
    return capital(plain) if plain[-1] in ".!?" or plain[-2:] in ('."', '?"', '!"') else f"{capital(plain)}."


def joined(*texts: str) -> str:
    """Sentences one after the other; empty ones are left out, and what was said is not said twice."""
    found: list[str] = []
    for text in texts:
        said = sentence(text)
        if said and said not in found:
            found.append(said)
    return " ".join(found)


def tidy(text: str) -> str:
    """White space folded, empty fields and doubled words taken out."""
    plain = " ".join(_BRACES.sub("", text).split())
    plain = _TWICE.sub(lambda m: m.group(0) if m.group(0) in _LEAVE else m.group(1), plain)
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", plain)


def identity(words: str) -> str:
    """Words as an id: "refrigeration technician" is "refrigeration_technician"."""
    return re.sub(r"\W+", "_", words.lower()).strip("_")
