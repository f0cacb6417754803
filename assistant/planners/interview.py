"""The guided interview: reads, answers, re-plans and asks, without a language model."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant import events
from assistant.case import Fact, conflict_key
from assistant.entries import Draft
from assistant.nouns import show
from assistant.plan.checks import status_of
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners import answers, closing, first_read, news, open_card, what_if
from assistant.planners.base import Turn, store_facts
from assistant.questions import AT_MOST, PER_TURN, Question, next_questions, reworded
from assistant.reading import Intent, Reading, intents_of, language_of, read, read_answer
from assistant.reading.no_words import is_no_text
from assistant.reading.plan_questions import TOPICS
from assistant.reading.text import MOST_READ, fold, readable, sentences
from assistant.reading.tongues import opens_in_spanish
from assistant.reading.unused import unused
from assistant.replies import Part, as_text
from assistant.wording import say

ASKS = frozenset({"course_question", "plan_question", "why_ask", "why_not", "what_if", "help"})
"""Kinds of messages that want an answer."""

_OF_THE_DRAFT = re.compile(
    r"\b(?:draft|plan|table|section|page|it|you|there|borrador|plan|tabla|pagina|ahi) (?:\w+ ){0,2}?(?:says?|said|reads?|writes?|wrote|"
    r"stands?|shows?|mentions?|dice|pone|muestra)\b"
)
"""Words of the draft, repeated to ask about them."""


@dataclass(frozen=True)
class Heard:
    """A message after it was listened to: what it wants; `small` = there is nothing to plan from; `unused` = figures of no fact."""

    intents: tuple[Intent, ...]
    small: bool = False
    unused: tuple[str, ...] = ()

    @property
    def questions(self) -> list[Intent]:
        """What wants an answer."""
        return [intent for intent in self.intents if intent.kind in ASKS]


class Interview:
    """Leads by rules: the same questions, the same plan, the same screen as with a model."""

    @property
    def mode(self) -> Literal["guided", "model"]:
        """It needs no model."""
        return "guided"

    def respond(self, turn: Turn) -> Iterator[events.Event]:
        """Answer one turn."""
        heard = yield from self.listen(turn)
        yield from self.answer(turn, heard)

    def listen(self, turn: Turn) -> Generator[events.Event, None, Heard]:
        """Read the message and store its facts; told is only what looks odd in it, nothing is answered yet."""
        self._note_language(turn)
        if what_if.is_kept(turn):
            store_facts(turn, what_if.kept(turn))
            return Heard((Intent("statement", turn.said.text),))
        intents = _intents(turn)
        if not _says_something(turn, intents) or _only_asks(turn, intents):
            return Heard(tuple(intents), small=True)
        statement, language = _statement(turn, intents), turn.case.language
        facts = self._read(turn, statement, asks=any(i.kind in ASKS for i in intents)) if statement else []
        if statement:
            yield turn.done(say("step.read", language), say("step.read.count", language, n=len(facts)))
        silent = bool(turn.parts) or bool(turn.said.document)  # a note tells already what was not read; a file is no message
        yield from told(turn, turn.parts_so_far())
        return Heard(tuple(intents), unused=() if silent or not turn.said.text else _unused(turn, statement, facts))

    def answer(self, turn: Turn, heard: Heard) -> Iterator[events.Event]:
        """Answer what was heard: what follows from it, what was asked, and the next card."""
        if heard.small:
            yield from self._small_talk(turn, heard)
            return
        plan = turn.plan()
        yield from self.planned(turn, plan)
        yield from told(turn, self._parts(turn, plan, heard))
        yield from self.ask(turn, plan)
        yield from plan_event(turn, plan)

    def planned(self, turn: Turn, plan: Plan) -> Iterator[events.Event]:
        """The steps from facts to the plan, where this turn brought facts."""
        language = turn.case.language
        if _new_facts(turn) or turn.said.plan_now:
            yield turn.done(say("step.weigh", language), say("step.weigh.count", language, n=len(plan.decisions)))
            yield turn.done(say("step.plan", language), say("step.plan.count", language, n=plan.meta.version))

    def report(self, turn: Turn, plan: Plan) -> Iterator[events.Event]:
        """What was read and what follows: the first read, or the news; nothing where nothing was said."""
        yield from told(turn, self._read_parts(turn, plan))

    def not_used(self, turn: Turn, heard: Heard) -> list[Part]:
        """A line on the figures of the message that no fact has taken by now."""
        still = _unused(turn, _statement(turn, list(heard.intents)), _new_facts(turn)) if heard.unused else ()
        return news.not_used(turn.case.language, [words for words in heard.unused if words in still])

    def after_click(self, turn: Turn) -> Iterator[events.Event]:
        """Tell what a correction changed; the open card stays as it was."""
        plan = turn.plan()
        yield from told(turn, news.parts(turn, plan, _new_facts(turn)))
        turn.questions, turn.finished = same_card(turn), _finished_before(turn)
        yield from plan_event(turn, plan)

    # ---- reading ----

    def _note_language(self, turn: Turn) -> None:
        """The first message sets the language; later ones keep it."""
        if _opening(turn) and turn.case.language == "en" and opens_in_spanish(turn.said.text):
            turn.record([Draft(turn=turn.number, author="assistant", kind="language", body={"language": "es"})])

    def _read(self, turn: Turn, statement: str, *, asks: bool) -> list[Fact]:
        """Read facts and store them. Beside a question what only repeats the draft ("it says X. What is X?") is none."""
        reading = self._reading(turn, statement)
        told_again = asks and not _opening(turn) and _OF_THE_DRAFT.search(fold(statement))
        said = [fact for fact in reading.facts if fact.signals] if told_again else reading.facts
        found = [*self._card(turn), *said]
        turn.parts += news.notices(turn.case.language, reading)
        if len(turn.said.text) > MOST_READ and not reading.notices:
            turn.parts.append(Part(kind="note", text=say("too_long", turn.case.language, n=show(MOST_READ, language=turn.case.language))))
        before = turn.case.signals()
        store_facts(turn, found)
        turn.parts += news.taken_back(turn, before, _new_facts(turn))
        return _new_facts(turn)

    def _reading(self, turn: Turn, statement: str) -> Reading:
        """Read the text; the first one that says something is read as a brief, whatever was said before it.

        Where no question is open, a sentence that says nothing by itself may answer one that was passed over.
        """
        case = turn.case
        text = "" if turn.said.answers and not turn.said.text else statement
        reading = self._read_for(turn, text, tuple(s for s in case.unanswered if s not in turn.said.answers))
        if _opening(turn) or case.unanswered or any(fact.signals for fact in reading.facts) or len(sentences(readable(text))) != 1:
            return reading
        late = self._read_for(turn, text, answers.passed_over(turn, text))
        answered = tuple(fact for fact in late.facts if fact.signals and not fact.unknown)
        return replace(late, facts=answered) if len(answered) == 1 else reading

    def _read_for(self, turn: Turn, text: str, open_slots: Sequence[str]) -> Reading:
        """Read the text as what may answer `open_slots`."""
        desk, case = turn.desk, turn.case
        return read(
            text,
            turn=1 if _opening(turn) else max(2, turn.number),
            language=case.language,
            catalogue=desk.catalogue,
            today=desk.today(),
            open_slots=open_slots,
            known=case.signals(),
            embedder=desk.embedder,
            origin="own_document" if turn.said.document else "user",
            kind_chosen=case.kind_chosen,
        )

    def _card(self, turn: Turn) -> list[Fact]:
        """Read the answers of the card; the choice between two wishes is stored as a choice."""
        desk, case, card = turn.desk, turn.case, _open_card(turn)
        found: list[Fact] = []
        for slot, text in turn.said.answers.items():
            question = card.get(slot)
            if question is not None and question.settles and text in question.options:
                turn.record([_settled(turn.number, question, text)])
                continue
            found += read_answer(
                slot,
                text,
                turn=turn.number,
                language=case.language,
                catalogue=desk.catalogue,
                today=desk.today(),
                known=case.signals(),
                embedder=desk.embedder,
            )
        return found

    # ---- answering ----

    def _parts(self, turn: Turn, plan: Plan, heard: Heard) -> Iterator[Part]:
        first, facts = _opening(turn), _new_facts(turn)
        yield from self._read_parts(turn, plan)
        yield from self.not_used(turn, heard)
        yield from answers.asked_in_brief(turn, plan) if first else ()
        for intent in heard.questions:
            yield from answers.parts(turn, plan, intent)
        if heard.questions and not facts and turn.case.unanswered:
            yield answers.back_to_questions(turn)
        elif not (first or facts or heard.questions or turn.said.plan_now or turn.said.go_on or turn.said.answers or turn.parts):
            yield Part(kind="text", text=say("unread.none", turn.case.language))

    def _read_parts(self, turn: Turn, plan: Plan) -> Iterator[Part]:
        facts = _new_facts(turn)
        if _opening(turn):
            yield from first_read.parts(turn, plan, facts)
        elif facts or turn.said.answers:
            told = list(news.parts(turn, plan, facts))
            yield from told or [Part(kind="text", text=say("nothing_changed", turn.case.language))]

    def ask(self, turn: Turn, plan: Plan, wished: Sequence[Question] = ()) -> Iterator[events.Event]:
        """The next card, or the closing when there is nothing left to ask; `wished` questions go first where a new card is due."""
        turn.questions = card_of(turn, plan, wished)
        turn.finished = not turn.questions
        if turn.finished and turn.said.go_on:
            yield from told(turn, [Part(kind="text", text=say("questions.none", turn.case.language))])
        elif turn.finished and closing.is_new(turn):
            yield from told(turn, closing.parts(turn, plan, again=closing.told_before(turn)))
        for question in turn.questions:
            yield events.Question(id=f"q{question.number}", **question.model_dump())

    def _small_talk(self, turn: Turn, heard: Heard) -> Iterator[events.Event]:
        """Nothing to plan from: a greeting, a thank-you, an empty message, a question about the course. The open card stays."""
        intents = heard.intents
        for intent in intents:
            if intent.kind in {"course_question", "help"}:
                yield from told(turn, answers.parts(turn, turn.plan(), intent))
        kind = intents[0].kind if intents else "nothing"
        key = {"nothing": "empty", "thanks": "thanks", "course_question": "invite", "help": "invite"}.get(kind, "greeting")
        yield from told(turn, [Part(kind="text", text=say(key, turn.case.language))])
        turn.questions, turn.finished = same_card(turn), _finished_before(turn)
        for question in turn.questions:
            yield events.Question(id=f"q{question.number}", **question.model_dump())


def _opening(turn: Turn) -> bool:
    """Whether no first read was given yet: greetings and empty messages may come before it."""
    return not any(part.get("kind") == "first_read" for m in turn.case.messages for part in m.body.get("parts", []))


def _intents(turn: Turn) -> list[Intent]:
    """What the message wants. Before the first read "How can we waste less?" tells a wish, "What is drift?" only asks."""
    found = intents_of(turn.said.text, turn.case.unanswered, opening=_opening(turn)) if turn.said.text else []
    if not _opening(turn):
        return found
    wished = ("course_question", "plan_question")  # "is it worth it?" asks for a plan where there is none yet
    found = [Intent("statement", i.text) if i.kind == "what_if" and not what_if.beside_a_brief(i.text) else i for i in found]
    return [Intent("statement", i.text) if i.kind in wished and i.about in {i.text.strip(" ?¿!.\"'"), *TOPICS} else i for i in found]


def _only_asks(turn: Turn, intents: list[Intent]) -> bool:
    """Whether there is nothing to plan from yet, only questions and orders."""
    return _opening(turn) and not (turn.said.answers or turn.said.plan_now) and all(i.kind != "statement" for i in intents)


def _says_something(turn: Turn, intents: list[Intent]) -> bool:
    small = {"greeting", "thanks", "nothing", "redo"} | ({"statement"} if is_no_text(turn.said.text) and _opening(turn) else set())
    return bool(turn.said.answers or turn.said.plan_now or turn.said.go_on or any(i.kind not in small for i in intents))


def _statement(turn: Turn, intents: list[Intent]) -> str:
    """The part of the message that states something, or the answers of the card as one text."""
    stated = " ".join(i.text for i in intents if i.kind == "statement").strip()
    return stated or " ".join(turn.said.answers.values())


def _open_card(turn: Turn) -> dict[str, Question]:
    """The questions of the latest answer, by slot."""
    return {q["slot"]: Question.model_validate(q) for q in _latest(turn).get("questions", [])}


def _new_facts(turn: Turn) -> list[Fact]:
    """The facts of this turn."""
    return [fact for fact in turn.case.facts if fact.origin.turn == turn.number]


def _finished_before(turn: Turn) -> bool:
    return bool(_latest(turn).get("finished"))


def _latest(turn: Turn) -> dict[str, Any]:
    """The body of the latest answer; empty before the first."""
    return next((m.body for m in reversed(turn.case.messages) if m.author == "assistant"), {})


def _unused(turn: Turn, statement: str, facts: list[Fact]) -> tuple[str, ...]:
    """Pieces of the statement whose figure no fact took; words that answer an open question are an answer, whatever they hold."""
    case, spoken = turn.case, language_of(statement)
    taken = [fact for fact in facts if fact.signals or fact.unknown or fact.slot in case.unanswered]
    return unused(statement, taken, case.signals(), today=turn.desk.today(), language="es" if "es" in {spoken, case.language} else "en")


def _settled(number: int, question: Question, text: str) -> Draft:
    kept = question.settles[question.options.index(text)]
    return Draft(
        turn=number, author="user", kind="choice", body={"headline": conflict_key(question.settles), "value": kept, "reason": text}
    )


def told(turn: Turn, parts: list[Part] | Iterator[Part]) -> Iterator[events.Event]:
    """Report parts as they are made, and keep them."""
    for part in parts:
        turn.parts.append(part)
        if part.citations:
            yield events.Sources(citations=part.citations)
        yield events.TextDelta(text=as_text(part, turn.case.language))


def card_of(turn: Turn, plan: Plan, wished: Sequence[Question]) -> list[Question]:
    """The next questions, or the open ones once more when the message answered none of them."""
    case = turn.case
    if case.wants_plan:
        return []
    card = news.conflict_question(turn, plan) if len(case.asked) < AT_MOST else []
    if _stays_open(turn):
        return [*card, *same_card(turn)][:PER_TURN]
    rest = next_questions(turn.situation(), already=len(case.asked) + len(card), first=wished)
    settled = {question.slot for question in card}
    return [*card, *(question for question in rest if question.slot not in settled)][:PER_TURN]


def _stays_open(turn: Turn) -> bool:
    """Whether the open card is shown again: behind whatever answers none of it, but not for ever behind what says nothing new."""
    case = turn.case
    if not case.unanswered or turn.said.answers or turn.said.go_on or open_card.answered_now(turn):
        return False
    if turn.number in open_card.turns_with_news(case) or all(intent.kind in ASKS for intent in _intents(turn)):
        return True
    said_now = any(fact.origin.turn == turn.number for fact in case.facts)
    return open_card.times_repeated(turn) < (1 if said_now else 2)


def same_card(turn: Turn) -> list[Question]:
    """The card that was open before, with its numbers, not counted again; in the language spoken now."""
    return reworded(list(_open_card(turn).values()), turn.situation())


def plan_event(turn: Turn, plan: Plan) -> Iterator[events.Event]:
    """The plan as it is now, with what changed in this turn."""
    found = changes(turn.before, plan)
    status = status_of(plan, asking=bool(turn.questions))
    yield events.PlanChanged(version=plan.meta.version, status=status, changes=tuple(c.model_dump() for c in found))
