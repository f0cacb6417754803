"""How many a team says that it is, with those whom the same list goes on to count: "we are three pharmacists and a clerk"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import DEVICES, SITES
from assistant.reading.hours import number_of
from assistant.reading.persons import names_machine
from assistant.reading.roster_sum import team_signals
from assistant.reading.text import fold

_NUMBER = r"(?:\d\d?|an?|one|two|three|four|five|six|seven|eight|nine|ten|un|una|dos|tres|cuatro|cinco|seis|siete|ocho)"
"""No shared list: with "nueve" and "diez" the hours behind "dos personas, diez horas por semana" were counted as heads."""
_NOUN = (
    r"\s(?!(?:people|persons?|personas?|members|of us|of them|in (?:all|total)|en total|here|now|and|y|plus)\b)[a-z-]+"
    r"(?:\s(?!(?:and|y|plus|who|that|que|with|con)\b)[a-z-]+){0,2}?"
)
"""The calling that a number counts: "three people, a cook and two waiters" has counted all of them already."""
_JOIN = r"\s?(?:,? ?\b(?:and|plus|as well as|y|mas)\b|,|\+|&)\s"
_ITEM = re.compile(
    rf"{_JOIN}(?:(?P<me>me|myself|i|yo)\b(?!')|(?P<n>{_NUMBER})\s(?P<what>(?!(?:half|few|lot|bit|day|hour|week|couple|pair|hora|dia|poco|"
    rf"tarde|media?)\b)[a-z-]+(?:\s(?!(?:and|y|plus)\b)[a-z-]+){{0,2}}?)(?=\s?(?:[,;.(+&]|$|\d|\b(?:and|y|plus|who|that|que|with|con|for|at|"
    r"from|in|of|de|an?)\b)))"
)
_FIRST = re.compile(rf"{_NUMBER}{_NOUN}(?={_JOIN})")


def heads_of(s: Sentence, place: int) -> int:
    """Heads that the number at `place` counts, with all whom the list adds by "and"; a list of the same sum only says who they are."""
    head = re.compile(_NUMBER).match(s.low, place)
    told = number_of(head.group()) if head else 0
    first = _FIRST.match(s.low, place)
    end, more = first.end() if first else len(s.low), 0
    while item := _ITEM.match(s.low, end):
        if item["what"] and _is_thing(item["what"]):
            break
        more, end = more + number_of(item["n"]), item.end()
    return told if more == told else told + more


def _is_thing(what: str) -> bool:
    return bool(re.search(rf"{SITES}|{DEVICES}", what)) or names_machine(what)


_OVERSEES = re.compile(r"\b(?:supervis|overse|advis|tutor|mentor|coach|prof|lectur|teach|sponsor|asesor|docente|maestr|direct)")
_HEADS = ("people", "hours_week_each", "part_time", "full_time")


def counts_of_named(known: Mapping[str, Any]) -> frozenset[int]:
    """How many were told by their names, with and without those who only oversee it; empty where the known list names nobody."""
    rows = known.get("team") or ()
    if not any(str(row["who"])[:1].isupper() for row in rows):
        return frozenset()
    return frozenset({sum(row["count"] for row in rows), sum(row["count"] for row in rows if not _oversees(row))})


def beside_names(claim: Claim, known: Mapping[str, Any]) -> Claim:
    """A claim that counts heads, beside people who were told by their names: it never takes their place.

    Its words stay. Where the count agrees, hours told with it are those of each who was named.
    """
    told = counts_of_named(known)
    if not told or "team" in claim.signals or "people" not in claim.signals:
        return claim
    rest = {name: value for name, value in claim.signals.items() if name not in _HEADS}
    hours = claim.signals.get("hours_week_each")
    if hours and claim.signals["people"] in told:
        rest |= team_signals([row if _oversees(row) else {**row, "hours": hours} for row in known["team"]])
    return replace(claim, signals=rest)


def _oversees(row: Mapping[str, Any]) -> bool:
    return bool(_OVERSEES.search(fold(f"{row['who']} {row.get('role') or ''}")))
