"""A fact in a few plain words, for the chip that can be corrected."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.case import Fact
from assistant.formats import date, number, show
from assistant.reading.chip_words import price_said, rate_said
from assistant.reading.result import Lexicon

LONGEST = 40
_EN: dict[str, str] = {
    "data_may_leave:never": "stays in house",
    "data_may_leave:freely": "may leave the house",
    "data_may_leave:anonymous": "only without names",
    "person_decides:True": "a person decides",
    "full_auto_wished:True": "acts alone",
    "worst_harm:irreversible": "cannot be undone",
    "worst_harm:people": "people could be harmed",
    "worst_harm:money": "errors cost money",
    "worst_harm:delay": "errors cost time",
    "worst_harm:none": "errors do little harm",
    "miss_worse:True": "a miss is worse",
    "miss_worse:False": "a false alarm is worse",
    "personal_data:True": "personal data",
    "personal_data:False": "no personal data",
    "health_data:True": "health data",
    "health_data:False": "no health data",
    "nothing_today:True": "nothing today",
    "human_today:True": "by hand today",
    "rule_today:True": "a fixed rule today",
    "python:True": "Python in the team",
    "explanation_needed:True": "reasons are needed",
    "explanation_needed:False": "no reasons needed",
    "groups_matter:True": "groups must be treated alike",
    "labels:all": "outcomes known for all",
    "labels:some": "outcomes known for some",
    "labels:none": "no known outcomes",
    "network:none": "no network",
    "network:weak": "weak network",
    "network:good": "good network",
    "runs_on:cloud": "in the cloud",
    "runs_on:own_servers": "on own servers",
    "runs_on:device": "on a device",
    "runs_on:laptop": "on a laptop",
    "runs_on:notebook": "in a notebook",
    "answer_while_waiting:True": "while somebody waits",
    "service_offered:True": "a service was offered",
    "way_works:True": "today's way does well",
    "llm_allowed:True": "a language model may be used",
    "rule_state:known": "a rule is known",
    "rule_state:thought": "a rule is expected to do",
    "rule_result:untried": "no rule tried yet",
    "rule_result:misses": "a rule was not enough",
    "rule_result:reaches": "a rule is enough",
    "error_caught:True": "errors are caught",
    "error_caught:False": "nothing catches errors",
    "data_exists:False": "no data yet",
    "gaps:few": "hardly any gaps",
    "gaps:some": "some gaps",
    "gaps:many": "many gaps",
    "works_council:True": "works council",
    "students:True": "students",
}
_ES: dict[str, str] = {
    "groups_matter:True": "hay que tratar a los grupos por igual",
    "network:good": "buena conexión",
    "runs_on:device": "en un aparato",
    "runs_on:laptop": "en un portátil",
    "runs_on:notebook": "en un cuaderno de código",
    "rule_state:known": "se conoce una regla",
    "rule_state:thought": "se espera que baste una regla",
    "rule_result:untried": "ninguna regla probada",
    "rule_result:misses": "una regla no alcanzó",
    "rule_result:reaches": "basta una regla",
    "error_caught:True": "los errores se detectan",
    "error_caught:False": "nada detecta los errores",
    "works_council:True": "comité de empresa",
    "data_may_leave:never": "no sale de la casa",
    "data_may_leave:freely": "puede salir",
    "data_may_leave:anonymous": "solo sin nombres",
    "person_decides:True": "decide una persona",
    "full_auto_wished:True": "actúa solo",
    "worst_harm:irreversible": "no se puede deshacer",
    "worst_harm:people": "puede dañar a personas",
    "worst_harm:money": "los errores cuestan dinero",
    "worst_harm:delay": "los errores cuestan tiempo",
    "worst_harm:none": "los errores dañan poco",
    "miss_worse:True": "es peor no detectarlo",
    "miss_worse:False": "es peor la falsa alarma",
    "personal_data:True": "datos personales",
    "personal_data:False": "sin datos personales",
    "health_data:True": "datos de salud",
    "health_data:False": "sin datos de salud",
    "nothing_today:True": "hoy nada",
    "human_today:True": "hoy a mano",
    "rule_today:True": "hoy una regla fija",
    "python:True": "Python en el equipo",
    "explanation_needed:True": "hay que dar razones",
    "explanation_needed:False": "sin dar razones",
    "labels:all": "se sabe el resultado de todos",
    "labels:some": "se sabe el resultado de algunos",
    "labels:none": "sin resultados conocidos",
    "network:none": "sin red",
    "network:weak": "red débil",
    "runs_on:cloud": "en la nube",
    "runs_on:own_servers": "en servidores propios",
    "answer_while_waiting:True": "mientras alguien espera",
    "service_offered:True": "nos ofrecieron un servicio",
    "way_works:True": "la forma de hoy va bien",
    "llm_allowed:True": "se puede usar un modelo de lenguaje",
    "data_exists:False": "todavía sin datos",
    "gaps:few": "casi sin huecos",
    "gaps:some": "algunos huecos",
    "gaps:many": "muchos huecos",
    "students:True": "estudiantes",
}
FIXED = {"en": _EN, "es": _ES}
"""Chips that say the same in every team's words, by signal and value."""


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
    pieces += [words for name, value in fact.signals.items() if (words := _phrase(name, value, spanish=spanish))]
    kept: list[str] = []
    for piece in dict.fromkeys(pieces):
        if not kept or len(", ".join([*kept, piece])) <= LONGEST:
            kept.append(piece)
    return _cut(", ".join(kept) if kept else fact.words, LONGEST + 8)


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
    people = signals.get("people")
    if not people:
        return ""
    if team := signals.get("team"):
        told = (f"{one['who']} {number(one['hours'], 'es' if spanish else 'en')} h" if one["hours"] else one["who"] for one in team)
        return ", ".join(told) + (" a la semana" if spanish else " a week")
    noun = ("persona" if people == 1 else "personas") if spanish else ("person" if people == 1 else "people")
    hours = signals.get("hours_week_each")
    if hours and signals.get("part_time"):
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


_BUILDERS: tuple[Callable[[dict[str, Any], bool], str], ...] = (_goal, _until, _money, _people, _history, _counts, _named)
