"""Counts with their nouns: rows and units of the data, known cases, sites, devices, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.reading.claims import Claim, Sentence
from assistant.reading.customers import of_customers
from assistant.reading.known_outcomes import read_known
from assistant.reading.measures import measures
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.samples import of_a_part, tells_not_all
from assistant.reading.stores import is_stored
from assistant.reading.uncounted import happened, holds_the_rest, is_choice, is_incident

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


_PRICED = r"\b(?:costs?|pay|sued|lose|loses|price|eur|usd|€|\$|cuesta\w*|pierde|perdemos|multa|visita|\d+k|millones)\b"
FEWEST_UNITS = 3
"""Two lifts more on a tour are no fleet: fewer things than these are what somebody does, not all there are (house rule)."""
_GONE_OR_BOUND = (
    r"\b(?:(?:we|i|they) (?:lost|lose|missed|broke|threw|had to)|at most|no more than|up to|maximum|max\.?|perdimos|"
    r"se perdieron|como mucho|"
    r"como maximo|a lo sumo|(?:target|goal|aim|meta|objetivo) (?:is|es|of|:))(?=\s)"
)
"""What was lost, can be done at most, or is aimed at, does not say how many there are."""
FEWEST_ROWS = 2100
"""From it a number without a noun, in the answer to what is recorded, is how many there are, and no year (house rule)."""


def _all_there_is(s: Sentence, q: Quantity) -> bool:
    """'Deben ser 400 mil', "15 million or so": a large bare number says how many rows there are."""
    return q.value >= FEWEST_ROWS and not s.has(r"\b(?:costs?|pay|price|cuesta\w*)\b")


def read_counts(s: Sentence) -> Iterator[Claim]:
    """Slots data_sources_volume, label_availability, scope_mvp, connectivity_hardware, content: from counts with nouns."""
    yield from (claim for claim in _counts(s) if not ("label_count" in claim.signals and _is_price(s, claim)))


_SOLD_FOR = re.compile(
    r"\b(?:offer\w*|sold|sells?|selling|quot(?:e[sd]?|ing)|bought|buys?|buying|paid|pays?|price[sd]?|costs?|machines?|ofrec\w+|"
    r"vend\w+|compr\w+|"
    r"pag\w+|precio|cuesta\w*|costo|maquinas?)\b[^.;,\d]{0,40}\b(?:for|at|is|was|of|por|a|en|de|costs?|cuesta)\s(?:about |around |"
    r"some |only |unos )*"
    r"(?:[€$£]|eur |usd |chf )?$"
)
_IS_A_PRICE = re.compile(
    r"\W*(?:eur\w*|€|dollars?|usd|chf)?\s*(?:is|was|es|era|fue) (?:the |what |el |lo que )?(?:price|costs?|it costs|precio|coste|"
    r"costo|cuesta)\b"
)


def _is_price(s: Sentence, claim: Claim) -> bool:
    """Whether a number is what something costs or was offered for: no number of known cases."""
    q = next((q for q in s.quantities if claim.start <= q.start < claim.end), None)
    return q is not None and bool(_SOLD_FOR.search(s.low[: q.start]) or _IS_A_PRICE.match(s.low, q.end))


def _counts(s: Sentence) -> Iterator[Claim]:
    two = list(_two_kinds(s)) or list(_labelled_part(s)) or list(read_known(s))
    yield from two
    for q in s.quantities:
        if any(claim.start <= q.start < claim.end for claim in two):
            continue
        if q.kind in {"share", "count"} and (share := _positive_share(s, q)):
            yield share
        elif (tells_not_all(s, q) and not (of_a_part(s, q) and s.has(_LABELLED))) or _is_incident(s, q):
            continue
        elif holds_the_rest(s, q):
            yield _to_merge(s, q)
        elif s.asked == "data_sources_volume" and q.kind == "count" and not (q.noun or q.period) and _all_there_is(s, q):
            yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True})
        elif q.kind == "count" and q.noun and not measures(s.low, q) and not q.period:
            yield from _counted(s, q)
    yield from _named_by(s)
    short = len(s.low.split()) <= 5
    if s.asked == "label_availability" and (
        lone := [
            q
            for q in s.kinds("count")
            if not (q.noun or measures(s.low, q) or two) and (short or (q.value >= 20 and s.has(_LABELLED))) and not s.has(_PRICED)
        ]
    ):
        yield Claim("label_availability", lone[0].start, lone[0].end, {"label_count": tidy(lone[0].value)})


def _is_incident(s: Sentence, q: Quantity) -> bool:
    return is_incident(s, q) and bool(re.search(ROWS, q.noun)) and not re.search(_RARE, q.noun)


def _few_lines(q: Quantity) -> bool:
    """'2 packing lines' are machines; lines of a record are many, or called by it."""
    return q.value < FEWEST_LINES and bool(re.search(r"(?<!order )(?<!invoice )\blines$", q.noun))


FEWEST_LINES = 100
"""Lines from which they are taken for those of a record (house rule)."""


def _to_merge(s: Sentence, q: Quantity) -> Claim:
    """'61 files, all different': how many rows they hold is not said, that they have to be brought together is."""
    clause = s.clause_at(q.start)
    end = next(
        (c.end for c in s.clauses if c.start > clause.start and not any(c.start <= o.start < c.end for o in s.quantities)), clause.end
    )
    return Claim("data_quality", q.start, q.end, {"quality_notes": s.text[q.start : end].strip(" ,.;:")})


_BAD = (
    r"\b(?:cracked|broken|faulty|defective|sick|infected|diseased|bad|damaged|failed|fraud\w*|rejected|leaking|worn|wrong|rotten|spoiled|"
    r"dead|ill|positive|churned|lost|tainted|mouldy|leaky|muert\w+|contaminad\w+|caducad\w+|sucias?|"
    r"defectuos\w+|rot[oa]s?|enferm\w+|dañad\w+|danad\w+|mal[oa]s?|infectad\w+|fallad\w+|podrid\w+)\b"
)
_GOOD = (
    r"\b(?:good|ok|okay|fine|healthy|sound|intact|normal|clean|alive|fresh|dry|negative|whole|"
    r"viv[oa]s?|limpi[oa]s?|buen[oa]s?|san[oa]s?|normales|intact[oa]s?|negativ[oa]s?)\b"
)


_NAMED_BY = re.compile(
    r"\s(?:of them |de ellas |de ellos |\w+ )?,?\s?(?:the |an? |our |el |la |un |una |nuestr[oa] )?\w+ (?:has |have |ha |han )?"
    r"(?:wrote|noted|marked|said|named|labell?ed|tagged|decided|confirmed|checked|written|escribio|anoto|marco|puso|indico|dijo|etiqueto|"
    r"confirmo|clasifico|reviso)\b"
)


def _named_by(s: Sentence) -> Iterator[Claim]:
    """'In 2,300 of them the agronomist wrote which disease it was': so many known cases."""
    for q in s.kinds("count"):
        lead = re.search(r"\b(?:in|for|on|en|de|para|sobre)\s(?:about |only |some |unas |unos |solo )?$", s.before(q.start, 20))
        if q.value >= 5 and lead and _NAMED_BY.match(s.low, q.start + len(s.low[q.start :].split(" ", 1)[0])):
            yield Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": "some", "label_kind": "human"})
            return


_LABEL = (
    r"(?:labell?ed|tagged|annotated|classified|(?:a |the )?(?:right |true )?labels?\b"
    r"|etiquetad[oa]s?|anotad[oa]s?|clasificad[oa]s?|(?:una )?etiquetas?\b)"
)
_PART = re.compile(
    r"[\d.,]+(?:\s(?:of (?:them|these|those|which|the [a-z-]+|our [a-z-]+)|de (?:ellas|ellos|las [a-z]+|los [a-z]+)))?,?\s"
    rf"(?:(?:are|is|were|have been|have|carry|with|already|by now|estan|ya|tienen|llevan|con)\s){{0,3}}{_LABEL}"
)
_EVERY_ONE = r"\b(?:all|every|each|tod[oa]s)\b"


def _labelled_part(s: Sentence) -> Iterator[Claim]:
    """'6,450 pictures, 4,900 of them labelled': how many there are, and for how many of them the answer is known."""
    counts = s.kinds("count")
    part = next((q for q in counts if _PART.match(s.low, q.start)), None)
    if part is None or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    whole = next((q for q in counts if q.value > part.value and re.search(ROWS, s.low[q.start : q.end])), None)
    yield Claim("label_availability", part.start, part.end, {"label_count": tidy(part.value), "labels": "some"}, firm=True)
    if whole:
        yield Claim("data_sources_volume", whole.start, whole.end, {"rows": tidy(whole.value), "data_exists": True}, firm=True)


def _two_kinds(s: Sentence) -> Iterator[Claim]:
    """'30 recordings of cracked filters and 60 of good ones': how many of the rare kind, and how many in all."""
    if s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    counts = [q for q in s.kinds("count") if not is_choice(s, q)]
    for first, second in pairwise(counts):
        others = [q.value for q in counts if q is not first and q is not second]
        rare = _rare_of_two(s, first, second, others)
        if rare is None:
            continue
        total = tidy(first.value + second.value)
        signals = {"positives": tidy(rare.value), "label_count": total, "labels": "all", "classes": 2}
        yield Claim("label_availability", second.start, second.end, signals, firm=True)
        if not {"rows", "units"} & set(s.known):
            rows = max([total, *(tidy(value) for value in others if value >= total)])
            yield Claim("data_sources_volume", first.start, first.end, {"rows": rows, "data_exists": True}, firm=bool(s.asked))
        return


def _rare_of_two(s: Sentence, first: Quantity, second: Quantity, others: list[float]) -> Quantity | None:
    """The kind that is looked for, where two counts are two kinds that shut each other out; None where they are not.

    They do so where one is bad and the other good, one is the other with a "no", or both make up a third count.
    """
    parts = (s.low[first.start : second.start], re.split(r",\s", s.low[second.start : second.start + 60])[0])
    if not re.search(r"(?:\band|\by|\be|,|;|\bplus|/)\s*(?:about |some |only |unas? |unos )?$", parts[0]) or len(parts[0].split()) > 9:
        return None
    bad = [bool(re.search(_BAD, part)) for part in parts]
    good = [bool(re.search(_GOOD, part)) for part in parts]
    if bad[0] != bad[1] and any(g and not b for g, b in zip(good, bad, strict=True)):
        return first if bad[0] else second
    denied = [re.match(r"[\d.,]+ (?:no|not|non|without|sin)[ -]([a-z]{3,})", part) for part in parts]
    smaller = min(first, second, key=lambda q: q.value)
    if any(d and re.search(rf"\b{d.group(1)[:5]}", other) for d, other in zip(denied, parts[::-1], strict=True)):
        return smaller
    whole = first.value + second.value
    sum_said = any(abs(whole - other) <= 0.005 * whole for other in others) and first.value > 1 and second.value > 1
    return (first if bad[0] else second if bad[1] else smaller) if sum_said else None


def _counted(s: Sentence, q: Quantity) -> Iterator[Claim]:
    noun = " ".join(q.noun.split())
    low = s.low[q.start : q.end]
    asked = s.asked
    behind = s.after(q.end, 26)
    denied = re.match(r"[\s,(-]*(?:but |and |y |pero )?(?:none|not|never|nothing|ningun[oa]?|sin)\b", behind)
    labelled = None if denied else re.search(_LABELLED, low + behind)
    if re.search(_CLASSES, low) and q.value <= 2000:
        yield Claim("label_availability", q.start, q.end, {"classes": tidy(q.value)}, firm=asked == "label_availability")
    elif re.search(DOCUMENTS, low) and not is_stored(s, q) and _of_documents(asked, q):
        yield Claim(
            "content_sources_freshness", q.start, q.end, {"documents_count": tidy(q.value)}, firm=asked == "content_sources_freshness"
        )
    elif asked in {"", "label_availability", "data_sources_volume"} and re.search(_RARE, low) and q.value >= 2:
        yield Claim("label_availability", q.start, q.end, {"positives": tidy(q.value)}, firm=asked == "label_availability")
    elif labelled and re.search(ROWS, low) and asked in {"", "label_availability", "data_sources_volume"}:
        labels = "all" if re.search(_EVERY_ONE, s.before(q.start, 12) + behind) else "some"
        yield Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": labels}, firm=True)
        yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True}, firm=bool(asked))
    elif asked == "label_availability" and q.value >= 20 and _known_cases(s):
        rare = re.search(r"\b(?:only|just|solo|apenas)\s*(?:about )?$", s.before(q.start, 16)) and labelled
        yield Claim("label_availability", q.start, q.end, {"positives" if rare else "label_count": tidy(q.value), "labels": "some"})
    elif re.search(DEVICES, low):
        yield Claim("connectivity_hardware", q.start, q.end, {"devices": tidy(q.value)}, firm=asked == "connectivity_hardware")
    elif (re.search(ROWS, low) and not _few_lines(q)) or (asked == "data_sources_volume" and q.value >= 5000 and not re.search(UNITS, low)):
        yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True}, firm=bool(asked))
    elif re.search(SITES, low) and asked != "data_sources_volume" and not of_customers(s, q):
        yield Claim("scope_mvp", q.start, q.end, {"sites": tidy(q.value)}, firm=asked == "scope_mvp")
    elif (
        q.value >= FEWEST_UNITS
        and not s.has(_GONE_OR_BOUND)
        and not happened(s, q)
        and not (re.search(SITES, low) and of_customers(s, q))
        and ((re.search(UNITS, low) and not own_size(s, q)) or (asked == "data_sources_volume" and q.value >= 10))
    ):
        yield Claim("data_sources_volume", q.start, q.end, {"units": tidy(q.value), "unit_noun": noun}, firm=bool(asked))


def _of_documents(asked: str, q: Quantity) -> bool:
    return (asked == "content_sources_freshness" or q.value < 200_000) and asked != "data_sources_volume"


SHORT = 8
"""Words up to which a number in the answer to how many are known needs no word for it (house rule)."""
_ON_RECORD = (
    rf"{_LABELLED}|\b(?:record\w*|document\w*|proven|examples?|cases?|outcomes?|results?|past|since|for (?:about |only |"
    rf"some )?\d|of (?:them|those)|"
    r"(?:we|they) (?:have|kept|know|marked|noted|wrote)|there (?:are|were)|all|each|every|tenemos|hay|sabemos|casos?|ejemplos?|"
    r"resultados?|"
    r"registr\w+|desde|para \d|de (?:ellas|ellos))\b"
)


def _known_cases(s: Sentence) -> bool:
    """Whether a sentence speaks of cases on record: a number by itself ("above 28 degrees", "max 200 tears") turns a verdict."""
    return not s.has(_GONE_OR_BOUND) and (len(s.low.split()) <= SHORT or bool(s.has(_ON_RECORD)))


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


def _positive_share(s: Sentence, q: Quantity) -> Claim | None:
    if q.kind != "share" or not 0 < q.value < 0.5 or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return None
    near = s.low[q.start : q.end + 60]
    if re.search(_HAPPEN, near) or re.search(_RARE, near[:34]):
        return Claim("label_availability", q.start, q.end, {"positive_share": tidy(q.value)}, firm=s.asked == "label_availability")
    return None
