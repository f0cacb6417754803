"""The tab Plan: one page first - verdict, number, three steps, three risks, what to try before - and the rest folded."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.case import Case
from assistant.formats import listed, show
from assistant.plan.diff import Change
from assistant.plan.exports.page_one import brief_advice
from assistant.plan.model import Plan
from assistant.state import in_words, state_of
from assistant.wording import say
from ui.web import evidence_tab, schedule_tab
from ui.web.base import button, capital, cite, esc, fold, icon, items, page, points, shortened, tag, waiting
from ui.web.chat import questions_open
from ui.web.labels import counted, label
from ui.web.names import Names
from ui.web.plan_parts import CHANGED_BY, sections
from ui.web.sources import Sources

TONE = {"go": "good", "go_with_conditions": "warn", "pilot_first": "warn", "data_first": "warn", "no_ml": "good", "stop": "bad"}
TOP = 3
"""Steps and risks on the first page."""

LONGEST_TITLE = 200

BRIEF = 20
"""Words of what is done about a risk, on the first page."""


def render(plan: Plan | None, before: Plan | None, found: Sequence[Change], names: Names | None, sources: Sources, case: Case) -> str:
    """The whole tab. `found`: changes since the last answer."""
    if plan is None or names is None:
        return waiting(label("tab.plan", case.language), label("waiting.first", case.language))
    draw = _Page(plan, before, found, names, sources, case)
    return page(draw.head(), draw.verdict(), draw.number(), draw.steps_and_risks(), draw.before_building(), draw.folds(), draw.origin())


def verdict_word(plan: Plan, language: str = "en") -> str:
    """The verdict in a few words, with the number of its conditions."""
    number = len(plan.decision("verdict").conditions) if any(d.headline == "verdict" for d in plan.decisions) else 0
    conditions = say("conditions.one", language) if number == 1 else say("conditions.many", language, n=number)
    return capital(say(f"verdict.{plan.headline.verdict}", language, n=conditions))


class _Page:
    """Draws the parts of one plan."""

    def __init__(
        self, plan: Plan, before: Plan | None, found: Sequence[Change], names: Names, sources: Sources, case: Case
    ) -> None:  # six, because a page is drawn from a plan, its past and its words
        self._plan, self._before, self._found = plan, before, found
        self._names, self._sources, self._language = names, sources, case.language
        self._state = state_of(plan, questions_open(case))

    def _label(self, key: str, **fields: object) -> str:
        return esc(label(key, self._language, **fields))

    def _day(self, value: object) -> str:
        return show(value, language=self._language)

    def head(self) -> str:
        """State, version, number of changes, title."""
        meta, state = self._plan.meta, self._state
        kind = {"ready": "" if state.late else "good", "stopped": "bad"}.get(state.word, "")
        news = ""
        if self._found:
            words = esc(counted("plan.changes", len(self._found), self._language))
            news = f'<button type="button" class="tag new" data-act="tab" data-arg="changes">{words}</button>'
        title = shortened(self._names.text(meta.title or self._plan.brief.one_sentence), LONGEST_TITLE)
        version = f'<span class="small quiet">{self._label("plan.version", n=meta.version, date=self._day(meta.created))}</span>'
        late = (
            tag(label("plan.late.tag", self._language, spare=schedule_tab.span(state.late, self._language)), "warn") if state.late else ""
        )
        told = tag(in_words(state, self._language), kind)
        return f'<div class="top"><div class="row">{told}{late}{version}{news}</div><h1>{esc(title)}</h1></div>'

    def verdict(self) -> str:
        """The verdict's words, why, and on which conditions."""
        decision = next((d for d in self._plan.decisions if d.headline == "verdict"), None)
        why, conditions = "", ""
        if decision is not None:
            marks = "".join(cite(i.number, i.title, self._language) for i in self._sources.of(decision.evidence)[:TOP])
            why = f"<p>{esc(self._names.sentence(decision.because))} {marks}</p>" if decision.because or marks else ""
            rows = [
                f"<li>{esc(self._names.sentence(c.text))}<span class='small'>{self._by(c.owner, c.due)}</span></li>"
                for c in decision.conditions
            ]
            conditions = f'<p class="label">{self._label("plan.conditions")}</p>{items(rows, self._language, shown=TOP)}' if rows else ""
        tone = TONE.get(self._plan.headline.verdict, "open")
        return f'<div class="verdict {tone}"><p class="word">{esc(verdict_word(self._plan, self._language))}</p>{why}{conditions}</div>'

    def _by(self, owner: str, date: object) -> str:
        return self._label("plan.steps.by", who=capital(self._names.person(owner)), date=self._day(date))

    def number(self) -> str:
        """The number that counts, from today to the aim."""
        success = self._plan.success
        changed = " changed" if any(change.part == "goal" for change in self._found) else ""
        start, aim = self._figure(success.baseline, "from"), self._figure(success.target, "")
        arrow = f'<span class="from" aria-hidden="true">&rarr;</span><span class="sr">{self._label("plan.to")}</span>'
        metric = capital(self._names.text(success.metric)) or label("plan.number", self._language)
        title = esc(metric) if success.deadline is None else self._label("plan.by", metric=metric, date=self._day(success.deadline))
        long = " long" if len(show(success.baseline, success.unit)) + len(show(success.target, success.unit)) > 22 else ""
        return (
            f'<div class="num{changed}{long}"><p class="big">{start} {arrow} {aim}</p>'
            f'<div><h2 class="low">{title}</h2><p class="small">{esc(self._worth())}</p>{self._late()}</div></div>'
        )

    def _figure(self, value: float | None, kind: str) -> str:
        if value is None:
            return f'<span class="from unset">{self._label("plan.not_set")}</span>'
        return f'<span class="{kind}">{esc(show(value, self._plan.success.unit, self._language))}</span>'

    def _worth(self) -> str:
        plan, language = self._plan, self._language
        said = []
        worth = plan.cost.roi.value_year.likely
        if worth:
            said.append(label("plan.worth", language, worth=show(worth, plan.cost.build.currency, language)))
        guards = [self._guard(g.metric, g.limit) for g in plan.success.guardrails[:2]]
        if guards:
            said.append(label("plan.guard", language, what=listed(guards, language)))
        if plan.success.target is None or plan.success.baseline is None:
            asked = next((q for q in plan.open_questions if q.slot in {"success_metric_target", "current_process_baseline"}), None)
            said += [label("plan.ask", language, question=self._names.text(asked.question))] if asked else []
        return " ".join(said)

    def _late(self) -> str:
        """A sentence when the likely date, or the one that is 80 % certain, lies behind the team's own date."""
        plan, done = self._plan, self._plan.timeline.computed
        own = plan.named_date
        if own is None or plan.headline.verdict == "stop":
            return ""
        if done.p50 and done.p50 > own:
            over = schedule_tab.span((done.p50 - own).days, self._language)
            words = self._label("plan.late", likely=self._day(done.p50), spare=over, date=self._day(own))
        elif done.p80 and done.p80 > own:
            words = self._label("plan.late.sure", sure=self._day(done.p80), date=self._day(own))
        else:
            return ""
        return f'<p class="small late">{icon("warn")}<span>{words}</span></p>'

    def _guard(self, metric: str, limit: float | str) -> str:
        limit, metric = (
            show(limit, language=self._language) if isinstance(limit, float) else self._names.text(limit),
            self._names.text(metric),
        )
        key = "plan.guard.limit" if limit[:1].isdigit() else "plan.guard.words"  # "stays at 5 minutes", "stays at most 5 minutes"
        return label(key, self._language, metric=metric, limit=limit) if limit else metric

    def steps_and_risks(self) -> str:
        """Three next steps beside the three largest risks."""
        known = {step.action for step in self._before.next_steps} if self._before else set()
        steps = [
            f'<li class="{"changed" if known and s.action not in known else ""}">{esc(self._names.text(s.action).rstrip("."))}'
            f'<span class="small">{self._by(s.owner, s.date)}</span></li>'
            for s in self._plan.next_steps[:TOP]
        ]
        new = {change.now for change in self._found if change.part == "risks"}
        worst = sorted(self._plan.risks, key=lambda risk: -risk.score)[:TOP]
        risks = [
            f'<li class="{"changed" if r.title in new else ""}">{esc(self._names.text(r.title).rstrip("."))}'
            f'<span class="small">{esc(brief_advice(self._names.sentence(r.mitigation), BRIEF))}</span></li>'
            for r in worst
        ]
        key = {1: "plan.steps.one", 3: "plan.steps"}.get(len(steps), "plan.steps.few")
        return f'<div class="cols">{self._list(key, steps, "plan.steps.none")}{self._list("plan.risks", risks, "plan.risks.none")}</div>'

    def _list(self, title: str, rows: list[str], none: str) -> str:
        body = items(rows, self._language) or f'<p class="small quiet none">{self._label(none)}</p>'
        return f"<section><h2>{self._label(title)}</h2>{body}</section>"

    def before_building(self) -> str:
        """The cheapest test, and what could be bought instead."""
        pairs = (("plan.test", self._plan.alternatives.cheapest_test), ("plan.buy", self._plan.alternatives.buy_instead))
        rows = [f"<li><b>{self._label(key)}</b> {self._names.html(text)}</li>" for key, text in pairs if text]
        return f"<section><h2>{self._label('plan.before')}</h2>{items(rows)}</section>" if rows else ""

    def folds(self) -> str:
        """Every section of the plan, folded, with its answer in grey."""
        touched = {key for change in self._found for key in CHANGED_BY.get(change.part, ())}
        word = tag(label("plan.changed", self._language), "new")
        rows = [
            fold(part.title, part.say, part.body, changed=part.key in touched, tag=word if part.key in touched else "", key=part.key)
            for part in sections(self._plan, self._names, self._language)
        ]
        noted = (("open", self._plan.meta.open), ("gaps", self._plan.meta.gaps))
        for key, texts in ((key, [self._names.sentence(text) for text in found]) for key, found in noted if found):
            rows.insert(0, fold(self._label(f"plan.{key}"), texts[0], points(texts, self._language), key=key))
        return f'<div class="folds">{"".join(rows)}</div>'

    def origin(self) -> str:
        """Where the statements come from; the bar leads to the evidence."""
        return (
            evidence_tab.origin(self._plan, self._language)
            + f"<div>{button(label('tab.evidence', self._language), 'tab', 'evidence', 'plain link')}</div>"
        )
