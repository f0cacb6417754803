"""How long it takes until the true outcome is known: a time of which the words say that, never one that only stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.held import is_nearly
from assistant.reading.other_dates import is_time_of_people_or_project
from assistant.reading.other_spans import is_denied, is_told_of_else, is_whole_answer, start_counted_from
from assistant.reading.quantities import Quantity, tidy

_KNOWN = (
    r"\b(?:know|known|knows|learn|see|find out|clear|confirmed?|turns out|arrives?|available|there|appears?|settled|"
    r"recorded|comes? (?:back|in)"
    r"|sabemos|se sabe|conocemos|se conoce|llega|aparece|confirma|disponible|vemos|results?|outcome|label|later|afterwards|"
    r"despues|mas tarde|delay|lag)\b"
)
_AT_ONCE = {
    r"\b(?:immediately|at once|instantly|right away|straight away|same (?:day|night|morning|afternoon|evening|shift|hour)|"
    r"al instante|de inmediato|enseguida|"
    r"(?:el|la|es[ae]) mism[oa] (?:dia|noche|manana|tarde|turno|hora)|"
    r"real time|tiempo real)\b": 0.0,
    r"\b(?:next (?:morning|day)|the day after|overnight|a day later|al dia siguiente|la manana siguiente)\b": 1.0,
    r"\b(?:within hours|a few hours|en horas)\b": 0.2,
    r"\b(?:a week later|next week|la semana siguiente)\b": 7.0,
    r"\b(?:a month later|next month|el mes siguiente|month'?s? end|end of the month|fin de mes)\b": 30.0,
    r"\b(?:a year later|next year|el ano siguiente)\b": 365.0,
}
_TOLD_KNOWN = r"\b(?:we (?:only )?(?:know|learn|see|find out)|known|outcome|result|sabe|conoce\w*|resultado)"
_LATER = re.compile(r"\s(?:after|later|despues|mas tarde|afterwards|until|from|hasta)\b")
_WITHIN = re.compile(r"\b(?:after|within|tras|a los|al cabo de|in)(?: about| some| unos)?(?: an?| the| una?)?\s*$")
_TAKES = re.compile(r"\b(?:takes?|tarda\w*)(?: about| some| unos)?\s*$")
_CHECKED = (
    r"\b(?:labs?|laborator\w+|tests?|checks?|checked|inspect\w+|analys\w+|audits?|audited|verdicts?|decisions?|confirm\w*|feedback|"
    r"biopsy|autopsy|answers?|truth|payments?|paid|ensayos?|analisis|inspeccion\w*|revision\w*|veredicto|confirma\w*|verdad)\b"
)
"""What brings the truth to light."""


def read_delay(s: Sentence) -> Iterator[Claim]:
    """Slot label_delay: days until the true outcome is known."""
    times = s.kinds("time")
    denied = [time for time in times if is_denied(s, time)]
    # hours a week are people's time, and so are those beside
    for time in times if all(time.period is None for time in times) else []:
        if not _is_of_else(s, time) and _tells(s, time):
            yield Claim("label_delay", time.start, time.end, {"label_delay_days": tidy(time.days)})
            return
    corrects = [time for time in denied if is_nearly(time, s.known.get("label_delay_days"))]
    for pattern, days in _AT_ONCE.items():
        match = s.has(pattern)
        told = s.has(r"\b(?:there|known|know|available|arrives?|se sabe|disponible|sabemos)\b") and not s.has(r"\b(?:answer|respon)")
        if match and (s.asked == "label_delay" or corrects or told):
            yield Claim("label_delay", *match.span(), {"label_delay_days": days})
            return
    for time in corrects:
        yield Claim("label_delay", time.start, time.end, {"label_delay_days": None})


def _is_of_else(s: Sentence, time: Quantity) -> bool:
    """Whether a time is a rhythm, past, counted from a day of the calendar, or that of people, of records or of the project."""
    return is_told_of_else(s, time) or start_counted_from(s, time) is not None or is_time_of_people_or_project(s, time)


def _tells(s: Sentence, time: Quantity) -> bool:
    """Whether the words of a time say that the truth is known then; where that was asked, a bare time says it, too."""
    leads = s.before(time.start, 20)
    led = bool(_LATER.match(s.after(time.end, 14)) or _WITHIN.search(leads))
    if s.asked != "label_delay":
        return (led or bool(_TAKES.search(leads))) and bool(s.has(_KNOWN)) and bool(s.has(_TOLD_KNOWN))
    clause = s.clause_at(time.start)
    whole = s.low[clause.start : clause.end]
    return led or bool(is_whole_answer(s, time) or re.search(_KNOWN, whole) or re.search(_CHECKED, whole))
