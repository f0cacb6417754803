"""The tab Export: files to take along, mails with the open questions, and the end of a project."""

from __future__ import annotations

from urllib.parse import quote

from assistant.plan.model import Plan
from ui.web.base import button, capital, esc, page, waiting
from ui.web.chat import mail
from ui.web.labels import label
from ui.web.names import Names
from ui.web.plan_parts_work import by_person

FILES = ("html", "checklist.html", "md", "checklist.md", "json")
"""Shapes in the order in which they are offered: to open and print first, then for a wiki, then for a program."""


def render(plan: Plan | None, names: Names | None, project: str, language: str = "en") -> str:
    """The whole tab."""
    title = label("export.title", language)
    if plan is None or names is None:
        return waiting(title, label("waiting.text", language))
    files = "".join(_file(shape, plan, project, language) for shape in FILES)
    return page(
        f'<div class="top"><h1>{esc(title)}</h1></div>',
        f"<section>{files}</section>",
        _mails(plan, names, language),
        _delete(project, language),
    )


def _file(shape: str, plan: Plan, project: str, language: str) -> str:
    name, about = label(f"export.{shape}", language), label(f"export.{shape}.about", language, n=len(plan.evidence))
    address = f"download/{shape}?project={quote(project, safe='')}"
    link = (
        f'<a class="btn" href="{esc(address)}" download>{esc(label("export.download", language))}<span class="sr"> {esc(name)}</span></a>'
    )
    return f'<div class="file"><b>{esc(name)}</b><span class="small">{esc(about)}</span>{link}</div>'


def _mails(plan: Plan, names: Names, language: str) -> str:
    groups = list(by_person(plan, names))
    if not groups:
        return f'<p class="small quiet">{esc(label("export.none", language))}</p>'
    return "".join(_mail(who, asked, names.text(plan.meta.title or plan.brief.one_sentence), language) for who, asked in groups)


def _mail(who: str, asked: list[str], title: str, language: str) -> str:
    number = len(asked)
    count = label("export.mail.one", language) if number == 1 else label("export.mail.many", language, n=number)
    rows = "\n".join(f"{place}. {question}" for place, question in enumerate(asked, 1))
    text = label("export.mail", language, title=title, count=count, list=rows)
    head = f"<h2>{esc(label('export.questions', language, who=capital(who)))}</h2>"
    return mail(text, language, head)


def _delete(project: str, language: str) -> str:
    about = esc(label("export.delete.about", language))
    return (
        f'<section class="file end"><b>{esc(label("export.delete", language))}</b><span class="small">{about}</span>'
        f"{button(label('menu.delete', language), 'ask_delete', project)}</section>"
    )
