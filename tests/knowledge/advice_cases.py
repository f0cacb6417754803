"""Invented projects of different trades as sets of signals, for the tests of risks, tasks and advice."""

from __future__ import annotations

from typing import Any

Signals = dict[str, Any]


def project(approach: str, task: str, verdict: str = "go_with_conditions", **facts: Any) -> Signals:
    """Signals of a project: the choices a plan always has, and the facts given."""
    chosen = {
        "chosen_verdict": verdict,
        "chosen_approach": approach,
        "chosen_ml_task": task,
        "chosen_feasibility": "ready_with_work",
        "chosen_serving_mode": "batch",
        "chosen_automation_level": "recommend_human_decides",
        "chosen_retraining_trigger": "schedule",
        "chosen_rollout": ["shadow", "pilot"],
        "scale": "product",
        "has_target": True,
        "target": {"value": 10, "unit": "hours", "period": "week"},
        "baseline": {"value": 20, "unit": "hours", "period": "week"},
        "is_llm": False,
        "is_forecast": False,
        "is_image": False,
    }
    return chosen | facts


CASES: dict[str, Signals] = {
    "bread for 14 bakeries": project(
        "ml_custom", "time_series_forecasting", output_kind="number_over_time", is_forecast=True, is_tabular=True, seasonal=True,
        stockouts=True, weather_matters=True, sites=14, personal_data=False, harm_possible=False, goal_money=True, human_today=True,
        history_months=20, two_seasons=False, small_team=True, people=3, rule_result="untried", actor="shop leader", somebody_acts=True,
        cost_under={"value": 2, "unit": "EUR", "period": None}, cost_over={"value": 1, "unit": "EUR", "period": None}, error_costs_known=True,
    ),
    "cracks in turbine blades": project(
        "ml_pretrained", "image_classification", output_kind="one_of_k", is_image=True, data_forms=["image"], network="weak", devices=6,
        repeated_entities=True, labels="all", label_kind="human", label_count=4200, positives=160, positive_share=0.04, rare_positives=True,
        classes=6, personal_data=False, miss_worse=True, harm_possible=False, new_sites=True, people=2, small_team=True, few_labels=False,
    ),
    "visitor guide of a museum": project(
        "llm_rag", "question_answering", output_kind="answer_from_documents", is_llm=True, data_forms=["documents"], languages=["en", "it"],
        documents_count=900, content_changes_month=6, internal_only=False, chosen_serving_mode="online", chosen_rollout=["pilot"],
        chosen_automation_level="inform", personal_data=False, answer_while_waiting=True, harm_possible=False, people=4, law_class="limited",
    ),
    "contract search of a shipyard": project(
        "llm_rag", "question_answering", output_kind="answer_from_documents", is_llm=True, data_forms=["documents"], languages=["en"],
        documents_count=15000, access_levels=True, confidential=True, personal_data=True, internal_only=True, data_may_leave="never",
        chosen_serving_mode="online", chosen_rollout=["pilot"], chosen_automation_level="inform", people=5, law_class="limited", in_eu=True,
    ),
    "frost warning in an orchard": project(
        "ml_custom", "time_series_forecasting", output_kind="number_over_time", is_forecast=True, data_forms=["sensor", "time_series"],
        chosen_serving_mode="edge", network="none", devices=40, seasonal=True, weather_matters=True, miss_worse=True, acts_in_seconds=False,
        personal_data=False, harm_possible=False, people=1, small_team=True, history_months=40, two_seasons=True, actor="orchard keeper",
    ),
    "first reading of emergency calls": project(
        "ml_pretrained", "multiclass_classification", output_kind="one_of_k", data_forms=["text", "audio"], worst_harm="people", classes=9,
        harm_possible=True, people_affected=True, high_risk_area="medical", health_data=True, personal_data=True, law_class="high", in_eu=True,
        scale="regulated", regulated=True, labels="all", label_kind="human", label_agreement=0.78, human_today=True, groups_matter=True,
        people=9, explanation_needed=True, chosen_serving_mode="online", latency_ms=800,
    ),
    "one list of suppliers": project(
        "rules", "none", "no_ml", output_kind="matching_records", spelling_varies=True, scale="pilot", personal_data=False, people=1,
        small_team=True, chosen_serving_mode="batch", chosen_rollout=["big_bang"], chosen_automation_level="auto_with_override",
        rule_result="untried", months_left=3, harm_possible=False, hours_available=60,
    ),
    "articles for young readers": project(
        "ml_custom", "recommendation", output_kind="order_of_items", data_forms=["clicks"], label_kind="clicks", minors=True, new_items=True,
        personal_data=True, goal_growth=True, people_affected=True, effect_must_be_proven=True, chosen_serving_mode="online", latency_ms=120,
        chosen_rollout=["ab_test"], chosen_automation_level="full_auto", large_traffic=True, people=6, in_eu=True, harm_possible=False,
        repeated_entities=True, seasonal=True,
    ),
    "misuse of parking permits": project(
        "ml_custom", "anomaly_detection", output_kind="unusual_events", adversaries=True, personal_data=True, people_affected=True,
        labels="some", label_kind="human", labels_tainted=True, capacity_known=True, capacity_number=25, capacity_period="week",
        somebody_acts=True, people=3, small_team=True, months_left=9, change_speed="fast", harm_possible=False, in_eu=True,
    ),
    "chords of guitar recordings": project(
        "ml_pretrained", "multiclass_classification", output_kind="one_of_k", data_forms=["audio"], scale="course", students=True, people=4,
        months_left=1.6, rights="public", labels="all", label_kind="human", classes=24, chosen_serving_mode="none", chosen_rollout=["none"],
        chosen_automation_level="inform", small_team=False, personal_data=False, harm_possible=False, python=True, part_time=True,
    ),
    "weaving faults nobody recorded": project(
        "data_first", "anomaly_detection", "data_first", output_kind="yes_no", labels="none", data_exists=True, data_enough=False, people=3,
        few_labels=True, chosen_feasibility="collect_first", chosen_serving_mode="none", chosen_rollout=["none"], personal_data=False,
        scale="pilot", small_team=True, human_today=True, goal_process=True, months_left=5,
    ),
    "mood of call-centre staff": project(
        "do_not_build", "none", "stop", prohibited_use=True, high_risk_area="employment", law_class="prohibited", personal_data=True,
        people_affected=True, works_council=True, goal_staff=True, in_eu=True, scale="regulated", chosen_serving_mode="none",
        chosen_rollout=["none"], chosen_automation_level="none",
    ),
    "something with AI for a cinema": {
        "chosen_verdict": "ask_more", "chosen_approach": "do_not_build", "chosen_ml_task": "none", "chosen_serving_mode": "none",
        "chosen_rollout": ["none"], "chosen_automation_level": "none", "scale": "product", "has_target": False,
    },
    "fields of delivery notes": project(
        "buy_service", "information_extraction", output_kind="fields_of_documents", data_forms=["documents", "image"], confidential=True,
        personal_data=False, scale="pilot", human_today=True, goal_process=True, chosen_rollout=["pilot"], people=3, small_team=True,
        chosen_automation_level="auto_with_override", worst_harm="delay", harm_possible=False, data_may_leave="freely", months_left=5,
    ),
    "letters to donors of a charity": project(
        "ml_custom", "uplift_modeling", output_kind="effect_of_action", is_tabular=True, personal_data=True, people_affected=True, people=3,
        somebody_acts=True, goal_money=True, effect_must_be_proven=True, labels_late=True, label_delay_days=45, capacity_known=True,
        capacity_number=2000, capacity_period="month", chosen_rollout=["ab_test"], small_team=True, seasonal=True, harm_possible=False,
        label_kind="outcome", repeated_entities=True,
    ),
    "life of elevator ropes": project(
        "ml_custom", "survival_analysis", output_kind="time_to_event", is_tabular=True, personal_data=False, repeated_entities=True, units=180,
        positives=60, label_count=180, few_labels=True, worst_harm="people", harm_possible=True, miss_worse=True, scale="regulated", people=5,
        label_kind="outcome", labels="all", human_today=True,
    ),
    "booking trips by itself": project(
        "llm_agent", "text_generation", output_kind="actions", is_llm=True, full_auto_wished=True, internal_only=False, people=4,
        worst_harm="money", harm_possible=False, personal_data=True, chosen_serving_mode="online", chosen_rollout=["pilot"], in_eu=True,
        chosen_automation_level="recommend_human_decides", law_class="limited",
    ),
    "loans of a savings club": project(
        "ml_custom", "binary_classification", output_kind="yes_no", is_tabular=True, personal_data=True, financial_data=True, people=3,
        people_affected=True, high_risk_area="credit", law_class="high", scale="regulated", labels_tainted=True, rare_positives=True,
        positive_share=0.06, positives=900, label_kind="outcome", labels="all", labels_late=True, label_delay_days=180, in_eu=False,
        explanation_needed=True, groups_matter=True, harm_possible=True, error_costs_known=True, somebody_acts=True, repeated_entities=True,
        cost_false_alarm={"value": 20, "unit": "EUR", "period": None}, cost_miss={"value": 900, "unit": "EUR", "period": None},
    ),
    "late buses of one town": project(
        "ml_custom", "regression", output_kind="number", is_tabular=True, data_forms=["table", "time_series"], personal_data=False, people=2,
        seasonal=True, weather_matters=True, scale="pilot", months_left=3.5, part_time=True, small_team=True, rule_result="misses",
        chosen_rollout=["pilot"], chosen_automation_level="inform", worst_harm="delay", harm_possible=False, label_kind="outcome", labels="all",
    ),
}
