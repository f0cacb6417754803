"""The report of a run as plain JSON: means with intervals, over all and by kind, and every sample with its misses.

A failed sample counts 0 and stays in every mean; that no sample is missing is asserted, and shown as completed and total.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import BadInput, EnvironmentBroken
from evals.intervals import interval
from evals.marking import marked
from evals.sample_log import Run, Solved
from evals.samples import Sample, Suite

FORMAT = "groundplan-eval/1"
ALL = "all"
METHOD = (
    "95 % intervals. Shares: Wilson over the effective number of samples. Other numbers: cluster-robust standard error with "
    "Student's t. Samples of one cluster (epochs of one scenario, questions about one passage) count as dependent."
)
Row = dict[str, Any]


def build_report(suite: Suite, samples: Sequence[Sample], solved: Sequence[Solved], run: Run) -> Row:
    """Mark everything and sum it up.

    Raises:
        EnvironmentBroken: a sample is missing.
    """
    by_id = {(one.id, one.epoch): one for one in solved}
    wanted = [(sample, epoch) for sample in samples for epoch in range(1, run.epochs + 1)]
    missing = [f"{sample.id} (epoch {epoch})" for sample, epoch in wanted if (sample.id, epoch) not in by_id]
    if missing:
        raise EnvironmentBroken(f"{len(missing)} samples are missing, first {missing[0]}.", "Run the same command with --resume.")
    rows = [_row(suite, sample, by_id[sample.id, epoch]) for sample, epoch in wanted]
    measured = {name for sample in samples for name in sample.measures}
    measures = {name: says for name, says in suite.measures.items() if name in measured}
    return {
        "format": FORMAT,
        "suite": suite.name,
        "about": suite.about,
        "run": {**asdict(run), "ended": datetime.now(UTC).isoformat(timespec="seconds")},
        "completed": len(rows),
        "total": len(wanted),
        "failed": sum(bool(row["error"]) for row in rows),
        "measures": measures,
        "headline": next(iter(measures)),
        "columns": [name for name in suite.columns or measures if name in measures],
        "method": METHOD,
        "kinds": {kind: means(rows, measures, kind) for kind in [ALL, *dict.fromkeys(row["kind"] for row in rows)]},
        "samples": rows,
    }


def means(rows: Sequence[Row], measures: Iterable[str], kind: str = ALL) -> dict[str, Row]:
    """For every measure its mean with its interval, over the samples of a kind that it applies to."""
    chosen = [row for row in rows if kind in (ALL, row["kind"])]
    found = {}
    for name in measures:
        counting = [row for row in chosen if name in row["values"]]
        if counting:
            found[name] = asdict(interval([row["values"][name] for row in counting], [row["cluster"] for row in counting]))
    return found


def _row(suite: Suite, sample: Sample, solved: Solved) -> Row:
    marks, error = marked(suite, sample, solved)
    return {
        "id": sample.id,
        "epoch": solved.epoch,
        "kind": sample.kind,
        "cluster": sample.cluster,
        "asked": sample.asked,
        "expected": sample.expected,
        "found": marks.found,
        "values": dict(marks.values),
        "misses": list(marks.misses),
        "error": error,
        "seconds": solved.seconds,
        "shown": [asdict(one) for one in marks.shown],
    }


def read_report(path: Path) -> Row:
    """A report from its file, or from the folder of a run.

    Raises:
        BadInput: there is none.
    """
    file = path / "report.json" if path.is_dir() else path
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        remedy = "Give a report or the folder of a run that came to its end; a run that stopped goes on with eval run --resume."
        raise BadInput(f"{path} holds no report.", remedy) from error
    if not isinstance(found, Mapping) or found.get("format") != FORMAT:
        raise BadInput(f"{path} holds no report of the format {FORMAT}.", "Give what groundplan eval run -o has written.")
    return dict(found)
