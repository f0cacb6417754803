"""Reports as JSON: complete, by kind, and readable again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput, EnvironmentBroken
from evals.marking import solved_by
from evals.reporting import FORMAT, build_report, means, read_report
from evals.running import Wishes, describe
from evals.samples import Setup
from tests.evals.small_suite import CRASH, GOOD, WRONG, report, sample, suite


def test_means_over_all_and_by_kind(home: Path) -> None:
    assert home.is_dir()
    found = report(*GOOD, WRONG)
    assert found["format"] == FORMAT
    assert (found["headline"], found["columns"]) == ("right", ["right", "near"])
    assert {kind: one["right"]["mean"] for kind, one in found["kinds"].items()} == {"all": 0.75, "sum": 1.0, "large": 0.5}
    assert found["kinds"]["all"]["right"]["low"] < 0.75 < found["kinds"]["all"]["right"]["high"]
    assert json.loads(json.dumps(found)) == found


def test_every_sample_is_there_with_what_was_asked_expected_and_found(home: Path) -> None:
    assert home.is_dir()
    row = report(*GOOD, WRONG)["samples"][3]
    assert (row["asked"], row["expected"], row["found"], row["misses"]) == ("5+5", "11", "10", ["10 is not 11"])
    assert row["shown"] == [{"label": "added up", "text": "10", "good": False}]
    assert row["values"] == {"right": 0.0, "near": 0.5}


def test_failed_samples_are_counted_and_stay(home: Path) -> None:
    assert home.is_dir()
    found = report(*GOOD, CRASH)
    assert (found["completed"], found["total"], found["failed"]) == (4, 4, 1)
    assert found["kinds"]["all"]["right"]["n"] == 4
    assert found["kinds"]["all"]["right"]["mean"] == 0.75


def test_a_missing_sample_is_never_passed_over(home: Path) -> None:
    assert home.is_dir()
    made, setup = suite(*GOOD), Setup(Groundplan())
    solved = [solved_by(made, one, 1, setup) for one in GOOD[:2]]
    with pytest.raises(EnvironmentBroken, match=r"1 samples are missing, first c \(epoch 1\)"):
        build_report(made, GOOD, solved, describe(made, GOOD, setup, Wishes()))


def test_a_measure_counts_only_the_samples_it_applies_to() -> None:
    rows = [
        {"kind": "k", "cluster": "1", "values": {"right": 1.0}},
        {"kind": "k", "cluster": "2", "values": {"right": 0.0, "more": 0.5}},
    ]
    found = means(rows, ("right", "more", "none"))
    assert found["right"]["n"] == 2
    assert (found["more"]["n"], found["more"]["mean"]) == (1, 0.5)
    assert "none" not in found


def test_samples_of_one_cluster_widen_the_interval(home: Path) -> None:
    assert home.is_dir()
    apart = [sample(f"s{number}", "2+2", "4" if number % 3 else "5") for number in range(12)]
    together = [sample(one.id, one.asked, one.expected, cluster=str(number % 3)) for number, one in enumerate(apart)]
    wide, narrow = (report(*samples)["kinds"]["all"]["right"] for samples in (together, apart))
    assert wide["mean"] == narrow["mean"]
    assert wide["high"] - wide["low"] > narrow["high"] - narrow["low"]


def test_a_report_is_read_from_its_file_or_folder(home: Path) -> None:
    found = report(*GOOD)
    (home / "report.json").write_text(json.dumps(found), "utf-8")
    assert read_report(home) == read_report(home / "report.json") == found


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "groundplan-eval/9"}'])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "report.json").write_text(content, "utf-8")
    with pytest.raises(BadInput, match="holds no report"):
        read_report(tmp_path)


def test_nothing_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no report") as told:
        read_report(tmp_path / "none.json")
    assert "--resume" in told.value.remedy
