"""A claim may not join what its passage keeps apart."""

import pytest

from knowledge.alignment import align
from knowledge.clauses import mixed, turned_comparison
from knowledge.embeddings import Embedder

OVENS = "Deck ovens may need two hours to heat up, while fan ovens can be used within ten minutes."
SIZES = "A deck oven is similar to a fan oven, but has larger doors and a longer life."


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Fan ovens may need two hours to heat up.", ["Fan"]),
        ("Deck ovens may need two hours to heat up.", []),
        ("Deck ovens may need two hours to heat up, while fan ovens can be used within minutes.", []),
        ("Fan ovens are quick.", []),
    ],
)
def test_what_is_said_of_another_thing(embedder: Embedder, claim: str, found: list[str]) -> None:
    assert list(mixed(align(claim, OVENS, embedder))) == found


def test_a_sentence_that_leans_on_the_one_before_goes_on_about_it(embedder: Embedder) -> None:
    passage = "The deck oven stands in the cellar of the shop. It should be heated for two hours every morning."
    assert list(mixed(align("The deck oven should be heated for two hours.", passage, embedder))) == []


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("A fan oven has larger doors than a deck oven.", ["larger"]),
        ("A deck oven has larger doors than a fan oven.", []),
        ("A deck oven has larger doors.", []),
    ],
)
def test_the_sides_of_a_comparison(embedder: Embedder, claim: str, found: list[str]) -> None:
    assert list(turned_comparison(align(claim, SIZES, embedder))) == found
