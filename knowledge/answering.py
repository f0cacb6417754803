"""Answer a question in one to three sentences of the sources, or say plainly that they do not answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from knowledge.chunking import bare
from knowledge.citations import Citation, standing
from knowledge.evidence import Evidence, weigh
from knowledge.premises import contradicts, presumes
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.sentence_choice import Candidate, candidates, choose, context_of

PASSAGES = 8
NEAR = 0.3
PREMISE_SENTENCES = 8
PREMISE_STRENGTH = 0.4


@dataclass(frozen=True)
class Answer:
    """`answer` is what the reader sees; `correction` is set when the question takes something wrong for granted.

    Without an answer `answered` is False and `answer` one plain sentence; `confidence` is 0 to 1, a half where answering begins.
    """

    answered: bool
    answer: str
    correction: str | None
    confidence: float
    citations: tuple[Citation, ...]

    def as_dict(self) -> dict[str, object]:
        """The same as plain lists and dictionaries, for JSON."""
        row = asdict(self)
        row["citations"] = [asdict(citation) for citation in self.citations]
        return row


def ask(question: str, retriever: Retriever) -> Answer:
    """Answer from the sources of `retriever`; every quote was looked up in its source."""
    if not any(character.isalnum() for character in question) or not retriever.index.contents.chunks:
        return _refusal(question, None, Evidence(0.0, ()), retriever)
    read = retriever.read(question)
    passages = retriever.ranked(read, PASSAGES)
    evidence = weigh(read, passages, retriever)
    found = candidates(read, passages, retriever)
    if presumes(question) and evidence.strength >= PREMISE_STRENGTH:
        against = [one for one in found[:PREMISE_SENTENCES] if contradicts(read.read, one.text, context_of(one, retriever))]
        if against:
            return _correction(against[0], evidence, retriever)
    chosen = choose(read, found, retriever) if evidence.answers else []
    citations = standing((_citation(one) for one in chosen), retriever.index)
    if not citations:
        return _refusal(question, passages[0] if passages else None, evidence, retriever)
    return Answer(True, _text(read, citations), None, evidence.confidence, tuple(citations))


def ask_batch(questions: Iterable[Mapping[str, object]], retriever: Retriever) -> Iterator[dict[str, object]]:
    """A row for every {"id", "question"}: the fields of Answer with the "id"."""
    for row in questions:
        yield {"id": row.get("id"), **ask(str(row.get("question", "")), retriever).as_dict()}


def _citation(one: Candidate) -> Citation:
    passage = one.passage
    return Citation(passage.source, passage.deck, passage.heading, passage.slide, " ".join(one.raw.split()), one.start, one.end)


def _text(question: Question, citations: list[Citation]) -> str:
    sentences = " ".join(_sentence(citation) for citation in citations)
    return f"Las fuentes dicen (en inglés): {sentences}" if question.spanish else sentences


def _sentence(citation: Citation) -> str:
    """A quote as it reads on its own: without marks and numbering, with a full stop."""
    words = re.sub(r"^\d{1,3}[.)]?\s+(?=[A-ZÀ-Þ])", "", bare(citation.quote)).strip(" -–•")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", ":", "…")) else f"{words}."


def _correction(one: Candidate, evidence: Evidence, retriever: Retriever) -> Answer:
    citations = standing([_citation(one)], retriever.index)
    words = " ".join(_sentence(citation) for citation in citations)
    opening = f"{_subject(retriever)} say otherwise"
    confidence = round(min(0.49, 1 - evidence.confidence), 3)
    return Answer(False, f"{opening}: {words}", words, confidence, tuple(citations))


def _refusal(question: str, nearest: Passage | None, evidence: Evidence, retriever: Retriever) -> Answer:
    from knowledge.spanish import is_spanish

    confidence = min(evidence.confidence, 0.49)
    topic = nearest.heading.split(" > ")[-1] if nearest and nearest.score >= NEAR else ""
    if is_spanish(question):
        text = "Las fuentes no responden a esto." + (f" Lo más cercano: {topic}." if topic else "")
        return Answer(False, text, None, confidence, ())
    text = f"{_subject(retriever)} do not answer this."
    if evidence.missing:
        text = f"{_subject(retriever)} do not answer this: they say nothing about {evidence.missing[0]}."
    return Answer(False, text + (f" The nearest topic is “{topic}”." if topic else ""), None, confidence, ())


def _subject(retriever: Retriever) -> str:
    kinds = {document.kind for document in retriever.index.contents.documents}
    return "The course notes" if kinds == {"note"} else "The sources"
