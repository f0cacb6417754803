"""The headings of a message, and what the sums under one are for where their own sentence does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(
    r"^[ ]*(?P<mark>#{1,6}[ ]*|\*\*|__)?[ ]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?[ ]+)?(?P<name>[^\W\d_][^\n|]{1,58}?)[ ]*(?P<colon>:)?"
    r"(?:\*\*|__)?(?P<late>:)?[ ]*#*[ ]*$",
    re.MULTILINE,
)
MOST_WORDS = 7
"""Words of a heading; a line that is marked as none has to be shorter still."""
MOST_UNMARKED = 3
_BUDGET = re.compile(r"\b(?:budget|money|funds?|funding|grants?|financ(?:es?|ing|iacion)|presupuesto|dinero|fondos?|subvencion)\b")
_NO_BUDGET = re.compile(r"\b(?:lost|lose|saved?|today|mistakes?|errors?|worth|brings?|perdid[oa]|hoy|errores|ahorr\w+)\b")
_BENEFIT = re.compile(
    r"\b(?:benefits?|value|worth|savings?|gains?|returns?|roi|brings?|saves?|pays? off|beneficios?|valor|ahorros?|ahorra|aporta|vale|"
    r"ganancias?|retorno|business case)\b"
)
_NO_BENEFIT = re.compile(r"\b(?:data|today|now|missing|mistakes?|errors?|(?<!business )cases?|tax|datos|hoy|errores|caso)\b")
_ERRORS = re.compile(r"\b(?:mistakes?|errors?|wrong|errores?|fallos?|equivoca\w*|false alarms?|falsas? alarmas?)\b")
_PRICE = re.compile(r"\b(?:costs?|prices?|consequences?|cuestan?|costes?|costos?|precios?|consecuencias)\b")
BUDGET, BENEFIT, ERRORS = "budget", "benefit", "errors"


def headings(low: str) -> list[tuple[int, str]]:
    """The headings of a folded text in order, each with the offset of its end: marked ones, and short lines that state nothing."""
    found = []
    for line in _LINE.finditer(low):
        name = line["name"].strip()
        words, marked = len(name.split()), bool(line["mark"] or line["colon"] or line["late"])
        if words <= (MOST_WORDS if marked else MOST_UNMARKED) and not re.search(r"\d|[.!?,;:](?:\s|$)", name) and line.end() < len(low):
            found.append((line.end(), name))
    return found


def heading_over(found: Sequence[tuple[int, str]], place: int) -> str:
    """The last heading that ends before `place`; "" where there is none."""
    return next((name for end, name in reversed(found) if end <= place), "")


def role_under(heading: str) -> str:
    """What sums under a heading are for: BUDGET, BENEFIT or ERRORS; "" where it does not say it."""
    if _ERRORS.search(heading) and _PRICE.search(heading):
        return ERRORS
    if _BUDGET.search(heading) and not _NO_BUDGET.search(heading):
        return BUDGET
    return BENEFIT if _BENEFIT.search(heading) and not _NO_BENEFIT.search(heading) else ""


def is_of_other_money(heading: str) -> bool:
    """Whether the sums under a heading are prices, losses or gains, and nothing that may be spent."""
    return bool(_NO_BUDGET.search(heading) or _PRICE.search(heading)) or role_under(heading) in {BENEFIT, ERRORS}
