"""A program that is stopped in the middle of a turn: the message is answered next, once, and nothing half stored counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import events
from assistant.case import Fact, Origin
from assistant.entries import Draft
from assistant.errors import EnvironmentBroken
from assistant.planners.base import Said, Turn
from assistant.planners.interview import Interview
from tests.assistant.talking import FERRY, LAUNDRY, VIVERO, Talk, reply

TEAM = "We have 2 people with 10 hours a week."
MONEY = "We can spend 20,000 EUR."


class Stopped(BaseException):
    """The end of the program, which no `except Exception` sees."""


class Dies(Interview):
    """An interview whose program ends in the middle: before anything is stored, half-way, or before the answer is stored."""

    def __init__(self, where: str) -> None:
        self.where = where

    def respond(self, turn: Turn) -> Iterator[events.Event]:
        if self.where == "half":
            fact = Fact(slot="budget", words="half", signals={"budget": {"value": 1, "unit": "EUR"}}, origin=Origin(turn=turn.number))
            turn.record([Draft(turn=turn.number, author="user", kind="fact", body=fact.model_dump(mode="json", exclude={"number"}))])
        if self.where == "late":
            yield from super().respond(turn)
        raise Stopped

    def after_click(self, turn: Turn) -> Iterator[events.Event]:
        yield events.TextDelta(text=str(turn.number))
        raise Stopped


WHERE = ("early", "half", "late")


def stopped(talk: Talk, text: str, where: str) -> None:
    with pytest.raises(Stopped):
        reply(talk.again(Dies(where)).send(Said(text=text)))


def uninterrupted(folder: Path, *texts: str) -> Talk:
    talk = Talk(folder / "other")
    for text in texts:
        talk.say(text)
    return talk


def facts(talk: Talk) -> list[tuple[str, str, object]]:
    return [(fact.slot, fact.words, fact.signals) for fact in talk.session.case.facts]


class TestSend:
    @pytest.mark.parametrize("where", WHERE)
    def test_the_next_message_is_answered_after_it(self, talk: Talk, tmp_path: Path, where: str) -> None:
        talk.say(LAUNDRY)
        stopped(talk, TEAM, where)
        answer = reply(talk.again().send(Said(text=MONEY)))
        whole = uninterrupted(tmp_path, LAUNDRY, TEAM, MONEY)
        assert facts(talk) == facts(whole)
        assert talk.plan.headline == whole.plan.headline
        assert talk.session.case.unanswered == whole.session.case.unanswered
        assert answer.ended.asked == len(whole.session.case.asked)
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, TEAM, MONEY]
        assert len(talk.session.case.messages) == 6
        assert answer.slots == list(talk.session.case.unanswered)  # one card for two answers
        assert next(event.label for event in answer.events if isinstance(event, events.Step)) == "Answer the message that was left open"

    @pytest.mark.parametrize("where", ["half"])
    def test_the_same_message_again_takes_its_place(self, talk: Talk, tmp_path: Path, where: str) -> None:
        talk.say(LAUNDRY)
        stopped(talk, TEAM, where)
        talk.say(TEAM)
        assert facts(talk) == facts(uninterrupted(tmp_path, LAUNDRY, TEAM))
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, TEAM]

    @pytest.mark.parametrize(("brief", "where"), [(LAUNDRY, "early"), (VIVERO, "late")])
    def test_a_first_message_too(self, talk: Talk, tmp_path: Path, brief: str, where: str) -> None:
        stopped(talk, brief, where)
        talk.say(MONEY)
        whole = uninterrupted(tmp_path, brief, MONEY)
        assert talk.plan.brief.verbatim == brief
        assert (talk.session.case.language, facts(talk)) == (whole.session.case.language, facts(whole))

    def test_stopped_again_and_again_it_is_still_answered_once(self, talk: Talk, tmp_path: Path) -> None:
        talk.say(LAUNDRY)
        for where in WHERE:
            stopped(talk, TEAM, where)
        talk.say(MONEY)
        assert facts(talk) == facts(uninterrupted(tmp_path, LAUNDRY, TEAM, MONEY))

    @pytest.mark.parametrize("where", WHERE)
    def test_stopped_while_it_answers_the_older_one_both_are_kept_in_order(self, talk: Talk, tmp_path: Path, where: str) -> None:
        talk.say(LAUNDRY)
        stopped(talk, TEAM, where)
        stopped(talk, MONEY, where)
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, TEAM, MONEY]
        stopped(talk, "We have all washes of five years in a database.", where)
        left = talk.session.left_open
        assert left is not None
        assert left.text == "We have all washes of five years in a database."
        answer = reply(talk.again().resume())
        whole = uninterrupted(tmp_path, LAUNDRY, TEAM, MONEY, left.text)
        assert facts(talk) == facts(whole)
        assert answer.slots == list(talk.session.case.unanswered)
        assert len(talk.session.case.messages) == 8
        assert not talk.session.can_redo

    def test_sent_again_behind_a_click_that_was_not_told_it_is_still_the_same_message(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        stopped(talk, TEAM, "early")
        with pytest.raises(Stopped):
            reply(talk.again(Dies("click")).drop(talk.session.case.facts[0].number))
        talk.say(TEAM)
        assert [m.text for m in talk.session.case.messages if m.author == "user" and m.text] == [LAUNDRY, TEAM]
        assert talk.session.left_open is None

    def test_an_order_in_words_that_was_left_open_is_carried_out(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(TEAM)
        number = talk.session.entries()[-1].turn + 1
        body = {"text": "undo", "answers": {}, "today": "2026-11-23"}
        talk.journal.append(talk.session.name, [Draft(turn=number, author="user", kind="message", body=body)])
        talk.say(MONEY)
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, MONEY]

    def test_what_was_left_open_is_not_brought_back_by_redo(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        stopped(talk, TEAM, "half")
        talk.say(MONEY)
        assert not talk.session.can_redo
        talk.session.undo()
        talk.session.redo()
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY, TEAM, MONEY]


class TestResume:
    def test_it_is_offered_and_answered_on_demand(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        assert talk.session.left_open is None
        stopped(talk, TEAM, "half")
        left = talk.session.left_open
        assert left is not None
        assert left.text == TEAM
        answer = reply(talk.session.resume())
        assert answer.ended
        assert answer.slots == list(talk.session.case.unanswered)
        assert talk.session.case.signals()["people"] == 2
        assert talk.session.left_open is None

    def test_with_nothing_left_open_nothing_happens(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before = talk.session.entries()
        assert reply(talk.session.resume()).kinds == ["turn_ended"]
        assert talk.session.entries() == before

    def test_a_turn_that_is_running_is_not_left_open(self, talk: Talk) -> None:
        begun, go_on = threading.Event(), threading.Event()

        class Slow(Interview):
            def respond(self, turn: Turn) -> Iterator[events.Event]:
                begun.set()
                go_on.wait(30)
                yield from super().respond(turn)

        running = threading.Thread(target=lambda: reply(talk.again(Slow()).send(Said(text=LAUNDRY))))
        running.start()
        assert begun.wait(30)
        assert talk.session.left_open is None
        go_on.set()
        running.join()
        assert talk.session.left_open is None
        assert talk.plan.brief.verbatim == LAUNDRY

    def test_a_click_that_was_left_open_is_told(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        card, number = talk.session.case.unanswered, talk.session.case.facts[-1].number
        with pytest.raises(Stopped):
            reply(talk.again(Dies("click")).drop(number))
        gone = [fact.number for fact in talk.session.case.facts]
        answer = reply(talk.session.resume())
        assert answer.text.startswith("Taken out")
        assert [fact.number for fact in talk.session.case.facts] == gone
        assert number not in gone
        assert talk.session.case.unanswered == card
        assert talk.session.left_open is None


class TestFailures:
    def test_a_turn_that_failed_is_not_left_open_and_stands_in_the_talk(self, talk: Talk) -> None:
        class Fails(Interview):
            def respond(self, turn: Turn) -> Iterator[events.Event]:
                raise EnvironmentBroken(f"Turn {turn.number} met a wall.", "Go round it.")
                yield

        asked = talk.say(LAUNDRY).slots
        reply(talk.again(Fails()).send(Said(text=TEAM)))
        last = talk.session.case.messages[-1]
        assert (last.author, last.text) == ("assistant", "Turn 2 met a wall. Go round it.")
        assert talk.session.left_open is None
        assert list(talk.session.case.unanswered) == asked
        assert len(talk.session.case.asked) == len(asked)

    def test_a_project_deleted_in_the_middle_does_not_come_back(self, talk: Talk) -> None:
        class Deletes(Interview):
            def respond(self, turn: Turn) -> Iterator[events.Event]:
                talk.journal.delete(talk.session.name)
                yield from super().respond(turn)

        talk.say(LAUNDRY)
        answer = reply(talk.again(Deletes()).send(Said(text=FERRY)))
        assert "deleted meanwhile" in answer.errors[0].message
        assert answer.ended
        assert not talk.journal.exists(talk.session.name)
