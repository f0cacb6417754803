"""A single false reading spoils a plan: numbers that count nothing, half sentences taken for people, dates taken for the wrong day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.actors import read_actors
from assistant.reading.beside import near_claims
from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import coarse_claims
from assistant.reading.counts import read_counts
from assistant.reading.deadlines import due_in
from assistant.reading.delays import read_delay
from assistant.reading.measures import measures, name_spans
from assistant.reading.money import read_money
from assistant.reading.people import read_people
from assistant.reading.quantities import find_quantities
from assistant.reading.targets import read_targets
from assistant.reading.text import fold
from assistant.reading.timing import read_horizon
from assistant.reading.volumes import read_volumes

TODAY = dt.date(2026, 11, 23)


def sentence(text: str, asked: str = "", language: str = "en") -> Sentence:
    """One sentence as the readers see it."""
    return Sentence(text, fold(text), TODAY, language, asked=asked, context=fold(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The belts are certified to EN 60204 and the manual says so.", ["60204"]),
        ("We are ISO 9001 certified, section 12 of the act.", ["9001", "12"]),
        ("Los quesos cumplen el reglamento 1151/2012.", ["1151/2012"]),
        ("We could hang a camera over table number 3, on line 9.", ["3", "9"]),
        ("Asesoría en la calle Mayor 23, segundo piso.", ["23"]),
        ("We had one in 2019, a 78 year old lady.", ["78"]),
        ("Codes were renamed with firmware 4.2.", ["4.2"]),
        ("Repartimos en 32 tanques y en 2025 hubo 1.320 traslados.", []),
        ("They type 40,000 delivery notes a year.", []),
    ],
)
def test_a_number_that_is_a_name_or_an_age_is_no_amount(text: str, names: list[str]) -> None:
    low = fold(text)
    assert [low[start:end] for start, end in name_spans(low)] == names
    assert not {q.value for q in sentence(text).quantities} & {float(n) for n in names if n.isdigit()}


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("above 28 degrees we add ten percent more", True),
        ("it runs at 1,650 metres a minute", True),
        ("442 hz or below", True),
        ("230 volts at most", True),
        ("twelve mm deep", True),
        ("600 orders", False),
        ("40 members", False),
        ("12,000 photos", False),
        ("90 gates", False),
        ("200 meters in the town", False),
    ],
)
def test_a_unit_of_measure_says_how_much_and_not_how_many(text: str, measured: bool) -> None:  # noqa: FBT001 - a case of the table
    s = sentence(text)
    assert measures(s.low, s.quantities[0]) is measured


@pytest.mark.parametrize(
    "text",
    [
        "A fixed rule exists: above 28 degrees we add ten percent more.",
        "The belts are certified to EN 60204 and the manual says 230 volts plus minus 10 percent.",
        "El horno trabaja a 180 grados durante 25 minutos.",
        "We had max 200 tears in the year before we changed the felt of the press.",
    ],
)
def test_no_measure_norm_or_bound_is_a_count_of_known_cases(text: str) -> None:
    claims = [*read_counts(sentence(text, "label_availability"))]
    assert not any("label_count" in c.signals for c in claims)


def test_cases_on_record_are_still_counted() -> None:
    said = [c.signals for c in read_counts(sentence("We have 2,300 bearings where the fitter noted the fault.", "label_availability"))]
    assert {"label_count": 2300, "labels": "some"} in said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ready before May.", "2027-04-30"),
        ("Ready by May.", "2027-05-31"),
        ("It must stand before September 2027.", "2027-08-31"),
        ("Tiene que estar antes de noviembre de 2027.", "2027-10-31"),
        ("Before the end of May.", "2027-05-31"),
        ("antes de fin de 2027", "2027-12-31"),
        ("35k until the end of the year 2027", "2027-12-31"),
        ("Results before the stop in week 38.", "2027-09-24"),
        ("week 8", "2027-01-18"),
        ("by the first week of March", "2027-03-07"),
    ],
)
def test_before_a_month_ends_the_day_before_it_begins(text: str, day: str) -> None:
    due = due_in(sentence(text), bare=True)
    assert due is not None
    assert due.day.isoformat() == day


def test_a_week_since_which_something_is_recorded_is_no_deadline() -> None:
    assert due_in(sentence("Hay conteos desde la semana 30 de 2019.", "", "es"), bare=True) is None


@pytest.mark.parametrize(("text", "value"), [("Let's say 2000 EUR.", 2000.0), ("We sold 2019 tickets.", 2019.0)])
def test_money_and_things_are_no_years(text: str, value: float) -> None:
    s = sentence(text)
    assert not s.moments
    assert [q.value for q in s.quantities] == [value]


def test_31_grand_pianos_are_no_thousands() -> None:
    assert [q.value for q in sentence("We have 31 grand pianos and 25 grand for them.").quantities] == [31.0, 25000.0]


def _aim(text: str) -> dict[str, Any]:
    return next((c.signals for c in read_targets(sentence(text, "success_metric_target")) if "target" in c.signals), {})


def test_half_days_are_counted_as_half_days() -> None:
    aim = _aim("Fewer closings: from 11 half days to at most 3 next summer, by 15 September 2027.")
    assert aim["baseline"] == {"value": 11, "unit": "half days", "period": None}
    assert aim["target"] == {"value": 3, "unit": "half days", "period": None}


@pytest.mark.parametrize(
    "text",
    [
        "A lost swarm is 150 to 200 euros of honey.",
        "The river rises by 2 to 3 metres in a night.",
        "About forty members are above 65, so nobody wants an app with a lot of buttons.",
        "So far we visit every lift every six weeks, that is what the contract says.",
        "It stays under 4 degrees all the way.",
        "We keep the water at 14, and above 18 they eat less, that is the only rule so far.",
        "Una respuesta falsa puede acabar en una multa de 150 a 6.000 euros.",
    ],
)
def test_how_it_is_or_what_it_costs_is_no_aim(text: str) -> None:
    assert not _aim(text)


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        (
            "Every morning Ines and her two colleagues test the water by hand and decide how much to add.",
            "en",
            "Ines and her two colleagues",
        ),
        ("The planner in our office makes the tour for the next day.", "en", "planner"),
        ("The worker at the table decides, always.", "en", "worker"),
        ("Lo decide Remedios, la operadora del turno, avisando a los conductores.", "es", "Remedios"),
        ("It's Anna who decides in the morning how much to thaw.", "en", "Anna"),
        ("The head of the traffic office decides about the rounds.", "en", "head of the traffic office"),
        ("Nobody decides.", "en", ""),
        ("There are loggers for humidity in every hall.", "en", ""),
    ],
)
def test_who_acts_is_somebody_and_no_half_sentence(text: str, language: str, actor: str) -> None:
    found = next((c.signals["actor"] for c in read_actors(sentence(text, "", language))), "")
    assert found == actor


@pytest.mark.parametrize(
    "text",
    [
        "There are loggers for humidity and temperature in every hall.",
        "An expert looked at one box of rags last winter.",
        "Customers call us when the heater fails.",
        "We had one in 2019.",
    ],
)
def test_what_is_there_or_was_once_acts_on_nothing(text: str) -> None:
    assert not any("actor" in c.signals for c in coarse_claims(sentence(text, "decision_and_user"), []))


def test_somebody_called_by_name_acts_where_that_was_asked() -> None:
    text = "Ines opens the valve a bit earlier or calls the technician."
    assert [c.signals["actor"] for c in read_actors(sentence(text, "decision_and_user"))] == ["Ines"]
    assert not list(read_actors(sentence(text)))


@pytest.mark.parametrize(
    "text",
    [
        "There is one value per quarter of an hour.",
        "Half of the banks got a level sensor, they send a value four times a day.",
        "28 entrapments per month in the connected ones last year.",
        "30 piezas por minuto pasan por el tren.",
    ],
)
def test_what_comes_by_itself_is_nothing_that_somebody_can_act_on(text: str) -> None:
    assert not any("capacity_number" in c.signals for c in read_volumes(sentence(text, "decision_and_user")))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We are Ines, me and a student of informatics.", 3),
        ("Estamos Lola, Pepe y yo, tengo 61 años.", 3),
        ("We'd be Karl (retired engineer, 71), two students from the technical school and me.", 4),
        ("The tool is Ocuco.", None),
        ("The school has 640 pupils and 41 teachers.", None),
    ],
)
def test_those_called_by_name_are_counted(text: str, people: int | None) -> None:
    found = [c.signals.get("people") for c in read_people(sentence(text, "team_size_skills"))]
    assert found == ([people] if people else [])


def test_what_goes_wrong_so_often_is_no_number_of_answers() -> None:
    assert not any("per_day" in c.signals for c in read_volumes(sentence("28 entrapments per month in the connected ones.")))
    assert any("per_day" in c.signals for c in read_volumes(sentence("We get 300 letters a day.")))


@pytest.mark.parametrize(
    ("text", "students"),
    [("We are Ines, me and a student of informatics.", None), ("We are 3 students.", True), ("One student, two afternoons a week.", True)],
)
def test_one_student_among_others_makes_no_course(text: str, students: bool | None) -> None:  # noqa: FBT001 - a case of the table
    assert [c.signals.get("students") for c in read_people(sentence(text, "team_size_skills"))] == [students]


@pytest.mark.parametrize(
    "text", ["Families ask what it costs (2,400 to 9,000 euros).", "A burial is 2,400 to 9,000 euros.", "It costs us 20 to 30 euros."]
)
def test_a_price_between_two_sums_is_no_change(text: str) -> None:
    assert not list(read_targets(sentence(text)))


def test_a_part_of_some_is_no_number_on_record() -> None:
    assert not any("rows" in c.signals for c in read_counts(sentence("We'd save 2 of 5 trips.", "data_sources_volume")))
    assert any(c.signals.get("rows") == 500 for c in read_counts(sentence("We have 500 trips.", "data_sources_volume")))


@pytest.mark.parametrize(("text", "budget"), [("We've 8 left.", None), ("About 8000.", 8000)])
def test_a_small_bare_number_is_no_budget(text: str, budget: int | None) -> None:
    found = [c.signals["budget"]["value"] for c in read_money(sentence(text, "budget")) if "budget" in c.signals]
    assert found == ([budget] if budget else [])


def test_when_something_is_delivered_is_no_deadline() -> None:
    assert due_in(sentence("Entregamos en 9 meses y los clientes se quejan.", "", "es")) is None


def test_not_more_than_is_a_bound_from_above() -> None:
    aim = _aim("By summer 2028 not more than 4.5 %.")
    assert aim["better"] == "lower"


@pytest.mark.parametrize("text", ["In 2014 we had a court case about one, 19,000 euros.", "A wait for nothing: 2 more lessons, 90 pounds."])
def test_what_something_cost_is_no_budget(text: str) -> None:
    assert not any("budget" in c.signals for c in read_money(sentence(text)))


def test_240_thousand_things_are_no_team() -> None:
    assert not list(read_people(sentence("There are 240,000 more of them in the cellar.")))


def test_between_two_sums_nothing_changes() -> None:
    assert "baseline" not in _aim("80,000 to 90,000 euros perhaps.")


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("A warning for nothing costs a quarter of an hour, a closing costs about 1,900 euros of tickets.", "cost_miss"),
        ("An empty trip costs a morning, one that we miss costs 300 EUR.", "cost_miss"),
        ("A missed leak is a long night, a needless visit costs 80 EUR.", "cost_false_alarm"),
    ],
)
def test_a_price_in_time_leaves_the_money_to_the_other_error(text: str, cost: str) -> None:
    assert [list(claim.signals) for claim in read_money(sentence(text, "cost_of_errors"))] == [[cost]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a trainee who knows Python, ten hours a week, and Ines two hours", None),
        ("after two days", 2),
    ],
)
def test_hours_a_week_are_no_time_until_the_truth_is_known(text: str, days: float | None) -> None:
    found = [claim.signals["label_delay_days"] for claim in read_delay(sentence(text, "label_delay"))]
    assert found == ([] if days is None else [days])


def test_somebody_named_with_a_department_decides() -> None:
    found = [claim.signals["actor"] for claim in read_actors(sentence("Marta from the box office decides on the Tuesday before."))]
    assert found == ["Marta"]


def test_too_few_and_one_that_is_missing_are_one_error() -> None:
    text = "Too many programmes costs 1.20 euro each, too few means angry people, about 3 euros lost per missing one."
    assert [set(claim.signals) for claim in read_money(sentence(text, "cost_of_errors"))] == [{"cost_over", "cost_under"}]


@pytest.mark.parametrize(
    "text", ["It should be running when the season starts on 1 October 2027.", "Debe estar listo el 1 de octubre de 2027."]
)
def test_what_must_run_on_a_day_is_due_on_it(text: str) -> None:
    due = due_in(sentence(text, language="es" if "Debe" in text else "en"))
    assert due is not None
    assert due.day == dt.date(2027, 10, 1)


def test_what_somebody_wants_to_do_is_no_name_of_a_number() -> None:
    found = list(read_targets(sentence("We'd like to throw away at most 800 programmes a season.", "success_metric_target")))
    assert [claim.signals.get("metric_name", "") for claim in found] == ["programmes"]


@pytest.mark.parametrize(
    ("text", "share"), [("roughly one in six goes to the wrong team", 1 / 6), ("one in twenty at most", 0.05), ("una de cada ocho", 0.125)]
)
def test_one_in_so_many_is_a_share(text: str, share: float) -> None:
    assert [q.value for q in find_quantities(text, "es" if "cada" in text else "en") if q.kind == "share"] == [pytest.approx(share)]


def test_one_in_so_many_days_is_no_share() -> None:
    assert [q for q in find_quantities("one in ten days") if q.kind == "share"] == []


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("two colleagues read all of them and forward them to one of 14 teams", "en", "colleagues"),
        ("Cada noche el encargado, Julián, decide cuántas barras hornear.", "es", "el encargado"),
    ],
)
def test_who_acts_is_somebody_and_not_what_he_does(text: str, language: str, who: str) -> None:
    found = [claim.signals["actor"] for claim in read_actors(sentence(text, "decision_and_user", language))]
    assert found == [who]


def test_hours_a_week_are_no_horizon() -> None:
    text = "Lo haría mi sobrina, unas 15 horas por semana."
    assert not any("horizon_hours" in claim.signals for claim in read_horizon(sentence(text, "horizon_granularity", "es")))


@pytest.mark.parametrize(("asked", "kept"), [("cost_of_errors", False), ("budget", True)])
def test_what_an_error_costs_says_nothing_of_the_budget(asked: str, *, kept: bool) -> None:
    here = sentence("A wrong team costs a day of waiting, no money really.", asked)
    claims = [Claim("budget", 40, 48, {"budget": {"value": 0, "unit": "EUR", "period": None}})]
    assert bool(near_claims(here, claims)) == kept


def test_a_number_in_a_gap_counts_nothing() -> None:
    here = sentence("Los domingos faltan datos de dos tiendas.", "", "es")
    claims = [Claim("data_quality", 0, 40, {"gaps": "some"}), Claim("data_sources_volume", 30, 40, {"units": 2})]
    assert [set(claim.signals) for claim in near_claims(here, claims)] == [{"gaps"}]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One in twenty wrong at most, by Christmas 2027, and nobody should wait for it.", 0.05),
        ("What we want is 40 complaints a month at most until next summer.", 40),
    ],
)
def test_a_bound_may_stand_behind_its_number(text: str, value: float) -> None:
    found = [claim.signals for claim in read_targets(sentence(text, "success_metric_target"))]
    assert [(one["target"]["value"], one["better"]) for one in found] == [(pytest.approx(value), "lower")]


@pytest.mark.parametrize("text", ["A remake is recorded within 30 days.", "El resultado se sabe en 40 días."])
def test_the_time_until_something_is_known_is_no_deadline(text: str) -> None:
    assert due_in(sentence(text, language="es" if "días" in text else "en")) is None


def test_a_day_on_which_it_goes_live_is_a_deadline() -> None:
    due = due_in(sentence("go live 1 september 2027"))
    assert due is not None
    assert due.day == dt.date(2027, 9, 1)


def test_what_keeps_orders_is_nobody_who_orders() -> None:
    text = "The workshop keeps all orders with prescription, frame and optician in a database."
    assert [claim.signals for claim in read_actors(sentence(text))] == []


def test_a_checklist_is_no_person() -> None:
    found = [claim.signals.get("roles_named") for claim in read_people(sentence("We tried a checklist.", "team_size_skills"))]
    assert not any(found)
