"""What the assistant says: a reply is a list of parts, which the page draws and the terminal prints."""

from __future__ import annotations

from typing import Any, Literal

from assistant.case import Frozen
from assistant.wording import say

Kind = Literal["text", "lead", "list", "first_read", "chips", "changes", "answer", "note", "mail", "files", "handover", "what_if"]


class Part(Frozen):
    """A part of a reply.

    text / lead: a paragraph, lead in bold. list: `items` as points under `text`. first_read: `rows` of (label, text, tone).
    chips: `items` as read, `facts` their numbers, `text` the sentence above. changes: `rows` of (what, before, now, why).
    answer: `text` with `citations`. note: something to look at, `text` with `items`. mail: text to copy. files: `rows` of
    (name, what was read in it, "brief" where it may be read as the brief).
    what_if: a supposition that was worked out; `text` says how to keep it, `rows` holds the sentence that supposes it.
    handover: who leads from here on and why, `text` with `items` (what was kept, what goes on).
    """

    kind: Kind
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    facts: tuple[int, ...] = ()
    citations: tuple[dict[str, Any], ...] = ()


def as_text(part: Part, language: str = "en") -> str:
    """The part as plain lines for the terminal; ends with a line break."""
    return "\n".join([*_head(part), *_body(part, language)]) + "\n"


def _head(part: Part) -> list[str]:
    if part.kind == "chips":  # what follows the first sentence is about clicking
        return [part.text.partition(". ")[0].rstrip(".:") + ":"]
    return [part.text] if part.text else []


def _body(part: Part, language: str) -> list[str]:
    if part.kind == "first_read":
        return [f"- {label}: {text}" for label, text, *_ in part.rows]
    if part.kind == "chips":
        return [" ".join(f"[{item}]" for item in part.items)] if part.items else []
    if part.kind == "changes":
        return [_change(*row) for row in part.rows]
    if part.kind == "files":
        return [f"- {name}: {what}" for name, what, *_ in part.rows]
    if part.kind == "answer":
        return sources(part, language)
    return [f"- {item}" for item in part.items]


def sources(part: Part, language: str) -> list[str]:
    """A line for each place that an answer rests on."""
    return [f"  {say('source', language)}: {place}" for place in dict.fromkeys(str(c.get("place", "")) for c in part.citations)]


def _change(what: str, before: str = "", now: str = "", why: str = "") -> str:
    move = f"{before} -> {now}" if before and now else now or before
    return f"- {what}: {move}" + (f" ({why})" if why else "")
