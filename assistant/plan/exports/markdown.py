"""The plan for its readers, as Markdown: one page on top, then the sections."""

from __future__ import annotations

from collections.abc import Callable

from assistant.formats import show
from assistant.plan.exports import markdown_sections as sections
from assistant.plan.exports.tables import bullets, clean, owner_name, table
from assistant.plan.model import Plan

PAGE_ONE_RISKS = 3


def to_markdown(plan: Plan) -> str:
    """The whole plan; dates in words, no ids."""
    parts = [page_one(plan)]
    shown: list[tuple[str, str]] = [(title, write(plan).strip()) for title, write in _SECTIONS]
    number = 0
    for title, text in shown:
        if text:
            number += 1
            parts.append(f"## {number}. {title}\n\n{text}")
    return "\n\n".join(parts) + "\n"


def page_one(plan: Plan) -> str:
    """Verdict and why, conditions, the number that counts, next steps, risks, alternatives: at most 350 words."""
    meta = plan.meta
    head = [
        f"# {clean(meta.title) or 'Project plan'}",
        f"*Plan of {show(meta.created)}, version {meta.version}, {meta.status}*",
    ]
    return "\n\n".join(
        filter(None, [*head, _verdict(plan), _gaps(plan), _number(plan), _dates(plan), _steps(plan), _risks(plan), _instead(plan)])
    )


def _verdict(plan: Plan) -> str:
    decision = plan.decision("verdict")
    label = next((o.label for o in decision.options if o.value == decision.choice), plan.headline.verdict.replace("_", " "))
    conditions = [f"{clean(c.text)} ({owner_name(plan, c.owner)}, by {show(c.due)})" for c in decision.conditions]
    count = {0: "", 1: " One condition is open:"}.get(len(conditions), f" {len(conditions)} conditions are open:")
    text = f"**{clean(label).rstrip('.')}.** {clean(decision.because)}{count}".strip()
    return text + ("\n\n" + "\n".join(f"{n}. {c}" for n, c in enumerate(conditions, 1)) if conditions else "")


def _gaps(plan: Plan) -> str:
    if plan.meta.status != "draft" or not plan.meta.gaps:
        return ""
    return "**What keeps this a draft:**\n\n" + bullets(plan.meta.gaps)


def _number(plan: Plan) -> str:
    success = plan.success
    if success.target is None:
        return "**The number that counts:** not set yet."
    today = f"from {show(success.baseline, success.unit)} " if success.baseline is not None else ""
    text = f"**The number that counts:** {clean(success.metric)}, {today}to **{show(success.target, success.unit)}**"
    text += f" by {show(success.deadline)}." if success.deadline else "."
    if plan.goal.stop_rule:
        text += f" {clean(plan.goal.stop_rule)}"
    return text


def _dates(plan: Plan) -> str:
    computed, cost = plan.timeline.computed, plan.cost
    found = []
    if computed.p50 and computed.p80:
        found.append(f"**Done by** {show(computed.p50)} (even chance) or {show(computed.p80)} (80 % sure).")
    worth = cost.roi.value_year
    if worth.likely is not None:
        spread = (
            f", between {show(worth.low, cost.build.currency)} and {show(worth.high, cost.build.currency)}"
            if worth.low is not None and worth.high is not None
            else ""
        )
        found.append(f"Likely worth {show(worth.likely, cost.build.currency)} a year{spread}.")
    return " ".join(found)


def _steps(plan: Plan) -> str:
    rows = [(clean(step.action), owner_name(plan, step.owner), show(step.date)) for step in plan.next_steps]
    return table(("next", "who", "by"), rows) if rows else ""


def _risks(plan: Plan) -> str:
    worst = sorted(plan.risks, key=lambda r: -r.score)[:PAGE_ONE_RISKS]
    return (
        "**What could go wrong**\n\n" + bullets([f"*{clean(r.title).rstrip('.')}.* {clean(r.mitigation)}" for r in worst]) if worst else ""
    )


def _instead(plan: Plan) -> str:
    found = []
    if plan.alternatives.cheapest_test:
        found.append(f"**Cheapest test:** {clean(plan.alternatives.cheapest_test)}")
    if plan.alternatives.buy_instead:
        found.append(f"**Buy instead:** {clean(plan.alternatives.buy_instead)}")
    return "\n\n".join(found)


_SECTIONS: tuple[tuple[str, Callable[[Plan], str]], ...] = (
    ("Goal and success", sections.goal),
    ("What is predicted, and who acts", sections.framing),
    ("Data", sections.data),
    ("How it is built and judged", sections.modelling),
    ("The language model", sections.llm),
    ("Method, team and tools", sections.people),
    ("Into use, and back", sections.release),
    ("What is watched afterwards", sections.watching),
    ("Time", sections.time),
    ("Money", sections.money),
    ("Risks", sections.risks),
    ("People and law", sections.law),
    ("The decisions, and what else was weighed", sections.decisions),
    ("Still open, by who can answer", sections.still_open),
    ("What this rests on", sections.origins),
)
