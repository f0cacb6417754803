"""What a question compares is seen in the usual forms, and in nothing else."""

import pytest

from knowledge.sides import sides


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("What is the difference between a deck oven and a fan oven?", ("a deck oven", "a fan oven")),
        ("whats the difference between rye and wheat, and which should we take?", ("rye", "wheat")),
        ("How does rye differ from wheat?", ("rye", "wheat")),
        ("How do rye and wheat differ?", ("rye", "wheat")),
        ("Compare rye with wheat.", ("rye", "wheat")),
        ("Is rye different from wheat?", ("rye", "wheat")),
    ],
)
def test_both_things_of_a_comparison(question: str, both: tuple[str, str]) -> None:
    assert sides(question) == both


@pytest.mark.parametrize(
    "question",
    ["What is rye?", "Which loaf lies between the two others?", "What makes bread different?", "How does one distinguish between the two?"],
)
def test_nothing_is_compared(question: str) -> None:
    assert sides(question) == ()
