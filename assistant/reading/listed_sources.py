"""Sources listed beside known ones, or counted as papers are: "orders, promo calendar, weather", "3,600 acts since 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.reading.claims import Sentence
from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.count_nouns import DEVICES, SITES, UNITS
from assistant.reading.measures import measures

_HEADING = re.compile(
    r"\W*(?:(?:our |the |nuestros )?(?:data(?: sources?)?|sources?|what there is|we have|have|datos|fuentes|tenemos|hay)\s?:\s|"
    r"(?:we have|tenemos)\s)"
)
_CUT = re.compile(r",(?!\d)|;|\s(?:and|plus|y)\s|\s\+\s|$")
_SINCE = re.compile(r"\s(?:since|from|desde(?: el)?|for|back to|until)\s.*|\s?\(.*|[\s.]+$")
_NO_SOURCE = (
    r"(?:no|not|but|only|mostly|mainly|all|both|none|nothing|in|on|at|of|with|without|since|from|for|to|also|some|very|quite|pretty|about|"
    r"around|partly|i|we|they|it|he|she|who|which|that|there|because|if|when|maybe|yes|sin|pero|solo|casi|todo|todas?|en|con|desde|para|"
    r"que|muy|los que|nada|one|two|three|four|five|\d|[~<>])"
)
_VERB = (
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|will|would|es|son|esta|estan|fue|tiene|hay|not|never|no|missing|works?|use|used)\b"
)
_MASS = (
    r"(?:weather|traffic|rainfall|rain|temperature|humidity|stock|inventory|calendar|timetable|schedule|roster|catalogue|tide|price|footfall|"
    r"clima|tiempo|calendario|trafico|lluvia|temperatura|humedad|inventario|catalogo|horario)"
)
"""Things of which data are kept, called in the singular."""
_IN_A_SYSTEM = re.compile(
    r"(?:every|each|all(?: the)?|the|cada|tod[oa]s? l[oa]s) [a-z][a-z -]{2,30}? (?:in|en) (?:the |our |el |nuestro )?(?P<where>[a-z][\w-]+)"
)
LONGEST = 5
"""Words up to which a part of a list can be a source."""
FEWEST = 100
"""Papers from which a number of them is a source (house rule)."""
_KEPT_AS = re.compile(
    r"[^.;]{0,40}?\b(?:(?:since|from|desde|back to)(?: el)? (?:19|20)\d\d|(?:in|as|on|en) (?:pdf|word|paper|papel)|pdfs?\b|"
    r"scanned|escanead[oa]s|digiti[sz]ed|digitalizad[oa]s)"
)


def listed_sources(s: Sentence, known: Sequence[tuple[int, int]], *, asked: bool) -> Iterator[tuple[int, int]]:
    """Places of further sources, where the question, or a heading, asks for what there is, and one of the list is known."""
    heading = _HEADING.match(s.low)
    if not (asked or heading):
        return
    start = heading.end() if heading else 0
    parts = []
    for cut in _CUT.finditer(s.low, start):
        parts.append((start, cut.start()))
        start = cut.end()
    listed = len(parts) >= LEAST_OF_A_LIST and bool(known or heading)
    denied = [bool(re.search(r"\b(?:not|never|no|missing|sin)\b", s.low[begin:end])) for begin, end in parts]
    for (begin, end), in_doubt in zip(parts, [*denied[1:], False], strict=True):  # "meds, visits not recorded" may deny both
        place = _in_a_system(s, begin, end) or (_source_at(s, begin, end) if listed and not in_doubt else None)
        if place and not any(first < place[1] and place[0] < last for first, last in known):
            yield place


LEAST_OF_A_LIST = 2


def _part(s: Sentence, begin: int, end: int) -> tuple[int, str]:
    begin += len(s.low[begin:end]) - len(s.low[begin:end].lstrip(" .-"))
    return begin, _SINCE.sub("", s.low[begin:end])


def _in_a_system(s: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """'Every callout in SAP', "all deliveries in Navision": what is kept in something that has a name."""
    begin, low = _part(s, begin, end)
    held = _IN_A_SYSTEM.fullmatch(low)
    named = held and s.text[begin + held.start("where")].isupper() and not s.text[begin].isdigit()
    return (begin, begin + len(low)) if held and named and len(low.split()) <= LONGEST and not re.search(_VERB, low) else None


def _source_at(s: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """The place of a source in a part of a list, without since when; None where the part is no name of a thing."""
    begin, low = _part(s, begin, end)
    if not 0 < len(low.split()) <= LONGEST or re.search(rf"^{_NO_SOURCE}\b|{_VERB}|\d", low):
        return None
    head = re.split(r" (?:of|from|in|by|per|at|de|del|en|por) ", low)[0].split()[-1]
    named = re.fullmatch(rf"{_MASS}|[a-z]{{3,}}(?<!ss)(?<!us)s", head)
    somebody = re.fullmatch(rf"(?!{NO_PERSON}\b){PERSON}", head)
    return (begin, begin + len(low)) if named and not somebody else None


def counted_papers(s: Sentence, *, asked: bool) -> Iterator[tuple[int, int]]:
    """Places of the nouns of what is counted and kept as papers are: "3,600 circulars since 2012", "9,000 acts, scanned"."""
    for q in s.kinds("count"):
        if q.value < FEWEST or not q.noun or q.period or measures(s.low, q) or re.search(f"{UNITS}|{SITES}|{DEVICES}", q.noun):
            continue
        place = s.text.lower().find(q.noun, q.start)
        somebody = re.search(rf"\b(?!{NO_PERSON}\b){PERSON}$", q.noun)
        if place >= 0 and not somebody and (_KEPT_AS.match(s.low, q.end) or (asked and len(s.low.split()) <= LONGEST)):
            yield place, place + len(q.noun)
