"""The one place that knows Inspect AI: a suite becomes a task (dataset, solver, scorer), and is run on this machine alone.

Imported only when something is evaluated. For Inspect's own commands: ``inspect eval evals/inspecting.py@retrieval --model none``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai import eval as inspect_eval
from inspect_ai.dataset import MemoryDataset
from inspect_ai.dataset import Sample as InspectSample
from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import Generate, Solver, TaskState, solver

from assistant.bootstrap import Groundplan
from assistant.errors import EnvironmentBroken
from evals.marking import marked, solved_by
from evals.sample_log import Solved
from evals.samples import Sample, Setup, Suite

Solve = Callable[[Sample, int], Solved]
"""Solves a sample in an epoch; never fails, a failure is a result."""


def as_task(suite: Suite, samples: Sequence[Sample], solve: Solve, epochs: int = 1) -> Task:
    """A suite as a task of Inspect AI."""
    by_id = {one.id: one for one in samples}
    rows = [
        InspectSample(id=one.id, input=one.asked, target=one.expected, metadata={"kind": one.kind, "cluster": one.cluster})
        for one in samples
    ]
    return Task(name=suite.name, dataset=MemoryDataset(rows), solver=solving(by_id, solve), scorer=marking(suite, by_id), epochs=epochs)


@solver
def solving(samples: Mapping[str, Sample], solve: Solve) -> Solver:
    """Hands a sample to the suite's solver and keeps what came back."""

    async def solved(state: TaskState, generate: Generate) -> TaskState:
        del generate  # the product speaks for itself, Inspect calls no model
        found = solve(samples[str(state.sample_id)], state.epoch)
        state.store.set("solved", vars(found))
        state.output = ModelOutput.from_content("groundplan", found.error or "solved")
        return state

    return solved


@scorer(metrics=[mean(), stderr(cluster="cluster")])
def marking(suite: Suite, samples: Mapping[str, Sample]) -> Scorer:
    """The measure that counts as value; all others and every miss beside it."""

    async def score(state: TaskState, target: Target) -> Score:
        del target  # what is wanted stands in the sample
        marks, error = marked(suite, samples[str(state.sample_id)], Solved(**state.store.get("solved")))
        state.output = ModelOutput.from_content("groundplan", marks.found or error)
        value = next(iter(marks.values.values()))
        return Score(value=value, answer=marks.found, explanation="\n".join(marks.misses), metadata=dict(marks.values))

    return score


def run_task(made: Task, folder: Path) -> None:
    """Run a task without a model; its log goes into `folder`. What fails here is no sample but the machinery: the run ends.

    Raises:
        EnvironmentBroken: the run did not come to its end, or a sample is missing at its end.
    """
    with _on_this_machine(folder):
        [log] = inspect_eval(
            made,
            model=None,
            log_dir=str(folder / "inspect"),
            display="none",
            fail_on_error=True,
            max_samples=1,
            log_realtime=False,
            ctl_server=False,
            score_display=False,
        )
    counts = log.results
    if log.status != "success" or counts is None or counts.completed_samples != counts.total_samples:
        why = log.error.message if log.error else f"only {counts.completed_samples if counts else 0} samples were completed"
        raise EnvironmentBroken(f"The run ended before its end: {why}.", "Mend that, and run the same command with --resume.")


@contextmanager
def _on_this_machine(folder: Path) -> Iterator[None]:
    """No variable of Inspect AI counts (hooks, telemetry, other folders), and its traces stay in the folder of the run."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("INSPECT_")]:
        del os.environ[name]
    os.environ["XDG_DATA_HOME"] = os.environ["XDG_CACHE_HOME"] = str(folder / "inspect" / "traces")
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


# ---- for Inspect's own commands ----


def _task(name: str, dataset: str | None, docs: str | None) -> Task:
    from evals.suites import SUITES  # noqa: PLC0415 - the suites by name also know how to run, which needs this module

    setup = Setup(Groundplan(), Path(dataset) if dataset else None, Path(docs) if docs else None)
    suite = SUITES[name]
    return as_task(suite, suite.load(setup), lambda sample, epoch: solved_by(suite, sample, epoch, setup))


@task
def retrieval(dataset: str | None = None, docs: str | None = None) -> Task:
    """Questions with known answers are searched for."""
    return _task("retrieval", dataset, docs)


@task
def answers(dataset: str | None = None, docs: str | None = None) -> Task:
    """Questions are answered, refused or corrected."""
    return _task("answers", dataset, docs)


@task
def groundedness(dataset: str | None = None) -> Task:
    """Claims are held against their passages."""
    return _task("groundedness", dataset, None)


@task
def plans(dataset: str | None = None, variant: str = "plans") -> Task:
    """Teams are played, and their plans marked; `variant` is one of the names of `groundplan eval list`."""
    return _task(variant, dataset, None)
