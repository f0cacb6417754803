"""What was said right beside the name of a source: how many rows, and how far back; for a plan that tells each source its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.claims import Sentence
from assistant.reading.count_nouns import ROWS
from assistant.reading.quantities import find_quantities
from assistant.reading.text import fold
from assistant.reading.timing import read_history

_CUT = re.compile(r"[,;:.](?=\s)|\n|\s(?:but|while|pero|mientras)\s")
_PLAIN = r"(?:rows|records|lines|entries|cases|data|filas|registros|lineas|casos)"
"""Nouns that name no data of their own."""


def told_beside(name: str, words: Sequence[str], today: dt.date, language: str) -> dict[str, float]:
    """Rows and months of history in the part of a sentence that holds `name`, by signal; empty where nothing stands there."""
    found: dict[str, float] = {}
    wanted = fold(name)
    for text in words:
        for piece in _pieces(text):
            low = fold(piece)
            if not re.search(rf"\b{re.escape(wanted)}\b", low):
                continue
            s = Sentence(piece, low, today, language, asked="data_sources_volume")
            head = re.split(r" (?:of|de) ", wanted)[0].split()[-1]
            rows = [q.value for q in s.kinds("count") if not q.period and head in fold(q.noun).split()]
            months = [c.signals["history_months"] for c in read_history(s) if "history_months" in c.signals]
            found |= ({"rows": float(rows[0])} if rows else {}) | ({"history_months": float(months[0])} if months else {})
    return found


def counted_noun(words: str, number: float, language: str) -> str:
    """The noun that `number` counts in `words`, as it was written; "" where it is a plain word for rows, or none stands there."""
    low = fold(words)
    for q in find_quantities(low, language):
        if q.kind == "count" and q.value == number and q.noun and (last := re.search(ROWS, q.noun)):
            noun = q.noun[: last.end()]
            place = low.find(noun, q.start)
            return "" if re.fullmatch(_PLAIN, noun) or place < 0 else words[place : place + len(noun)]
    return ""


def _pieces(text: str) -> list[str]:
    cuts = [(0, 0), *(m.span() for m in _CUT.finditer(fold(text))), (len(text), len(text))]
    return [text[a[1] : b[0]] for a, b in pairwise(cuts)]
