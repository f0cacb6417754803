"""Words stand at the ends of scales, denials turn them round, and texts clash where they stand at contrary ends."""

import numpy as np
import pytest

from knowledge.alignment import tokens
from knowledge.scales import contrast, lists, placed


def clash(one: str, other: str, likeness: float = 0.5) -> float:
    """The contrast of two texts all of whose content words are that alike."""
    mine, theirs = tokens(one), tokens(other)
    alike = np.array([[likeness * (left.content and right.content) for right in theirs] for left in mine])
    return contrast(mine, theirs, alike)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kneading is tricky.", "Kneading is easy."),
        ("Kneading is the toughest part.", "Kneading is the less demanding part."),
        ("Every oven is the same.", "The number depends on the oven."),
        ("The hours are anything but settled.", "The hours are stable."),
        ("Salt makes loaves bigger.", "Salt makes loaves smaller."),
        ("The bakers reach their goal.", "The bakers fail to reach their goal."),
        ("Loaves are baked one after another.", "Loaves are baked in parallel."),
        ("The starter costs money.", "The starter costs nothing."),
    ],
)
def test_texts_at_contrary_ends_oppose_each_other(one: str, other: str) -> None:
    assert clash(one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kneading is tricky.", "Kneading is not easy."),
        ("Kneading is not tough.", "Kneading is less demanding."),
        ("The oven is hot.", "The loaf lies on a stone."),
        ("Rye needs more water.", "Rye needs more water and less salt."),
        ("All loaves are sold.", "Not a single one is left, after all."),
        ("Loaves do not in any case weigh less.", "Loaves weigh more."),
    ],
)
def test_texts_at_one_end_do_not(one: str, other: str) -> None:
    assert clash(one, other) <= 0


def test_words_said_of_the_same_clash_more() -> None:
    assert clash("Kneading is tricky.", "Kneading is easy.", 0.9) > clash("Kneading is tricky.", "Kneading is easy.", 0.1)


def test_a_phrase_stands_at_its_last_word_and_an_empty_one_nowhere() -> None:
    assert [bool(places) for places in placed(tokens("one after another"))] == [False, False, True]
    assert not any(placed(tokens("after all")))


def test_a_word_at_both_ends_of_a_scale_says_nothing() -> None:
    assert all(end in {-1.0, 1.0} for places in lists().places.values() for end in places.values())
    assert clash("", "Kneading is easy.") == 0
