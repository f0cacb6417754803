"""An aim that is a bare number right behind the number of today: "2.3 % scrap at the moment, want 1.5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.claims import Sentence
from assistant.reading.present import comparable
from assistant.reading.quantities import Quantity

_WANTED_BARE = re.compile(
    r"[,;:]?\s*(?:but |and |so |y |pero )?(?:(?:we|i|they|the boss) )?(?:now )?"
    r"(?:want(?:s)?|would like|'d like|hope for|aim for|aim at|(?:the |our )?(?:aim|goal|target)(?: is|:)?|queremos|quisieramos|"
    r"(?:la |nuestra )?meta(?: es|:)?|(?:el |nuestro )?objetivo(?: es|:)?)"
    r"(?: (?:it|this|that|to (?:be|get|come)(?: down| up)?(?: at| to)?|bajar a|subir a|llegar al?|que sean?))*"
    r"(?: (?:about|around|under|below|over|above|at most|at least|less than|more than|max|only|unos|una?|menos de|mas de))*\s*"
)
"""What stands between the number of today and the bare one that is wanted: "2.3 % scrap at the moment, want 1.5"."""
_NEW_THOUGHT = re.compile(r"[,;:.]|\s(?=(?:but|and|y|pero|we|i) )")


def bare_aim(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """A number with a unit or a noun, and right behind it a bare one that is wanted of the same."""
    for now, wanted in pairwise(amounts):
        if wanted.kind != "count" or wanted.noun or wanted.period or not (now.noun or now.period or now.kind != "count"):
            continue
        between = s.low[now.end : wanted.start]
        said = any(_WANTED_BARE.fullmatch(between, m.start()) for m in _NEW_THOUGHT.finditer(between))
        value = now.value * 100 if now.kind == "share" else now.value
        if said and comparable(wanted.value, value):
            return now, wanted
    return None
