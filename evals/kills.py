"""Kills the program at random moments of scripted conversations, and looks whether anything that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.entries import live
from assistant.turns import left_open
from evals.program import Program

SCRIPT = (
    "We run {n} workshops for bicycles. Every month {m} repairs come back and each costs us 45 EUR. We want to halve that by June 2028.",
    "We have 2 people with 10 hours a week.",
    "We can spend 20,000 EUR.",
    "The foremen look at the list every morning and decide.",
    "We have all repairs of five years in a database.",
    "plan with what you have",
)
DOCUMENT = "Report of workshop {n}: {m} repairs came back, most of them because of brakes that were adjusted in a hurry.\n"


@dataclass
class Tally:
    """What was seen so far."""

    kills: int = 0
    lost: list[str] = field(default_factory=list)
    """Sentences about what was acknowledged and is not there."""
    sessions: int = 0
    finished: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    """How often the kill fell into which moment."""

    @property
    def passed(self) -> bool:
        """Whether nothing was lost and every session came to its end."""
        return not self.lost and self.sessions == self.finished


class Killer:
    """Plays sessions one after the other and kills the program on the way, `kills` times in all."""

    def __init__(self, command: Sequence[str], groundplan: Groundplan, kills: int, seed: int = 1) -> None:
        self._command, self._groundplan, self._kills = command, groundplan, kills
        self._dice = random.Random(seed)  # noqa: S311 - moments, not secrets
        self._turn_takes, self._start_takes = 2.0, 5.0
        self.tally = Tally()

    def run(self) -> Tally:
        """Kill until it was often enough; the last session is played to its end too."""
        while self.tally.kills < self._kills:
            number = self.tally.sessions
            self.tally.sessions += 1
            self._session(f"killed-{number}", [line.format(n=10 + number, m=100 + number) for line in SCRIPT])
        return self.tally

    def _session(self, name: str, lines: list[str]) -> None:
        acknowledged: dict[str, bool] = {}  # line -> whether its answer was seen to the end
        documents: list[tuple[str, bytes]] = []
        kills_here = 0
        while (place := len(self._stored(name))) < len(lines) or self._open(name):
            line = lines[min(place, len(lines) - 1)] if not self._open(name) or self._dice.random() < 0.5 else self._stored(name)[-1]
            killing = self.tally.kills < self._kills and kills_here < 3 * len(lines)
            if killing and place and self._dice.random() < 0.15:
                self._index_and_kill(name, documents)
            else:
                self._talk(name, line, lines, acknowledged, killing=killing)
            kills_here += killing
            self._compare(name, lines, acknowledged, documents)
        self.tally.finished += self._whole(name, lines)

    def _talk(self, name: str, line: str, lines: list[str], acknowledged: dict[str, bool], *, killing: bool) -> None:
        """Open the session and talk from `line` on, until the kill or the end of the script."""
        begun = time.monotonic()
        with Program(self._command, self._groundplan.home, name) as program:
            early = killing and self._dice.random() < 0.1
            if program.event(begun + self._dice.uniform(0, self._start_takes) if early else None) is None:
                return self._killed("while it starts")
            self._start_takes = time.monotonic() - begun
            rest = [line, *lines[lines.index(line) + 1 :]] if killing else lines[lines.index(line) :]
            until = time.monotonic() + self._dice.uniform(0, 2.5 * self._turn_takes) if killing else None
            for text in rest:
                sent = time.monotonic()
                program.send(text)
                seen = program.turn(until)
                if seen:
                    acknowledged[text] = seen[-1]["type"] == "turn_ended"
                if not acknowledged.get(text):
                    return self._killed("in a turn, after its first event" if seen else "in a turn, before its first event")
                self._turn_takes = 0.5 * self._turn_takes + 0.5 * (time.monotonic() - sent)
        return self._killed("after the last turn") if killing else None

    def _index_and_kill(self, name: str, documents: list[tuple[str, bytes]]) -> None:
        """Add a document, and kill the program while it reads and embeds it."""
        number = len(documents) + 1
        content = DOCUMENT.format(n=number, m=len(name)).encode() * 40
        file = self._groundplan.home / f"report-{number}.txt"
        file.write_bytes(content)
        child = subprocess.Popen(  # noqa: S603 - the command of this installation
            [*self._command, "index", "add", str(file), "--session", name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "GROUNDPLAN_HOME": str(self._groundplan.home)},
        )
        try:
            code = child.wait(self._start_takes * self._dice.uniform(0.3, 2.5))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return self._killed("while a document is indexed")
        if code == 0:
            documents.append((file.name, content))
        return self._killed("after a document was added")

    def _killed(self, moment: str) -> None:
        self.tally.kills += 1
        self.tally.moments[moment] += 1

    def _stored(self, name: str) -> list[str]:
        """The team's words that count, in order; a document's own message is not one of the script."""
        entries = live(self._groundplan.journal.read(name))
        messages = [e for e in entries if e.kind == "message" and e.author == "user"]
        return [str(e.body["text"]) for e in messages if not e.body.get("document") and "click" not in e.body]

    def _open(self, name: str) -> bool:
        return bool(left_open(self._groundplan.journal.read(name)))

    def _compare(self, name: str, lines: list[str], acknowledged: dict[str, bool], documents: list[tuple[str, bytes]]) -> None:
        """Note what was acknowledged and is not there, and what is there twice or out of order."""
        stored = self._stored(name)
        self.tally.lost += [f"{name}: the message “{text[:40]}”" for text in acknowledged if text not in stored]
        if stored != lines[: len(stored)]:
            self.tally.lost.append(f"{name}: the messages stand in another order, or twice: {[text[:20] for text in stored]}")
        told = [m.turn for m in self._groundplan.existing(name).case.messages if m.author == "assistant"] if stored else []
        answered = sum(acknowledged.values())
        if len(told) < answered:
            self.tally.lost.append(f"{name}: {answered - len(told)} answers that were seen to their end")
        for file, content in documents:
            path = self._groundplan.uploads.folder(name) / file
            if not path.is_file() or path.read_bytes() != content:
                self.tally.lost.append(f"{name}: the document {file}")

    def _whole(self, name: str, lines: list[str]) -> bool:
        """Whether the session came to its end: every line once, all answered, and a plan that holds the first."""
        plan = self._groundplan.existing(name).plan
        return self._stored(name) == lines and not self._open(name) and plan is not None and plan.brief.verbatim == lines[0]


def prepared(home: Path, furniture: Path) -> Path:
    """`home` with the model and the index of the installation `furniture`, so that no kill waits for them."""
    home.mkdir(parents=True, exist_ok=True)
    for name in ("models", "index"):
        if (furniture / name).exists() and not (home / name).exists():
            (home / name).symlink_to(furniture / name, target_is_directory=True)
    return home
