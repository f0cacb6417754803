"""The 15 fallacies: each with its slide, how it shows up in a plan, and the same in the notes and in a plan's own words."""

from __future__ import annotations

import pytest

from knowledge.catalogue import load_catalogue
from knowledge.rows import Fallacy
from tests.knowledge.notes_reader import deck_rows, folded, note_sections

FALLACIES = list(load_catalogue().fallacies.values())
IDS = [row.id for row in FALLACIES]


def test_there_are_fifteen_and_each_shows_itself_in_its_own_way() -> None:
    assert len(FALLACIES) == 15
    assert len({row.shows for row in FALLACIES}) == len({row.slide for row in FALLACIES}) == 15


@pytest.mark.parametrize("fallacy", FALLACIES, ids=IDS)
def test_a_fallacy_names_its_slide(fallacy: Fallacy) -> None:
    assert fallacy.slide in deck_rows()["training"]["headings"]
    assert fallacy.slide.split()[0].casefold() == fallacy.name.split()[0].casefold()


@pytest.mark.parametrize("fallacy", FALLACIES, ids=IDS)
def test_a_fallacy_tells_how_a_plan_shows_it(fallacy: Fallacy) -> None:
    assert "plan" in fallacy.shows
    assert 8 <= len(fallacy.shows.split()) <= 30
    assert not fallacy.shows.endswith(".")
    assert fallacy.shows != fallacy.applies


@pytest.mark.parametrize("fallacy", FALLACIES, ids=IDS)
def test_the_note_on_a_fallacy_says_it_too(fallacy: Fallacy) -> None:
    section = next(section for section in note_sections("fallacies") if section.slide == ("training", fallacy.slide))
    assert f"You meet it when {folded(fallacy.shows)}".casefold() in folded(section.text).replace('"', "'")
