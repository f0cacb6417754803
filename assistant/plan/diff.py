"""What changed between two plans, as a person would tell it: decisions, dates, money, tasks, risks."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.nouns import show
from assistant.plan.model import Decision, Plan
from knowledge.translations import spanish


class Change(BaseModel):
    """One change: `part` of the plan (fold on the screen), what, before, now, and the words of the fact behind it."""

    model_config = ConfigDict(frozen=True)

    part: str
    what: str
    before: str = ""
    now: str = ""
    why: str = ""


def changes(old: Plan | None, new: Plan, why: str = "") -> list[Change]:
    """Changes from `old` to `new`, the weightiest first; empty for the first plan.

    Args:
        old: the plan before the turn, or None.
        new: the plan after it.
        why: words of what was said, shown as the reason where a decision names none of its own.
    """
    if old is None:
        return []
    found = [
        *_decisions(old, new, why),
        *_conditions(old, new),
        *_success(old, new, why),
        *_size(old, new, why),
        *_dates(old, new),
        *_money(old, new),
        *_rows(old, new),
    ]
    return [change for change in found if change.before != change.now]


def same_decisions(old: Plan, new: Plan) -> tuple[int, int]:
    """(decisions that stayed, decisions in all)."""
    before = {d.id: _values(d) for d in old.decisions}
    same = [d for d in new.decisions if d.id in before and set(before[d.id]) == set(_values(d))]
    return len(same), len(new.decisions)


def _values(decision: Decision) -> list[str]:
    return decision.choice if isinstance(decision.choice, list) else [decision.choice]


def _labels(decision: Decision, values: list[str]) -> str:
    labels = {option.value: option.label for option in decision.options}
    return ", ".join(labels.get(value, value.replace("_", " ")) for value in values)


def _decisions(old: Plan, new: Plan, why: str) -> list[Change]:
    before = {d.id: d for d in old.decisions}
    return [_turned(before[d.id], d, why) for d in new.decisions if d.id in before and set(_values(before[d.id])) != set(_values(d))]


def _turned(old: Decision, new: Decision, why: str) -> Change:
    """The change of one decision; of a list only what went and what came."""
    before, now = _values(old), _values(new)
    gone, come = [v for v in before if v not in now], [v for v in now if v not in before]
    return Change(part="decisions", what=new.question, before=_labels(old, gone), now=_labels(new, come), why=new.because or why)


def _conditions(old: Plan, new: Plan) -> list[Change]:
    """What the verdict depends on: the conditions that went and those that came."""
    before, now = ([c.text for d in plan.decisions if d.headline == "verdict" for c in d.conditions] for plan in (old, new))
    gone, come = [text for text in before if text not in now], [text for text in now if text not in before]
    return (
        [Change(part="conditions", what=_in_words("Conditions of the verdict", new), before=" ".join(gone), now=" ".join(come))]
        if gone or come
        else []
    )


def _success(old: Plan, new: Plan, why: str) -> list[Change]:
    pairs = [("Today's number", "baseline"), ("The number to reach", "target"), ("The stop line", "minimum"), ("By when", "deadline")]
    return [
        Change(
            part="goal",
            what=_in_words(what, new),
            before=_shown(getattr(old.success, key), old),
            now=_shown(getattr(new.success, key), new),
            why=why,
        )
        for what, key in pairs
        if getattr(old.success, key) != getattr(new.success, key)
    ]


def _in_words(text: str, plan: Plan) -> str:
    """A fixed phrase in the language of the plan."""
    return spanish().get(text, text) if plan.meta.language == "es" else text


def _shown(value: Any, plan: Plan) -> str:
    return _in_words("not set", plan) if value is None else show(value, plan.success.unit, plan.meta.language)


SIZES = {
    "course": "a course project",
    "pilot": "a pilot: the steps up to a first trial, and a short list of checks",
    "product": "for daily use: every step up to the roll-out",
    "regulated": "under strict duties: every step, and what the law asks for",
}
"""What a plan of each size holds."""


def _size(old: Plan, new: Plan, why: str) -> list[Change]:
    """A plan of another size has other tasks, and with them another end: so the size is named before the dates."""
    before, now = (_in_words(SIZES[plan.brief.scale], new) for plan in (old, new))
    return [Change(part="timeline", what=_in_words("Size of the plan", new), before=before, now=now, why=why)]


def _dates(old: Plan, new: Plan) -> list[Change]:
    before, now = old.timeline.computed.p80, new.timeline.computed.p80
    if before == now or before is None or now is None:
        return []
    return [Change(part="timeline", what=_in_words("Done by (80 % sure)", new), before=_shown(before, old), now=_shown(now, new))]


def _money(old: Plan, new: Plan) -> list[Change]:
    before, now = old.cost.roi.value_year.likely, new.cost.roi.value_year.likely
    unit = new.cost.build.currency or old.cost.build.currency
    if before == now:
        return []
    return [
        Change(
            part="cost",
            what=_in_words("Worth a year, likely", new),
            before=_in_words("not known", new) if before is None else show(before, unit, new.meta.language),
            now=_in_words("not known", new) if now is None else show(now, unit, new.meta.language),
        )
    ]


def _rows(old: Plan, new: Plan) -> list[Change]:
    pairs = [
        ("risks", "Risk", {r.risk_id: r.title for r in old.risks}, {r.risk_id: r.title for r in new.risks}),
        (
            "timeline",
            "Task",
            {t.template or t.id: t.name for t in old.timeline.tasks},
            {t.template or t.id: t.name for t in new.timeline.tasks},
        ),
    ]
    found = []
    for part, what, before, now in pairs:
        found += [Change(part=part, what=_in_words(f"{what} added", new), now=text) for key, text in now.items() if key not in before]
        found += [Change(part=part, what=_in_words(f"{what} dropped", new), before=text) for key, text in before.items() if key not in now]
    return found
