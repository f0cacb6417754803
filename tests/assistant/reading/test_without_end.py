"""Messages that find no end are read in parts, so that no pattern and no reader goes over them again and again."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest

from assistant.reading import distress, exchanged
from assistant.reading.budgets import known_currency
from assistant.reading.claims import MOST_AMOUNTS, Sentence
from assistant.reading.tables import table_rows
from assistant.reading.text import LONGEST_SENTENCE, MOST_READ, readable, sentences

ENDLESS = ("a ", "1 ", "the ", "a-", "1,", "word, ", " ", "and x ", "3 of ", "12 h ", "( ", "from 3 to ", "if we ")
QUICK = 1.0
"""Seconds of computing that are ample for one pattern, and far too few where it begins again at each letter."""


@pytest.mark.parametrize("piece", ENDLESS)
def test_no_sentence_is_longer_than_what_is_read_at_once(piece: str) -> None:
    low = readable(piece * (MOST_READ // len(piece)))
    assert all(span.end - span.start <= LONGEST_SENTENCE for span in sentences(low))


def test_a_cut_goes_between_words_and_loses_none() -> None:
    low = readable("seven parcels come back " * 200)
    parts = [low[span.start : span.end] for span in sentences(low)]
    assert len(parts) > 1
    assert " ".join(parts).split() == low.split()


def test_a_gap_of_many_blanks_ends_a_sentence_and_a_column_does_not() -> None:
    assert len(sentences(f"we lose parcels{' ' * 40}we are three")) == 2
    assert len(sentences(f"we lose parcels{' ' * 12}we are three")) == 1


def test_a_row_of_numbers_is_read_up_to_so_many() -> None:
    low = "7 " * 100 + "parcels"
    assert len(Sentence(low, low, dt.date(2026, 11, 23)).quantities) == MOST_AMOUNTS


def test_the_currency_of_other_sums_is_found_behind_thousands_of_digits() -> None:
    low = "1," * (MOST_READ // 2) + " and 3 chf"
    begun = time.process_time()
    assert known_currency(Sentence("7", "7", dt.date(2026, 11, 23), context=low)) == "CHF"
    assert time.process_time() - begun < QUICK


@pytest.mark.parametrize("pattern", distress._PATTERNS, ids=lambda pattern: re.sub(r"\W+", " ", pattern.pattern)[:20])
def test_articles_one_after_the_other_are_no_maze(pattern: re.Pattern[str]) -> None:
    begun = time.process_time()
    assert not pattern.search("harm to " + "a " * (LONGEST_SENTENCE // 2))
    assert time.process_time() - begun < QUICK


def test_blanks_without_end_are_no_row_of_a_table() -> None:
    begun = time.process_time()
    assert table_rows(" " * MOST_READ) == []
    assert time.process_time() - begun < QUICK


@pytest.mark.parametrize(
    ("pattern", "between"),
    [
        (exchanged._NEW_FAR_BEFORE, "clerks look at every letter that comes in and nobody knows how many of them are wrong, so " * 3),
        (exchanged._NEW_FIRST, "a" * LONGEST_SENTENCE),
        (exchanged._OLD_FIRST, "a" * 60),
        (exchanged._MEANT, "a" * LONGEST_SENTENCE),
    ],
)
def test_a_word_between_two_numbers_is_taken_whole(pattern: re.Pattern[str], between: str) -> None:
    begun = time.process_time()
    assert not pattern.fullmatch(between)
    assert time.process_time() - begun < QUICK
