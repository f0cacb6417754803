"""A kind of problem that the team chose itself stays, whatever else is told later; only words about the kind change it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.case import Case, Fact, Origin
from assistant.reading import read, read_answer
from assistant.reading.answers import KIND_SLOT
from knowledge.catalogue import load_catalogue

CATALOGUE = load_catalogue()
TODAY = dt.date(2026, 11, 21)
CHOSEN: dict[str, Any] = {"problem": "visual_inspection", "wish": "find cracked tiles", "metric_name": "cracked tiles"}


def kind_after(text: str, known: dict[str, Any] = CHOSEN) -> Any:
    found = read(text, turn=5, language="en", catalogue=CATALOGUE, today=TODAY, known=known, kind_chosen=True)
    told = {name: value for fact in found.facts for name, value in fact.signals.items()}
    return told.get("problem", known["problem"])


@pytest.mark.parametrize(
    "text",
    [
        "Change of plans: the team is one kiln engineer 12 hours a week and me 3 hours.",
        "Change of plan. Two people act on it, the shift leaders, every morning.",
        "Our goal is now 3 % instead of 5 %, and that is the main aim.",
        "The main aim has changed: complaints go from 40 to 15 a month.",
        "We now want to be done by 1 March 2027.",
        "We are not inspecting at night.",
        "We do not inspect the tiles of the old kiln.",
        "How many tiles we make: 4,000 a day. The budget is now 12,000 EUR.",
        "Each forecast of the sales office comes too late, that is another matter.",
        "Cambio de planes: el equipo es una ingeniera 20 horas a la semana y yo 4 horas.",
        "La meta principal es que las roturas bajen del 6 % al 2 %.",
        "Ahora queremos terminar para marzo de 2027.",
        "Cambio de planes. Los que actúan son los jefes de turno.",
    ],
)
def test_what_is_about_something_else_leaves_the_kind(text: str) -> None:
    assert kind_after(text) == "visual_inspection"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No, it is how much will be sold or needed.", "demand_forecast"),
        ("Sorry, we meant machines that are about to fail.", "predictive_maintenance"),
        ("En realidad es mantenimiento predictivo.", "predictive_maintenance"),
        ("Se trata de un pronóstico de demanda.", "demand_forecast"),
        ("This is not about machines that are about to fail.", "visual_inspection"),
        ("It is nothing but predictive maintenance that the neighbours do.", "visual_inspection"),
        ("Machines that are about to fail are mended at once.", "visual_inspection"),
    ],
)
def test_the_whole_name_of_another_kind_changes_it(text: str, kind: str) -> None:
    assert kind_after(text) == kind


@pytest.mark.parametrize(
    "text", ["It is not a visual inspection.", "No es una inspección visual.", "We are not asking for visual inspection."]
)
def test_a_denial_of_the_kind_itself_opens_it(text: str) -> None:
    assert kind_after(text) != "visual_inspection"


def fact(number: int, words: str, turn: int, **signals: Any) -> Fact:
    return Fact(number=number, slot=KIND_SLOT, words=words, signals=signals, origin=Origin(turn=turn))


def test_a_kind_is_chosen_by_the_card_and_not_by_a_guess() -> None:
    guessed = fact(1, "brief", 1, problem="visual_inspection", problem_likely=["visual_inspection", "fraud"])
    sure = fact(1, "brief", 1, problem="visual_inspection")
    [picked] = read_answer(KIND_SLOT, CATALOGUE.problems["fraud"].name.en, turn=2, language="en", catalogue=CATALOGUE, today=TODAY)
    assert [Case(session="t", facts=facts).kind_chosen for facts in ((), (guessed,), (sure,))] == [False] * 3
    case = Case(session="t", facts=(guessed, picked.model_copy(update={"number": 2})))
    assert (case.kind_chosen, case.signals()["problem"]) == (True, "fraud")
    assert "problem_likely" not in case.signals()
