"""An aim as it was found in a sentence, with the name of its number; a share of what is to be found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.metric_names import metric_name, named_after, usable
from assistant.reading.naming import phrase_of
from assistant.reading.own_words import quoted_clause
from assistant.reading.quantities import Quantity

FINDS = (
    r"\b(?:find|catch|spot|detect|recogni[sz]e|identify|notice|warn (?:of|about)|encontrar|detectar|reconocer|avisar de)\s+"
    r"(?:about |at least |al menos )?$"
)
"""Verbs whose object is what a share is taken of."""


@dataclass(frozen=True)
class Found:
    """The signals of an aim and where in its sentence it stands."""

    signals: dict[str, Any]
    start: int
    end: int


def named(s: Sentence, q: Quantity) -> dict[str, str]:
    """The name of the number that an amount is of, as a signal; empty where no words make one."""
    quoted = quoted_clause(s, q)
    name = (phrase_of(s, q) or quoted) if quoted else metric_name(s, q)
    return {"metric_name": name} if name else {}


def name_behind(s: Sentence, end: int) -> dict[str, str]:
    """The name right behind an amount, as a signal."""
    name = named_after(s, end)
    return {"metric_name": name} if usable(name) else {}


def of_what_is_found(s: Sentence, found: Found) -> Found:
    """'Find 7 of 10 dropouts': the share of them that is found is wanted, and how many there are today is no number of today of it."""
    target = found.signals.get("target")
    if (
        "baseline" in found.signals
        or not isinstance(target, dict)
        or target["unit"] != "share"
        or not re.search(FINDS, s.before(found.start, 30))
    ):
        return found
    of = str(found.signals.get("metric_name") or "")
    name = f"parte de {of} que se encuentra" if s.language == "es" else f"share of {of} that is found"
    forgotten = {"baseline": None} if "baseline" in s.known else {}
    return replace(found, signals=found.signals | {"better": "higher"} | forgotten | ({"metric_name": name} if of else {}))
