"""Page one as the one who pays reads it: reasons of the case, whole advice, and Spanish for a Spanish team."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from assistant.plan.exports.markdown import to_markdown
from assistant.plan.exports.page_one import brief_advice, page_one
from assistant.plan.exports.size import POINTS, ROWS, advice, plain
from assistant.plan.model import Plan
from tests.assistant.plan.plans import NAMES, plan_of

ENGLISH = re.compile(r"\b(?:the|and|with|which|from|that|every|what|stop|sign)\b")
WORDS_IN_ALL = {"course": 4200, "pilot": 6500, "product": 8000, "regulated": 10000}
"""Cells and marks of tables count as words here."""
everyone = pytest.mark.parametrize("name", NAMES)


@everyone
def test_no_count_of_tests_and_nothing_said_twice(name: str) -> None:
    page = page_one(plan_of(name))
    assert not re.search(r"ten tests|\d+ conditions are open|\d points\b|\(task", page)
    sentences = [s.strip() for s in re.split(r"(?<=[.!?])\s", page) if len(s.split()) > 4]
    assert len(sentences) == len(set(sentences))
    assert ", to be named" not in page


@everyone
def test_the_number_has_its_name_and_its_unit(name: str) -> None:
    page = page_one(plan_of(name))
    assert "**The number that counts:** ," not in page
    assert not re.search(r"\b(?:number|share|hours|EUR)/\w+", page)


@everyone
def test_the_number_of_today_is_no_change_of_itself(name: str) -> None:
    plan = plan_of(name)
    relative = plan.model_copy(update={"success": plan.success.model_copy(update={"baseline": 61.0, "target": -0.25, "unit": "relative"})})
    assert "from 61 to **25 % less than today**" in page_one(relative) or "de 61 a **25 % menos que hoy**" in page_one(relative)


@everyone
def test_points_of_today_and_of_the_aim_are_counted_alike(name: str) -> None:
    plan = plan_of(name)
    points = plan.model_copy(update={"success": plan.success.model_copy(update={"unit": "points", "baseline": 0.04, "target": 0.03})})
    assert "from 4 to **3 points**" in page_one(points) or "de 4 a **3 puntos**" in page_one(points)


@everyone
def test_a_number_without_a_name_is_not_named_twice(name: str) -> None:
    plan = plan_of(name)
    nameless = "la cifra que cuenta" if plan.meta.language == "es" else "the number that counts"
    page = page_one(plan.model_copy(update={"success": plan.success.model_copy(update={"metric": nameless})}))
    assert f":** {nameless}" not in page.lower()


@everyone
def test_an_end_behind_the_named_date_is_said_with_how_far_it_gets(name: str) -> None:
    plan = plan_of(name)
    if plan.headline.verdict == "stop" or not plan.timeline.computed.p80:
        pytest.skip("no dates on this page")
    spanish = plan.meta.language == "es"

    def page(day: dt.date | None) -> str:
        constraints = plan.constraints.model_copy(update={"deadline": None})
        return page_one(plan.model_copy(update={"success": plan.success.model_copy(update={"deadline": day}), "constraints": constraints}))

    early = next(task for task in plan.timeline.tasks if task.finish)
    assert early.finish is not None
    said = page(early.finish.p80)
    late = (plan.timeline.computed.p80 - early.finish.p80).days
    assert (f"**Son {late} días después" if spanish else f"**That is {late} days after") in said
    assert ("Hasta entonces se llega a:" if spanish else "Until then it gets as far as:") in said
    assert not re.search("days after the date|después de la fecha", page(plan.timeline.computed.p80) + page(None))


@everyone
def test_the_whole_stays_in_proportion_to_the_project(name: str) -> None:
    plan = plan_of(name)
    assert len(to_markdown(plan).split()) <= WORDS_IN_ALL[plan.brief.scale]


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Ask the baker; then wait for a week and ask again", 6, "Ask the baker."),
        ("Ask the baker; then wait", 20, "Ask the baker; then wait."),
        ("Count the loaves that are left, the hours of baking, and the orders (task T07)", 8, "Count the loaves that are left."),
        ("Have it confirmed (the dates move, so look) in writing before the first loaf is sold to anybody at all", 30,
         "Have it confirmed in writing before the first loaf is sold to anybody at all."),
        ("Keep one oven cold for every day on which nobody bakes anything at all", 6, "Keep one oven cold for every day on which nobody bakes anything at all."),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_advice_is_cut_where_it_can_be_cut(text: str, most: int, shown: str) -> None:
    assert brief_advice(text, most) == shown


def test_points_that_say_the_same_again_are_left_out() -> None:
    plan = plan_of(NAMES[0]).model_copy(deep=True)
    plan.brief.scale = "pilot"
    told = advice(plan, ["Weigh every sack twice", "Wash hands before work", "Every sack: weigh twice"], ["Wash hands before every work"])
    assert told == "- Weigh every sack twice"
    many = advice(plan, [f"word{n}aa thing{n}bb" for n in range(20)])
    assert len(many.splitlines()) == POINTS["pilot"] < ROWS["pilot"]


def test_paper_shows_numbers_of_tasks_and_no_ids_of_calculations() -> None:
    assert plain("CALC-gain-year: 3 loaves (task T07) and (tarea T12)") == "3 loaves (task 7) and (tarea 12)"


def spanish_team() -> Plan:
    plan = plan_of("laundry").model_copy(deep=True)
    plan.meta.language = "es"
    return plan


def test_labels_follow_the_language() -> None:
    page = page_one(spanish_team())
    for words in ("Plan del", "La cifra que cuenta:", "Qué puede salir mal", "La prueba más barata:", "| ahora | quién | hasta |"):
        assert words in page
    assert "What could go wrong" not in page
