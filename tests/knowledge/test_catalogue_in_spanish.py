"""Whatever a plan shows of the catalogue has its Spanish, and no Spanish is left of an English text that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.catalogue import load_catalogue
from knowledge.rows import Row, Words
from knowledge.translations import SPANISH, spanish

CATALOGUE = load_catalogue()
SHOWN: dict[str, tuple[str, ...]] = {
    "tasks": ("name", "deliverable", "acceptance"),
    "risks": ("title", "mitigation", "cause", "trigger"),
    "practices": ("text",),
    "metrics": ("says", "method"),
    "watches": ("metric", "threshold", "window", "action"),
    "methods": ("cadence", "adaptations", "ceremonies", "definition_of_done"),
    "strategies": ("share", "duration", "pass_rule", "way_back", "in_your_case"),
    "problems": ("first_action", "cheapest_test", "buy_instead", "non_ml", "leak", "candidates", "features", "split_by"),
    "products": ("need", "note"),
    "roles": ("gap",),
    "sources": ("fact",),
    "duties": ("question", "answer", "otherwise"),
    "fallacies": ("name", "shows", "applies", "otherwise"),
}
"""Fields of the catalogue that stand in a plan, a checklist, a decision or a page, by the group of their rows."""

NAMES = {"products": ("name", "licence")}
"""Fields of names: they have a Spanish where they are words."""

SAME = frozenset({"1", "sensor", ""})
"""Texts that are the same in both languages, or nothing."""


def texts(value: Any) -> Iterator[str]:
    """The texts of a field: one, or each of a list."""
    yield from [value] if isinstance(value, str) else value


@pytest.mark.parametrize(("group", "field"), [(group, field) for group, fields in SHOWN.items() for field in fields])
def test_every_shown_text_has_its_spanish(group: str, field: str) -> None:
    found = spanish()
    rows = getattr(CATALOGUE, group)
    assert [(i, text) for i, row in rows.items() for text in texts(getattr(row, field)) if text not in found and text not in SAME] == []


def words(node: Any) -> Iterator[Words]:
    """Every text for the screen below a row."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Row):
        yield from (found for name in type(node).model_fields for found in words(getattr(node, name)))
    elif isinstance(node, tuple):
        yield from (found for inner in node for found in words(inner))


@pytest.mark.parametrize("group", ["slots", "tables", "tests", "goals", "problems", "strategies", "roles", "checklists"])
def test_what_is_written_in_two_languages_is_written_in_both(group: str) -> None:
    found = [text for row in getattr(CATALOGUE, group).values() for text in words(row) if text.en]
    assert found
    assert [text.en for text in found if not text.es] == []


def test_no_spanish_of_the_catalogue_is_of_a_text_that_no_plan_shows() -> None:
    for path in SPANISH.glob("catalogue_*.yml"):
        for group, rows in yaml.safe_load(path.read_text("utf-8")).items():
            named = {field for row in rows.values() if isinstance(row, dict) for field in row}
            assert named <= {*SHOWN.get(group, ()), *NAMES.get(group, ())}, (path.name, group)


@pytest.mark.parametrize("path", sorted(SPANISH.glob("*.yml")), ids=lambda path: path.name)
def test_no_row_is_translated_twice_in_one_file(path: Path) -> None:
    lines = [line.split(":", 1)[0] for line in path.read_text("utf-8").splitlines() if line.startswith("  ")]
    assert path.name.startswith("code_") or len(lines) == len(set(lines))
