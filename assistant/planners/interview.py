"""The guided interview: reads, answers, re-plans and asks, without a language model."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import events
from assistant.case import Fact
from assistant.journal import Draft
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners import answers, closing, first_read, news
from assistant.planners.base import Turn
from assistant.questions import AT_MOST, Question, as_question, next_questions
from assistant.reading import Intent, Reading, intents_of, language_of, read, read_answer
from assistant.replies import Part, as_text
from assistant.situation import assess
from assistant.wording import say


class Interview:
    """Leads by rules: the same questions, the same plan, the same screen as with a model."""

    mode = "guided"

    def respond(self, turn: Turn) -> Iterator[events.Event]:
        """Answer one turn."""
        self._note_language(turn)
        intents = intents_of(turn.said.text, turn.case.unanswered, turn.case.language) if turn.said.text else []
        if not _says_something(turn, intents):
            yield from self._small_talk(turn, intents)
            return
        statement, language = _statement(turn, intents), turn.case.language
        facts = self._read(turn, statement) if statement else []
        if statement:
            yield turn.done(say("step.read", language), say("step.read.count", language, n=len(facts)))
        plan = turn.plan()
        yield turn.done(say("step.weigh", language), say("step.weigh.count", language, n=len(plan.decisions)))
        yield turn.done(say("step.plan", language), say("step.plan.count", language, n=plan.meta.version))
        yield from _told(turn, self._parts(turn, plan, facts, intents))
        yield from self._ask(turn, plan)
        yield from _plan_event(turn, plan)

    def after_click(self, turn: Turn, open_slots: tuple[str, ...]) -> Iterator[events.Event]:
        """Tell what a correction changed; the open card stays as it was."""
        plan = turn.plan()
        yield from _told(turn, news.parts(turn, plan, []))
        turn.questions = _same_card(turn, open_slots)
        turn.finished = not turn.questions
        yield from _plan_event(turn, plan)

    # ---- reading ----

    def _note_language(self, turn: Turn) -> None:
        """The first message sets the language; later ones keep it."""
        first = turn.number == 1 and turn.said.text
        if first and language_of(turn.said.text) == "es" != turn.case.language:
            turn.record([Draft(turn=turn.number, author="assistant", kind="language", body={"language": "es"})])

    def _read(self, turn: Turn, statement: str) -> list[Fact]:
        """Read facts and store them; a fact of the card replaces what was said for its slot before."""
        reading = self._reading(turn, statement)
        found = [*self._card(turn), *reading.facts]
        turn.parts += news.notices(turn.case.language, reading)
        stored = turn.record([_draft(turn.number, fact) for fact in found])
        return [fact for fact in stored.facts if fact.origin.turn == turn.number]

    def _reading(self, turn: Turn, statement: str) -> Reading:
        desk, case = turn.desk, turn.case
        return read(
            "" if turn.said.answers and not turn.said.text else statement,
            turn=turn.number,
            language=case.language,
            catalogue=desk.catalogue,
            today=desk.today(),
            open_slots=tuple(s for s in case.unanswered if s not in turn.said.answers),
            known=case.signals(),
            embedder=desk.embedder,
            origin="own_document" if turn.said.document else "user",
        )

    def _card(self, turn: Turn) -> list[Fact]:
        desk, case = turn.desk, turn.case
        found: list[Fact] = []
        for slot, text in turn.said.answers.items():
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

    def _parts(self, turn: Turn, plan: Plan, facts: list[Fact], intents: list[Intent]) -> Iterator[Part]:
        yield from turn.parts[:]
        turn.parts.clear()
        questions = [i for i in intents if i.kind in {"course_question", "why_ask", "why_not"}]
        if turn.number == 1 or turn.before is None:
            yield from first_read.parts(turn, plan, facts)
        elif facts or turn.said.answers:
            yield from news.parts(turn, plan, facts)
        for intent in questions:
            yield from answers.parts(turn, plan, intent)
        if questions and not facts and turn.case.unanswered:
            yield answers.back_to_questions(turn)
        elif turn.number > 1 and not facts and not questions and not turn.said.plan_now and not turn.said.answers:
            yield Part(kind="text", text=say("unread.none", turn.case.language))

    def _ask(self, turn: Turn, plan: Plan) -> Iterator[events.Event]:
        """The next card, or the closing when there is nothing left to ask."""
        turn.questions = _card_of(turn, plan)
        turn.finished = not turn.questions
        if turn.finished and _closing_is_new(turn):
            yield from _told(turn, closing.parts(turn, plan))
        for question in turn.questions:
            yield events.Question(id=f"q{question.number}", **question.model_dump())

    def _small_talk(self, turn: Turn, intents: list[Intent]) -> Iterator[events.Event]:
        """Nothing to read: a greeting, a thank-you, an empty message. The open card stays."""
        kind = intents[0].kind if intents else "nothing"
        key = {"greeting": "greeting", "thanks": "thanks"}.get(kind, "empty")
        yield from _told(turn, [Part(kind="text", text=say(key, turn.case.language))])
        turn.questions = _same_card(turn)
        for question in turn.questions:
            yield events.Question(id=f"q{question.number}", **question.model_dump())


def _says_something(turn: Turn, intents: list[Intent]) -> bool:
    small = {"greeting", "thanks", "nothing"}
    return bool(turn.said.answers or turn.said.plan_now or any(i.kind not in small for i in intents))


def _statement(turn: Turn, intents: list[Intent]) -> str:
    """The part of the message that states something, or the answers of the card as one text."""
    stated = " ".join(i.text for i in intents if i.kind == "statement").strip()
    return stated or " ".join(turn.said.answers.values())


def _draft(number: int, fact: Fact) -> Draft:
    return Draft(turn=number, author="user", kind="fact", body=fact.model_dump(mode="json", exclude={"number"}))


def _told(turn: Turn, parts: list[Part] | Iterator[Part]) -> Iterator[events.Event]:
    """Report parts as they are made, and keep them."""
    for part in parts:
        turn.parts.append(part)
        if part.citations:
            yield events.Sources(citations=part.citations)
        yield events.TextDelta(text=as_text(part))


def _card_of(turn: Turn, plan: Plan) -> list[Question]:
    """Open questions that were not answered stay only if nothing was answered at all; else the next ones are asked."""
    case = turn.case
    if case.wants_plan:
        return []
    only_asked = not any(f.origin.turn == turn.number for f in case.facts) and not turn.said.answers
    if only_asked and case.unanswered:
        return _same_card(turn)
    card: list[Question] = []
    if len(case.asked) < AT_MOST:
        card = news.conflict_question(turn, plan)
    rest = next_questions(assess(case, turn.desk.catalogue, case.as_of or turn.desk.today()), already=len(case.asked) + len(card))
    return [*card, *rest][:3]


def _same_card(turn: Turn, open_slots: tuple[str, ...] | None = None) -> list[Question]:
    """The card that was open before, with its numbers, not counted again."""
    case, slots = turn.case, turn.desk.catalogue.slots
    still_open = case.unanswered if open_slots is None else open_slots
    first = len(case.asked) - len(still_open)
    return [as_question(slots[slot], case.language, first + n, again=True) for n, slot in enumerate(still_open, 1)]


def _closing_is_new(turn: Turn) -> bool:
    """The closing is told when the interview ends, and again after news; not after every question about the course."""
    told_before = bool(turn.case.messages) and any(m.body.get("finished") for m in turn.case.messages)
    news_now = any(f.origin.turn == turn.number for f in turn.case.facts) or turn.said.plan_now
    return news_now or not told_before


def _plan_event(turn: Turn, plan: Plan) -> Iterator[events.Event]:
    found = changes(turn.before, plan)
    yield events.PlanChanged(version=plan.meta.version, status=plan.meta.status, changes=tuple(c.model_dump() for c in found))
