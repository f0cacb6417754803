"""The suite `plans`: its report on conversations that were made by hand."""

from __future__ import annotations

from evals.tasks.plans import Played, as_json, by_blame, line, overview, solve
from tests.evals.hand_made import Interviewer, plan, scenario


class WithoutRisks(Interviewer):
    """A product that forgets the risks, and says stop where it should not."""

    def plan(self) -> dict[str, object]:
        """The hand-made plan, spoilt."""
        return plan(risks=[], headline={"verdict": "stop"})


def played() -> list[Played]:
    cards = ["budget"], ["cost_of_errors"]
    return [solve(scenario(), Interviewer(*cards)), solve(scenario(id="T2"), WithoutRisks(*cards))]


def test_solving_plays_and_marks() -> None:
    good, bad = played()
    assert good.mark.total == 100
    assert len(good.transcript.exchanges) == 3
    assert bad.mark.total == 50


def test_the_overview_names_every_part_and_the_means() -> None:
    lines = overview(played()).splitlines()
    assert lines[0].split()[:7] == ["scenario", "total", "decisions", "questions", "risks", "insights", "success"]
    assert lines[1].split()[:5] == ["T1", "100.0", "100", "100", "100"]
    assert lines[2].split()[:5] == ["T2", "50.0*", "67", "100", "0"]
    assert lines[3].split()[:5] == ["mean", "75.0", "83", "100", "50"]


def test_misses_are_grouped_by_what_is_to_be_mended() -> None:
    text = by_blame(played())
    assert "risk rule (1)\n  T2  privacy_pii: not among the 0 risks" in text
    assert "table (1)\n  T2  verdict: stop (UNACCEPTABLE" in text
    assert by_blame([]) == "No misses."


def test_a_line_for_each_scenario() -> None:
    assert line(played()[0]).startswith("T1 100.0  Parcels that come back (3 turns, 2 questions")


def test_the_report_for_programs_holds_conversation_and_misses() -> None:
    report = as_json(played())
    assert report["mean"] == 75
    assert report["scenarios"][0]["transcript"]["exchanges"][1]["said"] == "20,000 EUR."
    assert report["scenarios"][1]["headline"]["verdict"] == "stop"
    assert report["scenarios"][1]["capped"]
