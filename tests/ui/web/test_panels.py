"""The other tabs: decisions, schedule, evidence, changes, export."""

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from assistant.case import Fact, Origin
from assistant.plan.diff import Change, changes
from assistant.replies import Part
from tests.ui.web.reading import internal, read
from tests.ui.web.sample import NAUGHTY, names_of, plan_fields, said, sample_case, sample_plan, sources_of, task, told
from ui.web import changes_tab, decisions_tab, evidence_tab, export_tab, gantt, schedule_tab
from ui.web.sources import Sources

PLAN = sample_plan()


# ---- decisions ----


def decisions(**changed: Any) -> str:
    plan = sample_plan(**changed)
    return decisions_tab.render(plan, [], names_of(plan), sources_of(plan))


def test_every_option_has_a_word_for_how_it_came_out() -> None:
    text = read(decisions()).text
    for name, word in (("A list each week", "chosen"), ("A service that always runs", "runner-up"), ("On the bicycle itself", "ruled out")):
        assert f"{name} {word}" in text
    assert "No bicycle has a computer." in text


def test_reasons_speak_for_and_against_and_name_their_source() -> None:
    seen = read(decisions())
    assert "For: The mechanic plans on Mondays." in seen.text
    assert "Against: Somebody has to look after it." in seen.text
    assert ("evidence", "1") in seen.acts


def test_the_bars_are_as_long_as_the_points() -> None:
    widths = [value for tag, name, value in read(decisions()).attributes if name == "style"]
    assert widths[:2] == ["width:100%", "width:78%"]


def test_what_was_not_chosen_can_be_asked_about() -> None:
    acts = read(decisions()).acts
    assert ("why_not", "Why not “A service that always runs”?") in acts
    assert "Why not “A list each week”?" not in [arg for act, arg in acts if act == "why_not"]


def test_only_what_is_not_ruled_out_can_be_chosen_instead() -> None:
    seen = read(decisions())
    assert [arg for act, arg in seen.acts if act == "choose"] == ["live_service", "live_service"]
    assert seen.values("data-headline") == ["verdict", "serving_mode"]


def test_what_would_change_it_and_how_it_was_weighed_stand_below() -> None:
    text = read(decisions()).text
    assert "What would change this A second mechanic is hired." in text
    assert "fits the work +8 cost −1" in text


def test_close_calls_are_counted_and_tagged() -> None:
    text = read(decisions()).text
    assert "2 decisions, each with its alternatives. One is close: read it first." in text
    assert text.count("close call") == 1


def test_the_teams_own_choice_says_so() -> None:
    fields = plan_fields()["decisions"]
    fields[1] |= {"chosen_by": "team", "team_reason": "we like <b>lists</b>"}
    text = read(decisions(decisions=fields)).text
    assert "your choice" in text
    assert "You chose this: we like <b>lists</b>" in text


def test_a_choice_of_several_marks_each_of_them() -> None:
    fields = plan_fields()["decisions"]
    fields[1]["choice"] = ["weekly_list", "live_service"]
    assert read(decisions(decisions=fields[1:])).text.count("chosen") == 2


# ---- schedule ----


def schedule(**changed: Any) -> str:
    plan = sample_plan(**changed)
    return schedule_tab.render(plan, names_of(plan))


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (dt.date(2027, 6, 30), "holds with 6 months to spare"),
        (dt.date(2026, 12, 24), "holds with 3 days to spare"),
        (dt.date(2026, 12, 21), "holds, with no time to spare"),
        (dt.date(2026, 12, 20), "is missed by 1 day."),
        (None, "You named no date to keep."),
    ],
)
def test_the_title_is_the_answer(deadline: dt.date | None, said: str) -> None:
    text = read(schedule(success=plan_fields()["success"] | {"deadline": deadline})).text
    assert text.startswith("Likely done on 11 December 2026 With 80 % certainty by 21 December 2026.")
    assert said in text


def test_there_is_one_drawing_for_wide_and_one_for_narrow_screens_and_a_table() -> None:
    seen = read(schedule())
    assert [value for value in seen.values("class") if value.startswith("gantt")] == ["gantt wide", "gantt narrow"]
    assert all("Likely done on 11 December 2026" in value for tag, name, value in seen.attributes if (tag, name) == ("svg", "aria-label"))
    assert "Clean the repair log Lena 11 December 2026 21 December 2026 yes" in seen.text


def test_only_what_sets_the_end_is_blue() -> None:
    wide = schedule().split("<svg")[1]
    assert wide.count('class="c"') == 3  # two tasks and the decision
    assert wide.count('class="gate"') == 1


def test_without_simulation_the_estimates_give_the_bars() -> None:
    nothing = {"finish": None, "start": None}
    bare = [task(1, "Dig", dt.date(2026, 11, 23), 5) | nothing, task(2, "Fill", dt.date(2026, 11, 23), 10) | nothing]
    timeline = {"start": dt.date(2026, 11, 23), "tasks": bare, "computed": {"critical_path": ["T02"]}}
    text = read(schedule(timeline=timeline)).text
    assert "Likely done on 7 December 2026" in text
    assert "Dig Lena 30 November 2026" in text


def test_what_moves_the_date_most_comes_first() -> None:
    text = read(schedule()).text.split("What moves the date most")[1]
    assert text.index("Clean the repair log: up to 10 days later") < text.index("Count broken bicycles: up to 5 days later")
    assert "poster: up to" not in text


def test_long_names_are_cut_in_the_drawing_and_whole_in_the_table() -> None:
    name = "Count " + "very " * 30 + "carefully"
    timeline = plan_fields()["timeline"] | {"tasks": [task(1, name, dt.date(2026, 11, 23), 5)]}
    seen = read(schedule(timeline=timeline))
    assert name in seen.text
    assert " …" in seen.text


def test_a_year_of_months_is_named_in_steps() -> None:
    timeline = plan_fields()["timeline"] | {"tasks": [task(1, "Watch", dt.date(2026, 11, 23), 700)]}
    wide = schedule(timeline=timeline).split("<svg")[1]
    assert 6 <= wide.count('class="grid"') <= 12
    assert [wide.count(f">{year}<") for year in (2026, 2027, 2028)] == [1, 1, 1]


@pytest.mark.parametrize("shape", [gantt.WIDE, gantt.NARROW])
@pytest.mark.parametrize("days", [3, 40, 200, 400, 1400, 4000])
def test_the_months_of_a_schedule_have_room_for_their_names(shape: gantt.Shape, days: int) -> None:
    first = dt.date(2026, 11, 23)
    end = first + dt.timedelta(days=days)
    drawn = gantt.gantt([gantt.Bar("Watch", "Lena", first, end, end)], shape, "t", ["Mmm"] * 12)
    places = sorted({float(x) for x in re.findall(r'<text class="m" x="([\d.]+)" y="\d+">Mmm', drawn)})
    assert all(right - left >= gantt.MONTH - 4 for left, right in pairwise(places))
    assert all(x + gantt.MONTH <= shape.width + 4 for x in places)


# ---- evidence ----


def test_each_kind_of_evidence_shows_where_it_comes_from() -> None:
    text = read(evidence_tab.render(sources_of(PLAN), PLAN)).text
    for words in (
        "Your first message, 23 November 2026",
        "Our notes on “AI and ML systems”, slide “No such slide”",
        "https://example.org/rules",
        "Formula: broken now × days − kept",
        "broken now = 28",
        "Tested by: “Count broken bicycles” compares 50 of them",
        "Supports: The number that counts",
        "Where the 5 statements come from",
    ):
        assert words in text


def test_words_of_the_team_are_highlighted_calculations_are_bold() -> None:
    markup = evidence_tab.render(sources_of(PLAN), PLAN)
    assert "<mark>12 % are broken when somebody wants one</mark>" in markup
    assert "<b>Six points less are 9,000 EUR a year</b>" in markup


def test_words_that_do_not_stand_in_the_message_are_not_highlighted() -> None:
    fields = plan_fields()["evidence"][:1]
    fields[0]["fact"] = "99 % are broken"
    plan = sample_plan(evidence=fields)
    assert "<mark>" not in evidence_tab.render(sources_of(plan), plan)


def test_an_answer_of_the_card_names_its_question() -> None:
    fact = Fact(number=9, slot="budget", words="4,000 EUR at most", origin=Origin(turn=2))
    case = sample_case(said(4, 2, "", answers={"budget": "4,000 EUR at most, please"}), facts=(fact,))
    evidence = [{"id": "E-U09", "kind": "user", "ref": {"turn": 2, "fact": 9}, "fact": "4,000 EUR at most"}]
    plan = sample_plan(evidence=evidence)
    markup = evidence_tab.render(sources_of(plan, case), plan)
    assert "Your answer to “What may it cost?”" in markup
    assert "<mark>4,000 EUR at most</mark>, please" in markup


def test_a_document_is_named() -> None:
    case = sample_case(said(4, 2, "The fleet is 9 years old.", document="fleet.docx"))
    plan = sample_plan(evidence=[{"id": "E-D01", "kind": "own_document", "ref": {"turn": 2}, "fact": "9 years old"}])
    assert "Your document fleet.docx, 23 November 2026" in read(evidence_tab.render(sources_of(plan, case), plan)).text


def test_more_than_five_of_a_kind_fold() -> None:
    rows = [{"id": f"E-A{n:02}", "kind": "assumption", "ref": {}, "fact": f"it rains {n}"} for n in range(9)]
    plan = sample_plan(evidence=rows)
    seen = read(evidence_tab.render(sources_of(plan), plan))
    assert "4 more" in seen.text
    assert [f"evidence-{n}" for n in range(1, 10)] == seen.values("id")


@pytest.mark.parametrize(("ref", "times"), [({"read": "2026-11-26"}, 1), ({}, 0)])
def test_a_page_tells_the_day_of_reading_only_where_it_was_read(ref: dict[str, str], times: int) -> None:
    row = {"id": "E-P01", "kind": "public", "ref": {"url": "https://example.org/a", **ref}, "fact": "Bicycles need brakes"}
    plan = sample_plan(evidence=[row])
    text = read(evidence_tab.render(sources_of(plan), plan)).text
    assert text.count("Read in a public copy on 26 November 2026") == times
    assert text.count("Read in a public copy") == times


def test_only_web_addresses_become_links() -> None:
    rows = [
        {"id": f"E-P0{n}", "kind": "public", "ref": {"url": url}, "fact": "x"}
        for n, url in enumerate(["javascript:alert(1)", "https://example.org/a"])
    ]
    plan = sample_plan(evidence=rows)
    assert read(evidence_tab.render(sources_of(plan), plan)).values("href") == ["https://example.org/a"]


def test_without_evidence_the_tab_waits() -> None:
    assert "Nothing here yet" in read(evidence_tab.render(Sources(), None)).text


# ---- changes ----


def changed(before: Any, now: Any = PLAN) -> str:
    found = changes(before, now)
    return changes_tab.render(now, before, found, names_of(now), sample_case(said(4, 2, "We want <b>6 %</b>"), turn=2))


def test_before_and_now_stand_below_each_other_and_the_turn_can_be_taken_back() -> None:
    seen = read(changed(sample_plan(success=plan_fields()["success"] | {"target": 0.07})))
    assert "What changed in version 3 You said: “We want <b>6 %</b>”" in seen.text
    assert "The number to reach follows from what you said Before 7 % Now 6 %" in seen.text
    assert ("undo", "") in seen.acts


def test_a_choice_of_the_team_is_not_told_as_a_message() -> None:
    case = sample_case(said(4, 2, "What is a shadow run?"), turn=3)
    before = sample_plan(success=plan_fields()["success"] | {"target": 0.07})
    assert "You said" not in read(changes_tab.render(PLAN, before, changes(before, PLAN), names_of(PLAN), case)).text


def test_what_is_new_has_no_before() -> None:
    text = read(changed(sample_plan(risks=plan_fields()["risks"][1:]))).text
    assert "Risk added follows from what you said New Risk number 1" in text


def test_a_turn_without_effect_says_so_and_the_first_version_too() -> None:
    assert "changed nothing in the plan" in read(changed(PLAN)).text
    assert "This is the first version" in read(changes_tab.render(PLAN, None, [], names_of(PLAN), sample_case())).text


@pytest.mark.parametrize(
    ("was", "now", "old", "new"),
    [
        ("from 14 % to 9 %", "from 14 % to 8 %", "from 14 % to <del>9</del> %", "from 14 % to <ins>8</ins> %"),
        ("750,000 EUR a year", "765,000 EUR a year", "<del>750,000</del> EUR a year", "<ins>765,000</ins> EUR a year"),
        ("a list", "something else entirely", "a list", "something else entirely"),
        ("", "new <i>", "", "new &lt;i&gt;"),
    ],
)
def test_only_new_words_are_marked_unless_little_is_shared(was: str, now: str, old: str, new: str) -> None:
    assert changes_tab.marked(was, now) == (old, new)


def test_a_change_of_a_spanish_project_is_named_in_spanish() -> None:
    found = [Change(part="timeline", what="Task added", now="Contar"), Change(part="goal", what="By when", before="not set", now="x")]
    text = read(changes_tab.render(PLAN, PLAN, found, names_of(PLAN, "es"), sample_case(language="es"))).text
    assert "Tarea nueva" in text
    assert "Para cuándo" in text
    assert "sin fijar" in text
    assert [word for word in ("added", "By when", "not set") if word in text] == []


def test_earlier_turns_stand_folded_below_the_latest_first_and_questions_are_left_out() -> None:
    rows = (("The number to reach", "9 %", "7 %", "you said so"), ("Task added", "", "Count <b>", ""))
    turned = Part(kind="changes", text="Changed:", rows=rows)
    talk = (
        said(4, 2, "We want 7 %"),
        told(5, 2, turned),
        said(6, 3, "What is drift?"),
        told(7, 3, Part(kind="answer", text="It is this.")),
        said(8, 4, "", answers={"a": "two years"}),
        told(9, 4, turned),
        said(10, 5, "We want 6 %"),
    )
    markup = changes_tab.render(PLAN, PLAN, [], names_of(PLAN), sample_case(*talk, turn=5, versions=(1, 2, 4, 5)))
    text = read(markup).text
    assert text.index("Earlier changes") < text.index("Version 3 two years") < text.index("Version 2 We want 7 %")
    assert text.count("9 % 7 % you said so") == 2
    assert "Task added: Count <b>" in text
    assert "drift" not in text
    assert markup.count("<details") == 2


def test_many_changes_fold() -> None:
    found = [Change(part="risks", what=f"Risk {n}", now="rain") for n in range(8)]
    assert "3 more" in read(changes_tab.render(PLAN, PLAN, found, names_of(PLAN), sample_case())).text


# ---- export ----


def test_files_are_links_to_this_project_alone() -> None:
    links = read(export_tab.render(PLAN, names_of(PLAN), "a b&c/ü")).values("href")
    assert links == [f"download/{shape}?project=a%20b%26c%2F%C3%BC" for shape in export_tab.FILES]
    assert {"checklist.html", "checklist.md"} < set(export_tab.FILES)


def test_open_questions_are_mails_to_copy() -> None:
    seen = read(export_tab.render(PLAN, names_of(PLAN), "p"))
    assert "Open questions: Lena" in seen.text
    assert "1. How many repairs are not written down?" in seen.text
    assert [act for act, _ in seen.acts].count("copy") == 1


def test_nothing_open_says_so_and_deleting_asks_first() -> None:
    seen = read(export_tab.render(sample_plan(open_questions=[]), names_of(PLAN), "p"))
    assert "No question is open." in seen.text
    assert ("ask_delete", "p") in seen.acts
    assert "removed for good" in seen.text


@pytest.mark.parametrize("tab", ["decisions", "schedule", "evidence", "changes", "export"])
def test_no_id_stands_on_any_tab(tab: str) -> None:
    before = sample_plan(success=plan_fields()["success"] | {"target": 0.07}, risks=[])
    drawers: dict[str, Callable[[], str]] = {
        "decisions": decisions,
        "schedule": schedule,
        "evidence": lambda: evidence_tab.render(sources_of(PLAN), PLAN),
        "changes": lambda: changed(before),
        "export": lambda: export_tab.render(PLAN, names_of(PLAN), "p"),
    }
    assert internal(drawers[tab]()) == []


def test_naughty_tasks_stay_text_inside_the_drawing() -> None:
    timeline = plan_fields()["timeline"] | {"tasks": [task(1, NAUGHTY, dt.date(2026, 11, 23), 5)]}
    assert {"img", "script"} & set(read(schedule(timeline=timeline)).tags) == set()
