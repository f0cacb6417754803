"""Tests of the uploaded files: safe names, sessions apart, nothing lost and nothing left."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import BadInput, HomeUnwritable, WrongUse
from assistant.uploads import Uploads, safe_name


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads")


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("numbers.csv", "numbers.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\plan v2.docx", "plan v2.docx"),
        ("/", "file"),
        ("..", "file"),
        (".env", "env"),
        ("  spaced.txt ", "spaced.txt"),
        ("a\x00b\nc.md", "a_b_c.md"),
        ("Zürich – Übersicht.pdf", "Zürich – Übersicht.pdf"),
        ("half\ud83d.txt", "half_.txt"),
        ("what?*.csv", "what__.csv"),
        ("NUL.txt", "_NUL.txt"),
    ],
)
def test_a_name_loses_what_a_file_system_would_obey(given: str, stored: str) -> None:
    assert safe_name(given) == stored


@pytest.mark.parametrize("letter", ["x", "ü", "語"])
def test_a_long_name_is_cut_between_letters_and_keeps_its_ending(letter: str) -> None:
    name = safe_name(letter * 900 + ".pdf")
    assert name.endswith(".pdf")
    assert set(name.removesuffix(".pdf")) == {letter}
    assert len(name.encode()) <= 200


def test_what_is_stored_is_found_again_byte_for_byte(uploads: Uploads) -> None:
    for name, content in [("a.txt", b"one"), ("b.bin", bytes(range(256))), ("empty", b"")]:
        assert uploads.store("team", name, content).read_bytes() == content
        assert uploads.find("team", name).read_bytes() == content
    assert [path.name for path in uploads.files("team")] == ["a.txt", "b.bin", "empty"]


def test_the_same_file_twice_is_one_file_and_another_of_that_name_gets_a_number(uploads: Uploads) -> None:
    stored = [uploads.store("team", "plan.md", content).name for content in (b"1", b"2", b"1", b"3", b"2")]
    assert stored == ["plan.md", "plan (2).md", "plan.md", "plan (3).md", "plan (2).md"]


def test_many_at_once_with_one_name_all_keep_their_bytes(uploads: Uploads) -> None:
    contents = [str(number).encode() * 2000 for number in range(30)]
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda content: uploads.store("team", "same.csv", content), contents))
    assert [path.read_bytes() for path in paths] == contents
    assert len(uploads.files("team")) == 30


@pytest.mark.parametrize("session", ["../up", "a/b", "", "ÄÖ", "x" * 5000, "team\x00", "half \udfff"])
def test_any_session_name_stays_below_the_root(uploads: Uploads, tmp_path: Path, session: str) -> None:
    path = uploads.store(session, "f.txt", b"kept")
    assert path.parent.parent == tmp_path / "uploads"
    assert [found.read_bytes() for found in uploads.files(session)] == [b"kept"]


def test_names_that_look_alike_are_different_sessions(uploads: Uploads) -> None:
    assert len({uploads.folder(name) for name in ("Team", "team", "team ", "te am", "te-am")}) == 5


def test_a_deleted_session_leaves_nothing_and_its_neighbour_everything(uploads: Uploads) -> None:
    uploads.store("one", "f.txt", b"1")
    uploads.store("two", "f.txt", b"2")
    uploads.delete("one")
    uploads.delete("never seen")
    assert uploads.files("one") == []
    assert not uploads.folder("one").exists()
    assert [path.read_bytes() for path in uploads.files("two")] == [b"2"]


def test_a_branch_gets_copies_that_live_on_their_own(uploads: Uploads) -> None:
    uploads.store("one", "f.txt", b"1")
    uploads.copy("one", "branch")
    uploads.delete("one")
    assert uploads.find("branch", "f.txt").read_bytes() == b"1"
    with pytest.raises(WrongUse):
        uploads.copy("two", "branch")


@pytest.mark.parametrize("name", ["missing.txt", "../f.txt", ""])
def test_a_file_that_was_not_stored_is_not_found(uploads: Uploads, name: str) -> None:
    uploads.store("team", "f.txt", b"1")
    with pytest.raises(BadInput, match="no file named"):
        uploads.find("team", name)


def test_a_root_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "root").write_bytes(b"")
    with pytest.raises(HomeUnwritable):
        Uploads(tmp_path / "root").store("team", "f.txt", b"1")
