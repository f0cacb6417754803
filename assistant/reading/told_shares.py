"""Shares that tell how it is: "15 % are handwritten", "12 % of the letters go to the wrong desk". None of them is a number to reach."""

from __future__ import annotations

import re

from assistant.reading.aim_words import GOAL, is_wanted
from assistant.reading.claims import Sentence
from assistant.reading.enough import BOUND_BEHIND, ENOUGH
from assistant.reading.quantities import Quantity

_ARTICLE = r"(?:the|our|all|these|those|my|their|l[oa]s|el|la|nuestr[oa]s?|tod[oa]s)"
_OF = rf"(?:\s(?:out )?(?:of|de)(?: {_ARTICLE})*(?: (?!{_ARTICLE}\b)[a-z-]+){{1,4}}?)"
_PARTS = rf"(?:(?: {_ARTICLE})*(?: (?!{_ARTICLE}\b)[a-z-]+){{1,3}}?)"
"""Behind "one in ten" or "half" the things stand without an "of"."""
_ADVERBS = r"(?:(?:still|already|also|only|usually|often|always|even|simply|just|then|first|ya|aun|todavia|solo|tambien|siempre|nos) )*"
_PLURAL = (
    r"(?:are|were|have|had|do|come|came|go|went|get|got|end|ended|stay|arrive|contain|son|estan|eran|estaban|tienen|van|vienen|llegan)"
)
_DONE = r"(?:is|was|es|esta|era) (?:[a-z]+ly )?(?:[a-z]{2,}(?:ed|en|ad[oa]|id[oa])|lost|wrong|late|in|on|at|en)"
_DENIED = r"(?:no|se) [a-z]+"
_OF_THINGS = (
    r"(?:is|was|has|comes?|goes|gets?|ends?|breaks?|falls?|leaves?|returns?|fails?|dies?|waits?|needs?|stays?|leaks?|"
    r"tiene|llega|va|viene|queda)"
)
_PLURAL_ES = r"(?!(?:bien|tambien|quien|orden|imagen|examen|almacen|origen|volumen|plan|gran|tan)\b)[a-z]{3,}[ae]n(?= [a-z])"
_TELLS_OF_THINGS = rf"\s{_ADVERBS}(?:{_PLURAL}|{_DONE}|{_DENIED}|{_OF_THINGS}"
_TELLS_ALONE = rf"\s{_ADVERBS}(?:{_PLURAL}|{_DONE}|{_DENIED}|(?:va|llega|viene|queda) [a-z]+)"


def _tells(things: str, *, spanish: bool) -> re.Pattern[str]:
    verbs = f"{_TELLS_OF_THINGS}|{_PLURAL_ES})" if spanish else f"{_TELLS_OF_THINGS})"
    return re.compile(rf"(?:{things}{verbs}|{_TELLS_ALONE})\b")


_TELLS = {
    (spanish, per_cent): _tells(_OF if per_cent else f"(?:{_OF}|{_PARTS})", spanish=spanish)
    for spanish in (False, True)
    for per_cent in (False, True)
}
"""A finite verb of the share or of what it is a share of; "40 % of the questions answered" has none."""
_SHALL = (
    r"\b(?:should|must|shall|would|will|when|if|once|so that|cuando|si|(?:needs?|has|have|ought) to be|enough|"
    r"deb(?:e|en|er|eria)\w*|tienen? que|quer\w+|quier\w+|ojala|basta\w*)\b"
)


def tells_how_it_is(s: Sentence, q: Quantity) -> bool:
    """Whether a share is the subject of a verb, and no word of wanting, no bound and no "would be fine" stands in its clause."""
    if q.kind != "share" or is_wanted(s, q) or BOUND_BEHIND.match(s.low, q.end):
        return False
    if not _TELLS[s.language == "es", s.low[q.end - 1] == "%"].match(s.low, q.end):
        return False
    clause = s.thought_at(q.start)
    said = s.low[clause.start : max(clause.end, q.end)]
    return not any(re.search(pattern, said) for pattern in (GOAL, _SHALL, ENOUGH))


_WELL = re.compile(r"\b(?:right|correct(?:ly)?|accurate|(?:on|in) time|well|solved|correct[oa]s?|acertad[oa]s?|bien|a tiempo)\b")


def is_of_the_material(s: Sentence, q: Quantity) -> bool:
    """Whether a share tells how it is, and not how good a result is: "90 % are right" may be what is wanted."""
    clause = s.thought_at(q.start)
    return tells_how_it_is(s, q) and not _WELL.search(s.low, q.end, max(clause.end, q.end))
