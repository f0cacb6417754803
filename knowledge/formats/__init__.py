"""The kinds of files that can be read: one small module a kind, and one registry of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

MEGABYTE = 1024 * 1024
READER_VERSION = "3"
"""Raised when a loader finds more, so that files are read anew."""


@dataclass(frozen=True)
class Loaded:
    """What a loader found: `text` with `#` headings, `- ` items and ` | ` rows; `pages` as (place in text, number from 1).

    `changed` is the day that the file itself names (ISO) or empty; `remarks` say what could not be read in it.
    """

    text: str
    pages: tuple[tuple[int, int], ...] = ()
    title: str = ""
    changed: str = ""
    remarks: tuple[str, ...] = ()


class Loader(Protocol):
    """A module of this package."""

    def read(self, raw: bytes, name: str) -> Loaded:
        """The file as text. Raises DocumentRefused with what is wrong and what to do."""
        ...


@dataclass(frozen=True)
class Format:
    """One kind: `apart` means that it is read in a process of its own, with bounds on memory and time."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    module: str
    apart: bool = True
    most_bytes: int = 25 * MEGABYTE

    def loader(self) -> Loader:
        """The module that reads it, imported when it is needed."""
        return cast("Loader", import_module(f"{__name__}.{self.module}"))


FORMATS = {
    row.name: row
    for row in (
        Format("markdown", "Markdown", (".md", ".markdown"), "plain", apart=False, most_bytes=5 * MEGABYTE),
        Format("text", "plain text", (".txt",), "plain", apart=False, most_bytes=5 * MEGABYTE),
        Format("html", "web page (HTML)", (".html", ".htm"), "web_pages", most_bytes=5 * MEGABYTE),
        Format("pdf", "PDF", (".pdf",), "pdf_files"),
        Format("slides", "PowerPoint deck", (".pptx",), "slide_files"),
        Format("word", "Word file", (".docx",), "word_files"),
    )
}
SUFFIXES = {suffix: row for row in FORMATS.values() for suffix in row.suffixes}
READABLE = "Markdown (.md), plain text (.txt), HTML (.html), PDF (.pdf), PowerPoint (.pptx) or Word (.docx)"
"""The kinds as a sentence names them."""
