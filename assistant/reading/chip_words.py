"""What a chip shows in the team's own words: rates by the period that was told, prices by what they were told of."""

from __future__ import annotations

import re
from typing import Any

from assistant.formats import per
from assistant.reading.quantities import DAYS, find_quantities
from assistant.reading.text import fold

ROUNDED = 0.01
"""By how much a rate a day may differ from the one that was told, being rounded."""
_SAYS = {
    "cost_over": r"\btoo (?:high|many|much)|\bover|\bexcess|\bmore than|\bde mas\b|\bdemasiad|\bsobr",
    "cost_under": r"\btoo (?:low|few|little)|\bunder|\bshort|\bless than|\bde menos\b|\bfalt",
    "cost_miss": r"\bmiss|\boverlook|\bunseen|\bescap|\bno detect|\bperd",
    "cost_false_alarm": r"\bfalse|\balarm|\bneedless|\bin vain|\bfor nothing|\bfals|\ben vano|\binutil",
}
"""By what the team itself says which error it is."""
_SUBJECT = re.compile(
    r"(?:^|[,.;:] ?|\b(?:and|y|but|pero) )(?P<what>[^,.;:\d]+?) (?:would |will |nos |about )*(?:costs?|cuesta\w*|loses?)\b[^,.;:]*$"
)
LONGEST_SUBJECT = 30


def rate_said(words: str, per_day: Any, language: str) -> tuple[float, str] | None:
    """The number of a rate and its noun, where it was told by another period than the day: 7.43 a day is (52, "a week")."""
    if not isinstance(per_day, int | float):
        return None
    told = (q for q in find_quantities(fold(words), language) if q.kind == "count" and q.period in DAYS and q.period != "day")
    same = next((q for q in told if abs(q.value / DAYS[str(q.period)] - per_day) <= ROUNDED * max(per_day, 1)), None)
    return None if same is None else (same.value, f"{same.noun} {per(str(same.period), language)}".strip())


def price_said(name: str, words: str, value: Any, language: str) -> str | None:
    """What a price of an error was told of, as "a torn sheet "; None where the words themselves say which error it is."""
    low = fold(words)
    if name not in _SAYS or not isinstance(value, dict) or re.search(_SAYS[name], low):
        return None
    amount = next((q for q in find_quantities(low, language) if q.kind == "money" and q.value == value.get("value")), None)
    before = low[: amount.start] if amount else ""
    subject = _SUBJECT.search(before)
    what = words[subject.start("what") : subject.end("what")].strip(" \n-*•·") if subject else ""
    return f"{what} " if 0 < len(what) <= LONGEST_SUBJECT else ""
