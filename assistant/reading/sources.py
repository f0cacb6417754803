"""Which data there are, by the team's own nouns: "readings of 80 moisture sensors", "the irrigation log", "códigos de falla"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.listed_sources import counted_papers, listed_sources
from assistant.reading.measures import MEASURE
from assistant.reading.unusable import is_to_come

_PLAIN = (
    r"(?:electronic |patient |nursing )charts?|(?:booking|ticket|ticketing|reservation|order|till) system(?: exports?)?|"
    r"usage logs?|visit logs?|payments?|order history|sales (?:data|figures|records)|purchase history|meter (?:data|readings)|"
    r"smart meters|sensors|"
    r"machine logs|log files|patient records|health records|medical records|lab results|vital signs|exam results|grades|attendance|"
    r"call recordings|transcripts|tickets|till (?:data|receipts)|cash register|booking data|bookings|ticketing data|invoices|claims data|"
    r"weather (?:station|data|forecasts?)|x-rays|scans|photos|pictures|ledger|crm|erp data|survey (?:data|answers)|donation records|"
    r"page views|clicks|catalogue texts|ventas diarias|facturas|notas|asistencia|fotos|grabaciones|imagenes"
)
"""Nouns that name data wherever they stand."""
_STRONG = r"data|readings|records|logs?|tracks|registers?|databases?|(?:error |fault )?codes|archives?|spreadsheets?|histor(?:y|ies)"
_WEAK = (
    r"orders|returns|sales|loans|marks|absences|forms|tills|values|results?|measurements|parameters|signals|positions|"
    r"counts|lists?|files|"
    r"emails|mails|letters|reports|diar(?:y|ies)|notes|decisions|alerts|calls|images|cameras?|sheets?|lines|levels?|analyses|excel|stays|"
    r"samples|recordings|articles|essays|opinions|repairs|visits|trips|contracts|telemetry"
)
"""Nouns that name data in a sentence that says what there is, and since when."""
KEPT_ES = (
    r"datos|registros?|historial(?:es)?|historicos?|lecturas?|mediciones|senales|sensores|telemetria|codigos|listas?|listados?|partes?|ventas|"
    r"ordenes|incidencias|alarmas|alertas|bitacoras?|tickets|reparaciones|albaranes|pagos|prestamos|devoluciones|quejas|reportes|"
    r"alquiler(?:es)?|analisis|"
    r"fichas|expedientes|movimientos|informes?|peritajes|pruebas|originales|llamadas|planillas?|hojas? de calculo|excel|"
    r"archivos?|bases? de datos|"
    r"camaras?|facturas|notas|fotos|grabaciones|imagenes|asistencias?|caudal|pedidos|reservas|visitas|correos|encuestas|resultados|cartas"
)
_STOP = (
    r"(?:the|a|an|our|all|and|or|of|in|on|at|for|with|not|never|we|have|has|had|keep|are|is|was|were|to|from|by|each|every|any|no|"
    r"some|these|those|their|"
    r"its|his|her|which|that|who|whose|his|plus|also|there|since|over|about|only|gives?|sends?|export|store|stores|stored|"
    r"record|recorded|gives?|"
    r"write|writes|see|use|uses|get|gets|into|per|this|many|more|reads?|look|looks|take|takes|made|free|possible|goes|sees?|"
    r"shows?|old|new|own|"
    r"what|how|where|when|because|but|as|than|if|would|will|can|could|be|been|last|next|past|as|me|us|it|they|you|i|my|good|bad|without)"
)
_LEAD = rf"(?:(?!{_STOP}\b)[a-z][a-z-]*\s){{0,2}}"
_OF = (
    rf"(?: of (?:the |all |our |each |every )*(?:\d[\d.,]*k? )?(?!{_STOP}\b)[a-z][a-z-]+"
    rf"(?:(?<=ing) (?!{_STOP}\b)[a-z][a-z-]+\b|(?: (?!{_STOP}\b|or\b)[a-z][a-z-]+s\b))?)?"
)
_ENGLISH = re.compile(rf"(?<!')\b(?P<name>(?:{_PLAIN})(?!-)\b|{_LEAD}(?P<strong>{_STRONG})\b{_OF}|{_LEAD}(?P<weak>{_WEAK})\b{_OF})")
_SPANISH = re.compile(
    rf"\b(?P<name>(?P<weak>{KEPT_ES})\b(?: (?:del|de|por) (?:los |las |la |el )*(?:\d[\d.,]* )?(?!cada\b|hace\b|uno\b|todos?\b)[a-z]{{3,}}"
    r"(?: [a-z]{3,}(?= (?:llegan?|existen?|estan?|se|desde)\b)|(?: (?:de|y) (?!hace\b|un\b|una\b|el\b|la\b|los\b|las\b)[a-z]{4,})?))?)"
)
_SAYS_WHAT_THERE_IS = (
    r"\b(?:we (?:have|keep|store|record|log|note|collect|got|own)|i have|there (?:is|are)|stored|recorded|logged|noted|"
    r"collected|kept|export\w*|"
    r"sends? (?:its|a|an|error|their)?|(?:is|are) (?:all |now )?(?:in|kept in|entered in) (?:an? |our |the )|are in|"
    r"are on paper|on paper|since (?:19|20)\d\d|since last|going? back|goes back|"
    r"for (?:\w+ )?years|years? of|"
    r"of the last|data|records|records of|readings|in excel|in our|in shopify|a database|software|(?:every|each) \d+ \w+|"
    r"every (?:week|day|hour|second)|per hour|since [a-z]+ (?:19|20)\d\d|"
    r"in all|plus|tenemos|hay|guardamos|guardad[oa]s?|contamos con|manda\w*|desde (?:hace|el|(?:[a-z]+ (?:del? )?)?(?:19|20)\d\d)|"
    r"cada \d+|(?:estan|quedan) en|registr\w+|"
    r"datos|en papel|en pdf|anotamos|"
    r"cada (?:semana|dia|hora|minuto|segundo)|de (?:\w+ )?anos|las tengo|queda)\b"
)
_HAVE = re.compile(
    r"\b(?:we (?:have|keep|store|record|collect|got)|we've got|there (?:is|are)|stored|recorded|data|archives?|logs?|give|"
    r"gives|comes? from|export\w*"
    r"|history|since|tenemos|hay|guardamos|contamos con|datos|registros|historial|years? of|anos de)\b"
)
_BARE = re.compile(
    r"(?:(?:all|good|own|old|new|such|real|raw|past|more|enough|personal|sensitive|private) )*(?:data(?: of course)?|records?|"
    r"files|values|lists?|logs?|registers?|archives?|databases?|"
    r"results?|datos|registros?|archivos?|listas?|resultados|bases? de datos)"
)
"""What every source is called: "the data are ours" names none."""
_WHOSE = (
    r"\b(?:(?:is|are|belongs?|all|legally) (?:to )?(?:ours?|us|mine|public|theirs)|our own|who owns|may (?:not )?(?:be used|use|leave)|"
    r"(?:es|son|pertenecen?) (?:a )?(?:nuestr[oa]s?|nosotr[oa]s|mi[oa]s?|public[oa]s?|del?)|propiedad|(?:no )?pueden? (?:salir|usarse))\b"
)
"""Words of an answer on rights."""
_NOT_THERE = r"\s(?:(?:is|are|was|were) )?(?:not|never) (?:recorded|kept|stored|written|there|registered|noted|logged|collected)\b"
MOST = 4
"""Sources of one sentence; what follows is more of the same."""


def read_sources(s: Sentence) -> Iterator[Claim]:
    """Slot data_sources_volume: the data that the sentence names, and that there are some."""
    asked = s.asked == "data_sources_volume"
    pattern = _SPANISH if s.language == "es" else _ENGLISH
    tells = asked or bool(re.search(_SAYS_WHAT_THERE_IS, s.low))
    found = [m for m in pattern.finditer(s.low) if (tells or not m.groupdict().get("weak")) and _names_data(s, m)]
    spans = [_without_unit(s.low, *m.span("name")) for m in found]
    spans = [(start, end) for start, end in spans if not _BARE.fullmatch(s.low[start:end])]
    spans = sorted([*spans, *counted_papers(s, asked=asked), *listed_sources(s, spans, asked=asked)])
    names: list[str] = []
    for start, end in spans:
        name = s.text[start:end].strip()
        if len(names) < MOST and not any(name.lower() in other.lower() for other in names):
            names = [other for other in names if other.lower() not in name.lower()] + [name]
    if names or (found and not s.has(_WHOSE)):
        start, end = spans[0] if spans else found[0].span()
        signals = {"data_exists": True} | ({"sources_named": names} if names else {})
        yield Claim("data_sources_volume", start, end, signals, firm=asked or bool(_HAVE.search(s.low)))


def _without_unit(low: str, start: int, end: int) -> tuple[int, int]:
    """Where the name of a source stands behind the unit of a number: "2 kHz current log", "8 months pump data"."""
    unit = _UNIT.match(low, start) if re.search(r"\d\s?$", low[:start]) else None
    return (unit.end(), end) if unit and unit.end() < end else (start, end)


_UNIT = re.compile(rf"(?:(?:second|minute|hour|day|week|month|year)s?|{MEASURE})\s(?:of\s)?")


def _names_data(s: Sentence, match: re.Match[str]) -> bool:
    """Whether the noun is said to be there: not denied, not wished, no count of what is decided, and nobody's calling."""
    if re.match(
        r"\s?(?:person|guy|woman|man|nerd|lead|officer|expert|department|people|team|scien\w+|analy\w+|engineer\w*|protection)\b",
        s.after(match.end("name"), 16),
    ):
        return False
    if s.negated(match.start()) or re.search(_NONE_OR_A_PART, s.before(match.start(), 22)):
        return False
    before = s.low[s.clause_at(match.start()).start : match.start()]
    if re.match(_NOT_THERE, s.after(match.end(), 40)) or is_to_come(s, match.start()) or re.search(_MADE_IN, before):
        return False
    if any(other(s, match) for other in (_is_verb, _is_a_house, _is_machinery, _only_its_way, _names_another)):
        return False
    if re.match(
        r"\s(?:analysts?|scientists?|science|engineers?|team|people|protection|privacy|warehouse|quality)\b", s.after(match.end(), 16)
    ):
        return False
    return not (match.groupdict().get("weak") and re.search(r"\b(?:want|would like|need|should|could|queremos|quisi|gustaria)\b", before))


def _names_another(s: Sentence, match: re.Match[str]) -> bool:
    """'The last copy of a local history title': the noun says which thing is meant, and is no record."""
    return bool(re.search(r"history$", match["name"]) and re.match(rf"\s(?!{_STOP}\b)[a-z]{{4,}}", s.low[match.end("name") :]))


_NONE_OR_A_PART = r"\b(?:no|without|sin)\s(?:\w+ )?$|(?:%|percent|por ciento) (?:of|de) (?:the |all |las |los )?$"
_MADE_IN = (
    r"\b(?:made|built|build|wrote|created|did|tried|programmed|developed|hizo|hicimos|armo|creo|probo|probamos)\b[^.;]{0,50}\b"
    r"(?:in|with|en|con) (?:an? |un |una )?$"
)
"""'A student built a forecast in Excel': a tool of a try, and no data."""
_RECORD_LINES = r"\b(?:order|invoice|booking|sales|receipt|ledger|journal|delivery|transaction|item|price|log|text|data|csv|code)\slines?$"
_MANY_LINES = 100


def _is_machinery(s: Sentence, match: re.Match[str]) -> bool:
    """'2 packing lines' are machines; lines of a record are called by it, or are many."""
    word = match.groupdict().get("weak") or ""
    if not re.fullmatch(r"lines?", word) or re.search(_RECORD_LINES, s.low[: match.end("weak")]):
        return False
    return not any(q.value >= _MANY_LINES and q.start <= match.start("weak") <= q.end + 1 for q in s.kinds("count"))


def _only_its_way(s: Sentence, match: re.Match[str]) -> bool:
    """'Photos from the camera': where another source comes from is none of its own."""
    before = s.before(match.start("name"), 44)
    return bool(
        re.search(
            rf"\b(?:{_PLAIN}|{_STRONG}|{_WEAK}|{KEPT_ES}) (?:from|by|of|with|de|con) (?:(?:the|our|a|one|la|el|las|los|una?) )?$", before
        )
    )


_PRONOUN = (
    r"\b(?:everything|nothing|anything|all|data|it|he|she|who|that|which|this|one|nobody|somebody|everybody|house|room|seat|table|"
    r"place)\s$"
)
_COMPLEMENT = r"\s(?:empty|open|closed|free|unsold|dry|wet|out|away|here|there|low|high|cold|warm|the same|as it|long|short|late|home)\b"


def _is_verb(s: Sentence, match: re.Match[str]) -> bool:
    """'And it stays empty', "which reports the fault": what one does and no data."""
    word = match.groupdict().get("weak")
    if not word or not word.endswith("s"):
        return False
    place = match.start("weak")
    if word in {"sheets", "files", "values", "lists", "lines", "records"} and re.search(r"\bdata\s$", s.before(place, 6)):
        return False  # "data sheets"
    return bool(re.search(_PRONOUN, s.before(place, 12))) or (word == "stays" and bool(re.match(_COMPLEMENT, s.low[match.end("weak") :])))


_HOUSE = re.compile(
    r"^\W*(?:hi|hello|hola)?\W*(?:we are |this is |somos )?(?:the |el )?(?:[A-Z][\w-]+ )*(?:[Aa]rchives?|[Rr]egistr(?:y|o)|"
    r"[Aa]rchivo) (?:of|de|del) "
)


def _is_a_house(s: Sentence, match: re.Match[str]) -> bool:
    """'Municipal archive of Trento' as the first words of a message is who writes."""
    return s.opening and s.line == 0 and match.start() <= 16 and bool(_HOUSE.match(s.text)) and s.message.lstrip().startswith(s.text[:12])
