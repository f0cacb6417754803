"""One installation for all tests that need the notes: the model is exported and the index built once, every home points there."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.settings import load_settings
from knowledge.index import ensure_index

TODAY = "2026-11-23"
SHARED = ("models", "index")


def home_in(folder: Path, installation: Path) -> Path:
    """A home of its own in `folder`, with the model and the index of the installation."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        (folder / name).symlink_to(installation / name, target_is_directory=True)
    return folder


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder with model and index; parallel workers share it, and the model with the tests of knowledge."""
    base = tmp_path_factory.getbasetemp()
    root = base if worker_id == "master" else base.parent
    folder = root / "installation"
    for place in (folder, root / "models"):
        place.mkdir(exist_ok=True)
    with contextlib.suppress(FileExistsError):  # another worker was first
        (folder / "models").symlink_to(root / "models", target_is_directory=True)
    ensure_index(folder)
    return folder


@pytest.fixture(scope="session")
def groundplan(installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Groundplan:
    """The whole product, with a journal of this worker."""
    home = home_in(tmp_path_factory.mktemp("groundplan") / "home", installation)
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": TODAY}))


@pytest.fixture
def furnished(tmp_path: Path, installation: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home with model and index, set as GROUNDPLAN_HOME on the day of the tests."""
    home = home_in(tmp_path / "home", installation)
    monkeypatch.setenv("GROUNDPLAN_HOME", str(home))
    monkeypatch.setenv("GROUNDPLAN_TODAY", TODAY)
    return home
