"""Words of teams in a hurry: bare numbers, dates in brackets, second thoughts, titles of people, what is worse than what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.kind_open import named_kind
from assistant.reading.merging import usual_direction
from assistant.reading.reader import read
from assistant.reading.result import Occasion
from assistant.reading.unknowns import unknown_phrase
from knowledge.catalogue import load_catalogue

TODAY = dt.date(2026, 11, 23)
CATALOGUE = load_catalogue()


def said(text: str, *asked: str, turn: int = 1, **known: Any) -> dict[str, Any]:
    found = read(text, turn=turn, language="en", catalogue=CATALOGUE, today=TODAY, open_slots=asked, known=known)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}


@pytest.mark.parametrize(
    ("text", "today", "aim", "name"),
    [
        ("about 3.1% rework at the moment, want 2 by June 2027.", 0.031, 0.02, "rework"),
        ("People come too late, about 40 percent, we want under 20 by autumn 2027.", 0.4, 0.2, None),
        ("The old program gets 76% right, we want 85.", 0.76, 0.85, None),
        ("We lose 40 parcels a week and want 10.", 40, 10, "parcels lost"),
        ("tiramos como 12% del pan y queremos bajar a un 7% antes de marzo de 2027.", 0.12, 0.07, None),
    ],
)
def test_a_bare_number_behind_that_of_today_is_the_aim(text: str, today: float, aim: float, name: str | None) -> None:
    found = said(text)
    assert (found["baseline"]["value"], found["target"]["value"]) == (pytest.approx(today), pytest.approx(aim))
    assert name is None or found["metric_name"] == name


@pytest.mark.parametrize("text", ["There are 40 shops. We want 900 visitors a day in each."])
def test_numbers_of_other_things_are_no_pair(text: str) -> None:
    assert "baseline" not in said(text)


def test_an_aim_with_a_colon_and_one_that_should_be() -> None:
    assert said("Aim: 20% returns by 1 September 2027")["target"]["value"] == 0.2
    found = said("It takes 3 days today. Should be one day at the latest and max 5% wrong.")
    assert (found["target"]["value"], found["guardrail"]) == (1, "max 5% wrong")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It must run before the summer holidays (start July 12th 2027).", "2027-07-12"),
        ("We need to hand in on 22 January 2027.", "2027-01-22"),
        ("The report is due Feb 12 2027. No work in exam week 18.-22. January.", "2027-02-12"),
        ("We have three years for this.", "2029-11-23"),
        ("The privacy officer answers until 14 December.", None),
        ("We have clicks and homework points for 3 years.", None),
    ],
)
def test_the_day_by_which_it_must_be_done(text: str, day: str | None) -> None:
    assert said(text).get("deadline") == day


def test_a_deadline_that_moved_moves_the_day_of_the_aim_too() -> None:
    found = said("no wait, the deadline moved, it is 29 January now", turn=4, deadline="2027-01-22", target_date="2027-01-22")
    assert (found["deadline"], found["target_date"]) == ("2027-01-29", "2027-01-29")


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("budget CHF 12'000, no sorry, 15'000", {"value": 15000, "unit": "CHF", "period": None}),
        ("We can spend 3,000 euros, I mean 2,500.", {"value": 2500, "unit": "EUR", "period": None}),
        ("Podemos gastar 3.000 euros, perdón, 2.500.", {"value": 2500, "unit": "EUR", "period": None}),
        ("We have about twenty thousand euros for everything.", {"value": 20000, "unit": "EUR", "period": None}),
    ],
)
def test_the_second_thought_counts(text: str, budget: dict[str, Any]) -> None:
    assert said(text, "budget", turn=3)["budget"] == budget


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Group 7: Noor, Stefan, Wei, Paula (4 students, 5 h per week each).", 4),
        ("We are 3 students (Lena, Tom and me, Aisha) in a course.", 3),
        ("Team 3, we are 5 people", 5),
        ("sorry, it's 2 of us really, Tom dropped the course", 2),
    ],
)
def test_heads_are_counted_once_and_groups_have_numbers(text: str, people: int) -> None:
    assert said(text)["people"] == people


@pytest.mark.parametrize(
    ("text", "worse"),
    [
        ("skipping a good one is worse than a drawing for nothing", True),
        ("wrong amounts are worse than having to look twice", True),
        ("a false alarm is worse than anything else", False),
    ],
)
def test_which_error_is_worse(text: str, worse: bool) -> None:  # noqa: FBT001 - the expected value
    assert said(text, "cost_of_errors", turn=3)["miss_worse"] is worse


def test_what_is_worse_or_sold_says_nothing_of_gaps_or_errors() -> None:
    assert "gaps" not in said("missing a student is worse than bothering one", "cost_of_errors", turn=3)
    assert "worst_harm" not in said("the vendor has a report function, costs 900 euro", "cost_of_errors", turn=3)
    assert "worst_harm" not in said("being told wrong costs a return, being told nothing costs little", "cost_of_errors", turn=3)


def test_a_share_that_shall_be_found_is_no_change_of_how_many_there_are() -> None:
    found = said("Goal: find 7 of 10 dropouts", "success_metric_target", turn=3, baseline={"value": 0.38, "unit": "share", "period": None})
    assert (found["target"]["value"], found["better"], found["metric_name"]) == (0.7, "higher", "share of dropouts that is found")
    assert found["baseline"] is None
    assert usual_direction(found["metric_name"]) == usual_direction("parte de fugas que se encuentra") == "higher"
    assert said("We want to catch 80 % of the cracked bottles by May 2027.")["target_date"] == "2027-05-31"


def test_what_is_not_recorded_is_no_source_and_a_system_is_one() -> None:
    found = said("data: the electronic chart since May 2022, meds, toilet visits not recorded", "data_sources_volume", turn=3)
    assert found["sources_named"] == ["electronic chart"]
    assert "sources_named" not in said("personal data of course.", "personal_or_sensitive_data", turn=3)
    assert said("Course project Data Science 2").get("sources_named") is None


def test_who_acts_may_have_a_title() -> None:
    assert said("Mr. Hollis our sales man would use it whenever an inquiry arrives.", "decision_and_user", turn=3)["actor"] == "Mr. Hollis"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The head of office Mr. Haugen signs.", ""),
        ("Team: Mr. Haugen (sponsor, decides), one data analyst", ""),
        ("Head of office Mr. Haugen signs", "team_size_skills"),
        ("The head of office Mr. Haugen signs.", "stakeholder_owner"),
    ],
)
def test_who_signs_is_read_wherever_it_is_told(text: str, asked: str) -> None:
    assert said(text, *filter(None, [asked]), turn=3 if asked else 1)["owner"] == "Mr. Haugen"


def test_hours_of_a_helper_are_no_aim() -> None:
    assert "target" not in said("my son could program, 10 hours in december.", "success_metric_target", turn=3)


def test_a_bound_is_no_count_of_gaps_and_nobody_looking_any_more_is_an_answer() -> None:
    assert "gaps" not in said("no more than 1 in 200 bad ones missed", "data_quality", turn=3)
    assert unknown_phrase("about 30 alarms per shift and nobody looked any more") is None
    assert unknown_phrase("nobody looked") is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("its about fields out of documents.", "field_extraction"),
        ("the documents are late", ""),
        ("When it will arrive or be done", "arrival_time"),
    ],
)
def test_a_kind_that_was_offered_is_chosen_in_other_words(text: str, kind: str) -> None:
    likely = ["arrival_time", "field_extraction", "text_routing"]
    occasion = Occasion(2, "en", TODAY, CATALOGUE, None, {"problem_likely": likely}, "user")
    assert named_kind(text, occasion) == kind
    assert said(text, "business_objective", turn=2, problem_likely=likely).get("problem", "") == kind
