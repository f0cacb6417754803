"""Dates and spans beside other words: a day that was written out counts, and a span is nobody's answer but its own."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import read
from assistant.reading.chips import chip_of
from assistant.reading.unused import unused
from tests.assistant.reading.lexicon import LEXICON, TODAY
from tests.assistant.reading.said import signals

CARD = ("data_quality", "deadline", "label_delay", "horizon_granularity", "team_size_skills")
TIMES = {"deadline", "target_date", "label_delay_days", "history_months", "horizon_hours", "latency_ms", "target", "baseline"}
MILL = "We mill oats on four lines and want to know which batch turns bad. "


def opening(text: str) -> dict[str, Any]:
    facts = read(MILL + text, turn=1, language="en", catalogue=LEXICON, today=TODAY).facts
    return {name: value for fact in facts for name, value in fact.signals.items()}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It has to run befor winter, so end of october 2027.", "2027-10-31"),
        ("Needed before the spring, that is by mid February.", "2027-02-15"),
        ("Must be in use before the harvest begins: 20 August 2027", "2027-08-20"),
        ("Must run before the museum opens again: 2 October 2027", "2027-10-02"),
        ("By the council's meeting, second week of June 2027", "2027-06-14"),
        ("It must work by the last week of May.", "2027-05-31"),
        ("Ready ahead of the summer rush: 12 June 2027", "2027-06-12"),
        ("Debe funcionar antes del verano, o sea a finales de mayo de 2027.", "2027-05-31"),
        ("3 May 2027 is the deadline, not the summer.", "2027-05-03"),
        ("We have until the autumn.", "2027-09-22"),
    ],
)
def test_a_day_that_is_written_out_says_when_the_season_or_the_event_is(text: str, day: str) -> None:
    assert opening(text).get("deadline") == day


@pytest.mark.parametrize(
    "text",
    [
        "The dryer was broken for two months in 2023.",
        "The scale stood still for 4 months in 2021, else the data is fine.",
        "The lorry was away for repair for 5 weeks.",
        "The seed rests in the silo for another six to eight weeks.",
        "The silos are emptied every 6 weeks, by calendar.",
        "The rota is made ten days ahead.",
        "We keep the flour until the shop closes: 24 April 2027 at the latest",
        "12 May 2027 is a holiday.",
    ],
)
def test_what_went_on_goes_on_or_comes_again_ends_no_project(text: str) -> None:
    assert {"deadline", "target_date", "label_delay_days", "history_months", "target"} & set(opening(text)) == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The date is 6 September 2027.", "2027-09-06"),
        ("Date is 6 September 2027, did you read it?", "2027-09-06"),
        ("6 September 2027 is our deadline, not June", "2027-09-06"),
        ("No, the right day is 6 September 2027.", "2027-09-06"),
        ("La fecha es el 6 de septiembre de 2027.", "2027-09-06"),
        ("El 6 de septiembre de 2027 es la fecha límite.", "2027-09-06"),
        ("The first day is 6 September 2027.", None),
        ("6 September 2027 is the day of the audit.", None),
        ("The date is in the third column.", None),
    ],
)
def test_the_date_put_right_is_the_deadline_and_that_of_the_goal(text: str, day: str | None) -> None:
    found = signals(text, deadline="2027-06-21", target_date="2027-06-21")
    assert (found.get("deadline"), found.get("target_date")) == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nine months from 1 January", "2027-10-01"),
        ("6 weeks after 1 March 2027", "2027-04-12"),
        ("6 meses desde el 1 de enero", "2027-07-01"),
        ("the board's meeting, second week of May 2027", "2027-05-14"),
        ("la segunda semana de mayo de 2027", "2027-05-14"),
        ("season opens: 24 April 2027", "2027-04-24"),
        ("summer", "2027-06-21"),
        ("maybe 2028", "2028-12-31"),
        ("it takes 6 months", "2027-05-21"),
        ("we count the errors on summer days", None),
        ("Season 2028 will be dry.", None),
        ("the training of a nurse takes three years", None),
        ("training takes another six to eight months", None),
        ("We waited 5 weeks for the export.", None),
    ],
)
def test_the_answer_to_by_when(text: str, day: str | None) -> None:
    assert signals(text, asked=("deadline",)).get("deadline") == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("usually about three weeks", 21),
        ("After the lab test, 10 days", 10),
        ("The lab needs 5 days", 5),
        ("Within 3 working days the customer has complained or not", 3),
        ("two months after delivery", 60.88),
        ("not until 3 weeks later", 21),
        ("the customer writes back in about a month", 30.44),
        ("El laboratorio tarda 5 días", 5),
        ("the same evening", 0.0),
        ("la misma noche", 0.0),
        ("The gate was broken for about three months in 2022.", None),
        ("maintenance every 6 weeks, by calendar", None),
        ("9 months from 1 Jan.", None),
        ("We have 8 months for the project", None),
        ("The trainee stays for 6 months.", None),
        ("The logs are kept for 90 days.", None),
        ("A repair takes 3 days.", None),
        ("In the last 2 years we changed suppliers.", None),
        ("when the pup is 2 years old", None),
        ("la bomba estuvo parada dos meses en 2021", None),
        ("mantenimiento cada 6 semanas", None),
    ],
)
def test_only_words_about_the_truth_say_when_it_is_known(text: str, days: float | None) -> None:
    assert signals(text, asked=("label_delay",)).get("label_delay_days") == days


@pytest.mark.parametrize(
    "text",
    [
        "The gate was broken for about three months in 2022.",
        "We service the pumps every 6 weeks.",
        "The machine was out of order for 5 weeks",
        "The training of a nurse takes three years.",
        "A repair takes 3 days.",
        "The second week of each month is the worst.",
        "La báscula estuvo rota tres meses en 2022.",
        "contract runs 2 years",
    ],
)
def test_beside_five_open_questions_a_span_answers_none_that_it_says_nothing_of(text: str) -> None:
    assert set(signals(text, asked=CARD)) & TIMES == set()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("not after 40 days, the same evening", 0.0),
        ("The counts are known the same evening, not after 40 days.", 0.0),
        ("It is known after 2 weeks, not after 40 days.", 14),
        ("no es a los 40 días, es la misma noche", 0.0),
        ("It is not 40 days.", None),
    ],
)
def test_a_delay_that_is_denied_gives_way(text: str, days: float | None) -> None:
    found = signals(text, label_delay_days=40)
    assert found == {"label_delay_days": days}


def test_a_span_that_is_explained_gives_no_delay() -> None:
    text = "Counts are known the same evening, not after 40 days - the six weeks was the broken scale."
    assert signals(text, asked=CARD, label_delay_days=40)["label_delay_days"] == 0.0


def test_what_is_taken_back_is_shown_in_the_words_of_the_team() -> None:
    (fact,) = read("It is not 40 days.", turn=4, language="en", catalogue=LEXICON, today=TODAY, known={"label_delay_days": 40}).facts
    assert "days to" not in chip_of(fact, LEXICON)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ten days ahead", None),
        ("diez días de antelación", None),
        ("another six to eight months of training", None),
        ("from 6 to 4 weeks", 4),
        ("20 minutes", 20),
    ],
)
def test_how_far_is_looked_and_what_comes_on_top_is_no_goal(text: str, wanted: float | None) -> None:
    assert (signals(text, asked=("success_metric_target",)).get("target") or {}).get("value") == wanted


def test_a_range_of_time_is_no_change() -> None:
    found = opening("We want to find it before the flour goes to the bakers, which takes another six to eight weeks.")
    assert not {"baseline", "target"} & set(found)
    assert opening("We want to cut the cleaning from 3 to 2 hours.")["target"]["value"] == 2


@pytest.mark.parametrize(
    ("text", "hours"),
    [("3 days", 72), ("two weeks, by the day", 336), ("We order the flour 3 days before", 72), ("A repair takes 3 days", None)],
)
def test_how_far_ahead_is_what_is_said_of_looking_ahead(text: str, hours: float | None) -> None:
    assert signals(text, asked=("horizon_granularity",)).get("horizon_hours") == hours


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Prototype by 1 March 2027, field test in April, the board decides in June.",
            ["Prototype by 1 March 2027", "field test in April"],
        ),
        ("Milestones: mock-up 1 March 2027; user test April 2027; board 10 June 2027.", ["mock-up", "user test", "board 10 June 2027"]),
        ("Proof of concept until 3 February 2027.", ["Proof of concept until 3 February 2027"]),
        ("Prototipo para el 1 de marzo de 2027.", ["Prototipo para el 1 de marzo de 2027"]),
    ],
)
def test_steps_beside_the_day_of_the_goal_move_nothing_and_none_is_lost_silently(text: str, told: list[str]) -> None:
    known = {"target_date": "2027-09-30"}
    language = "es" if text.startswith("Prototipo") else "en"
    found = read(text, turn=3, language=language, catalogue=LEXICON, today=TODAY, known=known).facts
    assert not {"deadline", "target_date"} & {name for fact in found for name in fact.signals}
    quoted = unused(text, found, known, today=TODAY, language=language)
    assert all(any(words in piece for piece in quoted) for words in told)
