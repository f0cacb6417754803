"""A count told later against that of the whole: it takes its place where that is said plainly, else it is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.exchanged import TAKES_BACK
from assistant.reading.quantities import Quantity
from assistant.reading.samples import of_a_part

WHOLES = ("sites", "units", "rows", "documents_count", "devices", "label_count")
"""Signals that say how many there are of something in all."""
_LEADS_TO_PART = re.compile(
    r"\b(?:in|at|on|from|within|among|en|entre)\s(?:only |just |about |these |those |the |our |solo |unas |unos |las |los )*$"
)
_SAYS_ALL = re.compile(
    r"\b(?:in all|all in all|altogether|in total|now|by now|actually|in fact|en total|ahora|en realidad|make (?:it|that)|it (?:is|"
    r"should be)|"
    r"that'?s|they are|son|somos|hay|tenemos|there (?:are|is)|we (?:are|have|run|operate|own|keep|manage|serve)|we've(?: got)?|"
    r"(?:the )?(?:right|correct) (?:number|figure)|counted again)\b"
)
_MORE_BEHIND = re.compile(r"\W*(?:with|that|which|who|where|whose|without|under|over|in|at|of|for|con|que|donde|sin|en|de)\b")
"""What goes on behind the noun says which of them are meant: "we have 2 wards with tablets"."""


def kept_whole(s: Sentence, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a later sentence without a count of the whole that it does not plainly put in the place of the one before."""
    return [kept for claim in claims if (kept := _kept(s, claim)) is not None]


@dataclass(frozen=True)
class Doubt:
    """A count in the words of the sentence, its number, and the number that was told before."""

    words: str
    now: int
    before: int


def in_doubt(s: Sentence, claims: Iterable[Claim]) -> Doubt | None:
    """The first count that may mean a part of what was counted before, or all there is; None where it is plain."""
    for claim in claims:
        for name in _other_wholes(s, claim):
            q = _counted(s, claim, name)
            if q and not (of_a_part(s, q) or _is_plain(s, q, name)):
                return Doubt(s.text[q.start : q.end].strip(), int(q.value), int(s.known[name]))
    return None


FEW_BESIDE = 10
"""A count that is so many times smaller than the rows told before is rather that of something else (house rule)."""
_IN_ALL = re.compile(
    r"\b(?:in all|all in all|altogether|in total|now|by now|actually|in fact|en total|ahora|en realidad|make (?:it|that)|"
    r"(?:right|correct) (?:number|figure)|counted again)\b"
)


def _is_plain(s: Sentence, q: Quantity, name: str) -> bool:
    """Whether a count plainly takes the place of that of the whole: far fewer of another noun do not, by "there are" alone."""
    far_fewer = name == "rows" and q.value * FEW_BESIDE < s.known[name]
    return says_all(s, q) and not (far_fewer and not (TAKES_BACK.match(s.low) or _IN_ALL.search(s.low)))


def says_all(s: Sentence, q: Quantity) -> bool:
    """Whether a sentence plainly says how many there are now."""
    if TAKES_BACK.match(s.low):
        return True
    if _LEADS_TO_PART.search(s.low[: q.start]) or _MORE_BEHIND.match(s.low, q.end):
        return False
    return bool(_SAYS_ALL.search(s.low))


def _kept(s: Sentence, claim: Claim) -> Claim | None:
    gone = set()
    for name in _other_wholes(s, claim):
        q = _counted(s, claim, name)
        if q and (of_a_part(s, q) or not _is_plain(s, q, name)):
            gone |= {name, *_BESIDE.get(name, ())}
    if not gone:
        return claim
    signals = {name: value for name, value in claim.signals.items() if name not in gone}
    return replace(claim, signals=signals) if signals else None


_BESIDE: Mapping[str, tuple[str, ...]] = {"units": ("unit_noun",), "label_count": ("labels",), "rows": ("data_exists",)}


def _other_wholes(s: Sentence, claim: Claim) -> list[str]:
    """The wholes told before of which a claim, that nobody asked for, has another number."""
    if s.opening or s.asked == claim.slot:
        return []
    return [name for name in WHOLES if _is_other(claim.signals.get(name), s.known.get(name))]


def _is_other(new: Any, old: Any) -> bool:
    return isinstance(new, int | float) and isinstance(old, int | float) and new != old


def _counted(s: Sentence, claim: Claim, name: str) -> Quantity | None:
    value = claim.signals[name]
    return next((q for q in s.kinds("count") if q.value == value), None)
