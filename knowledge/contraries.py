"""Turn one thing in a sentence round, so that it says the contrary: an opposite word, a "not" more or less, how often or how much."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

import yaml

from knowledge.contrasts import FILE

WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VERB = re.compile(r"\b(?:is|are|was|were|can|could|may|might|should|must|will|would|has to|have to)\b(?! not\b|n['’]t)", re.IGNORECASE)
PLAIN_VERB = re.compile(
    r"\b(?P<stem>allow|need|require|use|provide|include|involve|refer|help|mean|keep|show|cost|support|give|make|take|work|hold)s\b"
)
DENIAL = re.compile(r"\b(?:not|never)\s+|\b(?P<aux>do|does|is|are|was|were|has|have|should|would)n['’]t\b", re.IGNORECASE)
MOST = 6  # turned words of one sentence


def with_not(sentence: str) -> str | None:
    """A "not" behind the first auxiliary verb, or "does not" before a plain one; None where there is neither."""
    match = VERB.search(sentence)
    if match:
        return f"{sentence[: match.end()]} not{sentence[match.end() :]}"
    plain = PLAIN_VERB.search(sentence)
    return f"{sentence[: plain.start()]}does not {plain.group('stem')}{sentence[plain.end() :]}" if plain else None


def without_not(sentence: str) -> str | None:
    """The first "not" or "never" gone; None where there is none, or where it denies nothing ("not only")."""
    match = DENIAL.search(sentence)
    if not match or re.match(r"(?:only|just|necessarily|to)\b", sentence[match.end() :].lstrip()):
        return None
    return " ".join(f"{sentence[: match.start()]}{match.group('aux') or ''}{sentence[match.end() :]}".split())


def turned_words(sentence: str, wanted: frozenset[str] = frozenset()) -> Iterator[str]:
    """The sentence with one word replaced by its opposite, for each word that has one; one of `wanted` (lower case) where it is one."""
    found = 0
    for match in WORDS.finditer(sentence):
        contrary = _contraries().get(match.group(0).lower(), ())
        word = next((one for one in contrary if one in wanted), contrary[0] if contrary else "")
        if word and found < MOST:
            found += 1
            yield f"{sentence[: match.start()]}{word}{sentence[match.end() :]}"


def denied(sentence: str) -> str:
    """The sentence with a "not" less where it has one, else with one more."""
    return without_not(sentence) or with_not(sentence) or f"It is not true that {sentence[:1].lower()}{sentence[1:]}"


@functools.lru_cache(maxsize=1)
def _contraries() -> Mapping[str, tuple[str, ...]]:
    """Word -> the words of the other sides, in the order of the list."""
    found: dict[str, tuple[str, ...]] = {}
    for sides in yaml.safe_load(FILE.read_text(encoding="utf-8"))["opposites"]:
        for side in sides:
            for word in side.split():
                others = (one for other in sides if other is not side for one in other.split() if one != word)
                found[word] = (*found.get(word, ()), *others)
    return found
