"""Talking to a session in this process, and to a command through pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import events
from assistant.errors import EnvironmentBroken
from assistant.plan.model import Plan
from assistant.planners.base import Said
from evals.conversations import InProcess, ThroughChat, groundplan_command
from evals.simulated_team import play
from tests.evals.hand_made import scenario

PROGRAM = """
import json, os, sys

kept = os.path.join(os.environ["GROUNDPLAN_HOME"], sys.argv[-1] if sys.argv[1] == "chat" else sys.argv[2])
if sys.argv[1] == "export":
    print(json.dumps({"meta": {"status": "ready"}, "said": open(kept, encoding="utf-8").read().splitlines()}))
    sys.exit()
print(json.dumps({"type": "session_opened", "session": sys.argv[-1]}), flush=True)
for number, line in enumerate(sys.stdin, 1):
    with open(kept, "a", encoding="utf-8") as file:
        file.write(line)
    if "vanish" in line:
        sys.exit()
    if number == 1:
        print(json.dumps({"type": "question", "slot": "budget", "text": "How much?"}))
    print(json.dumps({"type": "turn_ended", "plan_status": "ready", "finished": number > 1}), flush=True)
"""


class Parrot:
    """A real session in the small: it repeats what it hears."""

    plan: Plan | None = None

    def send(self, said: Said) -> Iterator[events.Event]:
        """Say it again."""
        yield events.TextDelta(text=said.text)
        yield events.TurnEnded(plan_status="draft", finished=True)


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    """A small program with the manners of the command."""
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, "utf-8")
    return (sys.executable, str(file))


def test_events_of_a_session_become_plain_rows() -> None:
    rows = list(InProcess(Parrot()).send(Said(text="Hello")))
    assert [row["type"] for row in rows] == ["text_delta", "turn_ended"]
    assert rows[0]["text"] == "Hello"
    assert InProcess(Parrot()).plan() == {}


def test_a_whole_conversation_through_pipes(tmp_path: Path, command: tuple[str, ...]) -> None:
    chat = ThroughChat("parcels", tmp_path, command)
    played = play(scenario(opening_message="We send\nparcels, señor."), chat)
    assert played.asked == ("budget",)
    assert played.finished
    assert chat.plan()["said"] == ["We send parcels, señor.", "20,000 EUR."]


def test_a_command_that_ends_in_mid_turn_is_told(tmp_path: Path, command: tuple[str, ...]) -> None:
    chat = ThroughChat("parcels", tmp_path, command)
    with pytest.raises(EnvironmentBroken, match="ended before the turn did"):
        list(chat.send(Said(text="please vanish")))
    chat.close()


def test_a_conversation_that_breaks_off_is_played_no_further(tmp_path: Path, command: tuple[str, ...]) -> None:
    chat = ThroughChat("parcels", tmp_path, command)
    played = play(scenario(opening_message="Please vanish, or vanish."), chat)
    assert len(played.exchanges) == 1
    assert not played.exchanges[0].ended
    assert "turn 1: The conversation ended before the turn did." in played.errors
    with pytest.raises(EnvironmentBroken):
        list(chat.send(Said(text="Still there?")))
    chat.close()


def test_an_export_that_fails_is_no_plan(tmp_path: Path, command: tuple[str, ...]) -> None:
    chat = ThroughChat("nobody", tmp_path, command)
    assert chat.plan() == {}
    chat.close()


def test_the_command_stands_beside_the_interpreter() -> None:
    assert Path(groundplan_command()[0]).name.startswith("groundplan")
