"""Judge whether the sources answer a question at all: similarity, covered words, names and amounts that are nowhere."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from knowledge.asked_facts import wanted_fact
from knowledge.retrieval import Passage, Question, Retriever, body
from knowledge.sentences import sentence_spans
from knowledge.words import STOP_WORDS, content_stems, content_words, stem

LOOKED_AT = 3
THRESHOLD = 0.3
STEEPNESS = 12.0
COVER_WEIGHT = 0.04
UNKNOWN_COST = 0.06
NAME_COST = 0.3
FACT_COST = 0.35
AWAY_COST = 0.12
TOPIC_COST = 0.2
TITLE_COST = 0.25
STUB_WORDS = 8  # a passage with fewer words below its heading says nothing

NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.&+-]*|[a-z]+[A-Z]\w*|\w*[a-zA-Z]\w*\d\w*)(?:[ -](?:[A-ZÀ-Þ][\w.&+-]*|\d[\w.]*))*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[\"'“‘«(¿¡]\s*|\s[-–—]\s)$")
ASKS_TOPIC = re.compile(r"^(?:what(?:'s| is| are| does| do)|define|explain|who (?:is|are))\b", re.IGNORECASE)
TERM = re.compile(
    r"^(?:what(?:'s| is| are| does)|define|explain)\s+(?:(?:an?|the)\s+)?((?:[\w/&+-]+\s?){1,3}?)"
    r"(?:\s+(?:mean|stand for))?\s*(?:$|[?,.;:(]|\b(?:and|in|for|with|of|on)\b)",
    re.IGNORECASE,
)
TERM_COST = 0.35
ASKS_TERM = re.compile(r"\b(?:called|name|term|word for)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """`strength` from about 0 to 1; `missing` are names of the question that no source has.

    `lacks_fact` says that a count, price, version or person is asked for and not given.
    """

    strength: float
    missing: tuple[str, ...]
    lacks_fact: bool = False

    @property
    def answers(self) -> bool:
        """Whether it is enough to answer."""
        return self.strength >= THRESHOLD

    @property
    def confidence(self) -> float:
        """0 to 1, a half where answering begins."""
        return round(1 / (1 + math.exp(-STEEPNESS * (self.strength - THRESHOLD))), 3)


def weigh(question: Question, passages: list[Passage], retriever: Retriever) -> Evidence:
    """Weigh the best passages against the question."""
    passages = [passage for passage in passages if len(body(passage.text).split()) >= STUB_WORDS]
    if not passages:
        return Evidence(0.0, ())
    text = " ".join(f"{passage.heading} {passage.text}" for passage in passages[:LOOKED_AT])
    missing = missing_names(question, retriever)
    covered, unknown = _shares(question, text, retriever)
    strength = passages[0].score + COVER_WEIGHT * (covered - 0.5) - UNKNOWN_COST * unknown
    strength -= NAME_COST * bool(missing) + AWAY_COST * _names_elsewhere(question, text)
    lacks_fact = _lacks_fact(question, passages[:LOOKED_AT])
    strength -= FACT_COST * lacks_fact + TOPIC_COST * _lacks_topic(question, retriever) + TITLE_COST * _title_only(question, retriever)
    strength -= TERM_COST * _lacks_term(question, passages[:LOOKED_AT])
    return Evidence(round(strength, 4), missing, lacks_fact)


def missing_names(question: Question, retriever: Retriever) -> tuple[str, ...]:
    """Names in the question (capitals inside a sentence, capitals or digits inside a word) that stand in no source."""
    return tuple(name for name in _names(question) if not _stands_somewhere(name, retriever))


def _names(question: Question) -> list[str]:
    text = question.asked if question.spanish else question.read
    return [_without_opening(match.group(0)) for match in NAME.finditer(text) if _is_name(text, match)]


def _without_opening(name: str) -> str:
    """Question words at the start of a sentence are no part of the name after them ("Which Kubernetes")."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in STOP_WORDS:
        words = words[1:]
    return " ".join(words)


def _is_name(text: str, match: re.Match[str]) -> bool:
    name = _without_opening(match.group(0))
    if name.lower() in STOP_WORDS or name in {"I'd", "I'm", "I've", "I'll"} or len(name) < 2:
        return False
    if name != match.group(0):
        return True
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


def _lacks_fact(question: Question, passages: list[Passage]) -> bool:
    """A count, a price, a version or a person is asked for, and no sentence about the thing names one."""
    fact = wanted_fact(question.read)
    if fact is None:
        return False
    sentences = (passage.text[left:right] for passage in passages for left, right in sentence_spans(passage.text, 0, len(passage.text)))
    names = [{stem(word) for word in content_words(name)} for name in _names(question)]
    about = (sentence for sentence in sentences if not names or any(name <= set(content_stems(sentence)) for name in names))
    return not any(fact.search(sentence) for sentence in about)


def _names_elsewhere(question: Question, text: str) -> bool:
    """The passages name none of the names in the question."""
    names = {stem(word) for name in _names(question) for word in content_words(name)}
    return bool(names) and not names & {stem(word) for word in content_words(text)}


def _title_only(question: Question, retriever: Retriever) -> bool:
    """A word of the question stands in titles with nothing below them, and nowhere else."""
    return any(word in retriever.words and word not in retriever.told for word in set(content_stems(question.read)))


def _lacks_term(question: Question, passages: list[Passage]) -> bool:
    """Whether "what is X" has an X of several words that no passage holds together: only a neighbour of X could be explained."""
    asked = TERM.match(question.read.strip())
    words = {stem(word) for word in content_words(asked.group(1))} if asked else set()
    return len(words) > 1 and not any(words <= {stem(w) for w in content_words(f"{p.heading} {p.text}")} for p in passages)


def _lacks_topic(question: Question, retriever: Retriever) -> bool:
    """A short "what is X" whose X holds a word that no source has."""
    words = content_words(question.read)
    if not ASKS_TOPIC.search(question.read) or ASKS_TERM.search(question.read) or len(words) > 6:
        return False
    return any(stem(word) not in retriever.words for word in words)
