"""How much and how often: volumes, speed, capacity, and the rhythm in which an answer is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.at_most import is_most, limits_an_act
from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import DEVICES, DOCUMENTS, UNITS
from assistant.reading.flows import flows, rates
from assistant.reading.measures import measures
from assistant.reading.no_load import is_no_load
from assistant.reading.other_spans import is_told_of_else
from assistant.reading.quantities import DAYS, Quantity, tidy
from assistant.reading.rhythms import is_soft, period_of, rhythms
from assistant.reading.text import fold

_WAITS = (
    r"\b(?:while (?:the |a |our )?(?:\w+ )?(?:waits?|is waiting)|at check-?out|on the phone|live chat|in real time|"
    r"real-time|instant|instantly|immediately|on the spot|during the call|at the (?:desk|counter|till)"
    r"|mientras (?:el |la |un |una )?\w* ?espera|en tiempo real|al instante|en el momento|en caja|en ventanilla|"
    r"por telefono|customer waits)\b"
)
_LIMIT = (
    r"\b(?:under|below|within|less than|at most|in|max\.?|up to|no more than|fast as|menos de|en|maximo|"
    r"antes de)\s*(?:about |unos )?$"
)
_ACTS = (
    r"\b(?:can|could|able to|may|manage|have time (?:for|to)|capacity|(?:room|free|space|time|places?) for|at most|up to|"
    r"enough (?:time|staff|"
    r"people) (?:for|to)|handle|podemos|podrian?|pueden?|alcanzan?|capacidad|dan abasto)\b"
)
_VERBS = (
    r"\b(?:call|ring|climb|repair|replace|treat|drive to|visit|check|inspect|review|look at|handle|contact|phone|see|"
    r"talk to|speak (?:to|with)|help|serve|process|"
    r"treat|examine|follow up|read|answer|manage|look into|llamar|visitar|revisar|inspeccionar|atender|contactar|ver|cases|"
    r"calls|visits|casos|llamadas|visitas)\b"
)
_CHANGES = r"\b(?:chang\w*|updat\w*|new versions?|revis\w+|cambi\w*|actualiz\w*|modific\w*)\b"


_RATES_ASKED = frozenset({"latency_volume", "decision_and_user", "human_oversight", "retraining_feedback"})


def read_volumes(s: Sentence) -> Iterator[Claim]:
    """Slots latency_volume, decision_and_user (capacity) and content_sources_freshness (changes), from rates."""
    for q in rates(s):
        if (
            q.kind == "count"
            and q.period
            and not measures(s.low, q)
            and (limits_an_act(s, q) or not is_no_load(s, q))
            and not _there_anyway(s, q)
            and not re.fullmatch(_PART_OF_DAY, q.noun)
            and (q.noun or s.asked in _RATES_ASKED or _comes_in(s, q))
            and (s.asked == "latency_volume" or not re.search(_COMES_BY_ITSELF, q.noun) or _is_change(s, q) or _by_hand(s, q))
        ):
            yield _rate(s, q)
    yield from _most(s)
    yield from _latency(s)
    yield from _rhythm(s)


def _most(s: Sentence) -> Iterator[Claim]:
    """'They ring every afternoon, 40 calls is the most they manage': what can be done at most, in the rhythm told beside it."""
    rhythm = _rhythm_said(s) if s.asked == "decision_and_user" else None
    if rhythm is None:
        return
    per = period_of(rhythm)
    for q in s.kinds("count"):
        if not q.period and q.value > 1 and is_most(s, q) and per in {"hour", "day", "week", "month", "quarter", "year"}:
            signals = {"capacity_number": tidy(q.value), "capacity_period": per, "somebody_acts": True, "action_per": per}
            yield Claim("decision_and_user", q.start, q.end, signals)
            return


_PART_OF_DAY = r"(?:half )?(?:mornings?|afternoons?|evenings?|nights?|shifts?|mananas?|mañanas?|tardes?|noches?|turnos?)"
"""Somebody's time, and no cases that come."""
_FLOWS = (
    r"\b(?:com(?:e|es|ing)|calls?|visit\w*|serv\w+|receiv\w+|gets?|arriv\w+|enter\w*|handl\w+|process\w*|produc\w+|sell|"
    r"sells|deliver\w*|take|takes|do|"
    r"check\w*|inspect\w*|new|llegan?|vienen|recib\w+|atend\w+|entran?|vend\w+|produc\w+|entreg\w+|revis\w+|nuev[oa]s)\b"
)


_SENSED = r"\b(?:sensors?|sensores|loggers?|meters?|medidor\w*|scales|readings?|lecturas?|probes?|sondas?|signals?|senales)\b"


def _by_hand(s: Sentence, q: Quantity) -> bool:
    """'40 samples a day' come to a laboratory, where no sensor takes them."""
    return bool(re.search(r"\b(?:samples?|muestras?)\b", q.noun)) and q.period in {"day", "week", "month"} and not s.has(_SENSED)


_COMES_IN = (
    r"\b(?:we|they|i) (?:currently |now |usually )?(?:get|receive|process|handle|serve|answer|type|sort|read|check|do)"
    r"(?: in)? (?:about |around |roughly |some |up to |over |maybe |nearly |almost )*$"
    r"|\b(?:recibimos|procesamos|atendemos|nos llegan|llegan|revisamos|leemos) (?:unos |unas |cerca de |casi |mas de )*$"
)
FEWEST = 5
"""Fewer than so many in a period, without a word for what they are, are no flow of cases (house rule)."""


def _comes_in(s: Sentence, q: Quantity) -> bool:
    """'We get 3,000 a month': of what the sentence before names."""
    return q.value >= FEWEST and bool(re.search(_COMES_IN, s.before(q.start, 60)))


def _there_anyway(s: Sentence, q: Quantity) -> bool:
    """'60 growers every night', "80 sensors every hour": things that are there and do something every hour are no sixty a day."""
    every = re.search(r"\b(?:every|each|cada)\s\w+$", s.low[q.start : q.end])
    if not every or s.asked == "latency_volume":
        return False
    things = (
        re.search(DEVICES, q.noun)
        or re.search(UNITS, q.noun)
        or re.search(rf"(?:[a-z]{{3,}}(?:ers|ors|ists)|ores)(?: (?!{_FLOWS})[a-z]+)?$", q.noun)
    )
    flows = re.search(_FLOWS, s.low[s.clause_at(q.start).start : q.start])
    return bool(things) and (not flows or bool(re.search(DEVICES, q.noun)))


def _rate(s: Sentence, q: Quantity) -> Claim:
    lead = s.low[s.clause_at(q.start).start : q.start]
    if q.value <= 2 and re.match(_BATCHES, q.noun):
        return _batch(q)
    if _is_change(s, q):
        return Claim(
            "content_sources_freshness", q.start, q.end, {"content_changes_month": tidy(q.value * 30.44 / DAYS[q.period or "month"])}
        )
    if (
        limits_an_act(s, q)
        or (s.asked == "decision_and_user" and (_somebody_does(s, q) or is_most(s, q)))
        or (re.search(_ACTS, lead) and re.search(_VERBS, lead + s.low[q.start : q.end]) and q.period not in {"second", "minute"})
    ):
        period = q.period if q.period in {"hour", "day", "week", "month", "quarter", "year"} else "day"
        return Claim(
            "decision_and_user",
            q.start,
            q.end,
            {"capacity_number": tidy(q.value), "capacity_period": period, "somebody_acts": True} | _counted_as(s, q),
        )
    if s.asked == "human_oversight" or s.has(r"\b(?:overrid\w*|overrul\w*|revis\w+ lo)\b"):
        return Claim("human_oversight", q.start, q.end, {"reviews_per_day": tidy(q.value / DAYS[q.period or "day"])})
    return _flow(s, q)


def _counted_as(s: Sentence, q: Quantity) -> dict[str, str]:
    """What so many are, by their noun, or by "per performance about 120 a year"."""
    each = re.search(
        r"\b(?:per|each|every|por|cada) (?P<noun>[a-z]{4,})[, ](?:about |around |roughly |some |unas |unos )*$", s.before(q.start, 40)
    )
    noun = q.noun or (each["noun"] if each else "")
    return {"capacity_noun": noun} if noun else {}


_COMES_BY_ITSELF = (
    r"\b(?:values?|readings?|samples?|measurements?|weights?|temp\w*|sensors?|scales|loggers?|points?|records?|data|times|"
    r"signals?|valor(?:es)?|lecturas?|muestras?|datos|veces|senales)\b"
)


_ARRIVES = (
    r"\b(?:arrives?|comes? in|are (?:received|delivered)|(?:we|they|i) (?:get|receive)|there (?:come|arrive)|"
    r"recibimos|(?:nos )?llegan|entran)\b"
)
"""What comes to somebody is not what he does."""


def _somebody_does(s: Sentence, q: Quantity) -> bool:
    """Whether a rate in the answer to "who acts, how often" is what somebody does: no sensor's values, and nothing by the minute."""
    if q.period in {"second", "minute"} or re.search(_COMES_BY_ITSELF, q.noun) or s.has(_ARRIVES):
        return False
    short = len(s.low.split()) <= SHORT_ANSWER
    return short or bool(s.has(_ACTS) or s.has(_VERBS) or s.has(_WHO_ACTS))


_GOES_WRONG = (
    r"\b(?:stops?|stoppages?|failures?|breakdowns?|complaints?|accidents?|incidents?|entrapments?|outages?|errors?|mistakes?|leaks?|quejas|"
    r"fallos?|averias?|accidentes?|cortes?|paradas?|errores)\b"
)
"""What goes wrong so often is no number of answers that are needed."""
SHORT_ANSWER = 4
"""Words up to which a rate alone is the answer to how much can be acted on (house rule)."""
_WHO_ACTS = (
    r"\b(?:(?:we|i)(?! (?!(?:do|fix|mend|clean|get|take|go|work|plan)\b)[a-z]+ (?:about |around |some |up to )?\d)|"
    r"they|he|she|[a-z]{3,}(?:ers?|ors?|ists?|ians?)|staff|crew|nurses?|clerks?|team|desk|people|person\w*|[a-z]{3,}(?:ores|istas)|"
    r"(?:el|la|los|las|the|our|an?) [a-z]+ (?:visit|revis|llam|atien|call|check|repair|mir|look)\w*)\b"
)
"""Who acts on so many; "we rent 40 tools a day" tells the trade of the house."""


def _flow(s: Sentence, q: Quantity) -> Claim:
    """So many that come: a second, a day, or new ones among the things themselves."""
    if q.period == "second":
        return Claim("latency_volume", q.start, q.end, {"peak_per_second": tidy(q.value)}, firm=True)
    if s.asked != "latency_volume" and re.search(_GOES_WRONG, fold(q.noun)):
        return Claim("latency_volume", q.start, q.end, {}, firm=False)
    new = re.search(r"\bnew|nuev[oa]s", q.noun) and s.asked in {"retraining_feedback", ""}
    if new:
        return Claim("retraining_feedback", q.start, q.end, {"new_items": True}, firm=s.asked == "retraining_feedback")
    return Claim("latency_volume", q.start, q.end, flow_signals(q.value, q.period or "day"), firm=s.asked == "latency_volume")


def flow_signals(value: float, period: str) -> dict[str, Any]:
    """So many cases in a period, as they were told and by the day."""
    told = {"value": tidy(value), "unit": "", "period": period}
    return {"per_day": tidy(round(value / DAYS[period], 2)), "cases_told": told}


def _is_change(s: Sentence, q: Quantity) -> bool:
    near = s.before(q.start, 40)
    if s.asked == "content_sources_freshness" and (re.search(DOCUMENTS, q.noun) or re.match(r"(?:new|nuev[oa]s?)\b", q.noun)):
        return True  # what comes in to the documents changes them
    times = q.noun in {"times", "veces", "changes", "updates", "cambios"}
    return bool(
        (re.search(_CHANGES, near) or q.noun in {"changes", "updates", "cambios"})
        and (times or s.asked == "content_sources_freshness" or s.has(DOCUMENTS))
    )


def _latency(s: Sentence) -> Iterator[Claim]:
    asked = s.asked == "latency_volume"
    for time in s.kinds("time"):
        if is_soft(s, time.start) or is_told_of_else(s, time) or re.search(r"\bthe next\s(?:about )?$", s.before(time.start, 16)):
            continue
        if re.match(r"\s(?:of|de)(?! (?:the|el|la)\b)\b", s.after(time.end, 8)):
            continue
        if time.unit not in {"millisecond", "second"} and not (asked and time.unit in {"minute", "hour"}):
            continue
        fine = re.search(r"\b(?:fine|enough|ok|okay|good|acceptable|esta bien|basta|suficiente|response|answer|respon\w*)\b", s.low)
        if (
            asked
            or time.unit == "millisecond"
            or fine
            or (re.search(_LIMIT, s.before(time.start)) and s.has(r"\b(?:answer|result|respon\w*|wait|reply|need\w*|arrive)\b"))
        ):
            signals: dict[str, Any] = {"latency_ms": tidy(time.days * 86_400_000)}
            if time.days * 86_400 <= 60:
                signals["answer_while_waiting"] = True
            yield Claim("latency_volume", time.start, time.end, signals)
            break
    if (
        (match := s.has(_WAITS))
        and not s.negated(match.start())
        and (asked or s.has(r"\b(?:answer|result|need\w*|respon\w*|suggest|advice|decision|forecast|respuesta|resultado)\b"))
    ):
        yield Claim("latency_volume", *match.span(), {"answer_while_waiting": True})


_BATCHES = (
    r"(?:\w+ )?(?:files?|exports?|lists?|reports?|updates?|batch(?:es)?|deliver(?:y|ies)|e?mails?|archivos?|listas?|"
    r"informes?|reportes?|entregas?)$"
)


def _batch(q: Quantity) -> Claim:
    """'One file each night': what comes at most that often is no number of cases."""
    per = q.period if q.period in {"hour", "day", "week", "month", "quarter", "year"} else "day"
    return Claim("latency_volume", q.start, q.end, {"action_per": per, "answer_while_waiting": False}, firm=True)


def _rhythm_said(s: Sentence) -> re.Match[str] | None:
    """How often, beside the word for what comes so often; "in a month" is a span and no rhythm."""
    found = [m for m in rhythms(s) if not re.search(r"\b(?:in|within|after|en)\s$", s.before(m.start(), 7))]
    beside = [m for m in found if re.search(_COMES, s.low[s.clause_at(m.start()).start : s.clause_at(m.start()).end])]
    chosen = beside or found
    return chosen[0] if chosen else None


_COMES = r"\b(?:lists?|alerts?|reports?|once|batch|answers?|figures?|forecasts?|una vez|listas?|informes?|reportes?)\b"
_KEPT = r"\b(?:(?:is|are) (?:in|on|stored|recorded|logged|measured|kept)|arriv\w+|since|llegan?|desde|se (?:guard|registr|mid)\w+)\b"


def _rhythm(s: Sentence) -> Iterator[Claim]:
    """How often the output is needed: "a list once a month is fine"."""
    if s.asked not in {"", "latency_volume", "decision_and_user"}:
        return
    if not s.asked and not s.has(
        r"\b(?:list|alert|report|once|batch|every (?:morning|night|\d)|each (?:morning|night)|una vez|lista|informe|"
        r"cada (?:manana|noche))\b"
    ):
        return
    match = _rhythm_said(s)
    if match and period_of(match) in {"second", "minute"} and (s.asked != "latency_volume" or s.has(_COMES_BY_ITSELF)):
        return  # a sensor sends a value every ten minutes: nobody acts so often
    if match is None or (s.asked == "decision_and_user" and s.has(_KEPT)):
        return
    told = [q for q in s.quantities if q.kind == "count" or (q.kind == "time" and q.period is None)]
    if flows(s) or any(q.start < match.end() and match.start() < q.end for q in told):
        return
    per = period_of(match)
    slot = s.asked if s.asked in {"latency_volume", "decision_and_user"} else "latency_volume"
    signals: dict[str, Any] = {"action_per": per}
    if per in {"hour", "day", "week", "month", "quarter", "year"} and not re.search(
        _WAITS, s.low[s.clause_at(match.start()).start : s.clause_at(match.start()).end]
    ):
        signals["answer_while_waiting"] = False
    yield Claim(
        slot,
        *match.span(),
        signals,
        firm=bool(s.asked) or bool(s.has(r"\b(?:is fine|is enough|basta|suficiente|list|lista|report|informe)\b")),
    )
