"""Suite: teams are played, and the plans they end with are marked.

dataset: scenarios; solver: the simulated team; scorer: `evals.scorers`.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.bootstrap import Groundplan
from evals.conversations import Conversation, InProcess, ThroughChat
from evals.plan_texts import Plan, at
from evals.report import keep, share, show, table
from evals.scenarios import OWN, Scenario, load_scenarios
from evals.scorers import POINTS, mark
from evals.simulated_team import Manner, play
from evals.transcript import Transcript
from evals.verdicts import Mark


@dataclass(frozen=True)
class Played:
    """A scenario as it went."""

    scenario: Scenario
    transcript: Transcript
    plan: Plan
    mark: Mark


def run(groundplan: Groundplan, dataset: Path | None, output: Path | None, manner: Manner = "lines", *, through_chat: bool = False) -> int:
    """Play and mark every scenario of `dataset` (default: our own). Returns 1 when a conversation broke, else 0.

    Raises:
        BadInput: the dataset cannot be read, or `output` not written.
    """
    played = []
    for scenario in load_scenarios(dataset or OWN):
        with a_conversation(groundplan, scenario, through_chat=through_chat) as conversation:
            played.append(solve(scenario, conversation, manner))
        show(line(played[-1]))
    show("\n" + overview(played))
    show("\n" + by_blame(played))
    keep(as_json(played), output)
    return int(any(not one.plan or one.transcript.errors for one in played))


@contextmanager
def a_conversation(groundplan: Groundplan, scenario: Scenario, *, through_chat: bool = False) -> Iterator[Conversation]:
    """A conversation of its own, which leaves no project behind."""
    name = f"eval-{scenario.id.lower()}-{secrets.token_hex(3)}"
    chat = ThroughChat(name, groundplan.home) if through_chat else None
    try:
        yield chat or InProcess(groundplan.session(name))
    finally:
        if chat:
            chat.close()
        groundplan.delete(name)


def solve(scenario: Scenario, conversation: Conversation, manner: Manner = "lines") -> Played:
    """Play one scenario to its end and mark the plan."""
    transcript = play(scenario, conversation, manner)
    plan = conversation.plan()
    return Played(scenario, transcript, plan, mark(scenario, plan, transcript))


# ---- report ----


def line(one: Played) -> str:
    """One scenario in a line, as soon as it is done."""
    turns, asked = len(one.transcript.exchanges), len(one.transcript.asked)
    return (
        f"{one.scenario.id} {one.mark.total:5.1f}  {one.scenario.title} ({turns} turns, {asked} questions, {one.transcript.slowest:.1f} s)"
    )


def overview(played: list[Played]) -> str:
    """Every part of every scenario, and the means."""
    head = ["scenario", "total", *POINTS, "bans", "cited", "lang", "status", "turns", "asked"]
    rows = [_row(one) for one in played]
    parts = [[one.mark.share(name) for one in played] for name in [*POINTS, "bans", "citations", "language"]]
    means = ["mean", f"{_mean([one.mark.total for one in played]):.1f}", *(share(_mean(values)) for values in parts), "", "", ""]
    return table(head, [*rows, means])


def _row(one: Played) -> list[str]:
    total = f"{one.mark.total:.1f}" + ("*" if one.mark.capped else "")
    parts = [share(one.mark.share(name)) for name in [*POINTS, "bans", "citations", "language"]]
    turns, asked = len(one.transcript.exchanges), len(one.transcript.asked)
    return [one.scenario.id, total, *parts, str(at(one.plan, "meta.status") or "none"), str(turns), str(asked)]


def _mean(values: list[float] | list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def by_blame(played: list[Played]) -> str:
    """All misses, grouped by the part of the product that is to be mended."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in played:
        for miss in one.mark.misses:
            groups[miss.blame].append(f"  {one.scenario.id}  {miss.says}")
    return "\n\n".join(f"{blame} ({len(lines)})\n" + "\n".join(lines) for blame, lines in sorted(groups.items())) or "No misses."


def as_json(played: list[Played]) -> dict[str, Any]:
    """The report for programs; the conversations are in it, the plans are not."""
    return {
        "suite": "plans",
        "mean": _mean([one.mark.total for one in played]),
        "scenarios": [
            {
                "id": one.scenario.id,
                "title": one.scenario.title,
                **asdict(one.mark),
                "headline": one.plan.get("headline"),
                "transcript": asdict(one.transcript),
            }
            for one in played
        ],
    }
