"""How a sentence stands to a premise is told by the words of both."""

import pytest

from knowledge.embeddings import Embedder
from knowledge.premises import other_share, stance

CONTRARY = [
    ("the two ovens need different stones", "The two ovens have identical stones.", "Ovens"),
    ("a convection oven is best for baking large loaves", "It is difficult to bake large loaves in it.", "Convection oven"),
    ("shaping done in stage 3", "Shaping belongs to stage 2.", "Proofing dough"),
    ("rye dough ferments faster than wheat dough", "Rye dough ferments slower than wheat dough.", "Rye"),
    ("the basket has four handles", "The basket has two handles.", "Basket"),
    ("loaves are baked on the tin", "Loaves are baked on the stone, rather than on the tin.", "Loaves"),
    ("the starter is not kept warm", "The starter is kept warm.", "Starter"),
]
AGREED = [
    ("the two ovens need identical stones", "The two ovens have identical stones.", "Ovens"),
    ("a convection oven is bad for large loaves", "It is difficult to bake large loaves in it.", "Convection oven"),
    ("shaping done in stage 2", "Shaping belongs to stage 2.", "Proofing"),
    ("structured dough is hard to shape", "Unstructured dough is easy to shape.", "Dough"),
    ("the two ovens need different stones", "Different cooks love identical hats.", "Hats"),
    ("a deck oven does not answer the baker", "A deck oven cannot speak: the baker gets no answer.", "Deck oven"),
    ("rye is best for sourdough", "Wheat dough does not like salt.", "Wheat"),
    ("the three loaves of rye need rest", "The loaves of rye need rest.", "Rye"),
    ("rye dough needs more water than wheat dough", "Rye dough needs more water than wheat dough without rye.", "Rye"),
]


@pytest.mark.parametrize(("premise", "sentence", "context"), CONTRARY)
def test_the_contrary_is_noticed(embedder: Embedder, premise: str, sentence: str, context: str) -> None:
    assert stance(premise, sentence, context, sentence, embedder).contrary


@pytest.mark.parametrize(("premise", "sentence", "context"), AGREED)
def test_agreement_and_other_matters_are_left_alone(embedder: Embedder, premise: str, sentence: str, context: str) -> None:
    assert not stance(premise, sentence, context, sentence, embedder).contrary


@pytest.mark.parametrize(
    ("premise", "text", "other"),
    [
        ("15 % of the loaves are burnt", "85% of the loaves are burnt.", True),
        ("a quarter of the loaves is burnt", "Six of ten loaves are burnt.", True),
        ("60 per cent of the loaves are burnt", "Six of ten loaves are burnt.", False),
        ("half of 20 loaves is burnt", "The loaves are burnt.", False),
        ("the loaves are burnt", "60 % of the loaves are burnt.", False),
    ],
)
def test_another_share_is_noticed(premise: str, text: str, other: bool) -> None:  # noqa: FBT001 - a row of a table
    assert other_share(premise, text) is other
