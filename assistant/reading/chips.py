"""A fact in a few plain words, for the chip that can be corrected."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.case import Fact
from assistant.formats import date, number, share, show
from assistant.reading.chip_says import FIXED, GATES
from assistant.reading.chip_words import price_said, rate_said
from assistant.reading.result import Lexicon

LONGEST = 40


def chip_of(fact: Fact, catalogue: Lexicon, language: str = "en") -> str:
    """What was read, short: "4 % → 3.4 %, until 31 December 2027". Falls back to the shortened words."""
    spanish = language == "es"
    if fact.unknown:
        row = catalogue.slots.get(fact.slot)
        short = row.short.in_(language) if row else fact.words
        return _cut(f"{short}: {'no se sabe' if spanish else 'not known'}", LONGEST + 14)
    signals = _own_nouns(fact, language)
    kind = catalogue.problems.get(str(fact.signals.get("problem", "")))
    pieces = [kind.name.in_(language)] if kind else []
    pieces += [piece for build in _BUILDERS if (piece := build(signals, spanish))]
    said = {words: name for name, value in fact.signals.items() if (words := _phrase(name, value, spanish=spanish))}
    gates = [words for words, name in said.items() if name in GATES]
    kept: list[str] = []
    for piece in dict.fromkeys([*pieces, *said]):
        if piece not in gates and (not kept or len(", ".join([*kept, piece])) <= LONGEST):
            kept.append(piece)
    return ", ".join([*([_cut(", ".join(kept), LONGEST + 8)] if kept else []), *gates]) or _cut(fact.words, LONGEST + 8)


_CENTS = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)\s?(?:cents?|ct|¢|c[eé]ntimos?|centavos?|pence)\b(?:\s(?:an?|per|por|el|la|cada)\s\w+)?", re.IGNORECASE
)
_COUNTED = ("rows", "label_count", "positives", "documents_count", "devices", "sites", "classes")


def _own_nouns(fact: Fact, language: str) -> dict[str, Any]:
    """The signals with rates, prices and counts as the team wrote them: "41 a week", "9 cents a kWh", "9.000 fotos"."""
    signals = {name: value for name, value in fact.signals.items() if value is not None}  # None takes one back
    if said := rate_said(fact.words, signals.get("per_day"), language):
        signals |= {"per_day": said[0], "per_day_noun": said[1]}
    told = {name: price_said(name, fact.words, value, language) for name, value in fact.signals.items()}
    signals |= {f"{name}_of": label for name, label in told.items() if label is not None}
    for match in _CENTS.finditer(fact.words):
        cents = float(match.group("n").replace(",", "."))
        for name, value in fact.signals.items():
            if isinstance(value, dict) and value.get("value") == round(cents / 100, 9):
                signals[name] = match.group()
    for name in _COUNTED:
        noun = _noun_beside(fact.words, signals.get(name))
        if noun:
            signals[f"{name}_noun"] = noun
    return signals


def _noun_beside(words: str, value: Any) -> str:
    """The noun behind a number in the team's words, where it stands right behind it."""
    if not isinstance(value, int) or value < 2:
        return ""
    digits = f"{value:,}".replace(",", "[.,' ]?")
    match = re.search(rf"(?<![\d.,]){digits} (?:de )?(?P<noun>[^\W\d_]{{3,}}(?:-[^\W\d_]+)?)", words)
    return match.group("noun") if match and match.group("noun").lower() not in _NO_NOUNS else ""


_NO_NOUN_WORDS = "and with from per each that are were have different active former more with para por que con son unos "
_NO_NOUNS = frozenset(_NO_NOUN_WORDS.split())


def _phrase(name: str, value: Any, *, spanish: bool) -> str:
    key = f"{name}:{value}"
    return FIXED["es" if spanish else "en"].get(key, "")


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


_UNITS_ES = {
    "seconds": "segundos",
    "minutes": "minutos",
    "hours": "horas",
    "days": "días",
    "weeks": "semanas",
    "months": "meses",
    "years": "años",
}


def _show(value: Any, *, spanish: bool) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value.get("unit") == "relative":
        change = float(value["value"])
        way = ("menos" if change < 0 else "más") if spanish else ("less" if change < 0 else "more")
        return f"{number(abs(change) * 100, 'es' if spanish else 'en')} % {way}"
    if isinstance(value, dict) and value.get("unit") == "points":
        return f"{number(float(value['value']) * 100, 'es' if spanish else 'en')} {'puntos' if spanish else 'points'}"
    shown = show(value, language="es" if spanish else "en")
    return re.sub(r"\b(?:" + "|".join(_UNITS_ES) + r")\b", lambda m: _UNITS_ES[m.group()], shown) if spanish else shown


def _goal(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    now, wanted, least = signals.get("baseline"), signals.get("target"), signals.get("minimum")
    if least and not wanted:
        return f"{'parar más allá de' if spanish else 'stop beyond'} {_show(least, spanish=spanish)}"
    if wanted is None:
        return f"{'hoy' if spanish else 'today'} {_show(now, spanish=spanish)}" if now else ""
    goal = _show(wanted, spanish=spanish)
    return f"{_show(now, spanish=spanish)} → {goal}" if now else f"{'meta' if spanish else 'goal'} {goal}"


def _until(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    day, first = signals.get("deadline") or signals.get("target_date"), signals.get("start_date")
    if first:
        start = f"{'desde el' if spanish else 'from'} {date(str(first), 'es' if spanish else 'en')}"
        return f"{start}, {_until({'deadline': day}, spanish)}" if day else start
    return f"{'hasta el' if spanish else 'until'} {date(str(day), 'es' if spanish else 'en')}" if day else ""


def _money(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    names = {
        "budget": ("", ""),
        "running_cost": ("running ", "funcionamiento "),
        "own_hour_cost": ("own hour ", "hora propia "),
        "cost_miss": ("a miss ", "no detectar "),
        "cost_false_alarm": ("a false alarm ", "falsa alarma "),
        "cost_under": ("too low ", "de menos "),
        "cost_over": ("too high ", "de más "),
        "offer_setup": ("offer ", "oferta "),
        "offer_monthly": ("offer ", "oferta "),
        "value_per_outcome": ("worth ", "vale "),
        "cost_today": ("today costs ", "hoy cuesta "),
        "saving_told": ("saves ", "ahorra "),
        "rule_saving": ("rule saves ", "la regla ahorra "),
    }
    return ", ".join(
        signals.get(f"{name}_of", words[spanish]) + _show(signals[name], spanish=spanish)
        for name, words in names.items()
        if name in signals
    )


def _people(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    people, hours = signals.get("people"), signals.get("hours_week_each")
    if not people:
        return f"{number(hours, 'es' if spanish else 'en')} {'horas a la semana' if spanish else 'hours a week'}" if hours else ""
    if team := signals.get("team"):
        told = (f"{one['who']} {number(one['hours'], 'es' if spanish else 'en')} h" if one["hours"] else one["who"] for one in team)
        return ", ".join(told) + (" a la semana" if spanish else " a week")
    noun = ("persona" if people == 1 else "personas") if spanish else ("person" if people == 1 else "people")
    if hours:
        time = f", {number(hours, 'es')} horas a la semana" if spanish else f", {number(hours, 'en')} hours a week"
        return f"{people} {noun}{time}{'' if people == 1 else ' cada una' if spanish else ' each'}"
    half = (", a medio tiempo" if spanish else ", half time") if signals.get("part_time") else ""
    return f"{people} {noun}{half}"


def _history(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    months = signals.get("history_months")
    if not months:
        return ""
    years = months / 12
    text = number(round(years, 1) if months >= 24 else months, "es" if spanish else "en")
    unit = ("años" if months >= 24 else "meses") if spanish else ("years" if months >= 24 else "months")
    return f"{text} {unit}{' de datos' if spanish else ' of data'}"


def _about(value: float) -> float:
    """A count as people say it: 3,400 a month are 112 a day, not 111.7."""
    return round(value) if abs(value) >= 10 else round(value, 1)


def _counts(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    language = "es" if spanish else "en"
    names = {
        "rows": ("rows", "filas"),
        "label_count": ("known cases", "casos conocidos"),
        "positives": ("cases of the rare kind", "casos del tipo raro"),
        "classes": ("classes", "clases"),
        "documents_count": ("documents", "documentos"),
        "content_changes_month": ("changes a month", "cambios al mes"),
        "per_day": ("a day", "al día"),
        "peak_per_second": ("a second", "por segundo"),
        "label_delay_days": ("days to the true answer", "días hasta saberlo"),
        "devices": ("devices", "equipos"),
        "sites": ("sites", "sedes"),
        "horizon_hours": ("hours ahead", "horas de anticipación"),
        "reviews_per_day": ("checks a day", "revisiones al día"),
        "reviewers": ("people who check", "personas que revisan"),
        "users": ("users", "usuarios"),
        "software_engineers": ("software engineers", "ingenieros de software"),
        "working_units": ("at work", "en servicio"),
        "working_days": ("working days a year", "días de trabajo al año"),
        "duration_months": ("months", "meses"),
        "usable_rows": ("rows to use", "filas útiles"),
        "lost_months": ("months lost", "meses perdidos"),
        "kept_days": ("days kept", "días guardados"),
        "storage_gb": ("GB", "GB"),
    }
    found = [
        f"{number(_about(signals[name]), language)} {signals.get(f'{name}_noun') or words[spanish]}"
        for name, words in names.items()
        if name in signals
    ]
    if "units" in signals:
        found.insert(0, f"{number(signals['units'], language)} {signals.get('unit_noun', '')}".strip())
    if "capacity_number" in signals:
        quantity = {"value": signals["capacity_number"], "unit": "", "period": signals.get("capacity_period")}
        found.insert(0, f"{_show(quantity, spanish=spanish)}")
    if "latency_ms" in signals:
        seconds = signals["latency_ms"] / 1000
        found.append(f"{number(seconds, language)} {'segundos' if spanish else 'seconds'}")
    return ", ".join(found[:3])


def _shares(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    names = {"positive_share": ("are of the rare kind", "son del tipo raro"), "label_agreement": ("agree", "coinciden")}
    language = "es" if spanish else "en"
    return ", ".join(f"{share(signals[name], language)} {words[spanish]}" for name, words in names.items() if name in signals)


def _named(signals: dict[str, Any], spanish: bool) -> str:  # noqa: FBT001 - all builders are called alike
    for name in (
        "owner",
        "actor",
        "jurisdiction",
        "sources_named",
        "systems_named",
        "groups_named",
        "languages",
        "laws",
        "limits",
        "simple_way",
        "fallback",
        "scope",
        "wish",
    ):
        if name == "owner" and signals.get(name) == "the writer":
            return "firma usted" if spanish else "you sign"
        if value := signals.get(name):
            return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return ""


_BUILDERS: tuple[Callable[[dict[str, Any], bool], str], ...] = (_goal, _until, _money, _people, _history, _counts, _shares, _named)
