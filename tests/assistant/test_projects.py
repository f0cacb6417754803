"""The list of projects: search without case and accents, titles of every kind, branches, and deletion that leaves no byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from assistant.entries import ASIDE, Draft, Entry, Kind
from assistant.errors import BadInput, SessionUnknown
from assistant.journal import Journal
from assistant.planners.base import Desk
from assistant.planners.interview import Interview
from assistant.projects import LONGEST_TITLE, TITLE_LENGTH, clean_title, folded, matches, row, what_if
from assistant.session import Session
from assistant.settings import load_settings
from tests.assistant.talking import catalogue

MARKER = "quicksilver-lanterns-of-ravenna"


@pytest.fixture
def groundplan(tmp_path: Path) -> Groundplan:
    return Groundplan(load_settings({"GROUNDPLAN_HOME": str(tmp_path / "home"), "GROUNDPLAN_TODAY": "2026-11-23"}))


def session_of(groundplan: Groundplan, name: str) -> Session:
    """A session without the embedding model."""
    return Session(name, groundplan.journal, Desk(catalogue(), None, None, groundplan.settings.today), Interview())


def draft(kind: Kind = "message", /, turn: int = 1, author: str = "user", **body: object) -> Draft:
    return Draft(turn=turn, author=author, kind=kind, body=body)


def entries(*drafts: Draft) -> list[Entry]:
    return [Entry(session="s", number=n, at="2026-11-23", **dict(one)) for n, one in enumerate(drafts, start=1)]


def begun(groundplan: Groundplan, name: str, *drafts: Draft) -> str:
    groundplan.journal.append(name, drafts)
    return name


class TestSearch:
    @pytest.mark.parametrize(
        ("search", "found"),
        [
            ("", True),
            ("   ", True),
            ("Año", True),
            ("ano", True),
            ("AÑO PASADO", True),
            ("pasado camisas", True),
            ("strasse", True),
            ("STRAẞE", True),
            ("ｆｕｌｌ", True),
            ("facturas.pdf", True),
            ("20.000", True),
            ("whole shirts", True),
            ("shirts trousers", False),
            ("the assistant said", False),
            ("taken back", False),
            ("%", False),
            ("'; drop table entries", False),
        ],
    )
    def test_every_word_must_stand_in_what_the_team_said(self, search: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
        told = entries(
            draft(text="El AÑO pasado perdimos camisas en la Straße. ｆull"),
            draft(author="assistant", text="the assistant said trousers"),
            draft("document", name="Facturas.pdf"),
            draft(turn=2, text="", answers={"budget": "hasta 20.000 EUR"}),
            draft(turn=3, text="taken back"),
            Draft(turn=4, author="user", kind="undone", body={"turn": 3}),
        )
        assert matches(search, "Whole shirts", told) is found

    @pytest.mark.parametrize(("text", "bare"), [("Ñandú", "nandu"), ("ÉCOLE", "ecole"), ("ﬁx", "fix"), ("İ", "i"), ("语", "语"), ("", "")])
    def test_case_accents_and_width_are_one(self, text: str, bare: str) -> None:
        assert folded(text) == bare

    def test_the_list_is_narrowed_and_keeps_its_order(self, groundplan: Groundplan) -> None:
        for name, text in (("a", "Bees and honey"), ("b", "Trains"), ("c", "More BEES")):
            begun(groundplan, name, draft(text=text))
        assert [one.name for one in groundplan.projects()] == ["c", "b", "a"]
        assert [one.name for one in groundplan.projects("bees")] == ["c", "a"]
        assert groundplan.projects("wolves") == []


class TestTitles:
    def test_people_come_before_the_assistant_before_the_first_words(self) -> None:
        said, by_code = draft(text="We  lose\nshirts"), draft("renamed", author="assistant", title="Shirts")
        by_people = draft("renamed", turn=ASIDE, title="Ours")
        assert row("s", 1, "", entries(said)).title == "We lose shirts"
        assert row("s", 1, "", entries(said, by_code)).title == "Shirts"
        assert row("s", 1, "", entries(by_people, said, by_code)).title == "Ours"
        assert row("s", 1, "", []).title == "s"

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("  Whole   shirts \n", "Whole shirts"),
            ("a\x00b\x1b[31m", "a\ufffdb [31m"),
            ("safe\u202egnp.exe", "safegnp.exe"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("'; drop table entries; --", "'; drop table entries; --"),
            ("🎈", "🎈"),
            ("我们的项目", "我们的项目"),
            ("half \ud83d", "half \ufffd"),
            ("x" * LONGEST_TITLE, "x" * LONGEST_TITLE),
        ],
    )
    def test_a_title_is_one_plain_line(self, groundplan: Groundplan, given: str, kept: str) -> None:
        assert clean_title(given) == kept
        session = session_of(groundplan, begun(groundplan, "a", draft(text="words")))
        session.rename(given)
        assert session.case.title == kept
        assert groundplan.projects()[0].title == (kept if len(kept) <= TITLE_LENGTH else kept[: TITLE_LENGTH - 1] + "…")

    @pytest.mark.parametrize("given", ["", "  ", "\n\t", "\u202e\u2066", "\u200b", "x" * (LONGEST_TITLE + 1)])
    def test_an_empty_or_endless_one_is_refused_and_nothing_changes(self, groundplan: Groundplan, given: str) -> None:
        session = session_of(groundplan, begun(groundplan, "a", draft(text="words")))
        with pytest.raises(BadInput) as caught:
            session.rename(given)
        assert caught.value.remedy
        assert session.position == 1


class TestBranches:
    def test_a_branch_has_all_entries_and_files_and_says_where_it_comes_from(self, groundplan: Groundplan) -> None:
        name = begun(groundplan, "a", draft(text="Bees"), draft(turn=2, text="Honey"), draft("language", turn=ASIDE, language="en"))
        groundplan.uploads.store(name, "notes.txt", b"forty hives")
        new = groundplan.branch(name)
        copied = groundplan.journal.read(new)
        assert [one.body for one in copied[:3]] == [one.body for one in groundplan.journal.read(name)]
        assert [path.read_bytes() for path in groundplan.uploads.files(new)] == [b"forty hives"]
        listed = {one.name: one for one in groundplan.projects()}
        assert (listed[new].title, listed[new].branched_from, listed[new].branched_turn) == ("What if: Bees", "a", 2)
        assert (listed[name].title, listed[name].branched_from) == ("Bees", "")

    def test_each_goes_its_own_way(self, groundplan: Groundplan) -> None:
        name = begun(groundplan, "a", draft(text="Bees"))
        new = groundplan.branch(name, "With wasps")
        groundplan.journal.append(new, [draft(turn=2, text="Wasps")])
        groundplan.delete(name)
        assert [one.text for one in session_of(groundplan, new).case.messages] == ["Bees", "Wasps"]
        assert groundplan.projects()[0].title == "With wasps"

    def test_its_beginning_is_no_turn(self, groundplan: Groundplan) -> None:
        session = session_of(groundplan, groundplan.branch(begun(groundplan, "a", draft(text="Bees"))))
        assert session.case.turn == 1
        assert session.undo()
        assert not session.undo()
        assert session.redo()
        assert session.case.title == "What if: Bees"

    def test_branches_of_branches_have_names_of_their_own(self, groundplan: Groundplan) -> None:
        name = begun(groundplan, "a", draft(text="Bees"))
        first = groundplan.branch(name)
        groundplan.branch(first)
        groundplan.branch(name)
        assert sorted(one.title for one in groundplan.projects()) == ["Bees", "What if: Bees", "What if: Bees (2)", "What if: Bees (3)"]

    @pytest.mark.parametrize(
        ("title", "taken", "language", "made"),
        [
            ("Bees", (), "en", "What if: Bees"),
            ("What if: Bees", (), "en", "What if: Bees"),
            ("Abejas", (), "es", "Y si: Abejas"),
            ("x" * 90, (), "en", "What if: " + "x" * (TITLE_LENGTH - 10) + "…"),
            ("a {b}", ("What if: a {b}",), "en", "What if: a {b} (2)"),
        ],
    )
    def test_the_title_asks_what_if(self, title: str, taken: tuple[str, ...], language: str, made: str) -> None:
        assert what_if(title, taken, language) == made
        assert len(made) <= TITLE_LENGTH

    def test_nothing_cannot_be_branched(self, groundplan: Groundplan) -> None:
        with pytest.raises(SessionUnknown):
            groundplan.branch("nowhere")
        with pytest.raises(BadInput):
            groundplan.branch(begun(groundplan, "a", draft(text="Bees")), "x" * 500)
        assert len(groundplan.projects()) == 1


class TestGone:
    def test_no_byte_of_a_deleted_project_is_left(self, groundplan: Groundplan) -> None:
        name = begun(groundplan, MARKER, *(draft(turn=n, text=f"{MARKER} {n} " * 300) for n in range(1, 40)))
        begun(groundplan, "kept", draft(text="what stays"))
        groundplan.uploads.store(name, f"{MARKER}.txt", MARKER.encode() * 1000)
        session_of(groundplan, name).rename(MARKER)
        session_of(groundplan, name).undo()
        copies = [groundplan.branch(name), groundplan.branch(name, MARKER)]
        assert self.found(groundplan.home)
        for one in (name, *copies):
            groundplan.delete(one)
        assert self.found(groundplan.home) == []
        assert [one.name for one in groundplan.projects()] == ["kept"]

    def test_an_old_copy_of_the_journal_forgets_it_too(self, groundplan: Groundplan) -> None:
        home = groundplan.home
        old = Journal(f"sqlite:///{home / 'journal.form-1.sqlite'}")
        old.append("a", [draft(text=MARKER * 500)])
        old.append("b", [draft(text="stays")])
        old.close()
        (home / "journal.form-0.sqlite").write_bytes(MARKER.encode() * 100)
        groundplan.delete(begun(groundplan, "a", draft(text=MARKER)))
        assert self.found(home) == []
        assert Journal(f"sqlite:///{home / 'journal.form-1.sqlite'}").exists("b")

    def test_deleting_twice_is_no_error(self, groundplan: Groundplan) -> None:
        groundplan.delete(begun(groundplan, "a", draft(text="x")))
        groundplan.delete("a")

    @staticmethod
    def found(home: Path) -> list[str]:
        """Files whose name or bytes hold the marker."""
        files = [path for path in home.rglob("*") if path.is_file()]
        return [path.name for path in files if re.search(MARKER.encode(), path.read_bytes() + str(path).encode())]
