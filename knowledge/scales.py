"""Where a text stands on scales of meaning (hard or easy, all or some, same or different), with what denies it taken into account."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from knowledge.alignment import Token, tokens
from knowledge.contrasts import negates

FILE = Path(__file__).with_name("scales.yml")
REACH = 3  # words after a denial that it turns round
TURNS_NEXT = frozenset({"less", "least", "too"})  # "less demanding" is on the easy side
BUT = frozenset({"anything", "nothing", "all"})  # "anything but settled"
Places = Mapping[str, float]


@functools.lru_cache(maxsize=1)
def scales() -> Mapping[str, Places]:
    """Word (lower case) -> scale -> the end that it stands at, 1 or -1."""
    found: dict[str, dict[str, float]] = {}
    for scale, (one, other) in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        for side, words in ((1.0, str(one)), (-1.0, str(other))):
            for word in words.split():
                places = found.setdefault(word.lower(), {})
                places[scale] = 0.0 if places.get(scale, side) != side else side
    return found


def standing(text: str) -> dict[str, float]:
    """Scale -> -1 to 1: the mean of the words of the text that stand on it, each turned round by a denial before it."""
    return on_scales(tokens(text))


def on_scales(side: Sequence[Token]) -> dict[str, float]:
    """`standing` for words."""
    found: dict[str, list[float]] = {}
    for row, token in enumerate(side):
        for scale, end in scales().get(token.word, {}).items():
            if end:
                found.setdefault(scale, []).append(-end if _turned(side, row) else end)
    return {scale: sum(ends) / len(ends) for scale, ends in found.items()}


def opposition(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float]:
    """(how far two texts stand at contrary ends, how far at the same end), each the sum over the scales that both stand on."""
    products = [one[scale] * other[scale] for scale in one if scale in other]
    return -sum(value for value in products if value < 0), sum(value for value in products if value > 0)


def _turned(side: Sequence[Token], row: int) -> bool:
    """Whether an odd number of denials stands before the word, in its clause."""
    near = [(at, one) for at, one in enumerate(side[max(0, row - REACH) : row], max(0, row - REACH)) if one.clause == side[row].clause]
    denials = sum(negates(one.word) or (one.word in TURNS_NEXT and at == row - 1) or _but(side, at) for at, one in near)
    return denials % 2 == 1


def _but(side: Sequence[Token], at: int) -> bool:
    return side[at].word == "but" and at > 0 and side[at - 1].word in BUT
