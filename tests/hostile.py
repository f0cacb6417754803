"""What no output may hold, whatever went in: markup that came alive in Markdown or in the page, and a plan full of naughty texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from markdown_it import MarkdownIt

from assistant.journal_store import storable
from assistant.plan.model import Plan
from tests.ui.web.reading import read

LIVE = {"html_block", "html_inline", "image", "link_open", "fence", "code_block"}
"""Kinds of Markdown tokens that a text of ours never makes."""

ALLOWED = frozenset(
    re.findall(
        r"\w+",
        "a article aside b blockquote br button circle code dd del details dialog div dl dt em fieldset figure footer g "
        "h1 h2 h3 h4 header hr i input ins label legend li line main mark nav ol p path polygon progress rect section "
        "small span strong summary svg table tbody td text textarea th thead time title tr tspan ul",
    )
)
"""Elements that the panels are made of."""

ADDRESS = re.compile(r"^(?:https://|http://|download/|#|mailto:$)")
FREE = " "
"""A text with a blank is a sentence; one without may be an id or a value of a closed list."""


def alive_in_markdown(text: str) -> list[str]:
    """Tokens that a reader of Markdown, HTML and tables allowed, would make of something that somebody wrote."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    every = [inner for token in tokens for inner in (token, *(token.children or []))]
    return [f"{token.type}: {token.content or token.attrs}" for token in every if token.type in LIVE]


def alive_in_markup(markup: str) -> list[str]:
    """Elements, attributes and addresses in a panel of the page that are not ours."""
    found = read(markup)
    wrong = [tag for tag in found.tags if tag not in ALLOWED]
    for tag, name, value in found.attributes:
        if name.startswith("on") or name in ("srcdoc", "src", "srcset", "action", "formaction", "background", "poster"):
            wrong.append(f"{tag} {name}={value}")
        if name in ("href", "xlink:href") and not ADDRESS.match(value):
            wrong.append(f"{tag} {name}={value}")
        if name == "style" and re.search(r"url|expression|@import|position", value, re.IGNORECASE):
            wrong.append(f"{tag} style={value}")
    return wrong


def poisoned(plan: Plan, texts: list[str]) -> Iterator[Plan]:
    """The plan with every sentence replaced by one of `texts`, as often as it takes to use them all."""
    every = [storable(text) for text in texts]
    used = 0
    while used < len(every):
        source = cycle(every[used:] + every[:used])
        dumped, count = _replaced(plan.model_dump(mode="json"), source)
        used += count
        yield Plan.model_validate(dumped)


def _replaced(node: Any, source: Iterator[str]) -> tuple[Any, int]:
    if isinstance(node, dict):
        pairs = {name: _replaced(inner, source) for name, inner in node.items()}
        return {name: new for name, (new, _) in pairs.items()}, sum(count for _, count in pairs.values())
    if isinstance(node, list):
        rows = [_replaced(inner, source) for inner in node]
        return [new for new, _ in rows], sum(count for _, count in rows)
    if isinstance(node, str) and FREE in node.strip():
        return next(source), 1
    return node, 0
