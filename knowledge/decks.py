"""Tell which files are decks of the course: by their headings, for a team may have given the slides any name."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

import yaml

from knowledge.chunking import Chunk
from knowledge.terms import plain

DECKS = Path(__file__).parent / "catalogue" / "decks.yml"
FEWEST = 5  # headings of the decks that a file has which is one of them
MOST = 0.8  # share of its passages that stand below them


def decks_among(chunks: Iterable[Chunk]) -> frozenset[str]:
    """The files with several headings of the decks, and little below others: one heading alone may be called "Data" in any file.

    Our notes are none: their passages have a deck already.
    """
    found = defaultdict[str, list[frozenset[str]]](list)
    for chunk in chunks:
        if not chunk.deck:
            found[chunk.source].append(frozenset(filter(_is_heading, chunk.heading)))
    return frozenset(
        source
        for source, known in found.items()
        if len(frozenset[str]().union(*known)) >= FEWEST and sum(map(bool, known)) >= MOST * len(known)
    )


@functools.lru_cache(maxsize=4096)
def _is_heading(heading: str) -> bool:
    return plain(heading) in _headings()


@functools.lru_cache(maxsize=1)
def _headings() -> Collection[str]:
    decks = yaml.safe_load(DECKS.read_text(encoding="utf-8"))["decks"]
    return frozenset(plain(heading) for deck in decks for heading in deck["headings"])
