"""Which of the known sources of data a supposition takes away: "what if the hospitals stop sharing the surgery calendar?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.reading.meaning import stems
from assistant.reading.text import fold

_GOES = re.compile(
    r"\b(?:stop(?:s|ped)?|lo[so]es?|lost|without|fails?|failed|breaks? down|shuts? down|clos(?:es?|ed)|disappears?|vanish(?:es)?|"
    r"withdraws?|refuses?|forbids?|blocks?|denies|drops?|goes away|goes down|falls? away|no longer|"
    r"(?:is|are|gets?) (?:gone|missing|lost|deleted|forbidden|blocked|cut off|unavailable|(?:switched|turned|shut|"
    r"taken) (?:off|down|away|out))|"
    r"(?:can ?not|can't|may not|must not|do not|don't|does not|doesn't|will not|won't|is not|isn't|are not|aren't) (?:\w+ ){0,2}?"
    r"(?:us(?:e|ed|able)|get|have|shar\w+|send|give|deliver|available|there|allow\w*|touch)|"
    r"dejan? de|sin|perd(?:emos|iera\w*|iesemos|ieramos)|falla\w*|cierra\w*|apagan?|se caen?|desaparecen?|prohiben?|"
    r"nieg[ao]n?|retiran?|quitan?|"
    r"ya no|no (?:podemos|pudieramos|tenemos|tuvieramos|hay|llegan?|comparten|entregan|dejan|nos (?:dan|dejan|llega)))\b"
)
"""Words of what ends or is taken away."""
_STAYS = re.compile(
    r"\b(?:nobody|no one|none|never|nadie|nunca) (?:\w+ )?(?:stop|lose|drop|deja|pierde)|"
    r"\b(?:for|during|once|sometimes|por|durante|a veces|una vez) (?:an?|some|the|\d+|two|three|un[oa]?s?|dos|tres|el|la)?\s?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|whole|dias?|noches?|horas?|semanas?|meses|rato)\b|"
    r"\b(?:late|later|slower|tarde|con retraso)\b"
)
"""Nothing ends here, or only for a time."""
_BEHIND = re.compile(r"\s(?:of|from|in|on|for|de|del|en|para|sobre)\s|\s?[(,:]")
_OF_ANY = frozenset(stems("data records files lists values logs datos registros archivos listas"))
"""What every source is called."""


def lost_sources(clause: str, sources: Sequence[str]) -> list[str]:
    """The names of `sources` that the clause says are used no more; empty where none goes, or it is not clear which."""
    low = fold(clause)
    if not _GOES.search(low) or _STAYS.search(low):
        return []
    said = stems(low)
    told = Counter(stem for name in sources for stem in set(stems(name)))
    return [name for name in sources if _is_named(name, said, told)]


def head_of(name: str) -> str:
    """The name of a source without what stands behind it: "Surgery calendar of 3 hospitals" is "Surgery calendar"."""
    return _BEHIND.split(name, maxsplit=1)[0].strip()


def _is_named(name: str, said: Sequence[str], told: Counter[str]) -> bool:
    """Whether the words hold all of the head of a name, or its noun where no other source is called so."""
    head = stems(head_of(name))
    if not head or set(head) <= _OF_ANY:
        return False
    nouns = {head[0], head[-1]} - _OF_ANY if re.search(r"\s(?:de|del)\s", name) else {head[-1]} - _OF_ANY
    return set(head) <= set(said) or any(noun in said and told[noun] == 1 for noun in nouns)
