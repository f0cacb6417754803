"""What a list of people adds up to, and what it changes in the list that was known before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.reading.quantities import tidy
from assistant.reading.text import fold
from assistant.reading.week_shares import LEAST_OF_FULL


def team_signals(team: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What a list of people says in numbers: how many they are, and the mean of their hours where hours are known."""
    timed = [one for one in team if one["hours"] is not None]
    heads = sum(one["count"] for one in timed)
    mean = sum(one["count"] * one["hours"] for one in timed) / heads
    people = sum(one["count"] for one in team)
    return {"team": list(team), "people": people, "hours_week_each": tidy(round(mean, 1)), "part_time": mean < LEAST_OF_FULL}


def with_known(
    new: Sequence[dict[str, Any]], known: Sequence[dict[str, Any]], *, summed: bool, whole: bool = False
) -> list[dict[str, Any]]:
    """The team after a new list.

    Persons of it that are known take the new words, two or more that are all strangers are a new team, as are two or more told as the
    `whole` team ("the team is ..."); a sum (`summed`) of as many people with as many hours as were told tells nobody's hours anew.
    """
    met = [(one, _met(one, known)) for one in new]
    if not any(old for _, old in met) and len(new) > 1:
        return list(new)
    if summed and len(new) == len(known) and abs(hours_of(new) - hours_of(known)) < ROUNDING:
        return list(known)
    told = [{**(old or {}), **{name: value for name, value in one.items() if value not in (None, "") or not old}} for one, old in met]
    told = [{**one, "skilled": bool(one.get("skilled") or (old or {}).get("skilled"))} for one, (_, old) in zip(told, met, strict=True)]
    told = [{**one, "who": old["who"]} if old and one["who"] == "me" else one for one, (_, old) in zip(told, met, strict=True)]
    if whole and len(new) > 1:
        return told
    return [*(old for old in known if not any(old is one for _, one in met)), *told]


ROUNDING = 0.5
"""Hours a week by which shares of one sum may miss it."""


def hours_of(team: Sequence[dict[str, Any]]) -> float:
    """Hours a week of all of them together, as far as they were told."""
    return float(sum(one["count"] * (one["hours"] or 0) for one in team))


def _met(one: dict[str, Any], known: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Whoever of the known team is told anew: by the very name, else by the only one that fits."""
    same = [old for old in known if _same_name(one, old)]
    very = [old for old in same if fold(str(old["who"])) == fold(str(one["who"]))]
    return (very or same)[0] if very or len(same) == 1 else None


def _same_name(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two entries name one person: both who writes, or the words of one name stand in the other."""
    a, b = (set(fold(str(entry["who"])).split()) for entry in (one, other))
    return (one["writer"] and other["writer"]) or (bool(a) and (a <= b or b <= a))
