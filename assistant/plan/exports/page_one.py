"""Page one of a plan as Markdown, in the language of the conversation: at most 350 words."""

from __future__ import annotations

import re

from assistant.formats import POINTS, RELATIVE, SHARE, number
from assistant.plan.exports.tables import bullets, clean, owner_name, paragraphs, shown, spoken, table, together
from assistant.plan.exports.words import in_words, label
from assistant.plan.model import Plan

MOST_WORDS = 350
MOST_RISKS = 3
MOST_GAPS = 3
SHORTEST, LONGEST = 5, 40
"""Fewest words of an advice that was cut, and most of one that was not."""
ROOM = ((60, 4), (26, 4), (20, 3), (15, 3), (15, 2), (11, 2), (8, 2), (5, 1))
"""Most words of one piece of advice, and most conditions: tried in this order until the page is short enough."""
_TASK = re.compile(r"\s*\((?:task|tarea) T?\d+\)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_UNTOLD = ("", "share", "relative")


def page_one(plan: Plan) -> str:
    """Verdict and why, conditions, the number that counts, next steps, risks, alternatives."""
    text = ""
    for most, conditions in ROOM:
        text = "\n\n".join(filter(None, _parts(plan, most, conditions)))
        if sum(any(sign.isalnum() for sign in word) for word in text.split()) <= MOST_WORDS:
            break
    return text


def _parts(plan: Plan, most: int, conditions: int) -> list[str]:
    meta, language = plan.meta, plan.meta.language
    state = label(
        "plan_of",
        language,
        date=shown(plan, meta.created),
        version=meta.version,
        status=label("ready_open" if meta.status == "ready" and meta.open else meta.status, language),
    )
    return [
        f"# {clean(meta.title) or spoken(plan, 'Project plan')}",
        f"*{state}*",
        _verdict(plan, conditions),
        _gaps(plan),
        _number(plan),
        _dates(plan) if plan.headline.verdict != "stop" else "",
        _steps(plan),
        _risks(plan, most),
        _instead(plan, most),
    ]


def brief_advice(text: str, most: int) -> str:
    """The first piece of an advice, at most about `most` words, cut where it can be cut: at a semicolon, then at a comma."""
    plain = _ASIDE.sub("", _TASK.sub("", text)).strip()
    if len(plain.split()) <= min(most, LONGEST):
        return plain.rstrip(".,;: ") + "."
    first = re.split(r";\s|\.\s", plain, maxsplit=1)[0]
    words = first.split()
    if len(words) > most:
        cuts = [place for place in range(SHORTEST, len(words)) if _may_end(words, place)]
        near = [place for place in cuts if place <= most][-1:] or cuts[:1]
        first = " ".join(words[: near[0]]) if near else first
    return first.rstrip(".,;: ") + "."


def _may_end(words: list[str], place: int) -> bool:
    """Whether the advice may end before the word at `place`: behind a comma or a colon."""
    return words[place - 1].endswith((",", ":"))


def _verdict(plan: Plan, most: int) -> str:
    decision, language = plan.decision("verdict"), plan.meta.language
    name = next((o.label for o in decision.options if o.value == decision.choice), plan.headline.verdict.replace("_", " "))
    conditions = decision.conditions
    if decision.choice == "go_with_conditions" and conditions:
        many = "condition" if len(conditions) == 1 else "conditions"
        name = f"{name.partition(',')[0]}, {label(many, language, n=in_words(len(conditions), language))}"
    text = f"**{clean(name).rstrip('.')}.** {clean(decision.because)}".strip()
    lines = [
        f"{place}. {clean(c.text)} ({label('by', language, who=owner_name(plan, c.owner), date=shown(plan, c.due))})"
        for place, c in enumerate(conditions[:most], 1)
    ]
    if len(conditions) > most:
        lines.append(f"{most + 1}. {label('more_conditions', language, n=len(conditions) - most)}")
    return text + ("\n\n" + "\n".join(lines) if lines else "")


def _gaps(plan: Plan) -> str:
    """What keeps it a draft, and what has to be agreed besides an end that is late, which stands among the dates."""
    gaps = plan.meta.gaps if plan.meta.status == "draft" else []
    blocks = (("gaps", gaps), ("open", plan.meta.open[len(_late(plan)[:1]) :]))
    return paragraphs(
        *(f"**{label(key, plan.meta.language)}**\n\n" + bullets(clean(row) for row in rows[:MOST_GAPS]) for key, rows in blocks if rows)
    )


def _number(plan: Plan) -> str:
    success, language = plan.success, plan.meta.language
    head = f"**{label('number', language)}**"
    if success.target is None:
        return f"{head} {label('not_set', language)}"
    metric, target = clean(success.metric) or label("this_number", language), shown(plan, success.target, success.unit)
    if success.baseline is None:
        text = label("to", language, metric=metric, target=target)
    else:
        text = label("from_to", language, metric=metric, start=_start(plan), target=target)
    if f"{metric}:".lower() == label("number", language).lower():  # a number without a name of its own is not named twice
        text = text.removeprefix(f"{metric}, ")
    text += label("until", language, date=shown(plan, success.deadline)) if success.deadline else "."
    return f"{head} {text} {clean(plan.goal.stop_rule)}".strip()


def _start(plan: Plan) -> str:
    """Today's number; its unit stands behind the target."""
    success, language = plan.success, plan.meta.language
    unit = success.unit.partition("/")[0]
    if unit == RELATIVE and success.baseline is not None:  # the aim is a change of it, and today's number itself is none
        return shown(plan, success.baseline, SHARE) if 0 < success.baseline < 1 else number(success.baseline, language)
    if unit == POINTS and success.baseline is not None:
        return number(success.baseline * 100, language)
    return shown(plan, success.baseline, unit) if unit in _UNTOLD or success.baseline is None else number(success.baseline, language)


def _dates(plan: Plan) -> str:
    return " ".join([*when_done(plan), *what_it_takes(plan), what_it_is_worth(plan)]).strip()


def when_done(plan: Plan) -> list[str]:
    """Sentences: when it begins where that is later than today, when it is done, and how that lies to the team's own date."""
    computed, language = plan.timeline.computed, plan.meta.language
    found = [label("starts", language, date=shown(plan, plan.timeline.start))] if plan.timeline.start > plan.meta.created else []
    if computed.p50 and computed.p80:
        found += [label("done", language, p50=shown(plan, computed.p50), p80=shown(plan, computed.p80)), *_late(plan)]
    return found


def what_it_takes(plan: Plan) -> list[str]:
    """Sentences: the money that is planned with, and the hours."""
    computed, cost, language = plan.timeline.computed, plan.cost, plan.meta.language
    found = []
    cap = shown(plan, cost.cap.amount, cost.cap.currency) if cost.cap and cost.cap.amount else ""
    if cap and cost.build.of_which_spend:
        found.append(label("spend", language, spend=shown(plan, cost.build.of_which_spend, cost.build.currency), cap=cap))
    elif cap:
        found.append(label("cap", language, cap=cap))
    if computed.p80_hours:
        found.append(label("hours", language, n=number(round(computed.p80_hours, -1), language)))
    return found


def _late(plan: Plan) -> list[str]:
    """By how much the end that is 80 % certain misses the team's own date, and how far the work gets until that date."""
    own, sure, language = plan.named_date, plan.timeline.computed.p80, plan.meta.language
    if own is None or sure is None or sure <= own:
        return []
    found = [label("late", language, days=(sure - own).days, date=shown(plan, own))]
    if (cut := plan.timeline.computed).p80_cut:
        found.append(label("cut", language, tasks=together(plan, [f"“{name}”" for name in cut.cut]), date=shown(plan, cut.p80_cut)))
    fits = [(task.finish.p80, task.name) for task in plan.timeline.tasks if task.finish and task.finish.p80 <= own]
    if fits:
        _, last = max(fits, key=lambda pair: pair[0])
        found.append(label("far", language, task=clean(last).rstrip(".?")))
    return found


def what_it_is_worth(plan: Plan) -> str:
    """A sentence: what reaching the goal is worth in a year; "" where that is not known."""
    worth, currency, language = plan.cost.roi.value_year, plan.cost.build.currency, plan.meta.language
    if worth.likely is None:
        return ""
    spread = (
        label("spread", language, low=shown(plan, worth.low, currency), high=shown(plan, worth.high, currency))
        if worth.low is not None and worth.high is not None
        else ""
    )
    return label("worth", language, likely=shown(plan, worth.likely, currency), spread=spread)


def _steps(plan: Plan) -> str:
    language = plan.meta.language
    rows = [(clean(step.action), owner_name(plan, step.owner), shown(plan, step.date)) for step in plan.next_steps]
    return table(plan, [label(key, language) for key in ("next", "who", "when")], rows) if rows else ""


def _risks(plan: Plan, most: int) -> str:
    worst = sorted(plan.risks, key=lambda r: -r.score)[:MOST_RISKS]
    lines = [f"*{clean(r.title).rstrip('.')}.* {clean(brief_advice(r.mitigation, most))}" for r in worst]
    return f"**{label('risks', plan.meta.language)}**\n\n" + bullets(lines) if lines else ""


def _instead(plan: Plan, most: int) -> str:
    language, other = plan.meta.language, plan.alternatives
    found = [("cheapest", other.cheapest_test), ("buy", other.buy_instead)]
    return "\n\n".join(f"**{label(key, language)}** {clean(brief_advice(text, most + 8))}" for key, text in found if text)
