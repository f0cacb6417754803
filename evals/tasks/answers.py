"""Suite: questions are asked, some of which the sources do not answer, and some of which take something wrong for granted.

dataset: questions.jsonl and unanswerable.jsonl; solver: `knowledge.answering.ask`; scorer: below. Right is: an answerable
question is answered, names what its passage names, and every quote stands in its source; a question outside the sources is
refused; a wrong premise is corrected with a quote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.retrieval_scorers import quote_hits, topics_hit, words
from evals.samples import Marks, Record, Sample, Setup, Shown, Suite, cluster_of
from evals.tasks.retrieval import questions
from knowledge.answering import ask
from knowledge.citations import standing

QUESTIONS, UNANSWERABLE = "questions.jsonl", "unanswerable.jsonl"
FALSE_PREMISE = "false_premise"
MEASURES = {
    "right": "all that was wanted of the answer",
    "decided": "answered where the sources answer, refused where they do not",
    "topics": "share of the passages whose topics the answer names",
    "exact": "every quote stands in its source, letter by letter; an answer has one",
    "corrected": "the wrong premise is corrected, with a quote",
}


def load(setup: Setup) -> list[Sample]:
    """Answerable questions, then the others; one file of a dataset may be given alone.

    Raises:
        BadInput: the dataset cannot be read.
    """
    if setup.dataset and setup.dataset.is_file():
        rows = setup.lines(setup.dataset.name)
        answerable = questions(setup) if any(row.get("answer_passages") for row in rows) else []
        return [_answerable(row) for row in answerable] or [_unanswerable(row) for row in rows]
    return [*map(_answerable, questions(setup)), *map(_unanswerable, setup.lines(UNANSWERABLE))]


def solve(sample: Sample, setup: Setup) -> Record:
    """Ask, and look every quote up in its source."""
    answer = ask(sample.asked, setup.retriever)
    good = standing(answer.citations, setup.retriever.index)
    return {**answer.as_dict(), "exact": len(good) == len(answer.citations)}


def mark(sample: Sample, record: Record) -> Marks:
    """Right or not, and why not."""
    judge = {"answerable": _answered, FALSE_PREMISE: _corrected}.get(sample.row["is"], _refused)
    values, misses = judge(sample, record)
    values = {"right": float(not misses), **values}
    if record["citations"] and not record["exact"]:
        misses, values["right"] = [*misses, "a quote does not stand in its source"], 0.0
    return Marks(values, tuple(misses), str(record["correction"] or record["answer"]), tuple(_shown(sample, record)))


def _answered(sample: Sample, record: Record) -> tuple[dict[str, float], list[str]]:
    found = words(" ".join([str(record["answer"]), *(one["heading"] for one in record["citations"])]))
    groups: dict[int, list[Sequence[Sequence[str]]]] = {}
    for passage in sample.row["answer_passages"]:
        groups.setdefault(passage.get("group", 0), []).append(passage.get("topics") or [])
    named = [any(topics_hit(found, topics) for topics in alternatives) for alternatives in groups.values()]
    misses = ["it is refused, though the sources answer it"] if not record["answered"] else []
    misses += ["the answer does not name what its passage is about"] if record["answered"] and not all(named) else []
    misses += ["the answer has no quote"] if record["answered"] and not record["citations"] else []
    share = sum(named) / len(named) if record["answered"] else 0.0
    return {"decided": float(record["answered"]), "topics": share, "exact": _exact(record)}, misses


def _refused(_sample: Sample, record: Record) -> tuple[dict[str, float], list[str]]:
    return {"decided": float(not record["answered"])}, ["it is answered, though the sources do not"] if record["answered"] else []


def _corrected(_sample: Sample, record: Record) -> tuple[dict[str, float], list[str]]:
    corrected = bool(record["correction"]) and bool(record["citations"]) and not record["answered"]
    misses = [] if corrected else ["the wrong premise is " + ("answered" if record["answered"] else "refused, not corrected")]
    return {"decided": float(not record["answered"]), "corrected": float(corrected), "exact": _exact(record)}, misses


def _exact(record: Record) -> float:
    return float(bool(record["citations"]) and record["exact"])


def _shown(sample: Sample, record: Record) -> list[Shown]:
    wanted = [one["quote"] for name in ("answer_passages", "contradicted_by") for one in sample.row.get(name) or []]
    cited = [Shown(f"{one['source']}, {one['heading']}", str(one["quote"]), _stands_in(one, wanted)) for one in record["citations"]]
    return [Shown(f"answer, confidence {record['confidence']:.2f}", str(record["answer"])), *cited]


def _stands_in(citation: Mapping[str, Any], wanted: Sequence[str]) -> bool | None:
    """Whether a wanted passage and the quote have their words in common, whichever is the longer."""
    quote = str(citation["quote"])
    return any(quote_hits(words(one), quote) or quote_hits(words(quote), one) for one in wanted) or None


def _answerable(row: Mapping[str, Any]) -> Sample:
    measures = ("right", "decided", "topics", "exact")
    wanted = "\n".join([str(row.get("answer", "")), *(f"{one['file']}: “{one['quote']}”" for one in row["answer_passages"])])
    return _sample({**row, "is": "answerable"}, str(row.get("kind", "other")), wanted, measures)


def _unanswerable(row: Mapping[str, Any]) -> Sample:
    kind = str(row.get("kind", "unrelated"))
    measures = ("right", "decided", *(("corrected", "exact") if kind == FALSE_PREMISE else ()))
    against = [f"{one['file']}: “{one['quote']}”" for one in row.get("contradicted_by") or []]
    wanted = "\n".join([str(row.get("expected", "a plain no")), str(row.get("why", "")), *against])
    return _sample({**row, "is": kind}, kind, wanted, measures)


def _sample(row: Mapping[str, Any], kind: str, expected: str, measures: tuple[str, ...]) -> Sample:
    return Sample(str(row["id"]), kind, cluster_of(row), str(row["question"]), expected, row, measures)


SUITE = Suite("answers", "questions are answered, refused or corrected, each where it should", MEASURES, load, solve, mark)
