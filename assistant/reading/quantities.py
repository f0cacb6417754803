"""Amounts in a sentence: money, shares, times and counts with their nouns, each with the period it is said for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from assistant.reading.currencies import CURRENCY, currency_of, name_in
from assistant.reading.numbers import FRACTIONS, Number, find_numbers

Kind = Literal["money", "share", "points", "time", "count"]

_BEFORE = re.compile(rf"(?<![a-z])(?P<currency>{CURRENCY})\s?$")
LONGEST_CURRENCY = 24
"""Letters before a number among which its currency may stand."""
_AFTER = re.compile(rf"\s?(?:(?:de|of)\s+)?(?P<currency>{CURRENCY})")
_CENTS = re.compile(r"\s?(?:cents?\b|¢|ct\b|cts\b|centimos?\b|centavos?\b|pence\b|(?<=\d)p\b)")
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|por ciento\b)(?P<points>\s?points?|\s?puntos)?")
_POINTS = re.compile(r"\s(?:percentage points?|points?|puntos(?: porcentuales)?)\b")
TIME_UNITS = {
    r"ms\b|milliseconds?\b|milisegundos?\b": "millisecond",
    r"s\b|secs?\b|seconds?\b|segundos?\b": "second",
    r"min\b|mins\b|minutes?\b|minutos?\b": "minute",
    r"h\b|hrs\b|hours?\b|horas?\b": "hour",
    r"(?:working |business |calendar )?days?\b|dias?\b": "day",
    r"weeks?\b|wks?\b|semanas?\b": "week",
    r"months?\b|mo\b|mos\b|mths?\b|mes\b|meses\b": "month",
    r"quarters?\b|trimestres?\b": "quarter",
    r"years?\b|yrs?\b|anos?\b|winters?\b|seasons?\b|inviernos?\b|temporadas?\b": "year",
}
_TIME = re.compile(r"[\s-]?(?:full |whole |more |further )?(?P<time>" + "|".join(TIME_UNITS) + ")")
DAYS = {"millisecond": 1 / 86_400_000, "second": 1 / 86_400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0} | {
    "week": 7.0,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
}
PERIODS = {
    r"seconds?|segundos?": "second",
    r"minutes?|minutos?": "minute",
    r"hours?|hourly|h\b|horas?": "hour",
    r"days?|daily|nights?|shifts?|diari[oa]s?(?:mente)?|dias?|noches?|mornings?|mananas?|afternoons?|evenings?|tardes?": "day",
    r"weeks?|wks?|weekly|semanas?|semanal(?:es|mente)?": "week",
    r"months?|mo|mth|monthly|mes(?:es)?|mensual(?:es|mente)?": "month",
    r"quarters?(?!(?: of an|-)? ?hour)|quarterly|trimestres?|trimestral(?:es)?": "quarter",
    r"years?|yrs?|yearly|annual(?:ly)?|annum|ano|anos|anual(?:es|mente)?|seasons?|autumns?|winters?|summers?|springs?|"
    r"temporadas?": "year",
}
_PERIOD_WORD = "|".join(PERIODS)
_SEASONS = r"(?:autumn|winter|summer|spring|season|temporada)"
PERIOD = re.compile(
    rf"(?:\b(?:a|an|per|each|every|cada|a la)\s+|\b(?:by|al|por)\s+(?!{_SEASONS})"
    rf"|\b(?:in an?|in one|en una?)\s+(?=hour|day|week|hora|dia|semana|{_SEASONS})|/\s?)(?P<per>{_PERIOD_WORD})\b"
    r"|\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually|diari[oa]s?|semanal(?:es)?|mensual(?:es)?|"
    r"anual(?:es)?|trimestral(?:es)?)\b"
)
_STOP = (
    r"they|he|she|you|of|in|with|who|that|which|and|or|a|an|per|each|every|by|from|to|is|are|was|were|be|on|at|for|we|it|the|but|than|until|till|"
    r"left|if|when|while"
    r"|de|con|que|y|o|sino|por|en|al|a la|cada|del|las|los|la|el|se|son|es|para|pero|como|since|desde|after|before|because|plus|"
    r"can|could|would|will|have|has"
    r"|without|sin|this|last|next|our|already|now|ago|come|comes|cost|costs|must|should|may|today|hoy|do|does|not|our|us|"
    r"during|across|over"
    r"|durante|entre|between|up|down|out|so|as|also|gave|give|get|wrong(?! (?!this\b)[a-z]{3,}s\b)|only|solo|cancel|wants?|"
    r"knows?|run|call|goes|go|"
    r"went|never|always|"
    r"years|months|weeks|days|again|antes|instead|rather|later|earlier|otra"
)
_NOUN = re.compile(rf"[\s-]((?!(?:{_STOP})\b)[a-z][\w'/-]*(?:\s(?!(?:{_STOP})\b)[a-z][\w'/-]*){{0,2}})")
_PARTS = "|".join(sorted(map(re.escape, FRACTIONS), key=len, reverse=True))
_FRACTION = re.compile(
    rf"\b(?:{_PARTS})\b(?= (?:of|de)\b)|(?<=\bby )(?:{_PARTS})\b|(?<=\ben )(?:un tercio|un cuarto|un quinto|la mitad)\b"
    r"|\b(?:one (?:third|quarter|fifth)|two thirds|three quarters|dos tercios|un tercio)\b"
)
"""Fractions that are shares: before "of", behind "by", or such as nobody uses for time ("a quarter" may be three months)."""
_ROUND_HALF = re.compile(r"\b(?:half an hour|media hora|half a year|medio ano)\b")
_OF_ROUND = re.compile(
    r"(?<![\w.,])(?P<part>\d{1,3})\s(?:out of|of|de|de cada) (?:every )?(?P<whole>10|20|50|100|1000|"
    r"1,000|1\.000)\b(?![.,]?\d)"
)
_OF_EVERY = re.compile(
    r"\b(?:out of (?:every )?|of every |in every |de cada )(?P<whole>10|20|50|100|1000|ten|twenty|a hundred|diez|veinte|cien)"
    r" (?:[a-z]+ ){1,2}?(?:,\s?)?(?:about |only |around |unas? |unos |solo )?"
    r"(?P<part>\d{1,3}|one|two|three|un[oa]?|dos|tres|cuatro|cinco)\b(?![.,]?\d)"
)
"""'De cada 100 facturas 4 salen mal', "out of every 100 parcels 4 come back"."""
_MINUTES = re.compile(r"(?<![\w:])(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s?(?:min\b|minutes?\b|minutos?\b)")


_ONES = {"one": 1, "un": 1, "uno": 1, "una": 1, "two": 2, "dos": 2, "a hundred": 100, "cien": 100}
_ONE_IN = re.compile(
    r"\b(?P<part>one|two|un[oa]?|dos|[1-9]) (?:in|out of|de cada) (?P<whole>\d{1,6}|three|four|five|"
    r"six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|"
    r"treinta|cincuenta|cien)\b(?! (?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|dias?|semanas?|meses|anos?|horas?|minutos?)\b)"
)


@dataclass(frozen=True)
class Quantity:
    """An amount with its unit: ISO currency, "share", a time unit or the team's noun. `start` and `end` span it all."""

    kind: Kind
    value: float
    unit: str
    start: int
    end: int
    period: str | None = None
    noun: str = ""

    @property
    def days(self) -> float:
        """A time in days."""
        return self.value * DAYS.get(self.unit, 0.0)

    def signal(self) -> dict[str, Any]:
        """The quantity as the value of a signal."""
        unit = self.noun or self.unit
        if self.kind == "time":
            unit = self.unit + "s"
        return {"value": tidy(self.value), "unit": unit, "period": self.period}


def tidy(value: float) -> float | int:
    """A number without digits that come from calculating in binary; whole numbers as int."""
    value = round(value, 9)
    return int(value) if value == int(value) else value


def find_quantities(low: str, language: str = "en", context: str = "") -> list[Quantity]:
    """All amounts of a folded sentence, in order. `context` is the whole folded message, for the country of pesos."""
    whole = list(_whole_phrases(low, language))
    numbers = [n for n in find_numbers(low, language) if not any(o.start <= n.start < o.end for o in whole)]
    found = whole + [_quantity(low, number, context or low) for number in numbers]
    return _put_right(low, _by_the_year(low, _sharing_nouns(low, _minutes_and_seconds(low, sorted(found, key=lambda q: q.start)))))


_OVER_YEARS = re.compile(
    r"\s(?:in|over|within|en) (?:the |los )?(?:last |past |ultimos )?(?P<n>\d{1,2}|two|three|four|five|ten|dos|tres|cuatro|cinco|diez) "
    r"(?:years|anos)\b"
)
_THEN = re.compile(r"\s?(?P<arrow>-+>|→)?\s?(?:(?:down )?to|al?)?\s?(?:about |at most |max\.? )?")


def _by_the_year(low: str, found: list[Quantity]) -> list[Quantity]:
    """'7 losses in 3 years -> 2 in 3 years': both by the year. Without an arrow or a second span of years the years may be a deadline."""
    for place, q in enumerate(found):
        span = _OVER_YEARS.match(low, q.end) if q.kind == "count" and q.period is None else None
        then = next((o for o in found[place + 1 :] if span and o.kind == "count" and o.start >= span.end()), None)
        join = _THEN.fullmatch(low, span.end(), then.start) if span and then else None
        if span is None or then is None or join is None:
            continue
        again = _OVER_YEARS.match(low, then.end)
        if not (join["arrow"] or again) or (again and again["n"] != span["n"]):
            continue
        years, end = _small_number(span["n"], "en"), again.end() if again else then.end
        first = replace(q, value=q.value / years, period="year", end=span.end())
        second = replace(then, value=then.value / years, period="year", end=end, unit=then.unit or q.unit, noun=then.noun or q.noun)
        kept = [o for o in found if o.start < q.start or o.start >= end]
        return sorted([*kept, first, second], key=lambda o: o.start)
    return found


_TAKEN_BACK = re.compile(
    r"\s*[,;.:(-]*\s*(?:(?:no|oh|ah|wait|er|uh)[,\s]+)*(?:sorry|i mean|i meant|make that|correction|scratch that|no wait|wait no|or rather|"
    r"no rather|(?<=[,;.:(-]\s)(?:no(?=,)|wait|actually)|perdon|quiero decir|quise decir|mejor dicho|digo|no espera)[,:\s]+"
    r"(?:(?:it's|it is|rather|more like|only|just|now|son|es|solo)\s)*"
)


TOLD_WRONG = re.compile(r"\b(?:said|wrote|told you|typed|put down|dij(?:e|imos)|escrib(?:i|imos)|puse|pusimos)\W(?:[a-z]+ ){0,3}$")
"""What somebody told before, up to its number: in a later message it stands against the right one."""


def _put_right(low: str, found: list[Quantity]) -> list[Quantity]:
    """The amounts without those that are taken back in the same breath: "budget CHF 12'000, no sorry, 15'000"."""
    kept: list[Quantity] = []
    for q in found:
        back = kept and _TAKEN_BACK.fullmatch(low, kept[-1].end, q.start) and not TOLD_WRONG.search(low[: kept[-1].start])
        old = kept.pop() if back else None
        kept.append(replace(_in_unit_of(q, old), start=old.start) if old else q)
    return kept


def _in_unit_of(q: Quantity, old: Quantity) -> Quantity:
    """A bare number in the unit of the amount whose place it takes."""
    if q.kind != "count" or q.noun or (old.kind == "count" and not old.noun):
        return q
    value = q.value / 100 if old.kind in {"share", "points"} else q.value
    return replace(q, kind=old.kind, unit=old.unit, noun=old.noun, value=value, period=q.period or old.period)


def _whole_phrases(low: str, language: str) -> Iterator[Quantity]:
    """Amounts of several words that are not to be read number by number: "one in ten", "7 of 100", "two thirds", "half an hour"."""
    yield from (_odds(m, language) for m in _ONE_IN.finditer(low))
    for m in _OF_EVERY.finditer(low):
        part, whole = (_small_number(m.group(name), language) for name in ("part", "whole"))
        if part < whole:
            yield Quantity("share", part / whole, "share", *m.span())
    for m in _OF_ROUND.finditer(low):
        part, whole = float(m["part"]), float(re.sub(r"[.,]", "", m["whole"]))
        if part < whole and not _ONE_IN.match(low, m.start()):
            yield Quantity("share", part / whole, "share", *m.span())
    yield from (
        Quantity("share", FRACTIONS[m.group()], "share", *m.span()) for m in _FRACTION.finditer(low) if not _ONE_IN.match(low, m.start())
    )
    for m in _ROUND_HALF.finditer(low):
        hour = "hour" in m.group() or "hora" in m.group()
        yield Quantity("time", 30.0 if hour else 6.0, "minute" if hour else "month", *m.span())
    yield from (Quantity("time", float(m["m"]) + float(m["s"]) / 60, "minute", *m.span()) for m in _MINUTES.finditer(low))


def _minutes_and_seconds(low: str, found: list[Quantity]) -> list[Quantity]:
    """'11 minutes and 40 seconds' is one time."""
    joined: list[Quantity] = []
    for q in found:
        first = joined[-1] if joined else None
        if first and first.kind == q.kind == "time" and first.days > q.days and re.fullmatch(r"\s(?:and|y)\s", low[first.end : q.start]):
            joined[-1] = replace(first, value=first.value + q.days / DAYS[first.unit], end=q.end, period=q.period)
        else:
            joined.append(q)
    return joined


def _odds(match: re.Match[str], language: str) -> Quantity:
    """One in ten is a share of 0.1."""
    part, whole = (_small_number(match.group(name), language) for name in ("part", "whole"))
    return Quantity("share", part / whole, "share", *match.span())


def _small_number(word: str, language: str) -> float:
    """A number of such a phrase; "one", which is no number elsewhere, counts here."""
    found = find_numbers(f"{word} x", language)
    return (found[0].value if found else 0) or _ONES.get(word, 1)


def _sharing_nouns(low: str, found: list[Quantity]) -> list[Quantity]:
    """The first amount counts members, too: "21,000 active and 34,000 former members"."""
    for place, (first, second) in enumerate(pairwise(found)):
        joined = low[first.end : second.start].strip() in {"and", "y", ",", "or", "o"}
        if (
            joined
            and first.kind == second.kind == "count"
            and first.noun
            and " " in second.noun
            and " " not in first.noun
            and first.noun[-1] != "s"
        ):
            found[place] = replace(first, noun=f"{first.noun} {second.noun.split()[-1]}")
    return found


def _quantity(low: str, number: Number, context: str) -> Quantity:
    plain = _money(low, number, context) or _share(low, number) or _time(low, number) or _count(low, number)
    period, end = _period(low, plain.end, adverbs=plain.kind != "time")
    far = _FAR_RATE.match(low, plain.end) if not period and plain.kind == "count" and plain.noun else None
    if far and re.search(_COMING, low[: plain.start]):
        return replace(plain, period=name_in(PERIODS, far["adverb"] or far["per"]))
    return replace(plain, period=period, end=end) if period else plain


def _money(low: str, number: Number, context: str) -> Quantity | None:
    if cents := _CENTS.match(low, number.end):
        dollars = "$" in context or "dollar" in context or "usd" in context
        unit = "GBP" if cents.group().startswith("p") or "pence" in cents.group() else "USD" if dollars else "EUR"
        return Quantity("money", number.value / 100, unit, number.start, cents.end())
    before, after = _BEFORE.search(low[max(0, number.start - LONGEST_CURRENCY) : number.start]), _AFTER.match(low, number.end)
    sign = after or before
    if sign is None:
        return None
    unit = currency_of(sign.group("currency"), context)
    if not unit:
        return None
    start = number.start - (len(before.group()) if before else 0)
    return Quantity("money", number.value, unit, start, after.end() if after else number.end)


def _share(low: str, number: Number) -> Quantity | None:
    if match := _PERCENT.match(low, number.end):
        kind: Kind = "points" if match.group("points") else "share"
        return Quantity(kind, number.value / 100, kind, number.start, match.end())
    if match := _POINTS.match(low, number.end):
        return Quantity("points", number.value / 100, "points", number.start, match.end())
    return None


def _time(low: str, number: Number) -> Quantity | None:
    match = _TIME.match(low, number.end)
    if match is None or re.match(r"-", low[match.end() : match.end() + 1]):
        return None
    half = re.match(r"\s(?:y medi[oa]|and a half)\b", low[match.end() :])
    value, end = (number.value + 0.5, match.end() + half.end()) if half else (number.value, match.end())
    return Quantity("time", value, name_in(TIME_UNITS, match.group("time")), number.start, end)


_COMING = (
    r"\b(?:get|receive|handle|process|sort|type|have|llegan|recibimos|procesamos|entran|tenemos|atendemos)"
    r"\s(?:about |around |some |unas |unos |como )*$"
)
_FAR_RATE = re.compile(
    r"(?:\s(?:and|y|e|of|de|or|o|[a-z]{3,})){1,6}?\s(?:(?P<adverb>diari[oa]s|semanales|mensuales|daily|weekly)|"
    r"(?:a|per|al|por) (?P<per>day|week|month|dia|semana|mes))\b"
)
"""The period behind a whole list of what comes: "260 invoices and packing lists a day"."""
_HALVES = re.compile(r"\s(half[- ](?:days?|hours?|shifts?)|quarter[- ]hours?|medi[oa]s (?:dias|horas|jornadas|turnos))\b")
"""Pieces of time that are counted: "11 half days" are not eleven halves."""
_PER_STROKE = re.compile(rf"/(?=(?:{_PERIOD_WORD})\b)")
"""'60 loans/week' counts loans."""
_OF_MANY = re.compile(r"\s(?:de|of)(?=\s)")


def _count(low: str, number: Number) -> Quantity:
    of_many = (
        _OF_MANY.match(low, number.end) if re.search(r"(?:millones|millon|miles|millions|dozens|docenas)$", low[: number.end]) else None
    )
    if match := _NOUN.match(low, of_many.end() if of_many else number.end):
        noun = _PER_STROKE.split(match.group(1).strip(), maxsplit=1)[0]
        if half := _HALVES.match(low, number.end):
            return Quantity("count", number.value, half.group(1), number.start, half.end(), noun=half.group(1))
        period = re.search(rf"\s(?:{'|'.join(PERIODS)})$", " " + noun)
        if period:
            noun = noun[: max(0, period.start() - 1)].strip()
        if noun:
            return Quantity("count", number.value, noun, number.start, match.start(1) + len(noun), noun=noun)
    return Quantity("count", number.value, "", number.start, number.end)


def _period(low: str, end: int, *, adverbs: bool) -> tuple[str | None, int]:
    """The period said right after an amount ("a month", "per order" is none), at most three words away."""
    tail = low[end : end + 40]
    for match in PERIOD.finditer(tail):
        between = tail[: match.start()]
        if (
            len(between.split()) <= 2
            and not re.search(r"\b(?:and|y|or|o)\b", between)
            and (adverbs or match.group("per"))
            and not re.search(r"[.,;:+\d]", between)
        ):
            return name_in(PERIODS, match.group("per") or match.group("adverb")), end + match.end()
    return None, end
