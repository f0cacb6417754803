"""Money in a sentence, by what it is for: budget, own hours, an offer, the worth of one case, the price of an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.quantities import Quantity, peso_of

_BUDGET = (
    r"\b(?:budget|funding|funds?|we'd have|we would have|grant|afford|to spend|(?:can|could|"
    r"may) (?:spend|pay|invest)|spend up to|gave (?:me|us)|got|"
    r"have been given|approved|set aside|available|granted"
    r"|for things we buy|we have (?:about |around |only |some |up to |at most )?(?=[€$£\d])|presupuesto|fondos|disponemos|"
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
_UNDER = (
    r"\b(?:too low|too little|too few|too small|under-?(?:estimat|forecast|stock|staff|deliver|predict)\w*|runs? out|"
    r"ran out|out of stock|stock-?outs?|sold out|short(?:age|fall)?|lost sale"
    r"|missing (?:item|unit)|demasiado baj[oa]|muy baj[oa]|de menos|faltan?|faltante|quiebre|"
    r"se agota|quedarnos sin|quedar(?:se|nos) cort[oa]s?)\b"
)
_OVER = (
    r"\b(?:too high|too much|too many|too big|over-?(?:estimat|forecast|stock|staff|predict|order)\w*|surplus|left ?over|"
    r"leftovers?|wasted?|thrown away|expired?|expires|outdated|caduc\w+|vencid[oa]s?|unsold|excess|binned"
    r"|demasiado alt[oa]|muy alt[oa]|de mas|sobran?|sobrante|excedente|desperdici\w*|tirar|se tira|tirad[oa]s?|pasarse|pasarnos)\b"
)
_MISS = (
    r"\b(?:miss|misses|missing|missed|overlook\w*|no detect\w+|undetected|unnoticed|unpaid|not (?:found|caught|noticed|detected|seen|"
    r"paid)|fail\w*|breakdowns?|breaks? ?down|outages?|lost|slips? through|slipped"
    r"|false negatives?|fraud\w*|defaults?|bursts?|leak\w*|no-?shows?|real (?:one|case)|late|accident\w*|complaint|"
    r"unplanned|stops? (?:unplanned|by surprise)|no detectad[oa]|no vist[oa]|se (?:nos )?escapa|perdid[oa]|"
    r"pasad[oa] por alto|falso negativo|averia\w*|impagad[oa]"
    r"|fraude|fuga|fallo|no pagad[oa]|sin detectar|omitid[oa]|que se pierde|abandono)\b"
)
_ALARM = (
    r"\b(?:false (?:alarms?|positives?|warnings?|alerts?)|unnecessar\w*|needless\w*|for nothing|in vain|wrongly|"
    r"good customer|healthy|an? (?:[a-z-]+ )?(?:call|visit|check|inspection|coupon|review|mailing|letter|offer|discount|"
    r"reminder|test|look|trip|dig|stop)"
    r"|each (?:call|visit|check|inspection|review)|checking|inspecting|falsas? alarmas?|falsos? positivos?|innecesari[oa]|"
    r"en vano|para nada|buen cliente|una (?:llamada|visita|revision|inspeccion|carta)|una? [a-z]+ de mas|cada (?:llamada|"
    r"visita|revision))\b"
)
_GOOD_LOST = (
    r"\ba (?:good|healthy|sound|correct|real|innocent|honest|clean) (?:one|[a-z]+) (?:that is |which is |who is |is |"
    r"being )?(?:\w+ ){0,3}"
    r"(?:thrown|rejected|refused|scrapped|discarded|sorted out|blocked|stopped|asked|turned (?:away|down)|lost)"
    r"|\b(?:hold|throw|turn|send|sort|scrap|reject|refus|stop|discard|block|return)[a-z]{0,4}(?: (?:back|away|out|down|off))? an? "
    r"(?:good|healthy|sound|correct|real|innocent|honest|clean|intact)\b"
    r"|\b(?:tirar|rechazar|mandar|apartar|parar|devolver|descartar|bloquear|retener) (?:un[oa]? )(?:[a-z]+ )?(?:buen[oa]?|viv[oa]|san[oa]|"
    r"limpi[oa])\b"
    r"|\bun[oa]? (?:\w+ )?buen[oa]? (?:\w+ )?(?:rechazad|tirad|descartad|bloquead)[oa]"
)
_NEEDLESS = r"\b(?:for nothing|in vain|without (?:any )?need|needlessly|sin necesidad|sin motivo|en vano|para nada)\b"
_BAD_KEPT = (
    r"\b(?:ship|send|sell|deliver|let|pass|miss|overlook)[a-z]{0,4}(?: out)? an? (?:bad|tainted|cracked|faulty|broken|defective|sick|"
    r"wrong|fake|rotten|spoiled|guilty)\b|(?:not|n't|never) (?:see|notice|catch|find|detect|spot)\b|que no (?:vimos|vemos|detectamos)\b|"
    r"\b(?:an? )?(?:bad|cracked|faulty|broken|defective|sick|wrong|fake|rotten|spoiled) (?:[a-z]+ ){1,2}(?:at (?:a|"
    r"the) customer|that (?:goes out|"
    r"slips|gets through|is delivered|reaches)|delivered|shipped|sold|gets? through|goes out)"
)
_ERRORS = (
    (
        "cost_false_alarm",
        r"\b(?:una? (?:visita|llamada|revision|inspeccion|viaje) de mas|an? (?:extra|needless|unnecessary) \w+)",
    ),
    ("cost_false_alarm", _GOOD_LOST),
    ("cost_miss", _BAD_KEPT),
    ("cost_under", _UNDER),
    ("cost_over", _OVER),
    ("cost_false_alarm", r"\bfalse (?:alarm|positive)|falsa alarma|falso positivo"),
    ("cost_false_alarm", _NEEDLESS),
    ("cost_miss", _MISS),
    ("cost_false_alarm", _ALARM),
)
"""Errors by the words that name them, the surest first."""
_COUNTERPART = {
    "cost_miss": "cost_false_alarm",
    "cost_false_alarm": "cost_miss",
    "cost_under": "cost_over",
    "cost_over": "cost_under",
}
_ONE_PAIR = {
    ("cost_over", "cost_miss"): "cost_false_alarm",
    ("cost_under", "cost_false_alarm"): "cost_miss",
    ("cost_miss", "cost_under"): "cost_under",
    ("cost_miss", "cost_over"): "cost_under",
}
"""An error beside another one, and what the first is then."""
_SPLIT_THOUGHTS = re.compile(r"[;,.:]\s|\s(?:but|while|whereas|pero|mientras que)\s")
_SPLIT = re.compile(r"[;,.:]\s|\s(?:and|but|while|whereas|y|pero|mientras que|plus|vs\.?|versus|against)\s")


def read_money(s: Sentence) -> Iterator[Claim]:
    """Claims of budget, existing_solution, business_objective (worth of one case) and cost_of_errors."""
    amounts = _amounts(s)
    errors = list(_error_costs(s, amounts))
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
        bare = q.kind == "count" and not q.noun and _is_bare_money(s, q)
        found += [q] if q.kind == "money" else [replace(q, kind="money", unit=unit)] if bare else []
    return found


def _is_bare_money(s: Sentence, q: Quantity) -> bool:
    """A "38k" or "30 grand"; "45 millones" where money was asked for or a price is spoken of."""
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


LEAST_BUDGET = 100
"""Below it a number without a currency is no money of a project (house rule)."""


def _known_currency(s: Sentence) -> str:
    for value in s.known.values():
        if isinstance(value, dict) and re.fullmatch(r"[A-Z]{3}", str(value.get("unit"))):
            return str(value["unit"])
    dollars = re.search(r"\$|\busd\b|dollars?\b", s.context)
    return "USD" if dollars else peso_of(s.context) if s.language == "es" and peso_of(s.context) != "pesos" else "EUR"


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
    if s.has(r"\bfor things we buy\b|\b(?:hours|time|work) (?:on top|not included|excluded)|on top\b|horas aparte"):
        signals["budget_covers_own_hours"] = False
    yield Claim("budget", amounts[0].start, amounts[0].end, signals)


def _stands_alone(s: Sentence, q: Quantity) -> bool:
    """A sum that is a clause of its own, at most with a day behind it, is what may be spent: "5,000 EUR until Easter"."""
    clause = s.clause_at(q.start)
    rest = s.low[clause.start : q.start] + "|" + s.low[q.end : clause.end]
    alone = re.fullmatch(
        r"\s*(?:and |y |about |around |some |unos |max\.? |up to )*\|\s*(?:in all|all in|altogether|in total|en total|"
        r"(?:until|till|by|for|hasta|para) [\w ]{3,30})?[\s.]*",
        rest,
    )
    return bool(alone) and not s.asked and q.period is None and len(s.kinds("money")) == 1


def _hours(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_OWN_HOURS)
    own = [q for q in amounts if match and q.start > match.start() and q.value < 1000]
    if own and match:
        signal = {"value": own[0].signal()["value"], "unit": own[0].unit, "period": "hour"}
        yield Claim("budget", match.start(), own[0].end, {"own_hour_cost": signal})
        amounts.remove(own[0])


def _offers(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    match = s.has(_OFFER)
    if match is None or not amounts or s.asked in {"budget", "success_metric_target"} or s.has(r"\bbudget|presupuesto"):
        return
    monthly = [q for q in amounts if q.period in {"month", "year"}]
    once = [q for q in amounts if q.period is None]
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


def _error_costs(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    asked = s.asked == "cost_of_errors"
    if not amounts or s.asked in {"budget", "success_metric_target"} or not (asked or (s.has(_COST) and not s.has(_BUDGET))):
        return
    kinds = [_error_kind(s, q, amounts) for q in amounts]
    firm = (
        asked
        or len(set(kinds) - {""}) > 1
        or any(k in {"cost_under", "cost_over"} for k in kinds)
        or bool(s.has(r"\b(?:false|falsa|missed|undetected)\b"))
    )
    if not firm:
        return
    kinds = _of_the_problem(s, _completed(kinds, amounts))
    signals = {kind: q.signal() for kind, q in zip(kinds, amounts, strict=True) if kind}
    if signals:
        yield Claim("cost_of_errors", 0, max(q.end for q in amounts), signals)


_AMOUNT_WISHED = r"\b(?:forecast\w*|too (?:low|high|much|many|little|few)|demand|pronostic\w*|demasiad[oa]s?|de (?:mas|menos))\b"


def _of_the_problem(s: Sentence, kinds: list[str]) -> list[str]:
    """Too little and too much are errors of amounts; where the answer is yes or no, a good case thrown away is a false alarm."""
    if s.known.get("output_kind") not in {"yes_no", "one_of_k", "several_of_k", "unusual_events", "matching_records"} or s.has(
        _AMOUNT_WISHED
    ):
        return kinds
    return [{"cost_over": "cost_false_alarm", "cost_under": "cost_miss"}.get(kind, kind) for kind in kinds]


def _completed(kinds: list[str], amounts: list[Quantity]) -> list[str]:
    """Where one of two prices is clear, the other one is its counterpart."""
    if len(amounts) == 2 and len(set(kinds)) == 1 and kinds[0]:
        small = amounts[0].value <= amounts[1].value
        pair = ("cost_false_alarm", "cost_miss") if kinds[0] in {"cost_miss", "cost_false_alarm"} else (kinds[0], _COUNTERPART[kinds[0]])
        return list(pair if small else pair[::-1])
    if len(amounts) == 2 and "" in kinds and len(set(kinds)) == 2:
        said = next(k for k in kinds if k)
        return [k or _COUNTERPART[said] for k in kinds]
    return kinds


def _error_kind(s: Sentence, q: Quantity, amounts: list[Quantity]) -> str:
    """The kind of error that the amount's own clause names, else a clause before it, the nearest first; else the words right behind it."""
    earlier = max((a.end for a in amounts if a.end <= q.start), default=0)
    later = min((a.start for a in amounts if a.start >= q.end), default=len(s.low))
    behind = s.low[q.end : later]
    cut = _SPLIT.search(behind)
    after = behind[: cut.start()] if cut else behind
    own, *before = reversed(_SPLIT_THOUGHTS.split(s.low[earlier : q.start]))
    kinds = [kind for part in (own, after) if (kind := _named(part))]
    if kinds:
        return _beside_the_other(kinds[0], before)
    far = {part: kind for part in before if (kind := _named(part))}
    apart = ";" in s.low[earlier : q.start] or any(map(_of_its_own, far))  # the other error was priced before, if not in money
    found = next(iter(far.values()), "")
    return _COUNTERPART[found] if found and apart and _of_its_own(own) else found


def _of_its_own(part: str) -> bool:
    """Whether a clause says what happens, and not only how much it costs: "holding back a clean one costs"."""
    return bool(re.search(r"[a-z]{3,} (?:[a-z]+ )*?(?:costs?|loses?|ties|takes|means|cuesta|supone|perdemos|pierde)\b", part))


def _beside_the_other(kind: str, before: Sequence[str]) -> str:
    """Too much beside a miss, or too little beside a false alarm, are the other half of one pair of errors; so is one that is missing."""
    others = {_named(part) for part in before}
    return next((found for (own, other), found in _ONE_PAIR.items() if kind == own and other in others), kind)


def _named(part: str) -> str:
    """The error that a part of a sentence names, or ""."""
    return next((kind for kind, pattern in _ERRORS if re.search(pattern, part)), "")
