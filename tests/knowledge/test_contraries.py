"""A sentence is turned into its contrary by one small change."""

import pytest

from knowledge.contraries import with_not, without_not


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
