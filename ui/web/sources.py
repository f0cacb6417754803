"""All evidence of a project in the order in which it is shown, numbered once: the plan's own and that of answers in the chat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from assistant.case import Case, Message
from assistant.formats import show
from assistant.nouns import spoken
from assistant.plan.model import Evidence, Plan
from knowledge.retrieval import body
from knowledge.rows import Deck
from knowledge.translations import english_of
from ui.web.base import capital, shortened
from ui.web.labels import label
from ui.web.names import Names, spaced
from ui.web.passages import SHORT, Excerpt, in_note, nearest, quoted

GROUPS = ("user", "own_document", "course", "answers", "public", "calculation", "house_rule", "assumption", "team", "model")
"""Kinds of evidence in the order of the tab; `answers` are passages that the chat cited."""


_INPUT = re.compile(r"(?<![\w-])[a-z]\w*(?![\w-])")
"""The name of an input in a formula."""

TITLE = 120
"""Characters up to which a fact that is not quoted from anywhere stands as the title of its evidence."""

SUPPORTED = 4
"""Parts of the plan that a piece of evidence names; the others are counted."""


@dataclass(frozen=True)
class Item:
    """One numbered piece of evidence; `excerpt` is its passage, `formula` that of a calculation."""

    number: int
    group: str
    title: str
    place: str
    excerpt: Excerpt
    supports: str = ""
    fact: str = ""
    formula: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sources:
    """The numbered evidence, and where each id and each citation of the chat stands in it."""

    items: tuple[Item, ...] = ()
    by_id: Mapping[str, int] = field(default_factory=dict)
    by_quote: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def item(self, number: int) -> Item:
        """The piece with that number."""
        return self.items[number - 1]

    def of(self, identities: Iterable[str]) -> list[Item]:
        """The pieces behind ids of evidence; unknown ids are passed over."""
        return [self.item(self.by_id[one]) for one in dict.fromkeys(identities) if one in self.by_id]

    def cited(self, citation: Mapping[str, Any]) -> Item | None:
        """The piece behind a citation of the chat."""
        number = self.by_quote.get(_key(citation))
        return self.item(number) if number else None


def number_sources(plan: Plan | None, case: Case, names: Names | None, decks: Iterable[Deck], language: str = "en") -> Sources:
    """Number everything that statements of the plan and answers of the chat rest on."""
    reader = _Reader(plan, case, names, {deck.file: deck for deck in decks}, language)
    rows = [(evidence.kind, evidence.id, evidence, None) for evidence in (plan.evidence if plan else [])]
    cited = {_key(c): c for message in case.messages for part in message.body.get("parts", []) for c in part.get("citations", [])}
    every: list[tuple[str, Any, Evidence | None, Mapping[str, Any] | None]] = [*rows, *(("answers", k, None, c) for k, c in cited.items())]
    every.sort(key=lambda row: GROUPS.index(row[0]))
    items, by_id, by_quote = [], {}, {}
    for number, (_, key, evidence, citation) in enumerate(every, 1):
        if evidence is not None:
            items.append(reader.evidence(number, evidence))
            by_id[key] = number
        elif citation is not None:
            items.append(reader.citation(number, citation))
            by_quote[key] = number
    return Sources(tuple(items), by_id, by_quote)


def _key(citation: Mapping[str, Any]) -> tuple[str, str]:
    return str(citation.get("source", "")), str(citation.get("quote", ""))


class _Reader:
    """Turns evidence into items: finds the message, the note or the calculation behind it."""

    def __init__(self, plan: Plan | None, case: Case, names: Names | None, decks: Mapping[str, Deck], language: str) -> None:
        self._plan, self._names, self._decks, self._language = plan, names, decks, language
        self._said = {m.turn: m for m in case.messages if m.author == "user"}
        self._order = {turn: place for place, turn in enumerate(self._said, 1)}
        self._questions = {q["slot"]: q["text"] for m in case.messages for q in m.body.get("questions", [])}
        self._slots = {fact.number: fact.slot for fact in case.facts}

    def evidence(self, number: int, evidence: Evidence) -> Item:
        make = {"user": self._user, "own_document": self._user, "course": self._course, "calculation": self._calculation}
        title, place, excerpt, extra = make.get(evidence.kind, self._plain)(evidence)
        supports = list(dict.fromkeys(filter(None, map(self._names.section, evidence.supports)))) if self._names else []
        rest = [label("more.show", self._language, n=len(supports) - SUPPORTED)] if supports[SUPPORTED:] else []
        named = " · ".join([*supports[:SUPPORTED], *rest])
        return Item(number, evidence.kind, title, place, excerpt, supports=named, **extra)

    def citation(self, number: int, citation: Mapping[str, Any]) -> Item:
        place = str(citation.get("place", ""))
        if citation.get("own"):
            text = body(str(citation.get("passage", ""))).strip()  # its heading stands above it
            excerpt = quoted(text, str(citation.get("quote", "")))
            return Item(number, "answers", str(citation.get("heading", "")).rsplit(" > ", 1)[-1], capital(place), excerpt)
        excerpt = in_note(str(citation.get("source", "")), str(citation.get("quote", "")))
        return Item(number, "answers", str(citation.get("heading", "")).rsplit(" > ", 1)[-1], capital(place), excerpt)

    def _user(self, evidence: Evidence) -> tuple[str, str, Excerpt, dict[str, str]]:
        message = self._said.get(int(evidence.ref.get("turn") or 0))
        title = label(f"evidence.{evidence.kind}", self._language)
        if message is None:
            return title, "", Excerpt(quote=evidence.fact), {}
        slot = self._slots.get(int(evidence.ref.get("fact") or 0), "")
        answers: Mapping[str, str] = message.body.get("answers") or {}
        text = answers[slot] if slot in answers and evidence.fact in answers[slot] else message.text
        text = text or next((a for a in answers.values() if evidence.fact in a), "") or evidence.fact
        place = self._place(message, slot if text != message.text else "")
        return place, "", quoted(text, evidence.fact, length=SHORT), {}

    def _place(self, message: Message, slot: str) -> str:
        if slot in self._questions:
            return label("evidence.answer", self._language, question=self._questions[slot])
        order, day = self._order[message.turn], show(message.body.get("today") or message.at[:10], language=self._language)
        if message.body.get("document"):
            return label("evidence.document", self._language, name=message.body["document"], date=day)
        return label("evidence.first" if order == 1 else "evidence.message", self._language, n=order, date=day)

    def _course(self, evidence: Evidence) -> tuple[str, str, Excerpt, dict[str, str]]:
        deck, heading = self._decks.get(str(evidence.ref.get("file", ""))), str(evidence.ref.get("heading", ""))
        place = label("evidence.place", self._language, deck=deck.title, heading=heading) if deck else heading
        excerpt = nearest(deck.id, heading, english_of(evidence.fact) or evidence.fact) if deck else Excerpt()
        if not excerpt.before and not excerpt.quote:
            return heading, place, Excerpt(before=evidence.fact), {}
        return excerpt.heading or heading, place, excerpt, {"fact": self._text(evidence.fact)}

    def _calculation(self, evidence: Evidence) -> tuple[str, str, Excerpt, dict[str, str]]:
        row = next((c for c in self._plan.calculations if c.id == evidence.ref.get("calculation")), None) if self._plan else None
        formula = _INPUT.sub(lambda name: self._input(name.group()), row.formula).replace("*", "×").replace("-", "−") if row else ""
        inputs = ", ".join(f"{self._input(k)} = {show(v, language=self._language)}" for k, v in row.inputs.items()) if row else ""
        title = label("evidence.calculation", self._language)
        return title, shortened(inputs, 400), Excerpt(quote=self._text(evidence.fact)), {"formula": formula}

    def _plain(self, evidence: Evidence) -> tuple[str, str, Excerpt, dict[str, str]]:
        title = label(f"evidence.{evidence.kind}", self._language)
        place = label("evidence.rule", self._language) if evidence.kind == "house_rule" else ""
        url, day = str(evidence.ref.get("url", "")), evidence.ref.get("read")
        if day:
            place = label("evidence.read", self._language, date=show(day, language=self._language))
        if evidence.kind == "assumption" and self._plan:
            tests = {a.id: a.test for a in self._plan.framing.assumptions}
            test = tests.get(str(evidence.ref.get("assumption", "")), "")
            place = label("evidence.test", self._language, test=self._text(test)) if test else ""
        fact = capital(self._text(evidence.fact))
        title = urlsplit(url).netloc.removeprefix("www.") or title
        whole = len(fact) <= TITLE
        return fact if whole else title, place, Excerpt(before="" if whole else fact), {"url": url} if url else {}

    def _input(self, name: str) -> str:
        """An input of a calculation in words: "hours_week" is "hours week", in Spanish "horas por semana"."""
        return spoken(spaced(name), self._language)

    def _text(self, text: str) -> str:
        return self._names.text(text) if self._names else spaced(text)
