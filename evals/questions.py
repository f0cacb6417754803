"""Read questions with known answers: a JSON object a line."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import BadInput
from evals.rows import Row, read_rows


def load_questions(path: Path, docs: Path | None = None) -> list[Row]:
    """Questions with answer passages, about the notes or about `docs`.

    Raises:
        BadInput: the file cannot be read, or a line is of another form.
    """
    rows = read_rows(path, docs)
    if not all(row.get("answer_passages") for row in rows):
        raise BadInput(f"{path.name} has a question without answer passages.", 'Give {"id", "question", "answer_passages"}.')
    return rows
