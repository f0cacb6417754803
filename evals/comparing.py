"""Two reports side by side: which run is better, or how large a difference would have been seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from assistant.errors import BadInput
from evals.paired import LEAST, Differences, Outcome, compare, differences
from evals.power import detectable, power
from evals.report import table

Row = Mapping[str, Any]
METHOD = (
    "Paired test on the samples of both runs: signs of whole clusters are flipped (for single questions, right or wrong, this "
    "is McNemar's exact test). Several numbers are shown; only the first was chosen beforehand."
)
STEPS = (0.02, 0.05, 0.1, 0.2)


def compare_reports(a: Row, b: Row, measure: str = "") -> dict[str, Any]:
    """The comparison as plain JSON: a sentence, the number that counts, and all others.

    Raises:
        BadInput: the reports have no sample or measure in common.
    """
    shared = [name for name in a["measures"] if name in b["measures"]]
    lead = measure or (a["headline"] if a["headline"] in shared else next(iter(shared), ""))
    if lead not in shared:
        raise BadInput(
            f"The runs have no number {measure or 'at all'} in common.", f"Choose one of {', '.join(shared) or 'the same suite'}."
        )
    rows = {name: found for name in [lead, *shared] if (found := _one(a, b, name))}
    if lead not in rows:
        raise BadInput("The runs have no sample in common.", "Compare runs of one suite on one dataset.")
    return {
        "format": "groundplan-comparison/1",
        "sentence": sentence(rows[lead]),
        "measure": lead,
        "measures": rows,
        "only_a": _only(a, b),
        "only_b": _only(b, a),
        "failed": {"a": a["failed"], "b": b["failed"]},
        "same_product": a["run"]["code"] == b["run"]["code"],
        "method": METHOD,
    }


def sentence(row: Row) -> str:
    """The result as one sentence."""
    unit = f"{row['samples']} samples" if row["samples"] == row["clusters"] else f"{row['samples']} samples in {row['clusters']} clusters"
    if row["p"] <= 0.05:
        low, high = sorted((abs(row["low"]), abs(row["high"])))
        better = "B" if row["effect"] > 0 else "A"
        return f"{better} is better by {points(abs(row['effect']))} points (95 %: {points(low)} to {points(high)}) on {unit}."
    same = "A and B came out alike on every sample: no" if not row["differing"] else "No"
    if row["clusters"] < LEAST:
        return f"{same} difference that {unit} could show; fewer than {LEAST} cannot show any."
    if row["detectable"] is None:
        return f"{same} difference that {unit} could show (not even the largest would have been seen 8 times out of 10)."
    seen = f"a difference of about {points(row['detectable'])} points would have been seen 8 times out of 10"
    return f"{same} difference that {unit} could show ({seen})."


def points(share: float) -> str:
    """A share as points of 100: whole from 10 on, with one decimal below."""
    return f"{100 * share:.0f}" if abs(share) >= 0.0995 else f"{100 * share:.1f}"


def as_text(found: Row) -> str:
    """The comparison for people."""
    head = ["points", "A", "B", "B - A", "from", "to", "p", "would see"]
    rows = [_line(name, row) for name, row in found["measures"].items()]
    lead = found["measures"][found["measure"]]
    chances = ", ".join(f"{points(float(step))} points: {100 * chance:.0f} %" for step, chance in lead["chances"].items())
    notes = [f"Chance to see a true difference in {found['measure']} of {chances}."]
    notes += [f"Only in A: {len(found['only_a'])}, only in B: {len(found['only_b'])}."] if found["only_a"] or found["only_b"] else []
    notes += (
        [f"Failed samples, counted 0: {found['failed']['a']} in A, {found['failed']['b']} in B."] if any(found["failed"].values()) else []
    )
    return "\n".join([found["sentence"], "", table(head, rows), "", *notes, found["method"]])


def _line(name: str, row: Row) -> list[str]:
    bounds = [_tenths(row["low"]), _tenths(row["high"])] if row["differing"] else ["-", "-"]
    seen = "-" if row["detectable"] is None else _tenths(row["detectable"])
    return [name, *(_tenths(row[one]) for one in ("a", "b", "effect")), *bounds, f"{row['p']:.3f}", seen]


def _tenths(share: float) -> str:
    """A share as points with one decimal, never minus nothing."""
    return f"{round(100 * share, 1) + 0.0:.1f}"


def _one(a: Row, b: Row, name: str) -> dict[str, Any] | None:
    """One measure in both runs; None without common samples."""
    (in_a, clusters), (in_b, _) = by_sample(a, name), by_sample(b, name)
    found = differences(in_a, in_b, clusters)
    if not len(found.sums):
        return None
    common = [one for one in in_a if one in in_b]
    outcome = compare(found)
    sides = {"a": sum(in_a[one] for one in common) / len(common), "b": sum(in_b[one] for one in common) / len(common)}
    return {**sides, **_told(outcome, found), "samples": len(common), "clusters": len(found.sums)}


def _told(outcome: Outcome, found: Differences) -> dict[str, Any]:
    return {
        "effect": outcome.effect,
        "low": outcome.low,
        "high": outcome.high,
        "p": outcome.p,
        "detectable": detectable(found),
        "chances": {str(step): power(found, step) for step in STEPS},
        "differing": int((abs(found.sums) > 1e-9).sum()),
    }


def by_sample(report: Row, name: str) -> tuple[dict[str, float], dict[str, str]]:
    """For each sample the mean of a measure over its epochs, and its cluster."""
    values: dict[str, list[float]] = defaultdict(list)
    clusters = {}
    for row in report["samples"]:
        if name in row["values"]:
            values[row["id"]].append(row["values"][name])
            clusters[row["id"]] = row["cluster"]
    return {one: sum(found) / len(found) for one, found in values.items()}, clusters


def _only(one: Row, other: Row) -> list[str]:
    there = {row["id"] for row in other["samples"]}
    return sorted({row["id"] for row in one["samples"]} - there)
