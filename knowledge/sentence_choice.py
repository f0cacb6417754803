"""Choose the few sentences of the found passages that answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from knowledge.asked_facts import wanted_fact
from knowledge.blocks import heading_words
from knowledge.chunking import bare
from knowledge.embeddings import Vectors
from knowledge.own_words import as_asked
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.words import content_stems, content_words, stem

MOST = 3
MOST_WORDS = 80
CLOSE_BEHIND = 0.1
PART_LEAST = 0.5  # cosine that a sentence needs to answer one part of a question
SAME = 0.85
COVER_WEIGHT = 0.15
PASSAGE_WEIGHT = 0.5
DEFINES_BONUS = 0.15
NAMES_BONUS = 0.08
FACT_BONUS = 0.25
OPENING_BONUS = 0.06  # the first sentence under a heading
ABOUT_PAGE_COST = 0.1
ABOUT_PAGE = re.compile(r"\b(?:slides?|the course|the deck|these notes|the drawings?|the pictures? (?:is|are|shows?))\b", re.IGNORECASE)
COPULA = re.compile(r"\b(?:is|are|means?|refers? to|describes?|comprises|encompasses|consists? of)\b|[:–—]|\s-\s|\s-$|-\s")
SHORTLIST = 16
SHORT_WORDS = 5
SHORT_COST = 0.4
LONG_WORDS = 60
ASKS_DEFINITION = re.compile(
    r"^(?:what(?:'s| is| are| does| do)\s+(?:an?\s+|the\s+)?(?P<a>[\w/ -]{2,50}?)(?:\s+(?:mean|stand for))?\s*\??$"
    r"|(?:define|explain|meaning of)\s+(?P<b>.{2,50}?)\s*\??$"
    r"|(?P<c>[\w/ -]{2,40}?)\s+(?:meaning|definition)\s*\??$|what\s+(?P<d>[\w/ -]{2,40})$)",
    re.IGNORECASE,
)
LEANS = re.compile(r"^(?:it|its|they|their|this|these|those|he|she|such|here|also|however|then|thus|therefore)\b", re.IGNORECASE)
ASKS = re.compile(r"\b(?:what|which|how|why|who|when|where|whose|is|are|does|do|can|should)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[?;]\s+|,?\s+and\s+(?=(?:which|what|how|why|who|when|where|in which)\b)|,\s+(?:and|but)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """One sentence of a passage: `raw` is the source's text from `start` to `end`, `text` the same without marks."""

    passage: Passage
    raw: str
    text: str
    start: int
    end: int
    score: float
    vector: Vectors
    opens: bool = False


def candidates(question: Question, passages: list[Passage], retriever: Retriever) -> list[Candidate]:
    """Every sentence of the passages that could answer, best first."""
    term = defined_term(question.read)
    asked = set(content_stems(question.read))
    found = [replace(one, score=_score(one, question, asked, term)) for one in _sentences(passages, retriever)]
    found = sorted(found, key=lambda one: -one.score)[:SHORTLIST]
    bare_vectors = retriever.index.embedder.embed([one.text for one in found])  # a heading alone must not carry a sentence
    judged = [
        replace(one, vector=vector, score=one.score + float(vector @ question.vector) - float(one.vector @ question.vector) / 2)
        for one, vector in zip(found, bare_vectors, strict=True)
    ]
    return sorted(judged, key=lambda one: -one.score)


def choose(question: Question, found: list[Candidate], retriever: Retriever) -> list[Candidate]:
    """One to three sentences: the best, the best for each part of the question, those close behind in the same passage."""
    if not found:
        return []
    chosen = [found[0]]
    for part in _parts(question.read):
        vector = retriever.index.embedder.embed([part])[0]
        best = max(found, key=lambda one: float(one.vector @ vector))
        if float(best.vector @ vector) >= PART_LEAST:
            _add(chosen, best)
    for one in found[1:]:
        if one.score >= found[0].score - CLOSE_BEHIND and one.passage is found[0].passage:
            _add(chosen, one)
    return _within_limit([widened(one, retriever) for one in chosen])


def widened(one: Candidate, retriever: Retriever) -> Candidate:
    """A sentence that leans on the one before takes it along; a lead-in takes the list that it announces."""
    text = retriever.index.source_text(one.passage.source)
    spans = [(sentence.start, sentence.end) for sentence in retriever.chunk(one.passage.chunk_id).sentences]
    place = spans.index((one.start, one.end))
    start, end = one.start, one.end
    if LEANS.match(one.text) and place and not text[spans[place - 1][0] :].startswith("#"):
        start = spans[place - 1][0]
    if one.text.rstrip().endswith(":"):
        for _, later in spans[place + 1 :]:
            if len(text[start:later].split()) > LONG_WORDS:
                break
            end = later
    if len(text[start:end].split()) > LONG_WORDS and len(one.raw.split()) <= LONG_WORDS:
        start, end = one.start, one.end
    raw = text[start:end]
    return replace(one, raw=raw, text=readable(raw), start=start, end=end)


def defined_term(question: str) -> str:
    """The X of "what is X"; empty for other questions."""
    match = ASKS_DEFINITION.match(question.strip())
    term = next((part for part in match.groups() if part), "") if match else ""
    return term if len(content_words(term)) <= 4 else ""


def _sentences(passages: list[Passage], retriever: Retriever) -> Iterator[Candidate]:
    contents = retriever.index.contents
    rows = {chunk.chunk_id: row for row, chunk in enumerate(contents.chunks)}
    firsts = np.searchsorted(contents.sentence_owner, np.arange(len(contents.chunks)))
    for passage in passages:
        row = rows[passage.chunk_id]
        source = retriever.index.source_text(passage.source)
        opens = True
        for place, sentence in enumerate(contents.chunks[row].sentences):
            raw = source[sentence.start : sentence.end]
            if can_answer(raw, passage):
                vector = contents.sentence_vectors[int(firsts[row]) + place]
                yield Candidate(passage, raw, readable(raw), sentence.start, sentence.end, 0.0, vector, opens)
                opens = False


def can_answer(raw: str, passage: Passage) -> bool:
    """Whether a sentence says something: no heading, no question, no bare link."""
    words = heading_words(raw)
    if raw.lstrip().startswith("#") or words in passage.heading.split(" > ") or words.rstrip().endswith("?"):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\S*://\S*", "", raw))) >= 2


def _score(one: Candidate, question: Question, asked: set[str], term: str) -> float:
    held = set(content_stems(f"{one.passage.heading.split(' > ')[-1]} {one.text}"))
    score = float(one.vector @ question.vector) + PASSAGE_WEIGHT * one.passage.score
    score += COVER_WEIGHT * len(asked & held) / max(len(asked), 1)
    score -= SHORT_COST * (len(one.text.split()) < SHORT_WORDS)
    score += OPENING_BONUS * one.opens
    score -= ABOUT_PAGE_COST * (bool(ABOUT_PAGE.search(one.text)) and not ABOUT_PAGE.search(question.read))
    fact = wanted_fact(as_asked(question))
    score += FACT_BONUS * bool(fact and fact.search(one.text))
    return score + (_definition_bonus(one, term) if term else 0.0)


def _definition_bonus(one: Candidate, term: str) -> float:
    if not defines(one.text, one.passage.heading.split(" > ")[-1], term):
        return 0.0
    opening = " ".join(one.text.split()[: len(term.split()) + 5])
    return DEFINES_BONUS if COPULA.search(opening) else NAMES_BONUS


def defines(sentence: str, heading: str, term: str) -> bool:
    """Whether the sentence opens with `term` and goes on, or stands under that heading and opens with "is" or "the process of"."""
    stems = {stem(word) for word in content_words(term)}
    words = sentence.split()
    if not stems or len(words) < len(term.split()) + SHORT_WORDS:
        return False
    opening = " ".join(words[: len(term.split()) + 3])
    under = stems <= set(content_stems(heading)) and bool(
        re.match(r"(?:is|are|refers? to|means?|the process of)\b", sentence, re.IGNORECASE)
    )
    return stems <= set(content_stems(opening)) or under


def readable(raw: str) -> str:
    """A piece of a source as it reads on its own: no marks, list items after each other with semicolons."""
    lines = [line.strip() for line in re.split(r"\n(?=\s*(?:[-*+•]|\d{1,3}[.)])\s)", raw)]
    lead, *items = [bare(re.sub(r"^(?:[-*+•]|\d{1,3}[.)]?)\s+(?=\S)", "", line)) for line in lines]
    items = [item.rstrip(".;,") for item in items if item]
    return f"{lead} {'; '.join(items)}." if items else lead


def _parts(question: str) -> list[str]:
    parts = [part.strip(" ,.?") for part in CLAUSE.split(question)]
    parts = [part for part in parts if len(content_words(part)) >= 2 and ASKS.search(part)]
    return parts[-MOST:] if len(parts) > 1 else []


def _add(chosen: list[Candidate], one: Candidate) -> None:
    if len(chosen) < MOST and all(float(one.vector @ other.vector) < SAME and one.text != other.text for other in chosen):
        chosen.append(one)


def _within_limit(chosen: list[Candidate]) -> list[Candidate]:
    """The first always, then as many as stay short together; nothing that the others hold already."""
    kept: list[Candidate] = []
    words = 0
    for one in chosen:
        words += len(one.raw.split())
        inside = any(one.passage.source == other.passage.source and one.start < other.end and other.start < one.end for other in kept)
        if not kept or (words <= MOST_WORDS and not inside):
            kept.append(one)
    return kept
