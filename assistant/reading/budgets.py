"""What may be spent: the sum for the project, and beside it what running it may cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.currencies import CURRENCIES, peso_of
from assistant.reading.headings import is_of_other_money
from assistant.reading.quantities import Quantity
from assistant.reading.running_caps import RUNS

_IS_WHAT_WE_HAVE = r"(?<=\S) is (?:all )?(?:what |that )?we (?:have|can spend|got|were given)\b"
BUDGET = (
    r"\b(?:budget|funding|funds?|we'd have|we would have|grant|afford|to spend|(?:can|could|"
    r"may) (?:spend|pay|invest)|spend up to|gave (?:me|us)|got|"
    r"have been given|approved|set aside|available|granted"
    r"|for things we buy|we have (?:about |around |only |some |up to |at most )?"
    r"(?=[€$£\d]|(?:an? |one |two |three |four |five |six |seven |eight |nine |ten |eleven |twelve |fifteen |twenty |thirty |"
    r"forty |fifty |"
    r"sixty |eighty |hundred )+(?:thousand|hundred|million)\b)|money(?: is)?(?::| maybe| about|,)|presupuesto|fondos|disponemos|"
    r"contamos con|nos dieron|aprobaron|subvencion|podemos gastar"
    r"|tenemos (?:unos |solo )?(?=[€$£\d]))|(?<![\w ])money(?: =| ~| max\.?)? ?(?=[€$£~\d])"
    r"|\b(?:there (?:is|are)|hay) (?=[€$£\d][^;]*\b(?:to (?:build|spend|start|buy|make|run)|"
    r"for (?:building|running|this|it|everything|(?:all (?:of )?)?(?:this|it|the (?:whole )?(?:project|thing)))|"
    r"para (?:construir\w*|empezar|comprar|esto|todo|el proyecto))\b)"
    rf"|{_IS_WHAT_WE_HAVE}"
)
FUNDS = r"\b(?:budget|money|cash|funds?|funding|grant|legacy|sponsors?|presupuesto|dinero|plata|fondos?|subvencion)\b"
"""Names of what is spent."""
_ABOUT = (
    r"(?:[:=~-]|\b(?:is|are|of|about|around|roughly|approx\.?|some|only|max(?:imum)?\.?|up to|at (?:the )?most|maybe|perhaps|"
    r"probably|say|"
    r"let's say|es|son|de|unos|unas|solo|maximo|como (?:mucho|maximo)|hasta|quizas?|tal vez|digamos)|\s)"
)
"""What may stand between such a name, or the begin of a sentence, and the sum."""
LABELLED = re.compile(rf"\b(?:budget|presupuesto|money|cash|funds?|dinero)\b{_ABOUT}*$")
"""What stands before a number that is money, whatever unit it lacks: "budget: max 9000"."""
_NAMED = re.compile(
    rf"(?:^|[,;:.(-]\s?|\b(?:and|y)\s)\W*(?:(?:the|our|el|nuestro) )?(?:budget|presupuesto|money|cash|funds?|dinero){_ABOUT}+$"
)
GUESSED = re.compile(rf"{FUNDS}[^.;]{{0,40}}[,;:]\s{_ABOUT}+$")
"""'No money to speak of, perhaps ten thousand from the legacy fund'."""
_LOST = (
    r"\b(?:court|lawsuit|wast\w+|lost|miss\w*|wrong|errors?|mistakes?|penalt\w+|fines?|extra|more|fail\w*|juicio|multas?|perd\w+|"
    r"fall\w+)\b"
)
"""A sum beside these is what something cost, and nothing that may be spent."""


_GIVEN = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|y|pero)\s)\W*(?:(?:now|ahora|change|cambio)\b[\s,:]*)*"
    r"(?:(?P<giver>[^\d,;:]{2,40}?)\s(?:now |only |just |ahora |solo )*(?:(?:gives?|grants?|allows?|pays?|allots?|lets|let|gave|"
    r"granted|allotted|"
    r"offers|pledged|promised|raised (?:it|this|that) (?:to )?for)\s(?:us|me|the project|the team)(?: have| spend)?|"
    r"nos (?:da|dan|dio|dieron|concede|concedio|asigna|asigno|aprueba|aprobo|presta))"
    r"|(?:we|i)(?:'ll| will| would| can)? (?:now |only |just )*(?:get|receive|got|have)|(?:ahora )?(?:solo )?(?:recibimos|nos dan|"
    r"nos quedan))"
    rf"\s(?:now |only |just |solo |ahora |{_ABOUT})*$"
)
"""'The trust now grants us', "we only get": words before a sum that take the place of the budget told before."""
_NO_GIVER = re.compile(
    r"\b(?:vendor|supplier|seller|provider|customers?|clients?|buyers?|proveedor\w*|clientes?|vendedor\w*|it|that|this|which)\b"
)
_FOR_ELSE = re.compile(
    r"\s?(?:(?:eur|euros?|usd|dollars?|gbp|pounds|chf|€|\$|£)\s?)?(?:per|each|a|an|every|off|less|back|discount|por|al|cada|"
    r"for (?:each|every|an?|one))\b"
)


def is_given(s: Sentence, q: Quantity) -> bool:
    """Whether somebody gives the team another sum than the budget told before: once, and for no single thing."""
    if s.asked or not isinstance(s.known.get("budget"), dict) or q.period or s.low.rstrip().endswith("?"):
        return False
    if q.kind != "money" and (q.kind != "count" or q.noun or q.value < LEAST_BUDGET):
        return False
    lead = _GIVEN.search(s.low[: q.start])
    return lead is not None and not (_NO_GIVER.search(lead["giver"] or "") or _FOR_ELSE.match(s.low, q.end))


def _may_be_sum(q: Quantity) -> bool:
    """Whether a bare number may be a budget: "we've 8 left" is no eight euros."""
    return not q.noun and (not q.value or q.value >= LEAST_BUDGET)


LEAST_BUDGET = 100
"""Below it a number without a currency is no money of a project (house rule)."""


def read_budget(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    """The claim of slot budget: the sum, what running it may cost, and whether own hours are in it."""
    asked = s.asked == "budget"
    amounts = [q for q in amounts if not _is_else(s, q, asked=asked)]
    amounts = amounts or [replace(q, kind="money", unit=known_currency(s)) for q in s.kinds("count") if is_given(s, q)]
    if asked and not amounts and len(s.low.split()) <= 6 and (bare := [q for q in s.kinds("count") if _may_be_sum(q)]):
        amounts = [replace(bare[0], kind="money", unit=known_currency(s))]
    if (
        not amounts
        or not (
            asked
            or s.has(BUDGET)
            or is_given(s, amounts[0])
            or _is_named(s, amounts[0])
            or (_stands_alone(s, amounts[0]) and not s.has(_LOST))
        )
        or (not asked and s.has(r"\b(?:a|per|each|every) (?:call|case|visit|order|hour|member)\b"))
    ):
        return
    told = _parted(s, amounts)
    signals: dict[str, Any] = {name: q.signal() for name, q in told.items()}
    if s.has(_HOURS_APART):
        signals["budget_covers_own_hours"] = False
    elif asked and s.has(_ALL_IN):
        signals["budget_covers_own_hours"] = True
    yield Claim("budget", min(q.start for q in told.values()), max(q.end for q in told.values()), signals)


_EARNED = re.compile(r"\b(?:earns?|earned|turnover|revenues?|lost|loses?|gana|factura\w*|facturacion|perdimos)\b[^,;.]{0,24}$")
_PAST = re.compile(r"\b(?:last (?:year|season|month|winter|summer)|(?:el )?ano pasado|la temporada pasada)\b")


def _is_else(s: Sentence, q: Quantity, *, asked: bool) -> bool:
    """Whether a sum is what somebody earns or lost, or came in last year: whatever was asked, it is not what may be spent."""
    lead = s.low[s.clause_at(q.start).start : q.start]
    return bool(_EARNED.search(lead)) or (not asked and bool(_PAST.search(lead)) and not s.has(FOR_ALL))


def _is_named(s: Sentence, q: Quantity) -> bool:
    """Whether the money is named right before the sum, or guessed behind it: "cash max. 6000", "no budget, perhaps 4,000"."""
    lead = s.low[: q.start]
    return (
        q.period is None
        and bool(_NAMED.search(lead) or GUESSED.search(lead))
        and not s.has(r"\b(?:costs?|cuesta|lose|save|earn|perdemos)\b")
    )


def _parted(s: Sentence, amounts: list[Quantity]) -> dict[str, Quantity]:
    """The budget, and what running it may cost: "9,000 EUR, and 300 EUR a month". A sum that comes each year may be either."""
    again = next((q for q in amounts if q.period in {"month", "quarter", "year"}), None)
    once = next((q for q in amounts if q.period is None), None)
    if again and once:
        return {"budget": once, "running_cost": again}
    return {"running_cost": again} if again and s.has(RUNS) else {"budget": amounts[0]}


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
    if is_of_other_money(s.under) or re.search(r"[:=>]\s*$", s.low[: clause.start]):
        return False  # what stands before the colon says what costs that much
    rest = s.low[clause.start : q.start] + "|" + s.low[q.end : clause.end]
    again = _RATHER if isinstance(s.known.get("budget"), dict) else ""
    alone = re.fullmatch(
        rf"\s*(?:and |y |{_ABOUT}{again})*\|\s*(?:in all|all in|altogether|in total|en total|"
        r"(?:until|till|by|for|hasta|para) [\w ]{3,30})?[\s.?]*",
        rest,
    )
    ours = not s.asked or (s.asked not in _OTHER_SUMS and s.has(_HAVE)) or bool(re.search(FOR_ALL, rest))
    return bool(alone) and bool(ours) and q.period is None and len(s.kinds("money")) == 1


FOR_ALL = rf"\b(?:for (?:everything|it all|all of (?:it|this|that)|the whole (?:thing|project))|para todo)\b|{_IS_WHAT_WE_HAVE}"
"""What is said of the money of the whole project alone."""
_RATHER = r"|(?:actually|rather|sorry|no|make that|i mean|only|now|it is|mejor dicho|perdon),? "
"""Words that put the budget right that was told before."""
_OTHER_SUMS = frozenset({"cost_of_errors", "existing_solution", "success_metric_target", "business_objective", "current_process_baseline"})
"""Questions whose answer may be a sum that is no budget."""
_HAVE = r"\b(?:we|i) have\b|\bwe've\b|\btenemos\b|\bhay\b"


_BESIDE_A_NUMBER = {
    code: re.compile(rf"(?:{names})\s?\d|\d[.,]?\s?(?:k|m|thousand|million)?\s?(?:{names})")
    for names, code in CURRENCIES.items()
    if code.isupper()
}
"""Sums in the same message, by currencies whose name is that of no other."""


def currency_told(values: Iterable[Any]) -> str:
    """The currency of the first sum among signals; "" where none of them is a sum."""
    units = (str(value.get("unit")) for value in values if isinstance(value, dict))
    return next((unit for unit in units if re.fullmatch(r"[A-Z]{3}", unit)), "")


@lru_cache(maxsize=8)
def _beside_a_number(context: str) -> str:
    return next((code for code, pattern in _BESIDE_A_NUMBER.items() if pattern.search(context)), "")


def known_currency(s: Sentence) -> str:
    """The currency of a bare sum: the one said before or nearby, or EUR."""
    if told := currency_told(s.known.values()) or _beside_a_number(s.context):
        return told
    dollars = re.search(r"\$|\busd\b|dollars?\b", s.context)
    pesos = peso_of(s.context + " " + str(s.known.get("jurisdiction", "")).lower())
    return "USD" if dollars else pesos if s.language == "es" and pesos != "pesos" else "EUR"
