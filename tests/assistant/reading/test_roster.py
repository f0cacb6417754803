"""A team told person by person: each with a name, a calling, hours of his own, and the days on which he comes or goes."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON, TODAY, answered, opening, signals
from tests.assistant.reading.said import signals as said

ASKED = ("team_size_skills",)


def _hours(found: dict[str, Any]) -> dict[str, float | None]:
    return {one["who"]: one["hours"] for one in found["team"]}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Team: me (Amara, 5 hrs/wk, I know SQL), Tobias 3h/week", {"Amara": 5, "Tobias": 3}),
        ("Hanneke (hydrologist, 12 h/wk), Piet (pump mechanic, 2 h/wk), one intern 20 h/wk", {"Hanneke": 12, "Piet": 2, "intern": 20}),
        ("IT guy: Ruben, half a day a week, some python", {"Ruben": 4}),
        ("Team: Olga + Dmitri ~6h/wk each", {"Olga": 6, "Dmitri": 6}),
        ("We press cider.\nTeam:\n- Chiara, forester, 8 hours per week\n- Matteo: surveyor, 2 days/week", {"Chiara": 8, "Matteo": 16}),
        ("People:\n1. Sunniva (baker) 3h a week\n2. Her brother Eirik, software dev, 1 day/week", {"Sunniva": 3, "Eirik": 8}),
        ("staff: Ewa 3h, Jan 2h, Kuba 10h per week", {"Ewa": 3, "Jan": 2, "Kuba": 10}),
        ("My cousin Aldo makes computer things, he can 6 hours in one week. Me, 2 hours.", {"Aldo": 6, "me": 2}),
        ("We have Wim (retired engineer, knows excel only): 8 hrs per week", {"Wim": 8}),
        ("people: Prof. Lind (advisor, 1h/wk), Ulla - my sister, studies statistics, 10h/week", {"Prof. Lind": 1, "Ulla": 10}),
        (
            "Team:\n- Eva Lind, chemist, 9 h a week\n- Two weavers, 3 h a week together\n- Dr. Bo Ek, chief, 2 h a week, signs",
            {"Eva Lind": 9, "weavers": 1.5, "Dr. Bo Ek": 2},
        ),
        ("Somos tres: Lucía 4 h, Rosario 10 h e Iván 6 h a la semana.", {"Lucía": 4, "Rosario": 10, "Iván": 6}),
        (
            "Trabajamos yo (Alma, 4 horas por semana), Rosa (10 horas por semana) e Inés de caja, 6 horas por semana.",
            {"Alma": 4, "Rosa": 10, "Inés": 6},
        ),
        ("We are two: Karim 12 hours a week and Leila 6 hours a week", {"Karim": 12, "Leila": 6}),
        ("Team: a small brewery, me = Alba (brewmaster) + Rolf, who does our excel, ~4h/wk each", {"Alba": 4, "Rolf": 4}),
    ],
)
def test_a_list_of_people_is_read_person_by_person_before_anybody_asks(text: str, hours: dict[str, float]) -> None:
    found = signals(opening(text))
    assert _hours(found) == hours
    assert found["people"] == sum(one["count"] for one in found["team"])


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Anke and Jörg both 5 hours a week", {"Anke": 5, "Jörg": 5}),
        ("Nadia full time, Oleg half time", {"Nadia": 40, "Oleg": 20}),
        ("It would be me, about 3 hours a week, and Pál the electrician, 1 hour", {"me": 3, "Pál": 1}),
        ("Petra, Goran and Ivo together 30 h a week", {"Petra": 10, "Goran": 10, "Ivo": 10}),
        ("Dr. Vogt (vet, 1 h/wk), Lara (data analyst, 50 %)", {"Dr. Vogt": 1, "Lara": 20}),
        ("2 devs at 10h/week each, plus Gloria (lab head) 2h/week", {"devs": 10, "Gloria": 2}),
        ("Just me, Friday afternoons (4h).", {"me": 4}),
        ("Greta 3 days per week, Hugo one day. The director signs, Tom from sales acts on it.", {"Greta": 24, "Hugo": 8}),
        ("our caretaker Milan, 3 hours a week; a neighbour who codes (Ivana) 4 hours a week", {"Milan": 3, "neighbour": 4}),
    ],
)
def test_the_answer_names_people_with_their_hours(text: str, hours: dict[str, float]) -> None:
    assert _hours(signals(answered(text, ASKED))) == hours


@pytest.mark.parametrize(
    ("text", "people", "hours"),
    [
        ("half a day a week of one developer", 1, 4),
        ("two afternoons each", None, 8),
        ("2 half-days per week, one engineer", 1, 8),
        ("20 % of my time", None, 8),
        ("20 % of the working time of one nurse", 1, 8),
        ("a quarter of one developer's week", None, 10),
        ("a third of an analyst", 1, 13.3),
        ("half a developer", 1, 20),
        ("0.5 FTE of a data analyst", 1, 20),
        ("One engineer 80%", 1, 32),
        ("a developer at 60 %", 1, 24),
        ("Mondays and Tuesdays", None, 16),
        ("every second Friday", None, 4),
        ("one day every two weeks", None, 4),
        ("two days a month", None, 3.7),
        ("Two students, half an hour a week each", 2, 0.5),
        ("half an hour a day", None, 2.5),
        ("uno de nosotros a tiempo completo", 1, 40),
        ("dos tardes cada uno", None, 8),
        ("el 20 % de mi tiempo", None, 8),
    ],
)
def test_the_time_asked_for_may_be_told_in_days_or_parts_of_a_week(text: str, people: int | None, hours: float) -> None:
    found = signals(answered(text, ASKED, "es" if text.startswith(("uno", "dos", "el")) else "en"))
    assert (found.get("people"), found["hours_week_each"]) == (people, hours)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Ana and Luis, two afternoons each", {"Ana": 8, "Luis": 8}),
        ("Eva a day a week, Tom half a day", {"Eva": 8, "Tom": 4}),
        ("one of us full time, the other one day a week", {"one of us": 40, "the other": 8}),
        ("Kim (designer, 0.4 FTE), Jo (nurse, every second Friday), me a fifth of my time", {"Kim": 16, "Jo": 4, "me": 8}),
    ],
)
def test_each_of_a_list_may_tell_his_time_so(text: str, hours: dict[str, float]) -> None:
    assert _hours(signals(answered(text, ASKED))) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("We have half a day a week of one developer.", 4),
        ("Half a day a week of one developer.", 4),
        ("I can put 20 % of my time into it.", 8),
        ("One of us could be on it full time.", 40),
    ],
)
def test_time_that_is_given_is_read_before_anybody_asks(text: str, hours: float) -> None:
    found = signals(opening(text))
    assert (found["people"], found["hours_week_each"]) == (1, hours)


@pytest.mark.parametrize(
    "text",
    [
        "One engineer, accuracy is 80 %",
        "One developer, 80 % of the loaves are sold",
        "Two mornings were enough for the trial",
        "Two developers, we met on Fridays",
        "Three people, closed on Mondays",
        "He works 20 % faster with it",
        "One analyst for half a year",
        "Half of the team is ill",
    ],
)
def test_shares_and_days_of_other_things_are_no_working_time(text: str) -> None:
    assert "hours_week_each" not in signals(answered(text, ASKED))


@pytest.mark.parametrize(
    "text",
    [
        "20 % of my time goes into emails.",
        "We lose half a day a week per nurse to paperwork.",
        "The vet comes half a day a week.",
        "The office is open two afternoons a week.",
        "The machine stands still for 20 % of the time.",
    ],
)
def test_time_that_goes_elsewhere_is_no_team(text: str) -> None:
    assert not {"people", "team", "hours_week_each"} & set(signals(opening(text)))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Equipo: Lucía (bióloga, 6 h/semana), Marcos 10 horas por semana", {"Lucía": 6, "Marcos": 10}),
        ("Rosa y Julián, 4 horas a la semana cada uno", {"Rosa": 4, "Julián": 4}),
        ("yo (Ernesto, 5 h por semana), mi hija Paula 8 h por semana", {"Ernesto": 5, "Paula": 8}),
    ],
)
def test_it_is_read_in_spanish(text: str, hours: dict[str, float]) -> None:
    assert _hours(signals(answered(text, ASKED, "es"))) == hours


@pytest.mark.parametrize(
    "text",
    [
        "Lieve spends 4 hours a week on the phone with customers, Tom 2 hours a week.",
        "Maria answers the mails, 6 hours a week, and Ken 3 hours a week.",
        "The machine runs 80 hours a week, the oven 40 hours a week.",
        "Our shop in Berlin is open 40 h/week, Hamburg 35 h/week.",
        "Karl does it 5 hours a week, Rita 3 hours a week.",
        "I work 40 hours a week.",
        "Anna acts on the list, 2 h/wk",
        "Data: Kitchen 5 days a week, Bar 7 days a week.",
        "Wards: Rose 7 days/week, Lily 5 days/week",
        "Deliveries: Monday (2 h/week), Friday (3 h/week)",
        "Maria has 3 appointments, 2 hours a week each.",
        "Our baker Paul works 50 hours a week and the apprentice 40 hours a week.",
        "The team needs 12 hours a week for the rota.",
        "Staff: 40 nurses, 12 doctors",
    ],
)
def test_hours_of_machines_houses_and_of_the_work_of_today_are_no_team(text: str) -> None:
    for found in (signals(opening(text)), signals(answered(text, ("data_quality",)))):
        assert not {"people", "team", "hours_week_each"} & set(found)


def test_one_given_name_of_two_tells_nobodys_hours_anew() -> None:
    known = signals(answered("Ida Holm 5 h a week, Ida Berg 3 h a week", ASKED))
    again = signals(answered("Ida 9 h a week", ASKED, known=known))
    assert _hours(again) == {"Ida Holm": 5, "Ida Berg": 3, "Ida": 9}


def test_hours_that_go_into_other_work_are_not_taken_though_the_team_is_asked_for() -> None:
    assert "team" not in signals(answered("Karin does the rota 10 hours a week", ASKED))


def test_callings_and_days_stand_with_the_person_and_are_no_deadline() -> None:
    found = signals(
        opening("Team: Ines (forester, 4 h/wk), one trainee 20 h/wk from 1 March till end of August, Lenz 8 h a week (Feb-Oct)")
    )
    ines, trainee, lenz = found["team"]
    assert (ines["role"], ines["since"], ines["until"]) == ("forester", None, None)
    assert (trainee["since"], trainee["until"]) == ("2027-03-01", "2027-08-31")
    assert (lenz["since"], lenz["until"]) == ("2027-02-01", "2027-10-31")
    assert not {"deadline", "duration_months"} & set(found)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Team: Milan 4h/week, Ivana 20h/week, no programmer", {"python": False, "ml_skill": False}),
        ("IT guy: Ruben, 1 day a week, python ok, never trained anything", {"python": True, "ml_skill": False}),
    ],
)
def test_what_nobody_can_is_read_beside_the_hours(text: str, skills: dict[str, bool]) -> None:
    found = signals(opening(text))
    assert {name: found.get(name) for name in skills} == skills


def test_whoever_is_told_again_takes_the_new_hours_and_the_others_stay() -> None:
    team = signals(opening("Team: me (Amara, 5 h/wk), Tobias 3h/week"))["team"]
    again = signals(answered("me 6 hours a week, and Tobias 2 hours a week", ("budget",), known={"team": team}))
    assert _hours(again) == {"Amara": 6, "Tobias": 2}
    one = signals(answered("Tobias has 4 hours a week, not 3", ASKED, known={"team": team}))
    assert _hours(one) == {"Amara": 5, "Tobias": 4}
    more = signals(answered("plus Noor, 2 hours a week", ASKED, known={"team": team}))
    assert _hours(more) == {"Amara": 5, "Tobias": 3, "Noor": 2}
    others = signals(answered("Karim 12 hours a week and Leila 6 hours a week", ASKED, known={"team": team}))
    assert _hours(others) == {"Karim": 12, "Leila": 6}


def test_a_sum_of_what_was_told_changes_nobodys_hours() -> None:
    team = signals(opening("Team: Ada 16 h/wk, Bo 3 h/wk, one student 10 h/wk until end of June"))["team"]
    found = signals(answered("Ada, Bo and Ali together 29 h a week, after June 19", ("human_oversight",), known={"team": team}))
    assert _hours(found) == {"Ada": 16, "Bo": 3, "student": 10}
    assert "person_decides" not in found


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("the programmer is my brother-in-law, 6 hours a week; I run the bakery and sign", {"brother-in-law": 6}),
        ("We can pay 9k, and developer will be my daughter 10 h per week", {"daughter": 10}),
        ("our analyst is a retired teacher, 5 hours a week", {"retired teacher": 5}),
        ("who builds it is Ivo from IT, 12 hours a week", {"Ivo": 12}),
    ],
)
def test_a_sentence_says_who_builds_it(text: str, hours: dict[str, float]) -> None:
    assert _hours(said(text)) == hours


@pytest.mark.parametrize(
    "text",
    [
        "the analyst is happy 2 days a week",
        "the programmer is my cousin, and the oven runs 60 hours a week",
        "our programmer is not my brother, 5 hours a week",
    ],
)
def test_what_a_builder_does_or_is_not_makes_no_team(text: str) -> None:
    assert "team" not in said(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (
            "Team: me (warehouse boss, can't program), a planner good with SQL (2 days/week), an intern (from 1 March, 24 h)",
            {"me": None, "planner": 16, "intern": 24},
        ),
        ("We have Nadja, a girl who studied physics, two and a half days a week, and otherwise only drivers.", {"Nadja": 20}),
        ("Tomas, a day and a half per week, and me", {"Tomas": 12, "me": None}),
        ("I'm the only data person, plus a student assistant 6 hours a week", {"me": None, "student assistant": 6}),
    ],
)
def test_everybody_of_a_list_keeps_his_own_hours(text: str, hours: dict[str, float | None]) -> None:
    assert _hours(said(text)) == hours


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("There are two nurses and me", 3),
        ("we are 5 foresters, a surveyor and me", 7),
        ("We are three people, a cook and two waiters", 3),
        ("we are three, me and two nurses", 3),
    ],
)
def test_heads_of_one_list_are_added(text: str, people: int) -> None:
    assert signals(answered(text, ASKED))["people"] == people


def test_a_spanish_team_with_somebody_from_outside() -> None:
    found = signals(answered("Somos dos biólogas y una secretaria; el programador es externo, viene los jueves, unas 5 horas", ASKED, "es"))
    assert found["people"] == 4
    assert _hours(found) == {"programador": 5}


@pytest.mark.parametrize(
    "text",
    [
        "one salesman from Poland showed us a camera",
        "no italian works here",
        "on mondays we are 3-4 drivers short",
        "the hungarian line is slow",
    ],
)
def test_who_is_only_told_about_is_nobody_of_the_team(text: str) -> None:
    found = signals(answered(text, ASKED))
    assert not {"people", "team", "roles_named"} & set(found)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("And the crew is me 9 h plus the archivist 2 h", {"me": 9, "archivist": 2}),
        ("jonas 14h python, foreman 3h/wk, me 6h", {"Jonas": 14, "foreman": 3, "me": 6}),
        ("Team: surveyor 2h/wk, mila 11h/wk, me 7", {"surveyor": 2, "Mila": 11, "me": 7}),
        ("lena (python) 15 hrs a week, the vet 1 hr a week, me 5 hrs a week", {"Lena": 15, "vet": 1, "me": 5}),
        (
            "Ahora el equipo es una programadora 18 horas a la semana, un celador 4 horas y yo 3 horas",
            {"programadora": 18, "celador": 4, "me": 3},
        ),
        ("Un técnico (media jornada), archivera 5 h, yo 4 h", {"técnico": 20, "archivera": 5, "me": 4}),
    ],
)
def test_people_in_small_letters_are_read_with_their_hours(text: str, hours: dict[str, float]) -> None:
    assert _hours(said(text, language="es" if "yo " in text else "en")) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Our welder can give 4 hours a week, I have 6, and a student does 15.", {"welder": 4, "me": 6, "student": 15}),
        ("Me: 3 hours/week. Forester: 5 hours/week. Coder: 20 hours/week.", {"me": 3, "Forester": 5, "Coder": 20}),
    ],
)
def test_each_of_an_answer_has_his_own_hours(text: str, hours: dict[str, float]) -> None:
    assert _hours(signals(answered(text, ASKED))) == hours


@pytest.mark.parametrize(("text", "people"), [("2 ppl half time", 2), ("tres personas a media jornada", 3)])
def test_heads_and_their_time_alone_are_a_team(text: str, people: int) -> None:
    found = said(text)
    assert (found["people"], found["hours_week_each"]) == (people, 20)


@pytest.mark.parametrize(
    "text",
    [
        "The pump runs 20 hours a week and the fan 4 hours.",
        "It takes me 10 hours a week and the librarian 3 hours.",
        "oven 6 h, freezer 20 h a week",
        "2 ppl out of 10 come half time",
    ],
)
def test_hours_of_machines_and_of_todays_work_are_no_team(text: str) -> None:
    assert "team" not in said(text)
    assert "people" not in said(text)


def test_a_team_told_anew_replaces_the_old_one_whole() -> None:
    before = said("Team: Ana 12 h a week, Tom 8 h a week, me 4 h a week")["team"]
    after = said("And the team is Ana 10 h a week and me 6 h a week", team=before, people=3, hours_week_each=8)
    assert _hours(after) == {"Ana": 10, "me": 6}
    one = said("Tom has 5 h a week now", asked=("team_size_skills",), team=before, people=3, hours_week_each=8)
    assert len(one["team"]) == 3


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("the developer works 20 hours a week", {"developer": 20, "clerk": 5, "me": 4}),
        ("Our clerk is there 2 days a week", {"developer": 5, "clerk": 16, "me": 4}),
        ("Change of plans: the team is Ida 3 h a week, me 2 h a week", {"Ida": 3, "me": 2}),
        ("The developer needs 3 hours a week for the backups", {}),
        ("the clerk answers mails 5 hours a week", {}),
    ],
)
def test_the_hours_of_one_of_a_known_team_are_put_right(text: str, hours: dict[str, float]) -> None:
    before = said("Team: developer 5 h a week, clerk 5 h a week, me 4 h a week")
    found = said(text, team=before["team"], people=3, hours_week_each=before["hours_week_each"])
    assert {one["who"]: one["hours"] for one in found.get("team", ())} == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("mira can python good, jonas do the data, and me i write report. each 6 hour a week", {"Mira": 6, "Jonas": 6, "me": 6}),
        ("ana does the sql, ben knows react, each 5 hours a week", {"Ana": 5, "Ben": 5}),
        ("Tom codes python, lea makes the labels, we both have 8 hours per week", {"Tom": 8, "Lea": 8}),
        ("Peter and Olga both work 10 hours a week on it", {"Peter": 10, "Olga": 10}),
        ("Ana sabe python, Luis hace los datos y yo escribo, cada uno 5 horas por semana", {"Ana": 5, "Luis": 5, "me": 5}),
        ("the oven does the bread, the mixer does the dough, each 5 hours a day", {}),
        ("press works by day, crane works at night, each 40 hours a week", {}),
        ("Peter and Olga both work 10 hours a week on the phones", {}),
    ],
)
def test_hours_for_all_behind_what_each_one_does(text: str, hours: dict[str, float]) -> None:
    found = said(text, asked=("data_quality",))
    assert {one["who"]: one["hours"] for one in found.get("team", ())} == hours


def _one(who: str, hours: float, role: str = "") -> dict[str, object]:
    return {"who": who, "role": role, "count": 1, "hours": hours, "since": None, "until": None, "writer": False, "skilled": False}


NAMED = {
    "team": [_one("Mira", 8), _one("Tom", 8), _one("Aylin", 8), _one("Prof. Lang", 1, "supervises")],
    "people": 4,
    "hours_week_each": 6.3,
    "part_time": True,
}


def _later(text: str) -> tuple[dict[str, object], tuple[str, ...]]:
    found = read(text, turn=4, language="en", catalogue=LEXICON, today=TODAY, known=NAMED)
    return {name: value for fact in found.facts for name, value in fact.signals.items()}, found.notices


@pytest.mark.parametrize(
    "text",
    [
        "we are three",
        "There are three of us.",
        "We are four.",
        "team of 3",
        "somos tres",
        "We are three students.",
    ],
)
def test_a_count_that_agrees_with_those_who_were_named_changes_nothing(text: str) -> None:
    told, notices = _later(text)
    assert not {"people", "team", "hours_week_each", "part_time"} & set(told)
    assert not notices


@pytest.mark.parametrize("text", ["we are six now", "Somos cinco.", "We have one developer in IT", "my nephew could do 12 hours a week"])
def test_a_count_that_does_not_agree_is_asked_about_and_erases_nobody(text: str) -> None:
    told, notices = _later(text)
    assert not {"people", "team", "hours_week_each", "part_time"} & set(told)
    assert any("Mira, Tom, Aylin, Prof. Lang" in notice for notice in notices)


def test_a_count_that_is_put_right_erases_nobody() -> None:
    assert not {"people", "team", "hours_week_each"} & set(_later("we are three, not four")[0])


@pytest.mark.parametrize("text", ["Ana (analyst, 6 h/week)", "Ana (analista, 6 h/semana)"])
def test_who_comes_as_well_is_told_by_name(text: str) -> None:
    team = _later(text)[0]["team"]
    assert isinstance(team, list)
    assert [one["who"] for one in team] == ["Mira", "Tom", "Aylin", "Prof. Lang", "Ana"]


def test_hours_told_with_the_count_are_those_of_each_who_was_named() -> None:
    team = _later("we are three with 10 hours a week each")[0]["team"]
    assert isinstance(team, list)
    assert {one["who"]: one["hours"] for one in team} == {"Mira": 10, "Tom": 10, "Aylin": 10, "Prof. Lang": 1}


def test_people_who_were_only_counted_may_be_counted_anew() -> None:
    known = {"team": [_one("students", 5) | {"count": 3}], "people": 3, "hours_week_each": 5}
    found = read("we are four", turn=4, language="en", catalogue=LEXICON, today=TODAY, known=known)
    assert {name: value for fact in found.facts for name, value in fact.signals.items()}["people"] == 4
