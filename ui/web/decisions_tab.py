"""The tab Decisions: each with all options as bars, the reasons, what would change it, and how it was weighed."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.formats import number
from assistant.plan.diff import Change
from assistant.plan.model import Decision, OptionRow, Plan, Score
from ui.web.base import SHOWN, button, capital, cite, esc, fold, folded, icon, page, tag, trace, waiting
from ui.web.labels import counted, label
from ui.web.names import Names, chosen
from ui.web.sources import Sources

FAR = 0.45
"""An option with less than this share of the best one's points is far behind."""

WHY_NOT = 3
"""Options that are offered as "Why not ...?"."""


def render(plan: Plan | None, found: Sequence[Change], names: Names | None, sources: Sources, language: str = "en") -> str:
    """The whole tab."""
    title = label("decisions.title", language)
    if plan is None or names is None or not plan.decisions:
        return waiting(title, label("waiting.text", language))
    draw = _Decisions(names, sources, language)
    changed = {change.what for change in found if change.part == "decisions"}
    close = sum(d.close_call for d in plan.decisions)
    lead = counted("decisions.lead", len(plan.decisions), language) + (" " + counted("decisions.close", close, language) if close else "")
    rows = "".join(draw.decision(d, changed=d.question in changed) for d in plan.decisions)
    head = f'<div class="top"><h1>{esc(title)}</h1><p class="small">{esc(lead)}</p></div>'
    return page(head, f'<h2 class="sr">{esc(title)}</h2><div class="folds">{rows}</div>')


class _Decisions:
    """Draws decisions with the names and sources of one plan."""

    def __init__(self, names: Names, sources: Sources, language: str) -> None:
        self._names, self._sources, self._language = names, sources, language

    def _label(self, key: str, **fields: object) -> str:
        return esc(label(key, self._language, **fields))

    def decision(self, decision: Decision, *, changed: bool = False) -> str:
        """One fold."""
        marks = tag(label("plan.changed", self._language), "new") if changed else ""
        marks += tag(label("decisions.close", self._language)) if decision.close_call else ""
        marks += tag(label("decisions.yours", self._language)) if decision.chosen_by == "team" else ""
        parts = (self._reason, self._options, self._flips, self._why_not, self._choose, self._weighed)
        body = "".join(draw(decision) for draw in parts)
        question = self._names.text(decision.question)
        return fold(question, capital(self._names.value(decision.choice)), body, tag=marks, changed=changed, key=f"decision-{decision.id}")

    def _reason(self, decision: Decision) -> str:
        marks = "".join(cite(i.number, i.title, self._language) for i in self._sources.of(decision.evidence)[:SHOWN])
        why = f"<p>{esc(self._names.sentence(decision.because))} {marks}</p>" if decision.because else ""
        if not why and marks:
            why = f'<p class="small">{self._label("decisions.rests")} {marks}</p>'
        own = f"<p>{self._label('decisions.reason', reason=decision.team_reason)}</p>" if decision.team_reason else ""
        return own + why

    # ---- options ----

    def _options(self, decision: Decision) -> str:
        taken = chosen(decision)
        best = max((o.points or 0 for o in decision.options), default=0)
        order = sorted(decision.options, key=lambda o: (o.value not in taken, o.points is None, -(o.points or 0)))
        rows = [self._option(o, decision, taken, best) for o in order]
        rest = folded(rows[SHOWN:], len(rows) - SHOWN, self._language)
        return f'<div class="opts">{"".join(rows[:SHOWN])}{rest}</div>'

    def _option(self, option: OptionRow, decision: Decision, taken: list[str], best: float) -> str:
        name = esc(capital(self._names.text(option.label or option.value)))
        if option.points is None and option.value not in taken:
            why = f'<p class="small">{esc(self._names.sentence(option.excluded))}</p>' if option.excluded else ""
            return f'<div class="opt out"><h3>{name}</h3><span class="small">{self._label("option.out")}</span>{why}</div>'
        width = max(3, round(100 * max(0.0, option.points or 0) / best)) if best > 0 else 3
        kind = "first" if option.value in taken else ""
        word = self._word(option, decision, taken, best)
        return (
            f'<div class="opt {kind}"><h3>{name}</h3><span class="small">{word}</span><div class="track" aria-hidden="true">'
            f'<span style="width:{width}%"></span></div>{self._reasons(option, decision)}</div>'
        )

    def _word(self, option: OptionRow, decision: Decision, taken: list[str], best: float) -> str:
        if option.value in taken:
            return self._label("option.chosen")
        if decision.runner_up and decision.runner_up.value == option.value:
            return self._label("option.runner_up.close" if decision.close_call else "option.runner_up")
        return self._label("option.far" if (option.points or 0) < FAR * best else "option.behind")

    def _reasons(self, option: OptionRow, decision: Decision) -> str:
        scores = sorted((s for s in option.scores if s.points), key=lambda s: (s.points < 0, -abs(s.points)))
        rows = [self._score(score) for score in scores]
        if decision.runner_up and decision.runner_up.value == option.value and decision.runner_up.why_lost:
            rows.append(self._reason_row(decision.runner_up.why_lost, good=False))
        rest = folded([f"<ul>{''.join(rows[SHOWN:])}</ul>"] if rows[SHOWN:] else [], len(rows) - SHOWN, self._language)
        return f"<ul>{''.join(rows[:SHOWN])}</ul>{rest}" if rows else ""

    def _score(self, score: Score) -> str:
        marks = "".join(cite(i.number, i.title, self._language) for i in self._sources.of([score.evidence]))
        return self._reason_row(score.reason or score.criterion, good=score.points > 0, marks=marks)

    def _reason_row(self, text: str, *, good: bool, marks: str = "") -> str:
        said = self._label("option.for" if good else "option.against")
        words = esc(self._names.sentence(text))
        sign, kind = (icon("plus"), "for") if good else (icon("minus"), "against")
        return f'<li class="{kind}">{sign}<span><span class="sr">{said}</span>{words} {marks}</span></li>'

    # ---- below the options ----

    def _flips(self, decision: Decision) -> str:
        rows = [self._names.sentence(decision.flips_if)] if decision.flips_if else []
        rows += [label("decisions.reopen", self._language, text=self._names.sentence(decision.reopened_by))] if decision.reopened_by else []
        if not rows:
            return ""
        body = "".join(f"<p>{esc(row)}</p>" for row in rows)
        return f'<div class="box"><p class="label">{self._label("decisions.flips")}</p>{body}</div>'

    def _why_not(self, decision: Decision) -> str:
        taken = chosen(decision)
        others = sorted((o for o in decision.options if o.value not in taken), key=lambda o: (o.points is None, -(o.points or 0)))
        asked = [label("decisions.why_not", self._language, option=self._names.text(o.label or o.value)) for o in others[:WHY_NOT]]
        buttons = "".join(button(words, "why_not", words) for words in asked)
        return f'<div class="row">{buttons}</div>' if buttons else ""

    def _choose(self, decision: Decision) -> str:
        """The team may choose another option that is not ruled out, with its reason."""
        others = [o for o in decision.options if o.points is not None and o.value not in chosen(decision)]
        if not others or not decision.headline or isinstance(decision.choice, list):
            return ""
        buttons = "".join(
            button(label("decisions.choose.this", self._language, option=self._names.text(o.label or o.value)), "choose", o.value)
            for o in others
        )
        hint = self._label("decisions.choose.reason")
        field = f'<input type="text" aria-label="{hint}" placeholder="{hint}">'
        inner = f'<div class="rest choice" data-headline="{esc(decision.headline)}">{field}<div class="row">{buttons}</div></div>'
        return trace(self._label("decisions.choose"), inner)

    def _weighed(self, decision: Decision) -> str:
        rows = []
        for option in decision.options:
            if option.points is None:
                continue
            inner = "".join(
                f"<li><span>{self._names.html(s.criterion)}</span><span>{_signed(s.points)}</span></li>" for s in option.scores if s.points
            )
            points = self._label("decisions.points", n=number(option.points))
            rows.append(
                f"<li class='sum'><span>{self._names.html(capital(option.label or option.value))}</span><span>{points}</span></li>{inner}"
            )
        if not rows:
            return ""
        return trace(self._label("decisions.weighed"), f"<ol>{''.join(rows)}</ol>")


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else '−'}{number(abs(points))}"
