"""Find the sentences of a piece of text, with their places."""

from __future__ import annotations

import re

ABBREVIATIONS = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|al|approx|ca|no|fig|eq|dr|prof|mr|mrs|ms|inc|ltd|st|z\.b|p\.ej)|\b[A-Z])\.$", re.IGNORECASE
)
BOUNDARY = re.compile(
    r"[.!?…]+[\"'”’»)\]*_]*(?=\s+[\"'“‘«(\[*_¿¡]*[A-ZÀ-ÞЀ-Я0-9¿¡])|[。！？]|</(?:[lL][iI]|[pP]|[tT][dDhHrR]|div|h\d)>(?=\s*<)"
)
MIN_WORDS = 3
LOOKS_BACK = 12


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of each sentence in `text[start:end]`, trimmed; a piece of fewer than 3 words joins the one before."""
    ends = (start + match.end() for match in BOUNDARY.finditer(text[start:end]))
    cuts = [cut for cut in ends if not _is_abbreviation(text[max(start, cut - LOOKS_BACK) : cut])]
    spans: list[tuple[int, int]] = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        trimmed = _trim(text, left, right)
        if trimmed[0] >= trimmed[1]:
            continue
        if spans and len(text[trimmed[0] : trimmed[1]].split()) < MIN_WORDS:
            spans[-1] = (spans[-1][0], trimmed[1])
        else:
            spans.append(trimmed)
    return spans


def _is_abbreviation(before: str) -> bool:
    return bool(ABBREVIATIONS.search(before))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
