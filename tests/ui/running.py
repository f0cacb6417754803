"""The command as people start it: a process of its own, with its own home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.installation import TODAY

LIMIT = 120
"""Seconds after which a process that hangs is stopped."""


@dataclass(frozen=True)
class Ran:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def turns(self) -> list[list[dict[str, Any]]]:
        """Events turn by turn, without the first one."""
        found: list[list[dict[str, Any]]] = [[]]
        for row in self.rows[1:]:
            found[-1].append(row)
            if row["type"] == "turn_ended":
                found.append([])
        assert found.pop() == []
        return found


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "ui.cli", *arguments]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "GROUNDPLAN_HOME": str(home), "GROUNDPLAN_TODAY": TODAY, **more}


def run(home: Path, *arguments: str, lines: Sequence[str | bytes] = (), more: Mapping[str, str] | None = None) -> Ran:
    """Run `groundplan ARGUMENTS`, with `lines` on standard input."""
    given = b"".join((line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")) + b"\n" for line in lines)
    done = subprocess.run(  # noqa: S603 - our own command
        command(*arguments), input=given, capture_output=True, env=environment(home, **(more or {})), timeout=LIMIT, check=False
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))


def texts(turn: list[dict[str, Any]]) -> str:
    """What a turn told, errors included."""
    return "".join(row.get("text") or row.get("message", "") for row in turn if row["type"] in {"text_delta", "error"})
