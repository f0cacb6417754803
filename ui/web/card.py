"""The question card: it exists once, below all talk; on a phone it shows one question at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.wording import say
from ui.web.base import button, esc
from ui.web.labels import label

COUNT = {1: "ask.one", 2: "ask.two", 3: "ask.three"}


def render(questions: Sequence[Mapping[str, Any]], at_most: int, language: str = "en", *, project: str = "") -> str:
    """The card of the open questions; nothing when none is open. Keys: slot, text, why, options, field, number.

    Each question carries a key of its own (project, slot, number): a half-written answer belongs to just that question.
    """
    if not questions:
        return ""
    place = _place(questions, at_most, language)
    done = round(100 * max(0, int(questions[0]["number"]) - 1) / at_most)
    title = say(COUNT[min(3, len(questions))], language)
    head = f'<div class="head"><h3>{esc(title)}</h3><span class="small quiet">{esc(place)}</span></div>'
    bar = f'<div class="prog" aria-hidden="true"><span style="width:{done}%"></span></div>'
    body = "".join(_question(question, project, first=n == 0, language=language) for n, question in enumerate(questions))
    name = esc(f"{label('card.questions', language)} {place}")
    inner = f"{head}{bar}{body}{_foot(len(questions), language)}"
    return f'<div class="gp log"><section class="card ask" aria-label="{name}">{inner}</section></div>'


def _place(questions: Sequence[Mapping[str, Any]], at_most: int, language: str) -> str:
    first, last = int(questions[0]["number"]), int(questions[-1]["number"])
    if first == last:
        return say("ask.single", language, a=first, max=at_most)
    return say("ask.range", language, a=first, b=last, max=at_most)


def _question(question: Mapping[str, Any], project: str, *, first: bool, language: str) -> str:
    text, unsure = str(question["text"]), say("ask.unsure", language)
    options = [str(option) for option in question.get("options") or () if str(option) != unsure]
    picks = "".join(button(option, "pick", option, pressed=False) for option in options)
    name = esc(label("card.answer", language, question=text))
    other = say("ask.other", language) if options else label("card.own", language)
    hint = esc(str(question.get("field") or ""))
    own = f'<input type="text" class="own" aria-label="{name}" placeholder="{hint}" autocomplete="off">'
    key = esc(f"{project} {question['slot']} {question.get('number', '')}")
    nobody = button(unsure, "pick", unsure, "unsure", pressed=False)
    rows = f'<div class="row">{picks}</div>' if picks else ""
    return (
        f'<fieldset class="q{" now" if first else ""}" data-slot="{esc(question["slot"])}" data-key="{key}">'
        f'<legend class="sr">{esc(text)}</legend>'
        f'<h3>{esc(text)}</h3><p class="small">{esc(question.get("why", ""))}</p>{rows}'
        f'<p class="small or" aria-hidden="true">{esc(other)}</p><div class="row">{own}{nobody}</div></fieldset>'
    )


def _foot(number: int, language: str) -> str:
    send = say("ask.send.one" if number == 1 else "ask.send", language)
    steps = button(label("card.back", language), "back", kind="plain step back") + button(
        label("card.next", language), "next", kind="primary step next"
    )
    return (
        f'<p class="small hint" role="status" data-empty="{esc(label("card.empty", language))}"></p>'
        f'<div class="foot">{steps if number > 1 else ""}{button(send, "answer", kind="primary send")}'
        f"{button(say('ask.plan_now', language), 'plan_now')}"
        f'<span class="small quiet">{esc(say("ask.open", language))}</span></div>'
    )
