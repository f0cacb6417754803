"""Cases that are animals or machines: nobody is judged, and no law on decisions about people is theirs."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.no_person import judges_nobody
from assistant.situation import assess
from knowledge.catalogue import load_catalogue
from tests.assistant.trades import TODAY, case_of


@pytest.mark.parametrize(
    ("signals", "language"),
    [
        ({"unit_noun": "riding horses"}, "en"),
        ({"unit_noun": "calves", "wish": "see early which calves fall ill"}, "en"),
        ({"unit_noun": "cable cars"}, "en"),
        ({"wish": "find out which colonies will not survive the winter"}, "en"),
        ({"unit_noun": "vacas lecheras"}, "es"),
        ({"unit_noun": "bombas de agua"}, "es"),
    ],
)
def test_animals_and_machines_are_no_persons(signals: dict[str, Any], language: str) -> None:
    assert judges_nobody(signals, language)


@pytest.mark.parametrize(
    ("signals", "language"),
    [
        ({}, "en"),
        ({"unit_noun": "apprentices"}, "en"),
        ({"unit_noun": "dog owners"}, "en"),
        ({"unit_noun": "x-ray pictures"}, "en"),
        ({"unit_noun": "cars", "wish": "know which customers will cancel their insurance"}, "en"),
        ({"wish": "tell which farmers with cattle need a visit"}, "en"),
        ({"wish": "plan the machine shifts"}, "en"),
        ({"unit_noun": "criadores de perros"}, "es"),
    ],
)
def test_people_their_papers_and_what_nobody_told_are_not_taken_for_things(signals: dict[str, Any], language: str) -> None:
    assert not judges_nobody(signals, language)


@pytest.mark.parametrize("noun", ["foals", "ponies"])
def test_animals_in_a_kind_that_is_usually_about_people_bring_none_of_its_law(noun: str) -> None:
    people = {"problem": "student_dropout", "unit_noun": "students", "in_eu": True}
    catalogue = load_catalogue()
    assert assess(case_of(people), catalogue, TODAY).signals["law_class"] == "high"
    found = assess(case_of(people | {"unit_noun": noun, "high_risk_area": "education"}), catalogue, TODAY).signals
    assert found["law_class"] == "minimal"
    assert not {"high_risk_area", "personal_data", "groups_matter"} & {name for name, value in found.items() if value}


def test_a_network_that_many_need_stays_strict() -> None:
    signals = {"problem": "predictive_maintenance", "unit_noun": "transformers", "high_risk_area": "critical_infrastructure"}
    assert assess(case_of(signals), load_catalogue(), TODAY).signals["law_class"] == "high"
