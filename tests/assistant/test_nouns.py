"""Values and texts as they stand on the screen, in both languages, with and without the team's own words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.nouns import date, fill, listed, nouns_of, number, show, singular
from knowledge.catalogue import load_catalogue


@pytest.mark.parametrize(
    ("value", "unit", "en", "es"),
    [
        (820000, "EUR", "820,000 EUR", "820.000 EUR"),
        (0.04, "share", "4 %", "4 %"),
        (0.125, "share", "12.5 %", "12,5 %"),
        (1.62, "", "1.62", "1,62"),
        (0.0034, "", "0.0034", "0,0034"),
        (1234.6, "", "1,235", "1.235"),
        ({"value": 700, "unit": "hours", "period": "year"}, "", "700 hours a year", "700 horas al año"),
        ({"value": 0.04, "unit": "share", "period": "month"}, "", "4 % a month", "4 % al mes"),
        ({"value": 12, "unit": "COP", "period": None}, "", "12 COP", "12 COP"),
        ("2027-12-31", "", "31 December 2027", "31 de diciembre de 2027"),
        (dt.date(2028, 2, 29), "", "29 February 2028", "29 de febrero de 2028"),
        (["visits", "payments", "calls"], "", "visits, payments and calls", "visits, payments y calls"),
        (True, "", "yes", "sí"),
        (None, "", "", ""),
        ("night shift", "", "night shift", "night shift"),
    ],
)
def test_a_value_is_shown_for_people(value: Any, unit: str, en: str, es: str) -> None:
    assert show(value, unit) == en
    assert show(value, unit, "es") == es


def test_small_pieces() -> None:
    assert number(-1500) == "-1,500"
    assert listed([]) == ""
    assert listed(["one"]) == "one"
    assert date("next spring") == "next spring"


@pytest.mark.parametrize(
    ("many", "language", "one"),
    [
        ("buildings", "en", "building"),
        ("families", "en", "family"),
        ("boxes", "en", "box"),
        ("people", "en", "person"),
        ("glass", "en", "glass"),
        ("heat pumps", "en", "heat pump"),
        ("clientes", "es", "cliente"),
        ("camiones", "es", "camión"),
        ("hospitales", "es", "hospital"),
        ("vacas", "es", "vaca"),
    ],
)
def test_one_of_many(many: str, language: str, one: str) -> None:
    assert singular(many, language) == one


def test_the_teams_words_go_before_those_of_the_kind_of_problem() -> None:
    problem = load_catalogue().problems["churn"]
    usual = nouns_of(problem, {}, "en")
    own = nouns_of(problem, {"unit_noun": "Tenants"}, "en")
    assert usual["units"] == problem.nouns["units"]
    assert (own["unit"], own["units"]) == ("tenant", "tenants")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("night porter", "the night porter"),
        ("the board", "the board"),
        ("Ana Ruiz", "Ana Ruiz"),
        ("I", "you"),
        ("two nurses", "two nurses"),
    ],
)
def test_a_person_gets_an_article_where_one_is_missing(said: str, shown: str) -> None:
    assert nouns_of(None, {"actor": said}, "en")["actor"] == shown


def test_capacity_and_deadline_are_put_together() -> None:
    nouns = nouns_of(None, {"capacity_number": 300, "capacity_period": "month"}, "en", dt.date(2027, 3, 1))
    assert nouns["capacity"] == "300 a month"
    assert nouns["deadline"] == "1 March 2027"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_without_any_known_field_still_reads_well(language: str) -> None:
    text = fill("{actor} / {units} / {target} / {deadline} / {rows}", nouns_of(None, {}, language))
    assert "{" not in text
    assert "_" not in text
    assert all(part.strip() for part in text.split("/"))


def test_a_field_at_the_beginning_of_a_sentence_gets_a_capital() -> None:
    nouns = nouns_of(None, {"actor": "miller"}, "en")
    assert fill("{actor} decides.", nouns) == "The miller decides."
    assert fill("Stop. {actor} decides.", nouns) == "Stop. The miller decides."
    assert fill("{actor} decides", nouns) == "the miller decides"


def test_a_text_without_fields_is_left_alone() -> None:
    assert fill("No fields here", {}) == "No fields here"


def test_spanish_does_not_borrow_english_nouns() -> None:
    problem = load_catalogue().problems["churn"]
    assert fill("{units}", nouns_of(problem, {}, "es")) != problem.nouns["units"]


def test_a_count_of_units_is_no_noun() -> None:
    nouns = nouns_of(None, {"units": 14, "unit_noun": "wards"}, "en")
    assert fill("All {units} and one {unit}.", nouns) == "All wards and one ward."
    assert fill("All {units}.", nouns_of(None, {"units": 14}, "en")) == "All cases."


@pytest.mark.parametrize(
    ("told", "filled"),
    [
        ({}, "200 labelled, 300 in stock, 50 answers a month, 80 settled"),
        ({"label_count": 64, "labels": "some"}, "64 labelled, 64 in stock, 50 answers a month, 80 settled"),
        ({"rows": 9000, "per_day": 1}, "200 labelled, 300 in stock, 30 answers a month, 30 settled"),
        ({"happens_told": {"value": 1, "unit": "", "period": "month"}}, "200 labelled, 300 in stock, 50 answers a month, 2 settled"),
    ],
)
def test_a_step_takes_no_more_cases_than_were_told(told: dict[str, object], filled: str) -> None:
    text = "{labelled_200} labelled, {stock_300} in stock, {answers_50} answers a month, {settled_80} settled"
    assert fill(text, nouns_of(None, told, "en")) == filled


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("autobuses", "autobús"),
        ("trolebuses", "trolebús"),
        ("buses", "bus"),
        ("camiones", "camión"),
        ("clases", "clase"),
        ("puertas", "puerta"),
    ],
)
def test_one_of_a_spanish_noun_has_its_accent(many: str, one: str) -> None:
    assert singular(many, "es") == one
