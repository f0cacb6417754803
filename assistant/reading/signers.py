"""Who answers for the goal, wherever it is told: by a label, in a list of people, or in a sentence of its own."""

from __future__ import annotations

import re

from assistant.reading.claims import Claim, Sentence
from assistant.reading.persons import NO_NAME
from assistant.reading.text import fold

_CAPITAL = r"[A-ZÁÉÍÓÚÑÄÖÜ][\w'’-]+"
_TITLE = r"(?:(?:Mrs?|Ms|Dr|Prof|Sra?|Dra)\.? |Frau |Herr |[Dd]o[nñ]a? )"
_NAME = rf"{_CAPITAL}(?: (?:(?:de|del|van|von|da|la) ){{0,2}}{_CAPITAL}){{0,2}}"
_ROLE = (
    r"(?:[Tt]he|[Oo]ur|[Mm]y|[Ee]l|[Ll]a|[Nn]uestr[oa]) (?:[\w-]+ ){0,2}?[\w-]+"
    r"(?: (?:of|de|del) (?:(?:the|our|la|el) )?[\w-]+(?: [\w-]+)?)?"
)
_JOB = r"(?:[Tt]he|[Oo]ur|[Mm]y|[Ee]l|[Ll]a|[Nn]uestr[oa])(?: [a-zà-ÿ-]+){1,5}"
"""A calling in small letters, before the name of whoever has it."""
_GOAL = (
    r"(?:it|this|that|(?:the|this|our) (?:\w+ )?(?:goal|number|target|result|aim|project|plan|figure)|"
    r"(?:la|el|esta|este|nuestr[oa]) (?:meta|objetivo|cifra|proyecto|plan|resultado|n[uú]mero)|ello|esto|eso)"
)
_FOR_GOAL = rf"(?: (?:for|of|de|del|por) {_GOAL})?(?=\W*$|[,.;)])"
_ANSWERS = r"(?:sponsor|owner|accountable|responsible|patrocinador[ae]?|responsable)"
_LABEL = (
    rf"(?:(?:project|goal|business|executive) )?(?:{_ANSWERS}|signed (?:off )?by|who signs|signs|qui[eé]n firma|firma)"
    rf"(?: (?:of|for|de|del|por) {_GOAL})?"
)
_WORDS = r"(?P<who>(?:[^,.;()|:\n]|(?<=\b(?:Mr|Ms|Dr|Sr))\.){2,60})"
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^\W*(?i:{_LABEL})\s?[:=]\s*{_WORDS}",
        rf"^\W*{_WORDS}\s?:\s*(?i:(?:sponsor|owner|signs|firma)(?=\W*$|[,.;(]))",
        rf"{_JOB},? (?P<who>{_TITLE}?{_NAME}),? (?:signs|will sign|firma|firmar[aá])(?: off)?(?: (?:on |for )?{_GOAL})?(?=\W*$)",
        rf"(?P<who>{_TITLE}{_NAME})(?: (?:signs|approves|firma|aprueba)\b|,? ?\([^()]*\b(?:sponsor|signs|decides|firma|decide)\b[^()]*\))",
        rf"(?P<who>{_NAME}) ?\((?:[^()]*[ ,])?(?:sponsor|owner|signs|firma)(?=[,;)])[^()]*\)",
        rf"(?P<who>{_TITLE}?{_NAME})(?:, [^,;()\n]{{2,40}}){{1,3}}, (?:signs|sponsor|owner|firma|patrocinador[ae]?)(?=\s*(?:$|[.;\n]))",
        rf"(?P<who>{_TITLE}?{_NAME}|{_ROLE})(?:, [^,.;()]{{2,40}},)? (?:is|will be|es|ser[aá]) (?:(?:the|our|el|la|nuestr[oa]) )?"
        rf"(?:(?:project|goal|business|executive) )?{_ANSWERS}{_FOR_GOAL}",
        rf"(?i:(?:project|goal|business|executive) (?:sponsor|owner)|(?:the|our) sponsor) (?:is|will be) "
        rf"(?P<who>{_TITLE}?{_NAME}|{_ROLE})(?=\W*$|[,.;(])",
        rf"(?P<who>{_TITLE}?{_NAME}|{_ROLE})(?:, [^,.;()]{{2,40}},)? (?:owns|answers for|signs for|responde (?:de|por)) {_GOAL}\b",
    )
)
"""The forms in which somebody is told to answer for the goal; `who` may begin with an article."""
_WHOLE = re.compile(
    r"\W*(?:(?P<who>[^\W\d_][\w'-]*(?: [\w'-]+){0,4}) (?:signs|will sign|firma|firmara)(?: off)?|"
    r"firma (?P<quien>[^\W\d_][\w'-]*(?: [\w'-]+){0,4}?))"
    rf"(?: (?:on |for )?{_GOAL})?\W*"
)
"""'Ida Holm signs the number', as a whole folded sentence."""
_NOBODY = re.compile(
    r"(?:nobody|no ?one|somebody|someone|who|whoever|which|we|he|she|they|it|that|not|no|none|to be \w+|tbd|tba|open|unknown|"
    r"nadie|alguien|quien|ellas?|ellos|por (?:definir|nombrar)|pendiente)\b|.*\d"
)
_WRITER = re.compile(r"(?:i|me|myself|yo|yo mism[oa])")
_ARTICLE = re.compile(r"^(?:the|our|my|an?|el|la|un|una|nuestr[oa]|mi) ", re.IGNORECASE)


def read_signer(s: Sentence) -> Claim | None:
    """Slot stakeholder_owner: who answers for the goal, told in a part of the sentence or in all of it; None where nobody is named."""
    parts = (_claim(s, *match.span("who")) for form in _TOLD for match in form.finditer(s.text))
    return next((claim for claim in parts if claim), None) or nothing_but_a_signer(s)


def nothing_but_a_signer(s: Sentence) -> Claim | None:
    """The same where the sentence says nothing else, so that it answers no question but that one."""
    whole = _WHOLE.fullmatch(s.low)
    return _claim(s, *whole.span("who" if whole["who"] else "quien")) if whole else None


def _claim(s: Sentence, start: int, end: int) -> Claim | None:
    words = _ARTICLE.sub("", s.text[start:end].strip(" .,-–*")).strip()
    low = fold(words)
    if not any(map(str.isalpha, low)) or _NOBODY.match(low) or low.split()[0].strip(".") in NO_NAME:
        return None
    return Claim("stakeholder_owner", start, end, {"owner": "the writer" if _WRITER.fullmatch(low) else words})
