"""Questions about the team's own files are told from questions about the course, and their topic is read."""

from __future__ import annotations

import pytest

from assistant.reading import intents_of
from assistant.reading.own_files import own_file_topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("What does our file say about pricing?", "pricing"),
        ("what do our slides say about the cost of a missed frost?", "the cost of a missed frost"),
        ("Does our report mention anything about holidays?", "holidays"),
        ("What does frost v2.pptx say about sensors?", "sensors"),
        ("What does the uploaded deck say on sensors?", "sensors"),
        ("According to our deck, how many sensors are there?", "how many sensors are there?"),
        ("How many orchards are in our pilot report?", "How many orchards are ?"),
        ("¿Qué dice nuestro archivo sobre los precios?", "los precios"),
        ("¿Qué dice el archivo sobre precios?", "precios"),
        ("Según nuestra presentación, ¿cuánto cuesta?", "¿cuánto cuesta?"),
    ],
)
def test_the_topic_of_a_question_about_a_file(text: str, topic: str) -> None:
    assert own_file_topic(text).replace(" ?", "?").strip("¿?") == topic.replace(" ?", "?").strip("¿?")
    assert intents_of(text, ("goal",))[0].kind == "course_question"


@pytest.mark.parametrize(
    "text",
    [
        "What is drift?",
        "What do the slides say about drift?",
        "Our files are in a folder of the server.",
        "We have 4,000 documents.",
        "Our report is written by hand every month and takes two days.",
        "",
        "Why not a simple rule?",
    ],
)
def test_other_messages_name_no_file(text: str) -> None:
    assert own_file_topic(text) == ""
