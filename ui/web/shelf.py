"""The projects of one installation as the page needs them: sessions kept for their caches, and rows for the list."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any

from assistant.bootstrap import Groundplan
from assistant.formats import show
from assistant.planners.base import Desk
from assistant.planners.interview import Interview
from assistant.projects import SessionRow
from assistant.questions import Question, reworded
from assistant.session import Session
from assistant.situation import assess
from assistant.state import State, in_words, kept, state_of
from ui.web.chat import questions_open
from ui.web.labels import label
from ui.web.preparing import Preparing
from ui.web.rail import ProjectRow

WEEK = 7


class Shelf:
    """Keeps nothing that is not in the journal: what it remembers is only what was drawn for a state of a project."""

    def __init__(self, groundplan: Groundplan, preparing: Preparing) -> None:
        self._groundplan, self._preparing = groundplan, preparing
        self._sessions: dict[str, Session] = {}
        self._early: dict[str, Session] = {}
        self._states: dict[str, tuple[int, State]] = {}
        self._opening = threading.Lock()

    def known(self, name: str) -> bool:
        """Whether anything was ever said under that name."""
        return bool(name) and self._groundplan.journal.exists(name)

    def session(self, name: str) -> Session:
        """The project with all that a turn needs; waits for the index where it is not there yet."""
        desk = self._groundplan.desk  # outside the lock: others need not wait for it
        with self._opening:
            if desk is not None and name not in self._sessions:
                self._sessions[name] = self._groundplan.session(name)
            return self._sessions[name]

    def glance(self, name: str) -> Session:
        """The project for looking and for acts that read no text; never waits for the index."""
        if self._preparing.stage is None:
            return self.session(name)
        today = self._groundplan.settings.today
        desk = Desk(catalogue=self._groundplan.catalogue, embedder=None, ask=None, today=today)
        with self._opening:
            return self._early.setdefault(name, Session(name, self._groundplan.journal, desk, Interview()))

    def card(self, session: Session) -> list[dict[str, Any]]:
        """The questions that are open, in the language spoken now: it may have been switched since they were asked."""
        case, asked = session.case, questions_open(session.case)
        answered = max((message.number for message in case.messages if message.author == "assistant"), default=0)
        if not asked or not any(entry.kind == "language" and entry.number > answered for entry in session.entries()):
            return asked
        situation = assess(case, self._groundplan.catalogue, case.as_of or self._groundplan.settings.today())
        return [question.model_dump() for question in reworded([Question.model_validate(row) for row in asked], situation)]

    def forget(self, name: str) -> None:
        """Let go of a project that was deleted."""
        with self._opening:
            self._sessions.pop(name, None)
            self._early.pop(name, None)
            self._states.pop(name, None)

    # ---- the list ----

    def rows(self, language: str, now: datetime | None = None) -> list[ProjectRow]:
        """All projects, the latest first; `now` is the moment from which "today" counts."""
        found = self._groundplan.projects()
        titles = {row.name: self._title(row, language) for row in found}
        moment = now or datetime.now(UTC).astimezone()
        return [
            ProjectRow(
                name=row.name,
                title=titles[row.name],
                status=in_words(self._state(row), language),
                when=when(row.updated, moment, language),
                origin=titles.get(row.branched_from, ""),
                files=len(self._groundplan.uploads.files(row.name)),
            )
            for row in found
        ]

    def title(self, name: str, language: str) -> str:
        """The title of one project."""
        return next((self._title(row, language) for row in self._groundplan.projects() if row.name == name), name)

    def drawn(self, name: str, entries: int, state: State) -> None:
        """Remember the state that is on the screen, for the list."""
        self._states[name] = entries, state

    @staticmethod
    def _title(row: SessionRow, language: str) -> str:
        return row.title if row.title != row.name else label("rail.untitled", language)

    def _state(self, row: SessionRow) -> State:
        """The state that the last answer left; worked out anew where something was chosen since."""
        known = self._states.get(row.name)
        if known is None or known[0] != row.entries:
            session = self.glance(row.name)
            known = self._states[row.name] = row.entries, kept(session.case) or state_of(session.plan, questions_open(session.case))
        return known[1]


def when(updated: str, now: datetime, language: str = "en") -> str:
    """The time of the last work in words, in the time zone of `now`; `updated` is a UTC time in ISO form."""
    try:
        moment = datetime.fromisoformat(updated).astimezone(now.tzinfo)
    except ValueError:
        return ""
    days = (now.date() - moment.date()).days
    if days <= 0:
        return label("when.today", language, time=f"{moment:%H:%M}")
    if days == 1:
        return label("when.yesterday", language, time=f"{moment:%H:%M}")
    if days < WEEK:
        return label("when.days", language, n=days)
    return show(moment.date(), language=language)
