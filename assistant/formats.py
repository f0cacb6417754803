"""How values stand on the screen: numbers, money, shares, dates and lists, in English and Spanish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

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


def listed(items: Sequence[str], language: str = "en") -> str:
    """Items joined as in a sentence: a, b and c."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'y' if language == 'es' else 'and'} {items[-1]}"


def show(value: Any, unit: str = "", language: str = "en") -> str:
    """Any value of a signal as it stands on the screen.

    Args:
        value: number, quantity ``{value, unit, period}``, date, ISO date, list, text, bool or None.
        unit: of a plain number: ISO currency, ``share`` (0 to 1, shown in percent) or a noun.
        language: ``en`` or ``es``.

    Returns:
        "820,000 EUR a year", "4 %", "31 December 2027", "a, b and c"; empty for None.

    """
    if isinstance(value, dict):
        period = PERIODS["es" if language == "es" else "en"].get(value.get("period") or "", "")
        return f"{show(value.get('value'), value.get('unit') or '', language)} {period}".strip()
    if isinstance(value, bool) or value is None:
        return _word(value, language)
    if isinstance(value, int | float):
        return f"{number(value * 100, language)} %" if unit == SHARE else f"{number(value, language)} {unit}".strip()
    if isinstance(value, list | tuple):
        return listed([show(item, "", language) for item in value], language)
    return date(value, language) if isinstance(value, dt.date) or _is_iso(value) else str(value)


def _is_iso(value: Any) -> bool:
    return isinstance(value, str) and len(value) == ISO_DAY and value[4] == value[7] == "-" and value[:4].isdigit()


def _word(value: object, language: str) -> str:
    if value is None:
        return ""
    return {"en": ("no", "yes"), "es": ("no", "sí")}["es" if language == "es" else "en"][bool(value)]
