"""The yardsticks of the comparison do what their names say."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.bench_finding import best_sentences, fused, grown, in_turn, peak_of, plain_recipe, quality
from evals.plain_splitter import OVERLAP, SIZE, split
from knowledge.index_contents import Index, embed_documents
from knowledge.loading import load_folder
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import BAKERY, write_files
from tests.knowledge.hashed import HashedEmbedder


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_files(tmp_path, BAKERY)


def test_fusion_prefers_what_both_lists_have_in_front() -> None:
    assert fused([[1, 2, 3], [2, 3, 1]])[0] == 2
    assert set(fused([[1], [2]])) == {1, 2}
    assert fused([]) == []


def test_a_short_text_stays_whole() -> None:
    assert split("One.\n\nTwo.") == ["One.\n\nTwo."]
    assert split("  \n ") == []


@pytest.mark.parametrize("separator", ["\n\n", "\n", " ", ""])
def test_pieces_keep_to_the_size_and_lose_nothing(separator: str) -> None:
    words = [f"w{number:05d}" for number in range(900)]
    pieces = split(separator.join(words))
    assert len(pieces) > 1
    assert all(len(piece) <= SIZE for piece in pieces)
    assert all(any(word in piece for piece in pieces) for word in words) or separator == ""


def test_neighbours_overlap() -> None:
    pieces = split(" ".join(f"w{number:05d}" for number in range(500)))
    shared = set(pieces[0].split()) & set(pieces[1].split())
    assert shared
    assert len(" ".join(shared)) <= OVERLAP


def test_the_plain_recipe_searches_by_vectors_by_words_and_by_both(files: Path) -> None:
    searches = plain_recipe(files, HashedEmbedder())
    assert set(searches) == {"LangChain + Chroma", "BM25", "rank fusion of both"}
    for search in searches.values():
        assert "wild yeast" in search("sourdough rises with wild yeast")[0]["text"]


def test_a_passage_is_as_near_as_its_nearest_sentence(files: Path) -> None:
    (files / "long.md").write_text(
        "# Mill\n\nStones turn. Wheat is ground to flour.\n\nStones turn. Farmers bring grain in carts.\n\n# Mill\n\nGrain.\n# Empty\n",
        encoding="utf-8",
    )
    searches = best_sentences(files, HashedEmbedder())
    assert set(searches) == {"best sentence of a piece", "best sentence of a section"}
    for search in searches.values():
        assert "wild yeast" in search("a dough that rises with wild yeast")[0]["text"]
    found = [one["text"] for one in searches["best sentence of a section"]("farmers bring grain in carts")]
    assert found[0].startswith("# Mill")
    assert found[0].count("Stones turn") == 2
    assert len(found) == len(set(found))


def test_every_method_has_a_row_with_its_figures(files: Path) -> None:
    passage = {"file": "doughs/rising.txt", "quote": "rises with wild yeast and bacteria", "group": 0}
    row: dict[str, Any] = {"id": "q", "kind": "plain", "question": "wild yeast in sourdough", "topics": [], "answer_passages": [passage]}
    (title, whole), (_, kinds) = quality([row], plain_recipe(files, HashedEmbedder()))
    assert title == "1 questions"
    assert all(name in whole for name in ("BM25", "LangChain + Chroma", "recall@5", "recall@600w", "mrr@10"))
    assert "plain" in kinds


def test_an_index_grows_by_copies_that_are_found_apart(files: Path) -> None:
    embedder = HashedEmbedder()
    index = Index(embed_documents(load_folder(files)[0], embedder), embedder)
    large = grown(index, 100)
    assert len(large.contents.chunks) == 100 == len({chunk.chunk_id for chunk in large.contents.chunks})
    assert len(large.contents.sentence_vectors) == len(large.contents.sentence_owner)
    assert np.allclose(np.linalg.norm(large.contents.chunk_vectors, axis=1), 1, atol=1e-5)
    assert len(Retriever(large).search("wild yeast", 10)) == 10


def test_steps_take_turns_and_the_first_round_is_not_counted() -> None:
    seen: list[str] = []
    times = in_turn([lambda text: seen.append(f"a{text}"), lambda text: seen.append(f"b{text}")], ["1", "2"])
    assert seen == ["a1", "b1", "a1", "b1", "a2", "b2"]
    assert len(times) == 2


def test_the_memory_of_a_process_is_its_own_and_not_of_who_starts_it() -> None:
    held = np.ones(40_000_000)  # 320 MB here
    _, small = peak_of([sys.executable, "-c", "pass"])
    _, large = peak_of([sys.executable, "-c", "held = b'x' * 100_000_000"])
    assert small < held.nbytes / 1e6 / 3
    assert large - small > 80


def test_a_process_that_fails_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        peak_of([sys.executable, "-c", "raise SystemExit(3)"])
