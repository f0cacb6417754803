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
        ("coach he look at it", "coach"),
        ("shift baker, she look every evening at list and decide how many", "shift baker"),
        ("front desk, she calls them in the morning", "front desk"),
        ("Who decides is the head baker, every night", "head baker"),
        ("The one who acts on it is the head gardener, not the trainer", "head gardener"),
        ("he look at number and decide", None),
        ("them, every week", None),
        ("Who uses it is the problem", None),
        ("Looks at it every Monday", None),
        ("Of the 14,300 about 9,800 are in Excel", None),
        ("half of them, every week", None),
        ("We do not build an agent, it is only a list", None),
        ("The lab opens 8 h, the canteen 4 h", None),
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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lo mira una administrativa, Rosario, cuando tiene un rato.", "Rosario"),
        ("Las decide la encargada de turno.", "la encargada de turno"),
        ("Quien decide es el bibliotecario jefe, cada semana", "el bibliotecario jefe"),
        ("De los 14.300, unos 9.800 ya están en el Excel.", ""),
        ("Las revisa el lunes.", ""),
        ("Lo calcula el sistema cada noche.", ""),
    ],
)
def test_who_acts_in_spanish_behind_the_verb(text: str, who: str) -> None:
    assert signals(text, asked=("decision_and_user",), language="es").get("actor", "") == who


@pytest.mark.parametrize("asked", ["", "current_process_baseline"])
def test_who_is_plainly_said_to_act_takes_the_place_of_another(asked: str) -> None:
    found = signals("The one who acts on it is the head nurse.", asked=(asked,) if asked else (), known={"actor": "he look"})
    assert found["actor"] == "head nurse"
