"""What a number with its noun counts: the first row of an ordered table that fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.customers import of_customers
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.stores import is_stored
from assistant.reading.uncounted import happened

UNITS = (
    r"\b(?:members|customers|clients|patients|students|pupils|employees|machines|engines|buildings|vehicles|buses|trucks|"
    r"trains|turbines|meters|pumps|pipes|shops|stores|farms|fields|plots|vines|trees|cows|animals|sensors"
    r"|accounts|users|readers|subscribers|guests|donors|households|children|volunteers|products|titles|articles|items|parts|"
    r"wagons|containers|ships|lifts|elevators|beds|wards|policies|contracts|suppliers|wells|hydrants|cameras"
    r"|clientes|pacientes|estudiantes|alumnos|empleados|maquinas|motores|edificios|vehiculos|autobuses|camiones|turbinas|"
    r"contadores|bombas|tiendas|fincas|parcelas|socios|usuarios|suscriptores|productos|articulos|proveedores|hogares|"
    r"donantes|piezas)\b"
)
ROWS = (
    r"\b(?:rows|records|orders|order lines|transactions|tickets|calls|visits|invoices|pictures|images|photos|scans|videos|"
    r"recordings|emails|e-mails|mails|letters|complaints|claims|messages|reviews|readings|bookings|trips|cases|page views"
    r"|clicks|questions|reports|files|sentences|pages|payments|samples|measurements|applications|tests|lines|entries|"
    r"comments|deliveries|loans|stays|articles|seconds of sound|clips|passages|positions|posiciones"
    r"|filas|registros|pedidos|transacciones|quejas|llamadas|visitas|facturas|imagenes|fotos|grabaciones|correos|cartas|"
    r"reclamos|reclamaciones|mensajes|resenas|lecturas|reservas|viajes|casos|solicitudes|pagos|muestras|mediciones|"
    r"expedientes|prestamos|notas|entregas)\b"
)
DOCUMENTS = (
    r"\b(?:documents?|pdfs?|manuals?|policies|articles|pages|guidelines|contracts|handbooks?|faqs?|sops|procedures|rulings|"
    r"protocols|leaflets|documentos|manuales|politicas|articulos|paginas|guias|contratos|procedimientos|normas|sentencias|"
    r"protocolos|fichas)\b"
)
_CLASSES = (
    r"\b(?:species|classes|categories|departments|kinds|types|topics|labels|diagnoses|codes|groups of|varieties|grades|"
    r"defect types|queues|teams|subjects|clases|categorias|especies|secretarias|departamentos|tipos|temas|areas|variedades|"
    r"codigos|colas)\b"
)
LABELLED = (
    r"\b(?:labell?ed|labels?|tagged|classified|annotated|sorted|graded|marked|rated|known|confirmed|checked|positives?|"
    r"cases of|etiquetad[oa]s?|clasificad[oa]s?|anotad[oa]s?|marcad[oa]s?|revisad[oa]s?|confirmad[oa]s?)\b"
)
RARE = (
    r"\b(?:unpaid|failures?|failed|fraud\w*|positives?|cancell?ed|cancellations|churned|former|defects?|defective|bad|"
    r"rejected|breakdowns?|faulty|outages?|accidents?|sick|lost|left|lynx|late|dropped out|leaks?|no-?shows?|impagad[oa]s?|"
    r"fallos?|averias?|fraudes?|defectuos[oa]s?|positiv[oa]s|bajas?|perdid[oa]s|fugas?|ausencias)\b"
)
SITES = (
    r"\b(?:practices?|surger(?:y|ies)|markets?|studios?|garages?|canteens?|nurser(?:y|ies)|campsites?|consultorios?|"
    r"museos?|shops?|baker(?:y|ies)|panaderias?|pharmacies|farmacias?|theatres?|pools?|towns|villages|supermarkets?|"
    r"kindergartens?|dealers|stores?|sites?|plants?|gyms?|branches|hospitals?|clinics?|schools?|warehouses?|depots?|halls?|"
    r"locations|offices|farms?|hotels?|restaurants?|libraries|museums?|stations?|vineyards?|wards?|tiendas?|sucursales|"
    r"plantas?|hospitales|clinicas?|escuelas?|colegios?|bodegas?|sedes?|oficinas|fincas?|hoteles|restaurantes|bibliotecas|"
    r"estaciones)\b"
)
DEVICES = (
    r"\b(?:cameras?|sensors?|devices?|tablets?|phones?|machines with cameras|scanners?|gateways?|meters|loggers?|drones?|"
    r"handhelds?|robots?|camaras?|sensores|dispositivos|tabletas|telefonos|celulares|medidores|contadores|drones)\b"
)
FEWEST_UNITS = 3
"""Two lifts more on a tour are no fleet: fewer things than these are what somebody does, not all there are (house rule)."""
_GONE_OR_BOUND = (
    r"\b(?:(?:we|i|they) (?:lost|lose|missed|broke|threw|had to)|at most|no more than|up to|maximum|max\.?|perdimos|"
    r"se perdieron|como mucho|"
    r"como maximo|a lo sumo|(?:target|goal|aim|meta|objetivo) (?:is|es|of|:))(?=\s)"
)
"""What was lost, can be done at most, or is aimed at, does not say how many there are."""
FEWEST_LINES = 100
"""Lines from which they are taken for those of a record (house rule)."""
_EVERY_ONE = r"\b(?:all|every|each|tod[oa]s)\b"
SHORT = 8
"""Words up to which a number in the answer to how many are known needs no word for it (house rule)."""
_ON_RECORD = (
    rf"{LABELLED}|\b(?:record\w*|document\w*|proven|examples?|cases?|outcomes?|results?|past|since|for (?:about |only |"
    rf"some )?\d|of (?:them|those)|"
    r"(?:we|they) (?:have|kept|know|marked|noted|wrote)|there (?:are|were)|all|each|every|tenemos|hay|sabemos|casos?|ejemplos?|"
    r"resultados?|"
    r"registr\w+|desde|para \d|de (?:ellas|ellos))\b"
)


def _named(s: Sentence, q: Quantity, nouns: str) -> bool:
    """Whether one of these nouns stands at the number."""
    return bool(re.search(nouns, s.low[q.start : q.end]))


def _behind(s: Sentence, q: Quantity) -> str:
    return s.after(q.end, 26)


def _said_labelled(s: Sentence, q: Quantity) -> bool:
    """Whether the answer is told to be known for what is counted, and not that it is known for none."""
    return not _DENIED.match(_behind(s, q)) and bool(re.search(LABELLED, s.low[q.start : q.end] + _behind(s, q)))


_DENIED = re.compile(r"[\s,(-]*(?:but |and |y |pero )?(?:none|not|never|nothing|ningun[oa]?|sin)\b")
_OF_DATA = frozenset({"", "label_availability", "data_sources_volume"})
"""Questions whose answer may tell known cases; "" = nothing was asked."""


def _are_classes(s: Sentence, q: Quantity) -> bool:
    return _named(s, q, _CLASSES) and q.value <= 2000


def _are_documents(s: Sentence, q: Quantity) -> bool:
    """Documents to answer from: too many of them, unasked, are records to learn from."""
    if s.asked == "data_sources_volume" or not _named(s, q, DOCUMENTS) or is_stored(s, q):
        return False
    return s.asked == "content_sources_freshness" or q.value < 200_000


def _are_rare_cases(s: Sentence, q: Quantity) -> bool:
    return s.asked in _OF_DATA and _named(s, q, RARE) and q.value >= 2


def _are_labelled_rows(s: Sentence, q: Quantity) -> bool:
    return s.asked in _OF_DATA and _named(s, q, ROWS) and _said_labelled(s, q)


def _are_known_cases(s: Sentence, q: Quantity) -> bool:
    """Cases on record, where they are asked for: a number by itself ("above 28 degrees", "max 200 tears") turns a verdict."""
    if s.asked != "label_availability" or q.value < 20 or s.has(_GONE_OR_BOUND):
        return False
    return len(s.low.split()) <= SHORT or bool(s.has(_ON_RECORD))


def _are_devices(s: Sentence, q: Quantity) -> bool:
    return _named(s, q, DEVICES)


def _are_rows(s: Sentence, q: Quantity) -> bool:
    """Rows by their noun, or by their number where they are asked for: "2 packing lines" are machines, lines of a record are many."""
    few_lines = q.value < FEWEST_LINES and re.search(r"(?<!order )(?<!invoice )\blines$", q.noun)
    if _named(s, q, ROWS) and not few_lines:
        return True
    return s.asked == "data_sources_volume" and q.value >= 5000 and not _named(s, q, UNITS)


def _are_sites(s: Sentence, q: Quantity) -> bool:
    return s.asked != "data_sources_volume" and _named(s, q, SITES) and not of_customers(s, q)


def _are_units(s: Sentence, q: Quantity) -> bool:
    """The things that are decided about, one by one."""
    if q.value < FEWEST_UNITS or s.has(_GONE_OR_BOUND) or happened(s, q) or (_named(s, q, SITES) and of_customers(s, q)):
        return False
    return (_named(s, q, UNITS) and not own_size(s, q)) or (s.asked == "data_sources_volume" and q.value >= 10)


def _number(slot: str, signal: str, s: Sentence, q: Quantity) -> list[Claim]:
    return [Claim(slot, q.start, q.end, {signal: tidy(q.value)}, firm=s.asked == slot)]


def _volume(signals: dict[str, Any], s: Sentence, q: Quantity) -> Claim:
    return Claim("data_sources_volume", q.start, q.end, signals, firm=bool(s.asked))


def _rows(s: Sentence, q: Quantity) -> list[Claim]:
    return [_volume({"rows": tidy(q.value), "data_exists": True}, s, q)]


def _units(s: Sentence, q: Quantity) -> list[Claim]:
    return [_volume({"units": tidy(q.value), "unit_noun": " ".join(q.noun.split())}, s, q)]


def _labelled_rows(s: Sentence, q: Quantity) -> list[Claim]:
    labels = "all" if re.search(_EVERY_ONE, s.before(q.start, 12) + _behind(s, q)) else "some"
    return [Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": labels}), *_rows(s, q)]


def _known_cases(s: Sentence, q: Quantity) -> list[Claim]:
    few = _said_labelled(s, q) and re.search(r"\b(?:only|just|solo|apenas)\s*(?:about )?$", s.before(q.start, 16))
    return [Claim("label_availability", q.start, q.end, {"positives" if few else "label_count": tidy(q.value), "labels": "some"})]


_MAY_COUNT: tuple[tuple[Callable[[Sentence, Quantity], bool], Callable[[Sentence, Quantity], list[Claim]]], ...] = (
    (_are_classes, partial(_number, "label_availability", "classes")),
    (_are_documents, partial(_number, "content_sources_freshness", "documents_count")),
    (_are_rare_cases, partial(_number, "label_availability", "positives")),
    (_are_labelled_rows, _labelled_rows),
    (_are_known_cases, _known_cases),
    (_are_devices, partial(_number, "connectivity_hardware", "devices")),
    (_are_rows, _rows),
    (_are_sites, partial(_number, "scope_mvp", "sites")),
    (_are_units, _units),
)
"""What a number with its noun may count, and what is read then."""


def counted(s: Sentence, q: Quantity) -> list[Claim]:
    """What a number with its noun counts: the first row of the table that fits is read, and nothing where none does."""
    return next((read(s, q) for fits, read in _MAY_COUNT if fits(s, q)), [])


_ORGANISATION = (
    r"\b(?P<who>member|employee|staff|worker|pupil|student|inhabitant|resident|citizen|volunteer|musician|doctor|nurse|teacher|driver|"
    r"partner|socio|emplead|trabajador|alumno|habitante|vecino|voluntari|tecnico|docente)[a-z]*$"
)


def own_size(s: Sentence, q: Quantity) -> bool:
    """Whether a count only tells how large the team's organisation is: people that the whole message speaks of no more."""
    if not s.asked and re.search(_MADE_OF, s.before(q.start, 40)):
        return True
    match = None if s.asked else re.search(_ORGANISATION, q.noun.lower())
    return match is not None and len(re.findall(rf"\b{match.group('who')}", s.context)) < MENTIONS_OF_A_UNIT


_MADE_OF = (
    r"\b(?:co-?operative|co-?op|association|club|society|union|firm|company|cooperativa|asociacion|sociedad|empresa|gremio|comunidad)"
    r"\s(?:of|with|de|con)\s(?:about |some |unos |unas )?$"
)
"""What a house is made of: "a co-operative of 46 beekeepers"."""
MENTIONS_OF_A_UNIT = 2
"""How often a first message speaks of people that are what is decided about: counting them is one of these."""
