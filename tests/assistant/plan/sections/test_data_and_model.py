"""Data, modelling, language-model parts, release and watch."""

from __future__ import annotations

import pytest

from assistant.plan.model import Deployment, Llm, Modelling, Monitoring, NotApplicable, Retrieval, Split
from assistant.plan.sections.data import data_section
from assistant.plan.sections.llm import llm_section
from assistant.plan.sections.modelling import candidates, modelling_section
from assistant.plan.sections.pass_rules import data_passes
from assistant.plan.sections.people import crew
from assistant.plan.sections.release import rollout
from tests.assistant.plan.invented_cases import (
    CLINIC,
    FERRY,
    HELP_DESK,
    LAUNDRY,
    ORCHARD,
    STUDENTS,
    TRANSLATORS,
    Statement,
    Team,
    amount,
    context_from,
)


def split_of(team: Team, *extra: Statement) -> Split:
    found = data_section(context_from(team, *extra)).split
    assert isinstance(found, Split)
    return found


class TestData:
    def test_sources_are_the_teams_or_the_forms_that_are_usual(self) -> None:
        assert [s.name for s in data_section(context_from(LAUNDRY)).sources] == ["vibration values", "repair book"]
        assert all("plots" in s.name for s in data_section(context_from(ORCHARD)).sources)

    def test_a_source_of_a_table_keeps_its_own_size_and_begin(self) -> None:
        told = [
            {"name": "vibration values", "rows": 52_000, "noun": "readings", "months": 65},
            {"name": "repair book", "rows": None, "noun": "", "months": None},
        ]
        values, book = data_section(context_from(LAUNDRY, ("data_sources_volume", "table", {"sources_told": told}))).sources
        assert (values.volume, values.history) == ("52,000 readings", "65 months")
        assert (book.volume, book.history) == ("to be counted in the first data task",) * 2

    def test_rights_and_personal_data_are_told_for_each_source(self) -> None:
        own, open_ = data_section(context_from(LAUNDRY)).sources[0], data_section(context_from(CLINIC)).sources[0]
        assert (own.access, own.licence, own.pii) == ("granted", "own data", False)
        assert "open questions" in open_.access
        assert open_.pii is True

    def test_split_follows_the_facts(self) -> None:
        assert split_of(FERRY).kind == "time"
        assert split_of(LAUNDRY).kind == "time"
        assert split_of(CLINIC).kind == "site"
        assert split_of(CLINIC).by == ["patient", "site"]
        assert split_of(STUDENTS).kind == "entity"
        assert split_of(HELP_DESK).kind == "by_case"
        assert "200" in split_of(TRANSLATORS).test

    def test_gap_is_as_long_as_the_wait_for_the_answer(self) -> None:
        assert "45 days" in split_of(LAUNDRY, ("label_delay", "45 days", {"label_delay_days": 45})).gap

    def test_the_usual_leak_is_closed(self) -> None:
        assert data_section(context_from(FERRY)).steps[0].startswith("The usual leak: ")

    def test_each_source_has_what_was_said_beside_its_own_name(self) -> None:
        words = "17,000 repair orders in the ERP since July 2017, pressure readings only since March 2025"
        named = {"sources_named": ["repair orders", "pressure readings"], "rows": 17_000, "history_months": 116, "units": 3}
        orders, readings = data_section(context_from(LAUNDRY, ("data_sources_volume", words, named))).sources
        assert (orders.volume.split(" and ")[0], orders.history) == ("17,000 rows", "116 months")
        assert "17,000" not in readings.volume
        assert readings.history == "24 months"

    def test_rows_keep_the_noun_they_were_counted_by(self) -> None:
        told = ("data_sources_volume", "17,000 workshop orders", {"sources_named": ["vibration values"], "rows": 17_000})
        assert data_section(context_from(LAUNDRY, told)).sources[0].volume.startswith("17,000 workshop orders")

    def test_what_can_be_used_is_counted_and_the_rest_is_told(self) -> None:
        half = (
            "data_quality",
            "1,300 of 2,600 scans can be used",
            {"rows": 2600, "usable_rows": 1300, "gaps": "many", "quality_notes": "half"},
        )
        lost = ("data_quality", "2020 is useless", {"lost_months": 12, "quality_notes": "2020 is useless"})
        context = context_from(LAUNDRY, half, lost)
        found = data_section(context)
        assert found.sources[0].volume.startswith("1,300 usable rows of 2,600")
        assert found.sources[0].history == "36 months, of which 12 are of no use"
        assert (context.figure("rows"), context.figure("history_months")) == (1300, 24)
        assert "half; 2020 is useless" in found.quality.completeness
        assert "field by field" in data_passes(context)

    def test_a_small_gap_keeps_the_usual_gate(self) -> None:
        assert "field by field" not in data_passes(context_from(LAUNDRY, ("data_quality", "some", {"gaps": "some"})))

    def test_records_that_are_deleted_are_a_short_history(self) -> None:
        told = ("data_sources_volume", "mails are deleted after 60 days", {"kept_days": 60, "history_months": 2.0})
        context = context_from(LAUNDRY, told)
        found = data_section(context)
        assert context.figure("history_months") == 2
        assert "60 days" in found.retention
        assert any("60 days" in step for step in found.steps)

    def test_an_estimate_is_called_one(self) -> None:
        told = ("data_sources_volume", "70 repairs a week", {"rows": 6400, "rows_estimated": True})
        assert "estimate" in data_section(context_from(LAUNDRY, told)).sources[0].volume

    def test_children_need_the_consent_of_their_parents(self) -> None:
        said = ("personal_or_sensitive_data", "names of the pupils; it costs 40 EUR; on 6.", {"personal_data": True, "minors": True})
        rows = data_section(context_from(LAUNDRY, said)).privacy
        assert any("consent" in row for row in rows)
        assert rows[0] == "You named: names of the pupils. Each of these fields gets a reason to stay, or is dropped."

    def test_privacy_repeats_what_the_team_named(self) -> None:
        assert "health data of patients" in data_section(context_from(CLINIC)).privacy[0]
        assert data_section(context_from(LAUNDRY)).privacy[0].startswith("No personal data")

    def test_known_gaps_stand_in_the_measure(self) -> None:
        said = ("data_quality", "Tuesdays are missing", {"quality_notes": "Tuesdays are missing"})
        assert "Tuesdays are missing" in data_section(context_from(FERRY, said)).quality.completeness


class TestModelling:
    def test_simplest_first_and_each_with_a_reason(self) -> None:
        rows = candidates(context_from(LAUNDRY))
        assert len(rows) >= 3
        assert all(row.name and row.why for row in rows)
        assert not any(":" in row.name for row in rows)

    def test_groups_only_where_people_are_affected(self) -> None:
        clinic, ferry = (
            modelling_section(context, NotApplicable(not_applicable="x")) for context in (context_from(CLINIC), context_from(FERRY))
        )
        assert isinstance(clinic, Modelling)
        assert isinstance(ferry, Modelling)
        assert clinic.fairness_slices == ["age group", "camera"]
        assert isinstance(ferry.fairness_slices, NotApplicable)

    def test_bought_services_have_no_training(self) -> None:
        found = TRANSLATORS.plan().modelling
        assert isinstance(found, NotApplicable)
        assert found.not_applicable == "no_training"


class TestLanguageModel:
    def llm(self, *extra: Statement) -> Llm:
        context = context_from(HELP_DESK, *extra)
        found = llm_section(context, crew(context))
        assert isinstance(found, Llm)
        return found

    def test_enough_cases_and_search_apart_from_answers(self) -> None:
        found = self.llm()
        assert found.eval.cases >= 50
        kinds = {metric.split(":")[0] for metric in found.eval.metrics if ":" in metric}
        assert {"retrieval", "answer"} <= kinds

    def test_permission_filter_only_with_levels(self) -> None:
        with_levels = self.llm().retrieval
        without = self.llm(("data_access_rights", "everybody may read all", {"access_levels": False})).retrieval
        assert isinstance(with_levels, Retrieval)
        assert isinstance(without, Retrieval)
        assert any("may read" in row for row in with_levels.filters)
        assert not any("may read" in row for row in without.filters)

    def test_all_duties_are_there(self) -> None:
        found = self.llm()
        for text in (
            found.injection_tests,
            found.refusal_rule,
            found.escalation,
            found.cost_per_turn,
            found.provider_fallback,
            found.content_owner,
        ):
            assert text
        assert "4,500 answers a month" in found.cost_per_turn
        assert "CHF" in found.cost_per_turn
        assert "own machines" in found.provider_fallback

    @pytest.mark.parametrize("team", [LAUNDRY, CLINIC, ORCHARD, TRANSLATORS])
    def test_not_where_nothing_answers(self, team: Team) -> None:
        context = context_from(team)
        assert isinstance(llm_section(context, crew(context)), NotApplicable)


class TestRelease:
    def test_each_step_has_rule_owner_and_way_back(self) -> None:
        context = context_from(LAUNDRY)
        steps = rollout(context, crew(context))
        assert [step.step for step in steps] == ["shadow", "pilot", "all"]
        assert all(step.share and step.duration and step.pass_rule and step.way_back and step.owner == "fitter" for step in steps)

    def test_way_back_is_tried_in_a_task_within_a_time(self) -> None:
        plan = HELP_DESK.plan()
        assert isinstance(plan.deployment, Deployment)
        back = plan.deployment.rollback
        assert back is not None
        tried = next(task for task in plan.timeline.tasks if task.id == back.tried_in)
        assert tried.template == "way_back"
        assert tried.finish is not None
        assert back.tried_on == tried.finish.p80
        assert 0 < back.max_minutes <= 30

    def test_a_comparison_of_groups_tells_its_size(self) -> None:
        said = ("success_metric_target", "from 4 % to 3 %", {"baseline": amount(0.04, "share"), "target": amount(0.03, "share")})
        context = context_from(LAUNDRY, said, rollout=["ab_test"])
        assert "6,144" in rollout(context, crew(context))[0].duration

    def test_nobody_serves_a_course_result(self) -> None:
        plan = STUDENTS.plan()
        assert isinstance(plan.deployment, NotApplicable)
        assert isinstance(plan.monitoring, NotApplicable)

    @pytest.mark.parametrize(
        ("level", "word"), [("recommend_human_decides", "may say no"), ("auto_with_override", "above a threshold"), ("inform", "informs")]
    )
    def test_automation_in_one_sentence(self, level: str, word: str) -> None:
        deployment = LAUNDRY.plan(automation_level=level).deployment
        assert isinstance(deployment, Deployment)
        assert word in deployment.automation


class TestWatch:
    def watch(self, team: Team, *extra: Statement) -> Monitoring:
        found = team.plan(*extra).monitoring
        assert isinstance(found, Monitoring)
        return found

    def test_each_signal_has_all_it_needs(self) -> None:
        for row in self.watch(CLINIC).signals:
            assert row.threshold
            assert row.window
            assert row.action
            assert row.alert_to == row.owner

    def test_every_chosen_kind_is_watched(self) -> None:
        assert {row.kind for row in self.watch(LAUNDRY).signals} == set(LAUNDRY.chosen["monitoring"])

    def test_late_answers_are_judged_late(self) -> None:
        late = self.watch(LAUNDRY, ("label_delay", "60 days", {"label_delay_days": 60})).label_feedback
        assert "60 days" in late
        assert "settled" in late

    def test_a_new_version_has_to_be_better_on_frozen_cases(self) -> None:
        assert "frozen" in self.watch(FERRY).retraining.gate
        assert "attack" in self.watch(HELP_DESK).retraining.gate

    def test_people_look_at_all_or_at_a_sample(self) -> None:
        assert self.watch(CLINIC).human_review.share == 1.0
        said = ("latency_volume", "5,000 a day", {"per_day": 5000})
        sample = LAUNDRY.plan(said, automation_level="auto_with_override").monitoring
        assert isinstance(sample, Monitoring)
        assert sample.human_review.share is not None
        assert sample.human_review.share < 0.1
