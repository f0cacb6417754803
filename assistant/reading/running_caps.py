"""What running it may cost at most: a sum of a period that is a bound, beside words for what comes once it is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.reading.claims import Claim, Sentence
from assistant.reading.headings import BUDGET, role_under
from assistant.reading.offer_words import OFFERED
from assistant.reading.quantities import Quantity

RUNS = (
    r"\b(?:running|runs?(?= it| this| the)|to run|maintain\w*|maintenance|upkeep|hosting|operat(?:e|ion|ing)|ongoing|afterwards|"
    r"thereafter|manten\w+|funcionamiento|operar\w*)\b"
)
"""Words for what comes again once it is built."""
_BUILT = (
    r"\b(?:once (?:it(?:'s| is)? )?(?:live|built|runs|running|done|up|in use)|when (?:it(?:'s| is)? )?(?:live|in use|running)|"
    r"after (?:launch|go-live|that)|en (?:marcha|uso|explotacion)|operativ[oa]s?|una vez|operacion|explotacion|"
    r"cloud|servers?|nube|servidor(?:es)?)\b"
)
_BOUND = re.compile(
    r"\b(?:at (?:the )?(?:very )?most|(?:no|not|never|don't|nor)\b[^,;.\d]{0,24}?\b(?:more than|over|above|beyond|"
    r"exceed\w*)|max(?:imum|imo|\.)?(?: of)?|up to|"
    r"less than|below|under|cap(?:ped)?(?: at| of)?|limit(?:ed)?(?: to| of| is)?|stay (?:below|under|within)|como (?:mucho|maximo)|"
    r"no\b[^,;.\d]{0,24}?\b(?:mas de|pasar de|pasen? de|superar|supere|exceder|por encima de)|hasta|menos de|(?:tope|limite)(?: de| es)?)"
    r"\s?[:=]?\s?(?:about |around |unos |los |[€$£] ?)*$"
)
_BOUND_BEHIND = re.compile(
    r"\s?(?:(?:a|per|each|al|por) (?:month|year|week|mes|ano|semana)\s?)?,?\s?\(?(?:at (?:the )?(?:very )?most|max(?:imum|"
    r"imo)?|tops|or less|como (?:mucho|maximo)|"
    r"o menos|is (?:the|our) (?:limit|maximum))\b"
)
_OF_ANOTHER = (
    r"\b[a-z]+'s running|\b(?:running|maintenance|upkeep|operating)(?: costs?)? (?:of|for) (?!(?:it|this|that|"
    r"the (?:system|model|service|tool|"
    r"software|app|solution|forecast|whole))\b)|\brunning (?:the|an?|our|one|each)\s(?!(?:system|model|tool|service|software|app|thing|"
    r"solution|forecast|whole)\b)|\bmantenimiento de (?:l[oa]s?|un[oa]?) (?!(?:sistema|modelo|herramienta|aplicacion|programa)\b)"
)
_OF_A_THING = (
    r"\b(?:the|our|each|every|an?|el|la|los|las|nuestr[oa]s?) (?!(?:systems?|model|service|tool|software|app|solution|forecast|whole|thing|"
    r"running|monthly|yearly|total|sistema|modelo|herramienta|aplicacion|programa|servicio)\b)[a-z]+ (?:costs?|"
    r"cuestan?)\b(?! (?:is|are|of|must|may|should))"
)
"""What costs something to run and is not what is built: "the vans cost at most 300 EUR a month to run"."""
_MONTHLY = re.compile(r"\b(?:monthly|a month|per month|al mes|mensual(?:es)?)\b")
_PERIODS = frozenset({"week", "month", "quarter", "year"})


def running_caps(s: Sentence, amounts: list[Quantity]) -> Iterator[Claim]:
    """The claim of slot budget with `running_cost`; what it takes is taken out of `amounts`."""
    q = next((q for q in amounts if is_cap(s, q, amounts)), None)
    if q is not None:
        amounts.remove(q)
        yield Claim("budget", q.start, q.end, {"running_cost": replace(q, period=_period(s, q)).signal()})


def is_cap(s: Sentence, q: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether a sum says what running it may cost at most; `amounts` = all sums of the sentence."""
    if s.low.rstrip().endswith("?") or any(map(s.has, (OFFERED, _OF_ANOTHER, _OF_A_THING))):
        return False
    if s.has(_LOWERED) and not s.has(_BUILT):
        return False  # a number to reach
    return _period(s, q) in _PERIODS and _bounded(s, q) and _is_of_running(s, q, amounts)


_LOWERED = r"\b(?:wants?|wish|aims?|goal|target|reduce|lower|cut|bring|queremos|quiero|meta|objetivo|reducir|bajar)\b"


def _period(s: Sentence, q: Quantity) -> str | None:
    return q.period or ("month" if _MONTHLY.search(s.low) else None)


def _bounded(s: Sentence, q: Quantity) -> bool:
    return bool(
        _BOUND.search(s.low[: q.start]) or _BOUND_BEHIND.match(s.low, q.end) or re.search(r"\b(?:max|tops)\b", s.low[q.start : q.end])
    )


def _is_of_running(s: Sentence, q: Quantity, amounts: Sequence[Quantity]) -> bool:
    """Whether the words between the sums around it, or the heading, speak of running it; under "Budget" a bound says enough."""
    start = max((o.end for o in amounts if o.end <= q.start), default=0)
    end = min((o.start for o in amounts if o.start >= q.end), default=len(s.low))
    near = s.low[start:end]
    return bool(re.search(f"{RUNS}|{_BUILT}", near) or re.search(RUNS, s.under)) or role_under(s.under) == BUDGET
