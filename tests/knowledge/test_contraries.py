"""A sentence is turned into its contrary by one small change."""

import pytest

from knowledge.contraries import denied, turned_words, with_not, without_not


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("The oven is hot.", "The oven is not hot."),
        ("Rye needs water.", "Rye does not need water."),
        ("Loaves rise slowly.", None),
    ],
)
def test_a_not_is_put_in_where_a_verb_takes_one(sentence: str, turned: str | None) -> None:
    assert with_not(sentence) == turned


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("The oven is not hot.", "The oven is hot."),
        ("The oven isn't hot.", "The oven is hot."),
        ("The oven is not only hot.", None),
        ("The oven is hot.", None),
    ],
)
def test_a_not_is_taken_out(sentence: str, turned: str | None) -> None:
    assert without_not(sentence) == turned


def test_every_sentence_has_a_denial() -> None:
    assert denied("The oven is hot.") == "The oven is not hot."
    assert denied("The oven is not hot.") == "The oven is hot."
    assert denied("Loaves rise slowly.") == "It is not true that loaves rise slowly."


def test_opposites_take_the_place_of_their_words() -> None:
    assert "Rye is slow." in list(turned_words("Rye is fast."))
    assert list(turned_words("The loaf lies on a stone.")) == []


def test_the_opposite_that_is_wanted_is_taken() -> None:
    assert list(turned_words("Rye is fast.", frozenset({"slower"}))) == ["Rye is slower."]


def test_a_long_list_of_opposites_is_cut() -> None:
    assert len(list(turned_words("fast slow cheap easy small strong weak early late public"))) == 6
