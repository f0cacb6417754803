"""A full stop ends a sentence, except inside a date, behind an ordinal and behind a word that was cut short."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.moments import find_moments
from assistant.reading.text import first_sentence, readable, sentences
from tests.assistant.reading.said import signals


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(readable(text))]


@pytest.mark.parametrize(
    "text",
    [
        "It must run by 1. 3. 2028 at the latest",
        "Ready by 15. June 2028 please",
        "The 2. floor has no lamps",
        "We want the no. of lost keys down",
        "Ask room no. 14 for it",
        "Mean abs. error in litres",
        "Two boxes of temp. sensors",
        "We guess the moist. content by eye",
        "About 40 pcs. per box",
        "It costs 90 tis. Kč a month",
        "They paid 3 mio. EUR for it",
        "Sta. Clara has 40 beds",
        "The insp. list is part of the inspection",
    ],
)
def test_what_follows_belongs_to_the_same_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It was 30. Then it rose.", ["It was 30.", "Then it rose."]),
        ("We have 30. 6 of them leak", ["We have 30.", "6 of them leak"]),
        ("I said no. We stop", ["I said no.", "We stop"]),
        ("the answer is no. nobody looks", ["the answer is no.", "nobody looks"]),
        ("We like cats. dogs bark", ["We like cats.", "dogs bark"]),
        ("it goes to the shop. price is 4 eur", ["it goes to the shop.", "price is 4 eur"]),
        ("max load is 40 kg. we sell less", ["max load is 40 kg.", "we sell less"]),
        ("He left in May. The rest stayed", ["He left in May.", "The rest stayed"]),
        ("It took 12 tis. Nobody knows", ["It took 12 tis.", "Nobody knows"]),
    ],
)
def test_what_follows_is_a_sentence_of_its_own(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_date_with_blanks_is_a_date() -> None:
    assert [m.day for m in find_moments("by 30. 9. 2027", dt.date(2026, 11, 27))] == [dt.date(2027, 9, 30)]


def test_a_wish_is_not_cut_inside_a_date() -> None:
    assert signals("Goal: have fewer late ferries by 1. 9. 2027", turn=1)["wish"] == "have fewer late ferries by 1. 9. 2027"


def test_the_first_sentence_is_told_whole() -> None:
    assert first_sentence("know the germ. rate on day 14. Then sell it") == "know the germ. rate on day 14."
