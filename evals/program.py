"""The real program as a child: lines in, events out, and killed without a warning."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

TOO_LONG = 300.0
"""Seconds without an event after which a child counts as stuck."""

Event = dict[str, Any]


class Stuck(RuntimeError):
    """The program neither answered nor ended."""


class Program:
    """`COMMAND chat --json --session NAME` in its own process."""

    def __init__(self, command: Sequence[str], home: Path, session: str, more: Mapping[str, str] | None = None) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - the command of this installation
            [*command, "chat", "--json", "--session", session],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "GROUNDPLAN_HOME": str(home), "GROUNDPLAN_MODE": "guided", **(more or {})},
        )
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    def send(self, text: str) -> None:
        """One message; a program that has ended does not hear it."""
        assert self._child.stdin is not None  # noqa: S101 - it is a pipe
        try:
            self._child.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            self._child.stdin.flush()
        except BrokenPipeError:
            return

    def event(self, until: float | None = None) -> Event | None:
        """The next event; None when the program has ended, or at the time `until` (of time.monotonic).

        Raises:
            Stuck: nothing came for TOO_LONG seconds, and no time was given.
        """
        wait = TOO_LONG if until is None else max(0.0, until - time.monotonic())
        try:
            return self._events.get(timeout=wait)
        except queue.Empty:
            if until is None:
                raise Stuck from None
            return None

    def turn(self, until: float | None = None) -> list[Event]:
        """The events up to the end of a turn, of the program, or of the time."""
        found: list[Event] = []
        while (event := self.event(until)) is not None:
            found.append(event)
            if event["type"] == "turn_ended":
                break
        return found

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self._child.kill()
        self._child.wait()

    def _read(self) -> None:
        assert self._child.stdout is not None  # noqa: S101 - it is a pipe
        for line in self._child.stdout:
            if line.endswith(b"\n"):  # the last line of a killed program may be cut
                self._events.put(json.loads(line))
        self._events.put(None)
