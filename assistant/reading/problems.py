"""Which row of the catalogue's problems a text fits: by meaning, and by the row's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.reading.claims import Sentence
from assistant.reading.goals import output_said
from assistant.reading.meaning import stems
from assistant.reading.result import Held, Lexicon, Occasion
from assistant.reading.text import compiled, readable, sentences
from assistant.reading.tongues import language_of
from knowledge.embeddings import Embedder
from knowledge.rows import Problem

FITS, FITS_ALONE = 0.36, {"en": 0.43, "es": 0.52, "other": 0.52}
"""Score from which a text is taken for a problem, with and without one of the row's own words (house rules, measured on
briefs that had never been read before). Texts in other languages than English are all alike to the vectors."""
THE_KIND = 0.12
"""What it speaks for a row that the wish itself asks for its kind of answer ("could a forecast help us")."""
A_HIT, AGAINST, VETO = 0.2, 1.5, 0.3
STEMS_WEIGH, FITS_BY_STEMS = 0.24, 0.12
"""Without vectors the words of a row decide, and shared stems only between rows with as many words."""
MOST_HITS = 5
_HEARD = (
    r"\b(?:audio|recordings?|microphones?|sounds?|noises?|voices?|listen\w*|hears?|heard|acoustic\w*|grabaci\w+|sonidos?|ruidos?|"
    r"microfonos?|escuch\w+|acustic\w+)\b"
)
_SEEN = (
    r"\b(?:pictures?|photo\w*|images?|x-?rays?|scans?|scanned|cameras?|films?|filmed|videos?|footage|drones?|satellites?|pdfs?|"
    r"imagen(?:es)?|fotos?|fotograf\w+|radiograf\w+|camaras?|satelit\w+|escane\w+)\b"
)
_LOOKS = frozenset({"image", "video"})


def problem_of(text: str, catalogue: Lexicon, embedder: Embedder | None = None) -> tuple[str, str] | None:
    """The problem row that fits `text`, and the sentence that shows it, letter by letter; None where nothing fits."""
    low = readable(text)
    spans = sentences(low)[:60]
    return _best([text[s.start : s.end] for s in spans], [low[s.start : s.end] for s in spans], catalogue, embedder)


def _best(texts: Sequence[str], lows: Sequence[str], catalogue: Lexicon, embedder: Embedder | None) -> tuple[str, str] | None:
    if not texts or not catalogue.problems:
        return None
    whole = " \n".join(lows)[:6000]
    alike = _likeness(" ".join(texts)[:1500], catalogue, embedder)
    kind = _asked_for(lows)
    said = {row.id: _said(row, whole) + (THE_KIND if kind and row.output_kind == kind else 0) for row in catalogue.problems.values()}
    best = max(said, key=lambda name: alike[name] + said[name])
    fits = FITS_BY_STEMS if embedder is None else FITS if said[best] > 0 else FITS_ALONE[language_of(whole)]
    return (best, texts[_shown(best, lows, catalogue)]) if alike[best] + said[best] >= fits else None


def _said(row: Problem, whole: str) -> float:
    """What the row's own words in the text speak for it or against it; what is only heard is no picture."""
    hits = sum(bool(compiled(p).search(whole)) for p in row.lexicon)
    against = sum(bool(compiled(p).search(whole)) for p in row.against)
    unseen = set(row.data_forms) <= _LOOKS and re.search(_HEARD, whole) and not re.search(_SEEN, whole)
    return A_HIT * (min(hits, MOST_HITS) - AGAINST * against) - (VETO if unseen else 0.0)


def _shown(name: str, lows: Sequence[str], catalogue: Lexicon) -> int:
    """The sentence with most hits of the row's lexicon; the first one at equal hits."""
    patterns = [compiled(p) for p in catalogue.problems[name].lexicon]
    counts = [sum(bool(p.search(low)) for p in patterns) for low in lows]
    return counts.index(max(counts))


@lru_cache(maxsize=8)
def _vectors(catalogue: Lexicon, held: Held) -> tuple[list[str], Any]:
    assert held.embedder is not None  # noqa: S101 - asked for only where there is one
    pairs = [(row.id, text) for row in catalogue.problems.values() for text in row.about]
    return [name for name, _ in pairs], np.asarray(held.embedder.embed([text for _, text in pairs]))


def _likeness(text: str, catalogue: Lexicon, embedder: Embedder | None) -> dict[str, float]:
    """Of each row: the mean likeness of its two nearest sentences; without vectors the share of stems in common."""
    near: dict[str, list[float]] = {name: [] for name in catalogue.problems}
    if embedder is not None:
        names, vectors = _vectors(catalogue, Held(embedder))
        for name, cosine in zip(names, vectors @ np.asarray(embedder.embed([text]))[0], strict=True):
            near[name].append(float(cosine))
        return {name: sum(sorted(found)[-2:]) / 2 for name, found in near.items()}
    words = set(stems(text))
    own = {row.id: {stem for sentence in row.about for stem in stems(sentence)} for row in catalogue.problems.values()}
    return {name: STEMS_WEIGH * len(words & stems_of) / max(len(words), 4) for name, stems_of in own.items()}


def problem_claim(found: Sequence[Sentence], occasion: Occasion) -> tuple[Sentence, dict[str, Any]] | None:
    """The sentence that shows the problem, and its signals."""
    best = _best([s.text for s in found], [s.low for s in found], occasion.lexicon, occasion.embedder)
    if best is None:
        return None
    name, words = best
    signals: dict[str, Any] = {"problem": name}
    if kind := _asked_for([s.low for s in found]):
        signals["output_kind"] = kind
    return next(s for s in found if s.text == words), signals


_WISHES = re.compile(
    r"\b(?:want|would like|could|can|need|goal|forecast\w*|predict\w*|queremos|quisiera\w*|nos gustaria|para que|podria|predecir)\b"
)
_ON_PAPER = (
    r"\b(?:documents?|forms?|invoices?|contracts?|letters?|pdfs?|papers?|receipts?|bills?|policies|certificates?|"
    r"facturas?|documentos?|contratos?|formularios?)\b"
)


def _asked_for(lows: Sequence[str]) -> str:
    """The kind of answer, where the wish itself says it; fields are read off papers, not off pictures of anything else."""
    kinds = [kind for low in lows if _WISHES.search(low) and (kind := output_said(low))]
    whole = " ".join(lows)
    pictured = re.search(_SEEN, whole) and not re.search(_ON_PAPER, whole)
    return next((kind for kind in kinds if not (pictured and kind == "fields_of_documents")), "")
