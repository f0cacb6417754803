"""What a text says outright about what is wanted: the sort of task, the kind of answer, a number, the day of a term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.fixed_terms import tells_a_term, wishes_a_day
from assistant.reading.goals import output_said
from assistant.reading.plain_kinds import HOW_MUCH
from assistant.reading.stated_kinds import TOLD_OF_EACH, stated_sort

SEEN = (
    r"\b(?:pictures?|photo\w*|images?|x-?rays?|scans?|scanned|cameras?|films?|filmed|videos?|footage|drones?|satellites?|pdfs?|"
    r"imagen(?:es)?|fotos?|fotograf\w+|radiograf\w+|camaras?|satelit\w+|escane\w+)\b"
)
WISHES = re.compile(
    r"\b(?:want|would like|could|can|need|goal|forecast\w*|predict\w*|queremos|quisiera\w*|nos gustaria|para que|podria|predecir)\b"
)
_DREAMS = re.compile(
    r"\b(?:dream\w*|would be (?:gold|great|nice|lovely|a relief)|looking for|"
    r"should (?:tell|say|show|guess|warn|sort)|sonamos|seria (?:ideal|genial|estupendo))\b"
)
"""A wish in other words."""
_ON_PAPER = (
    r"\b(?:documents?|forms?|invoices?|contracts?|letters?|pdfs?|papers?|receipts?|bills?|policies|certificates?|"
    r"facturas?|documentos?|contratos?|formularios?)\b"
)


@dataclass(frozen=True)
class Said:
    """What a text says outright about what is wanted; empty where it does not."""

    sort: str
    """The sort of task, in the words of the trade."""
    how_many: str
    """The wish that asks for a number."""
    answer: str
    """The kind of answer."""
    by_date: bool
    """Whether a day is wished that follows from a term that is fixed."""


def said_outright(lows: Sequence[str]) -> Said:
    """What folded sentences say outright, of all the first that does."""
    sort = next((sort for low in lows if (sort := stated_sort(low))), "")
    how_many = _number_asked(lows)
    answer = sort or asked_for(lows) or ("number" if how_many else "")
    by_date = any(map(tells_a_term, lows)) and any(wishes_a_day(low) for low in lows if WISHES.search(low))
    if by_date and sort == TOLD_OF_EACH:  # what will run out on a day that is known needs no foresight
        sort = answer = ""
    return Said(sort, how_many, answer, by_date)


def _number_asked(lows: Sequence[str]) -> str:
    """The wish that asks outright for a number (how many, how long), or ""."""
    return next((low for low in lows if (WISHES.search(low) or _DREAMS.search(low)) and HOW_MUCH.search(low)), "")


def asked_for(lows: Sequence[str]) -> str:
    """The kind of answer, where the wish itself says it; fields are read off papers, not off pictures of anything else."""
    kinds = [kind for low in lows if (WISHES.search(low) or _DREAMS.search(low)) and (kind := output_said(low))]
    whole = " ".join(lows)
    pictured = re.search(SEEN, whole) and not re.search(_ON_PAPER, whole)
    return next((kind for kind in kinds if not (pictured and kind == "fields_of_documents")), "")
