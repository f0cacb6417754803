"""Plans of an older version open with defaults; what cannot be opened is told in a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import BadInput
from assistant.plan.checks import run_checks
from assistant.plan.exports import EXPORTS, export_plan
from assistant.plan.opening import open_plan
from knowledge.catalogue import load_catalogue

OLD = Path(__file__).parents[1] / "old_forms" / "plan-before-practices.json"


@pytest.fixture
def rows() -> dict[str, Any]:
    """The plan of an older version, as its JSON."""
    found: dict[str, Any] = json.loads(OLD.read_text("utf-8"))
    return found


def test_a_plan_of_an_older_version_opens_with_defaults() -> None:
    assert '"practices"' not in OLD.read_text("utf-8")
    plan = open_plan(OLD.read_text("utf-8"), "old.json")
    assert (plan.meta.title, plan.meta.status, plan.meta.language) == ("Whole shirts", "ready", "es")
    assert plan.deployment.model_dump().get("practices", []) == []


@pytest.mark.parametrize("shape", sorted(EXPORTS))
def test_it_is_exported_in_every_shape(shape: str) -> None:
    plan = open_plan(OLD.read_text("utf-8"), "old.json")
    assert "Whole shirts" in export_plan(plan, shape)


def test_it_is_checked_like_a_new_one() -> None:
    plan = open_plan(OLD.read_text("utf-8"), "old.json")
    gates = [one for one in run_checks(plan, load_catalogue()) if one.gate]
    assert gates
    assert [one.id for one in gates if one.outcome == "fail"] == []


def test_what_is_written_again_opens_again() -> None:
    plan = open_plan(OLD.read_text("utf-8"), "old.json")
    assert open_plan(export_plan(plan, "json"), "new.json") == plan


def test_a_plan_without_its_format_is_taken_for_the_first_one(rows: dict[str, Any]) -> None:
    del rows["format"]
    assert open_plan(json.dumps(rows), "x.json").format == "groundplan-plan/1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is no JSON"),
        ("{half", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it holds no object"),
        ('"plan"', "it holds no object"),
        ("{}", "meta is missing; brief is missing; headline is missing, and"),
        ('{"format": "groundplan-plan/2"}', "written by a later version (groundplan-plan/2"),
        ('{"format": "recipe/1"}', "its format is “recipe/1”"),
        ('{"format": 7}', "its format is “7”"),
    ],
)
def test_what_is_no_plan_is_told(text: str, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        open_plan(text, "x.json")
    assert told in caught.value.message
    assert caught.value.message.startswith("x.json")
    assert caught.value.remedy
    assert len(caught.value.message) < 400


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("meta", "colour"), "blue", "meta.colour is not known here; a later version may have written it"),
        (("meta", "version"), "first", "meta.version has a value that does not fit"),
        (("meta", "created"), "yesterday", "meta.created has a value that does not fit"),
        (("decisions",), [], "without a decision on 'verdict'"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(rows: dict[str, Any], path: tuple[str, ...], value: object, told: str) -> None:
    place = rows
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(BadInput) as caught:
        open_plan(json.dumps(rows), "x.json")
    assert told in caught.value.message


def test_a_wrong_value_is_not_repeated(rows: dict[str, Any]) -> None:
    rows["goal"]["statement"] = ["the private words of a team"]
    with pytest.raises(BadInput) as caught:
        open_plan(json.dumps(rows), "x.json")
    assert "private" not in caught.value.message
