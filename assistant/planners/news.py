"""What an answer changed: chips of what was read, contradictions, the verdict now, and the changes with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.case import Fact, Origin
from assistant.plan.diff import Change, changes, same_decisions
from assistant.plan.model import Contradiction, Plan
from assistant.planners.base import Turn
from assistant.questions import Question
from assistant.reading import Reading, chip_of, contradicted, oddities
from assistant.replies import Part
from assistant.wording import say

SHOWN = 4
"""Changes told in the chat; the rest is marked in the plan."""


def notices(language: str, reading: Reading) -> list[Part]:
    """Orders found in the text, and what could not be read."""
    found = [Part(kind="note", text=say("orders", language, order=order)) for order in reading.orders]
    if reading.language == "other":
        found.append(Part(kind="note", text=say("language.other", language)))
    return found + [Part(kind="note", text=notice) for notice in reading.notices]


def not_used(language: str, pieces: Sequence[str]) -> list[Part]:
    """A line on `pieces` of a message whose figures no fact took; none where there are none."""
    if not pieces:
        return []
    told = ", ".join(say("unused.piece", language, words=words) for words in pieces)
    return [Part(kind="text", text=say("unused", language, pieces=told))]


def taken_back(turn: Turn, before: Mapping[str, Any], facts: list[Fact]) -> list[Part]:
    """A sentence on what `facts` take back of the signals `before` them, in the words of its chip; none where another value came."""
    now, language = turn.case.signals(), turn.case.language
    gone: dict[str, Any] = {}
    for fact in facts:
        for name in (name for name, value in fact.signals.items() if value is None and name in before and name != "problem_likely"):
            old, left = before[name], now.get(name)
            if left is None:
                gone[name] = old
            elif isinstance(old, list) and isinstance(left, list):
                gone[name] = [one for one in old if one not in left]
    if not gone:
        return []
    chip = chip_of(Fact(slot="", words="", signals=gone, origin=Origin(turn=turn.number)), turn.desk.catalogue, language)
    return [Part(kind="note", text=say("taken_back", language, what=chip))] if chip else []


def parts(turn: Turn, plan: Plan, facts: list[Fact]) -> Iterator[Part]:
    """What is told after a later message that held facts."""
    yield from _replaced(turn, facts)
    yield from _unknowns(turn, facts)
    yield from chips(turn, [fact for fact in facts if not fact.unknown], "chips.more")
    if turn.before is None:
        return
    found = changes(turn.before, plan)
    yield from _verdict(turn, turn.before, plan)
    yield from _changes(turn, turn.before, plan, found)
    yield from new_figures(turn.before, plan)


def verdict_phrase(plan: Plan, language: str) -> str:
    """The verdict in a few words: "start, with two conditions"."""
    return say(f"verdict.{plan.headline.verdict}", language, n=_conditions(plan, language))


def _conditions(plan: Plan, language: str) -> str:
    """How many conditions the verdict has, with their noun."""
    number = len(plan.decision("verdict").conditions)
    return say("conditions.one", language) if number == 1 else say("conditions.many", language, n=number)


def chips(turn: Turn, facts: list[Fact], key: str) -> Iterator[Part]:
    """What was read, as chips, and a sentence for each that looks odd."""
    now = turn.case.signals()
    shown = [fact for fact in facts if fact.signals and not (fact.unknown or fact.denies) and _stands(fact, now)]
    if not shown:
        return
    language = turn.case.language
    named: dict[str, int] = {}
    for fact in shown:
        named.setdefault(chip_of(fact, turn.desk.catalogue, language), fact.number)  # the same words are one chip
    yield Part(kind="chips", text=say(key, language), items=tuple(named), facts=tuple(named.values()))
    for odd in oddities(shown, language):
        yield Part(kind="note", text=say("chips.odd", language, what=odd))


def _stands(fact: Fact, now: Mapping[str, Any]) -> bool:
    """Whether something that a fact says still holds: of the turbines of 38 sites only the number that counts is a chip."""
    return any(
        value is None or (set(map(str, value)) <= set(map(str, now.get(name) or ())) if isinstance(value, list) else now.get(name) == value)
        for name, value in fact.signals.items()
        if name != "unit_noun" or len(fact.signals) == 1  # a noun stands with its number, or not at all
    )


def conflict_question(turn: Turn, plan: Plan) -> list[Question]:
    """A card for the first contradiction that was found in this turn: keep one, drop it, or change it."""
    told = {tuple(c.between) for c in (turn.before.constraints.contradictions if turn.before else [])}
    fresh = [c for c in plan.constraints.contradictions if c.resolution == "open" and tuple(c.between) not in told]
    return [_conflict_card(turn, fresh[0])] if fresh and len(fresh[0].between) >= 2 else []


def _conflict_card(turn: Turn, conflict: Contradiction) -> Question:
    language = turn.case.language
    a, b = conflict.between[:2]
    return Question(
        slot=conflict.slot or "success_metric_target",
        text=say("conflict.question", language, a=a, b=b),
        why=say("conflict.why", language),
        options=(say("keep", language, what=a), say("keep", language, what=b)),
        field=say("change", language),
        number=len(turn.case.asked) + 1,
        settles=(a, b),
    )


def _replaced(turn: Turn, facts: list[Fact]) -> Iterator[Part]:
    """Old words that newer ones contradict."""
    older = [fact for fact in turn.case.facts if fact.origin.turn < turn.number]
    for old, new in contradicted(older, facts):
        key = "replaced.unknown" if old.unknown else "replaced"
        yield Part(kind="text", text=say(key, turn.case.language, old=_short(old.words), new=_short(new.words)))


def _unknowns(turn: Turn, facts: list[Fact]) -> Iterator[Part]:
    language, slots = turn.case.language, turn.desk.catalogue.slots
    open_slots = [slots[name] for name in dict.fromkeys(fact.slot for fact in facts if fact.unknown and fact.slot in slots)]
    key = "unknown.taken"
    for slot in open_slots:
        if not slot.assume:
            continue
        assumption = slot.assume.in_(language)
        if slot.test:
            assumption = say("unknown.test", language, assumption=assumption, test=slot.test.in_(language))
        yield Part(kind="text", text=say(key, language, assumption=assumption))
        key = "unknown.too"
    if any(not slot.assume for slot in open_slots):
        yield Part(kind="text", text=say("unknown.noted", language))


def _verdict(turn: Turn, before: Plan, plan: Plan) -> Iterator[Part]:
    language = turn.case.language
    old, new = verdict_phrase(before, language), verdict_phrase(plan, language)
    if old != new and before.headline.verdict == plan.headline.verdict:
        fields = {"old": len(before.decision("verdict").conditions), "new": _conditions(plan, language)}
        yield Part(kind="text", text=say("verdict.same", language, **fields))
    elif old != new:
        because = plan.decision("verdict").because
        yield Part(kind="lead", text=say("verdict.now", language, verdict=new) + (f" {because}" if because else ""))


def _changes(turn: Turn, before: Plan, plan: Plan, found: list[Change]) -> Iterator[Part]:
    language, verdict = turn.case.language, plan.decision("verdict")
    heavy = [c for c in found if c.part in {"decisions", "goal", "timeline", "cost"} and c.what != verdict.question]
    if not heavy:
        return
    same, number = same_decisions(before, plan)
    is_news = any(c.part == "decisions" for c in heavy) and turn.number > 2
    rows = tuple((c.what, c.before, c.now, c.why) for c in heavy[:SHOWN])
    yield Part(kind="changes", text=say("news" if is_news else "changed", language), rows=rows)
    more = len(found) - len(rows)
    tail = say("stayed", language, same=same, all=number)
    if more > 0:
        rest = say("changed.more.one", language) if more == 1 else say("changed.more", language, n=more)
        tail += f" {rest.capitalize()}."
    yield Part(kind="text", text=tail)


def new_figures(before: Plan, plan: Plan) -> Iterator[Part]:
    """A calculation that became possible, the first one only."""
    known = {c.id: c.value for c in before.calculations}
    fresh = [c for c in plan.calculations if known.get(c.id) != c.value and c.says and c.id not in {"CALC-test-size", "CALC-labelling"}]
    if fresh:
        yield Part(kind="text", text=fresh[0].says)


def _short(words: str, length: int = 90) -> str:
    words = " ".join(words.split()).rstrip(".,;:")
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + " …"
