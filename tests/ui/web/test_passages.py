"""Passages: quotes stand in their source, contexts are short, sections of notes are found by deck and slide."""

import pytest

from knowledge.index import NOTES
from knowledge.loading import load_notes
from ui.web.passages import LENGTH, Excerpt, around, in_note, nearest, quoted

TEXT = "The shop opens at six.\nUnsold bread goes to a food bank. Dry bread is ground into crumbs."


@pytest.mark.parametrize("quote", ["Unsold bread goes to a food bank.", "opens at six.\nUnsold", "opens  at six. Unsold", "The shop"])
def test_a_quote_is_found_when_white_space_is_folded(quote: str) -> None:
    found = quoted(TEXT, quote)
    assert found.before + found.quote + found.after == TEXT
    assert found.quote.split() == quote.split()


@pytest.mark.parametrize("quote", ["unsold bread goes", "no such words", "", "bread ("])
def test_what_does_not_stand_there_is_no_quote(quote: str) -> None:
    assert quoted(TEXT, quote) == Excerpt(before=TEXT)


def test_the_context_is_cut_at_words_on_both_sides() -> None:
    long = "before " * 300 + "THE QUOTE" + " behind" * 300
    found = quoted(long, "THE QUOTE")
    assert found.before.startswith("… before")
    assert found.after.endswith("behind …")
    assert len(found.before + found.quote + found.after) <= LENGTH + 10


def test_a_quote_longer_than_the_room_stands_alone() -> None:
    assert around("a" * 2000, (0, 2000)).quote == "a" * 2000


def test_every_section_of_the_notes_can_be_found_and_quotes_itself() -> None:
    notes = load_notes(NOTES)
    origins = [(note, origin) for note in notes for origin in note.origins if origin.slide]
    for note, origin in origins[::17]:
        body = note.text[origin.start :].strip().partition("\n")[2].strip()
        sentence = body.split(". ")[0]
        found = nearest(origin.deck, origin.slide, sentence)
        assert found.heading
        assert " ".join(found.quote.split()) in " ".join(note.text.split()) or found.quote in "".join(other.text for other in notes)


def test_a_fact_that_no_sentence_is_near_to_gets_context_without_a_quote() -> None:
    note = next(note for note in load_notes(NOTES) if note.origins)
    found = nearest(note.origins[0].deck, note.origins[0].slide, "zebras xylophone quagga okapi")
    assert (found.quote, bool(found.before)) == ("", True)


def test_an_unknown_slide_gives_nothing() -> None:
    assert nearest("no-deck", "no slide", "fact") == Excerpt()


def test_a_quote_of_a_note_stands_in_its_own_section() -> None:
    note = next(note for note in load_notes(NOTES) if len(note.origins) > 3)
    start, end = note.origins[1].start, note.origins[2].start
    body = note.text[start:end].partition("\n")[2].strip()
    quote = body.split(". ")[0]
    found = in_note(note.source, quote)
    assert found.quote.split() == quote.split()
    assert "#" not in found.before + found.after


@pytest.mark.parametrize(("source", "quote"), [("no-such-note.md", "words"), ("evaluation.md", "zebras and quaggas")])
def test_what_no_note_says_is_shown_without_a_mark(source: str, quote: str) -> None:
    assert in_note(source, quote) == Excerpt(before=quote)


def test_the_rule_below_the_head_of_a_table_is_not_shown() -> None:
    text = "| Orchard | Pictures |\n|:---|---:|\n| Altona | 2400 |\n---\nEnd."
    found = quoted(text, "Altona | 2400")
    assert found.before == "| Orchard | Pictures |\n| "
    assert found.after == " |\nEnd."
    assert quoted(text, "not there").before == "| Orchard | Pictures |\n| Altona | 2400 |\nEnd."
