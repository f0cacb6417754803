"""Choose the few sentences of the found passages that answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.blocks import LIST_ITEM, heading_words
from knowledge.chunking import bare
from knowledge.embeddings import Vectors
from knowledge.ordering import Asked
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.sentence_order import about_page, features, totals
from knowledge.sides import sides
from knowledge.table_rows import is_head, told
from knowledge.words import content_stems

MOST = 3
MOST_WORDS = 80
CLOSE_BEHIND = 0.7  # how much less likely, in nats, a sentence may be than the best one
SAME = 0.9  # cosine above which two sentences, each after its heading, say the same
LONG_WORDS = 60
LIST_WORDS = 120  # of a list behind its lead-in: one that is cut announces more than it gives
LEANS = re.compile(r"^(?:it|its|they|their|this|these|those|he|she|such|here|also|however|then|thus|therefore)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """One sentence of a passage: `raw` is the source's text from `start` to `end`, `text` the same without marks.

    `row` is that of the sentence in the index, `vector` (384,) its vector after its heading.
    """

    passage: Passage
    raw: str
    text: str
    start: int
    end: int
    score: float
    vector: Vectors
    row: int


def candidates(question: Question, passages: list[Passage], retriever: Retriever) -> list[Candidate]:
    """Every sentence of the passages that could answer the question as a whole, best first."""
    return _in_order(question, question.whole, question.vector, list(sentences_of(passages, retriever)), retriever)


def choose(question: Question, found: list[Candidate], retriever: Retriever) -> list[Candidate]:
    """One to three sentences: the best for each part of a double question and each thing that is compared, then those close behind."""
    if not found:
        return []
    firsts = [_in_order(question, part, vector, found, retriever)[0] for part, vector in question.parts]
    firsts += [one for side in sides(question.read) for one in _first_of(side, found, retriever)]
    close = [one for one in found if one.score >= found[0].score - CLOSE_BEHIND]
    chosen: list[Candidate] = []
    for one in _without_older([*firsts, *close]):
        _add(chosen, one)
    return _within_limit([widened(one, retriever) for one in chosen])


def _without_older(found: Sequence[Candidate]) -> list[Candidate]:
    """Without what an older edition says where its newest says something too."""
    sources = {one.passage.source for one in found}
    return [one for one in found if one.passage.newer not in sources]


def _first_of(side: str, found: Sequence[Candidate], retriever: Retriever) -> list[Candidate]:
    """What tells best what one of the things compared is, of the sentences that name it or stand below its name."""
    asked, stems = retriever.read(f"What is {side}?"), set(content_stems(side))
    naming = [one for one in found if stems <= set(content_stems(f"{one.passage.title} {one.text}"))]
    return _in_order(asked, asked.whole, asked.vector, naming, retriever)[:1]


def _in_order(question: Question, part: Asked, vector: Vectors, found: Sequence[Candidate], retriever: Retriever) -> list[Candidate]:
    scores = totals(features(question, part, vector, found, retriever)).tolist() if found else []
    scored = [replace(one, score=score - about_page(question.read, one.text)) for one, score in zip(found, scores, strict=True)]
    return sorted(scored, key=lambda candidate: -candidate.score)


def widened(one: Candidate, retriever: Retriever) -> Candidate:
    """A sentence that leans on the one before takes it along; a lead-in takes the list that it announces."""
    text = retriever.index.source_text(one.passage.source)
    spans = [(sentence.start, sentence.end) for sentence in retriever.chunk(one.passage.chunk_id).sentences]
    place = spans.index((one.start, one.end))
    start, end = one.start, one.end
    if LEANS.match(one.text) and place and not text[spans[place - 1][0] :].startswith("#"):
        start = spans[place - 1][0]
    announces = one.text.rstrip().endswith(":")
    if announces:
        for _, later in spans[place + 1 :]:
            if len(text[start:later].split()) > LIST_WORDS:
                break
            end = later
    if len(text[start:end].split()) > LIST_WORDS and len(one.raw.split()) <= LONG_WORDS:
        start, end = one.start, one.end
    cut = announces and bool(LIST_ITEM.match(text[end:].lstrip("\n").split("\n", 1)[0]))
    said = readable(told(text, start, end))
    return replace(one, raw=text[start:end], text=f"{said.rstrip('.')} …" if cut else said, start=start, end=end)


def sentences_of(passages: Sequence[Passage], retriever: Retriever) -> Iterator[Candidate]:
    """Every sentence of the passages that says something, in their order."""
    contents = retriever.index.contents
    for passage in passages:
        source, first = retriever.index.source_text(passage.source), retriever.first_sentence(passage.chunk_id)
        for row, sentence in enumerate(retriever.chunk(passage.chunk_id).sentences, first):
            raw = source[sentence.start : sentence.end]
            if can_answer(raw, passage) and not is_head(source, sentence.start, sentence.end):
                text = readable(told(source, sentence.start, sentence.end))
                yield Candidate(passage, raw, text, sentence.start, sentence.end, 0.0, contents.sentence_vectors[row], row)


def can_answer(raw: str, passage: Passage) -> bool:
    """Whether a sentence says something: no heading, no question, no bare link."""
    words = heading_words(raw)
    if raw.lstrip().startswith("#") or words in passage.heading.split(" > ") or words.rstrip().endswith("?"):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\S*://\S*", "", raw))) >= 2


def readable(raw: str) -> str:
    """A piece of a source as it reads on its own: no marks, list items after each other with semicolons."""
    lines = [line.strip() for line in re.split(r"\n(?=\s*(?:[-*+•]|\d{1,3}[.)])\s)", raw)]
    lead, *items = [bare(re.sub(r"^(?:[-*+•]|\d{1,3}[.)]?)\s+(?=\S)", "", line)) for line in lines]
    items = [item.rstrip(".;,") for item in items if item]
    return f"{lead} {'; '.join(items)}." if items else lead


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
