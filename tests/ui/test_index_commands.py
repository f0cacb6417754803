"""The command `index` for files of a project: wrong use is told with exit code 2."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from assistant.errors import BadInput
from ui.cli import main
from ui.index_commands import _read


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["index", "add", "a.md"], "No project is named"),
        (["index", "add", "--session", "p"], "No file is named"),
        (["index", "list", "--session", "never-said"], "no project named"),
    ],
)
def test_wrong_use_is_told(home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert home.exists()


def given(names: list[str]) -> dict[str, str]:
    """What becomes of each file: its text, or why it cannot be read."""
    return {name: raw.message if isinstance(raw, BadInput) else raw.decode() for name, raw in _read(names)}


def test_what_cannot_be_opened_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.md").write_text("Vans wait.")
    long = "n" * 300 + ".txt"
    found = given([str(tmp_path / name) for name in ("pipe.txt", "empty", long, "gone.md", "table.xls", "good.md")])
    assert found["good.md"] == "Vans wait."
    assert found["pipe.txt"] == "pipe.txt is no file."
    assert found["empty"] == "empty holds no file that can be read."
    assert "too long" in found[long]
    assert "cannot be opened" in found["gone.md"]
    assert "cannot be read here" in found["table.xls"]


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(name)
    files = _read([str(tmp_path)])
    assert next(files) == ("a.md", b"a.md")
    (tmp_path / "b.md").write_text("changed since")
    assert next(files) == ("b.md", b"changed since")


def test_passages_of_a_batch_say_as_much_as_those_of_one_question(furnished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (furnished / "ferry.md").write_text("# Ferry\n\nThe ferry to Texel takes forty vans.\n", "utf-8")
    (furnished / "asked.jsonl").write_text('{"id": 1, "question": "Which ferry takes vans?"}\n', "utf-8")
    assert main(["index", "add", str(furnished / "ferry.md"), "--session", "isle"]) == 0
    capsys.readouterr()
    assert main(["search", "Which ferry takes vans?", "--session", "isle", "-k", "2", "--json"]) == 0
    alone = json.loads(capsys.readouterr().out)["results"]
    assert main(["search", "--batch", str(furnished / "asked.jsonl"), "--session", "isle", "-k", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["retrieved"] == alone
    assert alone[0]["own"]
