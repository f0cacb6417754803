"""The command `eval`: list, run, compare, and what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from tests.evals.tasks.small_docs import write_dataset
from ui.cli import main
from ui.evaluation import RunProgress

TRAINS = {
    "format": "groundplan-scenario/1",
    "id": "S1",
    "title": "Late trains",
    "opening_message": "We run a small railway. 12% of our trains are late and we want 8% by 31 December 2027. Can you help us plan?",
    "facts": {"budget": "40,000 EUR."},
    "expected": {"decisions": {"verdict": {"acceptable": ["go", "go_with_conditions", "pilot_first", "ask_more", "no_ml", "data_first"]}}},
}


@pytest.fixture
def dataset(furnished: Path) -> Path:
    return write_dataset(furnished.parent / "set")


def report(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def test_the_suites_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "list"]) == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines()][:2] == ["plans", "plans-reordered"]
    assert main(["eval"]) == 0
    assert capsys.readouterr().out == listed


def test_a_suite_is_run_reported_and_compared(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["eval", "run", "retrieval", "--dataset", str(dataset), "--log", str(tmp_path / "run")]
    assert main([*given, "-o", str(tmp_path / "a.json"), "--html", str(tmp_path / "a.html")]) == 0
    told = capsys.readouterr()
    assert "retrieval: 2 of 2 samples completed" in told.out
    assert "by quote: the passage of none.md is not among the first 100" in told.out
    assert "retrieval: 2 of 2" in told.err
    assert report(tmp_path / "a.json")["kinds"]["all"]["quote recall@1"]["mean"] == 0.5
    assert "How is wax made into candles?" in (tmp_path / "a.html").read_text("utf-8")
    compared = ["eval", "compare", str(tmp_path / "a.json"), str(tmp_path / "run"), "-o", str(tmp_path / "c.json")]
    assert main(compared) == 0
    assert "No difference" in capsys.readouterr().out.replace("A and B came out alike on every sample: no difference", "No difference")
    assert report(tmp_path / "c.json")["measure"] == "quote recall@600w"
    assert main([*compared, "--measure", "topics recall@5"]) == 0
    assert report(tmp_path / "c.json")["measure"] == "topics recall@5"


@pytest.mark.parametrize("name", ["plans-cards", "plans-at-once"])
def test_teams_are_played_and_leave_no_project_behind(furnished: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (furnished / "s1.json").write_text(json.dumps(TRAINS), "utf-8")
    output = furnished / "report.json"
    assert main(["eval", "run", name, "--dataset", str(furnished / "s1.json"), "--log", str(furnished / "run"), "-o", str(output)]) == 0
    assert f"{name}: 1 of 1 samples completed" in capsys.readouterr().out
    [row] = report(output)["samples"]
    assert row["shown"][0]["text"] == TRAINS["opening_message"]
    assert Groundplan().projects() == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["weather"], "weather"),
        ([], "no suite named"),
        (["retrieval", "--docs", "nowhere"], "There is no folder nowhere"),
        (["retrieval", "--dataset", "nowhere.jsonl"], "nowhere.jsonl"),
        (["retrieval", "--limit", "0"], "Nothing would be run"),
        (["retrieval", "--resume"], "stopped half-way"),
    ],
)
def test_wrong_use_ends_with_two(furnished: Path, more: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert furnished.is_dir()
    assert main(["eval", "run", *more]) == 2
    assert says in capsys.readouterr().err


def test_what_is_no_report_cannot_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "compare", str(tmp_path), str(tmp_path)]) == 2
    assert "holds no report" in capsys.readouterr().err


def test_progress_is_told_for_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    progress = RunProgress()
    for done in range(1, 41):
        progress(done, 40, "answers")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert (lines[0], lines[-1]) == ("answers: 4 of 40", "answers: 40 of 40")
