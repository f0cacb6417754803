"""The schedule as a drawing: solid bar = likely, hollow = until 80 % certain, blue = sets the end date."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.web.base import esc

LINE = 14
"""Height of a line of text, in the units of the drawing."""

MONTH = 34
"""Room that the name of a month takes."""

STEPS = (1, 2, 3, 6, 12, 24)
"""Months from one line of the grid to the next: the least for which the names have room."""


@dataclass(frozen=True)
class Bar:
    """A row: a task from `start` to `likely` and `sure`; a gate is a day (`start` = `likely` = `sure`)."""

    name: str
    who: str
    start: dt.date
    likely: dt.date
    sure: dt.date
    sets_end: bool = False
    gate: bool = False


@dataclass(frozen=True)
class Shape:
    """Measures of one drawing; `beside`: names stand left of the bars, else above them."""

    kind: str
    left: int
    width: int
    letters: int
    beside: bool


WIDE = Shape("wide", 250, 660, 38, beside=True)
NARROW = Shape("narrow", 0, 340, 52, beside=False)


def gantt(bars: Sequence[Bar], shape: Shape, title: str, months: Sequence[str]) -> str:
    """The drawing as SVG; `title` says in words what it shows, `months` are twelve short names."""
    return _Drawing(bars, shape, months).svg(title)


class _Drawing:
    """Places the rows of one drawing."""

    TOP = 38

    def __init__(self, bars: Sequence[Bar], shape: Shape, months: Sequence[str]) -> None:
        self._bars, self._shape, self._months = bars, shape, months
        self._first = min(bar.start for bar in bars)
        self._days = max(1, (max(bar.sure for bar in bars) - self._first).days)
        self._names = [textwrap.wrap(bar.name, shape.letters, max_lines=2, placeholder=" …") or [""] for bar in bars]
        self._tops: list[int] = []
        height = self.TOP
        for lines in self._names:
            self._tops.append(height)
            height += self._row(len(lines))
        self._height = height + 4

    def _row(self, lines: int) -> int:
        return LINE * (lines + 1) + 8 if self._shape.beside else LINE * lines + 28

    def _x(self, day: dt.date) -> float:
        scale = (self._shape.width - self._shape.left - 22) / self._days
        return round(self._shape.left + 8 + (day - self._first).days * scale, 1)

    def _bar_top(self, row: int) -> int:
        """Upper edge of the bar of a row."""
        return self._tops[row] + (6 if self._shape.beside else LINE * len(self._names[row]) + 5)

    def svg(self, title: str) -> str:
        """The whole drawing."""
        rows = "".join(self._drawn(row, bar) for row, bar in enumerate(self._bars))
        shape = self._shape
        return (
            f'<svg class="gantt {shape.kind}" viewBox="0 0 {shape.width} {self._height}" role="img" aria-label="{esc(title)}">'
            f"{self._grid()}{self._links()}{rows}</svg>"
        )

    def _grid(self) -> str:
        """A line with its name where a month begins, and the year above the first one of each year."""
        ends = self._first + dt.timedelta(days=self._days)
        starts = [(self._first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)]
        while starts[-1] <= ends:
            starts.append((starts[-1] + dt.timedelta(days=32)).replace(day=1))
        month = (self._x(ends) - self._x(self._first)) / self._days * 30
        step = next((step for step in STEPS if step * month >= MONTH), STEPS[-1])
        marks, year = [], 0
        for day in starts[:-1:step]:
            x = self._x(day)
            marks.append(f'<line class="grid" x1="{x}" y1="{self.TOP - 6}" x2="{x}" y2="{self._height}"/>')
            if x + MONTH >= self._shape.width:
                continue
            marks.append(f'<text class="m" x="{x + 4}" y="{self.TOP - 12}">{esc(self._months[day.month - 1])}</text>')
            if day.year != year:
                marks.append(f'<text class="m" x="{x + 4}" y="{self.TOP - 26}">{day.year}</text>')
                year = day.year
        return "".join(marks)

    def _links(self) -> str:
        """A line from the end of each task that sets the end date to the beginning of the next one."""
        chain = sorted((row for row, bar in enumerate(self._bars) if bar.sets_end and not bar.gate), key=lambda row: self._bars[row].start)
        drawn = []
        for above, below in pairwise(chain):
            if below > above:
                x = self._x(self._bars[above].likely)
                drawn.append(f'<path class="link" d="M{x} {self._bar_top(above) + 14}V{self._bar_top(below)}"/>')
        return "".join(drawn)

    def _drawn(self, row: int, bar: Bar) -> str:
        top, lines = self._tops[row], self._names[row]
        words = "".join(
            f'<text class="{"crit" if bar.sets_end else ""}" x="0" y="{top + 12 + LINE * place}">{esc(line)}</text>'
            for place, line in enumerate(lines)
        )
        kind = "c" if bar.sets_end or bar.gate else ""
        return f'<g class="{kind}"><title>{esc(bar.name)}</title>{words}{self._who(row, bar)}{self._mark(row, bar)}</g>'

    def _who(self, row: int, bar: Bar) -> str:
        who = esc(textwrap.shorten(bar.who, self._shape.letters, placeholder=" …"))
        if self._shape.beside:
            return f'<text class="m" x="0" y="{self._tops[row] + 12 + LINE * len(self._names[row])}">{who}</text>'
        x, middle = self._x(bar.sure) + (14 if bar.gate else 6), self._bar_top(row) + 11
        if x + 6 * len(who) < self._shape.width:
            return f'<text class="m" x="{x}" y="{middle}">{who}</text>'
        left = self._x(bar.start) - (12 if bar.gate else 6)
        return f'<text class="m" x="{left}" y="{middle}" text-anchor="end">{who}</text>'

    def _mark(self, row: int, bar: Bar) -> str:
        x, y = self._x(bar.start), self._bar_top(row)
        if bar.gate:
            return f'<path class="gate" d="M{x - 8} {y + 7}L{x} {y - 1}L{x + 8} {y + 7}L{x} {y + 15}Z"/>'
        likely, sure = max(3, round(self._x(bar.likely) - x, 1)), max(3, round(self._x(bar.sure) - x, 1))
        hollow = f'<rect class="p80" x="{x}" y="{y + 3}" width="{sure}" height="8" rx="2"/>' if sure > likely else ""
        return f'{hollow}<rect class="p50" x="{x}" y="{y}" width="{likely}" height="14" rx="3"/>'
