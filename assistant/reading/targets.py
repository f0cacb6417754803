"""Success: the number today, the number wanted, the number below which it stops, and what the number is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from assistant.reading.bare_aim import bare_aim
from assistant.reading.claims import Claim, Sentence
from assistant.reading.enough import (
    BAD_THING,
    BOUND_BEHIND,
    ENOUGH,
    LESS,
    MORE,
    NUMBERED,
    is_bound_with_day,
    limit_of_alarms,
    part_of_today,
    second_bound,
    told_of_the_past,
)
from assistant.reading.known_units import only_the_unit, part_of_known, with_known_unit
from assistant.reading.metric_names import metric_name, named_after, usable
from assistant.reading.naming import phrase_of
from assistant.reading.quantities import Quantity
from assistant.reading.wish_dates import at_the_end, due_of_wish

_DOWN = (
    r"\b(?:reduc\w*|lower\w*|cut(?:ting|s)?|decreas\w*|down|fewer|less|drop\w*|shrink\w*|halv\w*|save|shorten\w*|bring down|minimi[sz]\w*"
    r"|bajar|baje|reducir|reduzca|disminuir|menos|recortar|ahorrar|acortar)\b"
)
_UP = (
    r"\b(?:increas\w*|rais\w*|grow\w*|up|more|higher|improv\w*|doubl\w*|boost\w*|gain|win|aumentar|subir|crecer|mas|mejorar|"
    r"duplicar|elevar)\b"
)
GOAL = (
    r"^(?:it |this |that )?should be\b|\b(?:goal|target|aim(?:ing)?|success|hop(?:e|es|ing)|we want|wants?|would like|"
    r"we'd like|wish|reach|achieve|reduce|cut|lower|bring|"
    r"halve|increase|raise|double|decrease|improve"
    r"|get (?:it |this |that |them )?(?:down|up|below|under|to)|meta|objetivo|queremos|quisieramos|lograr|alcanzar|reducir|"
    r"bajar|subir|aumentar|llegar|pasar de|exito|mejorar)\b"
)
_ROSE = (
    r"\b(?:went (?:up|down)|rose|has risen|have risen|has grown|grew|increased|climbed|jumped|fell|dropped|has gone|subio|"
    r"aumento|crecio|paso de|bajo de|just how much)\b"
)
_JOIN = re.compile(
    r"\s*(?:to|->|-->|→|down to|up to|al?|hasta|instead of|en lugar de|en vez de)\s*(?:about |below |under |at most |"
    r"less than |at least |more than |the |unos |menos de |maximo |al menos )*$"
)
_FROM = r"\b(?:from|del?|desde)\s*(?:about |around |currently |the |los |las |unos )*$"
_AT_NOW = (
    r"\b(?:are at|we're at|is at|spends?|takes?|needs?|tardan?|gastan?|currently(?: at| have)?|today(?: at| it is)?|"
    r"now(?: at)?|estamos en|hoy(?: es| son|"
    r" estamos en)?|actualmente)\s*(?:about |around |unos )*$"
)
_TO_BE = (
    r"(?:\b(?:be at|reach|get to|want(?: to have| to be at)?|aim for|aim(?: is)?:?|target(?: is| of)?:?|goal(?: is)?:?|to have|llegar a|"
    r"queremos|meta(?: es)?:?|objetivo(?: es)?:?|bajar a|subir a|estar en)|^(?:it |this |that )?should be)\s*(?:at |about |"
    r"around |unos |una? )*$"
)
_STOP = r"\b(?:we (?:would )?stop|give up|abandon|no longer worth|not worth|paramos|abandonamos|lo dejamos|no vale la pena)\b"
_BY_HOW_MUCH = r"(?:\b(?:by|down|up|of|en un|un|otro)\s*(?:about |at least |some |around |al menos )*$)"


@dataclass(frozen=True)
class _Found:
    signals: dict[str, Any]
    start: int
    end: int


def read_targets(s: Sentence) -> Iterator[Claim]:
    """Slot success_metric_target. Unasked it takes a change between two numbers by a day, or a bound beside a word for a wish."""
    asked = s.asked == "success_metric_target" or is_bound_with_day(s)
    due = due_of_wish(s) or (at_the_end(s) if asked else None)
    amounts = [q for q in s.quantities if due is None or not q.start < due.end or not due.start < q.end]
    amounts = [with_known_unit(q, s) if asked or s.has(GOAL) else q for q in amounts if not _never_wanted(s, q)]
    if rose := _rose(s, amounts):
        yield rose
        return
    if asked and (limit := limit_of_alarms(s)):
        yield Claim("success_metric_target", *limit, {"guardrail": s.text[limit[0] : limit[1]].strip(" ,.;")})
        return
    if asked and (past := told_of_the_past(s, amounts)):
        yield Claim("success_metric_target", past[0].start, past[0].end, {"baseline": past[0].signal(), "metric_name": past[1]})
        return
    found = _stop_bound(s, amounts) or _pair(s, amounts, asked=asked or due is not None) or _single(s, amounts, asked=asked)
    if found is None:
        if asked and due and (len(s.low.split()) <= SHORT or s.has(GOAL)):
            yield Claim("success_metric_target", due.start, due.end, {"target_date": due.day.isoformat()})
        return
    found = _of_what_is_found(s, found)
    if "baseline" in s.known and found.signals.get("metric_name") and only_the_unit(found.signals["metric_name"], s):
        del found.signals["metric_name"]
    signals = found.signals | ({"target_date": due.day.isoformat()} if due and "minimum" not in found.signals else {})
    yield Claim("success_metric_target", found.start, max(found.end, due.end if due else 0), signals)


SHORT = 8
"""Words up to which a sentence without any word for a wish is still an answer about the aim (house rule)."""
_EVERY = r"\b(?:every|each|cada)\s$"
OFFERED = r"\b(?:offer\w*|quote[ds]?|vendor|supplier|subscription|licen[cs]e|ofreci\w*|ofert\w*|cotiz\w*|proveedor\w*)\b"


_FINDS = (
    r"\b(?:find|catch|spot|detect|recogni[sz]e|identify|notice|warn (?:of|about)|encontrar|detectar|reconocer|avisar de)\s+"
    r"(?:about |at least |al menos )?$"
)


def _of_what_is_found(s: Sentence, found: _Found) -> _Found:
    """'Find 7 of 10 dropouts': the share of them that is found is wanted, and how many there are today is no number of today of it."""
    target = found.signals.get("target")
    if (
        "baseline" in found.signals
        or not isinstance(target, dict)
        or target["unit"] != "share"
        or not re.search(_FINDS, s.before(found.start, 30))
    ):
        return found
    of = str(found.signals.get("metric_name") or "")
    name = f"parte de {of} que se encuentra" if s.language == "es" else f"share of {of} that is found"
    forgotten = {"baseline": None} if "baseline" in s.known else {}
    return replace(found, signals=found.signals | {"better": "higher"} | forgotten | ({"metric_name": name} if of else {}))


_LENT_TIME = (
    r"\b(?:son|daughter|nephew|niece|friend|wife|husband|student|colleague|intern|i|he|she|hij[oa]|sobrin[oa]|amig[oa]|yo) "
    r"(?:could|can|would|will|has|puede|podria|tiene) (?:program|code|help|work|do|give|spend|programar|ayudar|trabajar|dedicar)\b"
)
"""Hours that somebody has for the project are no number to reach."""


def _never_wanted(s: Sentence, q: Quantity) -> bool:
    """Temperatures, numbers of things ("hall 4") and prices of an offer are no numbers that one wants to reach."""
    lead = s.before(q.start, 14)
    if (re.search(r"(?<!\w)-\s?$", lead) and q.kind not in {"share", "points"}) or re.match(
        r"\s?(?:°|degrees|grados|celsius)", q.noun or s.after(q.end, 10)
    ):
        return True
    if q.kind == "time" and s.has(_LENT_TIME):
        return True
    if q.kind == "count" and not q.noun and re.search(NUMBERED, s.before(q.start, 24)):
        return True
    return q.kind == "money" and bool(re.search(OFFERED, s.low)) and not s.has(GOAL)


def _rose(s: Sentence, amounts: list[Quantity]) -> Claim | None:
    """A change in the past gives the number of today, not a target."""
    pair = _from_to(s, amounts)
    if pair is None or not s.has(_ROSE) or s.has(r"\b(?:want|target|goal|queremos|meta)\b"):
        return None
    if s.has(r"\bjust how much\b|\bis (?:just )?(?:how much|what) it rose\b"):
        return Claim("success_metric_target", 0, 0, {}, firm=False)
    now = _same_unit(pair[1], pair[0])
    name = metric_name(s, pair[0])
    signals = {"baseline": now.signal()} | ({"metric_name": name} if name else {})
    return Claim("current_process_baseline", pair[0].start, now.end, signals)


def _same_unit(q: Quantity, other: Quantity) -> Quantity:
    if q.kind == "count" and not q.noun and (other.kind != "count" or other.noun):
        value = q.value / 100 if other.kind in {"share", "points"} else q.value
        grown = value * 1e3 if value < other.value / 200 else value
        return replace(q, kind=other.kind, unit=other.unit, noun=other.noun, value=grown, period=q.period or other.period)
    return replace(q, period=q.period or other.period) if q.unit == other.unit else q


def _from_to(s: Sentence, amounts: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    for first, second in pairwise(amounts):
        between = s.low[first.end : second.start]
        if not _JOIN.search(between) or len(between) > 45:
            continue
        led = (re.search(_FROM, s.before(first.start)) and not s.has(_FINED)) or "->" in between or "→" in between
        if "instead" in between or "en lugar" in between or "en vez" in between:
            return second, first
        if led or (re.fullmatch(r"\s*(?:(?:down |up )?to)\s*", between) and not _is_range(s, first, second)):
            return first, second
    return None


_PRICED = r"(?:costs?|worth|pay)"
_FINED = r"\b(?:fines?|penalt\w+|multas?|costs?|cuesta\w*)\b"


def _is_range(s: Sentence, first: Quantity, second: Quantity) -> bool:
    """'A lost swarm is 150 to 200 euros': what something costs or is, between two numbers, and no change."""
    told = rf"\b(?:is|are|was|were|{_PRICED}|takes?|lasts?|between|about|around|some|roughly|perhaps|maybe|say|of|by)\s$"
    priced = second.kind == "money" and second.value > first.value
    return bool(re.search(told, s.before(first.start, 12)) or priced) and not s.has(rf"{GOAL}|{_DOWN}|{_UP}")


def _pair(s: Sentence, amounts: list[Quantity], *, asked: bool) -> _Found | None:
    pair = _from_to(s, amounts) or _now_and_wanted(s, amounts)
    bare = None if pair else bare_aim(s, amounts)
    pair = pair or bare
    if pair is None or not (asked or s.has(GOAL) or pair[0].kind in {"share", "money"} or pair[1].kind in {"share", "money"}):
        return None
    now, wanted = _same_unit(pair[0], pair[1]), _same_unit(pair[1], pair[0])
    if _same_unit(now, wanted).unit != wanted.unit and now.noun != wanted.noun and now.kind != wanted.kind:
        return None
    sizes = (wanted.days, now.days) if wanted.kind == now.kind == "time" else (wanted.value, now.value)
    better = "lower" if sizes[0] < sizes[1] else "higher"
    signals: dict[str, Any] = {"baseline": now.signal(), "target": wanted.signal(), "better": better}
    first, last = min(now.start, wanted.start), max(now.end, wanted.end)
    earlier, later = sorted(pair, key=lambda q: q.start)
    told = phrase_of(s, bare[0]) if bare else ""
    name = {"metric_name": told} if told else _named(s, earlier) or _named(s, later)
    return _Found(signals | name | second_bound(s, last), first, last)


def _said_direction(s: Sentence) -> str:
    down, up = s.has(_DOWN), s.has(_UP)
    return "lower" if down and not up else "higher" if up and not down else ""


def _now_and_wanted(s: Sentence, amounts: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    now = next((q for q in amounts if re.search(_AT_NOW, s.before(q.start))), None)
    wanted = next((q for q in amounts if q is not now and _wanted(s, q)), None)
    if wanted and not now and re.search(_GO_TO, s.before(wanted.start)):
        alike = [q for q in amounts if q.end <= wanted.start and q.kind == wanted.kind and q.unit == wanted.unit]
        now = alike[0] if len(alike) == 1 else None
    return (now, wanted) if now and wanted else None


_GO_TO = (
    r"\b(?:(?:get|go|come|bring (?:it|this|that|them)|want)(?: back)?(?: down| up)? to|(?:reduce|lower|cut|raise) (?:it|this|that|them) to|"
    r"(?:bajar|subir|llegar)(?:l[oa]s?)? (?:a|al|hasta))(?: about| under| un| una)?\s$"
)
"""From where it is to where it shall be: what was told before in the same unit is where it is."""


def _wanted(s: Sentence, q: Quantity) -> bool:
    lead = s.before(q.start)
    return bool(re.search(_TO_BE, lead) or re.search(LESS, lead) or re.search(MORE, lead))


def _single(s: Sentence, amounts: list[Quantity], *, asked: bool) -> _Found | None:
    if not (asked or (s.has(GOAL) and _may_be_goal(s))):
        return None
    if asked and (part := part_of_today(s, amounts)):
        return _Found({"target": part_of_known(part[0], s.known.get("baseline")), "better": "lower"} | second_bound(s, part[2]), *part[1:])
    return _turned(s) or _among(s, amounts, asked=asked)


def _turned(s: Sentence) -> _Found | None:
    """'Halve the complaints', "twice as many visitors": a change without a number."""
    if halved := s.has(r"\b(?:halve|half as (?:many|much|long)|reducir a la mitad|a la mitad)\b"):
        return _Found({"target": _relative(-0.5), "better": "lower"} | _named_after(s, halved.end()), *halved.span())
    if doubled := s.has(r"\b(?<!at )(?<!for )(?<!is )(?<!costs )(?:double|twice as (?:many|much)|duplicar|(?<!al )(?<!por )el doble)\b"):
        return _Found({"target": _relative(1.0), "better": "higher"} | _named_after(s, doubled.end()), *doubled.span())
    return None


def _among(s: Sentence, amounts: list[Quantity], *, asked: bool) -> _Found | None:
    """The aim among the amounts of a sentence: a bound, a share of something, or the one that stands for the answer."""
    for q in amounts:
        if not asked and q.kind == "count" and not (q.noun or q.period or s.after(q.end, 12).strip(" .,;!")):
            continue  # "want 10" says nothing by itself
        if found := _bound(s, q, asked=asked) or (_share_of(s, q) if asked or re.search(_FINDS, s.before(q.start, 30)) else None):
            return found
    lone = [q for q in amounts if asked and _stands_for_the_answer(s, q)]
    if lone:
        way = _way(s) or ({"better": "lower"} if re.match(BAD_THING, s.low[lone[0].end :]) else {})
        return _Found({"target": lone[0].signal()} | way | _named(s, lone[0]) | second_bound(s, lone[0].end), lone[0].start, lone[0].end)
    return None


def _share_of(s: Sentence, q: Quantity) -> _Found | None:
    """The share wanted, before any bound that guards it: "40 % of the questions answered"."""
    if q.kind != "share" or not re.match(r"\s(?:of|de)\b", s.after(q.end, 5)):
        return None
    way = _way(s) or {"better": "higher"}
    return _Found({"target": q.signal()} | way | _named_after(s, q.end) | second_bound(s, q.end), q.start, q.end)


def _stands_for_the_answer(s: Sentence, q: Quantity) -> bool:
    """Whether a lone amount is the target: in a short answer, or in the unit that the target has."""
    before = s.known.get("target") or s.known.get("baseline")
    short = len(s.low.split()) <= 6 or bool(re.match(rf"(?: \w+){{0,2}} {ENOUGH}", s.after(q.end, 60)))
    if isinstance(before, dict):
        same = q.signal()["unit"] == before["unit"]
        return same and (short or "target" not in s.known or bool(s.has(GOAL)))
    told = len(s.low.split()) <= SHORT or s.has(GOAL) or _said_direction(s) or s.has(ENOUGH)
    return (q.kind in {"share", "money", "time"} and bool(told) and not re.search(_EVERY, s.before(q.start, 12))) or (
        bool(q.noun) and short
    )


def _may_be_goal(s: Sentence) -> bool:
    return not s.has(r"\b(?:budget|presupuesto|costs? us|cuesta)\b") and "?" not in s.text[-2:]


def _way(s: Sentence) -> dict[str, str]:
    way = _said_direction(s)
    return {"better": way} if way else {}


def _bound(s: Sentence, q: Quantity, *, asked: bool) -> _Found | None:
    lead, tail = s.before(q.start), s.after(q.end, 32)
    if q.kind in {"share", "points"} and (asked or not _signed(s, q)) and _is_relative(s, q, lead, tail):
        return _change(s, q)
    after = BOUND_BEHIND.match(tail)
    less = bool(re.search(LESS, lead)) or bool(after and (after["most"] or after["way"] in {"less", "fewer", "lower", "menos"}))
    more = (bool(re.search(MORE, lead)) and not re.search(r"\b(?:not?|nunca) (?:more|mas) (?:than|de)\s*$", lead)) or bool(
        after and not less
    )
    if not (less or more or re.search(_TO_BE, lead)) or (q.kind == "count" and not q.noun and _how_it_is(s, lead)):
        return None
    way = {"better": "lower" if less and not (more and re.search(_UP, s.low)) else "higher"} if less or more else _way(s)
    return _Found({"target": q.signal()} | way | _named(s, q) | second_bound(s, q.end), q.start, q.end)


def _how_it_is(s: Sentence, lead: str) -> bool:
    """'Forty members are above 65', "above 18 they eat less": how it is, where no word of a long sentence speaks of a wish."""
    return bool(re.search(r"\b(?:are|is|son) (?:above|over|under|below|mas de|menos de)\s$", lead)) or (
        len(s.low.split()) > SHORT and not s.has(GOAL) and not re.search(_TO_BE, lead)
    )


def _is_relative(s: Sentence, q: Quantity, lead: str, tail: str) -> bool:
    if re.match(r"\s(?:less|fewer|more|lower|higher|faster|menos|mas)\b", tail) or _signed(s, q):
        return True
    if re.search(_TO_SAVE, lead) and not re.match(r"\s(?:of|de)\b", tail):
        return True
    if re.search(r"\b(?:a|al|hasta) una?\s$", lead):  # "bajar a un 6 %" is where it goes, and not by how much
        return False
    return bool(re.search(_BY_HOW_MUCH, lead) and (re.search(_DOWN, s.low[: q.end]) or re.search(_UP, s.low[: q.end])))


_TO_SAVE = r"\b(?:save|cut|reduce|lower|ahorrar|reducir|recortar)(?: (?:it|them|that|this|about|at least|un|al menos|otro))*\s$"
"""Verbs whose bare object is the change itself: "save 15 %"."""
_SIGN = re.compile(r"(?<![\w%])(?P<sign>[-+])\s?$")
_MORE_OR_LESS = re.compile(
    r"\s(?P<way>less|fewer|lower|more|higher|menos|mas)\s(?:de )?(?P<noun>(?!than\b|by\b|in\b|que\b|en\b)[a-z][a-z'-]*"
    r"(?:\s(?!(?:by|in|until|than|now|today|before|per|a|an|each|and|or|with|while|within|para|hasta|en|antes|que|hoy|y|al?|por|con)\b)"
    r"[a-z][a-z'-]*){0,4})"
)


def _signed(s: Sentence, q: Quantity) -> re.Match[str] | None:
    """The sign of a change: "Calls -30 %"."""
    return _SIGN.search(s.before(q.start, 4))


def _change(s: Sentence, q: Quantity) -> _Found:
    """'30 % fewer calls (now 900 a month)': a target relative to today, with the name and today's number where they are said."""
    sign, more = _signed(s, q), _MORE_OR_LESS.match(s.low, q.end)
    if sign:
        lower = sign.group("sign") == "-"
    elif more:
        lower = more.group("way") in {"less", "fewer", "lower", "menos"}
    else:
        lower = bool(re.search(_DOWN, s.low))
    signals: dict[str, Any] = {"target": _relative(-q.value if lower else q.value), "better": "lower" if lower else "higher"}
    signals |= {"metric_name": s.text[more.start("noun") : more.end("noun")]} if more else _named(s, q)
    now = next((a for a in s.quantities if a is not q and a.start != q.start and re.search(_AT_NOW, s.before(a.start))), None)
    end = max(q.end, now.end) if now else q.end
    if now:
        noun = now.noun or str(signals.get("metric_name", "")).lower()
        signals["baseline"] = (replace(now, noun=noun) if now.kind == "count" else now).signal()
    return _Found(signals, q.start, end)


def _relative(change: float) -> dict[str, Any]:
    return {"value": change, "unit": "relative", "period": None}


def _stop_bound(s: Sentence, amounts: list[Quantity]) -> _Found | None:
    stop = s.has(_STOP)
    bound = next((q for q in amounts if re.search(LESS, s.before(q.start)) or re.search(MORE, s.before(q.start))), None)
    if stop is None or bound is None:
        return None
    signals: dict[str, Any] = {"minimum": bound.signal()}
    first = next((q for q in amounts if q.end < bound.start and re.match(r"\s(?:it is|then)\b|\.?\s*$", s.after(q.end, 8))), None)
    return _Found(
        signals | ({"target": first.signal()} if first else {}), first.start if first else bound.start, max(stop.end(), bound.end)
    )


def _named(s: Sentence, q: Quantity) -> dict[str, str]:
    name = metric_name(s, q)
    return {"metric_name": name} if name else {}


def _named_after(s: Sentence, end: int) -> dict[str, str]:
    name = named_after(s, end)
    return {"metric_name": name} if usable(name) else {}
