"""Counts that are no amount of data and no fleet: choices in a row, what happened to a few, files that hold all the rest."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.quantities import Quantity
from assistant.reading.text import fold

FEW_IN_AN_EVENT = 100
"""'4 patients waited': a number below it before a verb in the past tells what happened (house rule)."""
SMALL_FLEET = 10
"""Fewer things than these are what is decided about only where the message speaks of them again (house rule)."""
_HAPPENED = re.compile(
    r"\s(?:never |always |often |still |already )?(?:(?!need|speed|seed|feed|weed|shed\b)[a-z]{2,}ed|fell|got|went|came|left|"
    r"died|broke|had|was|"
    r"were|lost|ran|hit|hurt|sat|stood|slept|caught|took|forgot|paid|[a-z]{3,}(?:aron|ieron))\b"
)
_IN_SO_MANY = re.compile(r"\b(?:in|on|en)\s(?:(?:about|around|only|some|at least|all|the|those|unos|unas|solo|los|las) )*$")
_TIMES = re.compile(r"(?:cases|occasions|instances|times|casos|ocasiones|veces)\b")
_KNOWN = re.compile(
    r"\b(?:know\w*|record\w*|document\w*|labell?ed|confirmed|noted|wrote|written|stored|on file|we have|sabemos|registr\w+|anot\w+|"
    r"etiquet\w+|tenemos)\b"
)
_HAD = re.compile(
    r"\b(?:had|got|received|saw|were|was|been|tuvimos|hubo|recibimos|tenido|habido|llegaron)\s"
    r"(?:(?:already|about|around|only|some|just|in all|ya|solo|unos|unas) )*$"
)
_WE_HAVE = r"\b(?:have|has|with|hold|keep|run|operate|own|serve|there (?:are|were)|tenemos|hay|con|of|de)\b"
_OWNED = r"\b(?:have|has|run|operate|own|manage|serve|supply|keep|look after|tengo|tenemos|operamos|manejamos|atendemos)\b"
_HOLDERS = re.compile(
    r"(?:(?:excel|access|csv|word|pdf|google|shared|paper|old|different|separate|libre ?office) )*"
    r"(?:spreadsheets?|workbooks?|databases?|sheets?|hojas de calculo|bases? de datos|planillas?)\b"
    r"|(?:excel|access|csv|xls|google|word|text) (?:files?|tables?|lists?)\b|archivos? (?:de )?(?:excel|access|csv)\b"
)
_FILES = re.compile(r"(?:[a-z]+ )?(?:files?|tables?|lists?|books?|registers?|archivos?|tablas?|listas?|libros?)\b")
_UNLIKE = re.compile(
    r"\b(?:all (?:of them )?(?:look |built |made )?(?:different|unlike)|no two (?:are )?(?:alike|the same)|"
    r"each (?:one )?(?:is )?(?:different|built|with its own|"
    r"its own)|tod[oa]s (?:son )?(?:distint[oa]s|diferentes)|cada un[oa] (?:es )?(?:distint[oa]|diferente))\b"
)
_ROW = re.compile(r"\d[\d.]*(?:(?:, ?| or | and | / | y | o )\d[\d.]*){2,}")
"""Three numbers or more in a row with one noun at most: choices, sizes, or one for each year."""


def is_choice(s: Sentence, q: Quantity) -> bool:
    """Whether an amount stands in a row of numbers: "lengths of 30, 60, 90 or 120 min"."""
    return any(m.start() <= q.start < m.end() for m in _ROW.finditer(s.low))


def happened(s: Sentence, q: Quantity) -> bool:
    """Whether a count is the subject of what happened to a few: "3 residents fell because nobody read the letter"."""
    if q.value >= FEW_IN_AN_EVENT or not q.noun or re.search(_WE_HAVE, s.low[s.clause_at(q.start).start : q.start]):
        return False
    head = re.match(r"[\w'-]+(?:(?<!s)\s[\w'-]+s\b)?", q.noun.lower())
    place = s.low.find(fold(q.noun), q.start)
    return head is not None and place >= 0 and bool(_HAPPENED.match(s.low, place + len(head.group())))


def is_incident(s: Sentence, q: Quantity) -> bool:
    """Whether a count tells in how many cases something happened, or what few things came up: "in 96 cases a hospital had to wait"."""
    if not q.noun:
        return False
    clause = s.clause_at(q.start)
    if _KNOWN.search(s.low[clause.start : clause.end]):
        return False
    head = s.low[clause.start : q.start]
    if _TIMES.match(q.noun.lower()) and _IN_SO_MANY.search(head):
        return True
    answers = s.asked in {"data_sources_volume", "label_availability"}
    return not answers and q.value < FEW_IN_AN_EVENT and bool(_HAD.search(head))


def holds_the_rest(s: Sentence, q: Quantity) -> bool:
    """Whether files are counted that hold the records, and not the records: "61 files, all different", "48 spreadsheets"."""
    noun = q.noun.lower()
    if _HOLDERS.match(noun):
        return True
    if not _FILES.match(noun):
        return False
    whole = re.sub(r"[.,' ](?=\d{3}\b)", "", s.context)
    again = re.findall(rf"(?<![\w.,]){q.value:g} (?!{re.escape(noun.split()[0])})[a-z]{{3,}}", whole)  # 61 firms, 61 files: one each
    return bool(_UNLIKE.search(s.low) or again)


def is_small_aside(s: Sentence, q: Quantity) -> bool:
    """Whether so few are counted only once in the message that they are no fleet: "1,150 pages, 3 hands"."""
    if re.search(_OWNED, s.low[s.clause_at(q.start).start : q.start]):
        return False
    stem = re.escape(q.noun.lower().split()[0].rstrip("s")[:7]) if q.noun else ""
    return q.value < SMALL_FLEET and bool(stem) and len(re.findall(rf"\b{stem}", s.context)) < 2
