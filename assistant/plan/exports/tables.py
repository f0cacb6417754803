"""Small pieces of Markdown: tables, points, texts that cannot break them, and people's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.formats import listed, show
from assistant.nouns import spoken as in_language
from assistant.plan.model import Plan
from assistant.plan.wording import joined

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_MARKED = re.compile(r"\\([\\`*_\[\]<>#|~])|\*+")


def clean(text: str | None) -> str:
    """A text that somebody wrote, on one line, with what Markdown or HTML would read as markup made harmless."""
    return _SPECIAL.sub(r"\\\1", " ".join((text or "").split()))


def unmarked(text: str) -> str:
    """A line of the export as plain text: no stars, and what `clean` made harmless as it was written."""
    return _MARKED.sub(lambda found: found.group(1) or "", text)


def spoken(plan: Plan, text: str, **fields: object) -> str:
    """A fixed text of the export in the language of the plan; its fields must be clean."""
    return in_language(text, plan.meta.language, **fields)


def shown(plan: Plan, value: object, unit: str = "") -> str:
    """A value as people read it, clean: its unit is a word of the team."""
    return clean(show(value, unit, plan.meta.language))


def together(plan: Plan, items: Iterable[str]) -> str:
    """Clean items joined as in a sentence."""
    return listed([clean(item) for item in items], plan.meta.language)


def bullets(items: Iterable[str]) -> str:
    """Points, one a line."""
    return "\n".join(f"- {item}" for item in items if item)


def table(plan: Plan, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells must be clean."""
    lines = ["| " + " | ".join(spoken(plan, name) for name in head) + " |", "|" + " --- |" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


FUNCTIONS = {
    "domain_expert": "whoever knows the work",
    "ml_product_manager": "project lead",
    "data_scientist": "data analyst",
    "ml_engineer": "machine-learning engineer",
    "ml_researcher": "machine-learning researcher",
    "mlops_engineer": "operations engineer",
    "annotator": "whoever labels",
    "ux_designer": "designer",
    "security_privacy": "whoever answers for privacy",
    "legal_compliance": "whoever answers for law",
    "qa": "tester",
}
"""Functions in plain words; the others read well as they are."""


def function_of(plan: Plan, identity: str) -> str:
    """A function of the team in plain words, as it was written."""
    return spoken(plan, FUNCTIONS.get(identity, identity.replace("_", " ")))


def owner_of(plan: Plan, identity: str) -> str:
    """The person or function behind an owner id, as it was written."""
    role = next((r for r in plan.team.roles if r.id == identity), None)
    if role is None or role.gap:
        return function_of(plan, role.role if role else identity)
    return role.person_or_gap.partition(", to be named")[0].partition(", por nombrar")[0]


def function_name(plan: Plan, identity: str) -> str:
    """A function of the team in plain words, clean."""
    return clean(function_of(plan, identity))


def owner_name(plan: Plan, identity: str) -> str:
    """The person or function behind an owner id, clean."""
    return clean(owner_of(plan, identity))


def labelled(plan: Plan, pairs: Iterable[tuple[str, str]]) -> str:
    """Points of the form "**Label:** text", without those that have no text."""
    return bullets(f"**{spoken(plan, label)}:** {text}" for label, text in pairs if text)


def paragraphs(*texts: str) -> str:
    """Texts one below the other; empty ones are left out."""
    return "\n\n".join(text for text in texts if text)


def sentences(*texts: str) -> str:
    """Texts as sentences one after the other, each with its capital and its stop."""
    return clean(joined(*texts))
