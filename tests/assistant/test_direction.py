"""Which way is better follows from the two numbers where both are known, whatever the verb of the sentence was."""

from __future__ import annotations

import pytest

from tests.assistant.trades import quantity, situation_of


@pytest.mark.parametrize(
    ("today", "wanted", "said", "better"),
    [
        (quantity(0.0075, "share"), quantity(0.005, "share"), "higher", "lower"),
        (quantity(40, "EUR"), quantity(60, "EUR"), "lower", "higher"),
        (quantity(9, "EUR"), quantity(7, "day"), "higher", "higher"),
        (quantity(9, "day"), quantity(-0.2, "relative"), "lower", "lower"),
        (quantity(5, "day"), quantity(5, "day"), "lower", "lower"),
    ],
)
def test_two_numbers_of_one_unit_say_which_way_is_better(today: object, wanted: object, said: str, better: str) -> None:
    found = situation_of({"baseline": today, "target": wanted, "better": said})
    assert found.signals["better"] == better


def test_one_number_alone_leaves_what_was_said() -> None:
    assert situation_of({"target": quantity(7, "day"), "better": "lower"}).signals["better"] == "lower"
