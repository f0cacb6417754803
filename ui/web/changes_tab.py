"""The tab Changes: what the last answer changed in the plan, before and now, and folded below it what earlier ones did."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.case import Case, Message
from assistant.plan.diff import Change, same_decisions
from assistant.plan.model import Plan
from ui.web import chat
from ui.web.base import SHOWN, button, esc, fold, folded, page, shortened, waiting
from ui.web.labels import label, translated
from ui.web.names import Names

ALIKE = 0.6
"""Texts that share less than this of their words are shown whole, without marks."""

_PIECES = re.compile(r"\s+|\d[\d.,]*\d|\w+|.")
"""Words, numbers as a whole, blanks and signs."""


def render(plan: Plan | None, before: Plan | None, found: Sequence[Change], names: Names | None, case: Case) -> str:
    """The whole tab."""
    language = case.language
    if plan is None or names is None:
        return waiting(label("tab.changes", language), label("waiting.text", language))
    undo = button(label("chat.undo", language), "undo", kind="plain", mark="undo")
    older = _older(case)
    if before is None:
        return page(
            f'<div class="waiting"><h2>{esc(label("tab.changes", language))}</h2><p>{esc(label("changes.first", language))}</p>'
            f"<p>{undo}</p></div>"
        )
    rows = [_change(change, names, language) for change in found]
    body = (
        "".join(rows[:SHOWN]) + folded(rows[SHOWN:], len(rows) - SHOWN, language)
        if rows
        else f"<p>{esc(label('changes.none', language))}</p>"
    )
    head = f'<div class="head"><h2>{esc(label("changes.head", language))}</h2>{undo}</div>'
    return page(_top(plan, before, found, case), f'<section class="stack">{head}{body}</section>', older)


def _top(plan: Plan, before: Plan, found: Sequence[Change], case: Case) -> str:
    language = case.language
    same, number = same_decisions(before, plan)
    count = label("changes.count", language, changed=len(found), same=same, all=number) if found else ""
    words = _last_words(case)
    said = f"{esc(label('changes.said', language, text=words))} " if words else ""
    title = esc(label("changes.title", language, n=plan.meta.version) if found else label("tab.changes", language))
    return f'<div class="top"><h1>{title}</h1><p>{said}<span class="small quiet">{esc(count)}</span></p></div>'


def _last_words(case: Case) -> str:
    last = next((m for m in reversed(case.messages) if m.author == "user"), None)
    if last is None or last.turn < case.turn:  # the last turn was a choice, which says its reason below
        return ""
    return _words(last, 200)


def _words(message: Message, most: int) -> str:
    body = message.body
    answers = " / ".join(str(text) for text in (body.get("answers") or {}).values())
    return shortened(message.text or answers or str(body.get("click") or ""), most)


def _older(case: Case) -> str:
    """The turns before the last one that changed something, the latest first, each as the talk told it then."""
    language = case.language
    said = {message.turn: message for message in case.messages if message.author == "user"}
    rows = []
    for message in reversed(case.messages):
        told = [part for part in message.body.get("parts", []) if part.get("kind") == "changes"]
        if message.turn < case.turn and told:
            version = sum(turn <= message.turn for turn in case.versions)
            words = _words(said[message.turn], 110) if message.turn in said else ""
            body = "".join(chat.changed(part.get("rows", []), language) for part in told)
            rows.append(fold(label("changes.version", language, n=version), words, body, key=f"turn-{message.turn}"))
    head = f"<h2>{esc(label('changes.earlier', language))}</h2>"
    return f'<section class="lists">{head}<div class="folds">{"".join(rows)}</div></section>' if rows else ""


def _change(change: Change, names: Names, language: str) -> str:
    before, after = (names.text(translated(text, language)) for text in (change.before, change.now))
    was, now = marked(before, after)
    why = esc(names.text(change.why) or label("changes.follows", language))
    old = f'<div class="was"><span>{esc(label("changes.before", language))}</span><span>{was}</span></div>' if was else ""
    word = label("changes.now" if was else "changes.new", language)
    new = f'<div class="now"><span>{esc(word)}</span><span>{now}</span></div>' if now else ""
    head = f'<div class="head"><h3>{names.html(translated(change.what, language))}</h3><span class="small quiet">{why}</span></div>'
    return f'<article class="change">{head}{old}{new}</article>'


def marked(was: str, now: str) -> tuple[str, str]:
    """Both texts as markup: what went is <del>, what came is <ins>; texts that share little are shown whole."""
    a, b = _PIECES.findall(was), _PIECES.findall(now)
    match = SequenceMatcher(None, a, b, autojunk=False)
    same = sum(len("".join(a[m.a : m.a + m.size]).split()) for m in match.get_matching_blocks())
    if same < ALIKE * min(len(was.split()), len(now.split())) or not was or not now:
        return esc(was), esc(now)
    old, new = [], []
    for kind, a0, a1, b0, b1 in match.get_opcodes():
        left, right = esc("".join(a[a0:a1])), esc("".join(b[b0:b1]))
        old.append(left if kind == "equal" or not left else f"<del>{left}</del>")
        new.append(right if kind == "equal" or not right else f"<ins>{right}</ins>")
    return "".join(old), "".join(new)
