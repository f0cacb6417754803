"""Each derived signal: yes, no and unknown on facts of different trades; what it rests on; and what wins over what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.derivation import BY_SIGNAL, RULES, derive, open_inputs
from assistant.derivation_money import start_of
from assistant.known import Known
from assistant.situation import assess
from knowledge.catalogue import load_catalogue
from tests.assistant.trades import ALL, TODAY, case_of, quantity, situation_of

CATALOGUE = load_catalogue()
LISTED = {"team": [{"who": "Ada", "hours": 12}, {"who": "Bo", "hours": 8}], "people": 2, "hours_week_each": 10}
"""Two people with hours of their own."""
LEAVING = {"team": [{"who": "Ada", "hours": 12}, {"who": "Bo", "hours": 8, "until": TODAY.isoformat()}], "people": 2, "hours_week_each": 10}

SOON = {"output_kind": "yes_no", "positives": 60, "happens_told": quantity(50, "", "month"), "deadline": "2028-06-30"}
"""Too few known, and many more come in before the work is half done."""


def derived(signals: dict[str, Any]) -> dict[str, Any]:
    """All signals after derivation."""
    result = dict(signals)
    derive(result, CATALOGUE, TODAY, TODAY)
    return result


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        # an aim is a number with a date
        ("has_target", {"target": quantity(5, "days"), "deadline": "2027-05-01"}, True),
        ("has_target", {"target": quantity(5, "days"), "duration_months": 4}, True),
        ("has_target", {"target": quantity(5, "days")}, None),
        ("has_target", {"deadline": "2027-05-01"}, None),
        # rules
        ("rule_enough", {"rule_result": "reaches"}, True),
        ("rule_enough", {"rule_result": "misses"}, False),
        ("rule_enough", {"rule_result": "untried"}, None),
        ("rule_enough", {"rule_state": "known", "rule_result": "untried"}, True),
        ("rule_enough", {"rule_state": "thought", "rule_result": "misses"}, False),
        ("rule_enough", {"rule_state": "known", "adversaries": True}, None),
        ("rule_enough", {"trial_after": quantity(9, "share"), "target": quantity(5, "share"), "better": "lower"}, False),
        ("rule_enough", {"trial_after": quantity(4, "share"), "target": quantity(5, "share"), "better": "lower"}, True),
        ("rule_enough", {"trial_after": quantity(3.8, ""), "target": quantity(0.025, "points"), "better": "lower"}, False),
        ("rule_enough", {"trial_after": quantity(3, "days"), "target": quantity(5, "EUR"), "better": "lower"}, None),
        ("rule_enough", {"data_forms": ["audio"]}, False),
        ("rule_enough", {"rule_saving": quantity(9, "EUR"), "baseline": quantity(20, "EUR"), "target": quantity(12, "EUR")}, True),
        ("rule_enough", {"rule_saving": quantity(2, "EUR"), "baseline": quantity(20, "EUR"), "target": quantity(12, "EUR")}, None),
        ("rule_enough", {"rule_saving": quantity(9, "EUR"), "baseline": quantity(20, "hours"), "target": quantity(12, "hours")}, None),
        # pattern
        ("pattern_complex", {"data_forms": ["image"]}, True),
        ("pattern_complex", {"data_forms": ["table"]}, None),
        ("pattern_complex", {"output_kind": "matching_records", "data_forms": ["text"]}, False),
        ("pattern_complex", {"adversaries": True}, True),
        ("pattern_complex", {"sources_named": ["doors", "weather", "trucks"]}, True),
        ("pattern_complex", {"sources_named": ["doors"]}, None),
        ("pattern_complex", {"rule_result": "reaches", "data_forms": ["table"]}, False),
        # forms of data
        ("is_tabular", {"data_forms": ["sensor"]}, True),
        ("is_tabular", {"data_forms": ["text", "table"]}, False),
        ("is_tabular", {"data_forms": ["table", "image"]}, False),
        ("is_tabular", {}, None),
        ("is_image", {"output_kind": "place_in_picture"}, True),
        ("is_image", {"data_forms": ["text"]}, False),
        ("is_llm", {"output_kind": "text"}, True),
        ("is_llm", {"output_kind": "number"}, False),
        ("is_llm", {}, None),
        ("is_forecast", {"output_kind": "number_over_time"}, True),
        ("is_forecast", {"output_kind": "groups"}, False),
        # how often
        ("many_decisions", {"per_day": 40}, True),
        ("many_decisions", {"per_day": 0.1}, False),
        ("many_decisions", {"per_day": 1}, None),
        ("many_decisions", {"units": 12, "action_per": "year"}, False),
        ("many_decisions", {"units": 60, "action_per": "week"}, True),
        ("many_decisions", {"capacity_number": 300, "capacity_period": "month"}, True),
        ("many_decisions", {"rows": 300}, None),
        ("many_decisions", {"rows": 90000, "history_months": 60}, True),
        ("many_decisions", {"step": "hour", "output_kind": "number_over_time"}, True),
        # outcome
        ("outcome_observed", {"labels": "some"}, True),
        ("outcome_observed", {"label_delay_days": 90}, True),
        ("outcome_observed", {"labels": "none", "feedback_returns": False}, False),
        ("outcome_observed", {"labels": "none"}, None),
        # errors and harm
        ("errors_tolerable", {"worst_harm": "delay"}, True),
        ("errors_tolerable", {"worst_harm": "irreversible"}, None),
        ("errors_tolerable", {"worst_harm": "irreversible", "error_caught": True}, True),
        ("errors_tolerable", {"worst_harm": "people", "full_auto_wished": True}, False),
        ("errors_tolerable", {"worst_harm": "people", "person_decides": True}, True),
        ("errors_tolerable", {"reviewers": 0}, None),
        ("errors_tolerable", {"cost_under": quantity(9, "EUR"), "cost_over": quantity(3, "EUR")}, True),
        ("harm_possible", {"worst_harm": "money"}, False),
        ("harm_possible", {"worst_harm": "people"}, True),
        ("harm_possible", {"high_risk_area": "critical_infrastructure"}, True),
        ("harm_possible", {"high_risk_area": "none"}, None),
        # people and law
        ("people_affected", {"personal_data": True, "output_kind": "yes_no"}, True),
        ("people_affected", {"personal_data": True, "output_kind": "one_of_k", "data_forms": ["image"]}, None),
        ("people_affected", {"personal_data": False}, False),
        ("people_affected", {"groups_matter": True}, True),
        ("law_class", {"prohibited_use": True}, "prohibited"),
        ("law_class", {"high_risk_area": "credit"}, "high"),
        ("law_class", {"output_kind": "answer_from_documents"}, "limited"),
        ("law_class", {"personal_data": False}, "minimal"),
        ("law_class", {"personal_data": True, "output_kind": "yes_no"}, None),
        ("lawful", {"prohibited_use": True}, False),
        ("lawful", {"personal_data": False}, True),
        ("lawful", {"personal_data": True, "output_kind": "yes_no"}, None),
        ("lawful", {"personal_data": True, "jurisdiction": "Kenya"}, True),
        ("lawful", {"personal_data": False, "consent_of": "the works doctor"}, None),
        ("lawful", {"personal_data": True, "in_eu": True, "works_council": True}, None),
        ("lawful", {"personal_data": True, "in_eu": True, "high_risk_area": "employment"}, None),
        # data
        ("data_enough", {"rights": "missing", "rows": 100000}, False),
        ("data_enough", {"data_exists": False}, False),
        ("data_enough", {}, None),
        ("data_enough", {"output_kind": "number_over_time", "history_months": 30}, True),
        ("data_enough", {"output_kind": "number_over_time", "history_months": 6}, False),
        ("data_enough", {"output_kind": "number_over_time", "history_months": 18}, None),
        ("data_enough", {"output_kind": "number_over_time", "history_months": 6, "seasonal": False}, True),
        ("data_enough", {"output_kind": "yes_no", "positives": 900}, True),
        ("data_enough", {"output_kind": "yes_no", "positives": 35}, False),
        ("data_enough", {"output_kind": "yes_no", "positives": 150}, None),
        ("data_enough", {"output_kind": "yes_no", "positives": 212}, None),
        ("worth_it", {"baseline": quantity(9, "EUR"), "target": quantity(6, "EUR"), "budget": quantity(12, "EUR")}, None),
        ("data_enough", {"output_kind": "yes_no", "labels": "none"}, False),
        ("data_enough", {"output_kind": "yes_no", "labels": "none", "pretrained_exists": True}, None),
        ("data_enough", {"output_kind": "yes_no", "labels": "all", "rows": 8000, "positive_share": 0.05}, True),
        ("data_enough", {"output_kind": "yes_no", "labels": "all", "rows": 800, "positive_share": 0.05}, False),
        ("data_enough", {"output_kind": "one_of_k", "label_count": 3000, "classes": 6}, True),
        ("data_enough", {"output_kind": "one_of_k", "label_count": 120, "classes": 6}, False),
        ("data_enough", {"output_kind": "one_of_k", "label_count": 26, "labels": "some", "pretrained_exists": True}, False),
        ("data_enough", {"output_kind": "one_of_k", "label_count": 26, "labels": "some", "pretrained_exists": True, "rows": 9000}, None),
        ("data_enough", {"output_kind": "unusual_events", "happens_told": quantity(6, "", "year"), "rows": 9000}, True),
        ("data_enough", {"output_kind": "yes_no", "happens_told": quantity(6, "", "year"), "history_months": 60}, False),
        ("data_enough", {"output_kind": "yes_no", "happens_told": quantity(90, "", "month"), "history_months": 60}, True),
        ("data_enough", SOON, None),
        ("data_enough", SOON | {"happens_told": quantity(1, "", "month")}, False),
        ("data_enough", {"output_kind": "number", "label_count": 300, "pretrained_exists": True}, None),
        ("data_enough", {"output_kind": "number", "labels": "all", "rows": 9000}, True),
        ("data_enough", {"output_kind": "number", "labels": "all", "rows": 9000, "label_count": 40}, True),
        ("data_enough", {"output_kind": "number", "labels": "all", "rows": 9000, "gaps": "many"}, None),
        ("data_enough", {"output_kind": "answer_from_documents", "documents_count": 70}, True),
        ("data_enough", {"output_kind": "effect_of_action", "experiment_possible": False}, False),
        ("data_enough", {"output_kind": "yes_no", "students": True, "rights": "public", "positives": 40}, True),
        ("large_traffic", {"per_day": 60_000, "output_kind": "number_over_time", "action_per": "week"}, None),
        ("large_traffic", {"per_day": 60_000, "output_kind": "yes_no", "action_per": "week"}, True),
        ("few_labels", {"labels": "none"}, True),
        ("few_labels", {"label_count": 40000}, False),
        ("few_labels", {"label_count": 4000, "classes": 80}, True),
        ("few_labels", {"labels": "all"}, None),
        ("rare_positives", {"positive_share": 0.03}, True),
        ("rare_positives", {"positive_share": 0.4}, False),
        ("rare_positives", {"positives": 50, "rows": 5000}, True),
        ("rare_positives", {"positives": 50}, None),
        ("labels_late", {"label_delay_days": 7}, True),
        ("labels_late", {"label_delay_days": 1}, False),
        ("labels_late", {"output_kind": "number_over_time", "horizon_hours": 48}, False),
        ("two_seasons", {"history_months": 24}, True),
        ("two_seasons", {"history_months": 23}, False),
        ("small_history", {"storage_gb": 4}, True),
        ("small_history", {"rows": 3000000000}, False),
        ("small_history", {"data_forms": ["image"], "rows": 400}, None),
        ("test_set_needed", {"output_kind": "yes_no"}, 203),
        ("test_set_needed", {"output_kind": "yes_no", "target": quantity(0.85, "share")}, 544),
        ("test_set_needed", {"output_kind": "yes_no", "target": quantity(0.03, "share")}, 203),
        ("test_set_needed", {"output_kind": "number_over_time"}, None),
        # team, time and size
        ("small_team", {"people": 3}, True),
        ("small_team", {"people": 7}, False),
        ("small_team", {"people": 6, "part_time": True}, True),
        ("small_team", {}, None),
        ("few_units", {"units": 14}, True),
        ("few_units", {"units": 4000, "sites": 2}, False),
        ("few_units", {"sites": 2}, True),
        ("months_left", {"duration_months": 6}, 6.0),
        ("months_left", {"deadline": "2026-01-01"}, 0.0),
        ("hours_available", {"people": 2, "hours_week_each": 10, "duration_months": 7}, 426),
        ("hours_available", {"people": 2, "duration_months": 7}, None),
        ("hours_available", {**LISTED, "duration_months": 7}, 426),
        ("hours_available", {**LEAVING, "duration_months": 7}, 256),
        ("hours_available", {**LISTED, "people": 4, "duration_months": 7}, 851),
        ("hours_available", {**LISTED, "start_date": (TODAY + dt.timedelta(days=70)).isoformat(), "duration_months": 7}, 286),
        ("scale", {"high_risk_area": "medical", "students": True}, "regulated"),
        ("scale", {"worst_harm": "people"}, "regulated"),
        ("scale", {"students": True}, "course"),
        ("scale", {"duration_months": 3}, "pilot"),
        ("scale", {"budget": quantity(30000000, "COP")}, "pilot"),
        ("scale", {"budget": quantity(300000000, "COP")}, "product"),
        ("scale", {"budget": quantity(300, "shells")}, "product"),
        ("scale", {}, "product"),
        ("large_traffic", {"per_day": 200000}, True),
        ("large_traffic", {"per_day": 20}, False),
        ("large_traffic", {"peak_per_second": 40}, True),
        ("capacity_known", {"capacity_number": 5}, True),
        ("capacity_known", {}, None),
        ("error_costs_known", {"cost_miss": quantity(1, "EUR")}, None),
        ("error_costs_known", {"cost_miss": quantity(1, "EUR"), "cost_false_alarm": quantity(1, "EUR")}, True),
        ("old_way_comparable", {"nothing_today": True}, False),
        ("old_way_comparable", {"human_today": True}, True),
        ("effect_must_be_proven", {"output_kind": "effect_of_action"}, True),
        ("effect_must_be_proven", {"output_kind": "effect_of_action", "students": True}, False),
        ("effect_must_be_proven", {"goal_process": True}, None),
        # value
        (
            "worth_it",
            {"baseline": quantity(90000, "EUR", "year"), "target": quantity(30000, "EUR", "year"), "budget": quantity(30000, "EUR")},
            True,
        ),
        (
            "worth_it",
            {"baseline": quantity(5000, "EUR", "year"), "target": quantity(4000, "EUR", "year"), "budget": quantity(90000, "EUR")},
            False,
        ),
        (
            "worth_it",
            {"baseline": quantity(5000, "EUR", "month"), "target": quantity(1000, "EUR", "month"), "budget": quantity(90000, "EUR")},
            True,
        ),
        ("worth_it", {"baseline": quantity(0.2, "share"), "target": quantity(0.1, "share"), "budget": quantity(30000, "EUR")}, None),
        ("worth_it", {"students": True}, True),
        ("worth_it", {"saving_told": quantity(2000, "EUR", "month"), "budget": quantity(30000, "EUR")}, True),
        ("worth_it", {"saving_told": quantity(4000, "EUR", "year"), "budget": quantity(90000, "EUR")}, False),
        ("worth_it", {"saving_told": quantity(400, "EUR", "year"), "budget": quantity(90000, "EUR")}, None),
        ("worth_it", {"cost_today": quantity(2000, "EUR", "week"), "budget": quantity(30000, "EUR")}, True),
        ("worth_it", {"cost_today": quantity(20000, "EUR", "year"), "budget": quantity(30000, "EUR")}, None),
        ("worth_it", {"saving_told": quantity(2000, "EUR", "month")}, None),
    ],
)
def test_a_signal_follows_from_others_or_stays_unknown(name: str, said: dict[str, Any], expected: Any) -> None:
    assert derived(said).get(name) == expected


def test_rates_times_value_are_compared_with_the_cost() -> None:
    said = {
        "baseline": quantity(0.05, "share", "month"),
        "target": quantity(0.04, "share", "month"),
        "units": 10000,
        "value_per_outcome": quantity(20, "EUR"),
    }
    assert derived(said | {"budget": quantity(30000, "EUR")})["worth_it"] is True
    assert "worth_it" not in derived(said | {"budget": quantity(300000, "EUR")})  # too rough a count for a no
    monthly = said | {"value_per_outcome": quantity(20, "EUR", "month"), "budget": quantity(60000, "EUR")}
    assert derived(monthly)["worth_it"] is True
    assert "worth_it" not in derived(said)


def test_every_rule_gives_a_derived_signal_and_reads_known_ones() -> None:
    for rule in RULES:
        assert CATALOGUE.signals[rule.gives].derived
        assert set(rule.reads) <= set(CATALOGUE.signals), rule.gives
    made_by_rules = {name for name, signal in CATALOGUE.signals.items() if signal.derived and not name.startswith("chosen_")}
    assert set(BY_SIGNAL) == made_by_rules - {"orders_in_text"}  # read from the messages where the plan is composed


class Watched(dict[str, Any]):
    """Signals that remember which of them were looked at."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.seen: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.seen.add(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.seen.add(str(key))
        return super().__contains__(key)


@pytest.mark.parametrize("trade", list(ALL))
def test_a_rule_looks_only_at_what_it_says_and_rests_on_known_signals(trade: str) -> None:
    signals = situation_of(ALL[trade]).signals
    for rule in RULES:
        watched = Watched(signals)
        answer = rule.find(Known(watched, CATALOGUE.house, TODAY, TODAY, CATALOGUE.problems["churn"]))
        assert watched.seen <= set(rule.reads), rule.gives
        if answer:
            assert set(answer.of) <= set(rule.reads), rule.gives
            assert answer.en
            assert answer.es


def test_facts_go_before_assumptions_and_those_before_what_is_usual() -> None:
    usual = situation_of({"problem": "churn"})
    assert usual.signals["output_kind"] == CATALOGUE.problems["churn"].output_kind
    assert usual.basis["output_kind"].kind == "usual"
    assumed = situation_of({"problem": "churn"}, unknown=("data_quality",))
    assert assumed.basis["gaps"].kind == "assumption"
    assert assumed.assumed("gaps")
    said = situation_of({"problem": "churn", "gaps": "few"}, unknown=("label_availability",))
    assert said.signals["gaps"] == "few"
    assert said.known_by_team("gaps")


def test_the_last_word_counts_and_a_withdrawn_value_is_unknown() -> None:
    case = case_of({"people": 3})
    later = Fact(number=90, slot="team_size_skills", words="we are five now", signals={"people": 5}, origin=Origin(turn=4))
    gone = Fact(number=91, slot="team_size_skills", words="I do not know", signals={"people": None}, origin=Origin(turn=5))
    assert assess(case.model_copy(update={"facts": (*case.facts, later)}), CATALOGUE, TODAY).signals["people"] == 5
    assert "people" not in assess(case.model_copy(update={"facts": (*case.facts, later, gone)}), CATALOGUE, TODAY).signals


def test_said_forms_of_data_replace_the_usual_ones_or_stand_behind_the_main_one() -> None:
    assert situation_of({"problem": "churn", "data_forms": ["table", "text"]}).signals["data_forms"] == ["table", "text"]
    assert situation_of({"problem": "species_recognition", "data_forms": ["sensor"]}).signals["data_forms"] == ["image", "sensor"]
    assert situation_of({"problem": "churn", "data_forms": ["text", "table"]}).signals["data_forms"] == ["table", "text"]


def test_another_result_than_usual_keeps_only_the_data_of_the_problem() -> None:
    situation = situation_of({"problem": "churn", "output_kind": "groups"})
    assert situation.signals["output_kind"] == "groups"
    assert "label_kind" not in situation.signals


def test_two_kinds_that_shut_each_other_out_are_a_yes_or_a_no() -> None:
    assert situation_of({"output_kind": "several_of_k", "classes": 2}).signals["output_kind"] == "yes_no"
    assert situation_of({"output_kind": "one_of_k", "classes": 3}).signals["output_kind"] == "one_of_k"
    assert situation_of({"output_kind": "place_in_picture", "classes": 2}).signals["output_kind"] == "place_in_picture"


def test_a_derived_signal_names_what_it_rests_on() -> None:
    situation = situation_of({"rule_result": "misses"})
    basis = situation.basis["rule_enough"]
    assert (basis.kind, basis.of) == ("derived", ("rule_result",))
    assert "misses" in basis.why
    assert [root.fact for root in situation.roots("rule_enough")] == [1]


def test_reasons_are_told_in_the_teams_language() -> None:
    assert "regla" in situation_of({"rule_result": "misses"}, language="es").basis["rule_enough"].why


def test_time_is_counted_from_the_first_day() -> None:
    case = case_of({"duration_months": 6})
    later = assess(case, CATALOGUE, TODAY + dt.timedelta(days=61))
    assert later.signals["months_left"] == pytest.approx(4.0, abs=0.1)
    assert later.deadline == assess(case, CATALOGUE, TODAY).deadline


def test_what_would_help_to_derive_an_unknown_signal() -> None:
    assert "rule_result" in open_inputs("rule_enough", {})
    assert "data_forms" in open_inputs("is_tabular", {})
    assert open_inputs("rows", {}) == ["rows"]
    assert open_inputs("rows", {"rows": 3}) == []


@pytest.mark.parametrize(
    ("languages", "several"), [(["pl"], False), (["en", "pl"], True), (["de", "fr", "it"], True), (["es", "es"], False)]
)
def test_several_languages_are_two_or_more(*, languages: list[str], several: bool) -> None:
    assert derived({"languages": languages})["several_languages"] is several
    assert "several_languages" not in derived({})


@pytest.mark.parametrize(
    ("signals", "small"),
    [
        ({"output_kind": "yes_no", "positives": 37}, True),
        ({"output_kind": "yes_no", "positives": 4000}, False),
        ({"output_kind": "one_of_k", "positive_share": 0.02, "label_count": 2500}, True),
        ({"output_kind": "yes_no"}, None),
        ({"output_kind": "text", "positives": 3}, None),
    ],
)
def test_few_known_cases_make_the_test_too_small(*, signals: dict[str, Any], small: bool | None) -> None:
    assert derived(signals).get("test_too_small") is small


def test_the_rarest_of_many_kinds_is_rare_too() -> None:
    rare = {"positives": 40, "label_count": 1000, "classes": 10, "labels": "all"}
    assert derived(rare)["rare_positives"] is True
    assert derived({"positives": 500, "label_count": 1000, "labels": "all"})["rare_positives"] is False


@pytest.mark.parametrize(
    ("start", "end", "counts"), [("2027-03-01", "2027-09-01", True), ("2027-09-01", "2027-09-01", False), ("2027-03-01", None, True)]
)
def test_a_start_counts_only_before_the_end(start: str, end: str | None, *, counts: bool) -> None:
    signals = {"start_date": start} | ({"deadline": end} if end else {})
    assert (start_of(signals, TODAY) is not None) is counts


def test_a_share_of_what_comes_in_each_day_gives_the_sum_for_the_test_its_source() -> None:
    told: dict[str, Any] = {
        "output_kind": "yes_no",
        "target": quantity(0.04, "share"),
        "positive_share": 0.09,
        "per_day": 0.79,
        "history_months": 20,
    }
    assert "short_of_test" in derive(told, CATALOGUE, TODAY, TODAY)
