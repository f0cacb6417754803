"""A conversation in a test: real journal, catalogue and interview, without the embedding model and without the notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL

from assistant.events import Event, Failed, PlanChanged, Question, Sources, TextDelta, TurnEnded
from assistant.journal import Journal
from assistant.plan.model import Plan
from assistant.planners.base import Desk, Planner, Said
from assistant.planners.interview import Interview
from assistant.session import Session
from knowledge.answering import Answer
from knowledge.catalogue import Catalogue, load_catalogue

TODAY = dt.date(2026, 11, 23)

LAUNDRY = (
    "We run 14 laundries. Every month 300 garments come back damaged and we pay 45 EUR for each of them. "
    "We want to get from 300 to 150 a month by 31 December 2027. We have photos of all garments of three years."
)
FERRY = (
    "Our ferry line sells 2,000 tickets a day. Too many cars wait at the quay because we guess the demand. "
    "We have five years of sales in a database and want to forecast the cars per departure."
)
LIBRARY = "Three students want to sort the letters of a library into 12 folders in six weeks, as a course project."
VIVERO = (
    "Tenemos un vivero con 40.000 plantas. Cada mes perdemos 900 plantas por plagas y queremos bajar a 400 antes del 31 de diciembre "
    "de 2027. Los jardineros revisan las plantas a mano."
)


@dataclass(frozen=True)
class Reply:
    """The events of one turn."""

    events: tuple[Event, ...]

    @property
    def kinds(self) -> list[str]:
        return [event.type for event in self.events]

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.events if isinstance(event, TextDelta))

    @property
    def questions(self) -> list[Question]:
        return [event for event in self.events if isinstance(event, Question)]

    @property
    def slots(self) -> list[str]:
        return [question.slot for question in self.questions]

    @property
    def errors(self) -> list[Failed]:
        return [event for event in self.events if isinstance(event, Failed)]

    @property
    def sources(self) -> list[dict[str, Any]]:
        return [citation for event in self.events if isinstance(event, Sources) for citation in event.citations]

    @property
    def changed(self) -> list[dict[str, Any]]:
        return [row for event in self.events if isinstance(event, PlanChanged) for row in event.changes]

    @property
    def ended(self) -> TurnEnded:
        """The last event, which must be the only one of its kind."""
        last = self.events[-1]
        assert isinstance(last, TurnEnded)
        assert self.kinds.count("turn_ended") == 1
        return last


@cache
def catalogue() -> Catalogue:
    """The catalogue, read once for all tests: nothing in it ever changes."""
    return load_catalogue()


def reply(found: Iterable[Event]) -> Reply:
    return Reply(tuple(found))


class Talk:
    """A session and what is said in it."""

    def __init__(self, folder: Path, planner: Planner | None = None, name: str = "our-project") -> None:
        self.journal = Journal(URL.create("sqlite", database=str(folder / "journal.sqlite")))
        self.desk = Desk(catalogue=catalogue(), embedder=None, ask=None, today=lambda: TODAY)
        self.session = Session(name, self.journal, self.desk, planner or Interview())

    def with_notes(self, answer: Answer) -> list[str]:
        """From now on the notes give this answer to whatever is asked; what they are asked is kept in the list."""
        asked: list[str] = []

        def ask(question: str, session_name: str = "") -> Answer:
            del session_name
            asked.append(question)
            return answer

        self.desk = replace(self.desk, ask=ask)
        self.session = self.again()
        return asked

    def say(
        self, text: str = "", card: Mapping[str, str] | None = None, *, plan_now: bool = False, go_on: bool = False, **answers: str
    ) -> Reply:
        """A message, or answers of the card by slot."""
        return reply(self.session.send(Said(text=text, answers={**(card or {}), **answers}, plan_now=plan_now, go_on=go_on)))

    def again(self, planner: Planner | None = None) -> Session:
        """Another object on the same session, as a second window has it."""
        return Session(self.session.name, self.journal, self.desk, planner or Interview())

    @property
    def plan(self) -> Plan:
        found = self.session.plan
        assert found is not None
        return found

    def choice(self, headline: str) -> str | list[str]:
        return self.plan.decision(headline).choice

    def stored(self, kind: str = "message", author: str = "user") -> list[dict[str, Any]]:
        return [entry.body for entry in self.session.entries() if entry.kind == kind and entry.author == author]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    """A conversation after its first message; the tests of a file work on copies of it (`planners.one_turn`)."""
    found = Talk(tmp_path_factory.mktemp("begun"))
    found.say(LAUNDRY)
    return found


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """A new conversation."""
    conversation = Talk(tmp_path)
    yield conversation
    conversation.journal.close()
