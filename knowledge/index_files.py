"""What searching reads of an index: arrays that numpy maps and one JSON file, beside Chroma's store and written after it.

An index is opened from these files alone: a start need not open Chroma. `contents.json` is written last; without it, in another
form or beside arrays of another size, there is no index, and it is made anew from what Chroma keeps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from knowledge.chunk_words import WORDS_VERSION, ChunkWords, Ragged
from knowledge.chunking import Chunk, Sentence
from knowledge.context import ContextWords
from knowledge.embeddings import DIMENSION, Vectors
from knowledge.errors import IndexBroken
from knowledge.index_contents import IndexContents
from knowledge.loading import Document, Refusal
from knowledge.words import PART

CONTENTS = "contents.json"
WORDS = "words.npz"
CONTEXT = "context"
FORM = f"2 {WORDS_VERSION} {PART.pattern}"
REMEDY = "Delete the folder `index` in the Groundplan home; it is built anew at the next start."
NOT_KEPT = {"origins", "deck"}
"""Fields of a document that its chunks hold, or that follow from others."""
Stamp = Mapping[str, str | int]


def write_files(folder: Path, contents: IndexContents, refusals: Sequence[Refusal], stamp: Stamp) -> None:
    """Write into the folder of a new build; raises OSError."""
    words = contents.words
    for name, vectors in _vectors(contents).items():
        np.save(folder / f"{name}.npy", np.asarray(vectors, dtype=np.float32), allow_pickle=False)
    np.save(folder / f"{CONTEXT}.npy", contents.context.vectors, allow_pickle=False)
    np.savez(
        folder / WORDS,
        headed=words.headed.flat,
        headed_starts=words.headed.starts,
        told=words.told,
        bared=words.bared.flat,
        bared_starts=words.bared.starts,
        context_starts=contents.context.starts,
    )
    held = {
        "form": FORM,
        "stamp": dict(stamp),
        "refusals": [[one.source, one.message, one.remedy] for one in refusals],
        "documents": [_document_row(document) for document in contents.documents],
        "chunks": [_chunk_row(chunk) for chunk in contents.chunks],
        "vocabulary": words.vocabulary,
        "stems": words.stems,
    }
    draft = folder / f"{CONTENTS}.part"
    draft.write_text(json.dumps(held), encoding="utf-8")
    draft.replace(folder / CONTENTS)


def read_files(folder: Path) -> tuple[IndexContents, tuple[Refusal, ...], dict[str, Any]]:
    """Contents, refusals and stamp of the index in `folder`. Raises IndexBroken."""
    try:
        held = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        if held["form"] != FORM:
            raise IndexBroken("The index is of another form.", REMEDY)
        contents = _contents(folder, held)
        refusals = tuple(Refusal(*fields) for fields in held["refusals"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError, BadZipFile) as failed:
        raise IndexBroken("The index cannot be read.", REMEDY) from failed
    if not _whole(contents):
        raise IndexBroken("The index is incomplete.", REMEDY)
    return contents, refusals, dict(held["stamp"])


def _contents(folder: Path, held: Mapping[str, Any]) -> IndexContents:
    documents = tuple(_document(row) for row in held["documents"])
    texts = {document.source: document.text for document in documents}
    vectors = {name: _mapped(folder / f"{name}.npy") for name in ("chunks", "sentences", "words")}
    with np.load(folder / WORDS, allow_pickle=False) as arrays:
        words = ChunkWords(
            tuple(held["vocabulary"]),
            tuple(held["stems"]),
            Ragged(arrays["headed"], arrays["headed_starts"]),
            arrays["told"],
            Ragged(arrays["bared"], arrays["bared_starts"]),
            vectors["words"],
        )
        context = ContextWords(_mapped(folder / f"{CONTEXT}.npy"), arrays["context_starts"])
    chunks = tuple(_chunk(row, texts) for row in held["chunks"])
    return IndexContents(documents, chunks, vectors["chunks"], vectors["sentences"], words, context)


def _mapped(file: Path) -> Any:
    """Read where it is used; a plain array over the file, whose rows cost less to take than those of a memmap."""
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))


def _whole(contents: IndexContents) -> bool:
    """Whether all parts are of one size."""
    words, chunks = contents.words, len(contents.chunks)
    sentences = sum(len(chunk.sentences) for chunk in contents.chunks)
    sizes = {"chunks": chunks, "sentences": sentences, "words": len(words.vocabulary)}
    return (
        all(vectors.shape == (sizes[name], DIMENSION) and vectors.dtype == np.float32 for name, vectors in _vectors(contents).items())
        and len(words.stems) == sizes["words"]
        and len(words.headed) == len(words.bared) == chunks
        and len(words.headed.flat) == len(words.told) == words.headed.starts[-1]
        and len(words.bared.flat) == words.bared.starts[-1]
        and len(contents.context) == sentences
        and contents.context.vectors.shape == (contents.context.starts[-1], DIMENSION)
        and contents.context.vectors.dtype == np.int8
    )


def _vectors(contents: IndexContents) -> dict[str, Vectors]:
    return {"chunks": contents.chunk_vectors, "sentences": contents.sentence_vectors, "words": contents.words.vectors}


def _document_row(document: Document) -> dict[str, Any]:
    return {name: value for name, value in asdict(document).items() if name not in NOT_KEPT}


def _document(row: dict[str, Any]) -> Document:
    fields = {name: _tuples(value) for name, value in row.items()}
    return Document(**fields, deck=next(iter(fields["decks"]), None))


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


def _chunk_row(chunk: Chunk) -> list[Any]:
    sentences = [[sentence.start, sentence.end] for sentence in chunk.sentences]
    return [chunk.source, chunk.start, chunk.end, chunk.heading, chunk.deck, chunk.slide, sentences, chunk.page]


def _chunk(row: list[Any], texts: Mapping[str, str]) -> Chunk:
    source, start, end, heading, deck, slide, sentences, page = row
    text = texts[source][start:end]
    return Chunk(source, start, end, text, tuple(heading), deck, slide, tuple(Sentence(*span) for span in sentences), page)
