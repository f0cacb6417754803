"""Ticks: entries of their own that change no plan, eat no card, are taken back like other clicks, and outlive a new plan."""

from __future__ import annotations

import threading

import pytest

from assistant.case import replay
from assistant.errors import BadInput
from assistant.plan.checklist import Item
from assistant.session import Session
from tests.assistant.talking import LAUNDRY, Talk


def item(session: Session, identity: str) -> Item:
    return next(one for one in session.checklist() if one.id == identity)


def open_tasks(session: Session) -> list[str]:
    return [one.id for one in session.checklist() if one.group == "tasks" and one.state == "open"]


@pytest.fixture
def begun(talk: Talk) -> Session:
    """A project after its first message."""
    talk.say(LAUNDRY)
    return talk.session


def test_before_the_first_message_there_is_nothing_to_tick(talk: Talk) -> None:
    assert talk.session.checklist() == ()
    with pytest.raises(BadInput, match="no point"):
        talk.session.tick("task:sign_goal", done=True)
    assert talk.session.entries() == []


def test_a_tick_is_one_entry_of_its_own(begun: Session) -> None:
    before, first = len(begun.entries()), open_tasks(begun)[0]
    begun.tick(first, done=True)
    entry = begun.entries()[-1]
    assert len(begun.entries()) == before + 1
    assert (entry.kind, entry.author, entry.body["item"], entry.body["done"]) == ("tick", "user", first, True)
    assert item(begun, first).state == "done"
    assert str(item(begun, first).ticked) == entry.body["today"]


def test_it_leaves_plan_version_card_and_marks_as_they_are(begun: Session) -> None:
    plan, earlier, card = begun.plan, begun.plan_before(), begun.case.unanswered
    assert plan is not None
    assert card
    begun.tick(open_tasks(begun)[0], done=True)
    assert begun.plan == plan
    assert begun.plan_before() == earlier
    assert begun.case.unanswered == card
    assert begun.case.turn == plan.meta.version


def test_an_answer_after_a_tick_finds_the_card_open(talk: Talk) -> None:
    asked = talk.say(LAUNDRY).slots
    talk.session.tick(open_tasks(talk.session)[0], done=True)
    talk.say("From 300 to 100 a month.")
    assert asked[0] not in talk.session.case.unanswered or talk.session.case.facts


def test_taking_it_back_by_hand_or_by_undo(begun: Session) -> None:
    first = open_tasks(begun)[0]
    begun.tick(first, done=True)
    begun.tick(first, done=False)
    assert item(begun, first).state == "open"
    assert begun.undo()  # the second click
    assert item(begun, first).state == "done"
    assert begun.undo()  # the first
    assert item(begun, first).state == "open"
    assert begun.case.messages  # and nothing else


def test_it_outlives_a_new_plan(talk: Talk) -> None:
    talk.say(LAUNDRY)
    talk.session.tick("task:sign_goal", done=True)
    talk.say("We want to get down to 120 a month instead. The budget is 60,000 EUR.")
    assert item(talk.session, "task:sign_goal").state == "done"
    assert replay(talk.session.name, talk.session.entries()).ticks == {"task:sign_goal": True}


@pytest.mark.parametrize("identity", ["check:K01", "question:budget", "no:such", "", "point:MTS-Z9", "task:T01"])
def test_what_is_not_there_or_not_for_the_team_is_refused_and_not_kept(begun: Session, identity: str) -> None:
    before = len(begun.entries())
    with pytest.raises(BadInput) as refused:
        begun.tick(identity, done=True)
    assert refused.value.remedy
    assert len(begun.entries()) == before


def test_two_windows_see_each_others_ticks(talk: Talk) -> None:
    talk.say(LAUNDRY)
    other = talk.again()
    first, second = open_tasks(other)[:2]
    talk.session.tick(first, done=True)
    other.tick(second, done=True)
    assert item(other, first).state == item(talk.session, second).state == "done"


def test_ticks_of_many_at_once_are_all_kept(talk: Talk) -> None:
    talk.say(LAUNDRY)
    wanted = [one.id for one in talk.session.checklist() if one.tickable][:8]
    windows = [threading.Thread(target=talk.again().tick, args=(identity, True)) for identity in wanted]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert set(talk.session.case.ticks) == set(wanted)
