"""Cut a double question into its parts."""

from __future__ import annotations

import re

from knowledge.words import content_words

OPENINGS = r"(?:which|what|how|why|who|when|where|whose|whom|qué|cuál(?:es)?|cómo|por qué|quién|cuándo|dónde)"
LEADS = r"(?:(?:in|by|on|to|for|at|with|out of|against|of|from|en|con|de|a) (?:\w+ ){0,3}?)?"
VERBS = r"(?:is|are|was|were|am|do|does|did|can|could|should|shall|must|may|might|will|would|has|have|had)"
AGAINST = r"\s+(?:vs\.?|versus|as opposed to|frente a)\s+"
CUT = re.compile(
    rf"[?;]\s+|,?\s+(?:and|or|but|while|y|e|o)\s+(?={LEADS}{OPENINGS}\b)|,\s+(?={LEADS}{OPENINGS}\b)"
    rf"|,\s+(?:and|but)\s+(?={VERBS}\b)|{AGAINST}",
    re.IGNORECASE,
)
ASKS = re.compile(rf"\b{OPENINGS}\b|(?:^|:\s+){VERBS}\b", re.IGNORECASE)
LEANS = re.compile(rf"(?:once|if|as|after|before|while|since|because|although|when(?! {VERBS}\b))\b[^,;]*", re.IGNORECASE)
WHAT_IS = re.compile(r"what (?:is|are) ", re.IGNORECASE)
MOST = 3
LEAST_WORDS = 2  # "what is drift" asks for something with one


def parts_of(question: str) -> list[str]:
    """The two or three questions in one ("which X, and how Y?", "X vs. Y"); empty for a plain question."""
    parts = [part.strip(" ,.?¿-") for part in _pieces(question)]
    parts = [part for part in parts if len(content_words(part)) >= (1 if WHAT_IS.match(part) else LEAST_WORDS)]
    return parts if 1 < len(parts) <= MOST else []


def _pieces(question: str) -> list[str]:
    """What lies between the cuts; a piece that asks nothing, or only says when, belongs to the one behind it."""
    pieces, start = [], 0
    for cut in CUT.finditer(question):
        piece = question[start : cut.start()]
        if re.fullmatch(AGAINST, cut.group(0), re.IGNORECASE) or (ASKS.search(piece) and not LEANS.fullmatch(piece)):
            pieces.append(piece)
            start = cut.end()
    return [*pieces, question[start:]]
