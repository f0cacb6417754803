"""A project's own files: read, kept with the project, found beside our notes, gone with the project.

Which files count stands in the journal (entries `document`): undo takes a file out of the search, and every process sees
the change of another one at its next question. Bytes lie in the uploads, texts and vectors in parcels below `own`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.case import Case, OwnFile, replay
from assistant.errors import BadInput
from assistant.events import Step
from assistant.journal import Journal
from assistant.uploads import Uploads, safe_name
from assistant.wording import say
from knowledge.editions import Edition
from knowledge.embeddings import Embedder
from knowledge.errors import DocumentRefused, KnowledgeError
from knowledge.index import joined
from knowledge.index_contents import IndexContents
from knowledge.loading import Document
from knowledge.own_index import OwnIndex, name_of, own_index
from knowledge.parcels import Parcels, key_of
from knowledge.retrieval import Retriever

BRIEF_WORDS = 3_000
"""A longer file is no brief: it is kept as a source, and read as the brief only when the team says so."""
KEPT_OPEN = 4
"""Projects whose search is kept in memory."""


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: its entry for the journal, and what was found in it. `known`: it is in the project already."""

    file: OwnFile
    contents: IndexContents
    known: bool = False

    @property
    def document(self) -> Document:
        """Its text."""
        return self.contents.documents[0]


@dataclass(frozen=True)
class _Opened:
    files: tuple[OwnFile, ...]
    contents: dict[str, IndexContents]
    own: OwnIndex
    alone: Retriever
    beside: Retriever | None = None


class OwnFiles:
    """The files of all projects of one installation."""

    def __init__(self, home: Path, journal: Journal, uploads: Uploads, embedder: Callable[[], Embedder]) -> None:
        self._home, self._journal, self._uploads, self._embedder = home, journal, uploads, embedder
        self._open: dict[str, _Opened] = {}
        self._opening = threading.RLock()

    def parcels(self, session: str) -> Parcels:
        """Texts and vectors of one project, apart from all others."""
        return Parcels(self._home / "own" / self._uploads.folder(session).name)

    def listed(self, session: str) -> tuple[OwnFile, ...]:
        """The files that count now, in the order in which they were added."""
        return replay(session, [e for e in self._journal.read(session) if e.kind in {"document", "undone"}]).documents

    def read(self, session: str, name: str, raw: bytes, language: str = "en") -> Generator[Step, None, ReadFile]:
        """Read and embed one file and keep its bytes; reports each step. The journal does not know of it yet.

        Raises:
            BadInput: it cannot be read; the message says why, and nothing is kept.
        """
        name = safe_name(name)
        yield Step(label=name, status="running", count=say("files.reading", language))
        try:
            making = self.parcels(session).make(raw, name, self._embedder())
            while True:
                try:
                    done, total = next(making)
                except StopIteration as finished:
                    contents: IndexContents = finished.value
                    break
                yield Step(label=name, status="running", count=say("files.progress", language, done=done, total=total))
        except DocumentRefused as refused:
            raise BadInput(refused.message, refused.remedy) from refused
        document, stored = contents.documents[0], self._uploads.store(session, name, raw).name
        yield Step(label=name, count=say("files.passages", language, n=len(contents.chunks)))
        key = key_of(raw, name)
        known = any(one.name == stored and one.key == key for one in self.listed(session))
        pages = document.pages[-1][1] if document.pages else 0
        file = OwnFile(
            name=stored,
            key=key,
            title=document.title,
            kind=document.kind,
            pages=pages,
            passages=len(contents.chunks),
            remarks=document.remarks,
        )
        return ReadFile(file, contents, known)

    def document(self, session: str, name: str) -> Document:
        """The text of one file of the project.

        Raises:
            BadInput: the project has no file of that name, or it cannot be read any more.
        """
        file = next((one for one in self.listed(session) if one.name == name), None)
        if file is None:
            raise BadInput(f"This project has no file named {name}.", "Choose one from its list of files.")
        return self._contents(session, file).documents[0]

    def editions(self, session: str, fresh: Sequence[ReadFile] = ()) -> tuple[Edition, ...]:
        """Which of the project's files are older editions of others; `fresh` are files that the journal does not know yet."""
        opened = self._opened(session)
        if not fresh:
            return opened.own.editions if opened else ()
        contents = {**(opened.contents if opened else {}), **{one.file.name: one.contents for one in fresh}}
        names = {one.file.name for one in fresh}
        found = own_index(list(contents.items()), self._embedder()).editions
        return tuple(edition for edition in found if {edition.older, edition.newer} & names)

    def alone(self, session: str) -> Retriever | None:
        """Finds passages in the project's files only; None when it has none."""
        opened = self._opened(session)
        return opened.alone if opened else None

    def beside(self, session: str, notes: Retriever) -> Retriever:
        """Finds passages in the notes and in the project's files; `notes` itself when there are none."""
        with self._opening:
            opened = self._opened(session)
            if opened is None:
                return notes
            if opened.beside is None or opened.beside.index.contents.documents[0] is not notes.index.contents.documents[0]:
                both = Retriever(joined([notes.index, opened.own.index]))
                opened = self._open[session] = _Opened(opened.files, opened.contents, opened.own, opened.alone, both)
            return opened.beside or notes

    def copy(self, session: str, new: str) -> None:
        """Give the branch `new` its own copy of texts and vectors."""
        self.parcels(session).copy(self.parcels(new).folder)

    def delete(self, session: str) -> None:
        """Remove texts and vectors for good; the bytes go with the uploads."""
        with self._opening:
            self._open.pop(session, None)
        self.parcels(session).delete()

    def _opened(self, session: str) -> _Opened | None:
        """The search over the files that count now, made anew when they changed."""
        files = self.listed(session)
        with self._opening:
            found = self._open.pop(session, None)
            if not files:
                return None
            if found is None or found.files != files:
                found = self._put_together(session, files, found.contents if found else {})
            self._open[session] = found
            while len(self._open) > KEPT_OPEN:
                self._open.pop(next(iter(self._open)))
            return found

    def _put_together(self, session: str, files: tuple[OwnFile, ...], known: dict[str, IndexContents]) -> _Opened:
        contents = {file.name: known.get(file.name) or self._contents(session, file) for file in files}
        own = own_index(list(contents.items()), self._embedder())
        return _Opened(files, contents, own, Retriever(own.index))

    def _contents(self, session: str, file: OwnFile) -> IndexContents:
        """The parcel of a file; made anew from its bytes where it is not there (a branch, a newer version of the reader)."""
        parcels = self.parcels(session)
        found = parcels.open(file.key)
        if found is not None:
            return found
        making = parcels.make(self._uploads.find(session, file.name).read_bytes(), file.name, self._embedder())
        while True:
            try:
                next(making)
            except StopIteration as finished:
                contents: IndexContents = finished.value
                return contents
            except KnowledgeError as error:
                raise BadInput(error.message, error.remedy) from error


def is_brief(document: Document, case: Case) -> bool:
    """Whether a file is taken for the team's brief: nothing was planned from before, it is no deck, and it is short."""
    planned = any(part.get("kind") == "first_read" for message in case.messages for part in message.body.get("parts", []))
    return not planned and document.kind != "slides" and len(document.text.split()) <= BRIEF_WORDS


def place_of(source: str, page: int | None, newer: str, language: str) -> str:
    """Where in a team's file something stands: "your file deck.pptx, slide 12 (an older edition of deck v2.pptx)"."""
    name = name_of(source)
    key = "place.own" if page is None else "place.own.slide" if name.lower().endswith(".pptx") else "place.own.page"
    place = say(key, language, name=name, page=page)
    return say("place.older", language, place=place, newer=name_of(newer)) if newer else place
