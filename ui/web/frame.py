"""What stands around the talk and the plan: projects, top bar, mode line, first page and its examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.wording import say
from knowledge.rows import Words
from ui.web.base import esc, folded, icon, shortened
from ui.web.labels import counted, label

BRAND = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M2.5 2.5h15v15h-15zM2.5 11h5M11 11h6.5M11 2.5V8"/></svg>'
SHOWN = 12
"""Projects that are shown; the rest is folded."""


class Example(BaseModel):
    """A brief of the first page: two lines on the button, and the message that a click sends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: Words
    line: Words
    brief: Words


@dataclass(frozen=True)
class ProjectRow:
    """A project in the list."""

    name: str
    title: str
    status: str


@cache
def examples() -> tuple[Example, ...]:
    """The example briefs, in the order of the file."""
    rows = yaml.safe_load((Path(__file__).parent / "examples.yml").read_text("utf-8"))["examples"]
    return tuple(Example.model_validate(row) for row in rows)


def rail(projects: Sequence[ProjectRow], current: str, language: str = "en") -> str:
    """The list of projects with its two switches."""
    rows = [_project(row, current=row.name == current) for row in projects]
    listed = "".join(rows[:SHOWN]) + folded(rows[SHOWN:], len(rows) - SHOWN, language)
    listed = listed or f'<p class="small quiet none">{esc(label("rail.none", language))}</p>'
    other = "es" if language == "en" else "en"
    return (
        f'<nav class="gp rail" aria-label="{esc(label("rail.projects", language))}"><div class="brand">{BRAND}Groundplan</div>'
        f'<div><button type="button" class="item add" data-act="open" data-arg="">{icon("plus")}{esc(label("rail.new", language))}</button>'
        "</div>"
        f'<div><div class="label">{esc(label("rail.projects", language))}</div>{listed}</div>'
        f'<div class="foot"><button type="button" class="item" data-act="theme">{icon("half")}{esc(label("rail.theme", language))}</button>'
        f'<button type="button" class="item" data-act="language" data-arg="{other}" lang="{other}">{icon("globe")}'
        f"{esc(label('rail.language', language))}</button></div></nav>"
    )


def _project(row: ProjectRow, *, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    return (
        f'<button type="button" class="item" data-act="open" data-arg="{esc(row.name)}"{mark}>{esc(shortened(row.title, 60))}'
        f"<small>{esc(row.status)}</small></button>"
    )


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


def mode(language: str = "en") -> str:
    """Who leads the talk, and where text goes."""
    return f'<div class="gp mode">{icon("lock")}{esc(say("mode.guided", language))}</div>'


def first_page(language: str = "en") -> str:
    """One question and two lines."""
    return (
        f'<div class="gp first-page" data-project="" data-language="{language}"><h1>{esc(label("first.title", language))}</h1>'
        f'<p class="lead">{esc(label("first.lead", language))}</p></div>'
    )


def briefs(language: str = "en") -> str:
    """The examples below the box; one click sends one."""
    rows = "".join(
        f'<button type="button" class="brief" data-act="example" data-arg="{esc(one.id)}"><b>{esc(one.title.in_(language))}</b>'
        f'<span class="small">{esc(one.line.in_(language))}</span>{icon("go")}</button>'
        for one in examples()
    )
    return f'<div class="gp briefs"><p class="label">{esc(label("first.examples", language))}</p>{rows}</div>'
