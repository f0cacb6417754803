"""Answers as busy people write them: half sentences, names, numbers without units, several facts at once, something that was not asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.reader import read
from knowledge.catalogue import load_catalogue

TODAY = dt.date(2026, 11, 23)
CATALOGUE = load_catalogue()
SHARE: dict[str, Any] = {"metric_name": "share of lessons missed", "baseline": {"value": 0.11, "unit": "share", "period": None}}


def said(text: str, *asked: str, language: str = "en", turn: int = 4, **known: Any) -> dict[str, Any]:
    """All signals that are read in a message, the later ones over the earlier ones."""
    found = read(text, turn=turn, language=language, catalogue=CATALOGUE, today=TODAY, open_slots=asked, known=known)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}


def money(value: float, unit: str = "EUR") -> dict[str, Any]:
    return {"value": value, "unit": unit, "period": None}


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("11 down to 6 or so by end of September 2027, and not more than 15 calls a day", {"baseline": 0.11, "target": 0.06}),
        ("1 in 20 wrong would be fine", {"target": 0.05, "better": "lower"}),
        ("Half of that would already pay for everything.", {"target": 0.055, "better": "lower"}),
        ("a third of it by May 2028, no more than 4 alerts a day", {"target": 0.036667}),
        ("Have 7 % by May 2027", {"target": 0.07, "target_date": "2027-05-31"}),
        ("6 down to 2 till summer 2028", {"baseline": 0.06, "target": 0.02}),
    ],
)
def test_an_aim_in_half_a_sentence(text: str, signals: dict[str, Any]) -> None:
    found = said(text, "success_metric_target", **SHARE)
    assert {name: found[name]["value"] if isinstance(found[name], dict) else found[name] for name in signals} == signals
    assert "per_day" not in found
    assert found.get("metric_name") != "down to"


def test_a_part_of_an_unknown_number_is_a_change() -> None:
    assert said("Half of that would do.", "success_metric_target")["target"] == {"value": -0.5, "unit": "relative", "period": None}


def test_the_noun_that_is_counted_gives_the_number_no_new_name() -> None:
    known: dict[str, Any] = {"metric_name": "chairs borrowed", "baseline": {"value": 3800, "unit": "chairs", "period": None}}
    found = said("under 1,000 would be brilliant", "success_metric_target", **known)
    assert found["target"] == {"value": 1000, "unit": "chairs", "period": None}
    assert "metric_name" not in found


def test_the_answer_about_the_aim_may_tell_the_past_first() -> None:
    found = said("we borrowed 3,800 chairs last year. under 1,000 would be brilliant", "success_metric_target")
    assert (found["baseline"]["value"], found["target"]["value"]) == (3800, 1000)
    assert found["metric_name"] == "chairs borrowed"


def test_a_denial_is_no_name() -> None:
    assert "pasen" not in said("que no pasen de 700", "success_metric_target", language="es").get("metric_name", "")


def test_the_feast_at_the_door_is_not_the_next_one() -> None:
    assert said("1 in 20 wrong would be fine, by next Christmas", "success_metric_target", **SHARE)["target_date"] == "2027-12-20"
    assert said("5 % wrong, by Christmas", "success_metric_target", **SHARE)["target_date"] == "2026-12-20"


def test_a_list_is_not_cut_in_the_way_it_is_done_today() -> None:
    text = "Mrs Okafor sorts them by hand to plumber, electrician, lift, mould or other."
    assert said(text, turn=1)["current_way"].endswith("mould or other")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("warnings a shop a day please, not more than 5", "en"),
        ("no more than 3 alarms a night", "en"),
        ("y que no nos manden a más de 5 por día y persona", "es"),
    ],
)
def test_how_many_alarms_there_may_be_is_a_bound_and_no_aim(text: str, language: str) -> None:
    found = said(text, "success_metric_target", language=language, **SHARE)
    assert "target" not in found
    assert found["guardrail"] == text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("phones lose signal in rooms 14 to 22", "connectivity_hardware"),
        ("we borrow from the others at double the price and want to know how many we need", ""),
    ],
)
def test_numbers_that_are_no_aim(text: str, asked: str) -> None:
    assert "target" not in said(text, *([asked] if asked else []), **SHARE)


@pytest.mark.parametrize(
    ("text", "language", "value", "name"),
    [
        ("We remake 7 % of all spectacles.", "en", 0.07, "spectacles remade"),
        ("We have to reprint 4 % of the labels.", "en", 0.04, "labels reprinted"),
        ("Rehacemos el 6 % de las coronas.", "es", 0.06, "coronas que rehacemos"),
        ("We get 900 mails a month. One in eight goes to the wrong desk.", "en", 0.125, "mails that go to the wrong desk"),
        ("Last year we lost 61 tonnes of mushrooms in 22 rooms.", "en", 61, "mushrooms lost"),
    ],
)
def test_what_goes_wrong_today_is_the_number_of_today(text: str, language: str, value: float, name: str) -> None:
    found = said(text, language=language, turn=1)
    assert found["baseline"]["value"] == value
    assert found["metric_name"] == name


def test_what_was_lost_counts_what_was_counted_before() -> None:
    found = said("Tenemos unas 7.200 colmenas. El invierno pasado se murieron 1.500.", language="es", turn=1)
    assert found["baseline"] == {"value": 1500, "unit": "colmenas", "period": None}


@pytest.mark.parametrize(
    ("text", "people", "hours"),
    [
        ("IT guy: 1 day/week. A trainee full time.", 2, 24),
        ("there's Aoife who studied statistics, she has Fridays", 1, 8),
        ("Rhys, he wrote our page, gets Wednesdays. And a friend of his, 4 hours a week", 2, 6),
        ("un sobrino que estudia, 12 horitas a la semana", 1, 12),
    ],
)
def test_a_team_in_half_sentences(text: str, people: int, hours: float) -> None:
    found = said(text, "team_size_skills", language="es" if "sobrino" in text else "en")
    assert (found["people"], found["hours_week_each"]) == (people, hours)


@pytest.mark.parametrize("asked", ["decision_and_user", "horizon_granularity", "data_quality", "team_size_skills"])
def test_hours_and_a_sum_that_we_have_are_those_of_the_project_whatever_was_asked(asked: str) -> None:
    signals = said("we have two people from IT, about 6 hours a week each, and 20,000 EUR", asked)
    assert (signals["people"], signals["hours_week_each"], signals["budget"]) == (2, 6, money(20_000))
    assert not {"action_per", "step"} & set(signals)


@pytest.mark.parametrize(
    "text",
    ["We have three clerks who spend 30 hours a week typing invoices.", "We have two nurses, 30 hours a week on the phone."],
)
def test_hours_that_go_into_the_work_of_today_are_no_team(text: str) -> None:
    assert not {"people", "hours_week_each"} & set(said(text, "data_quality"))


@pytest.mark.parametrize("asked", [("cost_of_errors", "success_metric_target"), ("cost_of_errors", "current_process_baseline"), ()])
def test_a_bound_with_its_day_is_the_aim_whatever_was_asked(asked: tuple[str, ...]) -> None:
    signals = said("at most 8 Sundays with people left behind, by end of August 2027", *asked)
    assert signals["target"]["value"] == 8
    assert signals["target_date"] == "2027-08-31"
    assert signals["metric_name"] == "Sundays with people left behind"
