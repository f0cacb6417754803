"""Whether words for who acts mean people: by a calling, kin, a group, a name, or the writers themselves; all else acts on nothing."""

from __future__ import annotations

import re

from assistant.reading.callings import CALLING, GROUP
from assistant.reading.claims import Claim, Sentence
from assistant.reading.persons import NO_NAME, names_machine
from assistant.reading.text import fold

_CALLING = re.compile(CALLING)
_GROUP = re.compile(rf"(?:[\w-]+ ){{0,3}}{GROUP}(?: [\w-]+)?")
_OURSELVES = re.compile(
    r"(?:i|me|myself|we|us|ourselves|(?:we |us )?(?:two|both|all|one|three|four)(?: of (?:us|them))?|"
    r"yo|nosotr[oa]s(?: (?:dos|tres))?)"
)
_NOBODY_TOLD = frozenset(("i", "we", "they", "nosotros", "nosotras", "human", "humans", "somebody", "someone", "alguien"))
"""Callings of the list that are pronouns: behind them stands a verb ("we rent"), and no noun before it."""
_ARTICLE = re.compile(
    r"^(?:(?:the|an?|our|my|his|her|their|your|each|every|all|both|only|one|two|three|four|five|six|\d+|el|la|los|las|un|una|unos|unas|"
    r"nuestr[oa]s?|mis?|sus?|cada|tod[oa]s|dos|tres|cuatro) )+"
)
_BEHIND_HEAD = re.compile(r"\s?[,(]|\s(?:of|for|in|at|on|from|with|who|that|del?|en|con|por|que|again|too)\b")
_PARTS = re.compile(r"\s(?:and|or|y|e|o)\s|,\s|\s?&\s?")
_TITLED = re.compile(r"(?:(?:mrs?|ms|miss|dr|prof|sra?|dra)\.?|frau|herr|don|dona) [a-z]")
_CAPITAL = r"[A-ZÁÉÍÓÚÑÄÖÜ][a-záéíóúñüäöß'’-]+(?:[A-Z][a-z]+)?"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:(?:de|del|van|von|da|la) )*{_CAPITAL}){{0,2}}(?![\w])")
_NAMES_IN_BRACKETS = re.compile(rf".*\([^()]*{_CAPITAL}[^()]*\)")
_HIMSELF = re.compile(r"[\s,]+(?:himself|herself|themselves|he|she|ella|(?:el|ella) mism[oa])\b")
"""What takes up people, and no things."""
_SAID_TO = re.compile(rf"(?!(?:{CALLING})\b)[a-z]+ {_CAPITAL}.*")
"""'Ask Marta', and no coach Peter."""
_PLACE = re.compile(r"(?:from|at|in|of|our|the|my|de|del|en|el|la|nuestr[oa])\b")
_NO_NAME = re.compile(
    r".*(?:[^a]ture|[ai]ssure|essure|oisture|easure|ity|metry|[ts]ion|ment|ness|ing|age|ists?|ics|dad|[^a]ura|cion|miento|aje|encia|ancia|metria|(?<!flor)(?<!clar)(?<!laur)(?<!const)(?:ance|ence)|"
    r"[a-z]{3}(?:ings|tions|ments|ies)|[a-z]{4}(?:ers|ors|es|ts|ks|ps|ds|gs|ls|os|as))"
    r"|flow|level|weight|speed|power|light|oxygen|sugar|salt|rain|wind|heat|noise|budget|price|cost|stock|paper|text|photo|video|height|depth|"
    r"length|width|volume|mass|time|date|value|rate|count|sample|signal|sensor|energy|gas|oil|fuel|steam|current|check|review|audit|caudal|"
    r"nivel|peso|presupuesto|precio|coste?|gasto|dinero|luz|oxigeno|azucar|lluvia|viento|ruido|energia|corriente|valor|tiempo|fecha|muestra|"
    r"dato|senal|inventario|control|consumo|volumen|masa|altura"
)
"""Folded nouns of what is measured, done or counted: no name, though the beginning of a sentence gives them a capital letter."""


def people_meant(s: Sentence, who: str) -> bool:
    """Whether `who`, words of the sentence, are people. Of a list everybody must be, or the writer is among them."""
    place = s.text.find(who)
    taken_up = place >= 0 and _HIMSELF.match(s.low, place + len(who)) and not _SAID_TO.fullmatch(who)
    if taken_up or _NAMES_IN_BRACKETS.fullmatch(who):
        return True
    parts = [part.strip() for part in _PARTS.split(who) if part.strip()]
    if len(parts) > 1 and any(_OURSELVES.fullmatch(fold(part)) for part in parts):
        return True
    return bool(parts) and all(_is_somebody(s, part) for part in parts)


def _is_somebody(s: Sentence, who: str) -> bool:
    low = fold(who)
    bare = _ARTICLE.sub("", low, count=1)
    if _OURSELVES.fullmatch(low) or _TITLED.match(low) or _of_the_team(s, bare) or _is_name(s, who):
        return True
    head = _BEHIND_HEAD.split(bare, maxsplit=1)[0].strip()
    return bool(head) and (bool(_GROUP.fullmatch(head)) or _is_called(s, head))


def _is_called(s: Sentence, head: str) -> bool:
    """Whether the noun of the phrase is a calling: its last word in English, its first in Spanish."""
    noun = head.split()[0 if s.language == "es" else -1]
    return bool(_CALLING.fullmatch(noun)) and noun not in _NOBODY_TOLD and not names_machine(noun)


def _of_the_team(s: Sentence, bare: str) -> bool:
    """Whether it is somebody whom the team told before, however it is written."""
    told = [fold(str(one.get("who") or "")) for one in s.known.get("team") or ()] + [fold(str(s.known.get("owner") or ""))]
    return any(one and bare in {one, one.split()[0]} for one in told)


def _is_name(s: Sentence, who: str) -> bool:
    """A capital letter makes a name. At the beginning of a sentence every word has one: there it must be no common noun."""
    name = _NAME.match(who)
    if name is None or (first := fold(name.group()).split()[0]) in NO_NAME:
        return False
    rest = fold(who[name.end() :]).strip(" ,")
    if rest and not _PLACE.match(rest) and not _CALLING.fullmatch(rest.split()[-1]):
        return False  # "Stock count"
    place = max(0, s.text.find(who))
    if re.match(r" \d+(?:[,.;]|$)", s.text[place + len(who) :]):
        return False  # "Route 5"
    begins = not any(map(str.isalnum, s.text[:place]))
    return not begins or " " in name.group() or not _NO_NAME.fullmatch(first)


_DECIDES = re.compile(r".*\b(?:decid\w*|plans?|chooses?|orders?|acts?|elig\w+|planific\w+|orden\w+|actu\w+)")


def only_passes(s: Sentence, claim: Claim) -> bool:
    """Whether somebody told in passing ("clerks can see it") would take the place of a person who was called by name to act."""
    named = _NAME.match(str(s.known.get("actor") or "")) is not None
    return "actor" in claim.signals and named and not s.asked and not _DECIDES.fullmatch(s.low[claim.start : claim.end])
