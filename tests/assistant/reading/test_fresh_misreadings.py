"""Sentences of briefs that were misread: who builds it, by when, who looks at it, what is no gap in the data."""

from typing import Any

import pytest

from tests.assistant.reading.said import signals


def opened(text: str) -> dict[str, Any]:
    return signals(text, turn=1)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We have two interns and a data analyst.", 3),
        ("We have three students who know some Python, 8 hours a week each.", 3),
        ("I have four years of sales and two interns who know SQL.", 3),
    ],
)
def test_who_builds_it_is_counted_behind_we_have(text: str, people: int) -> None:
    assert opened(text)["people"] == people


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It has to be running before the grazing season in April.", "2027-03-31"),
        ("It must work by the start of the summer term in May 2027.", "2027-05-31"),
        ("Tiene que funcionar antes de la cosecha grande en octubre de 2027.", "2027-09-30"),
    ],
)
def test_a_season_that_is_named_with_its_month_is_the_deadline(text: str, day: str) -> None:
    assert opened(text).get("deadline") == day


@pytest.mark.parametrize(
    "text",
    [
        "A wrong answer is dear, so a clerk must read everything before it goes out.",
        "One of us always checks each letter before it is sent.",
        "Nothing may leave the house without somebody who signs it.",
        "Un funcionario debe revisar cada carta antes de enviarla.",
    ],
)
def test_somebody_looks_at_each_result(text: str) -> None:
    assert opened(text).get("person_decides") is True


@pytest.mark.parametrize(
    "text", ["A clerk reads the paper before lunch.", "The printer must be checked before winter.", "Nothing goes out on Sundays."]
)
def test_not_everything_that_is_read_is_a_check(text: str) -> None:
    assert "person_decides" not in opened(text)


@pytest.mark.parametrize(
    "text",
    [
        "No data may leave the country.",
        "We have no data scientist.",
        "There is no data protection officer.",
        "No records can go to a cloud.",
    ],
)
def test_what_data_may_not_do_does_not_say_that_there_are_none(text: str) -> None:
    assert opened(text).get("data_exists") is not False


@pytest.mark.parametrize("text", ["There are no data yet.", "We have no records at all.", "So far nothing is recorded."])
def test_that_there_are_none_is_still_read(text: str) -> None:
    assert opened(text)["data_exists"] is False


def test_who_can_do_something_by_it_acts() -> None:
    assert opened("We want to know it early so the ticket office can resell the seats.")["actor"] == "ticket office"
    assert opened("Rangers act on the alarm within an hour.")["actor"] == "Rangers"


def test_the_hour_of_somebody_has_a_price() -> None:
    assert opened("A technician's hour costs us 42 euros.")["own_hour_cost"] == {"value": 42, "unit": "EUR", "period": "hour"}


def test_samples_that_come_to_a_laboratory_are_cases() -> None:
    text = "We count cells by hand, 40 samples a day, each takes about 15 minutes; we'd like to get down to 5 minutes."
    found = opened(text)
    assert found["cases_told"] == {"value": 40, "unit": "", "period": "day"}
    assert found["metric_name"] == "time that each sample takes"
    assert "cases_told" not in opened("The sensors send 40 samples a day.")


def test_an_error_that_is_wished_is_set_against_the_one_of_today() -> None:
    found = opened("Our guess is off by 30 crates a day. We'd like an average error of 18 crates.")
    assert (found["baseline"]["value"], found["target"]["value"], found["better"]) == (30, 18, "lower")
    assert found["metric_name"] == "average error"


@pytest.mark.parametrize("text", ["I'm the only data person here.", "Our data analyst is on leave.", "We have one data engineer."])
def test_whoever_works_with_data_is_none(text: str) -> None:
    assert "data_exists" not in opened(text)


@pytest.mark.parametrize(
    "text", ["We know who cancelled since 2019.", "We recorded which machines failed.", "Sabemos quiénes abandonaron cada curso."]
)
def test_what_came_of_it_is_known(text: str) -> None:
    found = opened(text)
    assert (found["labels"], found["label_kind"], found["data_exists"]) == ("all", "outcome", True)


def test_none_of_them_labelled_is_no_label() -> None:
    assert opened("There are 9,000 old letters, none of them labelled.")["labels"] == "none"


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("Each week we get about 350 applications.", 350, "week"),
        ("Cada semana llegan unas 350 solicitudes de beca.", 350, "week"),
        ("Every day come in some 40 letters.", 40, "day"),
    ],
)
def test_a_period_may_stand_before_its_number(text: str, value: float, period: str) -> None:
    assert opened(text)["cases_told"] == {"value": value, "unit": "", "period": period}


def test_a_deputy_decides_too() -> None:
    assert "agronomist" in opened("Our chief agronomist decides when to spray, usually on Sunday evening.")["actor"]
    assert opened("The skipper and her deputy decide where to fish.")["actor"] == "deputy"
