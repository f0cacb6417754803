"""A bound on how good the result must be, which is the aim by itself: "the forecast may be off by at most 6 points"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.claims import Sentence
from assistant.reading.enough import LESS, MORE, second_bound
from assistant.reading.found_aim import Found, named
from assistant.reading.quantities import Quantity

_ERROR = r"(?:errors?|mistakes?|deviations?|desviacion(?:es)?|errores)"
_GUESS = r"(?:forecasts?|guess(?:es)?|predictions?|estimates?|estimations?|pronosticos?|predicci\w+|estimaci\w+)"
_SHARE = r"(?:accuracy|recall|precision|hit rates?|recognition(?: rate)?|exactitud|aciertos?)"
_DEMAND = r"(?:should|must|shall|has to|have to|may|can|needs? to|deb(?:e|en|eria\w*)|tiene\w* que|puede\w*)"
_SUBJECT = re.compile(
    rf"\b(?:(?P<error>{_ERROR})|(?P<guess>(?:[a-z]+ )?{_GUESS})|(?P<share>{_SHARE}))\b(?: of [a-z ]{{2,30}}?)? "
    rf"{_DEMAND}\b[^.;:!?\d]{{0,30}}$"
)
_OFF = re.compile(r"(?:^|\b(?:be|is|are|it|get|only|just) )(?:off|wrong) by [^.;:!?\d]{0,20}$")
_FRAGMENT = re.compile(
    rf"(?:^|[,;:(] ?|\band )(?:(?:the|an?|our|want|la|el|un|una) )?(?:(?!(?:we|it|is|has|have|had|with|for|the)\b)[a-z-]+ ){{0,3}}"
    rf"(?:{_ERROR}|{_SHARE})(?: rates?)?(?: de [a-z]+)?(?: of [a-z ]{{2,20}})?\s*$"
)
"""A result with its bound and no verb between: "word error rate below 10 %" is demanded, "the error is below 10 %" is told."""
_NO_NAME = re.compile(r"(?:the|a|our|your|this|any|each|every|el|la|nuestra?|un|una) ")


def bound_on_result(s: Sentence, amounts: Sequence[Quantity]) -> Found | None:
    """The bound of the first amount that limits an error, a guess or a share of right results; None where there is none."""
    for q in amounts:
        lead = s.low[: q.start]
        less, more = re.search(LESS, lead), re.search(MORE, lead)
        bound = less or more
        subject, off = _SUBJECT.search(lead), _OFF.search(lead)
        if not bound or not (subject or off or _FRAGMENT.search(lead[: bound.start()])) or q.kind == "money":
            continue
        if not less and re.search(rf"\b(?:{_ERROR}|off by)\b", lead):
            continue  # nobody wants more errors: that is how it is, or what somebody else is told
        better = {"better": "lower" if less else "higher"}
        name = ({} if off else named(s, q)) or {"metric_name": _name(s, subject)}
        return Found({"target": q.signal()} | better | name | second_bound(s, q.end), q.start, q.end)
    return None


_ERROR_WISHED = re.compile(
    rf"\b(?:want|like|wish|aim|hope|need|queremos|quisieramos|esperamos)\b[^.;:!?\d]{{0,24}}?"
    rf"\b(?P<name>(?:(?:average|mean|typical) )?{_ERROR}(?: (?:medio|promedio))?) (?:of|de) (?:about |around |only |at most |unos |unas )*$"
)


def error_wished(s: Sentence, amounts: Sequence[Quantity]) -> Found | None:
    """'We would like an average error of 180 litres': how far off it may be; the error that was told before is where it is today."""
    for q in amounts:
        if (wish := _ERROR_WISHED.search(s.low[: q.start])) and q.kind != "money":
            today = s.known.get("error_today")
            alike = isinstance(today, dict) and today.get("unit") == q.signal()["unit"]
            target = q.signal() | ({"period": today["period"]} if alike and today and not q.period else {})
            told = {"baseline": today} if alike and "baseline" not in s.known else {}
            name = s.text[wish.start("name") : wish.end("name")]
            return Found({"target": target, "better": "lower", "metric_name": name} | told, wish.start("name"), q.end)
    return None


def _name(s: Sentence, subject: re.Match[str] | None) -> str:
    """'forecast' -> "error of the forecast"; the bare error where nothing says of what."""
    spanish = s.language == "es"
    if subject and subject["share"]:
        return s.text[subject.start("share") : subject.end("share")]
    if subject and subject["guess"]:
        guess = _NO_NAME.sub("", subject["guess"])
        return f"error de {guess}" if spanish else f"error of the {guess}"
    return "el error" if spanish else "the error"
