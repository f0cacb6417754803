"""What every fit of weights begins with: the questions, the documents that are searched, and whether the weights are kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.rows import Row, read_rows
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever


def begun(
    about: str | None, arguments: Sequence[str] | None, read: Callable[[Path, Path | None], list[Row]] = read_rows
) -> tuple[list[Row], Retriever, bool]:
    """(rows of all --questions, what searches --docs, whether --write was given).

    Raises:
        BadInput: a file of questions cannot be read.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--questions", nargs="+", required=True, type=Path)
    parser.add_argument("--docs", required=True, type=Path)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    rows = [row for path in given.questions for row in read(path, given.docs)]
    return rows, Retriever(ensure_folder_index(given.docs, given.home)), given.write
