"""A rough look at many vectors finds those that an exact one finds."""

import numpy as np
import pytest

from knowledge.embeddings import DIMENSION, Vectors
from knowledge.rough import AXES, DRAWN, MANY, Rough, highest, rough


@pytest.fixture
def vectors() -> Vectors:
    """(5000, 384) of length 1: each along half as many directions as there are axes, with a little of all others."""
    dice = np.random.default_rng(3)
    found = dice.normal(size=(5000, AXES // 2)) @ dice.normal(size=(AXES // 2, DIMENSION)) + dice.normal(size=(5000, DIMENSION))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_the_nearest_are_among_twice_as_many_that_are_roughly_near(vectors: Vectors) -> None:
    held = Rough.of(vectors)
    for vector in vectors[::1000]:
        assert set(highest(vectors @ vector, 20)) <= set(highest(held.near(vector), 40))


def test_it_reads_a_sixth_of_the_numbers(vectors: Vectors) -> None:
    assert Rough.of(vectors).short.size * 6 == vectors.size


def test_few_vectors_are_looked_at_exactly(vectors: Vectors) -> None:
    few = vectors[: 3 * AXES]
    assert np.allclose(rough(few, len(few)).near(few[0]), few @ few[0], atol=1e-6)
    assert not np.allclose(rough(few, len(few) - 1).near(few[0]), few @ few[0], atol=1e-6)


def test_of_no_vectors_none_is_near(vectors: Vectors) -> None:
    assert Rough.of(vectors[:0]).near(vectors[0]).shape == (0,)


def test_the_highest_values_are_found_and_all_where_there_are_few() -> None:
    values = np.array([0.1, 5.0, 3.0, 4.0, 0.2])
    assert sorted(highest(values, 2).tolist()) == [1, 3]
    assert sorted(highest(values, 5).tolist()) == sorted(highest(values, 9).tolist()) == [0, 1, 2, 3, 4]
    assert highest(np.zeros(0), 3).tolist() == []


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("dull", [0, 0.5, 0.999], ids=["all differ", "half are alike", "nearly all are alike"])
def test_the_highest_of_many_are_those_of_a_sorted_list(seed: int, dull: float) -> None:
    dice = np.random.default_rng(seed)
    values = np.where(dice.random(4 * MANY) < dull, 0.0, dice.normal(size=4 * MANY))
    found = highest(values, 90)
    assert len(set(found.tolist())) == 90
    assert sorted(values[found]) == sorted(values)[-90:]


def test_the_highest_are_found_where_the_sample_meets_none_of_the_others() -> None:
    values = np.zeros(4 * MANY)
    values[:: 4 * MANY // DRAWN] = 1.0
    assert sorted(values[highest(values, 300)])[:50] == [0.0] * 50
