"""Numbers, denials and opposites are told from ordinary words."""

import pytest

from knowledge.contrasts import denies, negates, number_value, opposed, strong_words


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("second", 2),
        ("3rd", 3),
        ("twelve", 12),
        ("million", 1_000_000),
        ("half", 0.5),
        ("oven", None),
    ],
)
def test_numbers_have_one_value_however_they_are_written(word: str, value: float | None) -> None:
    assert number_value(word) == value


@pytest.mark.parametrize("word", ["not", "no", "never", "without", "doesn't", "can’t"])
def test_denials(word: str) -> None:
    assert negates(word)
    assert denies(["it", word])


def test_words_that_deny_by_their_meaning() -> None:
    assert denies(["it", "lacks", "salt"])
    assert not denies(["it", "has", "salt"])
    assert not negates("lacks")


@pytest.mark.parametrize(
    ("word", "others", "found"),
    [
        ("different", {"identical"}, "identical"),
        ("cheap", {"costly", "oven"}, "costly"),
        ("cheap", {"cheap", "costly"}, ""),
        ("oven", {"cold"}, ""),
    ],
)
def test_opposites(word: str, others: set[str], found: str) -> None:
    assert opposed(word, frozenset(others)) == found


def test_strong_words_are_found_by_kind() -> None:
    assert strong_words("it must always rise") == {"duty": "must", "frequency": "always"}
    assert strong_words("it may rise") == {}
