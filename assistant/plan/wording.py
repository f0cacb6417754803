"""How sentences read in a plan: capitals, full stops, articles, and no field left empty. Values are shown by ``assistant.formats``."""

from __future__ import annotations

import re

from assistant.reading.coarse import PERSON

_BRACES = re.compile(r"\{[^{}]*\}")
_TWICE = re.compile(r"\b([a-z]{2,}) \1\b")
_LEAVE = {"had had", "that that"}
_ARTICLE = re.compile(r"^(?:(?:\d+|an?|one|two|three|our|my|your|the|un|una|el|la|los|las|mi|nuestro|nuestra)\s+)+", re.IGNORECASE)
_HAS_ARTICLE = re.compile(
    r"^(?:the|an?|our|your|their|my|each|every|this|all|some\w*|one|two|three|whoever|people|you|you?r|\d\S*)\b", re.IGNORECASE
)
_SPANISH_ARTICLE = re.compile(
    r"^(?:el|la|los|las|un[ao]?s?|mi|su|nuestr[ao]s?|sus|cada|tod[ao]s?|alg\w+|nadie|qui[eé]n\w*|ustedes?|nosotros|yo|dos|tres|otr[ao]s?|\d\S*)\b",
    re.IGNORECASE,
)


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter, unless its first word has capitals inside (GDPR) or is a lone letter."""
    first = text.split(" ", 1)[0]
    named = first[1:] != first[1:].lower() or first[1:2] == "-" or (len(first) == 1 and first != "A")
    return text if named else text[:1].lower() + text[1:]


def common(noun: str) -> str:
    """A noun that began a sentence, as it stands inside one: "Peak gas use" is "peak gas use"; "Ms Ode" is a name."""
    words = noun.split()
    return noun if len(words) > 1 and words[1][:1].isupper() else small(noun)


_ACTS = r"(?:checks|decides|looks|orders|calls|rings|phones|plans|sorts|reads|visits|has the last word|va y|mira|decide|revisa|llama)"
"""What a person does, and no thing."""


def is_name(noun: str, told: str) -> bool:
    """Whether a noun begins with a name: nowhere in `told` its first word has a small letter, and it has a capital inside a sentence.

    At the beginning of a sentence one word that is no role is a name where it does something: a thing would have an article.
    """
    first = re.escape(noun.split(maxsplit=1)[0]) if noun[:1].isupper() else ""
    inside = first and re.search(rf"(?<=[^\W\d_A-Z][ ]|, ){first}\b", told)
    acts = first and not re.fullmatch(PERSON, noun.lower()) and re.search(rf"\b{first} {_ACTS}\b", told) if " " not in noun else None
    return bool(inside or acts) and not re.search(rf"\b{first[:1].lower()}{first[1:]}\b", told)


def clause(text: str) -> str:
    """The text without white space at its ends and without its last full stop."""
    return text.strip().rstrip(".;, ")


def sentence(text: str) -> str:
    """The text as a sentence: capital first, one stop at the end; nothing stays nothing."""
    plain = tidy(text).rstrip(",;: ")
    if not plain:
        return ""
    return capital(plain) if plain[-1] in ".!?" or plain[-2:] in (".”", "?”", "!”", '."', '?"') else f"{capital(plain)}."


def joined(*texts: str) -> str:
    """Sentences one after the other; empty ones are left out, and what was said is not said twice."""
    said = (sentence(text) for text in texts)
    return " ".join(dict.fromkeys(text for text in said if text))


def tidy(text: str) -> str:
    """White space folded, empty fields and doubled words taken out."""
    plain = " ".join(_BRACES.sub("", text).split())
    plain = _TWICE.sub(lambda m: m.group(0) if m.group(0) in _LEAVE else m.group(1), plain)
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", plain)


def bare(words: str) -> str:
    """Words without articles and numbers before them: "1 analyst with Python" is "analyst with Python"."""
    return _ARTICLE.sub("", words.strip())


def the(words: str, language: str = "en") -> str:
    """Words with an article, where they have none and are no name: "trainer" is "the trainer", "our trainers" and "Ms Ode" stay."""
    if not words or words[0].isupper() or (_SPANISH_ARTICLE if language == "es" else _HAS_ARTICLE).match(words):
        return words
    return f"{_spanish_article(words.split(maxsplit=1)[0])} {words}" if language == "es" else f"the {words}"


def _spanish_article(noun: str) -> str:
    """The article of a person or a group by the ending of its noun: la jefa, los técnicos, la dirección, el gerente."""
    plural = noun.endswith("s")
    stem = noun.removesuffix("es") if noun.endswith(("ores", "ones", "ades", "udes")) else noun.removesuffix("s")
    feminine = stem.endswith(("a", "ión", "dad", "tud")) or noun.endswith(("iones", "dades", "tudes"))
    return {(True, True): "las", (True, False): "la", (False, True): "los", (False, False): "el"}[feminine, plural]


def identity(words: str) -> str:
    """Words as an id: "refrigeration technician" is "refrigeration_technician"."""
    return re.sub(r"\W+", "_", words.lower()).strip("_")
