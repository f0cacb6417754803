"""Goal, success, limits and wishes that cannot both hold."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.case import Choice, conflict_key
from assistant.plan.sections.contradictions import find_contradictions
from assistant.plan.sections.goal import constraints_section, goal_section, guardrails, statement, success_section
from assistant.plan.sections.people import crew
from tests.assistant.plan.invented_cases import (
    ADDRESS_BOOK,
    BAKERY,
    CLINIC,
    FERRY,
    HELP_DESK,
    LAUNDRY,
    TRANSLATORS,
    Statement,
    Team,
    amount,
    context_from,
    plan_of,
)


class TestGoal:
    def test_statement_holds_the_numbers_and_the_date(self) -> None:
        assert statement(context_from(FERRY)) == "Bring fuel cost from 4,200,000 NOK a year to 3,900,000 NOK a year by 1 June 2028."

    def test_without_a_number_the_wish_stands_and_says_so(self) -> None:
        text = statement(context_from(BAKERY))
        assert text.startswith("Do something with AI")
        assert "still to be agreed" in text

    def test_value_comes_from_a_calculation_or_stays_open(self) -> None:
        known, open_ = (goal_section(context, crew(context), "1 May 2028") for context in (context_from(FERRY), context_from(HELP_DESK)))
        assert "300,000 NOK" in known.value_hypothesis
        assert known.do_nothing_cost is not None
        assert known.do_nothing_cost.amount == 300000
        assert "not known yet" in open_.value_hypothesis
        assert open_.do_nothing_cost is None

    def test_what_is_lost_today_in_a_year_is_told_with_the_value(self) -> None:
        told = ("current_process_baseline", "wrong permits cost us 190k EUR a year", {"cost_today": amount(190_000, "EUR", "year")})
        context = context_from(HELP_DESK, told)
        assert "190,000 EUR a year" in goal_section(context, crew(context), "1 May 2028").value_hypothesis

    def test_a_quotation_that_was_cut_off_is_closed(self) -> None:
        told = ("business_objective", "", {"wish": 'have a lamp over the belt that says "stop this one'})
        assert statement(context_from(BAKERY, told)).count('"') == 2

    @pytest.mark.parametrize(("team", "word"), [(LAUNDRY, "above 11 stops"), (CLINIC, "below 80 %")])
    def test_stop_rule_has_number_and_date(self, team: Team, word: str) -> None:
        context = context_from(team)
        rule = goal_section(context, crew(context), "9 May 2028").stop_rule
        assert word in rule
        assert "9 May 2028" in rule

    def test_todays_way_stands_in_the_teams_words(self) -> None:
        context = context_from(LAUNDRY)
        assert "We run them until they stop." in goal_section(context, crew(context), "").current_state


class TestSuccess:
    def test_all_parts_are_taken_from_what_was_said(self) -> None:
        context = context_from(CLINIC)
        success = success_section(context, crew(context))
        assert (success.metric, success.unit, success.better) == ("patients referred in time", "share", "higher")
        assert (success.baseline, success.target, success.minimum) == (0.7, 0.88, 0.8)
        assert success.deadline == dt.date(2028, 12, 31)
        assert success.owner == "medical_director"

    def test_the_source_is_the_one_that_sounds_like_the_number(self) -> None:
        context = context_from(FERRY, ("data_sources_volume", "and the fuel book", {"sources_named": ["bookings", "fuel book"]}))
        assert success_section(context, crew(context)).data_source == "fuel book"

    def test_direction_follows_from_the_numbers_where_nobody_said(self) -> None:
        context = context_from(LAUNDRY, ("success_metric_target", "more", {"better": None, "target": amount(20, "stops", "quarter")}))
        assert success_section(context, crew(context)).better in ("higher", "lower")

    def test_guardrails_are_the_teams_limits_and_those_of_the_facts(self) -> None:
        rows = {row.metric: row.limit for row in guardrails(context_from(LAUNDRY))}
        assert rows["needless visits a month"] == "at most 2"
        assert rows["actions asked for a week"] == 4
        assert 0 in [row.limit for row in guardrails(context_from(CLINIC))]

    @pytest.mark.parametrize(
        ("words", "metric", "limit"),
        [
            ("not more than 15 calls a day per office pls", "calls a day per office", "not more than 15"),
            ("errores no más del 2 %", "errores", "no más del 2 %"),
            ("y que no nos manden a más de 5 por día", "no nos manden a más de 5 por día", ""),
        ],
    )
    def test_a_limit_stays_in_the_order_of_its_words_where_it_is_denied(self, words: str, metric: str, limit: str) -> None:
        first = guardrails(context_from(LAUNDRY, ("success_metric_target", words, {"guardrail": words})))[0]
        assert (first.metric, first.limit) == (metric, limit)

    def test_who_counts_nothing_needs_no_limits(self) -> None:
        assert guardrails(context_from(ADDRESS_BOOK)) == []


class TestConstraints:
    def test_money_time_law_and_limits(self) -> None:
        found = constraints_section(context_from(HELP_DESK))
        assert found.budget is not None
        assert (found.budget.amount, found.budget.currency) == (90000, "CHF")
        assert found.forbidden == ["Data outside the house"]
        assert found.deadline == dt.date(2027, 11, 30)
        assert "medical device law" in constraints_section(context_from(CLINIC)).law

    def test_nothing_said_means_nothing_bound(self) -> None:
        found = constraints_section(context_from(BAKERY))
        assert found.budget is None
        assert found.forbidden == []


CLASHES: list[tuple[str, Team, tuple[Statement, ...], str]] = [
    (
        "perfection",
        CLINIC,
        (("success_metric_target", "100 % right, no mistakes", {"target": amount(1.0, "share")}),),
        "No model is right every time",
    ),
    ("cloud", HELP_DESK, (("existing_solution", "a cloud service was offered", {"service_in_cloud": True}),), "must not leave the house"),
    ("late answers", LAUNDRY, (("label_delay", "after two years", {"label_delay_days": 730}),), "730 days"),
    ("dear offer", TRANSLATORS, (("budget", "2,000 EUR", {"budget": amount(2000, "EUR")}),), "7,300"),
    ("alone", CLINIC, (("human_oversight", "it should decide alone", {"full_auto_wished": True}),), "decides alone"),
    (
        "rule above the aim",
        LAUNDRY,
        (("existing_solution", "a rule saves 7", {"rule_saving": amount(7, "stops", "quarter")}),),
        "simple rule",
    ),
    (
        "too few eyes",
        CLINIC,
        (
            ("human_oversight", "one doctor, 20 a day", {"reviewers": 1, "reviews_per_day": 20, "person_decides": True}),
            ("latency_volume", "80 a day", {"per_day": 80}),
        ),
        "25 %",
    ),
    (
        "speed",
        HELP_DESK,
        (
            ("latency_volume", "at once", {"latency_ms": 200}),
            ("connectivity_hardware", "bad network", {"network": "weak", "runs_on": "cloud"}),
        ),
        "200 ms",
    ),
    ("past date", LAUNDRY, (("success_metric_target", "by last May", {"target_date": "2026-05-31"}),), "still to come"),
]


class TestContradictions:
    @pytest.mark.parametrize(("name", "team", "said", "word"), CLASHES, ids=[clash[0] for clash in CLASHES])
    def test_each_is_named_with_a_way_out(self, name: str, team: Team, said: tuple[Statement, ...], word: str) -> None:
        found = find_contradictions(context_from(team, *said))
        texts = [" / ".join([*row.between, row.how]) for row in found]
        assert any(word in text for text in texts), (name, texts)
        assert all(len(row.between) == 2 and row.how and row.found_turn >= 1 for row in found)

    @pytest.mark.parametrize("team", [LAUNDRY, FERRY, HELP_DESK, BAKERY, ADDRESS_BOOK])
    def test_plain_wishes_raise_none(self, team: Team) -> None:
        assert find_contradictions(context_from(team)) == []

    def test_an_open_one_is_a_risk_of_the_plan(self) -> None:
        plan = CLINIC.plan(("human_oversight", "it should decide alone", {"full_auto_wished": True}))
        assert "contradictory_requirements" in {risk.risk_id for risk in plan.risks}

    def test_what_the_team_chose_settles_it(self) -> None:
        said: Statement = ("human_oversight", "it should decide alone", {"full_auto_wished": True})
        found = find_contradictions(context_from(CLINIC, said))[0]
        case = CLINIC.case(said)
        choice = Choice(headline=conflict_key(found.between), value=found.between[1], reason="Keep", turn=4)
        plan = plan_of(case.model_copy(update={"choices": {choice.headline: choice}}), CLINIC.chosen)
        settled = plan.constraints.contradictions[0]
        assert settled.resolution == "keep"
        assert f"drop “{found.between[0]}”" in settled.how
        assert "contradictory_requirements" not in {risk.risk_id for risk in plan.risks if risk.cause.startswith(found.between[0])}
