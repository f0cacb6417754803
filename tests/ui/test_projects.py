"""The commands `projects` and `doctor`, called as the program calls them; deleting asks, or needs --yes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.entries import Draft
from assistant.settings import load_settings
from tests.installation import TODAY
from tests.ui.running import LIMIT, command, environment
from ui.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with three projects, set as GROUNDPLAN_HOME."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GROUNDPLAN_HOME", str(folder))
    monkeypatch.setenv("GROUNDPLAN_TODAY", TODAY)
    journal = opened(folder).journal
    for name, text in (("bees", "Más miel de abejas"), ("trains", "Late trains"), ("shirts", "Lost shirts")):
        journal.append(name, [Draft(turn=1, author="user", kind="message", body={"text": text})])
    journal.close()
    return folder


def opened(home: Path) -> Groundplan:
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": TODAY}))


class TestList:
    @pytest.mark.parametrize(
        ("search", "names"),
        [("", ["shirts", "trains", "bees"]), ("late", ["trains"]), ("MAS ABEJAS", ["bees"]), ("wolves", []), ("lost late", [])],
    )
    def test_it_is_searched(self, home: Path, capsys: pytest.CaptureFixture[str], search: str, names: list[str]) -> None:
        assert main(["projects", "--json", "--search", search]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [row["name"] for row in rows] == names
        assert all({"title", "entries", "updated", "branched_from"} <= set(row) for row in rows)
        assert home.is_dir()

    def test_it_is_readable(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        opened(home).branch("bees")
        assert main(["projects"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 4
        assert "What if: Más miel de abejas  (branched from bees, turn 1)" in lines[0]

    def test_nothing_found_is_said_and_is_no_failure(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["projects", "--search", "wolves"]) == 0
        assert "No project holds these words" in capsys.readouterr().err
        assert home.is_dir()


class TestActs:
    def test_a_project_is_renamed(self, home: Path) -> None:
        assert main(["projects", "rename", "bees", " More  honey "]) == 0
        assert {row.name: row.title for row in opened(home).projects()}["bees"] == "More honey"

    @pytest.mark.parametrize("title", ["", "   ", "x" * 500])
    def test_a_title_that_is_none_is_refused(self, home: Path, capsys: pytest.CaptureFixture[str], title: str) -> None:
        assert main(["projects", "rename", "bees", title]) == 2
        assert "title" in capsys.readouterr().err
        assert {row.name: row.title for row in opened(home).projects()}["bees"] == "Más miel de abejas"

    @pytest.mark.parametrize(("more", "title"), [([], "What if: Late trains"), (["On a Sunday"], "On a Sunday")])
    def test_a_project_is_branched(self, home: Path, capsys: pytest.CaptureFixture[str], more: list[str], title: str) -> None:
        assert main(["projects", "branch", "trains", *more]) == 0
        new = capsys.readouterr().out.split()[-1]
        row = opened(home).projects()[0]
        assert (row.name, row.title, row.branched_from) == (new, title, "trains")

    @pytest.mark.parametrize("act", [["rename", "nowhere", "x"], ["branch", "nowhere"], ["delete", "nowhere", "--yes"]])
    def test_a_name_that_is_none_is_told(self, home: Path, capsys: pytest.CaptureFixture[str], act: list[str]) -> None:
        assert main(["projects", *act]) == 2
        assert "no project named nowhere" in capsys.readouterr().err
        assert len(opened(home).projects()) == 3

    def test_deleting_without_a_terminal_needs_yes(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["projects", "delete", "bees"]) == 2
        assert "--yes" in capsys.readouterr().err
        assert len(opened(home).projects()) == 3
        assert main(["projects", "delete", "bees", "--yes"]) == 0
        assert [row.name for row in opened(home).projects()] == ["shirts", "trains"]

    @pytest.mark.parametrize(("typed", "left"), [("no", 3), ("", 3), ("yes", 2)])
    def test_on_a_terminal_it_asks(self, home: Path, typed: str, left: int) -> None:
        ours, theirs = pty.openpty()
        with subprocess.Popen(  # noqa: S603 - our own command
            command("projects", "delete", "bees"), stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home)
        ) as child:
            os.write(ours, typed.encode() + b"\n")
            told, asked = child.communicate(timeout=LIMIT)
        os.close(ours)
        os.close(theirs)
        assert b"cannot be taken back" in asked
        assert (b"is gone" in told) == (left == 2)
        assert len(opened(home).projects()) == left


class TestDoctor:
    def test_a_line_a_finding(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code = main(["doctor", "--json"])
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [row["about"] for row in rows][:4] == ["python", "packages", "folder", "journal"]
        assert code == (3 if any(row["state"] == "problem" for row in rows) else 0)
        assert "3 projects" in rows[3]["says"]
        assert home.is_dir()

    def test_a_problem_ends_with_3_and_says_what_to_do(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (home / "journal.sqlite").write_bytes(b"a letter " * 900)
        assert main(["doctor"]) == 3
        told = capsys.readouterr().out
        assert "problem  journal" in told
        assert "Put back a copy" in told
