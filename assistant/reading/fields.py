"""Fields of data about people: which ones a text names, and names that are those of things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import NEGATION, Claim, Sentence
from assistant.reading.text import fold

_PEOPLE = (
    r"(?:people|persons?|kids?|child|children|pupils?|members?|guests?|famil(?:y|ies)|wom[ae]n|m[ae]n|boys?|girls?|staff|"
    r"captains?|citizens?|friends?|"
    r"nurses?|neighbours?|neighbors?|relatives?|couples?|guardians?|clergy|crew|[a-z]{2,}(?:ers?|ors?|ists?|ians?|ees?|ants?|ents?)|"
    r"personas?|nin[oa]s?|alumn[oa]s?|soci[oa]s?|familias?|clientes?|pacientes?|vecin[oa]s?|padres|madres|[a-z]{3,}(?:dor(?:es|"
    r"as?)?|istas?))"
)
"""People by their words and by the endings of roles; "sensors" end so, too, and a field too many does less harm than one too few."""
_NAME_OF = re.compile(
    r"\b(?:names?|nombres?) (?:of|del?) (?:the |an? |our |each |every |la |el |los |las |cada )*(?P<whose>[a-z-]+)"
    r"|\b(?!(?:the|our|only|their|with|and|no|all|each|any|for|some|by|user|file|first|last|full|just|of|in|its|his|her|an?|or|are|is)\b)"
    r"(?P<before>[a-z-]+?)(?:'s|s'|s)? names?\b"
)
_DENIED = re.compile(
    r"\b(?:no|not|without|nothing|isn't|sin|nada|ningun) (?:any |really |datos? )?(?:personal|sensitive|private|personales)(?: data)?\b"
    r"|\bnot (?:any )?(?:data |information )?about (?:people|persons)\b|\bno (?:son|hay|es) datos (?:personales|de personas)\b"
)
_FIELD = (
    r"\b(?:names?|surnames?|initials|signatures?|address(?:es)?|postcodes?|phones?|phone numbers?|e-?mails?|birthdays?|"
    r"birth dates?|dates? of birth|"
    r"ages?|gender|sex|nationalit(?:y|ies)|photos?|portraits?|faces?|voices?|plates?|ids?|passports?|iban|bank (?:details|"
    r"accounts?)|salar(?:y|ies)|"
    r"incomes?|payments?|diagnos[ei]s|medications?|medicines?|allergies|illness(?:es)?|health|disabilit(?:y|ies)|religion|"
    r"grades?|marks|gps|tracks|"
    r"positions?|locations?|(?:customer|member|patient|staff|student|driver|employee) numbers?|histor(?:y|ies)|records|cvs?|"
    r"nombres?|apellidos?|firmas?|direccion(?:es)?|telefonos?|correos?|cumpleanos|fechas? de nacimiento|edad(?:es)?|sexo|fotos?|"
    r"caras?|voces|"
    r"matriculas?|cedulas?|dni|rut|cuentas?|salarios?|ingresos|pagos|diagnosticos?|medicamentos?|alergias|salud|notas|ubicacion(?:es)?)\b"
)
_NO_FIELD = (
    r"\b(?:must|may|might|should|can|cannot|will|would|could|wants?|goes?|costs?|said|says|deadline|if|hurt|waits?|missed|"
    r"euros?|eur|debe\w*|puede\w*|cuesta)\b"
    r"|[€$£]"
)
_LEAD = re.compile(
    r"^(?:(?:yes|si|well|so|only|just|also|but|with|and|the|all|some|there (?:is|are)|we (?:have|keep|store|know)|it has|"
    r"contains?|pero|solo|tambien|"
    r"con|los|las|el|la|hay|tenemos|guardamos|their|its|sus?)\b[\s:,]*)+"
)
_TAIL = re.compile(r"\s(?:is|are|was|were|stands?|in|on|esta|estan|figuran?|en)\b.*$")
_PARTS = re.compile(r"[,;:()/\n]|\.(?=\s|$)|\b(?:and|plus|y|e)\b")
LONGEST_FIELD = 6
"""Words of the name of a field; more are a sentence."""


def read_fields(s: Sentence) -> Iterator[Claim]:
    """Slot personal_or_sensitive_data: names that are those of people, and the plain word that there is nothing about people."""
    for name in _NAME_OF.finditer(s.low):
        if _of_people(name) and not s.negated(name.start()):
            yield Claim("personal_or_sensitive_data", *name.span(), {"personal_data": True})
            return
    if (denied := _DENIED.search(s.low)) and not re.search(_FIELD, s.low):
        yield Claim("personal_or_sensitive_data", *denied.span(), {"personal_data": False}, firm=False)


def is_of_things(s: Sentence, claim: Claim) -> bool:
    """Whether a claim of data about people rests on names of things alone: "no personal data, only the names of our ships"."""
    if claim.signals.get("personal_data") is not True or not _DENIED.search(s.low):
        return False
    names = list(_NAME_OF.finditer(s.low))
    rest = re.sub(r"\b(?:names?|nombres?)\b", " ", s.low)
    return bool(names) and not any(_of_people(name) for name in names) and not re.search(_FIELD, rest)


def named_fields(text: str) -> list[str]:
    """The fields about people that a text lists, in its own words; what is a sentence, a date or a sum is none."""
    found = []
    low, start = fold(text), 0
    for cut in [*(m.span() for m in _PARTS.finditer(low)), (len(low), len(low))]:
        piece, start = text[start : cut[0]], cut[1]
        if name := _field(piece):
            found.append(name)
    return list(dict.fromkeys(found))


def _field(piece: str) -> str:
    low = fold(piece)
    piece = piece[len(low) - len(low.lstrip()) :].rstrip()
    lead = _LEAD.match(fold(piece))
    piece = piece[lead.end() :] if lead else piece
    tail = _TAIL.search(fold(piece))
    piece = piece[: tail.start()] if tail else piece
    low = fold(piece)
    plain = 0 < len(low.split()) <= LONGEST_FIELD and not re.search(NEGATION, low) and not re.search(_NO_FIELD, low)
    return piece.strip(" .!-") if plain and re.search(_FIELD, low) and not _of_a_thing(low) else ""


def _of_a_thing(low: str) -> bool:
    name = _NAME_OF.search(low) if re.search(r"\b(?:names?|nombres?) (?:of|del?) ", low) else None
    return name is not None and not _of_people(name)


def _of_people(name: re.Match[str]) -> bool:
    return bool(re.fullmatch(_PEOPLE, name["whose"] or name["before"] or ""))
