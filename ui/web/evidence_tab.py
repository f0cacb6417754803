"""The tab Evidence: where the statements come from, and each numbered passage with its quote in its context."""

from __future__ import annotations

import re
from itertools import groupby

from assistant.plan.model import Plan
from ui.web.base import SHOWN, button, esc, folded, page, waiting
from ui.web.labels import label
from ui.web.sources import Item, Sources

ORIGINS = (
    ("o1", "said", {"user", "own_document", "team"}),
    ("o2", "notes", {"course", "public", "house_rule", "model"}),
    ("o3", "calculated", {"calculation"}),
    ("o4", "assumed", {"assumption"}),
)

_BLANK = re.compile(r"\n\s*\n")
"""An empty line between paragraphs: white space is folded."""


def render(sources: Sources, plan: Plan | None, language: str = "en", files: str = "") -> str:
    """The whole tab; `files` is the block of the team's files."""
    title = label("evidence.title", language)
    if not sources.items or plan is None:
        if files:
            return page(f'<div class="top"><h1>{esc(title)}</h1></div>', files)
        return waiting(title, label("waiting.text", language))
    groups = [_group(kind, list(rows), language) for kind, rows in groupby(sources.items, key=lambda item: item.group)]
    head = f'<div class="top"><h1>{esc(title)}</h1><p class="small">{esc(label("evidence.lead", language))}</p></div>'
    return page(head, origin(plan, language), files, *groups)


def origin(plan: Plan, language: str = "en") -> str:
    """The bar that says how many statements you said, sources say, were calculated or are assumed."""
    counts = [(mark, name, sum(e.kind in kinds for e in plan.evidence)) for mark, name, kinds in ORIGINS]
    shown = [row for row in counts if row[2]]
    if not shown:
        return ""
    bar = "".join(f'<span class="{mark}" style="flex:{number}"></span>' for mark, _, number in shown)
    key = "".join(f'<span><i class="{mark}"></i>{esc(label(f"origin.{name}", language, n=number))}</span>' for mark, name, number in shown)
    words = esc(label("plan.origin", language, n=sum(number for _, _, number in shown)))
    drawn = f'<div class="bar" aria-hidden="true">{bar}</div><div class="key">{key}</div>'
    return f'<section class="origin"><p class="label">{words}</p>{drawn}</section>'


def _group(kind: str, rows: list[Item], language: str) -> str:
    shown = [_passage(item, language) for item in rows]
    rest = folded(shown[SHOWN:], len(shown) - SHOWN, language)
    return (
        f'<section><h2>{esc(label(f"evidence.{kind}", language))}</h2><div class="passages">{"".join(shown[:SHOWN])}</div>{rest}</section>'
    )


def _passage(item: Item, language: str) -> str:
    supports = f'<p class="small">{esc(label("evidence.supports", language, what=item.supports))}</p>' if item.supports else ""
    used = f'<p class="small">{esc(label("evidence.used", language, fact=item.fact))}</p>' if item.fact else ""
    formula = f'<p class="small formula">{esc(label("evidence.formula", language, formula=item.formula))}</p>' if item.formula else ""
    back = button(label("evidence.back", language), "return", kind="plain return")
    name = esc(label("evidence.source", language, n=item.number, title=item.title))
    return (
        f'<article class="passage" id="evidence-{item.number}" tabindex="-1" aria-label="{name}">'
        f'<div class="row"><span class="cite">{item.number}</span><h3>{esc(item.title)}</h3></div>{_place(item)}'
        f"{_text(item)}{formula}{used}{supports}{back}</article>"
    )


def _place(item: Item) -> str:
    link = ""
    if item.url.startswith(("https://", "http://")):
        link = f'<p class="small"><a href="{esc(item.url)}" target="_blank" rel="noopener noreferrer">{esc(item.url)}</a></p>'
    return (f'<p class="small quiet">{esc(item.place)}</p>' if item.place else "") + link


def _text(item: Item) -> str:
    excerpt = item.excerpt
    name = "b" if item.group == "calculation" else "mark"
    quote = f"<{name}>{esc(excerpt.quote)}</{name}>" if excerpt.quote else ""
    text = _BLANK.sub("\n", f"{esc(excerpt.before)}{quote}{esc(excerpt.after)}")
    return f"<blockquote>{text}</blockquote>" if text else ""
