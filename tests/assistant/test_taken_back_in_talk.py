"""A fact that is denied in words goes out of the case, the reply says which, and it may be asked for once more."""

from __future__ import annotations

from assistant.questions import open_slots
from assistant.situation import assess
from tests.assistant.talking import TODAY, Talk, catalogue


def open_now(talk: Talk) -> set[str]:
    return {slot.id for slot in open_slots(assess(talk.session.case, catalogue(), TODAY))}


def test_the_reply_says_what_was_taken_back_and_the_words_of_it_go(talk: Talk) -> None:
    talk.say("We run 14 laundries and want to find torn garments. Budget 18,000 EUR.")
    assert talk.session.case.signals()["budget"]["value"] == 18000
    told = talk.say("The 18,000 is wrong, strike it out.")
    assert "18,000 EUR" in told.text
    assert "Taken back" in told.text
    case = talk.session.case
    assert "budget" not in case.signals()
    assert "budget" not in case.answered
    assert not any("18,000" in fact.words for fact in case.facts_of("budget"))


def test_taking_it_back_can_be_undone(talk: Talk) -> None:
    talk.say("We run 14 laundries and want to find torn garments. Budget 18,000 EUR.")
    talk.say("Forget the 18,000")
    talk.session.undo()
    assert talk.session.case.signals()["budget"]["value"] == 18000


def test_an_answer_that_was_taken_back_is_open_again(talk: Talk) -> None:
    talk.say("We run 14 laundries and want to find torn garments.")
    slots = {slot for slot in talk.session.case.asked if slot in {"success_metric_target", "decision_and_user", "data_sources_volume"}}
    assert "decision_and_user" in slots
    talk.say(decision_and_user="the ironing crew")
    assert "decision_and_user" not in open_now(talk)
    talk.say("the ironing crew is wrong")
    assert "actor" not in talk.session.case.signals()
    assert "decision_and_user" in open_now(talk)
