"""The arithmetic of a decision table: points, exclusions and the choice, without a word of text. Fast: it is used to try answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.catalogue import holds
from knowledge.rows import Option, Table, TableRow


@dataclass(frozen=True)
class Tally:
    """What the rules of a table say on one set of signals: rows that fired, points by option, and what is ruled out by which row."""

    table: Table
    fired: tuple[TableRow, ...]
    points: Mapping[str, float]
    excluded: Mapping[str, TableRow]
    scored: frozenset[str] = field(default_factory=frozenset)

    def rest(self) -> list[Option]:
        """Options that are not ruled out, the best first; of equals the one that does less, then the order of the file."""
        order = {value: n for n, value in enumerate(self.table.order)}
        left = [o for o in self.table.options if o.value not in self.excluded]
        return sorted(
            left, key=lambda o: (-self.points[o.value], not o.do_less, o.value not in self.scored, order.get(o.value, len(order)))
        )


def tally(table: Table, signals: Mapping[str, Any], weights: Mapping[str, float] | None = None) -> Tally:
    """Count the points of every option. A weight multiplies the points of the criterion that it names."""
    points = {option.value: 0.0 for option in table.options}
    excluded: dict[str, TableRow] = {}
    scored: set[str] = set()
    fired = tuple(row for row in table.rows if holds(row.when, signals))
    for row in fired:
        weight = weights.get(row.criterion.en, 1.0) if weights else 1.0
        for value, given in row.points.items():
            points[value] += given * weight
            scored.add(value)
        for value in row.exclude:
            excluded.setdefault(value, row)
    return Tally(table, fired, points, excluded, frozenset(scored))


def choose(counted: Tally) -> list[str]:
    """The choice by points; never empty. One value for tables that select one, else all that reach the mark, the first the main one."""
    return _many(counted) if counted.table.select == "many" else [_one(counted)]


def _one(counted: Tally) -> str:
    best = counted.rest()
    if not best:
        return _fallback(counted)
    top = best[0]
    if counted.points[top.value] <= 0 and counted.table.default in {o.value for o in best}:
        return counted.table.default
    return top.value


def _many(counted: Tally) -> list[str]:
    table = counted.table
    good = [o.value for o in counted.rest() if counted.points[o.value] >= table.at_least]
    good = _without_rivals(good, table.rivals)
    if "none" in good and len(good) > 1:
        good = ["none"] if good[0] == "none" else [value for value in good if value != "none"]
    good = good[: table.at_most]
    if table.in_order:
        good.sort(key=table.order.index)
    return good or [_fallback(counted)]


def _without_rivals(values: list[str], rivals: tuple[str, ...]) -> list[str]:
    """Of the rivals only the first, which is the best."""
    first = next((value for value in values if value in rivals), None)
    return [value for value in values if value == first or value not in rivals]


def _fallback(counted: Tally) -> str:
    """The default; where that is ruled out, the best of what is left; where nothing is left, the one that does least."""
    table, left = counted.table, counted.rest()
    if table.default and (table.default not in counted.excluded or not left):
        return table.default
    return left[0].value if left else table.options[0].value
