"""The words round a number: what leads to it, the noun that is counted, and what is said of it; for both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.reading.claims import Sentence
from assistant.reading.doing import PAST, PRESENT, happens
from assistant.reading.quantities import PERIODS, Quantity
from assistant.reading.text import fold

MEASURE = (
    r"(?:[kmgt]?wh|[kmg]?j|m[23]|(?:cubic |square )?met(?:er|re)s?|metros(?: c[uú]bicos| cuadrados)?|km|kilomet(?:er|re)s?|"
    r"kil[oó]metros?|miles|kg|kilos?|grams?|gramos?|tons?|tonnes?|toneladas?|lit(?:er|re)s?|litros?|hect[oó]litros?|gallons|"
    r"hectares?|hect[aá]reas?|acres|points|puntos|units|unidades)"
)
"""Units of measure: they say how much, and nothing of what."""
_SPAN = r"(?:year|month|week|season|winter|summer|spring|autumn|quarter|campaign)"
_SPAN_ES = r"(?:ano|mes|semana|temporada|campana|invierno|verano)"
DATED = (
    rf"\b(?:(?:in|during|over|for) )?(?:the )?(?:last|past|previous) {_SPAN}\b|\b(?:en )?(?:el|la) (?:pasad[oa]|ultim[oa]) {_SPAN_ES}\b"
    rf"|\b(?:en )?(?:el|la) {_SPAN_ES} (?:pasad[oa]|anterior)\b|\b(?:in|en) (?:the year |el ano )?(?:19|20)\d\d\b"
    r"|\b(?:on average|de media|de promedio|en promedio|at the moment|at present|currently|today|now|hoy|actualmente|"
    r"(?:every|each) (?:day|night|evening|week|month|year)|(?:toda|cada) (?:la )?(?:dia|noche|semana|mes|ano)|again|already|still|"
    r"todavia|aun asi|aun)\b"
)
"""Times that are told of how it is or was: no part of any name."""
TOLD_PAST = (
    r"\b(?:(?:last|past|previous) (?:year|month|week|season|winter|summer|spring|autumn|quarter|campaign)|in (?:19|20)\d\d|"
    r"(?:ano|mes|temporada|campana|semana|invierno|verano) (?:pasad[oa]|anterior)|en (?:19|20)\d\d|at (?:present|the moment)|"
    r"currently|right now|"
    r"today|hoy|actualmente|"
    r"on average|de media|de promedio|every (?:evening|night|day|week)|each time)\b"
)
"""Words that tell how it is or was, and no wish."""
_FILL = (
    r"(?:\s*\b(?:about|around|only|some|over|almost|nearly|roughly|the|an?|of|at|unos|unas|casi|cerca de|solo|el|la|los|las|"
    r"un|una|more than|mas de|still|to|up to|a total of|on|en|de)\b)*\s*$"
)
_JOINS = r"^(?:\s*\b(?:and|but|so|because|as|while|y|pero|porque|que|where|when|although|also|in)\b[\s,]*)+"
CUT = (
    r"\s*[,.;:()]|\s(?:and|but|because|so|while|when|which|although|as|plus|than|y|pero|porque|mientras|cuando|aunque|since|"
    r"desde|for the|before|after|until (?:now|today)|antes)\s"
)
BE = r"(?:is|are|was|were|has been|have been)"
ES_BE = r"(?:es|son|esta|estan|era|eran|fue|fueron|esta en|estan en)"
_LINK_WORDS = (
    "of in on at for with by to from per than a an the de en con por para al del un una and or y o between entre without sin as like"
)
_LINKS = frozenset(_LINK_WORDS.split())
LONGEST_PHRASE = 60
NO_SUBJECT = re.compile(
    r"(?:it|this|that|they|we|i|you|he|she|there|which|who|what|these|those|esto|eso|ello|one|each|some|most|them|us|nos|se|lo|"
    r"le|les|so|the number|the rest|this number|average|the average|el promedio|la media)"
)
"""What is no noun: a pronoun names nothing."""


@dataclass(frozen=True)
class Numbered:
    """An amount in its sentence."""

    s: Sentence
    q: Quantity

    @cached_property
    def start(self) -> int:
        """Where the thought begins that holds the amount."""
        return self.s.thought_at(self.q.start).start

    @cached_property
    def said(self) -> str:
        """What stands before the amount, folded, without times and the words that only lead to it."""
        left = re.sub(DATED, lambda m: " " * len(m.group()), self.s.low[self.start : self.q.start])
        return re.sub(_FILL, "", re.sub(_JOINS, "", left.strip())).strip()

    @cached_property
    def behind(self) -> str:
        """What follows the amount, its period and its times, up to the end of the thought."""
        end = max(self.q.end, self.s.thought_at(self.q.start).end)
        rest = re.sub(DATED, lambda m: " " * len(m.group()), self.s.low)[self.q.end : end]
        rest = re.sub(rf"^\s*\b(?:a|an|per|each|every|al|a la|por|cada) (?:{'|'.join(PERIODS)})\b", "", rest)
        if moments := [m for m in self.s.moments if self.q.end <= m.start < end]:
            rest = rest[: max(0, len(rest) - (end - moments[0].start))]
            rest = re.sub(r"\s(?:in|by|on|until|before|during|en|para|antes de|hasta|del?)\s*(?:the |el |la )?$", "", rest)
        cut = re.search(CUT, rest)
        return (rest[: cut.start()] if cut else rest).rstrip()

    @cached_property
    def goes_on(self) -> str:
        """What the counted things do besides, behind "and" or "or", folded: " and do not come"; "" where somebody else does it."""
        end = max(self.q.end, self.s.thought_at(self.q.start).end)
        more = self.s.low[end : max(end, self.s.clause_at(self.q.start).end)]
        verb = re.match(r"\s(?:and|y)\s(?P<does>.+)", more)
        return more.rstrip(" .!") if verb and (happens(verb["does"]) or re.match(r"(?:no|se|ya) [a-z]+", verb["does"])) else ""

    @cached_property
    def counted(self) -> tuple[str, str]:
        """The noun phrase that is counted, and what follows it, folded: ("visits", "are in vain")."""
        if self.q.kind != "share":
            return _noun_phrase(fold(self.q.noun) + self.behind if self.q.noun else re.sub(r"^\s(?:de|of) \d+", "", self.behind))
        of = re.match(
            r"\s(?:of|de)(?: (?:the|all|our|these|las|los|la|el|nuestr[oa]s|tod[oa]s l[oa]s|\d[\d.,]*))*(?: (?P<rest>.+))?$", self.behind
        )
        if of:
            return _noun_phrase(of.group("rest") or "")
        ratio = re.search(r"\d (?:de cada|out of|in|of) \w+$", self.s.low[: self.q.end])
        return _noun_phrase(self.behind) if ratio else ("", "")

    def measured(self) -> tuple[str, str]:
        """As `counted`; for a bare measure what it measures: "of spruce" behind it, or the "how much water" of the same message."""
        unit, rest = self.counted
        if self.q.kind == "share" or not re.fullmatch(MEASURE, unit):
            return unit, rest
        if of := re.match(r"(?:of|de) ([a-z]{3,})\b\s?(.*)", rest):
            return of.group(1), of.group(2)
        asked = re.search(r"\b(?:how much|cuant[oa]) ([a-z]{3,})\b", self.s.context)
        return (asked.group(1), rest) if asked else (unit, rest)

    def written(self, part: str, start: int | None = None) -> str:
        """A folded part of the sentence as the team wrote it, looked for from `start` on (default: where the thought begins)."""
        place = self.s.low.find(part, self.start if start is None else start)
        place = self.s.low.find(part) if place < 0 else place
        return self.s.text[place : place + len(part)] if part and place >= 0 else part


def _noun_phrase(words: str) -> tuple[str, str]:
    """The leading noun phrase of some words, and the rest: it ends with its first plural, or before a verb or a link."""
    parts = words.split()
    for place, word in enumerate(parts):
        following = parts[place + 1] if place + 1 < len(parts) else ""
        adjective = place == 0 and following and re.fullmatch(r"[a-z]{3,}ed", word)  # "damaged boxes"
        if not adjective and (word in _LINKS or re.fullmatch(rf"who|that|which|que|{BE}|{ES_BE}|{PAST}|{PRESENT}|not|no|se", word)):
            return " ".join(parts[:place]), " ".join(parts[place:])
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
        if plural and not re.fullmatch(r"[a-z]+(?:os|as|es|ales|ivos|ivas)", following):
            return " ".join(parts[: place + 1]), " ".join(parts[place + 1 :])
    return " ".join(parts), ""


_SUM = (
    r"(?<![a-z-])(?:(?:(?!(?:the|our|each|and|an?|it|we|that|this|which)\b)[a-z-]+ ){1,2}(?:costs?|bills?|losses|expenses|spending|"
    r"turnover|revenue|sales|income|margin)|(?:costes?|costos?|gastos?|facturas?|ventas|ingresos|perdidas)"
    r"(?: (?:de|en) (?:la |el |los |las )?[a-z]+)?)$"
)
"""Names of sums of money."""


def sum_named(n: Numbered) -> str:
    """What a sum of money is: "the imbalance cost", "cleaning costs", "la factura de la luz"."""
    named = re.search(_SUM, re.sub(rf"\s{BE}$|\s{ES_BE}$", "", n.said))
    return n.written(named.group()) if named else ""


_COMPLAINT = re.compile(
    r"[\s,:-]*\b(?:(?:is|are|far|way|much|just|simply|son|es) )*(?:too (?:many|much|high|low|few|long|slow|often|frequent|big)|"
    r"(?:muy|demasiado) (?:alt|baj|larg|lent)[oa]s?|demasiad[oa]s?)$",
    re.IGNORECASE,
)


def without_complaint(name: str) -> str:
    """What is called too much, without that: "breakdown callouts too many" are breakdown callouts."""
    return _COMPLAINT.sub("", name)


def inside(words: str) -> str:
    """Words as they stand inside a sentence: no capital at their start, unless an abbreviation begins there."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
