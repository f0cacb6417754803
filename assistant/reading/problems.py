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
from knowledge.remembered import embed_own
from knowledge.rows import Problem
from knowledge.spanish import to_english

FITS, FITS_ALONE = 0.36, {"en": 0.43, "es": 0.43, "other": 0.52}
"""Score from which a text is taken for a problem, with and without one of the row's own words (house rules, measured on
briefs that had never been read before). Spanish is put into English words first; other languages are all alike to the vectors."""
WHOLE, WISHES, A_WISH = 0.5, 0.5, 0.3
"""What likeness weighs: of the whole text, of its sentences with a wish together, and of the one wish that is nearest."""
THE_KIND = 0.12
"""What it speaks for a row that the wish itself asks for its kind of answer ("could a forecast help us")."""
A_HIT, ELSEWHERE, AGAINST, VETO = 0.12, 0.5, 1.5, 0.3
"""A word of the row in a wish, its share elsewhere (a cooperative that measures rain need not fear floods), and what speaks against."""
A_HIT_ALONE, STEMS_WEIGH, FITS_BY_STEMS = 0.2, 0.24, 0.12
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
    wished = [place for place, low in enumerate(lows) if _WISHES.search(low) or "?" in low] or list(range(len(lows)))
    alike = _likeness(texts, wished, catalogue, embedder)
    kind = _asked_for(lows)
    whole, wishes = (" \n".join(part)[:6000] for part in (lows, [lows[place] for place in wished]))
    a_hit = A_HIT_ALONE if embedder is None else A_HIT
    said = {
        row.id: a_hit * _hits(row, whole, wishes if embedder else whole) - _veto(row, whole) + (THE_KIND if kind == row.output_kind else 0)
        for row in catalogue.problems.values()
    }
    best = max(said, key=lambda name: alike[name] + said[name])
    fits = FITS_BY_STEMS if embedder is None else FITS if said[best] > 0 else FITS_ALONE[language_of(whole)]
    return (best, texts[_shown(best, lows, catalogue)]) if alike[best] + said[best] >= fits else None


def _hits(row: Problem, whole: str, wishes: str) -> float:
    """How many of the row's own words the text has: whole ones in a wish, parts elsewhere, less those that speak against it."""
    everywhere, wished = (min(sum(bool(compiled(p).search(text)) for p in row.lexicon), MOST_HITS) for text in (whole, wishes))
    against = sum(bool(compiled(p).search(whole)) for p in row.against)
    return wished + ELSEWHERE * (everywhere - wished) - AGAINST * against


def _veto(row: Problem, whole: str) -> float:
    """What is only heard is no picture."""
    unseen = set(row.data_forms) <= _LOOKS and re.search(_HEARD, whole) and not re.search(_SEEN, whole)
    return VETO if unseen else 0.0


def _shown(name: str, lows: Sequence[str], catalogue: Lexicon) -> int:
    """The sentence with most hits of the row's lexicon; the first one at equal hits."""
    patterns = [compiled(p) for p in catalogue.problems[name].lexicon]
    counts = [sum(bool(p.search(low)) for p in patterns) for low in lows]
    return counts.index(max(counts))


@lru_cache(maxsize=8)
def _vectors(catalogue: Lexicon, held: Held) -> tuple[list[str], Any]:
    assert held.embedder is not None  # noqa: S101 - asked for only where there is one
    pairs = [(row.id, text) for row in catalogue.problems.values() for text in row.about]
    return [name for name, _ in pairs], np.asarray(embed_own(held.embedder, [_english(text) for _, text in pairs]))


def _english(text: str) -> str:
    """The vectors know English only: Spanish is put into English words one by one."""
    return to_english(text) if language_of(text) == "es" else text


def _likeness(texts: Sequence[str], wished: Sequence[int], catalogue: Lexicon, embedder: Embedder | None) -> dict[str, float]:
    """Of each row its likeness to the text and to what is wished; without vectors the share of stems in common."""
    if embedder is None:
        return _by_stems(" ".join(texts)[:1500], catalogue)
    read = [_english(text) for text in texts] if language_of(" ".join(texts)) != "es" else [to_english(text) for text in texts]
    wishes = [read[place] for place in wished]
    names, about = _vectors(catalogue, Held(embedder))
    cosines = np.asarray(embedder.embed([" ".join(read)[:1500], " ".join(wishes)[:1500], *wishes])) @ about.T
    owners = np.array(names)
    return {
        name: WHOLE * _two_best(cosines[0, own]) + WISHES * _two_best(cosines[1, own]) + A_WISH * float(cosines[2:, own].max())
        for name in catalogue.problems
        if (own := owners == name).any()
    } | {row.id: 0.0 for row in catalogue.problems.values() if not row.about}


def _two_best(cosines: Any) -> float:
    """The mean of the two largest: one sentence alone may be alike by chance."""
    return float(np.sort(cosines)[-2:].mean())


def _by_stems(text: str, catalogue: Lexicon) -> dict[str, float]:
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
