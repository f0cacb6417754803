"""Rows by estimate: so many in a period, times how long they have been kept, where nobody said how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.case import Fact, Origin
from assistant.reading.claims import Sentence
from assistant.reading.hours import is_of_hours
from assistant.reading.measures import measures
from assistant.reading.no_load import is_no_load
from assistant.reading.quantities import DAYS, Quantity
from assistant.reading.result import Occasion
from assistant.reading.timing import read_history

_WISHED = r"\b(?:want|wish|would|should|could|can|at most|target|goal|plan|instead of|from [\d.,]+ to|queremos|meta|podemos)\b|->"
_PER = frozenset({"day", "week", "month", "year"})


def with_estimates(found: Sequence[Sentence], facts: list[Fact], occasion: Occasion) -> list[Fact]:
    """The facts with `rows` reckoned, where one sentence, or the one beside it, says since when and how many come in a period."""
    said = {name for fact in facts for name in fact.signals} | set(occasion.known)
    if said & {"rows", "label_count", "documents_count", "simulated"}:
        return facts
    for place, s in enumerate(found):
        months = next((c.signals["history_months"] for c in read_history(s) if "history_months" in c.signals), None)
        if not months:
            continue
        for near in (s, *found[place + 1 : place + 2], *found[max(0, place - 1) : place]):
            rates = [q for q in near.kinds("count") if _comes(near, q)]
            if len(rates) == 1:
                q = rates[0]
                rows = _rounded(q.value * months * 30.44 / DAYS[q.period or "day"])
                words = near.text[near.clause_at(q.start).start : q.end].strip(" ,.;:")
                signals = {"rows": rows, "rows_estimated": True, "data_exists": True}
                return [
                    *facts,
                    Fact(slot="data_sources_volume", words=words, signals=signals, origin=Origin(kind=occasion.origin, turn=occasion.turn)),
                ]
    return facts


def _comes(s: Sentence, q: Quantity) -> bool:
    """Whether a rate counts things that come and are kept: no hours, no wish, nothing that is only done so often."""
    if (
        q.period not in _PER
        or not q.noun
        or measures(s.low, q)
        or is_of_hours(s.low, q.start)
        or is_no_load(s, q)
        or re.search(_WISHED, s.low)
    ):
        return False
    return q.value >= 2 and not re.match(r"(?:times?|hours?|people|persons?|veces|horas|personas)\b", q.noun)


def _rounded(rows: float) -> int:
    """Two figures: an estimate claims no more."""
    size = 10 ** max(0, len(str(int(rows))) - 2)
    return int(round(rows / size) * size)
