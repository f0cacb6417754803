"""An aim that is a bare number right behind the number of today: "2.3 % scrap at the moment, want 1.5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.claims import Sentence
from assistant.reading.enough import ENOUGH
from assistant.reading.present import comparable
from assistant.reading.quantities import Quantity
from assistant.reading.told_shares import tells_how_it_is

_WANTED_BARE = re.compile(
    r"[,;:]?\s*(?:but |and |so |y |pero )?(?:(?:we|i|they|the boss)(?: |(?='d )))?(?:now )?"
    r"(?:want(?:s)?|would like|'d like|hope for|aim for|aim at|(?:the |our )?(?:aim|goal|target)(?: is|:)?|queremos|quisieramos|"
    r"(?:la |nuestra )?meta(?: es|:)?|(?:el |nuestro )?objetivo(?: es|:)?)"
    r"(?: (?:it|this|that|to (?:be|get|come)(?: down| up)?(?: at| to)?|bajar a|subir a|llegar al?|que sean?))*"
    r"(?: (?:about|around|under|below|over|above|at most|at least|less than|more than|max|only|unos|una?|el|menos de|mas de))*\s*"
)
"""What stands between the number of today and the bare one that is wanted: "2.3 % scrap at the moment, want 1.5"."""
_NEW_THOUGHT = re.compile(r"[,;:.]|\s(?=(?:but|and|y|pero|we|i) )")


_BESIDE = re.compile(r"[,;:.]\s*(?:but |and |so |y |pero )?(?:about |around |under |below |max |unos |un |una |el )*")
_NOTHING_BEHIND = re.compile(
    rf"\W*(?:$|[,.;:]|(?:by|until|till|before|from|at (?:the )?most|at least|max\w*|or (?:less|more)|para|hasta|antes|a partir|"
    rf"como (?:mucho|maximo)|o (?:menos|mas)|en 20\d\d|in 20\d\d)\b|{ENOUGH})"
)
"""The number of the wish has no thing of its own: "we want 5 % by July", and not "we want 95 % right"."""


_IT_IS = r"\b(?:is|are|was|lies|stands|es|son|esta|anda)(?: (?:at|en|por))?\s(?:about |around |now |currently |el |un |una )*$"


def bare_aim(s: Sentence, amounts: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """A number with a unit or a noun, and right behind it a bare one that is wanted of the same."""
    for now, wanted in pairwise(amounts):
        if not _may_be_of_one(s, now, wanted):
            continue
        between = s.low[now.end : wanted.start]
        said = any(_WANTED_BARE.fullmatch(between, m.start()) for m in _NEW_THOUGHT.finditer(between)) or _is_enough(s, between, wanted)
        value = now.value * 100 if now.kind == "share" and wanted.kind == "count" else now.value
        if said and comparable(wanted.value, value):
            return now, wanted
    return None


def _may_be_of_one(s: Sentence, now: Quantity, wanted: Quantity) -> bool:
    """Whether a number without a unit, or a share without a thing, follows one that has it."""
    if now.kind == wanted.kind == "share":
        told = tells_how_it_is(s, now) or re.search(_IT_IS, s.before(now.start))
        return bool(told and _NOTHING_BEHIND.match(s.low, wanted.end))
    return wanted.kind == "count" and not (wanted.noun or wanted.period) and bool(now.noun or now.period or now.kind != "count")


def _is_enough(s: Sentence, between: str, wanted: Quantity) -> bool:
    """'12 % go wrong, 5 % would be fine'."""
    joined = any(_BESIDE.fullmatch(between, m.start()) for m in _NEW_THOUGHT.finditer(between))
    return joined and bool(re.match(rf"\s(?:{ENOUGH})", s.low[wanted.end :]))
