"""Things, what is said of them and what they do, as one name: "children who book a course do not come" are those "and who do not come"."""

from __future__ import annotations

import re

from assistant.reading.doing import PRESENT, happens
from assistant.reading.text import fold

MOST_SAID = 12
"""Words of what is said of the things that a name keeps (house rule)."""
_RELATIVE = re.compile(r"(?P<who>who|that|which|que)\s")
_HELPS = r"(?:do|does|did|is|are|was|were|have|has|had|never|cannot|can|will|don't|doesn't|didn't|aren't|isn't|weren't|wasn't|won't)"
_PARTICLE = r"(?:away|back|out|off|up|down|over|again|late|early|home|too)"
_LEAD_WORDS = (
    "to and or but a an the their our his her its my your this these of in on at for with by from without not no never always often "
    "still already only also just very too more who that which we they i you it he she do does did is are was were be been have has "
    "had can cannot could will would must may should get gets got don't doesn't didn't aren't isn't can't couldn't won't"
)
_LEADS = frozenset(_LEAD_WORDS.split())
"""Words behind which no clause begins its verb: what leads to a noun, or to the verb of the same clause."""
_DOES_ES = re.compile(r"(?:no|nunca|nos|se|ya no)(?: (?:se|nos|l[aeo]s?))* [a-z]+")
_LEAD_WORDS_ES = (
    "a al de del en con por para sin el la los las lo un una unos unas su sus nuestro nuestra y o que no se nos nunca ya muy mas"
)
_LEADS_ES = frozenset(_LEAD_WORDS_ES.split())


def joined(noun: str, said: str, language: str = "en") -> str:
    """A noun with what is said of it behind "who", "that" or "que", where that has a second verb; "" where it has none.

    The second verb is joined by "and who"; where it may as well be a noun ("a season pass") the whole stands in quotes.
    """
    words = said.split()[:MOST_SAID]
    who = _RELATIVE.match(said)
    if who is None:
        return ""
    low = [fold(word) for word in words]
    place, sure = _second_es(low) if language == "es" else _second(low)
    if not place:
        return ""
    first, then = " ".join(words[:place]), " ".join(words[place:])
    return f"{noun} {first} {'y' if language == 'es' else 'and'} {who['who']} {then}" if sure else f"“{noun} {first} {then}”"


def as_name(name: str, language: str) -> str:
    """A name as it stands in a sentence: one that is a whole clause is joined or quoted, every other one comes back as it is."""
    low = fold(name)
    if relative := re.search(r"\s(?=(?:who|that|which|que)\s)", low):
        return joined(name[: relative.start()], name[relative.end() :], language) or name
    noun = re.match(r"(?:[a-z-]+ ){0,2}?[a-z-]{3,}s (?=[a-z]+ [a-z]+)", low)
    if noun and language != "es" and re.match(rf"(?:{_HELPS} not\b|{_HELPS} [a-z]+|{PRESENT} {_PARTICLE}\b)", low[noun.end() :]):
        return f"{name[: noun.end()]}that {name[noun.end() :]}"
    return name


def _second(low: list[str]) -> tuple[int, bool]:
    """Where the second verb stands, and whether it is surely one; 0 = nowhere."""
    for place in range(2, len(low)):
        if low[place - 1] not in _LEADS and re.fullmatch(_HELPS, low[place]) and place + 1 < len(low):
            return place, True
    found = [n for n in range(3, len(low)) if low[n - 1] not in _LEADS and not re.search(r"[^s]s$", low[n]) and _is_verb(low[n])]
    sure = [n for n in found if n + 1 < len(low) and re.fullmatch(_PARTICLE, low[n + 1])]
    return (sure[0], True) if sure else (found[0], False) if found else (0, False)


def _is_verb(word: str) -> bool:
    return happens(word) and not re.fullmatch(rf"{_PARTICLE}|[a-z]+ed|[a-z]+en|lost|left|wrong|empty|missing|torn|bent|unsold|unpaid", word)


def _second_es(low: list[str]) -> tuple[int, bool]:
    for place in range(2, len(low) - 1):
        if low[place - 1] not in _LEADS_ES and _DOES_ES.match(" ".join(low[place:])):
            return place, True
    last = len(low) - 1
    acts = last > 1 and low[last - 1] not in _LEADS_ES and re.fullmatch(r"[a-z]{3,}(?:[ae]|an|en)", low[last])
    return (last, False) if acts else (0, False)
