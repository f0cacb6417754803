"""The plan for its readers, as Markdown: one page on top, then the sections."""

from __future__ import annotations

from collections.abc import Callable

from assistant.plan.exports import sections_build as build
from assistant.plan.exports import sections_proof as proof
from assistant.plan.exports import sections_run as run
from assistant.plan.exports.page_one import page_one
from assistant.plan.exports.tables import spoken
from assistant.plan.model import Plan

_SECTIONS: tuple[tuple[str, Callable[[Plan], str]], ...] = (
    ("Goal and success", build.goal),
    ("What is predicted, and who acts", build.framing),
    ("Data", build.data),
    ("How it is built and judged", build.modelling),
    ("The language model", build.llm),
    ("Method, team and tools", run.people),
    ("Into use, and back", run.release),
    ("What is watched afterwards", run.watching),
    ("Time", run.time),
    ("Money", run.money),
    ("Risks", run.risks),
    ("People and law", run.law),
    ("The decisions, and what else was weighed", proof.decisions),
    ("Still open, by who can answer", proof.still_open),
    ("What this rests on", proof.origins),
)
NO_MODEL = {"What is predicted, and who acts": "What is done, and who acts"}
"""Headings of plans in which nothing is predicted."""


def to_markdown(plan: Plan) -> str:
    """The whole plan; dates in words, no ids. Lists are cut to the size of the plan; all of it stands in the JSON."""
    parts = [page_one(plan)]
    for title, write in _SECTIONS:
        text = write(plan).strip()
        if text:
            heading = spoken(plan, NO_MODEL.get(title, title) if plan.headline.ml_task == "none" else title)
            parts.append(f"## {len(parts)}. {heading}\n\n{text}")
    return "\n\n".join(parts) + "\n"
