"""How long the product's steps take, as ratios of two times in one run: they hold on slow and on fast machines."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from assistant.bootstrap import Groundplan
from assistant.plan.compose import compose
from assistant.planners.base import Said
from assistant.session import Session
from evals.conversations import groundplan_command
from evals.report import show, table
from evals.samples import Setup
from evals.scenarios import OWN, Scenario, load_scenarios
from evals.simulated_team import play
from evals.tasks.plans import a_conversation
from evals.tasks.retrieval import questions as known_questions

Step = Callable[[], object]


@dataclass(frozen=True)
class Ratio:
    """A step measured against another: medians in seconds."""

    says: str
    step: float
    yardstick: float

    @property
    def times(self) -> float:
        """How often the yardstick fits into the step."""
        return self.step / self.yardstick if self.yardstick else float("inf")


def main() -> int:
    """Measure everything once and print the table."""
    groundplan = Groundplan()
    show(table_of([query(groundplan), *planning(groundplan, load_scenarios(OWN)[0]), start(groundplan)]))
    return 0


def table_of(ratios: list[Ratio]) -> str:
    """The ratios for people."""
    rows = [[one.says, f"{1000 * one.step:.1f}", f"{1000 * one.yardstick:.3f}", f"{one.times:.1f}"] for one in ratios]
    return table(["step over yardstick", "step ms", "yardstick ms", "ratio"], rows)


def query(groundplan: Groundplan) -> Ratio:
    """A search in the notes over one pass of the embedding model."""
    questions = [str(row["question"]) for row in known_questions(Setup(groundplan))]
    retriever, embedder = groundplan.retriever, groundplan.retriever.index.embedder
    searched = medians([partial(retriever.search, text) for text in questions])
    embedded = medians([partial(embedder.embed, [text]) for text in questions])
    return Ratio("search / one embedding", searched, embedded)


def planning(groundplan: Groundplan, scenario: Scenario) -> list[Ratio]:
    """Composing a plan over doing nothing, and a turn of the interview over composing."""
    with a_conversation(groundplan, scenario) as conversation:
        turns = [one.seconds for one in play(scenario, conversation).exchanges]
    name = groundplan.new_name("bench")
    try:
        session = _asked_once(groundplan, name, scenario)
        case, today = session.case, groundplan.settings.today()
        composed = medians([lambda: compose(case, groundplan.catalogue, today)] * 5)
    finally:
        groundplan.delete(name)
    nothing = medians([lambda: None] * 1000)
    return [Ratio("compose / nothing", composed, nothing), Ratio("turn of the interview / compose", statistics.median(turns), composed)]


def start(groundplan: Groundplan) -> Ratio:
    """The start of `groundplan search` over the start of Python."""
    environment = {**os.environ, "GROUNDPLAN_HOME": str(groundplan.home)}
    search = [*groundplan_command(), "search", "What is drift?"]
    started = medians([lambda: _ran(search, environment)] * 3)
    return Ratio("groundplan search / python -c pass", started, medians([lambda: _ran([sys.executable, "-c", "pass"], environment)] * 5))


def medians(steps: list[Step]) -> float:
    """The median time of `steps`, in seconds, after one that only warms up."""
    steps[0]()
    taken = []
    for step in steps:
        began = time.perf_counter()
        step()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _asked_once(groundplan: Groundplan, name: str, scenario: Scenario) -> Session:
    session = groundplan.session(name)
    for _event in session.send(Said(text=scenario.opening_message)):
        pass
    return session


def _ran(command: list[str], environment: dict[str, str]) -> int:
    with tempfile.TemporaryFile() as nowhere:
        done = subprocess.run(command, env=environment, stdout=nowhere, stderr=nowhere, check=False)  # noqa: S603 - our own commands
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
