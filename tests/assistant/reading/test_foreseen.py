"""Tests of what asks to foresee an event of each case, and of the kind of problem that follows."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Groundplan
from assistant.reading.foreseen import asks_of_each
from assistant.reading.problems import guessed
from assistant.reading.text import readable

OUTSIDE = {"actions", "unusual_events", "number"}


@pytest.mark.parametrize(
    "text",
    [
        "Can we see it coming from the fermentation logs?",
        "Yes or no for each batch: will it have an off flavour?",
        "Just tell us by day 4 that this batch will go wrong.",
        "We would like to be warned before a pump fails.",
        "Tell me two days ahead if a cake order is going to be cancelled.",
        "say for each parcel if it will be returned",
        "we only want a warning before a kiln load breaks",
        "which hives swarm? we'd like to know which hives are about to swarm",
        "yes/no per patient: comes back within 30 days",
        "¿Se puede ver venir en los registros de la fermentación?",
        "Queremos saber el día 4 si el lote va a salir malo.",
        "que nos avise antes de que se rompa una correa",
        "saber quién va a faltar a la cita",
        "Para cada préstamo, sí o no.",
    ],
)
def test_an_event_of_each_case_is_asked_for(text: str) -> None:
    assert asks_of_each(readable(text))


@pytest.mark.parametrize(
    "text",
    [
        "Which oven temperature gives the fewest burnt biscuits?",
        "Can you tell us whether this will work?",
        "We want to know if a model will help.",
        "Tell us which setting will be the best.",
        "We want to see more visitors coming to our shop.",
        "Nobody could see it coming.",
        "Jonas decides: when it warns he holds the tank 2 more days.",
        "Mira says that Tom will do the data.",
        "We know which clerk will act: Jonas.",
        "Warn us when the temperature passes 8 degrees.",
        "Tell us before the meeting on Monday.",
        "We want to know how many batches we will sell.",
        "Queremos ajustar la temperatura del horno.",
        "Queremos saber si el proyecto va a funcionar.",
        "Avísenos antes de que el proyecto empiece.",
    ],
)
def test_what_else_lies_ahead_is_no_event_of_a_case(text: str) -> None:
    assert not asks_of_each(readable(text))


@pytest.mark.parametrize(
    "text",
    [
        "We are a small brewery with 11 fermenters. Sometimes a beer tastes of butter. Can we see it coming from the fermentation logs?",
        "Yogurt plant, tank temperature every minute. Yes or no for each tank fill: will it be rejected by the lab?",
        "Queremos saber el día 3 si el lote de yogur va a salir malo. Temperatura y pH cada 10 minutos.",
    ],
)
def test_words_of_a_plant_do_not_make_a_forecast_a_setting(text: str, groundplan: Groundplan) -> None:
    guess = guessed(text, groundplan.catalogue, groundplan.embedder)
    problems = groundplan.catalogue.problems
    assert guess.name
    assert not OUTSIDE & {problems[name].output_kind for name in (guess.name, *guess.likely)}


def test_a_setting_that_is_wished_stays_one(groundplan: Groundplan) -> None:
    text = "Our brewery wants to set the fermentation temperature so that fewer batches go wrong."
    assert guessed(text, groundplan.catalogue, groundplan.embedder).name == "process_control"
