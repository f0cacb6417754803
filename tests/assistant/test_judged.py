"""What is judged one by one: the noun of the metric, else of the labels, and never what a team only owns, serves or employs."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.calculations_worth import value_year
from assistant.case import Case, Fact, Message, Origin
from assistant.judged import counted_in, judged, one_of
from assistant.nouns import singular
from assistant.tongue import Tongue
from knowledge.catalogue import load_catalogue

PROBLEMS = load_catalogue().problems
SHARE = {"value": 0.1, "unit": "share", "period": None}
COUNT = {"value": 40, "unit": "", "period": "week"}


def case_of(*facts: Fact, brief: str = "", language: str = "en") -> Case:
    message = Message(number=1, turn=1, author="user", text=brief)
    return Case.model_validate({"session": "t", "language": language, "facts": facts, "messages": (message,)})


def said(slot: str = "business_objective", words: str = "", turn: int = 1, **signals: Any) -> Fact:
    return Fact(slot=slot, words=words, signals=signals, origin=Origin(turn=turn))


@pytest.mark.parametrize(
    ("metric", "value", "noun"),
    [
        ("share of late departures", SHARE, "departures"),
        ("Stained sheets", COUNT, "sheets"),
        ("Unsold loaves per shop", COUNT, "loaves"),
        ("trays thrown away", COUNT, "trays"),
        ("overdue library books", COUNT, "library books"),
        ("percentage of our wrongly sorted letters", SHARE, "letters"),
        ("Idle guard hours", COUNT, ""),
        ("electricity bill", {"value": 4, "unit": "EUR", "period": "year"}, ""),
        ("late departures", {"value": 4, "unit": "hours", "period": "week"}, ""),
        ("accuracy", SHARE, ""),
        ("cycles", {"value": 20, "unit": "cycles", "period": None}, ""),
        ("lead time", {"value": 20, "unit": "kilometres", "period": None}, ""),
    ],
)
def test_the_noun_of_a_metric_that_counts_things(metric: str, value: dict[str, Any], noun: str) -> None:
    assert counted_in({"metric_name": metric, "target": value}, "en") == noun


@pytest.mark.parametrize(
    ("metric", "noun"), [("Fugas sin avisar", "fugas"), ("porcentaje de las facturas con errores", "facturas"), ("consumo de agua", "")]
)
def test_the_noun_of_a_spanish_metric_comes_first(metric: str, noun: str) -> None:
    assert counted_in({"metric_name": metric, "baseline": SHARE}, "es") == noun


@pytest.mark.parametrize("owned", ["ships", "hotels", "inhabitants"])
def test_what_is_owned_or_served_is_not_judged(owned: str) -> None:
    case = case_of(said(units=6, unit_noun=owned), brief=f"We have 6 {owned}. Too many departures are late.")
    metric = {"metric_name": "late departures", "target": COUNT}
    assert judged(case, case.signals() | metric, PROBLEMS["arrival_time"]) == "departures"
    assert judged(case, case.signals(), PROBLEMS["arrival_time"]) == ""


def test_what_the_first_message_keeps_speaking_of_is_judged() -> None:
    case = case_of(said(units=6000, unit_noun="members"), brief="A gym with 6,000 members. Which members will leave?")
    assert judged(case, case.signals(), PROBLEMS["churn"]) == "members"


def test_members_of_a_gym_are_its_customers_but_its_hotels_are_not() -> None:
    for counted, noun in (("members", "members"), ("hotels", "")):
        case = case_of(said(units=31, unit_noun=counted), brief=f"We serve 31 {counted}.")
        assert judged(case, case.signals(), PROBLEMS["churn"]) == noun


def test_what_happens_to_technical_things_is_watched_on_them() -> None:
    metric = {"metric_name": "breakdowns", "baseline": COUNT, "units": 40}
    for owned, noun in (("turbines", "turbines"), ("customers", "breakdowns")):
        case = case_of(said(units=40, unit_noun=owned), brief=f"We serve 40 {owned}.")
        assert judged(case, case.signals() | metric, PROBLEMS["predictive_maintenance"]) == noun


def test_pictures_that_an_answer_counts_are_judged_but_rows_of_a_table_are_not() -> None:
    case = case_of(said("data_sources_volume", "9,200 scanned sheets", 2, rows=9200))
    assert judged(case, case.signals(), PROBLEMS["visual_inspection"]) == "sheets"
    assert judged(case, case.signals(), PROBLEMS["churn"]) == ""
    labelled = case_of(said("label_availability", "9,200 pictures were sorted", 2, label_count=9200))
    assert judged(labelled, labelled.signals(), PROBLEMS["churn"]) == "pictures"


def test_complaints_are_judged_where_texts_are_read_only() -> None:
    metric = {"metric_name": "Wrongly routed complaints", "target": SHARE}
    assert judged(case_of(), metric, PROBLEMS["text_routing"]) == "complaints"
    assert judged(case_of(), metric, PROBLEMS["visual_inspection"]) == ""


def test_a_yearly_value_needs_one_thing_and_a_period() -> None:
    a_month = {"value": 0.2, "unit": "share", "period": "month"}
    signals = {"baseline": a_month, "target": SHARE, "units": 9, "cost_miss": {"value": 900, "unit": "EUR"}}
    other = signals | {"unit_noun": "planes", "metric_name": "share of late flights"}
    assert value_year(other, Tongue("en")) is None
    assert not one_of(other, "en")
    same = value_year(other | {"unit_noun": "flights"}, Tongue("en"))
    assert same is not None
    assert same.value == pytest.approx(9 * 0.1 * 12 * 900)
    assert value_year(signals | {"baseline": SHARE | {"value": 0.2}}, Tongue("en")) is None


def test_one_loaf_of_many_loaves() -> None:
    assert [singular(many) for many in ("loaves", "library shelves", "caves", "valves")] == ["loaf", "library shelf", "cave", "valve"]


@pytest.mark.parametrize("kind", ["resource_setting", "environment_warning", "crop_yield"])
def test_what_happens_at_a_place_is_not_judged_where_each_place_gets_an_answer(kind: str) -> None:
    case = case_of(brief="We run the pool of a town and had to close it too often.")
    assert judged(case, {"metric_name": "closings", "target": COUNT}, PROBLEMS[kind]) == ""
    assert judged(case, {"metric_name": "late departures", "target": COUNT}, PROBLEMS["arrival_time"]) == "departures"
