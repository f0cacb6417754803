"""Whether a text asks of each case if something will happen to it: seen coming, warned of before, yes or no for each."""

from __future__ import annotations

import re

_ASKS = (
    r"(?:foresee|anticipate|predict(?:ing)?|forecast(?:ing)?|guess|know(?:ing)?|tell|say|see|spot|notice|warn(?:ed|ing)?|alert(?:ed)?|flag|"
    r"learn|find out|list|show|prever|predecir|pronosticar|anticipar(?:nos)?|adivinar|saber|ver|sepamos|"
    r"(?:dec|dig|avis|alert|advert|adviert|indic|mostr|muestr)[a-z]{1,4}?(?:nos|me|les)?)"
)
_BETWEEN = r"(?:[^.;!?:,\s]+[,:]? ){0,8}?"
"""What may stand between asking and what is asked: to whom, by when, from what."""
_OF_THE_PROJECT = (
    r"(?:it|this|that|we|you|i|they|he|she|there|(?:(?:the|our|an?|this|your|el|la|un|una|este|esta|nuestr[oa]) )?(?:[a-z]+ )?"
    r"(?:project|plan|model|ai|ml|idea|approach|budget|tool|software|proyecto|modelo|ia|presupuesto|herramienta))"
)
"""Of what no case is foretold."""
_WILL = r"(?:will|would|won't|(?:is|are) going to|(?:is|are) about to|(?:is|are) likely to|might|may)"
_VA_A = r"(?:(?:se |nos |le |les |no )*(?:va|van|vaya|vayan) a|(?:esta|estan|este|esten) a punto de)"
_HAPPENS = (
    r"(?!expire|vencer|caducar)"
    r"(?!(?:be |ser |[a-z]+ )?(?:the |el |la |los |las )?(?:best|most|cheapest|fastest|better|mejor|mejores|mas)\b)[a-z]+"
)
"""What happens; which of several is best is another question, and the end of a term stands in a date."""
_A_CASE = rf"(?!{_OF_THE_PROJECT} (?:{_WILL}|{_VA_A}|not|no)\b)(?:[a-z0-9'/-]+ ){{1,7}}?"
_ITS_OWN = r"(?:(?<=each )|(?<=every )|(?<=cada ))[a-z-]+ (?:if|whether|si) (?:it |he |she )?"
"""'For each parcel if it will be returned': what "it" is has been said."""
_FORMS = (
    rf"\b{_ASKS} {_BETWEEN}(?:(?:whether|if|that|(?<!on )(?<!in )(?<!at )which|will(?= (?:this|each|every|an?|the) )|si|que|cual(?:es)?)\s"
    rf"{_A_CASE}|(?:who|quien(?:es)?)\s|{_ITS_OWN})(?:{_WILL}|{_VA_A}) {_HAPPENS}",
    r"\b(?:see|spot|notice|feel) (?!the coming)(?:[a-z'/-]+ ){1,5}coming\b(?! (?:to|in|into|through|back|out|off|home|up|with)\b)",
    r"\bver(?:l[oa]s?)? venir\b",
    rf"\b(?:warn|alert|tell|notify|know)\w* (?:[a-z0-9]+ ){{0,7}}?before (?!{_OF_THE_PROJECT} )(?:an?|one|any|another|each) "
    r"(?:[a-z-]+ ){1,3}?(?!(?:it|this|us|is|was)\b)[a-z]+s\b",
    rf"\b(?:avis|alert|sab|dec|detect|adviert|advert)\w* (?:[a-z0-9]+ ){{0,7}}?antes de que (?!{_OF_THE_PROJECT} )(?:se |nos )?"
    r"(?:(?:un[oa]?|cada|algun[oa]?|el|la|los|las) )?[a-z]+",
)
_FORESEEN = re.compile("|".join(_FORMS))
_FOR_EACH = r"(?:(?:for|per|of|about|por|para|de) (?:each|every|cada|any|one|single|an?)|per|por)\b"
_YES_OR_NO = r"(?:yes|si)(?: or | o |/| / |-or-|-)(?:no|not)\b"
_EACH = re.compile(
    rf"\b{_YES_OR_NO}(?: [a-z]+){{0,3}}? {_FOR_EACH} [a-z]|\b{_FOR_EACH}(?: [a-z-]+){{1,4}}[,:]?(?: [a-z]+){{0,2}} {_YES_OR_NO}"
)
_NOT_ASKED = re.compile(
    r"(?:(?:\b(?:not|no|never|nor|nobody|cannot|without|sin|nunca|ni|nadie)|n't)\s(?:[a-z-]+\s){0,3}|"
    r"(?<!can )(?<!could )(?<!should )(?<!would )\b(?:we|i|they|you) (?:already |do |can )?)$"
)
"""What is denied, and what people do or know themselves: "we know which will leave"."""


def asks_of_each(low: str) -> bool:
    """Whether a folded text asks to foresee an event of each case, or for a yes or no for each."""
    found = (match for form in (_FORESEEN, _EACH) for match in form.finditer(low))
    return any(not _NOT_ASKED.search(low[: match.start()]) for match in found)
