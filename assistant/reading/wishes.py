"""What the team wants, as words that read after "You want to ...": never a question about the plan, never AI for its own sake."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.numbers import TWO_TO_TEN

_WHO = r"(?:we|i|they|(?:our|my|the|nuestr[oa]) [a-z]+(?: [a-z]+)?|[a-z]+ (?=wants))"
_AI = (
    r"(?:ai|an ai|the ai|ml|machine learning|a model|a machine|you|it|we|somebody|someone|a computer|software|an app|"
    r"la ia|una ia|un modelo|una maquina)"
)
_STARTS = (
    re.compile(
        rf"\b{_WHO}(?:'d| would)? (?:really |also |just |only |now )?(?:like|love|want|wants|wish|need|needs|hope|intend|"
        rf"aim|plan|have been asked|"
        r"was asked)(?: you| it| us)? (?:to|2) (?:be able to |use (?:ai|ml|machine learning) to )?(?P<do>.+)"
    ),
    re.compile(
        r"\b(?:queremos|quisieramos|quisiera|quiero|nos gustaria|me gustaria|necesitamos|buscamos|(?:el objetivo|la idea|"
        r"la meta) es) (?P<do>(?:[a-z]+(?:ar|er|ir)(?:se|l[oae]s?|nos)?|que)\b.+)"
    ),
    re.compile(rf"\b(?:could|can|podria|puede) {_AI} (?:help us (?:to )?|perhaps |maybe |ayudarnos a )?(?P<do>[a-z]+\b.+)"),
    re.compile(rf"\b{_WHO} (?:wanna|gotta|'d love to) (?P<do>.+)"),
    re.compile(r"\bhow (?:can|could|might) (?:we|i) (?P<do>.+)"),
    re.compile(r"\b(?:(?:what if|imagine(?: if)?) (?:we|i) could|(?:y|que pasaria|imaginen que) si pudieramos) (?P<do>.+)"),
    re.compile(r"\b(?:goal|aim|idea|wish|task|purpose)(?: is| would be|:) (?:to )(?P<do>.+)"),
    re.compile(r"\b(?:goal|aim|idea|wish|task|purpose)(?: is| would be|:) (?P<do>[a-z]+ .+)"),
    re.compile(r"\bpara que (?P<do>(?:una|la) (?:ia|maquina|aplicacion) .+)"),
    re.compile(rf"\b{_WHO}(?:'d| would)? (?:really |also |just )?(?:like|love|want|wants|need|needs) (?P<thing>(?!to\b|you\b).+)"),
    re.compile(r"(?:^|[,;:] )(?:want|wanted|need|looking for) (?P<thing>(?!to\b)[a-z].+)"),
    re.compile(r"\b(?:queremos|quisieramos|quisiera|quiero|nos gustaria|necesitamos|buscamos) (?P<thing>.+)"),
    re.compile(r"\blooking for (?P<thing>.+)"),
    re.compile(r"\bshould (?P<do>(?:tell|predict|find|suggest|answer|sort|warn|show|say|recognise|recognize) .+)"),
    re.compile(r"\b(?P<ing>predict|forecast|detect)ing (?P<rest>.+)"),
    re.compile(r"(?:^|\b(?:help us|please|to) )(?P<do>(?:predict|forecast|detect|predecir|pronosticar|detectar)\b .+)"),
)
_PLAN = re.compile(
    r"^(?:(?:have|make|get|see|know|write|do|give us|help us|you) )?(?:with )?(?:how to |what )?(?:an? |the |your |"
    r"this |our |un |el )?(?:good |ai |ml |machine learning |project )*"
    r"(?:plan\b|project\b(?! that)|help\b|proyecto\b(?! que)|planificar|advice|start\b|go about|approach|proceed|"
    r"begin|tackle|do (?:it|this|that|something)\b|"
    r"(?:try|use|have|usar|hacer)? ?(?:something with )?(?:ai|ml|ia|machine learning|artificial intelligence|"
    r"inteligencia artificial)(?: (?:for (?:this|it|us|(?:our|my|the) (?:[a-z]+ )?(?:club|team|shop|firm|company|school|office))|please))?"
    r"(?:$|[,;]))"
)
_TOOL = re.compile(
    r"^(?:some |an? |the |un[ao]? )?(?:ai|ml|ia|machine learning|artificial intelligence|model|modelo|"
    r"inteligencia artificial)(?: (?:tool|model|system|project|sistema))? (?=that|which|who|que)"
)
_TOOL_TO_DO = re.compile(
    r"^(?:some |an? |the |un[ao]? |el |la )?(?:(?:small|simple|new) )?(?:software|program(?:me)?|app|tool|system|computer|machine|"
    r"solution|ai|model|programa|sistema|herramienta|ia|modelo)s? (?:to|para) (?=[a-z]{2,})"
)
_TO_DO = re.compile(
    r"^(?:predict|guess|know|find|make|build|reduce|improve|avoid|detect|recogni[sz]e|classify|see|tell|calculate|recommend|bring|keep)\s"
    r"(?!(?:of|from|to|and|or|about|is|was|that)\b)"
)
"""A verb where a thing would stand: nobody wishes for "a know"."""
_MORE_OF = re.compile(
    r"^(?:fewer|less|more|better|shorter|faster|lower|higher|right|a|an|the|no|one|something|somebody|menos|mas|"
    r"mejor(?:es)?|un|una|el|la|los|las|ningun[oa]?|algo)\b"
)
_HOW_IT_IS = re.compile(
    r"^\W*(?:today|now|so far|at the moment|currently|hoy|ahora|actualmente)\b"
    r"|^\W*(?:(?:the|our|we|they|there|i|each|every|all|half|most|some|those|these|los|las|el|la|cada|nuestr[oa]s?) )*"
    r"(?:[a-z]+ ){0,3}?(?:have|has|had|are|is|was|were|write|writes|wrote|keep|keeps|kept|record|records|store|stores|"
    r"tenemos|hay|guardamos|apuntamos|registramos|son|es|esta|estan)\s(?!to\b|que\b)"
)
"""How it is today or what is recorded: no wish, whatever was asked."""
NEW_AIM = re.compile(
    r"\b(?:(?:our|the) (?:aim|goal|question|problem|project|task) (?:is now|has changed|changed|is (?:a )?different)|"
    r"instead,? we (?:now )?want|we (?:now|actually|really) want (?:something else|to)|change of plans?|"
    r"(?:el objetivo|la meta) (?:ahora es|cambio|ha cambiado)|ahora queremos|cambio de planes)\b"
)
"""Words with which a team says that it wants something else now."""
LONGEST = 240


def wish_in(s: Sentence) -> str:
    """The wish of a sentence as a verb phrase in the team's words, or ""."""
    for start in _STARTS:
        match = start.search(s.low)
        while match is not None:
            if wish := _told(s, match):
                return wish
            match = start.search(s.low, match.start() + 1)  # "I need AI, we want a list": the second wish says more
    return ""


def _told(s: Sentence, match: re.Match[str]) -> str:
    named = match.groupdict()
    if named.get("ing"):
        return _whole(f"{named['ing']} {_cut(s, match.start('rest'), match.end('rest'))}")
    if named.get("do"):
        return _whole(_cut(s, match.start("do"), match.end("do")))
    return _whole(thing_wished(_cut(s, match.start("thing"), match.end("thing")), s.language))


_IS_IT = re.compile(r"(?i)(?:is|was|would be|es|ser[ií]a)\b(?:\s?,[^,]{2,40},)?[\s,:]*(?P<verb>to\s)?")
"""What joins "what we would like" to what that is."""


def thing_wished(words: str, language: str) -> str:
    """A wish for a thing, as a verb phrase: "a weekly report" -> "have a weekly report"."""
    has = "tener" if language == "es" else "have"
    if is_it := _IS_IT.match(words):  # "what we would like is, by May, a list", "... is to know who calls"
        words = words[is_it.end() :]
        if is_it["verb"]:
            return words
    if does := _TOOL_TO_DO.match(words.lower()):  # "software to count the seeds": what it is to do is the wish
        return words[does.end() :]
    if _TO_DO.match(words.lower()):  # "we want guess the rating": the "to" is missing
        return words
    tool = _TOOL.match(words.lower())
    if tool:
        words = ("algo " if language == "es" else "something ") + words[tool.end() :]
    return f"{has} {words}" if words else ""


def answered_wish(s: Sentence) -> str:
    """The wish of an answer to "what should be better": a verb phrase as it stands, "fewer calls" -> "have fewer calls"."""
    words = _cut(s, 0, len(s.text))
    if _HOW_IT_IS.match(s.low):
        return ""
    if not _MORE_OF.match(words.lower()):
        return words
    return thing_wished(words[:1].lower() + words[1:], s.language)


def _cut(s: Sentence, start: int, end: int) -> str:
    """The words up to the end of the sentence, a question mark or a new thought."""
    stop = re.search(
        r";(?:\s|$)|\.$|\?|!|,? (?:and|but|y|pero) (?:how|what|can|could|please|como|que) (?:would|should|do|can|could|you|plan|seria)",
        s.low[start:end],
    )
    return s.text[start : start + stop.start() if stop else end].strip(" .!?¡¿,:\n\"'")[:LONGEST]


_POINTS_BACK = re.compile(
    r"(?:to )?[a-z]+ (?:us |me |you )?(?:with |about |on )?(?:that|this|it|these|those|them|so|something|anything|eso|esto|ello|algo)"
    r"(?: (?:for us|too|better|all|para nosotros|mejor))?"
)
"""A wish whose thing was told before: "could AI predict that?"."""


_NUMBER_ALONE = re.compile(
    r"(?:tener (?=bajar|subir|llegar|fallar))?"
    r"(?:have|be at|be(?: off by)?|(?:get|come|go|be)(?: back)?(?: down| up)? to|(?:bring|get) (?:it|this|that|them) (?:down |up )?to|"
    r"reach|tener|estar en|(?:llegar|bajar|subir)(?:l[oa]s?)? al?|fallar) (?:(?:about|around|only|just|at most|at least|"
    r"no more than|less than|under|below|over|above|unos|unas|solo|como mucho|menos de) )*"
    rf"(?:\d[\d.,]*|once|twice|one|{TWO_TO_TEN}|un[oa]?|"
    r"(?:an?|one|un[oa]?|el|la) (?:half|third|quarter|fifth|tenth|tercio|cuarto|quinto|decim[oa]|mitad))"
    r"(?: ?(?:%|percent|per cent|por ciento))?(?: (?:a|an|per|each|every|al|a la|por|cada) [a-zñí]+)?"
    r"(?: (?:by|until|till|before|in|from|hasta|antes de|para|en) .*)?"
)
"""A wish that is a number of something told before: "today 12 times a year; we want 9"."""


def _whole(words: str) -> str:
    """`words` if they say what is wanted; "" where they only speak of a plan or of AI, or are a number or the rest of one."""
    low = words.lower().strip(" .")
    pointing = _PLAN.match(low) or _POINTS_BACK.fullmatch(low) or _NUMBER_ALONE.fullmatch(low)
    empty = len(words.split()) < 2 or words.startswith("%") or pointing
    return "" if empty else words
