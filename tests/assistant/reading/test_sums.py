"""What a sum is for: by its own sentence, then by the heading it stands under, never by the question that happens to be open."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY
from tests.assistant.reading.said import signals

ROLES = frozenset(
    {"budget", "running_cost", "offer_setup", "offer_monthly", "saving_told", "value_per_outcome", "cost_today", "own_hour_cost", "target"}
    | {"cost_miss", "cost_false_alarm", "cost_over", "cost_under"}
)


def eur(value: float, period: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": "EUR", "period": period}


def sums(text: str, language: str = "en", **known: Any) -> dict[str, Any]:
    return {name: value for name, value in signals(text, language=language, **known).items() if name in ROLES}


def first(text: str, language: str = "en") -> dict[str, Any]:
    found = read(text, turn=1, language=language, catalogue=CATALOGUE, today=TODAY)
    return {name: value for fact in found.facts for name, value in fact.signals.items() if name in ROLES}


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ("## Budget\n48,000 EUR in all.", {"budget": eur(48_000)}),
        (
            "## 6. Budget\n60,000 EUR external money; running costs no more than 900 EUR per month.",
            {"budget": eur(60_000), "running_cost": eur(900, "month")},
        ),
        (
            "Money:\n- 30,000 EUR for the whole project\n- not more than 500 EUR a month afterwards",
            {"budget": eur(30_000), "running_cost": eur(500, "month")},
        ),
        ("Budget\n------\nEUR 15k, all in", {"budget": eur(15_000)}),
        ("## Funding\nThe foundation gives 35,000 EUR.", {"budget": eur(35_000)}),
        (
            "Resources & budget\nWe are given 40.000 EUR by the board. After launch the thing may cost 350 EUR/month at the very most.",
            {"budget": eur(40_000), "running_cost": eur(350, "month")},
        ),
        ("**Money**\n60,000 EUR, of which 20,000 EUR for hardware.", {"budget": eur(60_000)}),
        ("Budget:\n- Hardware: 10,000 EUR\n- Travel: 2,000 EUR\n- Total: 12,000 EUR", {"budget": eur(12_000)}),
        ("## Budget\n9,000 EUR. The bus's running costs are at most 300 EUR a month.", {"budget": eur(9_000)}),
        ("## Budget\nNot decided yet. Last year's project cost 70,000 EUR.", {}),
        ("## Budget\nThe director of finance is Ana Ruiz; her assistant earns 30,000 EUR a year.", {}),
        ("Budget:\n- Hardware: 10,000 EUR\n- Travel: 2,000 EUR", {}),
        ("## Legacy system\n- it cost 40,000 EUR in 2015", {}),
        ("## Money lost today\n40,000 EUR", {}),
    ],
)
def test_a_sum_under_a_heading_of_money_is_the_budget(brief: str, told: dict[str, Any]) -> None:
    assert first(f"We sort apples by photo.\n\n{brief}") == told


def test_headings_in_spanish() -> None:
    brief = (
        "Predecimos la demanda de sangre.\n\n## Qué cuestan los errores\n- Una bolsa caducada: 290 €\n- Un mensajero urgente: 640 €\n\n"
        "## Dinero\nLa fundación aporta 40.000 €. Como máximo 300 € al mes de funcionamiento."
    )
    told = {"cost_over": eur(290), "cost_under": eur(640), "budget": eur(40_000), "running_cost": eur(300, "month")}
    assert first(brief, "es") == told


def test_a_brief_with_all_kinds_of_sums() -> None:
    brief = (
        "# Milk\n\n## 2. What mistakes cost\n- A second trip costs 290 EUR.\n- A farm that is not collected costs 640 EUR.\n"
        "- Value if the goal is met: about 950 trips a year, 275,500 EUR.\n\n"
        "## 4. Budget\n85,000 EUR external money in all; running costs at most 1,200 EUR a month."
    )
    told = {"cost_false_alarm": eur(290), "cost_miss": eur(640), "saving_told": eur(275_500, "year")}
    assert first(brief) == told | {"budget": eur(85_000), "running_cost": eur(1_200, "month")}


def test_three_prices_under_one_heading_are_no_pair() -> None:
    assert first("We sort letters.\n\n## Cost of errors\n- wrong town: 2 EUR\n- lost: 40 EUR\n- late: 5 EUR") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Value if the goal is met: about 400 lots a year, 120,000 EUR.", eur(120_000, "year")),
        ("A yearly saving of 90,000 EUR if we reach the goal.", eur(90_000, "year")),
        ("Reaching the goal is worth 275,500 EUR a year.", eur(275_500, "year")),
        ("275,500 EUR a year is what it is worth.", eur(275_500, "year")),
        ("It is worth 40,000 EUR a year to us.", eur(40_000, "year")),
        ("If we hit the target that would be about 60k EUR per year for us.", eur(60_000, "year")),
        ("The business case: 60,000 EUR a year.", eur(60_000, "year")),
        ("## What it brings\n- 40,000 EUR a year less waste", eur(40_000, "year")),
        ("## What it is worth\n200,000 EUR a year if waste falls to 5 %", eur(200_000, "year")),
    ],
)
def test_a_yearly_sum_tied_to_the_goal_is_its_whole_worth(text: str, told: dict[str, Any]) -> None:
    found = sums(text)
    assert found.pop("saving_told") == told
    assert not {"budget", "value_per_outcome", "cost_over"} & set(found)


@pytest.mark.parametrize("text", ["Si alcanzamos la meta, ahorramos 80.000 € al año.", "Valor si se cumple el objetivo: 80.000 € al año."])
def test_the_worth_of_the_goal_in_spanish(text: str) -> None:
    assert sums(text, "es") == {"saving_told": eur(80_000, "year")}


def test_what_one_of_many_is_worth_in_a_year_stays_its_price() -> None:
    assert sums("A member is worth 300 EUR a year.") == {"value_per_outcome": eur(300, "year")}


@pytest.mark.parametrize(
    "text",
    [
        "Our members bring 40,000 EUR a year.",
        "If the goal is met, we pay 5,000 EUR more.",
        "The turnover is 4.2 million EUR a year.",
        "The machine cost 300,000 EUR in 2019.",
        "We offer courses for 300 EUR.",
        "Running the old bus costs at most 300 EUR a month.",
        "The vans cost no more than 300 EUR a month to run.",
        "Our running costs are 4,000 EUR a month.",
        "Last year donors gave us 80,000 EUR.",
        "Value if we reach the goal: 50,000 EUR.",
        "Must it cost less than 300 EUR a month once it runs?",
    ],
)
def test_a_sum_without_a_role_gets_none(text: str) -> None:
    assert sums(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Once live it must not cost more than 300 EUR a month.", eur(300, "month")),
        ("Keep the monthly cost below 200 EUR once it runs.", eur(200, "month")),
        ("Hosting at most 1,800 EUR a year.", eur(1_800, "year")),
    ],
)
def test_what_running_may_cost_is_read_by_itself(text: str, told: dict[str, Any]) -> None:
    assert sums(text) == {"running_cost": told}


def test_what_running_may_cost_in_spanish() -> None:
    assert sums("Una vez en marcha no puede costar más de 250 € al mes.", "es") == {"running_cost": eur(250, "month")}


@pytest.mark.parametrize("asked", ["cost_of_errors", "success_metric_target", "existing_solution", ""])
@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The start-up charges 450 EUR a month for its sensor platform.", "en", {"offer_monthly": eur(450, "month")}),
        ("SAP quoted 22k one-off plus 700 a month.", "en", {"offer_setup": eur(22_000), "offer_monthly": eur(700, "month")}),
        ("Vendor X wants 18,000 EUR a year for their module.", "en", {"offer_monthly": eur(1_500, "month")}),
        ("El proveedor pide 1.200 € al mes por su programa.", "es", {"offer_monthly": eur(1_200, "month")}),
        (
            "Una empresa nos ofrece digitalizar los libros por 23.000 € y un módulo por 9.600 € al año.",
            "es",
            {"offer_setup": eur(23_000), "offer_monthly": eur(800, "month")},
        ),
        (
            "Nos han presupuestado 15.000 € por la digitalización y 300 € al mes por la licencia.",
            "es",
            {"offer_setup": eur(15_000), "offer_monthly": eur(300, "month")},
        ),
    ],
)
def test_an_offer_stays_an_offer_whatever_is_open(asked: str, text: str, language: str, told: dict[str, Any]) -> None:
    found = signals(text, language=language, asked=(asked,) if asked else (), wish="find leaks")
    assert {name: value for name, value in found.items() if name in ROLES} == told


def test_an_error_priced_on_purpose_is_no_offer() -> None:
    found = signals("A missed leak costs us 900 EUR, the supplier's false alarm 40 EUR.", asked=("cost_of_errors",), wish="find leaks")
    assert (found["cost_miss"], found["cost_false_alarm"]) == (eur(900), eur(40))


def test_a_price_told_later_takes_the_place_of_a_misread_one() -> None:
    before: dict[str, Any] = {"cost_false_alarm": eur(9_500, "year"), "cost_miss": eur(23_000), "wish": "avisar"}
    found = sums("Avisar de más solo cuesta una carta, 0,80 €.", "es", **before)
    assert found == {"cost_false_alarm": eur(0.8)}
    assert sums("One too many costs 3 EUR.", **before) == {"cost_false_alarm": eur(3)}


def test_a_price_of_an_error_is_no_aim_while_the_aim_is_asked_for() -> None:
    text = "Avisar de más solo cuesta una carta, 0,80 €."
    found = signals(text, language="es", asked=("success_metric_target",), wish="avisar")
    assert found["cost_false_alarm"] == eur(0.8)
    assert "target" not in found


@pytest.mark.parametrize(
    ("text", "miss", "alarm"),
    [
        ("A call costs about 6 EUR; a lost member about 300 EUR in a year.", 300, 6),
        ("A lost subscriber is 120 EUR a year, a call 4 EUR.", 120, 4),
        ("Each missed leak 900 EUR a year; a needless visit: 40 EUR.", 900, 40),
    ],
)
def test_a_price_of_one_that_is_lost_is_not_what_today_costs(text: str, miss: float, alarm: float) -> None:
    found = signals(text, asked=("cost_of_errors",))
    assert "cost_today" not in found
    assert (found["cost_miss"]["value"], found["cost_false_alarm"]["value"]) == (miss, alarm)


def test_what_goes_wrong_in_all_is_what_today_costs() -> None:
    assert signals("Losses: 40,000 EUR a year.")["cost_today"] == eur(40_000, "year")
