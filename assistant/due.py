"""By when something small has to be settled: soon, on a working day, and within the first part of the time there is."""

from __future__ import annotations

import datetime as dt

SATURDAY = 5
SHARE = 0.25
SHORTEST = 3


def due(today: dt.date, days: int, deadline: dt.date | None) -> dt.date:
    """`days` after today, or a quarter of the time left where that is less; moved on to a working day."""
    if deadline is not None:
        days = max(SHORTEST, min(days, round((deadline - today).days * SHARE)))
    day = today + dt.timedelta(days=days)
    return day + dt.timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day
