"""The command `index` for files of a project: wrong use is told with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.cli import main


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
