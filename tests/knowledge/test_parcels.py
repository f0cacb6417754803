"""Parcels are whole or absent, made once, seen by every process, and gone when deleted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import DocumentRefused, FolderUnwritable
from knowledge.index_contents import IndexContents, said
from knowledge.parcels import Parcels, Reading, key_of
from tests.knowledge.formats.office import deck_bytes, word_bytes
from tests.knowledge.hashed import HashedEmbedder

TEXT = "\n\n".join(f"Paragraph {number} speaks of matter {number} and of nothing else in the whole text." for number in range(60)).encode()
STOPPED = """
import sys
from pathlib import Path
from knowledge.parcels import Parcels
from tests.knowledge.hashed import HashedEmbedder

class Waiting(HashedEmbedder):
    def embed(self, texts):
        print("embedding", flush=True)
        sys.stdin.read()
        return super().embed(texts)

for _ in Parcels(Path(sys.argv[1])).make(Path(sys.argv[2]).read_bytes(), "text.txt", Waiting()):
    pass
"""


def made(reading: Reading) -> IndexContents:
    while True:
        try:
            next(reading)
        except StopIteration as finished:
            contents: IndexContents = finished.value
            return contents


def steps(reading: Reading) -> list[tuple[int, int]]:
    return list(reading)


def test_a_parcel_is_opened_as_it_was_made_pages_and_all(tmp_path: Path) -> None:
    parcels, raw = Parcels(tmp_path / "p"), deck_bytes()
    first = made(parcels.make(raw, "frost.pptx", HashedEmbedder()))
    again = Parcels(tmp_path / "p").open(key_of(raw, "frost.pptx"))
    assert again is not None
    assert again.chunks == first.chunks
    assert again.documents[0].pages == first.documents[0].pages
    assert again.documents[0].changed == first.documents[0].changed
    assert (again.chunk_vectors == first.chunk_vectors).all()


def test_the_same_bytes_are_embedded_once(tmp_path: Path) -> None:
    parcels, embedder = Parcels(tmp_path), HashedEmbedder()
    made(parcels.make(TEXT, "a.txt", embedder))
    count = embedder.embedded
    assert steps(parcels.make(TEXT, "other name.txt", embedder)) == []
    assert embedder.embedded == count
    made(parcels.make(TEXT + b"\n\nOne more.", "a.txt", embedder))
    assert embedder.embedded > count


def test_the_steps_count_passages_up_to_all_of_them(tmp_path: Path) -> None:
    seen = steps(Parcels(tmp_path).make(TEXT, "a.txt", HashedEmbedder()))
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] > 3
    assert seen == sorted(seen)


def test_the_key_tells_bytes_and_kind_and_not_the_name() -> None:
    assert key_of(b"a", "x.md") == key_of(b"a", "y.md")
    assert len({key_of(b"a", "x.md"), key_of(b"b", "x.md"), key_of(b"a", "x.txt")}) == 3


def test_an_import_that_is_killed_leaves_what_was_there_and_nothing_half(tmp_path: Path) -> None:
    parcels, place, kept = Parcels(tmp_path / "parcels"), tmp_path / "text.txt", word_bytes()
    place.write_bytes(TEXT)
    made(parcels.make(kept, "kept.docx", HashedEmbedder()))
    command = [sys.executable, "-c", STOPPED, str(parcels.folder), str(place)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths) as running:  # noqa: S603 - ours
        assert running.stdout is not None
        assert running.stdout.readline() == "embedding\n"
        running.send_signal(signal.SIGKILL)
    assert parcels.open(key_of(TEXT, "text.txt")) is None
    assert parcels.open(key_of(kept, "kept.docx")) is not None
    assert len(made(parcels.make(TEXT, "text.txt", HashedEmbedder())).chunks) > 3


def test_what_a_stopped_import_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "abc.part").mkdir()
    (tmp_path / "abc.part" / "chroma.sqlite3").write_bytes(b"half")
    made(Parcels(tmp_path).make(TEXT, "a.txt", HashedEmbedder()))
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("damaged", ["contents.json", "words.npz", "chunks.npy"])
def test_a_damaged_parcel_is_made_anew(tmp_path: Path, damaged: str) -> None:
    parcels, key = Parcels(tmp_path), key_of(TEXT, "a.txt")
    whole = made(parcels.make(TEXT, "a.txt", HashedEmbedder()))
    (tmp_path / key / damaged).write_bytes(b"no such file" * 100)
    assert parcels.open(key) is None
    embedder = HashedEmbedder()
    assert made(parcels.make(TEXT, "a.txt", embedder)).chunks == whole.chunks
    sentences = {text for text, _ in said(whole.documents, whole.chunks)}
    assert embedder.embedded == len(whole.words.vocabulary) + len(sentences)  # Chroma keeps passages, and no words of sentences


def test_where_chroma_is_damaged_too_everything_is_embedded_anew(tmp_path: Path) -> None:
    parcels, key = Parcels(tmp_path), key_of(TEXT, "a.txt")
    whole = made(parcels.make(TEXT, "a.txt", HashedEmbedder()))
    for name in ("chroma.sqlite3", "contents.json"):
        (tmp_path / key / name).write_bytes(b"no such file" * 100)
    again = made(parcels.make(TEXT, "a.txt", HashedEmbedder()))
    assert again.chunks == whole.chunks
    assert (again.sentence_vectors == whole.sentence_vectors).all()


def test_what_is_refused_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused):
        made(Parcels(tmp_path / "p").make(b"%PDF-1.4", "a.pdf", HashedEmbedder()))
    assert not (tmp_path / "p").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("in the way")
    with pytest.raises(FolderUnwritable):
        made(Parcels(tmp_path / "p").make(TEXT, "a.txt", HashedEmbedder()))


def test_copies_live_on_when_the_first_is_deleted(tmp_path: Path) -> None:
    parcels = Parcels(tmp_path / "one")
    made(parcels.make(TEXT, "a.txt", HashedEmbedder()))
    parcels.copy(tmp_path / "two")
    parcels.delete()
    assert not parcels.folder.exists()
    assert Parcels(tmp_path / "two").open(key_of(TEXT, "a.txt")) is not None
    Parcels(tmp_path / "never").copy(tmp_path / "three")
    assert not (tmp_path / "three").exists()
