"""The people that were listed one by one, and their hours: as long as nothing that was said later speaks against the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ROUNDING = 0.06
"""By how much the mean of a list may differ from the hours of each, which are kept to a tenth."""


@dataclass(frozen=True)
class Member:
    """One of the team, or some who are counted together; `hours` a week each, None where nobody said them."""

    who: str
    role: str
    count: int
    hours: float | None
    since: dt.date | None
    until: dt.date | None
    writer: bool
    skilled: bool
    """Whether it was said that they program, calculate or know a tool for it."""

    def weeks(self, start: dt.date, end: dt.date) -> float:
        """Weeks between two days in which they are there."""
        return max(0, (min(end, self.until or end) - max(start, self.since or start)).days) / 7


def members(signals: Mapping[str, Any]) -> tuple[Member, ...]:
    """The people of the list; empty where none was given, or where a number that was said later replaces it."""
    rows = signals.get("team")
    if not isinstance(rows, list | tuple) or not rows:
        return ()
    found = tuple(_member(row) for row in rows)
    timed = [one for one in found if one.hours is not None]
    heads = sum(one.count for one in timed)
    mean = sum(one.count * (one.hours or 0) for one in timed) / heads if heads else None
    each = signals.get("hours_week_each")
    if mean is None or not isinstance(each, int | float) or signals.get("people") != sum(one.count for one in found):
        return ()
    return found if abs(each - mean) < ROUNDING else ()


def _member(row: Mapping[str, Any]) -> Member:
    day = {name: dt.date.fromisoformat(row[name]) if row.get(name) else None for name in ("since", "until")}
    return Member(
        who=str(row["who"]),
        role=str(row.get("role") or ""),
        count=int(row.get("count") or 1),
        hours=row.get("hours"),
        since=day["since"],
        until=day["until"],
        writer=bool(row.get("writer")),
        skilled=bool(row.get("skilled")),
    )


def week_of(team: tuple[Member, ...]) -> float:
    """Hours a week of all of them together, as far as they were said."""
    return sum(one.count * (one.hours or 0) for one in team)


def hours_until(team: tuple[Member, ...], start: dt.date, end: dt.date) -> float:
    """Hours on paper that they have between two days, each as long as he is there."""
    return sum(one.count * (one.hours or 0) * one.weeks(start, end) for one in team)
