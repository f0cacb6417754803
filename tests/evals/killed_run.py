"""Run as a program by a test: a run that says when it is in its third sample, and waits there to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.bootstrap import Groundplan
from evals.running import Wishes, run_suite
from evals.samples import Record, Sample, Setup
from tests.evals.small_suite import GOOD, WRONG, marker, suite


def main(folder: Path) -> None:
    """Solve two samples and hang in the third."""
    mark = marker(folder)

    def solve(one: Sample, setup: Setup) -> Record:
        record = mark(one, setup)
        if one.id == "c":
            sys.stdout.write("in the third\n")
            sys.stdout.flush()
            sys.stdin.read()
        return record

    run_suite(suite(*GOOD, WRONG, solver=solve), Setup(Groundplan()), Wishes(log=folder / "run"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
