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
