"""How many there are and how many of them carry their answer: two numbers, each in its place."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize("asked", [(), ("label_availability",), ("data_sources_volume",)])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have 6450 pictures, 4900 labelled.", "en"),
        ("There are 6,450 photos from three orchards, 4,900 of them are already labeled.", "en"),
        ("Of 6450 recordings 4900 carry a label.", "en"),
        ("We have 6450 messages and 4900 of the messages have been tagged", "en"),
        ("Hay 6450 fotos, 4900 ya etiquetadas.", "es"),
    ],
)
def test_the_part_is_labelled_and_the_whole_is_there(text: str, language: str, asked: tuple[str, ...]) -> None:
    said = signals(text, asked=asked, language=language)
    assert (said["label_count"], said["labels"], said["rows"]) == (4900, "some", 6450)


@pytest.mark.parametrize("text", ["All 6450 pictures are labelled.", "We have 6450 pictures, all labelled by hand."])
def test_all_are_all(text: str) -> None:
    said = signals(text)
    assert (said["label_count"], said["labels"]) == (6450, "all")


def test_a_part_alone_is_no_whole() -> None:
    said = signals("4,900 of the pictures are labelled.")
    assert said["label_count"] == 4900
    assert "rows" not in said


def test_the_name_of_a_question_right_before_an_amount_is_a_label() -> None:
    text = "deadline end sept 2027. budget 25k EUR"
    found = signals(text, asked=("success_metric_target", "existing_solution"))
    assert found["deadline"] == "2027-09-30"
    assert found["budget"]["value"] == 25_000
    assert "target" not in found
    assert signals("errors 4 % by May 2027", asked=("success_metric_target",))["target"]["value"] == 0.04
