"""Amounts that are no numbers to reach: hours that are lent, temperatures, names with a number, prices of an offer."""

from __future__ import annotations

import re

from assistant.reading.aim_words import GOAL
from assistant.reading.claims import Sentence
from assistant.reading.enough import NUMBERED
from assistant.reading.offer_words import OFFERED
from assistant.reading.quantities import Quantity
from assistant.reading.running_caps import is_cap
from assistant.reading.worth_of_goal import is_worth

_LENT_TIME = (
    r"\b(?:son|daughter|nephew|niece|friend|wife|husband|student|colleague|intern|i|he|she|hij[oa]|sobrin[oa]|amig[oa]|yo) "
    r"(?:could|can|would|will|has|puede|podria|tiene) (?:program|code|help|work|do|give|spend|programar|ayudar|trabajar|dedicar)\b"
)
"""Hours that somebody has for the project are no number to reach."""
_TOO_FAR = re.compile(
    r"^\W*(?:too (?:low|high|little|much|few|many|early|late|short|long)|demasiado \w+|de (?:mas|menos))\s?(?:[:=,-]|costs?\b|means?\b)"
)
"""What an answer that is off brings, and no aim: "too low: somebody waits 40 minutes longer"."""


def never_wanted(s: Sentence, q: Quantity) -> bool:
    """Temperatures, numbers of things ("hall 4"), prices of an offer, the worth of the aim and a cap on running are no numbers to reach."""
    if _TOO_FAR.match(s.low):
        return True
    lead = s.before(q.start, 14)
    if (re.search(r"(?<!\w)-$", lead) and q.kind not in {"share", "points"}) or re.match(
        r"\s?(?:°|degrees|grados|celsius)", q.noun or s.after(q.end, 10)
    ):
        return True
    if q.kind == "time" and s.has(_LENT_TIME):
        return True
    if q.kind == "count" and not q.noun and re.search(NUMBERED, s.before(q.start, 24)):
        return True
    if q.kind != "money":
        return False
    return is_worth(s, q) or (not s.has(GOAL) and (bool(s.has(OFFERED)) or is_cap(s, q, s.kinds("money"))))
