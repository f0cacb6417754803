"""Words on which the truth of a sentence hangs: negations, opposites, numbers, and how strong a word is."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.words import stem

FILE = Path(__file__).with_name("contrasts.yml")
COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
LARGE = {
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "billion": 1_000_000_000,
}
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth"
OTHERS = {"half": 0.5, "twice": 2, "double": 2, "doubles": 2, "thrice": 3, "triple": 3, "dozen": 12, "quarter": 0.25, "once": 1, "both": 2}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Contrasts:
    """The lists of contrasts.yml, ready to be asked."""

    negators: frozenset[str]
    denying: frozenset[str]
    harmless: frozenset[str]
    opposites: Mapping[str, frozenset[str]]
    strong: Mapping[str, tuple[str, ...]]
    comparing: frozenset[str]
    few: frozenset[str]
    causes: tuple[tuple[str, ...], ...]
    effects: tuple[tuple[str, ...], ...]
    light: frozenset[str]


@functools.lru_cache(maxsize=1)
def contrasts() -> Contrasts:
    """The shipped lists."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    opposites: dict[str, frozenset[str]] = {}
    for sides in held["opposites"]:
        for mine, theirs in itertools.permutations([frozenset(side.split()) for side in sides], 2):
            for word in mine:
                opposites[word] = opposites.get(word, frozenset()) | theirs - mine
    return Contrasts(
        frozenset(map(_word, held["negators"])),
        frozenset(held["denying"]),
        frozenset(held["harmless_after_not"]),
        opposites,
        {kind: tuple(words) for kind, words in held["strong"].items()},
        frozenset(held["comparing"]),
        frozenset(held["few"]),
        tuple(tuple(cue.split()) for cue in held["causes"]),
        tuple(tuple(cue.split()) for cue in held["effects"]),
        frozenset(stem(word) for word in held["light"]),
    )


def _word(value: object) -> str:
    """YAML reads a bare `no` as false."""
    return "no" if value is False else str(value)


def negates(word: str) -> bool:
    """Whether a word (lower case) turns what follows into its contrary: "not", "never", "doesn't"."""
    return word in contrasts().negators or word.endswith(("n't", "n’t"))


def denies(words: Iterable[str]) -> bool:
    """Whether one of the words denies something, by a negation or by its meaning ("lacks", "fails")."""
    known = contrasts()
    return any(negates(word) or word in known.denying for word in words)


def opposed(word: str, others: frozenset[str]) -> str:
    """The word of `others` that is the contrary of `word`; empty when there is none, or when `word` itself is among them."""
    if word in others:
        return ""
    contrary = contrasts().opposites.get(word, frozenset()) | {f"un{word}", f"non{word}", word.removeprefix("un"), word.removeprefix("non")}
    return next(iter(sorted((contrary - {word}) & others)), "")


def agrees(word: str, others: frozenset[str]) -> bool:
    """Whether one of the words stands on the same side of a contrast: "better" and "improve"."""
    mine = contrasts().opposites.get(word, frozenset())
    return any(mine & contrasts().opposites.get(other, frozenset()) for other in others) if mine else False


def strong_words(text: str) -> dict[str, str]:
    """The first strong word of each kind ("duty", "frequency", ...) that the text (lower case words, blanks between) has."""
    padded = f" {text} "
    found: dict[str, str] = {}
    for kind, words in contrasts().strong.items():
        hit = next((word for word in words if f" {word} " in padded), "")
        if hit:
            found[kind] = hit
    return found


def number_value(word: str) -> float | None:
    """The value of a figure, number word or ordinal (lower case); None for other words."""
    if NUMBER.fullmatch(word):
        return float(word.replace(",", ""))
    ordinal = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    if ordinal:
        return float(ordinal.group(1))
    return _number_words().get(word)


@functools.lru_cache(maxsize=1)
def _number_words() -> Mapping[str, float]:
    found: dict[str, float] = {word: float(place) for place, word in enumerate(COUNTING.split())}
    found |= {word: float(place) for place, word in enumerate(ORDINALS.split())}
    return found | TENS | LARGE | OTHERS
