"""Tables and files of the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import BadInput
from evals.bench import Ratio, medians, table_of
from evals.report import MOST_ROWS, as_text, keep, share, show, table
from tests.evals.small_suite import CRASH, GOOD, WRONG, report, sample


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


def test_a_report_tells_means_kinds_samples_and_misses(home: Path) -> None:
    assert home.is_dir()
    text = as_text(report(*GOOD, WRONG, CRASH))
    assert text.startswith("sums: 5 of 5 samples completed, 1 failed and counted 0\n")
    lines = [line.split() for line in text.splitlines()]
    assert ["right", "60.0", "13.1", "to", "93.7", "5", "5"] in lines
    assert ["large", "2", "50.0", "75.0"] in [[*line[:2], *line[-2:]] for line in lines]
    assert ["w", "0.0", "50.0"] in [line[:3] for line in lines]
    assert "Misses in 2 of 5 samples" in text
    assert "w  5+5\n    10 is not 11" in text


def test_many_samples_have_no_line_each(home: Path) -> None:
    assert home.is_dir()
    many = [sample(f"s{number}", "2+2", "4") for number in range(MOST_ROWS + 1)]
    text = as_text(report(*many))
    assert "s3 " not in text
    assert "No misses." in text
