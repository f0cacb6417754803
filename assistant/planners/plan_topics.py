"""What the plan holds besides its decisions, told to somebody who asks: labels, risks, tests, alarms, tools, people, an offer to buy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.formats import listed, show
from assistant.plan.exports.sections_build import split_told
from assistant.plan.exports.size import without_ids
from assistant.plan.exports.tables import function_of, owner_of
from assistant.plan.exports.tables import spoken as in_plan
from assistant.plan.model import Calculation, Modelling, Monitoring, NotApplicable, Plan, Task
from assistant.replies import Part
from assistant.wording import say

MOST = 4
"""Rows of a list in the chat; all of them stand in the plan."""
LABELLING = frozenset({"label_guide", "relabel", "proxy_label", "label_start"})
"""Templates of the tasks in which somebody labels."""
MONTHS = 12


def told(plan: Plan, topic: str) -> Iterator[Part]:
    """What the plan says on a topic of :data:`TOPICS`; nothing where it has no such rows."""
    lines = [line for line in TOPICS[topic](plan) if line]
    if lines:
        yield Part(kind="list", text=say(f"plan_answer.{topic}", plan.meta.language), items=tuple(lines))
        section = in_plan(plan, SECTIONS[topic])
        yield Part(kind="text", text=say("plan_answer.where", plan.meta.language, section=section))


def _labels(plan: Plan) -> Iterator[str]:
    """What the test needs and what that leaves of the known, the work; else what is missing to say it."""
    language, labels = plan.meta.language, plan.data.labels
    if isinstance(plan.modelling, NotApplicable):
        yield say("plan_answer.labels.none", language)
        return
    known, needed = labels.positives or labels.count, _calculation(plan, "CALC-test-size")
    if needed:
        yield needed.says
    elif known:
        yield say("plan_answer.labels.there", language, n=show(round(known), language=language))
    yield from (one.says for one in (_calculation(plan, "CALC-error-free"),) if one)
    yield from _effort(plan)
    if not known:
        yield say("plan_answer.labels.unknown", language)
    if not needed:
        yield say("plan_answer.labels.no_size", language)


def _effort(plan: Plan) -> Iterator[str]:
    """The work of labelling in hours, in money where an hour has a price, and its tasks."""
    language, work, price = plan.meta.language, _calculation(plan, "CALC-labelling"), _said(plan, "own_hour_cost")
    if work:
        yield work.says
        if price:
            amount = show(round(work.value * float(price["value"])), str(price.get("unit", "")), language)
            yield say("plan_answer.labels.money", language, amount=amount, price=show(price["value"], str(price.get("unit", "")), language))
    yield from (_task(plan, task) for task in plan.timeline.tasks if task.template in LABELLING)
    if work and not price:
        yield say("plan_answer.labels.price", language)


def _labeller(plan: Plan) -> Iterator[str]:
    """Who labels: the tasks with their owners, and whoever is wanted for it."""
    if isinstance(plan.modelling, NotApplicable):
        yield say("plan_answer.labels.none", plan.meta.language)
        return
    yield from (_task(plan, task) for task in plan.timeline.tasks if task.template in LABELLING)
    yield from (f"{function_of(plan, role.role)}: {role.person_or_gap}" for role in plan.team.roles if role.role == "annotator")


def _risks(plan: Plan) -> Iterator[str]:
    language = plan.meta.language
    for risk in sorted(plan.risks, key=lambda one: -one.score)[:MOST]:
        mitigation = without_ids(risk.mitigation).rstrip(".")
        yield say("plan_answer.risk", language, title=risk.title, mitigation=mitigation, owner=owner_of(plan, risk.owner))


def _testing(plan: Plan) -> Iterator[str]:
    """The test set apart, the size it needs, and the gates with what they ask for."""
    language, size = plan.meta.language, _calculation(plan, "CALC-test-size")
    yield split_told(plan)
    yield size.says if size else ""
    for gate in [gate for gate in plan.timeline.gates if gate.template != "goal"][:MOST]:
        fields = {"question": gate.question, "go_if": gate.go_if.rstrip(".")}
        yield say("plan_answer.gate", language, date=show(gate.date, language=language), **fields)


def _monitoring(plan: Plan) -> Iterator[str]:
    """The first alarm of each kind: what, when, who, and what then."""
    if not isinstance(plan.monitoring, Monitoring):
        return
    first = {row.kind: row for row in reversed(plan.monitoring.signals)}
    for row in [one for one in plan.monitoring.signals if first[one.kind] is one][:MOST]:
        fields = {"metric": row.metric, "threshold": row.threshold, "window": row.window, "action": row.action.rstrip(".")}
        yield say("plan_answer.alarm", plan.meta.language, who=owner_of(plan, row.alert_to), **fields)
    yield plan.monitoring.label_feedback


def _retraining(plan: Plan) -> Iterator[str]:
    if isinstance(plan.monitoring, Monitoring):
        yield plan.monitoring.retraining.cadence
        yield plan.monitoring.retraining.gate


def _tools(plan: Plan) -> Iterator[str]:
    return (f"{tool.need}: {tool.choice}" for tool in plan.tools)


def _team(plan: Plan) -> Iterator[str]:
    """Who is there with what, and what is missing."""
    language = plan.meta.language
    for role in plan.team.roles:
        if role.id:
            week = say("plan_answer.hours", language, n=show(role.hours_week, language=language)) if role.hours_week else ""
            yield f"{function_of(plan, role.role)}: {role.person_or_gap}{week}"
    gaps = [function_of(plan, role.role) for role in plan.team.roles if role.gap]
    yield say("plan_answer.gaps", language, roles=listed(gaps, language)) if gaps else ""
    yield plan.team.decision_rights


def _buying(plan: Plan) -> Iterator[str]:
    """What was offered and what building costs, as far as the plan knows either; what to ask of an offer."""
    language = plan.meta.language
    month, once = _said(plan, "offer_monthly"), _said(plan, "offer_setup")
    if month:
        unit = str(month.get("unit", ""))
        fields = {"month": show(month["value"], unit, language), "year": show(month["value"] * MONTHS, unit, language)}
        yield say("plan_answer.offer", language, **fields)
    if once:
        yield say("plan_answer.offer.once", language, amount=show(once["value"], str(once.get("unit", "")), language))
    build, hours = plan.cost.build, plan.timeline.computed.p80_hours
    if build.amount is not None:
        yield say("plan_answer.build", language, amount=show(round(build.amount), build.currency, language))
    elif hours:
        yield say("plan_answer.build.hours", language, n=show(round(hours, -1), language=language))
    if not month and not once:
        yield say("plan_answer.offer.unknown", language)
    yield plan.alternatives.buy_instead


_WIDE = frozenset({"image", "video", "audio", "text", "documents"})
"""Forms of data from which networks learn, for which a graphics card pays."""


def _hardware(plan: Plan) -> Iterator[str]:
    """Whether a graphics card is needed, by the way that was chosen and the data that there are."""
    way = next((one.choice for one in plan.decisions if one.headline == "approach"), "")
    learned = isinstance(plan.modelling, Modelling) or str(way).startswith("ml_")
    forms = next((fact.signals["data_forms"] for fact in reversed(plan.brief.facts) if fact.signals.get("data_forms")), ())
    if str(way).startswith("llm"):
        kind = "llm"
    elif not learned:
        kind = "none"
    else:
        kind = "network" if way == "ml_pretrained" or _WIDE & set(forms) else "table"
    yield say(f"plan_answer.hardware.{kind}", plan.meta.language)
    if learned:
        yield candidates(plan)


def _false_alarms(plan: Plan) -> Iterator[str]:
    """From which chance a warning pays and how many false ones that allows, where both costs were told; how many come is counted first."""
    language, threshold = plan.meta.language, _calculation(plan, "CALC-threshold")
    if threshold and 0 < threshold.value < 1:
        yield threshold.says
        allowed = (1 - threshold.value) / threshold.value
        yield say("plan_answer.false_alarms.pay", language, n=show(round(allowed, 0 if allowed >= LEAST_WHOLE else 1), language=language))
    else:
        yield say("plan_answer.false_alarms.costs", language)
    yield say("plan_answer.false_alarms.counted", language)


LEAST_WHOLE = 3
"""From here on false alarms for each case found are told in whole numbers."""


def _missing_input(plan: Plan) -> Iterator[str]:
    """What to do without an input of which the team said that it is not there."""
    notes = [fact.signals["quality_notes"] for fact in plan.brief.facts if fact.signals.get("quality_notes")]
    if notes:
        yield say("plan_answer.missing_input.rest", plan.meta.language, words=str(notes[-1]).strip(" ."))


def candidates(plan: Plan) -> str:
    """The ways to build it in the order in which they are tried; "" where nothing is built."""
    if not isinstance(plan.modelling, Modelling) or not plan.modelling.candidates:
        return ""
    names = "; ".join(one.name for one in plan.modelling.candidates)
    return say("plan_answer.candidates", plan.meta.language, names=names)


def _task(plan: Plan, task: Task) -> str:
    """A task with its owner, its end and its hours."""
    language = plan.meta.language
    until = show(task.finish.p80, language=language) if task.finish else "-"
    fields = {"task": task.name, "owner": owner_of(plan, task.owner), "until": until}
    return say("plan_answer.task", language, hours=show(round(task.effort_hours), language=language), **fields)


def _calculation(plan: Plan, identity: str) -> Calculation | None:
    return next((one for one in plan.calculations if one.id == identity and one.says), None)


def _said(plan: Plan, signal: str) -> Mapping[str, Any] | None:
    """The amount that the team told last; None where it told none or took it back."""
    told = [fact.signals[signal] for fact in plan.brief.facts if signal in fact.signals]
    return told[-1] if told and isinstance(told[-1], dict) else None


TOPICS: dict[str, Callable[[Plan], Iterator[str]]] = {
    "labels": _labels,
    "labeller": _labeller,
    "risks": _risks,
    "testing": _testing,
    "monitoring": _monitoring,
    "retraining_trigger": _retraining,
    "tools": _tools,
    "team": _team,
    "buying": _buying,
    "hardware": _hardware,
    "false_alarms": _false_alarms,
    "missing_input": _missing_input,
}
"""What can be told, by the id of its row in the ways to ask."""
SECTIONS = {
    "labels": "Data",
    "labeller": "Data",
    "risks": "Risks",
    "testing": "How it is built and judged",
    "monitoring": "What is watched afterwards",
    "retraining_trigger": "What is watched afterwards",
    "tools": "Method, team and tools",
    "team": "Method, team and tools",
    "buying": "Money",
    "hardware": "Method, team and tools",
    "false_alarms": "How it is built and judged",
    "missing_input": "Data",
}
"""The heading of the plan under which each topic stands."""
