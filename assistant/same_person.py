"""One person under one name: the "Ida" of the team is the "Ida Holm" who signs, where no other Ida was told in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

_TITLE = re.compile(r"^(?:(?:(?:mrs?|ms|dr|prof|sra?|dra|ing|mgr|dipl)\b\.? ?)+|frau |herr |do[nñ]a? )", re.IGNORECASE)
_WORD = r"[^\W\d_a-zà-ÿ][\w'’-]+"
_FULL = re.compile(rf"(?P<given>{_WORD})(?: (?:(?:de|del|van|von|da|la|der|den|ter) ){{0,2}}{_WORD}){{1,3}}")
_GIVEN = re.compile(_WORD)
SIGNALS = ("owner", "actor")
"""Signals that may name one person; the others stand in the list of the team."""


def in_full(signals: Mapping[str, Any]) -> dict[str, Any]:
    """The signals in which a given name alone is told in full, where it fits exactly one full name among owner, actor and team.

    In the team it stays as it was told where the full name has a place of its own there.
    """
    team = signals.get("team") or ()
    listed = [str(row.get("who") or "") for row in team]
    full = _full_names([*(str(signals.get(name) or "") for name in SIGNALS), *listed])
    if not full:
        return dict(signals)
    told = {name: _whole(signals[name], full) for name in SIGNALS if isinstance(signals.get(name), str)}
    rows = [dict(row) | {"who": who if (who := _whole(str(row.get("who") or ""), full)) not in listed else row.get("who")} for row in team]
    return {**signals, **told, **({"team": rows} if team else {})}


def _full_names(names: list[str]) -> dict[str, str]:
    """Each given name in small letters that belongs to one full name alone, with that name as it was told at its longest."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        plain = _TITLE.sub("", name)
        if match := _FULL.fullmatch(plain):
            same = found[match["given"].casefold()]
            same[plain.casefold()] = max(same.get(plain.casefold(), ""), name, key=len)
    return {given: next(iter(same.values())) for given, same in found.items() if len(same) == 1}


def _whole(name: str, full: Mapping[str, str]) -> str:
    return full.get(name.casefold(), name) if _GIVEN.fullmatch(name) else name
