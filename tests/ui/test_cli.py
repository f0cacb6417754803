"""The commands as processes: the protocol of the chat line by line, exit codes, closed pipes, and homes that cannot be used."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from knowledge.catalogue import load_catalogue
from tests.assistant.talking import FERRY, LAUNDRY, VIVERO
from tests.installation import home_in
from tests.ui.running import LIMIT, Ran, command, environment, run, texts

CATALOGUE = load_catalogue()

FIELDS = {
    "session_opened": {"session", "mode", "resumed"},
    "text_delta": {"text"},
    "question": {"id", "slot", "text", "why", "options"},
    "step": {"label", "status"},
    "sources": {"citations"},
    "plan_changed": {"version", "status", "changes"},
    "error": {"message", "remedy"},
    "turn_ended": {"plan_status", "mode", "asked", "finished", "tokens", "cost"},
}
LINES = [
    LAUNDRY,
    "What is data drift?",
    json.dumps({"text": "We have 20,000 EUR. The data are ours and say nothing about people."}),
    json.dumps({"answers": {"budget": "up to 20,000", "deadline": "in 6 months"}}),
    json.dumps({"answers": {"weather": "rain"}}),
    "plan with what you have",
]


class TestChatProtocol:
    @pytest.fixture(scope="class")
    def ran(self, installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
        home = home_in(tmp_path_factory.mktemp("chat") / "home", installation)
        return run(home, "chat", "--json", "--session", "shirts", lines=LINES)

    def test_the_end_of_input_ends_with_zero(self, ran: Ran) -> None:
        assert ran.code == 0
        assert "Traceback" not in ran.err

    def test_the_first_line_opens_the_session(self, ran: Ran) -> None:
        assert ran.rows[0] == {"type": "session_opened", "session": "shirts", "mode": "guided", "resumed": False}
        assert [row["type"] for row in ran.rows].count("session_opened") == 1

    def test_every_line_is_an_event_with_its_fields(self, ran: Ran) -> None:
        for row in ran.rows:
            assert FIELDS[row["type"]] <= set(row)

    def test_every_turn_ends_exactly_once(self, ran: Ran) -> None:
        assert len(ran.turns) == len(LINES)
        for turn in ran.turns:
            assert [row["type"] for row in turn].count("turn_ended") == 1
            assert turn[-1]["type"] == "turn_ended"
            assert (turn[-1]["mode"], turn[-1]["tokens"], turn[-1]["cost"]) == ("guided", None, None)

    def test_questions_are_in_no_text_and_count_up(self, ran: Ran) -> None:
        asked = 0
        for turn in ran.turns:
            questions = [row for row in turn if row["type"] == "question"]
            assert len(questions) <= 3
            assert all(row["text"] not in texts(turn) for row in questions)
            assert all(row["slot"] in CATALOGUE.slots and row["why"] and isinstance(row["options"], list) for row in questions)
            fresh = [row for row in questions if not row["again"]]
            asked += len(fresh)
            assert turn[-1]["asked"] == asked <= 12

    def test_a_question_about_the_course_names_its_sources(self, ran: Ran) -> None:
        citations = [c for row in ran.turns[1] if row["type"] == "sources" for c in row["citations"]]
        assert citations
        assert all({"source", "heading", "quote"} <= set(c) for c in citations)
        assert [row["slot"] for row in ran.turns[1] if row["type"] == "question"] == [
            row["slot"] for row in ran.turns[0] if row["type"] == "question"
        ]

    def test_a_plan_that_changed_says_how(self, ran: Ran) -> None:
        for turn in (ran.turns[0], ran.turns[2], ran.turns[3]):
            (changed,) = [row for row in turn if row["type"] == "plan_changed"]
            assert changed["version"] >= 1
            assert changed["status"] in {"draft", "ready", "stopped"}
            assert all({"part", "what", "before", "now"} <= set(row) for row in changed["changes"])

    def test_a_line_that_cannot_be_taken_is_an_error_and_the_next_one_is_read(self, ran: Ran) -> None:
        assert [row["type"] for row in ran.turns[4]] == ["error", "turn_ended"]
        assert ran.turns[5][-1]["finished"]

    def test_plan_now_finishes(self, ran: Ran) -> None:
        assert [turn[-1]["finished"] for turn in ran.turns[:4]] == [False] * 4
        assert not [row for row in ran.turns[5] if row["type"] == "question"]


def test_a_session_goes_on_in_another_process(furnished: Path) -> None:
    first = run(furnished, "chat", "--json", lines=[FERRY])
    name = first.rows[0]["session"]
    second = run(furnished, "chat", "--json", "--session", name, lines=["thanks"])
    assert second.rows[0] == {"type": "session_opened", "session": name, "mode": "guided", "resumed": True}
    assert [row["slot"] for row in second.rows if row["type"] == "question"] == [
        row["slot"] for row in first.rows if row["type"] == "question"
    ]


def test_people_get_text_and_a_card_in_their_language(furnished: Path) -> None:
    ran = run(furnished, "chat", lines=[VIVERO])
    assert ran.code == 0
    assert "Primera lectura" in ran.out
    assert "1 de 12 como máximo · ¿" in ran.out
    assert ") No lo sabemos" in ran.out
    assert '{"type"' not in ran.out


def test_no_input_is_a_session_that_was_only_opened(furnished: Path) -> None:
    ran = run(furnished, "chat", "--json")
    assert ran.code == 0
    assert [row["type"] for row in ran.rows] == ["session_opened"]


def test_a_terminal_without_letters_gets_json_all_the_same(furnished: Path) -> None:
    ran = run(furnished, "chat", "--json", lines=["Hola, buenos días"], more={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.code == 0
    assert ran.rows[-1]["type"] == "turn_ended"


def test_a_reader_that_goes_away_is_no_error(furnished: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own command
        command("chat", "--json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(furnished),
    ) as started:
        assert started.stdin
        assert started.stdout
        assert started.stderr
        started.stdout.readline()
        started.stdout.close()
        started.stdin.write((LAUNDRY + "\n").encode() * 3)
        started.stdin.close()
        told = started.stderr.read().decode()
        assert started.wait(LIMIT) == 0
    assert "Traceback" not in told
    assert "BrokenPipe" not in told


class TestHomesThatCannotBeUsed:
    def test_a_file_in_its_place(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        home.write_text("a file")
        ran = run(home, "chat", "--json", lines=[FERRY])
        assert (ran.code, ran.out) == (3, "")
        assert "cannot be written" in ran.err
        assert "GROUNDPLAN_HOME" in ran.err
        assert "Traceback" not in ran.err

    def test_a_damaged_journal(self, tmp_path: Path) -> None:
        (tmp_path / "journal.sqlite").write_bytes(b"this is no database " * 300)
        ran = run(tmp_path, "history", "anything")
        assert ran.code == 3
        assert "is damaged" in ran.err
        assert "Traceback" not in ran.err

    @pytest.mark.parametrize(
        ("name", "value"), [("GROUNDPLAN_TODAY", "tomorrow"), ("GROUNDPLAN_PORT", "many"), ("GROUNDPLAN_MODE", "psychic")]
    )
    def test_a_wrong_setting(self, tmp_path: Path, name: str, value: str) -> None:
        ran = run(tmp_path, "history", "anything", more={name: value})
        assert ran.code == 3
        assert name in ran.err
        assert value in ran.err
        assert "Traceback" not in ran.err
