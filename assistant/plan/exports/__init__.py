"""The shapes in which a plan leaves the product: one registry, one function."""

from __future__ import annotations

from collections.abc import Callable

from assistant.plan.exports.html import to_html
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.model import Plan


def to_json(plan: Plan) -> str:
    """The exchange format groundplan-plan/1."""
    return plan.model_dump_json(indent=1) + "\n"


EXPORTS: dict[str, Callable[[Plan], str]] = {
    "json": to_json,
    "md": to_markdown,
    "html": lambda plan: to_html(to_markdown(plan), plan.meta.language),
}


def export_plan(plan: Plan, shape: str) -> str:
    """`plan` in `shape`.

    Raises:
        KeyError: no such shape.
    """
    return EXPORTS[shape](plan)
