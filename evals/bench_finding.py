"""Finding, side by side in one run: ours, BM25, best sentence, their fusion, and LangChain's plain recipe; quality, time, memory."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evals.bench import medians
from evals.plain_splitter import split
from evals.questions import load_questions
from evals.report import show, table
from evals.retrieval_scorers import mean, score
from knowledge.embeddings import weights_folder
from knowledge.index import ensure_folder_index
from knowledge.loading import load_folder
from knowledge.model_export import TorchEmbedder
from knowledge.retrieval import Retriever, as_row

Found = list[dict[str, Any]]
Search = Callable[[str], Found]
SHOWN = ("recall@1", "recall@5", "recall@10", "full@5", "mrr@10", "ndcg@10", "recall@600w")
K = 10
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
OURS = """
import sys, pathlib
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever
print(Retriever(ensure_folder_index(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))).search(sys.argv[3])[0].text[:80])
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure once and print three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", required=True)
    parser.add_argument("--questions", required=True)
    parser.add_argument("--home", required=True)
    given = parser.parse_args(arguments)
    docs, home, questions = Path(given.docs), Path(given.home), load_questions(Path(given.questions))
    retriever, torch = Retriever(ensure_folder_index(docs, home)), TorchEmbedder(weights_folder())
    searches = {"Groundplan": ours(retriever), **baselines(retriever, torch), "LangChain + Chroma": plain_recipe(docs, torch)}
    for title, rows in quality(questions, searches):
        show(f"{title}\n{rows}\n")
    show(table(["what", "ours", "theirs", "ratio"], [*query_time(questions, retriever, torch), *from_start(docs, home)]))
    return 0


def ours(retriever: Retriever) -> Search:
    """The product's own search."""
    return lambda question: [as_row(passage) for passage in retriever.search(question, K)]


def baselines(retriever: Retriever, embedder: Any) -> dict[str, Search]:
    """BM25 and best sentence over the same passages, and the fusion of their ranks."""
    contents = retriever.index.contents

    def words(question: str) -> list[int]:
        return [int(row) for row in np.argsort(-retriever.words.scores(question), kind="stable")]

    def sentence(question: str) -> list[int]:
        best = np.full(len(contents.chunks), -1.0)
        np.maximum.at(best, contents.sentence_owner, contents.sentence_vectors @ embedder.embed([question])[0])
        return [int(row) for row in np.argsort(-best, kind="stable")]

    def texts(rows: list[int]) -> Found:
        return [{"text": contents.chunks[row].text} for row in rows[:K]]

    return {
        "BM25": lambda question: texts(words(question)),
        "best sentence": lambda question: texts(sentence(question)),
        "rank fusion of both": lambda question: texts(fused([words(question), sentence(question)])),
    }


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Rows by the sum of 1 / (60 + rank) over the lists."""
    totals: dict[int, float] = defaultdict(float)
    for rows in lists:
        for rank, row in enumerate(rows, 1):
            totals[row] += 1 / (RANK_CONSTANT + rank)
    return sorted(totals, key=lambda row: -totals[row])


def plain_recipe(docs: Path, embedder: Any) -> Search:
    """Pieces as LangChain's splitter cuts them at its usual size, exact search over their vectors."""
    pieces = [piece for document in load_folder(docs)[0] for piece in split(document.text)]
    vectors = embedder.embed(pieces)

    def search(question: str) -> Found:
        order = np.argsort(-(vectors @ embedder.embed([question])[0]), kind="stable")[:K]
        return [{"text": pieces[int(row)]} for row in order]

    return search


def quality(questions: Sequence[dict[str, Any]], searches: dict[str, Search]) -> list[tuple[str, str]]:
    """(title, table) over all questions, then recall@5 by kind of question."""
    numbers = {name: [score(row, search(row["question"]), "quote") for row in questions] for name, search in searches.items()}
    whole = [[name, *(f"{mean(rows)[column]:.3f}" for column in SHOWN)] for name, rows in numbers.items()]
    kinds = sorted({str(row.get("kind", "other")) for row in questions})
    by_kind = [[name, *(f"{_of_kind(questions, rows, kind):.2f}" for kind in kinds)] for name, rows in numbers.items()]
    return [(f"{len(questions)} questions", table(["method", *SHOWN], whole)), ("recall@5 by kind", table(["method", *kinds], by_kind))]


def _of_kind(questions: Sequence[dict[str, Any]], rows: Sequence[dict[str, float]], kind: str) -> float:
    return mean(numbers for row, numbers in zip(questions, rows, strict=True) if str(row.get("kind", "other")) == kind)["recall@5"]


def query_time(questions: Sequence[dict[str, Any]], retriever: Retriever, embedder: Any) -> list[list[str]]:
    """The median search over the median pass of sentence-transformers, and over one pass of the exported model."""
    texts = [str(row["question"]) for row in questions]
    mine = medians([lambda text=text: retriever.search(text) for text in texts])  # type: ignore[misc] # binds the loop's value
    rows = []
    for name, model in (("sentence-transformers", embedder), ("the exported model", retriever.index.embedder)):
        theirs = medians([lambda text=text, model=model: model.embed([text]) for text in texts])  # type: ignore[misc] # the same
        rows.append([f"query p50, ms, over one pass of {name}", f"{1000 * mine:.1f}", f"{1000 * theirs:.1f}", f"{mine / theirs:.2f}"])
    return rows


def from_start(docs: Path, home: Path) -> list[list[str]]:
    """Process start to the first passage, and peak memory, both with an index that is there already."""
    question = "What is data drift?"
    with tempfile.TemporaryDirectory() as store:
        theirs = [sys.executable, "-c", PLAIN_RECIPE, str(docs), str(weights_folder()), store, question]
        mine = [sys.executable, "-c", OURS, str(docs), str(home), question]
        _run(theirs)  # builds their index
        pairs = [(_run(mine), _run(theirs)) for _ in range(3)]
    seconds = [statistics.median(one[side][0] for one in pairs) for side in (0, 1)]
    memory = [statistics.median(one[side][1] for one in pairs) for side in (0, 1)]
    return [
        ["start to first passage, s", f"{seconds[0]:.2f}", f"{seconds[1]:.2f}", f"{seconds[0] / seconds[1]:.2f}"],
        ["peak memory, MB", f"{memory[0]:.0f}", f"{memory[1]:.0f}", f"{memory[0] / memory[1]:.2f}"],
    ]


def _run(command: list[str]) -> tuple[float, float]:
    """(seconds, peak MB) of a process."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as nowhere:
        running = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)  # noqa: S603 - our own commands
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"the command ended with {running.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
