"""What a message wants: to state something, to ask about the course, to ask why, to see the plan now, to take back, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.reading.asked_details import asks_to_cut
from assistant.reading.own_files import own_file_topic
from assistant.reading.plan_questions import plan_topic
from assistant.reading.supposing import goes_on, supposed_at
from assistant.reading.text import MOST_READ, readable, sentences

Kind = Literal[
    "statement",
    "course_question",
    "plan_question",
    "why_ask",
    "why_not",
    "what_if",
    "plan_now",
    "undo",
    "redo",
    "help",
    "greeting",
    "thanks",
    "nothing",
]

_GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|hola|buen[oa]s(?: (?:dias|tardes|noches))?|"
    r"saludos|buen dia)(?: (?:there|all|everybody|team|a todos|groundplan))?\W*$"
)
_THANKS = re.compile(
    r"^\W*(?:(?:many |ok,? )?thanks?(?: you)?(?: very much| a lot| so much)?|thx|great|perfect|(?:muchas )?gracias|perfecto|"
    r"muy bien|cheers|ok(?:ay)? thanks)(?:,? (?:that helps|groundplan|eso ayuda))?\W*$"
)
_UNDO = re.compile(
    r"^\W*(?:please )?(?:undo(?: (?:that|it|this|the last (?:turn|message|answer|one)))?|take (?:that|it|the last (?:one|"
    r"answer|message)) back|go back one (?:turn|step)|revert(?: that| the last \w+)?|deshaz(?:er)?(?: (?:eso|lo ultimo))?|"
    r"deshacer(?: lo ultimo)?|retira (?:eso|lo ultimo)|vuelve atras)\W*$"
)
_REDO = re.compile(
    r"^\W*(?:please )?(?:redo(?: (?:that|it|this|the last (?:turn|message|answer|one)))?|(?:bring|take) (?:that|it) back in|"
    r"undo the undo|(?:rehaz|rehacer)(?: (?:eso|lo ultimo))?)\W*$"
)
_YOU = r"(?:i|we|one|you)"
_HERE = r"(?: (?:now|here|to you|in here|in this (?:chat|program|tool)|next|aqui|ahora|en este (?:chat|programa)))*"
_HELP = re.compile(
    r"^\W*(?:(?:please|por favor|hi|hello|hola)\W+)?(?:"
    r"help(?: me)?|(?:i|we) need (?:some )?help(?: here)?|"
    r"(?:show|list)(?: me| us)? (?:the |all )?(?:help|commands?|options)|commands?|usage|"
    rf"(?:what|which (?:words|commands|things)) (?:can|could|should|may|do) {_YOU} "
    rf"(?:(?:type|write|say|enter|ask(?: you)?){_HERE}|do (?:here|in here|in this \w+))|"
    rf"what (?:commands?|words|orders) (?:are there|do you (?:know|have|understand)|can {_YOU} use){_HERE}|"
    rf"how (?:do|can|should) {_YOU} (?:use (?:this|it|you)(?: (?:chat|program|tool|thing))?|talk to you|answer){_HERE}|"
    r"how does this (?:chat|program|tool|thing )?\s?work|what can you do(?: for (?:me|us))?|"
    rf"ayuda(?:me)?|necesit(?:o|amos) ayuda|comandos|que (?:puedo|podemos|se puede|debo|tengo que) "
    rf"(?:(?:escribir|decir|preguntar|teclear|poner){_HERE}|hacer aqui)|"
    rf"que (?:comandos|ordenes) (?:hay|existen|entiendes?|conoces?){_HERE}|"
    r"como (?:se usa|funciona|uso|usamos) (?:esto|este (?:chat|programa))|"
    r"que (?:puedes?|sabes?) hacer"
    r")(?:\W+(?:please|por favor))?\W*$"
)
"""A message that asks for the way to talk here, and for nothing else."""
_PLAN_NOW = re.compile(
    r"^\W*(?:(?:the|el|and|now|ahora|ya) )*plan(?:,? (?:please|now|then|por favor|ya))*\W*$|"
    r"\b(?:plan with what (?:you|we) have|no more questions|stop asking|enough questions|skip the (?:rest|questions)|"
    r"(?:do not|don't) ask (?:me |us )?(?:any |more |any more )*questions"
    r"|that is all (?:we|i) (?:know|have)\W*$|(?:just|simply) (?:make|give|show|write|do|create|finish)(?: me| us)? (?:the|"
    r"a|that|your) plan|(?:give|show) (?:me|us) the plan(?: now)\b"
    r"|planifi(?:ca|que) con lo que (?:hay|tienes?|tenemos)|basta de preguntas|no (?:hagas |haga )?(?:mas )?preguntas|"
    r"sin mas preguntas|con lo que hay)\b"
)
_MAKE_PLAN = re.compile(
    r"\b(?:(?:please |now )?(?:make|give|show|write|create|finish)(?: me| us)? (?:the|a|that|your) plan|(?:haz|haga|dame|"
    r"deme|muestra|muestrame) (?:ya |ahora )?(?:el|un) plan)\b"
)
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|ok|so|well|also|y|pero|bueno|entonces|before that|one question|question|first|by the way|"
    r"una pregunta|pregunta)[,:]? )*(?:what(?:'s| is| are| does| do| was| were| would)\b|which (?:is|are|one)\b|how (?:does|"
    r"do|is|are|can|would|should|much|many|big)\b|explain\b|define\b|describe\b|tell (?:me|us) (?:about|what|how|more)\b|"
    r"(?:can|could) you (?:explain|tell|describe)\b|difference between\b|when (?:should|do|does|would|is)\b"
    r"|who (?:is|are|was)\b|why (?:is|are|does|do|would|should)\b|is (?:there|it|a|the)\b|are (?:there|the)\b|does\b|"
    r"do (?:i|we) (?:need|have)\b|should\b|que (?:es|son|significa|quiere decir|hace|diferencia)\b|cual(?:es)? (?:es|son)\b|"
    r"como (?:se|funciona|hace|puedo|puede)\b|explica\w*\b|cuando (?:se|conviene)\b|diferencia entre\b|para que sirve\b|"
    r"por que (?:es|son|se)\b|hay que\b)"
)
_ABOUT = re.compile(
    r"(?:what(?:'s| is| are| does| do)|explain|define|describe|tell (?:me|us) (?:about|what|how|more about)|(?:can|"
    r"could) you (?:explain|tell me about|describe)|how (?:does|do)|que (?:es|son|significa|quiere decir)|explica(?:me|"
    r"nos)?|como funciona)\s+(?:(?:an?|the|un|una|el|la|los|las)\s+)?(.+)"
)
_WHY_ASK = re.compile(
    r"\b(?:why (?:do|are|would|must|did) (?:you|we|i) (?:ask\w*|want(?: to know)?|need(?: to know)?|have to (?:say|answer)|"
    r"care)|why (?:is|are) (?:that|this|these|it) (?:important|relevant|needed|necessary|asked)|why that question|"
    r"what is (?:that|this) (?:question )?(?:for|good for)|what do you need (?:that|this) for"
    r"|por que (?:lo )?(?:pregunta\w*|quiere\w* saber|necesita\w*)|para que (?:lo )?(?:pregunta\w*|necesita\w*|"
    r"quiere\w* saber)|para que es (?:eso|esa pregunta))\b|^\W*(?:why|por que)\W*$"
)
_WHY_NOT = re.compile(
    r"\b(?:why not\b|why (?:do|don't|can't|couldn't|shouldn't|wouldn't|do not|can not|cannot|is|isn't|did|didn't|"
    r"aren't) (?:we|you|it|i|they)\b.*\b(?:not|just|simply|use|take|rather|instead|n't)\b|why (?:don't|can't|couldn't|"
    r"shouldn't|not just) (?:we|you)|why no\b|wouldn't it be (?:better|simpler|easier|cheaper)|what speaks against|"
    r"por que no\b|no seria mejor|y si (?:mejor )?(?:solo |simplemente )?(?:usamos|usaramos|hacemos))"
)
_OF_THE_PLAN = re.compile(
    r"\b(?:how (?:do|can|could|should|would|might) (?:we|i|you|one) (?:best )?(?:plan|start|begin|go about|do (?:this|that|"
    r"it)|approach|proceed|"
    r"tackle|build)|where (?:do|should|can) (?:we|i) (?:start|begin)|can (?:ai|ml|you|machine learning|it|that|this|"
    r"a computer|a model)\b|could (?:ai|ml|you|it|that|this|a (?:computer|model))\b"
    r"|what (?:plan|would (?:a |the |your )?(?:\w+ )?(?:project )?plan|do you (?:suggest|recommend|advise|think)|"
    r"should we do|can (?:we|you) do|would you (?:do|suggest|recommend))|is (?:that|this|it|ai|ml) (?:possible|feasible|"
    r"realistic|doable|something for|worth|a good idea|for you)|(?:please )?help us|any (?:ideas?|advice)|does (?:that|this|"
    r"it) make sense"
    r"|como (?:seria|planeamos|planificamos|hacemos|empezamos|empezar|podemos|lo hacemos|deberiamos)|por donde (?:empezamos|"
    r"empezar|comenzamos)|puede (?:la |una )?(?:ia|maquina)|podria (?:la |una )?ia|(?:nos )?pueden? ayudar\w*|es posible|"
    r"se puede hacer|que (?:plan|nos (?:recomienda\w*|sugiere\w*|aconseja\w*)|podemos hacer)|tiene sentido)\b"
)


@dataclass(frozen=True)
class Intent:
    """What one part of a message wants. `text` = that part, letter by letter; `about` = what a question is about."""

    kind: Kind
    text: str = ""
    about: str = ""


def intents_of(text: str, open_slots: Sequence[str] = (), *, opening: bool | None = None) -> list[Intent]:
    """The parts of a message in order: what it states first as one part, then each question of its own; in either language.

    Never empty: a message without a letter or digit gives one part of kind "nothing". `opening` says whether it is the first
    message that tells something; where nobody says so, it is one when no question is open.
    """
    low = readable(text)
    spans = sentences(low)
    if not spans:
        return [Intent("help" if "?" in low else "nothing", text[:200])]
    found: list[Intent] = []
    told = (not open_slots if opening is None else opening) and len(spans) > 1  # a first message: what it asks is what it wants planned
    for span in spans[:250]:
        for start, end in _parts(low, span.start, span.end, later=opening is False):
            kind = _kind(low[start:end], open_slots, told=told, later=opening is False)
            if kind == "what_if" and low[:start].rstrip()[-1:] in {'"', "«"}:
                kind = "statement"  # somebody's words, repeated
            if found and found[-1].kind == "what_if" and "?" in low[start:end] and goes_on(low[start:end]):
                continue  # "what if we had two more people? When would it be done then?" is one question
            found.append(Intent(kind, text[start:end], _about_of(kind, text[start:end], low[start:end])))
    return _joined(found, spans[249].end if len(spans) > 250 else 0, text)


def _joined(found: list[Intent], read_to: int, text: str) -> list[Intent]:
    """Neighbouring statements become one part; courtesy falls away beside anything else; what was not looked at is stated."""
    heavy = [i for i in found if i.kind not in {"greeting", "thanks", "nothing"}]
    if not heavy:
        return found[:1]
    joined: list[Intent] = []
    for intent in heavy:
        if joined and joined[-1].kind == intent.kind == "statement":
            start = text.find(joined[-1].text)
            end = text.find(intent.text, start + len(joined[-1].text)) + len(intent.text)
            joined[-1] = Intent("statement", text[start:end])
        else:
            joined.append(intent)
    rest = text[read_to:MOST_READ] if read_to else ""
    return [*joined, Intent("statement", rest)] if rest.strip() else joined


def intent_of(text: str, open_slots: Sequence[str] = ()) -> Intent:
    """The first part of a message; see :func:`intents_of`."""
    return intents_of(text, open_slots)[0]


_QUESTION_INSIDE = re.compile(
    r"[,;]\s+(?=(?:but |and |pero |y )?(?:why (?:not|don't|do you)|what (?:is|are) (?:an? )|por que |que es |"
    r"what (?:happens |would happen )?if |que (?:pasa|pasaria) si |[¿]?y si ))"
)
_QUESTION_BEHIND = re.compile(
    rf"{_QUESTION_INSIDE.pattern}|[,;]\s+(?=¿|(?:but |and )?(?:why (?:is|are)|(?:is|are|was|were|do|does|did|can|could|should|shall|must|"
    r"will|would|has|have) (?:i|we|you|it|that|this|these|those|they|there|the|an?|our|my))\b)"
)
"""In a later message a comma before a verb that stands before its subject parts what is told from what is asked."""
_LEANS = re.compile(
    r"\W*(?:(?:and|but|so|ok|y|pero|entonces) )*(?:if|when|once|because|since|as|after|before|until|while|unless|although|in|on|at|for|"
    r"with|without|by|from|of|to|about|how|what|which|who|why|where|si|cuando|como|porque|desde|en|con|sin|para|por|de|que|cual|quien|"
    r"despues|antes|mientras|aunque|hasta)\b"
)
"""How words begin that only lead to the question behind the comma."""


SHORTEST_PART = 3
"""Words that state something before a question."""


def _parts(low: str, start: int, end: int, *, later: bool) -> list[tuple[int, int]]:
    """A sentence that ends in a question after a comma ("765 it is, but why not ...?") has two parts, a double question is one."""
    cut = (_QUESTION_BEHIND if later else _QUESTION_INSIDE).search(low[start:end])
    before = low[start : start + cut.start()] if cut else ""
    led = len(before.split()) < SHORTEST_PART or bool(_LEANS.match(before))  # "well then, what if ...?" is one part
    if cut and not led and low[start:end].rstrip().endswith("?") and not _ASKS.search(before):
        return [(start, start + cut.start()), (start + cut.end(), end)]
    return [(start, end)]


def _kind(low: str, open_slots: Sequence[str], *, told: bool, later: bool) -> Kind:
    alone = next((kind for kind, pattern in _ALONE if pattern.search(low)), None)
    if alone:
        return alone
    bare = bool(_BARE_QUESTION.match(low)) or (later and bool(_ASKED_OF_US.match(low) or _UNMARKED.match(low)))
    asks = low.rstrip(" \"')").endswith("?") or (bare and len(low) < 120)
    if not own_file_topic(low) and (wanted := _by_form(low, open_slots, asks=asks, told=told)):
        return wanted
    return _asked(low, open_slots, told=told, later=later) if asks or own_file_topic(low) else "statement"


def _by_form(low: str, open_slots: Sequence[str], *, asks: bool, told: bool) -> Kind | None:
    """What a sentence wants that says so by its form; "and if not, what can we leave out?" asks for the plan and supposes nothing."""
    found: tuple[tuple[Kind, bool], ...] = (
        ("why_ask", bool(_WHY_ASK.search(low)) and len(low) < LONGEST_WHY and (bool(open_slots) or not _names_a_matter(low))),
        ("why_not", asks and bool(_WHY_NOT.search(low))),
        ("plan_question", asks and not told and asks_to_cut(low)),
        ("what_if", supposed_at(low) is not None),
        ("plan_now", bool(_PLAN_NOW.search(low)) or (bool(_MAKE_PLAN.search(low)) and not told)),
    )
    return next((kind for kind, holds in found if holds), None)


LONGEST_WHY = 90
"""Letters up to which "why do you ask?" is the whole of a sentence."""
_OF_ASKING = re.compile(r"\b(?:this|that|these|those|question|questions|know|from|here|esto|esta|pregunta|preguntas|saber)\b")


def _names_a_matter(low: str) -> bool:
    """Whether a "why do you want ...?" names what it is about: with no question open it asks about that."""
    return bool(re.search(r"[a-z]{4,}", _OF_ASKING.sub("", _WHY_ASK.sub("", low))))


def _asked(low: str, open_slots: Sequence[str], *, told: bool, later: bool) -> Kind:
    """What a sentence wants that asks something, or for what stands in the team's own files."""
    if own_file_topic(low):
        return "course_question"
    if not told and plan_topic(low):
        return "plan_question"
    if _SAID_BEFORE.search(low) or _QUOTED.match(low) or (later and _OF_THE_AIM in open_slots and _OF_THE_PLAN.search(low)):
        return "statement"
    return "course_question" if later or _is_for_the_course(low, open_slots, told=told) else "statement"


_QUOTED = re.compile(r"[^\"«\w]*+\w[^\"«]*+[\"«][^\"»]*\?\W*$")
"""Somebody's question, told behind other words."""
_OF_THE_AIM = "business_objective"
"""While it is asked, "can it tell us which pump fails next?" answers; all else that asks behind a first message states nothing."""


_SAID_BEFORE = re.compile(
    r"\b(?:did(?:n't| not)|have(?:n't| not)) (?:i|we) (?:already )?(?:say|said|tell|told|write|written|mention\w*|answer\w*)\b|"
    r"\bas (?:i|we) (?:already )?(?:said|wrote|told you)\b|\bno (?:lo )?(?:dije|dijimos|escribimos|conteste)\b"
)
"""A question that asks nothing: it was answered before."""
_OF_THE_COURSE = re.compile(
    r"\b(?:(?:does|do|did) (?:the|this|your) (?:course|slides?|decks?|lectures?|notes) (?:\w+ )?(?:say|recommend|cover|mention|explain|"
    r"give|tell|teach|advise|name|use|define|suggest|treat)|according to (?:the|this) course"
    r"|(?:dicen?|recomiendan?|explican?|cubren?|mencionan?) (?:el curso|las diapositivas)|segun (?:el curso|las diapositivas))\b"
)
_LEAD = r"^\W*(?:(?:and|but|so|ok|then|y|pero|entonces)[,:]? )*"
_BARE_QUESTION = re.compile(
    rf"{_LEAD}(?:explain|define|explica\w*|(?:what is|what are|que es)\b(?!.*(?<!\bthat)(?<!\bwhich) (?:is|are) ))\b"
)
"""It begins as a question does, and no second verb makes a statement of it: "what is missing are the dates"."""
_ASKED_OF_US = re.compile(
    rf"{_LEAD}(?:(?:what|which|who|how|where|when|why)(?: \w+){{0,3}} (?:do|does|must|should|shall|can|could|would|will|are|is) "
    r"(?:we|you|i|it|they)\b|(?:should|shall|must) (?:we|i|you)\b)"
)
"""A verb before its subject asks, whether or not a mark stands behind it: "how many do we need", "which tool would you take"."""
_UNMARKED = re.compile(
    rf"{_LEAD}(?:why (?:is|are|was|were|do|does|did|has|have|had|can|could|should|must|will|would)\b|"
    r"(?:what|which|who|how|where|when)(?:'?s| is| are| was| were)(?: (?!(?:is|are|was|were)\b)[\w'-]+){0,4}\W*$|"
    r"(?:do|does) (?:i|we|you) (?:really |still |even )?(?:need|have to)\b|por que [a-z]|"
    r"(?:que|cuant[oa]s?)(?: (?:nos|te|me|les|mas|aun|todavia))* (?:falta\w*|queda\w*)\b|"
    r"cuant[oa]s? [a-z ]{3,40} (?:habra\w*|hay que|hacen? falta|necesit\w+|tendr\w+|debemos|esperamos|podemos)\b)"
)
"""A question by its form, though no mark stands behind it: "whats still missing", "why are all tasks with Ana", "que falta"."""


def _is_for_the_course(low: str, open_slots: Sequence[str], *, told: bool) -> bool:
    """A question about words or methods. In a first message that tells something, "who will give again?" is the project."""
    if _OF_THE_COURSE.search(low):
        return True
    if _OF_THE_PLAN.search(low):
        return False
    if told:
        return bool(_ABOUT.search(low) or "difference between" in low or "diferencia entre" in low)
    return bool(_ASKS.search(low)) or (bool(open_slots) and low.rstrip().endswith("?"))


_ALONE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("greeting", _GREETING),
    ("thanks", _THANKS),
    ("undo", _UNDO),
    ("redo", _REDO),
    ("help", _HELP),
)


def _about_of(kind: Kind, text: str, low: str) -> str:
    if kind == "plan_question":
        return plan_topic(low)
    return _about(text, low) if kind in {"course_question", "why_not"} else ""


def _about(text: str, low: str) -> str:
    match = _ABOUT.search(low)
    found = text[match.start(1) : match.end(1)] if match else text
    return found.strip(" ?¿!.\"'")[:200]
