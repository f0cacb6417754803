"""Keep an index in a folder with Chroma, and read it back; the only module that imports chromadb.

Chroma keeps and numpy ranks: searching reads the files that lie beside it (`index_files`), and what Chroma keeps is read when
an index is built anew. Reading goes by `get()`, which is exact and sees other processes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.chunk_words import count_words
from knowledge.chunking import Chunk, Sentence
from knowledge.context import nothing_of
from knowledge.embeddings import DIMENSION, Vectors
from knowledge.errors import IndexBroken
from knowledge.index_contents import IndexContents
from knowledge.index_files import REMEDY, Stamp, write_files
from knowledge.loading import Document, Refusal

BATCH = 2_000


def write_index(folder: Path, contents: IndexContents, refusals: Sequence[Refusal], stamp: Stamp) -> None:
    """Write into the new folder `folder`; the stamp goes in last, then the files for searching: a half-written index has none."""
    with _client(folder) as client:
        _add(client, "documents", [d.source for d in contents.documents], _document_vectors(contents), _document_rows(contents))
        _add(client, "chunks", _chunk_ids(contents), contents.chunk_vectors, _chunk_rows(contents))
        _add(client, "sentences", _row_ids(contents.sentence_vectors), contents.sentence_vectors, None)
        left_out = json.dumps([[r.source, r.message, r.remedy] for r in refusals])
        client.create_collection("stamp", embedding_function=None, metadata={**stamp, **_counts(contents), "refusals": left_out})
    write_files(folder, contents, refusals, stamp)


def read_index(folder: Path) -> tuple[IndexContents, tuple[Refusal, ...], dict[str, Any]]:
    """Contents, refusals and stamp as Chroma keeps them, the words without their vectors, alone and in context. Raises IndexBroken."""
    with _guarded(), _client(folder) as client:
        stamp = dict(client.get_collection("stamp", embedding_function=None).metadata or {})
        documents = tuple(_document(row) for row in _rows(client, "documents"))
        chunk_rows = list(_rows(client, "chunks"))
        chunks = tuple(_chunk(row) for row in chunk_rows)
        sentence_vectors = _stack([row["vector"] for row in _rows(client, "sentences")])
        contents = IndexContents(
            documents,
            chunks,
            _stack([row["vector"] for row in chunk_rows]),
            sentence_vectors,
            count_words(chunks),
            nothing_of(len(sentence_vectors)),
        )
        if any(stamp.get(name) != count for name, count in _counts(contents).items()):
            raise IndexBroken("The index is incomplete.", REMEDY)
        return contents, tuple(Refusal(*fields) for fields in json.loads(stamp.get("refusals", "[]"))), stamp


@contextmanager
def _client(folder: Path) -> Iterator[Any]:
    import chromadb  # noqa: PLC0415 - chromadb is heavy: only when an index is read or written
    from chromadb.config import Settings  # noqa: PLC0415 - chromadb is heavy: only when an index is read or written

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    try:
        yield client
    finally:
        client.close()


@contextmanager
def _guarded() -> Iterator[None]:
    """Chroma's Rust core raises panics that are no Exception: whatever comes means that the folder cannot be read."""
    try:
        yield
    except (IndexBroken, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as failed:
        raise IndexBroken("The index cannot be read.", REMEDY) from failed


def _add(client: Any, name: str, ids: list[str], vectors: Vectors, rows: tuple[list[str], list[dict[str, Any]]] | None) -> None:
    space = {"hnsw": {"space": "cosine"}}
    collection = client.create_collection(name, embedding_function=None, configuration=space, metadata={"dimension": DIMENSION})
    for first in range(0, len(ids), BATCH):
        part = slice(first, first + BATCH)
        texts, fields = (rows[0][part], rows[1][part]) if rows else (None, [{"row": row} for row in range(len(ids))][part])
        collection.add(ids=ids[part], embeddings=vectors[part], documents=texts, metadatas=fields)


def _rows(client: Any, name: str) -> Iterator[dict[str, Any]]:
    """Every record in the order it was added."""
    found = client.get_collection(name, embedding_function=None).get(include=["documents", "metadatas", "embeddings"])
    texts = found["documents"] or [""] * len(found["ids"])
    records = [
        {"text": text, "vector": vector, **fields}
        for text, vector, fields in zip(texts, found["embeddings"], found["metadatas"], strict=True)
    ]
    yield from sorted(records, key=lambda record: int(record["row"]))


def _document_rows(contents: IndexContents) -> tuple[list[str], list[dict[str, Any]]]:
    fields = [
        {
            "row": row,
            "source": document.source,
            "title": document.title,
            "kind": document.kind,
            "decks": json.dumps(document.decks),
            "headings": json.dumps(document.headings),
            "pages": json.dumps(document.pages),
            "changed": document.changed,
            "remarks": json.dumps(document.remarks),
            "pictured": document.pictured,
        }
        for row, document in enumerate(contents.documents)
    ]
    return [document.text for document in contents.documents], fields


def _chunk_rows(contents: IndexContents) -> tuple[list[str], list[dict[str, Any]]]:
    fields = [
        {
            "row": row,
            "source": chunk.source,
            "start": chunk.start,
            "end": chunk.end,
            "heading": json.dumps(chunk.heading),
            "deck": chunk.deck,
            "slide": chunk.slide,
            "page": chunk.page or 0,
            "sentences": json.dumps([[sentence.start, sentence.end] for sentence in chunk.sentences]),
        }
        for row, chunk in enumerate(contents.chunks)
    ]
    return [chunk.text for chunk in contents.chunks], fields


def _document(row: dict[str, Any]) -> Document:
    decks = tuple(json.loads(row["decks"]))
    headings = tuple(json.loads(row["headings"]))
    pages = tuple((start, number) for start, number in json.loads(row["pages"]))
    deck = decks[0] if decks else None
    return Document(
        source=row["source"],
        title=row["title"],
        text=row["text"],
        kind=row["kind"],
        deck=deck,
        headings=headings,
        decks=decks,
        pages=pages,
        changed=row.get("changed", ""),
        remarks=tuple(json.loads(row.get("remarks", "[]"))),
        pictured=bool(row.get("pictured")),
    )


def _chunk(row: dict[str, Any]) -> Chunk:
    sentences = tuple(Sentence(*span) for span in json.loads(row["sentences"]))
    heading = tuple(json.loads(row["heading"]))
    return Chunk(row["source"], row["start"], row["end"], row["text"], heading, row["deck"], row["slide"], sentences, row["page"] or None)


def _document_vectors(contents: IndexContents) -> Vectors:
    """(documents, 384): the mean of a document's chunks."""
    sources = np.array([chunk.source for chunk in contents.chunks])
    found = [contents.chunk_vectors[sources == document.source] for document in contents.documents]
    return np.stack([rows.mean(axis=0) if len(rows) else np.ones(DIMENSION, dtype=np.float32) for rows in found])


def _chunk_ids(contents: IndexContents) -> list[str]:
    return [chunk.chunk_id for chunk in contents.chunks]


def _row_ids(vectors: Vectors) -> list[str]:
    return [f"s{row}" for row in range(len(vectors))]


def _counts(contents: IndexContents) -> dict[str, int]:
    return {"documents": len(contents.documents), "chunks": len(contents.chunks), "sentences": len(contents.sentence_vectors)}


def _stack(vectors: Sequence[Any]) -> Vectors:
    return np.asarray(vectors, dtype=np.float32).reshape(len(vectors), DIMENSION)
