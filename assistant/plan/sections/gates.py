"""The gates: points at which the project goes on, changes or stops, each with a number and a way out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from assistant.plan.model import Gate, Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.people import Crew
from assistant.plan.sections.tasks import after_gate
from assistant.plan.wording import capital, clause, day, listed, quantity, share, small

BETTER_THAN_BASELINE = 0.10
"""A model must beat the best simple way by this share to be worth its upkeep (house rule)."""

EVAL_CASES = 100
"""Graded cases for parts that answer or write (house rule: at least 50)."""

MISSING_ALLOWED = 0.05
"""Share of missing values up to which the data count as complete (house rule)."""


@dataclass(frozen=True)
class Sketch:
    """A gate before the dates are known. `binding`: the tasks behind it wait for those before it."""

    question: str
    go_if: str
    otherwise: str
    after: list[str]
    before: list[str]
    binding: bool = True


def sketch_gates(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    """The gates of the plan, without dates."""
    if context.builds:
        return _build(context, crew, tasks)
    makers: dict[str, Callable[[Context, Crew, list[Task]], list[Sketch]]] = {
        "data_first": _data_first,
        "stop": _stop,
        "ask_more": _ask_more,
    }
    return makers.get(context.verdict, _no_model)(context, crew, tasks)


def bind(tasks: list[Task], gates: list[Sketch]) -> list[Task]:
    """The tasks, waiting for the gates before them; a gate never makes a ring."""
    for gate in gates:
        if gate.binding and gate.after and gate.before:
            behind = _descendants(tasks, gate.before)
            looked_at = [identity for identity in gate.after if identity not in behind]
            tasks = after_gate(tasks, looked_at, sorted(behind))
    return tasks


def date_gates(sketches: list[Sketch], tasks: list[Task], start: dt.date) -> list[Gate]:
    """The gates with the dates by which what they look at is done (80 % sure), in order of time."""
    finish = {task.id: task.finish.p80 for task in tasks if task.finish}
    gates, latest = [], start + dt.timedelta(days=7)
    for number, gate in enumerate(sketches):
        date = max([finish[i] for i in gate.after if i in finish], default=latest)
        latest = max(latest, date) if number else date
        before = [i for i in gate.before if i not in gate.after]
        gates.append(
            Gate.model_validate(
                {
                    "id": f"G{number}",
                    "date": latest,
                    "question": gate.question,
                    "go_if": gate.go_if,
                    "else": gate.otherwise,
                    "after": gate.after,
                    "before": before,
                }
            )
        )
    return gates


def _descendants(tasks: list[Task], roots: list[str]) -> set[str]:
    """The tasks `roots` and all that wait for them."""
    found = set(roots)
    for _ in tasks:
        more = {task.id for task in tasks if found & set(task.depends_on)} - found
        if not more:
            break
        found |= more
    return found


def model_tasks(tasks: list[Task]) -> list[Task]:
    """Tasks that train or try models."""
    return [task for task in tasks if task.phase == "S6"]


def release_tasks(context: Context, tasks: list[Task]) -> list[Task]:
    """Tasks that are a step of the roll-out: their template rests on the chosen way of release, or their name says so."""
    every = context.catalogue.tasks
    found = [t for t in tasks if t.template in every and any("chosen_rollout" in when for when in every[t.template].when)]
    return found or [task for task in tasks if task.phase == "S7" and not task.occupies_owner]


def _ids(tasks: list[Task]) -> list[str]:
    return [task.id for task in tasks]


def _build(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    models, steps = model_tasks(tasks), release_tasks(context, tasks)
    behind = _descendants(tasks, _ids(models) or _ids(steps))
    looked = [t for t in tasks if t.phase in ("S2", "S3") and t.id not in behind]
    goal = [t for t in tasks if t.phase == "S1"] or tasks[:1]
    rest = [t for t in tasks if t.phase in ("S8", "S10") and t not in goal]
    sketches = [
        _goal_gate(context, crew, goal, [t for t in tasks if t.id in behind]),
        Sketch(
            "Is the data there, and is a simple rule not enough?",
            data_passes(context),
            data_else(context),
            _ids(looked),
            _ids(models) or _ids(steps),
        ),
    ]
    offline_after = models or looked
    sketches.append(Sketch(_offline_question(context), offline_passes(context), _offline_else(context), _ids(offline_after), _ids(steps)))
    if steps:
        sketches.append(_step_gate(context, steps[:1], steps[1:] or rest))
    last = steps[-1:] or offline_after
    sketches.append(_effect_gate(context, crew, last, [t for t in rest if t.id in _descendants(tasks, _ids(last))]))
    return [s for s in sketches if s.after]


def _goal_gate(context: Context, crew: Crew, after: list[Task], before: list[Task]) -> Sketch:
    sponsor = crew.name(crew.owner("sponsor"))
    parts = [quantity(context.value("target")) if context.known("target") else "one number with its unit"]
    if deadline := goal_date(context):
        parts.append(f"the date {day(deadline)}")
    parts.append(f"the stop line of {stop_line(context)}")
    go_if = (
        f"{listed(parts)} are signed by 1 person, the {sponsor}"
        if not sponsor.startswith("the ")
        else f"{listed(parts)} are signed by 1 person, {sponsor}"
    )
    return Sketch(
        "Is the goal signed?", go_if, "Stop until somebody names the figure and signs for it.", _ids(after), _ids(before), binding=False
    )


def stop_line(context: Context) -> str:
    """The value at which the project is not worth it: as said, else half-way between today and the aim."""
    if context.known("minimum"):
        return quantity(context.value("minimum"))
    middle = halfway(context)
    if middle is None:
        return "half the change that you want"
    return quantity({**context.value("target"), "value": middle})


def halfway(context: Context) -> float | None:
    """The value half-way between today's and the wanted number, when both are in the same unit."""
    today, aim = context.value("baseline"), context.value("target")
    if not isinstance(today, dict) or not isinstance(aim, dict) or today.get("unit") != aim.get("unit"):
        return None
    return round((float(today["value"]) + float(aim["value"])) / 2, 6)


def goal_date(context: Context) -> dt.date | None:
    """The day by which the number shall be reached."""
    return context.date("target_date") or context.deadline


def data_passes(context: Context) -> str:
    """What must hold at the data gate, with numbers from the facts."""
    parts = []
    if context.language_model:
        parts.append(f"at least {EVAL_CASES} real cases with a checked answer, 1 named owner for the content")
    elif size := context.calculation("CALC-test-size"):
        parts.append(f"at least {round(size.value):,} cases of the kind that matters for the test alone")
    elif context.yes("is_forecast"):
        parts.append("at least 24 months of history" if context.yes("seasonal") else "at least 12 months of history")
    parts.append(f"at most {share(MISSING_ALLOWED)} of the values missing in each source")
    if context.value("rights") not in ("own", "public", "granted"):
        parts.append("the right to use every source in writing")
    rule = clause(context.fill(context.situation.problem.non_ml)) if context.situation.problem else "a simple rule"
    aim = quantity(context.value("target")) if context.known("target") else "the number you want"
    parts.append(f"the simple way ({small(rule)}) was tried and does not reach {aim}")
    return listed(parts)


def data_else(context: Context) -> str:
    """What happens when the data gate is not passed."""
    gaps = "more gaps: repair first and decide again in 3 weeks"
    rights = "" if context.value("rights") in ("own", "public", "granted") else "a right missing: that source leaves the project; "
    return capital(f"the simple way is enough: use it and stop here; {rights}{gaps}.")


def _offline_question(context: Context) -> str:
    return "Are the answers good enough on real cases?" if context.language_model else "Is the model better than the best simple way?"


def offline_passes(context: Context) -> str:
    """What must hold before anything is released."""
    if context.language_model:
        return f"on {EVAL_CASES} graded cases at least 90 % of the passages needed are found, at least 90 % of the answers are supported by their source, and 0 of the attack tests succeed"
    metric = context.chosen("model_metric").replace("_", " ") or "the main figure"
    groups = context.names("groups_named")
    part = (
        f"each group ({listed(groups)})"
        if groups
        else f"each {context.situation.problem.split_by}"
        if context.situation.problem and context.situation.problem.split_by
        else "any part of the data"
    )
    return f"{metric} at least {share(BETTER_THAN_BASELINE)} better than the best simple way on data that was never used before, and not worse in {part}"


def _offline_else(context: Context) -> str:
    if context.language_model:
        return "Improve what is found before how it is said; after a second miss people answer, and search alone is offered to them."
    return "Go on with the best simple way as the result; a model that is not clearly better is not worth its upkeep."


def _step_gate(context: Context, after: list[Task], before: list[Task]) -> Sketch:
    first = next((s for s in context.chosen_all("rollout") if s in context.catalogue.strategies), "")
    rule = clause(context.fill(context.catalogue.strategies[first].pass_rule)) if first else "20 days without a serious error"
    question = "Did the first step go well?"
    return Sketch(question, rule, "Repair and repeat the step once; a second miss stops the project.", _ids(after), _ids(before))


def _effect_gate(context: Context, crew: Crew, after: list[Task], before: list[Task]) -> Sketch:
    metric = context.noun("metric", "the number that counts")
    aim = f" (aim {quantity(context.value('target'))})" if context.known("target") else ""
    word = {"lower": "or lower", "higher": "or higher"}.get(str(context.value("better")), "or better")
    otherwise = f"Stop: back to the way of today, and the findings are written down. {capital(crew.name(crew.owner('sponsor')))} tells everybody who was asked to help."
    return Sketch(
        "Does the number that counts move?",
        f"{metric} at {stop_line(context)} {word}{aim}",
        otherwise,
        _ids(after),
        _ids(before),
        binding=False,
    )


def _spread(tasks: list[Task]) -> tuple[list[str], list[str], list[str]]:
    """Tasks in three parts of about equal length, in order."""
    third = max(1, (len(tasks) + 2) // 3)
    return _ids(tasks[:third]), _ids(tasks[third : 2 * third]), _ids(tasks[2 * third :])


def _no_model(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    goal = [t for t in tasks if t.phase == "S1"] or tasks[:1]
    rest = [t for t in tasks if t not in goal]
    middle = rest[: max(1, len(rest) - 1)]
    aim = quantity(context.value("target")) if context.known("target") else "the number you want"
    metric = context.noun("metric", "the number that counts")
    rule = clause(context.fill(context.situation.problem.non_ml)) if context.situation.problem else "the simple way"
    return [
        _goal_gate(context, crew, goal, []),
        Sketch(
            "Does the simple way reach the number?",
            f"{metric} reaches {aim} in a trial of 2 weeks ({small(rule)})",
            "Improve it once for 2 weeks; after a second miss look again at what a model could add.",
            _ids(middle),
            _ids(rest[len(middle) :]),
        ),
        Sketch(
            "Does the number hold?",
            f"{metric} stays at {stop_line(context)} or better for 3 months",
            "Open the question again with what was learned in these 3 months.",
            _ids(rest[len(middle) :] or middle),
            [],
            binding=False,
        ),
    ]


def _data_first(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    goal = [t for t in tasks if t.phase == "S1"] or tasks[:1]
    rest = [t for t in tasks if t not in goal]
    first, last = rest[: max(1, len(rest) // 2)], rest[max(1, len(rest) // 2) :]
    size = context.calculation("CALC-test-size")
    need = (
        f"{round(size.value):,} cases of the kind that matters"
        if size
        else "12 months of complete history"
        if context.yes("is_forecast")
        else "200 complete cases"
    )
    return [
        _goal_gate(context, crew, goal, []),
        Sketch(
            "May the data be used, and is it being kept?",
            f"100 % of the rights are in writing, and records arrive on 10 working days in a row with at most {share(MISSING_ALLOWED)} missing",
            "Without the right to use a source, leave it out; without a record that arrives by itself, stop collecting by hand after 4 weeks.",
            _ids(first),
            _ids(last),
        ),
        Sketch(
            "Is there enough to decide again?",
            f"at least {need}",
            "Collect for 3 more months once, then end the project or change its aim.",
            _ids(last or first),
            [],
            binding=False,
        ),
    ]


def _ask_more(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    first, middle, last = _spread(tasks)
    number = "1 number with unit, date and a person who signs for it"
    return [
        Sketch(
            "Is there an aim?", f"{number} stands on paper", "Choose one of the candidate aims or end here.", first, middle, binding=False
        ),
        Sketch(
            "Is today's number known?",
            "today's value was measured on at least 2 weeks of work",
            "Measure for 2 more weeks; without a number there is nothing to plan.",
            middle or first,
            last,
            binding=False,
        ),
        Sketch(
            "Is the wish worth a project?",
            f"at least 1 person acts on {context.noun('output', 'the result')}, and the change is worth more than the hours of the trial",
            "Thank everybody, keep the notes, and stop.",
            last or first,
            [],
            binding=False,
        ),
    ]


def _stop(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    first, middle, last = _spread(tasks)
    sponsor = crew.name(crew.owner("sponsor"))
    told = unique([sponsor, context.noun("consent_of") if context.known("consent_of") else "", "the people who asked for it"])
    return [
        Sketch(
            "Has the stop been told?",
            f"{len(told)} of {len(told)} know it and why: {listed(told)}",
            "Nothing is built before they know.",
            first,
            middle,
            binding=False,
        ),
        Sketch(
            "Does something else help?",
            "at least 1 of the other ways was tried for 2 weeks and its effect was counted",
            "Leave it as it is today.",
            middle or first,
            last,
            binding=False,
        ),
        Sketch(
            "Has the reason for the stop gone?",
            "1 written statement says that the reason no longer holds",
            "The project stays stopped; look again in 6 months.",
            last or middle or first,
            [],
            binding=False,
        ),
    ]
