"""Read one file of any known kind, or all of a folder, into documents."""

from __future__ import annotations

import re
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import DocumentRefused, FolderUnwritable, IndexMissing
from knowledge.formats import MEGABYTE, READABLE, SUFFIXES, Loaded
from knowledge.formats.apart import read_apart
from knowledge.formats.bounds import PART, check_text
from knowledge.formats.plain import decode
from knowledge.formats.telling import claimed_format, format_of
from knowledge.front_matter import parse_note

MAX_FILES = 2_000
KINDS = {suffix: row.name for suffix, row in SUFFIXES.items()}
"""Ending of a name -> the kind that it claims."""
NO_TITLE = re.compile(
    r"\.(?:docx?|pptx?|pdf|odt|odp|indd|html?)$|^(?:untitled|microsoft |powerpoint|presentation\d*$|document\d*$)"
    r"|^\(?(?:anonymous|unspecified)\)?$",
    re.IGNORECASE,
)
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
NAME_A_FOLDER = f"Name a folder with files of these kinds: {READABLE}."


@dataclass(frozen=True)
class SectionOrigin:
    """What one section of a note rests on: `text[start:end]` of the document."""

    start: int
    end: int
    deck: str
    slide: str


@dataclass(frozen=True)
class Document:
    """One source file as text. `text` is what quotes are checked against, letter by letter.

    `source` is the path below the folder that was read; `kind` is note, or the kind of a team's file; `deck` the first deck a
    note rests on; `headings` its slide headings; `origins` what its single sections rest on, in order; `pages` where each
    page or slide begins in `text`, as (place, number from 1) in order; `changed` the day that the file itself names (ISO) or
    empty; `remarks` what could not be read in it; `newer` the source that is a newer edition of it, or empty; `pictured` says of a
    note that its slides are only pictures.
    """

    source: str
    title: str
    text: str
    kind: str
    deck: str | None = None
    headings: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    origins: tuple[SectionOrigin, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    changed: str = ""
    remarks: tuple[str, ...] = ()
    newer: str = ""
    pictured: bool = False

    def page_at(self, place: int) -> int | None:
        """The page or slide that `text[place]` stands on; None where the file has none."""
        row = bisect_right(self.pages, (place, sys.maxsize)) - 1
        return self.pages[row][1] if row >= 0 else None

    @property
    def own(self) -> bool:
        """Whether it is a team's file and no note of ours."""
        return self.kind != "note"


@dataclass(frozen=True)
class Refusal:
    """A file that was left out, with the reason as the reader sees it."""

    source: str
    message: str
    remedy: str


def load_document(path: Path, source: str | None = None) -> Document:
    """Read one file. Raises DocumentRefused with what is wrong and what to do."""
    name = source or path.name
    return document_from_bytes(_read_bytes(path, name), name)


def document_from_bytes(raw: bytes, name: str) -> Document:
    """The same for bytes; their kind is told by what they are, and must be what the name says. Raises DocumentRefused."""
    claimed = claimed_format(name)
    if not raw.strip():
        raise DocumentRefused(f"{name} is empty.", "Add a file with text in it.")
    if len(raw) > claimed.most_bytes:
        raise _too_large(name, claimed.most_bytes)
    kind = format_of(raw, name)
    loaded = read_apart(raw, name, kind) if kind.apart else kind.loader().read(raw, name)
    check_text(loaded.text, name)
    return Document(
        source=name,
        title=_said_title(loaded.title) or _title(_headings_of_first_page(loaded) or loaded.text, name),
        text=loaded.text,
        kind=kind.name,
        pages=loaded.pages,
        changed=loaded.changed,
        remarks=loaded.remarks,
    )


def _too_large(name: str, most: int) -> DocumentRefused:
    return DocumentRefused(f"{name} is larger than {most // MEGABYTE} MB.", PART)


def load_note(path: Path) -> Document:
    """Read one shipped note with its YAML front matter. Raises DocumentRefused."""
    note = parse_note(decode(_read_bytes(path, path.name), path.name).replace("\r\n", "\n"), path.name)
    origins = tuple(
        SectionOrigin(start, end, named or (note.decks[0] if note.decks else ""), slide) for start, end, named, slide in note.origins
    )
    deck = note.decks[0] if note.decks else None
    title = note.title or _title(note.text, path.name)
    return Document(path.name, title, note.text, "note", deck, note.headings, note.decks, origins, pictured=note.pictured)


def load_notes(folder: Path) -> list[Document]:
    """Every note of `folder`, in order of file names. Raises DocumentRefused, IndexMissing when there is none."""
    notes = [load_note(path) for path in sorted(folder.glob("*.md"))]
    if not notes:
        raise IndexMissing("The course notes are not there.", "Install Groundplan again.")
    return notes


def folder_files(folder: Path) -> list[Path]:
    """The files below `folder` of a kind that can be read, sorted; hidden files and links are passed over. Raises IndexMissing."""
    if not folder.is_dir():
        raise IndexMissing(f"{folder} is not a folder.", NAME_A_FOLDER)
    found = sorted(path for path in folder.rglob("*") if _is_wanted(path, folder))
    if len(found) > MAX_FILES:
        raise DocumentRefused(f"{folder.name} holds more than {MAX_FILES} files.", "Name a smaller folder.")
    return found


def load_folder(folder: Path, on_file: Callable[[str], None] | None = None) -> tuple[list[Document], list[Refusal]]:
    """All documents below `folder` and what was left out. Raises IndexMissing when nothing can be read."""
    documents, refusals = [], []
    for path in folder_files(folder):
        source = path.relative_to(folder).as_posix()
        if on_file:
            on_file(source)
        try:
            documents.append(load_document(path, source))
        except DocumentRefused as refused:
            refusals.append(Refusal(source, refused.message, refused.remedy))
    if not documents:
        reason = refusals[0].message if refusals else f"{folder.name} holds no file that can be read."
        raise IndexMissing(f"Nothing to search: {reason}", NAME_A_FOLDER)
    return documents, refusals


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and not path.is_symlink() and path.is_file()


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        most = claimed_format(name).most_bytes
        if path.stat().st_size > most:
            raise _too_large(name, most)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise DocumentRefused(f"{name} is not there.", "Check the name and the folder.") from missing
    except OSError as failed:
        raise DocumentRefused(f"{name} cannot be opened.", "Check that you may read it.") from failed


def _said_title(title: str) -> str:
    """The title that a file names for itself, unless it is only what a program puts there."""
    words = " ".join(title.split())
    return "" if NO_TITLE.search(words) or len(words) > 120 else words


def _headings_of_first_page(loaded: Loaded) -> str:
    """Those of a file with pages, the largest first: above them may stand what runs along the top of every page."""
    end = loaded.pages[1][0] if len(loaded.pages) > 1 else len(loaded.text)
    found = HEADING.findall(loaded.text[:end]) if loaded.pages else []
    return "\n".join(words for _, words in sorted(found, key=lambda row: len(row[0])))


def _title(text: str, name: str) -> str:
    """The first heading or first line, else the file name."""
    for line in text.splitlines():
        words = line.strip().lstrip("#").strip(" *_")
        if words and len(words) <= 120 and not words.startswith("<!--"):
            return words
    return Path(name).stem


def make_folder(folder: Path) -> Path:
    """Create `folder` with its parents. Raises FolderUnwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as failed:
        raise FolderUnwritable(f"{folder} cannot be written.", "Set GROUNDPLAN_HOME to a folder that you may write.") from failed
