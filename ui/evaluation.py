"""The command `eval`: list the suites, run one, compare two runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.bootstrap import Groundplan
from ui.terminal import ProgressBar, note, out


class RunProgress(ProgressBar):
    """How far a run is: a bar on a terminal, elsewhere a line for every tenth of the samples."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Show that `done` of `total` samples are done."""
        if sys.stderr.isatty():
            super().__call__(done, total, f"{label} {done}/{total}")
        elif 10 * done // total > 10 * (done - 1) // total:
            note(f"{label}: {done} of {total}")


def list_suites(given: argparse.Namespace) -> None:
    """The suites, a line each."""
    from evals.suites import SUITES  # noqa: PLC0415 - evaluation is not part of everyday work

    del given
    for name, suite in SUITES.items():
        out(f"{name:16} {suite.about}")


def run(given: argparse.Namespace) -> int:
    """Run a suite: tables on standard output, the whole report in files. Returns 1 when a sample failed."""
    from evals.html_report import as_html  # noqa: PLC0415 - as above
    from evals.report import as_text, keep, keep_text, show  # noqa: PLC0415 - as above
    from evals.running import Wishes, run_suite  # noqa: PLC0415 - as above
    from evals.samples import Setup  # noqa: PLC0415 - as above
    from evals.suites import suite_named  # noqa: PLC0415 - as above

    suite, progress = suite_named(given.name), RunProgress()
    setup = Setup(Groundplan(progress=ProgressBar()), _path(given.dataset), _path(given.docs), progress)
    report = run_suite(suite, setup, Wishes(given.epochs, given.limit, _path(given.log), given.resume))
    keep(report, _path(given.output))
    keep_text(as_html(report), _path(given.html))
    show(as_text(report))
    show(f"Kept in {report['folder']}")
    return int(report["failed"] > 0)


def compare(given: argparse.Namespace) -> None:
    """Compare two runs: one sentence, then all numbers."""
    from evals.comparing import as_text, compare_reports  # noqa: PLC0415 - evaluation is not part of everyday work
    from evals.report import keep, show  # noqa: PLC0415 - as above
    from evals.reporting import read_report  # noqa: PLC0415 - as above

    found = compare_reports(read_report(Path(given.a)), read_report(Path(given.b)), given.measure)
    keep(found, _path(given.output))
    show(as_text(found))


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None
