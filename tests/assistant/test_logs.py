"""The log: neither a word of what was said nor a secret, whatever goes wrong; it rolls over and never stops the work."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import events
from assistant.logs import KEPT, LARGEST, mark_of, start_log, stop_log
from assistant.planners.base import Said, Turn
from assistant.planners.interview import Interview
from tests.assistant.talking import Talk, reply

MARKER = "quicksilver lanterns"
KEY = "sk-very-secret-key"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield start_log(tmp_path, "debug", [KEY, ""])
    stop_log()


def test_a_conversation_leaves_turns_and_no_word(path: Path, tmp_path: Path) -> None:
    talk = Talk(tmp_path / "home", name=f"{MARKER.replace(' ', '-')}-1")
    talk.say(f"We lose 40 {MARKER} a day.")
    logged = path.read_text("utf-8")
    assert f"Project {mark_of(talk.session.name)}: turn 1 answered" in logged
    assert "quicksilver" not in logged


def test_an_error_is_its_kind_and_place_and_no_word(path: Path, tmp_path: Path) -> None:
    class Breaks(Interview):
        def respond(self, turn: Turn) -> Iterator[events.Event]:
            yield events.TextDelta(text="")
            raise ValueError(f"no {turn.said.text}")

    talk = Talk(tmp_path / "home", Breaks())
    reply(talk.session.send(Said(text=MARKER)))
    logged = path.read_text("utf-8")
    assert "Unexpected ValueError at" in logged
    assert "test_logs.py:" in logged
    assert "quicksilver" not in logged


def test_a_trace_keeps_the_kind_and_no_message(path: Path) -> None:
    try:
        dict[str, int]()[MARKER]
    except KeyError:
        logging.getLogger("ui.somewhere").exception("It broke")
    logged = path.read_text("utf-8")
    assert "It broke" in logged
    assert "KeyError at test_logs.py:" in logged
    assert "quicksilver" not in logged
    assert len(logged.splitlines()) == 1


@pytest.mark.parametrize("text", [f"key {KEY} refused", f"https://x/?k={KEY}", f"{KEY}{KEY}"])
def test_a_secret_is_starred(path: Path, text: str) -> None:
    logging.getLogger("assistant").warning("%s", text)
    logged = path.read_text("utf-8")
    assert "***" in logged
    assert "secret" not in logged


@pytest.mark.parametrize("name", ["openai", "httpx", "langchain", "chromadb", "root"])
def test_other_libraries_do_not_write_here(path: Path, name: str) -> None:
    logging.getLogger(None if name == "root" else name).error("request: %s", MARKER)
    assert not path.exists()


@pytest.mark.parametrize(("level", "lines"), [("debug", 3), ("info", 2), ("warning", 1), ("error", 0)])
def test_the_level_decides_what_is_kept(tmp_path: Path, level: str, lines: int) -> None:
    path = start_log(tmp_path, level)
    log = logging.getLogger("knowledge.somewhere")
    log.debug("a")
    log.info("b")
    log.warning("c")
    stop_log()
    assert (len(path.read_text("utf-8").splitlines()) if path.exists() else 0) == lines


def test_it_rolls_over(path: Path) -> None:
    log = logging.getLogger("assistant")
    for _ in range(6):
        for _ in range(10):
            log.warning("x" * (LARGEST // 10))
    files = sorted(path.parent.iterdir())
    assert len(files) == KEPT + 1
    assert all(file.stat().st_size <= LARGEST for file in files)


def test_a_second_start_takes_the_place_of_the_first(tmp_path: Path) -> None:
    first = start_log(tmp_path / "a", "info")
    second = start_log(tmp_path / "b", "info")
    logging.getLogger("assistant").warning("once")
    stop_log()
    assert not first.exists()
    assert len(second.read_text("utf-8").splitlines()) == 1


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    start_log(tmp_path, "info")
    logging.getLogger("assistant").warning("lost")
    stop_log()


def test_a_file_that_vanishes_stops_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.mkdir()
    logging.getLogger("assistant").warning("lost")
    assert capsys.readouterr().err == ""
