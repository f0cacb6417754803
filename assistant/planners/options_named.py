"""Which options of a plan a question names: both sides of "A or B?", the one of "do we need X?", that of "why not X?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.planners.weighed_choices import FIGURES, Choice, Option
from knowledge.embeddings import Embedder
from knowledge.spanish import in_english
from knowledge.terms import plain
from knowledge.words import content_words, stem

MEANT = 0.35
"""Likeness from which words describe an option that they do not name: "something that knows the two costs"."""
MEANT_ALONE = 0.5
"""The same where no other side says which decision is meant."""
NEED_MEANT = 0.45
"""The same for what a tool is needed for."""
_OR = re.compile(r",?\s+(?:or(?: rather| would| should| do| is)?|versus|vs\.?|o|u)\s+|,\s+", re.IGNORECASE)
_CHOOSES = re.compile(r"\s(?:or|versus|vs\.?|o|u)\s", re.IGNORECASE)
_WANTS = (
    r"(?:need|use|take|try|buy|pick|choose|want|have|go for|go with|start with|do with(?:out)?|work with|build|train|"
    r"necesit\w+|us\w+|tom\w+|compr\w+|prob\w+|hac\w+)"
)
_ONE = re.compile(
    rf"\b{_WANTS} (?:really |just |simply |even |de verdad )?(?:an? |the |some |our |my |un |una |el |la )?(?P<what>.+?)"
    r"(?: (?:for|here|at all|instead|too|then|para|aqui|en) ?[^\d,;]{0,30})?\W*$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(?:for|to|para) (?P<what>[^,?]+?)(?:,? (?:and|y) (?:why|por qu[eé]))?\W*$", re.IGNORECASE)
"""What something is wanted for, at the end of a question."""
MOST_WORDS = 5
"""Words of what is wanted, at most: a longer piece tells more than the name of an option."""


@dataclass(frozen=True)
class Named:
    """A choice of the plan with the options that a question names, in the order of the question."""

    choice: Choice
    options: tuple[Option, ...]


def compared(question: str, choices: Sequence[Choice], embedder: Embedder | None = None) -> Named | None:
    """The sides of "A or B?", where they are options of one choice; one of them may be told in other words."""
    pieces = [piece for piece in _OR.split(question) if piece.strip()] if _CHOOSES.search(question) else []
    sides = [(choice, [_longest(piece, choice.options) for piece in pieces]) for choice in choices]
    both = [found for choice, named in sides if (found := _sides(choice, named))]
    if not both and embedder:
        one = [(choice, named) for choice, named in sides if any(named)]
        both = [found for choice, named in one if (found := _sides(choice, _with_meant(pieces, named, choice, embedder)))]
    return max(both, key=_weight, default=None)


def beside_others(question: str, choices: Sequence[Choice]) -> Named | None:
    """A tool or a figure that stands in a question "A or B?" beside what the plan never weighed: their names mean nothing else."""
    certain = [choice for choice in choices if choice.headline in {"tools", FIGURES}]
    return rejected(question, certain) if _CHOOSES.search(question) else None


def _sides(choice: Choice, found: Sequence[Option | None]) -> Named | None:
    """The options of a comparison, where there are two at least."""
    options = tuple(dict.fromkeys(option for option in found if option))
    return Named(choice, options) if len(options) > 1 else None


def _with_meant(pieces: Sequence[str], named: Sequence[Option | None], choice: Choice, embedder: Embedder) -> list[Option | None]:
    """The named sides, and what the last piece describes where it names nothing: the first one also opens the question."""
    if named[-1]:
        return list(named)
    place = _nearest(pieces[-1], [option.label for option in choice.options], embedder, MEANT)
    return [*named[:-1], None if place is None else choice.options[place]]


def wanted(question: str, choices: Sequence[Choice]) -> Named | None:
    """The option of "do we need X for that?"; None where something else is asked of it."""
    match = _ONE.search(question)
    if match is None or len(match["what"].split()) > MOST_WORDS:
        return None
    named = rejected(match["what"], choices)
    return named if named and _covers(named.options[0], match["what"]) else None


def rejected(about: str, choices: Sequence[Choice], embedder: Embedder | None = None) -> Named | None:
    """The option that "why not X?" speaks of: by its longest name, else by its meaning."""
    found = [Named(choice, (option,)) for choice in choices for option in choice.options if _size(about, option)]
    if found:
        return max(found, key=lambda one: (_size(about, one.options[0]), *_weight(one)))
    if embedder is None:
        return None
    likely = [(choice, option) for choice in choices for option in choice.options]
    place = _nearest(about, [option.label for _, option in likely], embedder, MEANT_ALONE)
    return None if place is None else Named(likely[place][0], (likely[place][1],))


def tool_for(question: str, choices: Sequence[Choice], embedder: Embedder | None) -> Choice | None:
    """The need whose tool is asked for: by a product that is named, else by its meaning; None where all are asked for."""
    tools = [choice for choice in choices if choice.headline == "tools"]
    if named := rejected(question, tools):
        return named.choice
    purpose = match["what"] if (match := _PURPOSE.search(question)) else question
    sharing = [choice for choice in tools if _stems(purpose) & _stems(choice.about)]
    if len(sharing) == 1:
        return sharing[0]
    if embedder is None or not tools:
        return None
    place = _nearest(purpose, [choice.about for choice in tools], embedder, NEED_MEANT)
    return None if place is None else tools[place]


def _weight(named: Named) -> tuple[float, ...]:
    """What makes one reading likelier than another: more sides, one of them chosen, more points."""
    chosen = sum(option.value in named.choice.chosen for option in named.options)
    return len(named.options), min(chosen, 1), max((option.points or -99.0 for option in named.options), default=-99.0)


def _covers(option: Option, text: str) -> bool:
    """Whether a text says hardly more than the name of an option."""
    said = [set(_stemmed(name).split()) for name in option.names if f" {_stemmed(name)} " in f" {_stemmed(text)} "]
    return any(len(set(_stemmed(text).split()) - name) <= 1 for name in said)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(in_english(text))}


def _longest(text: str, options: Iterable[Option]) -> Option | None:
    """The option with the longest name in a text."""
    return max((option for option in options if _size(text, option)), key=lambda option: _size(text, option), default=None)


def _size(text: str, option: Option) -> int:
    """Letters of the longest name of an option that stands in a text, in any form of its words; 0 for none."""
    line = f" {_stemmed(text)} "
    return max((len(name) for name in option.names if f" {_stemmed(name)} " in line), default=0)


@lru_cache(maxsize=20_000)
def _stemmed(text: str) -> str:
    return " ".join(stem(word) for word in plain(text).split())


def _nearest(text: str, labels: Sequence[str], embedder: Embedder, least: float) -> int | None:
    """The place of the label that is most like a text; None where none is as like as `least`."""
    vectors = np.asarray(embedder.embed([in_english(text), *map(in_english, labels)]))
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax()) if len(likeness) else 0
    return best if len(likeness) and float(likeness[best]) >= least else None
