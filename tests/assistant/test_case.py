"""The case: what the entries of a journal add up to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.case import Case, Fact, Origin, conflict_key, replay
from assistant.journal import Draft, Entry


class Entries:
    """Entries of a session, numbered as the journal does."""

    def __init__(self) -> None:
        self.rows: list[Entry] = []

    def add(self, turn: int, kind: Any, author: str = "user", /, **body: Any) -> Entry:
        number = len(self.rows) + 1
        entry = Entry(
            session="s", number=number, at="2026-11-23T08:00:00+00:00", **dict(Draft(turn=turn, author=author, kind=kind, body=body))
        )
        self.rows.append(entry)
        return entry

    def fact(self, turn: int, slot: str, words: str, **more: Any) -> Entry:
        return self.add(turn, "fact", slot=slot, words=words, origin={"turn": turn}, **more)

    @property
    def case(self) -> Case:
        return replay("s", self.rows)


@pytest.fixture
def entries() -> Entries:
    return Entries()


def test_nothing_said_is_an_empty_case(entries: Entries) -> None:
    assert entries.case == Case(session="s")
    assert entries.case.brief == ""


def test_facts_come_in_the_order_they_were_said(entries: Entries) -> None:
    entries.fact(1, "budget", "10 EUR", signals={"budget": 10})
    entries.fact(2, "budget", "20 EUR", signals={"budget": 20})
    entries.fact(2, "deadline", "in May", signals={"duration_months": 5})
    assert [fact.words for fact in entries.case.facts] == ["10 EUR", "20 EUR", "in May"]
    assert entries.case.signals() == {"budget": 20, "duration_months": 5}
    found = entries.case.fact_of("budget")
    assert found is not None
    assert found.words == "20 EUR"
    assert entries.case.fact_of("people") is None
    assert [fact.words for fact in entries.case.facts_of("budget")] == ["10 EUR", "20 EUR"]


@pytest.mark.parametrize(
    ("owner", "listed", "told", "rows"),
    [
        ("Ida Holm", ["Ida", "Bo"], "Ida Holm", ["Ida Holm", "Bo"]),
        ("Ida", ["Ida Holm", "Bo"], "Ida Holm", ["Ida Holm", "Bo"]),
        ("Dr. Ida Holm", ["Ida"], "Dr. Ida Holm", ["Dr. Ida Holm"]),
        ("Ida", ["Ida Holm", "Ida Berg"], "Ida", ["Ida Holm", "Ida Berg"]),
        ("Ida Holm", ["Ida", "Ida Berg"], "Ida Holm", ["Ida", "Ida Berg"]),
        ("Karl Ode", ["Ida Holm", "Ida"], "Karl Ode", ["Ida Holm", "Ida"]),
        ("head of sales", ["Ida", "nurse"], "head of sales", ["Ida", "nurse"]),
    ],
)
@pytest.mark.parametrize("signs_first", [True, False])
def test_a_given_name_that_fits_one_full_name_is_that_person_in_either_order(
    entries: Entries, owner: str, listed: list[str], told: str, rows: list[str], *, signs_first: bool
) -> None:
    facts = [("stakeholder_owner", {"owner": owner}), ("team_size_skills", {"team": [{"who": who, "hours": 5} for who in listed]})]
    for slot, given in facts if signs_first else reversed(facts):
        entries.fact(1, slot, "x", signals=given)
    found = entries.case.signals()
    assert found["owner"] == told
    assert [row["who"] for row in found["team"]] == rows


def test_a_fact_that_replaces_another_takes_it_out(entries: Entries) -> None:
    wrong = entries.fact(1, "budget", "10 EUR", signals={"budget": 10, "offer_setup": 3})
    entries.fact(2, "budget", "20 EUR", signals={"budget": 20}, replaces=wrong.number)
    assert entries.case.signals() == {"budget": 20}


def test_a_fact_that_was_taken_out_is_gone_with_its_signals(entries: Entries) -> None:
    one = entries.fact(1, "budget", "10 EUR", signals={"budget": 10})
    entries.fact(1, "deadline", "in May")
    entries.fact(2, "budget", "10 EUR", signals={"budget": 10}, replaces=one.number, retracted=True)
    assert [fact.words for fact in entries.case.facts] == ["in May"]
    assert entries.case.signals() == {}
    assert entries.case.answered == {"deadline"}


def test_a_signal_is_taken_back_by_none(entries: Entries) -> None:
    entries.fact(1, "success_metric_target", "38 % drop out", signals={"baseline": {"value": 0.38}, "better": "lower"})
    entries.fact(2, "success_metric_target", "find 7 of 10", signals={"baseline": None, "better": "higher"})
    assert entries.case.signals() == {"better": "higher"}
    assert entries.case.fact_of("baseline") is None


def test_the_last_word_says_whether_a_question_is_unknown(entries: Entries) -> None:
    entries.fact(1, "budget", "no idea", unknown=True)
    assert entries.case.unknown == {"budget"}
    assert entries.case.answered == frozenset()
    entries.fact(2, "budget", "20 EUR", signals={"budget": 20})
    assert entries.case.unknown == frozenset()
    assert entries.case.answered == {"budget"}
    entries.fact(3, "budget", "we are not sure any more", unknown=True)
    assert entries.case.unknown == {"budget"}


def test_questions_count_once_however_often_their_card_is_shown(entries: Entries) -> None:
    entries.add(1, "message", text="We lose trams")
    entries.add(1, "message", "assistant", text="", questions=[{"slot": "deadline"}, {"slot": "budget"}])
    entries.add(2, "message", text="What is drift?")
    entries.add(2, "message", "assistant", text="", questions=[{"slot": "deadline", "again": True}, {"slot": "budget", "again": True}])
    assert entries.case.asked == ("deadline", "budget")
    assert entries.case.unanswered == ("deadline", "budget")
    entries.add(3, "message", "assistant", text="", questions=[{"slot": "languages"}])
    later = entries.case
    assert later.asked == ("deadline", "budget", "languages")
    assert later.unanswered == ("languages",)


def test_the_day_of_the_last_message_counts(entries: Entries) -> None:
    entries.add(1, "message", text="first", today="2026-11-23")
    assert (entries.case.created, entries.case.as_of) == (dt.date(2026, 11, 23), dt.date(2026, 11, 23))
    entries.add(2, "message", text="second", today="2027-02-01")
    entries.add(2, "message", "assistant", text="answer")
    assert (entries.case.created, entries.case.as_of) == (dt.date(2026, 11, 23), dt.date(2027, 2, 1))


def test_what_was_taken_back_counts_no_more(entries: Entries) -> None:
    entries.add(1, "message", text="We lose trams")
    entries.add(2, "message", text="Plan now", plan_now=True)
    entries.fact(2, "budget", "20 EUR", signals={"budget": 20})
    assert entries.case.wants_plan
    entries.add(3, "undone", turn=2)
    assert not entries.case.wants_plan
    assert entries.case.facts == ()
    assert entries.case.turn == 1
    entries.add(4, "undone", turn=2, redo=True)
    assert entries.case.wants_plan
    assert entries.case.turn == 2


def test_choices_weights_edits_ticks_documents_and_titles_are_kept(entries: Entries) -> None:
    entries.add(1, "choice", headline="approach", value="rules", reason="simple")
    entries.add(2, "choice", headline="approach", value="buy", reason="cheap")
    entries.add(3, "choice", headline=conflict_key(("fast", "cheap")), value="fast", reason="Keep: fast")
    entries.add(4, "weight", criterion="speed", weight="2.5")
    entries.add(5, "edit", path="risks", action="remove", row="R1")
    entries.add(6, "tick", item="c1", done=True)
    entries.add(7, "document", name="brief.docx")
    entries.add(8, "renamed", title="Trams")
    entries.add(9, "language", language="es")
    case = entries.case
    assert (case.choices["approach"].value, case.choices["approach"].turn) == ("buy", 2)
    assert case.choices["conflict: fast | cheap"].value == "fast"
    assert case.weights == {"speed": 2.5}
    assert (case.edits[0].path, case.edits[0].row, case.edits[0].turn) == ("risks", "R1", 5)
    assert (case.ticks, case.title, case.language) == ({"c1": True}, "Trams", "es")
    assert [file.name for file in case.documents] == ["brief.docx"]
    entries.add(10, "document", name="brief.docx", removed=True)
    assert not entries.case.documents
    entries.add(11, "undone", turn=10)
    assert [file.name for file in entries.case.documents] == ["brief.docx"]


def test_entries_of_a_kind_that_is_not_known_change_nothing(entries: Entries) -> None:
    entries.add(1, "message", text="We lose trams")
    before = entries.case
    entries.add(1, "proposal", anything=[1, 2])
    assert entries.case == before


def test_a_case_cannot_be_changed() -> None:
    fact = Fact(slot="budget", words="10 EUR", origin=Origin(turn=1))
    with pytest.raises(ValueError, match="frozen"):
        fact.words = "20 EUR"  # type: ignore[misc]
