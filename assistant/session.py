"""One project's conversation: messages in, events out, everything kept in the journal."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from assistant import events
from assistant.case import Case, Fact, Origin, replay
from assistant.errors import BadInput, GroundplanError
from assistant.journal import Draft, Entry, Journal, live
from assistant.plan.compose import compose
from assistant.plan.model import Plan
from assistant.planners.base import Desk, Planner, Said, Turn
from assistant.questions import AT_MOST
from assistant.reading import read_answer
from assistant.replies import Part, as_text
from assistant.wording import say

LONGEST = 1_000_000
"""Characters of a message that are kept; a longer one is refused, so that nothing is cut in silence."""


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

    # ---- turns ----

    def send(self, said: Said) -> Iterator[events.Event]:
        """Store the message, answer it, store the answer. Ends with exactly one TurnEnded, also after an error."""
        with self._one_turn_at_a_time:
            number = self._next_turn()
            try:
                yield from self._answered(self._begin(said, number))
            except GroundplanError as error:
                yield events.Failed(message=error.message, remedy=error.remedy)
            yield self._ended()

    def correct(self, number: int, text: str) -> Iterator[events.Event]:
        """Replace the fact `number` by what `text` says in the context of its slot.

        Raises:
            BadInput: there is no such fact, or `text` is empty.
        """
        fact = self._fact(number)
        if not text.strip():
            raise BadInput("The correction is empty.", "Write the right words, or press “Not true”.")
        turn, case = self._next_turn(), self.case
        context = {k: v for k, v in case.signals().items() if k not in fact.signals or k in {"baseline", "target"}}
        read = read_answer(
            fact.slot,
            text,
            turn=turn,
            language=case.language,
            catalogue=self._desk.catalogue,
            today=self._desk.today(),
            known=context,
            embedder=self._desk.embedder,
        )
        facts = list(read) or [Fact(slot=fact.slot, words=text, origin=Origin(turn=turn))]
        facts[0] = facts[0].model_copy(update={"replaces": number})
        yield from self._acted(turn, say("corrected", case.language), facts)

    def drop(self, number: int) -> Iterator[events.Event]:
        """Take the fact `number` out: it is not true.

        Raises:
            BadInput: there is no such fact.
        """
        fact, turn = self._fact(number), self._next_turn()
        gone = fact.model_copy(update={"replaces": number, "retracted": True, "number": 0, "origin": Origin(turn=turn)})
        yield from self._acted(turn, say("dropped", self.case.language, words=fact.words), [gone])

    def choose(self, headline: str, value: str, reason: str) -> None:
        """The team's own choice in a decision; it overrides the points, with its reason.

        Raises:
            BadInput: no such decision or option.
        """
        table = self._desk.catalogue.tables.get(headline)
        if table is None or value not in {option.value for option in table.options}:
            raise BadInput(f"There is no option “{value}” for “{headline}”.", "Choose one of the options shown under Decisions.")
        turn = self._next_turn()
        body = {"headline": headline, "value": value, "reason": reason or "chosen by the team"}
        self._journal.append(self.name, [Draft(turn=turn, author="user", kind="choice", body=body)])

    def undo(self) -> bool:
        """Take back the last turn; False when there is none."""
        entries = live(self.entries())
        if not entries:
            return False
        last = max(e.turn for e in entries)
        self._journal.append(self.name, [Draft(turn=self._next_turn(), author="user", kind="undone", body={"turn": last})])
        return True

    def rename(self, title: str) -> None:
        """Give the project another title."""
        self._journal.append(self.name, [Draft(turn=self._next_turn(), author="user", kind="renamed", body={"title": title.strip()[:120]})])

    def speak(self, language: str) -> None:
        """Set the language of questions and answers: en or es."""
        self._journal.append(self.name, [Draft(turn=self._next_turn(), author="user", kind="language", body={"language": language})])

    # ---- inside ----

    def _next_turn(self) -> int:
        """Numbers of undone turns are not used again."""
        return max((e.turn for e in self.entries()), default=0) + 1

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

    def _begin(self, said: Said, number: int) -> Turn:
        """Store the message before anything else is done with it."""
        if len(said.text) > LONGEST:
            raise BadInput(
                f"The message has more than {LONGEST:,} characters.", "Send the part that describes the project, or split the file."
            )
        before = self.plan
        body = {
            "text": said.text,
            "answers": said.answers,
            "plan_now": said.plan_now,
            "document": said.document,
            "today": self._desk.today().isoformat(),
        }
        case = self._append([Draft(turn=number, author="user", kind="message", body=body)])
        return Turn(desk=self._desk, number=number, said=said, case=case, before=before, append=self._append)

    def _answered(self, turn: Turn) -> Iterator[events.Event]:
        yield from self._planner.respond(turn)
        self._keep(turn)

    def _keep(self, turn: Turn) -> None:
        """Store what was answered, as the screen needs it."""
        body = {
            "text": "\n".join(as_text(part).strip() for part in turn.parts),
            "parts": [part.model_dump(mode="json") for part in turn.parts],
            "questions": [question.model_dump(mode="json") for question in turn.questions],
            "steps": [list(step) for step in turn.steps],
            "finished": turn.finished,
        }
        self._append([Draft(turn=turn.number, author="assistant", kind="message", body=body)])

    def _acted(self, number: int, text: str, facts: list[Fact]) -> Iterator[events.Event]:
        """A change by a click: stored like a turn, so that undo takes it back too; the open card stays."""
        before, today = self.plan, self._desk.today().isoformat()
        case = self.case
        user = Draft(turn=number, author="user", kind="message", body={"text": "", "click": text, "today": today})
        drafts = [
            user,
            *[Draft(turn=number, author="user", kind="fact", body=f.model_dump(mode="json", exclude={"number"})) for f in facts],
        ]
        turn = Turn(desk=self._desk, number=number, said=Said(), case=self._append(drafts), before=before, append=self._append)
        turn.parts.append(Part(kind="text", text=text))
        yield events.TextDelta(text=text + "\n")
        yield from self._planner.after_click(turn, case.unanswered)
        self._keep(turn)
        yield self._ended()

    def _ended(self) -> events.TurnEnded:
        case, plan = self.case, self.plan
        finished = bool(case.messages) and not case.unanswered
        return events.TurnEnded(plan_status=plan.meta.status if plan else "draft", asked=min(len(case.asked), AT_MOST), finished=finished)
