"""Risks, tasks, advice and watches for projects of many trades: the right ones, no nonsense, in a sound order and number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter

import pytest

from knowledge.catalogue import any_holds
from knowledge.rows import Watch
from tests.knowledge.advice_cases import CASES, EXPECTED, Signals
from tests.knowledge.advice_rows import BUILDS, HEADLINE, MOST_TASKS, NUMBER, PRACTICES, RISKS, ROLES, TASKS, WATCHES, fired, texts

PARTS = re.compile(
    r"data\.(steps|split|privacy|quality)|modelling\.(validation|practices|error_analysis|robustness|explainability)|metrics|framing|monitoring|team"
    r"|llm\.(guardrails|retrieval|eval)|deployment\.(practices|tests|security)|ethics(\.law_note)?"
)

# ---- tasks


def test_tasks_wait_for_tasks_that_exist_and_never_in_a_ring() -> None:
    graph = {task.id: set(task.after) for task in TASKS.values()}
    assert set().union(*graph.values()) <= set(graph)
    assert len(list(TopologicalSorter(graph).static_order())) == len(TASKS)


def test_estimates_are_sane_and_research_is_uncertain() -> None:
    for task in TASKS.values():
        assert 0 < task.o <= task.m <= task.p, task.id
        assert 0 < task.effort <= 1, task.id
        assert 1 <= task.detail <= 4, task.id
        assert re.fullmatch(r"S([1-9]|10)", task.phase), task.id
        assert task.role in ROLES, task.id
        assert not task.research or (task.p - task.o) / task.m >= 0.3, task.id
        assert NUMBER.search(task.acceptance), task.id


def test_what_protects_people_is_never_cut() -> None:
    for name in (
        "privacy_review",
        "test_set",
        "shadow",
        "pilot",
        "way_back",
        "guardrail_tests",
        "fairness_check",
        "worst_cases",
        "answers_review",
    ):
        assert TASKS[name].cut == 0


def _before(task: str, present: set[str]) -> set[str]:
    """All tasks of the plan that come before `task`; tasks that are not in it are passed over."""
    found: set[str] = set()
    todo = list(TASKS[task].after)
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += TASKS[name].after
    return found & present


@pytest.mark.parametrize("case", CASES)
def test_tasks_come_in_a_sound_order(case: str) -> None:
    present = {t.id for t in fired(CASES[case])[1]}
    for earlier, later in (
        ("privacy_review", "count_data"),
        ("privacy_review", "questions_set"),
        ("privacy_review", "own_cases"),
        ("watch_on", "pilot"),
        ("watch_on", "shadow"),
        ("way_back", "pilot"),
        ("way_back", "shadow"),
        ("privacy_review", "write_rule"),
        ("effect_report", "report"),
        ("questions_set", "answer_service"),
        ("sample_check", "switch_on_rule"),
    ):
        assert {earlier, later} - present or earlier in _before(later, present), (earlier, later)
    for model in present & {t for t in TASKS if t.startswith("model_") and t != "model_card"}:
        assert {"test_set", "yardsticks", "count_data"} <= _before(model, present)


@pytest.mark.parametrize("case", CASES)
def test_a_plan_has_its_size_one_early_slice_and_one_way_to_build(case: str) -> None:
    signals = CASES[case]
    tasks = fired(signals)[1]
    assert 4 <= len(tasks) <= MOST_TASKS[str(signals["scale"])]
    assert sum(t.end_to_end for t in tasks) == (signals["chosen_verdict"] != "stop")
    models = [
        t.id
        for t in tasks
        if (t.id.startswith("model_") and t.id != "model_card")
        or t.id in ("answer_service", "agent_service", "prompt_service", "service_test", "build_rule")
    ]
    built = signals["chosen_verdict"] in (*BUILDS, "no_ml")
    assert len(models) == (1 if built else 0)


@pytest.mark.parametrize("task", [t for t in HEADLINE["ml_task"] if t != "none"])
@pytest.mark.parametrize("approach", ["ml_custom", "ml_pretrained", "llm_prompt", "llm_rag", "llm_agent", "buy_service"])
def test_every_kind_of_task_can_be_built(task: str, approach: str) -> None:
    signals: Signals = {
        "chosen_verdict": "go",
        "chosen_approach": approach,
        "chosen_ml_task": task,
        "scale": "pilot",
        "chosen_serving_mode": "batch",
    }
    research = [t for t in fired(signals)[1] if t.phase == "S6" and (t.research or t.id == "service_test")]
    assert len(research) == 1


def test_no_model_is_planned_where_a_rule_is_enough() -> None:
    text = " ".join(texts(t) for t in fired(CASES["one list of suppliers"])[1])
    assert not re.search(r"\b(train|build) (a|an|the) (model|classifier)|\bmodel\b", text)


# ---- the right rows for a project


@pytest.mark.parametrize("case", CASES)
def test_a_project_gets_the_risks_tasks_and_advice_an_expert_expects(case: str) -> None:
    risks, tasks, practices = fired(CASES[case])
    found = risks | {t.id for t in tasks} | practices
    wanted, nonsense = EXPECTED[case]
    assert set(wanted.split()) <= found
    assert set(nonsense.split()) <= set(RISKS) | set(TASKS) | set(PRACTICES)
    assert set(nonsense.split()).isdisjoint(found)


@pytest.mark.parametrize("case", CASES)
def test_the_number_of_risks_fits_the_project(case: str) -> None:
    most = {"course": 8, "pilot": 10, "product": 14, "regulated": 16}
    built = CASES[case]["chosen_verdict"] in BUILDS
    assert (5 if built else 1) <= len(fired(CASES[case])[0]) <= most[str(CASES[case]["scale"])]


def test_rare_facts_bring_their_risk_and_only_theirs() -> None:
    base = CASES["late buses of one town"]
    before = fired(base)[0]
    for fact, risk in (
        ({"stockouts": True}, "censored_demand"),
        ({"new_sites": True}, "site_shift"),
        ({"licence_limits": True}, "licence_ip"),
        ({"network": "weak"}, "connectivity"),
        ({"somebody_acts": False}, "no_action"),
        ({"label_agreement": 0.7}, "label_noise"),
    ):
        assert fired(base | fact)[0] - before <= {risk}, fact
        assert risk in fired(base | fact)[0], fact


def _kinds(rows: Iterable[Watch], signals: Signals) -> set[str]:
    return {w.kind for w in rows if any_holds(w.when, signals)}


def test_watches_follow_the_project() -> None:
    bread, guide, frost, loans = (
        CASES[name]
        for name in ("bread for 14 bakeries", "visitor guide of a museum", "frost warning in an orchard", "loans of a savings club")
    )
    always = {"data_quality", "business_kpi", "human_review_sample", "latency", "cost", "performance", "data_drift"}
    for case in (bread, guide, frost, loans):
        assert always <= _kinds(WATCHES.values(), case)
    assert {"retrieval_quality", "feedback_rate"} <= _kinds(WATCHES.values(), guide)
    assert "device_health" in _kinds(WATCHES.values(), frost)
    assert {"fairness", "label_proxy", "explainability", "safety_incidents"} <= _kinds(WATCHES.values(), loans)
    assert _kinds(WATCHES.values(), bread).isdisjoint({"retrieval_quality", "device_health", "fairness", "label_proxy", "safety_incidents"})


def test_watches_are_complete() -> None:
    for watch in WATCHES.values():
        assert watch.role in ROLES
        assert NUMBER.search(watch.threshold), watch.id
        assert watch.action
        assert watch.window


def test_practices_have_a_part_and_begin_well() -> None:
    for practice in PRACTICES.values():
        assert PARTS.fullmatch(practice.part), practice.id
        assert practice.text[0].isupper(), practice.id
        assert not practice.text.endswith("."), practice.id
        assert len(practice.text) <= 240, practice.id
