"""Words that tell an aim: what goes down or up, what is wished, and what stands before a number that shall be reached."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.enough import LESS, MORE
from assistant.reading.quantities import Quantity
from assistant.reading.text import ARROW

DOWN = (
    r"\b(?:reduc\w*|lower\w*|cut(?:ting|s)?|decreas\w*|down|fewer|less|drop\w*|shrink\w*|halv\w*|save|shorten\w*|bring down|minimi[sz]\w*"
    r"|bajar|baje|reducir|reduzca|disminuir|menos|recortar|ahorrar|acortar)\b"
)
UP = (
    r"\b(?:increas\w*|rais\w*|grow\w*|up|more|higher|improv\w*|doubl\w*|boost\w*|gain|win|aumentar|subir|crecer|mas|mejorar|"
    r"duplicar|elevar)\b"
)
GOAL = (
    r"^(?:it |this |that )?should be\b|\b(?:goal|target|aim(?:ing)?|success|hop(?:e|es|ing)|we want|wants?|would like|"
    r"we'd like|wish|reach|achieve|reduce|cut|lower|bring|"
    r"halve|increase|raise|double|decrease|improve"
    r"|get (?:it |this |that |them )?(?:down|up|below|under|to)|meta|objetivo|queremos|quisieramos|lograr|alcanzar|reducir|"
    r"bajar|subir|aumentar|llegar|pasar de|exito|mejorar)\b"
)
ROSE = (
    r"\b(?:went (?:up|down)|rose|has risen|have risen|has grown|grew|increased|climbed|jumped|fell|dropped|has gone|subio|"
    r"aumento|crecio|paso de|bajo de|just how much)\b"
)
TO_BE = (
    r"(?:\b(?:be at|reach|get to|want(?: to have| to be at)?|aim for|aim(?: is)?:?|target(?: is| of)?:?|goal(?: is)?:?|to have|llegar a|"
    r"queremos|meta(?: es)?:?|objetivo(?: es)?:?|bajar a|subir a|estar en)|^(?:it |this |that )?should be)\s*(?:at |about |"
    r"around |unos |una? )*$"
)


def said_direction(s: Sentence) -> str:
    """Whether the words of a sentence go down ("lower") or up ("higher"); "" where they say neither or both."""
    down, up = s.has(DOWN), s.has(UP)
    return "lower" if down and not up else "higher" if up and not down else ""


def way_said(s: Sentence) -> dict[str, str]:
    """The direction as a signal, where it is said."""
    said = said_direction(s)
    return {"better": said} if said else {}


def is_wanted(s: Sentence, q: Quantity) -> bool:
    """Whether words that bound or wish an amount stand right before it."""
    lead = s.before(q.start)
    return any(re.search(pattern, lead) for pattern in (TO_BE, LESS, MORE, rf"{ARROW}\s*$"))
