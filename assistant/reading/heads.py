"""How many a team says that it is, with those whom the same list goes on to count: "we are three pharmacists and a clerk"."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.count_nouns import DEVICES, SITES
from assistant.reading.hours import number_of
from assistant.reading.persons import names_machine

_NUMBER = r"(?:\d\d?|an?|one|two|three|four|five|six|seven|eight|nine|ten|un|una|dos|tres|cuatro|cinco|seis|siete|ocho)"
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
