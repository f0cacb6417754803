"""Suite: questions with known answers are searched for, and the ranks of the answers are counted.

dataset: questions as JSON lines; solver: the retriever; scorer: `evals.retrieval_scorers`. Our notes are judged by topics,
since they hold the course in other words; a folder `docs` beside the questions is judged by quotes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.report import keep, show, table
from evals.retrieval_scorers import NAMES, Rule, mean, score
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever, search_batch

OWN = Path(__file__).parent.parent / "datasets" / "questions.jsonl"


@dataclass(frozen=True)
class Searched:
    """A question with its numbers and what was found first."""

    question: dict[str, Any]
    numbers: dict[str, float]
    first: str


def run(groundplan: Groundplan, dataset: Path | None, output: Path | None) -> int:
    """Search for every question of `dataset` (default: our own). Returns 0.

    Raises:
        BadInput: the dataset cannot be read, or `output` not written.
    """
    path = dataset or OWN
    questions = load_questions(path)
    docs = path.parent / "docs"
    retriever = Retriever(ensure_folder_index(docs, groundplan.home)) if docs.is_dir() else groundplan.retriever
    rules: tuple[Rule, ...] = ("quote", "topics") if docs.is_dir() or path == OWN else ("topics",)
    report: dict[str, Any] = {"suite": "retrieval", "rules": {}}
    for rule in rules:
        searched = solve(questions, retriever, rule)
        show(f"Rule: {rule}, {len(searched)} questions\n{overview(searched)}\n\n{misses(searched)}\n")
        report["rules"][rule] = as_json(searched)
    keep(report, output)
    return 0


def load_questions(path: Path) -> list[dict[str, Any]]:
    """Questions with answer passages, a JSON object a line.

    Raises:
        BadInput: the file cannot be read, or a line is of another form.
    """
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise BadInput(f"{path.name} cannot be read: {error}", "Give one JSON object a line.") from error
    wrong = next((number for number, row in enumerate(rows, 1) if not isinstance(row, dict) or not row.get("answer_passages")), None)
    if wrong is not None or not rows:
        raise BadInput(f"Question {wrong or 1} of {path.name} has no answer passages.", 'Give {"id", "question", "answer_passages"}.')
    return rows


def solve(questions: list[dict[str, Any]], retriever: Retriever, rule: Rule) -> list[Searched]:
    """Search and score every question."""
    found = {row["id"]: row["retrieved"] for row in search_batch(questions, retriever)}
    return [_searched(question, found.get(question["id"]) or [], rule) for question in questions]


def _searched(question: dict[str, Any], found: Any, rule: Rule) -> Searched:
    first = f"{found[0]['source']}, {found[0]['heading']}" if found else "nothing"
    return Searched(question, score(question, found, rule), first)


def overview(searched: list[Searched]) -> str:
    """The means over all questions and over each kind of question."""
    kinds: dict[str, list[dict[str, float]]] = defaultdict(list)
    for one in searched:
        kinds["all"].append(one.numbers)
        kinds[str(one.question.get("kind", "other"))].append(one.numbers)
    rows = [[kind, str(len(numbers)), *(f"{value:.3f}" for value in mean(numbers).values())] for kind, numbers in kinds.items()]
    return table(["kind", "n", *NAMES], rows)


def misses(searched: list[Searched]) -> str:
    """Questions whose answer is not wholly among the first five."""
    lines = [
        f"  {one.question['id']}  {one.question['question']}\n      first: {one.first}" for one in searched if one.numbers["recall@5"] < 1
    ]
    return f"Not among the first five ({len(lines)})\n" + "\n".join(lines) if lines else "All answers are among the first five."


def as_json(searched: list[Searched]) -> dict[str, Any]:
    """The report of one rule for programs."""
    return {
        "mean": mean(one.numbers for one in searched),
        "questions": [{"id": one.question["id"], "first": one.first, **one.numbers} for one in searched],
    }
