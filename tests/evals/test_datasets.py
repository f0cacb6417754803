"""The shipped datasets: of the right form, within the closed lists, and true to the notes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import BadInput
from evals.retrieval_scorers import topics_hit, words
from evals.rows import read_rows
from evals.samples import DATASETS
from evals.scenarios import OWN, Scenario, load_scenarios
from knowledge.catalogue import load_catalogue
from knowledge.index import NOTES

SCENARIOS = load_scenarios()
RECORDS = read_rows(DATASETS / "questions.jsonl")
UNANSWERABLE = read_rows(DATASETS / "unanswerable.jsonl")
CITATIONS = read_rows(DATASETS / "citations.jsonl")
TEXTS = {note.name: " ".join(note.read_text("utf-8").split()) for note in NOTES.glob("*.md")}


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


@pytest.mark.parametrize("lines", ["", "{", '{"question": "Why?"}', "[1]", '{"id": "a"}\n{"id": "a"}'])
def test_a_file_that_holds_no_samples_is_refused(tmp_path: Path, lines: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(lines, "utf-8")
    with pytest.raises(BadInput, match=r"questions\.jsonl"):
        read_rows(file)


def test_each_line_is_one_sample_whatever_letters_it_holds(tmp_path: Path) -> None:
    rows = [{"id": "a", "question": "one\u2028two\x85three"}, {"id": "b", "question": "señal"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert read_rows(file) == rows


# ---- questions without an answer ----


@pytest.mark.parametrize("record", UNANSWERABLE, ids=lambda one: one["id"])
def test_what_is_absent_stands_in_no_note(record: dict[str, Any]) -> None:
    for pattern in record["absent"]:
        assert not [name for name, text in TEXTS.items() if re.search(pattern, text, re.IGNORECASE)], pattern


@pytest.mark.parametrize("record", [one for one in UNANSWERABLE if one["kind"] == "false_premise"], ids=lambda one: one["id"])
def test_what_contradicts_a_premise_stands_in_its_note(record: dict[str, Any]) -> None:
    assert record["contradicted_by"]
    for passage in record["contradicted_by"]:
        assert passage["quote"] in TEXTS[passage["file"]]


def test_there_are_unanswerable_questions_of_every_kind() -> None:
    kinds = [record["kind"] for record in UNANSWERABLE]
    assert {kind: kinds.count(kind) >= 5 for kind in set(kinds)} == {"near_miss": True, "unrelated": True, "false_premise": True}


# ---- claims ----


@pytest.mark.parametrize("record", CITATIONS, ids=lambda one: one["id"])
def test_cited_passages_stand_in_their_notes(record: dict[str, Any]) -> None:
    assert record["passage"] in TEXTS[record["file"]]
    assert record["claim"] != record["passage"]


def test_about_half_of_the_claims_are_supported() -> None:
    supported = [record["supported"] for record in CITATIONS]
    assert 0.4 <= sum(supported) / len(supported) <= 0.6
    assert {record["trap"] for record in CITATIONS} >= {"paraphrase", "opposite", "number", "swap", "wrong_passage"}
