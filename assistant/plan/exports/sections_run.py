"""The sections on people, release, watching, time, money, risks and law, as Markdown; an empty text drops the section."""

from __future__ import annotations

import re

from assistant.formats import number
from assistant.plan.exports.size import DUTIES, POINTS, ROWS, advice, facts, most, plain
from assistant.plan.exports.tables import bullets, clean, function_name, labelled, owner_name, paragraphs, sentences, shown, spoken, table
from assistant.plan.model import CostLine, Deployment, Monitoring, Plan, ToolChoice
from assistant.plan.sections.tooling import CHECK

_SCORE = re.compile(r"^\d+(?:[.,]\d+)? (?:points|puntos)(?:; [^.]*)?\.\s*")
_DOWN = re.compile(r"^(?:When it is down(?: or unsure)?|Cuando no funciona(?: o duda)?)[,:]\s*")

CLASSES = {
    "prohibited": "forbidden",
    "high": "high risk",
    "limited": "limited duties",
    "minimal": "few duties of AI law",
    "unknown": "not settled",
}
CLEARER = "What it costs and brings in money gets clearer with “{task}” ({day})."


def people(plan: Plan) -> str:
    """Who, how, with what."""
    rows = [
        (
            function_name(plan, r.role),
            clean(f"{r.person_or_gap} ({r.note})" if r.note else r.person_or_gap),
            number(r.hours_week, plan.meta.language) if r.hours_week else "",
            number(r.hours_tasks, plan.meta.language) if r.hours_tasks else "",
        )
        for r in plan.team.roles
    ]
    tools = [(clean(t.need), clean(t.choice), clean(_why(plan, t))) for t in plan.tools]
    return paragraphs(
        sentences(plan.method.cadence),
        advice(plan, plan.method.adaptations),
        table(plan, ("function", "who", "hours a week", "hours of the tasks"), rows) if rows else "",
        sentences(plan.team.decision_rights),
        advice(plan, [*plan.team.training_needs, *plan.team.practices], [plan.team.decision_rights]),
        table(plan, ("need", "tool", "why"), tools) if tools else "",
        spoken(plan, "Check state and licence of each tool before use.") if tools else "",
    )


def _why(plan: Plan, tool: ToolChoice) -> str:
    """Why the tool, without points and without the reminder that stands once below the table."""
    return _SCORE.sub("", tool.reason).replace(spoken(plan, CHECK), "").strip()


def release(plan: Plan) -> str:
    """Roll-out steps, way back, fallback."""
    d = plan.deployment
    if not isinstance(d, Deployment):
        return ""
    rows = [(spoken(plan, clean(s.step.replace("_", " "))), clean(s.share), clean(s.duration), clean(s.pass_rule)) for s in d.rollout]
    tried = spoken(plan, ", tried by {day}", day=shown(plan, d.rollback.tried_on)) if d.rollback and d.rollback.tried_on else ""
    back = (
        spoken(plan, "{how} At most {n} minutes{tried}.", how=clean(d.rollback.how), n=round(d.rollback.max_minutes), tried=tried)
        if d.rollback
        else ""
    )
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
        table(plan, ("step", "where", "how long", "goes on if"), rows) if rows else "",
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
        table(plan, ("what", "alarm at", "who", "then"), rows[: most(plan, ROWS)]) if rows else "",
        facts(plan, told),
        advice(plan, m.practices, [text for _, text in told]),
    )


def time(plan: Plan) -> str:
    """Tasks and gates."""
    t = plan.timeline
    tasks = [
        (str(n), clean(x.name), owner_name(plan, x.owner), shown(plan, x.finish.p80) if x.finish else "") for n, x in enumerate(t.tasks, 1)
    ]
    gates = [(clean(g.question), shown(plan, g.date), clean(g.go_if), clean(g.otherwise)) for g in t.gates]
    cut = [clean(re.sub(r" \(T\d+\)$", "", c)) for c in t.cut_list]
    return paragraphs(
        bullets(clean(note) for note in t.notes) if t.notes else "",
        table(plan, ("", "task", "who", "done by (80 %)"), tasks) if tasks else "",
        table(plan, ("gate", "date", "goes on if", "otherwise"), gates) if gates else "",
        spoken(plan, "If time runs out, this goes first: {tasks}.", tasks="; ".join(cut)) if cut else "",
    )


def money(plan: Plan) -> str:
    """Cost, value, and what the figures rest on; nothing where no figure is known."""
    c = plan.cost
    rows = [
        ("to spend at most", shown(plan, c.cap.amount, c.cap.currency) if c.cap and c.cap.amount else ""),
        ("to build", shown(plan, c.build.amount, c.build.currency) if c.build.amount is not None else ""),
        ("to run", shown(plan, c.run_monthly.amount, f"{c.run_monthly.currency}/month") if c.run_monthly else ""),
        ("worth a year, likely", shown(plan, c.roi.value_year.likely, c.build.currency) if c.roi.value_year.likely is not None else ""),
        (
            "pays back after",
            spoken(plan, "{n} months", n=number(c.roi.payback_months, plan.meta.language)) if c.roi.payback_months is not None else "",
        ),
    ]
    known = [(spoken(plan, name), amount) for name, amount in rows if amount]
    hours = plan.timeline.computed.p80_hours
    sums = [x.says for x in plan.calculations if x.says and any(path.startswith(("cost", "goal", "success")) for path in x.used_by)]
    task = next((t for t in plan.timeline.tasks if t.id == c.roi.narrowed_by), None)
    missing = c.build.amount is None or c.roi.value_year.likely is None
    return paragraphs(
        table(plan, ("", ""), known) if known else "",
        clean(c.roi.payback_note),
        _bill(plan),
        bullets(plain(text) for text in dict.fromkeys([*c.told, *sums])),
        spoken(plan, "Your own work is about {n} hours.", n=shown(plan, round(hours, -1))) if hours else "",
        spoken(plan, CLEARER, task=clean(task.name), day=shown(plan, task.finish.p80)) if missing and task and task.finish else "",
    )


def _bill(plan: Plan) -> str:
    """The positions with their amounts, and the sum against the budget."""
    rows = [(clean(line.name), _amount(plan, line), plain(line.basis)) for line in plan.cost.positions]
    return paragraphs(table(plan, ("position", "amount", "how it is counted"), rows), clean(plan.cost.sum_says)) if rows else ""


def _amount(plan: Plan, line: CostLine) -> str:
    if line.amount is None:
        return "–" if line.open else ""
    return shown(plan, line.amount, f"{line.currency}/{line.period}" if line.period else line.currency)


def risks(plan: Plan) -> str:
    """The weightiest risks in full, the others by name."""
    ranked = sorted(plan.risks, key=lambda r: -r.score)
    limit = most(plan, ROWS)
    rows = [
        (
            clean(r.title),
            f"{r.likelihood} x {r.impact} = {r.score}",
            f"{plain(r.mitigation)} ({owner_name(plan, r.owner)}{', ' + shown(plan, r.due) if r.due else ''})",
            clean(r.trigger),
        )
        for r in ranked[:limit]
    ]
    smaller = [clean(r.title[:1].lower() + r.title[1:]) for r in ranked[limit:]]
    return paragraphs(
        table(plan, ("risk", "weight", "what you do", "alarm"), rows) if rows else "",
        spoken(plan, "Smaller, and watched in the same way: {risks}.", risks="; ".join(smaller)) if smaller else "",
    )


def law(plan: Plan) -> str:
    """Law, ethics points, traps in the data."""
    e = plan.ethics
    applies = [f"**{clean(f.name[:1].upper() + f.name[1:])}:** {clean(f.because)}" for f in e.fallacies if f.applies]
    duties = sorted(e.deon, key=lambda row: not row.evidence)[: most(plan, DUTIES)]
    said = [row.answer for row in duties]
    return paragraphs(
        labelled(
            plan,
            [
                ("Law", sentences(spoken(plan, CLASSES[e.law_class]), e.law_note)),
                ("Who objects, and how", clean(e.appeal_path) if isinstance(e.appeal_path, str) else ""),
                ("Misuse to guard against", " ".join(clean(m) for m in e.misuse)),
            ],
        ),
        bullets(f"{clean(row.question)} {clean(row.answer)}".strip() for row in duties),
        advice(plan, e.practices, said),
        spoken(plan, "**Traps in the data that apply here**") + "\n\n" + bullets(applies[: most(plan, POINTS)]) if applies else "",
    )
