"""Judge whether the sources answer a question at all: similarity, covered words, names and amounts that are nowhere."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from knowledge.retrieval import Passage, Question, Retriever
from knowledge.words import content_words, stem

LOOKED_AT = 3
THRESHOLD = 0.36
STEEPNESS = 12.0
COVER_WEIGHT = 0.08
UNKNOWN_COST = 0.12
NAME_COST = 0.3
AMOUNT_COST = 0.25
TOPIC_COST = 0.2

NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.&+-]*|[a-z]+[A-Z]\w*|\w*[a-zA-Z]\w*\d\w*)(?:[ -](?:[A-ZÀ-Þ][\w.&+-]*|\d[\w.]*))*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[\"'“‘«(¿¡]\s*|\s[-–—]\s)$")
ASKS_TOPIC = re.compile(r"^(?:what(?:'s| is| are| does| do)|define|explain|who (?:is|are))\b", re.IGNORECASE)
ASKS_TERM = re.compile(r"\b(?:called|name|term|word for)\b", re.IGNORECASE)
AMOUNTS = (
    (
        re.compile(r"\b(?:costs?|prices?|pricing|fees?|salary|salaries|discount|cheap|expensive|cuesta|precio|salario)\b", re.IGNORECASE),
        re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|usd|eur|dollars?|euros?)|\bfree (?:of charge|for)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"^(?:how many|how long|how large|how big|how old|how much (?!does|do|is|are)|cu[aá]nt[oa]s)\b", re.IGNORECASE),
        re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million)\b", re.IGNORECASE),
    ),
    (re.compile(r"\b(?:which|what) version\b", re.IGNORECASE), re.compile(r"\bv?\d+\.\d+|\bversion \d", re.IGNORECASE)),
    (
        re.compile(r"^who (?:founded|invented|wrote|made|owns|created|coined|developed|discovered|won)\b", re.IGNORECASE),
        re.compile(r"\b(?:founded|invented|wrote|written|owned|created|coined|developed|discovered|won) by\b|\bby [A-Z]\w+ [A-Z]|\b(?:inventor|founder|author)s?\b"),
    ),
)


@dataclass(frozen=True)
class Evidence:
    """`strength` from about 0 to 1; `missing` are names of the question that the sources do not have."""

    strength: float
    missing: tuple[str, ...]

    @property
    def answers(self) -> bool:
        """Is it enough to answer?"""
        return self.strength >= THRESHOLD

    @property
    def confidence(self) -> float:
        """0 to 1, a half where answering begins."""
        return round(1 / (1 + math.exp(-STEEPNESS * (self.strength - THRESHOLD))), 3)


def weigh(question: Question, passages: list[Passage], retriever: Retriever) -> Evidence:
    """Weigh the best passages against the question."""
    if not passages:
        return Evidence(0.0, ())
    text = " ".join(f"{passage.heading} {passage.text}" for passage in passages[:LOOKED_AT])
    missing = missing_names(question, retriever)
    covered, unknown = _shares(question, text, retriever)
    strength = passages[0].score + COVER_WEIGHT * (covered - 0.5) - UNKNOWN_COST * unknown
    strength -= NAME_COST * bool(missing) + AMOUNT_COST * _lacks_amount(question, text) + TOPIC_COST * _lacks_topic(question, retriever)
    return Evidence(round(strength, 4), missing)


def missing_names(question: Question, retriever: Retriever) -> tuple[str, ...]:
    """Names in the question (capitals inside a sentence, capitals or digits inside a word) that stand in no source."""
    corrected = question.asked if question.spanish else question.read
    names = (match for match in NAME.finditer(corrected) if _is_name(corrected, match))
    return tuple(match.group(0) for match in names if not _stands_somewhere(match.group(0), retriever))


def _is_name(text: str, match: re.Match[str]) -> bool:
    name = match.group(0)
    if name in {"I", "I'd", "I'm", "A"} or len(name) < 2:
        return False
    inner = any(c.isupper() or c.isdigit() for c in name[1:])
    return inner or not SENTENCE_START.search(text[: match.start()])


def _stands_somewhere(name: str, retriever: Retriever) -> bool:
    """The words of the name side by side, in any case; a single word also by its stem."""
    words = content_words(name)
    if len(words) < 2:
        return all(stem(word) in retriever.words for word in words)
    return retriever.has_phrase(words)


def _shares(question: Question, text: str, retriever: Retriever) -> tuple[float, float]:
    """(share of the question's words, weighted by rarity, that the text has; share that no source has)."""
    asked = {stem(word) for word in content_words(question.read)}
    total = sum(retriever.words.rarity(word) for word in asked)
    if not total:
        return 0.5, 0.0
    held = {stem(word) for word in content_words(text)}
    covered = sum(retriever.words.rarity(word) for word in asked & held)
    unknown = sum(retriever.words.rarity(word) for word in asked if word not in retriever.words)
    return covered / total, unknown / total


def _lacks_amount(question: Question, text: str) -> bool:
    """A price, a number, a version or a person is asked for, and the passages name none."""
    return any(asks.search(question.asked) and not names.search(text) for asks, names in AMOUNTS)


def _lacks_topic(question: Question, retriever: Retriever) -> bool:
    """A short "what is X" whose X holds a word that no source has."""
    words = content_words(question.read)
    if not ASKS_TOPIC.search(question.read) or ASKS_TERM.search(question.read) or len(words) > 6:
        return False
    return any(stem(word) not in retriever.words for word in words)
