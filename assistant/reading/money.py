"""Money in a sentence, by what it is for: budget, own hours, an offer, the worth of one case, the price of an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.error_costs import error_costs
from assistant.reading.quantities import Quantity, peso_of

_BUDGET = (
    r"\b(?:budget|funding|funds?|we'd have|we would have|grant|afford|to spend|(?:can|could|"
    r"may) (?:spend|pay|invest)|spend up to|gave (?:me|us)|got|"
    r"have been given|approved|set aside|available|granted"
    r"|for things we buy|we have (?:about |around |only |some |up to |at most )?"
    r"(?=[€$£\d]|(?:an? |one |two |three |four |five |six |seven |eight |nine |ten |eleven |twelve |fifteen |twenty |thirty |forty |fifty |"
    r"sixty |eighty |hundred )+(?:thousand|hundred|million)\b)|money(?: is)?(?::| maybe| about|,)|presupuesto|fondos|disponemos|"
    r"contamos con|nos dieron|aprobaron|subvencion|podemos gastar"
    r"|tenemos (?:unos |solo )?(?=[€$£\d]))"
)
_OFFER = (
    r"\b(?:offer\w*|quote[ds]?|vendor|supplier|cloud service|licen[cs]e|subscription|saas|product (?:costs|from)|ofreci\w*|"
    r"ofert\w*|cotiz\w*|proveedor\w*|suscripcion|licencia)\b"
)
_OWN_HOURS = (
    r"\b(?:own hours?|our (?:own )?(?:hours?|time|work)|internal hours?|hourly rate|an hour of (?:ours|our time)|"
    r"working hour|hora propia|nuestras horas|hora de trabajo)\b"
)
_WORTH = (
    r"\b(?:worth|is worth|brings?(?: us| in)?|earns?(?: us)?|contribut\w*|margin|value of|profit|vale|aporta|rinde|margen|"
    r"deja|saves? us)\b"
)
_COST = (
    r"\b(?:costs?|costing|price|lose|loses|loss|pay|expens\w*|means|mean|fine|penalty|cuesta\w*|costo|coste|perdemos|pierde|"
    r"pagamos|multa|supone|vale|each|eur|usd|cents?|centimos?|€|\$)"
)


def read_money(s: Sentence) -> Iterator[Claim]:
    """Claims of budget, existing_solution, business_objective (worth of one case) and cost_of_errors."""
    amounts = _amounts(s)
    errors = list(error_costs(s, amounts, priced=bool(s.has(_COST) and not s.has(_BUDGET))))
    yield from errors
    if errors:
        return
    yield from _hours(s, amounts)
    yield from _offers(s, amounts)
    yield from _worth(s, amounts)
    yield from _budget(s, amounts)


def _amounts(s: Sentence) -> list[Quantity]:
    """Money; a bare "38k" counts as money, in the currency said nearby, before, or EUR."""
    unit = next((q.unit for q in s.kinds("money")), "") or _known_currency(s)
    found = []
    for q in s.quantities:
        bare = q.kind == "count" and not _counts_things(q) and _is_bare_money(s, q)
        found += [q] if q.kind == "money" else [replace(q, kind="money", unit=unit, noun="")] if bare else []
    return found


def _counts_things(q: Quantity) -> bool:
    """Whether a number has a noun that it counts; "85 for the trip", "18.000 this year" and "6k maybe" have none."""
    return bool(q.noun) and not re.match(r"(?:maybe|perhaps|tops|max|incl|all|total|altogether|todo|quiza|maximo)\b", q.noun)


_ASIDE = re.compile(r"\b(?:hours?|days?|weeks?|months?|people|years?|horas?|dias?|semanas?|mes(?:es)?|personas?|anos?)\b")


def _is_bare_money(s: Sentence, q: Quantity) -> bool:
    """A "38k", or "45 millones" where money was asked for or a price is spoken of; any sum by itself where sums were asked for."""
    if s.asked == "cost_of_errors" and not s.low[q.start : q.start + 1].isdigit():
        return False  # "a missed one" is no sum of one
    if s.asked == "cost_of_errors" and not re.search(r"\b(?:in|of|of the|de|en)\s$", s.before(q.start, 8)):
        return not _ASIDE.search(s.low[q.start : q.end])
    if s.asked == "existing_solution" and q.value >= LEAST_BUDGET and not 1900 < q.value < 2100:
        return q.period in {"month", "year"} or any(o.kind == "count" and o.period in {"month", "year"} for o in s.quantities)
    if s.asked == "budget" and q.value >= LEAST_SUM and q.period in {None, "year"}:
        return True
    if re.match(r"[\d.,]+(?:k| ?grand)\b", s.low[q.start : q.end]):
        return True
    priced = s.asked in {"budget", "cost_of_errors"} or bool(s.has(_COST))
    return priced and bool(re.match(r"[\d.,]+ (?:millones|millon|mil)\b", s.low[q.start : q.end]))


_LOST = (
    r"\b(?:court|lawsuit|wast\w+|lost|miss\w*|wrong|errors?|mistakes?|penalt\w+|fines?|extra|more|fail\w*|juicio|multas?|perd\w+|fall\w+)\b"
)
"""A sum beside these is what something cost, and nothing that may be spent."""


def _may_be_sum(q: Quantity) -> bool:
    """Whether a bare number may be a budget: "we've 8 left" is no eight euros."""
    return not q.noun and (not q.value or q.value >= LEAST_BUDGET)


LEAST_SUM = 2100
"""From it a number without a noun in an answer about money is a sum, and neither a year nor a number of hours (house rule)."""
LEAST_BUDGET = 100
"""Below it a number without a currency is no money of a project (house rule)."""


def _known_currency(s: Sentence) -> str:
    for value in s.known.values():
        if isinstance(value, dict) and re.fullmatch(r"[A-Z]{3}", str(value.get("unit"))):
            return str(value["unit"])
    dollars = re.search(r"\$|\busd\b|dollars?\b", s.context)
    pesos = peso_of(s.context + " " + str(s.known.get("jurisdiction", "")).lower())
    return "USD" if dollars else pesos if s.language == "es" and pesos != "pesos" else "EUR"


def _budget(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    asked = s.asked == "budget"
    if asked and not amounts and len(s.low.split()) <= 6 and (bare := [q for q in s.kinds("count") if _may_be_sum(q)]):
        amounts = [replace(bare[0], kind="money", unit=_known_currency(s))]
    if (
        not amounts
        or not (asked or s.has(_BUDGET) or (_stands_alone(s, amounts[0]) and not s.has(_LOST)))
        or (not asked and s.has(r"\b(?:a|per|each|every) (?:call|case|visit|order|hour|member)\b"))
    ):
        return
    signals: dict[str, Any] = {"budget": amounts[0].signal()}
    if s.has(_HOURS_APART):
        signals["budget_covers_own_hours"] = False
    elif asked and s.has(_ALL_IN):
        signals["budget_covers_own_hours"] = True
    yield Claim("budget", amounts[0].start, amounts[0].end, signals)


_HOURS_APART = (
    r"\bfor things we buy\b|\b(?:hours|time|work|wages|salar(?:y|ies)|staff|pay)(?: (?:is|are|comes?|come))? ?"
    r"(?:on top|not included|not counted|(?:is|are)?n't (?:counted|included|in)|excluded|extra|apart)\b|\bon top\b|"
    r"\b(?:not|without|excluding|plus|no|sin(?: contar)?|aparte(?: de)?) (?:counting |including )?(?:our|my|the|nuestr[oa]s|l[oa]s) "
    r"(?:own )?"
    r"(?:wages|hours|time|salaries|work|horas|sueldos|salarios)\b|\b(?:horas|sueldos|salarios) (?:van |son )?aparte\b"
)
_ALL_IN = (
    r"\b(?:all[- ]in|everything included|wages included|including (?:wages|our (?:hours|time))|todo incluido|"
    r"con (?:todo|sueldos|horas) incluid\w+)\b"
)


def _stands_alone(s: Sentence, q: Quantity) -> bool:
    """A sum that is a clause of its own, at most with a day behind it, is what may be spent: "5,000 EUR until Easter"."""
    clause = s.clause_at(q.start)
    rest = s.low[clause.start : q.start] + "|" + s.low[q.end : clause.end]
    alone = re.fullmatch(
        r"\s*(?:and |y |about |around |some |unos |max\.? |up to )*\|\s*(?:in all|all in|altogether|in total|en total|"
        r"(?:until|till|by|for|hasta|para) [\w ]{3,30})?[\s.]*",
        rest,
    )
    ours = not s.asked or (s.asked not in _OTHER_SUMS and s.has(_HAVE))
    return bool(alone) and bool(ours) and q.period is None and len(s.kinds("money")) == 1


_OTHER_SUMS = frozenset({"cost_of_errors", "existing_solution", "success_metric_target", "business_objective", "current_process_baseline"})
"""Questions whose answer may be a sum that is no budget."""
_HAVE = r"\b(?:we|i) have\b|\bwe've\b|\btenemos\b|\bhay\b"


def _hours(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_OWN_HOURS)
    own = [q for q in amounts if match and q.start > match.start() and q.value < 1000]
    if own and match:
        signal = {"value": own[0].signal()["value"], "unit": own[0].unit, "period": "hour"}
        yield Claim("budget", match.start(), own[0].end, {"own_hour_cost": signal})
        amounts.remove(own[0])


_FOR_ONE = r"\s?(?:/|(?:per|por|each|cada)\s)"
"""Behind a price that is one of many: "4 EUR per hive and month"."""
_SOMEBODY_ASKS = (
    r"\b(?:firm|company|start-?up|agency|consultan\w+|freelancer|app|tool|software|product|module|system|provider|vendor|asked|asks|wanted|wants|"
    r"charges?|empresa|consultora|agencia|programa|herramienta|aplicacion|modulo|pid(?:e|en|io|ieron)|cobran?|querian?)\b"
)
"""Who, in the answer to what was offered, wants money for something."""


def _offers(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_OFFER) or (s.has(_SOMEBODY_ASKS) if s.asked == "existing_solution" else None)
    if match is None or not amounts or s.asked in {"budget", "success_metric_target"} or s.has(r"\bbudget|presupuesto"):
        return
    monthly = [q for q in amounts if q.period in {"month", "year"}]
    once = [q for q in amounts if q.period is None and not re.match(_FOR_ONE, s.after(q.end, 16))]
    signals: dict[str, Any] = {"service_offered": True}
    signals |= {"offer_setup": once[0].signal()} if once else {}
    if monthly:
        per_month = monthly[0] if monthly[0].period == "month" else replace(monthly[0], value=monthly[0].value / 12, period="month")
        signals["offer_monthly"] = per_month.signal()
    if s.has(r"\bcloud|\bnube\b|saas"):
        signals["service_in_cloud"] = True
    yield Claim("existing_solution", min(match.start(), amounts[0].start), max(match.end(), amounts[-1].end), signals)
    amounts.clear()


def _worth(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_WORTH)
    if match and amounts and s.asked not in {"budget", "success_metric_target", "cost_of_errors"} and not s.has(_BUDGET):
        yield Claim("business_objective", min(match.start(), amounts[0].start), amounts[0].end, {"value_per_outcome": amounts[0].signal()})
        amounts.clear()
