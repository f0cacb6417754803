"""Sections about the time after building: roll-out, watching, people and law."""

from __future__ import annotations

from assistant.formats import listed, number, show
from assistant.plan.model import Deployment, Ethics, Monitoring, NotApplicable, Plan
from ui.web.base import capital, esc, items, pairs, points
from ui.web.names import Names

LAW = {
    "prohibited": "not allowed by law",
    "high": "high risk in the sense of the law",
    "limited": "people must be told",
    "minimal": "no special duty",
    "unknown": "still to be looked at",
}


def roll_out(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """How it comes into use, and the way back."""
    part = plan.deployment
    if not isinstance(part, Deployment):
        return "", ""
    steps = [
        f"<li><b>{esc(capital(names.value(s.step)))}</b>: {esc(_joined(names.text(s.share), names.text(s.duration)))}"
        f"<span class='small'>{esc(_step(names, s.pass_rule, s.way_back))}</span></li>"
        for s in part.rollout
    ]
    back = part.rollback
    rows = [
        ("Works", names.value(part.serving_mode)),
        ("How many", names.text(part.throughput)),
        ("Answers within", f"{number(part.latency_budget_ms)} ms" if part.latency_budget_ms else ""),
        ("Way back", f"{names.sentence(back.how)} At most {number(back.max_minutes)} minutes." if back else ""),
        ("When it is out of order", names.text(part.fallback)),
        ("Signed by", names.text(part.user_acceptance)),
        ("Same inputs in use", names.text(part.training_serving_consistency)),
        ("Places", listed([names.text(e) for e in part.environments])),
    ]
    more = [names.sentence(text) for text in [*part.tests, *part.security, *part.practices]]
    say = ", then ".join(names.value(s.step) for s in part.rollout)
    return say, items(steps, language) + pairs(rows) + points(more, language)


def _joined(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _step(names: Names, rule: str, back: str) -> str:
    text = names.text(rule)
    passed = names.sentence(f"go on when {text[:1].lower()}{text[1:]}") if text else ""
    return " ".join(filter(None, [passed, names.sentence(f"way back: {back}") if back else ""]))


def monitoring(plan: Plan, names: Names, language: str) -> tuple[str, str]:
    """What is watched, who looks at it, when the model is trained again."""
    part = plan.monitoring
    if not isinstance(part, Monitoring):
        return "", ""
    watched = [
        f"<li>{esc(names.sentence(s.metric))}<span class='small'>{esc(_alarm(names, s.threshold, s.window, s.action, s.owner))}</span></li>"
        for s in part.signals
    ]
    again, review = part.retraining, part.human_review
    rows = [
        ("True answers come back", names.text(part.label_feedback)),
        ("People look at", _review(names, review.share, review.who)),
        ("Trained again", _joined(names.value(again.trigger), names.text(again.cadence))),
        ("A new one must", names.text(again.gate)),
        ("On data of", names.text(again.data_window)),
        ("If something breaks", names.text(part.runbook)),
    ]
    things = "1 thing" if len(watched) == 1 else f"{len(watched)} things"
    return f"{things} watched, trained again: {names.value(again.trigger)}", items(watched, language) + pairs(rows)


def _alarm(names: Names, limit: str, window: str, action: str, owner: str) -> str:
    when = f"Alarm at {names.text(limit)}" + (f" ({names.text(window)})" if window else "") + "." if limit else ""
    return " ".join(filter(None, [when, names.sentence(action), f"{capital(names.person(owner))}." if owner else ""]))


def _review(names: Names, share: float | None, who: str) -> str:
    if share is None and not who:
        return ""
    return _joined(f"{show(share, 'share')} of the results" if share is not None else "", names.person(who) if who else "")


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
        ("Law", names.sentence(_law(part))),
        ("Who may object", appeal),
        ("Told its limits", listed([names.person(one) for one in part.limits_told_to])),
        ("Must not be used for", listed([names.text(m) for m in part.misuse])),
    ]
    body = pairs(rows) + items(duties, language)
    body += f"<h4>Where the numbers could mislead</h4>{items(traps, language)}" if traps else ""
    return LAW[part.law_class], body


def _law(part: Ethics) -> str:
    return f"{LAW[part.law_class]}. {part.law_note}" if part.law_note else LAW[part.law_class]
