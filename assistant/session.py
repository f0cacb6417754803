"""One project's conversation: messages in, events out, everything kept in the journal."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from assistant import events
from assistant.case import Case, Fact, Message, Origin, replay
from assistant.errors import BadInput, GroundplanError, JournalConflict
from assistant.journal import Draft, Entry, Journal, live
from assistant.journal_store import storable
from assistant.plan.compose import compose
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners.base import Desk, Planner, Said, Turn
from assistant.questions import AT_MOST, Question
from assistant.reading import intents_of, read_answer
from assistant.replies import Part, as_text
from assistant.wording import say
from knowledge.errors import KnowledgeError

LONGEST = 1_000_000
"""Characters of a message that are kept; a longer one is refused, so that nothing is cut in silence."""

LONGEST_ORDER = 100
"""Characters of a sentence that is taken for an order to the assistant; a longer one tells something."""

ATTEMPTS = 50
"""Other windows that may get in between before a turn finds its number."""

log = logging.getLogger(__name__)


class Session:
    """A conversation by its name. Opening one that does not exist yet starts it with its first message.

    Two objects on one name see each other's entries: the case is replayed from the journal whenever that has grown.
    """

    def __init__(self, name: str, journal: Journal, desk: Desk, planner: Planner) -> None:
        self.name = name
        self._journal, self._desk, self._planner = journal, desk, planner
        self._seen = -1
        self._case = Case(session=name)
        self._plan: Plan | None = None
        self._one_turn_at_a_time = threading.Lock()

    # ---- what is known ----

    def entries(self) -> list[Entry]:
        """The journal of this session, undone turns included."""
        return self._journal.read(self.name)

    @property
    def case(self) -> Case:
        """The case as the journal stands now."""
        entries = self.entries()
        if len(entries) != self._seen:
            self._case, self._seen, self._plan = replay(self.name, entries), len(entries), None
        return self._case

    @property
    def plan(self) -> Plan | None:
        """The plan of the case; None before the first message."""
        case = self.case
        if self._plan is None and case.messages:
            self._plan = self._compose(case)
        return self._plan

    def plan_before(self) -> Plan | None:
        """The plan before the last turn, for the marks of what changed."""
        entries = live(self.entries())
        last = max((e.turn for e in entries), default=0)
        earlier = replay(self.name, [e for e in entries if e.turn < last])
        return self._compose(earlier) if earlier.messages else None

    def opened(self) -> events.SessionOpened:
        """The first event of a connection."""
        return events.SessionOpened(session=self.name, mode="guided", resumed=bool(self.case.messages))

    def ended(self) -> events.TurnEnded:
        """The last event of a turn."""
        case, plan = self.case, self._plan_or_none()
        return events.TurnEnded(
            plan_status=plan.meta.status if plan else "draft",
            asked=min(len(case.asked), AT_MOST),
            finished=bool(_last_answer(case).get("finished")),
        )

    # ---- turns ----

    def send(self, said: Said) -> Iterator[events.Event]:
        """Store the message, answer it, store the answer. Ends with exactly one TurnEnded, also after an error."""
        with self._one_turn_at_a_time:
            try:
                yield from self._answered(self._understood(said))
            except (GroundplanError, KnowledgeError) as error:
                yield events.Failed(message=error.message, remedy=error.remedy)
            except Exception as error:  # noqa: BLE001 - whatever a planner does, the turn ends and the conversation goes on
                yield _unexpected(error)
            yield self.ended()

    def correct(self, number: int, text: str) -> Iterator[events.Event]:
        """Replace the fact `number` by what `text` says in the context of its slot.

        Raises:
            BadInput: there is no such fact, or `text` is empty.
        """
        fact, case = self._fact(number), self.case
        text = str(storable(text))
        if not any(c.isalnum() for c in text):
            raise BadInput("The correction is empty.", "Write the right words, or press “Not true”.")
        context = {k: v for k, v in case.signals().items() if k not in fact.signals or k in {"baseline", "target"}}
        read = read_answer(
            fact.slot,
            text,
            turn=case.turn + 1,
            language=case.language,
            catalogue=self._desk.catalogue,
            today=self._desk.today(),
            known=context,
            embedder=self._desk.embedder,
        )
        facts = list(read) or [Fact(slot=fact.slot, words=text, origin=Origin(turn=case.turn + 1))]
        facts[0] = facts[0].model_copy(update={"replaces": number})
        yield from self._acted(say("corrected", case.language), facts)

    def drop(self, number: int) -> Iterator[events.Event]:
        """Take the fact `number` out: it is not true.

        Raises:
            BadInput: there is no such fact.
        """
        fact, case = self._fact(number), self.case
        gone = fact.model_copy(update={"replaces": number, "retracted": True})
        yield from self._acted(say("dropped", case.language, words=fact.words), [gone])

    def choose(self, headline: str, value: str, reason: str) -> None:
        """The team's own choice in a decision; it overrides the points, with its reason.

        Raises:
            BadInput: no such decision or option.
        """
        table = self._desk.catalogue.tables.get(headline)
        if table is None or value not in {option.value for option in table.options}:
            raise BadInput(f"There is no option “{value}” for “{headline}”.", "Choose one of the options shown under Decisions.")
        self._noted("choice", {"headline": headline, "value": value, "reason": reason.strip() or "chosen by the team"})

    def undo(self) -> bool:
        """Take back the last turn; False when there is none."""
        entries = live(self.entries())
        if entries:
            self._noted("undone", {"turn": max(e.turn for e in entries)})
        return bool(entries)

    def rename(self, title: str) -> None:
        """Give the project another title.

        Raises:
            BadInput: the title is empty.
        """
        if not title.strip():
            raise BadInput("The title is empty.", "Write a few words.")
        self._noted("renamed", {"title": title.strip()[:120]})

    def speak(self, language: str) -> None:
        """Set the language of questions and answers.

        Raises:
            BadInput: another language than en and es.
        """
        if language not in {"en", "es"}:
            raise BadInput(f"There is no language “{language}” here.", "Choose en or es.")
        self._noted("language", {"language": language})

    # ---- inside ----

    def _begun(self, drafts: Callable[[int], list[Draft]]) -> int:
        """Store the first entries of a new turn and return its number; numbers of undone turns are not used again."""
        for _ in range(ATTEMPTS):
            entries = self.entries()
            number = max((e.turn for e in entries), default=0) + 1
            try:
                self._journal.append(self.name, drafts(number), expected=entries[-1].number if entries else 0)
            except JournalConflict:  # another window came first: look again
                continue
            return number
        raise JournalConflict("Others write to this project all the time.", "Try again in a moment.")

    def _noted(self, kind: Literal["choice", "undone", "renamed", "language"], body: dict[str, Any]) -> None:
        self._begun(lambda number: [Draft(turn=number, author="user", kind=kind, body=body)])

    def _compose(self, case: Case) -> Plan:
        return compose(case, self._desk.catalogue, case.as_of or self._desk.today(), version=max(1, case.turn))

    def _fact(self, number: int) -> Fact:
        found = next((fact for fact in self.case.facts if fact.number == number), None)
        if found is None:
            raise BadInput("That piece is not in the project any more.", "Reload the page to see what is there now.")
        return found

    def _append(self, drafts: Sequence[Draft]) -> Case:
        self._journal.append(self.name, drafts)
        return self.case

    def _understood(self, said: Said) -> Said:
        """The message as it can be stored, and whether it orders the plan in words.

        Raises:
            BadInput: it is too long, or answers a question that does not exist.
        """
        said = Said.model_validate(storable(said.model_dump()))
        if len(said.text) + sum(map(len, said.answers.values())) > LONGEST:
            raise BadInput(
                f"The message has more than {LONGEST:,} characters.", "Send the part that describes the project, or split the file."
            )
        if unknown := [slot for slot in said.answers if slot not in self._desk.catalogue.slots]:
            raise BadInput(
                f"There is no question named {unknown[0][:60]}.", "Answer the questions of the card, or write your answer as text."
            )
        ordered = bool(self.case.asked) and _order(said, self.case) == "plan_now"
        return said.model_copy(update={"plan_now": said.plan_now or ordered})

    def _begin(self, said: Said) -> Turn:
        """Store the message before anything else is done with it."""
        before = self._plan_or_none()
        body = {**said.model_dump(), "today": self._desk.today().isoformat()}
        number = self._begun(lambda number: [Draft(turn=number, author="user", kind="message", body=body)])
        return Turn(desk=self._desk, number=number, said=said, case=self.case, before=before, append=self._append)

    def _answered(self, said: Said) -> Iterator[events.Event]:
        takes_back = _order(said, self.case) == "undo"
        turn = self._begin(said)
        yield from self._taken_back(turn) if takes_back else self._planner.respond(turn)
        self._keep(turn)

    def _taken_back(self, turn: Turn) -> Iterator[events.Event]:
        """Undo, said in words: the turn before goes, and these words with it; the card of before is open again."""
        language = turn.case.language
        counted = {e.turn for e in live(self.entries()) if e.turn < turn.number}
        gone = [max(counted)] if counted else []
        drafts = [Draft(turn=turn.number, author="assistant", kind="undone", body={"turn": n}) for n in [*gone, turn.number]]
        turn.record(drafts)
        turn.parts.append(Part(kind="text", text=say("undone" if gone else "undo.none", language)))
        yield events.TextDelta(text=turn.parts[0].text + "\n")
        for row in _last_answer(self.case).get("questions", []):
            question = Question.model_validate({**row, "again": True})
            yield events.Question(id=f"q{question.number}", **question.model_dump())
        if self.plan:
            found = tuple(c.model_dump() for c in changes(turn.before, self.plan))
            yield events.PlanChanged(version=self.plan.meta.version, status=self.plan.meta.status, changes=found)

    def _keep(self, turn: Turn) -> None:
        """Store what was answered, as the screen needs it."""
        body = {
            "text": "\n".join(as_text(part).strip() for part in turn.parts),
            "parts": [part.model_dump(mode="json") for part in turn.parts],
            "questions": [question.model_dump(mode="json") for question in turn.questions],
            "steps": [list(step) for step in turn.steps],
            "finished": turn.finished,
        }
        drafts = [Draft(turn=turn.number, author="assistant", kind="message", body=body)]
        if turn.before is None and (title := turn.plan().meta.title):
            drafts.append(Draft(turn=turn.number, author="assistant", kind="renamed", body={"title": title}))
        self._append(drafts)

    def _acted(self, text: str, facts: list[Fact]) -> Iterator[events.Event]:
        """A change by a click: stored like a turn, so that undo takes it back too; the open card stays."""
        before, today = self._plan_or_none(), self._desk.today().isoformat()

        def drafts(number: int) -> list[Draft]:
            rows = [fact.model_copy(update={"origin": fact.origin.model_copy(update={"turn": number})}) for fact in facts]
            return [
                Draft(turn=number, author="user", kind="message", body={"text": "", "click": text, "today": today}),
                *(Draft(turn=number, author="user", kind="fact", body=row.model_dump(mode="json", exclude={"number"})) for row in rows),
            ]

        with self._one_turn_at_a_time:
            number = self._begun(drafts)
            turn = Turn(desk=self._desk, number=number, said=Said(), case=self.case, before=before, append=self._append)
            turn.parts.append(Part(kind="text", text=text))
            yield events.TextDelta(text=text + "\n")
            yield from self._planner.after_click(turn)
            self._keep(turn)
            yield self.ended()

    def _plan_or_none(self) -> Plan | None:
        try:
            return self.plan
        except Exception as error:  # noqa: BLE001 - a plan that cannot be made must not lose a message or leave a turn open
            _unexpected(error)
            return None


def _order(said: Said, case: Case) -> Literal["undo", "plan_now", ""]:
    """What a message orders in words: to take back the last turn, to plan with what there is, or nothing."""
    found = [] if said.answers or not said.text else intents_of(said.text, case.unanswered, case.language)
    if found and all(intent.kind == "undo" for intent in found):
        return "undo"
    return "plan_now" if any(intent.kind == "plan_now" and len(intent.text) <= LONGEST_ORDER for intent in found) else ""


def _last_answer(case: Case) -> dict[str, Any]:
    """The body of the latest answer; empty before the first."""
    answers: list[Message] = [m for m in case.messages if m.author == "assistant"]
    return answers[-1].body if answers else {}


def _unexpected(error: Exception) -> events.Failed:
    """One plain sentence; the log names the kind and the place of the error, never a word of the message."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("Unexpected %s at %s", type(error).__name__, " > ".join(places[-6:]))
    return events.Failed(
        message="That did not work. Your message is kept.", remedy="Say it in other words, or go on with the next question."
    )
