"""A report as one HTML file: nothing is loaded from elsewhere, everything is escaped, every miss can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
LOOK = Path(__file__).with_name("report.css")
ACTS = Path(__file__).with_name("report.js")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def as_html(report: Row) -> str:
    """The whole page."""
    title = f"Evaluation {report['suite']}"
    parts = [_top(report, title), _numbers(report), _kinds(report), _choice(report), *map(_sample, _ordered(report)), _notes(report)]
    style, script = (file.read_text("utf-8") for file in (LOOK, ACTS))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(parts)
        + f"\n</main>\n<script>\n{script}</script>\n</body>\n</html>"
    )


def percent(value: float) -> str:
    """A share with one decimal."""
    return f"{100 * value:.1f}"


def _top(report: Row, title: str) -> str:
    run, lead = report["run"], report["kinds"]["all"][report["headline"]]
    failed = f', <b class="bad">{report["failed"]} failed and counted 0</b>' if report["failed"] else ""
    about = f"{run['dataset']} against {run['docs']}, {run['epochs']} epoch{'s' if run['epochs'] > 1 else ''}, {run['began'][:16]}"
    return (
        f"<h1>{escape(title)}</h1>\n<p>{escape(report['about'].capitalize())}.</p>\n"
        f'<p class="lead"><b>{percent(lead["mean"])}</b> <span>{escape(report["headline"])} of 100 '
        f"(95 %: {percent(lead['low'])} to {percent(lead['high'])})</span></p>\n"
        f"<p>{report['completed']} of {report['total']} samples completed{failed}. {escape(about)}.</p>"
    )


def _numbers(report: Row) -> str:
    rows = [
        [name, percent(one["mean"]), f"{percent(one['low'])} to {percent(one['high'])}", str(one["n"]), report["measures"][name]]
        for name, one in report["kinds"]["all"].items()
    ]
    return _table("All numbers, in %", ["number", "mean", "95 %", "n", "what it is"], rows)


def _kinds(report: Row) -> str:
    names = report["columns"]
    rows = [
        [kind, str(found[report["headline"]]["n"]), *(percent(found[name]["mean"]) if name in found else "-" for name in names)]
        for kind, found in report["kinds"].items()
    ]
    return _table("By kind, in %", ["kind", "n", *names], rows)


def _table(caption: str, head: list[str], rows: Iterable[list[str]]) -> str:
    def cells(row: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for text in row) + "</tr>"

    top, body = cells(head, "th"), "\n".join(cells(row, "td") for row in rows)
    table = f"<table><caption>{escape(caption)}</caption><thead>{top}</thead>\n<tbody>{body}</tbody></table>"
    return f'<div class="wide">{table}</div>'


def _choice(report: Row) -> str:
    """What of the samples is shown: kinds, and misses only."""
    kinds = dict.fromkeys(row["kind"] for row in report["samples"])
    missed = sum(bool(row["misses"]) for row in report["samples"])
    options = "".join(f'<option value="{escape(kind)}">{escape(kind)}</option>' for kind in kinds)
    return (
        f'<h2>Samples</h2>\n<form id="choice"><label>Kind <select id="kind"><option value="">all</option>{options}</select></label>\n'
        f'<label><input type="checkbox" id="missed"> only the {missed} with a miss</label> <output id="shown"></output></form>'
    )


def _ordered(report: Row) -> list[Row]:
    """The worst first; equal ones in their order."""
    return sorted(report["samples"], key=lambda row: float(row["values"].get(report["headline"], 1.0)))


def _sample(row: Row) -> str:
    """One sample: folded when all is well."""
    lead = next(iter(row["values"].values()))
    epoch = f", epoch {row['epoch']}" if row["epoch"] > 1 else ""
    asked = row["asked"].strip().splitlines() or [""]
    misses = "".join(f"<li>{escape(one)}</li>" for one in row["misses"])
    numbers = ", ".join(f"{label} {percent(value)}" for label, value in row["values"].items())
    return (
        f'<details class="sample{" miss" if row["misses"] else ""}" data-kind="{escape(row["kind"])}">\n'
        f'<summary><b>{percent(lead)}</b> <span class="id">{escape(row["id"] + epoch)}</span> {escape(asked[0])}</summary>\n'
        + (f'<ul class="misses">{misses}</ul>\n' if misses else "")
        + _pair("Asked", row["asked"])
        + _pair("Expected", row["expected"])
        + _pair("Found", row["found"])
        + "".join(_piece(one) for one in row["shown"])
        + f'<p class="small">{escape(row["kind"])}, {row["seconds"]:.1f} s. {escape(numbers)}</p>\n</details>'
    )


def _pair(label: str, text: str) -> str:
    return f'<div class="pair"><h3>{label}</h3><div class="text">{escape(text) or "nothing"}</div></div>\n'


def _piece(one: Row) -> str:
    """A piece of what came back; what was wanted is marked, and said."""
    mark = {True: ("good", " - wanted"), False: ("wrong", " - error")}.get(one["good"], ("", ""))
    return f'<div class="piece {mark[0]}"><h4>{escape(one["label"])}{mark[1]}</h4><div class="text">{escape(one["text"])}</div></div>\n'


def _notes(report: Row) -> str:
    run = report["run"]
    notes = f"{report['method']} A failed sample counts 0 and stays in every mean."
    state = f"Samples {run['samples']}, state of the product {run['code']}, ended {run['ended'][:16]}."
    return "\n".join(f'<p class="small">{escape(text)}</p>' for text in (notes, state))
