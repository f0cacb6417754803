"""Tables in a message: rows that list what data there are become facts, and neither a row nor a heading is read as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.case import Fact, Origin
from assistant.reading.claims import Sentence
from assistant.reading.result import Occasion
from assistant.reading.text import Span, readable
from assistant.reading.typed import typed_claims
from assistant.reading.wishes import wish_in

_ROW = re.compile(r"^[ ]*(?P<row>(?:\|[^|\n]|[^| \n])[^|\n]*(?:\|[^|\n]*)+)$", re.MULTILINE)
_RULE = re.compile(r"[\s|:=-]+")
_NAMES_SOURCES = re.compile(
    r"\b(?:(?:data )?sources?|data ?sets?|data|tables?|files?|systems?|fuentes?|datos|archivos?|tablas?|sistemas?)\b"
)
_NAMES_SINCE = re.compile(r"\b(?:since|from|start\w*|years?|period|desde|inicio|anos?|periodo)\b")
_NAMES_ROWS = re.compile(r"\b(?:rows?|records?|entries|number|count|how many|size|volume|cases|filas|registros|cuant[oa]s|numero|casos)\b")
LONGEST_SOURCE = 60
"""Letters of a cell that can name a source; a longer one is a remark."""


@dataclass(frozen=True)
class Row:
    """A row of a table in a message: its offsets there, and its cells under the folded names of their columns."""

    start: int
    end: int
    cells: tuple[tuple[str, str], ...]
    head: Span
    """Where the head of its table stands."""


def table_rows(text: str) -> list[Row]:
    """The rows of all tables of a text without their heads; a table is a head and one row at least, with as many cells."""
    low, found, head, top, last = readable(text), list[Row](), list[str](), Span(0, 0), -1
    for match in _ROW.finditer(low):
        if _RULE.fullmatch(match["row"]):
            last = match.end() if match.start() == last + 1 else last
            continue
        cells = _cells(text[match.start("row") : match.end("row")])
        follows = match.start() == last + 1 and len(cells) == len(head)
        if follows:
            found.append(Row(match.start("row"), match.end("row"), tuple(zip(head, cells, strict=True)), top))
        else:
            head, top = [cell.lower() for cell in cells], Span(match.start("row"), match.end("row"))
        last = match.end()
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def source_facts(text: str, like: Sentence | None, occasion: Occasion) -> Iterator[Fact]:
    """A fact for each row that names a source, with its size and since when it is kept; its words are the row as it stands."""
    for row in table_rows(text):
        named = next((cell for name, cell in row.cells if _NAMES_SOURCES.search(name)), "")
        since, size = (
            next((cell for name, cell in row.cells if column.search(name) and not _NAMES_SOURCES.search(name)), "")
            for column in (_NAMES_SINCE, _NAMES_ROWS)
        )
        if like is None or not re.search(r"[^\W\d_]{3}", named) or len(named) > LONGEST_SOURCE or not (since or size):
            continue
        said = f"{size} records since {since}" if like.language == "en" else f"{size} registros desde {since}"
        told = replace(like, text=said, low=readable(said), context=readable(said), asked="data_sources_volume")
        signals = {"data_exists": True, "sources_named": [named]}
        for claim in typed_claims(told):
            signals |= {name: value for name, value in claim.signals.items() if name in {"rows", "history_months"}}
        noun = " ".join(re.findall(r"[^\W\d_]{3,}", re.split(r"\d", size)[-1]))
        own = {"name": named, "rows": signals.get("rows"), "noun": noun, "months": signals.get("history_months")}
        signals["sources_told"] = [own]
        origin = Origin(kind=occasion.origin, turn=occasion.turn)
        yield Fact(slot="data_sources_volume", words=text[row.start : row.end].strip(), signals=signals, origin=origin)


def is_heading(s: Sentence) -> bool:
    """Whether a line is a heading, which states nothing: no wish and no amount stands in it."""
    return s.low.startswith("#") and not s.quantities and not wish_in(s)


def is_laid_out(s: Sentence) -> bool:
    """Whether a line is a heading or a row of a table: nothing that has a meaning by itself."""
    return is_heading(s) or "|" in s.low


def table_spans(text: str) -> Sequence[Span]:
    """Where rows that are read as sources stand, and the heads over them, by offsets."""
    rows = [row for row in table_rows(text) if any(_NAMES_SOURCES.search(name) for name, _ in row.cells)]
    return [*dict.fromkeys(row.head for row in rows), *(Span(row.start, row.end) for row in rows)]
