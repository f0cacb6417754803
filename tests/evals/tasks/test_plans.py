"""The suite `plans`: conversations that were made by hand, played, marked and shown."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from evals.samples import Sample, Setup
from evals.scenarios import load_scenarios
from evals.tasks.plans import MEASURES, SUITES, Played, headline_of, load, play_and_mark, score, transcript_of
from tests.evals.hand_made import SCENARIO, Interviewer, plan, scenario


class WithoutRisks(Interviewer):
    """A product that forgets the risks, and says stop where it should not."""

    def plan(self) -> dict[str, Any]:
        """The hand-made plan, spoilt."""
        return plan(risks=[], headline={"verdict": "stop"})


def played(product: type[Interviewer] = Interviewer, **changes: Any) -> Played:
    return play_and_mark(scenario(**changes), product(["budget"], ["cost_of_errors"]))


def record_of(one: Played) -> dict[str, Any]:
    """What the solver would bring back, through JSON as in the log of a run."""
    found: dict[str, Any] = json.loads(json.dumps({"transcript": asdict(one.transcript), "plan": one.plan}))
    return found


@pytest.fixture
def sample(home: Path) -> Sample:
    """The hand-made scenario as a sample."""
    file = home / "t1.json"
    file.write_text(json.dumps({"format": "groundplan-scenario/1", **SCENARIO}), "utf-8")
    [found] = load(Setup(Groundplan(), file))
    return found


def test_playing_marks_the_plan() -> None:
    good, bad = played(), played(WithoutRisks)
    assert good.mark.total == 100
    assert len(good.transcript.exchanges) == 3
    assert bad.mark.total == 50


def test_a_transcript_survives_json() -> None:
    transcript = played().transcript
    assert transcript_of(json.loads(json.dumps(asdict(transcript)))) == transcript


def test_a_scenario_is_a_sample(sample: Sample) -> None:
    assert (sample.id, sample.kind, sample.cluster) == ("T1", "English", "T1")
    assert sample.asked.startswith("Parcels that come back\nWe send 900 parcels")
    assert "verdict: go | pilot_first" in sample.expected
    assert sample.measures[:3] == ("total", "decisions", "questions")


def test_measures_without_expectations_do_not_apply() -> None:
    scenarios = load(Setup(Groundplan()))
    assert {name for one in scenarios for name in one.measures} == set(MEASURES)
    assert any("bans" not in one.measures for one in scenarios)
    assert [one.id for one in scenarios] == [one.id for one in load_scenarios()]


def test_a_good_plan_gets_everything(sample: Sample) -> None:
    marks = score(sample, record_of(played()))
    assert set(sample.measures) <= set(marks.values)
    assert marks.values["total"] == 1.0
    assert marks.found.splitlines()[:2] == ["status: ready", "verdict: go"]


def test_misses_name_the_part_of_the_product_that_is_to_be_mended(sample: Sample) -> None:
    marks = score(sample, record_of(played(WithoutRisks)))
    assert marks.values["total"] == 0.5
    assert marks.values["risks"] == 0.0
    assert marks.misses[0] == "an unacceptable decision caps the total at 50"
    assert "risk rule: privacy_pii: not among the 0 risks" in marks.misses
    assert any(miss.startswith("table: verdict: stop (UNACCEPTABLE") for miss in marks.misses)


def test_the_conversation_can_be_read_turn_by_turn(sample: Sample) -> None:
    shown = score(sample, record_of(played())).shown
    assert [one.label.split(" (")[0] for one in shown[:2]] == ["turn 1, the team", "turn 1, the product"]
    assert shown[2].text == "20,000 EUR."
    assert shown[1].text == "Turn 1. Noted.\nbudget?"


def test_an_error_in_a_turn_is_shown_as_one(sample: Sample) -> None:
    one = play_and_mark(scenario(), Interviewer(["budget"], error="no room"))
    wrong = [piece for piece in score(sample, record_of(one)).shown if piece.good is False]
    assert [piece.text.splitlines()[-1] for piece in wrong] == ["ERROR: no room"]


def test_no_plan_is_no_error_of_the_scorer(sample: Sample) -> None:
    record = record_of(played())
    marks = score(sample, {**record, "plan": {}})
    assert marks.values["total"] < 0.3
    assert "conversation: there is no plan" in marks.misses
    assert headline_of({}) == "no plan"


def test_the_manners_are_one_task_with_parameters() -> None:
    assert [one.name for one in SUITES] == ["plans", "plans-reordered", "plans-numbered", "plans-cards", "plans-at-once", "plans-chat"]
    assert len({str(one.parameters) for one in SUITES}) == len(SUITES)
    assert len({one.score for one in SUITES}) == 1
