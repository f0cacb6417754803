"""Reports for people: tables in plain text, misses in words; and for programs: JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.errors import BadInput


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return "\n".join("  ".join(_cell(text, widths, column) for column, text in enumerate(row)).rstrip() for row in [head, *rows])


def _cell(text: str, widths: Sequence[int], column: int) -> str:
    return text.ljust(widths[column]) if column == 0 else text.rjust(widths[column])


def share(value: float | None) -> str:
    """A share as per cent; a dash where nothing was expected."""
    return "-" if value is None else f"{100 * value:.0f}"


def show(text: str) -> None:
    """A piece of the report on standard output; what the terminal cannot show is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def keep(report: dict[str, Any], output: Path | None) -> None:
    """Write the report as JSON, if a file is named.

    Raises:
        BadInput: the file cannot be written.
    """
    if output is None:
        return
    try:
        output.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}.", "Name another file.") from error
