"""Open the index of the notes or of a folder; build it beside the old one and switch when something changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from knowledge.bridge import learn_bridges
from knowledge.chroma_store import read_index, write_index
from knowledge.chunking import CHUNKER_VERSION
from knowledge.counted import ASKING, CountedEmbedder, Progress
from knowledge.embeddings import DIMENSION, WEIGHTS_SHA256, Embedder, exported, weights_folder
from knowledge.errors import FolderUnwritable, IndexBroken
from knowledge.formats import READER_VERSION
from knowledge.index_contents import Index, embed_documents, joined
from knowledge.index_files import REMEDY, read_files
from knowledge.loading import Document, Refusal, folder_files, load_folder, load_notes, make_folder
from knowledge.models import open_embedder
from knowledge.reused import ReusingEmbedder, reusing, vectors_of
from knowledge.word_vectors import learn_ordinary

__all__ = ["Index", "Progress", "ensure_folder_index", "ensure_index", "forget_folder", "index_state", "joined", "models_folder"]

NOTES = Path(__file__).parent / "notes"
POINTER = "current"
WAIT_SECONDS = 900


@dataclass(frozen=True)
class _Shelf:
    """One place for one index: a pointer file names the build that counts."""

    folder: Path
    fingerprint: str
    load: Callable[[], tuple[list[Document], list[Refusal]]]
    builder: Callable[[], Embedder]


def models_folder(home: Path) -> Path:
    """Where the exported embedding model lies: the argument for `open_embedder`."""
    return home / "models"


def ensure_index(home: Path, progress: Progress | None = None, notes: Path = NOTES) -> Index:
    """The index of the course notes under `home`, built when it is missing, broken or out of date.

    `progress(done, total, label)` is called while it builds. Raises FolderUnwritable, IndexMissing, IndexBroken,
    DocumentRefused (a note that cannot be read) and ModelWeightsWrong.
    """
    fingerprint = _fingerprint(sorted(notes.glob("*.md")), notes)
    shelf = _Shelf(home / "index" / "notes", fingerprint, lambda: (load_notes(notes), []), _torch_builder)
    return _ensure(shelf, home, progress)


def ensure_folder_index(folder: Path, home: Path, progress: Progress | None = None) -> Index:
    """The index of all files of a known kind below `folder`, kept under `home` until a file or a loader changes.

    Files that cannot be read are named in `index.refusals`. Raises IndexMissing when there is nothing to read,
    FolderUnwritable and ModelWeightsWrong.
    """
    fingerprint = f"{_fingerprint(folder_files(folder), folder)} {READER_VERSION}"
    shelf = _Shelf(_folder_shelf(folder, home), fingerprint, lambda: load_folder(folder), lambda: open_embedder(models_folder(home)))
    return _ensure(shelf, home, progress)


def index_state(home: Path, notes: Path = NOTES) -> Literal["ready", "missing", "broken", "outdated"]:
    """How the index of the notes stands under `home`; nothing is built or changed."""
    folder = home / "index" / "notes"
    shelf = _Shelf(folder, _fingerprint(sorted(notes.glob("*.md")), notes), lambda: ([], []), _torch_builder)
    build = _current(shelf)
    if build is None:
        return "broken" if folder.exists() and any(folder.glob("build-*")) else "missing"
    try:
        stamp = read_files(build)[2]
    except IndexBroken:
        return "broken"
    return "ready" if stamp.get("fingerprint") == shelf.fingerprint else "outdated"


def forget_index(home: Path) -> None:
    """Remove the index of the notes; the next `ensure_index` builds it anew."""
    shutil.rmtree(home / "index" / "notes", ignore_errors=True)


def forget_folder(folder: Path, home: Path) -> None:
    """Remove texts and vectors that were kept for `folder`."""
    shutil.rmtree(_folder_shelf(folder, home), ignore_errors=True)


def _torch_builder() -> Embedder:
    from knowledge.model_export import TorchEmbedder  # noqa: PLC0415 - torch is heavy: only when the notes are embedded

    return TorchEmbedder(weights_folder())


def _folder_shelf(folder: Path, home: Path) -> Path:
    return home / "index" / "folders" / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _fingerprint(files: Iterable[Path], root: Path) -> str:
    """Weights, dimension, chunker and every file's name and bytes."""
    digest = hashlib.sha256(f"{WEIGHTS_SHA256} {DIMENSION} {CHUNKER_VERSION}".encode())
    for file in files:
        digest.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        try:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError:
            digest.update(b"unreadable")  # loading says so, with the name
    return digest.hexdigest()


def _ensure(shelf: _Shelf, home: Path, progress: Progress | None) -> Index:
    index = _open(shelf, home)
    if index:
        return index
    make_folder(shelf.folder)
    try:
        with FileLock(shelf.folder / "build.lock", timeout=WAIT_SECONDS):
            return _open(shelf, home) or _build(shelf, home, progress)
    except Timeout as failed:
        raise IndexBroken("Another program has been building the index for too long.", "Close it and start again.") from failed


def _open(shelf: _Shelf, home: Path) -> Index | None:
    """The index that the pointer names, if it is whole and up to date; looks twice when another process switches meanwhile."""
    for _ in range(2):
        build = _current(shelf)
        if build is None:
            return None
        try:
            contents, refusals, stamp = read_files(build)
        except IndexBroken:
            if _current(shelf) == build:
                return None
            continue
        if stamp.get("fingerprint") != shelf.fingerprint:
            return None
        return Index(contents, open_embedder(models_folder(home)), shelf.fingerprint, refusals)
    return None


def _current(shelf: _Shelf) -> Path | None:
    try:
        build = shelf.folder / (shelf.folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return build if build.parent == shelf.folder and (build / "chroma.sqlite3").exists() else None


def _build(shelf: _Shelf, home: Path, progress: Progress | None) -> Index:
    documents, refusals = shelf.load()
    query_embedder = open_embedder(models_folder(home))
    learn_ordinary(query_embedder, progress)
    contents = embed_documents(documents, _reusing(shelf), progress)
    model = exported(query_embedder)
    if model:
        asking = CountedEmbedder(query_embedder, progress, ASKING)
        learn_bridges(model, ReusingEmbedder(vectors_of(contents), lambda: asking))
    build = shelf.folder / f"build-{uuid.uuid4().hex[:12]}"
    stamp: dict[str, str | int] = {
        "fingerprint": shelf.fingerprint,
        "weights": WEIGHTS_SHA256,
        "dimension": DIMENSION,
        "chunker": CHUNKER_VERSION,
    }
    try:
        write_index(make_folder(build), contents, refusals, stamp)
        _switch(shelf, build)
    except OSError as failed:
        shutil.rmtree(build, ignore_errors=True)
        raise FolderUnwritable(
            f"{shelf.folder} cannot be written.", "Free some space, or set GROUNDPLAN_HOME to another folder."
        ) from failed
    opened = _open(shelf, home)
    if opened is None:
        raise IndexBroken("The index that was just built cannot be read.", REMEDY)
    return Index(opened.contents, query_embedder, shelf.fingerprint, opened.refusals)


def _reusing(shelf: _Shelf) -> ReusingEmbedder:
    """Takes over what the build before this one embedded with the same weights; nothing where it cannot be read."""
    build = _current(shelf)
    nothing = ReusingEmbedder({}, shelf.builder)
    if build is None:
        return nothing
    for read in (read_files, read_index):
        with suppress(IndexBroken):
            contents, _, stamp = read(build)
            same = (stamp.get("weights"), stamp.get("dimension")) == (WEIGHTS_SHA256, DIMENSION)
            return reusing(contents, shelf.builder) if same else nothing
    return nothing


def _switch(shelf: _Shelf, build: Path) -> None:
    """Point at the new build in one step, then remove the others."""
    draft = shelf.folder / f"{POINTER}.{os.getpid()}.part"
    draft.write_text(build.name, encoding="utf-8")
    draft.replace(shelf.folder / POINTER)
    for other in shelf.folder.glob("build-*"):
        if other != build:
            shutil.rmtree(other, ignore_errors=True)
