"""Documents as the base of an answer: where a text is written or looked up, counted papers are documents and no rows of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.case import Fact
from assistant.reading.claims import Sentence
from assistant.reading.count_nouns import DOCUMENTS
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.result import Occasion

ON_PAPER = frozenset({"answer_from_documents", "text"})
"""Kinds of answers that rest on documents."""
_PAPERS = (
    r"\b(?:offers|tenders|deeds|reports|books?|booklets|brochures|rules?|laws|standards|minutes|sheets|datasheets|letters|files|notes|"
    r"chapters|certificates|statutes|plans|drawings|recipes|instructions|ofertas|escrituras|informes|libros|folletos|leyes|actas|"
    r"cartas|expedientes|notas|recetas|instrucciones|certificados)\b"
)
_PAGES = r"\b(?:pages|paginas|páginas)\b"
_AS_ROWS = frozenset({"rows", "units", "unit_noun"})


def with_papers(found: Sequence[Sentence], facts: list[Fact], occasion: Occasion) -> list[Fact]:
    """The facts of a message, with the number of documents where the project writes or answers out of them.

    Pages count only where nothing else is counted. What was taken for rows or units of the data for the same words is left out.
    """
    if _output(facts, occasion) not in ON_PAPER:
        return facts
    counts = [q for s in found for q in s.kinds("count") if _is_paper(q)]
    whole = [q for q in counts if not re.search(_PAGES, q.noun)] or counts
    if not whole:
        return facts
    number = tidy(max(q.value for q in whole))
    values = {tidy(q.value) for q in counts}
    return [_as_documents(fact, number, values) for fact in facts]


def _output(facts: Sequence[Fact], occasion: Occasion) -> str:
    """The kind of answer as said, else the usual one of the kind of problem; "" where neither is known."""
    said: dict[str, Any] = {**occasion.known, **{name: value for fact in facts for name, value in fact.signals.items()}}
    row = occasion.lexicon.problems.get(str(said.get("problem", "")))
    return str(said.get("output_kind") or (row.output_kind if row else ""))


def _is_paper(q: Quantity) -> bool:
    return q.value >= 2 and not q.period and bool(re.search(_PAPERS, q.noun.lower()) or re.search(DOCUMENTS, q.noun.lower()))


def _as_documents(fact: Fact, number: float, values: set[float]) -> Fact:
    taken = {name for name in ("rows", "units") if fact.signals.get(name) in values}
    if not taken and fact.signals.get("documents_count") not in values:
        return fact
    left = {name: value for name, value in fact.signals.items() if name not in (_AS_ROWS if taken else ())}
    return fact.model_copy(update={"signals": {**left, "documents_count": number}})
