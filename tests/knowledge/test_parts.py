"""Double questions are cut into their parts, plain ones left whole."""

import pytest

from knowledge.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Which oven has a stone, and what moves the air?", ["Which oven has a stone", "what moves the air"]),
        ("Which bread rises; how does it rise slowly?", ["Which bread rises", "how does it rise slowly"]),
        ("What is rye, and how is dough folded?", ["What is rye", "how is dough folded"]),
        ("Sour dough with rye vs. sweet dough with wheat", ["Sour dough with rye", "sweet dough with wheat"]),
        ("¿Qué horno tiene piedra y cómo se mueve el aire?", ["Qué horno tiene piedra", "cómo se mueve el aire"]),
        (
            "In which bowl does dough rise, and in which basket does a loaf rest?",
            ["In which bowl does dough rise", "in which basket does a loaf rest"],
        ),
        ("What feeds wild yeast, and is rye flour dark?", ["What feeds wild yeast", "is rye flour dark"]),
        ("What makes crust brown, and with wild yeast whose loaf rises?", ["What makes crust brown", "with wild yeast whose loaf rises"]),
        (
            "When the dough is cold, how long does it rise - and why is the bowl covered?",
            ["When the dough is cold, how long does it rise", "why is the bowl covered"],
        ),
        ("When is the rye dough folded, what covers the bowl?", ["When is the rye dough folded", "what covers the bowl"]),
        (
            "Our loaf tears; which flour helps, and what does salt do to dough?",
            ["Our loaf tears; which flour helps", "what does salt do to dough"],
        ),
    ],
)
def test_double_questions_have_parts(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What is rye and wheat bread?",
        "How does bread rise?",
        "",
        "Why? How?",
        "bread vs. cake",
        "Our oven burns every loaf; what helps against hot stones?",
        "Rye flour or wheat flour, which one makes the denser loaf?",
        "Once the dough knows how warm it is, what happens to the yeast?",
    ],
)
def test_plain_questions_have_none(question: str) -> None:
    assert parts_of(question) == []


def test_many_parts_are_one_long_question() -> None:
    assert parts_of("What is red rye, what is white wheat, what is dark spelt, what is old oat flour?") == []
