"""Cut a double question into its parts."""

from __future__ import annotations

import re

from knowledge.words import content_words

OPENINGS = r"(?:which|what|how|why|who|when|where|whose|qué|cuál(?:es)?|cómo|por qué|quién|cuándo|dónde)"
LEADS = r"(?:(?:in|by|on|to|for|at|with|out of|against|of|from|en|con|de|a) )?"
CUT = re.compile(
    rf"[?;]\s+|,?\s+(?:and|or|but|while|y|e|o)\s+(?={LEADS}{OPENINGS}\b)|,\s+(?={LEADS}{OPENINGS}\b)"
    r"|\s+(?:vs\.?|versus|as opposed to|frente a)\s+",
    re.IGNORECASE,
)
MOST = 3
LEAST_WORDS = 2


def parts_of(question: str) -> list[str]:
    """The two or three questions in one ("which X, and how Y?", "X vs. Y"); empty for a plain question."""
    parts = [part.strip(" ,.?¿") for part in CUT.split(question)]
    parts = [part for part in parts if len(content_words(part)) >= LEAST_WORDS]
    return parts if 1 < len(parts) <= MOST else []
