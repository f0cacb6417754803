"""The list of projects with its search, its two switches, and what floats above the page: skip links, a menu, one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.web.base import button, capital, esc, folded, icon, shortened
from ui.web.labels import counted, label

BRAND = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M2.5 2.5h15v15h-15zM2.5 11h5M11 11h6.5M11 2.5V8"/></svg>'

SHOWN = 12
"""Projects that are shown; the rest is folded."""

SEARCHED = 5
"""From so many projects on there is a search box."""

TITLE = 60
"""Characters of a title in the list; the whole of it is its hint."""


@dataclass(frozen=True)
class ProjectRow:
    """A project in the list: `when` in words, `origin` the title of the project it was copied from, `files` how many were added."""

    name: str
    title: str
    status: str
    when: str = ""
    origin: str = ""
    files: int = 0


def rail(projects: Sequence[ProjectRow], current: str, language: str = "en") -> str:
    """The list of projects with its two switches."""
    other = "es" if language == "en" else "en"
    return (
        f'<nav class="gp rail" aria-label="{esc(label("rail.projects", language))}"><div class="brand">{BRAND}Groundplan</div>'
        f'<div><button type="button" class="item add" data-act="open" data-arg="">{icon("plus")}{esc(label("rail.new", language))}</button>'
        "</div>"
        f"{_list(projects, current, language)}"
        f'<div class="foot"><button type="button" class="item" data-act="theme">{icon("half")}{esc(label("rail.theme", language))}</button>'
        f'<button type="button" class="item" data-act="language" data-arg="{other}" lang="{other}">{icon("globe")}'
        f"{esc(label('rail.language', language))}</button></div></nav>"
    )


def _list(projects: Sequence[ProjectRow], current: str, language: str) -> str:
    rows = [_project(row, language, current=row.name == current) for row in projects]
    listed = f'<ul class="projects">{"".join(rows[:SHOWN])}</ul>' if rows else ""
    rest = folded([f'<ul class="projects">{"".join(rows[SHOWN:])}</ul>'] if rows[SHOWN:] else [], len(rows) - SHOWN, language)
    nothing = f'<p class="small quiet none">{esc(label("rail.none", language))}</p>'
    head = f'<div class="label">{esc(label("rail.projects", language))}</div>{_search(len(rows), language)}'
    return f'<div class="listed">{head}{listed or nothing}{rest}</div>'


def _search(number: int, language: str) -> str:
    """A box that narrows the list while one types; its script fills the line below it."""
    if number < SEARCHED:
        return ""
    hint, name = esc(label("rail.find.hint", language)), esc(label("rail.find", language))
    some, none = esc(label("rail.find.some", language, n="#")), esc(label("rail.find.none", language))
    return (
        f'<input type="search" id="find" class="find" aria-label="{name}" placeholder="{hint}" autocomplete="off">'
        f'<p class="small quiet none" id="found" role="status" data-some="{some}" data-none="{none}"></p>'
    )


def _project(row: ProjectRow, language: str, *, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    state = f"<span>{esc(row.status)}</span> <span>{esc(row.when)}</span>" if row.when else esc(row.status)
    origin = f"<small>{esc(label('rail.from', language, title=shortened(row.origin, 40)))}</small>" if row.origin else ""
    small = f"<small>{state}</small>{origin}"
    title, name = shortened(row.title, TITLE), esc(row.name)
    more, whole = esc(label("rail.more", language, title=title)), f' title="{esc(row.title)}"' if title != row.title else ""
    return (
        f'<li class="project" data-name="{name}" data-title="{esc(row.title)}" data-files="{esc(_files(row.files, language))}">'
        f'<button type="button" class="item" data-act="open" data-arg="{name}"{mark}{whole}>'
        f'<span dir="auto">{esc(title)}</span>{small}</button>'
        f'<button type="button" class="more" data-act="menu" data-arg="{name}" aria-haspopup="menu" aria-label="{more}">'
        f"{icon('dots')}</button></li>"
    )


def _files(number: int, language: str) -> str:
    return counted("delete.files", number, language) if number else label("delete.files.none", language)


def over(language: str = "en", tabs: Sequence[str] = ()) -> str:
    """What floats above the page: links that skip the list, the menu of a project, and the question before it is deleted.

    `tabs` are the names of the tabs in their order, for the scripts.
    """
    acts = (("rename", "menu.rename"), ("branch", "menu.branch"), ("ask_delete", "menu.delete"))
    rows = "".join(
        f'<button type="button" role="menuitem" tabindex="-1" data-act="{act}">{esc(label(key, language))}</button>' for act, key in acts
    )
    field = esc(label("menu.rename.field", language, title="#"))
    menu = f'<div id="menu" class="menu" role="menu" data-field="{field}" hidden>{rows}</div>'
    return f'<div class="gp over" data-tabs="{esc(",".join(tabs))}">{_skip(language)}{menu}{_question(language)}</div>'


def _skip(language: str) -> str:
    return "".join(
        f'<button type="button" class="btn skip" data-act="skip" data-arg="{arg}">{esc(label(f"skip.{arg}", language))}</button>'
        for arg in ("box", "plan")
    )


def _question(language: str) -> str:
    """Asked before a project is deleted; its script writes the title and the files of the project into it."""
    goes = "".join(f"<li>{esc(capital(label(f'delete.{key}', language)))}</li>" for key in ("messages", "plan"))
    keep = f'<button type="button" class="btn" data-act="keep" autofocus>{esc(label("delete.keep", language))}</button>'
    title = esc(label("delete.title", language, title="#"))
    return (
        f'<dialog id="sure" class="sure" aria-labelledby="sure-title"><h2 id="sure-title" data-title="{title}"></h2>'
        f'<p>{esc(label("delete.what", language))}</p><ul class="goes">{goes}<li class="files"></li></ul>'
        f'<p class="small quiet">{esc(label("delete.others", language))}</p>'
        f'<div class="row">{keep}{button(label("delete.sure", language), "delete", kind="danger")}</div></dialog>'
    )
