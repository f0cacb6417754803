"""The command `checklist`: of a project with its ticks, of a file without, as boxes or JSON; wrong use ends with 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.plan.exports import export_plan
from assistant.planners.base import Said
from tests.assistant.plan.plans import plan_of
from tests.assistant.talking import FERRY, reply
from ui.cli import main


@pytest.fixture
def session(furnished: Path) -> str:
    """A project in the home of the test, with one tick."""
    assert furnished.is_dir()
    found = Groundplan().session("ferries")
    reply(found.send(Said(text=FERRY)))
    found.tick("task:sign_goal", done=True)
    return "ferries"


def test_a_project_shows_boxes_and_what_was_ticked(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", session]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# Checklist: ")
    assert "- [x] Sign the goal" in told
    assert "- [ ] " in told


def test_a_project_as_json(session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", session, "--to", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "groundplan-checklist/1"
    assert {one["id"]: one["state"] for one in found["items"]}["task:sign_goal"] == "done"


@pytest.mark.parametrize("shape", ["md", "json"])
def test_a_file_works_too_and_a_file_is_written(furnished: Path, shape: str) -> None:
    plan, output = furnished / "plan.json", furnished / f"list.{shape}"
    plan.write_text(export_plan(plan_of("laundry"), "json"), "utf-8")
    assert main(["checklist", str(plan), "--to", shape, "-o", str(output)]) == 0
    text = output.read_text("utf-8")
    assert "Sign the goal" in text
    assert "[x] Sign" not in text
    assert '"done",' not in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nobody"], "no project named nobody"),
        (["missing.json"], "no plan that can be read"),
        (["nobody", "--to", "pdf"], "no shape named pdf"),
    ],
)
def test_wrong_use_is_told_and_ends_with_two(furnished: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert furnished.is_dir()
    assert main(["checklist", *arguments]) == 2
    assert told in capsys.readouterr().err
