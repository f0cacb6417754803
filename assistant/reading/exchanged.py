"""A number that was told takes another value ("it is 4, not 3", "20 is too hard, make it 24") or is taken away ("15 is for a mail")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from assistant.reading.aim_words import GOAL
from assistant.reading.budgets import BUDGET, FUNDS
from assistant.reading.claims import Claim, Sentence
from assistant.reading.meaning import stems
from assistant.reading.quantities import TOLD_WRONG, Quantity, tidy
from assistant.reading.volumes import flow_signals

_NOT_THE = (
    r"\s*,?\s*(?:and |y )?\b(?:not|no|instead of|rather than|en vez de|en lugar de|mas bien que|y no) (?:the |just |only |about |a |"
    r"de |del |el |la |los |las |un |una |unos |unas )*"
)
_NEW_FIRST = re.compile(r"(?:\s*+[^\W\d]++){0,3}" + _NOT_THE)
_NEW_FAR_BEFORE = re.compile(r"(?:\s*+,?\s*+[^\W\d][^\W\d'’-]*+(?:['’-][^\W\d]++)*+){4,12}" + _NOT_THE)
"""A whole thought between both numbers: "15 % of them stay away from us, not 14"."""
_CLOSES = re.compile(r"(?:\s(?:of (?:them|us|all)|de ell[oa]s))?\s*(?:$|[,;:.!)]|(?:and|but|as|like|y|pero|como|sorry|perdon)\b)")
_OLD_FIRST = re.compile(
    r"(?:\s*+[^\W\d]++){0,6}\s*,?\s*(?:but|sino)(?: rather)?(?: it is| it's| son| que son| de| el| un| una)? ?(?:about |unos |unas )?"
)
_MEANT = re.compile(
    r"(?:\s*+[^\W\d]++){0,3}\W+(?:(?:but|and|y|pero) )?(?:i mean|i meant|we mean|we meant|meaning|it (?:is|was|should be)|it's|they are|"
    r"(?:quise|quiero|queria|quisimos) decir|era|eran|es|son)(?: really| in fact| en realidad)? (?:about |unos |unas |un |el )?"
)
"""What was said, and what is right: "I wrote 14 %, I meant 15 %"."""
_DENIED = re.compile(r"\b(?:not|no)(?: (?:the|just|only|about|of|from|son|es|era|eran|de|del|los|las|unos|unas))* ?$")
_REPLACED = re.compile(
    r"\b(?:make (?:it|that|this)|should (?:be|read|have been)|would do|is enough|instead|(?:is|was|are) (?:right|correct|a typo|wrong)|"
    r"too (?:hard|high|low|much|many|few|little|ambitious|strict|optimistic|easy)|not (?:realistic|possible|feasible)|unrealistic|"
    r"let'?s (?:say|take)|let us (?:say|take)|(?:change|correct|turn|raise|lower|set) (?:the |it |this |that )?(?:from )?\d|"
    r"mejor|que sean?|demasiad[oa]s?|pongamos|digamos|cambi\w+|no es realista|deberia\w* ser)\b"
)
"""Words with which one number gives way to another, wherever in a sentence they stand."""
TAKES_BACK = re.compile(
    r"^\W*(?:(?:no|oh|hm+|but|well|ah|pero|bueno)\b[\s,.:-]*)*"
    r"(?:wrong|that(?:'s| is| was) (?:wrong|not right)|not right|(?:no,? )?wait|oops|(?:a )?typo|correction|sorry|actually|in fact|"
    r"i was wrong|we were wrong|(?:i|we) mean(?:t)?(?=\W+(?:it is |about |around )?\d)|"
    r"(?:quiero|quise|queria|quisimos|queremos) decir(?=\W+(?:que )?(?:son |es |unos |unas |el |un )?\d)|"
    r"mal|eso no|perdon|me equivoque|correccion|en realidad)\b[\s,.:-]*"
    r"|^\W*no[,.: ]+(?=\W*(?:the |it is |it's |son |es |about |unos )?\d)"
)
"""Beginnings of a sentence that takes back what was told before."""
_NOT_THAT = re.compile(
    r"\s*,?\s*(?:is|are|was|were|es|son) (?:(?:only |just )?(?:for|of|about|the time of|para|de) "
    r"(?:an?|the|each|every|one|our|una?|el|la|cada)\b|something else|another (?:number|thing)|not (?:that|it|the)\b|otra cosa)"
)
_NOW = re.compile(r"\b(?:now|by now|ahora)\b")
_NO_START = re.compile(
    r"\b(?:no|without(?: an?)?|sin) (?:start(?:ing)?(?: value| number)?|baseline|value of today|number of today|valor inicial|"
    r"cifra de hoy)\b|\b(?:was|were|is|are|has been|have|we|it|fue|se)(?: have| ha)? (?:never|not|nunca|no)(?: been| yet)? (?:been )?"
    r"(?:measured|counted|known|medid\w+|midio)\b"
)
_OF_TODAY = re.compile(
    r"\b(?:start(?:ing)? (?:value|number|point)|baseline|(?:number|value) (?:of )?today|today'?s (?:number|value)|valor inicial)\b"
)
_PERSONS = re.compile(r"people|persons?|students?|members?|of us|heads|personas?|estudiantes|alumn[oa]s|integrantes|miembros")
_GOAL = {"baseline": "current_process_baseline", "target": "success_metric_target", "minimum": "success_metric_target"}
AMOUNTS = _GOAL | {
    "budget": "budget",
    "cost_miss": "cost_of_errors",
    "cost_false_alarm": "cost_of_errors",
    "cost_under": "cost_of_errors",
    "cost_over": "cost_of_errors",
    "error_today": "current_process_baseline",
    "each_amount": "current_process_baseline",
    "offer_setup": "existing_solution",
    "offer_monthly": "existing_solution",
    "rule_saving": "existing_solution",
    "value_per_outcome": "business_objective",
    "unit_price": "business_objective",
    "cost_today": "current_process_baseline",
    "saving_told": "business_objective",
    "running_cost": "budget",
    "own_hour_cost": "budget",
    "cases_told": "latency_volume",
}
"""Signals that are amounts with a unit, and the question of each."""
SHARES = {"positive_share": "label_availability"}
COUNTS = {
    "units": "data_sources_volume",
    "rows": "data_sources_volume",
    "documents_count": "content_sources_freshness",
    "label_count": "label_availability",
    "positives": "label_availability",
    "per_day": "latency_volume",
    "capacity_number": "decision_and_user",
    "sites": "scope_mvp",
    "devices": "connectivity_hardware",
    "classes": "label_availability",
    "reviewers": "human_oversight",
    "reviews_per_day": "human_oversight",
    "users": "latency_volume",
    "working_units": "current_process_baseline",
    "usable_rows": "data_quality",
    "content_changes_month": "content_sources_freshness",
}
"""Signals that are plain counts, and the question of each."""


def exchanged(s: Sentence) -> list[Claim]:
    """The new numbers for those told before; nothing where an old one is that of several things, or of none."""
    pairs = _pairs(s)
    if not pairs:
        return _counted_again(s)
    told = [list(_meant(new, old, s.known)) for new, old in pairs if not _is_aim(s, new, old)]
    found = [meant[0] for meant in told if len(meant) == 1 and (meant[0][0] != "budget" or _is_of_budget(s, pairs[0]))]
    if not found:
        return []
    claims = [Claim(slot, 0, len(s.low), signals) for slot, signals in found]
    rest = [q for q in s.quantities if not any(q in pair for pair in pairs)]
    return claims + [Claim("data_sources_volume", q.start, q.end, {"units": int(q.value)}) for q in rest if _counts_the_units(q, s.known)]


def _counted_again(s: Sentence) -> list[Claim]:
    """'Actually it is 12 bakeries': the things counted before, counted anew where nothing behind says which of them."""
    again = [q for q in s.quantities if _counts_the_units(q, s.known) and not re.search(r"\w", s.low[q.end :])]
    told_anew = [q for q in again if TAKES_BACK.match(s.low) or _NOW.search(s.low[: q.start])]
    noun = s.known.get("unit_noun")
    return [Claim("data_sources_volume", 0, len(s.low), {"units": int(q.value), "unit_noun": noun}) for q in told_anew]


def taken_away(s: Sentence) -> Claim | None:
    """Today's number taken back: it is that of something else, or was never measured. None where nothing of that is said."""
    nothing = Claim("current_process_baseline", 0, len(s.low), {"baseline": None})
    named = set(stems(str(s.known.get("metric_name") or "")))
    if not (named or s.known.get("baseline")):
        return None
    start = _NO_START.search(s.low)
    if start:
        clause = s.clause_at(start.start())
        if _OF_TODAY.search(s.low) or named & set(stems(s.low[clause.start : start.start()])):
            return nothing
    before = s.known.get("baseline")
    if not isinstance(before, dict):
        return None
    for q in s.quantities:
        other = _NOT_THAT.match(s.low, q.end)
        if other and _told(q, before) and (TAKES_BACK.match(s.low) or "else" in other.group() or "otra cosa" in other.group()):
            clause = s.clause_at(q.start)
            if not named & set(stems(s.low[other.start() : clause.end])):
                return nothing
    return None


def puts_right(s: Sentence) -> bool:
    """Whether a sentence that is none of a brief puts a number right, placed or not."""
    back = TAKES_BACK.match(s.low)
    return not s.opening and bool(s.quantities) and bool(_pairs(s) or (back and re.search(r"\d", s.low[back.end() :])))


def replies_to_none(s: Sentence) -> bool:
    """Whether a sentence takes something back and gives one number for another: a sum in it is none that happens to be asked for."""
    return not s.opening and bool(TAKES_BACK.match(s.low)) and puts_another(s)


def puts_another(s: Sentence) -> bool:
    """Whether a sentence gives one number in the place of another."""
    return bool(_pairs(s))


_BESIDE = re.compile(r"\s*[,;]\s+(?:and|y|but|pero|also|ademas)\s+(?=(?!not\b|no\b)\S+(?:\s\S+){3})")


def said_beside(s: Sentence) -> Sentence | None:
    """What a sentence goes on to say behind a number put right: "it is not 3 but 4, and the data may leave the house"."""
    pairs = _pairs(s)
    more = _BESIDE.search(s.low, max(q.end for pair in pairs for q in pair)) if pairs else None
    return replace(s, text=s.text[more.end() :], low=s.low[more.end() :], asked="") if more else None


def places_it(s: Sentence, claim: Claim) -> bool:
    """Whether a claim says what such a sentence is about: of one number for another a number with a unit or a noun must have been read."""
    pairs = _pairs(s)
    if not pairs:
        return bool(claim.signals)
    return any(new.kind != "count" or new.noun for new, _ in pairs) and any(not isinstance(v, bool | str) for v in claim.signals.values())


def _pairs(s: Sentence) -> list[tuple[Quantity, Quantity]]:
    """(new, old) of the neighbours of a sentence of which one takes the place of the other, in order."""
    found: list[tuple[Quantity, Quantity]] = []
    for first, second in pairwise(s.quantities):
        between = s.low[first.end : second.start]
        if found and first in found[-1]:
            continue
        if _NEW_FIRST.fullmatch(between):
            found += [(first, second)] if _corrects(s, between, first, second) else []
        elif _NEW_FAR_BEFORE.fullmatch(between) and _CLOSES.match(s.low, second.end):
            found += [(first, second)] if _corrects(s, between, first, second, far=True) else []
        elif (_OLD_FIRST.fullmatch(between) and _DENIED.search(s.low[: first.start])) or (
            _MEANT.fullmatch(between) and TOLD_WRONG.search(s.low[: first.start])
        ):
            found.append((second, first))
    if not found and len(s.quantities) == 2 and _gives_way(s, *s.quantities):
        return [(s.quantities[1], s.quantities[0])]
    return found


def _gives_way(s: Sentence, old: Quantity, new: Quantity) -> bool:
    """Whether other words of the sentence put the second of its two numbers in the place of the first."""
    low = s.low
    if _OTHER_WAY.search(low, old.end, new.start):
        low = low[: old.end] + low[new.start :]  # "5 instead of 3" names two ways, and was looked at before
    return bool(_REPLACED.search(low)) and not (_OTHER_WAY.search(s.low) and _REPORTED.search(s.low))


_REPORTED = re.compile(
    r"\b(?:tried|tested|trial\w*|trials?|tests?|experiment\w*|compared|(?:made|makes) (?:no|little|a big|some) difference|"
    r"(?:was|were|went|got|worked|did|is|are|became) (?:not |no |much |a little |a bit |even |only )?(?:better|worse)|helped|"
    r"(?:no|little|without) (?:gain|effect|change|improvement|success)|nothing changed|probamos|probado|probo|ensayamos|compar\w+|"
    r"(?:no )?(?:cambio nada|sirvio|ayudo|mejoro|empeoro)|sin (?:mejora|efecto|cambio)|(?:fue|iba|salio|"
    r"quedo) (?:\w+ )?(?:mejor|peor)|dio igual)\b"
)
"""Words of what was tried, and of what came of it."""


def _corrects(s: Sentence, between: str, new: Quantity, old: Quantity, *, far: bool = False) -> bool:
    """Whether "A instead of B", or "A" and "not B" `far` apart, puts B right: it was told, and nobody reports of a trial.

    "A, not B" does whatever was told, and behind words that take something back also over a whole thought.
    """
    if not _OTHER_WAY.search(between) and (not far or TAKES_BACK.match(s.low)):
        return True
    return not _REPORTED.search(s.low) and any(True for _ in _meant(new, old, s.known))


_OTHER_WAY = re.compile(r"\b(?:instead of|rather than|en vez de|en lugar de|mas bien que)\b")


_OF_BUDGET = rf"{BUDGET}|{FUNDS}|\b(?:we|i) (?:only )?(?:have|get|got)\b|\b(?:tenemos|nos da\w*)\b"


def _is_of_budget(s: Sentence, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether a long clause that would change the budget speaks of it: "the supplier wants 9,000 for it, not 7,000" does not."""
    clause = s.clause_at(min(q.start for q in pair))
    return len(re.findall(r"[a-z]{2,}", s.low[clause.start : clause.end])) <= FEW_WORDS or bool(s.has(_OF_BUDGET))


FEW_WORDS = 6
"""Words up to which nothing but the number is spoken of (house rule)."""


def _is_aim(s: Sentence, new: Quantity, old: Quantity) -> bool:
    """Whether what is wished, or known as the aim, stands against today's number."""
    today, aim = s.known.get("baseline"), s.known.get("target")
    if not isinstance(today, dict) or not _told(old, today):
        return False
    return bool(re.search(GOAL, s.low[: new.start])) or (isinstance(aim, dict) and _told(new, aim))


def _meant(new: Quantity, old: Quantity, known: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(slot, signals) of each thing that was told with the old number and could have the new one."""
    counted = new.kind == "count" and float(new.value).is_integer()
    if counted and old.value == known.get("people") and (not new.noun or _PERSONS.search(new.noun)):
        yield "team_size_skills", {"people": int(new.value)}
    if counted and new.noun and _PERSONS.search(new.noun):
        return
    for name, slot in AMOUNTS.items():
        before = known.get(name) if name != "cases_told" else None  # it comes below, with its number a day
        if isinstance(before, dict) and _told(old, before) and _fits(new, before, known):
            value = new.signal()["value"] if new.kind != "count" else tidy(_in_unit(new, before))
            yield slot, {name: {**before, "value": value}} | (_same_share(value, old, known) if name == "baseline" else {})
    flow = known.get("cases_told")
    if counted and isinstance(flow, dict) and old.kind == "count" and old.value == flow.get("value"):
        yield COUNTS["per_day"], flow_signals(new.value, str(flow["period"]))
        known = {**known, "per_day": None}  # it is the same number
    for name, slot in COUNTS.items():
        if counted and old.kind == "count" and old.value == known.get(name) and (name != "units" or _of_the_units(new, known)):
            yield slot, {name: int(new.value)}
    today = known.get("baseline")
    for name, slot in SHARES.items():
        if new.kind == "share" and _share(old) == known.get(name) and not (isinstance(today, dict) and _told(old, today)):
            yield slot, {name: new.value}


def _same_share(value: float, old: Quantity, known: Mapping[str, Any]) -> dict[str, float]:
    """The shares that were told with today's number, which change with it: "14 % do not come" is both."""
    return {name: value for name in SHARES if _share(old) == known.get(name)}


def _share(q: Quantity) -> float:
    return q.value / 100 if q.kind == "count" else q.value


def _told(old: Quantity, before: Mapping[str, Any]) -> bool:
    return before.get("value") in {old.value, old.signal()["value"], _in_unit(old, before)}


def _fits(new: Quantity, before: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    if new.kind != "count":
        return bool(new.signal()["unit"] == before.get("unit"))
    words = set(stems(new.noun))
    own = set(stems(f"{before.get('unit') or ''} {known.get('metric_name') or ''}"))
    return not words or bool(words & own) or before.get("unit") == new.noun


def _of_the_units(q: Quantity, known: Mapping[str, Any]) -> bool:
    return not q.noun or bool(set(stems(q.noun)) & set(stems(str(known.get("unit_noun") or ""))))


def _counts_the_units(q: Quantity, known: Mapping[str, Any]) -> bool:
    """Whether an amount beside a correction counts the things that were counted before: "and 72 vans"."""
    return q.kind == "count" and bool(q.noun) and known.get("units") is not None and _of_the_units(q, known)


def _in_unit(quantity: Quantity, before: Mapping[str, Any]) -> float:
    """A bare number in the unit of the one before: "15" beside a share is 15 %."""
    return quantity.value / 100 if before.get("unit") in {"share", "points"} and quantity.kind == "count" else quantity.value
