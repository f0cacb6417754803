"""A term that is fixed beforehand: "each lease lasts 50 years", "to be checked every 12 months", "the expiry date is in the file"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.numbers import TWO_TO_TEN

_COUNT = rf"(?:\d+|an?|one|una?|{TWO_TO_TEN}|twelve|twenty|fifty|doce|veinte|cincuenta)"
_TERM = rf"(?:{_COUNT}[ -](?:years?|months?|weeks?|days?|anos?|mes(?:es)?|semanas?|dias?)\b)"
_EACH_TERM = rf"(?:{_TERM}|(?:other |second )?(?:year|month|quarter|week)\b|ano\b|mes\b|trimestre\b|semana\b)"
_OF_OURS = (
    r"\b(?:project|course|trial|pilot|tests?|season|shift|training|thesis|semester|work|study|talk|proyecto|curso|piloto|prueba|temporada|"
    r"turno|trabajo|estudio)\b[^,;]{0,15}$"
)
"""What a team plans to do is not what has a term."""
_LASTS = re.compile(
    r"\b(?:lasts?|runs?(?: for)?|(?:is|are|stays?|remains?) (?:valid|good|granted|given|issued)(?: for)?|valid for|"
    r"(?:has|have) an? (?:\w+ )?"
    r"(?:term|validity) of|duran?|(?:es|son) valid[oa]s?(?: por| durante)?|(?:se )?(?:conceden?|otorgan?)(?: por)?|validez de|vigencia de)"
    rf" (?:exactly |always |exactamente |siempre )?{_TERM}"
)
_DUE = re.compile(
    r"\b(?:expires?|lapses?|ends?|runs? out|falls? due|(?:is|are|becomes?|comes?|falls?) due|(?:must|has to|have to|needs? to|should) be "
    r"(?:[a-z]+ ){0,2}?[a-z]+(?:ed|en|t)|vencen?|caducan?|(?:se )?(?:deben?|tienen? que|hay que) [a-z]+(?:se)?)\b[^.;!?]{0,30}?\s"
    rf"(?:(?:after|exactly|a l[oa]s|al cabo de|despues de|tras) {_TERM}|(?:every|each|cada) {_EACH_TERM}|{_COUNT} (?:years?|months?|weeks?|"
    r"days?) after)"
)
_ON_RECORD = re.compile(
    r"\b(?:expires?|ends?|lapses?|(?:is|are) due) on the (?:date|day)\b|"
    r"\b(?:expiry|expiration|end|due|renewal) dates?\b[^.;!?]{0,25}\b(?:known|recorded|listed|written|stands?|noted|on file|"
    r"in the|in our)\b|"
    r"\b(?:start|starting|issue|issuing|grant) dates? and (?:the |its |their )?(?:duration|term|length)\b|"
    r"\bfechas? de (?:vencimiento|caducidad|fin|renovacion)\b[^.;!?]{0,25}\b(?:consta\w*|figura\w*|esta\w*|se conoce\w*|conocid[oa]s?|"
    r"apuntad[oa]s?|registrad[oa]s?)\b|"
    r"\bfechas? de (?:inicio|alta|emision|concesion) y (?:la |el |su )?(?:duracion|plazo|vigencia)\b"
)
_ABOUT = (
    r"\b(?:about|around|roughly|on average|usually|mostly|typically|up to|depends?|varies|unos|unas|mas o menos|en promedio|suele\w*)\b"
)
"""A term that is only about so long is none that is fixed."""


_ENDS = (
    r"\b(?:expir\w*|run(?:s|ning)? out|laps(?:e|es|ing)|due(?! to)|overdue|remind\w*|valid\w*|end(?:s|ing|ed)?|up for renewal|"
    r"venc(?:e|en|er|id[oa]s?|imientos?)|caduc\w*|termin(?:a|an|ar)|rec(?:ord|uerd)\w*)\b"
)
_NOT_BY_DATE = (
    r"\b(?:whether|how (?:many|much|likely)|likely|probab\w*|fail\w*|break\w*|faults?|demand|cuant[oa]s?|fall(?:a|an|ar|os?)|averi\w*|"
    r"demanda|(?:will|do|does|won't|not|n't|no) (?:not |be )?(?:renew|pay|leav|cancel|come|renuev|renov|pag)\w*)\b"
)
"""What a wish asks beside the day: whether people come again, what breaks before, how much is needed."""


def wishes_a_day(low: str) -> bool | None:
    """Whether a folded wish asks for the day on which something ends; False where it asks for more than that, None for other wishes."""
    return not re.search(_NOT_BY_DATE, low) if re.search(_ENDS, low) else None


def tells_a_term(low: str) -> re.Match[str] | None:
    """Where a folded sentence tells a term that is fixed; None for none, and for one that is only about so long."""
    if re.search(_ABOUT, low) or low.rstrip().endswith("?"):
        return None
    found = (pattern.search(low) for pattern in (_LASTS, _DUE, _ON_RECORD))
    return next((match for match in found if match and not re.search(_OF_OURS, low[: match.start()])), None)


def read_fixed_terms(s: Sentence) -> Iterator[Claim]:
    """Slot existing_solution: the day on which something ends or is due follows from a date and a term that are known."""
    if match := tells_a_term(s.low):
        yield Claim("existing_solution", match.start(), match.end(), {"fixed_term": True})
