"""Finding, side by side in one run: ours, LangChain's plain recipe, BM25, fusion, best sentences; quality, time and memory."""

from __future__ import annotations

import argparse
import math
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.settings import load_settings
from evals.plain_splitter import split
from evals.questions import load_questions
from evals.report import show, table
from evals.retrieval_scorers import mean, score
from evals.samples import DATASETS
from knowledge.chunk_words import index_of
from knowledge.chunking import bare
from knowledge.embeddings import Embedder, Vectors, weights_folder
from knowledge.index import NOTES, ensure_folder_index
from knowledge.index_contents import Index, IndexContents, contents_of
from knowledge.loading import load_folder
from knowledge.model_export import TorchEmbedder
from knowledge.retrieval import Retriever, as_row
from knowledge.sentences import sentence_spans

Found = list[dict[str, Any]]
Search = Callable[[str], Found]
SHOWN = ("recall@1", "recall@5", "recall@10", "full@5", "mrr@10", "ndcg@10", "recall@600w")
QUESTIONS = DATASETS / "questions.jsonl"
K = 10
TURN = 10  # searches, then as many passes
MANY = 10_000
SECTION = re.compile(r"^(?=#{1,6}\s)", re.MULTILINE)
RANK_CONSTANT = 60  # of reciprocal rank fusion
PLAIN_RECIPE = """
import sys, pathlib, chromadb
from langchain_core.documents import Document
from evals.plain_splitter import split
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[2], device="cpu")
store = chromadb.PersistentClient(sys.argv[3]).get_or_create_collection("docs", embedding_function=None)
if not store.count():
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.*"))
    pieces = [Document(page_content=piece) for file in files for piece in split(file.read_text("utf-8"))]
    texts = [piece.page_content for piece in pieces]
    store.add(ids=[str(n) for n in range(len(texts))], documents=texts, embeddings=model.encode(texts).tolist())
print(store.query(query_embeddings=model.encode([sys.argv[4]]).tolist(), n_results=10)["documents"][0][0][:80])
"""
WATCH = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
OURS = """
import sys, pathlib
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever
print(Retriever(ensure_folder_index(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))).search(sys.argv[3])[0].text[:80])
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure once and print three tables; without questions for the files of --docs, times alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=NOTES, help="a folder of files; otherwise our notes")
    parser.add_argument("--questions", type=Path, help="questions with answers in these files; otherwise the project's own")
    parser.add_argument("--home", type=Path, help="where the index is kept; otherwise the home of this installation")
    given = parser.parse_args(arguments)
    home, questions = given.home or load_settings().home, load_questions(given.questions or QUESTIONS, given.docs)
    retriever, torch = Retriever(ensure_folder_index(given.docs, home)), TorchEmbedder(weights_folder())
    if given.questions or given.docs == NOTES:
        searches = {"Groundplan": ours(retriever), **plain_recipe(given.docs, torch), **best_sentences(given.docs, torch)}
        for title, rows in quality(questions, searches):
            show(f"{title}\n{rows}\n")
    texts = [str(row["question"]) for row in questions]
    show(table(["what", "ours", "theirs", "ratio"], [*query_time(texts, retriever, torch), *from_start(given.docs, home)]))
    return 0


def ours(retriever: Retriever) -> Search:
    """The product's own search."""
    return lambda question: [as_row(passage) for passage in retriever.search(question, K)]


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Rows by the sum of 1 / (60 + rank) over the lists."""
    totals: dict[int, float] = defaultdict(float)
    for rows in lists:
        for rank, row in enumerate(rows, 1):
            totals[row] += 1 / (RANK_CONSTANT + rank)
    return sorted(totals, key=lambda row: -totals[row])


def plain_recipe(docs: Path, embedder: Embedder) -> dict[str, Search]:
    """Pieces as LangChain's splitter cuts them at its usual size: exact search over their vectors, BM25, and both by rank."""
    pieces = [piece for document in load_folder(docs)[0] for piece in split(document.text)]
    vectors, words = embedder.embed(pieces), index_of(pieces)

    def near(question: str) -> list[int]:
        return [int(row) for row in np.argsort(-(vectors @ embedder.embed([question])[0]), kind="stable")]

    def matched(question: str) -> list[int]:
        return [int(row) for row in np.argsort(-words.scores(question), kind="stable")]

    def texts(rows: list[int]) -> Found:
        return [{"text": pieces[row]} for row in rows[:K]]

    return {
        "LangChain + Chroma": lambda question: texts(near(question)),
        "BM25": lambda question: texts(matched(question)),
        "rank fusion of both": lambda question: texts(fused([near(question), matched(question)])),
    }


def best_sentences(docs: Path, embedder: Embedder) -> dict[str, Search]:
    """A passage is as near as its nearest sentence: over the splitter's pieces, and over sections cut at headings, each once."""
    texts = [document.text for document in load_folder(docs)[0]]
    return {
        "best sentence of a piece": _by_sentence([piece for text in texts for piece in split(text)], embedder),
        "best sentence of a section": _by_sentence([part for text in texts for part in SECTION.split(text)], embedder),
    }


def _by_sentence(texts: Sequence[str], embedder: Embedder) -> Search:
    passages = list(dict.fromkeys(text for text in texts if bare(text)))
    sentences = [[bare(text[start:end]) for start, end in sentence_spans(text, 0, len(text))] for text in passages]
    owner = np.repeat(np.arange(len(passages)), [len(said) for said in sentences])
    vectors = embedder.embed([sentence for said in sentences for sentence in said])

    def near(question: str) -> Found:
        best = np.full(len(passages), -1.0)
        np.maximum.at(best, owner, vectors @ embedder.embed([question])[0])
        return [{"text": passages[row]} for row in np.argsort(-best, kind="stable")[:K]]

    return near


def quality(questions: Sequence[dict[str, Any]], searches: dict[str, Search]) -> list[tuple[str, str]]:
    """(title, table) over all questions, then recall@5 by kind of question."""
    numbers = {name: [score(row, search(row["question"]), "quote") for row in questions] for name, search in searches.items()}
    whole = [[name, *(f"{mean(rows)[column]:.3f}" for column in SHOWN)] for name, rows in numbers.items()]
    kinds = sorted({str(row.get("kind", "other")) for row in questions})
    by_kind = [[name, *(f"{_of_kind(questions, rows, kind):.2f}" for kind in kinds)] for name, rows in numbers.items()]
    return [(f"{len(questions)} questions", table(["method", *SHOWN], whole)), ("recall@5 by kind", table(["method", *kinds], by_kind))]


def _of_kind(questions: Sequence[dict[str, Any]], rows: Sequence[dict[str, float]], kind: str) -> float:
    return mean(numbers for row, numbers in zip(questions, rows, strict=True) if str(row.get("kind", "other")) == kind)["recall@5"]


def query_time(texts: Sequence[str], retriever: Retriever, embedder: Embedder) -> list[list[str]]:
    """The median search over the median pass of sentence-transformers, and, with MANY passages too, over one pass of its own model."""
    model = retriever.index.embedder
    many = Retriever(grown(retriever.index, MANY))
    small, large, own = in_turn([retriever.search, many.search, lambda text: model.embed([text])], texts)
    # apart from these, and many at a time: the threads of torch go on spinning after a pass and would cost the step that comes next
    mine, theirs = in_turn([retriever.search, lambda text: embedder.embed([text])], texts, at_a_time=TURN)
    return [
        _row("query p50, ms / one pass of sentence-transformers", 1000 * mine, 1000 * theirs),
        _row("query p50, ms / one pass of our exported model", 1000 * small, 1000 * own),
        _row(f"the same with {MANY:,} passages", 1000 * large, 1000 * own),
    ]


def in_turn(steps: Sequence[Callable[[str], object]], texts: Sequence[str], at_a_time: int = 1) -> list[float]:
    """The median time of each step in seconds; they take turns with every few texts, so that a busy moment meets all of them."""
    taken: list[list[float]] = [[] for _ in steps]
    for turn in [texts[:1], *(texts[first : first + at_a_time] for first in range(0, len(texts), at_a_time))]:
        for times, step in zip(taken, steps, strict=True):
            for text in turn:
                began = time.perf_counter()
                step(text)
                times.append(time.perf_counter() - began)
    return [statistics.median(times[1:]) for times in taken]  # the first only warms up


def grown(index: Index, passages: int) -> Index:
    """`index` with copies of its passages, their vectors turned a little so that none says the same, until there are `passages`."""
    dice, contents = np.random.default_rng(1), index.contents
    copies = math.ceil(passages / max(len(contents.chunks), 1))
    parts = [_copy(contents, f"{number}/", dice) for number in range(copies)]
    whole = contents_of(parts)
    return Index(whole.only(range(min(passages, len(whole.chunks)))), index.embedder)


def _copy(contents: IndexContents, prefix: str, dice: np.random.Generator) -> IndexContents:
    def turned(vectors: Vectors) -> Vectors:
        moved = vectors + dice.normal(scale=0.03, size=vectors.shape).astype(np.float32)
        return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)

    return replace(
        contents,
        documents=tuple(replace(document, source=prefix + document.source) for document in contents.documents),
        chunks=tuple(replace(chunk, source=prefix + chunk.source) for chunk in contents.chunks),
        chunk_vectors=turned(contents.chunk_vectors),
        sentence_vectors=turned(contents.sentence_vectors),
    )


def _row(what: str, ours: float, theirs: float, digits: int = 1) -> list[str]:
    return [what, f"{ours:.{digits}f}", f"{theirs:.{digits}f}", f"{ours / theirs:.2f}"]


def from_start(docs: Path, home: Path) -> list[list[str]]:
    """Process start to the first passage, and peak memory, both with an index that is there already."""
    question = "What is data drift?"
    with tempfile.TemporaryDirectory() as store:
        theirs = [sys.executable, "-c", PLAIN_RECIPE, str(docs), str(weights_folder()), store, question]
        mine = [sys.executable, "-c", OURS, str(docs), str(home), question]
        peak_of(theirs)  # builds their index
        pairs = [(peak_of(mine), peak_of(theirs)) for _ in range(3)]
    seconds = [statistics.median(one[side][0] for one in pairs) for side in (0, 1)]
    memory = [statistics.median(one[side][1] for one in pairs) for side in (0, 1)]
    return [
        _row("start to first passage, s", seconds[0], seconds[1], digits=2),
        _row("peak memory, MB", memory[0], memory[1], digits=0),
    ]


def peak_of(command: list[str]) -> tuple[float, float]:
    """(seconds, peak MB) of a process, told by a small one that starts it: a child counts the memory of who started it as its own."""
    told = subprocess.run([sys.executable, "-c", WATCH, *command], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    seconds, kilobytes = told.stdout.split()
    return float(seconds), float(kilobytes) / 1024


if __name__ == "__main__":
    sys.exit(main())
