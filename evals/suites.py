"""The evaluation suites by name."""

from __future__ import annotations

from assistant.errors import BadInput
from evals.samples import Suite
from evals.tasks import answers, groundedness, plans, retrieval

SUITES: dict[str, Suite] = {suite.name: suite for suite in (*plans.SUITES, retrieval.SUITE, answers.SUITE, groundedness.SUITE)}


def suite_named(name: str) -> Suite:
    """The suite of that name.

    Raises:
        BadInput: there is none.
    """
    if name not in SUITES:
        raise BadInput(f"There is no suite named {name or 'nothing'}.", f"Choose one of {', '.join(SUITES)}.")
    return SUITES[name]
