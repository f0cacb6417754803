"""Rows of a dataset: JSON objects with an id, one a line; a quote may be a place in the documents instead of text.

A dataset about documents that are somebody else's must not carry their text. A quote is then `[start, end, mark]`: characters
of the row's `file`, and the first digits of the text's SHA-256, by which another edition of the file is noticed.
Run: ``python -m evals.rows DATASET.jsonl --docs FOLDER`` prints the rows with places instead of quotes.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import BadInput
from evals.report import show

LISTS = ("answer_passages", "contradicted_by")
"""Fields of a row whose entries have a file and a quote."""
MARK = 12  # digits
MADE = "Write quotes as text, or make places anew: python -m evals.rows DATASET.jsonl --docs FOLDER"

Row = dict[str, Any]


def read_rows(path: Path, docs: Path | None = None) -> list[Row]:
    """The rows of `path`; places are filled with the text that stands there in `docs`.

    Raises:
        BadInput: the file cannot be read, a line is of another form, two have the same id, or a place is not in the documents.
    """
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise BadInput(f"{path.name} cannot be read: {error}", "Give one JSON object a line.") from error
    wrong = next((number for number, row in enumerate(rows, 1) if not isinstance(row, dict) or not row.get("id")), None)
    if wrong is not None or not rows:
        raise BadInput(f"Line {wrong or 1} of {path.name} has no id.", 'Give one JSON object a line: {"id": ..., ...}.')
    if len({str(row["id"]) for row in rows}) < len(rows):
        raise BadInput(f"{path.name} has an id twice.", "Give each line an id of its own.")
    return [filled(row, docs) for row in rows]


def filled(row: Row, docs: Path | None) -> Row:
    """The row with text in the place of places.

    Raises:
        BadInput: the documents are not there, or are other ones.
    """
    row = copy.deepcopy(row)
    for holder, name in _quotes(row):
        if isinstance(holder[name], list):
            if docs is None:
                raise BadInput(f"Row {row['id']} quotes documents by their place.", "Give their folder with --docs.")
            start, end, mark = holder[name]
            holder[name] = " ".join(_text(docs / str(holder.get("file", "")))[start:end].split())
            if _mark(holder[name]) != mark:
                raise BadInput(f"Row {row['id']} is about another edition of {holder.get('file')}.", MADE)
    return row


def placed(row: Row, docs: Path) -> Row:
    """The row with places in the place of text.

    Raises:
        BadInput: a quote does not stand in its file.
    """
    row = copy.deepcopy(row)
    for holder, name in _quotes(row):
        if isinstance(holder[name], str):
            words = holder[name].split()
            found = re.search(r"\s+".join(map(re.escape, words)), _text(docs / str(holder.get("file", ""))))
            if not words or found is None:
                raise BadInput(f"A quote of row {row['id']} does not stand in {holder.get('file')}.", "Copy it from there.")
            holder[name] = [found.start(), found.end(), _mark(" ".join(words))]
    return row


def _quotes(row: Row) -> Iterator[tuple[Row, str]]:
    """Every quote as the object that holds it and the name of its field."""
    yield from ((one, "quote") for name in LISTS for one in row.get(name) or () if "quote" in one)
    if "passage" in row:
        yield row, "passage"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:MARK]


@lru_cache(maxsize=64)
def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise BadInput(f"{file.name} cannot be read: {error}", "Give the folder of the documents with --docs.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows with places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--docs", type=Path, required=True)
    given = parser.parse_args(arguments)
    for row in read_rows(given.dataset, given.docs):
        show(json.dumps(placed(row, given.docs), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
