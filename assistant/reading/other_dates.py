"""Dates and spans that end something else than the project: somebody's time, what is kept, a season, work as it goes today."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.moments import Moment
from assistant.reading.other_spans import is_told_of_else, start_counted_from
from assistant.reading.quantities import Quantity

_PAST = (
    r"\b(?:since|for the past|for the last|the last|last|past|previous|ago|desde|hace|ultim[oa]s?|durante|history|historial|"
    r"archive|data(?! (?:analyst|scientist|engineer|team|people|person))|records"
    r"|every|cada|readings|values|logs|measurements|datos|registros|forecast|predict|ahead|horizon|delivery|keep|kept|old|contract)\b"
)
_LEAVES = (
    r"\b(?:leaves?|leaving|retir\w+|quits?|quitting|(?:is|are) (?:gone|away)|goes on|expires?|runs? out|contract ends|"
    r"cierra\w*|closed?|closing|closes|(?:full|half|part)[- ]?time|por obras|se (?:va|van|jubila|retira|marcha)|vence|caduca)\b"
)
"""Somebody or something ends, and not the project."""
_OTHERS_DATE = (
    r"\b(?:answers?|repl(?:y|ies)|responds?|meets?|decides?|(?:comes?|is|are) back|away|abroad|ill|sick|on leave|on holiday|"
    r"responde\w*|contesta\w*|vuelve\w*|se reune\w*|de vacaciones|de baja)\b[^.;]{0,24}$"
)
"""Until then somebody answers or is away: no end of the project."""
_LIMIT = (
    r"\b(?:not?|n't|never|cannot|nothing|nobody|only|earliest|earlier|unable|until)\b[^.;,]{0,70}\bbefore\s*(?:the |next )*$"
    r"|\b(?:only|not|n't|earliest)(?: possible| available| able)?(?: to \w+)? (?:from|in|after|starting|until|"
    r"as of)\s*(?:the |next |about )*$"
    r"|\b(?:only|earliest)\b[^.;,]{0,50}\b(?:from|in|after|starting|as of)\s*(?:the |next |about )*$|\bno (?:earlier|"
    r"sooner) than\s*(?:the )?$"
    r"|\b(?:no|nunca|nada)\b[^.;,]{0,50}\b(?:antes de|hasta)l?\s*(?:el |la )?$|\bsolo (?:a partir de|desde|despues de|"
    r"en)l?\s*(?:el |la )?$"
)
_SOMEBODY = (
    r"\b(?:developers?|engineers?|analysts?|(?:working )?students?|interns?|consultants?|people|persons?|colleagues?|"
    r"contractors?|scientists?|"
    r"volunteers?|trainees?|apprentices?|assistants?|freelancers?|postdocs?|phds?|helpers?|nurses?|technicians?|programmers?|teachers?|"
    r"researchers?|contracts?|employee[ds]?|hired|funded|seconded|lent|desarrollador\w*|ingenier\w+|analistas?|estudiantes?|personas?|"
    r"practicantes?|contratistas?|becari[oa]s?|voluntari[oa]s?|tecnic[oa]s?|alumn[oa]s?|contrato)\b"
)
"""Somebody whose time is told, or the contract of somebody."""
_LASTING = (
    r"\b(?:is|are|was|were|be|being|stays?|remains?|works?|helps?|runs?|lasts?|valid|available|open|closed|kept|"
    r"keeps?|keep|stored?|saved|"
    r"there|here|part|full|with us|every|each|all|only|esta|estan|es|son|sigue\w*|trabaja\w*|ayuda\w*|queda\w*|dura|vale|valid[oa])\b"
)
"""What goes on until a day ends by itself; what must be done until then is a deadline."""
_UNTIL = re.compile(r"\b(?:until|till|til|through|hasta|to)(?: the| el| la| end of| fin(?:es|ales)? de| about)*\s*$")
_OURS = re.compile(
    r"\b(?:must|should|shall|has to|have to|needs? to|want\w*|would like|goal|aim|target|ready|done|finish\w*|complet\w*|deliver\w*|"
    r"submi\w+|hand(?:ed)? in|in use|in place|live|running|working by|deadline|due|project|course|semester|thesis|"
    r"we have|you have|we've got|"
    r"(?:students|team|group|they|people) have|have (?:time )?until|time until|gave us|given|build\w*|debe\w*|"
    r"tiene que|tenemos|quer\w+|meta|"
    r"list[oa]s?|terminad?\w*|entreg\w+|funcionar|en uso|proyecto|curso|semestre|plazo|reduc\w+|cut\w*|lower\w*|bajar|subir|raise)\b"
)
_ENDS = re.compile(r"\b(?P<who>[^.;,]*?)\b(?:ends?|finish(?:es)?|finished|closes|termina|acaba|cierra)(?: on| in| el| en)?\s*$")
_RUNS_OUT = re.compile(
    r"\b(?:the |our |this |el |nuestro )?(?:project|course|semester|pilot|phase|time|funding|grant|thesis|class|term|"
    r"sprint|proyecto|curso|semestre|plazo|beca)\b"
)
_KEPT = re.compile(
    r"\b(?:kept|keeps?|keep|stored?|storing|retain\w*|retention|delet\w+|eras\w+|purg\w+|overwrit\w+|wiped|anonymi[sz]\w+|archived?|"
    r"destroyed|saved|guarda\w*|conserva\w*|borra\w*|elimina\w*|destruy\w+|almacena\w*)\b"
)
"""How long records are kept."""
_RANGE = re.compile(r"\s?(?:to|until|till|through|-|and|a|al|hasta|y)(?: the| el)?\s?$")
_ELSE = (
    r"(?:\b(?:deliver(?:s|y)?|turnaround|entregamos|entregan?|takes?|took|taken|taking|lasts?|lasted|reads?|reading|runs?|ran|"
    r"running|waits?|waited|delay(?:ed|s)?|late|stays?|stayed|sits?|spends?|needs?|instead of|rather than|"
    r"tarda\w*|duran?|leen?|lee|esperan?|corren?|retras\w*|en lugar de|en vez de)\b"
    r"(?: (?:for|about|around|up to|of|them|it|us|all|by|on average|roughly|some|over|within|in|en|hasta|unos|unas|de|"
    r"durante|por|a|them for|another|a further|otros|otras|[\w.]+ (?:to|or|a|o)))*"
    r"|=)\s*$"
)
"""What leads to a span of something else: how long the work takes, lasts or waits today."""
_LEAD = re.compile(_ELSE)
_THING = re.compile(
    r"\b(?!(?:this|that|which|will|would|should|still|only|just|maybe|perhaps|probably|about|all|esto|eso|solo)\b)[a-z]{4,}"
)
_TAKEN = re.compile(
    r"\b(?:we|i|they|and|just|only|to|let'?s|us|it) (?:\w+ly )?(?:(?:only|just|could|can|will|would) )*(?:take|took|use|used|"
    r"pick|picked|choose|"
    r"chose|download|downloaded|sample|sampled|load|loaded|keep|kept|look at|start with)\b(?: (?:only|just|about|around|the|"
    r"first|last|latest|of))*\s*$"
    r"|\b(?:tomamos|tomaremos|usamos|usaremos|cogemos|descargamos|bajamos|elegimos|(?:nos )?(?:quedamos con|llevamos))"
    r"(?: (?:solo|unos|unas|los|las|el|la|primer[oa]s?|ultim[oa]s?))*\s*$"
)
"""'We take one month': so much of the data, and no time that the project has, where no project is named beside it."""
_KNOWN_WITHIN = r"\b(?:recorded|noticed|reported|returned|paid|comes? back|se registran?|se sabe)\b[^.;,]{0,20}$"
_NAMED_PROJECT = r"\b(?:project|course|semester|plan|build\w*|proyecto|curso|semestre|deadline|plazo)\b"
_PROJECT = r"\b(?:project|course|semester|plan|build\w*|proyecto|curso|semestre|we|us|tenemos|nos)\b"
_DONE = r"\b(?:are over|is over|we have|we've got|the board gave|gave us|time frame|timeline|semester|tenemos|nos dieron|plazo)\b"


def is_day_of_else(s: Sentence, moment: Moment) -> bool:
    """Whether a day to come that "until", "ends" or the like leads to ends something else: somebody's time, a season, what is kept."""
    clause = s.clause_at(moment.start)
    head, whole = s.low[clause.start : moment.start], s.low[clause.start : clause.end]
    if re.search(_OTHERS_DATE, head) or _KEPT.search(whole):
        return True
    if ends := _ENDS.search(head):
        return not _RUNS_OUT.search(ends.group("who")) and not _OURS.search(ends.group("who"))
    until = _UNTIL.search(head) or _second_of_two(s, moment)
    if not until or _OURS.search(whole):
        return False
    paced = any(clause.start <= time.start < clause.end and time.period for time in s.kinds("time"))
    return bool(
        paced or re.search(_SOMEBODY, whole) or re.search(_LASTING, whole) or re.search(_LEAVES, whole) or _second_of_two(s, moment)
    )


_SHORT = 4
"""Words before a season up to which a clause is an answer of its own: "all live before Christmas" (house rule)."""


def is_when_it_happens(s: Sentence, moment: Moment) -> bool:
    """Whether a season, a month or a day without a year tells when things happen each time: "12 % rot before harvest".

    That is so where the clause says nothing of what shall be done: a day with a year, or a few words, may be a deadline without it.
    """
    clause = s.clause_at(moment.start)
    whole = s.low[clause.start : clause.end]
    one = re.search(r"\b20\d\d\b", s.low[moment.start : moment.end]) or re.search(_THIS_ONE, s.before(moment.start, 20))
    if one or _OURS.search(whole) or _NEEDED.search(s.low):
        return False
    lead = s.low[clause.start : moment.start]
    return len(lead.split()) > _SHORT or bool(_EACH_TIME.search(lead))


_THIS_ONE = r"\b(?:next|this|coming|until|till|hasta|est[ea]|proxim[oa])\s(?:the |el |la )?$"
_EACH_TIME = re.compile(r"\b(?:every|each|cada|always|siempre)\b|^\W*[a-z]+s [a-z]*[^s\W] (?:before|by|until|till)\b")
"""Each time, or things in the plural and what they do: "buds freeze before"."""
_NEEDED = re.compile(r"\b(?:need(?:s|ed)?|expect(?:s|ed)?|promised|ask(?:s|ed)?|deadline|necesit\w+|esper\w+|pid\w+|plazo)\b")


def ends_something(s: Sentence, place: int) -> bool:
    """Whether a clause tells of somebody who leaves, of what is kept, or of what goes on, and not of what shall be done."""
    clause = s.clause_at(place)
    whole = s.low[clause.start : clause.end]
    return bool(_KEPT.search(whole) or re.search(_LEAVES, whole) or (re.search(_LASTING, whole) and not _OURS.search(whole)))


def _second_of_two(s: Sentence, moment: Moment) -> bool:
    """Whether it ends a stretch of time: "from 1 March till 31 August", "1 June - 15 July"."""
    return any(first.end <= moment.start and _RANGE.fullmatch(s.low[first.end : moment.start]) for first in s.moments)


def is_span_of_else(s: Sentence, time: Quantity, *, bare: bool) -> bool:
    """Whether a span says nothing of how long the project has: how long something takes, lasts, is kept, or is past."""
    clause = s.clause_at(time.start)
    if not bare and _KEPT.search(s.low[clause.start : clause.end]):
        return True
    return (
        is_told_of_else(s, time)
        or _is_past(s, time)
        or _happened_within(s, time)
        or _ends_without_us(s, time.start)
        or _of_something_else(s, time)
        or (not bare and _too_long(s, time))
    )


def is_time_of_people_or_project(s: Sentence, time: Quantity) -> bool:
    """Whether a span is how long somebody helps, something is kept, or the project has."""
    clause = s.clause_at(time.start)
    whole, head = s.low[clause.start : clause.end], s.low[clause.start : time.start]
    ours = re.search(r"\b(?:we|you|they) (?:\w+ )?have\b|\btenemos\b|\bgave us\b|\bnos d(?:an|ieron)\b", head)
    return bool(ours or _KEPT.search(whole) or re.search(_NAMED_PROJECT, whole)) or _is_lent(s, time.start)


def _too_long(s: Sentence, time: Quantity) -> bool:
    """More than two years, with no word of a project beside them, are rather how far something reaches back."""
    clause = s.clause_at(time.start)
    ours = re.search(r"\b(?:have|got|gave us|tenemos|nos dan|nos dieron)(?: about| only)?\s$", s.before(time.start, 20))
    return time.days > 800 and not ours and not re.search(_NAMED_PROJECT, s.low[clause.start : clause.end])


def _of_something_else(s: Sentence, time: Quantity) -> bool:
    """'The check takes 5 weeks', "cat 2 = 28 days", "in 2 weeks instead of 9": spans that say nothing of the project."""
    if re.search(_KNOWN_WITHIN, s.before(time.start, 44)) or _is_taken(s, time):
        return True
    led = re.search(_ELSE, s.before(time.start, 44))
    if s.asked == "deadline":
        return bool(led) and _of_a_thing(s, time)
    if re.match(r"\s(?:instead of|rather than|en lugar de|en vez de|later|late|after|to (?:wait|answer)|long)\b", s.after(time.end, 16)):
        return True
    return bool(led) and not re.search(_PROJECT, s.low[s.clause_at(time.start).start : time.start])


def _is_taken(s: Sentence, time: Quantity) -> bool:
    clause = s.clause_at(time.start)
    return bool(_TAKEN.search(s.low[clause.start : time.start])) and not re.search(
        rf"{_NAMED_PROJECT}|\b(?:for|to|until|para|hasta) (?:it|this|finish|do|make|ello|hacer\w*|terminar\w*)\b",
        s.low[clause.start : clause.end],
    )


def _of_a_thing(s: Sentence, time: Quantity) -> bool:
    """'Training a nurse takes three years': what takes, lasts or stays so long has a name, and it is not that of the project."""
    head = _LEAD.sub("", s.low[s.clause_at(time.start).start : time.start])
    return bool(_THING.search(head)) and not (re.search(_PROJECT, head) or _OURS.search(head) or _RUNS_OUT.search(head))


def is_limit(s: Sentence, place: int) -> bool:
    """Whether what stands before a date makes it the earliest day, not the last one: "not before 2029", "only from June"."""
    return bool(re.search(_LIMIT, s.low[s.clause_at(place).start : place]))


def _ends_without_us(s: Sentence, place: int) -> bool:
    """A span that says when somebody leaves, how long somebody helps, or from when something is possible."""
    clause = s.clause_at(place)
    if re.search(_LEAVES, s.low[clause.start : clause.end]) or is_limit(s, place):
        return True
    return _is_lent(s, place)


def _is_lent(s: Sentence, place: int) -> bool:
    """'A student helps for 6 months'."""
    clause = s.clause_at(place)
    lent = re.search(_SOMEBODY, s.low[clause.start : place]) and re.search(r"\b(?:for|por|durante)\s(?:about )?$", s.before(place, 14))
    return bool(lent) and not re.search(r"\bwe have\b|\btenemos\b", s.low[clause.start : place])


_HAPPENED = (
    r"\b(?:had|found|lost|saw|got|counted|recorded|sold|made|caught|missed|received|happened|broke|there were|were|hubo|tuvimos|perdimos|"
    r"encontramos|vendimos|hicimos|contamos|recibimos|vimos)\b"
)


def _happened_within(s: Sentence, time: Quantity) -> bool:
    """'We had 9 accidents in two years': over how long something was counted."""
    counted = next(
        (q for q in s.kinds("count") if q.noun and q.end <= time.start and re.fullmatch(_WITHIN, s.low[q.end : time.start])), None
    )
    return bool(counted and re.search(_HAPPENED, s.low[s.clause_at(counted.start).start : counted.start]))


_WITHIN = r"\s(?:in|within|over|during|en|durante)(?: the| los| las)?\s"


def _is_past(s: Sentence, time: Quantity) -> bool:
    first = start_counted_from(s, time)
    if first and first.day >= s.today:
        return False
    around = s.before(time.start, 26) + s.after(time.end, 26)
    if re.match(r"\s(?:of|de)\s(?!work|our|his|her|their|time|trabajo|plazo)", s.after(time.end, 20)):
        return True
    clause = s.clause_at(time.start)
    return bool(re.search(_PAST, s.low[clause.start : clause.end]) and not re.search(_DONE, around))
