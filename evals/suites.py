"""The evaluation suites by name, and the one way to run them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.tasks import plans, retrieval

Run = Callable[[Groundplan, Path | None, Path | None], int]


@dataclass(frozen=True)
class Suite:
    """A suite: what it is about, and how it runs."""

    about: str
    run: Run


SUITES: dict[str, Suite] = {
    "plans": Suite("teams answer in one line a turn; their plans are marked", plans.run),
    "plans-reordered": Suite("the same, answers in another order than the questions", partial(plans.run, manner="reordered")),
    "plans-numbered": Suite("the same, each answer with a number before it", partial(plans.run, manner="numbered")),
    "plans-cards": Suite("the same, answers given question by question, as in the page", partial(plans.run, manner="cards")),
    "plans-at-once": Suite("brief and all answers at once, nothing is asked", partial(plans.run, manner="at_once")),
    "plans-chat": Suite("the same as plans, through the command groundplan chat --json", partial(plans.run, through_chat=True)),
    "retrieval": Suite("questions with known answers are searched for", retrieval.run),
}


def run_suite(name: str, groundplan: Groundplan, dataset: Path | None, output: Path | None) -> int:
    """Run a suite: a table on standard output, the whole report as JSON in `output`. Returns the exit code.

    Raises:
        BadInput: there is no such suite, or a file cannot be read or written.
    """
    if name not in SUITES:
        raise BadInput(f"There is no suite named {name}.", f"Choose one of {', '.join(SUITES)}.")
    return SUITES[name].run(groundplan, dataset, output)
