"""The days on which the people of a list come or leave: "one intern until August", "Ana from May to July"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from assistant.reading.claims import Sentence
from assistant.reading.moments import MONTHS, Moment
from assistant.reading.roster_pieces import Entry

UNTIL, SINCE = r"(?:until|till?|to|up to|through|hasta|bis|-)", r"(?:from|since|starting|as of|beginning|after|desde|a partir de)"
_MONTH_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))


def with_dates(s: Sentence, entry: Entry, place: tuple[int, int]) -> Entry:
    """The entry with the day on which the person begins or leaves, where the words at `place` say one."""
    start, end = place
    for moment in s.moments:
        if not start <= moment.start < end:
            continue
        before = s.low[max(start, moment.start - 16) : moment.start]
        if re.match(rf"\s?{UNTIL}\s?(?:\w+ )?\d*(?:{_MONTH_WORD})", s.low[moment.end : moment.end + 24]):
            entry = replace(entry, since=_first_day(moment, s))
        elif re.search(rf"(?<![a-z]){UNTIL} ?(?:the )?$", before):
            entry = replace(entry, until=moment.day)
        elif re.search(rf"\b{SINCE} (?:the )?$", before):
            entry = replace(entry, since=_first_day(moment, s))
        elif re.fullmatch(_MONTH_WORD, s.low[moment.start : moment.end]):
            first = min(entry.since or moment.day, moment.day.replace(day=1))
            entry = replace(entry, since=first, until=max(entry.until or moment.day, moment.day))
    return entry


def _first_day(moment: Moment, s: Sentence) -> dt.date:
    """The first day of a month that was only named."""
    said = s.low[moment.start : moment.end]
    return moment.day if moment.exact or moment.season or re.search(r"\d|end|mid|late|early", said) else moment.day.replace(day=1)
