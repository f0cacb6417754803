"""The tab Checklist: what keeps the plan from being ready, then its own points, then the published checklists, folded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from assistant.formats import show
from assistant.plan.checklist import OWN, Item, progress
from assistant.plan.exports.checklist import SHAPES
from assistant.wording import say
from knowledge.checklist_rows import Checklist
from ui.web.base import capital, esc, fold, page, shortened, tag, trace, waiting
from ui.web.labels import label
from ui.web.names import Names

LONGEST_REASON = 280
"""Characters of a reason that are shown."""

SCORED = "ml_test_score"


@dataclass(frozen=True)
class Listed:
    """What the tab shows: the points in their order, the published checklists by id, and the sentence on readiness."""

    items: Sequence[Item] = ()
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    says: str = ""


def render(listed: Listed, names: Names | None, project: str, language: str = "en") -> str:
    """The whole tab."""
    if names is None or not listed.items:
        return waiting(say("checklist.title", language), label("waiting.text", language))
    draw = _Checklist(listed, names, language)
    return page(draw.head(), *draw.groups(), draw.take_along(project))


class _Checklist:
    """Draws the points of one plan."""

    def __init__(self, listed: Listed, names: Names, language: str) -> None:
        self._listed, self._names, self._language = listed, names, language

    def _say(self, key: str, **fields: object) -> str:
        return say(f"checklist.{key}", self._language, **fields)

    def head(self) -> str:
        """How far the team is, in words and as a bar."""
        done, every = progress(self._listed.items)
        words = self._say("progress", done=done, all=every)
        bar = f'<div class="meter" role="progressbar" aria-valuemin="0" aria-valuemax="{every}" aria-valuenow="{done}"'
        bar += f' aria-label="{esc(words)}"><span style="width:{round(100 * done / max(1, every))}%"></span></div>'
        blocking = sum(item.blocks_ready for item in self._listed.items)
        key = "blocking.one" if blocking == 1 else "blocking.many"
        told = f'<p class="small">{esc(label(f"checklist.{key}", self._language, n=blocking))}</p>' if blocking else ""
        return f'<div class="top"><h1>{esc(self._say("title"))}</h1><p aria-live="polite">{esc(words)}</p>{bar}{told}</div>'

    def groups(self) -> list[str]:
        """Each group in its order; the plan's own stand open, the published ones are folded."""
        rows = [(name, list(items)) for name, items in groupby(self._listed.items, key=lambda item: item.group)]
        own = [self._own(name, items) for name, items in rows if name in OWN]
        published = [self._published(name, items) for name, items in rows if name not in OWN]
        head = f"<h2>{esc(self._say('published'))}</h2>" if published else ""
        return [*own, f'<section class="lists">{head}<div class="folds">{"".join(published)}</div></section>' if published else ""]

    # ---- a group

    def _own(self, name: str, items: list[Item]) -> str:
        shown = [item for item in items if not item.folded]
        rest = [item for item in items if item.folded]
        passed = name == "ready" and not any(item.blocks_ready for item in items)
        told = f'<p class="small">{esc(self._say("ready.all"))}</p>' if passed else ""
        body = told + "".join(map(self._item, shown)) + self._more(name, rest)
        return f"<section><h2>{esc(self._say(f'group.{name}'))}</h2>{body}</section>"

    def _more(self, name: str, rest: list[Item]) -> str:
        if not rest:
            return ""
        rows = "".join(map(self._item, rest))
        words = esc(label("more.show", self._language, n=len(rest)))
        return keyed(trace(words, f'<div class="rest">{rows}</div>', "more"), f"check-{name}")

    def _published(self, name: str, items: list[Item]) -> str:
        found = self._listed.checklists.get(name)
        title = found.say.in_(self._language) if found else name
        applies = [item for item in items if item.state != "not_applicable"]
        spared = [item for item in items if item.state == "not_applicable"]
        still = sum(item.state == "open" for item in applies)
        counts = self._say("counts", answered=len(applies) - still, open=still, spared=len(spared))
        notes = [self._say("informative") if found and found.informative else "", self._listed.says if name == SCORED else ""]
        told = "".join(f"<p>{esc(self._names.text(note))}</p>" for note in notes if note)
        told += f'<p class="small quiet">{esc(self._say("words"))}</p>' if applies else ""
        ordered = sorted(applies, key=lambda item: item.state == "checked")
        body = told + "".join(map(self._item, ordered)) + self._spared(name, spared)
        source = f'<p class="small quiet">{esc(found.title)}</p>' if found else ""
        return fold(title, counts, source + body, key=f"check-{name}")

    def _spared(self, name: str, items: list[Item]) -> str:
        if not items:
            return ""
        rows = "".join(f'<li>{esc(item.text)}<span class="small">{esc(item.reason)}</span></li>' for item in items)
        words = esc(f"{self._say('spared.title')}: {len(items)}")
        return keyed(trace(words, f'<ul class="list">{rows}</ul>', "more"), f"spared-{name}")

    # ---- a point

    def _item(self, item: Item) -> str:
        settled, text = item.settled, capital(self._names.text(item.text))
        reason = shortened(self._names.sentence(item.reason), LONGEST_REASON)
        identity = f"tick-{item.id}"
        act = json.dumps({"item": item.id, "done": not settled}, ensure_ascii=False)
        state = " checked" if settled else ""
        press = f'data-act="tick" data-arg="{esc(act)}"' if item.tickable else "disabled"
        box = f'<input type="checkbox" id="{esc(identity)}" {press}{state}>'
        kind = "check done" if settled else "check"
        source = f'<span class="sr"> {esc(item.source)}</span>'
        return (
            f'<div class="{kind}">{box}<label for="{esc(identity)}">{esc(text)}</label>'
            f'<p class="small quiet">{esc(reason)}{source}</p>{self._tag(item)}</div>'
        )

    def _tag(self, item: Item) -> str:
        if item.state == "done":
            day = show(item.ticked, language=self._language) if item.ticked else ""
            return tag(self._say("state.done.on", date=day) if day else self._say("state.done"))
        if item.state == "checked":
            return tag(self._say("state.checked" if item.own else "state.in_plan"), "good")
        if item.blocks_ready:
            return tag(self._say("state.open"), "warn")
        who = capital(self._names.person(item.owner)) if item.owner else ""
        if not (item.due and who):
            return f'<span class="by">{esc(who)}</span>'
        name, _, date = self._say("by", who=who, date=show(item.due, language=self._language)).rpartition(", ")
        return f'<span class="by">{esc(name)}, <br>{esc(date)}</span>'

    def take_along(self, project: str) -> str:
        """The same as files."""
        links = "".join(self._link(shape, f"download/checklist.{shape}?project={quote(project, safe='')}") for shape in SHAPES)
        return f'<div class="row take">{links}</div>'

    def _link(self, shape: str, address: str) -> str:
        return f'<a class="btn" href="{esc(address)}" download>{esc(label(f"checklist.take.{shape}", self._language))}</a>'


def keyed(markup: str, key: str) -> str:
    """A part that opens, with the key under which the page remembers that it was open."""
    return markup.replace("<details ", f'<details data-key="{esc(key)}" ', 1)
