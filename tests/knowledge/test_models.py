"""The exported models are opened once, and made anew when one is broken or of an older version."""

import shutil
from pathlib import Path

import pytest

from knowledge import models as models_room
from knowledge.embeddings import READER, WEIGHTS_SHA256, OnnxEmbedder
from knowledge.models import export_name, open_embedder, reader_of, remove_others
from tests.knowledge.hashed import HashedEmbedder


def test_one_embedder_a_folder(models: Path) -> None:
    assert open_embedder(models) is open_embedder(models / ".." / models.name)


def test_exports_of_the_same_weights_by_an_older_version_are_removed(tmp_path: Path) -> None:
    now, older, other = (tmp_path / name for name in (export_name(), WEIGHTS_SHA256[:12], "remembered"))
    for folder in (now, older, other):
        folder.mkdir()
        (folder / "model.onnx").write_bytes(b"a model")
    remove_others(now)
    assert (now.exists(), older.exists(), other.exists()) == (True, False, True)


def test_an_embedder_without_an_exported_model_has_no_reader() -> None:
    assert reader_of(HashedEmbedder()) is None


class Somewhere(OnnxEmbedder):
    """An exported model that is nothing but its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


def test_a_reader_that_was_cut_off_is_made_anew(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = models / export_name()
    shutil.copy(whole / "tokenizer.json", tmp_path)
    (tmp_path / READER).write_bytes((whole / READER).read_bytes()[:1000])
    monkeypatch.setattr(models_room, "_export", lambda folder: shutil.copy(whole / READER, folder))
    found = reader_of(Somewhere(tmp_path))
    assert found is not None
    assert found.read([("Bread is sold.", ["It is given away."])])[0].shape == (1, 3)
