"""The doctor: each finding as it should be, with a remedy wherever something is wrong, whatever else is broken."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.doctor import Finding, examine
from assistant.journal import Draft, Journal
from assistant.settings import Settings, load_settings
from assistant.uploads import Uploads

ALL = ["python", "packages", "folder", "journal", "files", "index", "weights", "endpoint", "port"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(home: Path, **more: str) -> Settings:
    return load_settings({"GROUNDPLAN_HOME": str(home), "GROUNDPLAN_PORT": str(free_port()), **more})


def found(home: Path, **more: str) -> dict[str, Finding]:
    return {finding.about: finding for finding in examine(settings(home, **more))}


def begun(home: Path) -> Journal:
    journal = Journal(f"sqlite:///{home / 'journal.sqlite'}")
    journal.append("a", [Draft(turn=1, author="user", kind="message", body={"text": "private words"})])
    return journal


def no_journal(home: Path) -> None:
    (home / "journal.sqlite").write_bytes(b"a letter. " * 400)


def hole(home: Path) -> None:
    journal = begun(home)
    for place in range(100):
        journal.append("a", [Draft(turn=1, author="user", kind="message", body={"text": f"{place} " * 400})])
    journal.close()
    content = bytearray((home / "journal.sqlite").read_bytes())
    content[8192:-4096] = b"\xee" * (len(content) - 12288)
    (home / "journal.sqlite").write_bytes(content)


def strange_entry(home: Path) -> None:
    begun(home).close()
    with closing(sqlite3.connect(home / "journal.sqlite", isolation_level=None)) as connection:
        connection.execute("update entries set kind = 'rumour'")


def later(home: Path) -> None:
    begun(home).close()
    with closing(sqlite3.connect(home / "journal.sqlite", isolation_level=None)) as connection:
        connection.execute("update meta set value = '99'")


class TestHealthy:
    def test_an_empty_home_has_no_problem_and_nothing_is_built(self, tmp_path: Path) -> None:
        findings = list(examine(settings(tmp_path)))
        assert [one.about for one in findings] == ALL
        assert [one.about for one in findings if one.state != "ok"] == ["index"]
        assert list(tmp_path.iterdir()) == []

    def test_a_home_in_use_is_whole(self, tmp_path: Path) -> None:
        begun(tmp_path).close()
        Uploads(tmp_path / "uploads").store("a", "x.txt", b"x")
        findings = found(tmp_path)
        assert findings["journal"].says == "whole, 1 projects, 1 entries"
        assert {one.state for name, one in findings.items() if name != "index"} == {"ok"}

    def test_no_word_of_a_project_is_shown(self, tmp_path: Path) -> None:
        begun(tmp_path).close()
        assert "private" not in " ".join(one.says + one.remedy for one in found(tmp_path).values())


class TestWrong:
    @pytest.mark.parametrize(
        ("breaks", "says"),
        [(no_journal, "is damaged"), (hole, "is damaged"), (strange_entry, "did not write"), (later, "later version")],
    )
    def test_a_journal_that_cannot_be_read_is_a_problem(self, tmp_path: Path, breaks: Callable[[Path], None], says: str) -> None:
        breaks(tmp_path)
        before = (tmp_path / "journal.sqlite").read_bytes()
        findings = found(tmp_path)
        assert list(findings) == ALL
        assert findings["journal"].state == "problem"
        assert says in findings["journal"].says
        assert findings["journal"].remedy
        assert (tmp_path / "journal.sqlite").read_bytes() == before

    def test_a_home_that_cannot_be_is_a_problem_and_the_rest_is_looked_at(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        findings = found(tmp_path / "file" / "home")
        assert findings["folder"].state == "problem"
        assert "GROUNDPLAN_HOME" in findings["folder"].remedy
        assert (findings["python"].state, findings["port"].state) == ("ok", "ok")

    def test_a_folder_without_a_project_is_named(self, tmp_path: Path) -> None:
        begun(tmp_path).close()
        folder = Uploads(tmp_path / "uploads").store("gone", "x.txt", b"x").parent
        finding = found(tmp_path)["files"]
        assert finding.state == "warning"
        assert folder.name in finding.says

    @pytest.mark.parametrize(("content", "word"), [("build-1", "cannot be read"), ("nothing", "is not built")])
    def test_an_index_that_is_not_there_or_broken_is_told(self, tmp_path: Path, content: str, word: str) -> None:
        folder = tmp_path / "index" / "notes"
        if content.startswith("build"):
            (folder / content).mkdir(parents=True)
            (folder / content / "chroma.sqlite3").write_bytes(b"rubbish")
            (folder / "current").write_text(content)
        finding = found(tmp_path)["index"]
        assert (finding.state, word in finding.says) == ("warning", True)
        assert "groundplan index" in finding.remedy

    def test_a_port_that_is_taken_is_told(self, tmp_path: Path) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            finding = found(tmp_path, GROUNDPLAN_PORT=str(other.getsockname()[1]))["port"]
        assert finding.state == "warning"
        assert "GROUNDPLAN_PORT" in finding.remedy


class TestEndpoint:
    def test_it_is_not_asked_before_somebody_said_yes(self, tmp_path: Path) -> None:
        with socket.socket() as server:
            server.bind(("127.0.0.1", 0))
            server.listen()
            server.setblocking(False)  # noqa: FBT003 - its only argument
            url = f"http://127.0.0.1:{server.getsockname()[1]}/v1"
            finding = found(tmp_path, OPENAI_BASE_URL=url, OPENAI_API_KEY="sk-hush")["endpoint"]
            assert "was not asked" in finding.says
            with pytest.raises(BlockingIOError):
                server.accept()
            finding = found(tmp_path, OPENAI_BASE_URL=url, GROUNDPLAN_MODE="model")["endpoint"]
            assert "takes connections" in finding.says
            assert server.accept()[0].recv(10) == b""

    def test_one_that_does_not_answer_is_a_warning(self, tmp_path: Path) -> None:
        finding = found(tmp_path, OPENAI_BASE_URL=f"http://127.0.0.1:{free_port()}/v1", GROUNDPLAN_MODE="model")["endpoint"]
        assert finding.state == "warning"
        assert "OPENAI_BASE_URL" in finding.remedy

    def test_the_key_is_never_shown(self, tmp_path: Path) -> None:
        shown = " ".join(map(str, found(tmp_path, OPENAI_API_KEY="sk-hush", OPENAI_BASE_URL="http://127.0.0.1:9/v1").values()))
        assert "hush" not in shown


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users are numbers on Unix only")
def test_wherever_something_is_wrong_there_is_a_remedy(tmp_path: Path) -> None:
    no_journal(tmp_path)
    assert all(one.remedy for one in found(tmp_path).values() if one.state != "ok")
