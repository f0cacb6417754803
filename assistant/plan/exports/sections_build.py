"""The sections on goal, framing, data and model, as Markdown; an empty text drops the section."""

from __future__ import annotations

from assistant.formats import SHARE, listed
from assistant.plan.exports.size import POINTS, advice, facts, most, plain
from assistant.plan.exports.tables import clean, labelled, owner_name, paragraphs, sentences, shown, spoken, table, together
from assistant.plan.model import BaselineRow, Data, DataSource, Llm, Modelling, ModelMetric, NotApplicable, Plan, Split
from assistant.plan.wording import joined

KNOWN = {True: "yes", False: "no", None: "to be checked"}
SPLITS = {"time": "by time", "entity": "whole groups", "site": "whole sites", "by_case": "case by case"}


def goal(plan: Plan) -> str:
    """Why, how much, and when to stop."""
    success, constraints = plan.success, plan.constraints
    guard = [
        ", ".join(part for part in (clean(g.metric), clean(g.limit)) if part)
        if isinstance(g.limit, str)
        else spoken(plan, "{metric}: at most {limit}", metric=clean(g.metric), limit=shown(plan, g.limit))
        for g in success.guardrails
    ]
    conflicts = [f"{together(plan, c.between)}: {clean(c.how) or spoken(plan, 'to be decided')}" for c in constraints.contradictions]
    return paragraphs(
        sentences(plan.goal.statement, plan.goal.current_state),
        sentences(plan.goal.value_hypothesis),
        labelled(
            plan,
            [
                ("Measured by", clean(success.data_source)),
                ("Who signs", owner_name(plan, success.owner) if success.owner else ""),
                ("Must not get worse", "; ".join(guard)),
                ("Budget", shown(plan, constraints.budget.amount, constraints.budget.currency) if constraints.budget else ""),
                ("Hours the team has", shown(plan, round(constraints.hours_available)) if constraints.hours_available else ""),
                ("Law and contracts", "; ".join(clean(law) for law in constraints.law)),
                ("To be kept to", "; ".join(clean(said) for said in constraints.binding)),
                ("Not allowed", "; ".join(clean(f) for f in constraints.forbidden)),
                ("Wishes that do not fit together", "; ".join(conflicts)),
            ],
        ),
        "\n\n".join(f"> {clean(note)}" for note in plan.brief.injection_notes),
    )


def framing(plan: Plan) -> str:
    """What is predicted, for whom, when, and the way without a model."""
    f = plan.framing
    rows = [(clean(a.text), clean(a.test), shown(plan, a.due)) for a in f.assumptions]
    rows_of_task = [
        ("Task", clean(f.T)),
        ("Learns from", clean(f.E)),
        ("One answer for", clean(f.unit_of_prediction)),
        ("When", clean(f.prediction_time)),
        ("Horizon", "" if f.horizon == spoken(plan, "not a forecast") else clean(f.horizon)),
        ("Helps to decide", clean(f.decision_supported)),
        ("Who acts", clean(f.action_taken_by)),
        ("How much can be acted on", clean(f.action_capacity)),
    ]
    without = [("Without machine learning", clean(f.non_ml_alternative))]
    builds = plan.headline.ml_task != "none"
    return paragraphs(
        sentences(f.informal),
        labelled(plan, rows_of_task + without if builds else rows_of_task[5:7] + without),
        advice(plan, f.practices, [f.informal, *(text for _, text in rows_of_task)]) if builds else "",
        table(plan, ("assumed", "tested by", "until"), rows) if rows else "",
    )


def data(plan: Plan) -> str:
    """Sources, quality, labels, the test set, privacy."""
    d = plan.data
    rows = [
        (
            clean(s.name),
            clean(_amount(plan, s)),
            clean(s.known_how) or spoken(plan, KNOWN[s.known_at_prediction]),
        )
        for s in d.sources
    ]
    learns = not isinstance(plan.modelling, NotApplicable)
    return paragraphs(
        table(plan, ("source", "how much", "known in time?"), rows) if rows else "",
        facts(plan, _quality(d)),
        facts(
            plan,
            [
                ("True answers", sentences(d.labels.origin, d.labels.noise_check) if learns else ""),
                ("Test set apart", clean(split_told(plan))),
                ("Versions", clean(d.versioning)),
                ("Kept", clean(d.retention)),
            ],
        ),
        advice(plan, [*d.steps[:2], *d.practices, *d.steps[2:]], [d.quality.completeness, d.quality.accuracy]),
        spoken(plan, "**Privacy**") + "\n\n" + advice(plan, d.privacy) if d.privacy else "",
    )


def _amount(plan: Plan, source: DataSource) -> str:
    """What is known of volume and history; the reminder to count only where both are open."""
    open_ = spoken(plan, "to be counted")
    known = [text for text in (source.volume, source.history) if text and not text.startswith(open_)]
    return ", ".join(known) or open_


def _quality(d: Data) -> list[tuple[str, str]]:
    q = d.quality
    rows = [("Right", q.accuracy), ("Complete", q.completeness), ("Of one kind", q.consistency), ("On time", q.timeliness)]
    return [(name, clean(text)) for name, text in rows]


def split_told(plan: Plan) -> str:
    """How the test set is set apart, in one or two sentences, as it was written."""
    d = plan.data
    if not isinstance(d.split, Split):
        return ""
    kind = spoken(plan, SPLITS.get(d.split.kind, d.split.kind))
    apart = spoken(plan, ", never the same {groups} on both sides", groups=listed(d.split.by, plan.meta.language)) if d.split.by else ""
    return joined(f"{kind}{apart}: {d.split.test}", d.split.gap)


def modelling(plan: Plan) -> str:
    """Yardsticks, candidates, figures."""
    m = plan.modelling
    if isinstance(m, NotApplicable):
        return ""
    beaten = [_beaten(plan, b) for b in plan.baseline]
    figures = [
        (
            clean(x.says or x.name.replace("_", " ")),
            clean(x.threshold_rule or x.method or ""),
            _aim(plan, x),
        )
        for x in plan.metrics.model[: most(plan, POINTS) + 1]
    ]
    candidates = [f"{n}. {clean(c.name)}" + (f": {clean(c.why)}" if c.why else "") for n, c in enumerate(m.candidates, 1)]
    rows = _modelling_rows(m)
    return paragraphs(
        spoken(plan, "It has to beat, measured before any model is trained:") + "\n\n" + "\n".join(f"- {b}" for b in beaten)
        if beaten
        else "",
        spoken(plan, "Tried in this order:") + "\n\n" + "\n".join(candidates) if candidates else "",
        table(plan, ("figure", "rule", "aim"), figures) if figures else "",
        plain(plan.metrics.link_to_business),
        facts(plan, rows),
        advice(plan, [*plan.metrics.practices[:2], *m.practices, *plan.metrics.practices[2:]], [text for _, text in rows]),
    )


def _aim(plan: Plan, row: ModelMetric) -> str:
    """The wanted value; of a share its percentage, and better than what."""
    if row.target is None:
        return spoken(plan, "reported")
    better = spoken(plan, "share better than the best simple way")
    if row.unit == better:
        return spoken(plan, "{share} (better than the best simple way)", share=shown(plan, row.target, SHARE))
    return shown(plan, row.target, SHARE if row.unit else "")


def _beaten(plan: Plan, row: BaselineRow) -> str:
    """A way that has to be beaten, with its value or how it is measured."""
    if row.expected_value is not None:
        return f"**{clean(row.description)}**: {shown(plan, row.expected_value, row.unit)}"
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
    figures = together(plan, (m.replace("_", " ") for m in part.eval.metrics))
    graded = "; ".join([clean(part.eval.sources).rstrip("."), figures])
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
