"""What is asked next: the question that turns most first, nothing that was said, three a turn, twelve in all."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from assistant.case import Case, Fact, Origin
from assistant.questions import AT_MOST, PER_TURN, any_required, as_question, effects, next_questions, open_slots
from assistant.situation import Situation, assess
from knowledge.catalogue import any_holds, load_catalogue
from tests.assistant.trades import FARM, HOSPITAL, TODAY, case_of, situation_of

CATALOGUE = load_catalogue()


def situation(case: Case) -> Situation:
    return assess(case, CATALOGUE, TODAY)


def empty(language: Literal["en", "es"] = "en", asked: tuple[str, ...] = ()) -> Situation:
    return situation(Case(session="t", turn=1, language=language, asked=asked))


def said(case: Case, slot: str, *, unknown: bool = False, **signals: Any) -> Case:
    fact = Fact(number=999, slot=slot, words="as we said", signals=signals, origin=Origin(turn=1), unknown=unknown)
    return case.model_copy(update={"facts": (*case.facts, fact)})


@pytest.mark.parametrize("signals", [HOSPITAL, FARM, {}], ids=["hospital", "farm", "nothing"])
def test_nothing_is_asked_that_was_said_or_is_known_to_be_unknown(signals: dict[str, Any]) -> None:
    case = case_of(signals, unknown=("budget", "languages"))
    closed = case.answered | {"budget", "languages"}
    assert closed.isdisjoint(slot.id for slot in open_slots(situation(case)))
    assert closed.isdisjoint(question.slot for question in next_questions(situation(case)))


@pytest.mark.parametrize("slot", ["deadline", "budget", "data_sources_volume", "decision_and_user"])
def test_an_answer_closes_its_question_and_a_no_idea_too(slot: str) -> None:
    case = Case(session="t", turn=1)
    assert slot in {s.id for s in open_slots(situation(case))}
    assert slot not in {s.id for s in open_slots(situation(said(case, slot)))}
    assert slot not in {s.id for s in open_slots(situation(said(case, slot, unknown=True)))}
    assert slot not in {s.id for s in open_slots(situation(case.model_copy(update={"asked": (slot, slot)})))}


@pytest.mark.parametrize("slot", ["deadline", "budget", "data_sources_volume", "decision_and_user"])
def test_a_question_that_was_passed_over_comes_back_once_if_the_plan_needs_it(slot: str) -> None:
    here = situation(Case(session="t", turn=1, asked=(slot,)))
    found = {effect.slot.id: effect for effect in effects(here)}
    assert (slot in found) == any_required(CATALOGUE.slots[slot], here)
    if slot in found:
        before = next(effect for effect in effects(empty()) if effect.slot.id == slot)
        assert found[slot].passed_over
        assert found[slot].rank < before.rank


def test_a_question_is_asked_only_where_it_applies() -> None:
    for signals in (HOSPITAL, FARM, {"is_llm": True}, {"is_forecast": True}):
        here = situation_of(signals)
        assert all(any_holds(slot.applies, here.signals) for slot in open_slots(here))
    assert {s.id for s in open_slots(situation_of({"is_llm": True}))} != {s.id for s in open_slots(situation_of({"is_forecast": True}))}


@pytest.mark.parametrize(("asked", "room"), [(0, 3), (3, 3), (9, 3), (10, 2), (11, 1), (12, 0), (14, 0)])
def test_three_a_turn_and_twelve_in_all(asked: int, room: int) -> None:
    card = next_questions(empty(), already=asked)
    assert len(card) == room <= PER_TURN
    assert [question.number for question in card] == list(range(asked + 1, asked + 1 + room))
    assert all(question.number <= AT_MOST for question in card)


def test_questions_asked_before_are_counted() -> None:
    assert [q.number for q in next_questions(empty(asked=("deadline", "budget")))] == [3, 4, 5]
    assert next_questions(empty(asked=tuple(CATALOGUE.slots)[:12])) == []


def test_the_question_with_the_greatest_effect_comes_first() -> None:
    for here in (empty(), situation_of(FARM), situation_of(HOSPITAL)):
        ranks = {effect.slot.id: effect.rank for effect in effects(here)}
        card = [question.slot for question in next_questions(here)]
        assert [ranks[slot] for slot in card] == sorted(ranks.values(), reverse=True)[: len(card)]


def test_an_effect_is_the_headlines_that_would_turn() -> None:
    found = {effect.slot.id: effect for effect in effects(empty())}
    turned = frozenset().union(*(effect.turns for effect in found.values()))
    assert turned <= set(CATALOGUE.tables) | {"verdict"}
    assert found["data_sources_volume"].turns
    assert any(not effect.turns for effect in found.values())
    assert found["deadline"].required
    assert found["deadline"].rank > found["deadline"].slot.weight


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("slot", CATALOGUE.slots)
def test_every_question_speaks_both_languages(slot: str, language: str) -> None:
    row = CATALOGUE.slots[slot]
    question = as_question(row, language, 4, {})
    assert (question.slot, question.number, question.again) == (slot, 4, False)
    assert question.text.endswith("?")
    assert question.text == getattr(row.question, language)
    assert question.why
    assert len(question.options) == len(row.buttons)
    other = as_question(row, "es" if language == "en" else "en", 4, {})
    assert question.text != other.text
    assert question.options != other.options


def test_a_question_is_worded_for_the_case_where_the_catalogue_has_words_for_it() -> None:
    worded = [slot for slot in CATALOGUE.slots.values() if slot.variants]
    assert worded
    for slot in worded:
        variant = slot.variants[0]
        fitting = {name: value for name, value in variant.when.items() if isinstance(value, str | bool)}
        if len(fitting) < len(variant.when):
            continue
        assert as_question(slot, "en", 1, fitting).text == variant.question.en != slot.question.en
        assert as_question(slot, "es", 1, fitting).text == variant.question.es


class TestHalfAnAnswer:
    def test_the_number_of_today_leaves_the_number_wanted_open(self) -> None:
        case = said(Case(session="t", turn=1), "success_metric_target", baseline={"value": 9, "unit": "boxes", "period": None})
        assert "success_metric_target" in {s.id for s in open_slots(situation(case))}

    @pytest.mark.parametrize("name", ["target", "deliverable"])
    def test_what_is_wanted_closes_it(self, name: str) -> None:
        wanted: Any = {name: {"value": 4, "unit": "boxes", "period": None}}
        case = said(Case(session="t", turn=1), "success_metric_target", **wanted)
        assert "success_metric_target" not in {s.id for s in open_slots(situation(case))}

    def test_an_answer_to_the_question_itself_is_taken_as_it_is(self) -> None:
        case = said(Case(session="t", turn=2, asked=("success_metric_target",)), "success_metric_target")
        assert "success_metric_target" not in {s.id for s in open_slots(situation(case))}

    def test_wished_questions_go_first_and_closed_ones_give_way(self) -> None:
        case = said(Case(session="t", turn=1), "budget")
        here = situation(case)
        wished = [
            as_question(CATALOGUE.slots[slot], "en", 0, here.signals).model_copy(update={"text": f"{slot}?"})
            for slot in ("deadline", "budget")
        ]
        card = next_questions(here, first=wished)
        assert len(card) == len(wished)
        assert (card[0].slot, card[0].text, card[0].number) == ("deadline", "deadline?", 1)
        assert card[1].slot not in {"budget", "deadline"}
        assert card[1].number == 2


@pytest.mark.parametrize(
    ("slot", "beside", "signals"),
    [
        ("deadline", "success_metric_target", {"target_date": "2027-06-30"}),
        ("human_oversight", "cost_of_errors", {"person_decides": True}),
        ("deployment_environment", "data_access_rights", {"runs_on": "own_servers"}),
        ("label_availability", "data_sources_volume", {"labels": "all"}),
    ],
)
def test_what_was_told_beside_another_answer_is_not_asked(slot: str, beside: str, signals: dict[str, Any]) -> None:
    case = Case(session="t", turn=1)
    assert slot not in case.answered
    told = said(case, beside, **signals)
    assert slot in told.answered
    assert slot not in {found.id for found in open_slots(situation(told))}
