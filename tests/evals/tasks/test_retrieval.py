"""The suite `retrieval` on an index of two small files, and its marks on passages made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.retrieval_scorers import NAMES
from evals.samples import Record, Sample, Setup
from evals.tasks.retrieval import SUITE, load, mark, solve
from tests.evals.tasks.small_docs import QUESTIONS, SWARM, write_dataset


@pytest.fixture
def setup(furnished: Path) -> Setup:
    return Setup(Groundplan(), write_dataset(furnished.parent / "set"))


def passage(text: str, source: str = "bees.md") -> dict[str, Any]:
    return {"text": text, "source": source, "heading": "Swarms", "score": 0.5}


def found(*texts: str, deeper: tuple[str, ...] = ()) -> Record:
    return {"retrieved": [passage(text) for text in texts], "deeper": [passage(text) for text in deeper]}


def question(*rules: str) -> Sample:
    row = {**QUESTIONS[0], "rules": rules}
    return Sample("b1", "plain", "b1", "When?", SWARM, row, tuple(f"{rule} {name}" for rule in rules for name in NAMES))


def test_documents_beside_the_questions_are_searched(setup: Setup) -> None:
    samples = load(setup)
    marks = [mark(one, solve(one, setup)) for one in samples]
    assert [one.values["quote recall@1"] for one in marks] == [1.0, 0.0]
    assert marks[0].found.startswith("bees.md, ")
    assert marks[1].misses == (
        "by quote: the passage of none.md is not among the first 100",
        "by topics: the passage of none.md is not among the first 100",
    )
    assert marks[0].shown[0].good
    assert not any(one.good for one in marks[1].shown)


def test_every_measure_of_a_sample_is_measured(setup: Setup) -> None:
    one = load(setup)[0]
    assert set(one.measures) == set(mark(one, solve(one, setup)).values) == set(SUITE.measures)
    assert next(iter(SUITE.measures)) == "quote recall@600w"
    assert set(SUITE.columns) <= set(SUITE.measures)


def test_our_notes_are_judged_by_topics_only_for_the_questions_of_others(setup: Setup) -> None:
    dataset = setup.dataset or Path()
    (dataset / "docs").rename(dataset / "elsewhere")
    assert {name.split()[0] for name in load(Setup(setup.groundplan, dataset))[0].measures} == {"topics"}
    named = Setup(setup.groundplan, dataset / "questions.jsonl", dataset / "elsewhere")
    assert {name.split()[0] for name in load(named)[0].measures} == {"quote", "topics"}


def test_a_late_passage_is_named_with_its_rank() -> None:
    marks = mark(question("quote"), found(*["Honey."] * 7, SWARM))
    assert marks.misses == ("by quote: the passage of bees.md is only at rank 8",)
    assert (marks.values["quote recall@5"], marks.values["quote recall@10"]) == (0.0, 1.0)
    assert [one.label.split(".")[0] for one in marks.shown] == ["1", "2", "3", "4", "5", "8"]
    assert [one.good for one in marks.shown] == [None] * 5 + [True]


def test_a_passage_says_by_which_rule_it_answers() -> None:
    shown = mark(question("quote", "topics"), found("They swarm in May.", SWARM)).shown
    assert [one.label for one in shown] == ["1. bees.md, Swarms (0.50) by topics", "2. bees.md, Swarms (0.50) by quote"]
    assert all(one.good for one in shown)


def test_what_is_found_deeper_counts_nothing_but_is_named() -> None:
    marks = mark(question("quote"), found(*["Honey."] * 10, deeper=("Wax.", SWARM)))
    assert marks.values["quote recall@10"] == 0.0
    assert marks.misses == ("by quote: the passage of bees.md is only at rank 12",)


def test_nothing_found_is_a_miss() -> None:
    marks = mark(question("quote", "topics"), found())
    assert set(marks.values.values()) == {0.0}
    assert marks.found == "nothing"


def test_a_deeper_search_is_made_only_where_it_is_needed(setup: Setup) -> None:
    answered, missed = load(setup)
    assert solve(answered, setup)["deeper"] == []
    assert len(solve(missed, setup)["retrieved"]) == 2


def test_questions_about_one_passage_are_one_cluster(setup: Setup) -> None:
    assert load(setup)[0].cluster == f"bees.md: {SWARM}"


def test_a_folder_that_is_not_there_is_refused(setup: Setup) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        load(Setup(setup.groundplan, setup.dataset, setup.groundplan.home / "none"))


def test_a_question_without_answer_passages_is_refused(setup: Setup) -> None:
    with pytest.raises(BadInput, match="Question u1 has no answer passages"):
        load(Setup(setup.groundplan, (setup.dataset or Path()) / "unanswerable.jsonl"))
