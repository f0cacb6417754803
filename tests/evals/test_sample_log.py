"""The folder of a run: what was solved is on the disk, whatever happens to the program."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import BadInput
from evals.sample_log import SAMPLES, Run, SampleLog, Solved, read_run, solved_in

RUN = Run("sums", "own", "f00", 3, 1, "notes", "c0de", {"manner": "lines"}, "2026-11-26T10:00:00+00:00")
ONE = Solved("a", 1, {"sum": 4, "text": "señal \u2028 \x00"}, "", 0.1)
TWO = Solved("a", 2, {}, "ValueError: no", 0.2)


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    with SampleLog(tmp_path / "run", RUN) as log:
        assert log.get("a", 1) is None
        log.keep(ONE)
        log.keep(TWO)
        assert log.get("a", 2) == TWO
    with SampleLog(tmp_path / "run", RUN) as log:
        assert log.solved == [ONE, TWO]
        assert log.get("b", 1) is None
    assert read_run(tmp_path / "run") == RUN
    assert solved_in(tmp_path / "run") == 2


def test_each_sample_is_on_the_disk_before_the_next(tmp_path: Path) -> None:
    with SampleLog(tmp_path, RUN) as log:
        log.keep(ONE)
        assert json.loads((tmp_path / SAMPLES).read_text("utf-8")) == vars(ONE)
        log.keep(TWO)
        assert len((tmp_path / SAMPLES).read_text("utf-8").split("\n")) == 3


@pytest.mark.parametrize("torn", [b'{"id": "b", "epo', b"\xc3", b"{"])
def test_a_line_that_was_cut_off_is_taken_away(tmp_path: Path, torn: bytes) -> None:
    with SampleLog(tmp_path, RUN) as log:
        log.keep(ONE)
    with (tmp_path / SAMPLES).open("ab") as file:
        file.write(torn)
    assert solved_in(tmp_path) == 1
    with SampleLog(tmp_path, RUN) as log:
        assert log.solved == [ONE]
        log.keep(TWO)
    with SampleLog(tmp_path, RUN) as log:
        assert log.solved == [ONE, TWO]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"suite": "plans"}, "suite is sums"),
        ({"epochs": 2}, "epochs is 1"),
        ({"samples": "other"}, "other samples"),
        ({"code": "other"}, "another state of the product"),
        ({"docs": "course"}, "docs is notes"),
        ({"parameters": {}}, "parameters is"),
    ],
)
def test_another_run_is_not_gone_on_with(tmp_path: Path, changed: dict[str, object], says: str) -> None:
    with SampleLog(tmp_path, RUN) as log:
        log.keep(ONE)
    with pytest.raises(BadInput, match=says), SampleLog(tmp_path, replace(RUN, **changed)):  # type: ignore[arg-type]  # any field
        pass
    with SampleLog(tmp_path, replace(RUN, began="later")) as log:
        assert log.solved == [ONE]


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with SampleLog(tmp_path, RUN), pytest.raises(BadInput, match="is writing into"), SampleLog(tmp_path, RUN):
        pass
    with SampleLog(tmp_path, RUN) as log:
        assert log.solved == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInput, match="cannot be written"), SampleLog(tmp_path / "file" / "run", RUN):
        pass


def test_a_damaged_run_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("{", "utf-8")
    assert read_run(tmp_path) is None
    with pytest.raises(BadInput, match=r"run\.json cannot be read"), SampleLog(tmp_path, RUN):
        pass
