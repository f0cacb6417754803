"""Put a Spanish question into English words, so that it finds English sources without a model."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import snowballstemmer
import yaml

TERMS = Path(__file__).with_name("spanish_terms.yml")
EVERYDAY = Path(__file__).with_name("spanish_words.yml")
TELLING_LIST = "el los las del una unos que cual cuales como para por es son se con hay segun cuando donde quien nuestro nuestra sin sobre"
TELLING = frozenset(TELLING_LIST.split())
OPENING_MARKS = re.compile(r"[¿¡]")


@dataclass(frozen=True)
class _Terms:
    phrases: Mapping[str, str]
    words: Mapping[str, str]
    dropped: frozenset[str]
    everyday: Mapping[str, str]
    stems: Mapping[str, str]


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
    """The English of one word: the field's terms first, then everyday words, then whatever shares its stem."""
    if "~" in word:
        return word.replace("~", " ")
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("a(s?)$", r"o\1", word).removesuffix("s"))
    field = next((terms.words[form] for form in forms if form in terms.words), None)
    if field is not None:
        return field
    if word in terms.dropped:
        return ""
    everyday = next((terms.everyday[form] for form in forms if form in terms.everyday), None)
    return everyday or terms.stems.get(_stem(word), word)


@functools.lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("spanish").stemWord(word))


def _plain(text: str) -> str:
    """Lower case, no accents, words alone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


@functools.lru_cache(maxsize=1)
def _terms() -> _Terms:
    held = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    phrases = dict(sorted(held["phrases"].items(), key=lambda pair: -len(pair[0])))
    words = {**held["words"], **held["question_words"]}
    everyday = yaml.safe_load(EVERYDAY.read_text(encoding="utf-8"))
    verbs_last = sorted(everyday.items(), key=lambda pair: pair[0].endswith(("ar", "er", "ir")))  # most other forms are a verb's
    stems = {_stem(spanish): english for spanish, english in [*verbs_last, *words.items()] if english}
    return _Terms(phrases, words, frozenset(str(word) for word in held["dropped"]), everyday, stems)
