"""What searching reads is read as it was written, or not at all: also when the program is killed while it writes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexBroken
from knowledge.index import ensure_folder_index
from knowledge.index_contents import Index
from knowledge.index_files import CONTENTS, read_files, write_files
from knowledge.loading import Refusal
from tests.knowledge.conftest import BAKERY
from tests.knowledge.conftest import write_files as write_texts

KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge import index_files
from knowledge.index import ensure_folder_index

done, last = 0, int(sys.argv[3])

def count(event, arguments):
    global done
    if event == "open" and "build-" in str(arguments[0]) and arguments[1] and "w" in str(arguments[1]):
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
ensure_folder_index(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def written(bakery: Index, tmp_path: Path) -> Path:
    write_files(tmp_path, bakery.contents, [Refusal("x.pdf", "No text.", "Scan it.")], {"fingerprint": "abc"})
    return tmp_path


def test_what_is_read_is_what_was_written(bakery: Index, written: Path) -> None:
    contents, refusals, stamp = read_files(written)
    before = bakery.contents
    assert contents.chunks == before.chunks
    assert contents.documents == before.documents
    assert (refusals, stamp) == ((Refusal("x.pdf", "No text.", "Scan it."),), {"fingerprint": "abc"})
    assert np.array_equal(contents.chunk_vectors, before.chunk_vectors)
    assert np.array_equal(contents.sentence_vectors, before.sentence_vectors)
    assert (contents.words.vocabulary, contents.words.stems) == (before.words.vocabulary, before.words.stems)
    assert np.array_equal(contents.words.vectors, before.words.vectors)
    assert np.array_equal(contents.context.vectors, before.context.vectors)
    assert np.array_equal(contents.context.starts, before.context.starts)
    assert len(contents.context.vectors) > len(contents.sentence_vectors)
    assert np.array_equal(contents.words.told, before.words.told)
    assert contents.words.told_stems == before.words.told_stems


def test_vectors_are_mapped_and_not_copied(written: Path) -> None:
    contents = read_files(written)[0]
    assert isinstance(contents.sentence_vectors.base, np.memmap)
    assert isinstance(contents.context.vectors.base, np.memmap)


@pytest.mark.parametrize("name", ["chunks.npy", "sentences.npy", "words.npy", "context.npy", "words.npz", CONTENTS])
def test_a_file_that_is_cut_off_or_not_there_is_told(written: Path, name: str) -> None:
    (written / name).write_bytes((written / name).read_bytes()[:-400])
    with pytest.raises(IndexBroken):
        read_files(written)
    (written / name).unlink()
    with pytest.raises(IndexBroken):
        read_files(written)


def test_words_in_context_of_another_kind_or_number_are_told(written: Path, bakery: Index) -> None:
    for other in (bakery.contents.context.vectors[:-1], bakery.contents.context.vectors.astype(np.float32)):
        np.save(written / "context.npy", other)
        with pytest.raises(IndexBroken):
            read_files(written)


@pytest.mark.parametrize("change", [{"form": "0"}, {"vocabulary": ["oven"]}, {"chunks": []}, {"documents": []}, {"stems": 3}])
def test_files_of_another_form_or_size_are_told(written: Path, change: dict[str, object]) -> None:
    held = json.loads((written / CONTENTS).read_text())
    (written / CONTENTS).write_text(json.dumps(held | change))
    with pytest.raises(IndexBroken):
        read_files(written)


@pytest.mark.parametrize("moment", [1, 3, 5, 6])
def test_a_build_that_is_killed_while_it_writes_leaves_no_index_behind(tmp_path: Path, place: Path, moment: int) -> None:
    files = write_texts(tmp_path / "files", BAKERY)
    command = [sys.executable, "-c", KILLED, str(files), str(place), str(moment)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, env=paths, capture_output=True, check=False)  # noqa: S603 - ours
    assert ended.returncode == -signal.SIGKILL
    assert not list((place / "index").rglob("current"))
    assert len(ensure_folder_index(files, place).contents.chunks) > 3
    assert len(list((place / "index").rglob("build-*"))) == 1
