"""A row of a table, read with the names of its columns: alone "Altona 2400 1800" says nothing."""

from __future__ import annotations

import re

ROW = re.compile(r"[^\n]*(?:\|[^\n]*\||\s\|\s|\t[^\n]*\t)[^\n]*")
RULE = re.compile(r"[\s|:+-]*")
CELLS = re.compile(r"\t|(?<!\\)\|")
LEAST = 2  # cells of a row


def told(text: str, start: int, end: int) -> str:
    r"""`text[start:end]`; where it is a row below the head of a table, each cell behind the name of its column.

    >>> told("Oven | Loaves\nstone | 40", 14, 24)
    'Oven: stone; Loaves: 40'
    """
    names, cells = _cells(_head(text, start)), _cells(text[start:end])
    if len(cells) < LEAST or len(cells) != len(names) or _line(text, start).strip() != text[start:end].strip() or cells == names:
        return text[start:end]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell)


def is_head(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is the head of a table: it names what the rows below it hold, and says nothing by itself."""
    below = text[text.find("\n", start) + 1 :].split("\n", 1)[0] if "\n" in text[start:] else ""
    return bool(ROW.fullmatch(text[start:end].strip()) and ROW.fullmatch(below.strip() or " ")) and _head(text, start) == _line(text, start)


def _head(text: str, start: int) -> str:
    """The first line of the table in which a row starts; empty where none stands above it that could name its columns."""
    lines = [_line(text, start)]
    at = text.rfind("\n", 0, start)
    while at > 0 and ROW.fullmatch(above := _line(text, at - 1)):
        lines.append(above)
        at = text.rfind("\n", 0, at)
    named = [line for line in lines if not RULE.fullmatch(line)]
    return named[-1] if named and not any(cell.isdecimal() for cell in _cells(named[-1])) else ""


def _line(text: str, at: int) -> str:
    """The line of `text` in which place `at` lies."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _cells(row: str) -> list[str]:
    """The cells of a row: what stands between its bars or tabs."""
    return [cell.strip() for cell in CELLS.split(row.strip().strip("|"))] if row.strip() else []
