"""The suites by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.suites import SUITES, run_suite


def test_every_suite_says_what_it_is_about() -> None:
    assert {"plans", "retrieval"} <= set(SUITES)
    assert all(suite.about for suite in SUITES.values())
    assert len({suite.about for suite in SUITES.values()}) == len(SUITES)


def test_an_unknown_suite_is_refused(home: Path) -> None:
    assert home.is_dir()
    with pytest.raises(BadInput, match="no suite named weather"):
        run_suite("weather", Groundplan(), None, None)


@pytest.mark.parametrize("name", ["plans", "retrieval"])
def test_a_dataset_that_is_not_there_is_refused(home: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.json"):
        run_suite(name, Groundplan(), home / "nowhere.json", None)


@pytest.mark.parametrize("name", ["plans-cards", "plans-at-once"])
def test_a_suite_plays_a_dataset_and_leaves_no_project_behind(home: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = {
        "format": "groundplan-scenario/1",
        "id": "S1",
        "title": "Late trains",
        "opening_message": "We run a small railway. 12% of our trains are late and we want 8% by 31 December 2027. Can you help us plan?",
        "facts": {"budget": "40,000 EUR."},
        "expected": {
            "decisions": {"verdict": {"acceptable": ["go", "go_with_conditions", "pilot_first", "ask_more", "no_ml", "data_first"]}}
        },
    }
    (home / "s1.json").write_text(json.dumps(scenario), "utf-8")
    groundplan = Groundplan()
    assert run_suite(name, groundplan, home / "s1.json", home / "report.json") == 0
    assert "Late trains" in capsys.readouterr().out
    report = json.loads((home / "report.json").read_text("utf-8"))
    assert report["scenarios"][0]["transcript"]["exchanges"][0]["said"] == scenario["opening_message"]
    assert groundplan.projects() == []
