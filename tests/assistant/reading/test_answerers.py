"""Who acts, in answers that are hardly sentences; and what begins an answer without being anybody."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the beekeeper herself, each sunday", "beekeeper"),
        ("Olga, thursday 9:30", "Olga"),
        ("front desk (Mia and Jo)", "front desk (Mia and Jo)"),
        ("members see it in the letter we send every month", "members"),
        ("Bianchi uses it for the tours, every day", "Bianchi"),
        ("me, twice a month", "me"),
        ("my sister and the porter, every night", "my sister and the porter"),
        ("Who acts: the harbour and me, at six", "harbour and me"),
        ("la abuela, cada tarde", "abuela"),
        ("Monday", None),
        ("in the spring", None),
        ("the list, every morning", None),
        ("a wrong tour costs 30 km", None),
        ("it costs 9 EUR", None),
        ("that depends on the weather", None),
        ("no idea", None),
        ("nobody yet", None),
        ("a person decides always", None),
        ("somebody must look at it", None),
        ("Budget 3000", None),
    ],
)
def test_who_acts_in_a_bare_answer(text: str, who: str | None) -> None:
    found = signals(text, asked=("decision_and_user",))
    assert found.get("actor", "").removeprefix("la ") == (who or "")
    assert bool(found.get("somebody_acts")) is bool(who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We want a forecast, so that the night kitchen (Ali, Eva) can order", "night kitchen (Ali, Eva)"),
        ("so the warden knows which path to close", "warden"),
        ("so that we can order", None),
        ("so that the forecast can send a mail", None),
    ],
)
def test_who_shall_be_able_to_do_something(text: str, who: str | None) -> None:
    assert signals(text).get("actor") == who


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Marta knows SQL and has ten hours a week", None),
        ("the head nurse", True),
        ("Our baker reads each list and changes it", True),
    ],
)
def test_only_who_has_a_say_has_the_last_word(text: str, *, decides: bool | None) -> None:
    assert signals(text, asked=("human_oversight",)).get("person_decides") is decides


def test_a_budget_is_no_offer() -> None:
    assert "service_offered" not in signals("today there is only a guess. our budget is 4,000 EUR", asked=("existing_solution",))
    assert signals("Siemens, 12k", asked=("existing_solution",))["service_offered"] is True


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Too long: the hall stays empty, costs nothing", None),
        ("cost of errors zero, they are games", "none"),
        ("nothing costs anything", "none"),
    ],
)
def test_one_error_that_costs_nothing_says_nothing_of_the_other(text: str, harm: str | None) -> None:
    assert signals(text, asked=("cost_of_errors",)).get("worst_harm") == harm
