"""The folded sections of a plan: for each its title, its answer in one grey line, and its body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.formats import listed, number, show
from assistant.plan.model import Llm, Modelling, Money, NotApplicable, Plan, Split
from ui.web.base import capital, esc, items, pairs, points, shortened, table
from ui.web.labels import label
from ui.web.names import Names
from ui.web.plan_parts_after import ethics, monitoring, roll_out

CHANGED_BY = {"goal": ("goal",), "timeline": ("goal",), "cost": ("cost",), "risks": ("risks",), "decisions": ("modelling", "deployment")}
"""Which sections a change of the plan touches."""


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


def _money(money: Money | None) -> str:
    return (
        show({"value": money.amount, "unit": money.currency, "period": money.period if money.period != "project" else None})
        if money
        else ""
    )


def goal(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Why, how it is counted, when to stop, and what binds."""
    g, s, c = plan.goal, plan.success, plan.constraints
    body = _paragraphs(names, g.statement, g.current_state, g.value_hypothesis, g.stop_rule)
    body += pairs(
        [
            ("Counted in", names.text(s.data_source)),
            ("Stop line", show(s.minimum, s.unit, language) if s.minimum is not None else ""),
            ("Who signs", capital(names.person(s.owner)) if s.owner else ""),
            ("Who gains", listed([names.text(one) for one in g.who_benefits])),
            ("Doing nothing costs", _money(g.do_nothing_cost)),
            ("Budget", _money(c.budget)),
            ("Hours the team has", number(c.hours_available) if c.hours_available else ""),
            ("Law and contracts", "; ".join(names.text(law) for law in c.law)),
            ("Not allowed", "; ".join(names.text(one) for one in c.forbidden)),
        ]
    )
    conflicts = [f"{listed([names.text(b) for b in row.between])}: {names.text(row.how) or 'to be decided'}" for row in c.contradictions]
    body += f"<h4>Wishes that do not fit together</h4>{points(conflicts, language)}" if conflicts else ""
    notes = "".join(f"<blockquote>{esc(note)}</blockquote>" for note in plan.brief.injection_notes)
    return names.text(g.statement or plan.brief.one_sentence), body + notes


def framing(plan: Plan, names: Names, language: str) -> tuple[str, str]:  # noqa: ARG001 - every section is drawn by one kind of call
    """What is predicted, for whom, when, and the way without a model."""
    f = plan.framing
    rows = [
        ("Task", f.T),
        ("Learns from", f.E),
        ("One answer for", f.unit_of_prediction),
        ("When", f.prediction_time),
        ("How far ahead", f.horizon),
        ("Helps to decide", f.decision_supported),
        ("Who acts", names.person(f.action_taken_by) if f.action_taken_by else ""),
        ("As many as", f.action_capacity),
        ("Without machine learning", f.non_ml_alternative),
    ]
    shown = [(name, names.text(text)) for name, text in rows]
    return names.text(f.T or f.informal), _paragraphs(names, f.informal) + pairs(shown)


def data(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Sources, quality, true answers, the test set, privacy."""
    d = plan.data
    known = {True: "yes", False: "no", None: "to be checked"}
    rows = [
        (names.text(s.name), names.text(s.history or s.volume) or "–", names.text(s.known_how) or known[s.known_at_prediction])
        for s in d.sources
    ]
    sources = table(("Source", "How much", "Known in time?"), rows) if rows else ""
    quality = pairs(
        [(capital(name), names.text(getattr(d.quality, name))) for name in ("accuracy", "completeness", "consistency", "timeliness")]
        + [("True answers", names.text(d.labels.origin)), ("Test set", _split(d.split, names)), ("Kept for", names.text(d.retention))]
    )
    more = points([names.sentence(text) for text in [*d.steps, *d.privacy]], language)
    say = listed([names.text(s.name) for s in d.sources[:3]]) + (f", and {len(d.sources) - 3} more" if len(d.sources) > 3 else "")
    return say, sources + quality + more


def _split(split: Split | NotApplicable, names: Names) -> str:
    if isinstance(split, NotApplicable):
        return ""
    by = f"by {names.text(split.kind)}" + (f", apart by {listed([names.text(b) for b in split.by])}" if split.by else "")
    return "; ".join(filter(None, [names.text(split.test), by]))


def modelling(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What must be beaten, what is built, and how both are judged."""
    yard = [
        (names.text(b.description), show(b.expected_value, b.unit, language) if b.expected_value is not None else "to be measured")
        for b in plan.baseline
    ]
    body = f"<h4>What must be beaten</h4>{table(('Simple way', 'Reaches'), yard)}" if yard else ""
    judged = [
        (capital(names.value(m.name)), _metric(m.minimum, m.target, m.unit, names), names.text(m.says or m.method))
        for m in plan.metrics.model
    ]
    body += f"<h4>How it is judged</h4>{table(('Measure', 'Needed', 'Says'), judged)}" if judged else ""
    body += _paragraphs(names, plan.metrics.link_to_business)
    if isinstance(plan.modelling, Modelling):
        body += _built(plan.modelling, names, language)
    return names.value(plan.headline.approach), body


def _metric(minimum: float | None, target: float | None, unit: str, names: Names) -> str:
    shown = [
        f"{word} {show(value, unit if unit == 'share' else '')}"
        for word, value in (("at least", minimum), ("aim", target))
        if value is not None
    ]
    return ", ".join(shown) + (f" ({names.text(unit)})" if shown and unit not in {"", "share"} else "") or "–"


def _built(m: Modelling, names: Names, language: str) -> str:
    tried = [f"<li><b>{names.html(c.name)}</b><span class='small'>{names.html(c.why)}</span></li>" for c in m.candidates]
    rows = [
        ("Checked by", m.validation),
        ("Tuned by", m.tuning),
        ("Errors looked at", m.error_analysis),
        ("Must withstand", m.robustness),
        ("Explained by", m.explainability),
        ("Kept track of in", m.tracking),
        ("Written down", m.documentation),
    ]
    head = f"<h4>Tried in this order</h4>{items(tried, language)}" if tried else ""
    slices = m.fairness_slices if isinstance(m.fairness_slices, list) else []
    more = [names.sentence(text) for text in [*m.reproducibility, *m.practices]]
    return (
        head
        + pairs([*((name, names.text(text)) for name, text in rows), ("Looked at apart", listed([names.text(s) for s in slices]))])
        + points(more, language)
    )


def llm(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """The language-model parts."""
    part = plan.llm
    if not isinstance(part, Llm):
        return "", ""
    rows = [
        ("Answers from", listed([names.text(c) for c in part.corpus])),
        ("Judged on", f"{part.eval.cases} cases: {listed([names.value(m) for m in part.eval.metrics])}"),
        ("Cases come from", names.text(part.eval.sources)),
        ("Says no when", names.text(part.refusal_rule)),
        ("Hands over", names.text(part.escalation)),
        ("Who keeps the texts", capital(names.person(part.content_owner)) if part.content_owner else ""),
        ("Tested against tricks", names.text(part.injection_tests)),
        ("One answer costs", names.text(part.cost_per_turn)),
        ("When the provider fails", names.text(part.provider_fallback)),
    ]
    return names.text(part.refusal_rule), pairs(rows) + points([names.sentence(g) for g in part.guardrails], language)


def tools(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Tools with the reason, and how the team works."""
    rows = [(capital(names.text(t.need)), names.text(t.choice), names.text(t.reason)) for t in plan.tools]
    body = table(("For", "Choice", "Because"), rows) if rows else ""
    m = plan.method
    frameworks = [m.team_framework] if isinstance(m.team_framework, str) else m.team_framework
    way = "; ".join(names.value(one) for one in (m.process_model, *frameworks) if one)
    body += pairs([("Way of working", way), ("Rhythm", names.text(m.cadence)), ("Done means", names.text(m.definition_of_done))])
    return way, body + points([names.sentence(a) for a in [*m.adaptations, *m.ceremonies]], language)


def team(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Who does it, and who is missing."""
    rows = [
        (
            capital(names.person(r.role)),
            "nobody yet: " + names.text(r.person_or_gap) if r.gap else capital(names.text(r.person_or_gap)),
            number(r.hours_week) if r.hours_week else "–",
        )
        for r in plan.team.roles
    ]
    gaps = [r for r in plan.team.roles if r.gap]
    body = table(("Function", "Who", "Hours a week"), rows) if rows else ""
    body += pairs([("Who decides", names.text(plan.team.decision_rights))]) + points(
        [names.sentence(t) for t in plan.team.training_needs], language
    )
    people = len({r.id for r in plan.team.roles if r.id and not r.gap})
    missing = f", missing: {listed([names.person(r.role) for r in gaps])}" if gaps else ""
    return f"{people} {'person' if people == 1 else 'people'}{missing}", body


def cost(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What it costs and what it brings."""
    c, unit = plan.cost, plan.cost.build.currency
    worth, net = c.roi.value_year, c.roi.net_year
    rows = [
        ("To build", show(c.build.amount, unit) if c.build.amount is not None else ""),
        ("Of which to buy", show(c.build.of_which_spend, unit) if c.build.of_which_spend is not None else ""),
        ("Of which own hours", show(c.build.of_which_own_hours, unit) if c.build.of_which_own_hours is not None else ""),
        ("To run, a month", _money(c.run_monthly)),
        ("At most", _money(c.cap)),
        ("Worth a year", _range(worth.low, worth.likely, worth.high, unit)),
        ("Left a year", _range(net.low, net.likely, net.high, unit)),
        ("Paid back after", f"{number(round(c.roi.payback_months, 1))} months" if c.roi.payback_months else ""),
        ("Known better after", names.text(c.roi.narrowed_by)),
    ]
    said = [f"{show(c.build.amount, unit)} to build"] if c.build.amount is not None else []
    said += [f"likely worth {show(worth.likely, unit)} a year"] if worth.likely is not None else []
    body = pairs(rows)
    says = [names.sentence(k.says) for k in plan.calculations if k.says and any(path.startswith("cost") for path in k.used_by)]
    return ", ".join(said) or "not known yet", body + points(says, language) if body or says else ""


def _range(low: float | None, likely: float | None, high: float | None, unit: str) -> str:
    if likely is None:
        return ""
    between = f", between {show(low, unit)} and {show(high, unit)}" if low is not None and high is not None else ""
    return f"likely {show(likely, unit)}{between}"


def risks(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """All risks, the largest first."""
    worst = sorted(plan.risks, key=lambda risk: -risk.score)
    rows = [
        f"<li><b>{names.html(r.title)}</b><span class='small'>{esc(names.sentence(r.mitigation))} {esc(capital(names.person(r.owner)))}"
        f"{esc(f', by {show(r.due)}' if r.due else '')}.{_sign(r.trigger, names)}</span></li>"
        for r in worst
    ]
    return f"{'1 risk' if len(worst) == 1 else f'{len(worst)} risks, the largest'}: {names.text(worst[0].title)}" if worst else "", items(
        rows, language
    )


def _sign(trigger: str, names: Names) -> str:
    return f" {esc(names.sentence('first sign: ' + trigger))}" if trigger else ""


def assumptions(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What is taken for granted until its test."""
    rows = [
        f"<li>{esc(names.sentence(a.text))}<span class='small'>{esc(names.sentence(f'test: {a.test}'))} By {esc(show(a.due))}.</span></li>"
        for a in plan.framing.assumptions
    ]
    return f"{len(rows)}, each with a test" if rows else "", items(rows, language)


def open_questions(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """Open questions, grouped by who can answer them."""
    groups = list(by_person(plan, names))
    body = "".join(f"<h4>{esc(capital(who))}</h4>{points(asked, language)}" for who, asked in groups)
    number_of = sum(len(asked) for _, asked in groups)
    return f"{number_of} for {listed([who for who, _ in groups])}" if groups else "", body


def by_person(plan: Plan, names: Names) -> Iterator[tuple[str, list[str]]]:
    """(who can answer, the questions), in the order in which people first appear."""
    rows = [(names.person(q.who), names.text(q.question)) for q in plan.open_questions]
    order = list(dict.fromkeys(who for who, _ in rows))
    rows.sort(key=lambda row: order.index(row[0]))
    for who, group in groupby(rows, key=lambda row: row[0]):
        yield who, [question for _, question in group]
