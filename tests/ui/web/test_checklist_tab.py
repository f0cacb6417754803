"""The tab Checklist: boxes with names, the plan's own points on top, what a press sends, and nothing internal on the screen."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from assistant.case import Case
from assistant.plan.checklist import Item, checklist, readiness
from assistant.plan.model import Plan
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of
from tests.ui.web.reading import Read, internal, read
from tests.ui.web.sample import NAUGHTY
from ui.web import checklist_tab
from ui.web.checklist_tab import Listed
from ui.web.names import Names

CATALOGUE = load_catalogue()
everyone = pytest.mark.parametrize("name", NAMES)


def listed(plan: Plan, *ticked: str) -> Listed:
    day = dt.date(2027, 3, 2)
    case = Case(session="x", ticks=dict.fromkeys(ticked, True), ticked=dict.fromkeys(ticked, day))
    ready = readiness(plan, CATALOGUE)
    return Listed(checklist(plan, case, CATALOGUE), CATALOGUE.checklists, ready.says if ready else "")


def drawn(plan: Plan, *ticked: str, language: str = "en") -> str:
    names = Names(plan, CATALOGUE.roles, language)
    return checklist_tab.render(listed(plan, *ticked), names, "our project", language)


def boxes(found: Read) -> list[dict[str, str]]:
    """The attributes of each box."""
    rows: list[dict[str, str]] = []
    for tag, name, value in found.attributes:
        if (tag, name) == ("input", "type"):
            rows.append({})
        if tag == "input" and rows:
            rows[-1][name] = value
    return rows


@everyone
class TestEveryPlan:
    def test_each_point_that_applies_has_one_box_with_a_name(self, name: str) -> None:
        plan = plan_of(name)
        found = read(drawn(plan))
        applies = [item for item in listed(plan).items if item.own or item.state != "not_applicable"]
        assert sorted(box["id"] for box in boxes(found)) == sorted(f"tick-{item.id}" for item in applies)
        assert sorted(found.values("for")) == sorted(box["id"] for box in boxes(found))

    def test_only_what_the_team_settles_can_be_pressed(self, name: str) -> None:
        plan = plan_of(name)
        states = {f"tick-{item.id}": item for item in listed(plan).items}
        for box in boxes(read(drawn(plan))):
            assert ("disabled" in box) == (not states[box["id"]].tickable)
            assert ("checked" in box) == states[box["id"]].settled

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_nothing_internal_is_shown(self, name: str, language: str) -> None:
        plan = plan_of(name)
        plan.meta.language = language
        assert internal(drawn(plan, language=language)) == []

    def test_published_checklists_are_folded_and_say_how_many(self, name: str) -> None:
        found = read(drawn(plan_of(name)))
        keys = [key for key in found.values("data-key") if key in {f"check-{one}" for one in CATALOGUE.checklists}]
        assert keys[-1] == "check-aws_ml_lens"
        assert len(keys) == 4
        assert found.text.count(" do not apply") == 4


def test_a_press_sends_the_point_and_what_it_shall_be() -> None:
    acts = dict.fromkeys(read(drawn(plan_of("laundry"), "task:sign_goal")).acts)
    sent = [json.loads(arg) for act, arg in acts if act == "tick"]
    assert {"item": "task:sign_goal", "done": False} in sent
    assert {"item": "task:count_data", "done": True} in sent


def test_a_tick_shows_its_day_and_moves_the_bar() -> None:
    before, after = read(drawn(plan_of("laundry"))), read(drawn(plan_of("laundry"), "task:sign_goal"))
    assert "ticked on 2 March 2027" in after.text
    assert "ticked on" not in before.text
    assert int(after.values("aria-valuenow")[0]) == int(before.values("aria-valuenow")[0]) + 1
    assert f"{after.values('aria-valuenow')[0]} of {after.values('aria-valuemax')[0]} done" in after.text


def test_what_keeps_it_a_draft_comes_first_in_amber() -> None:
    plan = plan_of("laundry")
    plan.success.target = None
    found = drawn(plan)
    assert "2 points keep the plan a draft." in found
    first = found.index("The number you want to reach is not set.")
    assert first < found.index("Conditions of the go-ahead")
    assert '<span class="tag warn">open</span>' in found[: found.index("Conditions of the go-ahead")]
    assert "All checks of the plan pass." not in found


def test_all_checks_passed_is_one_sentence_and_folded() -> None:
    found = drawn(plan_of("laundry"))
    assert "All checks of the plan pass." in found
    assert 'data-key="check-ready"' in found


def test_who_and_when_stand_beside_an_open_point() -> None:
    text = read(drawn(plan_of("laundry"))).text
    assert re.search(r"Analyst with Python, by \d+ \w+ 2027", text)


def test_the_score_stands_in_its_checklist_only() -> None:
    found = drawn(plan_of("laundry"))
    assert found.count("As planned it scores 3 of 7") == 1
    assert found.index("Ready for production") < found.index("As planned it scores") < found.index("AWS Machine Learning Lens")


def test_without_a_plan_it_says_what_will_fill_it() -> None:
    assert "Nothing here yet" in checklist_tab.render(Listed(), None, "x")


def test_what_people_wrote_stays_text() -> None:
    plan = plan_of("laundry")
    for task in plan.timeline.tasks[:3]:
        task.name = task.acceptance = NAUGHTY
    plan.timeline.tasks[0].template, plan.timeline.tasks[0].id = "", '"><script>alert(3)</script>'
    found = read(drawn(plan))
    assert not {"img", "script"} & set(found.tags)
    assert "<script>alert(2)</script>" in found.text
    assert any(name.startswith("tick-task:") and "<script>" in name for name in found.values("id"))


def test_the_files_to_take_along_name_the_project() -> None:
    links = read(drawn(plan_of("laundry"))).values("href")
    assert links == [f"download/checklist.{shape}?project=our%20project" for shape in ("md", "json", "html")]


@pytest.mark.parametrize("state", ["open", "done", "checked"])
def test_a_point_with_a_very_long_text_is_shortened_below_not_above(state: str) -> None:
    item = Item.model_validate({"id": "x", "group": "tasks", "text": "w " * 300, "reason": "r " * 300, "source": "s", "state": state})
    found = checklist_tab.render(Listed([item]), Names(plan_of("laundry"), {}, "en"), "x")
    assert found.count("r r r") < found.count("w") + 100
    assert "…" in found
