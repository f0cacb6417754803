"""How values stand on the screen: numbers, money, shares, dates, periods and lists, in English and Spanish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from knowledge.translations import spanish

MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "es": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
}
PERIODS = {
    "en": {p: f"a {p}" for p in ("second", "minute", "day", "week", "month", "quarter", "year", "request")} | {"hour": "an hour"},
    "es": {
        "second": "por segundo",
        "minute": "por minuto",
        "hour": "por hora",
        "day": "al día",
        "week": "a la semana",
        "month": "al mes",
        "quarter": "al trimestre",
        "year": "al año",
        "request": "por consulta",
    },
}
SHARE = "share"
RELATIVE = "relative"
"""Unit of a change against today: -0.06 is "6 % less than today"."""
POINTS = "points"
"""Unit of a difference between two shares: 0.04 is "4 points"."""
PLAIN_COUNT = "number"
"""Unit of a plain count in a plan's success section; it is not shown."""
ISO_DAY = 10  # characters of 2027-12-31


def number(value: float, language: str = "en") -> str:
    """A number with its thousands apart and at most two decimals that count: 820,000; 1.62; 0.003."""
    size = abs(value)
    digits = 0 if value == int(value) or size >= 1000 else 2 if size >= 0.1 else 4
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "es" else text


def date(value: dt.date | str, language: str = "en") -> str:
    """A date in words: 31 December 2027. A text that is no ISO date stays as it is."""
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value[:ISO_DAY])
        except ValueError:
            return str(value)
    month = MONTHS["es" if language == "es" else "en"][value.month - 1]
    return f"{value.day} de {month} de {value.year}" if language == "es" else f"{value.day} {month} {value.year}"


def day(value: dt.date) -> str:
    """A date for people, in a plan: "31 December 2027"."""
    return date(value)


def share(value: float, language: str = "en") -> str:
    """A share 0 to 1 as a percentage: 0.034 is "3.4 %"."""
    return f"{number(value * 100, language)} %"


def per(period: str | None, language: str = "en") -> str:
    """A period as a phrase: "year" is "a year", "hour" "an hour"; nothing for none."""
    return PERIODS["es" if language == "es" else "en"].get(period or "", "")


def count(amount: float, one: str, many: str = "") -> str:
    """A number with its noun: "1 task", "3 tasks"."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def listed(items: Iterable[str], language: str = "en") -> str:
    """Items joined as in a sentence: a, b and c; empty ones are left out."""
    kept = [item for item in items if item]
    if len(kept) <= 1:
        return "".join(kept)
    last = kept[-1]
    word = "and" if language != "es" else "e" if last[:1].lower() == "i" or last[:2].lower() == "hi" else "y"
    return f"{', '.join(kept[:-1])} {word} {last}"


def quantity(value: Any, language: str = "en") -> str:
    """A signal as it stands on the screen: "820,000 EUR a year", "4 % a month", "6 % less than today"."""
    return show(value, "", language)


def show(value: Any, unit: str = "", language: str = "en") -> str:
    """Any value of a signal as it stands on the screen.

    Args:
        value: number, quantity ``{value, unit, period}``, date, ISO date, list, text, bool or None.
        unit: of a plain number: ISO currency, ``share`` (0 to 1, shown in percent), a noun, or one of them with its
            period ("EUR/year", "share/month"), as it stands in a plan.
        language: ``en`` or ``es``.

    Returns:
        "820,000 EUR a year", "4 %", "31 December 2027", "a, b and c"; empty for None.

    """
    if isinstance(value, dict):
        return f"{show(value.get('value'), value.get('unit') or '', language)} {per(value.get('period'), language)}".strip()
    if isinstance(value, bool) or value is None:
        return _word(value, language)
    if isinstance(value, int | float):
        return _measured(value, unit, language)
    if isinstance(value, list | tuple):
        return listed([show(item, "", language) for item in value], language)
    return date(value, language) if isinstance(value, dt.date) or _is_iso(value) else str(value)


def _measured(value: float, unit: str, language: str) -> str:
    """A number with its unit and, behind a stroke, its period."""
    unit, _, period = unit.partition("/")
    if unit == RELATIVE:
        words = {"en": ("less than today", "more than today"), "es": ("menos que hoy", "más que hoy")}
        return f"{share(abs(value), language)} {words['es' if language == 'es' else 'en'][value > 0]}"
    if unit == POINTS:
        return f"{number(value * 100, language)} {'puntos' if language == 'es' else 'points'}"
    noun = _one(unit, value)
    noun = spanish().get(noun, noun) if language == "es" else noun  # "hours" of a reader that counts in them; a team's noun stays
    shown = share(value, language) if unit == SHARE else f"{number(value, language)} {noun}".strip()
    return f"{shown} {per(period, language) or period}".strip()


def _one(unit: str, value: float) -> str:
    """The unit as it goes with the number: 1 day, 2 days; a plain count has none."""
    if unit == PLAIN_COUNT:
        return ""
    plural = value == 1 and unit.islower() and unit.endswith("s") and not unit.endswith("ss")
    return {"meses": "mes", "veces": "vez"}.get(unit, unit[:-1]) if plural else unit


def _is_iso(value: Any) -> bool:
    return isinstance(value, str) and len(value) == ISO_DAY and value[4] == value[7] == "-" and value[:4].isdigit()


def _word(value: object, language: str) -> str:
    if value is None:
        return ""
    return {"en": ("no", "yes"), "es": ("no", "sí")}["es" if language == "es" else "en"][bool(value)]
