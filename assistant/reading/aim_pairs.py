"""Two amounts of one thing in a sentence, the one of today and the one that is wanted: "from 9 to 5 %", "34 min -> 20 min"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.aim_words import DOWN, GOAL, UP, is_wanted
from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity, find_quantities
from assistant.reading.text import ARROW

_JOIN = re.compile(
    rf"(?:\s*{ARROW}|(?:^|(?<=\s))\s*(?:to|down to|up to|al?|hasta|instead of|en lugar de|en vez de))\s*(?:about |below |under |at most |"
    r"less than |at least |more than |max\.? |the |unos |menos de |maximo |al menos )*$"
)
START = r"\b(?:from|desde)\s*(?:about |around |currently |the |los |las |unos )*$"
"""What stands before the number where it starts."""
_FROM = r"\b(?:from|del?|desde)\s*(?:about |around |currently |the |los |las |unos )*$"
AT_NOW = (
    r"(?<!should )(?<!must )(?<!shall )(?<!may )(?<!will )(?<!would )(?<!can )(?<!only )"
    r"\b(?:are at|we're at|is at|spends?|takes?|needs?|tardan?|gastan?|currently(?: at| have)?|today(?: at| it is)?|"
    r"now(?: at)?|estamos en|hoy(?: es| son|"
    r" estamos en)?|actualmente)\s*(?:about |around |unos )*$"
)
FAR_APART = 45
"""Letters between two amounts above which no word joins them."""


def now_and_aim(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """(today, wanted), both in one unit; None where no two amounts are told as such, or two that measure different things."""
    pair = _over_the_same_time(s, amounts) or _over_some_time(s, amounts) or _from_to(s, amounts) or _now_and_wanted(s, amounts)
    return in_one_unit(s, *pair) if pair else None


def in_one_unit(s: Sentence, now: Quantity, wanted: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both amounts, a bare one with the unit of the other; None where their units have nothing in common."""
    now, wanted = same_unit(_told_before(s, now), wanted), same_unit(wanted, now)
    wanted = same_unit(wanted, now)
    return (now, wanted) if of_one_thing(now, wanted) else None


def of_one_thing(now: Quantity, wanted: Quantity) -> bool:
    """Whether two amounts may measure one thing: both times, both shares, one currency, or counts of the same noun."""
    if now.kind != wanted.kind or (now.kind == "money" and now.unit != wanted.unit):
        return False
    return now.kind != "count" or not (now.noun and wanted.noun) or bool(_stems(now.noun) & _stems(wanted.noun))


def _stems(noun: str) -> set[str]:
    return {word[:4] for word in noun.lower().split()}


def same_unit(q: Quantity, other: Quantity) -> Quantity:
    """A bare number in the unit of the other one, and a period that only one of them has; anything else as it was."""
    if q.kind == "count" and not q.noun and (other.kind != "count" or other.noun):
        value = q.value / 100 if other.kind in {"share", "points"} else q.value
        grown = value * 1e3 if value < other.value / 200 else value
        return replace(q, kind=other.kind, unit=other.unit, noun=other.noun, value=grown, period=q.period or other.period)
    if q.kind == other.kind == "count" and set(q.noun.split()) < set(other.noun.split()):  # "35 seats off to 20 off"
        q = replace(q, noun=other.noun)
    return replace(q, period=q.period or other.period) if q.unit == other.unit else q


def _told_before(s: Sentence, q: Quantity) -> Quantity:
    """A bare number with the noun and the period with which the message told it before: "109 failures a year. 109 -> 73"."""
    place = s.context.find(s.low)
    if q.kind != "count" or q.noun or place < 0:
        return q
    before = [b for b in find_quantities(s.context[: place + q.start], s.language) if b.value == q.value and b.kind == "count" and b.noun]
    return replace(q, noun=before[-1].noun, period=q.period or before[-1].period) if before else q


_IN = re.compile(r"\s(?:in|within|over|every|en|cada|por) $")


_OVER = re.compile(
    r"\s(?:in|within|over|during|across|for|en|durante|por)(?: the| these| los| las| estos)?(?: last| past| ultimos| ultimas| pasados)? ?$"
)


def _over_some_time(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """'12 fires in 4 years, and want 6': both in as much time, as numbers a year."""
    for first, time, second in zip(amounts, amounts[1:], amounts[2:], strict=False):
        told = first.kind == second.kind == "count" and time.kind == "time" and time.unit in _LONG and time.value > 1
        alike = told and first.noun and not (first.period or second.period) and of_one_thing(first, second)
        if alike and _OVER.search(s.low[first.end : time.start]) and is_wanted(s, second):
            now, wanted = (replace(q, value=q.value / time.value, period=time.unit, noun=first.noun) for q in (first, second))
            return now, wanted
    return None


_LONG = frozenset({"week", "month", "year"})


def _over_the_same_time(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """'7 lost batches in 3 years -> 2 in 3 years', as numbers a year."""
    for first, time, second, again in zip(amounts, amounts[1:], amounts[2:], amounts[3:], strict=False):
        spans = time.kind == again.kind == "time" and time.unit == again.unit and time.value == again.value and time.value
        behind = all(
            _IN.search(s.low[a.end : b.start] + " ") or _IN.search(s.low[a.end : b.start]) for a, b in ((first, time), (second, again))
        )
        led = bool(_JOIN.search(s.low[time.end : second.start])) or is_wanted(s, second)
        if spans and behind and first.kind == second.kind == "count" and led:
            now, wanted = (replace(q, value=q.value / time.value, period=time.unit) for q in (first, second))
            return now, replace(wanted, end=again.end)
    return None


def _from_to(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    for first, second in pairwise(amounts):
        between = s.low[first.end : second.start]
        if not _JOIN.search(between) or len(between) > FAR_APART:
            continue
        led = (re.search(_FROM, s.before(first.start)) and not s.has(_FINED)) or re.search(ARROW, between)
        if "instead" in between or "en lugar" in between or "en vez" in between:
            return second, first
        if led or (re.fullmatch(r"\s*(?:(?:down |up )?to)\s*", between) and not _is_range(s, first, second)):
            return first, second
    return None


_PRICED = r"(?:costs?|worth|pay)"
_FINED = r"\b(?:fines?|penalt\w+|multas?|costs?|cuesta\w*)\b"


def _is_range(s: Sentence, first: Quantity, second: Quantity) -> bool:
    """'A lost swarm is 150 to 200 euros', "another 6 to 8 weeks": what something costs, is or takes, and no change."""
    told = rf"\b(?:is|are|was|were|{_PRICED}|takes?|lasts?|between|about|around|some|roughly|perhaps|maybe|say|of|by)\s$"
    priced = second.kind == "money" and second.value > first.value
    if second.kind == "time" and second.value > first.value:
        clause = s.clause_at(first.start)
        return not re.search(UP, s.low[clause.start : clause.end])
    return bool(re.search(told, s.before(first.start, 12)) or priced) and not s.has(rf"{GOAL}|{DOWN}|{UP}")


def _now_and_wanted(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    now = next((q for q in amounts if re.search(AT_NOW, s.before(q.start))), None)
    wanted = next((q for q in amounts if q is not now and is_wanted(s, q)), None)
    if wanted and not now and re.search(_GO_TO, s.before(wanted.start)):
        alike = [q for q in amounts if q.end <= wanted.start and q.kind == wanted.kind and q.unit == wanted.unit]
        now = alike[0] if len(alike) == 1 else None
    return (now, wanted) if now and wanted else None


_GO_TO = (
    r"\b(?:(?:get|go|come|bring (?:it|this|that|them)|want)(?: back)?(?: down| up)? to|(?:reduce|lower|cut|raise) (?:it|this|that|them) to|"
    r"(?:bajar|subir|llegar)(?:l[oa]s?)? (?:a|al|hasta))(?: about| under| un| una)?\s$"
)
"""From where it is to where it shall be: what was told before in the same unit is where it is."""


def told_by_arrow(s: Sentence, now: Quantity, wanted: Quantity) -> bool:
    """Whether an arrow leads from one measured amount to the other: a wish by itself, whatever words stand around it."""
    measured = now.kind != "count" or now.period or wanted.period
    return bool(measured and re.search(ARROW, s.low[now.end : wanted.start]))
