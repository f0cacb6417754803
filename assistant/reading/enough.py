"""Words that make a number an aim, or that show that it is none: "one in twenty would be fine", "half of that", "rooms 14 to 22"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.claims import Sentence
from assistant.reading.error_forms import GOOD
from assistant.reading.naming import phrase_of
from assistant.reading.phrases import TOLD_PAST
from assistant.reading.quantities import Quantity

LESS = (
    r"\b(?:below|under|less than|fewer than|at most|no more than|not more than|maximum(?: of)?|max\.?|up to|within|down to|"
    r"at the most|<=?|menos de|por debajo de"
    r"|maximo(?: de| del)?|como mucho|a lo sumo|no (?:mas|pas\w+|super\w+) del?|"
    r"inferior a|bajar a|reducir a|hasta)\s*(?:the |el |los |of |about |un |una )*$"
)
MORE = (
    r"\b(?:above|over|more than|at least|no less than|not less than|minimum(?: of)?|min\.?|reach|up to|>=?|mas de|"
    r"por encima de|al menos|minimo(?: de)?|como minimo"
    r"|por lo menos|superior a|llegar a|alcanzar|subir a)\s*(?:the |el |los |of |about |un |una )*$"
)
BOUND_BEHIND = re.compile(
    r"\s(?:or|o) (?P<way>less|fewer|lower|more|better|higher|menos|mas)\b|"
    r"(?: [a-z]+){0,2} (?P<most>at (?:the )?most|maximum|como (?:mucho|maximo)|a lo sumo)"
    r"(?=[\s.,;]*(?:$|[,.;]|by\b|until\b|para\b|hasta\b))"
)
"""Bounds behind the number: "5 % or less", "one in twenty wrong at most"."""
NUMBERED = (
    r"\b(?:(?:halls?|lines?|sites?|rooms?|wards?|versions?|steps?|no\.|numbers?|nr\.|floors?|gates?|pages?|sections?|stages?|classes|levels?|"
    r"lineas?|salas?|numeros?|weeks?|semanas?|pisos?|plantas?|paginas?|puertas?|naves?)\s)(?:\d+ (?:to|and|y|al?) )?$"
)
"""Things that are called by numbers: "rooms 14 to 22"."""
ENOUGH = (
    r"(?:would|will|'d|is|are|seria|estaria|es|ya es) (?:already )?(?:be )?"
    r"(?:fine|ok(?:ay)?|enough|great|good|brilliant|lovely|perfect|super|"
    r"a dream|bien|suficiente|genial|perfecto|estupendo)\b|\b(?:would|will) do\b|\bbastaria\b|\b(?:nos )?vale\b"
)
"""Words by which a number is called good enough."""
BAD_THING = r"\s(?:(?:of|in) \w+ )?(?:wrong|late|lost|missed|broken|bad|rejected|returned|mal|tarde|perdid[oa]s?|equivocad[oa]s?)\b"
"""What nobody wants more of, right behind a share: "1 in 20 wrong"."""
_OF_THAT = r"\s(?:of|de) (?:that|this|it|them|those|today'?s?|eso|esto|ell[oa]s|lo de (?:ahora|hoy))\b"


def part_of_today(s: Sentence, amounts: Sequence[Quantity]) -> tuple[float, int, int] | None:
    """'Half of that would do', "un tercio de eso": the part of today's number that is wanted, with its place."""
    for q in amounts:
        of = re.match(_OF_THAT, s.low[q.end :]) if q.kind == "share" and 0 < q.value < 1 else None
        if of:
            return q.value, q.start, q.end + of.end()
    return None


_SPELLED_OUT = re.compile(r"(?:[,:(=]|\s-|\s(?:so|that is|i\.e\.|es decir|o sea),?)\s?(?:about |around |some |so |i\.e\. |unos |unas )*$")


def spelled_out(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, int] | None:
    """'Half of today: 12 minutes a lot': the amount that such a part comes to, and where the part begins."""
    part = part_of_today(s, amounts)
    if part is None:
        return None
    _, start, end = part
    behind = next((q for q in amounts if q.start >= end and q.kind != "share"), None)
    return (behind, start) if behind and _SPELLED_OUT.fullmatch(s.low[end : behind.start]) else None


_BOUND_FIRST = re.compile(
    r"\W*(?:(?:so|then|and|well|ok|we want|y|pues),? )?(?:at (?:the )?most|at least|no more than|not more than|fewer than|less than|"
    r"below|under|como (?:mucho|maximo|minimo)|a lo sumo|al menos|por lo menos|menos de|no mas de)\s"
    r"(?=[^;:]*,? (?:by|before|para|antes de)\b)"
)


def is_bound_with_day(s: Sentence) -> bool:
    """'At most 8 Sundays with people left behind, by August 2027': a bound at the head with its day is the aim, whatever was asked."""
    return "target" not in s.known and bool(_BOUND_FIRST.match(s.low)) and any(moment.day > s.today for moment in s.moments)


_ALARMS = (
    r"(?:warnings?|alerts?|alarms?|false (?:positives?|alarms?)|notifications?|flags?|pings?|avisos?|alertas?|alarmas?|falsos? positivos?)"
)
_AT_MOST = re.compile(
    rf"\b{_ALARMS}\b[^.;\d]{{0,40}}?\b(?:not more than|no more than|at most|max\.?|maximum|no mas de|como mucho|maximo)\s\d"
    rf"|\b(?:no(?:t)?|nor|nunca|never|sin)\b[^.;\d]{{0,40}}\b(?:more than|mas de) \d[\d.,]*(?: {_ALARMS})?|"
    rf"\b(?:at most|max\.?|up to|como mucho|maximo|hasta) \d[\d.,]* {_ALARMS}"
)


def limit_of_alarms(s: Sentence) -> tuple[int, int] | None:
    """Where a sentence says nothing but how many alarms there may be: a bound beside the aim, and not the aim."""
    if len(s.quantities) != 1 or not _AT_MOST.search(s.low):
        return None
    speaks = re.search(rf"\b{_ALARMS}\b|\b(?:nos )?(?:manden?|avisen?|send|ring|warn|alert)\b", s.low)
    return (0, len(s.text)) if speaks else None


_ON_GOOD_ONES = (
    r"\b(?:wrongly|needlessly|falsely|unnecessarily|mistakenly|unjustly|sin (?:motivo|razon|necesidad)|injustamente)\b|"
    rf"\b(?:{GOOD}|honest|intact|honrad[oa]s?) (?:ones?|[a-z]+s)\b"
)


def permitted_errors(s: Sentence, amounts: Sequence[Quantity]) -> list[Quantity]:
    """Shares that only bound how many good cases may be hit by mistake: "wrongly dropping no more than 5 in 100 good ones"."""
    found = []
    for q in amounts:
        clause = s.clause_at(q.start)
        alone = not any(o is not q and clause.start <= o.start < clause.end for o in s.quantities)
        if (
            q.kind == "share"
            and alone
            and re.search(LESS, s.before(q.start))
            and re.search(_ON_GOOD_ONES, s.low[clause.start : clause.end])
        ):
            found.append(q)
    return found


def told_of_the_past(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, str] | None:
    """'We borrowed 3,800 chairs last year', in the answer about the aim: today's number with its name, and no aim."""
    if (
        len(amounts) != 1
        or amounts[0].kind not in {"count", "share"}
        or not re.search(TOLD_PAST, s.low)
        or re.search(f"{LESS}|{MORE}", s.before(amounts[0].start))
    ):
        return None
    name = "" if s.has(ENOUGH) or s.has(_WISHED) else phrase_of(s, amounts[0])
    return (amounts[0], name) if " " in name else None


_WISHED = (
    r"\b(?:wants?|goal|target|aim|should|must|reach|reduce|cut|halve|queremos|meta|objetivo|debe\w*|bajar|subir|llegar|down to|up to)\b"
)


def second_bound(s: Sentence, end: int) -> dict[str, str]:
    """A second bound behind the first one must hold as well: kept as the team wrote it."""
    for q in s.quantities:
        clause = s.clause_at(q.start)
        lead = s.low[max(end, clause.start) : q.start]
        if q.start > end and (re.search(LESS, lead) or re.search(MORE, lead)):
            start = max(clause.start, _after_join(s.low, end, q.start))
            end = clause.end + (s.low[clause.end : clause.end + 1] == ")")
            return {"guardrail": s.text[_with_subject(s, start, q) : end].strip(" ,.;")}
    return {}


def _with_subject(s: Sentence, start: int, q: Quantity) -> int:
    """Where a bound begins together with what it bounds: "alarms never missed (at least 99 %)"."""
    if not re.fullmatch(rf"\W*(?:{LESS}|{MORE})", s.low[start : q.start]):
        return start
    opened = re.search(r"\(\s*$", s.low[:start])
    before = [c for c in s.clauses if opened and c.end <= opened.start()]
    return before[-1].start if before else start


def _after_join(low: str, start: int, end: int) -> int:
    joins = list(re.finditer(r"\b(?:while|and|with|but|y|con|sin que|mientras)\s", low[start:end]))
    return start + (joins[-1].end() if joins else 0)
