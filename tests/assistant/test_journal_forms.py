"""A journal of an older form is copied and brought up in one piece; whatever stops it leaves it as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from assistant import journal_forms
from assistant.bootstrap import Groundplan
from assistant.errors import HomeUnwritable
from assistant.journal import Journal
from assistant.journal_copies import keep_copy
from assistant.journal_forms import FORM, STEPS
from assistant.planners.base import Desk
from assistant.planners.interview import Interview
from assistant.session import Session
from assistant.settings import load_settings
from tests.assistant.talking import catalogue

OLD = Path(__file__).parent / "old_forms" / "journal-form-1.sql"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal as an older version left it."""
    path = tmp_path / "home" / "journal.sqlite"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    return path


def form_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("select value from meta where name = 'schema'").fetchone()[0])


def rows_of(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("select session, number, turn, author, kind, body, at from entries order by 1, 2").fetchall()


def session_of(groundplan: Groundplan, name: str) -> Session:
    """A session without the embedding model."""
    return Session(name, groundplan.journal, Desk(catalogue(), None, None, groundplan.settings.today), Interview())


class TestOldForm:
    def test_it_opens_and_nothing_that_was_said_is_lost(self, file: Path) -> None:
        before = rows_of(file)
        journal = Journal(f"sqlite:///{file}")
        assert form_of(file) == str(FORM)
        after = [(e.session, e.number, e.author, e.kind, e.at) for name in ("ferry", "laundry") for e in journal.read(name)]
        assert after == [(session, number, author, kind, at) for session, number, _turn, author, kind, _body, at in before]
        journal.close()

    def test_names_and_languages_are_no_turns_any_more(self, file: Path) -> None:
        journal = Journal(f"sqlite:///{file}")
        turns = {e.number: e.turn for e in journal.read("laundry") if e.kind in {"language", "renamed"} and e.author == "user"}
        assert turns == {1: 0, 9: 0, 17: 0}
        assert {e.turn for e in journal.read("ferry") if e.kind == "renamed"} == {1}  # the assistant's own, in its turn

    def test_the_project_goes_on_as_it_stood(self, file: Path) -> None:
        groundplan = Groundplan(load_settings({"GROUNDPLAN_HOME": str(file.parent), "GROUNDPLAN_TODAY": "2026-11-23"}))
        assert {one.title for one in groundplan.projects()} == {"Whole shirts", "How much will be sold or needed"}
        session = session_of(groundplan, "laundry")
        assert (session.case.language, session.case.title) == ("es", "Whole shirts")
        assert session.plan is not None
        assert session.plan.meta.title == "Whole shirts"
        assert session.can_redo
        assert session.left_open is None
        said = [m.text for m in session.case.messages if m.author == "user"]
        assert session.redo()
        assert [m.text for m in session.case.messages if m.author == "user"] == [*said, "We have 2 people with 10 hours a week."]
        assert session.undo()
        assert session.undo()
        assert (session.case.language, session.case.title) == ("es", "Whole shirts")

    def test_a_name_that_was_taken_back_stays_taken_back(self, file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("insert into entries values ('laundry', 18, 8, 'user', 'undone', '{\"turn\": 3}', '2026-11-20')")
        journal = Journal(f"sqlite:///{file}")
        assert next(e.turn for e in journal.read("laundry") if e.number == 9) == 3
        assert "Whole shirts" not in {one.title for one in journal.sessions()}

    def test_a_copy_of_the_old_form_is_kept_once(self, file: Path) -> None:
        before = rows_of(file)
        Journal(f"sqlite:///{file}").close()
        Journal(f"sqlite:///{file}").close()
        copies = [path.name for path in file.parent.glob("*.sqlite*") if "form" in path.name]
        assert copies == ["journal.form-1.sqlite"]
        assert (form_of(file.parent / copies[0]), rows_of(file.parent / copies[0])) == ("1", before)

    def test_a_new_journal_needs_no_copy(self, tmp_path: Path) -> None:
        Journal(f"sqlite:///{tmp_path / 'journal.sqlite'}").close()
        assert form_of(tmp_path / "journal.sqlite") == str(FORM)
        assert list(tmp_path.glob("*form*")) == []


class TestStopped:
    def test_a_step_that_fails_leaves_everything_as_it_was(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(connection: Connection) -> None:
            connection.execute(text("delete from entries"))
            raise RuntimeError

        before = rows_of(file)
        monkeypatch.setattr(journal_forms, "STEPS", (*STEPS, journal_forms.Step("breaks", broken)))
        with pytest.raises(RuntimeError):
            Journal(f"sqlite:///{file}")
        assert (form_of(file), rows_of(file)) == ("1", before)
        monkeypatch.undo()
        assert Journal(f"sqlite:///{file}").exists("laundry")

    def test_without_a_copy_nothing_is_changed(self, file: Path) -> None:
        before = rows_of(file)
        (file.parent / "journal.form-1.sqlite").mkdir()
        (file.parent / "journal.form-1.sqlite" / "in-the-way").write_text("x")
        with pytest.raises(HomeUnwritable, match="older form") as caught:
            Journal(f"sqlite:///{file}")
        assert "nothing was changed" in caught.value.remedy
        assert (form_of(file), rows_of(file)) == ("1", before)
        assert list(file.parent.glob("*.part")) == []

    def test_a_copy_is_whole_while_others_write(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as other:
            other.execute("insert into entries values ('z', 1, 1, 'user', 'message', '{}', 'now')")  # not committed
            copy = keep_copy(file, 1)
            assert len(rows_of(copy)) == len(rows_of(file))


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_each_step_says_what_changes(number: int) -> None:
    about: str = STEPS[number].about
    take: Callable[[Connection], None] = STEPS[number].take
    assert len(about.split()) > 2
    assert take.__doc__
    assert take.__doc__.startswith(f"Form {number + 2}")
