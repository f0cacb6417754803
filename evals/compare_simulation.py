"""Whether `eval compare` keeps its word: false alarms where nothing differs, and its stated power where something does.

For every setting 1,000 pairs of runs of which neither is better; each states the difference that it would have found 8
times out of 10, and a fresh pair with just that difference is then compared. Run: ``python -m evals.compare_simulation``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from evals.intervals import interval
from evals.paired import LEVEL, Differences, Numbers, chance
from evals.power import detectable
from evals.report import show, table

Draw = Callable[[np.random.Generator, float], Differences]
"""Draws one pair of runs with a true difference."""


@dataclass(frozen=True)
class Setting:
    """A way in which two runs may differ."""

    says: str
    draw: Draw


@dataclass(frozen=True)
class Kept:
    """Of `pairs` pairs: how often a difference was told that is none, how often the stated one was found; its mean."""

    says: str
    pairs: int
    alarms: float
    found: float
    stated: float
    covered: float
    """How often the interval held the true difference."""


def right_or_wrong(questions: int, differing: float, draw: np.random.Generator, effect: float) -> Differences:
    """Questions that are right or wrong; a share of them comes out differently in the two runs, of which `effect` more for B."""
    share = max(differing, effect)
    differs = draw.random(questions) < share
    for_b = draw.random(questions) < (1 + effect / share) / 2
    return Differences(np.where(differs, np.where(for_b, 1.0, -1.0), 0.0), np.ones(questions))


def scored(samples: int, spread: float, draw: np.random.Generator, effect: float) -> Differences:
    """Scores between 0 and 100 %, as of plans: both runs lie round what the sample allows, B higher by `effect`."""
    allows = draw.beta(6, 3, samples)
    a, b = (allows + draw.normal(0, spread, samples) for _ in range(2))
    return Differences(b + effect - a, np.ones(samples))


def skewed(samples: int, draw: np.random.Generator, effect: float) -> Differences:
    """Scores whose differences have a long tail on both sides."""
    return Differences(draw.laplace(0, 0.1, samples) + effect, np.ones(samples))


def mostly_alike(questions: int, differing: float, draw: np.random.Generator, effect: float) -> Differences:
    """Ranks, as of retrieval: most questions come out alike, some differ by a little or by all."""
    size = 0.6
    share = max(differing, effect / size)
    found = right_or_wrong(questions, share, draw, effect / size).sums
    return Differences(found * draw.uniform(0.2, 1.0, questions), np.ones(questions))


def repeated(scenarios: int, epochs: int, draw: np.random.Generator, effect: float) -> Differences:
    """Scenarios played several times: what a scenario does to both runs stays over its epochs."""
    stays = draw.normal(0, 0.06, scenarios)
    varies = draw.normal(0, 0.08, (scenarios, epochs)).sum(axis=1)
    return Differences((stays + effect) * epochs + varies, np.full(scenarios, float(epochs)))


def grouped(groups: int, draw: np.random.Generator, effect: float) -> Differences:
    """Questions that are right or wrong, one to four of them about the same passage, which mostly turn together."""
    sizes = draw.integers(1, 5, groups).astype(np.float64)
    share = max(0.3, effect)
    turns = np.where(draw.random(groups) < (1 + effect / share) / 2, 1.0, -1.0) * (draw.random(groups) < share)
    return Differences(turns * sizes, sizes)


SETTINGS = (
    *(Setting(f"{n} questions, right or wrong", partial(right_or_wrong, n, 0.2)) for n in (20, 40, 100, 300)),
    *(Setting(f"{n} questions, hardly any differs", partial(right_or_wrong, n, 0.03)) for n in (40, 100)),
    *(Setting(f"{n} scenarios, scored", partial(scored, n, 0.07)) for n in (9, 20, 40, 100)),
    *(Setting(f"{n} samples, scored, long tails", partial(skewed, n)) for n in (12, 40)),
    *(Setting(f"{n} questions, ranks, few differ", partial(mostly_alike, n, 0.25)) for n in (40, 100)),
    *(Setting(f"{n} scenarios, {epochs} epochs each", partial(repeated, n, epochs)) for n, epochs in ((9, 4), (20, 3))),
    *(Setting(f"{n} groups of 1 to 4 questions", partial(grouped, n)) for n in (20, 60)),
)


def keeps(setting: Setting, pairs: int, seed: int = 1) -> Kept:
    """Simulate one setting."""
    draw = np.random.default_rng(seed)
    alarms, found, stated, covered = 0, 0, [], 0
    for _ in range(pairs):
        null = setting.draw(draw, 0.0)
        alarms += chance(null) <= LEVEL
        effect = detectable(null)
        if effect is None:
            continue
        stated.append(effect)
        again = setting.draw(draw, effect)
        found += chance(again) <= LEVEL
        covered += chance(again, effect) > LEVEL
    known = max(len(stated), 1)
    return Kept(setting.says, pairs, alarms / pairs, found / known, float(np.mean(stated or [np.nan])), covered / known)


def means_covered(pairs: int, seed: int = 2) -> list[list[str]]:
    """How often the interval of a mean holds the true mean, by kind of score."""
    draw = np.random.default_rng(seed)
    rows = []
    for says, n, true, values in (
        ("share of 12, true 90 %", 12, 0.9, lambda: draw.random(12) < 0.9),
        ("share of 40, true 70 %", 40, 0.7, lambda: draw.random(40) < 0.7),
        ("scores of 9, true 67 %", 9, 2 / 3, lambda: draw.beta(6, 3, 9)),
        ("scores of 40, true 67 %", 40, 2 / 3, lambda: draw.beta(6, 3, 40)),
    ):
        held = [interval(list(map(float, values())), range(n)) for _ in range(pairs)]
        rows.append([says, f"{100 * sum(one.low <= true <= one.high for one in held) / pairs:.1f}"])
    rows.append(["share of 20 scenarios, 3 alike epochs each, true 70 %", f"{100 * _clustered(draw, pairs):.1f}"])
    return rows


def _clustered(draw: np.random.Generator, pairs: int) -> float:
    held = 0
    for _ in range(pairs):
        values: Numbers = np.repeat(draw.random(20) < 0.7, 3).astype(np.float64)
        found = interval(values.tolist(), np.repeat(np.arange(20), 3).tolist())
        held += found.low <= 0.7 <= found.high
    return held / pairs


def report(kept: list[Kept]) -> str:
    """The simulated settings as a table, in per cent."""
    head = ["pairs of runs", "false alarms %", "stated points", "found %", "interval holds %"]
    rows = [[one.says, *(f"{100 * value:.1f}" for value in (one.alarms, one.stated, one.found, one.covered))] for one in kept]
    return table(head, rows)


def main() -> int:
    """Simulate everything and print it. Returns 1 when the level is not kept."""
    parser = argparse.ArgumentParser(description="Simulate pairs of runs and compare them.")
    parser.add_argument("--pairs", type=int, default=1000, help="pairs of runs a setting, default 1000")
    pairs = parser.parse_args().pairs
    kept = []
    for setting in SETTINGS:
        kept.append(keeps(setting, pairs))
        sys.stderr.write(f"{len(kept)} of {len(SETTINGS)}: {setting.says}\n")
    show(report(kept))
    show("\n" + table(["means", "interval holds %"], means_covered(pairs)))
    chance = 1.96 * (0.05 * 0.95 / pairs) ** 0.5
    return int(any(one.alarms > 0.05 + chance for one in kept))


if __name__ == "__main__":
    raise SystemExit(main())
