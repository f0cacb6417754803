"""Rules of reading over sentences of many trades: times of the day, limits, scope, actors, wishes, names, losses, denials."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.reading import chip_of, problem_of
from assistant.reading.clock import clock_spans
from tests.assistant.reading.lexicon import LEXICON, answered, by_slot, opening, signals


def _chips(text: str, slot: str, language: str = "en", known: dict[str, Any] | None = None) -> str:
    return " | ".join(chip_of(f, LEXICON, language) for f in answered(text, (slot,), language, known).facts)


@pytest.mark.parametrize(
    ("low", "found"),
    [
        ("prices come out at 1 pm", ["1 pm"]),
        ("a las 14 h sale el barco", ["a las 14 h"]),
        ("each day at 6 am", ["at 6"]),
        ("before 7 in the morning", ["7 in the morning"]),
        ("a las 3 tiendas", []),
        ("at 6 sites", []),
        ("from 6 h to 4 h", []),
    ],
)
def test_times_of_the_day(low: str, found: list[str]) -> None:
    assert [low[a:b] for a, b in clock_spans(low)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow's prices come out at 1 pm.",
        "The oven is always at -22.",
        "Someone offered us a tool for 38k.",
        "Only hall 4 has sensors.",
    ],
)
def test_what_is_never_a_target(text: str) -> None:
    assert "target" not in signals(answered(text, ("success_metric_target",)))


@pytest.mark.parametrize(
    "text",
    [
        "The feed will not open before 2029.",
        "He retires in two years.",
        "The new scales come only from mid-June.",
        "One app developer for three months.",
        "Los sensores no llegan antes de junio.",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert "deadline" not in signals(answered(text, ()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hall 4 is out.", {"sites": 3}),
        ("Without the second site.", {"sites": 3}),
        ("Sin la sede norte.", {"sites": 3}),
        ("The Leeds shop is out of stock.", {}),
    ],
)
def test_a_site_that_falls_away(text: str, expected: dict[str, Any]) -> None:
    facts = [f for f in answered(text, (), known={"sites": 4}).facts if f.slot == "scope_mvp"]
    assert [f.signals.get("sites") for f in facts] == ([expected["sites"]] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our haematologist decides each day at 6 am how many units to prepare.", {"actor": "haematologist", "action_per": "day"}),
        ("Workforce planner does the rota in Excel every second Friday.", {"actor": "Workforce planner", "action_per": "week"}),
        ("The sales manager talks to the five worst branches every Monday.", {"capacity_number": 5, "capacity_period": "week"}),
        ("Nine counsellors can talk to 400 pupils in an autumn.", {"capacity_number": 400, "capacity_period": "year"}),
        ("El conductor decide cada mañana si recoge la leche.", {"actor": "el conductor", "action_per": "day"}),
    ],
)
def test_who_acts(text: str, expected: dict[str, Any]) -> None:
    found = signals(answered(text, ("decision_and_user",)))
    assert {name: found.get(name) for name in expected} == expected
    assert found["somebody_acts"] is True


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("We would like to know which vats turn sour.", "know which vats turn sour"),
        ("Could AI find the animals and name 18 species?", "find the animals and name 18 species"),
        (
            "Someone told me I need machine learning, we want a weekly list that shows me who is late.",
            "have a weekly list that shows me who is late",
        ),
        (
            "Our boss wants AI that shows us which till is wrong. Can you plan the project for us?",
            "have something that shows us which till is wrong",
        ),
        ("We wanna know when dogs get sick.", "know when dogs get sick"),
        ("Quisiéramos saber qué fincas van a tener problema.", "saber qué fincas van a tener problema"),
    ],
)
def test_a_wish_reads_after_you_want_to(text: str, wish: str) -> None:
    assert signals(opening(text)).get("wish") == wish


@pytest.mark.parametrize("text", ["What plan do you suggest?", "Can you plan the AI project for us?", "We want machine learning."])
def test_a_question_about_the_plan_is_no_wish(text: str) -> None:
    assert "wish" not in signals(opening(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drop-outs from 9% to 7%.", "Drop-outs"),
        ("40% of the questions answered without a ticket.", "questions answered without a ticket"),
        ("Juniors spend 25 hours per report, want 10.", "hours per report"),
        ("Reparto en menos de 4 horas.", "tiempo de reparto"),
        ("Waste from 8% to 5%.", "Waste"),
    ],
)
def test_a_metric_has_a_name_that_can_be_used(text: str, name: str) -> None:
    language = "es" if "horas" in text else "en"
    assert signals(answered(text, ("success_metric_target",), language))["metric_name"] == name


@pytest.mark.parametrize(
    ("text", "share", "name"),
    [
        ("About 11% of the platelet units we prepare expire before use.", 0.11, "platelet units that expire"),
        ("Perdemos cerca del 12% de la cosecha.", 0.12, "cosecha que se pierde"),
        ("Roughly 6% of our parcels arrive late.", 0.06, "parcels that arrive late"),
    ],
)
def test_a_loss_in_the_brief_is_todays_number(text: str, share: float, name: str) -> None:
    found = signals(opening(text))
    assert found["baseline"] == {"value": share, "unit": "share", "period": None}
    assert found["metric_name"] == name
    assert "success_metric_target" not in by_slot(opening(text))


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("We run a dairy in Boyacá and want to lose less milk.", "regulation_jurisdiction"),
        ("We type 40,000 delivery notes a year.", "latency_volume"),
        ("A chain with 23 bakeries wants less waste.", "scope_mvp"),
        ("1.3% of the orders are never paid.", "label_availability"),
    ],
)
def test_a_fact_of_the_brief_stands_under_its_own_slot(text: str, slot: str) -> None:
    assert slot in by_slot(opening(text))


def test_only_the_plainest_goal_of_a_message_counts() -> None:
    text = "Late trams from 12% to 8% by June 2028. At most 3 complaints a week. The depot opens at 5 am."
    found = signals(answered(text, ("success_metric_target", "deadline")))
    assert found["baseline"]["value"] == 0.12
    assert found["target"]["value"] == 0.08


def test_the_longest_history_and_the_largest_number_of_rows_count() -> None:
    found = signals(answered("Orders since October 2023. Truck bookings only since March. 41,000 photos. Bursts of 5 photos.", ()))
    assert found["history_months"] > 30
    assert found["rows"] == 41000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Names, addresses, payments. No health data.", {"personal_data": True, "health_data": False}),
        ("No health data, but the addresses of tenants.", {"personal_data": True, "health_data": False}),
        ("None.", {"personal_data": False}),
        ("No people on it at all, only valves.", {"personal_data": None}),
    ],
)
def test_a_denial_denies_what_it_names(text: str, expected: dict[str, Any]) -> None:
    found = signals(answered(text, ("personal_or_sensitive_data",)))
    assert {name: found.get(name) for name in expected} in (expected, {"personal_data": False})


@pytest.mark.parametrize(
    "text",
    ["We X-ray welds of pipes.", "CVs of our engineers are in the offers.", "Loans of drills and tents.", "A charity for cancer research."],
)
def test_a_word_alone_is_no_high_risk(text: str) -> None:
    assert "high_risk_area" not in signals(opening(text))


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Rank applicants for an interview.", "employment"),
        ("Chest X-rays should be read first.", "medical"),
        ("Who will pay back the loan?", "credit"),
    ],
)
def test_decisions_about_people_are_high_risk(text: str, area: str) -> None:
    assert signals(opening(text))["high_risk_area"] == area


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("A new figure every minute would be nice.", "latency_volume", {"action_per": None, "answer_while_waiting": None}),
        ("All we get is one file each night.", "data_access_rights", {"action_per": "day", "per_day": None}),
        ("Cada 20 segundos para 900 paradas, la respuesta en menos de 2 segundos.", "latency_volume", {"latency_ms": 2000}),
        ("Dos años y medio de lecturas, unos 900 millones de filas.", "data_sources_volume", {"history_months": 30, "rows": 900_000_000}),
        ("30 recordings of cracked cups and 60 of good ones.", "label_availability", {"positives": 30, "label_count": 90}),
        ("En 2.300 el agrónomo escribió qué plaga era.", "label_availability", {"label_count": 2300}),
        ("I sign, plant manager, and quality has to agree.", "stakeholder_owner", {"owner": "plant manager", "consent_of": "quality"}),
        ("Nobody is hurt if a figure is late.", "cost_of_errors", {"worst_harm": "none"}),
        ("Planners can change every shift.", "human_oversight", {"person_decides": True}),
        ("One IT man who knows SQL.", "team_size_skills", {"people": 1}),
        ("Next year.", "deadline", {"deadline": "2027-12-31"}),
    ],
)
def test_answers_that_say_something_give_signals(text: str, slot: str, expected: dict[str, Any]) -> None:
    found = signals(answered(text, (slot,), "es" if "ñ" in text or "El " in text or "Cada" in text or "En " in text else "en"))
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "kind", "over"),
    [
        ("A cracked filter at a customer costs about 900 EUR, a good one thrown away 7 EUR.", "yes_no", "cost_false_alarm"),
        ("Too little bread costs 3 EUR, too much 1 EUR.", "number_over_time", "cost_over"),
    ],
)
def test_error_costs_fit_the_kind_of_answer(text: str, kind: str, over: str) -> None:
    assert over in signals(answered(text, ("cost_of_errors",), known={"output_kind": kind}))


@pytest.mark.parametrize(
    ("text", "slot", "chip"),
    [
        ("Too low costs 9 cents a kWh.", "cost_of_errors", "9 cents a kWh"),
        ("We have 9,000 photos.", "data_sources_volume", "9,000 photos"),
        ("I sign.", "stakeholder_owner", "you sign"),
    ],
)
def test_chips_use_the_teams_words(text: str, slot: str, chip: str) -> None:
    assert chip in _chips(text, slot)


def test_what_is_heard_is_no_picture() -> None:
    found = problem_of("An old fitter hears from the recording whether a cup has a crack. Could a computer listen?", LEXICON)
    assert found is None or not set(LEXICON.problems[found[0]].data_forms) <= {"image", "video"}


def test_later_answers_never_change_the_kind_of_problem() -> None:
    reading = answered(
        "Members who cancel cost us 300 EUR, and we want to keep them.", ("cost_of_errors",), known={"problem": "demand_forecast"}
    )
    assert "problem" not in signals(reading)
