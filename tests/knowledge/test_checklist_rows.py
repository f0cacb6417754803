"""The published checklists: complete by their ids, in two languages, and refused when a row names what does not exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.catalogue import FOLDER, Catalogue, CatalogueError, load_catalogue
from knowledge.checklist_rows import Checklist, Point

CHECKLISTS = load_catalogue().checklists
POINTS = load_catalogue().points
SPANISH = re.compile(r"\b(?:el|la|los|las|de|se|no|está|cada|un|una|hay|lo|en|con|su|que|otros|y|sin|solo)\b", re.IGNORECASE)


def numbered(prefix: str, sizes: dict[str, int]) -> list[str]:
    return [f"{prefix}{letter}{number}" for letter, most in sizes.items() for number in range(1, most + 1)]


@pytest.mark.parametrize(
    ("checklist", "ids"),
    [
        ("ml_test_score", numbered("MTS-", dict.fromkeys("DMIO", 7))),
        ("deon", numbered("DE-", {"A": 4, "B": 3, "C": 5, "D": 5, "E": 4})),
        ("crisp_ml_q", numbered("CQ-", {"1.": 5, "2.": 7, "3.": 8, "4.": 5, "5.": 4, "6.": 7})),
        (
            "aws_ml_lens",
            [
                f"{pillar}-{number:02}"
                for pillar, most in {"MLOE": 16, "MLSEC": 13, "MLREL": 13, "MLPER": 18, "MLCOST": 29, "MLSUS": 16}.items()
                for number in range(1, most + 1)
            ],
        ),
    ],
)
def test_a_checklist_has_the_ids_of_its_source(checklist: str, ids: list[str]) -> None:
    assert [point.id for point in CHECKLISTS[checklist].points] == ids


def test_190_points_in_all_and_one_checklist_is_informative() -> None:
    assert len(POINTS) == 190
    assert [one.id for one in CHECKLISTS.values() if one.informative] == ["aws_ml_lens"]
    assert all(load_catalogue().sources[one.source].url.startswith("https://") for one in CHECKLISTS.values())


@pytest.mark.parametrize("point", POINTS.values(), ids=list(POINTS))
def test_a_point_is_one_short_sentence_in_two_languages(point: Point) -> None:
    assert 3 <= len(point.text.en.split()) <= 22
    assert SPANISH.search(point.text.es), point.text.es
    assert point.text.en != point.text.es
    for text in (point.text.en, point.text.es):
        assert text[0].isupper()
        assert text[-1] not in ".;,"
        assert not re.search(r"[{}<>]|\b[A-Z]{2,}-\d", text)


def test_points_are_told_apart_by_their_words() -> None:
    for language in ("en", "es"):
        texts = [point.text.in_(language) for point in POINTS.values()]
        assert len(set(texts)) == len(texts)


def test_every_point_of_the_test_score_can_be_carried_by_something() -> None:
    assert all(point.tasks or point.runs for point in CHECKLISTS["ml_test_score"].points)


def test_carriers_are_told_apart() -> None:
    point = POINTS["MTS-D1"]
    assert point.templates == ("count_data", "data_pipeline")
    assert point.kinds == ()
    assert POINTS["MTS-O3"].kinds == ("data_drift",)
    assert POINTS["MTS-O3"].templates == ()


def row(**changed: Any) -> dict[str, Any]:
    return {"id": "X-1", "path": "data", "looks_for": "schema", "text": {"en": "One", "es": "Uno"}, "role": "sponsor", **changed}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"looks_for": "(open"}, "no regular expression"),
        ({"needs": ["money"]}, "needs"),
        ({"colour": "red"}, "colour"),
        ({"text": {"es": "Uno"}}, "text"),
    ],
)
def test_a_wrong_point_is_refused(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        Point.model_validate(row(**changed))


def test_the_same_id_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="X-1 stands there twice"):
        Checklist.model_validate({"id": "x", "title": "X", "say": "X", "source": "adv_deon", "points": [row(), row()]})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"tasks": ["fly_to_the_moon"]}, "fly_to_the_moon"),
        ({"runs": ["watch:weather"]}, "watch:weather"),
        ({"role": "astronaut"}, "astronaut"),
    ],
)
def test_the_catalogue_refuses_a_point_that_names_what_does_not_exist(tmp_path: Path, changed: dict[str, Any], told: str) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(FOLDER, folder)
    content = yaml.safe_load((folder / "checklists" / "deon.yml").read_text("utf-8"))
    content["checklists"][0]["points"].append(row(**changed))
    (folder / "checklists" / "deon.yml").write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(CatalogueError, match=told):
        Catalogue(folder)


def test_the_catalogue_refuses_a_checklist_without_a_known_source(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(FOLDER, folder)
    content = yaml.safe_load((folder / "checklists" / "deon.yml").read_text("utf-8"))
    content["checklists"][0]["source"] = "hearsay"
    (folder / "checklists" / "deon.yml").write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(CatalogueError, match="hearsay"):
        Catalogue(folder)
