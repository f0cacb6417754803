"""The suite `answers`: what is right, of questions that the sources answer, do not answer, or speak against."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from evals.samples import Sample, Setup
from evals.tasks.answers import MEASURES, load, mark, solve
from tests.evals.tasks.small_docs import JARS, SWARM, write_dataset


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dataset(tmp_path_factory.mktemp("answers") / "set")


@pytest.fixture
def setup(furnished: Path, dataset: Path) -> Setup:
    assert furnished.is_dir()
    return Setup(Groundplan(), dataset)


@pytest.fixture
def samples(setup: Setup) -> dict[str, Sample]:
    return {one.id: one for one in load(setup)}


def record(
    *, answered: bool = True, answer: str = "", correction: str | None = None, quote: str = "", exact: bool = True
) -> dict[str, Any]:
    citations = [{"source": "bees.md", "heading": "Swarms", "quote": quote}] if quote else []
    return {"answered": answered, "answer": answer, "correction": correction, "confidence": 0.7, "citations": citations, "exact": exact}


REFUSAL = record(answered=False, answer="The sources do not answer this.")
ANSWER = record(answer=SWARM, quote=SWARM)
CORRECTION = record(answered=False, answer=JARS, correction=JARS, quote=JARS)


@pytest.mark.parametrize(
    ("name", "given", "values"),
    [
        ("b1", ANSWER, {"right": 1, "decided": 1, "topics": 1, "exact": 1}),
        ("b1", REFUSAL, {"right": 0, "decided": 0, "topics": 0, "exact": 0}),
        ("b1", record(answer="Bees like flowers.", quote="Bees"), {"right": 0, "decided": 1, "topics": 0, "exact": 1}),
        ("b1", record(answer=SWARM, quote=SWARM, exact=False), {"right": 0, "decided": 1, "topics": 1, "exact": 0}),
        ("b1", record(answer=SWARM), {"right": 0, "decided": 1, "topics": 1, "exact": 0}),
        ("u1", REFUSAL, {"right": 1, "decided": 1}),
        ("u1", ANSWER, {"right": 0, "decided": 0}),
        ("u2", CORRECTION, {"right": 1, "decided": 1, "corrected": 1, "exact": 1}),
        ("u2", REFUSAL, {"right": 0, "decided": 1, "corrected": 0, "exact": 0}),
        ("u2", ANSWER, {"right": 0, "decided": 0, "corrected": 0, "exact": 1}),
        ("u2", record(answered=False, correction=JARS), {"right": 0, "decided": 1, "corrected": 0, "exact": 0}),
    ],
)
def test_what_is_right(samples: dict[str, Sample], name: str, given: dict[str, Any], values: dict[str, float]) -> None:
    marks = mark(samples[name], given)
    assert marks.values == values
    assert bool(marks.misses) == (not values["right"])
    assert set(samples[name].measures) == set(values)


def test_misses_say_what_went_wrong(samples: dict[str, Sample]) -> None:
    says = {name: mark(samples[name], given).misses for name, given in (("b1", REFUSAL), ("u1", ANSWER), ("u2", REFUSAL))}
    assert says == {
        "b1": ("it is refused, though the sources answer it",),
        "u1": ("it is answered, though the sources do not",),
        "u2": ("the wrong premise is refused, not corrected",),
    }
    assert mark(samples["u2"], ANSWER).misses == ("the wrong premise is answered",)
    assert "a quote does not stand in its source" in mark(samples["b1"], record(answer=SWARM, quote=SWARM, exact=False)).misses


def test_wanted_quotes_are_marked(samples: dict[str, Sample]) -> None:
    assert [one.good for one in mark(samples["b1"], ANSWER).shown] == [None, True]
    assert [one.good for one in mark(samples["b1"], record(answer=JARS, quote=JARS)).shown] == [None, None]
    assert mark(samples["u2"], CORRECTION).found == JARS


def test_the_product_is_asked_and_its_quotes_are_looked_up(setup: Setup, samples: dict[str, Sample]) -> None:
    found = {name: solve(one, setup) for name, one in samples.items()}
    assert mark(samples["b1"], found["b1"]).values["right"] == 1.0
    assert mark(samples["u1"], found["u1"]).values["right"] == 1.0
    assert all(one["exact"] for one in found.values())


def test_one_file_may_be_given_alone(setup: Setup, dataset: Path) -> None:
    for name, ids in (("questions", ["b1", "b2"]), ("unanswerable", ["u1", "u2"])):
        assert [one.id for one in load(Setup(setup.groundplan, dataset / f"{name}.jsonl"))] == ids


def test_kinds_and_measures(samples: dict[str, Sample]) -> None:
    assert {one.kind for one in samples.values()} == {"plain", "hard", "unrelated", "false_premise"}
    assert {name for one in samples.values() for name in one.measures} == set(MEASURES)
    assert "correct the premise" in samples["u2"].expected
    assert JARS in samples["u2"].expected
