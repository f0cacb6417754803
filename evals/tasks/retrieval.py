"""Suite: questions with known answers are searched for, and the ranks of the answers are counted.

dataset: questions as JSON lines; solver: the retriever; scorer: `evals.retrieval_scorers`. Our notes are judged by topics,
since they hold a course in other words; documents of their own are judged by quotes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.errors import BadInput
from evals.retrieval_scorers import NAMES, Rule, ranks, score
from evals.samples import Marks, Record, Sample, Setup, Shown, Suite, cluster_of
from knowledge.retrieval import as_row

FIRST = 10
FAR = 100
"""How deep is looked for an answer that is not among the first."""
SAYS = {
    "recall": "share of the answers that are among the first passages (by number, or by words)",
    "full": "share of the questions of which every answer is among the first passages",
    "mrr": "one over the rank of the first passage that answers",
    "ndcg": "answers found, early ones counting more",
}
HEADLINE = "recall@600w"
ORDER = (HEADLINE, *(name for name in NAMES if name != HEADLINE))


def load(setup: Setup) -> list[Sample]:
    """The questions.

    Raises:
        BadInput: the dataset cannot be read, or a question has no answer passages.
    """
    by = rules(setup)
    return [_sample({**row, "rules": by}) for row in questions(setup)]


def questions(setup: Setup) -> list[dict[str, Any]]:
    """Rows of questions.jsonl that have answer passages; all of them must."""
    rows = setup.lines("questions.jsonl")
    wrong = next((row["id"] for row in rows if not row.get("answer_passages") or not row.get("question")), None)
    if wrong is not None:
        raise BadInput(f"Question {wrong} has no answer passages.", 'Give {"id", "question", "answer_passages"}.')
    return rows


def rules(setup: Setup) -> tuple[Rule, ...]:
    """By what a passage is recognised: the quotes of a dataset stand in its own documents only, topics everywhere."""
    return ("quote", "topics") if setup.folder or setup.dataset is None else ("topics",)


def solve(sample: Sample, setup: Setup) -> Record:
    """Search; deeper when an answer is not among the first."""
    found = [as_row(one) for one in setup.retriever.search(sample.asked, FIRST)]
    if all(rank for rule in sample.row["rules"] for rank in ranks(sample.row, found, rule).values()):
        return {"retrieved": found, "deeper": []}
    return {"retrieved": found, "deeper": [as_row(one) for one in setup.retriever.search(sample.asked, FAR)][len(found) :]}


def mark(sample: Sample, record: Record) -> Marks:
    """The numbers of every rule; a miss is an answer that is not among the first five."""
    found, everything = record["retrieved"], [*record["retrieved"], *record["deeper"]]
    values: dict[str, float] = {}
    misses: list[str] = []
    for rule in sample.row["rules"]:
        values |= {f"{rule} {name}": value for name, value in score(sample.row, found, rule).items()}
        misses += [_miss(rule, group, rank, sample.row) for group, rank in ranks(sample.row, everything, rule).items() if _late(rank)]
    first = f"{found[0]['source']}, {found[0]['heading']}" if found else "nothing"
    return Marks(values, tuple(misses), first, tuple(_shown(sample.row, everything)))


def _sample(row: Mapping[str, Any]) -> Sample:
    wanted = "\n".join(f"{one['file']}: “{one['quote']}”" for one in row["answer_passages"])
    measures = tuple(f"{rule} {name}" for rule in row["rules"] for name in ORDER)
    return Sample(str(row["id"]), str(row.get("kind", "other")), cluster_of(row), str(row["question"]), wanted, row, measures)


def _late(rank: int | None) -> bool:
    return rank is None or rank > 5


def _miss(rule: str, group: int, rank: int | None, row: Mapping[str, Any]) -> str:
    passage = next(one for one in row["answer_passages"] if one.get("group", 0) == group)
    where = f"only at rank {rank}" if rank else f"not among the first {FAR}"
    return f"by {rule}: the passage of {passage['file']} is {where}"


def _shown(row: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> list[Shown]:
    """The first five passages, and further down those that answer by one of the rules."""
    hits: dict[int, list[str]] = {}
    for rule in row["rules"]:
        for rank in ranks(row, found, rule).values():
            if rank:
                hits.setdefault(rank, []).append(f"by {rule}")
    chosen = sorted({*range(1, min(5, len(found)) + 1), *hits})
    return [_passage(rank, found[rank - 1], " and ".join(dict.fromkeys(hits.get(rank, [])))) for rank in chosen]


def _passage(rank: int, one: Mapping[str, Any], by: str) -> Shown:
    label = f"{rank}. {one['source']}, {one['heading']} ({one['score']:.2f})"
    return Shown(f"{label} {by}".strip(), str(one["text"]), bool(by) or None)


SUITE = Suite(
    name="retrieval",
    about="questions with known answers are searched for",
    measures={f"{rule} {name}": SAYS[name.split("@")[0]] for rule in ("quote", "topics") for name in ORDER},
    load=load,
    solve=solve,
    score=mark,
    columns=tuple(f"{rule} {name}" for rule in ("quote", "topics") for name in (HEADLINE, "recall@1", "recall@5", "mrr@10", "ndcg@10")),
)
