"""A dataset in the small: two documents about bees and honey, with questions that they answer, and others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SWARM = "Bees swarm on warm days in May when the hive is full."
JARS = "Honey is filled into glass jars and kept in the dark, never in the sun."
QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "b1",
        "kind": "plain",
        "question": "When do the bees swarm?",
        "answer_passages": [{"file": "bees.md", "group": 0, "quote": SWARM, "topics": [["swarm"], ["may"]]}],
        "answer": "On warm days in May.",
    },
    {
        "id": "b2",
        "kind": "hard",
        "question": "How is wax made into candles?",
        "answer_passages": [
            {"file": "none.md", "group": 0, "quote": "Molten wax is poured around a wick of cotton.", "topics": [["wick"], ["molten"]]}
        ],
    },
]
UNANSWERABLE: list[dict[str, Any]] = [
    {"id": "u1", "kind": "unrelated", "question": "Which train goes to Lisbon?", "why": "Trains.", "expected": "say no"},
    {
        "id": "u2",
        "kind": "false_premise",
        "question": "Why is honey kept in the sun?",
        "why": "It is kept in the dark.",
        "expected": "correct the premise",
        "contradicted_by": [{"file": "honey.md", "quote": JARS}],
    },
]


def write_dataset(folder: Path) -> Path:
    """The folder with questions, the others, and docs."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "bees.md").write_text(f"# Bees\n\n## Swarms\n{SWARM}\n", "utf-8")
    (docs / "honey.md").write_text(f"# Honey\n\n## Jars\n{JARS}\n", "utf-8")
    for name, rows in (("questions", QUESTIONS), ("unanswerable", UNANSWERABLE)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder
