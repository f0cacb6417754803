"""A person looks at every result before it goes out, told wherever: "a clerk must read everything before it is sent"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON, PERSON

_WHO = (
    r"(?:(?:an?|the|our|my|some|every|each|one of (?:us|the [a-z]+)|un[oa]?|el|la|nuestr[oa]) (?:[a-z-]+ )?"
    rf"(?:(?!{NO_PERSON}\b){PERSON}|[a-z]{{3,}}(?:ari[oa]|ista|ador|adora)s?)|somebody|someone|we|one of us|alguien|una persona)"
)
_DUTY = r"(?:must|has to|have to|needs? to|should|shall|will|always|still|first|debe(?:n|ria)?|tiene que|tienen que|siempre)"
_LOOKS = (
    r"(?:read|check|approve|confirm|review|sign(?: off)?|look at|see|verify|release|proofread|lee[rn]?|revis[ae]r?|aprueb[ae]|aprobar|"
    r"firm[ae]r?|confirm[ae]r?)(?:s|es)?"
)
_OUT = (
    r"(?:goes?|go|is|are|gets?|leaves?|being|salga|salgan|salir|se (?:envie|mande|publique)|"
    r"(?:enviar|mandar|publicar)(?:l[oa]s?)?)"
)
_CHECKED = re.compile(rf"\b{_WHO} (?:{_DUTY} )+{_LOOKS}\b[^.;:!?]{{0,40}}?\b(?:before|antes de(?: que)?) (?:[a-z]+ )?{_OUT}\b")
_NOTHING_WITHOUT = re.compile(
    rf"\b(?:nothing|no (?:mail|answer|letter|reply|message|decision|result|text|report)|nada|ningun[oa]? [a-z]+) "
    rf"(?:may |must |should |can |shall |will |debe |puede )?(?:{_OUT}|go|leave|be sent|be published|sale)\b[^.;:!?]{{0,30}}?"
    rf"\b(?:without|unless|before|until|sin(?: que)?|antes de que|hasta que) (?:the approval of |the ok of |lo revise )?{_WHO}"
)


def read_overseeing(s: Sentence) -> Iterator[Claim]:
    """Slot human_oversight: that somebody looks at each result before it has an effect."""
    told = _CHECKED.search(s.low) or _NOTHING_WITHOUT.search(s.low)
    if told and not s.negated(told.start()):
        yield Claim("human_oversight", *told.span(), {"person_decides": True}, firm=True)
