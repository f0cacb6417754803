"""Sums that come again and are no aim, budget or offer: what today's way costs in a period, what reaching the aim would save in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.reading.aim_pairs import now_and_aim
from assistant.reading.budgets import currency_told, known_currency
from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON
from assistant.reading.offer_words import OFFERED
from assistant.reading.quantities import Quantity
from assistant.reading.roster_pieces import ROLE
from assistant.reading.worth_of_goal import worth_of_goal

SLOTS = {"cost_today": "current_process_baseline", "saving_told": "business_objective"}
"""The two signals, and the question that each belongs to."""
_PERIOD_TOLD = {
    "year": r"(?:last|this|past|every|each|per|a) (?:year|winter|summer|season|autumn|spring)|(?:in|en|during|durante) (?:the year |"
    r"el ano )?20\d\d|"
    r"(?:el|este|cada|al) (?:ano|invierno|verano)|la temporada pasada|yearly|annually|anualmente",
    "month": r"(?:last|this|every|each|a) month|(?:el|este|cada|al) mes|monthly",
    "week": r"(?:last|this|every|each|a) week|(?:la semana pasada|cada semana)|weekly",
}
"""How a period is told apart from its sum: "last year the returns cost us 90,000"."""
_ABOUT = (
    r"(?:(?:about|around|roughly|some|approx\.?|circa|ca\.?|nearly|almost|up to|over|more than|at least|maybe|perhaps|easily|"
    r"another|the|an? "
    r"(?:good|estimated)|worth|of|unos|unas|cerca de|casi|mas de|hasta|alrededor de|aproximadamente|como|de|otros)\s|~\s?)*"
)
_GOODS = r"(?:[a-z-]+ (?:[a-z-]+ )?(?:worth|for|por valor de|por) )?"
"""'Bread for 700 EUR a week'."""
_LOSES = (
    r"\b(?:we(?:'re| are|'ve| have)?|i(?:'m| am)?|the (?:firm|company|house|shop)|us|which|that|and)\s(?:\w+ly |still |now |also |"
    r"already )?"
    r"(?:lose|loses|losing|lost|waste|wasting|wasted|throw(?:ing)? away|threw away|scrap(?:ping|ped)?|write off|writing off|"
    r"wrote off|burn(?:ing)?|"
    r"bin(?:ning)?|pour(?:ing)? away)|\b(?:perdemos|perdimos|estamos perdiendo|se (?:pierden?|van?)|tiramos|desperdiciamos|malgastamos)"
)
_LOST_BEHIND = (
    r"\s?(?:\([^()]*\)\s)?(?:a|per|each|every|al|por|cada)?\s?(?:year|month|week|quarter|ano|mes|semana)?\s?(?:are |is |get |gets |se )?"
    r"(?:go(?:es)? to waste|(?:are|is|get|gets) (?:lost|wasted|thrown away|written off)|lost|wasted|down the drain|"
    r"(?:se )?(?:pierden?|tiran?)|"
    r"(?:que )?se (?:pierden?|van?))\b"
)
_LOSS = (
    r"(?:errors?|mistakes?|loss(?:es)?|damages?|wast(?:e|age)|scrap|re-?work|break(?:age|down)s?|spoil\w*|shortages?|delays?|fines?|"
    r"penalt(?:y|ies)|"
    r"overtime|returns|complaints|failures?|outages?|downtime|stoppages?|no-?shows?|thefts?|leaks?|shrinkage|write-?offs?|"
    r"stock-?outs?|call-?outs?|"
    r"(?:extra|empty|idle|missed|late|wrong|bad|broken|lost|spoiled|double|needless|unsold|unused|false|failed|faulty) [a-z]+|"
    r"errores|perdidas?|mermas?|danos?|multas?|sanciones|devoluciones|roturas?|averias?|retrasos?|paradas?|desperdicios?|robos?|fugas?|"
    r"horas extras?|reclamaciones|quejas)"
)
"""What goes wrong, by its name."""
_OF_TODAY = (
    r"(?:today'?s way|the (?:present|current|manual|old) way|doing (?:it|this) by hand|(?:la forma|el metodo) (?:de hoy|"
    r"actual)|hacerlo a mano)"
)
_LABEL = re.compile(
    rf"(?:^|[;,.(]\s?|\b(?:and|y)\s)\W*(?:(?:the|our|total|yearly|annual|average|present|current|las?|los|el|"
    rf"nuestr[oa]s)\s)*(?:(?:cost|price|coste|"
    rf"costo)s? (?:of|for|de) (?:the |our |all |las? |los )*)?(?:[a-z-]+\s)?{_LOSS}(?:\s(?:costs?|today|now|currently|hoy))?\s?"
    rf"(?:[:=~-]|\b(?:of|is|are|was|were|come to|amount to|add up to|de|es|son|suponen|ascienden a)\b|\s)\s?{_ABOUT}$"
)
_PAYS = re.compile(r"\b(?:we|i|which)\s(?:\w+ )?(?:pay|paid|spend|spent)\b|\b(?:pagamos|gastamos)\b")
_COSTS = re.compile(
    r"(?:^|[,;:.(]\s?|\b(?:and|but|y|pero|because|porque|that|what)\s)\W*(?P<what>[^,;:.()]*?)\s?\b(?:(?:has|have|had|already|"
    r"currently|alone|still|now|"
    r"probably|usually|easily|today|ya|hoy|solo)\s)*(?P<nos>nos )?(?:costs?|costed|costing|cuestan?|costaron|costo|costaban?|"
    r"suponen?|supusieron|"
    rf"supuso)\s(?P<us>us |the (?:firm|company|house|shop) |a la empresa )?{_ABOUT}{_GOODS}{_ABOUT}$"
)
_IS_WHAT = re.compile(
    r"\s?(?:\w+ )?(?:is|was|es|fue|is about)\s(?:what|lo que)\s(?P<what>[^,;:.]*?)\s?(?:nos )?(?:costs?|cuestan?|costaron|costo)\b"
)
"""Behind the sum: "the 84,000 is what the shortages cost us last year"."""
_MODAL = r"\b(?:would|could|will|might|may|shall|can|'d|costaria\w*|podria\w*)\s*$"
_ONE = r"^\W*(?:(?:if|when|that|where) )?(?:an?|one|each|every|any|per|un|una|cada|si|por)\s(?!(?:lot|few|year|month|week|ano)\b)"
_STANDING = (
    r"\b(?:rent|salar\w+|wages?|staff|insurance|software|tools?|licen[cs]\w*|hosting|servers?|subscription|module|app|programme?|"
    r"product|system|"
    r"cloud|maintenance|training|firm|company|budget|project|it to run|running|alquiler|sueldos?|salarios?|nominas?|seguros?|"
    r"programa|herramienta|"
    r"servidor\w*|suscripcion|licencia|mantenimiento|sistema|modulo|proyecto|personal)\b"
)
"""What is paid for whatever goes wrong, and what is bought."""
_PRONOUN = re.compile(r"\W*(?:and |so |but |all |y |pero )*(?:it|this|that|these|which|those|they|esto|eso|todo eso|lo que|)\W*")
_SAVES = re.compile(
    rf"\b(?:(?:would|should|could|will|may|might|can|'d|'ll|expect(?:ed|s)? (?:us )?to|hope to|estimated to|going to|shall|it|that|"
    rf"this|which) "
    rf"(?:then |probably |easily |also |perhaps |maybe )?(?:saves?|spares?|bring(?:s)?(?: in)?|earns?|(?:be |is )worth|gain|free up)|"
    rf"saves (?:us|the (?:firm|company|house|shop))|(?:if|once|when|then)\b[^.;]{{3,60}}\b(?:we|it) saves?|(?:esperamos|podriamos|"
    rf"calculamos|creemos) ahorrar|"
    rf"(?:nos |les )?ahorra(?:ria(?:mos|n)?|remos|ra|ran|rian)?|(?:nos )?aportaria|valdria|ganariamos)\s"
    rf"(?:us |ourselves |the (?:firm|company|house|shop) |a la empresa |nos )?(?:in )?{_ABOUT}$"
)
_SAVING_LABEL = re.compile(
    rf"\b(?:savings?|benefits?|ahorros?|beneficios?)(?: (?:expected|hoped for|estimated|per year|a year|a month|esperado|previsto|"
    rf"anual|estimado))?\s?"
    rf"(?:[:=~-]|\b(?:of|is|are|would be|should be|(?:is |are )?(?:estimated|put) at|about|around|de|es|seria|serian)\b|\s)\s?{_ABOUT}$"
)
_WISHED = re.compile(r"\b(?:want|wants|like|need|aim|goal|target|wish|must|queremos|quiero|meta|objetivo|hay que)\b[^,;.]{0,24}$")
_HEARSAY = r"\b(?:vendor|seller|supplier|provider|salesman|brochure|they (?:say|claim|promise)|proveedor|vendedor|prometen?)\b"
LEAST = 1000
"""From it a bare number behind "we lose" or "we save" is money where currencies are spoken of, and no number of things (house rule)."""


def of_a_year(s: Sentence) -> dict[str, Quantity]:
    """The sums of the sentence by signal: what today's way costs, and what is saved; each with the period that it is told for."""
    sums = _sums(s)
    worth = worth_of_goal(s, sums)
    found: dict[str, Quantity] = {"saving_told": worth} if worth else {}
    for q in sums:
        name = "" if _is_other(s, q) else "saving_told" if _is_saved(s, q) else "cost_today" if _is_lost(s, q) else ""
        if not name or name in found or q.start in {one.start for one in found.values()}:
            continue
        if period := q.period if q.period in _YEARLY else _period_beside(s, q):
            found[name] = replace(q, kind="money", unit=q.unit if q.kind == "money" else known_currency(s), noun="", period=period)
    pair = now_and_aim(s, s.quantities) if found and len(s.quantities) > 1 else None
    return {name: q for name, q in found.items() if not pair or q.start not in {one.start for one in pair}}


_YEARLY = ("week", "month", "quarter", "year", "day")


def read_yearly_money(s: Sentence) -> Iterator[Claim]:
    """Claims of current_process_baseline (cost_today) and business_objective (saving_told)."""
    for name, q in of_a_year(s).items():
        yield Claim(SLOTS[name], q.start, q.end, {name: q.signal()})


def without_yearly(s: Sentence, amounts: list[Quantity]) -> list[Quantity]:
    """The amounts that other readers may take: a cost of today and a saving are no aim, no budget and no price, whoever promises it."""
    taken = {q.start for q in of_a_year(s).values()} | {q.start for q in amounts if _is_other(s, q) and _is_saved(s, q)}
    return [q for q in amounts if q.start not in taken]


def _sums(s: Sentence) -> list[Quantity]:
    """Money, and numbers that count nothing: what they stand beside has to say that they are money."""
    return [q for q in s.quantities if q.kind == "money" or (q.kind == "count" and _counts_nothing(q))]


def _counts_nothing(q: Quantity) -> bool:
    return not q.noun or (q.period is not None and q.noun.split()[0] in {"through", "on", "because"})


def _is_bare(q: Quantity) -> bool:
    return q.kind != "money"


def _period_beside(s: Sentence, q: Quantity) -> str:
    """The period that the clause of the sum tells, or the clause before it."""
    clause = s.clause_at(q.start)
    for start, end in ((clause.start, clause.end), (0, len(s.low))):
        part = s.low[start:end]
        found = next((name for name, words in _PERIOD_TOLD.items() if re.search(rf"\b(?:{words})\b", part)), "")
        if found:
            return found
    return ""


def _is_other(s: Sentence, q: Quantity) -> bool:
    """Whether the sum is that of an offer, of running it, or of somebody who only promises."""
    clause = s.clause_at(q.start)
    return bool(re.search(rf"{OFFERED}|{_HEARSAY}", s.low[clause.start : clause.end]))


def _is_saved(s: Sentence, q: Quantity) -> bool:
    lead = s.low[: q.start]
    told = _SAVES.search(lead) or _SAVING_LABEL.search(lead)
    if told is None or _WISHED.search(lead[: told.start()]):
        return False
    if _is_bare(q) and not (q.period and q.value >= LEAST and re.search(r"\b(?:sav|spar|ahorr)", told.group())):
        return False  # "the stand would bring 300 a day": visitors
    clause = s.low[s.clause_at(told.start()).start : told.start()]
    return not re.search(_ONE, clause) and not s.negated(told.start())


def _is_lost(s: Sentence, q: Quantity) -> bool:
    lead = s.low[: q.start]
    if re.search(rf"{_LOSES}\s{_ABOUT}{_GOODS}{_ABOUT}$", lead) or (not _is_bare(q) and re.match(_LOST_BEHIND, s.low[q.end :])):
        return not _is_bare(q) or (q.value >= LEAST and bool(_SCALED.match(lead + s.low[q.start :], q.start) or _money_near(s)))
    if told := _IS_WHAT.match(s.low, q.end):
        return _costs_today(s, told["what"], with_us=True)
    if told := _COSTS.search(lead):
        return not re.search(_MODAL, told["what"]) and _costs_today(s, told["what"], with_us=bool(told["us"] or told["nos"]))
    label = _LABEL.search(lead)
    named = label and not re.search(_ONE, re.sub(r"^\W*(?:and|y)\b", "", label.group()))  # "a lost one: 300 a year" prices one
    return bool(label and named and not (_is_bare(q) and not _PRICED.search(label.group()))) or _is_paid_for_losses(s, q)


_PRICED = re.compile(r"\b(?:costs?|prices?|costes?|costos?)\b")
"""In the name of a bare number: "errors: 1,200 a week" counts errors."""


_SCALED = re.compile(r"[\d.,]+ ?(?:k|mil|thousand)\b")


def _money_near(s: Sentence) -> bool:
    """Whether the message, or what was said before, speaks of a currency."""
    return (
        bool(currency_told(s.known.values()))
        or bool(re.search(r"[€$£]|\b(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|francs?|money|dinero|pesos?)\b", s.context))
        or bool(re.search(r"\b(?:on|through|because of|due to|with|por|en|con) (?:it|this|that|ello|eso|esto|[a-z]+)", s.low))
    )


def _costs_today(s: Sentence, what: str, *, with_us: bool) -> bool:
    """Whether what costs so much is what goes wrong, or today's way: no person, no purchase and no single case."""
    if re.search(_ONE, what) or re.search(_STANDING, what) or _names_person(what):
        return False
    if _PRONOUN.fullmatch(what):
        place = s.context.find(s.low.strip())
        before = s.low[: s.low.find(what)] if what else ""
        told = (s.context[max(0, place - NEAR) : place] if place > 0 else "") + before
        return with_us and not re.search(rf"{OFFERED}|{_STANDING}", re.split(r"[.!?]\s", told.rstrip(" .!?"))[-1])
    return with_us or bool(re.search(rf"\b{_LOSS}|{_OF_TODAY}", what))


NEAR = 160
"""Letters before a sentence in which stands what its "it" means (house rule)."""


def _names_person(what: str) -> bool:
    last = re.split(r"\s(?:of|in|at|from|by|with|de|del|en|con|por)\s", what)[0].strip()
    head = last.rpartition(" ")[2]
    return bool(ROLE.fullmatch(head.removesuffix("s")) or ROLE.fullmatch(head)) and not re.fullmatch(NO_PERSON, head)


def _is_paid_for_losses(s: Sentence, q: Quantity) -> bool:
    """'We pay 22,000 EUR a year in fines': money that goes where nobody wants it."""
    clause = s.clause_at(q.start)
    paid = _PAYS.search(s.low, clause.start, q.start)
    return bool(paid and re.match(rf"[^,;.]{{0,16}}\b(?:in|for|on|to|en|por|de)\s(?:[a-z]+\s)?{_LOSS}\b", s.low[q.end : clause.end]))
