"""Numbered answers, news beside open questions, and what nobody knows."""

from __future__ import annotations

import pytest

from assistant.reading.marks import list_marks, numbered_slots, without_marks
from assistant.reading.text import fold
from tests.assistant.reading.lexicon import answered, by_slot, signals


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. 20k. 2. Two developers. 3. In May.", [1, 2, 3]),
        ("1) 20k 2) 6 months 3) two devs", [1, 2, 3]),
        ("a) yes b) no", [1, 2]),
        ("4. the cook\n5. 9k\n6. none", [4, 5, 6]),
        ("Q1: the forester\nQ2: none", [1, 2]),
        ("1. people: 2. 2. money", [1, 2]),
        ("12. June is the deadline", []),
        ("- 20k\n- 6 months", []),
        ("We have 1.5 days", []),
        ("The budget is 2. Then we stop", []),
    ],
)
def test_markers_are_found_and_never_numbers(text: str, numbers: list[int]) -> None:
    low = fold(text)
    assert [m.number for m in list_marks(low)] == numbers
    assert len(without_marks(low)) == len(low)


@pytest.mark.parametrize(
    ("text", "slots"),
    [("4. x\n5. y\n6. z", ["A", "B", "C"]), ("1. x\n3. z", ["A", "C"]), ("2. y", ["B"]), ("7. x\n9. y\n12. z", [])],
)
def test_numbers_name_the_open_questions(text: str, slots: list[str]) -> None:
    assert list(numbered_slots(list_marks(text), ("A", "B", "C")).values()) == slots


def test_numbered_answers_go_to_their_questions() -> None:
    text = "1. Whatever the brewing log says. 2. 30,000 EUR. 3. We don't know that yet."
    reading = answered(text, ("data_sources_volume", "budget", "stakeholder_owner"))
    assert {"data_sources_volume", "budget", "stakeholder_owner"} == set(by_slot(reading))
    assert [f.slot for f in reading.facts if f.unknown] == ["stakeholder_owner"]
    assert "label_count" not in signals(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Bad news: the northern plant is closed. And the harbour office gives us figures only from June.",
        "One correction: a person must approve every refusal.",
        "News from IT: the feed will not open before 2029.",
        "Mala noticia: la planta norte queda fuera.",
        "It turns out that the works council has to agree.",
    ],
)
def test_news_leaves_the_card_open(text: str) -> None:
    card = ("existing_solution", "cost_of_errors", "current_process_baseline")
    assert not set(card) & set(by_slot(answered(text, card)))


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("I'm not sure about the budget. Two developers.", "budget"),
        ("Data quality: no idea, nobody has ever looked. Two developers.", "data_quality"),
        ("We have no idea who signs. Two developers.", "stakeholder_owner"),
    ],
)
def test_not_knowing_goes_to_the_slot_it_names(text: str, slot: str) -> None:
    facts = answered(text, ("team_size_skills", "data_quality", "budget", "stakeholder_owner")).facts
    assert [f.slot for f in facts if f.unknown] == [slot]
