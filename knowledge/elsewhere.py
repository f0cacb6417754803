"""Notice questions about matters that the sources do not speak of: daily life, and terms of the field that no source has."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.embeddings import Embedder, OnnxEmbedder, Vectors
from knowledge.retrieval import Question, Retriever
from knowledge.terms import named_in, plain
from knowledge.words import PART, content_words, stem

FILE = Path(__file__).with_name("elsewhere.yml")


@dataclass(frozen=True)
class Elsewhere:
    """`everyday` are matters of daily life in a few words each, `field` the terms with their stems, blanks around each."""

    everyday: tuple[str, ...]
    field: tuple[tuple[str, str], ...]


@functools.lru_cache(maxsize=1)
def elsewhere() -> Elsewhere:
    """The shipped lists."""
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    terms = [term.strip() for line in held["field"] for term in line.split(",")]
    return Elsewhere(tuple(held["everyday"]), tuple((term, _line(term)) for term in terms))


def everyday_likeness(vector: Vectors, embedder: Embedder) -> float:
    """Cosine of a question with the matter of daily life that it comes nearest to."""
    known = _everyday(embedder) if isinstance(embedder, OnnxEmbedder) else embedder.embed(elsewhere().everyday)
    return float(np.max(known @ vector))


@functools.lru_cache(maxsize=2)
def _everyday(embedder: OnnxEmbedder) -> Vectors:
    return embedder.embed(elsewhere().everyday)


def unknown_terms(question: Question, retriever: Retriever) -> list[str]:
    """Terms of the field that the question names, and that stand in no source under any of their names."""
    asked = _line(question.read)
    if question.spanish:  # what only the translation brings in was not asked for
        own = set(_line(plain(question.asked)).split())
        asked = f" {' '.join(word if word in own else '-' for word in asked.split())} "
    other = [_line(name) for term in named_in(question.read) if any(_stands(name, retriever) for name in term.names) for name in term.names]
    named = (term for term, line in elsewhere().field if line in asked and not any(line in name or name in line for name in other))
    return [term for term in named if not _stands(term, retriever)]


def _stands(name: str, retriever: Retriever) -> bool:
    """Whether the words of a name stand side by side in some source, the last one in the singular or plural."""
    words = content_words(name)
    if not words or not all(stem(word) in retriever.words for word in words):
        return False
    forms = {words[-1], f"{words[-1]}s", words[-1].removesuffix("s")}
    return len(words) < 2 or any(retriever.has_phrase([*words[:-1], form]) for form in forms)


def _line(text: str) -> str:
    """All words by their stems, stop words too: "story has a point" is no story point."""
    return f" {' '.join(stem(word) for word in PART.findall(text))} "
