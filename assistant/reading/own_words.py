"""The team's own clause as the name of its share, in quotes, where the words are a clause and no noun phrase: “Vets find … too late”."""

from __future__ import annotations

import re

from assistant.reading.aim_words import GOAL
from assistant.reading.claims import Sentence
from assistant.reading.doing import ADVERBS, HAPPENS, happens
from assistant.reading.enough import ENOUGH
from assistant.reading.phrases import DATED
from assistant.reading.quantities import Quantity

LONGEST_QUOTED = 90
"""Letters of a quoted clause; what is longer is cut behind a word (house rule)."""
_JOINS = re.compile(
    r"^(?:\s*\b(?:and|but|so|because|as|while|that|y|pero|porque|que|where|when|although|also|only|about|of these)\b[\s,]*)+"
)
_ROUND = re.compile(
    r"(?:\s*\b(?:about|around|only|some|over|almost|nearly|roughly|more than|up to|un|una|el|la|unos|casi|solo|mas de)\b)*\s*$"
)
_WHERE = re.compile(r"^(?:in|at|on|for|with|en|con) (?:(?:the|our|all|each|every|this|el|la|nuestr[oa]) )?[a-z-]+(?: [a-z-]+)?\s*$")
"""Where or when it is so, before a number that begins the clause: "in our warehouse 3 % ..."."""
_SUBJECT_ACTS = re.compile(r"\b[a-z]+s [a-z]*[^s\W]$")
"""A plural and a word without an s behind it: "nurses answer"."""
_HAVE_IT = re.compile(
    r"(?:there (?:is|are|was|were)|(?:we|i|they|it) (?:\w+ )?(?:have|had|has|see|saw|get|got|count|measure|are|are at|were at|is|is at)|"
    r"hay|tenemos|tiene|estamos en)$"
)
"""It is there or counted, and what follows the number says what."""
_NAMES_IT = re.compile(
    r"(?:^|\b(?:is|are|was|were|at|of|from|to|by|for|in|on|with|than|stands|lies|reach\w*|average\w*|currently|es|son|esta|en|de|del|al?)"
    r"|[:=(-])$"
)
"""What stands before the number of a thing that was named: "the scrap rate is", "losses at"."""
_START = re.compile(r"\b(?:from|desde|del?)$|[:=]$")
"""From where it goes, or under which heading it stands: what is before it is a name."""
_STATE = re.compile(
    r"\b(?:is|are|was|were|get|gets|go|goes|run|runs|fallan|falla) (?!(?:at|about|around|only|now|still|roughly|some|nearly|almost|just|"
    r"over|under|below|above|up|down|more|less|currently|on|in|of|between|en|un|una|el)\b)[a-z]+"
)
_WE = re.compile(r"^(?:we|i|they|he|she|you|people|everybody) (?!(?:are|is|were|was|'re)\b)[a-z]+ [a-z]+")
_NEW_SUBJECT = re.compile(
    r"\s(?:and|but|y|pero)\s(?=(?:we|i|they|it|he|she|you|the|our|this|that|want|wants|goal|aim|target|would|nobody|each|every|"
    r"queremos|el|la|los|las|nuestr\w+|nadie|cada)\b)"
)
_ACTS_ES = re.compile(r"[a-z]+(?:an|en|amos|emos|imos)$|\b(?:el|la) [a-z]+ [a-z]+[ae]$")
_OF_THINGS = re.compile(rf"of (?:[a-z-]+ ){{1,4}}?{HAPPENS}")
_HAPPENS_ES = re.compile(r"(?:se|no|ya|nos|aun|todavia|solo|tambien)\s[a-z]+|(?!del?\b|por\b|en\b|menos\b|mas\b)[a-z]+\s(?!de\b)[a-z]+")


def quoted_clause(s: Sentence, q: Quantity) -> str:
    """The clause around a share in quotes, with "…" for its number; "" where the share has a noun, or a wish stands in the clause."""
    if q.kind != "share":
        return ""
    start, end = _piece(s, q)
    if re.search(rf"{GOAL}|{ENOUGH}", s.low[start : q.start] + s.low[q.end : end]):
        return ""
    head, tail = (re.sub(DATED, "", part).strip() for part in (s.low[start : q.start], s.low[q.end : end]))
    head = _ROUND.sub("", _WHERE.sub("", _JOINS.sub("", head))).strip()
    return _quoted(s, q, start, end) if not _START.search(head) and _is_clause(head, tail, s.language) else ""


def is_quoted(name: str) -> bool:
    """Whether the name of a number is a clause in quotes."""
    return name.startswith("“")


def _piece(s: Sentence, q: Quantity) -> tuple[int, int]:
    """The clause around an amount, up to where another one is joined to it."""
    clause = s.clause_at(q.start)
    joint = _NEW_SUBJECT.search(s.low, q.end, max(clause.end, q.end))
    before = [m.end() for m in _NEW_SUBJECT.finditer(s.low, clause.start, q.start)]
    return max(before, default=clause.start), joint.start() if joint else max(clause.end, q.end)


def _is_clause(head: str, tail: str, language: str) -> bool:
    """Whether words before and behind a share make a clause: what it does, what somebody does with it, or how it is with something."""
    spanish = language == "es"
    if _STATE.search(head):
        return True
    if not head or _HAVE_IT.search(head):
        return bool(_HAPPENS_ES.match(tail)) if spanish else happens(tail) or bool(_OF_THINGS.match(tail))
    if _NAMES_IT.search(head):
        return bool(_WE.match(head)) and not _HAVE_IT.search(re.sub(r" [a-z]+$", "", head))
    return bool(tail) and " " in head and _somebody_acts(head, tail, spanish=spanish)


def _somebody_acts(head: str, tail: str, *, spanish: bool) -> bool:
    """Whether the words right before a share are somebody and what he does with it."""
    if spanish:
        return not re.match(r"de\b", tail) and bool(_ACTS_ES.search(head))
    last = re.sub(r" (?:back|away|out|off|up|down|over)$", "", head).rsplit(" ", 1)[-1]
    return bool(_SUBJECT_ACTS.search(head)) or happens(last) or happens(last.removesuffix("s")) or bool(re.match(rf"(?:{ADVERBS})\b", tail))


def _quoted(s: Sentence, q: Quantity, start: int, end: int) -> str:
    low = s.low[start:end]
    gone = [m.span() for m in re.finditer(DATED, low)]
    letters = list(s.text[start:end])
    for first, last in gone:
        letters[first:last] = " " * (last - first)
    letters[q.start - start : q.end - start] = ["…", *[""] * (q.end - q.start - 1)]
    words = " ".join("".join(letters).split()).strip(" ,.;:-|*")
    lead = _JOINS.match(words.lower())
    words = re.sub(r"^(?:el|la|un|una)? ?…", "", words[lead.end() if lead else 0 :], flags=re.IGNORECASE).strip(" ,.;:")
    words = re.sub(r"^of (?:(?:the|our|all|these) )*", "", words)
    if len(words) > LONGEST_QUOTED:
        words = words[:LONGEST_QUOTED].rsplit(" ", 1)[0].rstrip(" ,…") + " …"
    return f"“{words}”" if words else ""
