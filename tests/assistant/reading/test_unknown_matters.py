"""'We don't know which valves are open' tells of the matter; 'no' before a number said anew corrects it."""

from __future__ import annotations

import pytest

from tests.assistant.reading.lexicon import answered, by_slot, signals

CARD = ("decision_and_user", "cost_of_errors", "data_quality")


@pytest.mark.parametrize(
    "text",
    [
        "We do not know whom to call: the phone numbers are old.",
        "The real problem is that we don't know which valves are open.",
        "Nobody knows how strong a new player is.",
        "No sabemos a quién escribir: el titular murió y nadie cambió el nombre.",
        "No sabemos dónde están los contadores antiguos.",
        "I don't know how many loaves to bake on a Saturday.",
    ],
)
def test_what_is_not_known_of_the_matter_answers_no_question(text: str) -> None:
    assert not [fact.slot for fact in answered(text, CARD).facts if fact.unknown]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("We don't know who will act on it.", "decision_and_user"),
        ("We don't know what a missed case costs.", "cost_of_errors"),
        ("No sabemos cuántos datos faltan.", "data_quality"),
    ],
)
def test_what_is_not_known_of_a_question_answers_it(text: str, slot: str) -> None:
    assert [fact.slot for fact in answered(text, CARD).facts if fact.unknown] == [slot]


def test_what_is_not_known_is_not_denied() -> None:
    assert "personal_data" not in signals(answered("We don't know which phone numbers are still right.", CARD))


@pytest.mark.parametrize("slot", ["label_availability", "existing_solution", "personal_or_sensitive_data"])
@pytest.mark.parametrize("text", ["No, the error today is 11 %.", "No, our waste is about 11 %.", "No, la cifra de hoy es 11 %."])
def test_no_before_a_number_said_anew_answers_no_open_question(text: str, slot: str) -> None:
    assert slot not in by_slot(answered(text, (slot,)))


def test_no_by_itself_answers() -> None:
    assert by_slot(answered("No, nothing yet.", ("existing_solution",)))
