"""Sentences that say that nobody knows."""

from __future__ import annotations

import re

_UNKNOWN = re.compile(
    r"\b(?:(?:we|i|they)(?: really| honestly| simply)? (?:do ?n[o']?t|don't|do not|dont|did not|can ?not|can't|"
    r"cannot) (?:yet )?(?:know|say|tell)(?! (?:how to|what to do))|no idea|not sure(?: yet)?$|"
    r"not sure (?:yet )?(?:about|who|what|how|when|where|whether|if|which)\b|no clue|"
    r"no (?:estoy|estamos) segur[oa]s?"
    r"|(?:nobody|no one) (?:knows|(?:has )?(?:ever )?(?:looked|checked|counted|measured|asked)(?! (?:any ?more|any longer|"
    r"at (?:it|them))\b))|"
    r"(?:(?:is|are|still|yet) |^)unknown|not known|"
    r"(?:(?:is|are|still|this|that) |^)unclear(?: yet)?|hard to say|to be (?:decided|determined|clarified)|tbd|don't know|dont know|dunno"
    r"|not (?:yet )?(?:decided|clear|defined|known)|no (?:lo )?(?:sabemos|sabria(?:mos)?|se sabe|conocemos|tenemos claro)|"
    r"ni idea|no tengo idea|no tenemos idea|nadie (?:lo )?(?:sabe|ha mirado|lo ha mirado|ha medido)"
    r"|desconocemos|se desconoce|por definir|sin definir|aun no (?:lo )?(?:sabemos|esta claro)|"
    r"todavia no (?:lo )?(?:sabemos|esta claro)|no se\b"
    r"(?! (?:l[oaes]s? |me |te |nos )?(?:[a-z]+(?:an|en)\b|puede|debe|usa|hace|guarda|recoge|pagan?)))"
)
_EMPTY = re.compile(
    r"\b(?:we|i|you|they|that|this|it|yet|the|at|all|really|honestly|sorry|about|of|for|now|moment|has|have|ever|is|are|lo|"
    r"eso|esto|todavia|aun|la|el|de|por|ahora|verdad|y|and|so|far|here|still|nosotros)\b|[^a-z]+"
)


_OBJECT = re.compile(
    r"(?:\s|^)(?:(?:about|of|for|to|with|from|in|on|de|a|con|en|para|por)\s)?"
    r"(?:which|whose|whom|who|what|where|when|how|why|que|cual(?:es)?|quien(?:es)?|donde|cuando|cuant[oa]s?|como|por que)\s[^\s,;:.]+"
)
"""What it is that is not known, told as a question inside the sentence: "whom to call", "a quién escribir"."""


def has_object(low: str) -> bool:
    """Whether a sentence that says "we don't know" goes on to say what: that tells of the matter, and answers only a question about it."""
    return object_at(low) is not None


_TO_DO = re.compile(r"\S*(?: \S+){0,4}? (?:to [a-z]+|[a-z]+[aei]r(?:l[aeo]s?|se)?)\b")


def is_of_a_deed(low: str) -> bool:
    """Whether what is not known is what to do: "whom to call", "a quién escribir", which is what the whole project is about."""
    place = object_at(low)
    return place is not None and bool(_TO_DO.match(low[place[0] : place[1]].strip()))


def object_at(low: str) -> tuple[int, int] | None:
    """Where it says what is not known, to the end of that part of the sentence; None where it does not say."""
    phrase = unknown_phrase(low)
    found = _OBJECT.search(low.rstrip(" .!"), phrase.start()) if phrase else None
    return (found.start(), found.end() + len(re.split(r"[,;:.!](?:\s|$)", low[found.end() :], maxsplit=1)[0])) if found else None


def unknown_phrase(low: str) -> re.Match[str] | None:
    """The words in a folded sentence by which the team says that it does not know, if any."""
    return _UNKNOWN.search(low.rstrip(" .!"))


def topic_beside(low: str) -> str:
    """What a sentence that says "we don't know" is about; empty if it does not say."""
    rest = _UNKNOWN.sub(" ", low.rstrip(" .!"))
    words = [w for w in _EMPTY.sub(" ", rest).split() if len(w) > 2]
    return " ".join(words)
