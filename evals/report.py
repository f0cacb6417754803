"""Reports for people in plain text: tables, and misses in words; and files for what is to be kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import BadInput

MOST_ROWS = 25
"""With so many samples or fewer, each has a line of its own."""
Row = Mapping[str, Any]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return "\n".join("  ".join(_cell(text, widths, column) for column, text in enumerate(row)).rstrip() for row in [head, *rows])


def _cell(text: str, widths: Sequence[int], column: int) -> str:
    return text.ljust(widths[column]) if column == 0 else text.rjust(widths[column])


def share(value: float | None) -> str:
    """A share as per cent; a dash where nothing was expected."""
    return "-" if value is None else f"{100 * value:.0f}"


def tenths(value: float | None) -> str:
    """A share as per cent with one decimal; a dash where nothing was expected."""
    return "-" if value is None else f"{100 * value:.1f}"


def as_text(report: Row) -> str:
    """A whole report: completed, means, kinds, and every miss."""
    failed = f", {report['failed']} failed and counted 0" if report["failed"] else ""
    first = f"{report['suite']}: {report['completed']} of {report['total']} samples completed{failed}"
    few = len(report["samples"]) <= MOST_ROWS
    parts = [first, overview(report), *([each(report)] if few else []), by_kind(report), misses(report), report["method"]]
    return "\n\n".join(parts)


def overview(report: Row) -> str:
    """Every measure with its interval, in per cent."""
    rows = [
        [name, tenths(one["mean"]), f"{tenths(one['low'])} to {tenths(one['high'])}", str(one["n"]), str(one["clusters"])]
        for name, one in report["kinds"]["all"].items()
    ]
    return table(["mean in %", "mean", "95 %", "n", "clusters"], rows)


def by_kind(report: Row) -> str:
    """The means of each kind of sample, the first measure with its interval."""
    lead, names = report["headline"], report["columns"]
    rows = [
        [
            kind,
            str(found[lead]["n"]),
            f"{tenths(found[lead]['low'])} to {tenths(found[lead]['high'])}",
            *(tenths(found[name]["mean"]) if name in found else "-" for name in names),
        ]
        for kind, found in report["kinds"].items()
    ]
    return table(["kind", "n", f"95 % of {lead}", *names], rows)


def each(report: Row) -> str:
    """Every sample in a line."""
    names = report["columns"]
    rows = [[row["id"], *(tenths(row["values"].get(name)) for name in names), f"{row['seconds']:.1f}"] for row in report["samples"]]
    return table(["sample", *names, "seconds"], rows)


def misses(report: Row) -> str:
    """Every miss, under its sample."""
    rows = [row for row in report["samples"] if row["misses"]]
    blocks = [f"{row['id']}  {row['asked'].splitlines()[0]}\n" + "\n".join(f"    {one}" for one in row["misses"]) for row in rows]
    return f"Misses in {len(rows)} of {report['total']} samples\n" + "\n".join(blocks) if rows else "No misses."


def show(text: str) -> None:
    """A piece of the report on standard output; what the terminal cannot show is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def keep(report: Mapping[str, Any], output: Path | None) -> None:
    """Write the report as JSON, if a file is named.

    Raises:
        BadInput: the file cannot be written.
    """
    keep_text(json.dumps(report, ensure_ascii=False, indent=1), output)


def keep_text(text: str, output: Path | None) -> None:
    """Write a text, if a file is named.

    Raises:
        BadInput: the file cannot be written.
    """
    if output is None:
        return
    try:
        output.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}.", "Name another file.") from error
