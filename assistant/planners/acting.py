"""The functions as a language model calls them in one turn: one at a time, refusals told back in words, each with its step."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.adapting import Action, Adapted, edit_rows
from assistant.case import Fact
from assistant.errors import CallRefused
from assistant.events import Event
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners.base import Turn
from assistant.planners.briefing import card_told, open_questions, passage_text
from assistant.planners.news import verdict_phrase
from assistant.questions import PER_TURN, Question, next_questions
from assistant.reading import chip_of
from assistant.replies import Part
from assistant.tools import (
    GivenFact,
    choose,
    explain_decision,
    question_of,
    record_facts,
    review_plan,
    search,
)
from assistant.wording import say
from knowledge.errors import KnowledgeError
from knowledge.retrieval import Passage

Report = Callable[[Event], None]
MOST_PASSAGES = 20


class Acts:
    """What one turn of a language model acts on. A plain class: LangChain hands it to the functions as it is.

    The calls of one message run in parallel threads; a lock lets one act at a time, so that nothing is lost.
    """

    def __init__(self, turn: Turn, passages: Sequence[Passage] = ()) -> None:
        self.turn = turn
        self.passages = list(passages)
        self.wished: list[Question] = []
        self.notes: list[Part] = []
        """What is told below the model's text."""
        self.asked = False
        self.done = 0
        self.refused = 0
        """Calls since the last message of the model that were refused; it has to see them."""
        self._lock = threading.Lock()

    @property
    def closed(self) -> bool:
        """Whether the turn can end: the questions are picked, and nothing was refused."""
        return self.asked and not self.refused

    def act(self, function: Callable[[], str]) -> str:
        """Run one call under the lock; a refusal comes back as words."""
        with self._lock:
            try:
                told = function()
            except CallRefused as error:
                self.refused += 1
                return f"Refused: {error.message} {error.remedy}".strip()
            self.done += 1
            return told

    def lost(self) -> None:
        """A call came that could not be made; the model has to see why."""
        with self._lock:
            self.refused += 1

    # ---- the functions ----

    def record(self, facts: Sequence[GivenFact], wrong: Sequence[int], report: Report) -> str:
        """Record what the team said."""
        if not facts and not wrong:  # what is no valid JSON may arrive as nothing
            raise CallRefused("No fact came through.", "Give facts, or numbers of misread ones, as valid JSON.")
        before = self.turn.plan()
        found = record_facts(self.turn, facts, wrong)
        if found.facts or found.taken_back:
            report(self._step("step.model_read", len(found.facts)))
        self._note_taken_back(found.taken_back)
        told = [*map(self._gone, found.taken_back), *map(self._told, found.facts), *(f"Refused: {why}" for why in found.refused)]
        if found.refused:
            self.refused += 1
        after = self.turn.plan()
        return "\n".join([*told, *self._news(before, after)]) or "Nothing new: all of it is recorded already."

    def look_up(self, question: str, report: Report) -> str:
        """Search the notes; passages get the next numbers."""
        try:
            found = search(self.turn, question)
        except KnowledgeError as error:
            raise CallRefused(f"The notes cannot be searched now: {error.message}", "Answer without them, and say so.") from error
        known = {passage.chunk_id for passage in self.passages}
        fresh = [passage for passage in found if passage.chunk_id not in known][: max(0, MOST_PASSAGES - len(self.passages))]
        first = len(self.passages) + 1
        self.passages += fresh
        report(self._step("step.notes", len(fresh)))
        return "\n".join(passage_text(n, passage) for n, passage in enumerate(fresh, first)) or "No further passage."

    def explain(self, headline: str, option: str, report: Report) -> str:
        """Explain a decision."""
        told = explain_decision(self.turn.plan(), headline, option)
        report(self.turn.done(say("step.explain", self._language), ""))
        return told

    def take(self, headline: str, value: str, words: str, report: Report) -> str:
        """Store the team's own choice."""
        before = self.turn.plan()
        after = choose(self.turn, headline, value, words)
        report(self.turn.done(say("step.choice", self._language), ""))
        return "\n".join(["The team's choice is stored.", *self._news(before, after)])

    def edit(self, path: str, action: Action, row: str, value: Mapping[str, Any], because: str, report: Report) -> str:
        """Adapt a row of the plan, or propose it where a person wrote the row; either is told in a line below the model's text."""
        adapted = edit_rows(self.turn, path, action, row, value, because)
        if adapted.done:
            report(self.turn.done(say("step.edit", self._language), ""))
            self.notes.append(Part(kind="note", text=self._adapted(path, action, adapted)))
            return f"Done: {action} “{adapted.name}”."
        self.notes.append(Part(kind="note", text=say("proposed", self._language, what=adapted.name, why=because[:300])))
        return "A person wrote this row, so it stays. Your change is stored as a proposal."

    def review(self, report: Report) -> str:
        """What is wrong with the plan or missing in it."""
        found = review_plan(self.turn.plan(), self.turn.desk.catalogue)
        report(self.turn.done(say("step.review", self._language), ""))
        return "\n".join(f"- {line}" for line in found) or "All checks pass."

    def pick(self, wished: Sequence[tuple[str, str]]) -> str:
        """Questions of the next card, as (slot, wording). Where one cannot be asked, the best of the others takes its place."""
        found: list[Question] = []
        wrong: list[str] = []
        for slot, wording in wished[:PER_TURN]:
            try:
                found.append(question_of(self.turn, slot, wording))
            except CallRefused as error:
                wrong.append(f"{error.message} {error.remedy}")
        chosen = {question.slot for question in found}
        rest = [question for question in next_questions(self.turn.situation()) if question.slot not in chosen]
        self.asked, self.wished = True, [*found, *rest[: len(wrong)]]
        return "\n".join([card_told(self.turn, self.turn.plan(), self.wished), *wrong])

    # ---- inside ----

    @property
    def _language(self) -> str:
        return self.turn.case.language

    def _step(self, key: str, n: int) -> Event:
        return self.turn.done(say(key, self._language), say(f"{key}.count", self._language, n=n))

    def _chip(self, fact: Fact) -> str:
        return chip_of(fact, self.turn.desk.catalogue, self._language)

    def _told(self, fact: Fact) -> str:
        return f"Recorded {fact.number}: {fact.slot}, shown as “{self._chip(fact)}”."

    def _gone(self, fact: Fact) -> str:
        """What was taken back, with the values that went along: what was right in them has to be said again."""
        now = self.turn.case.signals()
        lost = {name: value for name, value in fact.signals.items() if value is not None and name not in now}
        also = f" Gone with it, record anew what was right: {json.dumps(lost, ensure_ascii=False)}." if lost else ""
        return f"Taken back {fact.number}: {fact.slot}, “{fact.words[:80]}”.{also}"

    def _note_taken_back(self, facts: Sequence[Fact]) -> None:
        """The team has seen what it told earlier as chips: it is told when one of them falls."""
        if old := [self._chip(fact) for fact in facts if fact.origin.turn < self.turn.number]:
            self.notes.append(Part(kind="note", text=say("misread", self._language, what="; ".join(dict.fromkeys(old)))))

    def _adapted(self, path: str, action: Action, adapted: Adapted) -> str:
        return say(f"adapted.{action}", self._language, of=say(f"adapted.{path}", self._language), what=adapted.name)

    def _news(self, before: Plan, after: Plan) -> list[str]:
        found = [f"{c.what}: {c.before or '-'} -> {c.now or '-'}" for c in changes(before, after)[:6]]
        if not found:
            return []
        return [
            f"The plan now: {verdict_phrase(after, self._language)} ({after.meta.status}).",
            *found,
            "Open questions now:",
            *open_questions(self.turn, 5),
        ]
