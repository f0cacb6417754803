"""Comparing two reports: the sentence, the samples in common, and what was not seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.errors import BadInput
from evals.comparing import as_text, by_sample, compare_reports, points, sentence


def made(values: Mapping[str, float], *, epochs: int = 1, code: str = "one", measure: str = "right", failed: int = 0) -> dict[str, Any]:
    """A report with these values."""
    rows = [{"id": name, "cluster": name, "values": {measure: value}} for name, value in values.items() for _ in range(epochs)]
    return {"headline": measure, "measures": {measure: "it is right"}, "samples": rows, "run": {"code": code}, "failed": failed}


def questions(right: int, of: int = 40) -> dict[str, float]:
    """So many questions, the first ones right."""
    return {f"q{number}": float(number < right) for number in range(of)}


def test_a_run_against_itself_says_what_would_have_been_seen() -> None:
    found = compare_reports(made(questions(30)), made(questions(30)))
    assert found["sentence"] == (
        "A and B came out alike on every sample: no difference that 40 samples could show "
        "(a difference of about 19 points would have been seen 8 times out of 10)."
    )
    assert found["same_product"]


def test_a_better_run_is_told_with_its_interval() -> None:
    found = compare_reports(made(questions(20)), made(questions(32)))
    assert found["sentence"].startswith("B is better by 30 points (95 %: ")
    assert found["sentence"].endswith("on 40 samples.")
    row = found["measures"]["right"]
    assert (row["a"], row["b"], row["differing"]) == (0.5, 0.8, 12)
    assert 0 < row["low"] < 0.3 < row["high"]


def test_the_other_way_round_a_is_better() -> None:
    assert compare_reports(made(questions(32)), made(questions(20)))["sentence"].startswith("A is better by 30 points")


def test_a_small_difference_is_none_that_could_be_shown() -> None:
    text = compare_reports(made(questions(30)), made(questions(32)))["sentence"]
    assert text.startswith("No difference that 40 samples could show (a difference of about ")
    assert text.endswith("points would have been seen 8 times out of 10).")


def test_few_samples_cannot_show_any() -> None:
    text = compare_reports(made(questions(0, 5)), made(questions(5, 5)))["sentence"]
    assert text == "No difference that 5 samples could show; fewer than 6 cannot show any."


def test_clusters_are_named_when_they_are_fewer() -> None:
    a, b = made(questions(20)), made(questions(32))
    for report in (a, b):
        for number, row in enumerate(report["samples"]):
            row["cluster"] = str(number // 4)
    found = compare_reports(a, b)
    assert found["measures"]["right"]["clusters"] == 10
    assert "40 samples in 10 clusters" in found["sentence"]


def test_epochs_of_a_sample_are_averaged() -> None:
    a = made({"q1": 1.0, "q2": 0.0}, epochs=2)
    a["samples"][1]["values"]["right"] = 0.0
    assert by_sample(a, "right")[0] == {"q1": 0.5, "q2": 0.0}


def test_only_common_samples_count_and_the_others_are_named() -> None:
    a = made({**questions(3, 8), "old": 1.0})
    b = made({**questions(3, 8), "new": 0.0}, code="two", failed=1)
    found = compare_reports(a, b)
    assert found["measures"]["right"]["samples"] == 8
    assert (found["only_a"], found["only_b"]) == (["old"], ["new"])
    assert not found["same_product"]
    text = as_text(found)
    assert "Only in A: 1, only in B: 1." in text
    assert "Failed samples, counted 0: 0 in A, 1 in B." in text


def test_another_number_may_be_the_one_that_counts() -> None:
    a, b = made(questions(10)), made(questions(25))
    for report in (a, b):
        report["measures"]["near"] = "it is near"
        for row in report["samples"]:
            row["values"]["near"] = 0.5
    found = compare_reports(a, b, "near")
    assert found["measure"] == "near"
    assert found["sentence"].startswith("A and B came out alike")
    assert list(found["measures"]) == ["near", "right"]


def test_what_has_nothing_in_common_is_refused() -> None:
    with pytest.raises(BadInput, match="no number at all in common"):
        compare_reports(made(questions(3)), made(questions(3), measure="total"))
    with pytest.raises(BadInput, match="no number size in common"):
        compare_reports(made(questions(3)), made(questions(3)), "size")
    with pytest.raises(BadInput, match="no sample in common"):
        compare_reports(made({"a": 1.0}), made({"b": 1.0}))


@pytest.mark.parametrize(("share", "text"), [(0.062, "6.2"), (0.114, "11"), (0.3, "30"), (0.0995, "10"), (0.0, "0.0"), (-0.021, "-2.1")])
def test_points(share: float, text: str) -> None:
    assert points(share) == text


def test_the_table_has_a_line_for_each_number() -> None:
    lines = as_text(compare_reports(made(questions(20)), made(questions(32)))).splitlines()
    assert lines[2].split()[:4] == ["points", "A", "B", "B"]
    assert lines[3].split()[:4] == ["right", "50.0", "80.0", "30.0"]
    assert any(line.startswith("Chance to see a true difference in right of 2.0 points: ") for line in lines)


def test_where_nothing_differs_no_bounds_are_pretended() -> None:
    lines = as_text(compare_reports(made(questions(20)), made(questions(20)))).splitlines()
    assert lines[3].split() == ["right", "50.0", "50.0", "0.0", "-", "-", "1.000", "19.0"]


def test_a_sentence_for_when_nothing_would_be_seen() -> None:
    row = {"samples": 6, "clusters": 6, "p": 0.5, "effect": 0.1, "differing": 3, "detectable": None}
    assert "not even the largest" in sentence(row)
