"""Changes told in one breath, dates cut short, spans of other things, forbidden uses, and the least an answer says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.lexicon import answered, by_slot, opening, signals


@pytest.mark.parametrize(
    ("text", "today", "wanted", "better", "name"),
    [
        ("Energy use from 3.2 to 2.5 million kWh", 3.2e6, 2.5e6, "lower", "Energy use"),
        ("Stock 11.4 -> 9.5 mio EUR by Dec. 2028", 11.4e6, 9.5e6, "lower", "Stock"),
        ("Income 4.8 -> 5.5 m EUR", 4.8e6, 5.5e6, "higher", "Income"),
        ("Costs 480k -> 250k EUR/yr", 480e3, 250e3, "lower", "Costs"),
        ("Sales from 900,000 to 1.2 million USD", 900e3, 1.2e6, "higher", "Sales"),
        ("From 7 to 3 hours a week per teacher", 7, 3, "lower", "hours a week per teacher"),
        ("Replies in 2 weeks instead of 9 by October 2027", 9, 2, "lower", "Replies"),
        ("Ausencias del 14 % al 10 %", 0.14, 0.1, "lower", "Ausencias"),
    ],
)
def test_what_stands_behind_the_second_number_counts_for_both(text: str, today: float, wanted: float, better: str, name: str) -> None:
    said = signals(answered(text, ("success_metric_target",)))
    assert (said["baseline"]["value"], said["target"]["value"]) == (today, wanted)
    assert said["baseline"]["unit"] == said["target"]["unit"]
    assert (said["better"], said["metric_name"]) == (better, name)


@pytest.mark.parametrize(
    ("text", "change", "name", "today"),
    [
        ("25 % fewer returns (now 4,000 a month)", -0.25, "returns", 4000),
        ("Complaints -20 %", -0.2, "Complaints", None),
        ("30 % less waste by 2028", -0.3, "waste", None),
        ("15 % more bookings", 0.15, "bookings", None),
        ("30 % menos de quejas (hoy 1.200 al mes)", -0.3, "quejas", 1200),
    ],
)
def test_a_change_by_a_share(text: str, change: float, name: str, today: float | None) -> None:
    said = signals(answered(text, ("success_metric_target",), "es" if "hoy" in text else "en"))
    assert said["target"] == {"value": change, "unit": "relative", "period": None}
    assert (said["metric_name"], said.get("baseline", {}).get("value")) == (name, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Errors from 9 to 5 % by Sept. 2028", "2028-09-30"),
        ("Errors from 9 to 5 % by Q4 2028 (12 months)", "2028-12-31"),
        ("Errors from 9 to 5 %, end of 2027", "2027-12-31"),
        ("Errors from 9 to 5 % in 8 mo.", "2027-07-21"),
        ("Before the harvest of 2028, so by May 2028, errors from 9 to 5 %", "2028-05-31"),
        ("Topic acc. from 71 to 85 %, approx. by Nov. 2028", "2028-11-30"),
    ],
)
def test_dates_cut_short(text: str, day: str) -> None:
    assert signals(answered(text, ("success_metric_target",)))["target_date"] == day


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("A permit check takes 5 weeks and we want to predict it.", False),
        ("An intern reads them for 2 months.", False),
        ("Leaks run for 40 days before we see them.", False),
        ("cat 2 = 28 days, cat 1 = 24 h.", False),
        ("We want to detect leaks. We have 7 months.", True),
        ("The project takes 6 months.", True),
    ],
)
def test_spans_of_other_things_are_no_deadline(text: str, *, deadline: bool) -> None:
    assert ("deadline" in signals(opening(text))) is deadline


@pytest.mark.parametrize(
    ("slot", "text", "said"),
    [
        ("decision_and_user", "The foreman stops the press", {"somebody_acts": True}),
        ("decision_and_user", "La jefa de compras elige", {"somebody_acts": True}),
        ("decision_and_user", "The water level is shown on a screen", {"somebody_acts": None}),
        ("human_oversight", "Dispatcher.", {"person_decides": True}),
        ("human_oversight", "Doubtful ones are looked at by two colleagues", {"person_decides": True}),
        ("human_oversight", "Fully by itself", {"full_auto_wished": True, "person_decides": None}),
        ("human_oversight", "Nobody in between", {"full_auto_wished": True, "person_decides": None}),
        ("existing_solution", "0.9 EUR per claim from Textor", {"service_offered": True}),
        ("existing_solution", "Nothing yet", {"service_offered": None}),
        ("data_quality", "12 % dont show the date", {"gaps": "some"}),
        ("data_quality", "Illegible in 40 % of the scans", {"gaps": "many"}),
        ("data_quality", "95 % of it is fine", {"gaps": None}),
        ("retraining_feedback", "New phones come each autumn", {"change_speed": "seasonal"}),
        ("retraining_feedback", "Inflation and interest rates", {"change_speed": "fast"}),
        ("fairness_groups", "Dyslexic pupils, newcomers and poorer areas", {"groups_matter": True}),
        ("data_access_rights", "All ours", {"rights": "own"}),
        ("data_access_rights", "The parents have not consented", {"rights": "missing"}),
        ("deployment_environment", "Nada de nube", {"runs_on": "own_servers"}),
        ("deployment_environment", "In the cloud", {"runs_on": "cloud"}),
        ("deployment_environment", "Nurse gets the alarm on the phone", {"runs_on": None}),
        ("deployment_environment", "The driver reads the list on his phone", {"runs_on": None}),
    ],
)
def test_the_least_that_an_answer_says(slot: str, text: str, said: dict[str, Any]) -> None:
    found = signals(answered(text, (slot,)))
    assert {name: found.get(name) for name in said} == said


@pytest.mark.parametrize(
    ("text", "prohibited", "area"),
    [
        ("We want to predict which residents will commit burglary, from their profile and neighbours.", True, "law_enforcement"),
        ("Our cameras should tell the religion and sexual orientation of visitors.", True, "biometrics"),
        ("Find out from the voice which party or faith a caller has.", True, "biometrics"),
        ("We give each citizen points for good conduct, those with few pay higher fees.", True, "public_services"),
        ("Gamblers with debts should see bonus offers when they are weakest.", True, None),
        ("The welfare office wants to know which families cheat with benefits.", None, "public_services"),
        ("Queremos corregir exámenes de los alumnos.", None, "education"),
        ("We want to grade apples by size.", None, None),
        ("Predict theft in our stores from stock counts.", None, None),
        ("Points for loyal customers: who will leave?", None, None),
        ("Which pupils will fail the exam, so that we can help them?", None, None),
    ],
)
def test_forbidden_and_risky_uses(text: str, *, prohibited: bool | None, area: str | None) -> None:
    found = signals(opening(text))
    assert (found.get("prohibited_use"), found.get("high_risk_area")) == (prohibited, area)


def test_a_stray_word_makes_no_text_problem() -> None:
    assert "text" not in signals(opening("We want to score our suppliers from delays and complaints.")).get("data_forms", [])
    assert signals(opening("We want to sort the complaints of tenants by topic."))["data_forms"] == ["text"]
    known = {"problem": "churn"}
    said = signals(answered("There are also e-mails of the members.", ("data_sources_volume",), known=known))
    assert said["data_forms"][-1] == "text"
    assert said["data_forms"][0] != "text"


def test_a_change_is_found_beside_other_answers() -> None:
    text = "20 microphones, 14 months of sound, downtime from 61 h to 40 h per turbine by Dec. 2028"
    said = by_slot(answered(text, ("data_sources_volume", "success_metric_target")))
    assert "success_metric_target" in said
