"""Which row of the catalogue's problems a text fits: lexicon hits first, meaning second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.reading.claims import Sentence
from assistant.reading.goals import output_said
from assistant.reading.meaning import stems
from assistant.reading.result import Embedding, Lexicon, Occasion
from assistant.reading.text import compiled, readable, sentences

LIKE = 0.5
"""Likeness from which a text without any lexicon hit is taken for a problem (house rule)."""
AGAINST = 1.5
MEANING_WEIGHS = 2.0


def problem_of(text: str, catalogue: Lexicon, embedder: Embedding | None = None) -> tuple[str, str] | None:
    """The problem row that fits `text`, and the sentence that shows it, letter by letter; None where nothing fits."""
    low = readable(text)
    spans = sentences(low)[:60]
    return _best([text[s.start : s.end] for s in spans], [low[s.start : s.end] for s in spans], catalogue, embedder)


def _best(texts: Sequence[str], lows: Sequence[str], catalogue: Lexicon, embedder: Embedding | None) -> tuple[str, str] | None:
    if not texts or not catalogue.problems:
        return None
    whole = " \n".join(lows)[:6000]
    hits = {row.id: sum(bool(compiled(p).search(whole)) for p in row.lexicon) for row in catalogue.problems.values()}
    against = {row.id: sum(bool(compiled(p).search(whole)) for p in row.against) for row in catalogue.problems.values()}
    alike = _likeness(" ".join(texts)[:1500], catalogue, embedder)
    scores = {name: hits[name] - AGAINST * against[name] + MEANING_WEIGHS * alike[name] for name in hits}
    with_hits = [name for name in scores if hits[name] and hits[name] > AGAINST * against[name] - 0.5]
    best = max(with_hits or list(scores), key=scores.__getitem__)
    if not with_hits and alike[best] < LIKE:
        return None
    return best, texts[_shown(best, lows, catalogue)]


def _shown(name: str, lows: Sequence[str], catalogue: Lexicon) -> int:
    """The sentence with most hits of the row's lexicon; the first one at equal hits."""
    patterns = [compiled(p) for p in catalogue.problems[name].lexicon]
    counts = [sum(bool(p.search(low)) for p in patterns) for low in lows]
    return counts.index(max(counts))


@lru_cache(maxsize=8)
def _vectors(catalogue: Lexicon, embedder: Embedding) -> tuple[list[str], Any]:
    pairs = [(row.id, text) for row in catalogue.problems.values() for text in row.about]
    return [name for name, _ in pairs], np.asarray(embedder.embed([text for _, text in pairs]))


def _likeness(text: str, catalogue: Lexicon, embedder: Embedding | None) -> dict[str, float]:
    found = dict.fromkeys(catalogue.problems, 0.0)
    if embedder is not None:
        names, vectors = _vectors(catalogue, embedder)
        for name, cosine in zip(names, vectors @ np.asarray(embedder.embed([text]))[0], strict=True):
            found[name] = max(found[name], float(cosine))
        return found
    words = set(stems(text))
    for row in catalogue.problems.values():
        own = {stem for sentence in row.about for stem in stems(sentence)}
        found[row.id] = len(words & own) / max(len(words), 4)
    return found


def problem_claim(found: Sequence[Sentence], occasion: Occasion, *, sure: bool) -> tuple[Sentence, dict[str, Any]] | None:
    """The sentence that shows the problem, and its signals. `sure` = only when the lexicon or the meaning is plain."""
    best = _best([s.text for s in found], [s.low for s in found], occasion.lexicon, occasion.embedder)
    if best is None:
        return None
    name, words = best
    patterns = [compiled(p) for p in occasion.lexicon.problems[name].lexicon]
    whole = " \n".join(s.low for s in found)[:6000]
    if sure and sum(bool(p.search(whole)) for p in patterns) < 2:
        return None
    signals: dict[str, Any] = {"problem": name}
    if kind := _output(found):
        signals["output_kind"] = kind
    return next(s for s in found if s.text == words), signals


def _output(found: Sequence[Sentence]) -> str:
    """The kind of answer, where the wish itself says it."""
    wishes = [
        s.low
        for s in found
        if re.search(
            r"\b(?:want|would like|could|can|need|goal|forecast\w*|predict\w*|queremos|quisiera\w*|nos gustaria|para que|podria|"
            r"predecir)\b",
            s.low,
        )
    ]
    return next((kind for low in wishes if (kind := output_said(low))), "")
