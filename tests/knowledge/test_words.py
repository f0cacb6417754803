"""Words are stemmed and matched."""

import math
from collections import Counter

import numpy as np
import pytest

from knowledge.chunk_words import index_of
from knowledge.words import content_stems, content_words, stem


@pytest.mark.parametrize(("one", "other"), [("baking", "baked"), ("loaf", "loafs"), ("Deployment", "deployments"), ("label", "labels")])
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_stop_words_and_case_do_not_count() -> None:
    assert content_words("What is THE oven's heat?") == ["oven", "heat"]
    assert content_stems("ovens heating ovens") == ["oven", "heat", "oven"]


def test_the_text_with_the_rare_word_wins() -> None:
    words = index_of(["bread and butter", "bread with rye", "bread with salt"])
    scores = words.scores("rye bread")
    assert scores.argmax() == 1
    assert scores[0] == scores[2] > 0
    assert words.scores("pizza").sum() == 0


def test_shorter_texts_and_repeated_words_score_higher() -> None:
    words = index_of(["salt", "salt " + "water " * 40, "salt salt water"])
    scores = words.scores("salt")
    assert scores[0] > scores[1]
    assert scores[2] > scores[1]


def test_rarity_falls_with_use_and_is_highest_for_unknown_words() -> None:
    words = index_of(["oven bread", "oven cake", "oven pie"])
    assert words.rarity("oven") < words.rarity("cake") < words.rarity("pizza")
    assert "oven" in words
    assert "pizza" not in words


def test_no_texts_give_no_scores() -> None:
    assert index_of([]).scores("anything at all").shape == (0,)


def test_the_scores_are_those_of_the_formula() -> None:
    texts = ["The oven bakes rye bread, and the bread is dark.", "Bread of an old oven", "of the", "Salt and water, salt and salt"]
    words, counted = index_of(texts), [Counter(content_stems(text)) for text in texts]
    mean = sum(counts.total() for counts in counted) / len(texts)
    for question in ("bread oven", "salt of the oven", "rye", "pizza"):
        expected = [
            sum(
                words.rarity(word) * 2.2 * counts[word] / (counts[word] + 1.2 * (0.5 + 0.5 * counts.total() / mean))
                for word in set(content_stems(question))
            )
            for counts in counted
        ]
        assert np.allclose(words.scores(question), expected)
    assert math.isclose(words.rarity("bread"), math.log(1 + 2.5 / 2.5))
