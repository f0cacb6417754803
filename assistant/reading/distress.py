"""People who may come to harm by an error, or who wait in pain or danger: money does not put that right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON
from assistant.reading.text import fold

_THING = (
    r"(?:pap|contain|comput|print|trail|contr?oll|comp?ress|tract|react|hopp|boil|cool|freez|heat|burn|mix|pow|riv|lay|met|rubb|timb|batt|"
    r"flow|butt|leath|tow|lev|fib|wat|cyber)ers?"
)
_PEOPLE = (
    r"(?:somebody|someone|anybody|anyone|people|ppl|folks|persons?|humans?|(?:wo)?m[ae]n|child(?:ren)?|kids?|bab(?:y|ies)|girls?|boys?|"
    r"patients?|victims?|guests?|clients?|residents?|tenants?|pupils?|students?|staff|colleagues?|nurses?|guards?|pilots?|crew|"
    r"famil(?:y|ies)|elderly|pedestrians?|technicians?|civilians?|participants?|citizens?|neighbou?rs?|visitors?|"
    r"(?:work|passeng|rid|driv|div|climb|walk|hik|swimm|min|farm|play|operat)(?:e|o)rs?|one of (?:us|them)|"
    r"alguien|personas?|gente|nin[oa]s?|bebes?|menor(?:es)?|pacientes?|clientes?|trabajador\w*|operari[oa]s?|emplead[oa]s?|"
    r"conductor\w*|vecin[oa]s?|usuari[oa]s?|ancian[oa]s?|alumn[oa]s?|socorrist\w+|bombero\w*|pasajer[oa]s?|peaton\w*|tecnic[oa]s?|"
    r"un[oa] de nosotr[oa]s|un hombre|una mujer|terceros)"
)
_BODY = rf"(?:{_PEOPLE}|he|she|they|you|we|(?!{NO_PERSON}\b)(?!{_THING}\b)[a-z]{{3,}}ers?)"
"""Those who have a body, in both languages."""
_HURT = (
    r"(?:hurt|injured|harmed|killed|burn(?:ed|t)|crushed|poisoned|electrocuted|wounded|maimed|infected|locked in|stranded|ill|sick|"
    r"scalded|unconscious|run over|buried|dead|(?:trapped|stuck)(?! (?:with|on|at|of|in (?:traffic|an? (?:queue|line)|the past))\b))"
)
_SUFFERS = (
    r"(?:(?:dies?|died|dying)(?! of (?:boredom|laughter|shame|curiosity))|drown\w*|chok(?:e|es|ed|ing)|suffocat\w+|bleed\w*|"
    r"collapse[sd]?|suffers?|"
    rf"(?:(?:is|are|r|was|were|be|been|being|get|gets|got|getting|end up|fall|falls|fell|become|becomes) )(?:\w+ly |badly |left )?{_HURT}|"
    r"(?:break|breaks|broke|lose|loses|lost) (?:an?|his|her|their|the) (?:leg|arm|neck|hip|hand|finger|eye|limb|foot|life|sight|bone)s?|"
    r"(?:end|ends|ended|land|lands|landed|be|is|are)(?: up)? in (?:the |an? )?(?:hospital|ambulance|intensive care)|"
    r"mor(?:ir|irse|iria|ir[ai]n)|muer[ae]n?|murio|ahog\w+|asfixi\w+|desangr\w+|desmay\w+|intoxic\w+|envenen\w+|electrocut\w+|"
    r"lesion\w+|quem(?:ar|a|arse)\b|accident\w+|caers?e|hacerse dano|"
    r"se (?:hace|haga|hiciera) (?:mucho )?dano|se (?:lesione|queme|ahogue|mate|electrocute|intoxique|caiga)n?|"
    r"(?:salir|sale|salga|resultar|resulta|quedar|queda|quede|queden|quedan|quedarse|acabar|acaba|terminar|termina)(?: alguien)? "
    r"(?:herid|lesionad|muert|atrapad|encerrad|intoxicad|enferm|quemad|atropellad)[oa]s?|"
    r"(?:acabar|acaba|terminar|termina|ir|parar)(?: alguien)? (?:en|al) (?:el )?hospital|enferm(?:ar|arse|e|en|a)\b)"
)
_HARMS = (
    r"(?:kill|hurt|injur|harm|poison|burn|scald|crush|maim|wound|trap|endanger|electrocut|infect|run over|"
    r"matar|mate|mata|herir|hiere|lesionar|lesione|danar|dane|intoxicar|envenenar|quemar|atropellar|aplastar|atrapar|electrocutar)"
    r"(?:e|es|s|ed|d|ing|y|ies|ied)?"
)
_OF_SOME = r"(?:an? |the |some |our |one |many |several |other |al |un[oa]? |los |las |el |la |algun[oa]? |otr[oa]s? )*(?:(?!of\b)[a-z]+ )?"
_DAMAGE = (
    r"(?:harm|damage|danger|dangerous|risk|injur(?:y|ies)|death|dano|danos|lesiones|peligro|peligros[oa]|riesgo)(?: \w+)? "
    r"(?:to|for|of|a|al|para|de) "
)
_PATTERNS = (
    re.compile(rf"\b{_BODY}\b(?: (?!not\b|never\b|no\b)[a-z]+){{0,3}}? {_SUFFERS}"),
    re.compile(rf"\b(?:mor(?:ir|irse)|muera|muere|ahogarse|intoxicarse|enfermar|quemarse|lesionarse) {_OF_SOME}{_BODY}\b"),
    re.compile(rf"\b(?:salir|resultar|quedar|acabar|terminar) {_BODY} (?:herid|muert|atrapad|lesionad|en el hospital)[a-z]*"),
    re.compile(rf"\b{_BODY} (?:sometimes |often |then )?{_HURT}\b"),
    re.compile(rf"\b{_HARMS} {_OF_SOME}{_BODY}\b"),
    re.compile(r"\bcases? (?:can|could|may|might|would) (?:\w+ly )?die\b"),
    re.compile(rf"\b{_OF_SOME}{_BODY} (?:in danger|at risk|in peril|en peligro|en riesgo)\b"),
    re.compile(rf"\b(?:en peligro|en riesgo) {_OF_SOME}{_BODY}\b"),
    re.compile(rf"\b{_DAMAGE}{_OF_SOME}(?:{_BODY}|li(?:fe|ves|mb)|health|la vida|la salud)\b"),
    re.compile(r"\b(?:costs?|costing) (?:an? |human |(?:some|any)(?:body|one)'s |(?:his|her|their) )?li(?:fe|ves)\b"),
    re.compile(r"\b(?:cuesta|costar|costaria)(?:le)? (?:la |una |vari[oa]s )?vidas?\b"),
)
_MAY_BE = re.compile(
    r"[=>\u2192]|\b(?:fail\w*|fall[oa]s?|fallan?|means?|risk|otherwise|can|could|may|might|would|if|when|sometimes|now and then|"
    r"pued[ae]n?|podrian?|pudiera|si|cuando|a veces|error\w*|wrong|mistakes?|"
    r"fallo|miss\w*|false|overlook\w*|late|mal)\b"
)
"""Words of what an error may bring; without them, and unasked, somebody's harm is only told."""
_LEADS_TO = r"(?:=+>?|-+>|\u2192|\b(?:means?|leads? to|ends? (?:in|with)|results? in|hay|habr[ai]an?|hubo|significa|acaba en))"
_SEVERAL = r"(?:(?:an?|some|many|several|two|three|\d+|un[oa]?s?|vari[oa]s|much[oa]s|dos|tres) )*"
_TOLL = rf"{_SEVERAL}(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)|muertes?|muert[oa]s|herid[oa]s|victimas)"
_OF_A_BODY = (
    rf"(?:(?:dead|injured|burned|drowned|hurt) {_BODY}|{_BODY} (?:in (?:the |an? )?(?:hospital|ambulance|icu)|{_HURT}|"
    rf"muert[oa]s?|herid[oa]s?))"
)
_LIVES = r"(?:^\W*|[,;:=(] ?|\b(?:human|people's|their|our|his|her|many|some|and|since|because|that|as|where|so|if) )lives"
_AT_STAKE = (
    re.compile(rf"{_LEADS_TO}\s*(?:{_TOLL}\b|{_OF_SOME}{_OF_A_BODY})"),
    re.compile(rf"{_LIVES} (?:\w+ )?(?:depend|hang|rest on|are at (?:stake|risk))\b|\b(?:of|between) (?:a )?life (?:and|or) death\b"),
    re.compile(r"\b(?:human li(?:fe|ves)|vidas? humanas?|vida o muerte|(?:safety|life)[- ]critical|danger of life)\b"),
    re.compile(
        r"\b(?:en juego|depend\w+|peligran?|arriesg\w+) (?:de esto |de ello |en ello )?(?:la |las |muchas |"
        r"una? )?vidas?\b(?! (?:util|media))"
    ),
    re.compile(
        rf"\bvidas? (?:del? {_OF_SOME}(?:{_PEOPLE}|(?!{NO_PERSON}\b)[a-z]{{3,}}(?:er[oa]|ista|dor(?:e|a)?)s?) )?(?:dependen? de|"
        rf"en (?:juego|riesgo|peligro))\b"
    ),
    re.compile(rf"\b{_PEOPLE} (?:died|(?:(?:was|were|been|is|are|be|gets?|got) )?killed)\b"),
    re.compile(
        r"\b(?:hits?|strikes?|falls? on|drops? on|runs? over|golpe[ae]|cae sobre|caiga sobre) (?:somebody|someone|anybody|"
        r"people|a person|a child|alguien|una persona)\b"
    ),
    re.compile(
        rf"\b(?:fatal|deadly|lethal|letal|mortal) (?:for|to|para) {_OF_SOME}{_BODY}\b|\b(?:is|be|are|=) (?:deadly|"
        rf"lethal)(?= ?(?:$|[^\sa-z]))"
    ),
)
"""Life or limb named as what is at stake: plain without a word that something may go wrong."""
_WHO_WILL = re.compile(r"\b(?:who|which|whether|quien(?:es)?|cuales?|predict\w*|forecast\w*|know|predecir|saber)\b")
"""Whose harm is to be foretold is the case itself, and no error."""
_NOBODY = re.compile(r"\b(?:nobody|no one|no person|none of|nadie|never|nunca|not|n't|cannot|ningun[oa]?|without|sin)\b")

_SOMEBODY_WAITS = re.compile(
    r"\b(?:somebody|someone|people|persons?|patients?|callers?|victims?|walkers?|climbers?|residents?|children|child|he|she|they|those|"
    r"alguien|pacientes?|personas?|gente|heridos?)\b[^.;:]{0,30}\b(?:waits?|waiting|(?:is|are) left|lies? (?:there|in|on)|esper\w+)\b"
)
_DISTRESS = re.compile(
    r"(?<!no )(?<!not in )(?<!without )(?<!sin )\b(?:pain|suffer\w*|danger|injur\w*|bleed\w*|unconscious|trapped|stranded|distress|"
    r"drown\w*|hypotherm\w*|rescue\w*|ambulances?|paramedics?|emergenc\w*|first aid|"
    r"fire brigade|dolor|peligro|herid\w*|inconsciente|atrapad\w*|"
    r"rescate\w*|ambulancias?|urgencias?|emergencias?|bomberos)\b"
)
_TOLD = ("wish", "problem", "actor", "metric_name", "current_way", "unit_noun")


def read_distress(s: Sentence) -> Iterator[Claim]:
    """Slot cost_of_errors: people can be harmed, by an error that may happen or while they wait in need."""
    asked = s.asked == "cost_of_errors"
    may_be = asked or bool(_MAY_BE.search(s.low))
    harm = _first(s, _AT_STAKE) or (_first(s, _PATTERNS) if may_be else None)
    if harm and (asked or not _WHO_WILL.search(s.low)):
        yield Claim("cost_of_errors", harm.start(), harm.end(), {"worst_harm": "people"})
        return
    waits = _SOMEBODY_WAITS.search(s.low)
    known = fold(" ".join(str(s.known.get(name) or "").replace("_", " ") for name in _TOLD))
    if waits and (_DISTRESS.search(s.context) or _DISTRESS.search(s.low) or _DISTRESS.search(known)):
        yield Claim("cost_of_errors", waits.start(), waits.end(), {"worst_harm": "people"}, firm=asked)


def _first(s: Sentence, patterns: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    """Where a sentence says that somebody comes to harm, unless its own clause denies it."""
    for pattern in patterns:
        for found in pattern.finditer(s.low):
            clause = s.clause_at(found.start())
            if not _NOBODY.search(s.low[clause.start : found.end()]):
                return found
    return None
