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
        ("Rhys, he wrote our page, gets Wednesdays. And a friend of his, 4 hours a week", 2, 4),
        ("un sobrino que estudia, 12 horitas a la semana", 1, 12),
    ],
)
def test_a_team_in_half_sentences(text: str, people: int, hours: float) -> None:
    found = said(text, "team_size_skills", language="es" if "sobrino" in text else "en")
    assert (found["people"], found["hours_week_each"]) == (people, hours)


@pytest.mark.parametrize("asked", ["decision_and_user", "label_delay", ""])
def test_who_lends_hours_is_heard_whatever_was_asked(asked: str) -> None:
    found = said("my nephew could do 12 hours a week", *([asked] if asked else []))
    assert (found["people"], found["hours_week_each"], found["roles_named"]) == (1, 12, ["nephew"])


@pytest.mark.parametrize("text", ["a student's script, was wrong in 40 percent", "A student built a prototype last year, nobody used it."])
def test_who_tried_it_once_is_not_the_team(text: str) -> None:
    assert not {"people", "students"} & set(said(text, "existing_solution"))


def test_a_house_of_so_many_places_is_no_team() -> None:
    found = said("We're 9 driving schools around Leeds and 11 % of the lessons are missed.", turn=1)
    assert "people" not in found
    assert found["sites"] == 9


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("85 for the trip. If a pipe waits a weekend it can be 20,000", {"cost_false_alarm": money(85), "cost_miss": money(20000)}),
        ("Walking for nothing is 4. Not seeing it: a bed is 1,400 EUR", {"cost_false_alarm": money(4), "cost_miss": money(1400)}),
        ("colmena muerta 180 euros. ir en balde, 6 de gasoil", {"cost_miss": money(180), "cost_false_alarm": money(6)}),
        ("missed one is 38 quid, ringing for nothing, call it 50p", {"cost_miss": money(38, "GBP"), "cost_false_alarm": money(0.5, "GBP")}),
    ],
)
def test_two_prices_told_in_two_sentences(text: str, signals: dict[str, Any]) -> None:
    found = said(text, "cost_of_errors", language="es" if "colmena" in text else "en")
    assert {name: found.get(name) for name in signals} == signals
    assert found.get("worst_harm") != "people"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("each empty hour is 38 euros gone", 38),
        ("about 6% of the books get reprinted, that's 31 euros each time", 31),
        ("one in eight goes to the wrong trade, which means a second visit, 85 EUR", 85),
        ("every wrong box means 45 EUR", 45),
    ],
)
def test_what_goes_wrong_has_a_price_without_the_word_error(text: str, value: float) -> None:
    assert said(text)["cost_miss"] == money(value)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit", "own"),
    [
        ("The board has set aside 18.000, our IT guy's time isn't counted", "en", 18000, "EUR", False),
        ("we'd hand over 12 grand, not our wages", "en", 12000, "EUR", False),
        ("Board said up to 85.000 this year and again 30 next year", "en", 85000, "EUR", None),
        ("el gerente habló de 25 millones, todo incluido", "es", 25_000_000, "CLP", True),
    ],
)
def test_a_sum_without_a_currency(text: str, language: str, value: float, unit: str, *, own: bool | None) -> None:
    found = said(text, "budget", language=language, jurisdiction="Chile" if language == "es" else "Ireland")
    assert (found["budget"]["value"], found["budget"]["unit"]) == (value, unit)
    assert found.get("budget_covers_own_hours") is own


@pytest.mark.parametrize(
    ("text", "asked", "signals"),
    [
        ("about a week, when the invoice comes", "label_delay", {"label_delay_days": 7}),
        ("a week or two until somebody complains", "label_delay", {"label_delay_days": 14}),
        ("within the hour is fine", "latency_volume", {"latency_ms": 3_600_000}),
        ("a minute or two", "latency_volume", {"latency_ms": 120_000}),
        ("within half an hour of the result would do", "latency_volume", {"latency_ms": 1_800_000}),
    ],
)
def test_a_time_with_an_article(text: str, asked: str, signals: dict[str, Any]) -> None:
    assert said(text, asked) == signals


def test_once_a_week_is_no_time_of_a_week() -> None:
    assert "latency_ms" not in said("once a week is enough", "latency_volume")


@pytest.mark.parametrize(
    ("text", "actor", "number", "language"),
    [
        ("Karen and Dev in the office, they ring every afternoon, 40 calls is the most they manage", "Karen and Dev", 40, "en"),
        ("Bethan and Owen at the front desk, every evening, 25 calls at most", "Bethan and Owen", 25, "en"),
        ("Paco y Ginés, cada mañana, 8 visitas como mucho", "Paco y Ginés", 8, "es"),
    ],
)
def test_who_acts_by_name_and_how_much_can_be_done(text: str, actor: str, number: int, language: str) -> None:
    found = said(text, "decision_and_user", language=language)
    assert (found["actor"], found["capacity_number"], found["capacity_period"]) == (actor, number, "day")
    assert "rows" not in found


@pytest.mark.parametrize(
    ("text", "asked", "signals", "language"),
    [
        ("me, Tony", "stakeholder_owner", {"owner": "Tony"}, "en"),
        ("Head of tenant services, Ms Brandt", "stakeholder_owner", {"owner": "Ms Brandt"}, "en"),
        ("outlook rules with keywords, got about 60 % right", "existing_solution", {"rule_result": "misses"}, "en"),
        ("probamos un ocr gratis y leía bien el 70 %", "existing_solution", {"rule_result": "misses"}, "es"),
        ("A Danish firm asked 2,900 a month", "existing_solution", {"offer_monthly": money(2900) | {"period": "month"}}, "en"),
        ("I'd guess 8% of pictures useless", "data_quality", {"gaps": "some"}, "en"),
        ("uno de cada diez es foto chueca", "data_quality", {"gaps": "some"}, "es"),
        ("all of them, they tick came or not", "label_availability", {"labels": "all"}, "en"),
        ("the ones who pay in cash", "fairness_groups", {"groups_matter": True, "groups_named": ["the ones who pay in cash"]}, "en"),
        ("he goes with his gut again", "escalation_path", {"fallback": "he goes with his gut again"}, "en"),
        ("Gut feeling of Pat", "current_process_baseline", {"human_today": True}, "en"),
        ("when unsure let the colleague look", "human_oversight", {"person_decides": True}, "en"),
        ("no personal data, except names", "personal_or_sensitive_data", {"personal_data": True}, "en"),
        ("nada, salvo el nombre del titular", "personal_or_sensitive_data", {"personal_data": True}, "es"),
        ("names phones and dob, many are 17", "personal_or_sensitive_data", {"personal_data": True, "minors": True}, "en"),
        ("must stay with us", "data_access_rights", {"data_may_leave": "never"}, "en"),
        ("no problem as long as the names stay here", "data_access_rights", {"data_may_leave": "anonymous"}, "en"),
        ("Marta en la central, todos los días", "decision_and_user", {"actor": "Marta", "action_per": "day"}, "es"),
        ("that'd be me, Graham Pitt", "stakeholder_owner", {"owner": "Graham Pitt"}, "en"),
        ("twenty thousand tops, cameras included", "budget", {"budget": money(20000)}, "en"),
        ("esa misma noche", "label_delay", {"label_delay_days": 0}, "es"),
        ("initials of staff, that's all", "personal_or_sensitive_data", {"personal_data": True}, "en"),
        ("she won't trust it otherwise", "explainability_need", {"explanation_needed": True}, "en"),
        ("algo más de dos millones", "data_sources_volume", {"rows": 2_000_000}, "es"),
        ("deben ser 400 mil", "data_sources_volume", {"rows": 400_000}, "es"),
        ("sí, si no no se lo creen", "explainability_need", {"explanation_needed": True}, "es"),
        ("our contract ends 30 November 27, so by then", "deadline", {"deadline": "2027-11-30"}, "en"),
    ],
)
def test_a_short_answer_says_what_was_asked(text: str, asked: str, signals: dict[str, Any], language: str) -> None:
    found = said(text, asked, language=language)
    assert {name: found.get(name) for name in signals} == signals


def test_so_many_each_are_not_all() -> None:
    assert "documents_count" not in said("1,900 books a week, 40 pages each", turn=1)


@pytest.mark.parametrize("text", ["95 % of it is fine", "photos are attached to about 40 percent"])
def test_a_share_that_is_there_is_no_gap(text: str) -> None:
    assert "gaps" not in said(text, "data_quality")


def test_a_list_of_what_comes_has_its_period_at_the_end() -> None:
    found = said("nos llegan unas 260 facturas y listas de empaque diarias en pdf", language="es", turn=1)
    assert found["per_day"] == 260
    assert "rows" not in found
