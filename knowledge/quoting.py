"""What a team's own files say about something: their sentences nearest to it, letter by letter."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answering import Answer, ask, count_dropped
from knowledge.citations import citation_of, standing
from knowledge.retrieval import Retriever
from knowledge.sentence_choice import Candidate, candidates
from knowledge.words import content_words, stem

PASSAGES = 6
MOST = 3
NEAR = 0.35


def quoted(topic: str, retriever: Retriever) -> Answer:
    """The answer where the files answer `topic` as a question, else up to three sentences that speak of it, else a plain no."""
    answer = ask(topic, retriever)
    if answer.answered or answer.correction:
        return answer
    read = retriever.read(topic)
    wanted = {stem(word) for word in content_words(read.read)}
    passages = retriever.ranked(read, PASSAGES)
    found = [one for one in candidates(read, passages, retriever) if _speaks_of(one, wanted)][:MOST]
    citations = tuple(standing([citation_of(one.passage, one.raw, one.start, one.end) for one in found], retriever.index))
    dropped = answer.quotes_dropped + count_dropped(len(found) - len(citations))
    if not citations:
        return replace(answer, quotes_dropped=dropped)
    text = " ".join(f"“{citation.quote}”" for citation in citations)
    return Answer(answered=True, answer=text, correction=None, confidence=0.5, citations=citations, quotes_dropped=dropped)


def _speaks_of(one: Candidate, wanted: set[str]) -> bool:
    """Every word of the topic stands in the sentence or above it, or the passage is near and holds one of them."""
    held = {stem(word) for word in content_words(f"{one.passage.heading} {one.text}")}
    return bool(wanted) and (wanted <= held or (one.passage.score >= NEAR and bool(wanted & held)))
