"""Runs a suite: samples are solved one after another, each kept at once; a run that was killed goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import assistant
import knowledge
from assistant.errors import BadInput
from evals.marking import solved_by
from evals.reporting import build_report
from evals.sample_log import RUN, Run, SampleLog, Solved, read_run, solved_in
from evals.samples import Sample, Setup, Suite

REPORT = "report.json"
CODE = ("*.py", "*.yml", "*.md")


@dataclass(frozen=True)
class Wishes:
    """How to run: each sample `epochs` times, only the first `limit`, kept in the folder `log`; `resume` the latest that stopped."""

    epochs: int = 1
    limit: int | None = None
    log: Path | None = None
    resume: bool = False


def run_suite(suite: Suite, setup: Setup, wishes: Wishes) -> dict[str, Any]:
    """Run a suite and return its report, which also lies in the folder of the run as report.json.

    Raises:
        BadInput: the dataset cannot be read, there is nothing to resume, or the folder holds another run.
        EnvironmentBroken: the run did not come to its end.
    """
    from evals.inspecting import as_task, run_task  # noqa: PLC0415 - Inspect AI takes seconds to import

    samples = _limited(suite.load(setup), wishes)
    run = describe(suite, samples, setup, wishes)
    folder = wishes.log or _folder(setup.groundplan.home / "evals", run, resume=wishes.resume)
    with SampleLog(folder, run) as log:
        solving = _Solving(suite, setup, log, total=len(samples) * wishes.epochs)
        run_task(as_task(suite, samples, solving, wishes.epochs), folder)
        report = build_report(suite, samples, log.solved, read_run(folder) or run)
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return {**report, "folder": str(folder)}


class _Solving:
    """Solves a sample, unless it was solved before; tells the progress."""

    def __init__(self, suite: Suite, setup: Setup, log: SampleLog, total: int) -> None:
        self._suite, self._setup, self._log = suite, setup, log
        self._total, self._done = total, 0
        self._failed = 0

    def __call__(self, sample: Sample, epoch: int) -> Solved:
        found = self._log.get(sample.id, epoch)
        if found is None:
            found = solved_by(self._suite, sample, epoch, self._setup)
            self._log.keep(found)
        self._done += 1
        self._failed += bool(found.error)
        if self._setup.progress:
            failed = f", {self._failed} failed" if self._failed else ""
            self._setup.progress(self._done, self._total, f"{self._suite.name}{failed}")
        return found


def describe(suite: Suite, samples: Sequence[Sample], setup: Setup, wishes: Wishes) -> Run:
    """What makes this run the same as another."""
    return Run(
        suite=suite.name,
        dataset=setup.dataset.name if setup.dataset else "own",
        samples=_fingerprint(json.dumps(asdict(one), sort_keys=True, default=str).encode() for one in samples),
        count=len(samples),
        epochs=wishes.epochs,
        docs=setup.folder.name if setup.folder else "notes",
        code=code_of_product(),
        parameters=dict(suite.parameters),
        began=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def code_of_product() -> str:
    """A fingerprint of everything that an answer or a plan can depend on, our own documents included."""
    folders = [Path(str(package.__file__)).parent for package in (assistant, knowledge)]
    files = sorted(file for folder in folders for pattern in CODE for file in folder.rglob(pattern))
    return _fingerprint(file.read_bytes() for file in files)


def _fingerprint(parts: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()[:16]


def _limited(samples: Sequence[Sample], wishes: Wishes) -> list[Sample]:
    if wishes.epochs < 1 or (wishes.limit is not None and wishes.limit < 1):
        raise BadInput("Nothing would be run.", "Give whole numbers of at least 1 with --epochs and --limit.")
    return list(samples[: wishes.limit])


def _folder(runs: Path, run: Run, *, resume: bool) -> Path:
    """A new folder, or with `resume` the latest of this very run that is not done.

    Raises:
        BadInput: there is no such run.
    """
    if not resume:
        return runs / f"{run.suite}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    kept = sorted(runs.glob(f"{run.suite}-*/{RUN}"), reverse=True)
    waiting = [file.parent for file in kept if read_run(file.parent) == run and solved_in(file.parent) < run.count * run.epochs]
    if not waiting:
        raise BadInput(
            f"No run of {run.suite} with these samples and this state of the product has stopped half-way.", "Leave out --resume."
        )
    return waiting[0]
