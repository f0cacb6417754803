"""Two ways to talk to the product: to a session in this process, or to the command `groundplan chat --json`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from assistant import events
from assistant.errors import EnvironmentBroken
from assistant.plan.model import Plan
from assistant.planners.base import Said

Row = Mapping[str, Any]


class Conversation(Protocol):
    """Somebody to talk to: events come back as plain rows, the plan as plain JSON."""

    def send(self, said: Said) -> Iterator[Row]:
        """Say something; the last row of the turn has the type ``turn_ended``."""
        ...

    def plan(self) -> dict[str, Any]:
        """The plan as it stands; empty when there is none."""
        ...


class Talking(Protocol):
    """What is needed of a session."""

    @property
    def plan(self) -> Plan | None:
        """The plan as it stands."""
        ...

    def send(self, said: Said) -> Iterator[events.Event]:
        """Take one turn."""
        ...


class InProcess:
    """A conversation with a session object."""

    def __init__(self, session: Talking) -> None:
        self._session = session

    def send(self, said: Said) -> Iterator[Row]:
        """Say something."""
        for event in self._session.send(said):
            yield event.model_dump(mode="json")

    def plan(self) -> dict[str, Any]:
        """The plan as it stands."""
        found = self._session.plan
        return found.model_dump(mode="json") if found else {}


class ThroughChat:
    """A conversation through the command line, the way in which the product is judged: text lines in, JSON lines out."""

    def __init__(self, name: str, home: Path, command: tuple[str, ...] = ()) -> None:
        self._name = name
        self._command = command or groundplan_command()
        self._environment = {**os.environ, "GROUNDPLAN_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
        arguments = [*self._command, "chat", "--json", "--session", name]
        self._chat = subprocess.Popen(  # noqa: S603 - our own command, and a list of arguments goes through no shell
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._environment, encoding="utf-8"
        )

    def send(self, said: Said) -> Iterator[Row]:
        """Say one line; line breaks become spaces.

        Raises:
            EnvironmentBroken: the command ended in mid-conversation.
        """
        given, taken = self._pipes()
        try:
            given.write(" ".join([*said.text.split("\n"), *said.answers.values()]).strip() + "\n")
            given.flush()
        except OSError as error:
            raise _broken_off() from error
        for line in taken:
            row: Row = json.loads(line)
            yield row
            if row.get("type") == "turn_ended":
                return
        raise _broken_off()

    def plan(self) -> dict[str, Any]:
        """End the conversation and export its plan."""
        self.close()
        arguments = [*self._command, "export", self._name, "--to", "json", "-o", "-"]
        done = subprocess.run(  # noqa: S603 - as above
            arguments, capture_output=True, env=self._environment, encoding="utf-8", check=False
        )
        found = json.loads(done.stdout) if done.returncode == 0 and done.stdout.strip() else {}
        return found if isinstance(found, dict) else {}

    def close(self) -> None:
        """End the input and wait for the end of the command."""
        if self._chat.poll() is not None:
            return
        with suppress(BrokenPipeError):
            self._chat.communicate()

    def _pipes(self) -> tuple[Any, Any]:
        return self._chat.stdin, self._chat.stdout


def _broken_off() -> EnvironmentBroken:
    return EnvironmentBroken("The conversation ended before the turn did.", "Run the same lines through groundplan chat --json.")


def groundplan_command() -> tuple[str, ...]:
    """The command of this installation.

    Raises:
        EnvironmentBroken: it is not installed.
    """
    beside = Path(sys.executable).with_name("groundplan")
    found = str(beside) if beside.exists() else shutil.which("groundplan")
    if not found:
        raise EnvironmentBroken("The command groundplan is not installed.", "Install the project with make.")
    return (found,)
