"""Invented projects of different trades as sets of signals, for the tests of risks, tasks and advice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

Signals = dict[str, Any]

USUAL: Signals = {
    "chosen_verdict": "go_with_conditions",
    "chosen_feasibility": "ready_with_work",
    "chosen_serving_mode": "batch",
    "chosen_automation_level": "recommend_human_decides",
    "chosen_retraining_trigger": "schedule",
    "chosen_rollout": ["shadow", "pilot"],
    "scale": "product",
    "has_target": True,
    "target": {"value": 10, "unit": "hours", "period": "week"},
    "baseline": {"value": 20, "unit": "hours", "period": "week"},
    "is_llm": False,
    "is_forecast": False,
    "is_image": False,
}
"""What a project has when its facts do not say otherwise; a bare one has its facts only."""

_ROWS = yaml.safe_load(Path(__file__).with_name("advice_cases.yml").read_text("utf-8"))
CASES: dict[str, Signals] = {name: ({} if row.get("bare") else USUAL) | row["facts"] for name, row in _ROWS.items()}
EXPECTED: dict[str, tuple[str, str]] = {name: (row["expect"], row["nonsense"]) for name, row in _ROWS.items()}
"""For each project: what an expert expects among risks, tasks and advice, and what would be nonsense."""
