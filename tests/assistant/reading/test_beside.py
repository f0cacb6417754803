"""An answer speaks of its own question: far topics are left alone, amounts belong to their clause, hours to their person."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.lexicon import answered, signals


@pytest.mark.parametrize(
    ("slot", "text", "silent"),
    [
        ("data_quality", "Two halls were rebuilt in 2021; three scales were swapped.", {"sites", "units", "devices"}),
        ("data_quality", "Mostly two kinds of apples, taken in the evening.", {"classes"}),
        ("data_quality", "The gauge was out of order for three months.", {"deadline", "duration_months", "history_months"}),
        ("data_sources_volume", "Bookings for six weeks ahead, and tickets since 2019.", {"horizon_hours"}),
        ("personal_or_sensitive_data", "Only counts for each hall, no names.", {"guardrail", "rows"}),
        ("data_access_rights", "Ours; the ferry office hands over counts only.", {"guardrail", "sources_named"}),
        ("team_size_skills", "A welder who likes Excel, one afternoon a week.", {"per_day", "action_per"}),
        ("current_process_baseline", "Four engineers listen to each bell.", {"people"}),
    ],
)
def test_an_answer_says_nothing_of_a_far_question(slot: str, text: str, silent: set[str]) -> None:
    assert not silent & set(signals(answered(text, (slot,))))


@pytest.mark.parametrize(
    ("slot", "text", "heard"),
    [
        ("data_quality", "Some gaps. The project must be finished within three months.", {"duration_months": 3}),
        ("data_sources_volume", "Sales since 2020; we want to predict the next two weeks.", {"horizon_hours": 336}),
        ("existing_solution", "We are 3 people with 10 hours a week each.", {"people": 3, "hours_week_each": 10}),
        ("data_access_rights", "All ours. We have 4,000 pictures.", {"rows": 4000}),
    ],
)
def test_a_far_question_with_its_own_words_is_heard(slot: str, text: str, heard: dict[str, Any]) -> None:
    found = signals(answered(text, (slot,)))
    assert {name: found.get(name) for name in heard} == heard


def test_what_goes_on_after_an_answer_is_still_about_its_question() -> None:
    found = signals(answered("Many gaps. In 2023 two of the depots moved to another program.", ("data_quality",)))
    assert "sites" not in found
    assert found["gaps"] == "many"


def test_the_number_of_today_does_not_rename_the_aim() -> None:
    aim = {"metric_name": "Bells that crack", "target": {"value": 0.01, "unit": "share", "period": None}}
    again = "Every bell is tapped; 3% of the bells come back."
    assert "metric_name" not in signals(answered(again, ("current_process_baseline",), known=aim))
    assert "metric_name" in signals(answered(again, ("current_process_baseline",)))


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("A crew too few means a closed slope; a crew too many costs a day's wages, about 900 EUR.", {"cost_over": 900}),
        ("A missed crack can cost us the bridge; digging for nothing costs about 400 EUR.", {"cost_false_alarm": 400}),
        ("A storm we did not see coming sinks a raft; taking it in without need costs some 700 EUR.", {"cost_false_alarm": 700}),
        ("Shipping a tainted barrel can lose us a client; keeping it a day longer costs 60 EUR.", {"cost_false_alarm": 60}),
        ("A late ship costs 5,000 EUR; a call for nothing takes a minute.", {"cost_miss": 5000}),
        ("Una oveja enferma que se nos escapa contagia a todas; apartar una sana cuesta 12 EUR.", {"cost_false_alarm": 12}),
    ],
)
def test_an_amount_belongs_to_its_own_clause(text: str, costs: dict[str, float]) -> None:
    found = signals(answered(text, ("cost_of_errors",), "es" if text.startswith("Una") else "en"))
    assert {name: value["value"] for name, value in found.items() if name.startswith("cost_")} == costs


@pytest.mark.parametrize(
    ("text", "people", "hours"),
    [
        ("One app developer for four months, one forester half a day a week.", 2, 22),
        ("A physicist half-time and one welder for two months.", 2, 30),
        ("One controller, one librarian, both a day a week.", 2, 8),
        ("Two trainees at 6 hours a week each and one consultant for ten weeks.", 3, 17.3),
        ("A chemist, two days a week; a student helps out.", 2, 16),
        ("One bookkeeper, two afternoons a week.", 1, 8),
        ("Two developers and one analyst half-time", 3, 20),
        ("Una programadora y un técnico, los dos a media jornada", 2, 20),
        ("Two, one of our sailors full-time and me, the planner, with four hours a week.", 2, 22),
    ],
)
def test_hours_belong_to_each_person(text: str, people: int, hours: float) -> None:
    found = signals(answered(text, ("team_size_skills",), "es" if text.startswith("Una") else "en"))
    assert (found["people"], found["hours_week_each"]) == (people, hours)
