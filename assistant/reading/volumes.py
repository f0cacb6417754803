"""How much and how often: volumes, speed, capacity, rows and units of the data, labels, sites, devices, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.quantities import DAYS, PERIODS, Quantity, name_in, tidy

_WAITS = (
    r"\b(?:while (?:the |a |our )?(?:\w+ )?(?:waits?|is waiting)|at check-?out|on the phone|live chat|in real time|"
    r"real-time|instant|instantly|immediately|on the spot|during the call|at the (?:desk|counter|till)"
    r"|mientras (?:el |la |un |una )?\w* ?espera|en tiempo real|al instante|en el momento|en caja|en ventanilla|"
    r"por telefono|customer waits)\b"
)
_LIMIT = r"\b(?:under|below|within|less than|at most|in|max\.?|up to|no more than|fast as|menos de|en|maximo|antes de)\s*(?:about |unos )?$"
_ACTS = (
    r"\b(?:can|could|able to|may|manage|have time (?:for|to)|capacity|room for|at most|up to|enough (?:time|staff|"
    r"people) (?:for|to)|handle|podemos|podrian?|pueden?|alcanzan?|capacidad|dan abasto)\b"
)
_VERBS = (
    r"\b(?:call|visit|check|inspect|review|look at|handle|contact|phone|see|talk to|speak (?:to|with)|help|serve|process|"
    r"treat|examine|follow up|read|answer|manage|look into|llamar|visitar|revisar|inspeccionar|atender|contactar|ver|cases|"
    r"calls|visits|casos|llamadas|visitas)\b"
)
_UNITS = (
    r"\b(?:members|customers|clients|patients|students|pupils|employees|machines|engines|buildings|vehicles|buses|trucks|"
    r"trains|turbines|meters|pumps|pipes|shops|stores|farms|fields|plots|vines|trees|cows|animals|sensors"
    r"|accounts|users|readers|subscribers|guests|donors|households|children|volunteers|products|titles|articles|items|parts|"
    r"wagons|containers|ships|lifts|elevators|beds|wards|policies|contracts|suppliers|wells|hydrants|cameras"
    r"|clientes|pacientes|estudiantes|alumnos|empleados|maquinas|motores|edificios|vehiculos|autobuses|camiones|turbinas|"
    r"contadores|bombas|tiendas|fincas|parcelas|socios|usuarios|suscriptores|productos|articulos|proveedores|hogares|"
    r"donantes|piezas)\b"
)
_ROWS = (
    r"\b(?:rows|records|orders|order lines|transactions|tickets|calls|visits|invoices|pictures|images|photos|scans|videos|"
    r"recordings|emails|e-mails|mails|letters|complaints|claims|messages|reviews|readings|bookings|trips|cases|page views"
    r"|clicks|questions|reports|files|sentences|pages|payments|samples|measurements|applications|tests|lines|entries|"
    r"comments|deliveries|loans|stays|articles|seconds of sound|clips|passages|positions|posiciones"
    r"|filas|registros|pedidos|transacciones|quejas|llamadas|visitas|facturas|imagenes|fotos|grabaciones|correos|cartas|"
    r"reclamos|reclamaciones|mensajes|resenas|lecturas|reservas|viajes|casos|solicitudes|pagos|muestras|mediciones|"
    r"expedientes|prestamos|notas|entregas)\b"
)
_DOCUMENTS = (
    r"\b(?:documents?|pdfs?|manuals?|policies|articles|pages|guidelines|contracts|handbooks?|faqs?|sops|procedures|rulings|"
    r"protocols|leaflets|documentos|manuales|politicas|articulos|paginas|guias|contratos|procedimientos|normas|sentencias|"
    r"protocolos|fichas)\b"
)
_CLASSES = (
    r"\b(?:species|classes|categories|departments|kinds|types|topics|labels|diagnoses|codes|groups of|varieties|grades|"
    r"defect types|queues|teams|subjects|clases|categorias|especies|secretarias|departamentos|tipos|temas|areas|variedades|"
    r"codigos|colas)\b"
)
_LABELLED = (
    r"\b(?:labell?ed|labels?|tagged|classified|annotated|sorted|graded|marked|rated|known|confirmed|checked|positives?|"
    r"cases of|etiquetad[oa]s?|clasificad[oa]s?|anotad[oa]s?|marcad[oa]s?|revisad[oa]s?|confirmad[oa]s?)\b"
)
_RARE = (
    r"\b(?:unpaid|failures?|failed|fraud\w*|positives?|cancell?ed|cancellations|churned|former|defects?|defective|bad|"
    r"rejected|breakdowns?|faulty|outages?|accidents?|sick|lost|left|lynx|late|dropped out|leaks?|no-?shows?|impagad[oa]s?|"
    r"fallos?|averias?|fraudes?|defectuos[oa]s?|positiv[oa]s|bajas?|perdid[oa]s|fugas?|ausencias)\b"
)
_HAPPEN = (
    r"\b(?:cancel|leave|comes? back|(?:are|be) sent back|are (?:never )?(?:paid|late|lost|wrong|returned|rejected|empty)|"
    r"fail|break|default|drop out|do not|don't|never|churn|se (?:van|pierden|devuelven|cancelan)|fallan|abandonan|"
    r"no (?:pagan|vienen|llegan))\b"
)
_SITES = (
    r"\b(?:shops?|baker(?:y|ies)|panaderias?|pharmacies|farmacias?|theatres?|pools?|towns|villages|supermarkets?|"
    r"kindergartens?|dealers|stores?|sites?|plants?|gyms?|branches|hospitals?|clinics?|schools?|warehouses?|depots?|halls?|"
    r"locations|offices|farms?|hotels?|restaurants?|libraries|museums?|stations?|vineyards?|wards?|tiendas?|sucursales|"
    r"plantas?|hospitales|clinicas?|escuelas?|colegios?|bodegas?|sedes?|oficinas|fincas?|hoteles|restaurantes|bibliotecas|"
    r"estaciones)\b"
)
_DEVICES = (
    r"\b(?:cameras?|sensors?|devices?|tablets?|phones?|machines with cameras|scanners?|gateways?|meters|loggers?|drones?|"
    r"handhelds?|robots?|camaras?|sensores|dispositivos|tabletas|telefonos|celulares|medidores|contadores|drones)\b"
)
_CHANGES = r"\b(?:chang\w*|updat\w*|new versions?|revis\w+|cambi\w*|actualiz\w*|modific\w*)\b"


_RATES_ASKED = frozenset({"latency_volume", "decision_and_user", "human_oversight", "retraining_feedback"})
_STORAGE = (
    r"(?:mb|gb|tb|pb|gigabytes?|terabytes?|megabytes?|gigas?|teras?|[kmgt]?wh|tons?|tonnes?|lit(?:er|"
    r"re)s?|litros?|kg|km|m3|toneladas?|percent)\b"
)


def read_volumes(s: Sentence) -> Iterator[Claim]:
    """Slots latency_volume, decision_and_user (capacity) and content_sources_freshness (changes), from rates."""
    for q in s.quantities:
        if q.kind == "count" and q.period and not re.match(_STORAGE, q.noun) and (q.noun or s.asked in _RATES_ASKED):
            yield _rate(s, q)
    yield from _latency(s)
    yield from _rhythm(s)


def _rate(s: Sentence, q: Quantity) -> Claim:
    lead = s.low[s.clause_at(q.start).start : q.start]
    if q.value <= 2 and re.match(_BATCHES, q.noun):
        return _batch(s, q)
    if _is_change(s, q):
        return Claim(
            "content_sources_freshness", q.start, q.end, {"content_changes_month": tidy(q.value * 30.44 / DAYS[q.period or "month"])}
        )
    if s.asked == "decision_and_user" or (
        re.search(_ACTS, lead) and re.search(_VERBS, lead + s.low[q.start : q.end]) and q.period not in {"second", "minute"}
    ):
        period = q.period if q.period in {"hour", "day", "week", "month", "quarter", "year"} else "day"
        return Claim(
            "decision_and_user", q.start, q.end, {"capacity_number": tidy(q.value), "capacity_period": period, "somebody_acts": True}
        )
    if s.asked == "human_oversight" or s.has(r"\b(?:overrid\w*|overrul\w*|revis\w+ lo)\b"):
        return Claim("human_oversight", q.start, q.end, {"reviews_per_day": tidy(q.value / DAYS[q.period or "day"])})
    if q.period == "second":
        return Claim("latency_volume", q.start, q.end, {"peak_per_second": tidy(q.value)}, firm=True)
    per_day = tidy(round(q.value / DAYS[q.period or "day"], 2))
    new = re.search(r"\bnew|nuev[oa]s", q.noun) and s.asked in {"retraining_feedback", ""}
    if new:
        return Claim("retraining_feedback", q.start, q.end, {"new_items": True}, firm=s.asked == "retraining_feedback")
    return Claim("latency_volume", q.start, q.end, {"per_day": per_day}, firm=s.asked == "latency_volume")


def _is_change(s: Sentence, q: Quantity) -> bool:
    near = s.before(q.start, 40)
    times = q.noun in {"times", "veces", "changes", "updates", "cambios"}
    return bool(
        (re.search(_CHANGES, near) or q.noun in {"changes", "updates", "cambios"})
        and (times or s.asked == "content_sources_freshness" or s.has(_DOCUMENTS))
    )


def _latency(s: Sentence) -> Iterator[Claim]:
    asked = s.asked == "latency_volume"
    for time in s.kinds("time"):
        if is_soft(s, time.start) or re.search(r"\b(?:every|each|cada|the next|the last)\s(?:about )?$", s.before(time.start, 16)):
            continue
        if re.match(r"\s(?:ahead|in advance|de adelanto|de anticipacion|old|of|de)\b", s.after(time.end, 18)):
            continue
        if time.unit not in {"millisecond", "second"} and not (asked and time.unit in {"minute", "hour"}):
            continue
        fine = re.search(r"\b(?:fine|enough|ok|okay|good|acceptable|esta bien|basta|suficiente|response|answer|respon\w*)\b", s.low)
        if (
            asked
            or time.unit == "millisecond"
            or fine
            or (re.search(_LIMIT, s.before(time.start)) and s.has(r"\b(?:answer|result|respon\w*|wait|reply|need\w*|arrive)\b"))
        ):
            signals: dict[str, Any] = {"latency_ms": tidy(time.days * 86_400_000)}
            if time.days * 86_400 <= 60:
                signals["answer_while_waiting"] = True
            yield Claim("latency_volume", time.start, time.end, signals)
            break
    if (
        (match := s.has(_WAITS))
        and not s.negated(match.start())
        and (asked or s.has(r"\b(?:answer|result|need\w*|respon\w*|suggest|advice|decision|forecast|respuesta|resultado)\b"))
    ):
        yield Claim("latency_volume", *match.span(), {"answer_while_waiting": True})


_EVERY = re.compile(
    r"\b(?:once|twice|every|each|per|a|una vez|dos veces|cada|al|por)\s(?:a |an |al |a la |per |por )?(?:\d+ )?(?!second (?:mon|tue|wed|thu|fri|sat|sun|day|week|month))(?P<per>"
    + "|".join(PERIODS)
    + r")\b"
    r"|\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|nightly|overnight|diariamente|semanalmente|mensualmente|"
    r"diari[oa]|semanal|mensual)\b"
    r"|\b(?:every|each|on|by|cada|los|el)\s(?:second |other |first |last |segundo |primer )?"
    r"(?:(?P<weekday>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|lunes|martes|miercoles|jueves|viernes|sabados?|"
    r"domingos?)|(?<=each )(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?<=cada )(?P<mes>enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b"
)
EVERY = _EVERY


def period_of(match: re.Match[str]) -> str:
    """The period of a match of EVERY: "every second Friday" is once a week, "each October" once a year."""
    word = match.group("per") or match.group("adverb")
    if word is None:
        return "week" if match.group("weekday") else "year"
    return "day" if word in {"nightly", "overnight"} else name_in(PERIODS, word)


_SOFT = (
    r"\b(?:would be (?:nice|great|lovely|good|a plus|ideal|a bonus)|nice to have|ideally|if possible|in a dream world|one day|some day|"
    r"not (?:strictly )?necessary|seria (?:bueno|ideal|bonito|lindo|un plus)|estaria bien|idealmente|si (?:se puede|es posible)|ojala|algun dia)\b"
)


def is_soft(s: Sentence, place: int) -> bool:
    """Whether the clause around `place` only says what would be nice: weaker than a limit, and so no number of the plan."""
    clause = s.clause_at(place)
    return bool(re.search(_SOFT, s.low[clause.start : clause.end]))


_BATCHES = r"(?:\w+ )?(?:files?|exports?|lists?|reports?|updates?|batch(?:es)?|deliver(?:y|ies)|e?mails?|archivos?|listas?|informes?|reportes?|entregas?)$"


def _batch(s: Sentence, q: Quantity) -> Claim:
    """ "One file each night": what comes at most that often is no number of cases."""
    per = q.period if q.period in {"hour", "day", "week", "month", "quarter", "year"} else "day"
    return Claim("latency_volume", q.start, q.end, {"action_per": per, "answer_while_waiting": False}, firm=True)


def _rhythm_said(s: Sentence) -> re.Match[str] | None:
    """How often, beside the word for what comes so often; "in a month" is a span and no rhythm."""
    found = [
        m
        for m in _EVERY.finditer(s.low)
        if not is_soft(s, m.start()) and not re.search(r"\b(?:in|within|after|en)\s$", s.before(m.start(), 7))
    ]
    beside = [m for m in found if re.search(_COMES, s.low[s.clause_at(m.start()).start : s.clause_at(m.start()).end])]
    return (beside or found or [None])[0]


_COMES = r"\b(?:lists?|alerts?|reports?|once|batch|answers?|figures?|forecasts?|una vez|listas?|informes?|reportes?)\b"


def _rhythm(s: Sentence) -> Iterator[Claim]:
    """How often the output is needed: "a list once a month is fine"."""
    if s.asked not in {"", "latency_volume", "decision_and_user"}:
        return
    if not s.asked and not s.has(
        r"\b(?:list|alert|report|once|batch|every (?:morning|night|\d)|each (?:morning|night)|una vez|lista|informe|cada (?:manana|noche))\b"
    ):
        return
    match = _rhythm_said(s)
    if match is None or any(q.start < match.end() and match.start() < q.end and q.kind == "count" for q in s.quantities):
        return
    per = period_of(match)
    slot = s.asked if s.asked in {"latency_volume", "decision_and_user"} else "latency_volume"
    signals: dict[str, Any] = {"action_per": per}
    if per in {"hour", "day", "week", "month", "quarter", "year"} and not re.search(
        _WAITS, s.low[s.clause_at(match.start()).start : s.clause_at(match.start()).end]
    ):
        signals["answer_while_waiting"] = False
    yield Claim(
        slot,
        *match.span(),
        signals,
        firm=bool(s.asked) or bool(s.has(r"\b(?:is fine|is enough|basta|suficiente|list|lista|report|informe)\b")),
    )


def read_counts(s: Sentence) -> Iterator[Claim]:
    """Slots data_sources_volume, label_availability, scope_mvp, connectivity_hardware, content: from counts with nouns."""
    for q in s.quantities:
        if q.kind in {"share", "count"} and (share := _positive_share(s, q)):
            yield share
        elif q.kind == "count" and q.noun and not re.match(_STORAGE, q.noun) and not (q.period and s.asked != "data_sources_volume"):
            yield from _counted(s, q)
    yield from _two_kinds(s)
    yield from _named_by(s)
    short = len(s.low.split()) <= 5
    if s.asked == "label_availability" and (lone := [q for q in s.kinds("count") if not q.noun and (q.value >= 20 or short)]):
        yield Claim("label_availability", lone[0].start, lone[0].end, {"label_count": tidy(lone[0].value)})


_BAD = (
    r"\b(?:cracked|broken|faulty|defective|sick|infected|diseased|bad|damaged|failed|fraud\w*|rejected|leaking|worn|wrong|rotten|spoiled|"
    r"dead|ill|positive|churned|lost|defectuos\w+|rot[oa]s?|enferm\w+|dañad\w+|danad\w+|mal[oa]s?|infectad\w+|fallad\w+|podrid\w+)\b"
)
_GOOD = (
    r"\b(?:good|ok|okay|fine|healthy|sound|intact|normal|clean|negative|whole|buen[oa]s?|san[oa]s?|normales|intact[oa]s?|negativ[oa]s?)\b"
)


_NAMED_BY = re.compile(
    r"\s(?:of them |de ellas |de ellos |\w+ )?,?\s?(?:the |an? |our |el |la |un |una |nuestr[oa] )?\w+ (?:has |have |ha |han )?"
    r"(?:wrote|noted|marked|said|named|labell?ed|tagged|decided|confirmed|checked|written|escribio|anoto|marco|puso|indico|dijo|etiqueto|"
    r"confirmo|clasifico|reviso)\b"
)


def _named_by(s: Sentence) -> Iterator[Claim]:
    """ "In 2,300 of them the agronomist wrote which disease it was": so many known cases."""
    for q in s.kinds("count"):
        lead = re.search(r"\b(?:in|for|on|en|de|para|sobre)\s(?:about |only |some |unas |unos |solo )?$", s.before(q.start, 20))
        if q.value >= 5 and lead and _NAMED_BY.match(s.low, q.start + len(s.low[q.start :].split(" ", 1)[0])):
            yield Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": "some", "label_kind": "human"})
            return


def _two_kinds(s: Sentence) -> Iterator[Claim]:
    """ "30 recordings of cracked filters and 60 of good ones": how many of the rare kind, and how many in all."""
    counts = s.kinds("count")
    if len(counts) != 2 or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    first, second = counts
    parts = (s.low[first.start : second.start], s.low[second.start : second.start + 60])
    bad = [bool(re.search(_BAD, part)) for part in parts]
    good = [bool(re.search(_GOOD, part)) for part in parts]
    if bad[0] == bad[1] or not any(g and not b for g, b in zip(good, bad, strict=True)):
        return
    total = tidy(first.value + second.value)
    rare = first if bad[0] else second
    signals = {"positives": tidy(rare.value), "label_count": total, "labels": "all", "classes": 2}
    yield Claim("label_availability", first.start, second.end, signals, firm=True)
    yield Claim("data_sources_volume", first.start, second.end, {"rows": total, "data_exists": True}, firm=bool(s.asked))


def _counted(s: Sentence, q: Quantity) -> Iterator[Claim]:
    noun = " ".join(q.noun.split())
    low = s.low[q.start : q.end]
    asked = s.asked
    behind = s.after(q.end, 26)
    labelled = re.search(_LABELLED, low + behind)
    if re.search(_CLASSES, low) and q.value <= 2000:
        yield Claim("label_availability", q.start, q.end, {"classes": tidy(q.value)}, firm=asked == "label_availability")
    elif re.search(_DOCUMENTS, low) and (asked == "content_sources_freshness" or q.value < 200_000) and asked != "data_sources_volume":
        yield Claim(
            "content_sources_freshness", q.start, q.end, {"documents_count": tidy(q.value)}, firm=asked == "content_sources_freshness"
        )
    elif asked in {"", "label_availability", "data_sources_volume"} and re.search(_RARE, low) and q.value >= 2:
        yield Claim("label_availability", q.start, q.end, {"positives": tidy(q.value)}, firm=asked == "label_availability")
    elif labelled and re.search(_ROWS, low) and asked in {"", "label_availability", "data_sources_volume"}:
        yield Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": "some"}, firm=True)
        yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True}, firm=bool(asked))
    elif asked == "label_availability" and q.value >= 20:
        rare = re.search(r"\b(?:only|just|solo|apenas)\s*(?:about )?$", s.before(q.start, 16)) and labelled
        yield Claim("label_availability", q.start, q.end, {"positives" if rare else "label_count": tidy(q.value), "labels": "some"})
    elif re.search(_DEVICES, low):
        yield Claim("connectivity_hardware", q.start, q.end, {"devices": tidy(q.value)}, firm=asked == "connectivity_hardware")
    elif re.search(_ROWS, low) or (asked == "data_sources_volume" and q.value >= 5000 and not re.search(_UNITS, low)):
        yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True}, firm=bool(asked))
    elif re.search(r"\b(?:worst|best|top|largest|peores|mejores)\b", low):
        return  # the five worst branches are a choice, and not all there are
    elif re.search(_SITES, low) and asked != "data_sources_volume":
        yield Claim("scope_mvp", q.start, q.end, {"sites": tidy(q.value)}, firm=asked == "scope_mvp")
    elif re.search(_UNITS, low) or (asked == "data_sources_volume" and q.value >= 10):
        yield Claim("data_sources_volume", q.start, q.end, {"units": tidy(q.value), "unit_noun": noun}, firm=bool(asked))


def _positive_share(s: Sentence, q: Quantity) -> Claim | None:
    if q.kind != "share" or not 0 < q.value < 0.5 or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return None
    near = s.low[q.start : q.end + 60]
    if re.search(_HAPPEN, near) or re.search(_RARE, near[:34]):
        return Claim("label_availability", q.start, q.end, {"positive_share": tidy(q.value)}, firm=s.asked == "label_availability")
    return None


def read_gigabytes(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: storage in GB."""
    for q in s.kinds("count"):
        match = re.search(
            r"\b(?P<unit>mb|gb|tb|gigabytes?|terabytes?|megabytes?|gigas?|teras?)\b", s.low[q.start : q.end] + s.after(q.end, 4)
        )
        if match:
            factor = {"m": 1e-3, "g": 1.0, "t": 1e3}[match.group("unit")[0]]
            yield Claim("data_sources_volume", q.start, q.end, {"storage_gb": tidy(q.value * factor), "data_exists": True})
