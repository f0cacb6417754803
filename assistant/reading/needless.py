"""Two prices of which one is that of a needless act and the other that of something gone wrong: "an empty place 45, a needless call 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.error_forms import BAD
from assistant.reading.quality import GOES_WRONG
from assistant.reading.quantities import Quantity

_ACT = (
    r"(?:calls?|visits?|checks?|trips?|journeys?|drives?|rides?|tests?|inspections?|reviews?|looks?|digs?|stops?|repairs?|call-?outs?|"
    r"reminders?|letters?|mails?|e-?mails?|messages?|texts?|warnings?|alerts?|treatments?|tours?|rounds?|controls?|services?|search(?:es)?|"
    r"llamadas?|visitas?|viajes?|revision(?:es)?|inspeccion(?:es)?|pruebas?|cartas?|avisos?|mensajes?|reparacion(?:es)?|salidas?)"
)
_IN_VAIN = (
    r"(?:for nothing|in vain|for no reason|without (?:any )?(?:need|cause|reason)|needlessly|unnecessarily|(?:that|which) (?:was|is|were) "
    r"not (?:needed|necessary)|nobody needed|sin (?:necesidad|motivo|causa)|en (?:vano|balde)|de (?:balde|mas)|para nada|"
    r"que (?:no hacia falta|sobra))"
)
_NEEDLESS = r"(?:needless|unnecessary|superfluous|useless|pointless|unneeded|futile|unjustified)"
_NEEDLESS_ES = r"(?:innecesari[oa]s?|inutil(?:es)?|superflu[oa]s?)"
_OF_AN_ACT = re.compile(
    rf"\b(?:{_NEEDLESS} [a-z]+|(?:wasted|extra) (?:[a-z]+ )?{_ACT}|{_ACT} (?:[a-z]+ )?too many|{_IN_VAIN}|[a-z]+ {_NEEDLESS_ES}|"
    r"(?:good|healthy|sound|honest|clean|intact|innocent) (?:[a-z]+ )?(?:(?:that|which|who|one) )?(?:(?:we|is|are|was|gets?|that) )*"
    r"(?:turn|throw|send|reject|refus|block|scrap|stop|discard|hold|thrown|turned|sent|held)[a-z]{0,4})\b"
)
"""An act that was not needed, or a good one that was lost by it."""
PLAIN_ACT = re.compile(rf"\b{_NEEDLESS} (?:[a-z]+ )?{_ACT}\b|\bwasted {_ACT}\b|\b{_ACT} (?:de mas|{_NEEDLESS_ES})\b")
"""A needless act that needs nothing beside it to be known as one."""
_WRONG = re.compile(
    rf"\b(?:{GOES_WRONG}|{BAD}|empty|late|missed|lost|wasted|spoilt|failed|burst|overlooked|dead|stolen|(?:un|mis)[a-z]{{2,}}(?:ed|paid|sold|"
    r"seen|noticed)|nobody|no one|never|not|[a-z]+n't|without|breakdowns?|failures?|leaks?|no-?shows?|accidents?|faults?|defects?|"
    r"goes wrong|vaci[oa]|perdid[oa]|estropead[oa]|averias?|fugas?|tarde|sin|no|nadie|fallid[oa]|muert[oa]|danad[oa])\b"
)
"""What went wrong, or what did not happen."""
_EVENT = re.compile(r"\b(?:that|which|who|when|if|que|cuando|si) (?!(?:is|are|was|es)\b)[a-z]+")
_OURS = re.compile(r"\b(?:costs? us|lose|loses|lost|nos cuesta|perdemos)\b")
_ONE = re.compile(r"\b(?:an?|one|each|every|any|per|un|una|cada|por)\b")
_SPANS = {"month", "quarter", "year"}


def needless_beside_wrong(low: str, amounts: Sequence[Quantity]) -> list[str]:
    """The error of each of two amounts of a folded sentence; [] where it is not clear which of them is the needless act."""
    if len(amounts) != 2 or any(q.period in _SPANS for q in amounts):
        return []
    first, second = amounts
    before = [low[: first.start], low[first.end : second.start]]
    behind = [low[first.end : second.start], low[second.end :]]
    found = [kinds for parts in (before, behind) if (kinds := _kinds(parts, ours=bool(_OURS.search(low))))]
    return found[0] if len(found) == 1 or (found and found[0] == found[1]) else []


def _kinds(parts: Sequence[str], *, ours: bool) -> list[str]:
    needless = [bool(_OF_AN_ACT.search(part)) for part in parts]
    if needless[0] == needless[1] or not all(map(_ONE.search, parts)):
        return []
    other = parts[needless.index(False)]
    if not (_WRONG.search(other) or (ours and _EVENT.search(other))):
        return []
    return ["cost_false_alarm" if act else "cost_miss" for act in needless]
