"""The catalogue loads as a whole, refuses what is wrong with the name of the file, and its conditions mean what they say."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from knowledge.catalogue import FOLDER, Catalogue, CatalogueError, any_holds, holds, load_catalogue
from knowledge.rows import Source, Words


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue that a test may break."""
    shutil.copytree(FOLDER, tmp_path / "catalogue")
    return tmp_path / "catalogue"


def change(path: Path, key: str, edit: Any) -> None:
    """Apply `edit` to the list or mapping under `key` of a YAML file."""
    content = yaml.safe_load(path.read_text("utf-8"))
    edit(content[key])
    path.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")


def test_the_shipped_catalogue_loads_once() -> None:
    assert load_catalogue() is load_catalogue()
    assert len(load_catalogue().slots) == 30


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "goals.yml").unlink()
    with pytest.raises(CatalogueError, match=r"goals\.yml"):
        Catalogue(copy)


def test_a_broken_file_is_named(copy: Path) -> None:
    (copy / "goals.yml").write_text("goals: [unclosed", "utf-8")
    with pytest.raises(CatalogueError, match=r"goals\.yml"):
        Catalogue(copy)


def test_a_field_that_nobody_knows_is_refused_with_its_row(copy: Path) -> None:
    change(copy / "goals.yml", "goals", lambda rows: rows[1].update(colour="red"))
    with pytest.raises(CatalogueError, match=r"goals\.yml, row 2"):
        Catalogue(copy)


def test_an_id_that_stands_twice_is_refused(copy: Path) -> None:
    change(copy / "goals.yml", "goals", lambda rows: rows.append(rows[0]))
    with pytest.raises(CatalogueError, match="'financial' stands there twice"):
        Catalogue(copy)


def test_a_condition_on_an_unknown_signal_is_refused(copy: Path) -> None:
    change(copy / "tables" / "method.yml", "tables", lambda tables: tables[0]["rows"][0]["when"].update(moon_phase="full"))
    with pytest.raises(CatalogueError, match="moon_phase"):
        Catalogue(copy)


def test_an_unknown_source_is_refused(copy: Path) -> None:
    change(copy / "tables" / "method.yml", "tables", lambda tables: tables[0]["rows"][0].update(source="hearsay"))
    with pytest.raises(CatalogueError, match="hearsay"):
        Catalogue(copy)


def test_points_for_an_option_that_does_not_exist_are_refused(copy: Path) -> None:
    change(copy / "tables" / "serving.yml", "tables", lambda tables: tables[0]["rows"][0]["points"].update(telepathy=3))
    with pytest.raises(CatalogueError, match="telepathy"):
        Catalogue(copy)


@pytest.mark.parametrize("asked", [{"id": "weather"}, {"called": {"telepathy": ["mind reading"]}}])
def test_other_names_of_an_option_that_no_decision_has_are_refused(copy: Path, asked: dict[str, Any]) -> None:
    def edit(rows: list[dict[str, Any]]) -> None:
        next(row for row in rows if row.get("called")).update(asked)

    change(copy / "plan_questions.yml", "plan_questions", edit)
    with pytest.raises(CatalogueError, match=r"plan_questions\.yml, \w+: unknown options"):
        Catalogue(copy)


def test_a_test_of_the_verdict_with_an_unknown_signal_is_refused(copy: Path) -> None:
    change(copy / "tables" / "verdict.yml", "tests", lambda tests: tests[0]["yes_when"].append({"horoscope": True}))
    with pytest.raises(CatalogueError, match="horoscope"):
        Catalogue(copy)


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (True, True, True),
        (True, False, False),
        (False, False, True),
        (False, None, False),
        ("day", "day", True),
        ("day", "week", False),
        (["day", "week"], "week", True),
        (["day", "week"], "year", False),
        ("text", ["table", "text"], True),
        (["image", "audio"], ["table", "text"], False),
        ([3, None], 3, True),
        ([3, None], 2.9, False),
        ([None, 10], 10, True),
        ([None, 10], 11, False),
        ([1, 2], "1", False),
        ("known", "anything", True),
        ("known", None, False),
        ("unknown", None, True),
        ("unknown", False, False),
    ],
)
def test_a_condition_means_what_it_says(condition: Any, value: Any, expected: bool) -> None:  # noqa: FBT001 - a row of the table above
    signals = {} if value is None else {"x": value}
    assert holds({"x": condition}, signals) is expected


def test_conditions_are_joined_by_and_and_lists_of_them_by_or() -> None:
    assert holds({}, {})
    assert not holds({"a": True, "b": True}, {"a": True})
    assert any_holds((), {})
    assert any_holds(({"a": True}, {"b": True}), {"b": True})
    assert not any_holds(({"a": True}, {"b": True}), {"c": True})


def test_words_fall_back_to_english() -> None:
    assert Words.model_validate("only English").in_("es") == "only English"
    assert Words(en="yes", es="sí").in_("es") == "sí"
    with pytest.raises(ValidationError):
        Words.model_validate({"de": "ja"})


def test_closed_lists_agree_with_the_rows() -> None:
    closed = yaml.safe_load((FOLDER / "vocabulary.yml").read_text("utf-8"))
    catalogue = load_catalogue()
    assert set(catalogue.goals) == set(closed["headline"]["goal_type"])
    assert set(catalogue.slots) == set(closed["slots"])
    assert set(catalogue.risks) <= set(closed["risks"])
    assert {signal.slot for signal in catalogue.signals.values()} - {""} <= set(closed["slots"])


@pytest.mark.parametrize("group", ["risks", "practices", "methods", "products", "roles", "metrics", "strategies", "watches", "fallacies"])
def test_every_row_of_advice_rests_on_a_source(group: str) -> None:
    catalogue = load_catalogue()
    for row in getattr(catalogue, group).values():
        assert row.source in catalogue.sources, row.id


def test_a_source_of_the_whole_file_counts_where_a_row_has_none() -> None:
    metrics = load_catalogue().metrics
    assert metrics["accuracy"].source == "adv_scikit_metrics"
    assert metrics["expected_cost"].source == "adv_elkan"


@pytest.mark.parametrize("name", ["roles", "metrics", "strategies", "fallacies"])
def test_a_file_without_any_source_is_refused(copy: Path, name: str) -> None:
    path = copy / f"{name}.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    del content["source"]
    path.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
    with pytest.raises(CatalogueError, match=rf"{name}\.yml, row \d+: (.|\n)*source"):
        Catalogue(copy)


@pytest.mark.parametrize("name", ["roles", "metrics", "fallacies"])
def test_a_row_with_an_unknown_source_is_refused(copy: Path, name: str) -> None:
    change(copy / f"{name}.yml", name, lambda rows: rows[2].update(source="rumour"))
    with pytest.raises(CatalogueError, match="rumour"):
        Catalogue(copy)


def test_the_roles_of_the_public_course_and_all_functions_are_there() -> None:
    public = {"ml_product_manager", "mlops_engineer", "data_engineer", "ml_engineer", "ml_researcher", "data_scientist"}
    functions = {
        "domain_expert",
        "sponsor",
        "software_engineer",
        "annotator",
        "ux_designer",
        "security_privacy",
        "legal_compliance",
        "clinician",
        "qa",
    }
    assert public | functions <= set(load_catalogue().roles)


def test_house_rules_are_numbers() -> None:
    house = load_catalogue().house
    assert all(isinstance(value, int | float) for value in house.values())
    assert house["verdict_go"] > house["verdict_pilot"] > 0


def test_a_source_of_the_course_names_a_slide_that_exists() -> None:
    catalogue = load_catalogue()
    for source in catalogue.sources.values():
        if source.kind == "course":
            assert source.heading in catalogue.decks[source.deck].headings, source.id
        elif source.kind == "public":
            assert source.url.startswith("https://"), source.id
        assert source.fact.endswith("."), source.id


def test_only_a_page_can_have_been_read() -> None:
    read = [source for source in load_catalogue().sources.values() if source.checked]
    assert {source.kind for source in read} == {"public"}
    assert all(source.checked and source.checked >= dt.date(2026, 11, 1) for source in read)
    with pytest.raises(ValidationError, match="a day of reading without an address"):
        Source(id="x", kind="public", fact="A fact.", checked=dt.date(2026, 11, 26))
