"""Read one file (Markdown, plain text, Word) or all of a folder into documents."""

from __future__ import annotations

import sys
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import DocumentRefused, FolderUnwritable, IndexMissing
from knowledge.front_matter import parse_note
from knowledge.word_files import read_word

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
MAX_FILES = 2_000
KINDS: Mapping[str, str] = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".docx": "word"}


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
    page or slide begins in `text`, as (place, number from 1) in order.
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


def decode(raw: bytes, name: str) -> str:
    """Bytes to text: UTF-16 or UTF-8 by mark, then UTF-8, then Windows-1252. Raises DocumentRefused."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in raw:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentRefused(f"{name} is not readable as text.", "Save it as UTF-8 text and add it again.")


def load_document(path: Path, source: str | None = None) -> Document:
    """Read one .md, .txt or .docx file. Raises DocumentRefused with what is wrong and what to do."""
    name = source or path.name
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise DocumentRefused(
            f"{name} is a {path.suffix or 'nameless'} file.", "Add Markdown (.md), plain text (.txt) or Word (.docx) files."
        )
    return document_from_bytes(_read_bytes(path, name), name, kind)


def document_from_bytes(raw: bytes, name: str, kind: str) -> Document:
    """The same for bytes that were uploaded; `kind` is a value of KINDS. Raises DocumentRefused."""
    if not raw.strip():
        raise DocumentRefused(f"{name} is empty.", "Add a file with text in it.")
    if len(raw) > MAX_BYTES:
        raise DocumentRefused(f"{name} is larger than {MAX_BYTES // 1024 // 1024} MB.", "Split it, or add only the part that matters.")
    text = read_word(raw, name) if kind == "word" else decode(raw, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CHARACTERS:
        raise DocumentRefused(f"{name} has more than {MAX_CHARACTERS:,} characters.", "Split it, or add only the part that matters.")
    if not any(character.isalnum() for character in text):
        raise DocumentRefused(f"{name} holds no words.", "Add a file with text in it; pictures of text cannot be read.")
    return Document(source=name, title=_title(text, name), text=text, kind=kind)


def load_note(path: Path) -> Document:
    """Read one shipped note with its YAML front matter. Raises DocumentRefused."""
    plain = load_document(path)
    note = parse_note(plain.text, path.name)
    origins = tuple(
        SectionOrigin(start, end, named or (note.decks[0] if note.decks else ""), slide) for start, end, named, slide in note.origins
    )
    deck = note.decks[0] if note.decks else None
    title = note.title or _title(note.text, path.name)
    return replace(plain, title=title, text=note.text, kind="note", deck=deck, decks=note.decks, headings=note.headings, origins=origins)


def load_notes(folder: Path) -> list[Document]:
    """Every note of `folder`, in order of file names. Raises DocumentRefused, IndexMissing when there is none."""
    notes = [load_note(path) for path in sorted(folder.glob("*.md"))]
    if not notes:
        raise IndexMissing("The course notes are not there.", "Install Groundplan again.")
    return notes


def folder_files(folder: Path) -> list[Path]:
    """The readable kinds of files below `folder`, sorted; hidden files and links are passed over. Raises IndexMissing."""
    if not folder.is_dir():
        raise IndexMissing(f"{folder} is not a folder.", "Name a folder with .md, .txt or .docx files.")
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
        reason = refusals[0].message if refusals else f"{folder.name} holds no .md, .txt or .docx file."
        raise IndexMissing(f"Nothing to search: {reason}", "Name a folder with .md, .txt or .docx files.")
    return documents, refusals


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in KINDS and not hidden and not path.is_symlink() and path.is_file()


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentRefused(f"{name} is larger than {MAX_BYTES // 1024 // 1024} MB.", "Split it, or add only the part that matters.")
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise DocumentRefused(f"{name} is not there.", "Check the name and the folder.") from missing
    except OSError as failed:
        raise DocumentRefused(f"{name} cannot be opened.", "Check that you may read it.") from failed


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
