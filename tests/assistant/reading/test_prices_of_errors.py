"""What the two errors cost is read in whatever form it is told, in a brief or in an answer; other prices are none of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

ASKED = ("cost_of_errors",)


def costs(text: str, *, asked: tuple[str, ...] = (), language: str = "en") -> dict[str, Any]:
    found = signals(text, asked=asked, language=language)
    return {
        name.removeprefix("cost_"): (value["value"], value["unit"])
        for name, value in found.items()
        if name in {"cost_miss", "cost_false_alarm", "cost_under", "cost_over"}
    }


@pytest.mark.parametrize(
    ("text", "miss", "alarm"),
    [
        ("If we salt the road and no ice comes we lose 350 €, if we don't salt and it freezes 12.000 €.", (12000, "EUR"), (350, "EUR")),
        ("if we irrigate and it rains anyway ~90 lost, if dont irrigate and it stays dry ~700", (700, "EUR"), (90, "EUR")),
        ("sending a lorry for nothing is 180 eur, not sending it when the skip is full 420 eur", (420, "EUR"), (180, "EUR")),
        ("Passed as fine but rotten = 4.100 eur, thrown away but healthy = 35 eur", (4100, "EUR"), (35, "EUR")),
        ("We lose 4000 EUR when we miss a leak and 150 EUR when we dig for nothing.", (4000, "EUR"), (150, "EUR")),
        ("Every evening at 6. A missed one costs 880, false alarm 12", (880, "EUR"), (12, "EUR")),
        ("if we lend and they do not pay back we lose 900 €, if we don't lend and they would have paid 60 €", (900, "EUR"), (60, "EUR")),
    ],
)
def test_two_errors_of_a_yes_or_no_in_one_sentence_that_was_not_asked_for(text: str, miss: Any, alarm: Any) -> None:
    assert costs(text) == {"miss": miss, "false_alarm": alarm}


def test_a_price_that_is_told_as_a_range_counts_in_its_middle() -> None:
    found = costs("if we pass a beam as sound and its not: repair, ca 6.000 - 9.000 €. if we scrap a good one: 300€")
    assert found == {"miss": (7500, "EUR"), "false_alarm": (300, "EUR")}


@pytest.mark.parametrize(
    ("text", "under", "over"),
    [
        ("ordered too much: 3 zł per bun thrown away; too little: 9 zł", (9, "PLN"), (3, "PLN")),
        ("we pay 2,20 € for each crate that is missing and lose 0,90 € for each one too many", (2.2, "EUR"), (0.9, "EUR")),
    ],
)
def test_too_little_and_too_much_in_a_brief(text: str, under: Any, over: Any) -> None:
    assert costs(text) == {"under": under, "over": over}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A false alarm takes a nurse 15 minutes, a missed one about 6 hours of work",
            {"false_alarm": (15, "minutes"), "miss": (6, "hours")},
        ),
        ("too few: overtime of 2 hours; too many: 1 hour idle", {"under": (2, "hours"), "over": (1, "hours")}),
        ("a missed call is a week of trouble and 700 €, a needless one means 25 km", {"miss": (700, "EUR"), "false_alarm": (25, "km")}),
        ("under 40 a bed, over 15 a bed", {"under": (40, "EUR"), "over": (15, "EUR")}),
        ("a wrong tour costs 8,40", {"miss": (8.4, "EUR")}),
    ],
)
def test_an_answer_may_tell_costs_in_work_or_ways(text: str, found: Any) -> None:
    assert costs(text, asked=ASKED) == found


def test_waiting_is_nobodys_work() -> None:
    assert costs("one too late: 4 hours of waiting, a false alarm: 30 min later home", asked=ASKED) == {}


def test_an_error_that_costs_nothing_says_which_one_is_worse() -> None:
    found = signals("too short costs 1900 CZK, too long costs nothing really", asked=ASKED)
    assert found["cost_under"]["value"] == 1900
    assert found["miss_worse"] is True
    assert "worst_harm" not in found


def test_two_errors_in_spanish() -> None:
    found = costs("si avisamos de más perdemos 20 euros, si no avisamos 800 euros", asked=ASKED, language="es")
    assert found == {"false_alarm": (20, "EUR"), "miss": (800, "EUR")}


@pytest.mark.parametrize(
    "text",
    [
        "If you order before noon you pay 5 EUR, if you don't order before noon you pay 9 EUR.",
        "If we deliver by bike it is 3 EUR, if we don't it is 5 EUR.",
        "When a guest cancels we lose 80 EUR, when he does not cancel we earn 80 EUR.",
        "A good bottle sells for 30 EUR, a bad one for 4 EUR.",
        "Missed calls 12, false alarms 60 last month.",
        "We pay our drivers 17 EUR an hour, 19 EUR at night.",
        "Our seamstresses get 14 EUR per piece if good, nothing if bad.",
        "Tickets cost 15 EUR, for children 8 EUR. Too many seats stay empty.",
        "The old system cost us 60.000 EUR in 2019.",
    ],
)
def test_prices_wages_and_counts_are_no_costs_of_errors(text: str) -> None:
    assert costs(text) == {}


@pytest.mark.parametrize("text", ["Turnover is 4.5 million EUR, profit 200k.", "Our nurses earn 3.200 EUR a month."])
def test_what_the_house_takes_in_or_pays_is_no_worth_of_a_case(text: str) -> None:
    assert "value_per_outcome" not in signals(text)


@pytest.mark.parametrize(
    ("text", "miss", "alarm"),
    [
        ("Missed = tow truck, 340 eur + a night lost. False alarm = half a tour, 20 eur.", (340, "EUR"), (20, "EUR")),
        ("FN: recall, 8k eur and bad press; FP: 2nd look, 15 eur", (8000, "EUR"), (15, "EUR")),
        ("- miss: new boiler, 3200 eur\n- false alarm: 30 min of a fitter, 110 eur", (3200, "EUR"), (110, "EUR")),
    ],
)
@pytest.mark.parametrize("asked", [(), ASKED, ("budget", "current_process_baseline")])
def test_behind_the_name_of_an_error_stands_its_price_whatever_was_asked(text: str, miss: Any, alarm: Any, asked: tuple[str, ...]) -> None:
    found = signals(text, asked=asked)
    assert costs(text, asked=asked) == {"miss": miss, "false_alarm": alarm}
    assert not {"budget", "human_today"} & set(found)


@pytest.mark.parametrize(
    "text", ["Unsold fish and empty shelves cost us about 60k EUR a year.", "Unsold seats + lost guests cost us EUR 85k/yr"]
)
def test_what_all_errors_cost_in_a_year_is_the_price_of_none(text: str) -> None:
    assert costs(text) == {}
    assert signals(text)["cost_today"]["period"] == "year"


def test_a_range_that_counts_things_is_no_money() -> None:
    assert costs("at noon we are 3-4 drivers short", asked=ASKED) == {}


@pytest.mark.parametrize(
    ("text", "language", "miss", "alarm"),
    [
        ("An empty place costs us 45 EUR, a needless call 2 EUR.", "en", 45, 2),
        ("Each spoiled batch costs 900 EUR and each needless test 15 EUR.", "en", 900, 15),
        ("A spoiled batch costs us 900 EUR, a batch thrown away for nothing 300 EUR.", "en", 900, 300),
        ("A wasted trip costs us 95 EUR, a machine that stops 1,200 EUR.", "en", 1200, 95),
        ("It costs us 12 EUR when a parcel comes back and 0.40 EUR for a superfluous text message.", "en", 12, 0.4),
        ("45 EUR is lost with every empty seat, 2 EUR with every needless call.", "en", 45, 2),
        ("Every bad loan costs us 2000 EUR, each good customer we turn away 150 EUR.", "en", 2000, 150),
        ("A sick cow that nobody notices costs 350 EUR, a vet who comes for nothing 70 EUR.", "en", 350, 70),
        ("A failed exam costs the school 600 EUR, a useless hour of coaching 20 EUR.", "en", 600, 20),
        ("Una plaza vacía nos cuesta 45 EUR y una llamada de más 2 EUR.", "es", 45, 2),
        ("Perdemos 60 EUR por cada mesa vacía y 3 EUR por cada llamada inútil.", "es", 60, 3),
        ("Un lote estropeado nos cuesta 900 EUR, una revisión inútil 15 EUR.", "es", 900, 15),
    ],
)
def test_a_needless_act_beside_what_went_wrong_is_the_false_alarm(text: str, language: str, miss: float, alarm: float) -> None:
    for turn in (1, 4):
        said = signals(text, turn=turn, language=language)
        assert (said["cost_miss"]["value"], said["cost_false_alarm"]["value"]) == (miss, alarm)


@pytest.mark.parametrize(
    "text",
    [
        "A place costs 45 EUR, a needless call 2 EUR.",
        "A course costs us 45 EUR, a call 2 EUR.",
        "An empty crate costs us 4 EUR, a full one 30 EUR.",
        "A broken lamp costs 30 EUR, a broken pump 200 EUR.",
        "A needless subscription costs us 45 EUR a month, an empty office 900 EUR a month.",
        "Needless paper and empty printers cost us 45 EUR and 60 EUR.",
        "A useless meeting costs 300 EUR, a useful one earns 100 EUR.",
        "An extra driver costs 200 EUR, a spare van 90 EUR.",
    ],
)
def test_where_it_is_not_clear_which_error_is_which_none_is_read(text: str) -> None:
    assert costs(text) == {}


def test_a_needless_act_by_itself_is_a_false_alarm() -> None:
    assert costs("A needless call costs us 2 EUR.") == {"false_alarm": (2, "EUR")}


@pytest.mark.parametrize(
    "text",
    [
        "we want to know by day 4 of fermentation",
        "temperature and ph every 10 minutes are in InfluxDB since March 2022",
        "just tell us by day 4 of fermentation that this batch will go wrong",
        "al final son 18.000 euros",
        "in the end we have 18,000 euros",
    ],
)
def test_a_time_or_a_sum_of_something_else_says_not_that_errors_cost_money(text: str) -> None:
    assert "worst_harm" not in signals(text, asked=("cost_of_errors",))


@pytest.mark.parametrize("text", ["dumping one costs us 1,900 eur", "about 300 euros each", "cada vez perdemos unos 200 euros", "250 EUR"])
def test_a_price_in_an_answer_about_errors_says_that_they_cost_money(text: str) -> None:
    found = signals(text, asked=("cost_of_errors",))
    assert {"worst_harm", "cost_miss", "cost_false_alarm", "cost_under", "cost_over"} & set(found)
