"""What stands around the talk and the plan: the top bar, the first page and its examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from knowledge.rows import Words
from ui.web.base import esc, icon
from ui.web.labels import counted, label


class Example(BaseModel):
    """A brief of the first page: two lines on the button, and the message that a click sends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: Words
    line: Words
    brief: Words


@cache
def examples() -> tuple[Example, ...]:
    """The example briefs, in the order of the file."""
    rows = yaml.safe_load((Path(__file__).parent / "examples.yml").read_text("utf-8"))["examples"]
    return tuple(Example.model_validate(row) for row in rows)


def bar(number_of_changes: int, language: str = "en", *, plan: bool = True) -> str:
    """The bar of narrow screens: the drawer's button, chat or plan, theme."""
    words = counted("bar.plan", number_of_changes, language) if number_of_changes else label("bar.plan", language)
    switch = (
        f'<div class="seg" role="group" aria-label="{esc(label("bar.view", language))}">'
        f'<button type="button" data-act="view" data-arg="chat" aria-pressed="true">{esc(label("bar.chat", language))}</button>'
        f'<button type="button" data-act="view" data-arg="plan" aria-pressed="false">{esc(words)}</button></div>'
    )
    projects, theme = esc(label("rail.projects", language)), esc(label("rail.theme", language))
    return (
        f'<div class="gp topbar"><button type="button" class="icon" data-act="rail" aria-label="{projects}" aria-controls="rail">'
        f"{icon('menu')}</button>"
        f"<b>Groundplan</b>{switch if plan else ''}"
        f'<button type="button" class="icon" data-act="theme" aria-label="{theme}">{icon("half")}</button></div>'
    )


def first_page(language: str = "en", project: str = "", position: int = 0, after: str = "") -> str:
    """One question and two lines; `project` is one whose first turn was taken back, `after` the button that brings it back."""
    return (
        f'<div class="gp first-page" data-project="{esc(project)}" data-position="{position}" data-language="{language}">'
        f"<h1>{esc(label('first.title', language))}</h1>"
        f'<p class="lead">{esc(label("first.lead", language))}</p>{after}</div>'
    )


def briefs(language: str = "en") -> str:
    """The examples below the box; one click sends one."""
    rows = "".join(
        f'<button type="button" class="brief" data-act="example" data-arg="{esc(one.id)}"><b>{esc(one.title.in_(language))}</b>'
        f'<span class="small">{esc(one.line.in_(language))}</span>{icon("go")}</button>'
        for one in examples()
    )
    return f'<div class="gp briefs"><p class="label">{esc(label("first.examples", language))}</p>{rows}</div>'
