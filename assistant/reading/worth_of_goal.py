"""A sum tied to reaching the goal, or under "Benefit", is what it is worth in all: never a budget or the price of one case."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.claims import Sentence
from assistant.reading.headings import BENEFIT, role_under
from assistant.reading.offer_words import OFFERED
from assistant.reading.quantities import Quantity

_GOAL = r"(?:goals?|targets?|aims?|objectives?|metas?|objetivos?)"
_TIED = re.compile(
    rf"\b(?:if|when|once|provided|assuming)\b[^,;.]{{0,30}}?\b{_GOAL}\b[^,;.]{{0,12}}?\b(?:met|reached|achieved|hit|attained)\b"
    rf"|\b(?:if|when|once) (?:we|you|they) (?:can )?(?:reach|meet|hit|achieve|attain|get to|make|manage)\b"
    rf"|\b(?:reach|meet|hitt?|achiev|attain)(?:ing)\b[^,;.]{{0,20}}?\b{_GOAL}\b|\b(?:if|when|once) (?:it|this|that) (?:works|succeeds)\b"
    rf"|\b(?:si|cuando|una vez)\b[^,;.]{{0,24}}?\b(?:alcan[zc]\w+|logr\w+|cumpl\w+|lleg\w+)\b[^,;.]{{0,24}}?\b{_GOAL}\b"
    rf"|\b(?:alcanzar|lograr|cumplir|llegar a)\b[^,;.]{{0,12}}?\b{_GOAL}\b"
    rf"|\b{_GOAL} (?:is|would be|are) worth\b|\b(?:value|worth|valor) (?:of|de|del) (?:the |la |el )?{_GOAL}\b"
)
_WORTH = re.compile(
    r"\b(?:value|worth|benefits?|gains?|sav(?:e|es|ed|ing|ings)|brings?|earns?|profit|valor|vale|valdria|aporta\w*|ahorr\w+|beneficios?|"
    r"ganancias?|ganamos|gana|supone|supondria|(?:that|this|it) (?:would be|would mean|means|makes)|eso (?:seria|es))\b"
)
_IS_WORTH = re.compile(
    r"\s?(?:(?:a|per|al|por) (?:year|month|ano|mes)\s)?(?:is|would be|are|es|seria) (?:about )?(?:what|"
    r"lo que) (?:it|this|that|all this|the project|"
    r"everything|eso|esto|todo)?\s?(?:is worth|would be worth|would bring|brings?|would save|saves?|vale|aporta\w*|ahorra\w*)\b"
)
"""Behind the sum: "275,500 EUR a year is what it is worth"."""
_IT_IS = re.compile(
    r"(?:^|[,;:.]\s)\W*(?:and |so |y )?(?:all )?(?:it|this|that|the whole thing|the project|eso|esto|todo) (?:is|"
    r"would be|vale|valdria|aporta\w*)(?: all)?(?: worth)?\s$"
)
_EACH = re.compile(r"\s?(?:/|(?:each|apiece|cada un[oa]|per (?!year|month|annum|week)|por (?!ano|mes))\b)")
_ONE = re.compile(
    r"\b(?:an?|one|each|every|per|un|una|cada|por) (?!(?:year|month|week|lot|few|ano|mes|yearly|annual|monthly|"
    r"saving|benefit|value|worth|total)\b)[a-z]"
)
_SPENT = re.compile(
    r"\b(?:costs?|pays?|paid|spend|spent|budget|grant|bonus|price|loses?|losing|lost|cuesta\w*|pagamos|gastamos|"
    r"perdemos|presupuesto|precio)\b"
)


def worth_of_goal(s: Sentence, sums: list[Quantity]) -> Quantity | None:
    """The one sum that says what reaching the goal is worth, with its period; None where none does or several may."""
    if s.low.rstrip().endswith("?") or s.has(OFFERED):
        return None
    whole = [replace(q, period=period) for q in sums if q.kind == "money" and (period := _period(s, q)) and _is_whole(s, q)]
    return whole[0] if len(whole) == 1 else None


def is_worth(s: Sentence, q: Quantity) -> bool:
    """Whether a sum tells what reaching the goal brings, be its period told or not: no number to reach itself."""
    return not _SPENT.search(s.low[: q.start]) and bool(_TIED.search(s.low) and _WORTH.search(s.low))


def _is_whole(s: Sentence, q: Quantity) -> bool:
    """Whether the sum is told of the goal, or of all; where it is told of one of many it is a price."""
    lead = s.low[: q.start]
    if _EACH.match(s.low, q.end) or _SPENT.search(lead):
        return False
    if _IS_WORTH.match(s.low, q.end):
        return True
    if _TIED.search(s.low) and _WORTH.search(s.low):
        return not _ONE.search(re.split(r"[,;:]\s", lead)[-1])
    if _IT_IS.search(lead) and re.search(r"\b(?:worth|vale|valdria|aporta\w*)\b", lead):
        return True
    label = _LABEL.match(lead)
    return BENEFIT in {role_under(s.under), role_under(label["name"]) if label else ""} and not _ONE.search(lead)


_LABEL = re.compile(r"\W*(?P<name>[a-z][^:\d]{2,40}?)\s?[:=]\s")
"""A heading on the line itself: "business case: 60,000 EUR a year"."""


def _period(s: Sentence, q: Quantity) -> str | None:
    """The period of the sum, or of the count before it that it is the worth of: "about 950 units a year, 275,500 EUR"."""
    if q.period in {"week", "month", "quarter", "year"}:
        return q.period
    counted = [o for o in s.quantities if o.end <= q.start and o.kind == "count"]
    if counted and counted[-1].period in {"week", "month", "quarter", "year"}:
        return counted[-1].period
    told = re.search(r"\b(?:(?P<year>yearly|annual(?:ly)?|annum|anual(?:es|mente)?)|(?P<month>monthly|mensual(?:es|mente)?))\b", s.low)
    return told.lastgroup if told else None
