"""A question leads over our notes to a passage in other words; the vectors of the notes are made once on this machine."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.bridge import Bridge, bridge, learn_bridge
from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors, exported
from knowledge.remembered import RememberedEmbedder
from tests.knowledge.hashed import HashedEmbedder

NOTE = '---\ntitle: "{0}"\ndecks: [intro]\nheadings:\n  - "{0}"\n---\n## {0}\n<!-- deck: intro; slide: {0} -->\n{1}\n'


class Placed(OnnxEmbedder):
    """Counts words instead of running a model, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._counting = folder, HashedEmbedder()

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._counting.embed(texts)

    @property
    def embedded(self) -> int:
        return self._counting.embedded


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "bread.md").write_text(NOTE.format("Sourdough", "Sourdough is bread that rises slowly with wild yeast."), "utf-8")
    return folder


@pytest.fixture
def placed(tmp_path: Path) -> Placed:
    (tmp_path / "model").mkdir()
    return Placed(tmp_path / "model")


def test_a_passage_in_other_words_is_reached_over_the_notes() -> None:
    words = HashedEmbedder().embed
    ours = Bridge(words(["sourdough bread rises slowly", "an oven is hot"]))
    near, far = ours.ways(words(["why does it rise so slowly"])[0]).nearness(words(["sourdough", "pastry"]))
    assert near > far + 0.2


def test_more_sentences_than_are_looked_at_change_nothing_for_the_nearest() -> None:
    words = HashedEmbedder().embed
    few = ["sourdough bread rises slowly", *(f"filler{number}" for number in range(9))]
    many = [*few, *(f"other{number}" for number in range(50))]
    question, passages = words(["rises slowly"])[0], words(["sourdough", "pastry"])
    near, far = Bridge(words(many)).ways(question).nearness(passages)
    assert near == pytest.approx(Bridge(words(few)).ways(question).nearness(passages)[0], abs=0.02)
    assert near > far


def test_without_notes_no_passage_is_nearer_than_another() -> None:
    words = HashedEmbedder().embed
    assert Bridge(np.zeros((0, DIMENSION), dtype=np.float32)).ways(words(["a"])[0]).nearness(words(["b", "c"])).tolist() == [0, 0]
    assert bridge(HashedEmbedder()).ways(words(["a"])[0]).nearness(words(["b"])).tolist() == [0]


def test_the_notes_are_embedded_once_on_this_machine(placed: Placed, notes: Path) -> None:
    made = learn_bridge(placed, placed, notes)
    counted = placed.embedded
    assert counted
    assert np.array_equal(learn_bridge(placed, placed, notes), made)
    assert placed.embedded == counted


def test_a_changed_note_is_embedded_and_the_old_file_goes(placed: Placed, notes: Path) -> None:
    before = learn_bridge(placed, placed, notes)
    (notes / "ovens.md").write_text(NOTE.format("Ovens", "An oven is hot."), "utf-8")
    assert len(learn_bridge(placed, placed, notes)) > len(before)
    assert len(list(placed.folder.glob("notes-*.npy"))) == 1


@pytest.mark.parametrize("content", [b"", b"not a file of vectors"])
def test_a_broken_file_is_made_anew(placed: Placed, notes: Path, content: bytes) -> None:
    made = learn_bridge(placed, placed, notes)
    (file,) = placed.folder.glob("notes-*.npy")
    file.write_bytes(content)
    assert np.array_equal(learn_bridge(placed, placed, notes), made)
    assert np.array_equal(np.load(file), made)


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(placed: Placed, notes: Path) -> None:
    made = learn_bridge(placed, placed, notes)
    placed.folder = placed.folder / "in the way"
    placed.folder.write_text("a file where a folder should be")
    assert np.array_equal(learn_bridge(placed, placed, notes), made)


def test_the_model_is_found_behind_embedders_that_wrap_it(embedder: Embedder, tmp_path: Path) -> None:
    assert exported(RememberedEmbedder(RememberedEmbedder(embedder, tmp_path), tmp_path)) is embedder
    assert exported(HashedEmbedder()) is None
