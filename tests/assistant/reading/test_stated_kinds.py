"""What sort of task a team says it is, a kind that it denies, and a kind that hangs on one word."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Groundplan
from assistant.reading.kind_open import of_sort
from assistant.reading.plain_kinds import denied_kinds
from assistant.reading.problems import guessed
from assistant.reading.result import Occasion
from assistant.reading.stated_kinds import stated_sort
from assistant.reading.text import readable
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("No no, we only predict the rating number, like 1450", "number"),
        ("kind of problem: predict a number (regression) from table data. not reinforcement.", "number"),
        ("Kind of problem is wrong: it is predicting a number, not learning by trial and error.", "number"),
        ("it is not classification, it is regression", "number"),
        ("Task: regression", "number"),
        ("Solo queremos predecir un número por paciente", "number"),
        ("Problem type: classification", "one_of_k"),
        ("Tipo de problema: clasificación", "one_of_k"),
        ("the task is to assign one of 5 labels to each photo", "one_of_k"),
        ("Our problem is binary classification", "yes_no"),
        ("This is a time series problem", "number_over_time"),
        ("Ninguna de las del principio: es simplemente una lista con fechas, no una máquina que se estropea", "lookup_reminder"),
        ("It's a look-up by date.", "lookup_reminder"),
    ],
)
def test_a_team_says_what_sort_of_task_it_is(text: str, sort: str) -> None:
    assert stated_sort(readable(text)) == sort


@pytest.mark.parametrize(
    "text",
    [
        "It is not regression",
        "We do not know whether it is classification or regression",
        "It is classification or regression",
        "Is it regression?",
        "It is classification by hand today",
        "It is a regression test of the release",
        "We sell a regression testing service for software",
        "It is a number of problems that we have",
        "We only predict the number of orders with Excel today",
        "La regresión de los árboles tras el incendio se mide por satélite",
        "It is a list of dates that the vet writes on paper now",
    ],
)
def test_words_of_the_trade_alone_say_no_sort_of_task(text: str) -> None:
    assert stated_sort(readable(text)) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no no not trial and error", "game_robot"),
        ("we not build a chess player", "game_robot"),
        ("There is no learning by trial and error", "game_robot"),
        ("The kind of problem is wrong.", "game_robot"),
        ("No, sin mantenimiento predictivo", "predictive_maintenance"),
        ("El tipo de problema no es ese", "predictive_maintenance"),
    ],
)
def test_a_kind_is_denied_by_its_name_or_as_the_wrong_one(text: str, kind: str) -> None:
    assert denied_kinds(text, {"problem": kind}, CATALOGUE) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "We do not build anything before spring",
        "There is no error in the table",
        "No trial was made so far",
        "Our games are not on record",
        "What kind of data is wrong?",
        "The kind of machine is wrong in the list",
    ],
)
def test_what_is_no_kind_is_not_denied_as_one(text: str) -> None:
    assert denied_kinds(text, {"problem": "game_robot"}, CATALOGUE) == []


def test_a_stated_sort_takes_the_place_of_a_kind_of_another_sort(groundplan: Groundplan) -> None:
    known = {"problem": "game_robot", "wish": "guess the rating of a newcomer", "output_kind": "actions"}
    taken = of_sort("number", "it is regression", ["game_robot"], Occasion(2, "en", TODAY, groundplan.catalogue, None, known))
    assert taken == {"problem": "plain_number", "problem_likely": None, "problem_denied": ["game_robot"], "output_kind": None}


def test_kinds_of_the_stated_sort_that_were_offered_stay_to_choose_from(groundplan: Groundplan) -> None:
    known = {"problem_likely": ["stock_price", "game_robot", "valuation"]}
    taken = of_sort("number", "it is regression", [], Occasion(2, "en", TODAY, groundplan.catalogue, None, known))
    assert taken["problem"] == "plain_number"
    assert taken["problem_likely"][-1] == "plain_number"
    assert "game_robot" not in taken["problem_likely"]


@pytest.mark.parametrize(
    "text",
    [
        "We are a chess club. The trainer must guess how strong a new member is. We want to guess the rating from his first games.",
        "We want to predict the rating of a new member of our chess club",
    ],
)
def test_a_topic_does_not_outweigh_the_number_that_is_asked_for(text: str, groundplan: Groundplan) -> None:
    guess = guessed(text, groundplan.catalogue, groundplan.embedder)
    assert guess.name == ""
    assert "plain_number" in guess.likely


def test_a_class_that_is_asked_for_is_no_chain_of_actions(groundplan: Groundplan) -> None:
    text = "We play poker online; the app should say which category of mistake each hand shows"
    assert guessed(text, groundplan.catalogue, groundplan.embedder).name == ""


def test_what_shall_learn_to_play_is_still_that_kind(groundplan: Groundplan) -> None:
    assert (
        guessed("We want an agent that learns to play chess against our members", groundplan.catalogue, groundplan.embedder).name
        == "game_robot"
    )
