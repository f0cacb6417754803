"""Who acts, where the answer is hardly a sentence: "the sweep himself, every sunday", "box office (Lieve and Tom)", "me, at six"."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.persons import NO_NAME

_WHEN = (
    r"(?:every|each|once|twice|three times|daily|weekly|monthly|hourly|always|usually|on|at|in the|before|after|when\w*|"
    r"as soon as|per|all day|"
    r"mon|tue|wed|thu|fri|sat|sun|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|[~\d]|"
    r"cada|tod[oa]s|siempre|los|por la|a las|al|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
)
_USES = (
    r"(?:(?:will |would |can |then |always )*(?:acts?|uses?|sees?|reads?|gets?|checks?|looks? at|works? with|decides?|takes?|opens?|"
    r"does|do|"
    r"actuan?|hacen?|usan?|ven?|leen?|reciben?|deciden?|miran?) (?:on |with |from )?(?:it|this|that|them|the (?:list|result|answer|"
    r"number|forecast|mail)s?|"
    r"lo|la|los|las|con)\b|acts?\b|actuan?\b)"
)
_PERSON_WORDS = r"(?:[^\W\d_][\w'.-]*)"
_NOT_INSIDE = (
    r"(?:is|are|was|were|be|has|have|had|no|not|nobody|nothing|none|costs?|takes?|every|each|when|if|because|so|then|that|"
    r"which|who|it|this|"
    r"these|those|there|here|yes|maybe|perhaps|probably|today|in|on|at|for|with|from|by|to|about|around|once|twice|daily|weekly|monthly|"
    r"es|son|hay|no|si|quizas|cada|en|para|por|con|desde|hoy|uses?|sees?|reads?|gets?|acts?|checks?|decides?|would|will|can|could|"
    r"must|should|may|do|does|did|same|only|as|hard|depends|somebody|someone|anybody|don't|we'll|let's|ok|okay|please|thanks|hello|hi|"
    r"correction|question|sorry|sure|well|number|numbers|max|maximum|maximo|tops|most|least|minimo|extra|decid[ei]mos)"
)
_WHO_ACTS = r"(?:who(?: acts(?: on it)?| uses (?:it|this)| decides)?|users?|quien(?:es)? (?:actuan?|usan?|deciden?)) ?:"
_SO_THAT = re.compile(
    r"\bso (?:that )?(?:the |our |my )?(?P<who>(?!(?:we|i|they|it|he|she|you|one|people|everybody|nobody|this|"
    rf"that)\b)(?!{_NOT_INSIDE}\b)[a-z][\w'-]*"
    rf"(?: (?!{_NOT_INSIDE}\b)[a-z][\w'-]*){{0,3}}(?: \([^()\d]{{3,40}}\))?) (?:can|could|knows?) "
    r"(?:send|order|plan|call|ring|phone|decide|choose|buy|prepare|move|visit|check|act|book|open|close|put|bring|take|sell|resell|offer|"
    r"warn|inform|remind|schedule|assign|intervene|step in|help|treat|repair|replace|clean|refill|reorder|stop|adjust|staff|when|"
    r"whom?|which|what|how)\b"
)
_SUBJECT = re.compile(
    rf"^\W*(?:(?:{_WHO_ACTS}|probably|mostly|mainly|of course|it is|it's|that is|that's|yes|si)[:, ]*\s)?(?P<who>(?:(?:the|an?|"
    r"our|my|his|her|their|each|every|both|all|"
    r"one|two|three|four|\d+|el|la|los|las|un|una|nuestr[oa]s?|mi|mis|"
    rf"cada) )?(?!{_NOT_INSIDE}\b){_PERSON_WORDS}(?: (?!{_NOT_INSIDE}\b|and\b|y\b){_PERSON_WORDS}){{0,3}}?"
    r"(?:(?: and | y | or |, (?=[^,]+ and ))(?:(?:the|our|my|his|her|el|la|los|las|"
    rf"mi) )?(?!{_NOT_INSIDE}\b){_PERSON_WORDS}(?: (?!{_NOT_INSIDE}\b){_PERSON_WORDS}){{0,2}}?){{0,2}}"
    rf"(?: \([^()\d]{{3,40}}\))?)(?: (?:himself|herself|themselves|alone|together|mism[oa]s?))?"
    rf"(?P<tail>[\s.!]*$|[,;:]? +{_WHEN}(?:\b|(?<=[~\d]))|,? +(?:who )?{_USES})"
)
BARE_TIME = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|evenings?|afternoons?|nights?|days?|weeks?|months?|years?|hours?|"
    r"january|february|"
    r"march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
THING = (
    r"(?:answers?|results?|lists?|reports?|e?-?mails?|tables?|files?|forecasts?|predictions?|numbers?|figures?|plans?|models?|"
    r"systems?|machines?|"
    r"computers?|software|apps?|alarms?|warnings?|data|calls?|cases?|orders?|costs?|errors?|rounds?|deadlines?|budgets?|goals?|seasons?|"
    r"respuestas?|listas?|informes?|correos?|datos|alarmas?|pedidos?|modelos?|sistemas?)"
)
"""What an answer may begin with and is nobody."""


def answering(s: Sentence) -> tuple[int, int, str]:
    """Who begins the answer to "who acts on it": (start, end, words without their article); no words where that is nobody.

    It must stand alone, or before a time, or before a use: "lifeguards, every morning", "families see it". What costs or is something is
    no answer to the question.
    """
    match = _SUBJECT.match(s.low)
    if match is None or (re.match(_LABELLED, s.low) and not labelled(s)):
        return _NOBODY_SAID
    who = match["who"]
    first = re.sub(r"^(?:the|an?|our|his|her|their|both|all|el|la|los|las|un|una|nuestr[oa]s?) ", "", who)
    bare = re.sub(r"\s?\(.*", "", first)
    head = re.split(r" (?:and|or|y) |, ", bare)[0]
    noun = head.split()[0 if s.language == "es" else -1].strip(".")
    if re.fullmatch(rf"{BARE_TIME}|{THING}", noun) or _counts_things(who):
        return _NOBODY_SAID
    if bare in NO_NAME or not re.search(r"[a-z]{2}", bare) or len(bare) > LONGEST or not _stands_out(s, match):
        return _NOBODY_SAID
    start = match.start("who") + len(who) - len(first)
    return start, match.end("who"), s.text[start : match.end("who")].strip(" ,.")


def _counts_things(who: str) -> bool:
    """'5 lifts' of an answer are what can be acted on; "4 lifeguards" and "two of us" act."""
    return bool(_COUNTED.match(who)) and not _SOMEBODY.search(who)


_COUNTED = re.compile(rf"(?:\d+|{TWO_TO_TEN})\s")
_SOMEBODY = re.compile(rf"\b(?:of (?:us|them)|(?!{NO_PERSON}\b){PERSON})\b")


def labelled(s: Sentence) -> bool:
    """Whether the sentence stands behind a heading that asks who acts."""
    return bool(re.match(rf"\W*{_WHO_ACTS}", s.low))


def enabled(s: Sentence) -> tuple[int, int, str]:
    """Who shall be able to do something by it: "so that box office (Lieve and Tom) can send the mail"; no words where nobody is named."""
    match = _SO_THAT.search(s.low)
    if match is None or re.fullmatch(THING, match["who"].split()[-1]):
        return _NOBODY_SAID
    return *match.span("who"), s.text[match.start("who") : match.end("who")]


_NOBODY_SAID = (0, 0, "")
_LABELLED = r"\W*[a-z][a-z ]{2,20}:\s"


LONGEST = 60
"""Characters of the words for who acts (house rule)."""


def _stands_out(s: Sentence, match: re.Match[str]) -> bool:
    """Whether the words look like people: an article, a name, "me", or a time or a use behind them; a bare noun alone may be anything."""
    who = match["who"]
    told = bool(match["tail"].strip(" .!"))
    words = re.split(r"\W+(?:and|y|or)?\W*", s.text[match.start("who") : match.end("who")])
    named = all(word[:1].isupper() and not re.search(r"(?:s|ing|ion|ment)$", word) for word in words if word)
    article = re.match(r"(?:the|our|my|el|la|los|las|nuestr[oa]s?|mi|two|three|four|both|all|each|every|\d+) ", who)
    return told or bool(article) or named or "(" in who or bool(re.match(r"(?:me|i|we|us|myself|yo|nosotr[oa]s)\b", who))
