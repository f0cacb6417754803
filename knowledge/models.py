"""The exported models: made once in a folder, opened when they are needed, made anew where one is broken."""

from __future__ import annotations

import functools
import shutil
import zlib
from pathlib import Path

from filelock import FileLock

from knowledge.embeddings import EMBEDDER, READER, READER_WEIGHTS, WEIGHTS_SHA256, Embedder, OnnxEmbedder, exported, weights_folder
from knowledge.errors import ModelWeightsWrong
from knowledge.loading import make_folder
from knowledge.reader import Reader

EXPORT_VERSION = "4"  # raised when the exported files are written in another way


def open_embedder(folder: Path) -> Embedder:
    """The embedder for queries, kept for the life of the process; exports the models into `folder` the first time.

    Raises ModelWeightsWrong and FolderUnwritable.
    """
    return _embedder(folder.resolve())


def reader_of(embedder: Embedder) -> Reader | None:
    """The reader beside the exported model of this embedder, kept for the life of the process; None where there is none."""
    model = exported(embedder)
    return _reader(model.folder) if model else None


def export_name() -> str:
    """The folder of the exported models: another one for other weights, and for those exported in another way."""
    return f"{WEIGHTS_SHA256[:12]}-{EXPORT_VERSION}-{zlib.crc32(READER_WEIGHTS.read_bytes()):08x}"


def remove_others(target: Path) -> None:
    """Remove exports of the same weights that an older version wrote, 90 MB each."""
    for other in target.parent.glob(f"{WEIGHTS_SHA256[:12]}*"):
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


@functools.lru_cache(maxsize=4)
def _embedder(folder: Path) -> OnnxEmbedder:
    target = folder / export_name()
    if not _is_whole(target):
        make_folder(folder)
        with FileLock(folder / "export.lock"):
            if not _is_whole(target):
                _export(target)
                remove_others(target)
    try:
        return OnnxEmbedder(target)
    except ModelWeightsWrong:
        _export_again(target)
        return OnnxEmbedder(target)


@functools.lru_cache(maxsize=4)
def _reader(folder: Path) -> Reader:
    try:
        return Reader(folder)
    except ModelWeightsWrong:
        _export_again(folder)
        return Reader(folder)


def _is_whole(target: Path) -> bool:
    return (target / EMBEDDER).exists() and (target / READER).exists()


def _export_again(target: Path) -> None:
    """Make the models of a folder anew, one of which was cut off or altered after the export."""
    with FileLock(target.parent / "export.lock"):
        _export(target)


def _export(target: Path) -> None:
    from knowledge.model_export import export_model  # noqa: PLC0415 - heavy: only when models are made

    export_model(weights_folder(), target)
