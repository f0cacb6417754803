"""Read what office files draw with words in it: equations as plain letters, charts as rows, diagrams as items."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NODES = frozenset({None, "node", "asst"})
"""Points of a diagram that people fill in; the others only place them."""
QUOTED = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of the numbers that stand for days in a chart."""


def equation(node: Any) -> str:
    """An equation in one line: a fraction as `a/b`, a power as `a^b`, an index as `a_b`, a root as `√(a)`."""
    if node.tag == f"{M}t":
        return str(node.text or "")
    parts = [(str(child.tag), equation(child)) for child in node if not str(child.tag).endswith("Pr")]
    write = WRITTEN.get(node.tag)
    return (
        write(node, parts) if write else "".join(LEADS.get(tag, "") + (_grouped(told) if tag in GROUPED else told) for tag, told in parts)
    )


LEADS = {f"{M}den": "/", f"{M}sup": "^", f"{M}sub": "_", f"{M}lim": "_"}
GROUPED = frozenset({*LEADS, f"{M}num"})


def _grouped(told: str) -> str:
    return told if told.isalnum() else f"({told})"


def _mark(node: Any, name: str, usual: str) -> str:
    """A sign that an equation keeps in the properties of a part."""
    found = node.find(f"{node.tag}Pr/{M}{name}")
    return usual if found is None else str(found.get(f"{M}val") or "")


def _bracketed(node: Any, parts: list[tuple[str, str]]) -> str:
    return _mark(node, "begChr", "(") + _mark(node, "sepChr", "|").join(told for _, told in parts) + _mark(node, "endChr", ")")


def _root(_node: Any, parts: list[tuple[str, str]]) -> str:
    told = dict(parts)
    degree = told.get(f"{M}deg", "")
    return "√" + (f"[{degree}]" if degree else "") + f"({told.get(f'{M}e', '')})"


def _summed(node: Any, parts: list[tuple[str, str]]) -> str:
    bounds = "".join(LEADS[tag] + _grouped(told) for tag, told in parts if tag in LEADS and told)
    return f"{_mark(node, 'chr', '∫')}{bounds} " + "".join(told for tag, told in parts if tag not in LEADS)


WRITTEN: dict[str, Callable[[Any, list[tuple[str, str]]], str]] = {
    f"{M}d": _bracketed,
    f"{M}rad": _root,
    f"{M}nary": _summed,
    f"{M}acc": lambda node, parts: "".join(told for _, told in parts) + _mark(node, "chr", "\u0302"),
    f"{M}bar": lambda _, parts: "".join(told for _, told in parts) + "\u0305",
    f"{M}func": lambda _, parts: " ".join(told for _, told in parts),
    f"{M}mr": lambda _, parts: ", ".join(told for _, told in parts),
    f"{M}m": lambda _, parts: f"[{'; '.join(told for _, told in parts)}]",
    f"{M}eqArr": lambda _, parts: "; ".join(told for _, told in parts),
}


def drawn(data: Any, part: Any) -> str | None:
    """What an `a:graphicData` of a part shows: rows of a chart, items of a diagram; None for what is damaged or cannot be read."""
    if not len(data):
        return None
    is_chart, is_diagram = data[0].tag == f"{C}chart", data[0].tag == f"{D}relIds"
    relation = part.rels.get(data[0].get(f"{R}id" if is_chart else f"{R}dm")) if is_chart or is_diagram else None
    if relation is None or relation.is_external:
        return None
    from docx.opc.oxml import parse_xml  # noqa: PLC0415 - only for office files

    try:
        shown = parse_xml(relation.target_part.blob)
        return _chart(shown) if is_chart else _diagram(shown)
    except (SyntaxError, TypeError, ValueError):  # one damaged drawing is no reason to refuse the words around it
        return None


def _words(element: Any) -> str:
    """All words below an element that stand in runs of text or are held from a sheet."""
    held = "".join(str(node.text or "") for node in element.iter(f"{A}t", f"{C}v")) if element is not None else ""
    return " ".join(held.split())


def _diagram(model: Any) -> str:
    points = [point for point in model.iter(f"{D}pt") if point.get("type") in NODES]
    told = [" ".join(filter(None, (_words(line) for line in point.iter(f"{A}p")))) for point in points]
    return "\n".join(f"- {words}" for words in told if words)


def _chart(space: Any) -> str:
    """The title, then tables of the values: a row a category, a column a series; series over the same categories stand together."""
    title = _words(space.find(f"{C}chart/{C}title"))
    rows = [f"Chart: {title}" if title else "Chart:"]
    told = [(_words(row.find(f"{C}tx")), _points(row, "cat", "xVal"), _points(row, "val", "yVal")) for row in space.iter(f"{C}ser")]
    for categories, group in groupby(told, lambda row: row[1]):
        series = list(group)
        rows.append(" | ".join(["Category", *(name or "Value" for name, _, _ in series)]))
        places = sorted({place for _, _, values in series for place in values})
        rows += [" | ".join([categories.get(at, str(at + 1)), *(values.get(at, "") for _, _, values in series)]) for at in places]
    return "\n".join(rows) if title or len(rows) > 1 else ""


def _points(series: Any, *names: str) -> dict[int, str]:
    """Place from 0 -> what a series keeps there; of categories in several levels the innermost."""
    found: dict[int, str] = {}
    holders = [holder for name in names for holder in series.findall(f"{C}{name}")]
    form_of_all = next((str(code.text or "") for holder in holders for code in holder.iter(f"{C}formatCode")), "")
    for point in (point for holder in holders for point in holder.iter(f"{C}pt")):
        form = point.get("formatCode") or form_of_all
        found.setdefault(int(point.get("idx")), _shown(_words(point), form))
    return found


def _shown(value: str, form: str) -> str:
    """A value as its chart shows it: shares in percent, days as days, other numbers without the noise of their last places."""
    try:
        number = float(value)
    except ValueError:
        return value
    plain = QUOTED.sub("", form).lower()
    if "%" in plain:
        return f"{100 * number:.10g} %"
    if {"d", "y"} & set(plain) and 0 < number < 2_000_000:
        return (FIRST_DAY + timedelta(days=int(number))).isoformat()
    return f"{number:.12g}"
