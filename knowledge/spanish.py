"""Put a Spanish question into English words, so that it finds English sources without a model."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import snowballstemmer
import yaml

from knowledge.terms import plain, terms
from knowledge.words import STOP_WORDS

TERMS = Path(__file__).with_name("spanish_terms.yml")
EVERYDAY = Path(__file__).with_name("spanish_words.yml")
COUSINS = """aciones ation acion ation iciones ition icion ition ciones tion cion tion siones sion idades ity idad ity mente ly ancia ance
    encia ence ador ator aje age ismo ism ista ist ivo ive iva ive oso ous osa ous ico ic ica ic grafia graphy logia logy"""
ENDINGS = tuple(
    zip(COUSINS.split()[::2], COUSINS.split()[1::2], strict=True)
)  # how a Spanish word ends, and its English cousin; the longest first
SHORTEST_COUSIN = 7
ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times faster where libyaml is there
TELLING_LIST = "el los las del una unos que cual cuales como para por es son se con hay segun cuando donde quien nuestro nuestra sin sobre"
TELLING = frozenset(TELLING_LIST.split())
OPENING_MARKS = re.compile(r"[¿¡]")


@dataclass(frozen=True)
class _Terms:
    phrases: Mapping[str, str]
    words: Mapping[str, str]
    dropped: frozenset[str]
    asking: frozenset[str]
    everyday: Mapping[str, str]
    stems: Mapping[str, str]


def is_spanish(text: str) -> bool:
    """Function words of Spanish: several of them, or two and more of them than of English; behind an opening mark no fewer."""
    words = plain(text).split()
    telling = sum(map(TELLING.__contains__, words))
    mark = OPENING_MARKS.search(text)
    spanish, english = _function_words(plain(text[mark.start() :]).split() if mark else words)
    if mark:
        return telling > 0 or spanish >= english
    return telling >= max(2, len(words) / 4) or spanish > max(1, english)


def speaks_spanish(text: str) -> bool:
    """Whether a sentence, or a text of any length, is Spanish."""
    return is_spanish(text) or mostly_spanish(text)


def marked(question: str) -> str:
    """A question of somebody who speaks Spanish with its opening mark, without which few words tell no language; English as it is."""
    spanish, english = _function_words(plain(question).split())
    return question if is_spanish(question) or english > spanish else f"¿{question.strip()}"


def mostly_spanish(text: str) -> bool:
    """Whether a text of any length has more function words of Spanish than of English; words of both do not count."""
    spanish, english = _function_words(plain(text).split())
    return spanish > english


def _function_words(words: Sequence[str]) -> tuple[int, int]:
    """How many words join in Spanish alone, and how many in English alone."""
    spanish, english = _of_one_language()
    return sum(map(spanish.__contains__, words)), sum(map(english.__contains__, words))


@functools.lru_cache(maxsize=1)
def _of_one_language() -> tuple[frozenset[str], frozenset[str]]:
    """Function words of Spanish alone, and of English alone."""
    spanish = TELLING | _terms().dropped
    return spanish - STOP_WORDS, STOP_WORDS - spanish


def carries_no_matter(word: str) -> bool:
    """Whether a Spanish word only asks or joins: "qué", "la", "para"."""
    terms = _terms()
    return plain(word) in terms.dropped or plain(word) in terms.asking


def to_english(text: str) -> str:
    """The known terms in English, the others as they stand, function words dropped."""
    terms = _terms()
    kept = frozenset(word.lower() for word in ABBREVIATION.findall(text)) - frozenset(terms.words)
    line = f" {plain(text)} "
    for phrase, english in terms.phrases.items():
        line = line.replace(f" {phrase} ", f" {english.replace(' ', '~')} ")
    found = (word if word in kept else _translate(word, terms) for word in line.split())
    return " ".join(word for word in found if word)


def in_english(text: str) -> str:
    """A text of either language as the vectors know it: Spanish is put into English words one by one."""
    return to_english(text) if speaks_spanish(text) else text


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
    return everyday or terms.stems.get(spanish_stem(word)) or _cousin(word)


def _cousin(word: str) -> str:
    """A long word of Latin origin as English writes it; others as they stand."""
    ending = next(((spanish, english) for spanish, english in ENDINGS if word.endswith(spanish)), None)
    return f"{word.removesuffix(ending[0])}{ending[1]}" if ending and len(word) >= SHORTEST_COUSIN else word


@functools.lru_cache(maxsize=4096)
def spanish_stem(word: str) -> str:
    """The Spanish stem of one word."""
    return str(snowballstemmer.stemmer("spanish").stemWord(word))


@functools.lru_cache(maxsize=1)
def _terms() -> _Terms:
    held = yaml.load(TERMS.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
    everyday = yaml.load(EVERYDAY.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
    names = {plain(name): row.term for row in terms() for name in row.es}
    phrases = {name: term for name, term in names.items() if " " in name} | held["phrases"]
    words = {**{name: term for name, term in names.items() if " " not in name}, **held["words"], **held["question_words"]}
    verbs_last = sorted(everyday.items(), key=lambda pair: pair[0].endswith(("ar", "er", "ir")))  # most other forms are a verb's
    stems = {spanish_stem(spanish): english for spanish, english in [*verbs_last, *words.items()] if english}
    return _Terms(
        dict(sorted(phrases.items(), key=lambda pair: -len(pair[0]))),
        words,
        frozenset(str(word) for word in held["dropped"]),
        frozenset(str(word) for word in held["question_words"]),
        everyday,
        stems,
    )
