"""Languages: the one a message is written in, and those that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.reading.claims import Claim, Sentence
from assistant.reading.text import MOST_READ, fold

Language = Literal["en", "es", "other"]

_COMMON = {
    "en": "the and of to is are we our for with that it in on a an have has not be this or by from at you can do does who which "
    "what no yes want month year week each about",
    "es": "el la los las de del que y en un una es son con por para no se lo nuestro nuestra tenemos hay como mas pero su sus al "
    "si cada hoy queremos semana meses anos sin ni",
    "other": "der die das und ist wir nicht ein eine mit von fur auf den dem zu sind haben auch le les des et est nous pour dans "
    "une du sur avec pas vous il e di che per non sono"
    " abbiamo gli della o os as um uma nao com para em temos het een van wij niet voor zijn en ik och att som inte vi ja nie jest sie na",
}
_SETS = {name: frozenset(words.split()) for name, words in _COMMON.items()}
NAMES = {
    r"english|ingles": "en",
    r"spanish|espanol|castellano": "es",
    r"german|aleman": "de",
    r"french|frances": "fr",
    r"italian|italiano": "it",
    r"portuguese|portugues": "pt",
    r"dutch|neerlandes|flemish": "nl",
    r"polish|polaco": "pl",
    r"turkish|turco": "tr",
    r"arabic|arabe": "ar",
    r"russian|ruso": "ru",
    r"ukrainian|ucraniano": "uk",
    r"chinese|mandarin|chino": "zh",
    r"japanese|japones": "ja",
    r"hindi": "hi",
    r"swedish|sueco": "sv",
    r"danish|danes": "da",
    r"norwegian|noruego": "no",
    r"finnish|finlandes": "fi",
    r"greek|griego": "el",
    r"romanian|rumano": "ro",
    r"catalan": "ca",
    r"basque|euskera": "eu",
    r"galician|gallego": "gl",
    r"quechua": "qu",
    r"swahili": "sw",
    r"welsh": "cy",
}


def language_of(text: str) -> Language:
    """The language of a text by its common words; a text without any counts as English."""
    low = fold(text[:MOST_READ])
    letters = [c for c in low if c.isalpha()]
    if letters and sum(c > "ɏ" for c in letters) > len(letters) / 2:
        return "other"
    words = re.findall(r"[a-z]+", low)
    hits = {name: sum(w in common for w in words) for name, common in _SETS.items()}
    spanish = hits["es"] + 2 * len(re.findall(r"[¿¡ñ]", text[:MOST_READ]))
    if hits["other"] > max(hits["en"], spanish) + 1 and hits["other"] >= 3:
        return "other"
    return (
        "es"
        if spanish > hits["en"]
        or (re.search(r"\b(?:semanas?|meses|anos|personas?|mil|millones|ingenier[oa]s?|nada|ningun[oa]?)\b", low) and spanish >= hits["en"])
        else "en"
    )


_COURTESY = re.compile(r"\b(?:hola|buen[oa]s|saludos|gracias|ayuda\w*|comandos)\b")


def opens_in_spanish(text: str) -> bool:
    """Whether a first message begins a talk in Spanish; a lone greeting or call for help tells it too."""
    return language_of(text) == "es" or (len(text.split()) < 3 and bool(_COURTESY.search(fold(text))))


def read_languages(s: Sentence) -> Iterator[Claim]:
    """Slot languages: ISO codes of those named. Unasked it takes two or more, or one beside a word for writing or speaking."""
    found = [(m, code) for pattern, code in NAMES.items() if (m := re.search(rf"\b(?:{pattern})\b", s.low))]
    said = s.has(r"\b(?:languages?|speak\w*|write\w*|written|texts?|in both|idiomas?|lenguas?|hablan?|escrib\w+|only|solo)\b")
    if found and (s.asked == "languages" or said or len(found) > 1):
        found.sort(key=lambda pair: pair[0].start())
        yield Claim("languages", found[0][0].start(), found[-1][0].end(), {"languages": [code for _, code in found]})
