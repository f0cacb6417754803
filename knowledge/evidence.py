"""Judge whether the sources answer a question at all: similarity, another subject, names, terms and amounts that are nowhere."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

from knowledge.asked_facts import wanted_fact
from knowledge.beyond import answerable, teller
from knowledge.elsewhere import everyday_likeness, unknown_terms
from knowledge.embeddings import Vectors
from knowledge.models import reader_of
from knowledge.own_words import as_asked, in_own_words
from knowledge.reader import YES
from knowledge.retrieval import Passage, Question, Retriever, body
from knowledge.sentences import sentence_spans
from knowledge.spanish import spanish_stem
from knowledge.subject import off_subject
from knowledge.table_rows import told
from knowledge.terms import plain
from knowledge.words import STOP_WORDS, content_stems, content_words, stem

LOOKED_AT = 3
NEITHER = 0.5  # what is read where there is no reader, or no English to read
WEIGHTS = Path(__file__).with_name("evidence.yml")
NAMES = (
    "astray", "lost", "no_name", "name_elsewhere", "no_figure", "no_fact", "no_topic", "title_only", "no_term",
    "no_field_term", "no_english", "unlike", "unread", "off_subject",
)  # fmt: skip
DIM = 0.45  # likeness below which a passage speaks of the question only loosely
STORY = 40  # words; in a longer question only the sentences that ask name what is wanted
FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?:e-?\d+)?")
COVERED = 0.5  # nearness of the nearest word from which a word of the question is spoken of
MOST_NAMED = 2
STUB_WORDS = 8  # a passage with fewer words below its heading says nothing
OWN_STUB_WORDS = 4  # but a short sentence of a team's file is all that it says of the matter

NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.&+-]*|[a-z]+[A-Z]\w*|\w*[a-zA-Z]\w*\d\w*)(?:[ -](?:[A-ZÀ-Þ][\w.&+-]*|\d[\w.]*))*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[\"'“‘«(¿¡]\s*|\s[-–—]\s)$")
NO_NAMES = """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december english spanish x-ray x-rays hr it"""
DAYS = frozenset(NO_NAMES.split())
ASKS_TOPIC = re.compile(r"^(?:what(?:'s| is| are| does| do)|define|explain|who (?:is|are))\b", re.IGNORECASE)
TERM = re.compile(
    r"^(?:what(?:'s| is| are| does)|define|explain)\s+(?:(?:an?|the)\s+)?(?!difference|\w+ed\b)([\w/&+-]+(?:\s[\w/&+-]+){0,2}?)"
    r"(?:\s+(?:mean|stand for))?\s*[?.]?$",
    re.IGNORECASE,
)
ASKING = frozenset({"mean", "means", "stand", "define", "explain", "difference"})  # words of the question, not of its matter
ASKS_TERM = re.compile(r"\b(?:called|name|term|word for)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """`confidence` 0 to 1, a half where answering begins; `missing` are names of the question that no source has.

    `lacks_fact` says that a count, price, version or person is asked for and not given; `weakest` are the words of the question
    (in English, at most two) that no word of the passages comes near to, in their order. `asks_more`: without the way in which it is
    asked (for a figure, a name, a choice, a step) the same question would be answered.
    """

    confidence: float
    missing: tuple[str, ...]
    lacks_fact: bool = False
    weakest: tuple[str, ...] = ()
    asks_more: bool = False

    @property
    def answers(self) -> bool:
        """Whether it is enough to answer."""
        return self.confidence >= 0.5


def weigh(question: Question, passages: list[Passage], retriever: Retriever) -> Evidence:
    """Weigh the best passages against the question, with the fitted weights."""
    passages = [passage for passage in passages if not _is_stub(passage)]
    if not passages:
        return Evidence(0.0, ())
    near = retriever.nearness(question, passages[:LOOKED_AT])
    if nothing_near(near):
        return Evidence(0.0, missing_names(question, retriever), weakest=_weakest(near))
    numbers, weakest = features(question, passages, retriever)
    weights = _weights()[teller(passages[:LOOKED_AT], retriever.decks)]
    total = weights["base"] + sum(weights[name] * value for name, value in numbers.items())
    asked = weights["beyond"] * answerable(question.vector, asking_part(question).read)
    confidence = round(1 / (1 + math.exp(-total - asked)), 3)
    asks_more = total + asked < 0 <= total
    return Evidence(confidence, missing_names(question, retriever), bool(numbers["no_fact"]), weakest, asks_more)


def _is_stub(passage: Passage) -> bool:
    words = body(passage.text).split()
    is_sentence = passage.own and len(words) >= OWN_STUB_WORDS and words[-1].endswith((".", "!"))
    return len(words) < STUB_WORDS and not is_sentence


def features(question: Question, passages: list[Passage], retriever: Retriever) -> tuple[dict[str, float], tuple[str, ...]]:
    """(the numbers of NAMES, the words of the question that no word of the passages comes near to)."""
    first = passages[:LOOKED_AT]
    text = " ".join(f"{passage.heading} {passage.text}" for passage in first)
    near = retriever.nearness(question, first)
    likeness = max(retriever.likeness(question, first))
    core, vector = asking_part(question), _english(question, retriever)
    return {
        "astray": max(0.0, everyday_likeness(vector, retriever.index.embedder) - likeness),
        "lost": _strange(core, retriever) * max(0.0, DIM - likeness),
        "no_name": float(bool(missing_names(core, retriever))),
        "name_elsewhere": float(_names_elsewhere(core, text)),
        "no_figure": float(not set(FIGURE.findall(core.read)) <= set(FIGURE.findall(text))),
        "no_fact": float(_lacks_fact(question, first, retriever)),
        "no_topic": float(_lacks_topic(question, retriever)),
        "title_only": float(_title_only(question, retriever)),
        "no_term": float(_lacks_term(question, first)),
        "no_field_term": float(bool(unknown_terms(core, retriever))),
        "no_english": float((question.spanish or in_own_words(question)) and _mostly_unknown(question, retriever)),
        "unlike": 1 - likeness,
        "unread": 1 - _read(core, first, retriever),
        "off_subject": off_subject(vector),
    }, _weakest(near)


def asking_part(question: Question) -> Question:
    """A question without the story before it: of a long one only the sentences that ask."""
    if len(question.asked.split()) <= STORY:
        return question
    asked, read = (
        " ".join(text[left:right] for left, right in sentence_spans(text, 0, len(text)) if "?" in text[left:right])
        for text in (question.asked, question.read)
    )
    return replace(question, asked=asked or question.asked, read=read or question.read)


def _read(question: Question, passages: Sequence[Passage], retriever: Retriever) -> float:
    """How likely a passage answers the question, as the reader reads it: 0 to 1, of a double question the mean of its parts."""
    reader = reader_of(retriever.index.embedder)
    if reader is None or in_own_words(question):
        return NEITHER
    asked = [part.text for part, _ in question.parts] or [question.read]
    found = reader.read([(passage.titled(body(passage.text)), asked) for passage in passages])
    return float(np.mean(np.max([numbers[:, YES] for numbers in found], axis=0)))


def _strange(question: Question, retriever: Retriever) -> float:
    """The share of the words that no source has in any form."""
    words = content_stems(question.read)
    return sum(word not in retriever.words for word in words) / len(words) if words else 0.0


def _english(question: Question, retriever: Retriever) -> Vectors:
    """The vector of a question in the language in which the subject and matters of daily life are told."""
    return retriever.read(question.asked).vector if in_own_words(question) else question.vector


def nothing_near(near: Mapping[str, float]) -> bool:
    """Whether no word of the question is spoken of at all: a topic that stands nowhere, whatever else is like it."""
    return bool(near) and max(near.values()) < COVERED


def _weakest(near: Mapping[str, float]) -> tuple[str, ...]:
    least = sorted((word for word in near if near[word] < COVERED), key=lambda word: near[word])[:MOST_NAMED]
    return tuple(word for word in near if word in least)


@functools.lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    """By what the passages are of, see `beyond.teller`."""
    held = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return {kind: {str(name): float(value) for name, value in weights.items()} for kind, weights in held.items()}


def missing_names(question: Question, retriever: Retriever) -> tuple[str, ...]:
    """Names in the question (capitals inside a sentence, capitals or digits inside a word) that stand in no source."""
    return tuple(name for name in _names(question) if not _stands_somewhere(name, retriever))


def _names(question: Question) -> list[str]:
    text = question.asked if question.spanish else question.read
    found = [_without_opening(match.group(0)) for match in NAME.finditer(text) if _is_name(text, match)]
    return [
        name for name in found if not question.spanish or f" {plain(name)} " in f" {plain(question.read)} "
    ]  # what was translated is no name


def _without_opening(name: str) -> str:
    """Question words at the start of a sentence are no part of the name after them ("Which Kubernetes")."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in STOP_WORDS:
        words = words[1:]
    return " ".join(words)


def _is_name(text: str, match: re.Match[str]) -> bool:
    name = _without_opening(match.group(0))
    if name.lower() in STOP_WORDS or name.lower() in DAYS or name in {"I'd", "I'm", "I've", "I'll"} or len(name) < 2:
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


def _lacks_fact(question: Question, passages: list[Passage], retriever: Retriever) -> bool:
    """A count, a price, a version or a person is asked for, and no sentence about the thing names one."""
    fact = wanted_fact(as_asked(question))
    if fact is None:
        return False
    sentences = (
        f"{passage.title}: {told(retriever.index.source_text(passage.source), sentence.start, sentence.end)}"
        for passage in passages
        for sentence in retriever.chunk(passage.chunk_id).sentences
    )
    names = [{stem(word) for word in content_words(name)} for name in _names(question)]
    wanted = set(content_stems(question.read))
    about = (
        sentence
        for sentence in sentences
        if wanted & (held := set(content_stems(sentence))) and (not names or any(name <= held for name in names))
    )
    return not any(fact.search(sentence) for sentence in about)


def _names_elsewhere(question: Question, text: str) -> bool:
    """The passages name none of the names in the question."""
    names = {stem(word) for name in _names(question) for word in content_words(name)}
    return bool(names) and not names & {stem(word) for word in content_words(text)}


def _title_only(question: Question, retriever: Retriever) -> bool:
    """A word of the question stands in titles with nothing below them, and nowhere else."""
    return any(word in retriever.words and word not in retriever.told for word in set(content_stems(question.read)))


def _mostly_unknown(question: Question, retriever: Retriever) -> bool:
    """Half the words or more are neither translated nor known to the sources as they are; own words also in another form."""
    words = content_words(question.read)
    unknown = [word for word in words if stem(word) not in retriever.words]
    if unknown and in_own_words(question):
        forms = {spanish_stem(word) for word in retriever.index.contents.words.vocabulary}
        unknown = [word for word in unknown if spanish_stem(word) not in forms]
    return 2 * len(unknown) >= len(words) > 0


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
    return any(stem(word) not in retriever.words for word in words if word not in ASKING)
