"""A new number in the place of an old one is read whatever was asked, where the old one was told of just one thing."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY as DAY
from tests.assistant.reading.said import signals

TODAY = {"value": 0.12, "unit": "share", "period": None}
AIM = {"value": 0.08, "unit": "share", "period": None}
TRAYS = {"value": 3, "unit": "trays", "period": "week"}


@pytest.mark.parametrize("asked", [(), ("personal_or_sensitive_data",)])
@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Actually it is 4 people, not 3: Ada, Tom, Lucía and Jonas", "en", {"people": 4}),
        ("it is 4 students instead of 3", "en", {"people": 4}),
        ("somos 4, no 3", "es", {"people": 4}),
        ("Correction: it is 15 %, not 12 %", "en", {"baseline": TODAY | {"value": 0.15}}),
        ("It is 15, not 12 %.", "en", {"baseline": TODAY | {"value": 0.15}}),
        ("es 15 %, no 12 %", "es", {"baseline": TODAY | {"value": 0.15}}),
        ("It is not 8 % but 5 %.", "en", {"target": AIM | {"value": 0.05}}),
    ],
)
def test_the_new_number_is_that_of_the_same_thing(text: str, language: str, said: dict[str, Any], asked: tuple[str, ...]) -> None:
    assert signals(text, asked=asked, language=language, people=3, baseline=TODAY, target=AIM, metric_name="late returns") == said


def test_a_number_that_two_things_have_is_not_guessed() -> None:
    said = signals("It is 4, not 3.", people=3, baseline=TRAYS, metric_name="trays left behind")
    assert "people" not in said
    assert "baseline" not in said


@pytest.mark.parametrize("text", ["We use 4 sensors, not 3 cameras.", "It is 4 pages, not 5.", "It is 15 euros, not 12."])
def test_another_thing_or_another_number_is_none_of_it(text: str) -> None:
    said = signals(text, people=3, baseline=TODAY, target=AIM, metric_name="late returns")
    assert not said.keys() & {"people", "baseline", "target"}


WAIT = {"value": 41, "unit": "minutes", "period": None}
SHORTER = {"value": 25, "unit": "minutes", "period": None}
KNOWN: dict[str, Any] = {
    "baseline": WAIT,
    "target": SHORTER,
    "metric_name": "mean wait",
    "units": 64,
    "unit_noun": "trams",
    "budget": {"value": 5000, "unit": "EUR", "period": None},
    "wish": "know how long people wait",
}


@pytest.mark.parametrize("asked", [(), ("escalation_path",)])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actually 25 minutes is too hard, make it 30", {"target": SHORTER | {"value": 30}}),
        ("25 was a typo, 28 is right", {"target": SHORTER | {"value": 28}}),
        ("the 41 should be 44", {"baseline": WAIT | {"value": 44}}),
        ("30 min, not 25 and 66 trams", {"target": SHORTER | {"value": 30}, "units": 66}),
        ("66 trams, not 64", {"units": 66}),
        ("not 5,000 but 7,000 EUR", {"budget": {"value": 7000, "unit": "EUR", "period": None}}),
        ("wrong: 41 minutes is for a transfer, not for us", {"baseline": None}),
        ("no, the mean wait has no start value, we never measured it", {"baseline": None}),
    ],
)
def test_a_number_is_put_right_or_taken_away(text: str, said: dict[str, Any], asked: tuple[str, ...]) -> None:
    assert signals(text, asked=asked, **KNOWN) == said


@pytest.mark.parametrize("text", ["no wait, 14 not 40", "share of urgent calls is 4 %, not 3", "wrong: it is 9"])
def test_a_correction_without_a_place_is_asked_about_and_answers_nothing(text: str) -> None:
    found = read(text, turn=4, language="en", catalogue=CATALOGUE, today=DAY, open_slots=("escalation_path", "languages"), known=KNOWN)
    assert not found.facts
    assert len(found.notices) == 1
    assert text in found.notices[0]


@pytest.mark.parametrize("text", ["Then a clerk looks at it by hand.", "Nothing changes, no wait at all", "We call 2 colleagues"])
def test_a_plain_answer_puts_nothing_right(text: str) -> None:
    found = read(text, turn=4, language="en", catalogue=CATALOGUE, today=DAY, open_slots=("escalation_path",), known=KNOWN)
    assert "escalation_path" in {fact.slot for fact in found.facts}
    assert not found.notices


@pytest.mark.parametrize("text", ["from 900 to 400 EUR is lost each evening", "sorry, 5 of us", "too early costs 20 EUR, too late 40 EUR"])
def test_an_answer_to_another_question_leaves_the_aim(text: str) -> None:
    assert not signals(text, asked=("cost_of_errors",), **KNOWN).keys() & {"baseline", "target", "metric_name"}


def test_an_answer_to_another_question_leaves_the_wish() -> None:
    assert "wish" not in signals("Maren, monday 9:00. too late: somebody waits longer", asked=("business_objective",), **KNOWN)
    assert signals("Change of plans: we want to know which tram breaks", asked=("business_objective",), **KNOWN)["wish"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Actually it is 12 mills.", 12),
        ("Sorry, 12 mills", 12),
        ("wait, no: 12 mills", 12),
        ("By now we have 14 mills.", 14),
        ("en realidad son 12 mills", 12),
        ("Actually 3 mills have a scanner.", None),
        ("Actually it is 12 millers.", None),
    ],
)
def test_things_counted_before_are_counted_anew_and_settle_no_kind(text: str, units: int | None) -> None:
    found = signals(text, asked=("business_objective",), turn=4, units=9, unit_noun="mills", problem_likely=["plain_number", "pricing"])
    assert found.get("units") == units
    assert "problem" not in found


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("It is 44 minutes, not 41, and the budget is 6,000 EUR, not 5,000 EUR.", "en", {"baseline": 44, "budget": 6000}),
        ("Son 66 trams y no 64, y el presupuesto es de 6.000 EUR, no de 5.000 EUR.", "es", {"units": 66, "budget": 6000}),
        ("We had 12 depots, not 13, so it is 28 minutes and not 25.", "en", {"target": 28}),
    ],
)
def test_several_numbers_of_one_sentence_are_put_right(text: str, language: str, said: dict[str, float]) -> None:
    found = signals(text, language=language, **KNOWN)
    assert {name: value["value"] if isinstance(value, dict) else value for name, value in found.items()} == said


@pytest.mark.parametrize(
    "text",
    [
        "Last year we tried the average of the last eight weeks instead of four, it made no difference",
        "We tested a threshold of 25 minutes instead of 41 and nothing changed",
        "Each driver carries 60 parcels instead of 50 since May",
    ],
)
def test_one_way_instead_of_another_puts_nothing_right(text: str) -> None:
    found = read(text, turn=4, language="en", catalogue=CATALOGUE, today=DAY, open_slots=("existing_solution",), known=KNOWN)
    assert not found.notices
    assert not {name for fact in found.facts for name in fact.signals} & {"baseline", "target", "budget"}


SHARED: dict[str, Any] = {
    "metric_name": "guests who do not come",
    "baseline": {"value": 0.14, "unit": "share", "period": None},
    "target": {"value": 0.08, "unit": "share", "period": None},
    "positive_share": 0.14,
}


@pytest.mark.parametrize("text", ["It is 15 % and not 14 %.", "The number of today is 15 %, not 14 %."])
def test_a_share_that_was_told_with_todays_number_changes_with_it(text: str) -> None:
    found = signals(text, **SHARED)
    assert (found["baseline"]["value"], found["positive_share"]) == (0.15, 0.15)


@pytest.mark.parametrize("text", ["No, the share that does not come is 15 %.", "No, today it is 15 %."])
def test_a_no_before_the_number_told_anew_puts_it_right(text: str) -> None:
    assert signals(text, asked=("existing_solution",), **SHARED)["baseline"]["value"] == 0.15


@pytest.mark.parametrize("text", ["No, the discount we give is 15 %.", "No, only staff see it.", "No, we want it to be 9 %."])
def test_a_no_before_another_number_does_not(text: str) -> None:
    assert "baseline" not in signals(text, asked=("existing_solution",), **SHARED)


@pytest.mark.parametrize("asked", [(), ("existing_solution",), ("cost_of_errors",), ("budget",)])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sorry, 15 % of them stay away, not 14.", "en"),
        ("15 % of the guests do not come to the table, not 14 %.", "en"),
        ("I mean 15 %, not 14 %", "en"),
        ("it is 15 rather than 14 %", "en"),
        ("Not 14 % of them stay away but 15 %.", "en"),
        ("Sorry, I said 14 %, but it is 15 %.", "en"),
        ("I wrote 14 %, I meant 15 %.", "en"),
        ("Perdón, el 15 % no viene, no el 14.", "es"),
        ("Es un 15 % más bien que un 14 %.", "es"),
    ],
)
def test_a_correction_in_a_whole_sentence_needs_no_leading_no(text: str, language: str, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked, language=language, **SHARED)
    assert (found.pop("baseline")["value"], found.pop("positive_share"), found) == (0.15, 0.15, {})


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("We have 66 trams rather than 64", "en", {"units": 66}),
        ("I told you 64 trams, but it is 66", "en", {"units": 66}),
        ("The board lets us have 6,000 EUR of money for all of it, not 5,000.", "en", {"budget": 6000}),
        ("Dije 5.000 EUR, quería decir 6.000 EUR.", "es", {"budget": 6000}),
    ],
)
def test_sums_and_counts_are_put_right_in_a_whole_sentence(text: str, language: str, said: dict[str, float]) -> None:
    found = signals(text, language=language, **KNOWN)
    assert {name: value["value"] if isinstance(value, dict) else value for name, value in found.items()} == said


@pytest.mark.parametrize(
    "text", ["Sorry, the fee is 30 EUR, not 25.", "No, 30 EUR is what a guest pays for the evening here, not 25 EUR.", "I mean 15 %."]
)
@pytest.mark.parametrize("asked", ["budget", "cost_of_errors"])
def test_a_correction_of_what_was_never_told_is_no_new_sum(text: str, asked: str) -> None:
    found = read(text, turn=4, language="en", catalogue=CATALOGUE, today=DAY, open_slots=(asked,), known=SHARED)
    assert not found.facts
    assert len(found.notices) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We want to be at 30 minutes of waiting on each line, not 41.",
        "We want 30 minutes, not 41.",
        "The supplier wants 9,000 EUR for the new sensors, not 5,000.",
        "40 trams wait at noon and the drivers do not, 64 wait at night.",
    ],
)
def test_an_aim_against_today_or_the_sum_of_somebody_else_puts_nothing_right(text: str) -> None:
    assert not {"baseline", "budget", "units"} & set(signals(text, **KNOWN))
