"""The tab Schedule: the title is the answer, then the drawing, the same as a table, the decisions, and what moves the date."""

from __future__ import annotations

import datetime as dt

from assistant.formats import MONTHS, listed, show
from assistant.plan.model import Plan, Task
from ui.web.base import capital, esc, items, page, points, table, trace, waiting
from ui.web.gantt import NARROW, WIDE, Bar, gantt
from ui.web.labels import counted, label
from ui.web.names import Names

SETS_END = 0.5
"""A task that sets the end date in at least this share of the simulated runs is drawn in blue."""

MOVERS = 3
WEEK = 7
MONTH = 30.4
HALF_YEAR = 182


def render(plan: Plan | None, names: Names | None, language: str = "en") -> str:
    """The whole tab."""
    if plan is None or names is None or not plan.timeline.tasks:
        return waiting(label("tab.schedule", language), label("waiting.text", language))
    draw = _Schedule(plan, names, language)
    return page(draw.head(), draw.drawing(), draw.table(), draw.gates(), draw.movers(), draw.cuts())


class _Schedule:
    """Draws the timeline of one plan."""

    def __init__(self, plan: Plan, names: Names, language: str) -> None:
        self._plan, self._time, self._names, self._language = plan, plan.timeline, names, language
        self._starts = starts(plan)

    def _label(self, key: str, **fields: object) -> str:
        return label(key, self._language, **fields)

    def _day(self, day: dt.date | None) -> str:
        return show(day, language=self._language)

    # ---- head ----

    def _title(self) -> str:
        end = self._time.computed.p50 or max(_likely(task, self._starts[task.id]) for task in self._time.tasks)
        return self._label("schedule.title", date=self._day(end))

    def _summary(self) -> str:
        sure, deadline = self._time.computed.p80, self._plan.named_date
        said = [self._label("schedule.sure", date=self._day(sure))] if sure else []
        if deadline is None:
            return " ".join([*said, self._label("schedule.no_date")])
        return " ".join([*said, self._against(deadline, sure)] if sure else said)

    def _against(self, deadline: dt.date, sure: dt.date) -> str:
        spare = (deadline - sure).days
        if spare == 0:
            return self._label("schedule.tight", date=self._day(deadline))
        return self._label(
            "schedule.holds" if spare > 0 else "schedule.missed", date=self._day(deadline), spare=span(abs(spare), self._language)
        )

    def head(self) -> str:
        """The date in the title, how sure it is, what it rests on, and the key of the drawing."""
        sets = [self._sets_end(task) for task in self._time.tasks]
        keys = [("sets", "sets", any(sets)), ("slack", "slack", not all(sets)), ("later", "until", True)]
        legend = "".join(f'<span><i class="{kind}"></i>{esc(self._label(f"schedule.{key}"))}</span>' for kind, key, there in keys if there)
        gate = f'<span><b class="diamond" aria-hidden="true"></b>{esc(self._label("schedule.gate"))}</span>' if self._time.gates else ""
        notes = points([self._names.sentence(text) for text in self._time.notes], self._language) if self._time.notes else ""
        top = f'<div class="top"><h1>{esc(self._title())}</h1><p>{esc(self._summary())}</p>{notes}</div>'
        return f'{top}<div class="legend">{legend}{gate}</div>'

    # ---- drawing and table ----

    def drawing(self) -> str:
        """The same bars twice: beside their names, and below them for narrow screens."""
        bars = [
            self._bar(task)
            for task in sorted(self._time.tasks, key=lambda task: (self._starts[task.id], _sure(task, self._starts[task.id])))
        ]
        bars += [Bar(self._names.text(g.question), self._day(g.date), g.date, g.date, g.date, gate=True) for g in self._time.gates]
        bars.sort(key=lambda bar: (bar.start, bar.gate))
        months = [name[:3].capitalize() for name in MONTHS[self._language]]
        title = f"{self._title()}. {self._summary()}"
        return f"<figure>{gantt(bars, WIDE, title, months)}{gantt(bars, NARROW, title, months)}</figure>"

    def _bar(self, task: Task) -> Bar:
        start = self._starts[task.id]
        likely = _likely(task, start)
        who = capital(self._names.person(task.owner))
        return Bar(self._names.text(task.name), who, start, likely, max(likely, _sure(task, start)), sets_end=self._sets_end(task))

    def _sets_end(self, task: Task) -> bool:
        if task.critical_share is not None:
            return task.critical_share >= SETS_END
        return task.id in self._time.computed.critical_path

    def table(self) -> str:
        """Tasks as rows of a table."""
        rows = [
            (
                self._names.text(task.name),
                capital(self._names.person(task.owner)),
                self._day(_likely(task, self._starts[task.id])),
                self._day(_sure(task, self._starts[task.id])),
                self._label("schedule.yes" if self._sets_end(task) else "schedule.no"),
            )
            for task in sorted(self._time.tasks, key=lambda task: self._starts[task.id])
        ]
        head = [self._label(f"schedule.{key}") for key in ("task", "who", "likely", "certain", "end")]
        return trace(esc(self._label("schedule.table")), table(head, rows))

    # ---- below ----

    def gates(self) -> str:
        """The points at which the team decides whether to go on."""
        rows = [
            f"<li><b>{self._names.html(g.question)}</b> <span class='quiet'>{esc(self._day(g.date))}</span>"
            f"<span class='small'>{esc(self._label('schedule.go', text=self._names.sentence(g.go_if)))} "
            f"{esc(self._label('schedule.else', text=self._names.sentence(g.otherwise)))}</span></li>"
            for g in self._time.gates
        ]
        return self._section("schedule.gates", items(rows, self._language))

    def movers(self) -> str:
        """The tasks that set the end date and whose length is least known."""
        spread = sorted((t for t in self._time.tasks if self._sets_end(t) and t.p > t.m), key=lambda t: t.m - t.p)[:MOVERS]
        rows = []
        for task in spread:
            days = counted("days", round(task.p - task.m), self._language)
            words = self._label("schedule.up_to", task=self._names.text(task.name).rstrip("."), days=days)
            rows.append(f"<li>{esc(words)}<span class='small'>{esc(capital(self._names.person(task.owner)))}</span></li>")
        return self._section("schedule.moves", items(rows, self._language))

    def cuts(self) -> str:
        """What can go, and what never goes."""
        rows = points([self._names.sentence(text) for text in self._time.cut_list], self._language) if self._time.cut_list else ""
        kept = [self._names.text(text) for text in self._time.never_cut]
        keep = f'<p class="small">{esc(self._label("schedule.keep", what=listed(kept, self._language)))}</p>' if kept and rows else ""
        return self._section("schedule.cut", rows + keep)

    def _section(self, key: str, body: str) -> str:
        return f"<section><h2>{esc(self._label(key))}</h2>{body}</section>" if body else ""


def span(days: int, language: str = "en") -> str:
    """A length of time in words: days, from two weeks on weeks, from half a year on months."""
    if days >= HALF_YEAR:
        return counted("months", round(days / MONTH), language)
    return counted("weeks", round(days / WEEK), language) if days >= 2 * WEEK else counted("days", days, language)


def starts(plan: Plan) -> dict[str, dt.date]:
    """The likely start of each task: as planned, else when the last task before it is likely done."""
    known: dict[str, dt.date] = {}
    done = {task.id: task.finish.p50 for task in plan.timeline.tasks if task.finish}
    for task in plan.timeline.tasks:
        before = [done[one] for one in task.depends_on if one in done]
        known[task.id] = task.start or max(before, default=plan.timeline.start)
    return known


def _likely(task: Task, start: dt.date) -> dt.date:
    return max(start, task.finish.p50) if task.finish else start + dt.timedelta(days=round(task.m * WEEK / 5))


def _sure(task: Task, start: dt.date) -> dt.date:
    return max(start, task.finish.p80) if task.finish else start + dt.timedelta(days=round(task.p * WEEK / 5))
