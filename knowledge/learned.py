"""Arrays that follow from files of the project: made once on this machine, kept in a folder beside the model until a file changes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from knowledge.chunking import CHUNKER_VERSION

Arrays = Mapping[str, NDArray[Any]]


def learned(beside: Path, name: str, sources: Sequence[Path], parts: Sequence[str], form: str, make: Callable[[], Arrays]) -> Arrays:
    """What `make` gives, an array for each of `parts`, for as long as the files of the folders `sources` stay as they are.

    `form` changes when `make` makes something else of the same files.
    A folder that cannot be written costs time and nothing else; one that is not whole is made anew.
    """
    folder = beside / f"{name}-{_fingerprint(sources, form)}"
    found = _read(folder, parts)
    if found is not None:
        return found
    made = make()
    with suppress(OSError), FileLock(beside / f"{name}.lock"):
        for older in beside.glob(f"{name}-*"):
            shutil.rmtree(older) if older.is_dir() else older.unlink()
        draft = beside / f"{name}.part"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for part, array in made.items():
            np.save(draft / f"{part}.npy", array, allow_pickle=False)
        draft.replace(folder)  # nobody reads half of it
    return made


def _fingerprint(sources: Sequence[Path], form: str) -> str:
    digest = hashlib.sha256(f"{CHUNKER_VERSION} {form}".encode())
    for file in (file for folder in sources for file in sorted(folder.glob("*.*"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _read(folder: Path, parts: Sequence[str]) -> Arrays | None:
    try:
        return {part: np.asarray(np.load(folder / f"{part}.npy", mmap_mode="r", allow_pickle=False)) for part in parts}
    except (OSError, ValueError, EOFError):
        return None
