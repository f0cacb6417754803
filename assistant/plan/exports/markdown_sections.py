"""The sections behind page one, each a function of the plan; an empty text drops the section."""

from __future__ import annotations

from itertools import groupby

from assistant.formats import listed, show
from assistant.plan.exports.tables import bullets, clean, labelled, owner_name, table
from assistant.plan.model import Decision, Deployment, Llm, Modelling, Monitoring, NotApplicable, OptionRow, Plan, Split


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _joined(*texts: str) -> str:
    return " ".join(clean(text) for text in texts if text)


def goal(plan: Plan) -> str:
    """Why, how much, and when to stop."""
    success, constraints = plan.success, plan.constraints
    guard = [f"{clean(g.metric)}: {show(g.limit) if not isinstance(g.limit, str) else clean(g.limit)}" for g in success.guardrails]
    conflicts = [f"{listed([clean(b) for b in c.between])}: {clean(c.how) or 'to be decided'}" for c in constraints.contradictions]
    return _paragraphs(
        _joined(plan.goal.statement, plan.goal.current_state),
        _joined(plan.goal.value_hypothesis),
        labelled(
            [
                ("Measured by", clean(success.data_source)),
                ("Who signs", owner_name(plan, success.owner) if success.owner else ""),
                ("Must not get worse", "; ".join(guard)),
                ("Budget", show(constraints.budget.amount, constraints.budget.currency) if constraints.budget else ""),
                ("Hours the team has", show(constraints.hours_available) if constraints.hours_available else ""),
                ("Law and contracts", "; ".join(clean(law) for law in constraints.law)),
                ("Not allowed", "; ".join(clean(f) for f in constraints.forbidden)),
                ("Wishes that do not fit together", "; ".join(conflicts)),
            ]
        ),
        "\n\n".join(f"> {clean(note)}" for note in plan.brief.injection_notes),
    )


def framing(plan: Plan) -> str:
    """What is predicted, for whom, when, and the way without a model."""
    f = plan.framing
    assumptions = (
        table(("assumed", "tested by", "until"), [(clean(a.text), clean(a.test), show(a.due)) for a in f.assumptions])
        if f.assumptions
        else ""
    )
    return _paragraphs(
        _joined(f.informal),
        labelled(
            [
                ("Task", clean(f.T)),
                ("Learns from", clean(f.E)),
                ("One answer for", clean(f.unit_of_prediction)),
                ("When", clean(f.prediction_time)),
                ("Horizon", clean(f.horizon)),
                ("Helps to decide", clean(f.decision_supported)),
                ("Who acts", clean(f.action_taken_by)),
                ("How much can be acted on", clean(f.action_capacity)),
                ("Without machine learning", clean(f.non_ml_alternative)),
            ]
        ),
        assumptions,
    )


def data(plan: Plan) -> str:
    """Sources, quality, labels, the test set, privacy."""
    d = plan.data
    rows = [
        (
            clean(s.name),
            clean(s.history or s.volume),
            clean(s.known_how) or {True: "yes", False: "no", None: "to be checked"}[s.known_at_prediction],
        )
        for s in d.sources
    ]
    quality = [
        ("Right", d.quality.accuracy),
        ("Complete", d.quality.completeness),
        ("Of one kind", d.quality.consistency),
        ("On time", d.quality.timeliness),
    ]
    split = (
        f"by {listed([clean(b) for b in d.split.by])}, {clean(d.split.kind)}. {_joined(d.split.test, d.split.gap)}"
        if isinstance(d.split, Split) and d.split.by
        else ""
    )
    split = split or (f"{clean(d.split.kind)}. {_joined(d.split.test, d.split.gap)}" if isinstance(d.split, Split) else "")
    return _paragraphs(
        table(("source", "how much", "known in time?"), rows) if rows else "",
        labelled([(name, clean(text)) for name, text in quality]),
        labelled(
            [
                ("True answers", _joined(d.labels.origin, d.labels.noise_check)),
                ("Test set apart", split),
                ("Versions", clean(d.versioning)),
                ("Kept", clean(d.retention)),
            ]
        ),
        bullets(clean(step) for step in d.steps),
        "**Privacy**\n\n" + bullets(clean(p) for p in d.privacy) if d.privacy else "",
    )


def modelling(plan: Plan) -> str:
    """Yardsticks, candidates, figures."""
    m = plan.modelling
    if isinstance(m, NotApplicable):
        return ""
    yardsticks = bullets(
        f"**{clean(b.description)}** ({clean(b.how_measured)})" if b.how_measured else f"**{clean(b.description)}**" for b in plan.baseline
    )
    figures = [
        (
            clean(x.says or x.name.replace("_", " ")),
            clean(x.threshold_rule or x.method or ""),
            show(x.target) if x.target is not None else "",
        )
        for x in plan.metrics.model
    ]
    return _paragraphs(
        "It has to beat, measured before any model is trained:\n\n" + yardsticks if yardsticks else "",
        "Tried in this order:\n\n"
        + "\n".join(f"{n}. {clean(c.name)}" + (f": {clean(c.why)}" if c.why else "") for n, c in enumerate(m.candidates, 1))
        if m.candidates
        else "",
        table(("figure", "rule", "aim"), figures) if figures else "",
        _joined(plan.metrics.link_to_business),
        labelled(_modelling_rows(m)),
        bullets(clean(p) for p in m.practices),
    )


def _modelling_rows(m: Modelling) -> list[tuple[str, str]]:
    slices = "; ".join(clean(s) for s in m.fairness_slices) if isinstance(m.fairness_slices, list) else ""
    return [
        ("Judged by", clean(m.validation)),
        ("Errors are read", clean(m.error_analysis)),
        ("Hard cases", clean(m.robustness)),
        ("Looked at by group", slices),
        ("Explained", clean(m.explainability)),
        ("Can be done again", "; ".join(clean(r) for r in m.reproducibility)),
        ("Written down", clean(m.documentation)),
    ]


def llm(plan: Plan) -> str:
    """The language-model parts."""
    part = plan.llm
    if not isinstance(part, Llm):
        return ""
    found = part.retrieval
    retrieval = "" if isinstance(found, NotApplicable) else _joined(found.method, *found.filters)
    return _paragraphs(
        labelled(
            [
                ("Documents", "; ".join(clean(c) for c in part.corpus)),
                ("Finding passages", retrieval),
                (
                    "Graded questions",
                    f"{part.eval.cases} from {clean(part.eval.sources)}; {listed([clean(m.replace('_', ' ')) for m in part.eval.metrics])}",
                ),
                ("Says no when", clean(part.refusal_rule)),
                ("Hands over", clean(part.escalation)),
                ("Tried with hostile text", clean(part.injection_tests)),
                ("Cost", clean(part.cost_per_turn)),
                ("When the provider fails", clean(part.provider_fallback)),
                ("Who keeps the content right", clean(part.content_owner)),
            ]
        ),
        bullets(clean(g) for g in part.guardrails),
    )


def people(plan: Plan) -> str:
    """Who, how, with what."""
    rows = [(clean(r.role.replace("_", " ")), clean(r.person_or_gap), f"{r.hours_week:g}" if r.hours_week else "") for r in plan.team.roles]
    tools = [(clean(t.need), clean(t.choice), clean(t.reason)) for t in plan.tools]
    return _paragraphs(
        _joined(plan.method.cadence),
        bullets(clean(a) for a in plan.method.adaptations),
        table(("function", "who", "hours a week"), rows) if rows else "",
        _joined(plan.team.decision_rights),
        table(("need", "tool", "why"), tools) if tools else "",
    )


def release(plan: Plan) -> str:
    """Roll-out steps, way back, fallback."""
    d = plan.deployment
    if not isinstance(d, Deployment):
        return ""
    rows = [(clean(s.step), clean(s.share), clean(s.duration), clean(s.pass_rule)) for s in d.rollout]
    back = (
        f"{clean(d.rollback.how)} (at most {d.rollback.max_minutes:g} minutes"
        + (f", tried by {show(d.rollback.tried_on)})" if d.rollback.tried_on else ")")
        if d.rollback
        else ""
    )
    return _paragraphs(
        _joined(d.automation),
        table(("step", "where", "how long", "goes on if"), rows) if rows else "",
        labelled(
            [
                ("The way back", back),
                ("When it is down", clean(d.fallback)),
                ("Accepted when", clean(d.user_acceptance)),
                ("Same inputs in training and use", clean(d.training_serving_consistency)),
                ("Tests", "; ".join(clean(t) for t in d.tests)),
                ("Security", "; ".join(clean(s) for s in d.security)),
            ]
        ),
        bullets(clean(p) for p in d.practices),
    )


def watching(plan: Plan) -> str:
    """What is watched, and when it is trained again."""
    m = plan.monitoring
    if not isinstance(m, Monitoring):
        return ""
    rows = [(clean(w.metric), f"{clean(w.threshold)}, {clean(w.window)}", owner_name(plan, w.alert_to), clean(w.action)) for w in m.signals]
    again = _joined(m.retraining.cadence, m.retraining.gate)
    return _paragraphs(
        table(("what", "alarm at", "who", "then"), rows) if rows else "",
        labelled([("True answers come back", clean(m.label_feedback)), ("Trained again", again), ("Run book", clean(m.runbook))]),
    )


def time(plan: Plan) -> str:
    """Tasks and gates."""
    t = plan.timeline
    tasks = [(str(n), clean(x.name), owner_name(plan, x.owner), show(x.finish.p80) if x.finish else "") for n, x in enumerate(t.tasks, 1)]
    gates = [(clean(g.question), show(g.date), clean(g.go_if), clean(g.otherwise)) for g in t.gates]
    return _paragraphs(
        table(("", "task", "who", "done by (80 %)"), tasks) if tasks else "",
        table(("gate", "date", "goes on if", "otherwise"), gates) if gates else "",
        f"If time runs out, this goes first: {listed([clean(c) for c in t.cut_list])}." if t.cut_list else "",
    )


def money(plan: Plan) -> str:
    """Cost, value, and what the figures rest on."""
    c = plan.cost
    rows = [
        ("to build", show(c.build.amount, c.build.currency) if c.build.amount is not None else ""),
        ("to run", f"{show(c.run_monthly.amount, c.run_monthly.currency)} a month" if c.run_monthly else ""),
        ("worth a year, likely", show(c.roi.value_year.likely, c.build.currency) if c.roi.value_year.likely is not None else ""),
        ("pays back after", f"{c.roi.payback_months:g} months" if c.roi.payback_months is not None else ""),
    ]
    sums = [x for x in plan.calculations if x.says]
    return _paragraphs(table(("", ""), [r for r in rows if r[1]]) if any(r[1] for r in rows) else "", bullets(clean(x.says) for x in sums))


def risks(plan: Plan) -> str:
    """All risks, the worst first."""
    ranked = sorted(plan.risks, key=lambda r: -r.score)
    rows = [
        (
            clean(r.title),
            f"{r.likelihood} x {r.impact} = {r.score}",
            f"{clean(r.mitigation)} ({owner_name(plan, r.owner)}{', ' + show(r.due) if r.due else ''})",
            clean(r.trigger),
        )
        for r in ranked
    ]
    return table(("risk", "weight", "what you do", "alarm"), rows) if rows else ""


def law(plan: Plan) -> str:
    """Law, ethics points, traps in the data."""
    e = plan.ethics
    words = {"prohibited": "forbidden", "high": "high risk", "limited": "limited duties", "minimal": "few duties", "unknown": "not settled"}
    applies = [f"**{clean(f.name)}:** {clean(f.because)}" for f in e.fallacies if f.applies]
    return _paragraphs(
        labelled(
            [
                ("Law", _joined(words[e.law_class].capitalize() + ".", e.law_note)),
                ("Who objects, and how", clean(e.appeal_path) if isinstance(e.appeal_path, str) else ""),
                ("Misuse to guard against", "; ".join(clean(m) for m in e.misuse)),
            ]
        ),
        bullets(f"{clean(row.question)} {clean(row.answer)}".strip() for row in e.deon),
        "**Traps in the data that apply here**\n\n" + bullets(applies) if applies else "",
    )


def decisions(plan: Plan) -> str:
    """Each decision with its options, reasons and what would change it."""
    return "\n\n".join(_decision(d) for d in plan.decisions)


def _decision(d: Decision) -> str:
    chosen = d.choice if isinstance(d.choice, list) else [d.choice]
    rows = [_option(option, option.value in chosen) for option in d.options]
    tail = _joined(f"What would change this: {d.flips_if}") if d.flips_if else ""
    team = f"*Chosen by the team: {clean(d.team_reason)}*" if d.chosen_by == "team" else ""
    lost = _joined(d.runner_up.why_lost) if d.runner_up else ""
    return _paragraphs(
        f"**{clean(d.question)}**" + (" A close call." if d.close_call else ""), table(("option", "points", "why"), rows), team, lost, tail
    )


def _option(option: OptionRow, chosen: bool) -> tuple[str, str, str]:  # noqa: FBT001 - one of two looks of a row
    label = f"**{clean(option.label)}**" if chosen else clean(option.label)
    points = "ruled out" if option.points is None else f"{option.points:g}"
    reasons = (
        clean(option.excluded)
        if option.points is None
        else "; ".join(f"{clean(s.reason)} ({s.points:+g})" for s in option.scores if s.points)
    )
    return label, points, reasons


def still_open(plan: Plan) -> str:
    """Open questions by who can answer them."""
    rows = sorted(plan.open_questions, key=lambda q: q.who)
    groups = [(who, [clean(q.question) for q in group]) for who, group in groupby(rows, key=lambda q: q.who)]
    return "\n\n".join(f"**{owner_name(plan, who).capitalize()}**\n\n{bullets(questions)}" for who, questions in groups)


def origins(plan: Plan) -> str:
    """Where the statements come from."""
    names = {
        "user": "Your words",
        "own_document": "Your documents",
        "course": "Our notes on the course",
        "public": "Published practice",
        "calculation": "Calculations",
        "house_rule": "House rules",
        "assumption": "Assumptions",
        "team": "Added by the team",
        "model": "Proposed by a language model and accepted",
    }
    found = []
    for kind, name in names.items():
        rows = [row for row in plan.evidence if row.kind == kind]
        if rows:
            found.append((f"{name} ({len(rows)})", "; ".join(_place(row.fact, row.ref, kind) for row in rows)))
    return labelled(found)


def _place(fact: str, ref: dict[str, object], kind: str) -> str:
    if kind == "course":
        return f"{clean(fact).rstrip('.')} (slide “{clean(str(ref.get('heading', '')))}”)"
    if kind in {"user", "own_document"}:
        return f"“{clean(fact)}”"
    return clean(fact).rstrip(".")
