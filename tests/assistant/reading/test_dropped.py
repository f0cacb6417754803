"""A source that is given up goes, with the kind of problem that lived on it; what only speaks of it stays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals

KNOWN: dict[str, Any] = {
    "sources_named": ["drone pictures", "soil probe readings", "tractor log"],
    "data_forms": ["image", "sensor"],
    "problem": "plant_disease",
    "wish": "see blight early",
    "sites": 7,
}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("forget the drone pictures", ["soil probe readings", "tractor log"]),
        ("Change: no more drone pictures, soil probe and tractor log only", ["soil probe readings", "tractor log"]),
        ("Without the tractor log please.", ["drone pictures", "soil probe readings"]),
        ("We don't use the tractor log any more", ["drone pictures", "soil probe readings"]),
        ("the tractor log is out of scope", ["drone pictures", "soil probe readings"]),
        ("drop the cameras", ["soil probe readings", "tractor log"]),
        ("only the tractor log", ["tractor log"]),
        ("leave out the tractor log and the soil probe readings", ["drone pictures", "soil probe readings"]),
    ],
)
def test_a_source_that_is_given_up_is_named_no_more(text: str, left: list[str]) -> None:
    assert signals(text, **KNOWN)["sources_named"] == left


def test_a_kind_that_lives_on_pictures_is_open_again_without_them() -> None:
    said = signals("forget the camera, soil probe only", **KNOWN)
    assert (said["problem"], said["data_forms"]) == (None, ["sensor"])
    assert said["problem_denied"] == ["plant_disease"]
    assert said["problem_likely"]
    assert "plant_disease" not in said["problem_likely"]


def test_what_was_counted_of_the_only_form_goes_with_it() -> None:
    said = signals("olvida las fotos", language="es", sources_named=["fotos de hojas"], data_forms=["image"], rows=9000, devices=4)
    assert said == {"sources_named": None, "data_forms": None, "rows": None, "devices": None}


@pytest.mark.parametrize(
    "text",
    [
        "don't forget the drone pictures",
        "What if we drop the drone pictures?",
        "without the tractor log we would know nothing",
        "if the drone pictures are out of scope we stop",
        "The tractor log is out of order since Monday",
        "we drop seeds every spring",
        "forget the deadline",
        "the tractor log is excluded from the insurance",
        "The tractor log is only kept for two years",
    ],
)
def test_what_only_speaks_of_a_source_drops_none(text: str) -> None:
    said = signals(text, **KNOWN)
    assert None not in said.values()
    assert said.get("sources_named", KNOWN["sources_named"])[:3] == KNOWN["sources_named"]


def test_any_thing_may_be_out_of_scope_and_more_of_them() -> None:
    first = signals("The council gives us 9,000 EUR, and the green bins are out of scope.", **KNOWN, budget={"value": 1, "unit": "EUR"})
    assert first["scope"] == "the green bins are out of scope"
    assert signals("the harbour round is excluded", scope=first["scope"])["scope"] == f"{first['scope']}; the harbour round is excluded"


def test_words_beside_what_is_given_up_are_read() -> None:
    said = signals("drop the tractor log, and the budget is 12,000 EUR", **KNOWN)
    assert said["budget"]["value"] == 12000
    assert said["sources_named"] == ["drone pictures", "soil probe readings"]
