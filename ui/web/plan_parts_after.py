"""Sections about the time after building: roll-out, watching, people and law."""

from __future__ import annotations

from assistant.formats import listed, number, show
from assistant.plan.model import Deployment, Ethics, Monitoring, NotApplicable, Plan, WatchRow
from ui.web.base import capital, esc, headed, items, labelled, points
from ui.web.labels import counted, label
from ui.web.names import Names, small

UNLOOKED = "unlooked"
"""Key of the words for a class of law that nobody has looked at."""


def roll_out(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """How it comes into use, and the way back."""
    part = plan.deployment
    if not isinstance(part, Deployment):
        return "", ""
    steps = [
        f"<li><b>{esc(capital(names.value(s.step)))}</b>: {esc(_joined(names.text(s.share), names.text(s.duration)))}"
        f"<span class='small'>{esc(_step(names, s.pass_rule, s.way_back, language))}</span></li>"
        for s in part.rollout
    ]
    back = part.rollback
    rows = [
        ("works", names.value(part.serving_mode)),
        ("how_many", names.text(part.throughput)),
        ("answers_within", f"{number(part.latency_budget_ms, language)} ms" if part.latency_budget_ms else ""),
        ("way_back", f"{names.sentence(back.how)} {label('part.minutes', language, n=number(back.max_minutes, language))}" if back else ""),
        ("out_of_order", names.text(part.fallback)),
        ("signed", names.text(part.user_acceptance)),
        ("same_inputs", names.text(part.training_serving_consistency)),
        ("places", listed([names.text(e) for e in part.environments], language)),
    ]
    more = [names.sentence(text) for text in [*part.tests, *part.security, *part.practices]]
    say = label("part.then", language).join(names.value(s.step) for s in part.rollout)
    return say, items(steps, language) + labelled(rows, language) + points(more, language)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _step(names: Names, rule: str, back: str, language: str) -> str:
    text = names.text(rule)
    passed = names.sentence(label("part.go_on", language, text=f"{text[:1].lower()}{text[1:]}")) if text else ""
    return " ".join(filter(None, [passed, names.sentence(label("part.step_back", language, text=back)) if back else ""]))


def monitoring(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What is watched, who looks at it, when the model is trained again."""
    part = plan.monitoring
    if not isinstance(part, Monitoring):
        return "", ""
    watched = [
        f"<li>{esc(names.sentence(s.metric))}<span class='small'>{esc(_alarm(names, s, language))}</span></li>" for s in part.signals
    ]
    again, review = part.retraining, part.human_review
    rows = [
        ("truth_back", names.text(part.label_feedback)),
        ("people_look", _review(names, review.share, review.who, language)),
        ("again", _joined(names.value(again.trigger), names.text(again.cadence))),
        ("new_one", names.text(again.gate)),
        ("window", names.text(again.data_window)),
        ("breaks", names.text(part.runbook)),
    ]
    say = label("part.say_again", language, watched=counted("part.watched", len(watched), language), when=small(names.value(again.trigger)))
    return say, items(watched, language) + labelled(rows, language)


def _alarm(names: Names, row: WatchRow, language: str) -> str:
    limit = names.text(row.threshold) + (f" ({names.text(row.window)})" if row.window else "")
    when = label("part.alarm", language, limit=limit) if row.threshold else ""
    return " ".join(filter(None, [when, names.sentence(row.action), f"{capital(names.person(row.owner))}." if row.owner else ""]))


def _review(names: Names, share: float | None, who: str, language: str) -> str:
    some = label("part.results", language, share=show(share, "share", language)) if share is not None else ""
    return _joined(some, names.person(who) if who else "")


def ethics(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """People, law, misuse, and the ways in which numbers mislead."""
    part = plan.ethics
    duties = [f"<li>{names.html(d.question)}<span class='small'>{esc(names.sentence(d.answer))}</span></li>" for d in part.deon if d.answer]
    traps = [
        f"<li>{esc(capital(names.text(f.name)))}<span class='small'>{esc(names.sentence(f.because))}</span></li>"
        for f in part.fallacies
        if f.applies
    ]
    appeal = "" if isinstance(part.appeal_path, NotApplicable) else names.text(part.appeal_path)
    rows = [
        ("law_class", names.sentence(_law(part, language))),
        ("object", appeal),
        ("told", listed([names.person(one) for one in part.limits_told_to], language)),
        ("misuse", listed([names.text(m) for m in part.misuse], language)),
    ]
    body = labelled(rows, language) + items(duties, language)
    return _class(part, language), body + headed("mislead", items(traps, language), language)


def _class(part: Ethics, language: str) -> str:
    return label(f"part.{UNLOOKED if part.law_class == 'unknown' else part.law_class}", language)


def _law(part: Ethics, language: str) -> str:
    return f"{_class(part, language)}. {part.law_note}" if part.law_note else _class(part, language)
