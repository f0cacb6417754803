"""What may be spent, what running it may cost, and the sums that are neither."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals


def money(value: float, unit: str = "EUR", period: str | None = None) -> dict[str, Any]:
    return {"value": value, "unit": unit, "period": period}


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("money 7k", money(7000)),
        ("budget 4k, no wait, 3.5k euro", money(3500)),
        ("budget 9000, actually 8000", money(8000)),
        ("Budget 240 tis. Kč", money(240_000, "CZK")),
        ("Budget: 25.000 zł", money(25_000, "PLN")),
        ("budget 6k€ first year, licences included.", money(6000)),
        ("Our budget is 60 000 kr, we sit in Norway.", money(60_000, "NOK")),
        ("Presupuesto 3 mil, no, perdón, 4 mil euros", money(4000)),
    ],
)
def test_a_budget_in_the_words_of_many_lands(text: str, budget: Any) -> None:
    assert signals(text)["budget"] == budget


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Money: 9.000 € from the chamber, one time, + 300 €/month running.", ()),
        ("There is 300 EUR a month for running costs, and 9.000 EUR to build it.", ()),
        ("9k once, and at most 300 a month to run it", ("budget",)),
        ("Presupuesto: 9.000 €, y luego 300 € al mes para mantenerlo", ()),
    ],
)
def test_what_comes_again_is_no_budget_but_the_cost_of_running(text: str, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked)
    assert found["budget"] == money(9000)
    assert found["running_cost"] == money(300, period="month")


@pytest.mark.parametrize(
    "text",
    [
        "A new pump: 3.400 EUR",
        "Rent of the hall: 450€",
        "if we hold back a good one: 300€",
        "a recall costs 7.000 - 8.000 €",
        "The members pay 30 EUR a month.",
        "Hosting of the old site costs 40 EUR a month.",
        "budget 2027 is not decided",
        "They buy 12 ft of rope.",
    ],
)
def test_other_sums_are_no_budget(text: str) -> None:
    found = signals(text)
    assert "budget" not in found
    assert "running_cost" not in found


def test_a_syllable_before_a_number_is_no_currency() -> None:
    assert "budget" not in signals("El invierno pasado se murieron 1.500.", language="es")


def test_a_budget_in_the_answer_to_another_question_is_no_offer() -> None:
    found = signals("the budget is 4.000€", asked=("existing_solution",))
    assert found["budget"] == money(4000)
    assert "service_offered" not in found


@pytest.mark.parametrize(
    ("text", "asked", "language", "budget"),
    [
        ("money maximum 30 thousand euro, and my cousin builds it", (), "en", money(30_000)),
        ("cash max. 6500 eur", (), "en", money(6500)),
        ("No budget yet. Say 0.04M CHF?", (), "en", money(40_000, "CHF")),
        ("no money to speak of, perhaps eight thousand from the choir's fund", (), "en", money(8000)),
        ("no budget as such, maybe 2,500 from the parents' association", (), "en", money(2500)),
        ("0,03 Mio", ("budget",), "en", money(30_000)),
        ("no hay presupuesto, quizá cinco mil del ayuntamiento", (), "es", money(5000)),
        ("dinero: máximo 8 mil euros", (), "es", money(8000)),
    ],
)
def test_a_guessed_sum_counts_and_not_the_no_before_it(text: str, asked: tuple[str, ...], language: str, budget: Any) -> None:
    assert signals(text, asked=asked, language=language)["budget"] == budget


@pytest.mark.parametrize(
    "text", ["No budget yet.", "sin presupuesto todavía", "Money is tight, 3 thousand visitors a month.", "The fund has 12 thousand donors"]
)
def test_no_budget_yet_is_not_zero_and_things_are_no_money(text: str) -> None:
    assert "budget" not in signals(text, language="es" if "sin" in text else "en")


@pytest.mark.parametrize("text", ["sorry, 14.000 €", "Correction: 14.000 €"])
def test_a_bare_sum_in_a_correction_is_no_offer(text: str) -> None:
    assert not {"service_offered", "offer_setup"} & set(signals(text, asked=("existing_solution",)))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Each kiln costs £21,000. The budget is at most 40 thousand.", "GBP"),
        ("A loom that stands costs us CHF 9'000 a day. The budget is at most 40 thousand.", "CHF"),
        ("We sell 300 tins a day. The budget is at most 40 thousand.", "EUR"),
        ("The budget is at most 40 thousand euros, a kiln costs £21,000.", "EUR"),
    ],
)
def test_a_bare_sum_has_the_currency_of_the_other_sums(text: str, unit: str) -> None:
    assert signals(text)["budget"] == {"value": 40000, "unit": unit, "period": None}
