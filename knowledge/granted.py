"""What a question takes for granted, clause by clause: behind "why" and "since", before "right?", in a sentence of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.contrasts import number_value
from knowledge.retrieval import Question
from knowledge.spanish import is_spanish, to_english
from knowledge.words import content_words

SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?=¿)")
OPENERS = (
    r"(?:(?:in|by|on|to|for|at|with|from|of|under)\s+)?(?:what|which|how|where|when|why|who|whom|whose)\b"
    r"|(?:could|can|should|would|do|does|did|is|are|was|were|may|must|have|has|will|shall|am)\s+(?:I|we|you|it|they|he|she|there|this|that|the|an?|our|my|any\w*)\b"
    r"|(?:tell|explain|recommend|describe|show|give|please|list)\b"
    r"|(?:qu[eé]|c[oó]mo|cu[aá]l\w*|cu[aá]nt[oa]s?|cu[aá]ndo|d[oó]nde|qui[eé]n\w*|por qu[eé]|para qu[eé])\b"
)
OPENS = re.compile(rf"^[\W_]*(?:(?:and|but|so|then|well|ok|y|pero)\s*,?\s+)?(?:{OPENERS})", re.IGNORECASE)
TURN = re.compile(rf"\s*(?:[,;:–—]|\s-\s)\s*(?:(?:so|and|but|then)\s*,?\s+)?(?=(?:{OPENERS}))", re.IGNORECASE)
WHY = re.compile(
    r"^[\W_]*(?:(?:and|but|so)\s+)?(?:(?:explain\s+)?why|how come|what (?:makes|made|lets)|for what reason"
    r"|what(?: is|'s) the reason(?: that| why)?|how is it that|por qu[eé])(?:['’]s)?\b"
    r"(?:\s+(?:is it that|do|does|did|is|are|was|were|has|have|had|should|can|must|may|would|will|that)(?:n['’]t)?\b)?\s*",
    re.IGNORECASE,
)
LINKS = (
    r"since|given that|given|as|because|seeing that|considering that|now that|when|whenever|while|although|though|even though"
    r"|ya que|dado que|puesto que|como"
)
GIVEN = re.compile(rf"^[\W_]*(?:{LINKS})\s+(?P<said>[^?]+?)\s*[,:¿]", re.IGNORECASE)
BEHIND = re.compile(
    r"[,\s](?:since|given that|because|seeing that|considering that|now that|when|although|even though)\s+(?P<said>[^,?]+)\??$",
    re.IGNORECASE,
)
TAG = re.compile(
    r"\s*[,-]\s*¿?(?:right|correct|true|no|yes|ok(?:ay)?|agreed|verdad|cierto|is(?:n['’]t)? (?:that|this) (?:so|right|it)"
    r"|am I right|(?:or )?am I (?:wrong|mistaken)|did I get (?:that|this|it) right"
    r"|(?:is|are|do|does|did|has|have|had|was|were|can|should|must|will|would)(?:n['’]t)?\s(?:it|they|we|he|she|one|you|there))\s*(?:\?|[-–—]|$)",
    re.IGNORECASE,
)
SOURCE = r"(?:course|slides?|decks?|material|lectur\w+|notes?|report|study|text|book)"
HEARD = re.compile(
    r"^[\W_]*(?:(?:and|but|so)\s+)?"
    r"(?:(?:I|we|they|people|somebody|someone)(?:['’]ve| have|['’]d| had)?\s+(?:\w+ly\s+)?"
    r"(?:heard|read|thought|think|thinks|say|says|said|told|tells|claims?|understand|understood|believe|learn(?:ed|t)|see|take it|gather)"
    rf"|(?:I|we)(?: was|['’]m| am| were) (?:told|sure|aware)|it is said|they say|as I understand(?: it)?|apparently"
    rf"|(?:the|your|this|that) (?:\w+ )?{SOURCE}(?:['’]s)? (?:says?|claims?|thinks?|tells? (?:us|me)|states?|writes?|holds?))"
    rf"(?: (?:in|by|from) (?:the|a|your) {SOURCE})?\s*,?\s*(?:that\s+|of\s+)?",
    re.IGNORECASE,
)
ORDINAL = r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
COUNTED = re.compile(
    r"\b(?:the|its|their|these|those|all|which|what|\w+['’]s)\s+(?:\w+\s+){0,1}?(?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    rf"|\b{ORDINAL}\b",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    rf"^[\W_]*(?!the (?:\w+ )?{SOURCE}\b)(?:he|she|(?:my|our|the|a|one) (?:[\w-]+ ){{1,3}}?)\s*"
    r"(?:thinks?|says?|said|claims?|believes?|insists?|maintains?|argues?)\b",
    re.IGNORECASE,
)  # what somebody else holds is not taken for granted
CHOICE = re.compile(r"\b(?:or|versus|vs)\b|^\W*(?:if|si)\b", re.IGNORECASE)  # "one or eight: which?" and "if it is" state nothing
LEAST_WORDS = 2


@dataclass(frozen=True)
class Granted:
    """A clause that is taken for granted, in English; `form` says how: why, given, tag, clause, statement, counted."""

    text: str
    form: str


def granted(question: Question) -> tuple[Granted, ...]:
    """All clauses of a question that state something, in their order."""
    spanish = is_spanish(question.asked)
    text = question.asked if spanish else question.read
    found = [one for sentence in SENTENCE_END.split(text.strip()) if sentence.strip(" ?¿!¡.") for one in _of_sentence(sentence.strip())]
    told = [Granted(_plain(to_english(one.text) if spanish else one.text), one.form) for one in found]
    return tuple(dict.fromkeys(one for one in told if len(content_words(one.text)) >= LEAST_WORDS))


def _of_sentence(sentence: str) -> list[Granted]:
    if OF_OTHERS.match(sentence):
        return []
    tagged, why, given = TAG.search(sentence), WHY.match(sentence), GIVEN.match(sentence)
    if tagged and tagged.start() > 0 and not OPENS.match(sentence):
        return [Granted(sentence[: tagged.start()], "tag")]
    if why:
        return [Granted(sentence[why.end() :], "why")]
    if given:
        return _of_given(sentence, given)
    return _of_question(sentence) if OPENS.match(sentence) else _of_statement(sentence)


def _of_given(sentence: str, given: re.Match[str]) -> list[Granted]:
    """The clause in front and what a why behind it takes for granted; the sentence as a whole where it asks nothing."""
    rest = sentence[given.end() :].lstrip(" ,:¿")
    if not OPENS.match(rest) and sentence.endswith((".", "!")):
        return [Granted(sentence, "statement")]
    why = WHY.match(rest)
    return [Granted(given.group("said"), "given"), *([Granted(rest[why.end() :], "why")] if why else [])]


def _of_statement(sentence: str) -> list[Granted]:
    turn = TURN.search(sentence) if sentence.endswith("?") else None  # elsewhere "which" begins a clause that states more
    said = sentence[: turn.start()] if turn else sentence
    if turn and not CHOICE.search(said):
        return [Granted(said, "clause")]
    return [Granted(sentence, "statement")] if not turn and sentence.endswith((".", "!")) else []  # a few key words state nothing


def _of_question(sentence: str) -> list[Granted]:
    behind = BEHIND.search(sentence)
    if behind and len(content_words(behind.group("said"))) > LEAST_WORDS:
        return [Granted(behind.group("said"), "given")]
    counted = COUNTED.search(sentence)
    known = counted and (counted.group("number") is None or number_value(counted.group("number").lower()) != 1)
    return [Granted(sentence, "counted")] if known else []


def _plain(text: str) -> str:
    return HEARD.sub("", text).strip(" ,;:.?!¿¡-–—")
