"""The team: what it says, when, and what it keeps to itself."""

from __future__ import annotations

import pytest

from evals.simulated_team import GO_ON, UNKNOWN, Manner, one_line, play
from tests.evals.hand_made import Interviewer, scenario


def test_it_opens_with_the_brief_and_stops_when_nothing_is_asked() -> None:
    product = Interviewer()
    played = play(scenario(), product)
    assert [said.text for said in product.told] == [scenario().opening_message]
    assert played.finished
    assert played.replies == ("Turn 1. Noted.",)


def test_it_answers_what_it_is_asked_and_nothing_else() -> None:
    product = Interviewer(["budget"], ["cost_of_errors"])
    played = play(scenario(), product)
    assert [said.text for said in product.told[1:]] == ["20,000 EUR.", "A return costs 11 EUR."]
    assert played.answered == {"budget": "20,000 EUR.", "cost_of_errors": "A return costs 11 EUR."}
    assert played.asked == ("budget", "cost_of_errors")


@pytest.mark.parametrize("slot", ["label_delay", "languages"])
def test_unknown_and_absent_facts_are_not_known_yet(slot: str) -> None:
    product = Interviewer([slot])
    played = play(scenario(), product)
    assert product.told[1].text == UNKNOWN["en"]
    assert not played.answered


def test_unknown_wins_over_a_fact() -> None:
    product = Interviewer(["budget"])
    play(scenario(unknown=["budget"], language="es"), product)
    assert product.told[1].text == UNKNOWN["es"]


@pytest.mark.parametrize(
    ("manner", "line"),
    [
        ("lines", "20,000 EUR. We don't know that yet. In a year."),
        ("reordered", "In a year. We don't know that yet. 20,000 EUR."),
        ("numbered", "1. 20,000 EUR. 2. We don't know that yet. 3. In a year."),
    ],
)
def test_several_answers_are_one_line(manner: Manner, line: str) -> None:
    product = Interviewer(["budget", "label_delay", "deadline"])
    play(scenario(), product, manner)
    assert product.told[1].text == line
    assert not product.told[1].answers


def test_line_breaks_in_answers_are_folded() -> None:
    assert one_line(["One\n two.", "Three."], "lines") == "One two. Three."


def test_cards_are_answered_by_slot() -> None:
    product = Interviewer(["budget", "label_delay"])
    play(scenario(), product, "cards")
    assert product.told[1].answers == {"budget": "20,000 EUR.", "label_delay": UNKNOWN["en"]}
    assert not product.told[1].text


def test_at_once_gives_all_facts_and_asks_for_the_plan() -> None:
    product = Interviewer(["budget"], ["deadline"])
    played = play(scenario(), product, "at_once")
    assert len(product.told) == 2
    assert product.told[1].answers == scenario().facts
    assert product.told[1].plan_now
    assert set(played.answered) == set(scenario().facts)


def test_at_most_four_facts_a_turn() -> None:
    facts = {slot: f"About {slot}." for slot in ("budget", "deadline", "languages", "data_quality", "fairness_groups")}
    product = Interviewer(list(facts))
    play(scenario(facts=facts, unknown=[]), product, "cards")
    assert list(product.told[1].answers) == list(facts)[:4]


def test_news_comes_after_its_turn_as_a_message_of_its_own() -> None:
    news = [{"after_turn": 2, "message": "The budget is gone."}]
    product = Interviewer(["budget"], ["deadline"], ["languages"])
    play(scenario(turn_events=news), product)
    assert [said.text for said in product.told] == [scenario().opening_message, "20,000 EUR.", "The budget is gone.", UNKNOWN["en"]]


def test_news_is_told_even_when_the_interview_is_over_before() -> None:
    news = [{"after_turn": 5, "message": "First."}, {"after_turn": 6, "message": "Second."}]
    product = Interviewer()
    play(scenario(turn_events=news), product)
    assert [said.text for said in product.told[1:]] == ["First.", "Second."]


def test_news_is_told_at_once_too() -> None:
    product = Interviewer()
    play(scenario(turn_events=[{"after_turn": 4, "message": "News."}]), product, "at_once")
    assert product.told[-1].text == "News."


def test_it_presses_on_when_nothing_is_asked_and_nothing_is_finished() -> None:
    product = Interviewer(["budget"], silent=2)
    played = play(scenario(), product)
    assert [said.text for said in product.told[2:]] == [GO_ON["en"], GO_ON["en"]]
    assert played.finished


def test_it_gives_up_after_the_last_turn() -> None:
    product = Interviewer(*([["budget"]] * 40))
    played = play(scenario(), product, most_turns=6)
    assert len(played.exchanges) == 6
    assert not played.finished


def test_errors_are_kept_with_their_turn() -> None:
    played = play(scenario(), Interviewer(["budget"], error="no room"))
    assert played.errors == ("turn 2: no room",)
