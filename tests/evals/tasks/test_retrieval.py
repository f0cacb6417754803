"""The suite `retrieval` on an index of two small files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.bootstrap import Groundplan
from evals.retrieval_scorers import NAMES
from evals.suites import run_suite
from evals.tasks.retrieval import Searched, misses, overview

QUESTIONS = [
    {
        "id": "b1",
        "kind": "plain",
        "question": "When do the bees swarm?",
        "answer_passages": [
            {
                "file": "bees.md",
                "group": 0,
                "quote": "Bees swarm on warm days in May when the hive is full.",
                "topics": [["swarm"], ["may"]],
            }
        ],
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


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Questions with a folder of documents beside them."""
    docs = tmp_path / "set" / "docs"
    docs.mkdir(parents=True)
    (docs / "bees.md").write_text("# Bees\n\n## Swarms\nBees swarm on warm days in May when the hive is full.\n", "utf-8")
    (docs / "honey.md").write_text("# Honey\n\n## Jars\nHoney is filled into glass jars and kept in the dark.\n", "utf-8")
    file = tmp_path / "set" / "questions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in QUESTIONS), "utf-8")
    return file


def test_documents_beside_the_questions_are_searched(home: Path, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "report.json"
    assert home == Groundplan().home
    assert run_suite("retrieval", Groundplan(), dataset, output) == 0
    printed = capsys.readouterr().out
    assert "Rule: quote, 2 questions" in printed
    assert "b2  How is wax made into candles?" in printed
    report = json.loads(output.read_text("utf-8"))["rules"]
    assert report["quote"]["mean"]["recall@1"] == 0.5
    assert [row["recall@10"] for row in report["topics"]["questions"]] == [1.0, 0.0]
    assert report["quote"]["questions"][0]["first"].startswith("bees.md, ")


def test_the_overview_has_a_row_for_each_kind() -> None:
    rows = [
        Searched(QUESTIONS[0], dict.fromkeys(NAMES, 1.0), "bees.md"),
        Searched(QUESTIONS[1], dict.fromkeys(NAMES, 0.0), "honey.md, Jars"),
    ]
    lines = overview(rows).splitlines()
    assert [text.split()[:3] for text in lines[1:]] == [["all", "2", "0.500"], ["plain", "1", "1.000"], ["hard", "1", "0.000"]]
    assert "b2" in misses(rows)
    assert "honey.md, Jars" in misses(rows)
    assert "b1" not in misses(rows)
    assert misses(rows[:1]) == "All answers are among the first five."
