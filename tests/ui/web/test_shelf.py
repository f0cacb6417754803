"""The projects as the list shows them: titles, states, the time of the last work in words, copies, files."""

import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from assistant.planners.base import Desk, Said
from assistant.state import State, in_words, state_of
from tests.ui.web.rental import Rental
from tests.ui.web.sample import BRIEF
from ui.web.chat import questions_open
from ui.web.preparing import Preparing
from ui.web.shelf import Shelf, when

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("updated", "language", "words"),
    [
        ("2026-11-26T12:20:00.000000+00:00", "en", "today, 14:20"),
        ("2026-11-26T12:20:00+00:00", "es", "hoy, 14:20"),
        ("2026-11-25T22:30:00+00:00", "en", "today, 00:30"),
        ("2026-11-25T06:05:00+00:00", "en", "yesterday, 08:05"),
        ("2026-11-25T06:05:00+00:00", "es", "ayer, 08:05"),
        ("2026-11-22T12:00:00+00:00", "en", "4 days ago"),
        ("2026-11-22T12:00:00+00:00", "es", "hace 4 días"),
        ("2026-11-12T12:00:00+00:00", "en", "12 November 2026"),
        ("2026-11-27T12:00:00+00:00", "en", "today, 14:00"),
        ("long ago", "en", ""),
    ],
)
def test_the_time_of_the_last_work_is_told_in_words_of_this_machine(updated: str, language: str, words: str) -> None:
    assert when(updated, NOW, language) == words


@pytest.fixture(scope="module")
def rental(tmp_path_factory: pytest.TempPathFactory) -> Rental:
    found = Rental(tmp_path_factory.mktemp("home"))
    list(found.session("bikes").send(Said(text=BRIEF)))
    return found


@pytest.fixture
def shelf(rental: Rental) -> Shelf:
    return Shelf(rental, Preparing())


def header(rental: Rental, name: str, language: str) -> str:
    session = rental.session(name)
    return in_words(state_of(session.plan, questions_open(session.case)), language)


def test_the_list_says_what_stands_above_the_plan_in_every_language_and_after_a_restart(rental: Rental, shelf: Shelf) -> None:
    said = {"en": "Draft, question 1 of 12", "es": "Borrador, pregunta 1 de 12"}
    for language, words in said.items():
        assert shelf.rows(language)[0].status == header(rental, "bikes", language) == words
    rental.session("bikes").rename("Fewer broken bicycles")
    rental.session("bikes").speak("es")
    rental.session("bikes").speak("en")
    fresh = Shelf(rental, Preparing())
    assert (shelf.rows("en")[0].status, fresh.rows("en")[0].status) == (said["en"], said["en"])


def test_questions_move_the_state_and_taking_back_moves_it_back(tmp_path: Path) -> None:
    rental = Rental(tmp_path)
    session = rental.session("bikes")
    list(session.send(Said(text=BRIEF)))
    shelf = Shelf(rental, Preparing())
    first = session.case.unanswered[0]
    list(session.send(Said(answers={first: "We don't know"})))
    assert shelf.rows("en")[0].status == header(rental, "bikes", "en") == "Draft, question 4 of 12"
    list(session.send(Said(plan_now=True)))
    ended = shelf.rows("en")[0].status
    assert ended == header(rental, "bikes", "en")
    assert "question" not in ended
    session.undo()
    assert shelf.rows("en")[0].status == "Draft, question 4 of 12"


def test_a_copy_names_the_project_it_came_from_and_files_are_counted(rental: Rental, shelf: Shelf) -> None:
    rental.uploads.store("bikes", "fleet.txt", b"240 bicycles")
    new = rental.branch("bikes")
    rows = {row.name: row for row in shelf.rows("en")}
    assert rows[new].origin == rows["bikes"].title
    assert (rows[new].files, rows["bikes"].files) == (1, 1)
    rental.delete("bikes")
    assert {row.name: row.origin for row in shelf.rows("en")} == {new: ""}


def test_what_was_drawn_is_listed_until_the_journal_goes_on_or_the_project_is_deleted(tmp_path: Path) -> None:
    rental = Rental(tmp_path)
    session, shelf = rental.session("bikes"), Shelf(rental, Preparing())
    list(session.send(Said(text=BRIEF)))
    other = State(word="stopped")
    shelf.drawn("bikes", len(session.entries()), other)
    assert shelf.rows("en")[0].status == in_words(other, "en")
    shelf.forget("bikes")
    assert shelf.rows("en")[0].status == header(rental, "bikes", "en") != in_words(other, "en")
    shelf.drawn("bikes", len(session.entries()), other)
    session.rename("Fewer broken bicycles")
    assert shelf.rows("en")[0].status == header(rental, "bikes", "en")


class Slow(Rental):
    """An installation whose index is not there yet: whoever asks for it would wait."""

    @property
    def desk(self) -> Desk:
        raise AssertionError("the index is not there yet")


def test_while_the_index_is_prepared_a_project_can_be_looked_at_and_changed(tmp_path: Path) -> None:
    Rental(tmp_path).session("bikes").rename("Fewer broken bicycles")
    preparing, done = Preparing(), threading.Event()
    thread = preparing.start(lambda: done.wait(5))
    shelf = Shelf(Slow(tmp_path), preparing)
    shelf.glance("bikes").rename("Broken bicycles")
    assert [row.title for row in shelf.rows("en")] == ["Broken bicycles"]
    done.set()
    thread.join()
