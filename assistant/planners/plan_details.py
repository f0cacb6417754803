"""A question that names a detail of the plan is answered out of it: what to leave out, who signs, somebody's load, a gate, a sum."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.formats import listed, show
from assistant.plan.exports.page_one import when_done
from assistant.plan.exports.tables import owner_of, unmarked
from assistant.plan.exports.tables import spoken as in_plan
from assistant.plan.model import Gate, Plan, Task, TeamRole
from assistant.planners.base import Desk
from assistant.planners.plan_reasons import why_it_says
from assistant.planners.told_sums import sums_asked
from assistant.reading.asked_details import asks_for_a_price, asks_for_gates, asks_for_work, asks_to_cut, asks_who_signs, said_by_the_plan
from assistant.reading.moments import find_moments
from assistant.reading.text import fold
from assistant.replies import Part
from assistant.wording import say

MOST = 4
"""Rows of a list in the chat; all of them stand in the plan."""
_LIVE = re.compile(r"\b(?:live|ready|done|finished|in use|in time|running|list[oa]s?|en uso|en marcha|terminad[oa]s?)\b")
_SHORTEST_NAME = 3


def details(question: str, plan: Plan, desk: Desk) -> list[Part]:
    """What the plan says to a question about one of its details; empty where it names none."""
    if asks_to_cut(question):
        return list(_cut(question, plan, desk.today()))
    if what := said_by_the_plan(question):
        return why_it_says(what, plan, desk.catalogue)
    if asks_who_signs(question):
        return list(_signing(plan))
    if who := _person(question, plan) if asks_for_work(question) else None:
        return list(_work(who, plan))
    if asks_for_gates(question) and plan.timeline.gates and "gate" not in fold(plan.brief.verbatim):
        return list(_gates(question, plan))
    return sums_asked(question, plan) if asks_for_a_price(question) else []


def person_named(question: str, plan: Plan) -> list[Part]:
    """What somebody does whom a question names, whatever it asks; empty where it names nobody of the plan by name."""
    who = _person(question, plan, role_words=False)
    return [Part(kind="text", text=say("plan_answer.person", plan.meta.language, who=_called(who))), *_work(who, plan)] if who else []


# ---- what can be left out ----


def _cut(question: str, plan: Plan, today: dt.date) -> Iterator[Part]:
    """When it is done, what goes first when time runs out and what that brings, and what never goes."""
    language, timeline = plan.meta.language, plan.timeline
    cut = [re.sub(r" \(T\d+\)$", "", name) for name in timeline.cut_list]
    dates = [unmarked(text) for text in when_done(plan) if not any(name in text for name in cut)]
    yield Part(kind="text", text=" ".join([*_by_the_day(question, plan, today), *dates]).strip())
    if cut:
        yield Part(kind="list", text=say("plan_answer.cut", language), items=tuple(cut))
    if late := _what_cutting_brings(plan):
        yield Part(kind="text", text=late)
    kept = [say("unused.piece", language, words=task.name) for task in timeline.tasks if task.id in timeline.never_cut]
    if kept:
        yield Part(kind="text", text=say("plan_answer.cut.never", language, what=listed(kept, language)))


def _what_cutting_brings(plan: Plan) -> str:
    """Where the end is late: to when the cuts bring it, and whether that is enough."""
    own, computed, language = plan.named_date, plan.timeline.computed, plan.meta.language
    if own is None or computed.p80 is None or computed.p80 <= own:
        return ""
    if computed.p80_cut is None or computed.p80_cut >= computed.p80:
        return say("plan_answer.cut.nothing", language, n=(computed.p80 - own).days)
    end = computed.p80_cut
    key = "plan_answer.cut.enough" if end <= own else "plan_answer.cut.late"
    return say(key, language, end=show(end, language=language), n=(end - own).days, won=(computed.p80 - end).days)


def _by_the_day(question: str, plan: Plan, today: dt.date) -> Iterator[str]:
    """Yes or no to "will we be live on 1 June?"."""
    low, end, language = fold(question), plan.timeline.computed.p80, plan.meta.language
    asked = [moment.day for moment in find_moments(low, today)] if _LIVE.search(low) else []
    if end and len(asked) == 1:
        key = "plan_answer.day.yes" if end <= asked[0] else "plan_answer.day.no"
        yield say(key, language, day=show(asked[0], language=language), n=abs((end - asked[0]).days))


# ---- who signs, and the gates ----


def _signing(plan: Plan) -> Iterator[Part]:
    """The task in which the goal is signed, with who and by when; else who answers for the goal."""
    language = plan.meta.language
    task = next((one for one in plan.timeline.tasks if one.template == "sign_goal"), None)
    step = next((one for one in plan.next_steps if task and one.action == task.name), None)
    owner = task.owner if task else plan.success.owner or "sponsor"
    who = next((role for role in plan.team.roles if role.id == owner), None)
    day = step.date if step else task.finish.p80 if task and task.finish else None
    name = owner_of(plan, owner)
    if task and day:
        yield Part(kind="text", text=say("plan_answer.signs", language, who=name, day=show(day, language=language), task=task.name))
    else:
        yield Part(kind="text", text=say("plan_answer.signs.alone", language, who=name))
    if who is None or who.gap or who.person_or_gap != name:
        yield Part(kind="text", text=say("plan_answer.signs.nobody", language))
    yield Part(kind="text", text=say("plan_answer.where", language, section=in_plan(plan, "Time")))


_ORDINALS = (
    r"\b(?:first|primer[oa]?)\b|\b(?:1st|gate 1)\b",
    r"\b(?:second|segund[oa])\b|\b(?:2nd|gate 2)\b",
    r"\b(?:third|tercer[oa]?)\b|\b(?:3rd|gate 3)\b",
    r"\b(?:fourth|cuart[oa])\b|\b(?:4th|gate 4)\b",
    r"\b(?:fifth|quint[oa])\b|\b(?:5th|gate 5)\b",
)
_NEXT = re.compile(r"\b(?:next|proxim[oa])\b")
_LAST = re.compile(r"\b(?:last|final|ultim[oa])\b")


def _gates(question: str, plan: Plan) -> Iterator[Part]:
    """The gate that is asked for, or all of them: when, what has to hold, and what happens otherwise."""
    language = plan.meta.language
    for gate in _which(fold(question), plan.timeline.gates):
        fields = {"question": gate.question, "go_if": gate.go_if.rstrip("."), "date": show(gate.date, language=language)}
        text = say("plan_answer.gate", language, **fields) + ". " + say("plan_answer.gate.else", language, what=gate.otherwise.rstrip("."))
        yield Part(kind="text", text=text)
    yield Part(kind="text", text=plan.team.decision_rights)
    yield Part(kind="text", text=say("plan_answer.where", language, section=in_plan(plan, "Time")))


def _which(low: str, gates: Sequence[Gate]) -> Sequence[Gate]:
    if _LAST.search(low):
        return gates[-1:]
    if _NEXT.search(low):
        return gates[:1]
    place = next((n for n, words in enumerate(_ORDINALS) if re.search(words, low)), None)
    return gates if place is None else gates[place : place + 1] or gates


# ---- somebody's load ----


def _person(question: str, plan: Plan, *, role_words: bool = True) -> TeamRole | None:
    """The one of the team whom a question names; None where that is nobody, or not one alone."""
    words = set(re.findall(r"\w+", fold(question)))
    people = {role.id: role for role in reversed(plan.team.roles) if role.id and not role.gap and (role_words or _is_name(role))}
    named = {identity: words & _names(role) for identity, role in people.items()}
    most = max((len(found) for found in named.values()), default=0)
    met = [people[identity] for identity, found in named.items() if found and len(found) == most]
    return met[0] if len(met) == 1 else None


def _names(role: TeamRole) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(_called(role))) if len(word) >= _SHORTEST_NAME}


def _called(role: TeamRole) -> str:
    return role.person_or_gap.partition(",")[0].partition(" (")[0]


def _is_name(role: TeamRole) -> bool:
    return all(word[:1].isupper() for word in _called(role).split()[:1]) and _called(role) != _called(role).lower()


def _work(who: TeamRole, plan: Plan) -> Iterator[Part]:
    """The hours and tasks of somebody, and whether he has them."""
    language, name = plan.meta.language, _called(who)
    tasks = [task for task in plan.timeline.tasks if task.owner == who.id]
    if not tasks:
        yield Part(kind="text", text=say("plan_answer.work.none", language, who=name))
        return
    hours = next((role.hours_tasks for role in plan.team.roles if role.id == who.id and role.hours_tasks), None)
    week = next((role.hours_week for role in plan.team.roles if role.id == who.id and role.hours_week), None)
    told = [say("plan_answer.work", language, who=name, n=len(tasks), all=len(plan.timeline.tasks))]
    told += [say("plan_answer.work.hours", language, hours=show(round(hours), language=language))] if hours else []
    told += [
        say("plan_answer.work.week", language, hours=show(week, language=language)) if week else say("plan_answer.work.unsaid", language)
    ]
    yield Part(kind="text", text=" ".join([*told, *_room(name, week, plan)]))
    yield Part(kind="list", items=tuple(_line(task, plan) for task in tasks[:MOST]))
    if len(tasks) > MOST:
        yield Part(kind="text", text=say("plan_answer.work.more", language, n=len(tasks) - MOST))


def _room(name: str, week: float | None, plan: Plan) -> Iterator[str]:
    """Whether the hours that somebody has until the day that was named are enough, as the plan counted them."""
    over = [note for note in plan.timeline.notes if f" {name}." in note.partition(". ")[0] + "."]
    if over:
        yield from over
    elif week and plan.named_date:
        yield say("plan_answer.work.fits", plan.meta.language, day=show(plan.named_date, language=plan.meta.language))


def _line(task: Task, plan: Plan) -> str:
    language = plan.meta.language
    until = show(task.finish.p80, language=language) if task.finish else "-"
    return say("plan_answer.work.task", language, task=task.name, until=until, hours=show(round(task.effort_hours), language=language))
