"""Notice a question that is not about the subject at all, projects with data and models, whatever words of the subject stand in it.

"Why does my bicycle drift to the left?" names what the sources name. That it means something else is told by the question as a whole:
a direction in the space of its vectors (knowledge/subject.yml), fitted on questions about such projects, of every trade, and on others.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.embeddings import Vectors

WEIGHTS = Path(__file__).with_name("subject.yml")


@dataclass(frozen=True)
class Fitted:
    """`direction` (384,) in the space of questions, and what is added."""

    direction: Vectors
    base: float


def off_subject(vector: Vectors) -> float:
    """How much a question (384,) speaks for another subject: the log-odds; 0 where it rather speaks for this one."""
    held = _fitted()
    return max(0.0, -float(held.direction @ vector) - held.base)


@functools.lru_cache(maxsize=1)
def _fitted() -> Fitted:
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return Fitted(np.array(held["direction"], dtype=np.float32).ravel() * np.float32(held["step"]), float(held["base"]))
