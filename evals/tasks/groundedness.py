"""Suite: claims are held against the passage that is cited for them, and each is supported by it or not.

dataset: citations.jsonl; solver: `knowledge.verify`; scorer: below. Right is to say so where it does, and no where it does
not; a claim that is not judged is not right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.errors import BadInput
from evals.samples import Marks, Record, Sample, Setup, Shown, Suite
from knowledge.verify import verify

MEASURES = {
    "right": "supported or not, as it should be",
    "caught": "of the claims that are not supported, those that are found out",
    "let pass": "of the claims that are supported, those that are not doubted",
}


def load(setup: Setup) -> list[Sample]:
    """The claims.

    Raises:
        BadInput: the dataset cannot be read, or a row is no claim with a passage.
    """
    rows = setup.lines("citations.jsonl")
    wrong = next((row["id"] for row in rows if not row.get("claim") or not row.get("passage") or "supported" not in row), None)
    if wrong is not None:
        raise BadInput(f"Row {wrong} is no claim with a passage.", 'Give {"id", "claim", "passage", "supported"}.')
    return [_sample(row) for row in rows]


def solve(sample: Sample, setup: Setup) -> Record:
    """Have the claim verified."""
    found = verify(str(sample.row["claim"]), str(sample.row["passage"]), setup.groundplan.embedder)
    return {"supported": found.supported, "score": found.score, "words": list(found.words), "reason": found.reason}


def mark(sample: Sample, record: Record) -> Marks:
    """Right or not."""
    said, wanted = record["supported"], sample.row["supported"]
    right = float(said is wanted)
    misses = () if right else (f"it is {_word(said)}, and should be {_word(wanted)}: {record['reason']}",)
    found = f"{_word(said)}, score {record['score']:.2f}: {record['reason']}"
    shown = Shown("cited passage", str(sample.row["passage"])), Shown("words that decide", " ".join(record["words"]))
    return Marks({"right": right, "let pass" if wanted else "caught": right}, misses, found, shown)


def _word(supported: bool | None) -> str:  # noqa: FBT001 - a verdict has three values, of which two are yes and no
    return {True: "supported", False: "not supported", None: "not judged"}[supported]


def _sample(row: Mapping[str, Any]) -> Sample:
    supported = bool(row["supported"])
    kind = f"{_word(supported)}, {row.get('trap', 'other')}"
    measures = ("right", "let pass" if supported else "caught")
    cluster = str(row.get("cluster") or row["passage"])
    return Sample(str(row["id"]), kind, cluster, str(row["claim"]), f"{_word(supported)} by “{row['passage']}”", row, measures)


SUITE = Suite("groundedness", "claims are held against the passage that is cited for them", MEASURES, load, solve, mark)
