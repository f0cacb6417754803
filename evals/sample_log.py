"""The folder of one run: what it is about, and every sample as soon as it is done, so that a killed run can go on.

run.json says which run this is; samples.jsonl holds a line for each solved sample, on the disk before the next one begins.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from assistant.errors import BadInput
from evals.samples import Record

RUN, SAMPLES, LOCK = "run.json", "samples.jsonl", "run.lock"


@dataclass(frozen=True)
class Run:
    """What makes a run the same run. `samples` and `code` are fingerprints: of the dataset, and of the product."""

    suite: str
    dataset: str
    samples: str
    count: int
    epochs: int
    docs: str
    code: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    began: str = field(default="", compare=False)


@dataclass(frozen=True)
class Solved:
    """A sample in one epoch: what the solver brought back, or the error that it ended in."""

    id: str
    epoch: int
    record: Record
    error: str
    seconds: float


class SampleLog:
    """The log of one run, open for writing; with what was solved before."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self._lock = FileLock(str(folder / LOCK), timeout=0)
        self._solved: dict[tuple[str, int], Solved] = {}

    def __enter__(self) -> Self:
        """Open it.

        Raises:
            BadInput: another run is kept there, or one is writing there now, or the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            self._claim()
            self._solved = {(one.id, one.epoch): one for one in _kept(self.folder / SAMPLES)}
            self._file = (self.folder / SAMPLES).open("ab")
        except Timeout as error:
            raise BadInput(f"A run is writing into {self.folder.name} now.", "Wait for its end, or name another folder.") from error
        except OSError as error:
            raise BadInput(f"{self.folder} cannot be written: {error.strerror}.", "Name another folder with --log.") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self._file.close()
        self._lock.release()

    @property
    def solved(self) -> list[Solved]:
        """What is solved, in the order in which it was."""
        return list(self._solved.values())

    def get(self, sample: str, epoch: int) -> Solved | None:
        """What was solved before."""
        return self._solved.get((sample, epoch))

    def keep(self, one: Solved) -> None:
        """Write a line; it is on the disk when this returns."""
        self._file.write(json.dumps(asdict(one), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._solved[one.id, one.epoch] = one

    def _claim(self) -> None:
        file = self.folder / RUN
        if not file.exists():
            file.write_text(json.dumps(asdict(self.run), ensure_ascii=False, indent=1) + "\n", "utf-8")
            return
        kept = read_run(self.folder)
        if kept is None or kept != self.run:
            raise BadInput(f"{self.folder.name} holds another run: {_difference(kept, self.run)}.", "Name another folder with --log.")


def read_run(folder: Path) -> Run | None:
    """Which run is kept in `folder`; None when there is none."""
    try:
        return Run(**json.loads((folder / RUN).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def solved_in(folder: Path) -> int:
    """How many samples are solved in `folder`."""
    return len(_kept(folder / SAMPLES, mend=False))


def _difference(kept: Run | None, run: Run) -> str:
    """What differs, in words."""
    if kept is None:
        return "its run.json cannot be read"
    says = {"samples": "other samples", "code": "another state of the product", "count": "another number of samples"}
    for name, value in asdict(run).items():
        if name != "began" and getattr(kept, name) != value:
            return says.get(name, f"{name} is {getattr(kept, name) or 'none'}")
    return "nothing that can be named"


def _kept(file: Path, *, mend: bool = True) -> list[Solved]:
    """The lines that are whole; a line that a kill cut off is taken away, so that the next one begins on its own."""
    if not file.exists():
        return []
    text = file.read_bytes()
    whole = text[: text.rfind(b"\n") + 1]
    if mend and len(whole) < len(text):
        with file.open("rb+") as torn:
            torn.truncate(len(whole))
    return [Solved(**json.loads(line)) for line in whole.split(b"\n") if line.strip()]
