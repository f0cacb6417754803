"""What a number is called: a noun phrase of the team's own words that reads in "bring {metric} from A to B"."""

from __future__ import annotations

import re

from assistant.nouns import singular
from assistant.reading.claims import Sentence
from assistant.reading.phrases import DATED, MEASURE, without_complaint
from assistant.reading.quantities import DAYS, Quantity
from assistant.reading.text import fold
from assistant.reading.two_verbs import as_name

_LEAD = re.compile(
    r"^(?:(?:so|and|or|but|then|we(?:'d|'re)?|i(?:'d)?|our|the|an?|to|want|wants|would|like|need|needs|aim|goal|target|is|are|was|of|"
    r"for|success|means|bring|"
    r"get|cut|reduce|lower|raise|increase|keep|have|that|this|it|be|should|must|call|if|when|at|least|most|who|which|they|you|"
    r"el|la|los|las|queremos|reducir|bajar|subir|aumentar|pasar|lograr|que|meta|objetivo|es|son|nuestra|nuestro|nuestros|nuestras|una?|"
    r"down|up|by|only|also|can|could|do|does|make|see|say|says|know|predict|forecast|warn|tell|find|detect|answer|sort|classify|reach|"
    r"achieve|improve|decrease|save|drop(?!-)|halve|double|responder|clasificar|detectar|predecir|avisar|lo|al|de|en|"
    r"mejorar|:|-)\b[\s:,-]*)+"
)
_TAIL = re.compile(
    r"[\s,:;(]*(?:\b(?:from|to|by|in|is|are|was|were|at|of|for|below|under|above|over|less|fewer|more|than|most|least|within|no|not|"
    r"down|up|reach|and|or|want|be|we|with|de|en|menos|mas|al|maximo|minimo|del|a|la|el|los|las|should|must|shall|can|"
    r"may|go|goes|fall|drop|"
    r"rise|today|now|currently|hoy|como|baje|suba|que|un|una|about|around|went|rose|has|have|risen|grew|grown|increased|fell|dropped|subio|"
    r"just|still|only|our|plus|instead|rather|para|por|es|son|expected|averages?|currently|roughly|some|better|worse)\b[\s,:;(]*)+$"
)
_BEHIND = re.compile(
    r"\s*(?:of |de |in )?(?:the |all |our |las |los |el |la |nuestr[oa]s? )*((?!(?:and|or|want|to|it|we|is|are|y|o|by|"
    r"in|per|a|then|at|less|"
    r"fewer|more|plus|with|for|from|while|but|mal|que|para|con|en|por|del|que|"
    r"de)\b)[a-z][^,.;:()\d]{2,60}?)(?=\s(?:by|before|until|and|for|antes|hasta|y|compared|"
    r"while|from|de aqui|as|when|if|(?:with|con|in|en) (?:at|no|less|max\w*|an? |the |un|como|\d|week|month|year|"
    r"winter|summer|semana))\b|[,.;:()\d]|$)"
)
_VERB_ALONE = re.compile(
    r"(?:warn|sort|answer|detect|predict|find|reach|reduce|cut|improve|plus|minus|want|get|make|reparto|responder|avisar|"
    r"clasificar|bajar|"
    r"subir|lose|use|spend|pay|hold|keep|be|go|have|had|has|count|see|saw|hope|sell|gastar|tener|vender|perder|usar|error|time|number|rate|"
    r"average|medio|media|total|less|more|right|wrong|true|first|success|off|late|empty)s?|too [a-z]+"
)
_FILLER = re.compile(
    r"(?:(?:(?:our|the|my|el|la|nuestr[oa]) )?(?:goal|aim|target|kpi|objective|meta|objetivo)s?|"
    r"perhaps|maybe|pues|bueno|well|honestly|or so|winters?|summers?|springs?|autumns?|seasons?|inviernos?|veranos?|temporadas?)"
)
"""Asides, seasons and the heading over an aim name no number."""
_NOT_A_NAME = re.compile(
    r"^(?:(?:a|per|each|every|al|por|cada)\s)?(?:second|minute|hour|day|week|month|quarter|year|dia|semana|mes|ano)s?$"
)
_FULL_VERB = re.compile(
    r"\b(?:is|are|was|were|wants?|should|would|must|will|spends?|takes?|needs?|costs? (?:us|them|about|up)|tarda\w*|gasta\w*"
    r"|queremos|esta|estan|debe|deben|son|we|i)\b"
)
_OF_IT = re.compile(r"(?<=[a-z]{3}) (?:that|which|who|que) .*")
"""What a name says of the thing behind its noun has a verb of its own: "towels that we cannot bill"."""
_PER = re.compile(
    r"\s(?:per|an?|each|every|por|al|cada) (?!day\b|week\b|month\b|quarter\b|year\b|dia\b|semana\b|mes\b|ano\b|hour\b|"
    r"hora\b|at\b)([a-z]+)\b"
)
_NO_NOUN = re.compile(
    r"(?:before|after|by|until|till|down|up|no|not|never|nunca|in|on|at|since|from|with|without|within|during|under|over|for|of|to|next|last|this|that|"
    r"these|those|it|"
    r"them|there|here|again|only|as|antes|despues|desde|hasta|para|en|al?|del?|con|sin|por|este|esta|esto|estos|estas|es[eoa]|proxim[oa]|"
    r"pasad[oa]|eso|ello|otra vez|que|lo|hoy|ahora|actualmente|todavia|cada|se|nos|today|now|currently)\b(?!-)"
)
"""A name never begins with a preposition, a pronoun or a word of time."""
_DATED = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|enero|febrero|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre|(?:19|20)\d\d|next (?:year|spring|summer|autumn|winter|month)|antes$)\b"
)
_ANOTHER_NUMBER = re.compile(
    r"(?<!within )(?<!under )(?<!over )(?<!in )(?<!than )(?<!of )(?<!after )(?<!en )(?<!de )(?<![\w-])\d+(?:[.,]\d+)*(?![\w-])"
)
"""A number in a name belongs to another thought, unless it is a bound: "calls answered within 60 seconds"."""
_VERB_FIRST = re.compile(r"(?:comes?|came|goes|go|went|gets?|got|returns?|leaves?|vuelven?|llegan?|salen?|van|se)\s")
"""What the counted things do ("4 % come back stained") names no number."""
_DIRECTION = re.compile(
    r"(?:fewer|less|more|higher|lower|shorter|longer|smaller|larger|bigger|quicker|faster|menos|m[aá]s|mayor(?:es)?|menor(?:es)?)\s+",
    re.IGNORECASE,
)
_WANTS_TO = re.compile(r"\bto[\s:,-]*\||\b(?:queremos|quisieramos|quiere|nos gustaria)[\s:,-]*\|[a-z]{3,}[aei]r(?:l[oa]s?)?\b")
_BOUND = re.compile(
    r"(?:^|\s+)(?:at (?:most|least)|or (?:less|fewer|more)|maximum|max\.?|como (?:mucho|m[aá]ximo)|al menos)$", re.IGNORECASE
)
_HALF = re.compile(r"half (?:day|hour)s?\b|medi[oa]s? (?:d[ií]a|hora)s?\b")
_WITH = re.compile(
    r"\s(?:with|without|con|sin)\s(?!(?:the|an?|our|your|this|that|its|it|us|them|at|less|more|el|la|los|las|una?|este|esta|nuestr\w+)\b)"
    r"[a-z][^,.;:()\d]{2,40}?(?=\s(?:next|last|this|by|per|an?|each|every|until|before|in|on|from|of|al|por|cada|en|hasta|antes|el|la)\b"
    r"|[,.;:()\d]|$)"
)
"""What tells the counted things from others of their kind: "trips with people left behind"."""
LONGEST_NAME, LONGEST_MEASURED = 60, 90
_MEASURED = re.compile(
    r"(?:the |la |el )?(?:share|number|percentage|proportion|rate|count|amount|parte|numero|porcentaje|proporcion|cantidad) (?:of|de) "
)


def _longest(name: str) -> int:
    """How long a name may be: "share of ..." is one noun phrase, however much is said of the things."""
    return LONGEST_MEASURED if _MEASURED.match(fold(name)) else LONGEST_NAME


def metric_name(s: Sentence, q: Quantity) -> str:
    """The words before the number, else those behind its unit, else its unit per noun; "" where none makes a name."""
    before = _words_before(s, q)
    if len(before) > _longest(before):  # answers that flow together: the nearest words are those of the number
        before = " ".join(before.split()[-2:])
    titled = _clause_before(s, q) if q.kind == "time" or _HALF.match(q.noun) else ""  # hours of what, half days of what
    if each := _time_of_each(s, q):
        return each
    for name in (
        _complained_of(s, q),
        before,
        titled,
        noun_of(q, s),
        _time_of(before, s, q),
        named_after(s, q.end),
        _time_per(s, q),
        _clause_before(s, q),
    ):
        if usable(bare := without_complaint(_SO_FAR.sub("", without_direction(name)))):
            return bare + _what_with(s, q) if bare == noun_of(q, s) else as_name(bare, s.language)
    return ""


_SO_FAR = re.compile(rf"\s+(?:{DATED})$", re.IGNORECASE)
"""When it is so ("scrap at the moment") is no part of a name."""
_ENDS_IN_VERB = re.compile(r".* (?:gets?|has|have|needs?|takes?|makes?|does|finds?|gives?|reaches|shows?|says?|comes?|goes)$")


def _what_with(s: Sentence, q: Quantity) -> str:
    """What tells the counted things from others, with the blank before it, where that follows the noun; no helper by name."""
    behind = _WITH.match(s.low[q.end :])
    found = s.text[q.end : q.end + behind.end()] if behind else ""
    return found if not any(word[:1].isupper() for word in found.split()) else ""


def without_direction(name: str) -> str:
    """What is counted, without where it should go: "Fewer damaged garments" are damaged garments, "losses at most" are losses."""
    found = _DIRECTION.match(name)
    return _BOUND.sub("", name[found.end() :] if found else name)


def _words_before(s: Sentence, q: Quantity) -> str:
    clause = s.clause_at(q.start)
    low = s.low[clause.start : q.start]
    priced = max((m.end - clause.start for m in s.kinds("money") if clause.start <= m.start and m.end < q.start - 4), default=0)
    low = " " * priced + low[priced:]  # a price before it belongs to another answer
    for moment in s.moments:  # "by May 2028 losses from 9 to 5 %": the date is no part of the name
        if (
            clause.start <= moment.start
            and moment.end < q.start
            and re.search(r"\b(?:by|in|until|before|para|hasta|en)\s$", low[: moment.start - clause.start])
        ):
            low = " " * (moment.end - clause.start) + low[moment.end - clause.start :]
    tail = _TAIL.search(low)
    low = low[: tail.start()] if tail else low
    blank = len(low) - len(low.lstrip())
    lead = _LEAD.match(low[blank:])
    start = blank + (lead.end() if lead else 0)
    if lead and re.search(_WANTS_TO, lead.group() + "|" + low[start:]) and not _DIRECTION.match(low[start:]):
        return ""  # what they want to do is no name: "we would like to throw away at most 800"
    return s.text[clause.start + start : clause.start + len(low)].strip(" ,.:;(€$£-")


def _clause_before(s: Sentence, q: Quantity) -> str:
    """The clause right before one that holds nothing but the numbers: "Empty seats a night, from 240 to 170"."""
    own = s.clause_at(q.start)
    if re.sub(r"\b(?:from|del?|desde|now|hoy)\b", "", s.low[own.start : q.start]).strip(" ,:;("):
        return ""
    before = max((c for c in s.clauses if c.end <= own.start), key=lambda c: c.end, default=None)
    return s.text[before.start : before.end].strip(" ,:;(") if before else ""


def _complained_of(s: Sentence, q: Quantity) -> str:
    """What is called too much right before the number: "Complaints too high: 3.2 % of rooms"."""
    name = _clause_before(s, q)
    return bare if (bare := without_complaint(name)) != name else ""


def noun_of(q: Quantity, s: Sentence | None = None) -> str:
    """The noun that was counted, without "fewer" and the like; as it was written where the sentence has it: "Sundays"."""
    place = s.low.find(q.noun, q.start, q.end + len(q.noun) + 1) if s and q.noun else -1
    if s and q.noun and place < 0:
        return _told_elsewhere(q.noun, s)
    return without_direction(s.text[place : place + len(q.noun)] if s and place >= 0 else q.noun)


_NO_ACT = re.compile(
    r"\s*(?:$|(?:a|an|per|each|every|in|of|on|at|for|from|with|without|by|until|this|last|today|now|all|al|a|por|cada|en|del?|con|sin|hoy|"
    r"so|or|y|o)\b)"
)
"""What may follow a noun that says enough by itself; anything else says what happens to the things."""
_ACT = re.compile(r"(?:\s[a-z'-]+){1,5}?(?=\s(?:and|but|so|because|when|y|pero|porque|cuando)\b|$)")


def _told_elsewhere(noun: str, s: Sentence) -> str:
    """A noun of an earlier sentence, with what happens to the things: "300 garments come back damaged" are garments that do."""
    found = re.search(rf"\d\S* {re.escape(noun)}(?P<rest>[^.,;:()\n]*)", s.context)
    if found is None or _NO_ACT.match(found["rest"]):
        return without_direction(noun)
    act = _ACT.match(found["rest"])
    return f"{noun} {'que' if s.language == 'es' else 'that'}{act.group()}" if act else ""


def named_after(s: Sentence, end: int) -> str:
    """The noun phrase right behind an amount: "40 % of the questions answered without a ticket"."""
    behind = _BEHIND.match(s.low[end:])
    return s.text[end + behind.start(1) : end + behind.end(1)].strip() if behind else ""


_EACH_TAKES = re.compile(
    r"\b(?:each|cada un[oa])(?: one| of them| of these)? (?:takes?|needs?|costs|toma|tarda|lleva|cuesta)(?: us| them| nos)? ?"
    r"(?:about |around |roughly |some |unos |unas )*$"
)


def _time_of_each(s: Sentence, q: Quantity) -> str:
    """'40 samples a day, each takes 15 minutes': the time that each of what was counted before takes."""
    if q.kind != "time" or not _EACH_TAKES.search(s.low[: q.start]):
        return ""
    counted = [c.noun for c in s.kinds("count") if c.end < q.start and c.noun]
    if not counted:
        return ""
    one = singular(counted[-1], s.language)
    return f"tiempo por {one}" if s.language == "es" else f"time that each {one} takes"


def _time_of(word: str, s: Sentence, q: Quantity) -> str:
    """A lone verb before a time is the time that it takes: "Reparto en menos de 4 horas" is the "tiempo de reparto"."""
    if (
        q.kind != "time"
        or not re.fullmatch(r"[^\W\d_]{4,}", word)
        or word.lower() in {"time", "media", "average", "error", "total", "number"}
    ):
        return ""
    return f"tiempo de {word.lower()}" if s.language == "es" else f"time to {word.lower().removesuffix('s')}"


def _time_per(s: Sentence, q: Quantity) -> str:
    """'25 hours per report' is measured in hours per report."""
    per = _PER.match(s.low, q.end)
    if q.kind != "time" or per is None or q.unit not in DAYS:
        return ""
    unit = q.unit + "s"
    if s.language == "es":
        unit = next((word for word in s.low[q.start : q.end].split()[1:] if word.isalpha()), unit)
    if q.period and s.language != "es":
        unit += f" a {q.period}"
    return f"{unit} {'por' if s.language == 'es' else 'per'} {per.group(1)}"


def usable(name: str) -> bool:
    """Whether it reads as a noun phrase that names a quantity: no lone verb or unit, no date, no pronoun, no verb of its own."""
    low = fold(name)
    return (
        len(name) > 2
        and len(name) <= _longest(name)
        and any(c.isalpha() for c in name)
        and not _VERB_ALONE.fullmatch(low)
        and not _FILLER.fullmatch(low)
        and ">" not in low
        and not _NOT_A_NAME.match(low)
        and not _NO_NOUN.match(low)
        and not _DATED.search(low)
        and not re.fullmatch(MEASURE, low)
        and not re.match(r"(?:(?:from|del?|desde) )?\d", low)
        and not _FULL_VERB.search(_OF_IT.sub("", low))
        and not _ANOTHER_NUMBER.search(low)
        and not _VERB_FIRST.match(low)
        and not _ENDS_IN_VERB.match(low)
        and not re.search(r"\b(?:to|from|of|by|in|and|or|an?|the|de|y|o|a)$", low)
        and not re.fullmatch(r"[a-z]+(?:amos|emos|imos)", low)
    )
