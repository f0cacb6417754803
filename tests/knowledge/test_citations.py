"""Quotes stand in their source, letter by letter."""

import pytest

from knowledge.citations import Citation, find_quote, standing
from knowledge.index import Index

TEXT = "Bake at 220 degrees.\nThen  lower\tthe heat (to 180) and wait."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Then lower the heat", "Then  lower\tthe heat"),
        ("degrees. Then", "degrees.\nThen"),
        ("heat (to 180)", "heat (to 180)"),
        ("  Bake at 220  ", "Bake at 220"),
    ],
)
def test_quotes_are_found_whatever_the_white_space(quote: str, found: str) -> None:
    span = find_quote(quote, TEXT)
    assert span is not None
    assert TEXT[span[0] : span[1]] == found


@pytest.mark.parametrize("quote", ["bake at 220", "Bake at 200", "lower heat", "", "   ", "(to .*)"])
def test_a_quote_with_one_other_letter_is_not_found(quote: str) -> None:
    assert find_quote(quote, TEXT) is None


def test_only_citations_that_stand_in_their_source_are_kept(bakery: Index) -> None:
    text = bakery.source_text("shop.md")
    start = text.index("Unsold bread")
    right = Citation("shop.md", "", "Shop > Waste", "", "Unsold bread goes", start, start + len("Unsold bread goes"))
    wrong = [
        Citation("shop.md", "", "", "", "Unsold cake goes", right.start, right.end),
        Citation("shop.md", "", "", "", right.quote, right.start + 1, right.end + 1),
        Citation("other.md", "", "", "", right.quote, right.start, right.end),
        Citation("shop.md", "", "", "", "", 0, 0),
    ]
    assert standing([*wrong, right], bakery) == [right]
