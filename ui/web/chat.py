"""The talk: what the team wrote and what was answered, each part of an answer in its own shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.case import Case, Message
from assistant.plan.diff import Change
from assistant.questions import AT_MOST
from assistant.replies import Part
from assistant.wording import say
from ui.web import files_block
from ui.web.base import SHOWN, button, capital, cite, esc, folded, icon, items, points, prose, shortened, table, tag, trace
from ui.web.labels import counted, label, translated
from ui.web.names import Names, spaced
from ui.web.sources import Item, Sources

LONG = 900
"""Characters from which a message is shown in part, the rest folded."""

TONES = ("good", "warn", "bad")


@dataclass(frozen=True)
class Now:
    """How the talk stands: where the journal is, and what can be done about its last turn."""

    position: int = 0
    running: bool = False
    """The last message is being answered elsewhere on the page, so it is left out of the talk."""
    elsewhere: bool = False
    """The last message is being answered in another window."""
    redo: str | None = None
    """The words of the turn that was taken back and can be brought back, empty for a click; None when there is none."""
    can_retry: bool = False
    """The language model failed, and may be tried again."""


def log(case: Case, sources: Sources, *, project: str = "", now: Now = Now()) -> str:
    """The finished talk, and below it what can be done about its last turn."""
    language, messages = case.language, list(case.messages)
    if now.running and messages and messages[-1].author == "user":
        messages = messages[:-1]
    talk = _Talk(case, sources, can_retry=now.can_retry)
    rows = [talk.message(message, messages[:place]) for place, message in enumerate(messages)]
    if messages and not now.running:
        rows.append(_ending(case, now))
    name = esc(label("chat.label", language))
    return (
        f'<div class="gp log" role="region" aria-label="{name}" lang="{language}" data-language="{language}" '
        f'data-project="{esc(project or case.session)}" data-position="{now.position}">{"".join(rows)}</div>'
    )


def _ending(case: Case, now: Now) -> str:
    messages, language = case.messages, case.language
    if now.elsewhere:
        return f'<div class="elsewhere"><p class="small quiet" role="status">{esc(label("window.busy", language))}</p></div>'
    if messages[-1].author == "user":
        answer = f'<div class="row">{button(label("chat.resume", language), "resume")}</div>'
        return f'<div class="unanswered">{bot(note(label("chat.unanswered", language)), answer)}</div>'
    more = button(label("chat.go_on", language), "go_on", kind="more-questions") if _may_go_on(case) else ""
    redo = bring_back(now, language)
    return f'<div class="after">{more}{button(label("chat.undo", language), "undo", kind="plain", mark="undo")}{redo}</div>'


def bring_back(now: Now, language: str) -> str:
    """The button that undoes "take back", there until something new is said; it carries the words, which wait in the box."""
    return "" if now.redo is None else button(label("redo.button", language), "redo", now.redo, kind="plain", mark="redo")


def _may_go_on(case: Case) -> bool:
    """Whether the team ended the questions itself, and some of the twelve are left."""
    return case.wants_plan and bool(case.messages[-1].body.get("finished")) and len(case.asked) < AT_MOST


def live(said: str, steps: Sequence[tuple[str, str]], text: str, language: str, *, project: str = "") -> str:
    """The turn that is running: the message at once, the steps so far, the text so far, and a caret."""
    done = _steps(steps, opened=True) if steps else prose(label("chat.working", language) + " …", "small quiet")
    body = prose(text).removesuffix("</p>")
    body = f'{body}<span class="caret"></span></p>' if body else '<p><span class="caret"></span></p>'
    named = f' data-project="{esc(project)}"' if project else ""
    return f'<div class="gp log"{named}>{said}{bot(done, body)}</div>'


def status(text: str, kind: str = "") -> str:
    """A line below the talk that is not kept: something was taken back, a file could not be read."""
    inner = note(text) if kind == "note" else f'<p class="small quiet" role="status">{esc(text)}</p>'
    return f'<div class="gp log">{bot(inner)}</div>'


def turned(text: str, found: Sequence[Change], names: Names | None, language: str = "en") -> str:
    """A turn was taken back or brought back: that it was, and what is different in the plan now."""
    rows = [[translated(cell, language) for cell in (change.what, change.before, change.now)] for change in found]
    plain = [[names.text(cell) if names else cell for cell in row] for row in rows]
    count = counted("turned", len(found), language) if found else label("turned.same", language)
    told = changed(plain, language) if found else ""
    return f'<div class="gp log">{bot(f"<p role=status>{esc(text)} {esc(count)}</p>", told)}</div>'


def note(text: str, more: str = "", listed: Iterable[str] = ()) -> str:
    """Something to look at: what happened, and what goes on."""
    head = f"<h3>{esc(text)}</h3>" if more else prose(text)
    body = prose(more, "small") if more else ""
    return f'<div class="note" role="status">{icon("warn")}<div>{head}{body}{points(listed)}</div></div>'


def bot(*parts: str) -> str:
    """An answer."""
    return f'<div class="bot"><span class="sr">{esc(label("chat.bot"))}</span>{"".join(parts)}</div>'


def user(inner: str, language: str = "en") -> str:
    """A message of the team; `inner` is markup."""
    return f'<div class="user"><span class="sr">{esc(label("chat.you", language))}</span>{inner}</div>'


def typed(text: str, language: str = "en", document: str = "") -> str:
    """A message as it was written; a long one or a document is shown in part."""
    if document:
        name = f'<p class="doc">{icon("file")}<b>{esc(document)}</b></p>'
        return user(name + _more(text, label("chat.text", language)) if text else name, language)
    if len(text) <= LONG:
        return user(_lines(text), language)
    start = text[:LONG].rsplit(None, 1)[0]
    return user(_lines(start + " …") + _more(text, label("chat.rest", language)), language)


def answered(answers: Mapping[str, str], questions: Mapping[str, str], language: str = "en") -> str:
    """The answers of a card, each under its question."""
    rows = "".join(
        f"<div><dt>{esc(questions.get(slot, label('card.questions', language)))}</dt><dd>{_lines(text)}</dd></div>"
        for slot, text in answers.items()
    )
    return user(f'<dl class="answers">{rows}</dl>', language)


def ordered(said: Mapping[str, Any], language: str = "en") -> str:
    """The words of a button that sends an order of the page; empty for a message without one."""
    if said.get("go_on"):
        return label("chat.go_on", language)
    return say("ask.plan_now", language) if said.get("plan_now") else ""


def _lines(text: str) -> str:
    return f'<p class="verbatim">{esc(text)}</p>'


def _more(text: str, words: str) -> str:
    return trace(esc(words), f'<p class="verbatim rest">{esc(text)}</p>')


def _steps(steps: Sequence[Sequence[str]], *, opened: bool = False) -> str:
    if not steps:
        return ""
    first, count = steps[0][0], steps[0][1]
    rows = "".join(f"<li><span>{esc(name)}</span><span>{esc(number)}</span></li>" for name, number, *_ in steps)
    return trace(esc(f"{first}: {count}" if count else first), f"<ol>{rows}</ol>", opened=opened)


class _Talk:
    """Draws messages of one case; knows its facts and the numbers of its sources."""

    def __init__(self, case: Case, sources: Sources, *, can_retry: bool = False) -> None:
        self._language, self._last, self._can_retry = case.language, case.messages[-1] if case.messages else None, can_retry
        self._offers_retry, self._leads, self._is_last = False, "", False
        self._facts = {fact.number: fact for fact in case.facts}
        self._facts |= {fact.replaces: fact for fact in case.facts if fact.replaces is not None}
        self._latest = case.turn if case.turn > 1 else 0
        self._sources = sources
        read = {str(message.body.get("document")) for message in case.messages}
        self._offered = {file.name for file in case.documents} - read

    def message(self, message: Message, before: Sequence[Message]) -> str:
        """One message; a click on a chip is told by its answer alone."""
        if message.author == "user":
            return self._user(message, before)
        self._is_last = message is self._last
        self._offers_retry, self._leads = self._can_retry and self._is_last, str(message.body.get("mode", ""))
        parts = [Part.model_validate(part) for part in message.body.get("parts", [])]
        told = "".join(self.part(part) for part in parts) or prose(message.text)
        return bot(_steps(message.body.get("steps", [])), told)

    def _user(self, message: Message, before: Sequence[Message]) -> str:
        body = message.body
        if body.get("click"):
            return ""
        drawn = []
        if body.get("answers"):
            questions = {q["slot"]: q["text"] for earlier in before for q in earlier.body.get("questions", [])}
            drawn.append(answered(body["answers"], questions, self._language))
        if message.text or body.get("document"):
            drawn.append(typed(message.text, self._language, str(body.get("document") or "")))
        if order := ordered(body, self._language):
            drawn = drawn or [user(_lines(order), self._language)]
        return "".join(drawn) or user(_lines("…"), self._language)

    def part(self, part: Part) -> str:
        """One part of an answer."""
        draw: dict[str, Callable[[Part], str]] = {
            "text": lambda p: prose(p.text) + points(p.items, self._language),
            "lead": lambda p: prose(p.text, "lead") + points(p.items, self._language),
            "list": lambda p: f"<div>{prose(p.text)}{points(p.items, self._language)}</div>",
            "first_read": self._first_read,
            "chips": self._chips,
            "changes": self._changes,
            "answer": self._answer,
            "note": lambda p: note(p.text, listed=p.items),
            "mail": self._mail,
            "files": self._files,
            "handover": self._handover,
            "what_if": self._what_if,
        }
        return draw[part.kind](part)

    def _first_read(self, part: Part) -> str:
        rows = "".join(self._read_row(*row) for row in part.rows)
        hint = esc(say("read.note", self._language))
        head = f'<div class="head"><h3>{esc(part.text)}</h3><span class="small quiet">{hint}</span></div>'
        return f'<section class="card read" aria-label="{esc(part.text)}">{head}<dl>{rows}</dl></section>'

    def _read_row(self, name: str, text: str, tone: str = "") -> str:
        if tone not in TONES:
            return f'<div><dt>{esc(name)}</dt><dd class="{"lead" if tone == "lead" else ""}">{esc(text)}</dd></div>'
        verdict, _, rest = text.partition(". ")
        return f"<div><dt>{esc(name)}</dt><dd>{tag(verdict.rstrip('.'), tone)} {esc(rest)}</dd></div>"

    def _chips(self, part: Part) -> str:
        drawn = [self._chip(words, number) for words, number in zip(part.items, part.facts, strict=False)]
        return f'<div><p class="small quiet">{esc(part.text)}</p><div class="chips">{"".join(drawn)}</div></div>'

    def _chip(self, words: str, number: int) -> str:
        """What was read; where it was corrected since, the words that replaced it."""
        language, fact = self._language, self._facts.get(number)
        shown = shortened(spaced(words if fact is None or fact.number == number else fact.words), 80)
        if fact is None:
            return f'<span class="chip gone" title="{esc(label("chip.gone", language))}"><del>{esc(shown)}</del></span>'
        assumed = fact.origin.kind == "assumption" or bool(fact.signals.get("problem_likely"))
        kind = "assumed" if assumed else "fixed" if fact.origin.turn == self._latest else ""
        said = label("chip.assumed", language) if assumed else label("chip.quote", language, quote=shortened(fact.words, 240))
        return (
            f'<details class="chip {kind}" name="chip" data-fact="{fact.number}"><summary>{esc(shown)}{icon("pen")}</summary>'
            f'<div class="pop"><p class="small">{esc(said)}</p>'
            f'<input type="text" value="{esc(shown)}" aria-label="{esc(label("chip.correct", language, text=shown))}">'
            f'<div class="row">{button(label("chip.save", language), "correct", str(fact.number), "primary")}'
            f"{button(label('chip.drop', language), 'drop', str(fact.number), 'plain')}</div></div></details>"
        )

    def _changes(self, part: Part) -> str:
        return f"<div>{prose(part.text)}{changed(part.rows, self._language)}</div>"

    def _handover(self, part: Part) -> str:
        """Who leads from here on: a quiet line for the model, a note with two ways to go for a model that failed."""
        if self._leads == "model":
            return prose(part.text, "small quiet")
        happened, _, rest = part.text.partition(". ")
        kept = prose(rest, "small") + "".join(prose(item, "small") for item in part.items)
        retry, stay = label("mode.retry", self._language), label("mode.stay", self._language)
        acts = f'<div class="row">{button(retry, "retry_model")}{button(stay, "refuse_model")}</div>' if self._offers_retry else ""
        return f'<div class="note handover" role="status">{icon("warn")}<div><h3>{esc(happened.rstrip("."))}</h3>{kept}{acts}</div></div>'

    def _what_if(self, part: Part) -> str:
        """How a supposition is kept, with a button for it until something new is said."""
        keep = say("what_if.button", self._language)
        row = f'<div class="row">{button(keep, "keep", keep)}</div>' if self._is_last else ""
        return f"<div>{prose(part.text)}{row}</div>"

    def _answer(self, part: Part) -> str:
        behind = [(str(citation.get("says", "")), item) for citation in part.citations if (item := self._sources.cited(citation))]
        found = list({item.number: item for _, item in behind}.values())
        body = self._marked(part.text, behind)
        places: dict[tuple[str, str], list[Item]] = {}
        for item in found:
            places.setdefault((item.title, item.place), []).append(item)
        rows = "".join(map(_source, places.values()))
        return body + (f'<div class="sources">{rows}</div>' if rows else "")

    def _marked(self, text: str, behind: Sequence[tuple[str, Item]]) -> str:
        """The text with the number of each source behind the sentence that rests on it; at the end where that is not told."""
        last: list[str] = []
        numbers: dict[str, str] = {}
        for says, item in behind:
            mark = cite(item.number, item.title, self._language)
            if says and says in text:
                numbers[esc(says)] = f"{numbers.get(esc(says), '')}{mark}"
            elif mark not in last:
                last.append(mark)
        body = prose(text)
        for says, marks in numbers.items():
            body = body.replace(says, f"{says} {marks}", 1)
        return body.removesuffix("</p>") + f" {''.join(last)}</p>" if last and text else body

    def _files(self, part: Part) -> str:
        """Files that were added: name, what was read in each, and a button that reads it as the brief while it is in the project."""
        rows = [files_block.added(name, what, self._language, offer=name in self._offered) for name, what, *_ in part.rows]
        return f"<div>{prose(part.text)}{items(rows, self._language)}</div>"

    def _mail(self, part: Part) -> str:
        text = "\n".join([part.text, *part.items]).strip()
        return mail(text, self._language)


def _source(quotes: Sequence[Item]) -> str:
    """One place that an answer rests on, with the numbers of all that it quotes from there; it opens the first."""
    first = quotes[0]
    numbers = "".join(f'<span class="cite">{item.number}</span>' for item in quotes)
    named = f'{esc(capital(first.title))} <span class="quiet">{esc(first.place)}</span>'
    return f'<button type="button" data-act="evidence" data-arg="{first.number}"><span>{numbers}</span><span>{named}</span></button>'


def changed(told: Sequence[Sequence[str]], language: str) -> str:
    """Rows of (what, before, now, why): what turned as a table that folds after five rows, then what only came or only went."""
    rows = [[spaced(translated(cell, language)) for cell in (*row, "", "", "", "")[:4]] for row in told]
    turned = [row for row in rows if row[1] and row[2]]
    drawn = [diff_table(some, language) for some in (turned[:SHOWN], turned[SHOWN:]) if some]
    came = [_one_sided(row[0], row[1], row[2], language) for row in rows if bool(row[1]) != bool(row[2])]
    return "".join(drawn[:1]) + folded(drawn[1:], len(turned) - SHOWN, language) + points(came, language)


def _one_sided(what: str, was: str, now: str, language: str) -> str:
    """A change that only brought or only took something: "Task added: count them", "Who signs? New: Ada"."""
    if not what.endswith("?"):
        return f"{what}: {now or was}"
    return f"{what} {label('changes.new' if now else 'chat.gone', language)}: {now or was}"


def diff_table(rows: Sequence[Sequence[str]], language: str = "en") -> str:
    """Rows of what, before, now and why as a table; without reasons the last column is left out."""
    head = [label(f"chat.{name}", language) for name in ("what", "before", "now", "why")]
    width = 4 if any(row[3] for row in rows) else 3
    return table(head[:width], [row[:width] for row in rows], "diff")


def mail(text: str, language: str = "en", head: str = "") -> str:
    """A text to paste elsewhere, with a button that copies it; `head` is markup."""
    copy, done = button(label("chat.copy", language), "copy"), esc(label("export.copied", language))
    return f'<section class="copyable" data-done="{done}"><div class="head">{head}{copy}</div><div class="mail">{esc(text)}</div></section>'


def questions_open(case: Case) -> list[dict[str, Any]]:
    """The questions of the card that is open now."""
    for message in reversed(case.messages):
        if message.author == "assistant":
            return list(message.body.get("questions", []))
    return []
