"""Words are stemmed and matched."""

import pytest

from knowledge.words import WordIndex, content_stems, content_words, stem


@pytest.mark.parametrize(("one", "other"), [("baking", "baked"), ("loaf", "loafs"), ("Deployment", "deployments"), ("label", "labels")])
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_stop_words_and_case_do_not_count() -> None:
    assert content_words("What is THE oven's heat?") == ["oven", "heat"]
    assert content_stems("ovens heating ovens") == ["oven", "heat", "oven"]


def test_the_text_with_the_rare_word_wins() -> None:
    words = WordIndex(["bread and butter", "bread with rye", "bread with salt"])
    scores = words.scores("rye bread")
    assert scores.argmax() == 1
    assert scores[0] == scores[2] > 0
    assert words.scores("pizza").sum() == 0


def test_shorter_texts_and_repeated_words_score_higher() -> None:
    words = WordIndex(["salt", "salt " + "water " * 40, "salt salt water"])
    scores = words.scores("salt")
    assert scores[0] > scores[1]
    assert scores[2] > scores[1]


def test_rarity_falls_with_use_and_is_highest_for_unknown_words() -> None:
    words = WordIndex(["oven bread", "oven cake", "oven pie"])
    assert words.rarity("oven") < words.rarity("cake") < words.rarity("pizza")
    assert "oven" in words
    assert "pizza" not in words


def test_no_texts_give_no_scores() -> None:
    assert WordIndex([]).scores("anything at all").shape == (0,)
