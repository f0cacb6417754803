"""Tasks of Inspect AI: what they are made of, and that they keep to themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from inspect_ai.log import read_eval_log

from assistant.bootstrap import Groundplan
from assistant.errors import EnvironmentBroken
from evals.inspecting import answers, as_task, plans, retrieval, run_task
from evals.marking import solved_by
from evals.sample_log import Solved
from evals.samples import Sample, Setup
from tests.evals.small_suite import CRASH, GOOD, WRONG, suite


def test_a_task_has_dataset_solver_and_scorer() -> None:
    made = as_task(suite(*GOOD), GOOD, lambda one, epoch: Solved(one.id, epoch, {}, "", 0), epochs=2)
    assert made.name == "sums"
    assert made.epochs == 2
    first = made.dataset[0]
    assert (first.id, first.input, first.target, first.metadata) == ("a", "2+2", "4", {"kind": "sum", "cluster": "a"})


def test_the_log_of_inspect_tells_the_same(home: Path) -> None:
    made, setup = suite(*GOOD, WRONG, CRASH), Setup(Groundplan())
    samples = [*GOOD, WRONG, CRASH]
    run_task(as_task(made, samples, lambda one, epoch: solved_by(made, one, epoch, setup)), home / "run")
    log = read_eval_log(str(next((home / "run" / "inspect").glob("*.eval"))))
    assert log.results is not None
    assert log.results.scores[0].metrics["mean"].value == pytest.approx(3 / 5)
    assert log.samples is not None
    scores = {str(one.id): (one.scores or {})["marking"] for one in log.samples}
    assert scores["w"].explanation == "10 is not 11"
    assert scores["w"].metadata == {"right": 0.0, "near": 0.5}
    assert "invalid literal" in (scores["x"].explanation or "")


def test_variables_of_inspect_count_for_nothing_and_come_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_TELEMETRY", "nowhere.telemetry")
    monkeypatch.setenv("INSPECT_LOG_DIR", str(home / "elsewhere"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "traces"))
    seen: list[bool] = []

    def solve(one: Sample, epoch: int) -> Solved:
        seen.append(any(name.startswith("INSPECT_") for name in os.environ))
        return Solved(one.id, epoch, {"sum": 4}, "", 0)

    run_task(as_task(suite(GOOD[0]), GOOD[:1], solve), home / "run")
    assert seen == [False]
    assert os.environ["INSPECT_TELEMETRY"] == "nowhere.telemetry"
    assert not (home / "elsewhere").exists()
    assert not (home / "traces").exists()


def test_a_run_in_which_the_machinery_breaks_is_told(home: Path) -> None:
    def broken(_one: Sample, _epoch: int) -> Solved:
        raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentBroken, match="No space left on device"):
        run_task(as_task(suite(GOOD[0]), GOOD[:1], broken), home / "run")


def test_inspects_own_commands_find_the_tasks(home: Path) -> None:
    assert home.is_dir()
    assert len(retrieval().dataset) >= 40
    assert len(answers().dataset) > len(retrieval().dataset)
    assert plans(variant="plans-cards").name == "plans-cards"
