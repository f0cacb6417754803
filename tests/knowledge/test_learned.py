"""Arrays that follow from files of the project are made once, and again when a file changed or was damaged."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.learned import Arrays, learned


class Maker:
    """Makes two arrays, another one each time, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Arrays:
        self.made += 1
        return {"one": np.full((2, 3), self.made, dtype=np.float32), "other": np.arange(self.made)}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.md").write_text("a", "utf-8")
    return folder


def asked(tmp_path: Path, sources: Path, make: Maker) -> Arrays:
    (tmp_path / "model").mkdir(exist_ok=True)
    return learned(tmp_path / "model", "things", [sources], ("one", "other"), "1", make)


def test_they_are_made_once(tmp_path: Path, sources: Path) -> None:
    make = Maker()
    first, second = asked(tmp_path, sources, make), asked(tmp_path, sources, make)
    assert make.made == 1
    assert np.array_equal(first["one"], second["one"])
    assert np.array_equal(first["other"], second["other"])


def test_a_changed_or_new_file_makes_them_anew_and_the_old_ones_go(tmp_path: Path, sources: Path) -> None:
    make = Maker()
    asked(tmp_path, sources, make)
    (sources / "a.md").write_text("b", "utf-8")
    assert asked(tmp_path, sources, make)["one"][0, 0] == 2
    (sources / "b.md").write_text("b", "utf-8")
    assert asked(tmp_path, sources, make)["one"][0, 0] == 3
    assert len([folder for folder in (tmp_path / "model").iterdir() if folder.is_dir()]) == 1


def test_another_form_makes_them_anew(tmp_path: Path, sources: Path) -> None:
    make = Maker()
    asked(tmp_path, sources, make)
    assert learned(tmp_path / "model", "things", [sources], ("one", "other"), "2", make)["one"][0, 0] == 2


@pytest.mark.parametrize("content", [b"", b"no array", None])
def test_a_damaged_part_makes_all_anew(tmp_path: Path, sources: Path, content: bytes | None) -> None:
    make = Maker()
    asked(tmp_path, sources, make)
    (file,) = (tmp_path / "model").glob("things-*/one.npy")
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert asked(tmp_path, sources, make)["one"][0, 0] == 2
    assert asked(tmp_path, sources, make)["one"][0, 0] == 2
    assert make.made == 2


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path, sources: Path) -> None:
    make = Maker()
    (tmp_path / "model").write_text("a file where a folder should be", "utf-8")
    for time in (1, 2):
        assert learned(tmp_path / "model", "things", [sources], ("one", "other"), "1", make)["one"][0, 0] == time
