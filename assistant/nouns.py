"""The team's own words for the fields of catalogue texts, and texts filled with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from assistant.formats import PERIODS, date, listed, number, show
from assistant.supply import there
from knowledge.rows import Problem
from knowledge.translations import spanish

__all__ = ["date", "fill", "listed", "nouns_of", "number", "show", "singular", "spoken"]

FIELD = re.compile(r"\{([a-z_]+\d*)\}")
AMOUNT = re.compile(r"(labelled|stock|settled|answers)_(\d+)")
"""A field that asks for so many cases: of the labelled ones, of all past ones, of those settled or answered in a month."""
LANGUAGE = "_language"
"""Key under which the nouns carry their language: it cannot be a field's name."""

THERE = "_there_"
"""Beginning of the keys under which the nouns carry how many cases there are."""

NEUTRAL: dict[str, dict[str, str]] = {
    "en": {
        "unit": "case",
        "units": "cases",
        "event": "the event that counts",
        "output": "the result",
        "outputs": "results",
        "action": "act on the result",
        "actor": "the person who acts",
        "owner": "the owner of the goal",
        "metric": "the number that counts",
        "metric_name": "the number that counts",
        "baseline": "today's number",
        "target": "the number you want to reach",
        "minimum": "the least that is acceptable",
        "deadline": "the agreed date",
        "target_date": "the agreed date",
        "current_way": "today's way",
        "capacity": "as many as you can act on",
        "capacity_number": "as many as you can act on",
        "per_day": "the daily number",
        "history_months": "the number of",
        "label_delay_days": "some",
        "consent_of": "whoever must agree",
        "groups_named": "the groups that matter",
        "sources_named": "the data you named",
        "fallback": "the old way",
        "budget": "the budget",
    },
    "es": {
        "unit": "caso",
        "units": "casos",
        "event": "el hecho que cuenta",
        "output": "el resultado",
        "outputs": "los resultados",
        "action": "actuar según el resultado",
        "actor": "la persona que actúa",
        "owner": "quien responde por la meta",
        "metric": "la cifra que cuenta",
        "metric_name": "la cifra que cuenta",
        "baseline": "la cifra de hoy",
        "target": "la cifra que quieren alcanzar",
        "minimum": "lo mínimo aceptable",
        "deadline": "la fecha acordada",
        "target_date": "la fecha acordada",
        "current_way": "la forma de hoy",
        "capacity": "los que puedan atender",
        "capacity_number": "los que puedan atender",
        "per_day": "la cantidad diaria",
        "history_months": "los",
        "label_delay_days": "algunos",
        "consent_of": "quien debe estar de acuerdo",
        "groups_named": "los grupos que importan",
        "sources_named": "los datos nombrados",
        "fallback": "la forma anterior",
        "budget": "el presupuesto",
    },
}
CONTRACTION = re.compile(r"\b(de|a|A) el\b")
COUNTS = ("units",)
"""Signals that count what a noun of the same name calls by name."""
UNNAMED = {"en": "a number still to be found", "es": "una cifra por averiguar"}
DETERMINED = re.compile(r"(?i)(the|a|an|our|my|your|their|his|her|its|one|two|three|four|five|six|some|each|every|all|\d\S*)\b")
OURSELVES = re.compile(r"(?i)(i|me|we|us|myself|ourselves)")
_AND_I = re.compile(r"(?i)\b(and|y) (?:i|me|myself|yo)$")
THE_WRITER = "the writer"
"""What the signal of a person says where whoever writes is meant."""
SPANISH_CONSONANT = re.compile(r"([ts]ad|dad|or|al|el|il|ud|us|ar|az|ez|iz)es$")
SPANISH_STRESSED = re.compile(r"(?P<end>ones|(?<=[aeiou][bcdfghjklmnpqrstvzñ])uses)$")
ACCENTED = {"ones": "ón", "uses": "ús"}
IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "mice": "mouse",
    "buses": "bus",
    "minibuses": "minibus",
    "gases": "gas",
    "viruses": "virus",
    "lenses": "lens",
    "analyses": "analysis",
    "series": "series",
    "species": "species",
}


def nouns_of(
    problem: Problem | None, signals: Mapping[str, Any], language: str, deadline: dt.date | None = None, judged: str | None = None
) -> dict[str, str]:
    """The words for the fields of catalogue texts; a field that nobody knows is absent.

    Args:
        problem: kind of problem, whose usual nouns stand in for those the team did not say.
        signals: everything known; each becomes a noun under its own name, as it stands on the screen.
        language: ``en`` or ``es``.
        deadline: the date by which it must be done, where it follows from a length of time.
        judged: plural noun of the things that are judged; empty for the usual one, None for the things that were counted.

    """
    nouns = {LANGUAGE: language} | usual_nouns(problem, language)
    nouns |= {name: text for name, value in signals.items() if name not in COUNTS and (text := show(value, "", language))}
    nouns |= _of_units(signals.get("unit_noun") if judged is None else judged, language)
    for person in ("actor", "owner"):
        if nouns.get(person):
            nouns[person] = _person(nouns[person], language)
    if signals.get("metric_name"):
        nouns["metric"] = nouns["metric_name"] = _inside(str(signals["metric_name"]))
    if signals.get("capacity_number"):
        period = PERIODS[language].get(str(signals.get("capacity_period")), "")
        nouns["capacity"] = f"{number(signals['capacity_number'], language)} {period}".strip()
    if deadline:
        nouns["deadline"] = date(deadline, language)
    return nouns | {THERE + kind: str(amount) for kind, amount in there(signals).items()}


def fill(text: str, nouns: Mapping[str, str], **fields: str) -> str:
    """`text` with its ``{fields}`` in the team's words; a field that nobody knows gets a neutral noun.

    `fields` go before the nouns, and one that is empty stays empty. In a Spanish conversation the Spanish of the text is
    taken, where the catalogue has it.
    """
    language = nouns.get(LANGUAGE, "en")
    text = spanish().get(text, text) if language == "es" else text
    if "{" not in text:
        return text

    def word(match: re.Match[str]) -> str:
        name = match[1]
        known = fields[name] if name in fields else nouns.get(name) or _amount(name, nouns, language)
        found = known if name in fields else known or NEUTRAL[language].get(name) or UNNAMED[language]
        return found[:1].upper() + found[1:] if _starts_sentence(text, match.start()) else found

    filled = FIELD.sub(word, text)
    return _contracted(filled) if language == "es" else filled


def _amount(name: str, nouns: Mapping[str, str], language: str) -> str:
    """So many cases as the field asks for, and never more than there are; "" for another field."""
    match = AMOUNT.fullmatch(name)
    if match is None:
        return ""
    there = nouns.get(THERE + match[1])
    return number(min(int(match[2]), int(there)) if there else int(match[2]), language)


def spoken(text: str, language: str, **fields: object) -> str:
    """A fixed text of the code in `language`, with its fields filled; there are no nouns of a team in it."""
    return fill(text, {LANGUAGE: language}, **{name: str(value) for name, value in fields.items()})


def _contracted(text: str) -> str:
    """Spanish "de el" and "a el" as one word; "de El Prado" is a name and stays."""
    return CONTRACTION.sub(lambda match: "del" if match[1] == "de" else f"{match[1]}l", text)


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a capital belongs at `at`: the template's own beginning is left as it is unless it is a whole sentence."""
    before = text[:at].rstrip()
    return before.endswith((".", "?", "!")) or (not before and text.rstrip().endswith((".", "?", "!")))


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: no capital at its start, unless the word is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def singular(noun: str, language: str = "en") -> str:
    """One of `noun`: "buildings" -> "building". Only the last word of a phrase changes."""
    head, _, last = noun.rpartition(" ")
    low = last.lower()
    if low in IRREGULAR:
        one = IRREGULAR[low]
    elif language == "es":
        one = _spanish_singular(last)
    elif low.endswith("ies") and len(low) > 4:
        one = last[:-3] + "y"
    elif re.search(r"(x|ch|sh|ss)es$", low):
        one = last[:-2]
    elif re.search(r"(?:\bloa|\blea|shel|\bcal|\bhal|\bwol|thie|\bscar)ves$", low):
        one = last[:-3] + "f"
    else:
        one = last if low.endswith(("ss", "us", "is")) else last.removesuffix("s")
    return f"{head} {one}".strip()


def _spanish_singular(word: str) -> str:
    """One of a Spanish noun: what ends in a stressed syllable with n or s carries its accent again ("autobuses" -> "autobús")."""
    low = word.lower()
    if stressed := SPANISH_STRESSED.search(low):
        return word[: stressed.start()] + ACCENTED[stressed["end"]]
    return word[:-2] if SPANISH_CONSONANT.search(low) else word.removesuffix("s")


def usual_nouns(problem: Problem | None, language: str) -> dict[str, str]:
    """The nouns of the kind of problem; in Spanish only those that have a Spanish form (key with the ending ``_es``)."""
    if problem is None:
        return {}
    plain = {k: v for k, v in problem.nouns.items() if not k.endswith("_es")}
    if language == "en":
        return plain
    return {k: problem.nouns[f"{k}_{language}"] for k in plain if f"{k}_{language}" in problem.nouns}


def _of_units(noun: str | None, language: str) -> dict[str, str]:
    noun = str(noun or "").strip().lower()
    return {"units": noun, "unit": singular(noun, language)} if noun else {}


def _person(words: str, language: str) -> str:
    """Give a person an article: technician -> the technician, I -> you; names and phrases with an article stay."""
    you = "you" if language == "en" else "ustedes"
    words = _AND_I.sub(rf"\g<1> {you}", words.strip())
    if words == THE_WRITER:
        return you
    if language != "en":
        return words
    if OURSELVES.fullmatch(words):
        return you
    return words if not words or words[0].isupper() or DETERMINED.match(words) else f"the {words}"
