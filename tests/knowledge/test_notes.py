"""The form of the shipped course notes and of the list of decks: sources, lengths, sentences that stand alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.knowledge.notes_reader import ALL_SECTIONS, NAMES, NOTES, Section, deck_rows, note_parts, note_sections

PUBLIC_COMMENT = re.compile(r"public: (\S.+), (https://\S+|.*\b(?:19|20)\d\d)")
WORD_LIMITS = (30, 130)


# --- the decks ---------------------------------------------------------------------------------------------------------


def test_there_are_five_decks_with_files_of_their_own() -> None:
    assert len(deck_rows()) == 5
    assert len({deck["file"] for deck in deck_rows().values()}) == 5
    assert all(re.fullmatch(r"00[0-4]_[0-9a-f]{16}\.txt", deck["file"]) for deck in deck_rows().values())


def test_the_older_introduction_is_an_edition_of_the_newer_one() -> None:
    editions = {deck["file"][:3]: deck["edition_of"] for deck in deck_rows().values()}
    newest = next(deck["id"] for deck in deck_rows().values() if deck["file"].startswith("002"))
    assert editions == {"000": newest, "001": None, "002": None, "003": None, "004": None}


@pytest.mark.parametrize("deck", list(deck_rows()))
def test_headings_of_a_deck_are_clean_and_named_once(deck: str) -> None:
    headings = deck_rows()[deck]["headings"]
    assert len({heading.casefold() for heading in headings}) == len(headings) >= 15
    for heading in headings:
        assert heading == " ".join(heading.split())
        assert not re.search(r"\*\*|^#|<|-->", heading)


# --- the form of the notes ---------------------------------------------------------------------------------------------


def test_there_is_a_note_for_every_topic() -> None:
    assert 25 <= len(NOTES) <= 45
    titles = [note_parts(name)[0]["title"] for name in NAMES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", NAMES)
def test_front_matter_names_exactly_what_the_sections_rest_on(name: str) -> None:
    fields, _ = note_parts(name)
    slides = [section.slide for section in note_sections(name) if section.slide]
    assert set(fields) - {"pictured"} == {"title", "decks", "headings"}
    assert fields["title"].strip()
    assert set(fields["decks"]) == {deck for deck, _ in slides}
    assert set(fields["headings"]) == {heading for _, heading in slides}


@pytest.mark.parametrize("name", NAMES)
def test_every_section_names_its_source_directly_below_its_heading(name: str) -> None:
    _, body = note_parts(name)
    assert body.startswith("## ")
    assert [section.heading for section in note_sections(name)] == re.findall(r"^#+ (.+)$", body, re.MULTILINE)
    assert body.count("<!--") == len(note_sections(name)) >= 3
    headings = Counter(section.heading for section in note_sections(name))
    assert max(headings.values()) == 1


@pytest.mark.parametrize("section", ALL_SECTIONS, ids=str)
def test_a_source_is_a_slide_of_the_deck_list_or_a_named_public_one(section: Section) -> None:
    if section.slide is None:
        assert PUBLIC_COMMENT.fullmatch(section.source), section.source
        return
    deck, heading = section.slide
    assert heading in deck_rows()[deck]["headings"]


@pytest.mark.parametrize("section", ALL_SECTIONS, ids=str)
def test_a_section_is_of_modest_length(section: Section) -> None:
    assert WORD_LIMITS[0] <= section.words <= WORD_LIMITS[1]


@pytest.mark.parametrize("section", ALL_SECTIONS, ids=str)
def test_a_section_can_be_quoted_alone(section: Section) -> None:
    first = section.text.split()[0].casefold()
    assert first not in {"it", "this", "these", "those", "they", "he", "she", "its", "their", "such", "-"}
    assert section.text.rstrip()[-1] in ".?"


@pytest.mark.parametrize("section", ALL_SECTIONS, ids=str)
def test_a_list_stands_apart_from_the_text_around_it(section: Section) -> None:
    for before, line in zip(section.text.splitlines(), section.text.splitlines()[1:], strict=False):
        if before.strip() and line.strip():
            assert before.startswith("- ") == line.startswith("- "), line


@pytest.mark.parametrize("name", NAMES)
def test_no_inner_names_and_no_machine_paths_reach_the_reader(name: str) -> None:
    _, body = note_parts(name)
    assert not re.search(r"\b(CC|ER|DL|K)-?\d\d\b", body)
    assert not re.search(r"\b(slots?|signals?|P50|P80)\b", body)
    assert not re.search(r"(?<![\w:/.])/(work|home|tmp|usr)/", body)
    assert "http://" not in body


def test_every_deck_is_cited_and_the_newer_edition_leads() -> None:
    cited = Counter(section.slide[0] for section in ALL_SECTIONS if section.slide)
    assert set(cited) == set(deck_rows())
    assert cited["intro"] > 10 * cited["intro-older"]


def test_the_older_edition_is_cited_only_where_it_differs() -> None:
    shared = {heading.casefold() for heading in deck_rows()["intro"]["headings"]}
    older = [section for section in ALL_SECTIONS if section.slide and section.slide[0] == "intro-older"]
    for section in older:
        assert section.slide
        assert section.slide[1].casefold() not in shared or "older" in section.text
