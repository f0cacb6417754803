"""What of the data is missing, of no use, soon deleted or not there yet, in the team's words and by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.numbers import value_of
from assistant.reading.quantities import tidy

FEW, MANY = 0.03, 0.3
"""Shares of missing data up to which they are few, and from which they are many (house rule)."""
LONGEST_KEPT = 1100
"""Days: what is deleted after more than three years holds nobody back (house rule)."""

FIELDS = (
    r"\b(?:coordinates?|codes?|dates?|times?|timestamps?|entr(?:y|ies)|values?|fields?|columns?|labels?|numbers?|names?|address(?:es)?|"
    r"postcodes?|ids?|reasons?|causes?|results?|outcomes?|positions?|readings?|descriptions?|comments?|diagnos[ei]s|weights?|prices?|"
    r"units?|answers?|coordenadas|codigos?|fechas?|horas?|valor(?:es)?|campos?|nombres?|direccion(?:es)?|causas?|motivos?|resultados?)\b"
)
"""What a record holds: the lack of it is a gap. "A third of the customers have no car" is none."""
_CASES = (
    r"\b(?:records?|rows|orders|entries|pictures|images|photos|scans|recordings|files|readings|tickets|reports|forms|pages|cards|cases|"
    r"visits|calls|trips|measurements|samples|data|registros|pedidos|ordenes|fotos|imagenes|grabaciones|fichas|informes|casos|datos)\b"
)
_LACKS_FIELD = r"\b(?:ha(?:ve|s|d)|with|carr(?:y|ies)|show|tienen?|llevan?) (?:no|ningun[oa]?)\b|\bwithout\b|\blacks?\b|\bsin\b"
_EMPTY = (
    r"\b(?:missing|empty|blank|(?:not|never) (?:filled|recorded|entered|readable|legible|there|kept|logged|noted)|incomplete|"
    r"faltan?|vaci[oa]s?|incomplet[oa]s?)\b"
)
_USELESS = (
    r"\b(?:useless|unusable|worthless|unreadable|illegible|blurr(?:y|ed)|corrupt(?:ed)?|not (?:usable|of use)|no use|"
    r"can(?:not|'t| not) be used|inservibles?|no sirven?|ilegibles?|inutiles?)\b"
)
_USABLE = r"(?<!not )\b(?:usable|useable|can be used|readable|legible|good enough|of use|utilizables?|sirven|aprovechables?)\b"
_COVERED = (
    r"\b(?:covered|transcribed|included|represented|digiti[sz]ed|in the (?:data|set|sample)|cubiert[oa]s|transcrit[oa]s|incluid[oa]s)\b"
)
_N_OF_M = re.compile(r"(?<![\w.,])(?P<n>\d[\d.,]*) (?:out )?(?:of|de) (?:the |our |all |las? |los |nuestr[oa]s )?(?P<m>\d[\d.,]*\d|\d)\b")
_WISHED = r"\b(?:want|should|at most|at least|no more than|target|goal|must|may|queremos|debe|como maximo|al menos)\b"
_YEARS = re.compile(
    r"(?P<lead>\b(?:in|since|by|until|after|en|desde|hasta)\s)?\b(?P<first>20\d\d)(?:\s?(?P<join>\+|and|&|to|-|,|/|y|"
    r"a)\s?(?P<last>20\d\d))?\b"
    rf"(?!\d)[^.;\d]{{0,40}}?{_USELESS[2:]}"
)
_TIME_AMOUNT = r"(?:about |around |some |unos |the )?$"
_DELETED = (
    r"\b(?:(?:kept|stored|saved|held|retained|archived|guarda\w*|conserva\w*)(?: (?:for|no|mas|alli|there))* (?:longer|more|"
    r"mas)(?: than| de|"
    r" tiempo de)|(?:only|just) (?:kept|stored|saved|held|available) (?:for)?|(?:kept|stored|saved|held|"
    r"available) (?:for )?(?:only|just)(?: for)?|"
    r"(?:delet|eras|wip|purg|overwrit|destroy|remov|anonymi[sz])\w*(?: automatically| again)? after|"
    r"(?:borra|elimina|destruye)\w*(?: automaticamente)? (?:a los|tras|despues de))\s" + _TIME_AMOUNT
)
_TO_COME = re.compile(
    r"\b(?:(?:still|first|yet|also|only|aun|todavia) )*(?:(?:are|is|have|has|need|needs) (?:still |yet |first )?to be|"
    r"must (?:first |still )?be|"
    r"will (?:only |first )?be|(?:are|is) not yet|ha[yn] que|deben) "
    r"(?:bought|purchased|installed|mounted|fitted|ordered|delivered|retrofitted|compra\w+|instala\w+|monta\w+)\b"
)
_PAID = r"\b(?:pay|pays|paid|fine[ds]?|costs?|charge[ds]?|angry|shouts?|complains?|pagamos|paga[ns]?|multa\w*|cuesta[ns]?)\b"


def read_unusable(s: Sentence) -> Iterator[Claim]:
    """Slots data_quality and data_sources_volume: what is missing, useless, deleted or not there yet, with the words for it."""
    yield from _part(s)
    yield from _useless_years(s)
    yield from _soon_deleted(s)
    if to_come := _TO_COME.search(s.low):
        yield _noted(s, to_come.start(), to_come.end(), {})


def is_to_come(s: Sentence, place: int) -> bool:
    """Whether what stands at `place` has still to be bought or fitted: no data yet."""
    clause = s.clause_at(place)
    return bool(_TO_COME.search(s.low, place, clause.end)) or bool(
        re.search(r"\b(?:buy|install|mount|purchase|comprar|instalar)\s(?:\w+ ){0,2}$", s.low[clause.start : place])
    )


def is_no_gap(s: Sentence, claim: Claim) -> bool:
    """Whether a claim of gaps rests on goods that are missing and what they cost, or on what would be: "2 EUR for each missing bottle"."""
    if "gaps" not in claim.signals:
        return False
    if s.kinds("share"):
        return bool(s.has(_WISHED))
    clause = s.clause_at(claim.start)
    low = s.low[clause.start : max(clause.end, claim.end)]
    priced = any(clause.start <= q.start < clause.end for q in s.kinds("money")) or re.search(_PAID, low)
    supposed = re.match(r"(?:if|when|should|si|cuando)\b", low)
    return bool((priced or supposed) and not re.search(_CASES, low))


def _noted(s: Sentence, start: int, end: int, signals: dict[str, Any]) -> Claim:
    clause = s.clause_at(start)
    words = re.sub(r"^(?:but|and|because|pero|y|porque)\s", "", s.text[min(clause.start, start) : max(clause.end, end)].strip(" ,.;:!-"))
    return Claim("data_quality", start, end, {**signals, "quality_notes": words})


def _part(s: Sentence) -> Iterator[Claim]:
    """'Half of them have no coordinates', "950 of 1,900 usable": a part of the data, by share or by number."""
    whole = _N_OF_M.search(s.low)
    if whole:
        n, m = (value_of(whole[name].rstrip(".,"), s.language) for name in ("n", "m"))
        if 0 < n < m:
            yield from _part_of(s, whole.start(), whole.end(), n / m, n, m)
            return
    for q in s.kinds("share"):
        if 0 < q.value < 1:
            yield from _part_of(s, q.start, q.end, q.value, None, None)
            return
    if (few := _USABLE_ALONE.search(s.low)) and not s.has(_WISHED):
        n = value_of(few["n"].rstrip(".,"), s.language)
        m = max((q.value for q in s.kinds("count") if q.end <= few.start()), default=0)
        if 0 < n < m:
            yield from _part_of(s, few.start(), few.end(), n / m, n, m)


_USABLE_ALONE = re.compile(
    r"(?<![\w.,])(?P<n>\d[\d.,]*) (?:[a-z]+ )?(?:of (?:them|these|those) |de (?:ell[oa]s) )?(?:(?:are|is|were|son|estan) )?"
    + _USABLE.replace(r"(?<!not )", "")
)


def _part_of(s: Sentence, start: int, end: int, share: float, n: float | None, m: float | None) -> Iterator[Claim]:
    clause = s.clause_at(start)
    low = s.low[clause.start : max(clause.end, end)]
    if re.search(_WISHED, low) or re.search(_PAID, low):
        return
    usable, useless = re.search(_USABLE, low), re.search(_USELESS, low)
    if useless or usable:
        left = share if usable and not useless else 1 - share
        signals: dict[str, Any] = {"gaps": amount_missing(1 - left)}
        if m:
            signals["usable_rows"] = tidy(round(left * m))
        if m and _N_OF_M.match(s.low, start):
            signals |= {"rows": tidy(m), "data_exists": True}
        yield _noted(s, start, end, signals)
    elif re.search(_COVERED, s.low) and n is not None:
        yield _noted(s, start, end, {})
    elif _lacks(s, low):
        yield _noted(s, start, end, {"gaps": amount_missing(share)})


def _lacks(s: Sentence, low: str) -> bool:
    """Whether fields of the records are missing; a thing that people do without is none."""
    told = s.asked == "data_quality" or re.search(FIELDS, low)
    return bool(re.search(_LACKS_FIELD, low) and told) or bool(re.search(_EMPTY, low) and (told or re.search(_CASES, low)))


def amount_missing(lost: float) -> str:
    """How a share of missing data is called."""
    return "many" if lost > MANY else "some" if lost > FEW else "few"


def _useless_years(s: Sentence) -> Iterator[Claim]:
    """'2020+2021 is corona so useless': years of the history that do not count."""
    match = _YEARS.search(s.low)
    if match is None or match["lead"]:
        return
    first, last = int(match["first"]), int(match["last"] or match["first"])
    years = last - first + 1 if last > first and match["join"] in {"to", "-", "a"} else 1 + (last != first)
    if 0 < years < 10:
        yield _noted(s, match.start("first"), match.end(), {"gaps": "some", "lost_months": 12 * years})


def _soon_deleted(s: Sentence) -> Iterator[Claim]:
    """'Nothing is kept longer than 90 days': the data reach back no further, and that is no date of the project."""
    for time in s.kinds("time"):
        if 1 <= time.days <= LONGEST_KEPT and re.search(_DELETED, s.before(time.start, 60)):
            signals = {"kept_days": tidy(round(time.days)), "history_months": round(time.days / 30.44, 1), "data_exists": True}
            yield Claim("data_sources_volume", s.clause_at(time.start).start, time.start, signals)
            yield _noted(s, time.start, time.end, {})
            return
