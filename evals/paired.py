"""Two runs on the same samples: the difference, its interval, and how likely chance alone would make it.

The test flips the signs of whole clusters (a permutation test): if A and B are alike, every cluster may as well have come
out the other way round. It keeps its level for any number of clusters and any values; for single questions that are right
or wrong it is McNemar's exact test. The interval holds the differences that the same test does not rule out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LEVEL = 0.05
ALL_FLIPS = 14
"""Up to so many clusters every combination of signs is tried; 16,384 of them."""
SOME_FLIPS = 9_999
SEED = 20_261_126
LEAST = 6
"""With fewer clusters not even a difference in all of them, one way, is rare enough."""


@dataclass(frozen=True)
class Differences:
    """B minus A: `sums` (clusters,) over the samples of each cluster, `sizes` (clusters,) how many these are."""

    sums: Numbers
    sizes: Numbers

    @property
    def effect(self) -> float:
        """The mean difference over all samples."""
        return float(self.sums.sum() / self.sizes.sum())

    @property
    def shares(self) -> Numbers:
        """(clusters,) what each cluster adds, scaled so that their mean is the effect."""
        return np.asarray(self.sums * len(self.sums) / self.sizes.sum(), dtype=np.float64)


@dataclass(frozen=True)
class Outcome:
    """The result of the test. `p` = how often chance alone would make a difference at least as large."""

    effect: float
    low: float
    high: float
    p: float

    @property
    def differ(self) -> bool:
        """Whether chance alone is ruled out at 5 %."""
        return self.p <= LEVEL


def differences(a: Mapping[str, float], b: Mapping[str, float], clusters: Mapping[str, str]) -> Differences:
    """B minus A on the samples that both have, by cluster."""
    sums: dict[str, float] = defaultdict(float)
    sizes: dict[str, int] = defaultdict(int)
    for name in a:
        if name in b:
            sums[clusters[name]] += b[name] - a[name]
            sizes[clusters[name]] += 1
    return Differences(np.array(list(sums.values()), dtype=np.float64), np.array([sizes[one] for one in sums], dtype=np.float64))


def chance(found: Differences, shift: float = 0.0) -> float:
    """How often chance alone would bring the seen difference so far away from `shift`, were that the true one."""
    return _Flipped(found).p(shift)


def compare(found: Differences) -> Outcome:
    """Test whether A and B differ."""
    flipped = _Flipped(found)
    p, effect = flipped.p(0.0), found.effect
    if p > LEVEL:
        return Outcome(effect, flipped.bound(min(effect, 0.0), -1.0), flipped.bound(max(effect, 0.0), 1.0), p)
    low, high = (0.0, 1.0) if effect > 0 else (-1.0, 0.0)
    return Outcome(effect, flipped.bound(effect, low), flipped.bound(effect, high), p)


class _Flipped:
    """The sums over all clusters under many combinations of signs; the first is the one that was seen."""

    def __init__(self, found: Differences) -> None:
        signs = _signs(len(found.sums))
        self._sums, self._sizes = signs @ found.sums, signs @ found.sizes

    def p(self, shift: float) -> float:
        """How often the sum would be as large if the true difference were `shift`."""
        seen = np.abs(self._sums - shift * self._sizes)
        return float(np.mean(seen >= seen[0] - 1e-9))

    def bound(self, inside: float, outside: float) -> float:
        """Between a difference that is not ruled out and another, the last that is not ruled out."""
        if self.p(outside) > LEVEL:
            return outside
        for _ in range(40):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if self.p(middle) > LEVEL else (inside, middle)
        return inside


@lru_cache(maxsize=4)
def _signs(clusters: int) -> Numbers:
    """(flips, clusters) rows of 1 and -1; the first is all ones."""
    if clusters <= ALL_FLIPS:
        bits = np.arange(2**clusters)[:, None] >> np.arange(clusters)[None, :] & 1
        return np.asarray(1.0 - 2.0 * bits, dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(0, 2, size=(SOME_FLIPS + 1, clusters))
    drawn[0] = 0
    return np.asarray(1.0 - 2.0 * drawn, dtype=np.float64)
