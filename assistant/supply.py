"""How many cases there are, known and still to come, and how many the first test of a rate takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.formulas import test_size
from assistant.known import DAYS_A_YEAR, amount_of, yearly

RATED = ("yes_no", "one_of_k", "several_of_k", "place_in_picture", "fields_of_documents", "unusual_events", "time_to_event")
"""Outputs judged by a rate, which needs a counted test set."""
RATE_MARGIN = 0.05
"""Half-width to which a rate is measured in a first test set (house rule)."""
USUAL_RATE = 0.85
"""Rate that a first test shows where no rate was named (house rule)."""
FEWEST = 5
"""A smaller stock is told of something else than the cases (house rule)."""
FEWEST_COMING = 2
"""No step waits for fewer (house rule)."""
STEP_DAYS = 28
"""Days of a step of the release: 20 working days."""


@dataclass(frozen=True)
class Supply:
    """What was told of the number of cases; None where nothing was.

    Attributes:
        labelled: cases whose true answer is known, of all kinds.
        known: cases of the kind that matters whose answer is known, or the most that these can be.
        stock: all cases of the past.
        coming: cases of all kinds that come in a year.
        a_year: those of the kind that matters.

    """

    labelled: float | None
    known: float | None
    stock: float | None
    coming: float | None
    a_year: float | None


def supply_of(signals: Mapping[str, Any]) -> Supply:
    """What `signals` tell of the number of cases."""
    number = {name: amount_of(signals.get(name)) for name in _COUNTS}
    share, history = number["positive_share"], number["history_months"]
    coming = None if number["per_day"] is None else number["per_day"] * DAYS_A_YEAR["day"]
    a_year = yearly(signals.get("happens_told"))
    if a_year is None and coming is not None and share is not None:
        a_year = coming * share
    happened = a_year * history / 12 if a_year is not None and history is not None else None
    labelled = number["label_count"] if signals.get("labels") != "all" else number["label_count"] or number["rows"]
    labelled = _largest(labelled, number["positives"])
    counted = _largest(number["rows"], number["documents_count"], labelled, coming)
    stock = None if counted is None else _largest(counted, number["units"])
    known = number["positives"]
    if known is None and labelled is not None:
        known = labelled * share if share is not None else labelled
    if known is None:
        known = happened
    return Supply(labelled, known, stock, coming, a_year)


_COUNTS = ("positives", "positive_share", "label_count", "rows", "documents_count", "units", "history_months", "per_day")


def _largest(*counts: float | None) -> float | None:
    return max((count for count in counts if count is not None), default=None)


def claimed_by(signals: Mapping[str, Any]) -> str:
    """The signal that names the rate which a test has to show: the least that is acceptable, else the aim; "" where none does."""
    for name in ("minimum", "target"):
        told = signals.get(name)
        if isinstance(told, Mapping) and told.get("unit") == "share" and 0.5 <= float(told["value"]) < 1:
            return name
    return ""


def rate_claimed(signals: Mapping[str, Any]) -> float | None:
    """That rate, 0.5 to 1; None where none was named."""
    name = claimed_by(signals)
    return float(signals[name]["value"]) if name else None


def first_test(signals: Mapping[str, Any]) -> int | None:
    """Cases of the kind that matters that a first test takes; None where the result is not judged by a rate."""
    if signals.get("output_kind") not in {*RATED, "matching_records"}:
        return None
    return test_size(rate_claimed(signals) or USUAL_RATE, RATE_MARGIN)


def years_to_collect(signals: Mapping[str, Any]) -> float | None:
    """Years until a first test is filled; None where the needed, the known or the coming cases were not told."""
    needed, supply = first_test(signals), supply_of(signals)
    if needed is None or supply.known is None or not supply.a_year:
        return None
    return max(0.0, needed - supply.known) / supply.a_year


def most(wanted: int, there: float | None) -> int:
    """So many cases as a step wants, and never more than there are; as wanted where nobody told how many there are."""
    return wanted if there is None or there < FEWEST else min(wanted, round(there))


def there(signals: Mapping[str, Any]) -> dict[str, int]:
    """How many cases a step can take, by the kind of case that it takes; only what was told.

    A wait for settled cases ends some day: where fewer than a handful come in a month, it is for these few.
    """
    supply, months = supply_of(signals), DAYS_A_YEAR["month"]
    flow = supply.a_year if supply.coming is None else supply.coming
    found = {
        "labelled": _at_least(supply.labelled, FEWEST),
        "stock": _at_least(supply.stock, FEWEST),
        "settled": None if flow is None else max(FEWEST_COMING, round(flow / months)),
        "answers": None if supply.coming is None else max(FEWEST_COMING, round(supply.coming / months)),
    }
    return {kind: amount for kind, amount in found.items() if amount is not None}


def _at_least(amount: float | None, least: int) -> int | None:
    return None if amount is None or amount < least else round(amount)


def settled_in_step(signals: Mapping[str, Any]) -> float | None:
    """Cases that come during a step of the release and whose answer is known at its end; None where nobody told how many come."""
    supply, delay = supply_of(signals), amount_of(signals.get("label_delay_days")) or 0.0
    flow = supply.a_year if supply.coming is None else supply.coming
    return None if flow is None else flow * max(0.0, STEP_DAYS - delay) / DAYS_A_YEAR["day"]
