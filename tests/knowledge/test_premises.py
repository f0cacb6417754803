"""False premises are noticed, fair questions left alone."""

import pytest

from knowledge.premises import contradicts, presumes


@pytest.mark.parametrize(
    "question", ["Why is rye best?", "How come bread rises?", "Since ovens are cold, what now?", "¿Por qué sube el pan?", "why not"]
)
def test_questions_that_take_something_for_granted(question: str) -> None:
    assert presumes(question)


@pytest.mark.parametrize("question", ["What is rye?", "Is rye best?", "How does bread rise?", "whyte bread"])
def test_plain_questions_presume_nothing(question: str) -> None:
    assert not presumes(question)


@pytest.mark.parametrize(
    ("question", "sentence", "context"),
    [
        ("Why do the two ovens need different stones?", "The two ovens have identical stones.", "Ovens"),
        ("Why is a convection oven best for baking large loaves?", "It is difficult to bake large loaves in it.", "Convection oven"),
        ("Why is shaping done in stage 3?", "Shaping belongs to stage 2.", "Proofing"),
        ("Why does rye dough ferment faster than wheat dough?", "Rye dough ferments slower than wheat dough.", "Rye"),
        ("Why does the basket have four handles?", "The basket has two handles.", "Basket"),
    ],
)
def test_the_contrary_is_noticed(question: str, sentence: str, context: str) -> None:
    assert contradicts(question, sentence, context)


@pytest.mark.parametrize(
    ("question", "sentence", "context"),
    [
        ("Why do the two ovens need identical stones?", "The two ovens have identical stones.", "Ovens"),
        ("Why is a convection oven bad for large loaves?", "It is difficult to bake large loaves in it.", "Convection oven"),
        ("Why is shaping done in stage 2?", "Shaping belongs to stage 2.", "Proofing"),
        ("Why is structured dough hard to shape?", "Unstructured dough is easy to shape.", "Dough"),
        ("Why do the two ovens need different stones?", "Different cooks love identical hats.", "Hats"),
        ("Why is rye best for sourdough?", "Wheat dough does not like salt.", "Wheat"),
    ],
)
def test_agreement_and_other_matters_are_left_alone(question: str, sentence: str, context: str) -> None:
    assert not contradicts(question, sentence, context)
