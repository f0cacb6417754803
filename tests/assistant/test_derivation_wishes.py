"""What a wish itself decides: forbidden scores, causes, checks that are known, main forms of data, and reminders in use."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.choices import make_choices
from assistant.decisions import verdict_and_choices
from assistant.verdict import judge
from knowledge.catalogue import load_catalogue
from tests.assistant.trades import ACTS, AIM, LAWFUL, situation_of

STARTS = {"go", "go_with_conditions", "pilot_first"}
LEARNABLE: dict[str, Any] = (
    AIM
    | ACTS
    | LAWFUL
    | {"labels": "all", "rows": 40000, "positives": 5000, "history_months": 40, "per_day": 300, "worst_harm": "delay", "data_exists": True}
)


def chosen(signals: dict[str, Any]) -> dict[str, object]:
    """All headline values on signals."""
    return verdict_and_choices(situation_of(signals))


@pytest.mark.parametrize("kind", ["social_scoring", "emotion_at_work"])
def test_a_forbidden_kind_of_problem_stops_whatever_else_is_known(kind: str) -> None:
    made = chosen(LEARNABLE | {"problem": kind, "personal_data": True})
    assert (made["verdict"], made["approach"], made["serving_mode"]) == ("stop", "do_not_build", "none")


@pytest.mark.parametrize("kind", ["no_show", "people_matching", "sensor_faults"])
def test_what_is_usual_in_a_trade_leaves_the_rule_open(kind: str) -> None:
    judgement = judge(situation_of(LEARNABLE | {"problem": kind}))
    assert judgement.verdict != "no_ml" or judgement.replies["rule_enough"] != "yes"


@pytest.mark.parametrize("kind", ["record_matching", "report", "lookup_reminder", "formula", "threshold_alert"])
def test_where_nothing_can_be_learned_a_query_is_enough(kind: str) -> None:
    assert situation_of(AIM | {"problem": kind, "data_forms": ["table"]}).signals.get("rule_enough") is True


@pytest.mark.parametrize(("kind", "expected"), [("no_show", False), ("fraud", None), ("churn", None)])
def test_reminders_in_use_speak_against_a_rule_only_where_they_are_the_remedy(kind: str, *, expected: bool | None) -> None:
    assert situation_of(AIM | {"problem": kind, "reminders_sent": True}).signals.get("rule_enough") is expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"problem": "text_routing"}, True),
        ({}, True),
        ({"output_kind": "yes_no"}, True),
        ({"rule_result": "misses"}, False),
        ({"problem": "churn"}, False),
        ({"adversaries": True}, False),
        ({"output_kind": "number_over_time"}, False),
    ],
)
def test_checks_that_are_spelled_out_decide_unless_they_only_guess(more: dict[str, Any], *, expected: bool) -> None:
    signals = situation_of(AIM | ACTS | {"criteria_listed": True} | more).signals
    assert signals["criteria_decide"] is expected
    if expected:
        made = chosen(AIM | ACTS | {"criteria_listed": True} | more)
        assert (made["verdict"], made["approach"], made["ml_task"]) == ("no_ml", "rules", "none")


def test_a_fixed_term_is_a_calculation_and_too_few_examples_do_not_rule_it_out() -> None:
    made = chosen(AIM | ACTS | {"fixed_term": True, "wish": "know which leases expire next year", "data_exists": False, "rows": 2})
    assert (made["verdict"], made["approach"], made["ml_task"]) == ("no_ml", "rules", "none")


@pytest.mark.parametrize("wish", ["know which members will not renew when it ends", "sort letters"])
def test_a_fixed_term_beside_another_wish_decides_nothing(wish: str) -> None:
    assert not situation_of(AIM | ACTS | {"fixed_term": True, "wish": wish}).signals.get("term_decides")


@pytest.mark.parametrize(
    ("wish", "problem", "expected"),
    [
        ("know why our sales fell", None, True),
        ("understand why members stay away", "churn", True),
        ("know why pumps break and which one fails next", "predictive_maintenance", False),
    ],
)
def test_a_cause_alone_needs_no_model(wish: str, problem: str | None, *, expected: bool) -> None:
    said = {"wish": wish, "why_asked": True} | ({"problem": problem} if problem else {})
    assert situation_of(said).signals["explanation_only"] is expected


def test_reasons_by_a_day_are_an_aim_where_a_cause_is_wanted() -> None:
    why = ACTS | {"why_asked": True, "deliverable": "the head has the three causes", "target_date": "2027-03-31", "data_exists": True}
    made = chosen(why)
    assert (made["verdict"], made["approach"], made["ml_task"]) == ("no_ml", "analytics", "none")
    assert chosen({**why, "why_asked": False})["verdict"] == "ask_more"


@pytest.mark.parametrize(
    ("forms", "problem", "wish", "tabular", "image"),
    [
        (["table", "text", "image"], "fraud", "find dodgy claims", True, False),
        (["table", "image"], "churn", "know who leaves", True, False),
        (["table", "image"], "fraud", "see on the photos of damages which are faked", False, True),
        (["image"], "crop_yield", "know the harvest", False, True),
        (["image", "table"], "visual_inspection", "find cracks", False, True),
    ],
)
def test_more_sources_do_not_turn_a_problem_of_columns_into_pictures(
    forms: list[str], problem: str, wish: str, *, tabular: bool, image: bool
) -> None:
    signals = situation_of({"problem": problem, "data_forms": forms, "wish": wish}).signals
    assert (signals["is_tabular"], signals["is_image"]) == (tabular, image)


@pytest.mark.parametrize(
    ("forms", "labels", "task"),
    [
        (["image"], "all", "image_classification"),
        (["video"], "some", "image_classification"),
        (["audio"], "some", "anomaly_detection"),
        (["audio"], "all", "binary_classification"),
    ],
)
def test_without_a_known_problem_the_form_of_the_data_says_what_is_wanted(forms: list[str], labels: str, task: str) -> None:
    made = chosen(LEARNABLE | {"data_forms": forms, "labels": labels})
    assert made["verdict"] in STARTS
    assert made["ml_task"] == task
    assert made["approach"] == "ml_pretrained"


@pytest.mark.parametrize(
    ("seen", "expected"), [(5, "unusual_events"), (29, "unusual_events"), (400, "time_to_event"), (None, "time_to_event")]
)
def test_few_failures_teach_what_is_normal_and_no_time(seen: int | None, expected: str) -> None:
    said: dict[str, Any] = {"problem": "remaining_life"} | ({"positives": seen} if seen is not None else {})
    assert situation_of(said).signals["output_kind"] == expected


@pytest.mark.parametrize(("forms", "approach"), [(["text"], "ml_pretrained"), (["table"], "ml_custom")])
def test_groups_of_texts_come_from_a_ready_model_and_groups_of_rows_from_an_own_one(forms: list[str], approach: str) -> None:
    assert chosen(LEARNABLE | {"output_kind": "groups", "data_forms": forms, "rule_result": "misses"})["approach"] == approach


@pytest.mark.parametrize("seasonal", [True, False])
@pytest.mark.parametrize("students", [True, False])
def test_a_model_in_use_is_trained_again_by_the_calendar_when_seasons_move_it(*, seasonal: bool, students: bool) -> None:
    said = LEARNABLE | {"output_kind": "yes_no", "data_forms": ["table"], "rule_result": "misses", "students": students}
    made = chosen(said | ({"seasonal": True} if seasonal else {}))
    assert made["verdict"] in STARTS
    assert (made["retraining_trigger"] == "none") is (students and not seasonal)


@pytest.mark.parametrize(
    ("signals", "mode"),
    [
        ({"high_risk_area": "credit"}, "online"),
        ({"high_risk_area": "credit", "action_per": "week"}, "batch"),
        ({}, "batch"),
        ({"answer_while_waiting": True}, "online"),
    ],
)
def test_whoever_asks_for_money_waits_for_the_answer(signals: dict[str, Any], mode: str) -> None:
    said = LEARNABLE | {"output_kind": "yes_no", "data_forms": ["table"], "rule_result": "misses", "personal_data": True}
    assert chosen(said | signals)["serving_mode"] == mode


@pytest.mark.parametrize(("harm", "level"), [("delay", "auto_with_override"), ("people", "recommend_human_decides")])
def test_what_is_too_fast_for_a_person_acts_by_itself_unless_it_can_hurt(harm: str, level: str) -> None:
    said = LEARNABLE | {"problem": "belt_sorting", "data_forms": ["image"], "worst_harm": harm}
    assert chosen(said)["automation_level"] == level


@pytest.mark.parametrize("output", ["matching_records", "groups", "yes_no", "number"])
def test_what_is_built_produces_something(output: str) -> None:
    situation = situation_of(LEARNABLE | {"output_kind": output, "data_forms": ["table"], "rule_result": "misses"})
    made = make_choices(situation).made
    if made["verdict"].choice[0] in STARTS and made["approach"].choice[0] in ("ml_custom", "ml_pretrained"):
        assert made["ml_task"].choice[0] != "none"


def test_an_order_in_the_text_weighs_among_the_serious_risks() -> None:
    risk = load_catalogue().risks["prompt_injection"]
    assert {"orders_in_text": True} in risk.raise_when
    assert (risk.likelihood + 1) * risk.impact >= 12
