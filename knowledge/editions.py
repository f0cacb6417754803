"""Recognise two editions of one document, and say which is the newer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from knowledge.loading import Document

SHARED = 0.85
"""Share of the shorter document's lines that stand in the longer one too, from which both are editions of one."""
ALIKE = 0.5
"""The shorter has at least this share of the longer one's lines: a summary is no edition."""
FEWEST = 5
HEAD_LINES = 6
VERSION = re.compile(
    r"(?:\bv|\bver(?:sion|sión)?|\brev(?:ision)?|\bedition|\bedición)[ ._-]?(\d{1,3}(?:\.\d{1,3}){0,2})(?![\d])", re.IGNORECASE
)
NUMBER_AT_END = re.compile(r"\((\d{1,3})\)$")
DATE = re.compile(r"(?<!\d)(20\d\d)[-_./]?(0[1-9]|1[0-2])(?:[-_./]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-_./](0?[1-9]|1[0-2])[-_./](20\d\d)(?!\d)")
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|septiembre|octubre|noviembre|dic(?:iembre)?"
)
COUNTED = r"(?:week|wk|kw|semana|month|mes|quarter|trimestre|sprint|day|dia)[ ._-]?\d{1,3}"
PERIOD = re.compile(rf"(?<![a-z])(?:{COUNTED}|[qt][1-4]|{MONTH})(?![a-z\d])")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


@dataclass(frozen=True)
class Edition:
    """`older` and `newer` are sources; `differ` counts the passages of the older that the newer does not hold."""

    older: str
    newer: str
    differ: int = 0


def same_work(one: Document, other: Document) -> bool:
    """Whether both are editions of one document."""
    if _periods(one) != _periods(other):  # the reports of two weeks share their template, not what they report
        return False
    first, second = _lines(one), _lines(other)
    few, many = sorted((first.total(), second.total()))
    if few < FEWEST or few < ALIKE * many:
        return False
    return (first & second).total() >= SHARED * few


def find_editions(documents: Sequence[Document]) -> dict[str, str]:
    """Source of each older edition -> source of the newest of its group. `documents` in the order in which they were added."""
    newest = {document.source: document for document in documents}
    group = {document.source: [document] for document in documents}
    for one, other in combinations(documents, 2):
        if group[one.source] is not group[other.source] and same_work(one, other):
            merged = [*group[one.source], *group[other.source]]
            group |= {document.source: merged for document in merged}
    order = {document.source: place for place, document in enumerate(documents)}
    for members in group.values():
        latest = _newest(sorted(members, key=lambda document: order[document.source]))
        newest |= {document.source: latest for document in members}
    return {source: latest.source for source, latest in newest.items() if latest.source != source}


def _newest(members: list[Document]) -> Document:
    """By the first of these that tells all members apart from each other or at least names one latest; else the last that was added."""
    for mark in (_dated_name, _version_in_name, _dated_text, lambda document: document.changed):
        values = [mark(document) for document in members]
        if all(values) and values.count(max(values)) == 1:
            return members[values.index(max(values))]
    numbered = [_version_in_name(document) for document in members]
    if any(numbered) and numbered.count(max(numbered)) == 1:  # "plan" and "plan v2"
        return members[numbered.index(max(numbered))]
    return members[-1]


def _stem(document: Document) -> str:
    return document.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _periods(document: Document) -> list[str]:
    """The weeks, months and quarters that its name tells."""
    return sorted(" ".join(re.findall(r"[a-z]+|\d+", found)) for found in PERIOD.findall(_stem(document).lower()))


def _dated_name(document: Document) -> str:
    return _date(_stem(document))


def _dated_text(document: Document) -> str:
    lines = [line for line in document.text.splitlines() if line.strip()][:HEAD_LINES]
    return _date(" ".join(lines))


def _date(text: str) -> str:
    """The latest date or year in the text as YYYY-MM-DD with zeros for what is not said, or empty."""
    dates = ["-".join(part or "00" for part in match.groups()) for match in DATE.finditer(text)]
    dates += [f"{year}-{month:0>2}-{day:0>2}" for day, month, year in DAY_FIRST.findall(text)]
    return max([*dates, *(f"{match.group(1)}-00-00" for match in YEAR.finditer(text))], default="")


def _version_in_name(document: Document) -> tuple[int, ...]:
    stem = _stem(document).replace("_", " ")
    found = VERSION.search(stem) or NUMBER_AT_END.search(stem)
    return tuple(int(part) for part in found.group(1).split(".")) if found else ()


def _lines(document: Document) -> Counter[str]:
    folded = (" ".join(re.findall(r"\w+", line.lower())) for line in document.text.splitlines())
    return Counter(line for line in folded if line)
