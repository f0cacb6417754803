"""The yardsticks of the comparison do what their names say."""

import pytest

from evals.bench_finding import fused
from evals.plain_splitter import OVERLAP, SIZE, split


def test_fusion_prefers_what_both_lists_have_in_front() -> None:
    assert fused([[1, 2, 3], [2, 3, 1]])[0] == 2
    assert set(fused([[1], [2]])) == {1, 2}
    assert fused([]) == []


def test_a_short_text_stays_whole() -> None:
    assert split("One.\n\nTwo.") == ["One.\n\nTwo."]
    assert split("  \n ") == []


@pytest.mark.parametrize("separator", ["\n\n", "\n", " ", ""])
def test_pieces_keep_to_the_size_and_lose_nothing(separator: str) -> None:
    words = [f"w{number:05d}" for number in range(900)]
    pieces = split(separator.join(words))
    assert len(pieces) > 1
    assert all(len(piece) <= SIZE for piece in pieces)
    assert all(any(word in piece for piece in pieces) for word in words) or separator == ""


def test_neighbours_overlap() -> None:
    pieces = split(" ".join(f"w{number:05d}" for number in range(500)))
    shared = set(pieces[0].split()) & set(pieces[1].split())
    assert shared
    assert len(" ".join(shared)) <= OVERLAP
