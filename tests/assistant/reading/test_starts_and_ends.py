"""Dates in a brief: the first day of the work, the last one, and those that begin or end something else."""

from __future__ import annotations

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON, TODAY
from tests.assistant.reading.said import signals

BAKERY = "We bake bread in nine shops and throw away 12 % of it; we want 7 %. "


def dates(text: str) -> tuple[str | None, str | None]:
    """The first and the last day that are read out of a first message."""
    facts = read(BAKERY + text, turn=1, language="en", catalogue=LEXICON, today=TODAY).facts
    found = {name: value for fact in facts for name, value in fact.signals.items()}
    return found.get("start_date"), found.get("deadline") or found.get("target_date")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We can begin on 1 February 2027, the shops are too busy before.", "2027-02-01"),
        ("Start: earliest 01.04.2027, the staff council has to say yes before.", "2027-04-01"),
        ("We only have time from May.", "2027-05-01"),
        ("We could start after the summer break", "2027-09-01"),
        ("Work on it begins once the new year begins.", "2027-01-01"),
        ("Nobody is free before Easter 2027.", "2027-04-01"),
        ("The team is busy until the end of March 2027.", "2027-04-01"),
        ("we can start in six weeks", "2027-01-02"),
        ("starting next year, not earlier", "2027-01-01"),
        ("No work on it before the 12th of April, please", "2027-04-12"),
        ("We won't get going before mid February.", "2027-02-15"),
        ("We are busy until Easter and begin after the summer break", "2027-09-01"),
        ("(start: february)", "2027-02-01"),
        ("Start in Q2 2027", "2027-04-01"),
        ("Podemos empezar el 15 de enero de 2027.", "2027-01-15"),
        ("Inicio: no antes del 1 de marzo de 2027.", "2027-03-01"),
        ("Estamos ocupados hasta el 31 de marzo de 2027.", "2027-04-01"),
        ("Empezamos después del verano.", "2027-09-01"),
    ],
)
def test_the_day_from_which_the_team_can_work(text: str, day: str) -> None:
    assert dates(text) == (day, None)


@pytest.mark.parametrize(
    "text",
    [
        "The season starts on 1 May 2027.",
        "We start the ovens at 3 and the new line in February 2027.",
        "The trainee starts on 1 March 2027.",
        "Work in the mill starts in February.",
        "We begin harvest on 10 September 2027.",
        "Start with the shop in the station in March and the others later.",
        "We start in March to hire people.",
        "The meters can only be read from June 2027.",
        "We have guests from May to September.",
        "We started in January with a list on paper.",
        "We must start before 1 May 2027.",
        "La temporada empieza el 1 de mayo de 2027.",
        "Sales start in week 12.",
    ],
)
def test_what_begins_there_is_not_the_work(text: str) -> None:
    assert dates(text) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses (6 h a week each) and a student assistant until end of May help.",
        "An intern from 1 March till 31 August, 20 h a week.",
        "Priya (data engineer, 12h/week until July 2027), Tom 4h/week.",
        "A postdoc whose contract ends in August 2027 builds it.",
        "Ana trabaja con nosotros hasta junio de 2027, 10 horas a la semana.",
        "Recordings are erased after 30 days.",
        "Nothing is stored for more than 14 days.",
        "invoices: stored 10 years; camera images: 72 hours; access logs: 6 months",
        "Los datos se borran a los 90 días.",
        "Camera pictures stay until 31 March 2027.",
        "The fishing season ends on 15 October 2027.",
        "Closed season: 1 June - 15 July 2027",
        "The licence of the old tool is valid until 31 December 2027.",
        "Until 1 May 2027 the museum is being renovated.",
        "We have sensors since March 2024.",
    ],
)
def test_what_ends_there_is_not_the_project(text: str) -> None:
    assert dates(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Deadline: the fair opens on 3 October 2027", "2027-10-03"),
        ("Deadline is the opening of the new branch, 17 May 2027.", "2027-05-17"),
        ("By when: 15/10/27", "2027-10-15"),
        ("When: should be running 1 October 2027", "2027-10-01"),
        ("The students have until 28 February 2027.", "2027-02-28"),
        ("Our interns build it until 31 August 2027.", "2027-08-31"),
        ("The course ends on 5 July 2027.", "2027-07-05"),
        ("less waste until 30. 6. 2027", "2027-06-30"),
        ("It should start working on 1 October 2027.", "2027-10-01"),
        ("It has to be in use before the season starts on 1 May 2027.", "2027-05-01"),
        ("The deadline is 14 November 2027 as I wrote, 31 Oct is only the end of the intern", "2027-11-14"),
        ("the deadline is 31.12.2027 not 30.9.2027", "2027-12-31"),
        ("Fecha límite: la feria abre el 3 de octubre de 2027", "2027-10-03"),
    ],
)
def test_the_day_by_which_it_must_be_done(text: str, day: str) -> None:
    assert dates(text) == (None, day)


@pytest.mark.parametrize(
    "text",
    [
        "The project runs from 1 March to 31 October 2027.",
        "Project period: 01.03.2027 - 31.10.2027",
        "We have time from March to October 2027.",
        "El proyecto va del 1 de marzo al 31 de octubre de 2027.",
        "Begin: 1 March 2027 | End: 31 Oct 2027",
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str) -> None:
    assert dates(text) == ("2027-03-01", "2027-10-31")


def test_a_new_deadline_moves_the_date_of_the_goal_and_nothing_else() -> None:
    assert signals("the deadline is 30 June 2027, not 31 May", target_date="2027-05-31") == {
        "deadline": "2027-06-30",
        "duration_months": 7.3,
        "target_date": "2027-06-30",
    }


@pytest.mark.parametrize(("text", "day"), [("Every week 40 vans are late.", None), ("It must be in use by week 20 of 2027.", "2027-05-21")])
def test_how_many_a_week_is_no_week_of_the_year(text: str, day: str | None) -> None:
    assert dates(text)[1] == day
