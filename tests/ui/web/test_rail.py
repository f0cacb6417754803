"""The list of projects: rows with their state, search from five on, long names cut, and the question before one is deleted."""

import pytest

from tests.ui.web.reading import read
from tests.ui.web.sample import NAUGHTY
from ui.web.rail import SEARCHED, SHOWN, TITLE, ProjectRow, over, rail


def rows(number: int) -> list[ProjectRow]:
    return [ProjectRow(f"p{n}", f"Project {n}", "Ready", "today, 14:20") for n in range(number)]


def test_a_row_says_title_state_and_time_and_offers_more() -> None:
    seen = read(rail([ProjectRow("b", "Bicycles", "Draft", "yesterday, 09:05")], ""))
    assert "Bicycles Draft yesterday, 09:05" in seen.text
    assert [act for act, arg in seen.acts if arg == "b"] == ["open", "menu"]
    assert "More for “Bicycles”" in seen.spoken


def test_a_copy_says_what_it_was_copied_from() -> None:
    row = ProjectRow("c", "What if: Bicycles", "Draft", origin="Bicycles")
    assert "from Bicycles" in read(rail([row], "")).text
    assert "de Bicycles" in read(rail([row], "", "es")).text


@pytest.mark.parametrize("number", [0, 1, SEARCHED - 1, SEARCHED, 200])
def test_there_is_a_search_box_from_five_projects_on(number: int) -> None:
    assert ("find" in read(rail(rows(number), "")).values("id")) == (number >= SEARCHED)


def test_two_hundred_projects_are_all_there_and_most_are_folded() -> None:
    seen = read(rail(rows(200), "p150"))
    assert len([1 for act, arg in seen.acts if act == "open" and arg]) == 200
    assert f"{200 - SHOWN} more" in seen.text
    assert seen.values("aria-current") == ["page"]


@pytest.mark.parametrize("title", ["x" * 500, "word " * 100, "漢" * 300, "a\u202eb" * 60])
def test_a_long_title_is_cut_and_stays_whole_as_a_hint(title: str) -> None:
    seen = read(rail([ProjectRow("b", title, "Draft")], ""))
    assert title in seen.values("title")
    assert title in seen.values("data-title")
    shown = seen.text.split("Projects ")[-1].split(" Draft")[0]
    assert 0 < len(shown) <= TITLE


def test_whatever_a_project_is_called_it_stays_text() -> None:
    drawn = rail([ProjectRow(NAUGHTY, NAUGHTY, NAUGHTY, NAUGHTY, NAUGHTY)], NAUGHTY)
    seen = read(drawn)
    assert {"img", "script"} & set(seen.tags) == set()
    assert not set("{}`$") & set(drawn)
    assert NAUGHTY in seen.values("data-name")


@pytest.mark.parametrize(
    ("files", "language", "words"),
    [
        (0, "en", "no files"),
        (1, "en", "1 added file and what was indexed from it"),
        (3, "en", "3 added files"),
        (0, "es", "ningún archivo"),
        (2, "es", "2 archivos añadidos y lo indexado de ellos"),
    ],
)
def test_a_row_knows_which_files_go_with_it(files: int, language: str, words: str) -> None:
    assert words in read(rail([ProjectRow("b", "B", "Draft", files=files)], "", language)).values("data-files")[0]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "This goes from this machine for good"), ("es", "se elimina de este equipo para siempre")]
)
def test_before_a_project_is_deleted_it_is_said_what_goes(language: str, words: str) -> None:
    seen = read(over(language, ("plan", "export")))
    assert words in seen.text
    assert seen.values("data-act")[-2:] == ["keep", "delete"]
    assert seen.values("data-tabs") == ["plan,export"]
    assert {"dialog", "ul"} <= set(seen.tags)


def test_the_menu_of_a_project_offers_three_acts_and_the_page_two_ways_past_the_list() -> None:
    acts = read(over()).values("data-act")
    assert acts[:5] == ["skip", "skip", "rename", "branch", "ask_delete"]
    assert read(over()).values("role") == ["menu", "menuitem", "menuitem", "menuitem"]
