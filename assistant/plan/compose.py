"""The plan as a pure function of what was said and chosen: ``compose(case, catalogue, today)``.

Change a fact and what rests on it changes, and nothing else: every section is derived from the same context, and no
section reads another one's text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.calculations import calculate
from assistant.case import Case
from assistant.decisions import decide_all
from assistant.plan.checks import note_checks
from assistant.plan.coverage import coverage_of
from assistant.plan.evidence import Ledger
from assistant.plan.model import Brief, Calculation, Computed, Decision, FactRow, Finish, Gate, Meta, Plan, Task, Timeline
from assistant.plan.schedule import RingOfTasks, closed_days, plan_timeline
from assistant.plan.sections import decided, goal, measures, money, people, risks, summary
from assistant.plan.sections.advice import add_advice
from assistant.plan.sections.cited import cite_parts, with_evidence
from assistant.plan.sections.context import LLM_APPROACHES, MODEL_VERDICTS, NO_MODEL_APPROACHES, Context, team_nouns, unique
from assistant.plan.sections.data import data_section
from assistant.plan.sections.edits import apply_edits, edit_tasks
from assistant.plan.sections.framing import assumed_slots, framing_section
from assistant.plan.sections.gates import bind, date_gates, sketch_gates
from assistant.plan.sections.llm import llm_section
from assistant.plan.sections.load import load_notes
from assistant.plan.sections.modelling import modelling_section
from assistant.plan.sections.pass_rules import goal_date
from assistant.plan.sections.people_and_law import ethics_section
from assistant.plan.sections.presence import hand_round, presence_notes
from assistant.plan.sections.questions import open_questions
from assistant.plan.sections.release import deployment_section
from assistant.plan.sections.seen_in_time import late_to_see
from assistant.plan.sections.tasks import behind_hand_in, build_tasks, by_date, in_order_of_time
from assistant.plan.sections.team import team_section
from assistant.plan.sections.tooling import tools_section
from assistant.plan.sections.watching import monitoring_section
from assistant.plan.sections.working import method_section
from assistant.reading import find_orders
from assistant.situation import Situation, assess
from knowledge.catalogue import Catalogue

SEED = 20261123
"""Seed of all simulations: the same plan gives the same dates, and a changed fact moves only what rests on it."""

ALWAYS = frozenset({"CALC-gain-year", "CALC-value-year", "CALC-run-year", "CALC-budget-back", "CALC-hours", "CALC-error-free"})
"""Calculations that make sense where no model is built."""

FOR_DATA = frozenset({"CALC-test-size", "CALC-collecting", "CALC-labelling", "CALC-label-delay", "CALC-threshold", "CALC-quantile"})
"""Calculations that say how much data has to be collected, and what a model would have to be good at: the costs are known before it."""

EXTENSION = "full_rollout"
"""The task that brings it to everybody, behind the steps that show whether it should be."""

AGREEMENTS = frozenset({"works_council_agreement", "data_rights"})
"""Tasks in which others say yes: they may come before the day from which the team can work."""

TIGHTEST = {"course": 0.35, "pilot": 0.6}
"""How far the tasks of small projects are shortened to time boxes that fit the date (house rule)."""


def compose(case: Case, catalogue: Catalogue, today: dt.date, version: int = 1) -> Plan:
    """The plan that follows from `case` on the day `today`. Pure: the same arguments give the same plan."""
    situation = assess(case, catalogue, today)
    ledger = Ledger(catalogue, case)
    return compose_from(situation, decide_all(situation, ledger), ledger, version)


def compose_from(situation: Situation, decisions: list[Decision], ledger: Ledger, version: int = 1) -> Plan:
    """The plan of a situation whose decisions are known already."""
    context = context_of(situation, decisions, ledger)
    crew = people.crew(context)
    tasks, gates, computed = schedule(context, crew)
    plan = _sections(context, crew, tasks, gates, computed, version)
    add_advice(plan, context)
    plan = apply_edits(plan, situation.case.edits)
    plan.docs = summary.documents(context, plan, plan.headline)
    plan.evidence = ledger.rows()
    plan.meta.course_files_used = sorted({str(row.ref["file"]) for row in plan.evidence if row.kind == "course" and row.ref.get("file")})
    note_checks(plan, situation.catalogue, asking=bool(situation.case.unanswered))
    plan.coverage = coverage_of(plan, situation.catalogue)
    return plan


def context_of(situation: Situation, decisions: list[Decision], ledger: Ledger) -> Context:
    """What every section reads: the situation with the chosen values among its signals."""
    chosen = {f"chosen_{d.headline}": d.choice for d in decisions if d.headline and f"chosen_{d.headline}" in situation.catalogue.signals}
    ordered = {"orders_in_text": True} if _orders(situation.case) else {}
    signals = {**situation.signals, **chosen, **ordered}
    return Context(situation, ledger, tuple(decisions), tuple(_calculations(situation, signals)), signals, team_nouns(situation))


def _calculations(situation: Situation, signals: dict[str, object]) -> list[Calculation]:
    """The calculations that make sense with the chosen way."""
    rows = calculate(
        Situation(situation.case, situation.catalogue, situation.today, situation.problem, signals, situation.basis, situation.nouns)
    )
    verdict = str(signals.get("chosen_verdict", ""))
    kept = ALWAYS | (FOR_DATA if verdict == "data_first" else frozenset())
    building = verdict in MODEL_VERDICTS and signals.get("chosen_approach") not in NO_MODEL_APPROACHES
    answering = signals.get("chosen_approach") in LLM_APPROACHES
    return [row for row in rows if (building or row.id in kept) and not (answering and row.id == "CALC-test-size")]


def schedule(context: Context, crew: people.Crew) -> tuple[list[Task], list[Gate], Computed]:
    """Tasks with dates, gates, and the figures of the whole; small projects are cut to time boxes that fit their date."""
    pace = 1.0
    tasks, computed = _dated(context, crew, pace)
    tightest = TIGHTEST.get(context.time_scale)
    if tightest and context.deadline and computed.p80 and computed.p80 > context.deadline:
        wanted, needed = (context.deadline - context.start).days, (computed.p80 - context.start).days
        if wanted > 0:
            pace = max(tightest, 0.95 * wanted / needed)
            tasks, computed = _dated(context, crew, pace)
    if too_late := behind_hand_in(context, tasks):
        tasks, computed = _dated(context, crew, pace, too_late)
    gates = date_gates(sketch_gates(context, crew, tasks), tasks, context.start)
    return tasks, gates, _with_cut(context, crew, pace, tasks, computed, too_late)


def _with_cut(context: Context, crew: people.Crew, pace: float, tasks: list[Task], computed: Computed, without: frozenset[str]) -> Computed:
    """The figures; of a plan that ends too late, its end without what may be cut: as few tasks as bring it in time, else all."""
    wanted, cut = goal_date(context), to_cut(context, tasks)
    if not wanted or not computed.p80 or computed.p80 <= wanted or not cut:
        return computed

    def end_without(many: int) -> dt.date:
        _, shorter = _dated(context, crew, pace, without | {task.template for task in cut[:many]})
        return shorter.p80 or dt.date.max

    many, end = len(cut), end_without(len(cut))
    if end <= wanted:
        many, end = next(((n, sooner) for n in range(1, many) if (sooner := end_without(n)) <= wanted), (many, end))
    if end >= computed.p80:
        return computed  # what may be left out is not what takes the time
    return computed.model_copy(update={"cut": [task.name for task in cut[:many]], "p80_cut": end})


def _dated(context: Context, crew: people.Crew, pace: float, without: frozenset[str] = frozenset()) -> tuple[list[Task], Computed]:
    """Tasks of the templates with dates, numbered by time; then the team's own edits, and the dates once more."""

    def with_owners(given: Mapping[str, str]) -> tuple[list[Task], Computed]:
        tasks = build_tasks(context, crew, pace, without, given)
        return in_order_of_time(*_times(context, crew, bind(tasks, sketch_gates(context, crew, tasks))))

    dated, computed = hand_round(context, crew, with_owners)
    edited = edit_tasks(context.situation.case.edits, dated)
    if edited == dated:
        return dated, computed
    try:
        return _times(context, crew, edited)
    except RingOfTasks:  # an edit that makes tasks wait for each other is left out
        return dated, computed


def _times(context: Context, crew: people.Crew, tasks: list[Task]) -> tuple[list[Task], Computed]:
    """The tasks with their dates, in the order of these: work begins behind today, or on the day that was named.

    What others agree to is no work of the team: it is asked for before that day where it can be got by then, and is due on it.
    """
    tomorrow, closed = context.today + dt.timedelta(days=1), closed_days(context.today)
    if context.start == context.today:
        dated, computed = plan_timeline(tasks, tomorrow, closed, SEED, crew.comes)
        return by_date(dated), computed
    asked, _ = plan_timeline([task for task in tasks if task.template in AGREEMENTS], tomorrow, closed, SEED, crew.comes)
    due = {"finish": Finish(p50=context.start, p80=context.start)}
    agreed = [task.model_copy(update=due) for task in asked if task.finish and task.finish.p80 < context.start]
    known = {task.id for task in agreed}
    dated, computed = plan_timeline([t for t in tasks if t.id not in known], context.start, closed_days(context.start), SEED, crew.comes)
    return by_date([*(task.model_copy(update={"depends_on": []}) for task in agreed), *dated]), computed


def _sections(context: Context, crew: people.Crew, tasks: list[Task], gates: list[Gate], computed: Computed, version: int) -> Plan:
    """All sections, in the order of the format."""
    data = data_section(context)
    cite_parts(context)
    calculations = [with_evidence(context, row) for row in (*context.calculations, *money.money_calculations(context, computed))]
    framing = framing_section(context, tasks)
    tools = tools_section(context)
    constraints = goal.constraints_section(context)
    assumptions = dict(zip(assumed_slots(context), framing.assumptions, strict=False))
    last_gate = context.day(gates[-1].date) if gates else ""
    return Plan(
        meta=_meta(context, version),
        brief=_brief(context, crew),
        next_steps=summary.next_steps(context, crew, tasks),
        alternatives=summary.alternatives(context),
        headline=decided.headline(context),
        goal=goal.goal_section(context, crew, last_gate),
        success=goal.success_section(context, crew),
        constraints=constraints,
        framing=framing,
        metrics=measures.metrics_section(context),
        baseline=measures.baseline_section(context, tasks),
        data=data,
        modelling=modelling_section(context, data.split),
        llm=llm_section(context, crew),
        tools=tools,
        method=method_section(context),
        team=team_section(context, crew, tasks, computed),
        deployment=deployment_section(context, crew, tasks),
        monitoring=monitoring_section(context, crew),
        cost=money.cost_section(context, crew, calculations, tasks=tasks, gates=gates, computed=computed, tools=tools),
        ethics=ethics_section(context, crew),
        risks=risks.all_risks(context, crew, tasks, gates, computed, constraints.contradictions),
        timeline=_timeline(context, crew, tasks, gates, computed),
        decisions=decided.settle(context, crew, tasks, gates),
        calculations=calculations,
        open_questions=open_questions(context, tasks, assumptions, crew),
    )


def _meta(context: Context, version: int) -> Meta:
    case = context.situation.case
    return Meta(
        plan_id=case.session,
        version=version,
        language=case.language,
        created=context.today,
        title=summary.title(context),
        prompts=list(case.prompts),
    )


def _brief(context: Context, crew: people.Crew) -> Brief:
    case = context.situation.case
    consent = context.noun("consent_of") if context.known("consent_of") else ""
    names = [people.clean_name(row.person_or_gap) for row in crew.rows if row.id]
    return Brief.model_validate(
        {
            "verbatim": case.brief,
            "one_sentence": summary.one_sentence(context),
            "stakeholders": unique([*names, consent, *context.names("groups_named")]),
            "language": case.language,
            "facts": [
                FactRow(slot=f.slot, words=f.words, signals=f.signals, origin=f.origin.model_dump()) for f in case.facts if not f.unknown
            ],
            "scale": context.scale,
            "injection_notes": _notes(context),
        }
    )


def _notes(context: Context) -> list[str]:
    """Orders to the assistant that stand in the team's own messages: quoted, and not followed."""
    return [
        context.spoken(
            "Your text holds an instruction to the assistant (“{order}”): it was not followed and did not change the plan.", order=order
        )
        for order in _orders(context.situation.case)
    ]


def _orders(case: Case) -> list[str]:
    return unique(order for message in case.messages if message.author == "user" for order in find_orders(message.text))


def _smaller(context: Context) -> list[str]:
    """What can be left out where no task may be cut: in this order."""
    if not context.builds:
        return []
    return [
        context.spoken("Every candidate behind the first that passes its gate"),
        context.spoken("The extension beyond the first step of the roll-out"),
    ]


def to_cut(context: Context, tasks: list[Task]) -> list[Task]:
    """The tasks that may be left out, in the order in which they are; where there is none, the extension beyond the first steps."""
    every = context.catalogue.tasks
    cut = sorted((t for t in tasks if t.template in every and every[t.template].cut), key=lambda t: every[t.template].cut)
    return cut or [t for t in tasks if t.template == EXTENSION]


def _timeline(context: Context, crew: people.Crew, tasks: list[Task], gates: list[Gate], computed: Computed) -> Timeline:
    cut = [task for task in to_cut(context, tasks) if task.template != EXTENSION]
    kept = [t.id for t in tasks if any(word in t.template for word in ("test_set", "privacy", "shadow", "pilot", "way_back", "yardstick"))]
    end = computed.p80 or context.today
    return Timeline(
        start=context.start,
        closed_days=[closed for closed in closed_days(context.start) if closed <= end],
        tasks=tasks,
        gates=gates,
        computed=computed,
        cut_list=[f"{task.name} ({task.id})" for task in cut] or _smaller(context),
        never_cut=kept,
        notes=[*presence_notes(context, crew, tasks), *load_notes(context, crew, tasks, computed), *late_to_see(context, tasks)],
    )
