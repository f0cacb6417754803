"""The list of the team's files under Evidence, and the line of a file in the talk."""

from __future__ import annotations

import pytest

from assistant.case import OwnFile
from tests.ui.web.reading import read
from tests.ui.web.sample import NAUGHTY
from ui.web import evidence_tab, files_block
from ui.web.sources import Sources

DECK = OwnFile(name="frost v2.pptx", kind="slides", pages=12, passages=34, remarks=("Only pictures, so not read: slide 3.",))


def test_each_file_stands_with_its_size_what_was_not_read_and_a_button() -> None:
    seen = read(files_block.render([DECK, OwnFile(name="a.md", kind="markdown", passages=1)]))
    assert "frost v2.pptx" in seen.text
    assert "12 slides, 34 passages" in seen.text
    assert "slide 3" in seen.text
    assert seen.acts == [("remove_file", "frost v2.pptx"), ("remove_file", "a.md")]
    assert "up to 25 MB" in seen.text


def test_in_spanish_too() -> None:
    assert "12 diapositivas, 34 pasajes" in read(files_block.render([DECK], "es")).text


def test_without_a_file_there_is_no_block() -> None:
    assert files_block.render([]) == ""


@pytest.mark.parametrize("offer", [True, False])
def test_a_file_in_the_talk_may_be_read_as_the_brief(offer: bool) -> None:  # noqa: FBT001 - a case of the table
    seen = read(files_block.added("plan.pdf", "3 pages, 9 passages", offer=offer))
    assert seen.acts == ([("as_brief", "plan.pdf")] if offer else [])


def test_a_name_is_text_and_never_markup() -> None:
    for markup in (files_block.render([OwnFile(name=NAUGHTY)]), files_block.added(NAUGHTY, NAUGHTY, offer=True)):
        assert "<script" not in markup
        assert NAUGHTY in read(markup).text


def test_the_tab_shows_files_before_there_is_a_plan() -> None:
    seen = read(evidence_tab.render(Sources(), None, "en", files_block.render([DECK])))
    assert "frost v2.pptx" in seen.text
    assert "Nothing here yet" not in seen.text
