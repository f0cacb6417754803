"""Read questions with known answers: a JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.errors import BadInput


def load_questions(path: Path) -> list[dict[str, Any]]:
    """Questions with answer passages.

    Raises:
        BadInput: the file cannot be read, or a line is of another form.
    """
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise BadInput(f"{path.name} cannot be read: {error}", "Give one JSON object a line.") from error
    if not rows or not all(isinstance(row, dict) and row.get("answer_passages") for row in rows):
        raise BadInput(f"{path.name} has a question without answer passages.", 'Give {"id", "question", "answer_passages"}.')
    return rows
