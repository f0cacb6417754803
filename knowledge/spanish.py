"""Put a Spanish question into English words, so that it finds English sources without a model."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

TERMS = Path(__file__).with_name("spanish_terms.yml")
TELLING_LIST = "el los las del una unos que cual cuales como para por es son se con hay segun cuando donde quien nuestro nuestra sin sobre"
TELLING = frozenset(TELLING_LIST.split())
OPENING_MARKS = re.compile(r"[¿¡]")


@dataclass(frozen=True)
class _Terms:
    phrases: Mapping[str, str]
    words: Mapping[str, str]
    dropped: frozenset[str]


def is_spanish(text: str) -> bool:
    """Function words of Spanish: several of them, or one with an opening mark."""
    words = _plain(text).split()
    telling = sum(word in TELLING for word in words)
    return telling >= (1 if OPENING_MARKS.search(text) else max(2, len(words) / 4))


def to_english(text: str) -> str:
    """The known terms in English, the others as they stand, function words dropped."""
    terms = _terms()
    plain = f" {_plain(text)} "
    for phrase, english in terms.phrases.items():
        plain = plain.replace(f" {phrase} ", f" {english.replace(' ', '~')} ")
    found = (_translate(word, terms) for word in plain.split())
    return " ".join(word for word in found if word)


def _translate(word: str, terms: _Terms) -> str:
    if "~" in word:
        return word.replace("~", " ")
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("a(s?)$", r"o\1", word).removesuffix("s")):
        if form in terms.words:
            return terms.words[form]
    return "" if word in terms.dropped else word


def _plain(text: str) -> str:
    """Lower case, no accents, words alone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


@functools.lru_cache(maxsize=1)
def _terms() -> _Terms:
    held = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    phrases = dict(sorted(held["phrases"].items(), key=lambda pair: -len(pair[0])))
    return _Terms(phrases, {**held["words"], **held["question_words"]}, frozenset(str(word) for word in held["dropped"]))
