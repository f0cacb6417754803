"""The number of today beside the number that is wanted, wherever in the first message each was told, and what both are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.case import Fact, Origin
from assistant.reading.claims import Sentence
from assistant.reading.metric_names import metric_name, usable
from assistant.reading.naming import phrase_of
from assistant.reading.own_words import quoted_clause
from assistant.reading.phrases import MEASURE, TOLD_PAST
from assistant.reading.quantities import Quantity, find_quantities
from assistant.reading.result import Occasion
from assistant.reading.text import ARROW, fold
from assistant.reading.wish_dates import due_of_wish

SLOT = "success_metric_target"
_WISH = (
    r"\b(?:wants?|wish\w*|hop(?:e|es|ing)|love|like to|(?:would|'d) like|happy with|goal|aim\w*|target|objective|should|must|accepts?|"
    r"promised|law says|needs? to|queremos|quiero|quiere\w*|quisiera\w*|gustaria|meta|objetivo|deb(?:e|en|eria\w*)|tiene que|acepta\w*|"
    r"promet\w+|(?:la )?ley nos da|"
    r"necesitamos (?:bajar|subir|llegar))\b"
)
_NO_AIM = (
    r"\b(?:know|knows|predict\w*|forecast\w*|tell|hear|warn\w*|ahead|app|spend|budget|grant|invest|build|hire|saber|"
    r"predecir|pronosticar|avis\w+|"
    r"gastar|presupuesto|contratar|reconoc\w+)\b|\?$"
)
"""A wish with these words is about an answer, money or people; a number in it is no number to reach."""
_OTHER = (
    r"\b(?:budget|grant|afford|spend|funds|presupuesto|subvencion|fondos|podemos gastar|offer\w*|quote[ds]?|cost of (?:a|one|each)|"
    r"each (?:\w+ ){0,2}costs?|costs? us|cuesta\w*|at least|al menos|history|archive|records? of|years? of|anos de)\b"
)
"""What tells that a number is about money, the data or a bound, and not about how it goes today."""


FARTHEST = 15.0
"""By how many times the numbers of today and of the aim may differ to be about the same thing (house rule)."""


@dataclass(frozen=True)
class _Told:
    """An amount, its sentence, and where the sentence stands in the message."""

    place: int
    s: Sentence
    q: Quantity

    @property
    def clause(self) -> str:
        span = self.s.thought_at(self.q.start)
        return self.s.low[span.start : max(span.end, self.q.end)]


def with_present(found: Sequence[Sentence], facts: list[Fact], occasion: Occasion) -> list[Fact]:
    """The facts of a first message with the number of today, the number wanted and their name added where they were told.

    A wrong number is worse than an open one: where two numbers could be that of today, none is taken.
    """
    said = {name: value for fact in facts for name, value in fact.signals.items()}
    if "minimum" in said or {"baseline", "target", "metric_name"} <= set(said):
        return facts
    wanted, signals = _wanted(found, said), dict[str, Any]()
    now = _told_as(found, said["baseline"]) if "baseline" in said else _today(found, wanted, said)
    if "target" not in said and wanted is not None:
        if now is None or not _alike(now.q, wanted.q, "that is it", past=True):
            return facts
        signals |= _aim(wanted, now)
    if "baseline" not in said and now is not None:
        signals["baseline"] = now.q.signal()
    if "metric_name" not in said and (name := _name(now, wanted)):
        signals["metric_name"] = name
    return _added(facts, signals, now, wanted, occasion)


_DOERS = re.compile(
    r"\b(?:people|persons?|clerks?|staff|colleagues?|employees|workers?|volunteers?|technicians?|experts?|nurses?|doctors?|teachers?|"
    r"engineers?|inspectors?|operators?|students?|(?:wo)?men|personas?|emplead[oa]s?|operari[oa]s?|tecnic[oa]s?|"
    r"voluntari[oa]s?|colegas|(?:mujer|hombr)es)"
    r"(?: (?:still|always|usually|now|then|all|todavia|siempre))?"
    r" (?:(?:it|this|that|them|l[oa]s?) )?(?:sort|read|check|look|answer|review|type|copy|inspect|count|label|write|enter|"
    r"watch|judge|grade|decide|"
    r"do|go through|revisan|clasifican|leen|contestan|reparten|digitan|cuentan|miran|anotan|escriben|etiquetan|deciden|hacen)\b"
)
"""Those who do it by hand today: "two people count it" is no number to bring down."""


def _amounts(found: Sequence[Sentence]) -> Iterator[_Told]:
    for place, s in enumerate(found):
        for q in s.quantities:
            if not (q.kind == "count" and _DOERS.match(s.low, q.end - len(q.noun))):
                yield _Told(place, s, _with_noun(s, q))


_GONE = (
    r"\b(?:lost|lose|died|broke|failed|missed|threw away|se (?:murieron|perdieron|rompieron|cayeron|escaparon)|perdimos|murieron|"
    r"fallaron|tiramos)\s(?:about |around |some |unas |unos |casi |over |mas de )*$"
)
"""What happened to things that were counted before: "last winter we lost 1,500"."""


def _with_noun(s: Sentence, q: Quantity) -> Quantity:
    """A number without a noun that tells how many were lost counts what the message counted before it, if that is more."""
    if q.kind != "count" or q.noun or not re.search(_GONE, s.before(q.start, 40)):
        return q
    place = s.context.find(s.low)
    told = [n for n in find_quantities(s.context[: place + q.start], s.language) if n.kind == "count" and n.noun and n.value > q.value]
    return replace(q, noun=told[-1].noun) if place >= 0 and told else q


def _told_as(found: Sequence[Sentence], value: dict[str, Any]) -> _Told | None:
    """The amount of a signal that was read already."""
    same = [t for t in _amounts(found) if _is_that(t.q, value)]
    return next((t for t in same if _wishes(t)), None) or next(iter(same), None)


def _wanted(found: Sequence[Sentence], said: dict[str, Any]) -> _Told | None:
    """The amount of the aim: that of the target which was read already, else the one amount of a wish."""
    if target := said.get("target"):
        return _told_as(found, target)
    for told in _amounts(found):
        if not _wishes(told) or re.search(_NO_AIM, told.clause) or told.q.kind == "points":
            continue
        alone = [q for q in told.s.quantities if told.s.thought_at(q.start) == told.s.thought_at(told.q.start)]
        if re.search(r"\b(?:people|persons?|personas|developers?|engineers?)\b", told.q.noun):
            continue
        if len(alone) == 1 and (told.q.kind != "money" or not re.search(_OTHER, told.s.low)):
            return told
    return None


def _is_that(q: Quantity, target: dict[str, Any]) -> bool:
    value = abs(float(target["value"]))
    return q.signal()["value"] == value and (target["unit"] in {"relative", q.signal()["unit"]} or q.kind == "count")


def _wishes(told: _Told) -> bool:
    return bool(re.search(_WISH, told.clause) or re.search(rf"{ARROW}\s*$", told.s.before(told.q.start, 8)))


def _today(found: Sequence[Sentence], wanted: _Told | None, said: dict[str, Any]) -> _Told | None:
    """The one amount that tells how it is today; None where there is none, or where two are as likely."""
    ranked = sorted(((rank, told) for told in _amounts(found) if (rank := _rank(told, wanted, said)) > 0), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.5):
        return None
    return ranked[0][1]


def _rank(told: _Told, wanted: _Told | None, said: dict[str, Any]) -> float:
    """How likely an amount is that of today; 0 where it cannot be."""
    if (wanted is not None and told.q == wanted.q and told.place == wanted.place) or _wishes(told) or re.search(_OTHER, told.clause):
        return 0.0
    phrase, past = phrase_of(told.s, told.q), bool(re.search(TOLD_PAST, told.clause))
    relative = isinstance(said.get("target"), dict) and said["target"]["unit"] == "relative"
    if relative:
        return _of_change(
            told, phrase, past=past, name=str(said.get("metric_name") or (wanted.clause if wanted else said.get("wish") or ""))
        )
    if wanted is None:
        return _alone(told, phrase, past=past, said=said)
    alike = _alike(told.q, wanted.q, phrase, past=past)
    if not alike:
        return 0.0
    near = 1.0 / (1 + abs(wanted.place - told.place)) + (0.3 if told.place <= wanted.place else 0.0)
    return alike + near + (1.0 if past else 0.0) + (1.0 if phrase else 0.0)


def _of_change(told: _Told, phrase: str, *, past: bool, name: str) -> float:
    """Where a change is wanted ("a quarter less"): the amount that its name names, or the one of a past period."""
    if (told.q.kind == "money" and not past) or (told.q.kind == "time" and name and not re.search(_TIMES, fold(name))):
        return 0.0
    if phrase and _shares_a_word(phrase, name):
        return 2.0 + past
    return 1.0 if past and (phrase or re.fullmatch(r"times|veces", told.q.noun)) else 0.0


_TIMES = (
    r"\b(?:times?|how long|durations?|waits?|waiting|hours?|minutes?|days?|weeks?|delays?|work|effort|faster|quicker|lasts?|takes?|"
    r"tiempos?|esperas?|demoras?|duracion|horas?|minutos?|dias?|semanas?|tard\w+|trabajo|retrasos?|rapido)\b"
)
"""Names of what is measured in time: twelve minutes for a call are no number of calls."""


def _alone(told: _Told, phrase: str, *, past: bool, said: dict[str, Any]) -> float:
    """Without a number to reach only what plainly happens or happened counts: a share of something, or a past period."""
    if told.q.kind == "share" and past and "target" not in said:
        return 1.0
    if (
        not phrase
        or told.q.kind == "money"
        or "target" in said
        or re.search(r"\b(?:data|records?|archive|datos|registros?)\b", told.clause)
    ):
        return 0.0
    if told.q.kind == "share":
        return 1.0 if re.search(r"\b(?:that|que)\b", phrase) else 0.0
    past = past or bool(told.q.period and re.search(_LOSING, told.clause))
    return 1.0 if past and told.q.kind in {"count", "time"} and " " in phrase else 0.0


_LOSING = r"\b(?:lose|miss|reject|scrap|perdemos|rechazamos|se (?:nos )?pierden)\b"
"""'We lose 90 trips a night' is how it goes today, whenever it is told."""


def _alike(q: Quantity, aim: Quantity, phrase: str, *, past: bool) -> float:
    """Whether two amounts may be of one thing: 2 = the same unit, 1 = the aim has no unit of its own."""
    if aim.kind == "count" and not aim.noun and q.period not in {"second", "minute", "hour"}:
        value = q.value * 100 if q.kind == "share" and aim.value > 1 else q.value
        telling = phrase and (q.kind != "count" or " " in phrase or past or q.period)
        fits = telling and q.kind in {"count", "share", "time"} and comparable(value, aim.value)
        return 1.0 if fits else 0.0
    if q.kind != aim.kind:
        return 0.0
    if q.kind == "count":
        same = q.noun == aim.noun if re.fullmatch(MEASURE, q.noun) else _shares_a_word(q.noun, aim.noun)
        return 2.0 if same and comparable(q.value, aim.value) else 0.0
    if q.kind == "time":
        return 2.0 if phrase and comparable(q.days, aim.days) else 0.0
    if q.kind == "money":
        return 2.0 if q.unit == aim.unit and comparable(q.value, aim.value) else 0.0
    return 2.0


def comparable(one: float, other: float) -> bool:
    """Whether two numbers are near enough to be about the same thing."""
    return one > 0 and other > 0 and 1 / FARTHEST <= one / other <= FARTHEST


def _shares_a_word(one: str, other: str) -> bool:
    first, second = ({word[:4] for word in re.findall(r"[^\W\d_]{4,}", text.lower())} for text in (one, other))
    return bool(first & second)


def _aim(wanted: _Told, now: _Told) -> dict[str, Any]:
    """The target in the unit of today's number, and the day by which it holds."""
    q = wanted.q
    if q.kind == "count" and not q.noun and now.q.kind != "count":
        value = q.value / 100 if now.q.kind == "share" and q.value > 1 else q.value
        q = replace(q, kind=now.q.kind, unit=now.q.unit, value=value)
    elif q.kind == "count" and not q.noun:
        q = replace(q, unit=now.q.unit, noun=now.q.noun)
    q = replace(q, period=q.period or now.q.period)
    sizes = (q.days, now.q.days) if q.kind == now.q.kind == "time" else (q.value, now.q.value)
    due = due_of_wish(wanted.s)
    return {"target": q.signal(), "better": "lower" if sizes[0] < sizes[1] else "higher"} | (
        {"target_date": due.day.isoformat()} if due else {}
    )


def _name(now: _Told | None, wanted: _Told | None) -> str:
    for told in (now, wanted):
        if told is None:
            continue
        if name := phrase_of(told.s, told.q) or quoted_clause(told.s, told.q):
            return name
        name = metric_name(told.s, told.q)
        if usable(name) and (told.q.kind != "share" or " " in name):  # "11 % of lessons": the lessons are no share of anything
            return name
    return ""


def _added(facts: list[Fact], signals: dict[str, Any], now: _Told | None, wanted: _Told | None, occasion: Occasion) -> list[Fact]:
    """New facts for what was found, each with the words that hold it; nothing else changes."""
    if not signals:
        return facts
    origin = Origin(kind=occasion.origin, turn=occasion.turn)
    aim = {name: value for name, value in signals.items() if name in {"target", "better", "target_date"}}
    rest = {name: value for name, value in signals.items() if name not in aim}
    told = now or wanted
    added = list(facts)
    if aim and wanted is not None:
        added.append(Fact(slot=SLOT, words=wanted.s.text, signals=aim, origin=origin))
    if rest and told is not None:
        added.append(Fact(slot=SLOT, words=_clause_words(told), signals=rest, origin=origin))
    return added


def _clause_words(told: _Told) -> str:
    span = told.s.clause_at(told.q.start)
    return told.s.text[span.start : max(span.end, told.q.end)].strip(" ,.;:")
