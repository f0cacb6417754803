"""The sections on goal, framing, data and model, as Markdown; an empty text drops the section."""

from __future__ import annotations

from assistant.formats import listed
from assistant.plan.exports.size import POINTS, advice, facts, most, plain
from assistant.plan.exports.tables import clean, labelled, owner_name, paragraphs, sentences, shown, table
from assistant.plan.model import BaselineRow, Data, Llm, Modelling, NotApplicable, Plan, Split


def goal(plan: Plan) -> str:
    """Why, how much, and when to stop."""
    success, constraints = plan.success, plan.constraints
    guard = [
        f"{clean(g.metric)}, {clean(g.limit)}" if isinstance(g.limit, str) else f"{clean(g.metric)}: at most {shown(g.limit)}"
        for g in success.guardrails
    ]
    conflicts = [f"{listed([clean(b) for b in c.between])}: {clean(c.how) or 'to be decided'}" for c in constraints.contradictions]
    return paragraphs(
        sentences(plan.goal.statement, plan.goal.current_state),
        sentences(plan.goal.value_hypothesis),
        labelled(
            [
                ("Measured by", clean(success.data_source)),
                ("Who signs", owner_name(plan, success.owner) if success.owner else ""),
                ("Must not get worse", "; ".join(guard)),
                ("Budget", shown(constraints.budget.amount, constraints.budget.currency) if constraints.budget else ""),
                ("Hours the team has", shown(round(constraints.hours_available)) if constraints.hours_available else ""),
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
    rows = [(clean(a.text), clean(a.test), shown(a.due)) for a in f.assumptions]
    rows_of_task = [
        ("Task", clean(f.T)),
        ("Learns from", clean(f.E)),
        ("One answer for", clean(f.unit_of_prediction)),
        ("When", clean(f.prediction_time)),
        ("Horizon", "" if f.horizon == "not a forecast" else clean(f.horizon)),
        ("Helps to decide", clean(f.decision_supported)),
        ("Who acts", clean(f.action_taken_by)),
        ("How much can be acted on", clean(f.action_capacity)),
    ]
    without = [("Without machine learning", clean(f.non_ml_alternative))]
    builds = plan.headline.ml_task != "none"
    return paragraphs(
        sentences(f.informal),
        labelled(rows_of_task + without if builds else rows_of_task[5:7] + without),
        advice(plan, f.practices, [f.informal, *(text for _, text in rows_of_task)]) if builds else "",
        table(("assumed", "tested by", "until"), rows) if rows else "",
    )


def data(plan: Plan) -> str:
    """Sources, quality, labels, the test set, privacy."""
    d = plan.data
    rows = [
        (
            clean(s.name),
            clean(_amount(s.volume, s.history)),
            clean(s.known_how) or {True: "yes", False: "no", None: "to be checked"}[s.known_at_prediction],
        )
        for s in d.sources
    ]
    learns = not isinstance(plan.modelling, NotApplicable)
    return paragraphs(
        table(("source", "how much", "known in time?"), rows) if rows else "",
        facts(plan, _quality(d)),
        facts(
            plan,
            [
                ("True answers", sentences(d.labels.origin, d.labels.noise_check) if learns else ""),
                ("Test set apart", split(d)),
                ("Versions", clean(d.versioning)),
                ("Kept", clean(d.retention)),
            ],
        ),
        advice(plan, [*d.steps[:2], *d.practices, *d.steps[2:]], [d.quality.completeness, d.quality.accuracy]),
        "**Privacy**\n\n" + advice(plan, d.privacy) if d.privacy else "",
    )


def _amount(volume: str, history: str) -> str:
    """What is known of volume and history; the reminder to count only where both are open."""
    known = [text for text in (volume, history) if text and not text.startswith("to be counted")]
    return ", ".join(known) or "to be counted"


def _quality(d: Data) -> list[tuple[str, str]]:
    q = d.quality
    rows = [("Right", q.accuracy), ("Complete", q.completeness), ("Of one kind", q.consistency), ("On time", q.timeliness)]
    return [(name, clean(text)) for name, text in rows]


def split(d: Data) -> str:
    """How the test set is set apart, in one or two sentences."""
    if not isinstance(d.split, Split):
        return ""
    kind = {"time": "by time", "entity": "whole groups", "site": "whole sites", "by_case": "case by case"}.get(d.split.kind, d.split.kind)
    apart = f", never the same {listed([clean(b) for b in d.split.by])} on both sides" if d.split.by else ""
    return sentences(f"{kind}{apart}: {d.split.test}", d.split.gap)


def modelling(plan: Plan) -> str:
    """Yardsticks, candidates, figures."""
    m = plan.modelling
    if isinstance(m, NotApplicable):
        return ""
    beaten = [_beaten(b) for b in plan.baseline]
    figures = [
        (
            clean(x.says or x.name.replace("_", " ")),
            clean(x.threshold_rule or x.method or ""),
            shown(x.target, x.unit.partition(" ")[0]) + (f" ({x.unit.partition(' ')[2]})" if " better" in x.unit else "")
            if x.target is not None
            else "reported",
        )
        for x in plan.metrics.model[: most(plan, POINTS) + 1]
    ]
    candidates = [f"{n}. {clean(c.name)}" + (f": {clean(c.why)}" if c.why else "") for n, c in enumerate(m.candidates, 1)]
    rows = _modelling_rows(m)
    return paragraphs(
        "It has to beat, measured before any model is trained:\n\n" + "\n".join(f"- {b}" for b in beaten) if beaten else "",
        "Tried in this order:\n\n" + "\n".join(candidates) if candidates else "",
        table(("figure", "rule", "aim"), figures) if figures else "",
        plain(plan.metrics.link_to_business),
        facts(plan, rows),
        advice(plan, [*plan.metrics.practices[:2], *m.practices, *plan.metrics.practices[2:]], [text for _, text in rows]),
    )


def _beaten(row: BaselineRow) -> str:
    """A way that has to be beaten, with its value or how it is measured."""
    if row.expected_value is not None:
        return f"**{clean(row.description)}**: {shown(row.expected_value, row.unit)}"
    return f"**{clean(row.description)}**" + (f" ({clean(row.how_measured)})" if row.how_measured else "")


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
    retrieval = "" if isinstance(found, NotApplicable) else sentences(found.method, *found.filters)
    graded = f"{part.eval.cases} from {clean(part.eval.sources)}; {listed([clean(m.replace('_', ' ')) for m in part.eval.metrics])}"
    rows = [
        ("Documents", "; ".join(clean(c) for c in part.corpus)),
        ("Finding passages", retrieval),
        ("Graded questions", graded),
        ("Says no when", clean(part.refusal_rule)),
        ("Hands over", clean(part.escalation)),
        ("Tried with hostile text", clean(part.injection_tests)),
        ("Cost", clean(part.cost_per_turn)),
        ("When the provider fails", clean(part.provider_fallback)),
        ("Who keeps the content right", clean(part.content_owner)),
    ]
    return paragraphs(facts(plan, rows), advice(plan, [*part.guardrails, *part.practices], [text for _, text in rows]))
