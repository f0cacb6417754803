"""'No, the error today is 11 %': a number said anew behind a "no" that corrects, and answers no question that happens to be open."""

from __future__ import annotations

import re

_THE = r"(?:the|our|my|your|that|this|today's|el|la|los|las|nuestr[oa]s?|su|es[aeo])"
_IS = r"(?:is|are|was|were|es|son|era|eran|fue|esta|estan|estaba)"
_NEAR = r"(?:(?:now|today|only|about|around|at|already|more like|still|hoy|ahora|solo|unos|unas|alrededor de|de|del|el|un) )*"
_CORRECTS = re.compile(
    r"\W*(?:(?:oh|but|well|sorry|pero|perdon)\W+)*(?:no\b[\s,.:;!-]+)+"
    rf"(?=(?:(?:today|now|in fact|hoy|ahora)[, ]+)?{_THE} (?:(?!(?:not|no|never|if|that|which)\b)[\w'%-]+ ){{1,7}}?{_IS} {_NEAR}[€$£]?\d)"
)


def without_leading_no(low: str) -> str:
    """A folded sentence with such a "no" blanked, so that offsets stay; every other sentence as it is."""
    match = _CORRECTS.match(low)
    return " " * match.end() + low[match.end() :] if match else low


def corrects(text: str, low: str) -> bool:
    """Whether a sentence, as written and folded, began with such a "no"."""
    return text[:1].isalpha() and low[:1] == " "
