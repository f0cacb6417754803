"""Chips say in a few words what was read, and newer facts stand against older ones."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.reading import chip_of, contradicted, oddities, read_answer
from assistant.reading.chip_says import FIXED, GATES
from assistant.reading.merging import usual_direction
from knowledge.catalogue import load_catalogue
from tests.assistant.reading.lexicon import LEXICON, TODAY


def fact(slot: str, words: str = "said", *, unknown: bool = False, **signals: Any) -> Fact:
    return Fact(slot=slot, words=words, signals=signals, unknown=unknown, origin=Origin(turn=1))


def share(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "share", "period": None}


@pytest.mark.parametrize(
    ("made", "language", "chip"),
    [
        (fact("team_size_skills", people=3, part_time=True), "en", "3 people, half time"),
        (fact("team_size_skills", people=2, part_time=True, hours_week_each=6), "en", "2 people, 6 hours a week each"),
        (fact("team_size_skills", people=1, part_time=True, hours_week_each=6), "es", "1 persona, 6 horas a la semana"),
        (fact("team_size_skills", people=1), "es", "1 persona"),
        (fact("deadline", deadline="2027-12-31"), "en", "until 31 December 2027"),
        (fact("success_metric_target", baseline=share(0.04), target=share(0.034)), "en", "4 % → 3.4 %"),
        (fact("success_metric_target", target={"value": -0.06, "unit": "relative", "period": None}), "en", "goal 6 % less"),
        (fact("data_access_rights", data_may_leave="never"), "en", "stays in house"),
        (fact("data_access_rights", data_may_leave="never"), "es", "no sale de la casa"),
        (fact("budget", budget={"value": 80000, "unit": "EUR", "period": None}), "en", "80,000 EUR"),
        (fact("decision_and_user", "The cook tastes it."), "en", "The cook tastes it."),
        (fact("data_quality", "no idea", unknown=True), "en", "gaps and errors in the data: not known"),
    ],
)
def test_chips_are_short_and_plain(made: Fact, language: str, chip: str) -> None:
    assert chip_of(made, LEXICON, language) == chip


NUMBERS = [name for name, signal in load_catalogue().signals.items() if signal.kind == "number" and not signal.derived]
GATE_VALUES = [(name, value) for name in sorted(GATES) for value in load_catalogue().signals[name].values or (True, False)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_shown_whatever_it_counts(name: str, language: str) -> None:
    told: dict[str, Any] = {name: 7}
    assert "7" in chip_of(fact("some_slot", "some of them", **told), LEXICON, language)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "value"), GATE_VALUES)
def test_what_opens_a_gate_is_shown_with_its_value(name: str, value: Any, language: str) -> None:
    plain = FIXED[language][f"{name}:{value}"]
    full = fact("some_slot", "some words", actor="the night shift of the northern depot", runs_on="own_servers", **{name: value})
    assert chip_of(fact("some_slot", "some words", **{name: value}), LEXICON, language) == plain
    assert plain in chip_of(full, LEXICON, language)


def test_a_long_answer_is_shortened_at_a_word() -> None:
    chip = chip_of(
        fact("business_objective", "Our volunteers spend every evening copying names from one list to another list"), LEXICON, "en"
    )
    assert len(chip) <= 49
    assert chip.endswith("…")
    assert not chip.removesuffix("…").endswith(" ")


def test_a_goal_in_the_wrong_direction_is_odd() -> None:
    up = fact(
        "success_metric_target",
        metric_name="power bill",
        baseline={"value": 640000, "unit": "EUR"},
        target={"value": 820000, "unit": "EUR"},
    )
    fine = fact(
        "success_metric_target",
        metric_name="power bill",
        baseline={"value": 820000, "unit": "EUR"},
        target={"value": 750000, "unit": "EUR"},
    )
    sales = fact(
        "success_metric_target", metric_name="sales per shop", baseline={"value": 9, "unit": "EUR"}, target={"value": 7, "unit": "EUR"}
    )
    assert oddities([up]) == ["lower is better here, and this goes up."]
    assert oddities([fine]) == []
    assert oddities([sales], "es") == ["aquí más es mejor, y esto baja."]
    assert oddities([fact("success_metric_target", target=share(1.2))])


def test_directions_of_names() -> None:
    assert usual_direction("Late trains") == "lower"
    assert usual_direction("Books per order") == "higher"
    assert usual_direction("Registered users") == ""


def test_contradictions() -> None:
    old = fact("team_size_skills", people=3)
    assert contradicted([old], [fact("team_size_skills", people=2)])
    assert not contradicted([old], [fact("team_size_skills", people=3, python=True)])
    assert not contradicted([fact("business_objective", wish="a")], [fact("business_objective", wish="b")])
    unknown = fact("budget", unknown=True)
    assert contradicted([unknown], [fact("budget", budget={"value": 5, "unit": "EUR"})])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("slot", sorted(LEXICON.slots))
def test_every_button_is_understood(slot: str, language: str) -> None:
    for button in LEXICON.slots[slot].buttons:
        facts = read_answer(slot, button.say.in_(language), turn=2, language=language, catalogue=LEXICON, today=TODAY)
        assert facts
        assert facts[0].slot == slot
        assert facts[0].origin.kind == "button"
        assert {k: facts[0].signals.get(k) for k in button.signals} == button.signals


@pytest.mark.parametrize(
    ("slot", "text", "expected"),
    [
        ("deadline", "in 6 months", {"duration_months": 6}),
        ("budget", "18.500", {"budget": {"value": 18500, "unit": "EUR", "period": None}}),
        ("success_metric_target", "from 12 % to 9 % by May 2028", {"target": share(0.09), "target_date": "2028-05-31"}),
        ("cost_of_errors", "a miss: 900 EUR, a false alarm: 30 EUR", {"cost_miss": {"value": 900, "unit": "EUR", "period": None}}),
        ("horizon_granularity", "3 days ahead, day by day", {"horizon_hours": 72}),
    ],
)
def test_the_field_of_a_card(slot: str, text: str, expected: dict[str, Any]) -> None:
    facts = read_answer(slot, text, turn=2, language="en", catalogue=LEXICON, today=TODAY)
    found = {name: value for f in facts for name, value in f.signals.items()}
    assert {name: found.get(name) for name in expected} == expected


def test_not_knowing_on_a_card() -> None:
    for text in ("we don't know", "no lo sabemos"):
        facts = read_answer("label_delay", text, turn=2, language="en", catalogue=LEXICON, today=TODAY)
        assert [(f.slot, f.unknown) for f in facts] == [("label_delay", True)]
    assert read_answer("label_delay", " ", turn=2, language="en", catalogue=LEXICON, today=TODAY) == ()


def test_every_fixed_chip_is_spoken_in_both_languages() -> None:
    assert set(FIXED["en"]) == set(FIXED["es"])
