"""The whole screen as a function of one project: nothing that is drawn is kept anywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.case import Case
from assistant.plan.diff import Change, changes
from assistant.plan.model import Plan
from assistant.planners.leading import Mode
from knowledge.rows import Deck, Role
from ui.web import (
    card,
    changes_tab,
    chat,
    checklist_tab,
    decisions_tab,
    evidence_tab,
    export_tab,
    files_block,
    frame,
    mode_line,
    plan_tab,
    rail,
    schedule_tab,
)
from ui.web.base import bound
from ui.web.checklist_tab import Listed
from ui.web.labels import label
from ui.web.names import Names
from ui.web.sources import Sources, number_sources

TABS = ("plan", "decisions", "schedule", "checklist", "evidence", "changes", "export")
PANELS = ("over", "bar", "rail", "log", "live", "card", "notices", "mode", "below", *TABS)
"""Every place of the page that is drawn."""

Screen = dict[str, str]
"""Markup by the name of its panel; panels that are not named stay as they are."""


@dataclass(frozen=True)
class View:
    """Everything that the screen of one project shows; without messages it is the first page."""

    project: str = ""
    language: str = "en"
    case: Case = field(default_factory=lambda: Case(session=""))
    plan: Plan | None = None
    before: Plan | None = None
    projects: Sequence[rail.ProjectRow] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    decks: Sequence[Deck] = ()
    at_most: int = 12
    listed: Listed = field(default_factory=Listed)
    mode: Mode = field(default_factory=Mode)
    stage: mode_line.Stage | None = None
    accept: str = ""
    now: chat.Now = field(default_factory=chat.Now)
    asked: Sequence[Mapping[str, Any]] = ()
    """The open questions, as `card.render` takes them."""

    @property
    def found(self) -> list[Change]:
        """What the last answer changed."""
        return changes(self.before, self.plan) if self.plan else []


def screen(view: View) -> Screen:
    """Every panel."""
    if not view.case.messages:
        return _empty(view)
    names = Names(view.plan, view.roles, view.language) if view.plan else None
    sources = number_sources(view.plan, view.case, names, view.decks, view.language)
    drawn = {**_talk(view, sources), **_canvas(view, names, sources)}
    return {**_frame(view), **{name: bound(markup) for name, markup in drawn.items()}}


def tab_names(language: str) -> dict[str, str]:
    """The words on the tabs."""
    return {name: label(f"tab.{name}", language) for name in TABS}


def _frame(view: View) -> Screen:
    started = bool(view.case.messages)
    return {
        "bar": frame.bar(len(view.found), view.language, plan=started),
        "over": rail.over(view.language, TABS),
        "rail": rail.rail(view.projects, view.project, view.language),
        "notices": mode_line.notices(view.mode, view.stage, view.language),
        "mode": mode_line.mode_line(view.mode, view.language, view.accept),
        "below": frame.briefs(view.language),
        "live": "",
        "language": view.language,
    }


def _talk(view: View, sources: Sources) -> Screen:
    return {
        "log": chat.log(
            view.case, sources, project=view.project, now=replace(view.now, can_retry=bool(view.mode.failed and view.mode.host))
        ),
        "card": card.render(view.asked, view.at_most, view.language, project=view.project),
    }


def _canvas(view: View, names: Names | None, sources: Sources) -> Screen:
    plan, before, found, language = view.plan, view.before, view.found, view.language
    return {
        "plan": plan_tab.render(plan, before, found, names, sources, view.case),
        "decisions": decisions_tab.render(plan, found, names, sources, language),
        "schedule": schedule_tab.render(plan, names, language),
        "checklist": checklist_tab.render(view.listed, names, view.project, language),
        "evidence": evidence_tab.render(sources, plan, language, files_block.render(view.case.documents, language)),
        "changes": changes_tab.render(plan, before, found, names, view.case),
        "export": export_tab.render(plan, names, view.project, language),
    }


def _empty(view: View) -> Screen:
    """The first page: no plan beside it, no card below it."""
    nothing = Sources()
    canvas = _canvas(View(case=Case(session="", language=view.case.language), language=view.language), None, nothing)
    again = chat.bring_back(view.now, view.language)
    after = f'<div class="after">{again}</div>' if again else ""
    first = frame.first_page(view.language, view.project, view.now.position, after)
    return {**_frame(view), "log": first, "card": "", **canvas}
