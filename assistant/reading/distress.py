"""People who wait in pain or danger: a delay harms them, whatever it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.text import fold

_SOMEBODY_WAITS = re.compile(
    r"\b(?:somebody|someone|people|persons?|patients?|callers?|victims?|walkers?|climbers?|residents?|children|child|he|she|they|those|"
    r"alguien|pacientes?|personas?|gente|heridos?)\b[^.;:]{0,30}\b(?:waits?|waiting|(?:is|are) left|lies? (?:there|in|on)|esper\w+)\b"
)
_DISTRESS = re.compile(
    r"(?<!no )(?<!not in )(?<!without )(?<!sin )\b(?:pain|suffer\w*|danger|injur\w*|bleed\w*|unconscious|trapped|stranded|distress|"
    r"drown\w*|hypotherm\w*|rescue\w*|ambulances?|paramedics?|emergenc\w*|first aid|"
    r"fire brigade|dolor|peligro|herid\w*|inconsciente|atrapad\w*|"
    r"rescate\w*|ambulancias?|urgencias?|emergencias?|bomberos)\b"
)
_TOLD = ("wish", "problem", "actor", "metric_name", "current_way", "unit_noun")


def read_distress(s: Sentence) -> Iterator[Claim]:
    """Slot cost_of_errors: people can be harmed, where somebody waits and this message, or what is known, speaks of need."""
    waits = _SOMEBODY_WAITS.search(s.low)
    known = fold(" ".join(str(s.known.get(name) or "").replace("_", " ") for name in _TOLD))
    if waits and (_DISTRESS.search(s.context) or _DISTRESS.search(s.low) or _DISTRESS.search(known)):
        yield Claim("cost_of_errors", waits.start(), waits.end(), {"worst_harm": "people"}, firm=s.asked == "cost_of_errors")
