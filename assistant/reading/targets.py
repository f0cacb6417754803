"""Success: the number today, the number wanted, the number below which it stops, and what the number is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.aim_changes import change, is_relative, signed, turned
from assistant.reading.aim_excluded import never_wanted
from assistant.reading.aim_pairs import START, in_one_unit, now_and_aim, told_by_arrow
from assistant.reading.aim_results import bound_on_result, error_wished
from assistant.reading.aim_words import GOAL, ROSE, TO_BE, UP, said_direction, way_said
from assistant.reading.bare_aim import bare_aim
from assistant.reading.claims import Claim, Sentence
from assistant.reading.deadlines import Due
from assistant.reading.enough import (
    BAD_THING,
    BOUND_BEHIND,
    ENOUGH,
    LESS,
    MORE,
    is_bound_with_day,
    limit_of_alarms,
    part_of_today,
    permitted_errors,
    second_bound,
    spelled_out,
    told_of_the_past,
)
from assistant.reading.found_aim import FINDS, Found, name_behind, named, of_what_is_found
from assistant.reading.known_rates import REACHED, way_to
from assistant.reading.known_units import only_the_unit, part_of_known, with_known_unit
from assistant.reading.milestones import step_of
from assistant.reading.naming import phrase_of
from assistant.reading.other_spans import is_no_size
from assistant.reading.quantities import Quantity
from assistant.reading.text import ARROW
from assistant.reading.told_shares import is_of_the_material
from assistant.reading.wish_dates import at_the_end, due_of_wish
from assistant.reading.yearly_money import without_yearly

_STOP = r"\b(?:we (?:would )?stop|give up|abandon|no longer worth|not worth|paramos|abandonamos|lo dejamos|no vale la pena)\b"


def read_targets(s: Sentence) -> Iterator[Claim]:
    """Slot success_metric_target. Unasked it takes a change between two numbers by a day, or a bound beside a word for a wish."""
    asked = s.asked == "success_metric_target" or is_bound_with_day(s)
    due = due_of_wish(s) or (at_the_end(s) if asked else None)
    amounts = _amounts(s, due, asked=asked)
    permitted = permitted_errors(s, amounts)
    amounts = [q for q in amounts if q not in permitted]
    if told := _beside_an_aim(s, amounts, permitted, asked=asked):
        yield told
    elif found := _aim(s, amounts, asked=asked, dated=due is not None):
        if not (_is_of_today(s, found) or (_of_another_number(s, found) and not asked)):
            yield _told(s, of_what_is_found(s, found), permitted, due)
    elif asked and due and _is_a_day_alone(s, due):
        yield Claim("success_metric_target", due.start, due.end, _by(due))


def _amounts(s: Sentence, due: Due | None, *, asked: bool) -> list[Quantity]:
    """The amounts that an aim may be made of: no money of a year, no part of its day, nothing that is never wanted."""
    apart = [q for q in without_yearly(s, s.quantities) if due is None or not q.start < due.end or not due.start < q.end]
    wanted = [q for q in apart if not never_wanted(s, q)]
    return [with_known_unit(q, s) for q in wanted] if asked or s.has(GOAL) else wanted


def _aim(s: Sentence, amounts: list[Quantity], *, asked: bool, dated: bool) -> Found | None:
    """The first form of an aim that the amounts have: a bound to stop at, a number now and then, a result, an error, a part, one number."""
    return (
        _stop_bound(s, amounts)
        or _pair(s, amounts, asked=asked or dated)
        or bound_on_result(s, amounts)
        or error_wished(s, amounts)
        or _spelled_out(s, amounts)
        or _single(s, [q for q in amounts if not is_of_the_material(s, q)], asked=asked)
    )


def _told(s: Sentence, found: Found, permitted: list[Quantity], due: Due | None) -> Claim:
    """The aim with what must hold as well and its day; a name that is no more than the unit does not replace the one that is known."""
    signals = dict(found.signals)
    if "baseline" in s.known and signals.get("metric_name") and only_the_unit(signals["metric_name"], s):
        del signals["metric_name"]
    if permitted and "guardrail" not in signals:
        signals |= _guarded(s, permitted[0])
    if due and "minimum" not in signals:
        signals |= _by(due)
    return Claim("success_metric_target", found.start, max(found.end, due.end if due else 0), signals)


def _by(due: Due) -> dict[str, str]:
    return {"target_date": due.day.isoformat()}


def _is_a_day_alone(s: Sentence, due: Due) -> bool:
    """Whether a day without a number is that of the aim: in a short answer or beside a word for a wish, and of no step before it."""
    if any(is_of_the_material(s, q) for q in s.kinds("share")):
        return False
    return not step_of(s, due.start) and (len(s.low.split()) <= SHORT or bool(s.has(GOAL)))


def _beside_an_aim(s: Sentence, amounts: list[Quantity], permitted: list[Quantity], *, asked: bool) -> Claim | None:
    """What is told where an aim would stand: a number of the past or of today, or a limit that must hold as well."""
    if told := _rose(s, amounts) or _no_aim_yet(s, amounts) or _only_permitted(s, amounts, permitted, asked=asked):
        return told
    if asked and (limit := limit_of_alarms(s)):
        return Claim("success_metric_target", *limit, {"guardrail": s.text[limit[0] : limit[1]].strip(" ,.;")})
    if asked and (past := told_of_the_past(s, amounts)):
        return Claim("success_metric_target", past[0].start, past[0].end, {"baseline": past[0].signal(), "metric_name": past[1]})
    return None


def _is_of_today(s: Sentence, found: Found) -> bool:
    """Whether the number of today is told once more, which is nothing to reach."""
    known = s.known.get("baseline")
    return bool(known) and found.signals.get("target") == known


def _only_permitted(s: Sentence, amounts: list[Quantity], permitted: list[Quantity], *, asked: bool) -> Claim | None:
    """A bound on errors by itself, in the answer about the aim or beside a known one: what must hold as well, and no aim."""
    if amounts or not permitted or not (asked or "target" in s.known):
        return None
    return Claim("success_metric_target", permitted[0].start, permitted[0].end, _guarded(s, permitted[0]))


def _guarded(s: Sentence, q: Quantity) -> dict[str, str]:
    """The clause that says how many good cases may be hit, as the team wrote it."""
    clause = s.clause_at(q.start)
    return {"guardrail": s.text[clause.start : max(clause.end, q.end)].strip(" ,.;")}


def _of_another_number(s: Sentence, found: Found) -> bool:
    """Whether an answer to something else, without a word for a wish, speaks of an amount in another unit than the known aim."""
    before, told = s.known.get("target"), found.signals.get("target")
    if s.opening or not isinstance(before, dict) or not isinstance(told, dict) or s.has(GOAL):
        return False
    return bool(told["unit"] not in {before.get("unit"), "relative"})


SHORT = 8
"""Words up to which a sentence without any word for a wish is still an answer about the aim (house rule)."""
_EVERY = r"\b(?:every|each|cada)\s$"


def _rose(s: Sentence, amounts: list[Quantity]) -> Claim | None:
    """A change in the past gives the number of today, not a target."""
    pair = now_and_aim(s, amounts) if s.has(ROSE) else None
    if pair is None or s.has(r"\b(?:want|target|goal|queremos|meta)\b"):
        return None
    if s.has(r"\bjust how much\b|\bis (?:just )?(?:how much|what) it rose\b"):
        return Claim("success_metric_target", 0, 0, {}, firm=False)
    before, now = pair
    return Claim("current_process_baseline", before.start, now.end, {"baseline": now.signal()} | named(s, before))


def _no_aim_yet(s: Sentence, amounts: list[Quantity]) -> Claim | None:
    """'From 15 % to ... no goal', "from 9 % down to 9 %": a start with nothing to reach, or the same again, is today's number alone."""
    started = next((q for q in amounts if re.search(START, s.before(q.start)) and (q.kind != "count" or q.noun)), None)
    if started is None:
        return None
    pair = now_and_aim(s, amounts)
    same = pair is not None and pair[0].signal() == pair[1].signal()
    open_end = len(amounts) == 1 and re.match(
        r"[\w %]{0,30}?\s(?:to|down to|up to|a|hasta)\s?(?:\W*$|\W+(?:no|not|we|nobody|unknown|sin)\b)", s.low[started.end :]
    )
    if not (same or open_end):
        return None
    return Claim("current_process_baseline", started.start, started.end, {"baseline": started.signal()} | named(s, started))


def _pair(s: Sentence, amounts: list[Quantity], *, asked: bool) -> Found | None:
    pair = now_and_aim(s, amounts)
    bare = None if pair else bare_aim(s, amounts)
    pair = pair or (in_one_unit(s, *bare) if bare else None)
    if pair is None:
        return None
    now, wanted = pair
    if not (asked or s.has(GOAL) or now.kind in {"share", "money"} or told_by_arrow(s, now, wanted)):
        return None
    sizes = (wanted.days, now.days) if wanted.kind == now.kind == "time" else (wanted.value, now.value)
    if sizes[0] == sizes[1]:
        return None
    signals: dict[str, Any] = {
        "baseline": now.signal(),
        "target": wanted.signal(),
        "better": "lower" if sizes[0] < sizes[1] else "higher",
    }
    first, last = min(now.start, wanted.start), max(now.end, wanted.end)
    earlier, later = sorted(pair, key=lambda q: q.start)
    told = phrase_of(s, bare[0]) if bare else ""
    name = {"metric_name": told} if told else named(s, earlier) or named(s, later)
    return Found(signals | name | second_bound(s, last), first, last)


def _spelled_out(s: Sentence, amounts: list[Quantity]) -> Found | None:
    """A part of today's number with what that comes to is an aim, whatever was asked."""
    told = spelled_out(s, amounts)
    if told is None:
        return None
    q, start = told
    return Found({"target": q.signal(), "better": "lower"} | named(s, q) | second_bound(s, q.end), start, q.end)


def _single(s: Sentence, amounts: list[Quantity], *, asked: bool) -> Found | None:
    if not (asked or (s.has(GOAL) and _may_be_goal(s))):
        return None
    if asked and (part := part_of_today(s, amounts)):
        return Found({"target": part_of_known(part[0], s.known.get("baseline")), "better": "lower"} | second_bound(s, part[2]), *part[1:])
    return turned(s) or _among(s, amounts, asked=asked)


def _among(s: Sentence, amounts: list[Quantity], *, asked: bool) -> Found | None:
    """The aim among the amounts of a sentence: a bound, a share of something, or the one that stands for the answer."""
    for q in sorted(amounts, key=lambda q: not re.search(TO_BE, s.before(q.start))):  # "fewer than 10 % survive; we want 40 %"
        if not asked and q.kind == "count" and not (q.noun or q.period or s.after(q.end, 12).strip(" .,;!")):
            continue  # "want 10" says nothing by itself
        if found := _bound(s, q, asked=asked) or (_share_of(s, q) if asked or re.search(FINDS, s.before(q.start, 30)) else None):
            return found
    lone = [q for q in amounts if asked and _stands_for_the_answer(s, q)]
    if lone:
        way = way_said(s) or ({"better": "lower"} if re.match(BAD_THING, s.low[lone[0].end :]) else {})
        return Found({"target": lone[0].signal()} | way | named(s, lone[0]) | second_bound(s, lone[0].end), lone[0].start, lone[0].end)
    return None


def _share_of(s: Sentence, q: Quantity) -> Found | None:
    """The share wanted, before any bound that guards it: "40 % of the questions answered"."""
    if q.kind != "share" or not re.match(r"\s(?:of|de)\b", s.after(q.end, 5)):
        return None
    way = way_said(s) or {"better": "higher"}
    return Found({"target": q.signal()} | way | name_behind(s, q.end) | second_bound(s, q.end), q.start, q.end)


def _stands_for_the_answer(s: Sentence, q: Quantity) -> bool:
    """Whether a lone amount is the target: in a short answer, or in the unit that the target has."""
    if q.kind == "time" and is_no_size(s, q):
        return False
    before = s.known.get("target") or s.known.get("baseline")
    short = len(s.low.split()) <= 6 or bool(re.match(rf"(?: \w+){{0,2}} {ENOUGH}", s.after(q.end, 60)))
    if isinstance(before, dict):
        same = q.signal()["unit"] == before["unit"]
        return same and (short or "target" not in s.known or bool(s.has(GOAL)))
    told = len(s.low.split()) <= SHORT or s.has(GOAL) or said_direction(s) or s.has(ENOUGH)
    return (q.kind in {"share", "money", "time"} and bool(told) and not re.search(_EVERY, s.before(q.start, 12))) or (
        bool(q.noun) and short
    )


def _may_be_goal(s: Sentence) -> bool:
    return not s.has(r"\b(?:budget|presupuesto|costs? us|cuesta)\b") and "?" not in s.text[-2:]


def _bound(s: Sentence, q: Quantity, *, asked: bool) -> Found | None:
    lead, tail = s.before(q.start), s.after(q.end, 32)
    if q.kind in {"share", "points"} and (asked or not signed(s, q)) and is_relative(s, q, lead, tail):
        return change(s, q)
    after = BOUND_BEHIND.match(tail)
    less = bool(re.search(LESS, lead)) or bool(after and (after["most"] or after["way"] in {"less", "fewer", "lower", "menos"}))
    more = (bool(re.search(MORE, lead)) and not re.search(r"\b(?:not?|nunca) (?:more|mas) (?:than|de)\s*$", lead)) or bool(
        after and not less
    )
    if not (less or more or re.search(TO_BE, lead) or re.search(rf"{ARROW}\s*$", lead)) or (
        q.kind == "count" and not q.noun and _how_it_is(s, lead)
    ):
        return None
    way = {"better": "lower" if less and not (more and re.search(UP, s.low)) else "higher"} if less or more else way_said(s)
    if not less and re.search(REACHED, lead):
        way |= way_to(s, q)
    return Found({"target": q.signal()} | way | named(s, q) | second_bound(s, q.end), q.start, q.end)


def _how_it_is(s: Sentence, lead: str) -> bool:
    """'Forty members are above 65', "above 18 they eat less": how it is, where no word of a long sentence speaks of a wish."""
    return bool(re.search(r"\b(?:are|is|son) (?:above|over|under|below|mas de|menos de)\s$", lead)) or (
        len(s.low.split()) > SHORT and not s.has(GOAL) and not re.search(TO_BE, lead)
    )


def _stop_bound(s: Sentence, amounts: list[Quantity]) -> Found | None:
    stop = s.has(_STOP)
    bound = next((q for q in amounts if re.search(LESS, s.before(q.start)) or re.search(MORE, s.before(q.start))), None)
    if stop is None or bound is None:
        return None
    signals: dict[str, Any] = {"minimum": bound.signal()}
    first = next((q for q in amounts if q.end < bound.start and re.match(r"\s(?:it is|then)\b|\.?\s*$", s.after(q.end, 8))), None)
    return Found(signals | ({"target": first.signal()} if first else {}), first.start if first else bound.start, max(stop.end(), bound.end))
