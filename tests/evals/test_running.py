"""Running a suite: through Inspect AI, with failures that count, and on again after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.reporting import read_report
from evals.running import Wishes, code_of_product, describe, run_suite
from evals.samples import Setup
from tests.evals.small_suite import CRASH, GARBLE, GOOD, WRONG, marker, suite

ROOT = Path(__file__).parents[2]


@pytest.fixture
def setup(home: Path) -> Setup:
    assert home.is_dir()
    return Setup(Groundplan())


def test_a_run_ends_in_a_report_and_in_a_log_of_inspect(setup: Setup, home: Path) -> None:
    told: list[tuple[int, int, str]] = []
    setup.progress = lambda *step: told.append(step)
    report = run_suite(suite(*GOOD, WRONG), setup, Wishes())
    assert report["kinds"]["all"]["right"]["mean"] == 0.75
    assert told == [(number, 4, "sums") for number in range(1, 5)]
    folder = Path(report["folder"])
    assert folder.parent == home / "evals"
    assert read_report(folder)["samples"] == report["samples"]
    assert len(list((folder / "inspect").glob("*.eval"))) == 1


def test_samples_that_crash_stay_in_the_mean(setup: Setup, home: Path) -> None:
    report = run_suite(suite(*GOOD, CRASH, GARBLE), setup, Wishes(log=home / "run"))
    assert (report["completed"], report["total"], report["failed"]) == (5, 5, 2)
    assert report["kinds"]["all"]["right"]["mean"] == pytest.approx(3 / 5)
    assert report["kinds"]["all"]["near"]["mean"] == pytest.approx(3 / 5)
    says = {row["id"]: row["error"] for row in report["samples"]}
    assert says["x"].startswith("ValueError: invalid literal")
    assert says["y"] == "the scorer failed: KeyError: 'sum'"


def test_epochs_repeat_each_sample_and_count_as_one_cluster(setup: Setup, home: Path) -> None:
    report = run_suite(suite(*GOOD, WRONG, solver=marker(home)), setup, Wishes(epochs=3))
    assert report["total"] == 12
    assert sorted((home / "solved.txt").read_text().split()) == sorted(["a", "b", "c", "w"] * 3)
    assert report["kinds"]["all"]["right"]["clusters"] == 4


def test_a_limit_takes_the_first(setup: Setup) -> None:
    assert [row["id"] for row in run_suite(suite(*GOOD), setup, Wishes(limit=2))["samples"]] == ["a", "b"]


@pytest.mark.parametrize("wishes", [Wishes(epochs=0), Wishes(limit=0)])
def test_nothing_is_not_run(setup: Setup, wishes: Wishes) -> None:
    with pytest.raises(BadInput, match="Nothing would be run"):
        run_suite(suite(*GOOD), setup, wishes)


def test_a_run_that_was_killed_goes_on_and_solves_nothing_twice(setup: Setup, home: Path) -> None:
    child = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.evals.killed_run", str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"in the third\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    with pytest.raises(BadInput, match="holds no report"):
        read_report(home / "run")
    report = run_suite(suite(*GOOD, WRONG, solver=marker(home)), setup, Wishes(log=home / "run"))
    assert (home / "solved.txt").read_text().split() == ["a", "b", "c", "c", "w"]
    assert (report["completed"], report["failed"]) == (4, 0)


def test_a_run_that_is_done_is_only_reported_again(setup: Setup, home: Path) -> None:
    made, wishes = suite(*GOOD, solver=marker(home)), Wishes(log=home / "run")
    first, again = run_suite(made, setup, wishes), run_suite(made, setup, wishes)
    assert (home / "solved.txt").read_text().split() == ["a", "b", "c"]
    assert again["samples"] == first["samples"]
    assert again["run"]["began"] == first["run"]["began"]


def test_resume_takes_the_latest_that_stopped(setup: Setup, home: Path) -> None:
    made = suite(*GOOD, solver=marker(home))
    with pytest.raises(BadInput, match="has stopped half-way"):
        run_suite(made, setup, Wishes(resume=True))
    folder = Path(run_suite(made, setup, Wishes())["folder"])
    with pytest.raises(BadInput, match="has stopped half-way"):
        run_suite(made, setup, Wishes(resume=True))
    lines = (folder / "samples.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "samples.jsonl").write_text("".join(lines[:1]), "utf-8")
    assert run_suite(made, setup, Wishes(resume=True))["folder"] == str(folder)
    assert (home / "solved.txt").read_text().split() == ["a", "b", "c", "b", "c"]


def test_a_run_is_described_by_its_samples_and_the_state_of_the_product(setup: Setup) -> None:
    one, other = (describe(suite(*samples), samples, setup, Wishes()) for samples in (GOOD, (*GOOD, WRONG)))
    assert one.samples != other.samples
    assert one.code == other.code == code_of_product()
    assert (one.dataset, one.docs, one.count) == ("own", "notes", 3)
