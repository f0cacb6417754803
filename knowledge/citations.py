"""Quotes that stand in their source, letter by letter after folding white space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.index_contents import Index
from knowledge.retrieval import Passage


@dataclass(frozen=True)
class Citation:
    """`quote` stands at `start:end` of the text of `source`, white space folded. `deck` and `slide` say what a note rests on.

    `own` tells a team's file from our notes; `page` is its page or slide, None where it has none; `newer` names
    the newer edition where the source is the older one; `passage` is the text around the quote, for a team's file;
    `says` the sentence of the answer that rests on it, empty where that is not told.
    """

    source: str
    deck: str
    heading: str
    slide: str
    quote: str
    start: int
    end: int
    page: int | None = None
    own: bool = False
    newer: str = ""
    passage: str = ""
    says: str = ""


def citation_of(passage: Passage, raw: str, start: int, end: int) -> Citation:
    """`raw`, the text of the passage's source from `start` to `end`, as a citation."""
    return Citation(
        source=passage.source,
        deck=passage.deck,
        heading=passage.heading,
        slide=passage.slide,
        quote=" ".join(raw.split()),
        start=start,
        end=end,
        page=passage.page,
        own=passage.own,
        newer=passage.newer,
        passage=passage.text if passage.own else "",
    )


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text` when runs of white space count as one blank; None when it does not."""
    words = quote.split()
    if not words:
        return None
    match = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return match.span() if match else None


def standing(citations: Iterable[Citation], index: Index) -> list[Citation]:
    """Only the citations whose quote really stands in its source at its place."""
    return [citation for citation in citations if _stands(citation, index.source_text(citation.source))]


def _stands(citation: Citation, text: str) -> bool:
    folded = citation.quote.split()
    return bool(folded) and text[citation.start : citation.end].split() == folded
