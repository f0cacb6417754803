"""The sections on people, release, watching, time, money, risks and law, as Markdown; an empty text drops the section."""

from __future__ import annotations

import re

from assistant.plan.exports.size import DUTIES, POINTS, ROWS, advice, facts, most, plain
from assistant.plan.exports.tables import bullets, clean, function_name, labelled, owner_name, paragraphs, sentences, shown, table
from assistant.plan.model import Deployment, Monitoring, Plan, ToolChoice

_SCORE = re.compile(r"^\d+(?:\.\d+)? points(?:; [^.]*)?\.\s*")
_DOWN = re.compile(r"^When it is down(?: or unsure)?[,:]\s*")
_CHECK = "Check current state and licence."


def people(plan: Plan) -> str:
    """Who, how, with what."""
    rows = [(function_name(r.role), clean(r.person_or_gap), f"{r.hours_week:g}" if r.hours_week else "") for r in plan.team.roles]
    tools = [(clean(t.need), clean(t.choice), clean(_why(t))) for t in plan.tools]
    return paragraphs(
        sentences(plan.method.cadence),
        advice(plan, plan.method.adaptations),
        table(("function", "who", "hours a week"), rows) if rows else "",
        sentences(plan.team.decision_rights),
        advice(plan, [*plan.team.training_needs, *plan.team.practices], [plan.team.decision_rights]),
        table(("need", "tool", "why"), tools) if tools else "",
        "Check state and licence of each tool before use." if tools else "",
    )


def _why(tool: ToolChoice) -> str:
    """Why the tool, without points and without the reminder that stands once below the table."""
    return _SCORE.sub("", tool.reason).replace(_CHECK, "").strip()


def release(plan: Plan) -> str:
    """Roll-out steps, way back, fallback."""
    d = plan.deployment
    if not isinstance(d, Deployment):
        return ""
    rows = [(clean(s.step.replace("_", " ")), clean(s.share), clean(s.duration), clean(s.pass_rule)) for s in d.rollout]
    tried = f", tried by {shown(d.rollback.tried_on)}" if d.rollback and d.rollback.tried_on else ""
    back = f"{clean(d.rollback.how)} At most {d.rollback.max_minutes:g} minutes{tried}." if d.rollback else ""
    told = [
        ("The way back", back),
        ("When it is down or unsure", clean(_DOWN.sub("", d.fallback))),
        ("Accepted when", clean(d.user_acceptance)),
        ("Same inputs in training and use", clean(d.training_serving_consistency)),
        ("Tests", " ".join(clean(t) for t in d.tests[: most(plan, POINTS)])),
        ("Security", " ".join(clean(s) for s in d.security[: most(plan, POINTS)])),
    ]
    return paragraphs(
        sentences(d.automation),
        table(("step", "where", "how long", "goes on if"), rows) if rows else "",
        facts(plan, told),
        advice(plan, d.practices, [text for _, text in told]),
    )


def watching(plan: Plan) -> str:
    """What is watched, and when it is trained again."""
    m = plan.monitoring
    if not isinstance(m, Monitoring):
        return ""
    rows = [(clean(w.metric), f"{clean(w.threshold)}, {clean(w.window)}", owner_name(plan, w.alert_to), clean(w.action)) for w in m.signals]
    again = sentences(m.retraining.cadence, m.retraining.gate)
    told = [("True answers come back", clean(m.label_feedback)), ("Trained again", again), ("Run book", clean(m.runbook))]
    return paragraphs(
        table(("what", "alarm at", "who", "then"), rows[: most(plan, ROWS)]) if rows else "",
        facts(plan, told),
        advice(plan, m.practices, [text for _, text in told]),
    )


def time(plan: Plan) -> str:
    """Tasks and gates."""
    t = plan.timeline
    tasks = [(str(n), clean(x.name), owner_name(plan, x.owner), shown(x.finish.p80) if x.finish else "") for n, x in enumerate(t.tasks, 1)]
    gates = [(clean(g.question), shown(g.date), clean(g.go_if), clean(g.otherwise)) for g in t.gates]
    cut = [clean(re.sub(r" \(T\d+\)$", "", c)) for c in t.cut_list]
    return paragraphs(
        table(("", "task", "who", "done by (80 %)"), tasks) if tasks else "",
        table(("gate", "date", "goes on if", "otherwise"), gates) if gates else "",
        f"If time runs out, this goes first: {'; '.join(cut)}." if cut else "",
    )


def money(plan: Plan) -> str:
    """Cost, value, and what the figures rest on; nothing where no figure is known."""
    c = plan.cost
    rows = [
        ("to spend at most", shown(c.cap.amount, c.cap.currency) if c.cap and c.cap.amount else ""),
        ("to build", shown(c.build.amount, c.build.currency) if c.build.amount is not None else ""),
        ("to run", f"{shown(c.run_monthly.amount, c.run_monthly.currency)} a month" if c.run_monthly else ""),
        ("worth a year, likely", shown(c.roi.value_year.likely, c.build.currency) if c.roi.value_year.likely is not None else ""),
        ("pays back after", f"{c.roi.payback_months:g} months" if c.roi.payback_months is not None else ""),
    ]
    known = [row for row in rows if row[1]]
    hours = plan.timeline.computed.p80_hours
    sums = [x.says for x in plan.calculations if x.says and any(path.startswith(("cost", "goal", "success")) for path in x.used_by)]
    task = next((t for t in plan.timeline.tasks if t.id == c.roi.narrowed_by), None)
    missing = c.build.amount is None or c.roi.value_year.likely is None
    return paragraphs(
        table(("", ""), known) if known else "",
        bullets(plain(text) for text in dict.fromkeys(sums)),
        f"Your own work is about {shown(round(hours, -1))} hours." if hours else "",
        f"What it costs and brings in money gets clearer with “{clean(task.name)}” ({shown(task.finish.p80)})."
        if missing and task and task.finish
        else "",
    )


def risks(plan: Plan) -> str:
    """The weightiest risks in full, the others by name."""
    ranked = sorted(plan.risks, key=lambda r: -r.score)
    limit = most(plan, ROWS)
    rows = [
        (
            clean(r.title),
            f"{r.likelihood} x {r.impact} = {r.score}",
            f"{plain(r.mitigation)} ({owner_name(plan, r.owner)}{', ' + shown(r.due) if r.due else ''})",
            clean(r.trigger),
        )
        for r in ranked[:limit]
    ]
    smaller = [clean(r.title[:1].lower() + r.title[1:]) for r in ranked[limit:]]
    return paragraphs(
        table(("risk", "weight", "what you do", "alarm"), rows) if rows else "",
        f"Smaller, and watched in the same way: {'; '.join(smaller)}." if smaller else "",
    )


def law(plan: Plan) -> str:
    """Law, ethics points, traps in the data."""
    e = plan.ethics
    words = {"prohibited": "forbidden", "high": "high risk", "limited": "limited duties", "minimal": "few duties", "unknown": "not settled"}
    applies = [f"**{clean(f.name[:1].upper() + f.name[1:])}:** {clean(f.because)}" for f in e.fallacies if f.applies]
    duties = sorted(e.deon, key=lambda row: not row.evidence)[: most(plan, DUTIES)]
    said = [row.answer for row in duties]
    return paragraphs(
        labelled(
            [
                ("Law", sentences(words[e.law_class].capitalize(), e.law_note)),
                ("Who objects, and how", clean(e.appeal_path) if isinstance(e.appeal_path, str) else ""),
                ("Misuse to guard against", " ".join(clean(m) for m in e.misuse)),
            ]
        ),
        bullets(f"{clean(row.question)} {clean(row.answer)}".strip() for row in duties),
        advice(plan, e.practices, said),
        "**Traps in the data that apply here**\n\n" + bullets(applies[: most(plan, POINTS)]) if applies else "",
    )
