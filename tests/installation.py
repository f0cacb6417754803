"""One installation for all tests that need the notes: model and index are built when something changed, every home points there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.settings import load_settings
from knowledge.index import ensure_index, models_folder
from knowledge.models import open_embedder

TODAY = "2026-11-23"
KEPT = Path(__file__).parent.parent / "build" / "tests"
"""Where model and index of the tests stay; removing it only costs the time to build them again."""
SHARED = ("models", "index")


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the exported model; it is exported once and checked by its weights whenever it is opened."""
    folder = models_folder(KEPT)
    folder.mkdir(parents=True, exist_ok=True)
    open_embedder(folder)
    return folder


def home_in(folder: Path, installation: Path) -> Path:
    """A home of its own in `folder`, with the model and the index of the installation."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        (folder / name).symlink_to(installation / name, target_is_directory=True)
    return folder


@pytest.fixture(scope="session")
def installation(models: Path) -> Path:
    """The folder with model and index, kept between runs: whatever changed since is built anew, workers wait for each other."""
    ensure_index(models.parent)
    return models.parent


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
