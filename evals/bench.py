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
from pathlib import Path

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
    scenario = load_scenarios(OWN)[0]
    show(table_of([query(groundplan), *planning(groundplan, scenario), change_of_another(groundplan, scenario), start(groundplan)]))
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


def change_of_another(groundplan: Groundplan, scenario: Scenario) -> Ratio:
    """The first search that finds a file which another program has just added to the project, over the search after it."""
    name = groundplan.new_name("bench")
    _asked_once(groundplan, name, scenario)
    environment = {**os.environ, "GROUNDPLAN_HOME": str(groundplan.home)}

    def search() -> str:
        return groundplan.files.beside(name, groundplan.retriever).search("How many bicycles does the blue ferry carry?", 1)[0].source

    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "ferry.md"
            file.write_text("# The blue ferry\n\nThe blue ferry carries forty bicycles.\n", encoding="utf-8")
            before = search()
            _ran([*groundplan_command(), "index", "add", str(file), "--session", name], environment)
        began = time.perf_counter()
        after = search()
        first = time.perf_counter() - began
        if before == after:
            raise RuntimeError("The file that another program added was not found.")
        return Ratio("first search after another program's change / a search", first, medians([search] * 5))
    finally:
        groundplan.delete(name)


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
