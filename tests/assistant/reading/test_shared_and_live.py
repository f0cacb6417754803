"""Inputs that several models share, and orders that are analysed where they are taken, are read and change where data live."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.decisions import verdict_and_choices
from tests.assistant.reading.lexicon import opening, signals
from tests.assistant.trades import BANK, SHOP, situation_of

SHARED = [
    ("Two models will use the same features, one for churn and one for offers.", "en"),
    ("We want the same inputs for several models.", "en"),
    ("Tres modelos leen las mismas variables de cada cliente.", "es"),
]
LIVE = [
    ("The managers want reports on the live orders.", "en"),
    ("Bookings are taken and analysed in the same database all day.", "en"),
    ("We need dashboards over the production database.", "en"),
    ("Queremos informes sobre los pedidos en vivo.", "es"),
]
NEITHER = [
    ("We have two years of sales data and analyse them every month.", "en"),
    ("Our analysts report on production data of the mill.", "en"),
    ("One model predicts demand from the same table every night.", "en"),
    ("Los dos turnos usan la misma hoja de pedidos.", "es"),
]


def read(text: str, language: str) -> dict[str, Any]:
    return signals(opening(text, language))


@pytest.mark.parametrize(("text", "language"), SHARED)
def test_shared_inputs_are_read(text: str, language: str) -> None:
    assert read(text, language)["shared_inputs"] is True


@pytest.mark.parametrize(("text", "language"), LIVE)
def test_live_analysis_is_read(text: str, language: str) -> None:
    assert read(text, language)["live_analysis"] is True


@pytest.mark.parametrize(("text", "language"), NEITHER)
def test_other_data_are_neither(text: str, language: str) -> None:
    assert not {"shared_inputs", "live_analysis"} & set(read(text, language))


def storage_of(**more: Any) -> list[str]:
    found = verdict_and_choices(situation_of(SHOP | more))["storage"]
    assert isinstance(found, list)
    return found


def test_inputs_that_several_models_share_are_stored_for_them() -> None:
    assert "feature_store" in storage_of(shared_inputs=True)
    assert "feature_store" not in storage_of(shared_inputs=False)


def test_orders_that_are_analysed_as_they_come_are_in_a_database_for_both() -> None:
    assert "htap_db" in storage_of(live_analysis=True)
    assert "htap_db" not in storage_of()


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        ({}, True),
        ({"answer_while_waiting": False}, False),
        ({"operations_staff": False}, False),
        ({"per_day": 40, "peak_per_second": 1}, False),
        ({"shared_inputs": False}, False),
    ],
)
def test_a_live_answer_to_many_needs_the_inputs_of_training(change: dict[str, Any], stored: bool) -> None:  # noqa: FBT001 - a row of the table above
    bank = BANK | {"answer_while_waiting": True, "per_day": 50000, "operations_staff": True} | change
    found = verdict_and_choices(situation_of(bank))["storage"]
    assert ("feature_store" in found) is stored  # type: ignore[operator]  # a list
