"""The gates of a plan in which something is built: goal, data, result on old cases, first step of the release, effect."""

from __future__ import annotations

import datetime as dt
import re

from assistant.plan.model import Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.gate_sketch import Sketch, descendants, goal_gate, goal_tasks, ids
from assistant.plan.sections.pass_rules import above_stop_line, data_else, data_passes, offline_passes
from assistant.plan.sections.people import Crew
from assistant.plan.sections.seen_in_time import used_until
from assistant.plan.wording import clause


def model_tasks(tasks: list[Task]) -> list[Task]:
    """Tasks that train or try models."""
    return [task for task in tasks if task.phase == "S6"]


def release_tasks(context: Context, tasks: list[Task]) -> list[Task]:
    """Tasks that are a step of the roll-out: named like a way of release."""
    ways = {*context.catalogue.strategies, "shadow_course"}
    return [task for task in tasks if task.template in ways]


def build_gates(context: Context, crew: Crew, tasks: list[Task]) -> list[Sketch]:
    """Goal; data and simple way; result on old cases; first step of the release; effect."""
    models, steps = model_tasks(tasks), release_tasks(context, tasks)
    behind = descendants(tasks, ids(models) or ids(steps))
    looked = [t for t in tasks if t.phase in ("S2", "S3") and t.id not in behind]
    goal = goal_tasks(tasks)
    later = [t for t in tasks if t.template in ("full_rollout", "hand_over", "report")]
    effect = [t for t in tasks if t.template == "effect_report"] or steps[-1:] or later[-1:]
    sketches = [
        goal_gate(context, crew, goal, [t for t in tasks if t.id in behind]),
        Sketch(
            "data",
            context.spoken("Is the data there, and is a simple rule not enough?"),
            data_passes(context),
            data_else(context),
            ids(looked),
            ids(models) or ids(steps),
        ),
        Sketch("result", _offline_question(context), offline_passes(context), _offline_else(context), ids(models or looked), ids(steps)),
    ]
    if steps:
        sketches.append(_step_gate(context, steps[:1], steps[1:] or later))
    sketches.append(_effect_gate(context, crew, effect, [t for t in later if t not in effect], used_until(context, tasks)))
    return [sketch for sketch in sketches if sketch.after]


def _offline_question(context: Context) -> str:
    if context.language_model:
        return context.spoken("Are the answers good enough on real cases?")
    bought = context.chosen("approach") == "buy_service"
    return (
        context.spoken("Is one service good enough on your own cases?")
        if bought
        else context.spoken("Is the model better than the best simple way?")
    )


def _offline_else(context: Context) -> str:
    if context.language_model:
        return context.spoken(
            "Improve what is found before how it is said; after a second miss people answer, and search alone is offered to them."
        )
    if context.chosen("approach") == "buy_service":
        return context.spoken("Nothing is bought; go on with the best simple way, and look again in a year.")
    return context.spoken("Go on with the best simple way as the result; a model that is not clearly better is not worth its upkeep.")


def _step_gate(context: Context, after: list[Task], before: list[Task]) -> Sketch:
    first = next((s for s in context.chosen_all("rollout") if s in context.catalogue.strategies), "")
    rule = (
        clause(context.spoken(context.catalogue.strategies[first].pass_rule))
        if first
        else context.spoken("20 days without a serious error")
    )
    if not re.search(r"\d", rule):
        rule = context.spoken("over 20 working days {rule}", rule=rule)
    question = context.spoken("Did the first step go well?")
    return Sketch(
        "step", question, rule, context.spoken("Repair and repeat the step once; a second miss stops the project."), ids(after), ids(before)
    )


def _effect_gate(context: Context, crew: Crew, after: list[Task], before: list[Task], used: dt.date | None) -> Sketch:
    aim = " " + context.spoken("(aim {target})", target=context.quantity(context.value("target"))) if context.known("target") else ""
    sponsor = context.the(crew.name(crew.owner("sponsor")))
    return Sketch(
        "effect",
        context.spoken("Does the number that counts move?"),
        f"{above_stop_line(context)}{aim}",
        context.spoken(
            "Stop: back to the way of today; the findings are written down, and everybody who helped hears them from {sponsor}.",
            sponsor=sponsor,
        ),
        ids(after),
        ids(before),
        binding=False,
        earliest=used if used and (context.deadline is None or used <= context.deadline) else None,
    )
