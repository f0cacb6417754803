"""Slips of the pen are corrected against the sources."""

from collections import Counter

import pytest

from knowledge.spelling import Speller
from knowledge.words import PART, stem


def speller_of(text: str, ordinary: frozenset[str] = frozenset()) -> Speller:
    counts = Counter(word.lower() for word in PART.findall(text))
    return Speller(counts, {word: stem(word) for word in counts}, ordinary)


SPELLER = speller_of(
    "Sourdough ferments slowly. Sourdough needs a fermentation basket. Kneading machine", frozenset({"bread", "needs", "hand"})
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sourdugh", "sourdough"),
        ("fermentaton of sourdouhg", "fermentation of sourdough"),
        ("knaeding", "kneading"),
        ("How does the mashine knead?", "How does the machine knead?"),
    ],
)
def test_slips_are_corrected_to_words_of_the_sources(written: str, meant: str) -> None:
    assert SPELLER.correct(written) == meant


@pytest.mark.parametrize("text", ["bread", "breadless hands", "BAKT", "TX-550", "yeast", "sour", "basketball", "unhand", "bachine"])
def test_ordinary_short_capital_and_distant_words_stay(text: str) -> None:
    assert SPELLER.correct(text) == text


def test_of_words_equally_near_the_more_frequent_is_taken() -> None:
    speller = speller_of("models models models modals")
    assert speller.correct("modils") == "models"


def test_inflected_words_of_the_sources_are_known() -> None:
    assert SPELLER.knows("fermenting")
    assert not SPELLER.knows("fremnting")
