"""The risks that follow from the facts, each with cause, mitigation, owner, alarm and date."""

from __future__ import annotations

import datetime as dt

from assistant.plan.model import Computed, Contradiction, Gate, RiskRow, Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, clause
from knowledge.catalogue import holds
from knowledge.rows import Risk, Words

MOST = {"course": 6, "pilot": 12, "product": 18, "regulated": 24}
"""Most risks of a plan, by its size; what scores 12 or more always stands there."""

SERIOUS = 12
_CUT = "Sign the cut list at the first gate and cut in its order; "
CUT_LIST = f"{_CUT}the test set, the trial beside the old way and the privacy review are never cut"
CUT_LIST_SMALL = f"{_CUT}the privacy review and the count before and after are never cut"
_TASK = Words(en="task", es="tarea")


def risk_rows(context: Context, crew: Crew, tasks: list[Task], gates: list[Gate]) -> list[RiskRow]:
    """The risks whose conditions hold, the weightiest first."""
    fired = [risk for risk in context.catalogue.risks.values() if risk.when and context.applies(risk.when)]
    rows = sorted((_row(context, crew, risk, tasks, gates) for risk in fired), key=lambda row: -row.score)
    most = MOST.get(context.scale, 12)
    return [row for place, row in enumerate(rows) if place < most or row.score >= SERIOUS]


def all_risks(
    context: Context, crew: Crew, tasks: list[Task], gates: list[Gate], computed: Computed, contradictions: list[Contradiction]
) -> list[RiskRow]:
    """The risks of the catalogue that apply, and those that follow from the dates and from wishes that cannot both hold."""
    rows = risk_rows(context, crew, tasks, gates)
    known = {row.risk_id for row in rows}
    extra: list[RiskRow] = []
    missing = shortfalls(context, computed)
    if missing:
        rows = [row for row in rows if row.risk_id != "schedule_infeasible"]
        extra.append(late_risk(context, crew, missing))
    clash = contradiction_risk(context, crew, contradictions, gates[0] if gates else None)
    if clash and "contradictory_requirements" not in known:
        extra.append(clash)
    return sorted([*rows, *extra], key=lambda row: -row.score)


def shortfalls(context: Context, computed: Computed) -> list[str]:
    """In which way time is short: days after the date, or hours beyond those there are; empty when all fits."""
    found = []
    if context.deadline and computed.p80 and computed.p80 > context.deadline:
        days = context.count((computed.p80 - context.deadline).days, "day")
        found.append(
            context.spoken(
                "the work ends with 80 % certainty on {end}, {days} after the date you named", end=context.day(computed.p80), days=days
            )
        )
    hours = context.figure("hours_available")
    if hours and computed.p80_hours and computed.p80_hours > hours:
        found.append(
            context.spoken(
                "it takes up to {needed} hours, and you have about {hours}",
                needed=context.number(computed.p80_hours),
                hours=context.number(hours),
            )
        )
    return found


def late_risk(context: Context, crew: Crew, missing: list[str]) -> RiskRow:
    """The risk that time does not suffice, with the figures."""
    source = context.catalogue.risks.get("schedule_infeasible")
    sponsor = crew.owner("sponsor")
    late = context.listed(missing)
    return RiskRow(
        risk_id="schedule_infeasible",
        title=context.spoken(source.title) if source else context.spoken("The time is too short for what is planned"),
        cause=late,
        likelihood=4,
        impact=4,
        score=16,
        mitigation=context.spoken(CUT_LIST if context.builds else CUT_LIST_SMALL),
        owner=sponsor,
        trigger=context.spoken("a gate passes more than 5 working days late"),
        due=context.today,
        residual=6,
    )


def contradiction_risk(context: Context, crew: Crew, contradictions: list[Contradiction], due: Gate | None) -> RiskRow | None:
    """Open contradictions as a risk, where the catalogue's own row has not fired."""
    still = [c for c in contradictions if c.resolution == "open"]
    if not still:
        return None
    source = context.catalogue.risks.get("contradictory_requirements")
    return RiskRow(
        risk_id="contradictory_requirements",
        title=context.spoken(source.title) if source else context.spoken("Two wishes cannot both hold"),
        cause=context.spoken("{one}, and {other}", one=still[0].between[0], other=still[0].between[1]),
        likelihood=4,
        impact=3,
        score=12,
        mitigation=clause(still[0].how),
        owner=crew.owner("sponsor"),
        trigger=context.spoken("the first gate passes without a decision on it"),
        due=due.date if due else None,
        residual=2,
    )


def _row(context: Context, crew: Crew, risk: Risk, tasks: list[Task], gates: list[Gate]) -> RiskRow:
    more = any(holds(when, context.signals) for when in risk.raise_when)
    likelihood = min(5, risk.likelihood + more)
    score = likelihood * risk.impact
    task = next((t for t in tasks if t.template == risk.task), None)
    context.source(risk.source, "risks")
    mitigation = capital(clause(context.spoken(risk.mitigation)))
    return RiskRow(
        risk_id=risk.id,
        title=capital(clause(context.spoken(risk.title))),
        cause=clause(context.spoken(risk.cause)),
        likelihood=likelihood,
        impact=risk.impact,
        score=score,
        mitigation=f"{mitigation} ({_TASK.in_(context.language)} {task.id})" if task else mitigation,
        owner=task.owner if task else crew.owner(risk.owner),
        trigger=clause(context.spoken(risk.trigger)),
        due=_due(task, gates),
        residual=max(1, round(score / 3)),
    )


def _due(task: Task | None, gates: list[Gate]) -> dt.date | None:
    if task and task.finish:
        return task.finish.p80
    later = [gate.date for gate in gates[1:2]] or [gate.date for gate in gates]
    return later[0] if later else None
