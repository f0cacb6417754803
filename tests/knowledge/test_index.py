"""Indexes are built once, beside the old one, and survive damage."""

import shutil
import threading
from pathlib import Path

import chromadb
import numpy as np
import pytest

from knowledge.chroma_store import read_index, write_index
from knowledge.errors import FolderUnwritable, IndexBroken, IndexMissing
from knowledge.index import Index, ensure_folder_index, ensure_index, forget_folder, joined
from tests.knowledge.conftest import BAKERY, Progressed, write_files

NOTE = """---
title: Ovens
deck: baking
headings: [Ovens at work]
---
## Deck oven
<!-- deck: tools; slide: Stones -->
Loaves lie on hot stone.

## Fan oven
Air moves around the cake.
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files", BAKERY)


def builds(place: Path) -> list[Path]:
    return sorted((place / "index").rglob("build-*"))


def test_the_index_holds_documents_chunks_and_vectors(files: Path, place: Path) -> None:
    contents = ensure_folder_index(files, place).contents
    assert [document.source for document in contents.documents] == ["doughs/rising.txt", "ovens.md", "shop.md"]
    assert contents.chunk_vectors.shape == (len(contents.chunks), 384)
    assert contents.sentence_vectors.shape[0] == sum(len(chunk.sentences) for chunk in contents.chunks) == len(contents.sentence_owner)
    assert contents.documents[1].text == BAKERY["ovens.md"]


def test_a_second_opening_builds_nothing_and_gives_the_same(files: Path, place: Path, progressed: Progressed) -> None:
    first = ensure_folder_index(files, place, progressed)
    assert progressed.calls
    assert progressed.calls[-1][0] == progressed.calls[-1][1]
    again = Progressed()
    second = ensure_folder_index(files, place, again)
    assert again.calls == []
    assert second.contents.chunks == first.contents.chunks
    assert np.array_equal(second.contents.sentence_vectors, first.contents.sentence_vectors)


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_any_change_in_the_folder_builds_anew_and_removes_the_old(files: Path, place: Path, change: str) -> None:
    old = ensure_folder_index(files, place)
    [before] = builds(place)
    if change == "edit":
        (files / "shop.md").write_text("# Shop\n\nClosed for good.\n")
    elif change == "add":
        (files / "cakes.md").write_text("# Cakes\n\nCakes are sweet.\n")
    elif change == "remove":
        (files / "shop.md").unlink()
    else:
        (files / "shop.md").rename(files / "store.md")
    new = ensure_folder_index(files, place)
    assert new.fingerprint != old.fingerprint
    [after] = builds(place)
    assert after != before


def test_files_that_were_left_out_are_still_named_after_reopening(files: Path, place: Path) -> None:
    (files / "void.md").write_text(" ")
    for _ in range(2):
        assert [refusal.source for refusal in ensure_folder_index(files, place).refusals] == ["void.md"]


@pytest.mark.parametrize("damage", ["contents.json", "words.npz", "sentences.npy", "pointer", "nowhere", "folder"])
def test_a_damaged_index_is_built_anew(files: Path, place: Path, damage: str) -> None:
    whole = ensure_folder_index(files, place)
    [build] = builds(place)
    pointer = build.parent / "current"
    if damage == "pointer":
        pointer.write_bytes(b"\xff\xfe\x00")
    elif damage == "nowhere":
        pointer.write_text("../../../elsewhere")
    elif damage == "folder":
        shutil.rmtree(build)
    else:
        (build / damage).write_bytes((build / damage).read_bytes()[:-500])
    again = ensure_folder_index(files, place)
    assert again.contents.chunks == whole.contents.chunks
    assert builds(place) != [build]


def test_a_build_that_breaks_off_leaves_the_old_one_and_no_rest_later(files: Path, place: Path) -> None:
    ensure_folder_index(files, place)
    kept = builds(place)
    (files / "shop.md").write_text("# Shop\n\nNew hours from eight to noon.\n")

    def stop(done: int, total: int, label: str) -> None:
        raise InterruptedError(f"{label} {done} {total}")

    with pytest.raises(InterruptedError):
        ensure_folder_index(files, place, stop)
    assert builds(place) == kept
    (kept[0].parent / "build-leftover").mkdir()
    assert "eight to noon" in ensure_folder_index(files, place).source_text("shop.md")
    assert len(builds(place)) == 1


def test_of_two_builders_at_once_one_builds_and_both_read(files: Path, place: Path) -> None:
    built: list[int] = []
    found: list[Index] = []
    threads = [
        threading.Thread(target=lambda: found.append(ensure_folder_index(files, place, lambda done, *_: built.append(done))))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built.count(0) == 1
    assert found[0].contents.chunks == found[1].contents.chunks


def test_notes_bring_deck_and_slide_along(tmp_path: Path, place: Path) -> None:
    notes = write_files(tmp_path / "notes", {"ovens.md": NOTE})
    for _ in range(2):  # built, then read back
        index = ensure_index(place, notes=notes)
        assert [(chunk.deck, chunk.slide) for chunk in index.contents.chunks] == [("tools", "Stones"), ("baking", "Ovens at work")]
        assert index.contents.documents[0].kind == "note"
        assert index.contents.documents[0].headings == ("Ovens at work",)
        assert "<!--" not in index.source_text("ovens.md")


def test_notes_that_are_not_there_are_missing(tmp_path: Path, place: Path) -> None:
    with pytest.raises(IndexMissing):
        ensure_index(place, notes=tmp_path / "nowhere")


def test_a_home_that_cannot_be_written_is_said(files: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be")
    with pytest.raises(FolderUnwritable) as unwritable:
        ensure_folder_index(files, tmp_path / "blocked")
    assert "GROUNDPLAN_HOME" in unwritable.value.remedy


def test_a_forgotten_folder_leaves_nothing_behind(files: Path, place: Path) -> None:
    def holds_the_text() -> bool:
        return any(b"sourdough" in path.read_bytes().lower() for path in (place / "index").rglob("*") if path.is_file())

    ensure_folder_index(files, place)
    assert holds_the_text()
    forget_folder(files, place)
    assert builds(place) == []
    assert not holds_the_text()


def test_two_folders_are_kept_apart_and_can_be_joined(tmp_path: Path, files: Path, place: Path) -> None:
    other = write_files(tmp_path / "other", {"cars.md": "# Cars\n\nAn electric car has no gear box.\n"})
    bakery, cars = ensure_folder_index(files, place), ensure_folder_index(other, place)
    assert len(builds(place)) == 2
    both = joined([bakery, cars])
    assert len(both.contents.chunks) == len(bakery.contents.chunks) + len(cars.contents.chunks)
    assert both.contents.sentence_owner[-1] == len(both.contents.chunks) - 1
    assert "gear box" in both.source_text("cars.md")
    assert both.source_text("unknown.md") == ""


def test_the_stamp_names_model_dimension_and_chunker(bakery: Index, tmp_path: Path) -> None:
    write_index(tmp_path / "store", bakery.contents, (), {"fingerprint": "abc", "dimension": 384})
    kept, _, stamp = read_index(tmp_path / "store")
    assert (stamp["fingerprint"], stamp["dimension"], stamp["chunks"]) == ("abc", 384, len(bakery.contents.chunks))
    assert kept.chunks == bakery.contents.chunks
    assert kept.words.vocabulary == bakery.contents.words.vocabulary


def test_a_store_without_a_stamp_or_with_other_counts_is_broken(bakery: Index, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(IndexBroken):
        read_index(tmp_path / "empty")
    write_index(tmp_path / "store", bakery.contents, (), {"fingerprint": "abc"})
    with chromadb.PersistentClient(str(tmp_path / "store")) as client:
        client.get_collection("chunks", embedding_function=None).delete(where={"row": 0})
    with pytest.raises(IndexBroken, match="incomplete"):
        read_index(tmp_path / "store")
