"""Where no kind of problem fits: whether a text turns down the kinds that were offered, and what kind of answer it wants instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.reading.result import Lexicon
from assistant.reading.stated_kinds import A_NUMBER_TOLD
from assistant.reading.text import compiled, fold
from knowledge.rows import Problem
from knowledge.words import content_stems

_NONE_OF_THEM = re.compile(
    r"\b(?:none|neither|nothing|not any|no one|not one) of (?:these|those|them|the (?:\w+ )?(?:above|options|kinds|four|three))\b|"
    r"^\W*(?:none|neither|not one) of the (?:first |other )?(?:ones|suggest\w+|propos\w+|choices|kinds|types)\b|"
    r"^\W*ningun[oa]? de (?:las|los) (?:de |del |que |anteriores|otr[oa]s|primer[oa]s|opciones|propuestas|cuatro|tres|tipos|clases)|"
    r"\bnone (?:fits?|matches|is right)\b|\bit(?: is|'s) something (?:else|different)\b|"
    r"\b(?:ninguna?|nada) de (?:estas?|estos|esas?|esos|ellas|ellos)\b|\b(?:es|queremos) otra cosa\b"
)
_NO = re.compile(
    r"(?:^|[.?!;]\s)\W*(?:no|nope|none|neither|ninguna?|otra cosa|algo distinto|something (?:else|different))\b"
    r"\s*(?:[,.;:!-]|$|it\b|we\b|es\b|not\b)"
)
"""A no at the beginning of the answer to that question."""
_THE_MATTER = r"(?:it|this|that|our (?:project|goal|aim|question|case|problem|task)|the (?:project|goal|aim|question|point|task))"
_SOUGHT = r"(?:predict|forecast|detect|match|rank|recommend|classify|find|optimi[sz]e|know|guess|score|plan)\b"
_BUSCADO = r"(?:predecir|pronosticar|detectar|emparejar|ordenar|recomendar|clasificar|encontrar|optimizar|saber|adivinar|planificar)\b"
_DENIES_KIND = re.compile(
    rf"(?:\b{_THE_MATTER}(?: is| was|'s)? ?(?:really |all |at all )?(?:not|no|never)\b(?! that (?!kind|sort|type|one)\w)|"
    rf"\b{_THE_MATTER} (?:isn't|wasn't|has nothing to do with)\b|"
    r"\b(?:we|i)(?: are|'re|'m| am) not(?! (?:an?|the|happy|sure|satisfied|able|ready|allowed|certain|good|yet)\b)|"
    r"\b(?:we|i) (?:aren't|(?:did not|didn't|do not|don't|never) (?:mean|ask(?:ed)? for|look for|meant))\b|"
    rf"\b(?:we|i) (?:do not|don't) (?:want|need)(?= (?:an? |to {_SOUGHT}))|nothing to do with\b|"
    r"\b(?:we|i) (?:(?:do|will|shall|would|are) ?)?(?:not|n't|never) (?:going to |want to |plan to )?"
    r"(?:build|make|develop|program|write|train|teach)(?:ing)? (?=an? )|"
    r"\bno (?:queremos |vamos a |estamos )?(?:hac(?:emos|er|iendo)|constru(?:imos|ir|yendo)|desarroll(?:amos|ar|ando)) (?=una? )|"
    r"^\W*(?:no[,.]? )?not (?=\w+ing\b|"
    rf"about\b|an? )|"
    r"\b(?:esto |eso )no son\b|\bno (?:es|se trata de|estamos|pedimos|hablamos de|tiene nada que ver con)\b|"
    rf"\bno (?:queremos|buscamos|necesitamos)(?= (?:una? |{_BUSCADO})))"
    r"(?P<what>(?:[^.;:!?,]|,(?= (?:nor|or|neither|ni)\b)){3,80}?)(?=$|[.;:!?,]|\s(?:but|sino|rather|instead)\b)"
)
"""That the matter is not the thing named behind it; what is not wanted to happen ("we do not want to lose customers") is no such thing."""
_NOT_NAMED = re.compile(r"(?<!\w)(?:not|no|without|sin|ni)\s(?=(?P<what>[^.;:!?,)]{3,60}))")
"""'Not trial and error', "no predictive maintenance": a denial without a verb, which counts where it is all but the name of a kind."""
_KIND_IS_WRONG = re.compile(
    r"\b(?:the|this|that|your|el|ese|este) (?:kind|type|sort|class|tipo|clase)(?: (?:of|de) (?:the )?(?:problem|project|task|problema|"
    r"proyecto|tarea))?(?: here| above| named)?(?:'s| is| was| es| esta)(?: just| simply| all| quite| completely)? "
    r"(?:wrong|false|incorrect|not (?:right|correct|true|that|this|ours)|mal|equivocad[oa]|otr[oa])\b|"
    r"\b(?:el|ese|este|la|esa|esta) (?:tipo|clase)(?: de (?:problema|proyecto|tarea))? no es (?:es[ea]|est[ea]|correct[oa]|el nuestro)\b|"
    r"(?:^|[.;:,!]\s)\W*(?:kind|type|tipo)(?: (?:of|de) (?:problem|project|task|problema|proyecto|tarea))? (?:is|es|esta) (?:wrong|"
    r"not right|incorrect|mal|equivocado)\b|"
    r"\b(?:wrong|false) (?:kind|type|sort) of (?:problem|project|task)\b|\b(?:tipo|clase) (?:de (?:problema|proyecto|tarea) )?"
    r"(?:equivocad[oa]|incorrect[oa])\b|\bno es (?:ese|este) (?:el )?tipo\b"
)
"""That the kind which the plan goes by is not the right one, whatever it is called."""
_OF_US = re.compile(
    r"\W*(?:(?:we|i)\b(?!.* (?:mean|meant|asking|looking|talking|speaking)\b)|no (?:estamos|queremos|buscamos|necesitamos)\b)"
)
"""A denial of what people do or want, which may be of a part of it only."""
_A_COMPLAINT = re.compile(
    r"\b(?:well|enough|good|yet|today|now|fast|quickly|in time|on time|easy|possible|bien|suficiente|todavia|hoy|a tiempo|facil)\b"
)
_IN_TIME = (
    r"\b(?:tomorrow|tonight|next (?:day|week|month|season|year|quarter)|coming (?:day|week|month)s?|"
    r"(?:per|each|every|a) (?:hour|day|night|week|month|quarter|season|year)|hourly|daily|weekly|monthly|(?:days?|weeks?|months?) ahead|"
    r"manana|(?:la |el )?proxim[oa]s? (?:dia|semana|mes|temporada|ano)s?|(?:por|cada|al) (?:hora|dia|noche|semana|mes|ano))\b"
)
HOW_MUCH = re.compile(
    r"\bhow (?:many|much|long|far|heavy|large|big|tall|old|late|wide|deep|warm|hot|fast|soon)\b|\bcuant[oa]s?\b|"
    r"\b(?:guess|estimate|predict|know|tell us|say)\b[^.;!?]{0,25}\b(?:the|a) "
    rf"(?:number|amount|quantity|percentage|length|duration|weight)\b|{A_NUMBER_TOLD}"
)
"""A number that is asked for outright."""
_NUMBER = (
    rf"{HOW_MUCH.pattern}|"
    r"\ba number (?:for|per|of|in)\b|\b(?:as|is|give|get|want|predict|say|estimate|guess|calculate|tell)\b[^.;!?]{0,40}\b"
    r"(?:number|amount|quantity|percentage|length|duration|weight|size|height|age|distance|minutes|hours|kilos?|kg|litres?|tons?|"
    r"degrees|euros?|price|cost|share|rate|level|time it takes|percent|"
    r"numero|cantidad|porcentaje|duracion|peso|tamano|minutos|horas|precio|costo)\b|"
    r"(?:->|=>) ?(?:\w+ ){0,3}(?:percent|percentage|number|minutes|hours|days|kilos?|kg|degrees|euros?)\b|"
    r"\bin (?:minutes|hours|days|kilos?|kg|litres?|tons|degrees|percent|euros?)\b|\bun numero (?:por|para|de)\b"
)
_CLASS = (
    r"\b(?:which|what) (?:kind|type|class|category|sort|grade|variety|breed|species|department|folder|box|one of)\b|"
    r"\b(?:sort|sorts|sorted|classif\w+|categori[sz]\w+|assign\w*|divide\w*|label\w*)\b[^.;!?]{0,50}\b(?:into|to|by|as|in)\b|"
    r"\b(?:one|any) of (?:\w+ ){0,2}(?:kinds|types|classes|categories|folders|groups|grades)\b|"
    r"\b(?:que|cual) (?:tipo|clase|categoria|especie)\b|\bclasific\w+\b"
)
_YES_NO = (
    r"\b(?:yes or no|yes/no|whether|si o no)\b|"
    r"\b(?:which|who|what)\b[^.;!?]{0,40}\b(?:will|would|might|could|needs?|is about to|are about to)\b|"
    r"\bif (?:it|he|she|they|the \w+|a \w+|an \w+) (?:will|is|are|needs?|has|have|can|must)\b|"
    r"\b(?:notice|detect|find|spot|catch|flag|warn|alarm|recogni[sz]e)\w*\b|\b(?:detectar|avisar|encontrar|reconocer)\b"
)
_WANTED: tuple[tuple[str, str], ...] = (("one_of_k", _CLASS), ("number", _NUMBER), ("yes_no", _YES_NO))
"""Kind of answer -> words that ask for it, the clearest first."""


def plain_kinds(catalogue: Lexicon) -> Mapping[str, str]:
    """Kind of answer -> the row for it where no kind of problem fits: those that no brief is told by."""
    return {row.output_kind: row.id for row in catalogue.problems.values() if not row.lexicon}


def plain_kind(text: str, catalogue: Lexicon) -> str:
    """The plain kind for what a text wants to come out; "" where it does not say."""
    low, kinds = fold(text), plain_kinds(catalogue)
    wanted = next((kind for kind, pattern in _WANTED if re.search(pattern, low)), "")
    if wanted == "number" and re.search(_IN_TIME, low):
        wanted = "number_over_time"
    return kinds.get(wanted, "")


def seeks_an_answer(text: str, catalogue: Lexicon) -> bool:
    """Whether a text wants something to come out: something to predict, to find or to sort, and not only "to be faster"."""
    return bool(re.search(rf"\b(?:{_SOUGHT}|{_BUSCADO})", fold(text)) or plain_kind(text, catalogue))


def turned_down(text: str, known: Mapping[str, Any], catalogue: Lexicon, *, asked: bool) -> bool:
    """Whether a text says that it is none of the kinds that were offered, or not the one that the plan goes by.

    `asked`: it answers the question for the kind, where a mere no is enough.
    """
    low = fold(text)
    if known.get("problem_likely") and (_NONE_OF_THEM.search(low) or (asked and _NO.search(low))):
        return True
    if kind_is_wrong(low, known):
        return True
    return bool(denied_kinds(text, known, catalogue))


def kind_is_wrong(low: str, known: Mapping[str, Any]) -> bool:
    """Whether a folded text says that the kind which the plan goes by is the wrong one."""
    return bool(known.get("problem") and _KIND_IS_WRONG.search(low) and not low.rstrip().endswith("?"))


def denied_kinds(text: str, known: Mapping[str, Any], catalogue: Lexicon) -> list[str]:
    """The kinds, of those that the plan goes by or that were offered, of which a text says that it is not this one."""
    meant = dict.fromkeys([str(known.get("problem") or ""), *(known.get("problem_likely") or ())])
    rows = [catalogue.problems[name] for name in meant if name in catalogue.problems]
    found: dict[str, None] = {}
    for match in _denials(text):
        told = {row.id: _words_for(row, match["what"]) for row in rows}
        most = max(told.values(), default=0)
        found |= dict.fromkeys(name for name, number in told.items() if number and number == most)
    found |= dict.fromkeys(row.id for row in rows if _named_away(row, fold(text)))
    if kind_is_wrong(fold(text), known):
        found |= {str(known["problem"]): None}
    return list(found)


def denied_outright(text: str, known: Mapping[str, Any], catalogue: Lexicon) -> bool:
    """Whether a text denies the kind that the team chose, and not only some work of its own: "we are not inspecting at night"."""
    row = catalogue.problems.get(str(known.get("problem") or ""))
    if row and (kind_is_wrong(fold(text), known) or _named_away(row, fold(text))):
        return True
    denials = [match for match in _denials(text) if row and _words_for(row, match["what"])]
    return any(not _OF_US.match(match.group()) or (row and not _words_beside(row, match["what"])) for match in denials)


def without_denials(text: str) -> str:
    """A text without the words that say what the matter is not."""
    spans = sorted((match.span() for match in (*_denials(text), *_KIND_IS_WRONG.finditer(fold(text)))), reverse=True)
    for start, end in spans:
        text = text[:start] + " " + text[end:]
    return text.strip(" ,.;:")


def _denials(text: str) -> list[re.Match[str]]:
    return [match for match in _DENIES_KIND.finditer(fold(text)) if not _A_COMPLAINT.search(match["what"])]


def _words_for(row: Problem, what: str) -> int:
    """How many words speak of a kind: those of its name, of what comes out or of what happens, and those that briefs tell it by."""
    told = (row.name.en, row.name.es, row.nouns.get("output", ""), row.nouns.get("event", ""))
    own = {stem for words in told for stem in content_stems(words)}
    return len(own & set(content_stems(what))) + sum(bool(compiled(pattern).search(what)) for pattern in row.lexicon)


def _named_away(row: Problem, low: str) -> bool:
    """Whether a "not" stands before the name of a kind: up to the end of the clause, or to what is joined to it."""
    for match in _NOT_NAMED.finditer(low):
        ends = [joint.start() for joint in _JOINTS.finditer(match["what"])]
        if any(_is_named(row, match["what"][:end]) for end in (*ends, len(match["what"]))):
            return True
    return False


_JOINTS = re.compile(r"\s(?:and|but|or|y|o|ni|sino|pero|rather|instead)\b")


def _is_named(row: Problem, what: str) -> bool:
    """Whether what is denied is the name of a kind, or the better part of it, and nothing else."""
    said = set(content_stems(what))
    names = (set(content_stems(name)) for name in (row.name.en, row.name.es))
    return bool(said) and any(said <= name and 2 * len(said) > len(name) for name in names)


def _words_beside(row: Problem, what: str) -> int:
    """How many words beside those of the kind's name stand in what is denied."""
    own = {stem for words in (row.name.en, row.name.es, row.nouns.get("output", "")) for stem in content_stems(words)}
    return len(set(content_stems(what)) - own)


def instead(text: str, known: Mapping[str, Any], catalogue: Lexicon) -> dict[str, Any]:
    """The signals for the kind of problem after all that was offered was turned down.

    The plain kind for what the text wants; else the plain ones to choose from; where these were turned down too, none.
    """
    if kind := plain_kind(text, catalogue):
        return {"problem": kind, "problem_likely": None}
    plain = list(plain_kinds(catalogue).values())
    return {"problem": ""} if list(known.get("problem_likely") or ()) == plain else {"problem": None, "problem_likely": plain}
