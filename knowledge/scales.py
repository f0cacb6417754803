"""Where words stand on scales of meaning (hard or easy, all or some), denials taken into account, and whether two texts clash there."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from knowledge.alignment import Token
from knowledge.contrasts import contrasts, negates

FILE = Path(__file__).with_name("scales.yml")
REACH = 3  # words after a denial that it turns round
FAR = 5  # further off, and up to here, nobody can tell whether it does
LONGEST = 4  # words of a phrase
BEFORE, BESIDE = 2, 3  # words on each side that tell whether two words are said of the same: in the premise, in the sentence
SAME_WORD, OTHER_WORD = 1.0, 0.3  # likeness of words that have no meaning of their own ("all", "only")
Places = Mapping[str, float]
"""Scale -> the end that a word stands at, 1 or -1."""
Numbers = NDArray[np.floating]


@dataclass(frozen=True)
class Lists:
    """The lists of scales.yml: the places of words and phrases (hyphens between their words), and what turns a word round."""

    places: Mapping[str, Places]
    denying: frozenset[str]
    turning_next: frozenset[str]
    phrases: frozenset[str]
    behind: frozenset[str]


@functools.lru_cache(maxsize=1)
def lists() -> Lists:
    """The shipped lists; a word at both ends of a scale does not stand on it."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    found: dict[str, dict[str, float]] = {phrase: {} for phrase in str(held["empty"]).split()}
    for scale, (one, other) in held["scales"].items():
        ends = {1.0: set(str(one).lower().split()), -1.0: set(str(other).lower().split())}
        for end, words in ends.items():
            for word in words - ends[-end]:
                found.setdefault(word, {})[scale] = end
    return Lists(found, *(frozenset(str(held[name]).split()) for name in ("denying", "next", "phrases", "behind")))


def contrast(premise: Sequence[Token], sentence: Sequence[Token], likeness: Numbers) -> float:
    """How clearly two texts stand at contrary ends of one scale, 0 to 1, less how clearly they stand at the same end of it.

    `likeness` (premise, sentence) holds the cosines of the words in context, 0 beside stop words. Words at the ends of a scale count
    by their own likeness and that of the words around them: by whether they are said of the same. A premise that speaks of both
    ends of a scale takes no side on it.
    """
    found: dict[tuple[str, bool], float] = {}
    wanted, held = placed(premise), placed(sentence)
    both = {scale for one in wanted for scale in one if any(other.get(scale, one[scale]) != one[scale] for other in wanted)}
    for row, mine in enumerate(wanted):
        for column, theirs in enumerate(held):
            for scale in (mine.keys() & theirs.keys()) - both:
                key = scale, mine[scale] != theirs[scale]
                found[key] = max(found.get(key, 0.0), _of_the_same(premise, row, sentence, column, likeness))
    return max((clear - found.get((scale, False), 0.0) for (scale, against), clear in found.items() if against), default=0.0)


def placed(side: Sequence[Token]) -> list[Places]:
    """For each word where it stands, turned round by denials; a phrase stands at its last word."""
    found: list[Places] = [{} for _ in side]
    for first, last, places in _phrases([token.word for token in side]):
        turned = _turned(side, first) if places else None
        if turned is not None:
            found[last] = {scale: -end if turned else end for scale, end in places.items()}
    return found


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int, Places]]:
    """(first row, last row, places) of the longest phrases, and of the words in none."""
    row, known = 0, lists().places
    while row < len(words):
        lengths = range(min(LONGEST, len(words) - row), 0, -1)
        length = next((one for one in lengths if "-".join(words[row : row + one]) in known), 1)
        yield row, row + length - 1, known.get("-".join(words[row : row + length]), {})
        row += length


def _turned(side: Sequence[Token], row: int) -> bool | None:
    """Whether an odd number of denials holds for the word; None where one is too far off to tell."""
    clause = side[row].clause
    before = [at for at in range(max(0, row - FAR), row) if side[at].clause == clause]
    denials = [at for at in before if _denies(side, at)]
    if any(row - at > REACH for at in denials):
        return None
    near = [at for at in before if row - at <= REACH]
    verbs = sum(side[at].word in lists().denying for at in near) if side[row].word not in lists().denying else 0
    behind = sum(one.word in lists().behind for one in side[row + 1 : row + 1 + REACH] if one.clause == clause)
    return (len(denials) + verbs + behind + (row - 1 in near and side[row - 1].word in lists().turning_next)) % 2 == 1


def _denies(side: Sequence[Token], at: int) -> bool:
    following = side[at + 1].word if at + 1 < len(side) else ""
    if negates(side[at].word):
        return following not in contrasts().harmless and (side[at].word, following) != ("nothing", "but")
    return at > 0 and f"{side[at - 1].word}-{side[at].word}" in lists().phrases


def _of_the_same(premise: Sequence[Token], row: int, sentence: Sequence[Token], column: int, likeness: Numbers) -> float:
    """How far two words are said of the same, 0 to 1."""
    one, other = premise[row], sentence[column]
    own = max(float(likeness[row, column]), 0.0) if one.content and other.content else SAME_WORD if one.word == other.word else OTHER_WORD
    rows = [at for at in _around(premise, row, BEFORE) if premise[at].clause == one.clause]
    columns = _around(sentence, column, BESIDE)
    near = float(likeness[np.ix_(rows, columns)].max()) if rows and columns else 0.0
    return (own + max(near, 0.0)) / 2


def _around(side: Sequence[Token], row: int, reach: int) -> list[int]:
    return [at for at in range(max(0, row - reach), min(len(side), row + reach + 1)) if at != row and side[at].content]
