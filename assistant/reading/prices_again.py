"""The price of an error told again, with or without its currency: "a miss costs 40, not 25", "too many costs 1.20 a loaf, too few 0.50"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.reading.budgets import currency_told
from assistant.reading.claims import Claim, Sentence
from assistant.reading.error_names import COUNTERPART, ON_PURPOSE, named_error
from assistant.reading.quantities import Quantity

_SAID_OF = re.compile(
    r"(?:^|[.,;:(]\s?|\b(?:and|but|y|pero|is wrong)\s)\W*(?P<name>[a-z][a-z' -]{2,44}?)\s?"
    r"(?P<verb>\b(?:would |will |really |actually |only )*(?:costs?|cost us|costs us|cuesta|cuestan|nos cuesta)|\b(?:is|are|es|"
    r"son)|[=:]|)\s"
    r"(?:only |about |around |just |rather |really |more like |some |solo |unos |unas |mas bien |[€$£])*$"
)
"""What a price is told of, up to the number."""


def prices_again(s: Sentence) -> Claim | None:
    """New prices of errors that had one before; None where the sentence tells none of them."""
    known = {kind: s.known[kind] for kind in COUNTERPART if isinstance(s.known.get(kind), dict)}
    currency = currency_told(known.values())
    if s.opening or not currency:
        return None
    told = {kind: q for q, kind in _told(s) if kind in known}
    if not told:
        return None
    signals: dict[str, Any] = {
        kind: (q if q.kind == "money" else replace(q, kind="money", unit=currency, noun="")).signal() for kind, q in told.items()
    }
    changed = {kind: value | {"period": None} for kind, value in signals.items()}
    return Claim("cost_of_errors", 0, max(q.end for q in told.values()), changed)


def _told(s: Sentence) -> Iterator[tuple[Quantity, str]]:
    """Each price with the error it is told of; without a verb only behind one that was told with it."""
    verb = False
    for q in s.quantities:
        said = _SAID_OF.search(s.low[: q.start])
        if said is None or q.kind not in {"money", "count"} or q.period in {"month", "year", "week", "quarter"}:
            continue
        verb = verb or "cost" in said["verb"] or "cuesta" in said["verb"]
        kind = named_error(said["name"]) if verb or ON_PURPOSE.search(said["name"]) else ""
        if kind and (verb or said["verb"]):
            yield q, kind
