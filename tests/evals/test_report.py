"""Tables and files of the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import BadInput
from evals.bench import Ratio, medians, table_of
from evals.report import keep, share, show, table


def test_columns_are_aligned() -> None:
    lines = table(["name", "n"], [["a", "1"], ["longer", "100"]]).splitlines()
    assert lines == ["name      n", "a         1", "longer  100"]


@pytest.mark.parametrize(("value", "text"), [(None, "-"), (0.0, "0"), (1.0, "100"), (0.666, "67")])
def test_shares_are_per_cent(value: float | None, text: str) -> None:
    assert share(value) == text


def test_a_report_is_kept_as_json(tmp_path: Path) -> None:
    keep({"café": [1]}, tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == {"café": [1]}
    keep({}, None)


def test_a_report_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        keep({}, tmp_path / "no" / "such" / "folder.json")


def test_text_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    show("Señal ✓")
    assert capsys.readouterr().out == "Señal ✓\n"


def test_ratios_of_the_bench() -> None:
    text = table_of([Ratio("search / embedding", 0.012, 0.004), Ratio("all / nothing", 1.0, 0.0)])
    assert "3.0" in text.splitlines()[1]
    assert "inf" in text.splitlines()[2]


def test_a_median_is_taken_after_a_warm_up() -> None:
    ran: list[int] = []
    assert medians([lambda: ran.append(1), lambda: ran.append(2)]) >= 0
    assert ran == [1, 1, 2]
