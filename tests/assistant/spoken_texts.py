"""The fixed texts that code says in the language of a conversation, found in its source: what `spoken` and its like are called with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2]
SPEAKERS = {"spoken": 0, "say": 0, "noun": 1, "count": 1, "labelled": 1, "facts": 1, "table": 1}
"""Functions that say a text, with the place of that text among their arguments; `spoken(plan, text)` has it one later."""
PLURAL = "count"


def spoken_texts(path: Path) -> set[str]:
    """Every text of a module that is said word for word, or chosen from a table of the module."""
    tree = ast.parse(path.read_text("utf-8"))
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {text for call in calls for text in _said(call, tables) if any(sign.isalpha() for sign in text)}


def _said(call: ast.Call, tables: dict[str, ast.expr]) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = SPEAKERS.get(name)
    if place is None or (name == "say" and not isinstance(call.func, ast.Attribute)):
        return
    if name == "spoken" and isinstance(call.args[0], ast.Name) and call.args[0].id == "plan":
        place = 1
    if place >= len(call.args):
        return
    texts = _texts(call.args[place], tables) if name not in ("labelled", "facts") else _labels(call.args[place])
    for text in texts:
        yield text
        if name == PLURAL:
            yield f"{text}s"


def _texts(node: ast.expr, tables: dict[str, ast.expr]) -> Iterator[str]:
    """Texts that an expression may give: itself, one of two, an entry of a table."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from (*_texts(first, tables), *_texts(second, tables))
        case ast.BoolOp(values=values):
            yield from (text for value in values for text in _texts(value, tables))
        case ast.Tuple(elts=rows):
            yield from (text for row in rows for text in _texts(row, tables))
        case ast.Dict(values=values):
            yield from (text for value in values for text in _texts(value, tables))
        case ast.Name(id=name) if name in tables:
            yield from _texts(tables[name], {})
        case ast.Subscript(value=table):
            yield from _texts(table, tables)
        case ast.Call(func=ast.Attribute(attr="get", value=table), args=args):
            yield from (text for part in (table, *args[1:]) for text in _texts(part, tables))


def _labels(node: ast.expr) -> Iterator[str]:
    """The first of each pair of a list of pairs."""
    rows = node.elts if isinstance(node, ast.List) else []
    yield from (
        row.elts[0].value
        for row in rows
        if isinstance(row, ast.Tuple) and isinstance(row.elts[0], ast.Constant) and isinstance(row.elts[0].value, str)
    )
