"""Checks of a finished plan: the eight gates that `ready` needs, its dates, and one generic check of every decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.nouns import spoken
from assistant.plan.model import Deployment, NotApplicable, Plan
from assistant.plan.schedule import RingOfTasks, in_order, waited_for
from assistant.plan.time_checks import hours_fit, in_time, judged_in_time, settled_in_time
from assistant.reading import find_orders
from knowledge.catalogue import Catalogue

Outcome = Literal["pass", "fail", "not_applicable"]

NO_MODEL = frozenset({"no_ml", "stop", "data_first", "ask_more"})
"""Verdicts under which no model is planned as if it were settled."""


@dataclass(frozen=True)
class Check:
    """The outcome of a check. `says` is the gap in plain words, empty when it passes; `gate` checks decide `ready`."""

    id: str
    outcome: Outcome
    says: str = ""
    paths: tuple[str, ...] = ()
    gate: bool = True


Rule = Callable[[Plan, Catalogue], Iterator[tuple[str, str]]]
"""Yields (path, gap in plain words) for everything that is wrong; nothing when all is well."""


def run_checks(plan: Plan, catalogue: Catalogue) -> list[Check]:
    """All checks on `plan`: gates first, then its dates, then its decisions."""
    gates = [_run(identity, rule, plan, catalogue) for identity, rule in _GATES.items()]
    dates = [_run(identity, rule, plan, catalogue, gate=False) for identity, rule in DATES.items()]
    return [*gates, *dates] + [
        _run(f"choice-{decision.headline or decision.id}", _allowed(decision.id), plan, catalogue, gate=False)
        for decision in plan.decisions
    ]


def note_checks(plan: Plan, catalogue: Catalogue, *, asking: bool = False) -> None:
    """Write into `plan.meta` what the checks find, in plain words, and the status that follows.

    `gaps` keep it from being ready; `open` has to be agreed about its dates before it begins: a plan is ready with it, and says so.
    """
    failed = [check for check in run_checks(plan, catalogue) if check.outcome == "fail"]
    plan.meta.gaps = [check.says for check in failed if check.gate]
    plan.meta.open = [check.says for check in failed if check.id in DATES]
    plan.meta.status = status_of(plan, asking=asking)


def status_of(plan: Plan, *, asking: bool = False) -> Literal["draft", "ready", "stopped"]:
    """`stopped` for the verdict stop, `ready` when the plan has no gaps and nothing is being asked, else `draft`."""
    if plan.headline.verdict == "stop":
        return "stopped"
    return "draft" if asking or plan.headline.verdict == "ask_more" or plan.meta.gaps else "ready"


def _run(identity: str, rule: Rule, plan: Plan, catalogue: Catalogue, *, gate: bool = True) -> Check:
    if identity in _APPLIES and not _APPLIES[identity](plan):
        return Check(identity, "not_applicable", gate=gate)
    found = list(rule(plan, catalogue))
    if not found:
        return Check(identity, "pass", gate=gate)
    return Check(identity, "fail", spoken(found[0][1], plan.meta.language), tuple(path for path, _ in found), gate)


def _measurable(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K01: metric, unit, target, deadline and owner are set; the baseline is a number or a dated task measures it."""
    success = plan.success
    if success.target is None:
        yield "success.target", "The number you want to reach is not set."
    elif not success.metric or not success.unit:
        yield "success.metric", "The number you want to reach has no name or no unit."
    if success.deadline is None:
        yield "success.deadline", "There is no date by which the number shall be reached."
    elif success.deadline <= plan.meta.created:
        yield "success.deadline", "The date by which the number shall be reached is past."
    if not success.owner:
        yield "success.owner", "Nobody signs for the number."
    if success.baseline is None and not any(row.task for row in plan.baseline):
        yield "success.baseline", "Today's number is not known, and no task measures it."
    if success.target is not None and success.baseline == success.target:
        yield "success.target", "The number you want is the number you have."


def _verdict_fits(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K06: the verdict is the one its tests give, or the team has given a reason."""
    decision = plan.decision("verdict")
    if decision.chosen_by == "team" and not decision.team_reason:
        yield "decisions.verdict", "You chose another answer than the tests give, without a reason."
    if decision.choice != plan.headline.verdict:
        yield "headline.verdict", "The answer on page one is not the one that was decided."
    if plan.headline.verdict in {"go", "go_with_conditions", "pilot_first"} and plan.success.target is None:
        yield "headline.verdict", "A start needs a number that counts."


def _feasible(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K15: missing data or rights do not go with a start, and no modelling comes before the data gate."""
    if plan.headline.feasibility in {"collect_first", "blocked_legal"} and plan.headline.verdict in {"go", "go_with_conditions"}:
        yield "headline.verdict", "The plan starts although the data are not there yet."
    order = {task.id: number for number, task in enumerate(plan.timeline.tasks)}
    modelling = [task for task in plan.timeline.tasks if task.research and task.phase == "S6"]
    gated = {task for gate in plan.timeline.gates for task in gate.before}
    for task in modelling:
        if not gated & waited_for(task.id, plan.timeline.tasks):
            yield (
                f"timeline.tasks.{order[task.id]}",
                spoken("“{task}” does not wait for the decision on the data.", plan.meta.language, task=task.name),
            )


def _way_back(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K25: a way back with a time limit, tried in a task, and a fallback."""
    deployment = plan.deployment
    if isinstance(deployment, NotApplicable):
        return
    back = deployment.rollback
    if back is None or not back.how or back.max_minutes <= 0:
        yield "deployment.rollback", "There is no way back with a time limit."
    elif back.tried_in not in {task.id for task in plan.timeline.tasks}:
        yield "deployment.rollback.tried_in", "The way back is never tried."
    if not deployment.fallback:
        yield "deployment.fallback", "Nobody knows what happens when it is down."


def _no_rings(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K32: ids are unique, what is waited for exists, nothing waits in a ring."""
    tasks = plan.timeline.tasks
    known = {task.id for task in tasks}
    if len(known) < len(tasks):
        yield "timeline.tasks", "Two tasks have the same number."
    for task in tasks:
        if missing := [d for d in task.depends_on if d not in known]:
            yield (
                f"timeline.tasks.{task.id}",
                spoken(
                    "“{task}” waits for a task that does not exist ({missing}).",
                    plan.meta.language,
                    task=task.name,
                    missing=", ".join(missing),
                ),
            )
    try:
        in_order(tasks)
    except RingOfTasks as ring:
        yield "timeline.tasks", str(ring)


def _evidence_resolves(plan: Plan, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """K41: each evidence id exists; a course reference names a deck and a heading in it."""
    known = {row.id for row in plan.evidence}
    named = [(f"decisions.{d.id}", e) for d in plan.decisions for e in d.evidence] + [
        (f"calculations.{c.id}", e) for c in plan.calculations for e in c.evidence
    ]
    for path, identity in named:
        if identity not in known:
            yield path, "A statement names a source that does not exist."
    headings = {deck.file: set(deck.headings) for deck in catalogue.decks.values()}
    for row in plan.evidence:
        if row.kind == "course" and row.ref.get("heading") not in headings.get(str(row.ref.get("file")), set()):
            yield f"evidence.{row.id}", "A statement names a slide that does not exist."


def _law(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K48: people affected in an area of high risk have a way to appeal; a prohibited use stops."""
    if plan.ethics.law_class == "prohibited" and plan.headline.verdict != "stop":
        yield "headline.verdict", "This use is forbidden by law; the plan must stop."
    appeal = plan.ethics.appeal_path
    if plan.ethics.law_class == "high" and plan.headline.verdict != "stop" and not (isinstance(appeal, str) and appeal):
        yield "ethics.appeal_path", "People who are affected have no way to object."


def _brief_is_quoted(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
    """K54: an order found in the brief is named to the user and shows up in no fact."""
    orders = find_orders(plan.brief.verbatim)
    if orders and not plan.brief.injection_notes:
        yield "brief.injection_notes", "The brief holds an instruction to the assistant that is not named."
    for fact in plan.brief.facts:
        if fact.words and any(fact.words in order for order in orders):
            yield "brief.facts", "An instruction in the brief was read as a fact."


def _allowed(identity: str) -> Rule:
    """The generic check: what was chosen is still allowed by its table on these facts, or carries a reason."""

    def rule(plan: Plan, _: Catalogue) -> Iterator[tuple[str, str]]:
        decision = next(d for d in plan.decisions if d.id == identity)
        chosen = decision.choice if isinstance(decision.choice, list) else [decision.choice]
        excluded = {option.value: option.excluded for option in decision.options if option.points is None and option.excluded}
        for value in chosen:
            if value in excluded and not decision.team_reason:
                yield (
                    f"decisions.{identity}",
                    spoken(
                        "{question} What was chosen is ruled out: {why}",
                        plan.meta.language,
                        question=decision.question,
                        why=excluded[value],
                    ),
                )

    return rule


def _serves(plan: Plan) -> bool:
    return isinstance(plan.deployment, Deployment) and plan.headline.serving_mode != "none"


def _goes_on(plan: Plan) -> bool:
    return plan.headline.verdict not in {"stop", "ask_more"}


_GATES: dict[str, Rule] = {
    "K01": _measurable,
    "K06": _verdict_fits,
    "K15": _feasible,
    "K25": _way_back,
    "K32": _no_rings,
    "K41": _evidence_resolves,
    "K48": _law,
    "K54": _brief_is_quoted,
}
DATES: dict[str, Rule] = {"K35": in_time, "K31": hours_fit, "K14": settled_in_time, "K57": judged_in_time}
_APPLIES: dict[str, Callable[[Plan], bool]] = {"K25": _serves, **dict.fromkeys(DATES, _goes_on)}
