"""Lessons for the reader: from rows of a dataset, from our notes with the known questions, and with lines of others mixed in."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import BadInput
from evals.reading_rows import KINDS, MOST_LINES, NEIGHBOURS, SAME, Lesson, neighbours, of_known_questions, of_rows, with_strangers
from evals.samples import DATASETS


def test_a_row_is_a_lesson_with_its_lines_by_kind(tmp_path: Path) -> None:
    row = {
        "id": "r-1",
        "passage": "**Bread** is baked.",
        "supports": ["It is baked."],
        "contradicts": ["It is fried."],
        "beside": ["By whom?"],
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), "utf-8")
    (found,) = of_rows([tmp_path / "rows.jsonl"], None)
    assert found == Lesson("Bread is baked.", (("It is baked.", "supports"), ("It is fried.", "contradicts"), ("By whom?", "beside")))


def test_a_place_in_documents_needs_the_documents() -> None:
    with pytest.raises(BadInput, match="quotes documents"):
        of_rows([DATASETS / "slides" / "read.jsonl"], None)


@pytest.mark.parametrize("name", ["read/invented.jsonl", "read_unseen/business.jsonl"])
def test_every_shipped_lesson_has_lines_of_all_kinds_and_none_twice(name: str) -> None:
    lessons = of_rows([DATASETS / name], None)
    for lesson in lessons:
        lines = [line for line, _ in lesson.lines]
        assert len(set(lines)) == len(lines), lesson.passage
        assert {kind for _, kind in lesson.lines} == KINDS.keys() - {"strange"}, lesson.passage


def test_no_passage_that_is_measured_on_is_trained_on() -> None:
    seen = {lesson.passage for lesson in of_rows([DATASETS / "read" / "invented.jsonl"], None)}
    assert not seen & {lesson.passage for lesson in of_rows([DATASETS / "read_unseen" / "business.jsonl"], None)}


def test_known_questions_stand_beside_what_answers_them_and_what_does_not() -> None:
    random.seed(3)
    lessons = of_known_questions()
    answered = {line: lesson.passage for lesson in lessons for line, kind in lesson.lines if kind == "answers"}
    beside = {line: lesson.passage for lesson in lessons for line, kind in lesson.lines if kind == "beside"}
    assert len(answered) > 6000
    assert beside.keys() <= answered.keys()
    assert all(answered[line] != passage for line, passage in beside.items())
    assert max(len(lesson.lines) for lesson in lessons) <= MOST_LINES


def test_strangers_are_lines_of_other_passages() -> None:
    random.seed(4)
    lessons = [Lesson(f"passage {number}", tuple((f"line {number} {line}", "supports") for line in range(20))) for number in range(30)]
    apart = np.eye(len(lessons), dtype=np.float32)
    mixed = with_strangers(lessons, apart)
    strange = [(lesson.passage, line) for lesson in mixed for line, kind in lesson.lines if kind == "strange"]
    assert 40 < len(strange) < 160
    assert all(line.split()[1] != passage.split()[1] for passage, line in strange)
    assert all(
        {line for line, kind in one.lines if kind != "strange"} == {line for line, _ in other.lines}
        for one, other in zip(mixed, lessons, strict=True)
    )


def test_neighbours_are_the_most_like_that_do_not_say_the_same() -> None:
    angles = np.array([0.0, 0.1, 0.8, 0.9, 1.0, 2.0])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    found = neighbours(0, vectors)
    assert found[0] == 2
    assert 1 not in found
    assert all(vectors[at] @ vectors[0] <= SAME for at in found)
    assert len(neighbours(0, np.eye(30, dtype=np.float32))) == NEIGHBOURS
