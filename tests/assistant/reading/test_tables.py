"""Tables of sources and headings in a message."""

from __future__ import annotations

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY

BRIEF = """# Fewer late boats

## Data
{table}

## Price of errors
We want to cut late boats from 18 % to 9 %.
"""
MARKDOWN = """| Dataset | Records | From |
|---|---|---|
| log books | 52,000 | March 2021 |
| tide gauge | 7,400 | 2019 |"""
WORD = "Dataset | Records | From\nlog books | 52,000 | March 2021\ntide gauge | 7,400 | 2019"


def _facts(table: str) -> list[tuple[str, dict[str, object]]]:
    text = BRIEF.format(table=table)
    found = read(text, turn=1, language="en", catalogue=CATALOGUE, today=TODAY)
    assert all(fact.words in text for fact in found.facts)
    return [(fact.words, fact.signals) for fact in found.facts]


def test_rows_that_name_a_source_are_facts_with_size_and_age() -> None:
    for table in (MARKDOWN, WORD):
        said: dict[str, object] = {}
        for _, signals in _facts(table):
            said |= signals
        assert said["sources_named"] == ["log books", "tide gauge"]
        assert said["rows"] == 52_000
        assert said["history_months"] == 89


def test_each_row_keeps_its_own_size_and_begin() -> None:
    told = next(signals["sources_told"] for _, signals in reversed(_facts(MARKDOWN)) if "sources_told" in signals)
    assert told == [
        {"name": "log books", "rows": 52_000, "noun": "", "months": 69},
        {"name": "tide gauge", "rows": 7_400, "noun": "", "months": 89},
    ]


def test_headings_and_heads_of_tables_say_nothing() -> None:
    words = [words for words, _ in _facts(MARKDOWN)]
    assert not any("#" in one or "Dataset" in one for one in words)


def test_a_table_of_something_else_gives_no_source() -> None:
    facts = _facts("Error | Cost\ntoo late | 40 EUR\nfor nothing | 15 EUR")
    assert not any("sources_named" in signals for _, signals in facts)
