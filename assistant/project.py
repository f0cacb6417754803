"""What is known of one project: its entries, its case and its plan, read anew whenever the journal has grown."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.case import Case, Fact, Message, replay
from assistant.entries import ASIDE, Entry, live
from assistant.errors import BadInput
from assistant.failures import failed
from assistant.journal import Journal
from assistant.plan.checklist import Item, checklist
from assistant.plan.model import Plan
from assistant.planners.base import Desk
from assistant.turns import last_turn, left_open, to_bring_back

KEPT = 3  # plans: the one before the last turn, the one now, and one that was undone


class Project:
    """A project by its name, as the journal stands now.

    Two objects on one name see each other's entries: the case is replayed from the journal whenever that has grown.
    """

    def __init__(self, name: str, journal: Journal, desk: Desk) -> None:
        self.name = name
        self._journal, self._desk = journal, desk
        self._seen = -1
        self._case = Case(session=name)
        self._plans: dict[tuple[tuple[int, str], ...], Plan] = {}

    def entries(self) -> list[Entry]:
        """The journal of this session, undone turns included."""
        return self._journal.read(self.name)

    @property
    def case(self) -> Case:
        """The case as the journal stands now."""
        entries = self.entries()
        if len(entries) != self._seen:
            self._case, self._seen = replay(self.name, entries), len(entries)
        return self._case

    @property
    def plan(self) -> Plan | None:
        """The plan of the case; None before something was told."""
        return self._plan_of(live(self.entries()))

    @property
    def position(self) -> int:
        """The number of the last entry: two windows that show the same one show the same project; 0 before the first."""
        entries = self.entries()
        return entries[-1].number if entries else 0

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would bring a turn back."""
        return to_bring_back(self.entries()) > ASIDE

    @property
    def left_open(self) -> Message | None:
        """The last message that was stored but not answered, because the program was stopped; None while a turn is running."""
        found = left_open(self.entries())
        if not found or not self._journal.turns.free(self.name):
            return None
        return next((m for m in self.case.messages if m.number == found[-1][0].number), None)

    def plan_before(self) -> Plan | None:
        """The plan before the last turn, for the marks of what changed."""
        entries = live(self.entries())
        last = last_turn([e for e in entries if e.kind != "tick"])  # ticks change no plan
        return self._plan_of([e for e in entries if e.turn < last])

    def checklist(self) -> tuple[Item, ...]:
        """The points of the plan with the team's ticks; empty before the first message."""
        plan = self.plan
        return checklist(plan, self.case, self._desk.catalogue) if plan else ()

    # ---- inside ----

    def _plan_of(self, entries: Sequence[Entry]) -> Plan | None:
        """The plan as these entries alone make it; None before something was told.

        The last ones are kept: a turn begins with the plan that the turn before ended with.
        """
        made_of = tuple((entry.number, entry.at) for entry in entries)
        if made_of not in self._plans:
            case = replay(self.name, entries)
            if case.nothing_told:
                return None
            while len(self._plans) >= KEPT:
                self._plans.pop(next(iter(self._plans)), None)
            self._plans[made_of] = self._desk.plan_of(case)
        return self._plans[made_of]

    def _fact(self, number: int) -> Fact:
        found = next((fact for fact in self.case.facts if fact.number == number), None)
        if found is None:
            raise BadInput("That piece is not in the project any more.", "Reload the page to see what is there now.")
        return found

    def _plan_or_none(self, *, until: int = 0) -> Plan | None:
        """The plan as it is now, or as it was before turn `until`; None where there was none, or none can be made."""
        try:
            return self._plan_of([e for e in live(self.entries()) if e.turn < until]) if until else self.plan
        except Exception as error:  # noqa: BLE001 - a plan that cannot be made must not lose a message or leave a turn open
            failed(error)
            return None
