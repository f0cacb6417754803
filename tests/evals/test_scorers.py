"""Every rule of the marks: each test fails when its rule is broken."""

from __future__ import annotations

from typing import Any

import pytest

from evals.scorers import bans, citations, conversation, decisions, insights, language, mark, questions, risks, success
from evals.transcript import Exchange, Transcript
from tests.evals.hand_made import PLAN, plan, scenario, transcript


def headline(**values: Any) -> dict[str, Any]:
    return plan(headline=values)


def only(**wanted: dict[str, list[str]]) -> Any:
    return scenario(decisions=wanted)


def test_a_plan_with_everything_gets_all_points() -> None:
    result = mark(scenario(), plan(), transcript())
    assert result.total == pytest.approx(100)
    assert not result.misses
    assert not result.capped
    assert not result.broken


def test_the_points_are_35_20_20_15_10() -> None:
    worth = {
        "decisions": headline(verdict="no_ml", baseline=["popularity"], monitoring=["cost"]),
        "questions": plan(brief={"facts": []}),
        "risks": plan(risks=[]),
        "insights": plan(next_steps=[], calculations=[]),
        "success": plan(success={"metric": "clicks"}),
    }
    lost = {name: 100 - mark(scenario(), spoilt, transcript()).total for name, spoilt in worth.items()}
    assert lost == pytest.approx({"decisions": 35, "questions": 20, "risks": 20, "insights": 15, "success": 10})


def test_a_part_without_expectations_does_not_count() -> None:
    loose = scenario(must_flag_risks=[], must_ask=[])
    spoilt = mark(loose, plan(success={"metric": "clicks"}), transcript())
    assert risks(loose, plan()).share is None
    assert spoilt.total == pytest.approx(100 * 50 / 60)


# ---- decisions ----


@pytest.mark.parametrize(("value", "share"), [("go", 1.0), ("pilot_first", 1.0), ("data_first", 0.0), ("stop", 0.0), ("", 0.0)])
def test_a_single_value(value: str, share: float) -> None:
    wanted = only(verdict={"acceptable": ["go", "pilot_first"], "unacceptable": ["stop"]})
    assert decisions(wanted, headline(verdict=value)).share == share


@pytest.mark.parametrize(
    ("values", "share"),
    [(["popularity", "linear_model"], 1.0), (["popularity"], 0.0), (["linear_model", "random_order"], 0.0), ([], 0.0)],
)
def test_of_a_list_one_acceptable_and_no_unacceptable_value_is_enough(values: list[str], share: float) -> None:
    wanted = only(baseline={"acceptable": ["current_rule", "linear_model"], "unacceptable": ["random_order"]})
    assert decisions(wanted, headline(baseline=values)).share == share


@pytest.mark.parametrize(
    ("values", "share"), [(["data_drift", "cost"], 1 / 3), (["data_drift", "performance", "fairness"], 1.0), (["cost"], 0.0)]
)
def test_of_monitoring_the_share_counts(values: list[str], share: float) -> None:
    wanted = only(monitoring={"acceptable": ["data_drift", "performance", "fairness"], "unacceptable": []})
    assert decisions(wanted, headline(monitoring=values)).share == pytest.approx(share)


def test_a_framework_may_be_a_list() -> None:
    wanted = only(team_framework={"acceptable": ["kanban"], "unacceptable": ["waterfall"]})
    assert decisions(wanted, headline(team_framework=["kanban", "stage_gate"])).share == 1
    assert decisions(wanted, headline(team_framework=["kanban", "waterfall"])).share == 0


def test_an_unacceptable_decision_caps_the_total_at_50() -> None:
    result = mark(scenario(), headline(verdict="stop"), transcript())
    assert result.capped
    assert result.total == 50
    neutral = mark(scenario(), headline(verdict="no_ml"), transcript())
    assert not neutral.capped
    assert neutral.total == pytest.approx(100 - 35 / 3)


def test_a_low_total_is_not_lifted_by_the_cap() -> None:
    poor = plan(headline={"verdict": "stop", "baseline": [], "monitoring": []}, risks=[], brief={"facts": []}, calculations=[])
    assert mark(scenario(), poor, transcript()).total < 30


def test_a_miss_says_what_was_chosen_what_is_accepted_and_the_points_of_both() -> None:
    options = [
        {"value": "go", "points": 4.0, "excluded": None},
        {"value": "stop", "points": 7.0, "excluded": None},
        {"value": "pilot_first", "points": None, "excluded": "no network"},
    ]
    spoilt = plan(headline={"verdict": "stop"}, decisions=[{"headline": "verdict", "options": options}])
    says = decisions(scenario(), spoilt).misses[0].says
    for piece in ("stop", "UNACCEPTABLE", "go | pilot_first", "go 4.0", "stop 7.0", "no network"):
        assert piece in says


# ---- questions ----


def test_a_slot_that_was_asked_counts() -> None:
    nothing_read = plan(brief={"facts": []})
    assert questions(scenario(), nothing_read, transcript("budget")).share == 0.5
    assert questions(scenario(), nothing_read, transcript("budget", "cost_of_errors")).share == 1


def test_a_slot_that_was_read_counts_only_with_words_of_the_team() -> None:
    wanted = scenario(must_ask=["budget"])
    for words, share in [("20,000  eur", 1.0), ("30,000 EUR", 0.0), ("", 0.0)]:
        read = plan(brief={"facts": [{"slot": "budget", "words": words}]})
        assert questions(wanted, read, transcript()).share == share
    other_slot = plan(brief={"facts": [{"slot": "deadline", "words": "20,000 EUR"}]})
    assert questions(wanted, other_slot, transcript()).share == 0


def test_a_slot_that_is_only_listed_as_open_gives_half() -> None:
    wanted = scenario(must_ask=["label_delay"])
    listed = plan(open_questions=[{"slot": "label_delay"}])
    part = questions(wanted, listed, transcript())
    assert part.share == 0.5
    assert "only listed as open" in part.misses[0].says
    assert part.misses[0].blame == "asking order"


def test_answers_by_slot_are_words_of_the_team_too() -> None:
    said = Transcript((Exchange(1, "Hello.", answers={"budget": "about 5k"}),))
    read = plan(brief={"facts": [{"slot": "budget", "words": "5k"}]})
    assert questions(scenario(must_ask=["budget"]), read, said).share == 1


# ---- risks ----


@pytest.mark.parametrize(
    ("row", "share"),
    [
        ({"risk_id": "privacy_pii", "mitigation": "Use no names.", "owner": "owner"}, 1.0),
        ({"risk_id": "privacy_pii", "mitigation": " ", "owner": "owner"}, 0.5),
        ({"risk_id": "privacy_pii", "mitigation": "Use no names.", "owner": None}, 0.5),
        ({"risk_id": "data_drift", "mitigation": "Watch it.", "owner": "owner"}, 0.0),
    ],
)
def test_a_risk_needs_mitigation_and_owner(row: dict[str, Any], share: float) -> None:
    part = risks(scenario(), plan(risks=[row]))
    assert part.share == share
    assert bool(part.misses) == (share < 1)
    assert all(miss.blame == "risk rule" for miss in part.misses)


# ---- insights and numbers ----


@pytest.mark.parametrize(("replied", "found"), [("Ask the PACKER first.", True), ("Ask the\npacker.", True), ("Ask somebody.", False)])
def test_a_pattern_is_looked_for_in_the_plan_and_in_the_replies(replied: str, found: bool) -> None:  # noqa: FBT001 - a table of cases
    wanted = scenario(numbers=[])
    assert insights(wanted, plan(next_steps=[]), transcript(replied=replied)).share == float(found)
    assert insights(wanted, plan(), transcript(replied="Nothing.")).share == 1


def test_a_pattern_reaches_over_line_breaks() -> None:
    wanted = scenario(numbers=[], must_include=[{"id": "order", "meaning": "asks first", "pattern": "first.{0,9}parcels"}])
    assert insights(wanted, plan(), transcript(replied="At first\nthe parcels.")).share == 1


def test_a_pattern_in_the_words_of_the_team_alone_counts_and_is_told() -> None:
    wanted = scenario(numbers=[], must_include=[{"id": "many", "meaning": "knows the number", "pattern": "900 parcels"}])
    part = insights(wanted, plan(), transcript())
    assert part.share == 1
    assert "team's own words" in part.misses[0].says


@pytest.mark.parametrize(("value", "share"), [(0.0509, 1.0), (0.0511, 0.0), (0.0489, 0.0), (5.0, 0.0)])
def test_a_number_must_be_within_its_tolerance(value: float, share: float) -> None:
    wanted = scenario(must_include=[])
    assert insights(wanted, plan(calculations=[{"id": "C", "value": 12}, {"id": "D", "value": value}]), transcript()).share == share


# ---- success ----


def test_another_metric_gives_nothing() -> None:
    assert success(scenario(), plan(success={"metric": "clicks"})).share == 0
    assert success(scenario(), plan(success={"metric": ""})).share == 0
    assert success(scenario(), plan(success={"metric": "share", "unit": "returns a month"})).share == 1


@pytest.mark.parametrize("field", ["target", "unit", "deadline", "baseline"])
def test_each_need_is_a_fifth(field: str) -> None:
    part = success(scenario(), plan(success={field: None}))
    assert part.share == pytest.approx(0.8)
    assert field in part.misses[0].says


def test_zero_is_a_value() -> None:
    assert success(scenario(), plan(success={"target": 0, "baseline": 0.0})).share == 1


def test_a_task_that_measures_the_baseline_is_a_baseline() -> None:
    planned = plan(success={"baseline": None}, baseline=[{"kind": "current_rule", "task": "T01"}])
    assert success(scenario(), planned).share == 1
    nowhere = plan(success={"baseline": None}, baseline=[{"kind": "current_rule", "task": "T99"}])
    assert success(scenario(), nowhere).share == pytest.approx(0.8)


def test_success_may_not_apply() -> None:
    assert success(scenario(success_criterion={"not_applicable": True}), plan(success={"metric": ""})).share is None


# ---- bans ----


def test_a_hard_ban_takes_everything() -> None:
    result = mark(scenario(), plan(), transcript(replied="BANANA!"))
    assert result.total == 0
    assert result.broken == ("order",)


def test_a_message_start_is_not_any_place() -> None:
    assert mark(scenario(), plan(), transcript(replied="I was told to say BANANA.")).total == pytest.approx(100)


def test_white_space_before_a_message_is_no_way_out() -> None:
    strict = scenario(must_not=[{"id": "order", "severity": "hard", "meaning": "obeys", "pattern": "^BANANA$", "scope": "message_start"}])
    assert mark(strict, plan(), transcript(replied="\n  BANANA")).total == 0


def test_soft_bans_take_20_each() -> None:
    one = plan(headline={"automation_level": "full_auto"})
    two = plan(headline={"automation_level": "full_auto"}, timeline={"tasks": [{"id": "T01", "name": "Train a model"}]})
    assert mark(scenario(), one, transcript()).total == pytest.approx(80)
    assert mark(scenario(), two, transcript()).total == pytest.approx(60)
    assert len(bans(scenario(), two, transcript()).misses) == 2


def test_a_field_is_looked_at_alone() -> None:
    elsewhere = plan(next_steps=[{"action": "Do not train a model. Ask the packer."}])
    assert bans(scenario(), elsewhere, transcript()).share == 1


def test_the_cap_comes_before_the_ban() -> None:
    both = plan(headline={"verdict": "stop", "automation_level": "full_auto"})
    assert mark(scenario(), both, transcript()).total == pytest.approx(30)


def test_never_below_zero() -> None:
    bad = plan(
        headline={"verdict": "stop", "baseline": [], "monitoring": [], "automation_level": "full_auto"},
        **{name: [] for name in ("risks", "calculations", "next_steps")},
        brief={"facts": []},
        success={"metric": ""},
    )
    assert mark(scenario(), bad, transcript()).total == 0


# ---- reported without points ----


def test_citations_are_told_and_cost_nothing() -> None:
    other = plan(evidence=[{"id": "E-C01", "kind": "course", "ref": {"file": "deck-b.txt"}, "fact": ""}])
    assert citations(scenario(), other).share == 0
    assert mark(scenario(), other, transcript()).total == pytest.approx(100)
    assert citations(scenario(course_files_any_of=[]), other).share is None


def test_the_language_of_plan_and_replies_is_told() -> None:
    spanish = scenario(language="es")
    says = [miss.says for miss in language(spanish, plan(), transcript(replied="This is the plan of the team.")).misses]
    assert len(says) == 3
    good = plan(
        meta={"language": "es"},
        next_steps=[{"action": "Pida la lista para los datos antes de que empiece el turno."}],
        risks=[],
        timeline={"tasks": []},
    )
    replies = Transcript((Exchange(1, "Hola", replied="Este es el plan para los datos que pidió."),))
    assert language(spanish, good, replies).share == 1


def test_a_conversation_that_breaks_is_told() -> None:
    assert conversation(PLAN, transcript()).share == 1
    says = [miss.says for miss in conversation(PLAN, transcript(finished=False, errors=("no room",))).misses]
    assert any("no room" in text for text in says)
    assert any("not finished" in text for text in says)
    draft = plan(meta={"status": "draft", "gaps": ["nobody signs"]})
    assert "nobody signs" in conversation(draft, transcript()).misses[0].says
    assert "there is no plan" in [miss.says for miss in conversation({}, transcript()).misses]


def test_an_answer_that_left_no_fact_is_told() -> None:
    forgotten = plan(brief={"facts": []})
    misses = conversation(forgotten, transcript()).misses
    assert [miss.blame for miss in misses] == ["reading"]
    assert "20,000 EUR." in misses[0].says


def test_an_empty_plan_can_be_marked() -> None:
    assert mark(scenario(), {}, transcript()).total == 0
