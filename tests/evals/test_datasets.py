"""The shipped datasets: of the right form, within the closed lists, and true to the notes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import BadInput
from evals.retrieval_scorers import topics_hit, words
from evals.scenarios import OWN, Scenario, load_scenarios
from evals.tasks.retrieval import OWN as QUESTIONS
from evals.tasks.retrieval import load_questions
from knowledge.catalogue import load_catalogue
from knowledge.index import NOTES

SCENARIOS = load_scenarios()
RECORDS = load_questions(QUESTIONS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.id)
def test_slots_are_of_the_closed_list_and_known_or_unknown(scenario: Scenario) -> None:
    slots = set(load_catalogue().slots)
    assert set(scenario.facts) | set(scenario.unknown) | set(scenario.expected.must_ask) <= slots
    assert not set(scenario.facts) & set(scenario.unknown)
    assert set(scenario.expected.must_ask) <= set(scenario.facts)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.id)
def test_decisions_are_options_of_their_tables(scenario: Scenario) -> None:
    tables = load_catalogue().tables
    for name, values in scenario.expected.decisions.items():
        wanted = {*values.acceptable, *values.unacceptable}
        if name in tables:
            assert wanted <= {option.value for option in tables[name].options} | {"none", "big_bang", "full_auto"}, name
        assert values.acceptable
        assert not set(values.acceptable) & set(values.unacceptable)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.id)
def test_risks_are_of_the_catalogue_and_patterns_compile(scenario: Scenario) -> None:
    assert set(scenario.expected.must_flag_risks) <= set(load_catalogue().risks)
    for finding in (*scenario.expected.must_include, *scenario.expected.must_not):
        re.compile(finding.pattern)
        assert finding.meaning
    assert set(scenario.expected.course_files_any_of) <= {deck.file for deck in load_catalogue().decks.values()}


def test_the_scenarios_differ_in_task_and_verdict_and_one_brings_news() -> None:
    assert len(SCENARIOS) >= 8
    assert len({one.id for one in SCENARIOS}) == len(SCENARIOS)
    verdicts = {one.expected.decisions["verdict"].acceptable[0] for one in SCENARIOS}
    assert {"no_ml", "stop", "data_first"} <= verdicts
    assert any(one.turn_events for one in SCENARIOS)
    assert {one.language for one in SCENARIOS} == {"en", "es"}


def test_other_json_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    for file in OWN.glob("O01*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "vocabulary.json").write_text('{"slots": {}}', "utf-8")
    assert [one.id for one in load_scenarios(tmp_path)] == ["O01"]


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "groundplan-scenario/1", "id": "X"}', '{"format": "groundplan-scenario/2"}'])
def test_a_file_that_is_no_scenario_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(content, "utf-8")
    with pytest.raises(BadInput, match=r"scenario\.json|no planning scenario"):
        load_scenarios(file)


# ---- questions ----


def _sections(note: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"(?m)^## ", (NOTES / note).read_text("utf-8"))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda one: one["id"])
def test_quotes_stand_in_the_notes_and_their_sections_name_the_topics(record: dict[str, Any]) -> None:
    for passage in record["answer_passages"]:
        assert 10 <= len(passage["quote"].split()) <= 60
        holding = [section for section in _sections(passage["file"]) if passage["quote"] in section]
        assert holding, passage["quote"]
        assert any(topics_hit(words(section), passage["topics"]) for section in holding)


def test_there_are_questions_of_every_kind() -> None:
    kinds = {record["kind"] for record in RECORDS}
    assert len(RECORDS) >= 40
    assert {"lay", "paraphrase", "keyword", "comparison", "multihop", "typo", "spanish"} <= kinds
    assert len({record["question"] for record in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("lines", ["", "{", '{"id": "a", "question": "Why?"}', "[1]"])
def test_a_file_that_holds_no_questions_is_refused(tmp_path: Path, lines: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(lines, "utf-8")
    with pytest.raises(BadInput):
        load_questions(file)


def test_each_line_is_one_question() -> None:
    raw = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert [row["id"] for row in raw] == [record["id"] for record in RECORDS]
