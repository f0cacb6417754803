"""The gates: points at which the project goes on, changes or stops, each with a number and a way out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.plan.model import Gate, Task
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.people import Crew
from assistant.plan.sections.tasks import after_gate, lean
from assistant.plan.wording import capital, clause, day, listed, quantity, share, small

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
    return lean(tasks)


def date_gates(sketches: list[Sketch], tasks: list[Task], start: dt.date) -> list[Gate]:
    """The gates with the dates by which what they look at is done (80 % sure), in order of time."""
    finish = {task.id: task.finish.p80 for task in tasks if task.finish}
    gates, latest = [], start + dt.timedelta(days=7)
    for number, gate in enumerate(sketches):
        date = max([finish[i] for i in gate.after if i in finish] + ([start + dt.timedelta(days=4)] if number == 0 else []), default=latest)
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
    """Tasks that are a step of the roll-out: named like a way of release, or the last extension to everybody."""
    ways = {*context.catalogue.strategies, "shadow_course", "full_rollout"}
    return [task for task in tasks if task.template in ways]


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


def _offline_question(context: Context) -> str:
    return "Are the answers good enough on real cases?" if context.language_model else "Is the model better than the best simple way?"


def _offline_else(context: Context) -> str:
    if context.language_model:
        return "Improve what is found before how it is said; after a second miss people answer, and search alone is offered to them."
    return "Go on with the best simple way as the result; a model that is not clearly better is not worth its upkeep."


def _step_gate(context: Context, after: list[Task], before: list[Task]) -> Sketch:
    first = next((s for s in context.chosen_all("rollout") if s in context.catalogue.strategies), "")
    rule = clause(context.fill(context.catalogue.strategies[first].pass_rule)) if first else "20 days without a serious error"
    if not re.search(r"\d", rule):
        rule = f"over 20 working days {rule}"
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


