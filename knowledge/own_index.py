"""One index over a team's own files: editions of one document count once, repeated slides once, what differs stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.chunking import Chunk
from knowledge.editions import Edition, find_editions
from knowledge.embeddings import Embedder
from knowledge.index_contents import Index, IndexContents, contents_of

PREFIX = "files/"
"""Stands before the name of a team's file in `source`, so that no file takes the place of a note."""


@dataclass(frozen=True)
class OwnIndex:
    """The index, and which files are older editions of others."""

    index: Index
    editions: tuple[Edition, ...]


def source_of(name: str) -> str:
    """The source under which the file `name` is found."""
    return PREFIX + name


def name_of(source: str) -> str:
    """The name of the file behind a source."""
    return source.removeprefix(PREFIX)


def own_index(files: Sequence[tuple[str, IndexContents]], embedder: Embedder) -> OwnIndex:
    """`files` are (name, contents of that one file) in the order in which they were added."""
    parts = [_renamed(name, contents) for name, contents in files]
    newer = find_editions([document for part in parts for document in part.documents])
    seen: dict[str, set[str]] = {}
    kept: dict[str, IndexContents] = {}
    for part in sorted(parts, key=lambda part: part.documents[0].source in newer):  # newest first
        source = part.documents[0].source
        kept[source] = _without_repeats(part, seen.setdefault(newer.get(source, source), set()), newer.get(source, ""))
    editions = tuple(Edition(name_of(older), name_of(later), len(kept[older].chunks)) for older, later in newer.items())
    return OwnIndex(Index(contents_of([kept[part.documents[0].source] for part in parts]), embedder), editions)


def _renamed(name: str, contents: IndexContents) -> IndexContents:
    """The same bytes may have been read under another name."""
    source = source_of(name)
    documents = tuple(replace(document, source=source) for document in contents.documents)
    chunks = tuple(replace(chunk, source=source) for chunk in contents.chunks)
    return replace(contents, documents=documents, chunks=chunks)


def _without_repeats(contents: IndexContents, seen: set[str], newer: str) -> IndexContents:
    """Only the passages whose words were not seen before; `seen` takes them in."""
    rows = []
    for row, chunk in enumerate(contents.chunks):
        words = _folded(chunk)
        if words not in seen:
            rows.append(row)
        seen.add(words)
    return replace(contents.only(rows), documents=tuple(replace(document, newer=newer) for document in contents.documents))


def _folded(chunk: Chunk) -> str:
    return " ".join(re.findall(r"\w+", chunk.text.lower()))
