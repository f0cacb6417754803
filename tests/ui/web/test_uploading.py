"""Files given to the page: read as sources or as the brief, asked about, listed, taken out, and refused with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pytest

from assistant.planners.base import Desk
from tests.knowledge.formats.office import PIXEL, deck_bytes
from tests.ui.web.reading import read
from tests.ui.web.rental import Rental
from ui.web.conversation import BOX, Conversation
from ui.web.place import Place
from ui.web.view import Screen

BRIEF = "12 % of our 300 bicycles are broken on any day and we want 6 % by 31 December 2027. A mechanic checks them by hand."


class Furnished(Rental):
    """A rental that can be asked about its files."""

    @cached_property
    def desk(self) -> Desk:
        plain = super().desk
        return Desk(catalogue=plain.catalogue, embedder=None, ask=plain.ask, today=plain.today, ask_own=self.ask_own)


class Page:
    """One window: what it shows is the last state of each panel."""

    def __init__(self, talk: Conversation, folder: Path) -> None:
        self._talk, self._folder, self._number = talk, folder, 0
        self.project, self.shown, self.lives = "", Screen(), list[str]()

    def say(self, text: str = "", **files: bytes) -> Page:
        return self._see(self._talk.said(Place(self.project), text, list(self._put(files))))

    def click(self, act: str, arg: str = "") -> Page:
        return self._see(self._talk.acted(act, arg, Place(self.project)))

    def text(self, panel: str) -> str:
        return read(self.shown[panel]).text

    def acts(self, panel: str) -> list[tuple[str, str]]:
        return read(self.shown[panel]).acts

    def _see(self, screens: Iterable[Screen]) -> Page:
        self.lives = []
        for given in screens:
            self.shown = {**self.shown, **given}
            self.lives.append(given.get("live", ""))
        found = [name for name in read(self.shown["log"]).values("data-project") if name]
        self.project = found[0] if found else ""
        return self

    def _put(self, files: dict[str, bytes]) -> Iterator[Path]:
        for name, content in files.items():
            self._number += 1
            path = self._folder / str(self._number) / name.replace("__", ".")
            path.parent.mkdir()
            path.write_bytes(content)
            yield path


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(Conversation(Furnished(tmp_path / "home")), tmp_path)


def test_a_short_text_in_a_new_project_is_the_brief(page: Page) -> None:
    page.say(fleet__md=BRIEF.encode())
    assert "First read" in page.text("log")
    assert "fleet.md" in page.text("log")
    assert ("remove_file", "fleet.md") in page.acts("evidence")
    assert ("as_brief", "fleet.md") not in page.acts("log")


def test_a_deck_is_a_source_told_with_its_slides_and_may_be_read_as_the_brief(page: Page) -> None:
    page.say(frost__pptx=deck_bytes())
    assert "3 slides, 3 passages" in page.text("log")
    assert "None of them is read as your brief yet" in page.text("log")
    assert ("as_brief", "frost.pptx") in page.acts("log")
    page.click("as_brief", "frost.pptx")
    assert "First read" in page.text("log")
    assert ("as_brief", "frost.pptx") not in page.acts("log")


def test_while_files_are_read_a_line_for_each_says_how_far(page: Page) -> None:
    page.say(a__md=b"# Notes\n\nWords about chains and brakes.\n", b__pptx=deck_bytes())
    told = [read(live).text for live in page.lives]
    assert any("reading" in text and "a.md" in text for text in told)
    assert any("of 3 passages" in text for text in told)
    assert all(text.count("b.pptx") <= 3 for text in told)


def test_a_question_about_the_deck_is_answered_with_a_marked_quote_and_its_slide(page: Page) -> None:
    page.say(BRIEF)
    page.say(frost__pptx=deck_bytes())
    page.say("What does our deck say about the missed frost?")
    assert "18,000 EUR" in page.text("log")
    assert "Your file frost.pptx, slide 2" in page.text("log")
    marked = [piece.split("</mark>")[0] for piece in page.shown["evidence"].split("<mark>")[1:]]
    assert any("A missed frost costs 18,000 EUR in an orchard" in words for words in marked)


def test_words_that_describe_a_new_project_are_the_brief_and_the_files_are_sources(page: Page) -> None:
    page.say(BRIEF, notes__txt=b"Chains are oiled on Mondays, and lamps are tried on Fridays.")
    assert page.text("log").index(BRIEF) < page.text("log").index("notes.txt")
    assert ("as_brief", "notes.txt") in page.acts("log")


def test_words_that_only_hand_a_file_over_leave_it_the_brief(page: Page) -> None:
    page.say("Please read this.", fleet__md=BRIEF.encode())
    assert page.text("log").index("fleet.md") < page.text("log").index("Please read this.")
    assert ("as_brief", "fleet.md") not in page.acts("log")


def test_a_removed_file_leaves_the_list_and_comes_back_with_undo(page: Page) -> None:
    page.say(BRIEF)
    page.say(frost__pptx=deck_bytes())
    page.click("remove_file", "frost.pptx")
    assert ("remove_file", "frost.pptx") not in page.acts("evidence")
    assert "out of the search" in page.text("log")
    page.click("undo")
    assert ("remove_file", "frost.pptx") in page.acts("evidence")


def test_what_is_refused_is_told_beside_what_was_read(page: Page) -> None:
    page.say(BRIEF, photo__docx=PIXEL, notes__txt=b"Chains are oiled on Mondays.")
    assert "photo.docx is not a Word file: it is a picture (PNG)." in page.text("live")
    assert BRIEF in page.text("log")
    assert "notes.txt" in page.text("log")


def test_a_new_project_of_refused_files_only_is_no_project(page: Page) -> None:
    page.say(plan__pdf=b"plain words")
    assert "is not a PDF: it is plain text" in page.text("live")
    assert page.project == ""
    assert page.shown[BOX] == ""


def test_the_card_that_was_open_stays_when_a_file_comes(page: Page) -> None:
    page.say(BRIEF)
    asked = read(page.shown["card"]).values("data-slot")
    page.say(frost__pptx=deck_bytes())
    assert read(page.shown["card"]).values("data-slot") == asked != []
