"""The folded sections of a plan: for each its title, its answer in one grey line, and its body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.formats import listed, number, show
from assistant.plan.model import Llm, Modelling, ModelMetric, NotApplicable, Plan, Split
from ui.web.base import capital, esc, headed, items, labelled, points, shortened, table
from ui.web.labels import label
from ui.web.names import Names
from ui.web.plan_parts_after import ethics, monitoring, roll_out
from ui.web.plan_parts_work import assumptions, columns, cost, money_words, open_questions, risks, team, tools

CHANGED_BY = {"goal": ("goal",), "timeline": ("goal",), "cost": ("cost",), "risks": ("risks",), "decisions": ("modelling", "deployment")}
"""Which sections a change of the plan touches."""


NAMED = 3
"""Sources of data that the grey line names."""


@dataclass(frozen=True)
class Section:
    """A fold: `body` is markup."""

    key: str
    title: str
    say: str
    body: str


def sections(plan: Plan, names: Names, language: str = "en") -> list[Section]:
    """The sections that this plan has; what does not apply to it is left out."""
    makers: tuple[tuple[str, Callable[[Plan, Names, str], tuple[str, str]]], ...] = (
        ("goal", goal),
        ("framing", framing),
        ("data", data),
        ("modelling", modelling),
        ("llm", llm),
        ("tools_and_way", tools),
        ("team", team),
        ("deployment", roll_out),
        ("monitoring", monitoring),
        ("cost", cost),
        ("ethics", ethics),
        ("risks", risks),
        ("assumptions", assumptions),
        ("open_questions", open_questions),
    )
    made = [(key, *make(plan, names, language)) for key, make in makers]
    return [Section(key, label(f"section.{key}", language), shortened(say, 110), body) for key, say, body in made if body]


def _paragraphs(names: Names, *texts: str) -> str:
    return "".join(f"<p>{esc(names.sentence(text))}</p>" for text in texts if text)


def goal(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Why, how it is counted, when to stop, and what binds."""
    g, s, c = plan.goal, plan.success, plan.constraints
    body = _paragraphs(names, g.statement, g.current_state, g.value_hypothesis, g.stop_rule)
    body += labelled(
        [
            ("counted_in", names.text(s.data_source)),
            ("stop_line", show(s.minimum, s.unit, language) if s.minimum is not None else ""),
            ("who_signs", capital(names.person(s.owner)) if s.owner else ""),
            ("who_gains", listed([names.text(one) for one in g.who_benefits], language)),
            ("do_nothing", money_words(g.do_nothing_cost, language)),
            ("budget", money_words(c.budget, language)),
            ("hours", number(c.hours_available, language) if c.hours_available else ""),
            ("law", "; ".join(names.text(law) for law in c.law)),
            ("binding", "; ".join(names.text(one) for one in c.binding)),
            ("forbidden", "; ".join(names.text(one) for one in c.forbidden)),
        ],
        language,
    )
    undecided = label("part.undecided", language)
    conflicts = [
        f"{listed([names.text(b) for b in row.between], language)}: {names.text(row.how) or undecided}" for row in c.contradictions
    ]
    body += headed("conflicts", points(conflicts, language), language)
    notes = "".join(f"<blockquote>{esc(note)}</blockquote>" for note in plan.brief.injection_notes)
    return names.text(g.statement or plan.brief.one_sentence), body + notes


def framing(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What is predicted, for whom, when, and the way without a model."""
    f = plan.framing
    rows = [
        ("task", f.T),
        ("learns", f.E),
        ("one_answer", f.unit_of_prediction),
        ("when", f.prediction_time),
        ("ahead", f.horizon),
        ("decides", f.decision_supported),
        ("acts", names.person(f.action_taken_by) if f.action_taken_by else ""),
        ("as_many", f.action_capacity),
        ("without", f.non_ml_alternative),
    ]
    shown = [(name, names.text(text)) for name, text in rows]
    return names.text(f.T or f.informal), _paragraphs(names, f.informal) + labelled(shown, language)


def data(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Sources, quality, true answers, the test set, privacy."""
    d = plan.data
    known = {value: label(f"part.{key}", language) for value, key in ((True, "yes"), (False, "no"), (None, "to_check"))}
    rows = [
        (names.text(s.name), names.text(s.history or s.volume) or "–", names.text(s.known_how) or known[s.known_at_prediction])
        for s in d.sources
    ]
    sources = table(columns(language, "source", "how_much", "in_time"), rows) if rows else ""
    quality = labelled(
        [(name, names.text(getattr(d.quality, name))) for name in ("accuracy", "completeness", "consistency", "timeliness")]
        + [("truth", names.text(d.labels.origin)), ("test_set", _split(d.split, names, language)), ("kept", names.text(d.retention))],
        language,
    )
    more = points([names.sentence(text) for text in [*d.steps, *d.privacy]], language)
    first, more_of = [names.text(s.name) for s in d.sources[:NAMED]], len(d.sources) - NAMED
    say = label("part.and_more", language, listed=", ".join(first), n=more_of) if more_of > 0 else listed(first, language)
    return say, sources + quality + more


def _split(split: Split | NotApplicable, names: Names, language: str) -> str:
    if isinstance(split, NotApplicable):
        return ""
    apart = listed([names.text(by) for by in split.by], language)
    how = [label("part.split", language, kind=names.word(split.kind)), label("part.apart", language, by=apart) if apart else ""]
    return "; ".join(filter(None, [names.text(split.test), ", ".join(filter(None, how))]))


def modelling(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What must be beaten, what is built, and how both are judged."""
    unmeasured = label("part.to_measure", language)
    yard = [
        (names.text(b.description), show(b.expected_value, b.unit, language) if b.expected_value is not None else unmeasured)
        for b in plan.baseline
    ]
    body = headed("beaten", table(columns(language, "simple", "reaches"), yard) if yard else "", language)
    judged = [(capital(names.value(m.name)), _metric(m, names, language), names.text(m.says or m.method)) for m in plan.metrics.model]
    body += headed("judged", table(columns(language, "measure", "needed", "says"), judged) if judged else "", language)
    body += _paragraphs(names, plan.metrics.link_to_business)
    if isinstance(plan.modelling, Modelling):
        body += _built(plan.modelling, names, language)
    return names.value(plan.headline.approach), body


def _metric(metric: ModelMetric, names: Names, language: str) -> str:
    share = metric.unit == "share"
    asked = [("at_least", metric.minimum), ("aim", metric.target)]
    shown = [
        label(f"part.{key}", language, value=show(value, "share" if share else "", language)) for key, value in asked if value is not None
    ]
    return ", ".join(shown) + (f" ({names.text(metric.unit)})" if shown and metric.unit and not share else "") or "–"


def _built(m: Modelling, names: Names, language: str) -> str:
    tried = [f"<li><b>{names.html(c.name)}</b><span class='small'>{names.html(c.why)}</span></li>" for c in m.candidates]
    rows = [
        ("checked_by", m.validation),
        ("tuned", m.tuning),
        ("errors", m.error_analysis),
        ("withstand", m.robustness),
        ("explained", m.explainability),
        ("track", m.tracking),
        ("written", m.documentation),
    ]
    slices = m.fairness_slices if isinstance(m.fairness_slices, list) else []
    more = [names.sentence(text) for text in [*m.reproducibility, *m.practices]]
    shown = [*((name, names.text(text)) for name, text in rows), ("slices", listed([names.text(s) for s in slices], language))]
    return headed("order", items(tried, language), language) + labelled(shown, language) + points(more, language)


def llm(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """The language-model parts."""
    part = plan.llm
    if not isinstance(part, Llm):
        return "", ""
    judged = label("part.cases", language, n=part.eval.cases, listed=listed([names.value(m) for m in part.eval.metrics], language))
    rows = [
        ("answers_from", listed([names.text(c) for c in part.corpus], language)),
        (
            "judged_on",
            judged,
        ),
        ("cases_from", names.text(part.eval.sources)),
        ("refuses", names.text(part.refusal_rule)),
        ("hands_over", names.text(part.escalation)),
        ("keeper", capital(names.person(part.content_owner)) if part.content_owner else ""),
        ("tricks", names.text(part.injection_tests)),
        ("answer_costs", names.text(part.cost_per_turn)),
        ("provider_fails", names.text(part.provider_fallback)),
    ]
    return names.text(part.refusal_rule), labelled(rows, language) + points([names.sentence(g) for g in part.guardrails], language)
