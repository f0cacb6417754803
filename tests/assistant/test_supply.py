"""How many cases there are and how many come, out of whatever was told of them."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.supply import first_test, most, settled_in_step, supply_of, there, years_to_collect


def told(value: float, period: str) -> dict[str, Any]:
    return {"value": value, "unit": "", "period": period}


def test_nothing_told_is_nothing_known() -> None:
    supply = supply_of({})
    assert {supply.labelled, supply.known, supply.stock, supply.coming, supply.a_year} == {None}


def test_all_labelled_cases_are_the_most_that_one_kind_can_have() -> None:
    assert supply_of({"label_count": 64, "labels": "some"}).known == 64
    assert supply_of({"label_count": 64, "labels": "some", "positives": 9}).known == 9
    assert supply_of({"label_count": 2000, "positive_share": 0.03}).known == 60


def test_rows_are_labelled_only_where_all_of_them_are() -> None:
    assert supply_of({"rows": 700, "labels": "all"}).labelled == 700
    assert supply_of({"rows": 700, "labels": "some"}).labelled is None


@pytest.mark.parametrize(("how_often", "a_year"), [(told(4, "month"), 48), (told(2, "quarter"), 8), (told(5, "year"), 5)])
def test_what_happens_is_brought_to_a_year(how_often: dict[str, Any], a_year: float) -> None:
    assert supply_of({"happens_told": how_often}).a_year == a_year


def test_the_rare_kind_of_a_flow_is_its_share() -> None:
    assert supply_of({"per_day": 100, "positive_share": 0.01}).a_year == 365
    assert supply_of({"per_day": 100}).a_year is None  # how many of them matter was not told


def test_what_is_settled_in_a_step_came_early_enough_in_it() -> None:
    assert settled_in_step({"per_day": 3}) == 84
    assert settled_in_step({"per_day": 3, "label_delay_days": 21}) == 21
    assert settled_in_step({"per_day": 3, "label_delay_days": 60}) == 0
    assert settled_in_step({"happens_told": told(13, "year")}) == pytest.approx(1, abs=0.01)
    assert settled_in_step({}) is None


def test_a_step_is_told_only_what_was_told() -> None:
    assert there({}) == {}
    assert there({"rows": 3}) == {}  # three are told of something else than the cases
    assert there({"happens_told": told(12, "year"), "label_count": 40}) == {"labelled": 40, "stock": 40, "settled": 2}
    assert there({"per_day": 1})["answers"] == 30


def test_places_and_machines_alone_are_no_stock_of_cases() -> None:
    assert supply_of({"units": 11}).stock is None
    assert supply_of({"units": 400, "label_count": 30}).stock == 400


@pytest.mark.parametrize(("wanted", "there", "taken"), [(200, 41.6, 42), (200, 9000, 200), (200, None, 200), (200, 1, 200)])
def test_a_step_takes_no_more_cases_than_there_are(wanted: int, there: float | None, taken: int) -> None:
    assert most(wanted, there) == taken


def test_only_a_rate_has_a_first_test() -> None:
    assert first_test({"output_kind": "yes_no", "minimum": {"value": 0.9, "unit": "share"}}) == 139
    assert first_test({"output_kind": "number", "minimum": {"value": 0.9, "unit": "share"}}) is None


def test_years_to_collect_need_the_known_and_the_coming_cases() -> None:
    rate = {"output_kind": "yes_no", "minimum": {"value": 0.9, "unit": "share"}}
    assert years_to_collect(rate | {"positives": 39, "happens_told": told(25, "year")}) == 4
    assert years_to_collect(rate | {"positives": 39}) is None
    assert years_to_collect(rate | {"positives": 390, "happens_told": told(25, "year")}) == 0
