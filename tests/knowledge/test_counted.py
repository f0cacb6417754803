"""Texts are embedded some at a time, and somebody hears how far it is."""

import numpy as np

from knowledge.counted import STEP, CountedEmbedder
from knowledge.embeddings import embed_words
from tests.knowledge.conftest import Progressed
from tests.knowledge.hashed import HashedEmbedder

TEXTS = [f"loaf {number}" for number in range(2 * STEP + 7)]


def test_the_vectors_are_those_of_the_embedder_behind(progressed: Progressed) -> None:
    counted = CountedEmbedder(HashedEmbedder(), progressed, "Baking")
    assert np.array_equal(counted.embed(TEXTS), HashedEmbedder().embed(TEXTS))
    assert counted.embed([]).shape == HashedEmbedder().embed([]).shape


def test_every_step_is_told_up_to_the_last_text(progressed: Progressed) -> None:
    CountedEmbedder(HashedEmbedder(), progressed, "Baking").embed(TEXTS)
    assert progressed.calls == [(done, len(TEXTS), "Baking") for done in (0, STEP, 2 * STEP, len(TEXTS))]


def test_nothing_to_embed_is_not_told(progressed: Progressed) -> None:
    CountedEmbedder(HashedEmbedder(), progressed, "Baking").embed([])
    assert not progressed.calls


def test_words_in_context_keep_their_texts(progressed: Progressed) -> None:
    counted = CountedEmbedder(HashedEmbedder(), progressed, "Baking")
    vectors, words = counted.embed_words(TEXTS, [0] * len(TEXTS))
    expected, held = embed_words(HashedEmbedder(), TEXTS, [0] * len(TEXTS))
    assert np.array_equal(vectors, expected)
    assert [one.shape for one in words] == [one.shape for one in held]


def test_without_anybody_to_tell_it_embeds_all_the_same() -> None:
    assert len(CountedEmbedder(HashedEmbedder(), None, "Baking").embed(TEXTS)) == len(TEXTS)
