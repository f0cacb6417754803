"""A plan on paper: JSON that comes back the same, Markdown with one short page on top and nothing that can break it."""

from __future__ import annotations

import json
import re

import pytest

from assistant.plan.exports import EXPORTS, export_plan
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.exports.page_one import MOST_WORDS, page_one
from assistant.plan.exports.tables import bullets, clean, function_name, labelled, owner_name, table
from assistant.plan.model import Plan
from tests.assistant.plan.plans import NAMES, plan_of

IDS = re.compile(r"\b(?:DL-?\d+|K\d\d|CC-\d+|E-[A-Z]\d\d|T\d\d|DEC-\w+|[a-z]+_[a-z_]+)\b")
NASTY = "<img src=x onerror=alert(1)> | `rm` [x](http://y) *b* _i_ # h\n\n- new"
everyone = pytest.mark.parametrize("name", NAMES)


@everyone
class TestJson:
    def test_comes_back_as_the_same_plan(self, name: str) -> None:
        plan = plan_of(name)
        assert Plan.model_validate_json(export_plan(plan, "json")) == plan

    def test_holds_iso_dates_and_plain_numbers(self, name: str) -> None:
        found = json.loads(export_plan(plan_of(name), "json"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["meta"]["created"])
        assert found["success"]["target"] is None or isinstance(found["success"]["target"], int | float)


@everyone
class TestPageOne:
    def test_has_at_most_350_words(self, name: str) -> None:
        words = [word for word in page_one(plan_of(name)).split() if any(c.isalnum() for c in word)]
        assert len(words) <= MOST_WORDS == 350

    def test_holds_verdict_number_steps_and_risks(self, name: str) -> None:
        plan = plan_of(name)
        page = page_one(plan)
        label = next(o.label for o in plan.decision("verdict").options if o.value == plan.headline.verdict)
        assert clean(label.partition(",")[0]).rstrip(".") in page
        assert "The number that counts" in page
        assert all(clean(step.action) in page for step in plan.next_steps)
        assert all(clean(risk.title).rstrip(".") in page for risk in sorted(plan.risks, key=lambda r: -r.score)[:3])
        assert "Cheapest test" in page

    def test_names_what_keeps_a_draft_a_draft(self, name: str) -> None:
        plan = plan_of(name)
        assert ("What keeps this a draft" in page_one(plan)) == (plan.meta.status == "draft" and bool(plan.meta.gaps))


@everyone
class TestMarkdown:
    def test_has_numbered_sections_without_gaps_in_the_count(self, name: str) -> None:
        heads = re.findall(r"^## (\d+)\. (.+)$", to_markdown(plan_of(name)), re.MULTILINE)
        assert [int(number) for number, _ in heads] == list(range(1, len(heads) + 1))
        assert len({title for _, title in heads}) == len(heads)
        assert heads

    def test_shows_no_ids_and_no_words_of_the_workshop(self, name: str) -> None:
        text = to_markdown(plan_of(name))
        assert IDS.findall(text) == []
        assert not re.search(r"\b(?:None|null|nan|slots?|signals?|not_applicable|P50|P80)\b|\{\w*\}", text)
        assert not re.search(r"\d{4}-\d\d-\d\d", text)

    def test_tables_have_as_many_cells_in_every_row(self, name: str) -> None:
        for block in re.findall(r"(?:^\|.*\n?)+", to_markdown(plan_of(name)), re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(cells) == 1

    def test_has_no_empty_points_or_empty_sections(self, name: str) -> None:
        text = to_markdown(plan_of(name))
        assert not re.search(r"^- *$|^- .*:\*\* *$|^\*\*\*\*", text, re.MULTILINE)
        assert "\n\n\n" not in text
        assert text.endswith("\n")


class TestNastyText:
    @pytest.mark.parametrize("name", NAMES[:4])
    def test_what_a_team_wrote_stays_text(self, name: str) -> None:
        plan = plan_of(name)
        plan.meta.title = plan.goal.statement = plan.success.metric = plan.alternatives.cheapest_test = NASTY
        plan.risks[0].title = plan.risks[0].mitigation = plan.risks[0].trigger = NASTY
        plan.timeline.tasks[0].name = plan.decisions[0].question = plan.decisions[0].options[0].label = NASTY
        plan.brief.injection_notes = [NASTY]
        for role in plan.team.roles:
            role.person_or_gap = NASTY
        plan.meta.gaps = [NASTY]
        plan.meta.status = "draft"
        text = to_markdown(plan)
        assert not re.search(r"(?<!\\)<", text)
        assert not re.search(r"(?<!\\)\]\(", text)
        assert "\n- new" not in text
        assert not re.search(r"(?<!\\)`", text)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("a|b", "a\\|b"),
            ("<b>", "\\<b\\>"),
            ("two\n\nlines", "two lines"),
            ("5 * 4 = 20", "5 \\* 4 = 20"),
            ("snake_case", "snake\\_case"),
            ("back\\slash", "back\\\\slash"),
            ("", ""),
            (None, ""),
        ],
    )
    def test_marks_are_made_harmless(self, text: str | None, shown: str) -> None:
        assert clean(text) == shown


def test_points_labels_and_tables_leave_out_what_is_empty() -> None:
    assert bullets(["one", "", "two"]) == "- one\n- two"
    plan = plan_of(NAMES[0])
    assert labelled(plan, [("Who", "Ann"), ("When", "")]) == "- **Who:** Ann"
    assert table(plan, ("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_an_owner_is_a_person_where_there_is_one_and_a_function_where_not() -> None:
    plan = next(p for p in map(plan_of, NAMES) if any(r.gap for r in p.team.roles) and any(not r.gap for r in p.team.roles))
    for role in plan.team.roles:
        expected = function_name(plan, role.role) if role.gap else role.person_or_gap.removesuffix(", to be named")
        first = next(r for r in plan.team.roles if r.id == role.id)
        if first is role and role.id:
            assert owner_name(plan, role.id) == clean(expected)
    assert owner_name(plan, "harbour_master") == "harbour master"


def test_a_shape_that_does_not_exist_is_an_error() -> None:
    assert {"json", "md"} <= set(EXPORTS)
    with pytest.raises(KeyError):
        export_plan(plan_of(NAMES[0]), "papyrus")


@pytest.mark.parametrize("name", NAMES)
def test_every_condition_is_written_out_under_the_decisions_and_every_note_beside_the_dates(name: str) -> None:
    plan = plan_of(name)
    plan.timeline.notes = ["The analyst starts on 10 May 2027."]
    text = to_markdown(plan)
    behind = text[text.index("\n## 2.") :]
    assert "The analyst starts on 10 May 2027." in behind
    for condition in plan.decision("verdict").conditions:
        assert condition.text.rstrip(".") in behind
