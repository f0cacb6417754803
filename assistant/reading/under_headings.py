"""What a sum is for by the heading it stands under: the budget, or the two prices of errors; its own words go first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.budgets import FUNDS, known_currency
from assistant.reading.claims import Sentence
from assistant.reading.headings import BUDGET, ERRORS, role_under
from assistant.reading.lines import joined_lines
from assistant.reading.quantities import Quantity
from assistant.reading.yearly_money import without_yearly

_ABOUT = (
    r"(?:about|around|roughly|approx\.?|some|only|max(?:imum|imo)?\.?|up to|at (?:the )?most|no more than|unos|unas|solo|hasta|como maximo)"
)
_WHOLE = (
    rf"(?:{FUNDS}|total|sum|amount|limit|cap|tope|importe|maximum|maximo|external|outside|approved|granted|available|reserved|set aside|"
    r"aprobado|disponible|concedido|in all|altogether|en total)"
)
_GIVES = (
    r"(?:gives?|(?:are|were|is|have been) (?:given|granted|promised|allotted)|get|receive|grants?|pays?|provides?|"
    r"approve[sd]?|allots?|covers?|promise[sd]?|pledge[sd]?|reserve[sd]?|allows?|has|have|da|dan|aporta|"
    r"concede|aprueba|aprobo|financia|paga|tenemos|hay|disponemos de|contamos con)"
)
_LEAD = re.compile(
    rf"\W*(?:(?:the|our|my|a|el|la|nuestro|un|una|project|de|del|of|for|proyecto)\s)*"
    rf"(?:(?:[a-z]+\s)?{_WHOLE}(?:\s(?:for|of|de|del|para)\s[^\d:=]{{3,30}}?)?\s?(?:[:=-]|\b(?:is|are|of|es|son|de)\b|)\s?"
    rf"|(?:[a-z'-]+\s){{0,5}}{_GIVES}\s(?:us\s|nos\s|me\s)?)?(?:{_ABOUT}\s|\W)*"
)
"""What may stand before the sum: nothing, a name of the whole, or who gives it. A name of a part ("hardware: 9,000") is none."""
_FOR_A_PART = re.compile(
    r"\s?(?:(?:is|are|goes?|es|va) )?(?:for|on|para|en)\s(?!(?:the|this|that|it|all|total|everything|our|us|an?|one|two|three|"
    r"el|la|este|esto|todo|nuestro|un|una)\b|\d)[a-z]"
)
_ALL = r"\b(?:in all|in total|altogether|all[- ]in|total|en total|todo incluido|of which|de (?:los|las) (?:que|cuales))\b"
_OTHER_ROLE = (
    r"\b(?:cost|costed|paid|spent|lost|earns?|turnover|revenues?|salar(?:y|ies)|wages?|worth|sav(?:e|es|ing|ings)|"
    r"last year'?s?|false|missed|"
    r"offer\w*|vendor|supplier|costo|pago|gastamos|pagamos|perdimos|factura\w*|sueldos?|salarios?|ahorr\w+|ofrec\w*|proveedor\w*|"
    r"ano pasado)\b"
)


def told_under_headings(found: Sequence[Sentence], asked: Sequence[str]) -> tuple[list[Sentence], list[str]]:
    """The sentences and their questions: a sum under "Budget" answers what may be spent, two prices under "Cost of errors" that one."""
    kept: list[Sentence] = []
    slots: list[str] = []
    for place, (s, slot) in enumerate(zip(found, asked, strict=True)):
        headed = _slot_of(s, found)
        beside = headed == _ERRORS and slots and slots[-1] == headed and _priced(found[place - 1])
        if both := joined_lines(kept[-1], s, cut=";") if beside else None:
            kept[-1] = both
            continue
        kept.append(s)
        slots.append(headed or slot)
    return kept, slots


_ERRORS = "cost_of_errors"


def _slot_of(s: Sentence, found: Sequence[Sentence]) -> str:
    """The question that a sentence answers by its heading; "" where its heading, its own words or a third price settle none."""
    role = role_under(s.under) if s.under else ""
    if role == BUDGET and _is_budget(s):
        return "budget"
    priced = role == ERRORS and _priced(s) and len([o for o in found if o.under == s.under and _priced(o)]) <= MOST_PRICES
    return _ERRORS if priced else ""


MOST_PRICES = 2
"""Prices under one heading that can be told apart: a miss and a false alarm."""


def _is_budget(s: Sentence) -> bool:
    """Whether a sentence under a heading of money begins with the sum for the whole."""
    sums = s.kinds("money") or [
        replace(q, kind="money", unit=known_currency(s)) for q in s.kinds("count") if re.match(r"[\d.,]+ ?k\b", s.low[q.start :])
    ]
    once = [q for q in sums if q.period is None]
    first = min(sums, key=lambda q: q.start, default=None)
    if first is None or s.has(_OTHER_ROLE) or not _LEAD.fullmatch(s.low[: first.start]):
        return False
    return (len(once) <= 1 or bool(s.has(_ALL))) and not _FOR_A_PART.match(s.low, first.end)


def _priced(s: Sentence) -> Quantity | None:
    """The one price that a line names; what comes again in each period, or is worth of the goal, is none."""
    sums = [q for q in without_yearly(s, s.kinds("money")) if q.period is None]
    return sums[0] if len(sums) == len(s.kinds("money")) == 1 else None
