"""The functions as a model calls them: one at a time, refusals in words, passages with numbers, questions that can be asked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import CallRefused, JournalDamaged
from assistant.events import Event
from assistant.planners.acting import MOST_PASSAGES, Acts
from assistant.planners.base import Said, Turn
from assistant.tools import GivenFact
from knowledge.errors import KnowledgeError
from knowledge.retrieval import Passage
from tests.assistant.planners.led import CANARY
from tests.assistant.planners.one_turn import next_turn_of
from tests.assistant.talking import Talk

NOW = "We are 3 people, and we choose fixed rules."
PEOPLE = GivenFact(slot="team_size_skills", words="3 people", signals={"people": 3})
ODD = GivenFact(slot="team_size_skills", words="3 people", signals={"people": 4})


@pytest.fixture
def turn(begun: Talk, tmp_path: Path) -> Turn:
    return next_turn_of(begun, tmp_path.name, NOW)


@pytest.fixture
def reported() -> list[Event]:
    return []


def passages(number: int) -> list[Passage]:
    return [replace(CANARY, chunk_id=f"c{n}", text=f"Passage {n}.") for n in range(number)]


class TestAct:
    def test_a_refusal_comes_back_in_words_and_keeps_the_turn_open(self, turn: Turn) -> None:
        acts = Acts(turn)

        def refuse() -> str:
            raise CallRefused("There is no moon.", "Take the sun.")

        assert acts.act(refuse) == "Refused: There is no moon. Take the sun."
        assert (acts.done, acts.refused) == (0, 1)
        assert acts.act(lambda: "Good.") == "Good."
        assert acts.done == 1

    def test_a_broken_store_is_no_refusal(self, turn: Turn) -> None:
        def broken() -> str:
            raise JournalDamaged("The journal is damaged.", "Restore it.")

        with pytest.raises(JournalDamaged):
            Acts(turn).act(broken)

    def test_calls_in_parallel_act_one_at_a_time(self, turn: Turn) -> None:
        acts, inside, most = Acts(turn), [0], [0]

        def count() -> str:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1
            return ""

        threads = [threading.Thread(target=lambda: [acts.act(count) for _ in range(50)]) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (most[0], acts.done) == (1, 400)


class TestRecord:
    def test_says_what_was_stored_what_was_refused_and_what_follows(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        told = acts.record([PEOPLE, ODD], [], reported.append)
        assert "Recorded" in told
        assert "3 people" in told
        assert "Refused: team_size_skills: The number 4" in told
        assert acts.refused == 1
        assert len(reported) == 1

    def test_says_what_was_taken_back_and_what_went_with_it(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        acts.record([GivenFact(slot="team_size_skills", words="3 people", signals={"people": 3, "python": True})], [], reported.append)
        number = turn.case.facts[-1].number
        told = acts.record([PEOPLE], [number], reported.append)
        assert f"Taken back {number}: team_size_skills, “3 people”." in told
        assert 'record anew what was right: {"python": true}' in told
        assert "Recorded" in told
        assert acts.notes == []

    def test_the_team_is_told_when_an_older_fact_falls(self, turn: Turn, reported: list[Event]) -> None:
        acts, old = Acts(turn), turn.case.fact_of("history_months")
        assert old is not None
        acts.record([], [old.number], reported.append)
        assert ["Read again and taken out" in note.text for note in acts.notes] == [True]

    def test_arguments_that_came_to_nothing_are_refused(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        assert acts.act(lambda: acts.record([], [], reported.append)).startswith("Refused: No fact came through.")

    def test_nothing_new_is_said_as_such(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        acts.record([PEOPLE], [], reported.append)
        assert acts.record([PEOPLE], [], reported.append) == "Nothing new: all of it is recorded already."

    def test_what_changes_the_plan_is_told_with_the_questions_that_are_open_then(self, turn: Turn, reported: list[Event]) -> None:
        told = Acts(turn).take("approach", "rules", "we choose fixed rules", reported.append)
        assert "The plan now:" in told
        assert "Open questions now:" in told


class TestLookUp:
    def test_new_passages_get_the_next_numbers(self, turn: Turn, reported: list[Event]) -> None:
        turn.desk = replace(turn.desk, search=lambda question, k, session_name="": passages(3)[:k] if question and session_name else [])
        acts = Acts(turn, passages(1))
        told = acts.look_up("canary", reported.append)
        assert [f'number="{n}"' in told for n in (1, 2, 3)] == [False, True, True]
        assert [p.chunk_id for p in acts.passages] == ["c0", "c1", "c2"]
        assert acts.look_up("canary", reported.append) == "No further passage."

    def test_there_is_an_end(self, turn: Turn, reported: list[Event]) -> None:
        turn.desk = replace(turn.desk, search=lambda question, k, session_name="": passages(k + 90) if question + session_name else [])
        acts = Acts(turn)
        for _ in range(5):
            acts.look_up("canary", reported.append)
        assert len(acts.passages) == MOST_PASSAGES

    def test_an_index_that_is_broken_is_told_to_the_model(self, turn: Turn, reported: list[Event]) -> None:
        def broken(question: str, k: int, session_name: str = "") -> Sequence[Passage]:
            raise KnowledgeError(f"The index is broken {question}{k}{session_name}.", "Build it anew.")

        turn.desk = replace(turn.desk, search=broken)
        acts = Acts(turn)
        assert "cannot be searched" in acts.act(lambda: acts.look_up("canary", reported.append))


class TestPick:
    def test_wordings_are_kept_and_the_turn_can_end(self, turn: Turn) -> None:
        acts = Acts(turn)
        turn.said = Said(answers={"cost_of_errors": "20,000 EUR"})  # the open card is answered
        told = acts.pick([("budget", "How much may it cost?"), ("decision_and_user", "")])
        assert told.startswith("The next card asks: budget, decision_and_user. Questions left, these among them: ")
        assert next((q.slot, q.text) for q in acts.wished) == ("budget", "How much may it cost?")
        assert acts.closed

    def test_more_than_three_are_cut(self, turn: Turn) -> None:
        acts = Acts(turn)
        acts.pick([("budget", ""), ("decision_and_user", ""), ("label_availability", ""), ("cost_of_errors", "")])
        assert [q.slot for q in acts.wished] == ["budget", "decision_and_user", "label_availability"]

    def test_one_that_cannot_be_asked_gives_way(self, turn: Turn) -> None:
        acts = Acts(turn)
        told = acts.pick([("budgett", ""), ("success_metric_target", ""), ("budget", "")])
        assert "no slot named budgett" in told
        slots = [q.slot for q in acts.wished]
        assert slots[0] == "budget"
        assert len(set(slots)) == 3
        assert "success_metric_target" not in slots
        assert acts.closed

    def test_a_refused_call_beside_it_keeps_the_turn_open(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        acts.record([ODD], [], reported.append)
        acts.pick([("budget", "")])
        assert not acts.closed


class TestOthers:
    def test_explaining_and_reviewing_leave_a_step(self, turn: Turn, reported: list[Event]) -> None:
        acts = Acts(turn)
        assert turn.plan().decision("approach").question in acts.explain("approach", "", reported.append)
        assert acts.review(reported.append)
        assert len(reported) == 2
        assert len(turn.steps) == 2
