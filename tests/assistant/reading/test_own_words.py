"""The name of an aim where no noun phrase stands: the team's own clause in quotes; and what tells when things happen, and no deadline."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading import read
from assistant.reading.no_words import is_no_text
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY


def brief(text: str, language: str = "en") -> dict[str, Any]:
    found = read(text, turn=1, language=language, catalogue=CATALOGUE, today=TODAY)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Mechanics discover 35 % only after the gearbox has seized; we want 15 %.",
            "“Mechanics discover … only after the gearbox has seized”",
        ),
        ("We run 260 vending machines; 11 % stand empty at noon, we want 5 %.", "“stand empty at noon”"),
        ("Nurses answer 70 % of calls within a minute; we want 90 %.", "“Nurses answer … of calls within a minute”"),
        ("Our forecasts are off by 30 %, we want to be off by 15 %.", "“Our forecasts are off by …”"),
        ("22 % come back within a week; the aim is 12 %.", "“come back within a week”"),
        ("6 % of the boxes we send still have a dent, we want 2 %.", "“boxes we send have a dent”"),
    ],
)
def test_a_clause_is_quoted_and_not_taken_for_a_name(text: str, name: str) -> None:
    assert brief(text).get("metric_name") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("18 % of patients book a slot and do not show up. We want 9 %.", "patients that book a slot and do not show up"),
        ("8 % of wheels crack during ripening. We want to get down to 3 %.", "wheels that crack during ripening"),
        ("2.6 % scrap at the moment, want 1.5", "scrap"),
        ("We have 7 % late returns, goal 4 %.", "late returns"),
        ("Reduce late trains from 18 % to 10 % by 1 May 2028", "late trains"),
        ("We lose 6 % of lambs before weaning. We want 3 %.", "lambs that are lost"),
        ("on average 31 % of 640 seats stay empty. We want 22 %.", "seats that stay empty"),
    ],
)
def test_a_noun_phrase_stays_one_and_keeps_what_turns_its_sense(text: str, name: str) -> None:
    assert brief(text).get("metric_name") == name


def test_a_spanish_clitic_is_no_verb() -> None:
    said = brief("El 24 % de los viajes se hacen sin carga y queremos bajar al 18 %.", "es")
    assert said["metric_name"] == "viajes que se hacen sin carga"


def test_the_number_that_is_wanted_goes_before_a_bound_on_today() -> None:
    said = brief("Fewer than 10 % of hives survive untreated; we want 40 %.")
    assert (said["target"]["value"], said["baseline"]["value"]) == (0.4, 0.1)


@pytest.mark.parametrize(
    "text",
    [
        "Today 15 % of the buds freeze before Easter.",
        "Buds freeze before Easter.",
        "Every year before Christmas the orders pile up.",
        "The hay in one barn of ten is spoiled before winter.",
    ],
)
def test_a_season_in_which_things_happen_is_no_deadline(text: str) -> None:
    assert not {"deadline", "target_date"} & set(brief(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The counter must be ready before Christmas.", dt.date(2026, 12, 20)),
        ("It must run before the harvest.", dt.date(2027, 9, 1)),
        ("We need it before next harvest at the latest.", dt.date(2027, 9, 1)),
        ("All live before Christmas.", dt.date(2026, 12, 20)),
    ],
)
def test_a_season_by_which_something_must_be_done_is_one(text: str, day: dt.date) -> None:
    assert brief(text)["deadline"] == day.isoformat()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The foreman on line 4 decides each hour.", "foreman"),
        ("Petra, head of the bakery, decides each morning how many loaves go out.", "Petra"),
        ("Our head of logistics, Jan Novak, decides every week which trucks go to the garage.", "head of logistics"),
        ("The dispatcher at each depot decides every morning which van goes.", "dispatcher"),
        ("The conveyor looks for metal and stops.", None),
        ("The belt decides nothing; it sorts by weight.", None),
        ("Two men at each press look for burrs.", None),
    ],
)
def test_who_acts_is_a_person_and_not_the_place_where_he_works(text: str, actor: str | None) -> None:
    assert brief(text).get("actor") == actor


@pytest.mark.parametrize("text", ["qwerty", "hjkl hjkl", "ooooooo", "sdfkj wrtpl"])
def test_letters_struck_at_random_are_no_text(text: str) -> None:
    assert is_no_text(text)


@pytest.mark.parametrize("text", ["faster", "late trains", "CRM", "strengths of beams", "12 %", "", "property taxes"])
def test_words_are_text(text: str) -> None:
    assert not is_no_text(text)


def test_a_student_who_helps_makes_no_course() -> None:
    assert "students" not in brief("Budget 8,000 EUR, one student 12 hours a week.")
    assert brief("Four students in a semester project, 6 hours a week each.").get("students") is True


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("14 % of the children who book a course do not come. We want 10 %.", "en", "children who book a course and who do not come"),
        ("Children who book a course do not come: 14 %. We want 10 %.", "en", "Children who book a course and who do not come"),
        ("120 children who book a course do not come each month; we want 80.", "en", "children who book a course and who do not come"),
        (
            "22 % of invoices that suppliers send us are paid late; goal 10 %.",
            "en",
            "invoices that suppliers send us and that are paid late",
        ),
        ("20 % of the pupils who start the course drop out. We want 12 %.", "en", "pupils who start the course and who drop out"),
        ("14 % of guests who have a season pass never come. We want 9 %.", "en", "guests who have a season pass and who never come"),
        ("14 % of the children who book a course miss a lesson, we want 10 %.", "en", "“children who book a course miss a lesson”"),
        ("14 % of the guests who pay with a season pass, we want 20 %.", "en", "“guests who pay with a season pass”"),
        ("Guests stay away: 14 %, we want 9 %.", "en", "Guests that stay away"),
        ("El 14 % de los niños que reservan un curso no viene. Queremos 10 %.", "es", "niños que reservan un curso y que no vienen"),
        ("Un 12 % de los paquetes que enviamos vuelve. Queremos un 6 %.", "es", "“paquetes que enviamos vuelve”"),
    ],
)
def test_a_name_with_two_verbs_is_joined_or_quoted(text: str, language: str, name: str) -> None:
    assert brief(text, language).get("metric_name") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("14 % of the guests who pay by card, we want 20 %.", "guests who pay by card"),
        ("7 % of letters that get lost, goal 3 %", "letters that get lost"),
        ("The number of guests who book and do not come is 120 a month; we want 80.", "The number of guests who book and do not come"),
    ],
)
def test_a_name_with_one_thing_said_of_it_stays_as_it_is(text: str, name: str) -> None:
    assert brief(text).get("metric_name") == name
