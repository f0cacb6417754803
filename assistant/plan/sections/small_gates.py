"""The gates of plans in which no model is built: a simple way instead, data first, more to ask, stop."""

from __future__ import annotations

from collections.abc import Callable

from assistant.plan.model import Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.gate_sketch import Sketch, goal_gate, goal_tasks, ids
from assistant.plan.sections.pass_rules import MISSING_ALLOWED, figure_at
from assistant.plan.sections.people import Crew
from assistant.supply import first_test, supply_of, years_to_collect


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
    return goal_gate(context, crew, goal_tasks(tasks), [])


def _simple_way(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    tried = _named(tasks, "rule_slice", "report_slice", "prove_rule", "sample_check")
    held = _named(tasks, "recheck_rule", "report")
    aim = context.quantity(context.value("target")) if context.known("target") else context.spoken("the number you want")
    return [
        _goal(context, crew, tasks),
        Sketch(
            "way_reaches",
            context.spoken("Does the simple way reach the number?"),
            context.spoken("on {stock_200} results checked by hand, {figure}", figure=figure_at(context, aim)),
            context.spoken("Improve it once for 2 weeks; after a second miss look again at what else could help."),
            ids(tried),
            _behind(tasks, tried),
            binding=False,
        ),
        Sketch(
            "way_holds",
            context.spoken("Does the number hold?"),
            context.spoken("4 weeks after it was switched on, {figure}", figure=_held(context, aim)),
            context.spoken("Open the question again with what was learned in these weeks."),
            ids(held),
            [],
            binding=False,
        ),
    ]


def _held(context: Context, aim: str) -> str:
    """The number that has to hold in use: the least that was named, else the aim itself; half-way to it was no success."""
    least = context.quantity(context.value("minimum")) if context.known("minimum") else aim
    return figure_at(context, least)


def _data_first(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    started = _named(tasks, "data_rights", "privacy_review", "collection_plan", "count_data")
    enough = _named(tasks, "data_check", "decide_again")
    size = context.calculation("CALC-test-size")
    need = (
        context.spoken("{value} cases of the kind that matters", value=context.number(round(size.value)))
        if size
        else context.spoken("200 complete cases")
    )
    return [
        _goal(context, crew, tasks),
        Sketch(
            "rights",
            context.spoken("May the data be used, and will they be kept?"),
            (
                context.spoken(
                    "every source has its right in writing (100 %), and of the first 100 records at most {share} lack a field that matters",
                    share=context.share(MISSING_ALLOWED),
                )
            ),
            context.spoken("Leave out a source without a right; stop collecting by hand after 4 weeks if nothing arrives by itself."),
            ids(started),
            _behind(tasks, started),
            binding=False,
        ),
        Sketch(
            "enough",
            context.spoken("Is there enough to decide again?"),
            _slow_to_come(context)
            or context.spoken(
                "at least {need}{more}",
                need=need,
                more=context.spoken(", and 24 months of history") if context.yes("is_forecast", "seasonal") else "",
            ),
            context.spoken("Collect for 3 more months once; then end the project or change its aim."),
            ids(enough),
            [],
            binding=False,
        ),
    ]


SOON_YEARS = 0.25
"""What takes longer to come in than the gate can be put off."""


def _slow_to_come(context: Context) -> str:
    """What the gate asks for where the cases of a test cannot have come in by then; "" where they can, or nobody told how many come."""
    years, needed, supply = years_to_collect(context.signals), first_test(context.signals), supply_of(context.signals)
    if years is None or needed is None or supply.known is None or years <= SOON_YEARS:
        return ""
    return context.spoken(
        "the {known} known cases stand in one list with their true answer, and for the {missing} that a test lacks, which do not come in "
        "soon, 1 way is signed: staged ones, those of others, watching for what is not normal, or a smaller claim",
        known=context.number(round(supply.known)),
        missing=context.number(round(needed - supply.known)),
    )


def _ask_more(context: Context, _: Crew, tasks: list[Task]) -> list[Sketch]:
    aim = _named(tasks, "three_goals", "answer_open_questions")
    today = _named(tasks, "measure_today", "count_data")
    again = _named(tasks, "decide_again")
    return [
        Sketch(
            "aim",
            context.spoken("Is there an aim?"),
            context.spoken("1 number with unit, date and a person who signs for it stands on paper"),
            context.spoken("Choose one of the candidate aims, or end here."),
            ids(aim),
            _behind(tasks, aim),
            binding=False,
        ),
        Sketch(
            "today",
            context.spoken("Is today's number known?"),
            context.spoken("today's number was counted on at least 50 cases or 2 weeks of work"),
            context.spoken("Count for 2 more weeks; without a number there is nothing to plan."),
            ids(today),
            _behind(tasks, today),
            binding=False,
        ),
        Sketch(
            "worth",
            context.spoken("Is the wish worth a project?"),
            (context.spoken("at least 1 named person will act on {output}, and the change is worth more than the hours of the trial")),
            context.spoken("Thank everybody, keep the notes, and stop."),
            ids(again),
            [],
            binding=False,
        ),
    ]


def _stop(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    told, other, review = (_named(tasks, name) for name in ("tell_why", "other_way", "stop_review"))
    consent = context.noun("consent_of") if context.known("consent_of") else ""
    people = unique([crew.name(crew.owner("sponsor")), consent, context.spoken("the people who asked for it")])
    return [
        Sketch(
            "told",
            context.spoken("Has the stop been told?"),
            context.spoken("{number} of {number} know it and why: {people}", number=len(people), people=context.listed(people)),
            context.spoken("Nothing else begins before they know."),
            ids(told),
            _behind(tasks, told),
            binding=False,
        ),
        Sketch(
            "other",
            context.spoken("Does something else help?"),
            context.spoken("at least 1 of 2 other ways is chosen, with its effort and what it would bring"),
            context.spoken("Leave it as it is today."),
            ids(other),
            _behind(tasks, other),
            binding=False,
        ),
        Sketch(
            "again",
            context.spoken("May the question be asked again?"),
            context.spoken("1 written statement says that the reason for the stop no longer holds"),
            context.spoken("It stays stopped; look again in 6 months."),
            ids(review),
            [],
            binding=False,
        ),
    ]
