"""Say whether a passage supports a claim, by what speaks against it and what the passage does not speak of."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from knowledge.alignment import Alignment, align
from knowledge.chunking import bare
from knowledge.embeddings import Embedder, embed_words
from knowledge.models import reader_of
from knowledge.objections import FIRM, NEARLY, Objection, firm_share, objections
from knowledge.reader import OPEN, OTHERWISE, YES, Numbers, log_odds
from knowledge.sentences import sentence_spans
from knowledge.spanish import speaks_spanish

WEIGHTS = Path(__file__).with_name("verify_weights.yml")
UNSAID_BELOW = 0.45  # nearness in context below which the passage does not speak of the claim
NEITHER = 0.5  # nearness where the embedder knows no words
NAMES = ("contradicted", "stronger", "added", "said", "read", "read_close")
CLOSE = 4  # power of the share of the claim's words that the passage has: only where nearly all stand there do single words decide
UNREAD = np.full(3, 0.5, dtype=np.float32)  # where there is no reader
CONTRARY = {"negation": 0.6, "opposite": 0.6, "order": 0.6, "cause": 0.6, "number": NEARLY}
"""Kind of objection -> share of the claim's words in the passage from which it is a contradiction, not only something unsaid."""
MARK = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True)
class Verdict:
    """`supported` is None when there is nothing to judge by; `score` 0 to 1, a half where support begins.

    `words` are those of the claim that decide: what speaks against it, else what the passage has of it. `reason` is one sentence.
    `contradicted` says that the passage speaks of just that and says otherwise.
    """

    supported: bool | None
    score: float
    words: tuple[str, ...]
    reason: str
    contradicted: bool = False


def verify(claim: str, passage: str, embedder: Embedder) -> Verdict:
    """Whether `passage` alone supports `claim`. A claim in another language than the passage is not judged."""
    return verify_all([claim], passage, embedder)[0]


def verify_all(claims: Sequence[str], passage: str, embedder: Embedder) -> list[Verdict]:
    """`verify` for each of the claims; one reading of the passage serves them all."""
    claims, passage = [bare(claim) for claim in claims], bare(passage)
    settled = {claim: _settled(claim, passage) for claim in claims}
    open_ones = [claim for claim, verdict in settled.items() if verdict is None]
    judged = {
        claim: _judged(claim, passage, embedder, numbers)
        for claim, numbers in zip(open_ones, read(open_ones, passage, embedder), strict=True)
    }
    return [settled[claim] or judged[claim] for claim in claims]


def read(claims: Sequence[str], passage: str, embedder: Embedder) -> Numbers:
    """(claims, 3) how the reader reads each beside the passage, see `reader.Reader.read`; UNREAD where there is no reader."""
    reader = reader_of(embedder)
    return reader.read([(passage, claims)])[0] if reader and claims else np.tile(UNREAD, (len(claims), 1))


def _settled(claim: str, passage: str) -> Verdict | None:
    """The verdict that needs no judging, if there is one."""
    if not claim or not passage:
        return Verdict(None, 0.5, (), "There is nothing to compare.")
    if " ".join(claim.split()).rstrip(".") in " ".join(passage.split()):
        return Verdict(supported=True, score=1.0, words=tuple(claim.split()), reason="The passage says it word for word.")
    if speaks_spanish(claim) != speaks_spanish(passage):
        return Verdict(None, 0.5, (), "Claim and passage are in different languages.")
    return None


def _judged(claim: str, passage: str, embedder: Embedder, reading: Numbers) -> Verdict:
    found = align(claim, passage, embedder)
    if not any(token.content for token in found.claim):
        return Verdict(None, 0.5, (), "The claim has no words of its own.")
    against = objections(found)
    score = support(features(found, against, reading))
    unsaid = "" if against or score >= 0.5 else _unsaid(nearness(claim, passage, embedder), reading)
    return _verdict(found, against, score, unsaid)


def verify_batch(rows: Iterable[Mapping[str, object]], embedder: Embedder) -> Iterator[dict[str, object]]:
    """A row for every {"id", "claim", "passage"}: {"id", "supported", "score", "words", "reason"}."""
    for row in rows:
        found = verify(str(row.get("claim", "")), str(row.get("passage", "")), embedder)
        yield {"id": row.get("id"), "supported": found.supported, "score": found.score, "words": list(found.words), "reason": found.reason}


@dataclass(frozen=True)
class Guarded:
    """One sentence of a text with its best verdict; `held` says whether it may be shown as supported.

    `contradicted` says that no quote supports it and one says otherwise: then it may not be shown at all.
    """

    sentence: str
    held: bool
    verdict: Verdict
    contradicted: bool = False


def guard(text: str, quotes: Sequence[str], embedder: Embedder) -> tuple[Guarded, ...]:
    """Each sentence of `text` (marks such as [1] left out) against the quotes that were given as its evidence.

    A sentence is held when one quote supports it, or all of them together do; with no quotes none is.
    """
    plain = MARK.sub("", text)
    sentences = [plain[start:end] for start, end in sentence_spans(plain, 0, len(plain))]
    tried = [*quotes, " ".join(quotes)] if len(quotes) > 1 else list(quotes)
    by_quote = [verify_all(sentences, quote, embedder) for quote in tried]
    return tuple(_guarded(sentence, [verdicts[row] for verdicts in by_quote]) for row, sentence in enumerate(sentences))


def _guarded(sentence: str, verdicts: Sequence[Verdict]) -> Guarded:
    best = max(verdicts, key=lambda one: one.score, default=Verdict(None, 0.0, (), "No source was given for it."))
    held = best.supported is True
    return Guarded(sentence, held, best, not held and any(one.contradicted for one in verdicts))


def nearness(claim: str, passage: str, embedder: Embedder) -> float:
    """How near the words of the claim come to those of the passage, each read in its context: the mean cosine to the nearest.

    Late interaction (ColBERT; Khattab and Zaharia, 2020), as in `context.reached`; NEITHER where the embedder knows no words.
    """
    _, (asked, held) = embed_words(embedder, [claim, passage], [0, 0])
    return float(np.mean(np.max(asked @ held.T, axis=1))) if len(asked) and len(held) else NEITHER


def features(found: Alignment, against: Sequence[Objection], reading: Numbers) -> dict[str, float]:
    """The numbers of NAMES: what the score is made of. `reading` (3,) is what `read` says of the claim.

    What its words say, from 0 to 1: against it, or ("said") nothing against it. They count by how nearly the passage has all of them:
    beside other words a "not", "every" or a new word says little, and the reader decides. `read` is the logarithm of the odds that the
    passage supports it; `read_close` the same as far as the words are the same, where a single one may turn the sense unnoticed by it.
    """
    kinds, close = {one.kind.split()[0] for one in against}, firm_share(found) ** CLOSE
    read_so = log_odds(reading[YES])
    return {
        "contradicted": close * bool(kinds - {"stronger", "addition"}),
        "stronger": close * ("stronger" in kinds),
        "added": close * ("addition" in kinds),
        "said": close * (not kinds),
        "read": read_so,
        "read_close": read_so * close,
    }


def support(numbers: Mapping[str, float]) -> float:
    """The features as one score from 0 to 1, with the fitted weights."""
    weights = _weights()
    total = weights["base"] + sum(weights[name] * numbers[name] for name in NAMES)
    return round(1 / (1 + math.exp(-total)), 4)


def _unsaid(near: float, reading: Numbers) -> str:
    """Why a claim is not supported against which no word speaks."""
    if near < UNSAID_BELOW:
        return "The passage speaks of something else."
    return "The passage says otherwise." if reading[OTHERWISE] > max(reading[YES], reading[OPEN]) else "The passage does not say so."


def _verdict(found: Alignment, against: Sequence[Objection], score: float, unsaid: str) -> Verdict:
    if score >= 0.5:
        words = tuple(found.passage[found.partner[row]].text for row in found.held(FIRM))
        return Verdict(supported=True, score=score, words=words, reason="The passage says it in its words.")
    if against:
        share = firm_share(found)
        contrary = any(share >= CONTRARY.get(one.kind, 2.0) for one in against)
        return Verdict(supported=False, score=score, words=against[0].words, reason=against[0].reason, contradicted=contrary)
    return Verdict(supported=False, score=score, words=(), reason=unsaid)


@functools.lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    return {str(name): float(value) for name, value in yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"].items()}
