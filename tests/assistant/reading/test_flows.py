"""How many cases come: with a noun, without one behind a word for coming, and what is no number of people."""

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("We receive about 450 a week.", 450, "week"),
        ("We process 80 of them a day.", 80, "day"),
        ("They get in roughly 1,200 a month.", 1200, "month"),
        ("Recibimos unas 90 al mes.", 90, "month"),
        ("35 parcels a day come in.", 35, "day"),
    ],
)
def test_a_flow_is_kept_as_it_was_told(text: str, value: float, period: str) -> None:
    found = signals(text)
    assert found["cases_told"] == {"value": value, "unit": "", "period": period}


@pytest.mark.parametrize(
    "text", ["We lose 450 a week.", "We get 3 a year.", "We receive 450 euros a week.", "Nobody knows, 450 a week maybe."]
)
def test_what_is_lost_paid_or_rare_is_no_flow(text: str) -> None:
    assert "cases_told" not in signals(text)


@pytest.mark.parametrize("text", ["There are 25 tickets a week.", "There are 25 tickets.", "There are 40 reports."])
def test_things_are_no_people(text: str) -> None:
    assert "people" not in signals(text)


@pytest.mark.parametrize(
    ("text", "people"), [("There are 4 people in the team.", 4), ("There are three of us.", 3), ("There are 5 nurses in our team.", 5)]
)
def test_people_are_counted(text: str, people: int) -> None:
    assert signals(text)["people"] == people


@pytest.mark.parametrize(
    ("text", "today", "wanted", "period"),
    [
        ("We had 18 leaks in 6 years and want 9.", 3, 1.5, "year"),
        ("There were 24 thefts over the last 4 months; we want 12.", 6, 3, "month"),
        ("We counted 10 falls in two years, our goal is 4.", 5, 2, "year"),
        ("Hubo 20 averías en los últimos 5 años y queremos 10.", 4, 2, "year"),
    ],
)
def test_what_was_counted_over_some_time_is_compared_over_as_much(text: str, today: float, wanted: float, period: str) -> None:
    found = signals(text)
    assert (found["baseline"]["value"], found["baseline"]["period"]) == (today, period)
    assert (found["target"]["value"], found["target"]["period"]) == (wanted, period)
    assert not {"deadline", "target_date"} & set(found)


def test_over_how_long_something_happened_is_no_deadline() -> None:
    assert "deadline" not in signals("We lost 30 crates in 4 months.")
    assert "deadline" in signals("We must deliver 30 crates in 4 months.")


@pytest.mark.parametrize(
    ("told", "text", "value", "per_day"),
    [
        ("We get 70 mails a day.", "90, not 70", 90, 90),
        ("We get 70 mails a day.", "It is not 70 but 90 mails a day.", 90, 90),
        ("We get 3,000 invoices a month.", "2,000, not 3,000", 2000, 65.7),
    ],
)
def test_a_flow_put_right_is_right_in_both_its_forms(told: str, text: str, value: float, per_day: float) -> None:
    found = signals(text, **signals(told, turn=1))
    assert (found["cases_told"]["value"], found["per_day"]) == (value, per_day)


def test_a_flow_told_by_the_day_alone_is_put_right_too() -> None:
    assert signals("90, not 70", per_day=70)["per_day"] == 90


@pytest.mark.parametrize("asked", [(), ("data_sources_volume",), ("latency_volume",)])
@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("Every day 60 letters (scanned) and 90 mails arrive.", 150, "day"),
        ("60 letters and 90 mails a day.", 150, "day"),
        ("150 letters and mails a day.", 150, "day"),
        ("Every day 60 letters arrive.", 60, "day"),
        ("Each day we scan 60 letters.", 60, "day"),
        ("Cada día llegan 60 cartas y 90 correos.", 150, "day"),
        ("Recibimos 40 pedidos y 15 reclamaciones por semana.", 55, "week"),
    ],
)
def test_what_comes_in_one_rhythm_is_summed_and_is_no_stock(text: str, value: float, period: str, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked)
    assert (found["cases_told"]["value"], found["cases_told"]["period"]) == (value, period)
    assert "rows" not in found


@pytest.mark.parametrize(("text", "value"), [("3 clerks and 90 mails a day.", 90), ("We have 1,300 photos and take 40 photos a day.", 40)])
def test_people_and_stocks_are_no_part_of_a_flow(text: str, value: float) -> None:
    assert signals(text)["cases_told"]["value"] == value


def test_two_ways_in_of_which_one_has_no_noun_are_no_stock() -> None:
    assert "rows" not in signals("We get 20 orders by phone and 35 by mail each week.")


def test_what_is_lost_each_week_is_no_flow() -> None:
    assert "cases_told" not in signals("Each week we lose 20 parcels.")


def test_a_stock_told_after_a_flow_is_the_rows() -> None:
    known = signals("Every day 60 letters (scanned) and 90 mails arrive.", asked=("data_sources_volume",))
    assert signals("We got 22000 letters from 2023 to 2025.", **known)["rows"] == 22000


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("We got 22000 letters from 2023 to 2025.", 36),
        ("Tenemos 9.000 facturas de 2021 a 2023.", 36),
        ("Between 2020 and 2022 we kept 500 reports.", 36),
        ("The archive has 8000 scans from March 2022 to May 2024.", 27),
    ],
)
def test_records_between_two_times_end_with_the_second(text: str, months: float) -> None:
    assert signals(text, asked=("data_sources_volume",))["history_months"] == months


@pytest.mark.parametrize("asked", [(), ("latency_volume",), ("decision_and_user",)])
@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("At most 2 extra inspections a day.", 2, "day"),
        ("Como mucho 2 revisiones extra al día.", 2, "day"),
        ("Como máximo 4 llamadas por semana.", 4, "week"),
        ("No more than 3 repairs per week please.", 3, "week"),
        ("6 checks a day max.", 6, "day"),
        ("No podemos hacer más de 3 inspecciones por semana.", 3, "week"),
    ],
)
def test_a_limit_of_what_is_done_is_the_capacity_and_no_flow(text: str, number: float, period: str, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked)
    assert (found["capacity_number"], found["capacity_period"]) == (number, period)
    assert "cases_told" not in found


@pytest.mark.parametrize("text", ["At most 3 complaints a week.", "Up to 500 letters a day.", "At most 2 averías al mes."])
def test_a_limit_of_what_comes_or_goes_wrong_is_no_capacity(text: str) -> None:
    assert "capacity_number" not in signals(text)


@pytest.mark.parametrize(
    "text", ["Every day 60 letters (scanned) and 90 mails arrive.", "We get 150 letters a day.", "Llegan 40 cartas al día."]
)
def test_what_arrives_is_not_what_somebody_does(text: str) -> None:
    assert "capacity_number" not in signals(text, asked=("decision_and_user",))
