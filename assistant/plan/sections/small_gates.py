"""The gates of plans in which no model is built: a simple way instead, data first, more to ask, stop."""

from __future__ import annotations

from collections.abc import Callable

from assistant.formats import listed, quantity, share
from assistant.plan.model import Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.gate_sketch import Sketch, goal_gate, ids
from assistant.plan.sections.pass_rules import MISSING_ALLOWED, above_stop_line, figure_at
from assistant.plan.sections.people import Crew


def small_gates(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    """The gates that go with the verdict."""
    makers: dict[str, Callable[[Context, Crew, list[Task]], list[Sketch]]] = {
        "data_first": _data_first,
        "stop": _stop,
        "ask_more": _ask_more,
    }
    return makers.get(context.verdict, _simple_way)(context, crew, tasks)


def _named(tasks: list[Task], *templates: str) -> list[Task]:
    """Tasks made from these templates; where none is in the plan, the last task."""
    return [task for task in tasks if task.template in templates] or tasks[-1:]


def _behind(tasks: list[Task], looked_at: list[Task]) -> list[str]:
    """Tasks that wait for one of `looked_at`, and for nothing else that decides."""
    wanted = set(ids(looked_at))
    return [task.id for task in tasks if wanted & set(task.depends_on)]


def _goal(context: Context, crew: Crew, tasks: list[Task]) -> Sketch:
    after = [task for task in tasks if task.phase == "S1"] or tasks[:1]
    return goal_gate(context, crew, after, [])


def _simple_way(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    tried = _named(tasks, "rule_slice", "report_slice", "sample_check")
    held = _named(tasks, "recheck_rule", "report")
    aim = quantity(context.value("target")) if context.known("target") else "the number you want"
    return [
        _goal(context, crew, tasks),
        Sketch(
            "way_reaches",
            "Does the simple way reach the number?",
            f"on 200 results checked by hand, {figure_at(context, aim)}",
            "Improve it once for 2 weeks; after a second miss look again at what else could help.",
            ids(tried),
            _behind(tasks, tried),
            binding=False,
        ),
        Sketch(
            "way_holds",
            "Does the number hold?",
            f"4 weeks after it was switched on, {above_stop_line(context)}",
            "Open the question again with what was learned in these weeks.",
            ids(held),
            [],
            binding=False,
        ),
    ]


def _data_first(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    started = _named(tasks, "data_rights", "privacy_review", "collection_plan", "count_data")
    enough = _named(tasks, "data_check", "decide_again")
    size = context.calculation("CALC-test-size")
    need = f"{round(size.value):,} cases of the kind that matters" if size else "200 complete cases"
    return [
        _goal(context, crew, tasks),
        Sketch(
            "rights",
            "May the data be used, and will they be kept?",
            (
                "every source has its right in writing (100 %), and of the first 100 records at most "
                f"{share(MISSING_ALLOWED)} lack a field that matters"
            ),
            "Leave out a source without a right; stop collecting by hand after 4 weeks if nothing arrives by itself.",
            ids(started),
            _behind(tasks, started),
            binding=False,
        ),
        Sketch(
            "enough",
            "Is there enough to decide again?",
            f"at least {need}{', and 24 months of history' if context.yes('is_forecast', 'seasonal') else ''}",
            "Collect for 3 more months once; then end the project or change its aim.",
            ids(enough),
            [],
            binding=False,
        ),
    ]


def _ask_more(context: Context, _: Crew, tasks: list[Task]) -> list[Sketch]:
    aim = _named(tasks, "three_goals", "answer_open_questions")
    today = _named(tasks, "measure_today", "count_data")
    again = _named(tasks, "decide_again")
    return [
        Sketch(
            "aim",
            "Is there an aim?",
            "1 number with unit, date and a person who signs for it stands on paper",
            "Choose one of the candidate aims, or end here.",
            ids(aim),
            _behind(tasks, aim),
            binding=False,
        ),
        Sketch(
            "today",
            "Is today's number known?",
            "today's number was counted on at least 50 cases or 2 weeks of work",
            "Count for 2 more weeks; without a number there is nothing to plan.",
            ids(today),
            _behind(tasks, today),
            binding=False,
        ),
        Sketch(
            "worth",
            "Is the wish worth a project?",
            (
                f"at least 1 named person will act on {context.noun('output', 'the result')}, and the change is worth "
                "more than the hours of the trial"
            ),
            "Thank everybody, keep the notes, and stop.",
            ids(again),
            [],
            binding=False,
        ),
    ]


def _stop(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    told, other, review = (_named(tasks, name) for name in ("tell_why", "other_way", "stop_review"))
    consent = context.noun("consent_of") if context.known("consent_of") else ""
    people = unique([crew.name(crew.owner("sponsor")), consent, "the people who asked for it"])
    return [
        Sketch(
            "told",
            "Has the stop been told?",
            f"{len(people)} of {len(people)} know it and why: {listed(people)}",
            "Nothing else begins before they know.",
            ids(told),
            _behind(tasks, told),
            binding=False,
        ),
        Sketch(
            "other",
            "Does something else help?",
            "at least 1 of 2 other ways is chosen, with its effort and what it would bring",
            "Leave it as it is today.",
            ids(other),
            _behind(tasks, other),
            binding=False,
        ),
        Sketch(
            "again",
            "May the question be asked again?",
            "1 written statement says that the reason for the stop no longer holds",
            "It stays stopped; look again in 6 months.",
            ids(review),
            [],
            binding=False,
        ),
    ]
