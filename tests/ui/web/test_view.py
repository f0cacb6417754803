"""The whole screen is a function of the project: drawn twice it is the same, and nothing in it is markup of others."""

from typing import Any

import pytest

from assistant.replies import Part
from tests.ui.web.reading import internal, read
from tests.ui.web.sample import DECKS, NAUGHTY, QUESTIONS, ROLES, plan_fields, said, sample_case, sample_plan, told
from ui.web.frame import examples
from ui.web.rail import ProjectRow
from ui.web.view import PANELS, TABS, View, screen, tab_names

KEPT = {
    "id",
    "kind",
    "status",
    "slot",
    "who",
    "owner",
    "unit",
    "currency",
    "language",
    "better",
    "value",
    "verdict",
    "law_class",
    "scale",
    "task",
}
KEPT |= {
    "headline",
    "choice",
    "table",
    "not_applicable",
    "risk_id",
    "origin",
    "phase",
    "chosen_by",
    "plan_id",
    "format",
    "resolution",
    "depends_on",
}


def poisoned(value: Any, key: str = "") -> Any:
    """The same fields with markup behind every text that a person, a document or a model may have written."""
    if key in KEPT:
        return value
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, key) for inner in value]
    return f"{value} {NAUGHTY}" if isinstance(value, str) else value


def view(language: str = "en", **changed: Any) -> View:
    given: dict[str, Any] = {
        "project": "bicycles",
        "language": language,
        "case": sample_case(said(4, 2, "more"), told(5, 2, Part(kind="text", text="ok"), questions=QUESTIONS), language=language),
        "plan": sample_plan(),
        "before": sample_plan(risks=[], success=plan_fields()["success"] | {"target": 0.07}),
        "projects": (ProjectRow("bicycles", "Fewer broken bicycles", "Draft"), ProjectRow("other", "Another", "Ready")),
        "roles": ROLES,
        "decks": DECKS,
        "asked": QUESTIONS,
    }
    return View(**(given | changed))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_panel_is_drawn_and_well_formed(language: str) -> None:
    drawn = screen(view(language))
    assert set(PANELS) <= set(drawn)
    for name in PANELS:
        read(drawn[name])


def test_the_same_project_gives_the_same_screen() -> None:
    assert screen(view()) == screen(view())


def test_no_id_and_no_underscore_reaches_the_screen() -> None:
    drawn = screen(view())
    assert {name: found for name in PANELS if (found := internal(drawn[name]))} == {}


def test_whatever_was_written_stays_text_everywhere() -> None:
    plan = sample_plan(**poisoned(plan_fields()))
    case = sample_case(said(4, 2, NAUGHTY, answers={"budget": NAUGHTY}), told(5, 2, Part(kind="lead", text=NAUGHTY)))
    rows = (ProjectRow(NAUGHTY, NAUGHTY, NAUGHTY),)
    drawn = screen(view(plan=plan, case=case, projects=rows, project=NAUGHTY))
    for name in PANELS:
        seen = read(drawn[name])
        assert {"img", "script"} & set(seen.tags) == set(), name
        assert [attribute for _, attribute, _ in seen.attributes if attribute.startswith("on")] == [], name
        assert not set("{}`$") & set(drawn[name]), name
    assert sum("alert(1)" in read(drawn[name]).text for name in PANELS) >= 7


def test_without_messages_there_is_one_question_and_three_examples() -> None:
    drawn = screen(View())
    assert "What do you want to do better?" in read(drawn["log"]).text
    assert [arg for act, arg in read(drawn["below"]).acts if act == "example"] == [one.id for one in examples()]
    assert drawn["card"] == ""
    assert all("Nothing here yet" in read(drawn[name]).text for name in TABS)
    assert "Your projects will stand here" in read(drawn["rail"]).text


def test_the_examples_are_three_trades_with_numbers_in_both_languages() -> None:
    assert len(examples()) == 3
    for one in examples():
        for language in ("en", "es"):
            assert sum(character.isdigit() for character in one.brief.in_(language)) >= 6
            assert 40 <= len(one.brief.in_(language).split()) <= 130
        assert one.brief.es


def test_the_open_project_is_marked_in_the_list() -> None:
    seen = read(screen(view())["rail"])
    assert [arg for act, arg in seen.acts if act == "open"] == ["", "bicycles", "other"]
    assert seen.values("aria-current") == ["page"]
    assert seen.text.index("Fewer broken bicycles Draft") < seen.text.index("Another Ready")


@pytest.mark.parametrize(("number", "folded"), [(3, False), (12, False), (30, True)])
def test_a_long_list_of_projects_folds(number: int, *, folded: bool) -> None:
    rows = [ProjectRow(f"p{n}", f"Project {n}", "Ready") for n in range(number)]
    assert ("details" in read(screen(view(projects=rows))["rail"]).tags) == folded


def test_the_bar_counts_the_changes() -> None:
    assert "Plan, 8 changes" in read(screen(view())["bar"]).text
    assert read(screen(view(before=None))["bar"]).text.endswith("Chat Plan")


def test_the_tabs_have_names_in_both_languages() -> None:
    assert [list(tab_names(language).values())[2] for language in ("en", "es")] == ["Schedule", "Calendario"]
