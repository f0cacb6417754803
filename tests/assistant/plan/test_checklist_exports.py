"""The checklist on paper: boxes that a wiki understands, nothing that breaks them, and JSON with every field."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from assistant.case import Case
from assistant.plan.checklist import Item, checklist
from assistant.plan.exports.checklist import FORMAT, checklist_json, checklist_markdown
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()
NOBODY = Case(session="x")
BOX = re.compile(r"^- \[( |x)\] (.+?)  $", re.MULTILINE)
IDS = re.compile(r"\b(?:DL-?\d+|K\d\d|MTS-\w+|CQ-\d|DE-[A-Z]\d|ML[A-Z]{2,}-\d+|T\d\d|G\d|DEC-\w+|[a-z]+_[a-z_]+)\b")
NASTY = "<img src=x onerror=alert(1)> | [x](http://y) ![p](http://y/p.png) *b* `c`\n\n- [x] new"
everyone = pytest.mark.parametrize("name", NAMES)


@everyone
class TestMarkdown:
    def test_has_one_box_for_each_point_that_applies(self, name: str) -> None:
        text = checklist_markdown(plan_of(name), NOBODY, CATALOGUE)
        applies = [item for item in checklist(plan_of(name), NOBODY, CATALOGUE) if item.state != "not_applicable"]
        assert [mark for mark, _ in BOX.findall(text)] == ["x" if item.settled else " " for item in applies]

    def test_shows_no_ids(self, name: str) -> None:
        assert IDS.findall(checklist_markdown(plan_of(name), NOBODY, CATALOGUE)) == []

    def test_tells_what_does_not_apply_and_why(self, name: str) -> None:
        text = checklist_markdown(plan_of(name), NOBODY, CATALOGUE)
        end = text.partition("## Does not apply here")[2]
        spared = [item for item in checklist(plan_of(name), NOBODY, CATALOGUE) if item.state == "not_applicable"]
        assert len(re.findall(r"^- .+\(.+\)$", end, re.MULTILINE)) == len(spared)

    def test_has_no_empty_lines_in_a_row_and_ends_with_one_stop(self, name: str) -> None:
        text = checklist_markdown(plan_of(name), NOBODY, CATALOGUE)
        assert "\n\n\n" not in text
        assert ".. " not in text
        assert text.endswith("\n")


@everyone
class TestJson:
    def test_holds_every_item_again(self, name: str) -> None:
        found = json.loads(checklist_json(plan_of(name), NOBODY, CATALOGUE))
        assert found["format"] == FORMAT == "groundplan-checklist/1"
        assert tuple(map(Item.model_validate, found["items"])) == checklist(plan_of(name), NOBODY, CATALOGUE)

    def test_progress_agrees_with_the_states(self, name: str) -> None:
        found = json.loads(checklist_json(plan_of(name), NOBODY, CATALOGUE))
        assert found["progress"]["done"] <= found["progress"]["all"] <= len(found["items"])
        assert found["status"] == plan_of(name).meta.status


def test_a_tick_stands_with_its_day() -> None:
    case = Case(session="x", ticks={"task:sign_goal": True}, ticked={"task:sign_goal": dt.date(2027, 3, 2)})
    text = checklist_markdown(plan_of("laundry"), case, CATALOGUE)
    assert "- [x] Sign the goal, the number that counts and the stop line (ticked on 2 March 2027)" in text
    assert "- [ ] Export the records and count what is missing, doubled or late (analyst with Python, by " in text


def test_what_keeps_it_a_draft_is_marked() -> None:
    plan = plan_of("laundry")
    plan.success.target = None
    first = checklist_markdown(plan, NOBODY, CATALOGUE).split("- [ ] ")[1]
    assert "**keeps the plan a draft** — The number you want to reach is not set." in first


def test_a_nasty_text_stays_on_its_line_and_stays_text() -> None:
    plan = plan_of("laundry")
    plan.meta.title = plan.timeline.tasks[0].name = plan.timeline.tasks[0].acceptance = plan.timeline.gates[0].question = NASTY
    before = len(BOX.findall(checklist_markdown(plan_of("laundry"), NOBODY, CATALOGUE)))
    text = checklist_markdown(plan, NOBODY, CATALOGUE)
    assert len(BOX.findall(text)) == before
    assert not re.search(r"(?<!\\)<img|(?<!\\)!\[|(?<!\\)\]\(", text)


def test_spanish_headings_boxes_and_points() -> None:
    plan = plan_of("help_desk")
    plan.meta.language = "es"
    text = checklist_markdown(plan, NOBODY, CATALOGUE)
    for words in ("# Lista de control", "## Ley y personas", "hechos*", "hasta el", "## No se aplica aquí", "El plan dice:"):
        assert words in text
    assert not re.search(r"\b(?:The plan|Done when|Go on if|ticked|open question)\b", text)
