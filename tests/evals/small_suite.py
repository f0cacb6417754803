"""A suite in the small: sums that are solved by a rule, with a sample that crashes and one that the scorer cannot read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.bootstrap import Groundplan
from evals.marking import solved_by
from evals.reporting import Row, build_report
from evals.running import Wishes, describe
from evals.samples import Marks, Record, Sample, Setup, Shown, Suite

MEASURES = {"right": "the sum is right", "near": "how near it comes"}


def sample(name: str, asked: str, expected: str, kind: str = "sum", cluster: str = "") -> Sample:
    """A sum such as 2+2; 'crash' crashes the solver, 'garble' the scorer."""
    return Sample(name, kind, cluster or name, asked, expected, {}, tuple(MEASURES))


GOOD = (sample("a", "2+2", "4"), sample("b", "2+3", "5"), sample("c", "4+4", "8", "large"))
WRONG = sample("w", "5+5", "11", "large")
CRASH = sample("x", "crash", "1")
GARBLE = sample("y", "garble", "1")


def solve(one: Sample, _setup: Setup) -> Record:
    """Add up."""
    if one.asked == "garble":
        return {}
    return {"sum": sum(int(part) for part in one.asked.split("+"))}


def score(one: Sample, record: Record) -> Marks:
    """Compare with what is expected."""
    found = str(record["sum"])
    right = found == one.expected
    values = {"near": 1 / (1 + abs(int(found) - int(one.expected))), "right": float(right)}
    return Marks(values, () if right else (f"{found} is not {one.expected}",), found, (Shown("added up", found, right),))


def suite(*samples: Sample, solver: Callable[[Sample, Setup], Record] = solve, name: str = "sums") -> Suite:
    """The suite with these samples."""
    return Suite(name, "small sums are added up", MEASURES, lambda _setup: samples, solver, score)


def report(*samples: Sample, epochs: int = 1, solver: Callable[[Sample, Setup], Record] = solve) -> Row:
    """A report without a run of Inspect AI."""
    made, setup = suite(*samples, solver=solver), Setup(Groundplan())
    solved = [solved_by(made, one, epoch, setup) for one in samples for epoch in range(1, epochs + 1)]
    return build_report(made, samples, solved, describe(made, samples, setup, Wishes(epochs)))


def marker(folder: Path) -> Callable[[Sample, Setup], Record]:
    """A solver that writes down which samples it was given."""

    def solved(one: Sample, setup: Setup) -> Record:
        with (folder / "solved.txt").open("a", encoding="utf-8") as file:
            file.write(one.id + "\n")
        return solve(one, setup)

    return solved
