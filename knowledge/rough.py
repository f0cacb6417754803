"""A rough look at many vectors: how near each is to one, by the axes along which they differ most, for a quarter of the reading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import DIMENSION, Vectors

AXES = 96
"""The nearest hundredth of 10,000 passages is among the nearest sixteenth by so many axes; 64 lose one in a hundred."""
SAMPLED = 2000  # vectors that the axes are found from
Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Rough:
    """Vectors (n, 384) along few axes: `axes` (384, a) are orthogonal and of length 1, `short` (n, a)."""

    axes: Vectors
    short: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> Rough:
        """Along their principal axes, uncentred (Pearson, 1901)."""
        sample = vectors[:: max(1, len(vectors) // SAMPLED)]
        _, axes = np.linalg.eigh(sample.T @ sample)
        longest = np.ascontiguousarray(axes[:, -AXES:], dtype=np.float32)
        return cls(longest, np.asarray(vectors @ longest, dtype=np.float32).reshape(-1, longest.shape[1]))

    def near(self, vector: Vectors) -> Vectors:
        """(n,) about the products with a vector (384,)."""
        return self.short @ (vector @ self.axes)


def rough(vectors: Vectors, enough: int) -> Rough:
    """`Rough.of` more than `enough` vectors; fewer are looked at exactly, which costs as little."""
    return Rough.of(vectors) if len(vectors) > enough else Rough(np.eye(DIMENSION, dtype=np.float32), vectors)


def highest(values: Floats, n: int) -> NDArray[np.int64]:
    """The places of the `n` highest values in no order; all where there are no more."""
    return np.arange(len(values)) if len(values) <= n else np.argpartition(-values, n)[:n]
