"""What is still open: who could answer it, why it matters, and which tasks wait for it."""

from __future__ import annotations

from assistant.plan.model import Assumption, OpenQuestion, Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.framing import taken_for_granted
from assistant.plan.sections.people import Crew
from knowledge.catalogue import holds
from knowledge.rows import Slot

PHASES = {
    "S1": (
        "business_objective",
        "success_metric_target",
        "deadline",
        "budget",
        "stakeholder_owner",
        "decision_and_user",
        "current_process_baseline",
    )
}
"""Questions that block the stage of the goal; the others block the first task of the data."""


def open_questions(context: Context, tasks: list[Task], assumptions: dict[str, Assumption], crew: Crew) -> list[OpenQuestion]:
    """Every question that the case needs and nobody has answered, the required ones first; in a course they go to its own people."""
    case = context.situation.case
    rows = [_row(context, slot, tasks, assumptions) for slot in context.catalogue.slots.values() if _is_open(context, slot)]
    if context.scale == "course":
        rows = [row.model_copy(update={"who": crew.owner(row.who)}) for row in rows]
    rows += _about_money(context, tasks) + _about_regulator(context, tasks)
    return sorted(rows, key=lambda row: (row.slot not in case.unknown, row.slot not in case.asked))


def _about_money(context: Context, tasks: list[Task]) -> list[OpenQuestion]:
    """What is missing for value and cost in money: asked of the sponsor, never made up."""
    if context.verdict in ("stop", "ask_more", "data_first") or context.scale == "course":
        return []
    rows = []
    if not any(context.calculation(name) for name in ("CALC-gain-year", "CALC-value-year")):
        rows.append(
            (
                "business_objective",
                _about_worth(context),
                context.spoken("Without it nobody can say whether the work pays."),
            )
        )
    if not context.known("own_hour_cost"):
        rows.append(
            (
                "budget",
                context.spoken("What does one hour of your own people cost, and does it count against the budget?"),
                context.spoken("Own hours are most of the cost of a project like this."),
            )
        )
    return [
        OpenQuestion(
            slot=slot, question=question, why_it_matters=why, blocks=blocked(context, slot, tasks)[:1], status="never_asked", who="sponsor"
        )
        for slot, question, why in rows
    ]


def _about_worth(context: Context) -> str:
    lost = context.value("cost_today")
    if isinstance(lost, dict):
        return context.spoken("Today's way costs {lost}: how much of it is saved when the aim is reached?", lost=context.quantity(lost))
    return context.spoken("What is it worth in money to reach the aim for {metric}?")


def _about_regulator(context: Context, tasks: list[Task]) -> list[OpenQuestion]:
    """What the authority that inspects the trade wants: nobody of the team can say it, so it is asked before the pilot."""
    if not context.yes("regulated", "inspected_trade") or context.verdict == "stop" or context.scale == "course":
        return []
    named = context.noun("regulator") if context.known("regulator") else ""
    return [
        OpenQuestion(
            slot="regulation_jurisdiction",
            question=context.spoken(
                "What does {regulator} want to see before this is used, and which duties of today stay?", regulator=named
            )
            if named
            else context.spoken(
                "Which authority inspects this trade, what does it want to see before this is used, and which duties of today stay?"
            ),
            why_it_matters=context.spoken("Its rules come on top of the law on data and AI, and an answer can take weeks."),
            blocks=blocked(context, "regulation_jurisdiction", tasks)[:1],
            status="never_asked",
            who="legal_compliance",
        )
    ]


def required(context: Context, slot: Slot) -> bool:
    """Whether the answer is required for a plan of this kind (K53)."""
    return any(holds(when, context.signals) for when in slot.required)


def _is_open(context: Context, slot: Slot) -> bool:
    case = context.situation.case
    if slot.id in case.answered or not context.applies(slot.applies):
        return False
    return required(context, slot) or slot.id in case.unknown or slot.id in case.asked or taken_for_granted(context, slot.id)


def _row(context: Context, slot: Slot, tasks: list[Task], assumptions: dict[str, Assumption]) -> OpenQuestion:
    case, language = context.situation.case, context.situation.case.language
    assumption = assumptions.get(slot.id)
    return OpenQuestion(
        slot=slot.id,
        question=context.spoken(slot.question.in_(language)),
        why_it_matters=context.spoken(slot.why.in_(language)),
        blocks=blocked(context, slot.id, tasks),
        asked_turn=_asked(context, slot.id),
        status="assumed"
        if assumption
        else "open"
        if slot.id in case.asked or slot.id in case.unknown or required(context, slot)
        else "never_asked",
        assumption=assumption.id if assumption else None,
        who=slot.who,
    )


def _asked(context: Context, slot: str) -> int | None:
    """The turn in which it was asked last."""
    turns = [m.turn for m in context.situation.case.messages if any(q.get("slot") == slot for q in m.body.get("questions", []))]
    return turns[-1] if turns else None


def blocked(context: Context, slot: str, tasks: list[Task]) -> list[str]:
    """Tasks that wait for the answer: those whose template reads it, else the first of its stage."""
    reads = {name for name, signal in context.catalogue.signals.items() if signal.slot == slot}
    every = context.catalogue.tasks
    found = [t.id for t in tasks if t.template in every and any(reads & set(when) for when in every[t.template].when)]
    if found:
        return found[:2]
    stage = "S1" if slot in PHASES["S1"] else "S3"
    return [t.id for t in tasks if t.phase == stage][:1] or [t.id for t in tasks][:1]
