"""Questions about the team's own project are answered out of the plan: choices, comparisons, labels, risks, offers to buy."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.planners.options_named import compared, rejected, tool_for, wanted
from assistant.planners.weighed_choices import choices_of
from knowledge.answering import Answer
from tests.assistant.talking import LAUNDRY, Talk, catalogue

TILES = (
    "We press roof tiles. A camera over the belt shall find cracked tiles. We have 40,000 pictures, 60 of them labelled. "
    "Today people find 70 % of the cracked tiles, we want 90 % by 31 December 2027. Sara works 15 hours a week on it."
)
TEJAS = (
    "Fabricamos tejas. Una cámara sobre la cinta debe encontrar las tejas rotas. Tenemos 40.000 fotos, 60 de ellas etiquetadas. "
    "Hoy la gente encuentra el 70 % de las tejas rotas y queremos el 90 % antes del 31 de diciembre de 2027."
)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    found = Talk(tmp_path_factory.mktemp("tiles"))
    found.say(TILES)
    return found


class TestWhatThePlanHolds:
    def test_how_many_to_label_is_told_with_what_is_missing(self, talk: Talk) -> None:
        told = talk.say("How many pictures must we label?")
        size = next(one for one in talk.plan.calculations if one.id == "CALC-test-size")
        assert size.says in told.text
        assert "Only 60 are known: too few for the test" in size.says
        assert "price of an hour" in told.text
        assert told.changed == []

    def test_a_second_question_that_leans_on_the_first_is_no_other(self, talk: Talk) -> None:
        told = talk.say("How many examples must we label, and how much does it cost?")
        assert "price of an hour" in told.text
        assert "Budget" not in told.text

    @pytest.mark.parametrize(
        ("ask", "head"),
        [
            ("What could go wrong?", "The weightiest risks"),
            ("How do we test it?", "How it is tested"),
            ("Who does the labelling?", "Who labels"),
        ],
    )
    def test_a_part_of_the_plan_is_told_with_its_section(self, talk: Talk, ask: str, head: str) -> None:
        told = talk.say(ask)
        assert told.text.startswith(head)
        assert "It stands in the plan under" in told.text

    def test_no_question_ends_in_the_ids_of_the_workshop(self, talk: Talk) -> None:
        assert "T0" not in talk.say("What are the risks of our project?").text


class TestChoices:
    def test_a_or_b_tells_the_choice_and_both_sides(self, talk: Talk) -> None:
        told = talk.say("Should we fine-tune or use RAG?")
        options = {o.value: o for o in talk.plan.decision("adaptation").options}
        assert told.text.startswith(("The plan takes", "Neither: the plan takes"))
        assert options["fine_tuning"].label in told.text
        assert options["rag"].label in told.text

    def test_options_of_no_decision_are_the_matter_of_the_notes(self, talk: Talk) -> None:
        assert compared("Should we paint it red or blue?", choices_of(talk.plan, catalogue())) is None

    def test_a_tool_is_told_for_its_need(self, talk: Talk) -> None:
        tool = tool_for("Which tool would you take for tracking, and why?", choices_of(talk.plan, catalogue()), None)
        assert tool is not None
        assert "track" in tool.about

    def test_what_is_wanted_is_the_whole_of_the_question(self, talk: Talk) -> None:
        choices = choices_of(talk.plan, catalogue())
        found = wanted("Do we really need a neural network for that?", choices)
        assert found is not None
        assert found.options[0].value in {"ml_pretrained", "ml_custom"}
        assert wanted("Do we need the report of the auditors by May?", choices) is None

    @pytest.mark.parametrize(
        ("ask", "values"),
        [
            ("Why not deep learning?", {"ml_pretrained", "ml_custom"}),
            ("Why not just ask ChatGPT?", {"llm_prompt"}),
            ("why not take the module of the supplier?", {"buy_service"}),
            ("¿Por qué no comprar un programa hecho?", {"buy_service"}),
            ("Why not in real time?", {"streaming"}),
        ],
    )
    def test_what_people_call_an_option_reaches_it(self, talk: Talk, ask: str, values: set[str]) -> None:
        found = rejected(ask, choices_of(talk.plan, catalogue()))
        assert found is not None
        assert found.options[0].value in values

    def test_an_offer_to_buy_is_set_beside_building(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        talk.say(TILES + " A vendor offers us a service for 900 EUR a month.")
        told = talk.say("Why not buy the service we were offered?")
        assert "10,800" in told.text
        assert "Building it" in told.text
        assert talk.plan.alternatives.buy_instead in told.text


class TestTheTalk:
    def test_the_first_message_gets_its_a_or_b_answered(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        told = talk.say(TILES + " Should we fine-tune a model or use RAG?")
        assert "First read" in told.text
        assert "the plan takes" in told.text.lower()

    def test_spanish_is_answered_in_spanish(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        talk.say(TEJAS)
        assert "toma «" in talk.say("¿Qué es mejor, afinar un modelo o usar RAG?").text
        assert talk.say("¿Cuántos ejemplos tenemos que etiquetar, y cuánto cuesta?").text.startswith("Etiquetas")

    def test_a_refusal_of_the_notes_is_asked_for_in_spanish(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        asked = talk.with_notes(Answer(answered=False, answer="No.", correction=None, confidence=0.1, citations=()))
        talk.say(TEJAS)
        talk.say("granito vs basalto?")
        talk.say("What is the capital of Peru?")
        assert asked == ["¿granito vs basalto?", "What is the capital of Peru?"]

    def test_the_notes_stand_behind_the_plan_where_they_are_sure(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        talk.with_notes(Answer(answered=True, answer="Small first.", correction=None, confidence=0.9, citations=()))
        talk.say(LAUNDRY)
        told = talk.say("What could go wrong?").text
        assert told.startswith("The weightiest risks")
        assert "The course on it: Small first." in told

    def test_before_there_is_a_plan_the_notes_answer(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path)
        talk.with_notes(Answer(answered=False, answer="The notes do not say.", correction=None, confidence=0.1, citations=()))
        told = talk.say("What are the risks of a project?").text
        assert "The notes do not say." in told
        assert "weightiest" not in told
