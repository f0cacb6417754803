"""All decisions: what an expert would accept in different trades, what must agree with what, and that nothing makes it fail."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.case import Choice
from assistant.choices import MAKING, make_choices
from assistant.choosing import choose, tally
from assistant.decisions import ORDER, decide_all, verdict_and_choices
from assistant.due import due
from assistant.plan.evidence import Ledger
from assistant.plan.model import Decision
from assistant.situation import Situation
from knowledge.catalogue import FOLDER, load_catalogue
from knowledge.rows import Table
from tests.assistant.trades import ALL, FACTORY, FARM, HOSPITAL, NGO, SHOP, STUDENTS, TODAY, TOWN, WAREHOUSE, quantity, situation_of

CATALOGUE = load_catalogue()
CLOSED: dict[str, list[str]] = yaml.safe_load((FOLDER / "vocabulary.yml").read_text("utf-8"))["headline"]
NO_MODEL = {"rules", "analytics", "process_change"}


def chosen(signals: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The bare choices on signals."""
    return dict(verdict_and_choices(situation_of(signals, **more)))


def written(situation: Situation) -> dict[str, Decision]:
    """All decisions with their texts, by headline."""
    found = decide_all(situation, Ledger(situation.catalogue, situation.case))
    assert [d.headline for d in found] == list(ORDER)
    return {str(d.headline): d for d in found}


EXPERT: list[tuple[str, dict[str, set[str]], dict[str, set[str]]]] = [
    # trade, acceptable values (one of them is chosen), values that must not be chosen
    (
        "hospital",
        {
            "approach": {"ml_custom"},
            "ml_task": {"binary_classification"},
            "automation_level": {"recommend_human_decides"},
            "process_model": {"crisp_ml_q"},
            "serving_mode": {"batch", "online"},
            "retraining_trigger": {"manual"},
        },
        {
            "model_metric": {"accuracy", "roc_auc"},
            "rollout": {"big_bang", "ab_test"},
        },
    ),
    (
        "farm",
        {
            "approach": {"ml_custom"},
            "ml_task": {"time_series_forecasting", "quantile_regression"},
            "serving_mode": {"batch"},
            "retraining_trigger": {"schedule"},
            "team_framework": {"kanban", "lean"},
        },
        {
            "model_metric": {"mape", "accuracy"},
            "rollout": {"ab_test", "big_bang"},
            "storage": {"warehouse", "lake"},
        },
    ),
    (
        "bank",
        {
            "approach": {"ml_custom"},
            "serving_mode": {"streaming", "online"},
            "retraining_trigger": {"drift_triggered", "performance_triggered"},
        },
        {
            "model_metric": {"accuracy"},
            "automation_level": {"full_auto"},
            "rollout": {"big_bang"},
        },
    ),
    (
        "school",
        {
            "automation_level": {"recommend_human_decides", "inform"},
            "process_model": {"crisp_ml_q"},
        },
        {
            "verdict": {"go", "stop"},
            "rollout": {"big_bang", "ab_test"},
        },
    ),
    (
        "factory",
        {
            "approach": {"ml_pretrained"},
            "ml_task": {"object_detection", "image_segmentation"},
            "serving_mode": {"edge"},
            "adaptation": {"feature_extraction", "fine_tuning"},
        },
        {
            "adaptation": {"from_scratch"},
            "rollout": {"ab_test", "big_bang"},
        },
    ),
    (
        "shop",
        {
            "approach": {"ml_custom", "buy_service"},
            "ml_task": {"recommendation", "ranking"},
            "serving_mode": {"batch", "online"},
            "goal_type": {"growth"},
            "automation_level": {"auto_with_override"},
        },
        {
            "model_metric": {"rmse", "accuracy"},
            "rollout": {"big_bang"},
        },
    ),
    (
        "ngo",
        {
            "approach": {"llm_rag", "buy_service"},
            "ml_task": {"question_answering"},
            "adaptation": {"rag"},
            "serving_mode": {"online"},
            "automation_level": {"inform"},
            "goal_type": {"social"},
        },
        {
            "approach": {"llm_agent", "llm_finetune"},
            "rollout": {"big_bang"},
        },
    ),
    (
        "warehouse",
        {
            "verdict": {"no_ml"},
            "approach": {"rules"},
            "ml_task": {"none"},
            "retraining_trigger": {"none"},
            "feasibility": {"not_needed"},
        },
        {
            "serving_mode": {"online", "edge"},
        },
    ),
    (
        "town",
        {
            "approach": {"ml_pretrained"},
            "ml_task": {"multiclass_classification"},
            "adaptation": {"feature_extraction", "fine_tuning"},
            "automation_level": {"auto_with_override", "recommend_human_decides"},
        },
        {
            "adaptation": {"from_scratch"},
            "model_metric": {"accuracy"},
        },
    ),
    (
        "students",
        {
            "process_model": {"six_steps", "four_phases"},
            "team_framework": {"kanban", "lean", "scrum"},
            "approach": {"ml_custom"},
            "ml_task": {"regression"},
        },
        {
            "rollout": {"ab_test", "big_bang"},
            "storage": {"warehouse"},
        },
    ),
    (
        "emotions",
        {
            "verdict": {"stop"},
            "approach": {"do_not_build"},
            "feasibility": {"blocked_legal"},
        },
        {},
    ),
    (
        "new_plant",
        {
            "verdict": {"data_first"},
            "approach": {"data_first"},
            "feasibility": {"collect_first"},
        },
        {},
    ),
    (
        "nobody",
        {
            "verdict": {"stop"},
            "approach": {"do_not_build"},
        },
        {},
    ),
    (
        "call_centre",
        {
            "approach": {"buy_service", "ml_pretrained"},
            "ml_task": {"speech_to_text"},
        },
        {
            "approach": {"ml_custom"},
        },
    ),
    (
        "library",
        {
            "approach": {"ml_pretrained", "llm_prompt"},
            "ml_task": {"information_extraction"},
            "automation_level": {"recommend_human_decides"},
        },
        {
            "approach": {"buy_service"},
        },
    ),
    (
        "brewery",
        {
            "ml_task": {"time_series_anomaly_detection", "anomaly_detection"},
            "baseline": {"current_rule"},
        },
        {
            "model_metric": {"accuracy"},
        },
    ),
]


@pytest.mark.parametrize(("trade", "good", "bad"), EXPERT, ids=[row[0] for row in EXPERT])
def test_decisions_an_expert_would_accept(trade: str, good: dict[str, set[str]], bad: dict[str, set[str]]) -> None:
    choices = chosen(ALL[trade])
    for headline, values in good.items():
        assert _set(choices[headline]) & values, f"{headline}: {choices[headline]}"
    for headline, values in bad.items():
        assert not _set(choices[headline]) & values, f"{headline}: {choices[headline]}"


def test_a_rule_is_not_ruled_out_where_examples_are_missing() -> None:
    approach = written(situation_of(ALL["new_plant"]))["approach"]
    excluded = {option.value for option in approach.options if option.excluded}
    assert approach.choice == "data_first"
    assert "ml_custom" in excluded
    assert not {"rules", "analytics", "process_change"} & excluded


def _set(value: Any) -> set[str]:
    return set(value) if isinstance(value, list) else {value}


def test_a_release_is_a_sequence_that_starts_beside_the_old_way() -> None:
    assert chosen(HOSPITAL)["rollout"] == ["shadow", "pilot"]
    assert chosen(SHOP)["rollout"] == ["canary", "ab_test"]
    assert chosen({k: v for k, v in SHOP.items() if k not in ("per_day", "peak_per_second")})["rollout"] == ["pilot", "ab_test"]
    assert "ab_test" not in chosen(SHOP | {"users": 40})["rollout"]


def test_all_at_once_only_inside_and_where_it_can_be_undone() -> None:
    inside = {"internal_only": True, "worst_harm": "none", "per_day": 0.1, "chosen": None}
    signals = {k: v for k, v in (WAREHOUSE | inside).items() if v is not None}
    assert chosen(signals)["rollout"] == ["big_bang"]
    assert "big_bang" not in chosen(signals | {"internal_only": False})["rollout"]
    assert "big_bang" not in chosen(signals | {"worst_harm": "irreversible"})["rollout"]


def test_no_person_in_the_loop_only_under_all_four_conditions() -> None:
    allowed = TOWN | {"full_auto_wished": True, "personal_data": False, "worst_harm": "none", "rights": "own"}
    allowed = {k: v for k, v in allowed.items() if k not in ("reviewers", "jurisdiction")}
    assert chosen(allowed)["automation_level"] == "full_auto"
    for change in ({"worst_harm": "irreversible"}, {"consent_of": "the staff"}, {"person_decides": True}, {"full_auto_wished": False}):
        assert chosen(allowed | change)["automation_level"] != "full_auto"


def test_strict_duties_add_gates() -> None:
    framework = chosen(HOSPITAL)["team_framework"]
    assert isinstance(framework, list)
    assert framework[1:] == ["stage_gate"]
    assert isinstance(chosen(FARM)["team_framework"], str)


def test_watched_is_what_the_case_asks_for() -> None:
    always = {"data_quality", "data_drift", "business_kpi", "latency", "cost", "human_review_sample"}
    assert always <= set(chosen(FARM)["monitoring"])
    assert {"retrieval_quality", "feedback_rate"} <= set(chosen(NGO)["monitoring"])
    assert "device_health" in chosen(FACTORY)["monitoring"]
    assert {"fairness", "safety_incidents"} <= set(chosen(HOSPITAL)["monitoring"])
    assert "label_proxy" in chosen(HOSPITAL | {"label_delay_days": 60})["monitoring"]
    assert "label_proxy" not in chosen(HOSPITAL | {"label_delay_days": 2})["monitoring"]
    assert set(chosen(WAREHOUSE)["monitoring"]) <= {"business_kpi", "data_quality", "human_review_sample", "cost"}


@pytest.mark.parametrize("trade", list(ALL))
def test_every_decision_states_all_it_must(trade: str) -> None:
    situation = situation_of(ALL[trade])
    ledger = Ledger(situation.catalogue, situation.case)
    decisions = decide_all(situation, ledger)
    evidence = {row.id: row for row in ledger.rows()}
    for decision in decisions:
        assert len(decision.options) >= 2
        assert any(option.do_less for option in decision.options)
        assert {evidence[e].kind for e in decision.evidence} >= {"user"}
        assert len({evidence[e].kind for e in decision.evidence}) >= 2
        assert any(evidence[e].kind in ("course", "public") for e in decision.evidence)
        assert decision.owner in CLOSED["role"]
        assert decision.date is not None
        assert decision.acceptance.endswith(".")
        assert decision.reopened_by
        assert decision.because
        assert decision.runner_up is not None, decision.headline
        assert decision.runner_up.value not in _set(decision.choice)
        assert decision.runner_up.why_lost.endswith(".")
        assert _set(decision.choice) <= {option.value for option in decision.options} & set(CLOSED[str(decision.headline)])
        assert all(option.points is None or option.points == sum(s.points for s in option.scores) for option in decision.options)
        assert (not decision.close_call) or decision.flips_if


@pytest.mark.parametrize("trade", list(ALL))
def test_texts_show_no_internal_words(trade: str) -> None:
    for decision in written(situation_of(ALL[trade])).values():
        texts = [decision.question, decision.because, decision.acceptance, decision.flips_if, *(c.text for c in decision.conditions)]
        texts += [o.label for o in decision.options] + [s.reason for o in decision.options for s in o.scores]
        for text in texts:
            assert "{" not in text
            assert not re.search(r"\b(slot|signal|baseline|DL-\d+|[a-z]+_[a-z]+)\b", text), text


@pytest.mark.parametrize("trade", list(ALL))
def test_bare_choices_and_written_decisions_agree(trade: str) -> None:
    situation = situation_of(ALL[trade])
    decisions = written(situation)
    assert {h: d.choice for h, d in decisions.items()} == verdict_and_choices(situation)


@pytest.mark.parametrize("trade", list(ALL))
def test_the_same_case_gives_the_same_decisions(trade: str) -> None:
    one, two = (written(situation_of(ALL[trade])) for _ in range(2))
    assert {h: d.model_dump() for h, d in one.items()} == {h: d.model_dump() for h, d in two.items()}


def table_of(**more: Any) -> Table:
    """A small table of its own."""
    words = {"criterion": "c", "because": "b", "source": "h_points"}
    rows = [
        {"when": {"students": True}, "points": {"plain": 2, "grand": 2}} | words,
        {"when": {"python": True}, "points": {"grand": 1}} | words,
    ]
    raw: dict[str, Any] = {
        "id": "T",
        "headline": "approach",
        "question": "?",
        "options": [
            {"value": "grand", "label": "Grand"},
            {"value": "plain", "label": "Plain", "do_less": True},
            {"value": "none", "label": "None"},
        ],
        "rows": rows,
    }
    return Table.model_validate(raw | more)


def test_of_two_that_are_as_good_the_one_that_does_less_wins() -> None:
    assert choose(tally(table_of(), {"students": True})) == ["plain"]
    assert choose(tally(table_of(), {"students": True, "python": True})) == ["grand"]


def test_without_any_point_the_default_is_taken() -> None:
    assert choose(tally(table_of(default="none"), {})) == ["none"]
    assert choose(tally(table_of(), {})) == ["plain"]


def test_many_are_taken_from_the_mark_on_in_their_order() -> None:
    many = table_of(select="many", at_least=2)
    assert choose(tally(many, {"students": True, "python": True})) == ["grand", "plain"]
    assert choose(tally(table_of(select="many", at_least=3), {"students": True, "python": True})) == ["grand"]
    ordered = table_of(select="many", at_least=2, in_order=True, order=["plain", "grand", "none"])
    assert choose(tally(ordered, {"students": True, "python": True})) == ["plain", "grand"]
    rivals = table_of(select="many", at_least=2, rivals=["plain", "grand"])
    assert choose(tally(rivals, {"students": True, "python": True})) == ["grand"]
    assert choose(tally(table_of(select="many", default="plain"), {})) == ["plain"]


def test_a_weight_of_the_team_changes_the_points() -> None:
    light = chosen(FARM, weights={"few people or part-time": 0.0, "priorities follow results": -1.0})
    assert chosen(FARM)["team_framework"] == "kanban"
    assert light["team_framework"] == "waterfall"
    situation = situation_of(FARM, weights={"your wish": 5.0, "a number to plan with": 4.0})
    option = written(situation)["automation_level"].options[0]
    assert option.points == 8


def test_the_teams_own_choice_goes_first_and_says_so() -> None:
    decision = written(situation_of(FARM, choices={"serving_mode": "online"}))["serving_mode"]
    assert decision.choice == "online"
    assert (decision.chosen_by, decision.team_reason) == ("team", "we know this well")
    assert "we know this well" in decision.because
    assert decision.options[0].value == "online"


def test_the_team_may_choose_several_and_even_what_was_ruled_out() -> None:
    decisions = written(situation_of(NGO, choices={"approach": "llm_agent", "storage": "vector_store, relational_db"}))
    assert decisions["approach"].choice == "llm_agent"
    assert decisions["approach"].options[0].points is not None
    assert decisions["storage"].choice == ["vector_store", "relational_db"]


def test_a_choice_that_contradicts_the_verdict_moves_the_verdict() -> None:
    rules = chosen(FARM, choices={"approach": "rules"})
    assert (rules["verdict"], rules["approach"], rules["ml_task"]) == ("no_ml", "rules", "none")
    model = chosen(WAREHOUSE, choices={"approach": "ml_custom"})
    assert model["verdict"] == "pilot_first"
    assert model["approach"] == "ml_custom"
    assert model["ml_task"] == "binary_classification"


def test_a_choice_that_no_longer_makes_sense_is_passed_over() -> None:
    assert chosen(WAREHOUSE, choices={"retraining_trigger": "schedule"})["retraining_trigger"] == "none"
    assert chosen(FARM, choices={"serving_mode": "by pigeon"})["serving_mode"] == "batch"


def test_a_changed_fact_changes_only_what_rests_on_it() -> None:
    before, after = chosen(FARM), chosen(FARM | {"network": "none"})
    assert {h for h in ORDER if before[h] != after[h]} <= {"serving_mode", "monitoring", "storage"}


def test_a_close_call_says_what_would_turn_it() -> None:
    decision = written(situation_of(FARM))["ml_task"]
    assert decision.close_call
    assert decision.margin == 1
    assert decision.flips_if
    assert not written(situation_of(HOSPITAL))["automation_level"].close_call


def test_spanish_decisions_hold_no_english_reasons() -> None:
    spanish, english = written(situation_of(TOWN, language="es")), written(situation_of(TOWN))
    for headline, decision in spanish.items():
        assert decision.choice == english[headline].choice
        assert decision.question != english[headline].question
        assert decision.because != english[headline].because


def test_dates_fall_on_working_days_and_within_the_time_left() -> None:
    for days in range(1, 40):
        assert due(TODAY, days, None).weekday() < 5
    assert due(TODAY, 28, TODAY.replace(month=12)) < due(TODAY, 28, None)


def _value(name: str) -> st.SearchStrategy[Any]:
    """Any well-formed value of the signal."""
    signal = CATALOGUE.signals[name]
    if name == "problem":
        return st.sampled_from([*CATALOGUE.problems, "nothing like it"])
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "bool": st.booleans(),
        "number": st.sampled_from([0, 0.5, 1, 7, 150, 20000, 5_000_000]),
        "quantity": st.builds(
            quantity,
            st.sampled_from([0, 0.04, 0.97, 300, 820000]),
            st.sampled_from(["share", "EUR", "COP", "hours"]),
            st.sampled_from([None, "year", "month"]),
        ),
        "date": st.sampled_from(["2025-01-01", "2027-06-30", "2031-01-01"]),
        "choice": st.sampled_from(signal.values or ("x",)),
        "list": st.lists(st.sampled_from(signal.values or ("a", "b", "c", "d")), min_size=1, max_size=3, unique=True),
        "text": st.sampled_from(["night shift", "", "{actor}"]),
        "team": st.just([{"who": "Ada", "hours": 7}, {"who": "me", "hours": None}]),
        "sources": st.just([{"name": "a", "rows": 7, "noun": "", "months": None}]),
    }
    return kinds[signal.kind]


READ = sorted(name for name, signal in CATALOGUE.signals.items() if not signal.derived)
ANY_CASE = st.lists(st.sampled_from(READ), max_size=60, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({n: _value(n) for n in names})
)
UNKNOWN = st.lists(st.sampled_from(sorted(CATALOGUE.slots)), max_size=4, unique=True).map(tuple)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(signals=ANY_CASE, unknown=UNKNOWN, language=st.sampled_from(["en", "es"]))
def test_nothing_that_is_said_makes_it_fail_or_contradict_itself(signals: dict[str, Any], unknown: tuple[str, ...], language: str) -> None:
    situation = situation_of(signals, unknown=unknown, language=language)
    decisions = written(situation)
    choices = {headline: decision.choice for headline, decision in decisions.items()}
    assert set(choices) == {"verdict", *MAKING}
    for headline, value in choices.items():
        assert _set(value) <= set(CLOSED[headline])
        assert value
    verdict, approach = str(choices["verdict"]), str(choices["approach"])
    assert (verdict == "no_ml") <= (approach in NO_MODEL)
    assert (verdict == "stop") == (approach == "do_not_build")
    assert (verdict == "data_first") == (approach == "data_first")
    assert approach not in ("llm_agent", "llm_finetune")
    if verdict in ("no_ml", "stop"):
        assert choices["ml_task"] == "none"
        assert choices["adaptation"] == "none"
        assert choices["pipeline"] == ["none"]
        assert choices["retraining_trigger"] == "none"
        assert choices["serving_mode"] in ("none", "batch")
    kind = situation.signals.get("output_kind")
    if verdict in ("go", "go_with_conditions", "pilot_first") and kind not in (None, "actions", "groups"):
        assert approach not in NO_MODEL
        assert choices["ml_task"] != "none"
    if situation.signals.get("harm_possible"):
        assert choices["automation_level"] not in ("full_auto", "auto_with_override")
        assert "big_bang" not in choices["rollout"]
    if situation.signals.get("rights") == "missing":
        assert verdict not in ("go", "go_with_conditions", "pilot_first")
    assert choices["model_metric"] != ["accuracy"]
    assert "has_target" in situation.signals or situation.signals.get("keep_as_is") or verdict in ("ask_more", "stop")


def test_students_with_public_data_are_not_sent_to_collect_more() -> None:
    assert chosen(STUDENTS)["verdict"] in ("go", "go_with_conditions", "pilot_first")


class TestLike:
    """Trying an answer counts only the tables that look at what it changes: the same choices come out."""

    @pytest.mark.parametrize("slot", sorted(CATALOGUE.slots))
    def test_as_if_everything_were_counted_again(self, slot: str) -> None:
        known = {"problem": "demand_forecast", "personal_data": True, "many_decisions": True}
        before = make_choices(situation_of(known))
        for button in CATALOGUE.slots[slot].buttons:
            situation = situation_of({**known, **button.signals})
            assert make_choices(situation, before).signals == make_choices(situation).signals

    def test_the_teams_own_choice_counts_though_no_signal_changed(self) -> None:
        situation = situation_of({"problem": "demand_forecast"})
        before = make_choices(situation)
        other = next(o.value for o in CATALOGUE.tables["process_model"].options if [o.value] != before.made["process_model"].choice)
        wish = Choice(headline="process_model", value=other, reason="we know it", turn=1)
        case = situation.case.model_copy(update={"choices": {"process_model": wish}})
        assert make_choices(replace(situation, case=case), before).made["process_model"].choice == [other]
