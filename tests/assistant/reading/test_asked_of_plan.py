"""Questions for the team's own plan are told from questions for the course, in the words of many trades."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from assistant.reading.asked_of_plan import of_the_team, of_words, subject_of
from knowledge.catalogue import load_catalogue
from knowledge.models import open_embedder

ASKED = yaml.safe_load((Path(__file__).parents[1] / "planners" / "asked_of_plan.yml").read_text("utf-8"))
FOR_THE_PLAN: Mapping[str, list[str]] = ASKED["plan"]
FOR_THE_NOTES: list[str] = ASKED["notes"]
CATALOGUE = load_catalogue()


def test_what_only_the_notes_know_is_asked_of_no_plan(models: Path) -> None:
    embedder = open_embedder(models)
    wrong = [ask for ask in FOR_THE_NOTES if subject_of(ask, CATALOGUE, embedder)]
    assert len(wrong) <= 0.03 * len(FOR_THE_NOTES), wrong


def test_most_questions_for_the_plan_find_their_part(models: Path) -> None:
    embedder = open_embedder(models)
    pairs = [(part, ask) for part, asks in FOR_THE_PLAN.items() for ask in asks]
    right = [ask for part, ask in pairs if subject_of(ask, CATALOGUE, embedder) == part]
    assert len(right) >= 0.7 * len(pairs)


def test_no_question_here_stands_in_the_ways_to_ask() -> None:
    known = {ask for row in CATALOGUE.plan_questions.values() for ask in (*row.en, *row.es)}
    assert not known & {*FOR_THE_NOTES, *(ask for asks in FOR_THE_PLAN.values() for ask in asks)}


@pytest.mark.parametrize(
    "ask", ["What does leakage mean?", "explain boosting to us", "¿Qué significa sesgo?", "what do our notes say on Kafka"]
)
def test_who_asks_for_words_asks_the_notes(ask: str) -> None:
    assert of_words(ask)
    assert subject_of(ask, CATALOGUE, None) == ""


def test_without_vectors_only_what_is_asked_in_known_words_is_found() -> None:
    assert subject_of("What could go wrong here with us?", CATALOGUE, None) == "risks"
    assert subject_of("Why is the sky blue for us?", CATALOGUE, None) == ""


def test_who_speaks_of_the_team_or_wants_advice_is_known() -> None:
    assert of_the_team("which one, and why?")
    assert of_the_team("¿Qué usamos?")
    assert not of_the_team("Which metrics exist?")
