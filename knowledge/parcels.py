"""Keep each file of a project as a parcel: its text, passages and vectors in a folder named after its bytes.

A parcel never changes: it is made beside, and takes its name in one step when it is whole. Whoever knows its key opens it,
in any process; an import that was stopped leaves nothing that has a name; the same bytes are never embedded twice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path, PurePath

from filelock import FileLock, Timeout

from knowledge.chroma_store import read_index, write_index
from knowledge.chunking import CHUNKER_VERSION, chunk_document
from knowledge.embeddings import DIMENSION, WEIGHTS_SHA256, Embedder
from knowledge.errors import FolderUnwritable, IndexBroken
from knowledge.formats import READER_VERSION
from knowledge.index_contents import IndexContents, embedding
from knowledge.index_files import read_files
from knowledge.loading import Document, document_from_bytes, make_folder
from knowledge.reused import ReusingEmbedder, reusing

STEP = 32
"""Texts that are embedded between two reports of progress."""
WAIT_SECONDS = 900

Reading = Generator[tuple[int, int], None, IndexContents]


def key_of(raw: bytes, name: str) -> str:
    """The name of the parcel of these bytes, read as the kind that `name` ends in."""
    reading = f"{READER_VERSION} {CHUNKER_VERSION} {WEIGHTS_SHA256} {DIMENSION} {PurePath(name).suffix.lower()}"
    return hashlib.sha256(hashlib.sha256(raw).digest() + reading.encode()).hexdigest()[:32]


class Parcels:
    """The parcels of one project below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, key: str) -> IndexContents | None:
        """The contents of a parcel; None when it is not there, was damaged, or is of an older form."""
        place = self.folder / key
        if not (place / "chroma.sqlite3").exists():
            return None
        try:
            return read_files(place)[0]
        except IndexBroken:
            return None

    def make(self, raw: bytes, name: str, embedder: Embedder) -> Reading:
        """Read, cut and embed a file unless that was done before: yields (passages done, all passages), returns the contents.

        Raises DocumentRefused when the file cannot be read, FolderUnwritable, and IndexBroken when another import never ends.
        """
        key = key_of(raw, name)
        found = self.open(key)
        if found is not None:
            return found
        document = document_from_bytes(raw, name)
        make_folder(self.folder)
        try:
            with FileLock(self.folder / "import.lock", timeout=WAIT_SECONDS):
                self._tidy()
                found = self.open(key)
                if found is None:
                    found = yield from _embedded(document, _reusing(self.folder / key, embedder))
                    self._keep(key, found)
        except Timeout as failed:
            raise IndexBroken("Another program has been adding files to this project for too long.", "Close it and try again.") from failed
        return found

    def _keep(self, key: str, contents: IndexContents) -> None:
        draft = self.folder / f"{uuid.uuid4().hex[:12]}.part"
        try:
            write_index(make_folder(draft), contents, (), {"fingerprint": key})
            shutil.rmtree(self.folder / key, ignore_errors=True)  # one that was damaged
            os.replace(draft, self.folder / key)  # noqa: PTH105 - a folder, in one step
        except OSError as failed:
            shutil.rmtree(draft, ignore_errors=True)
            raise FolderUnwritable(
                f"{self.folder} cannot be written.", "Free some space, or set GROUNDPLAN_HOME to another folder."
            ) from failed

    def _tidy(self) -> None:
        """Remove what an import left that was stopped; nobody else imports while the lock is held."""
        for draft in self.folder.glob("*.part"):
            shutil.rmtree(draft, ignore_errors=True)

    def copy(self, folder: Path) -> None:
        """Copy all whole parcels into `folder`; what cannot be copied is made anew when it is needed."""
        with suppress(OSError, shutil.Error):
            if self.folder.is_dir():
                shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("*.part", "*.lock"), dirs_exist_ok=True)

    def delete(self) -> None:
        """Remove all texts and vectors of the project."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _reusing(place: Path, embedder: Embedder) -> ReusingEmbedder:
    """Takes over what Chroma keeps of a parcel that cannot be opened; the key says that the weights are the same."""
    if (place / "chroma.sqlite3").exists():
        with suppress(IndexBroken):
            return reusing(read_index(place)[0], lambda: embedder)
    return ReusingEmbedder({}, lambda: embedder)


def _embedded(document: Document, embedder: Embedder) -> Reading:
    """Embeds passages and their sentences; the steps are told as a share of the passages."""
    passages = len(chunk_document(document))
    running = embedding([document], embedder, STEP)
    while True:
        try:
            done, total = next(running)
        except StopIteration as finished:
            contents: IndexContents = finished.value
            return contents
        yield passages * done // max(1, total), passages
