"""The things that are judged one by one: what the metric counts, else what the answers about labels count, else the usual noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.case import Case
from assistant.reading.phrases import MEASURE
from assistant.reading.text import fold
from knowledge.rows import Problem

_SHARE = re.compile(
    r"^(?:(?:the|el|la|los|las) )?(?:[a-z]+ )?"
    r"(?:share|percentage|per ?cent|%|proportion|part|portion|fraction|rate|number|count|total|amount|"
    r"porcentaje|proporcion|parte|tasa|numero|cantidad|total) (?:of|de) (?:(?:the|all|our|los|las|todos|todas|nuestr[oa]s) )*"
)
_MEASURES_WORDS = (
    "cycles ciclos turns rounds miles kilometres kilometers kilometros "
    "hours minutes seconds days weeks months years euros dollars pounds pesos tonnes tons kilos litres liters points degrees "
    "metres meters costs sales earnings expenses savings losses emissions was has times ones others series news always "
    "perhaps address process access cases results figures horas minutos segundos dias semanas meses anos toneladas litros "
    "puntos grados metros costes costos ventas gastos perdidas ahorros emisiones menos mas veces casos "
)
_MEASURES = frozenset(_MEASURES_WORDS.split())
_FLAWS_WORDS = (
    "errors mistakes faults defects incidents injuries misses alarms fields words errores fallos defectos "
    "incidentes alarmas campos palabras "
)
_FLAWS = frozenset(_FLAWS_WORDS.split())
"""What is wrong about a thing, or a part of it: the thing is judged, and it has another noun."""
_ANYBODY = frozenset({"people", "persons", "personas", "gente"})
"""Whoever it is: the usual noun of the kind says more ("appointments", "patients")."""
_EVENTS_WORDS = (
    "breakdowns failures outages stops stoppages leaks accidents falls deaths infections alerts exceedances averias paradas "
    "cortes fugas accidentes caidas muertes infecciones alertas "
)
_EVENTS = frozenset(_EVENTS_WORDS.split())
"""What happens to a thing: where the team counted technical things, each of these is what is watched."""
_VOICED = frozenset(["complaints", "claims", "quejas", "reclamos", "reclamaciones"])
"""What people write about a thing: judged itself where texts are read, else a flaw like others."""
_TECHNICAL = re.compile(
    r"(?:machines?|turbines?|pumps?|engines?|motors?|lifts?|elevators?|escalators?|trains?|trams?|bus(?:es)?|trucks?|lorr(?:y|ies)|vehicles?|cars?|"
    r"vans?|bikes?|scooters?|wagons?|ships?|boats?|ferr(?:y|ies)|planes?|aircraft|sensors?|meters?|compressors?|robots?|presses|ovens?|freezers?|"
    r"valves?|pipes?|wells?|boilers?|inverters?|transformers?|washers?|dryers?|looms?|cranes?|drones?|devices|"
    r"maquinas|turbinas|bombas|motores|ascensores|trenes|tranvias|autobuses|camiones|vehiculos|coches|barcos|aviones|sensores|medidores|contadores|"
    r"compresores|robots|prensas|hornos|valvulas|tuberias|pozos|calderas|transformadores|lavadoras|gruas)$"
)
_PLURAL = frozenset({"people", "children", "men", "women", "mice", "staff"})
_CUT = re.compile(
    r"\b(?:that|which|who|whose|with|without|in|on|at|from|per|for|by|not|to|of|left|a|an|each|"
    r"que|con|sin|en|por|de|del|para|no|al)\b"
)
_QUALITY = re.compile(
    r"(?:late|wrong|bad|good|lost|missing|empty|sick|ill|dead|false|true|right|old|new|overdue|unpaid|unsold|idle|broken|open|fewer|more|less|"
    r"many|too|rotten|worn|torn|dirty|correct|early|rejected|single|whole|daily|weekly|monthly|yearly|first|second|last|repeat|double|"
    r"our|the|all|of|no|[a-z]+(?:ed|ly|ing|less|ful|able|ible))"
)
_PEOPLE = re.compile(
    r"(?:people|persons?|residents?|households?|customers?|clients?|guests?|members?|subscribers?|users?|donors?|readers?|patients?|students?|"
    r"pupils?|tenants?|passengers?|visitors?|personas|hogares|clientes|socios|abonados|usuarios|donantes|lectores|pacientes|alumnos|estudiantes|"
    r"inquilinos|pasajeros|visitantes)$"
)
_PLACES = re.compile(r"\b(?:places|fields|plots|stations|sites|rooms|zones)$")
_READ = frozenset({"text", "documents"})
_PAGES = frozenset({"image", "video", "text", "documents", "audio"})
"""Forms of data whose rows are the very things that are judged: pictures, letters, recordings."""
ASKED = frozenset({"data_sources_volume", "label_availability"})
MENTIONS = 2
"""How often the first message speaks of counted things that are what it is about: counting them is one of these."""


def judged(case: Case, signals: Mapping[str, Any], problem: Problem | None) -> str:
    """The plural noun of the things that are judged, in the team's words; "" where only the usual noun of the kind is left.

    What the organisation owns, serves or employs is judged only where the first message keeps speaking of it.
    """
    language, said = case.language, str(signals.get("unit_noun") or "").strip()
    metric = counted_in(signals, language)
    head, form = _head(metric, language), set(problem.data_forms[:1]) if problem else set[str]()
    if head in _EVENTS and _TECHNICAL.search(fold(said)):
        return said
    if metric and head not in _FLAWS | _ANYBODY and (form & _READ or head not in _VOICED) and not _answers_for_places(problem):
        return metric
    told = said if _alike(said, problem, language) else "" if form & _PAGES and _of_the_opening(case) else _kept(case, said)
    return _told_in_answers(case, signals, told, pages=bool(form & _PAGES)) or told


def _answers_for_places(problem: Problem | None) -> bool:
    """Whether one answer is for a place or a stretch of time: what the metric counts happens there, and is not judged."""
    if problem is None:
        return False
    return problem.output_kind == "number_over_time" or bool(_PLACES.search(str(problem.nouns.get("units", ""))))


def one_of(signals: Mapping[str, Any], language: str) -> bool:
    """Whether the counted things are those that the metric counts, so that the two numbers may be multiplied.

    True as long as one of the two has no noun.
    """
    metric, said = counted_in(signals, language), str(signals.get("unit_noun") or "").strip()
    return not metric or not said or _head(metric, language) == _head(said, language)


_ACTIONS = re.compile(
    r"\b(?:actions?|calls?|visits?|checks?|inspections?|reviews?|repairs?|cases?|times|tests?|alerts?|mails?|letters?|contacts?|treatments?|"
    r"llamadas?|visitas?|revisiones|inspecciones|casos|avisos?|cartas?|veces)\b"
)
"""What is done to a thing counts things: "40 calls a week" are 40 of the customers."""


def acted_on(signals: Mapping[str, Any], language: str) -> bool:
    """Whether what can be acted on is counted in the things that there are, so that one may be divided by the other."""
    done, said = str(signals.get("capacity_noun") or "").strip(), str(signals.get("unit_noun") or "").strip()
    if done and said and not _ACTIONS.search(fold(done)) and _stem(done) != _stem(said):
        return False
    return one_of(signals, language)


def _stem(noun: str) -> str:
    """The head of a noun up to its first plural, without the plural."""
    words = fold(noun).split()
    return next((word for word in words if _is_plural(word)), words[0]).rstrip("s")


def counted_in(signals: Mapping[str, Any], language: str) -> str:
    """The noun of a metric that is a count or a share of things: "share of late flights" -> "flights"; "" for hours, money and the like."""
    name = str(signals.get("metric_name") or "")
    if not name or not any(_counts(signals.get(key)) for key in ("baseline", "target")):
        return ""
    low = _SHARE.sub("", fold(name).strip())
    return _spanish(low, name) if language == "es" else _english(low)


def _counts(value: Any) -> bool:
    unit = value.get("unit") if isinstance(value, dict) else None
    return isinstance(unit, str) and not re.fullmatch(r"[A-Z]{3}", unit) and unit.lower() not in _MEASURES and "per" not in unit.split()


def _english(low: str) -> str:
    words = _CUT.split(low, maxsplit=1)[0].split()
    while words and _QUALITY.fullmatch(words[0]):
        words = words[1:]
    end = next((n for n, word in enumerate(words) if _is_plural(word) and not (n + 1 < len(words) and _is_plural(words[n + 1]))), None)
    if end is None or words[end] in _MEASURES:
        return ""
    return " ".join(words[max(0, end - 1) : end + 1] if end and words[end - 1] not in _MEASURES else [words[end]])


def _spanish(low: str, name: str) -> str:
    """The first plural noun as it was written, with its accents."""
    written = name.strip().split()[-len(low.split()) :] if low else []
    first = next((n for n, word in enumerate(low.split()) if word.isalpha()), None)
    while first is not None and low.split()[first] in {"los", "las", "el", "la", "nuestros", "nuestras", "menos", "mas"}:
        first = first + 1 if first + 1 < len(written) else None
    word = low.split()[first] if first is not None else ""
    return written[first].lower() if first is not None and _is_plural(word) and word not in _MEASURES else ""


def _is_plural(word: str) -> bool:
    return word in _PLURAL or (
        len(word) > 3
        and word.isalpha()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and not re.fullmatch(MEASURE, word)
    )


def _head(noun: str, language: str) -> str:
    words = fold(noun).split()
    return "" if not words else words[0 if language == "es" else -1]


def _alike(said: str, problem: Problem | None, language: str) -> bool:
    """Whether the counted things are of the sort that this kind of problem is about: people beside people, machines beside machines."""
    if not said or problem is None:
        return False
    usual = str(problem.nouns.get("units" if language == "en" else f"units_{language}") or problem.nouns.get("units", ""))
    return any(sort.search(fold(said)) and sort.search(fold(usual)) for sort in (_PEOPLE, _TECHNICAL))


def _of_the_opening(case: Case) -> bool:
    """Whether the things were counted in the first message: there hotels are told, and the pictures of them come later."""
    fact = case.fact_of("unit_noun")
    return fact is not None and fact.origin.turn <= 1 and fact.slot not in ASKED


def _kept(case: Case, said: str) -> str:
    """The counted things of the first message, where it speaks of them again; those told elsewhere as they are."""
    fact = case.fact_of("unit_noun")
    if not said or fact is None or fact.origin.turn > 1:
        return said
    head = re.escape(_head(said, case.language).rstrip("s"))
    return "" if 0 < len(re.findall(rf"\b{head}", fold(case.brief))) < MENTIONS else said


def _told_in_answers(case: Case, signals: Mapping[str, Any], told: str, *, pages: bool) -> str:
    """What the answers about labels and data count by name: "9,200 pictures"."""
    for name in ("label_count", "rows", "documents_count") if pages and not told else ("label_count",):
        fact = case.fact_of(name)
        if fact is not None and fact.slot in ASKED and (noun := _beside(fact.words, signals.get(name), case.language)):
            return noun
    return ""


def _beside(words: str, value: Any, language: str) -> str:
    """The counted noun right behind the number, a describing word between them left out: "8,400 scanned leases" -> "leases"."""
    if not isinstance(value, int | float) or value < 2:
        return ""
    digits = f"{int(value):,}".replace(",", "[.,' ]?")
    match = re.search(rf"(?<![\d.,]){digits}(?:k\b)? (?:de )?(?P<noun>[a-z]+(?: [a-z]+)?)", fold(words))
    if match is None:
        return ""
    found = match.group("noun").split()
    place = 0 if _is_plural(found[0]) or language == "es" else 1
    noun = found[place] if place < len(found) else ""
    return (
        noun
        if _is_plural(noun) and noun not in _MEASURES | _FLAWS and noun not in {"rows", "records", "cases", "filas", "registros"}
        else ""
    )
