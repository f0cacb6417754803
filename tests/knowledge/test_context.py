"""How near the words of chunks come to those of a question, each in its context."""

import numpy as np
import pytest

from knowledge.context import BLOCK, ContextWords, in_steps, nothing_of, one_after_the_other, reached
from knowledge.embeddings import DIMENSION, Vectors


def _words(*places: int) -> Vectors:
    """A vector of length 1 in each of these directions."""
    return np.eye(DIMENSION, dtype=np.float32)[list(places)]


@pytest.fixture
def held() -> ContextWords:
    """Five sentences: of chunk 0 two, of chunk 1 none, of chunk 2 two of which one has no words, of chunk 3 one."""
    return ContextWords.of([in_steps(_words(*places)) for places in ((1, 2), (3,), (), (1, 3, 4), (5,))])


STARTS = np.array([0, 2, 2, 4, 5])


def test_a_chunk_may_answer_word_by_word_and_a_sentence_must_alone(held: ContextWords) -> None:
    found = reached(_words(1, 3), np.array([1.0, 1.0]), held, STARTS, [0, 1, 2, 3])
    assert np.allclose(found, np.array([[1, 0.5], [0, 0], [1, 1], [0, 0]]), atol=1e-2)


def test_rare_words_count_more(held: ContextWords) -> None:
    found = reached(_words(2, 5), np.array([3.0, 1.0]), held, STARTS, [3, 0])
    assert np.allclose(found, [[0.25, 0.25], [0.75, 0.75]], atol=1e-2)


def test_a_near_word_counts_by_its_cosine(held: ContextWords) -> None:
    half = ((_words(4) + np.sqrt(3) * _words(9)) / 2).astype(np.float32)
    assert np.allclose(reached(half, np.array([2.0]), held, STARTS, [2])[0], 0.5, atol=1e-2)


def test_more_words_than_are_compared_at_a_time_are_all_compared() -> None:
    sentences = [in_steps(_words(*[7] * BLOCK)), in_steps(_words(*[7] * BLOCK, 8))]
    found = reached(_words(8), np.ones(1), ContextWords.of(sentences), np.array([0, 1, 2]), [0, 1])
    assert np.allclose(found, [[0, 0], [1, 1]], atol=1e-2)


def test_without_words_on_either_side_nothing_is_reached(held: ContextWords) -> None:
    nobody = _words()
    assert not reached(nobody, np.zeros(0), held, STARTS, [0, 2]).any()
    assert not reached(_words(1), np.zeros(1), held, STARTS, [0]).any()
    assert not reached(_words(1), np.ones(1), nothing_of(5), STARTS, [0, 3]).any()
    assert reached(_words(1), np.ones(1), held, STARTS, []).shape == (0, 2)


def test_sentences_are_taken_and_joined_in_order(held: ContextWords) -> None:
    some = held.only([3, 0])
    assert [some[row].argmax(axis=1).tolist() for row in range(2)] == [[1, 3, 4], [1, 2]]
    both = one_after_the_other([some, nothing_of(1), held])
    assert len(both) == 8
    assert both.starts.tolist() == [0, 3, 5, 5, 7, 8, 8, 11, 12]
    assert np.array_equal(both[6], held[3])
    assert len(one_after_the_other([])) == 0


def test_steps_keep_the_direction() -> None:
    dice = np.random.default_rng(3).normal(size=(20, DIMENSION))
    vectors = (dice / np.linalg.norm(dice, axis=1, keepdims=True)).astype(np.float32)
    kept = in_steps(vectors).astype(np.float32)
    cosines = (kept * vectors).sum(axis=1) / np.linalg.norm(kept, axis=1)
    assert in_steps(vectors).dtype == np.int8
    assert cosines.min() > 0.995
