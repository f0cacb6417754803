"""Money in a sentence, by what it is for: budget, own hours, an offer, the worth of one case, the price of an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.reading.budgets import BUDGET, FUNDS, GUESSED, LABELLED, LEAST_BUDGET, known_currency, read_budget
from assistant.reading.claims import Claim, Sentence
from assistant.reading.error_costs import error_costs
from assistant.reading.error_forms import LOSES, told_apart
from assistant.reading.offer_words import OFFERED
from assistant.reading.offers import is_offer, read_offers
from assistant.reading.quantities import Quantity
from assistant.reading.running_caps import running_caps
from assistant.reading.yearly_money import without_yearly

_OWN_HOURS = (
    r"\b(?:own hours?|our (?:own )?(?:hours?|time|work)|internal hours?|hourly rate|an hour of (?:ours|our time)|"
    r"working hour|hora propia|nuestras horas|hora de trabajo)\b"
)
_WORTH = (
    r"\b(?:worth|is worth|brings?(?: us| in)?|earns? us|contribut\w*|margin|value of|profit|vale|aporta|rinde|margen|"
    r"deja|saves? us)\b"
)
_TOTAL = (
    r"\b(?:turnover|revenues?|(?:annual |yearly )?sales of|salar(?:y|ies)|wages?|facturacion|facturamos|ingresos|sueldos?|salarios?|"
    r"profits? (?:of |is |was |are )?(?:about )?[€$£\d]|ganancias? de)"
)
"""What the house takes in, or pays its people, is no worth of one case."""
_OF_ONE = (
    r"\b(?:an?|one|each|every|per|(?:the )?(?:average|typical)|un|una|cada|por) (?!(?:year|month|quarter|ano|mes|"
    r"trimestre|lot|few)\b)[a-z]|"
    r"/\s?[a-z]"
)
"""Somebody or something of which there are many: only its worth may be one of a year."""
_COST = (
    r"\b(?:costs?|costing|price|lose|loses|loss|pay|expens\w*|means|mean|fine|penalty|cuesta\w*|costo|coste|perdemos|pierde|"
    r"pagamos|multa|supone|vale|each|eur|usd|cents?|centimos?|€|\$)"
)


def read_money(s: Sentence) -> Iterator[Claim]:
    """Claims of budget, existing_solution, business_objective (worth of one case) and cost_of_errors."""
    amounts = _amounts(s)
    yield from running_caps(s, amounts)
    errors = [] if is_offer(s) else list(error_costs(s, amounts, priced=bool(s.has(_COST) and not s.has(BUDGET))))
    yield from errors
    if errors:
        return
    yield from _hours(s, amounts)
    yield from read_offers(s, amounts)
    yield from _worth(s, amounts)
    yield from read_budget(s, amounts)


def _amounts(s: Sentence) -> list[Quantity]:
    """Money; a bare "38k" counts as money, in the currency said nearby, before, or EUR."""
    unit = next((q.unit for q in s.kinds("money")), "") or known_currency(s)
    bare = [q for q in s.kinds("count") if not (_counts_things(q) or _begins_a_range(s, q))]
    errors = _prices_of_errors(s, bare)
    sums = [q for q in bare if q in errors or _is_bare_money(s, q)]
    sums += [q for q in s.kinds("count") if q not in sums and _THOUSANDS.match(s.low, q.start) and LABELLED.search(s.before(q.start))]
    told = [*s.kinds("money"), *(replace(q, kind="money", unit=unit, noun="") for q in sums)]
    return sorted(without_yearly(s, told), key=lambda q: q.start)


_DIGITS = re.compile(r"~? ?\d")
_THOUSANDS = re.compile(r"[\d.,]+(?:k| ?grand)\b")
_SCALED = re.compile(r"(?:[\d.,]+|[a-z]+(?:[ -][a-z]+)?) ?(?:k|m|thousand|grand|mil|mio\.?|mln\.?|million|millon|millones|tsd\.?)(?![a-z])")
"""A number of thousands: where funds are spoken of, and nothing is counted by it, it is money."""
_PRICED_ERROR = re.compile(
    r"\b(?:missed|misses|missing|overlooked|undetected|no detectad[oa]|perdid[oa])\b[^;]*\bfals[aeo]s?\b|"
    r"\bfals[aeo]s? [a-z]+\b[^;]*\b(?:miss\w*|overlooked|undetected|no detectad[oa]|perdid[oa])\b"
)


def _prices_of_errors(s: Sentence, bare: list[Quantity]) -> list[Quantity]:
    """Two numbers without any unit that are the prices of two errors: "a missed one costs 9500, a false alarm 60"; else none."""
    bare = [q for q in bare if _DIGITS.match(s.low, q.start)]
    if len(bare) != 2 or any(q.period or (q.noun and not re.match(_GONE, q.noun)) for q in bare):
        return []
    told = _PRICED_ERROR.search(s.low) and s.has(r"\b(?:costs?|lose|loses|cuesta\w*|perdemos)\b")
    return bare if told or (s.has(LOSES) and told_apart(s.low, bare)) else []


_GONE = r"(?:lost|gone|wasted|loss|perdid[oa]s)\b"


def _counts_things(q: Quantity) -> bool:
    """Whether a number has a noun that it counts; "85 for the trip", "18.000 this year" and "6k maybe" have none."""
    return bool(q.noun) and not re.match(
        rf"{_GONE}|(?:maybe|perhaps|tops|max|incl|all|total|altogether|once|one-off|todo|quiza|maximo)\b", q.noun
    )


def _begins_a_range(s: Sentence, q: Quantity) -> bool:
    """Whether a number is the first of two that count things: "5-6 guards short" is no five euros."""
    last = next((o for o in s.quantities if o.start >= q.end), None)
    return bool(last and last.kind in {"count", "time"} and last.noun + last.unit and re.fullmatch(_TO, s.low[q.end : last.start]))


_TO = r"\s?(?:-|to|or|al?|o)\s?"
_ASIDE = re.compile(r"\b(?:hours?|days?|weeks?|months?|people|years?|horas?|dias?|semanas?|mes(?:es)?|personas?|anos?)\b")


def _is_bare_money(s: Sentence, q: Quantity) -> bool:
    """A "38k", or "45 millones" where money was asked for or a price is spoken of; any sum by itself where sums were asked for."""
    if s.asked == "cost_of_errors" and not _DIGITS.match(s.low, q.start):
        return False  # "a missed one" is no sum of one
    if s.asked == "cost_of_errors" and not re.search(r"\b(?:in|of|of the|de|en)\s$", s.before(q.start, 8)):
        return not _ASIDE.search(s.low[q.start : q.end])
    offered = s.asked == "existing_solution" or (q.period in {"month", "year"} and s.has(OFFERED))
    if offered and q.value >= LEAST_BUDGET and not 1900 < q.value < 2100:
        return q.period in {"month", "year"} or any(o.kind == "count" and o.period in {"month", "year"} for o in s.quantities)
    if s.asked == "budget" and q.value >= (LEAST_BUDGET if q.period == "month" else LEAST_SUM) and q.period in {None, "month", "year"}:
        return True
    if _is_of_funds(s, q) or _THOUSANDS.match(s.low, q.start):
        return True
    priced = s.asked in {"budget", "cost_of_errors"} or bool(s.has(_COST))
    return priced and bool(re.match(r"[\d.,]+ (?:millones|millon|mil)\b", s.low[q.start : q.end]))


def _is_of_funds(s: Sentence, q: Quantity) -> bool:
    """Whether a number says how much money there is, without its unit: "budget: max 9000", "ten thousand from the legacy fund"."""
    if q.period or q.value < LEAST_BUDGET:
        return False
    scaled = _SCALED.match(s.low, q.start) and s.has(FUNDS)
    return bool(scaled or LABELLED.search(s.before(q.start)) or (q.value >= LEAST_SUM and GUESSED.search(s.low[: q.start])))


LEAST_SUM = 2100
"""From it a number without a noun in an answer about money is a sum, and neither a year nor a number of hours (house rule)."""


def _hours(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_OWN_HOURS)
    own = [q for q in amounts if match and q.start > match.start() and q.value < 1000]
    if own and match:
        signal = {"value": own[0].signal()["value"], "unit": own[0].unit, "period": "hour"}
        yield Claim("budget", match.start(), own[0].end, {"own_hour_cost": signal})
        amounts.remove(own[0])


def _worth(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_WORTH)
    if (
        match
        and amounts
        and s.asked not in {"budget", "success_metric_target", "cost_of_errors"}
        and not s.has(BUDGET)
        and not s.has(_TOTAL)
        and (amounts[0].period not in {"month", "quarter", "year"} or s.has(_OF_ONE))
    ):
        yield Claim("business_objective", min(match.start(), amounts[0].start), amounts[0].end, {"value_per_outcome": amounts[0].signal()})
        amounts.clear()
