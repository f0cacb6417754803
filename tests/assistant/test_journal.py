"""Tests of the journal: order, writers at the same time, branches, deletion, undo, and stores that fail."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pydantic import JsonValue, ValidationError
from sqlalchemy import make_url
from sqlalchemy.schema import CreateTable

from assistant.errors import EnvironmentBroken, HomeUnwritable, JournalConflict, JournalDamaged, JournalTooNew, SessionUnknown
from assistant.journal import Draft, Entry, Journal, Kind, live
from assistant.journal_forms import tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(f"sqlite:///{path}")
    yield journal
    journal.close()


def said(text: str, turn: int = 1, author: str = "user") -> Draft:
    return Draft(turn=turn, author=author, kind="message", body={"text": text})


def noted(turn: int, kind: Kind, /, **body: JsonValue) -> Draft:
    return Draft(turn=turn, author="user", kind=kind, body=body)


def texts(entries: list[Entry]) -> list[JsonValue]:
    return [entry.body["text"] for entry in entries]


def test_entries_come_back_in_order_as_they_went_in(journal: Journal) -> None:
    stored = journal.append("a", [said("one"), noted(1, "fact", slot="goal", number=3.5, yes=True, none=None, nested={"list": [1, "ü"]})])
    stored += journal.append("a", [said("two", turn=2, author="assistant")])
    assert journal.read("a") == stored
    assert [(entry.number, entry.turn, entry.author, entry.kind) for entry in stored] == [
        (1, 1, "user", "message"),
        (2, 1, "user", "fact"),
        (3, 2, "assistant", "message"),
    ]
    assert stored[1].body == {"slot": "goal", "number": 3.5, "yes": True, "none": None, "nested": {"list": [1, "ü"]}}


def test_a_second_program_reads_what_the_first_wrote(journal: Journal, path: Path) -> None:
    stored = journal.append("a", [said("kept")])
    second = Journal(f"sqlite:///{path}")
    assert second.read("a") == stored
    assert second.append("a", [said("more")])[0].number == 2
    assert texts(journal.read("a")) == ["kept", "more"]
    second.close()


def test_each_session_counts_for_itself(journal: Journal) -> None:
    for name in ("a", "b", "a"):
        journal.append(name, [said(name)])
    assert [entry.number for entry in journal.read("a")] == [1, 2]
    assert [entry.number for entry in journal.read("b")] == [1]
    assert journal.read("c") == []
    assert (journal.exists("b"), journal.exists("c")) == (True, False)


def test_no_drafts_are_no_entries(journal: Journal) -> None:
    assert journal.append("a", []) == []
    assert not journal.exists("a")


def test_a_writer_that_has_seen_the_last_entry_may_write_and_another_may_not(journal: Journal) -> None:
    journal.append("a", [said("one")], expected=0)
    journal.append("a", [said("two"), said("three")], expected=1)
    for stale in (0, 1, 2, 4):
        with pytest.raises(JournalConflict):
            journal.append("a", [said("late")], expected=stale)
    assert texts(journal.append("a", [said("four")], expected=3)) == ["four"]
    assert len(journal.read("a")) == 4


def test_many_threads_on_one_session_lose_nothing(journal: Journal) -> None:
    def write(writer: int) -> None:
        for place in range(10):
            journal.append("a", [said(f"{writer}.{place}"), said(f"{writer}.{place}+", author="assistant")])

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(write, range(10)))
    entries = journal.read("a")
    assert [entry.number for entry in entries] == list(range(1, 201))
    assert texts(entries[1::2]) == [f"{text}+" for text in texts(entries[::2])]
    for writer in range(10):
        mine = [text for text in texts(entries[::2]) if str(text).startswith(f"{writer}.")]
        assert mine == [f"{writer}.{place}" for place in range(10)]


def test_of_many_threads_that_expect_the_same_one_wins(journal: Journal) -> None:
    def write(writer: int) -> bool:
        try:
            journal.append("a", [said(str(writer))], expected=0)
        except JournalConflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write, range(8))) == 1
    assert len(journal.read("a")) == 1


def test_programs_that_open_and_write_at_once_lose_nothing(path: Path) -> None:
    program = """if True:
        import sys
        from assistant.journal import Draft, Journal
        journal = Journal(sys.argv[1])
        for place in range(15):
            journal.append("a", [Draft(turn=place, author=sys.argv[2], kind="message", body={"text": str(place)})])
    """
    running = [subprocess.Popen([sys.executable, "-c", program, f"sqlite:///{path}", str(number)]) for number in range(3)]  # noqa: S603 - our own program
    assert [program.wait() for program in running] == [0, 0, 0]
    entries = Journal(f"sqlite:///{path}").read("a")
    assert [entry.number for entry in entries] == list(range(1, 46))
    assert {author: sum(entry.author == author for entry in entries) for author in "012"} == dict.fromkeys("012", 15)


def test_if_one_draft_cannot_be_stored_none_is(journal: Journal) -> None:
    broken = Draft.model_construct(turn=1, author="user", kind="rumour", body={})  # type: ignore[arg-type] # a wrong kind is the point
    with pytest.raises(ValidationError):
        journal.append("a", [said("one"), broken])
    assert journal.read("a") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "rumour"},
        {"turn": -1},
        {"author": ""},
        {"body": [1]},
        {"body": {"x": object()}},
        {"body": {"x": {1: 2}}},
        {"body": {"x": b"y"}},
        {"number": 7},
    ],
)
def test_a_draft_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Draft.model_validate({"turn": 1, "author": "user", "kind": "message", "body": {}} | wrong)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("half \ud83d of a sign", "half \ufffd of a sign"),
        ("\udfff", "\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("nul \x00", "nul \ufffd"),
        ("عربى 語 \u202e ☃ 👩‍👩‍👧", "عربى 語 \u202e ☃ 👩‍👩‍👧"),
        ("'; drop table entries; --", "'; drop table entries; --"),
        ("", ""),
    ],
)
def test_any_text_can_be_stored(journal: Journal, given: str, stored: str) -> None:
    journal.append(f"s {given}", [Draft(turn=1, author="user", kind="message", body={"text": given, given: [given]})])
    entry = journal.read(f"s {given}")[0]
    assert entry.body == {"text": stored, stored: [stored]}
    assert journal.exists(f"s {given}")
    assert journal.delete(f"s {given}") == 1


def test_numbers_that_json_does_not_know_become_null(journal: Journal) -> None:
    journal.append("a", [noted(1, "fact", values=[float("nan"), float("inf"), 1.5, 10**30])])
    assert journal.read("a")[0].body == {"values": [None, None, 1.5, 10**30]}
    json.dumps(journal.read("a")[0].body, allow_nan=False)


def test_a_very_long_message_is_stored_whole(journal: Journal) -> None:
    text = "so ein Ding, ü! " * 70_000
    journal.append("a", [said(text)])
    assert texts(journal.read("a")) == [text]


def test_the_time_is_written_in_utc_whatever_the_clock_says(path: Path) -> None:
    clock = datetime(2026, 11, 23, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    entry = Journal(f"sqlite:///{path}", clock=lambda: clock).append("a", [said("x")])[0]
    assert entry.at == "2026-11-22T23:30:00.000000+00:00"


def test_the_list_of_sessions_is_derived_from_the_entries(path: Path) -> None:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    ticks = iter(range(100))
    journal = Journal(f"sqlite:///{path}", clock=lambda: start + timedelta(minutes=next(ticks)))
    journal.append("old", [said("Welcome.", turn=0, author="assistant"), said("We  sort\nscrews " + "very " * 30 + "fast.")])
    journal.append("named", [said("Hello"), noted(2, "renamed", title="Bees"), noted(3, "renamed", title="Honey")])
    journal.append("silent", [noted(1, "language", language="de")])
    journal.append("old", [said("Still here.", turn=2)])
    rows = journal.sessions()
    assert [(row.name, row.entries, row.updated[11:16]) for row in rows] == [
        ("old", 3, "00:03"),
        ("silent", 1, "00:02"),
        ("named", 3, "00:01"),
    ]
    assert [row.title for row in rows[1:]] == ["silent", "Honey"]
    assert rows[0].title.startswith("We sort screws very very")
    assert rows[0].title.endswith("very…")
    assert len(rows[0].title) <= 60


def test_what_was_taken_back_names_no_session(journal: Journal) -> None:
    journal.append("a", [said("Secret plan"), noted(2, "undone", turn=1), said("Public plan", turn=3)])
    journal.append("a", [noted(4, "renamed", title="Wrong"), noted(5, "undone", turn=4)])
    assert [(row.title, row.entries) for row in journal.sessions()] == [("Public plan", 5)]


def test_a_deleted_session_is_gone_from_the_disk(journal: Journal, path: Path) -> None:
    journal.append("gone", [said("the-unusual-word " * 5000)])
    journal.append("kept", [said("another-word")])
    assert b"the-unusual-word" in _bytes_on_disk(path)
    assert journal.delete("gone") == 1
    assert b"the-unusual-word" not in _bytes_on_disk(path)
    assert b"another-word" in _bytes_on_disk(path)
    assert (journal.read("gone"), journal.exists("gone"), journal.delete("gone")) == ([], False, 0)
    assert [row.name for row in journal.sessions()] == ["kept"]
    assert journal.append("gone", [said("anew")])[0].number == 1


def _bytes_on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_a_branch_has_the_same_entries_and_then_its_own(journal: Journal) -> None:
    source = journal.append("a", [said("one"), noted(1, "fact", slot="goal", text="x")])
    branch = journal.copy("a", "b")
    assert [entry.model_dump(exclude={"session"}) for entry in branch] == [entry.model_dump(exclude={"session"}) for entry in source]
    assert {entry.session for entry in branch} == {"b"}
    journal.append("b", [said("only here", turn=2)])
    journal.delete("a")
    assert [entry.number for entry in journal.read("b")] == [1, 2, 3]


def test_a_branch_needs_a_source_and_a_free_name(journal: Journal) -> None:
    journal.append("a", [said("one")])
    journal.append("b", [said("two"), said("three")])
    with pytest.raises(SessionUnknown, match="nowhere"):
        journal.copy("nowhere", "c")
    for taken in ("a", "b"):
        with pytest.raises(JournalConflict, match=taken):
            journal.copy("a", taken)
    assert texts(journal.read("b")) == ["two", "three"]


@pytest.mark.parametrize(
    ("notes", "left"),
    [
        ([], ["1", "2", "3"]),
        ([{"turn": 3}], ["1", "2"]),
        ([{"turn": 3}, {"turn": 2}], ["1"]),
        ([{"turn": 2}], ["1", "3"]),
        ([{"turn": 3}, {"turn": 3, "redo": True}], ["1", "2", "3"]),
        ([{"turn": 3}, {"turn": 3, "redo": True}, {"turn": 3}], ["1", "2"]),
        ([{"turn": 3}, {"turn": 2}, {"turn": 3, "redo": True}], ["1", "3"]),
        ([{"turn": 99}, {"turn": 98, "redo": True}], ["1", "2", "3"]),
    ],
)
def test_turns_are_taken_back_and_brought_back(journal: Journal, notes: list[dict[str, JsonValue]], left: list[str]) -> None:
    for turn in (1, 2, 3):
        journal.append("a", [said(str(turn), turn=turn), noted(turn, "fact", text=str(turn))])
    for place, note in enumerate(notes):
        journal.append("a", [noted(4 + place, "undone", **note)])
    entries = journal.read("a")
    counted = live(entries)
    assert texts(counted) == [text for text in left for _ in range(2)]
    assert live(entries) == counted
    assert live(iter(entries)) == counted
    assert len(journal.read("a")) == 6 + len(notes)


@pytest.mark.parametrize("odd", [[1], {"a": 1}, "3", None])
def test_a_note_that_names_no_turn_takes_nothing_back(journal: Journal, odd: JsonValue) -> None:
    journal.append("a", [said("x", turn=3), noted(4, "undone", turn=odd)])
    assert texts(live(journal.read("a"))) == ["x"]


def test_a_file_that_is_no_journal_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is a letter, not a database. " * 200)
    with pytest.raises(JournalDamaged) as caught:
        Journal(f"sqlite:///{path}")
    assert str(path) in caught.value.message
    assert path.read_bytes().startswith(b"this is a letter")


def test_a_file_damaged_in_the_middle_is_told_when_it_is_read(journal: Journal, path: Path) -> None:
    for place in range(200):
        journal.append("a", [said(f"message {place} " * 40)])
    journal.close()
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xee" * (len(content) - 12288)
    path.write_bytes(content)
    with pytest.raises(JournalDamaged):
        Journal(f"sqlite:///{path}").read("a")


@pytest.mark.parametrize("change", ["body='{half'", "kind='rumour'", "turn='x'", "body='[1]'"])
def test_an_entry_that_was_never_written_like_this_is_told(journal: Journal, path: Path, change: str) -> None:
    journal.append("a", [said("one")])
    with sqlite3.connect(path) as connection:
        connection.execute(f"update entries set {change}")  # noqa: S608 - our own words
    with pytest.raises(JournalDamaged):
        journal.read("a")


@pytest.mark.parametrize(("form", "error"), [("99", JournalTooNew), ("17", JournalTooNew), ("?", JournalDamaged), ("0", JournalDamaged)])
def test_another_form_of_journal_is_told(journal: Journal, path: Path, form: str, error: type[Exception]) -> None:
    journal.close()
    with sqlite3.connect(path) as connection:
        connection.execute("update meta set value = ?", (form,))
    with pytest.raises(error):
        Journal(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(HomeUnwritable):
        Journal(f"sqlite:///{tmp_path / 'file' / 'journal.sqlite'}")
    (tmp_path / "folder").mkdir()
    with pytest.raises(HomeUnwritable):
        Journal(f"sqlite:///{tmp_path / 'folder'}")


def test_a_server_that_cannot_be_reached_is_told_without_its_password() -> None:
    with pytest.raises(EnvironmentBroken) as caught:
        Journal("postgresql+psycopg://planner:hush-hush@127.0.0.1:9/plans")
    assert "hush-hush" not in caught.value.message + caught.value.remedy


def test_the_tables_are_also_postgresql() -> None:
    dialect = make_url("postgresql://").get_dialect()()
    made = " ".join(str(CreateTable(table, if_not_exists=True).compile(dialect=dialect)) for table in tables.sorted_tables)
    assert "PRIMARY KEY (session, number)" in made
    assert "SERIAL" not in made
    assert "body JSON" in made
