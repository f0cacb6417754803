"""One project's conversation: messages in, events out, everything kept in the journal."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from assistant import events
from assistant.case import Case, Fact, OwnFile
from assistant.correcting import corrected
from assistant.entries import ASIDE, Draft, Kind, live
from assistant.errors import BadInput, GroundplanError, JournalConflict
from assistant.failures import failed
from assistant.journal import Journal
from assistant.journal_store import storable
from assistant.kept import answer_kept, by_user, failure_kept, last_answer, open_card
from assistant.logs import mark_of
from assistant.orders import order_of, said_again, same_message, understood
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners.base import Desk, Planner, Said, Turn
from assistant.project import Project
from assistant.projects import clean_title
from assistant.questions import AT_MOST
from assistant.reading import chip_of
from assistant.replies import Part, as_text
from assistant.tools import chosen
from assistant.turns import last_turn, left_open, next_turn, to_bring_back
from assistant.wording import say

log = logging.getLogger(__name__)

ATTEMPTS = 50
"""Other windows that may get in between before a turn finds its number."""


class Session(Project):
    """A conversation by its name. Opening one that does not exist yet starts it with its first message."""

    def __init__(self, name: str, journal: Journal, desk: Desk, planner: Planner) -> None:
        super().__init__(name, journal, desk)
        self._planner = planner
        self._answering: Turn | None = None

    def opened(self) -> events.SessionOpened:
        """The first event of a connection."""
        return events.SessionOpened(session=self.name, mode=self._planner.mode, resumed=bool(self.case.messages))

    def card(self) -> list[events.Question]:
        """The questions that are open, as they were asked last."""
        return [events.Question(id=f"q{question.number}", **question.model_dump()) for question in open_card(self.case)]

    def ended(self) -> events.TurnEnded:
        """The last event of a turn."""
        plan, case, turn = self._plan_or_none(), self._case, self._answering
        return events.TurnEnded(
            plan_status=plan.meta.status if plan else "draft",
            mode=turn.leads if turn else self._planner.mode,
            tokens=turn.tokens if turn else None,
            asked=min(len(case.asked), AT_MOST),
            finished=bool(last_answer(case).get("finished")),
        )

    # ---- turns ----

    def send(self, said: Said) -> Iterator[events.Event]:
        """Store the message, answer it, store the answer. Ends with exactly one TurnEnded, also after an error.

        Messages that were left open are answered first; the last of them sent again takes its place.
        """
        yield from self._turn(lambda: self._sent(said))

    def resume(self) -> Iterator[events.Event]:
        """Answer the messages that were left open, if there are any. Ends with exactly one TurnEnded."""
        yield from self._turn(self._caught_up)

    def correct(self, number: int, text: str) -> Iterator[events.Event]:
        """Replace the fact `number` by what `text` says in the context of its slot.

        Raises:
            BadInput: there is no such fact, or `text` is empty.
        """
        fact, case = self._fact(number), self.case
        text = str(storable(text))
        if not any(c.isalnum() for c in text):
            raise BadInput("The correction is empty.", "Write the right words, or press “Not true”.")
        facts = corrected(fact, text, case, self._desk)
        yield from self._acted(say("corrected", case.language), facts)

    def drop(self, number: int) -> Iterator[events.Event]:
        """Take the fact `number` out: it is not true.

        Raises:
            BadInput: there is no such fact.
        """
        fact, case = self._fact(number), self.case
        gone = fact.model_copy(update={"replaces": number, "retracted": True})
        yield from self._acted(say("dropped", case.language, words=chip_of(fact, self._desk.catalogue, case.language)), [gone])

    def choose(self, headline: str, value: str, reason: str) -> None:
        """The team's own choice in a decision; it overrides the points, with its reason.

        Raises:
            BadInput: no such decision or option.
        """
        self._noted("choice", chosen(self._desk.catalogue, headline, value, reason))

    def tick(self, item: str, done: bool) -> None:  # noqa: FBT001 - the second word of "tick this: yes"
        """Tick a point of the checklist, or take the tick back. It changes no plan, and the open card stays.

        Raises:
            BadInput: there is no such point, or it is one that the plan checks by itself.
        """
        found = next((one for one in self.checklist() if one.id == item), None)
        if found is None:
            raise BadInput(f"There is no point “{item[:60]}” on the checklist.", "Reload the page to see what is there now.")
        if not found.tickable:
            raise BadInput("The plan checks this point by itself.", "Answer what is open; then it is settled.")
        self._noted("tick", {"item": item, "done": bool(done), "today": self._desk.today().isoformat()})

    def undo(self) -> bool:
        """Take back the last turn; False when there is none."""
        turn = last_turn(self.entries())
        if turn > ASIDE:
            self._noted("undone", {"turn": turn})
        return turn > ASIDE

    def redo(self) -> bool:
        """Bring back the turn that was taken back last; False when there is none, or something new was said since."""
        turn = to_bring_back(self.entries())
        if turn > ASIDE:
            self._noted("undone", {"turn": turn, "redo": True})
        return turn > ASIDE

    def note_files(self, told: Sequence[Part], files: Sequence[OwnFile]) -> Iterator[events.Event]:
        """Files were added or taken out: a turn of its own, so that undo takes it back; the open card stays."""
        click = "".join(map(as_text, told)).strip()
        body = {"text": "", "click": click, "today": self._desk.today().isoformat()}
        before = self._plan_or_none()
        with self._journal.turns.held(self.name):
            number = self._begun(lambda number: by_user(number, body, files))
            turn = self._clicked(number, click, before)
            turn.parts = list(told)
            yield from self._kept(turn, self._tell_click)
        yield self.ended()

    def rename(self, title: str) -> None:
        """Give the project another title; no turn, so undo leaves it.

        Raises:
            BadInput: the title is empty or too long.
        """
        self._aside("renamed", {"title": clean_title(title)})

    def speak(self, language: str) -> None:
        """Set the language of questions and answers; no turn, so undo leaves it.

        Raises:
            BadInput: another language than en and es.
        """
        if language not in {"en", "es"}:
            raise BadInput(f"There is no language “{language}” here.", "Choose en or es.")
        self._aside("language", {"language": language})

    # ---- inside ----

    def _turn(self, answer: Callable[[], Iterator[events.Event]]) -> Iterator[events.Event]:
        """One turn at a time, among all windows and programs; whatever happens, it ends."""
        self._answering = None
        try:
            with self._journal.turns.held(self.name):
                yield from answer()
        except Exception as error:  # noqa: BLE001 - whatever a planner does, the turn ends and the conversation goes on
            yield failed(error)
        yield self.ended()
        self._answering = None

    def _begun(self, drafts: Callable[[int], list[Draft]]) -> int:
        """Store the first entries of a new turn and return its number."""
        for _ in range(ATTEMPTS):
            entries = self.entries()
            number = next_turn(entries)
            try:
                self._journal.append(self.name, drafts(number), expected=entries[-1].number if entries else 0)
            except JournalConflict:  # another window came first: look again
                continue
            return number
        raise JournalConflict("Others write to this project all the time.", "Try again in a moment.")

    def _noted(self, kind: Kind, body: dict[str, Any]) -> None:
        """Store one act of the team as a turn of its own."""
        self._begun(lambda number: [Draft(turn=number, author="user", kind=kind, body=body)])

    def _aside(self, kind: Kind, body: dict[str, Any]) -> None:
        """Store what belongs to the project and to no turn."""
        self._journal.append(self.name, [Draft(turn=ASIDE, author="user", kind=kind, body=body)])

    def _append(self, drafts: Sequence[Draft]) -> Case:
        self._journal.append(self.name, drafts, begun=True)
        return self.case

    def _sent(self, said: Said) -> Iterator[events.Event]:
        """Store the message before anything else is done, be it another message that waits for its answer; then answer all."""
        said = understood(said, self._desk.catalogue.slots, self.case)
        waiting = left_open(self.entries())
        if not waiting:
            yield from self._answered(self._begun(self._said(said)), said)
            return
        messages = [opened[0].body for opened in waiting if "click" not in opened[0].body]
        if not messages or not same_message(said_again(messages[-1]), said):
            self._begun(self._said(said))
        yield from self._caught_up()

    def _caught_up(self) -> Iterator[events.Event]:
        """Answer the messages that were left open, oldest first; only the last one shows its card.

        What was half stored of their turns is taken back and they are said again, all in one entry of the journal: a
        program that is stopped in the middle of it finds them in the same order. A click has done its work already.
        """
        waiting = left_open(self.entries())
        for click in (opened[0] for opened in waiting if "click" in opened[0].body):
            before = self._plan_of([e for e in live(self.entries()) if e.turn < click.turn])
            yield from self._kept(self._clicked(click.turn, str(click.body["click"]), before), self._tell_click)
        messages = [opened[0] for opened in waiting if "click" not in opened[0].body]
        if not messages:
            return
        yield events.Step(label=say("step.left_open", self.case.language))
        said = [said_again(message.body) for message in messages]
        again = self._said(*said)
        notes = [Draft(turn=one.turn, author="assistant", kind="undone", body={"turn": one.turn}) for one in messages]
        first = self._begun(lambda number: [*notes, *again(number)])
        for number, one in enumerate(said, first):
            for event in self._answered(number, one):
                if one is said[-1] or not isinstance(event, events.Question):
                    yield event

    def _said(self, *said: Said) -> Callable[[int], list[Draft]]:
        """What is stored of messages whose turns count up from a number."""
        today = self._desk.today().isoformat()
        return lambda first: [
            draft for number, one in enumerate(said, first) for draft in by_user(number, {**one.model_dump(), "today": today}, one.files)
        ]

    def _answered(self, number: int, said: Said) -> Iterator[events.Event]:
        """Answer the message that is stored as turn `number`; store the answer."""
        before = self._plan_or_none(until=number)
        turn = Turn(desk=self._desk, number=number, said=said, case=self.case, before=before, append=self._append)
        acts = {"undo": self._taken_back, "redo": self._brought_back}
        yield from self._kept(turn, acts.get(order_of(said, turn.case), self._planner.respond))

    def _kept(self, turn: Turn, answer: Callable[[Turn], Iterator[events.Event]]) -> Iterator[events.Event]:
        """Answer, and store the answer; a failure is an answer too, so that the turn does not stay open."""
        self._answering, begun = turn, time.monotonic()
        try:
            yield from answer(turn)
        except Exception as error:  # noqa: BLE001 - whatever a planner does, the conversation goes on
            told = failed(error)
            self._keep_failure(turn, told)
            yield told
        else:
            self._keep(turn)
            log.info("Project %s: turn %d answered in %.2f s", mark_of(self.name), turn.number, time.monotonic() - begun)

    def _taken_back(self, turn: Turn) -> Iterator[events.Event]:
        """Undo, said in words: the turn before goes, and these words with it; the card of before is open again."""
        gone = last_turn([e for e in live(self.entries()) if e.turn < turn.number])
        yield from self._ordered(turn, {"turn": gone} if gone > ASIDE else None, "undone" if gone > ASIDE else "undo.none")

    def _brought_back(self, turn: Turn) -> Iterator[events.Event]:
        """Redo, said in words: the turn that was taken back last is there again; these words are not kept."""
        back = to_bring_back([e for e in self.entries() if e.turn < turn.number])
        yield from self._ordered(turn, {"turn": back, "redo": True} if back > ASIDE else None, "redone" if back > ASIDE else "redo.none")

    def _ordered(self, turn: Turn, note: dict[str, Any] | None, words: str) -> Iterator[events.Event]:
        """Store `note` and take the order itself back; tell it, with the card that is open now."""
        bodies = [body for body in (note, {"turn": turn.number}) if body]
        turn.record([Draft(turn=turn.number, author="assistant", kind="undone", body=body) for body in bodies])
        turn.parts.append(Part(kind="text", text=say(words, turn.case.language)))
        yield events.TextDelta(text=turn.parts[0].text + "\n")
        for question in open_card(self.case):
            yield events.Question(id=f"q{question.number}", **question.model_dump())
        if self.plan:
            found = tuple(c.model_dump() for c in changes(turn.before, self.plan))
            yield events.PlanChanged(version=self.plan.meta.version, status=self.plan.meta.status, changes=found)

    def _keep(self, turn: Turn) -> None:
        """Store what was answered, as the screen needs it."""
        self._append(answer_kept(turn))

    def _keep_failure(self, turn: Turn, told: events.Failed) -> None:
        """Store that the turn failed, where the store can; the card that was open stays open."""
        with suppress(GroundplanError):
            self._append([failure_kept(turn, told)])

    def _acted(self, text: str, facts: list[Fact]) -> Iterator[events.Event]:
        """A change by a click: stored like a turn, so that undo takes it back too; the open card stays."""
        before, today = self._plan_or_none(), self._desk.today().isoformat()

        def drafts(number: int) -> list[Draft]:
            rows = [fact.model_copy(update={"origin": fact.origin.model_copy(update={"turn": number})}) for fact in facts]
            return [
                Draft(turn=number, author="user", kind="message", body={"text": "", "click": text, "today": today}),
                *(Draft(turn=number, author="user", kind="fact", body=row.model_dump(mode="json", exclude={"number"})) for row in rows),
            ]

        with self._journal.turns.held(self.name):
            number = self._begun(drafts)
            yield from self._kept(self._clicked(number, text, before), self._tell_click)
        yield self.ended()

    def _clicked(self, number: int, text: str, before: Plan | None) -> Turn:
        """The turn of a click, whose facts are stored; `text` says what was clicked."""
        turn = Turn(desk=self._desk, number=number, said=Said(), case=self.case, before=before, append=self._append)
        turn.parts.append(Part(kind="text", text=text))
        return turn

    def _tell_click(self, turn: Turn) -> Iterator[events.Event]:
        yield events.TextDelta(text="".join(map(as_text, turn.parts)))
        yield from self._planner.after_click(turn)
