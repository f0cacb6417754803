"""Made claims differ from their sentence in the one way that their name says."""

import random
from collections.abc import Callable

import pytest

from evals.mutations import change_number, drop_aside, insert_not, make_stronger, mix, remove_not, swap_name

BY = random.Random(1)  # noqa: S311 - a repeatable choice, no secret


@pytest.mark.parametrize(
    ("change", "sentence", "made"),
    [
        (insert_not, "The oven is hot.", "The oven is not hot."),
        (insert_not, "Baking requires a hot stone.", "Baking does not require a hot stone."),
        (insert_not, "The oven is not hot.", None),
        (remove_not, "Rye does not rise fast.", "Rye does rise fast."),
        (remove_not, "It isn't hot in there.", "It is hot in there."),
        (remove_not, "It is not only hot.", None),
        (make_stronger, "Rye may rise.", "Rye must rise."),
        (make_stronger, "Loaves often burn.", "Loaves always burn."),
        (make_stronger, "Loaves burn.", None),
        (change_number, "No figure stands here.", None),
        (drop_aside, "For example, the oven (a deck oven) bakes bread with a thick crust.", "The oven bakes bread with a thick crust."),
        (drop_aside, "The oven bakes bread.", None),
    ],
)
def test_a_change_is_made_or_left(change: Callable[[str, random.Random], str | None], sentence: str, made: str | None) -> None:
    assert change(sentence, BY) == made


@pytest.mark.parametrize("sentence", ["It takes 12 hours.", "Proofing has three stages."])
def test_another_number_is_another_value(sentence: str) -> None:
    made = change_number(sentence, BY)
    assert made is not None
    assert made != sentence
    assert len(made.split()) == len(sentence.split())


def test_a_name_is_swapped_for_another_of_the_sources() -> None:
    assert swap_name("We bake in a Miele oven.", BY, ["Bosch"]) == "We bake in a Bosch oven."
    assert swap_name("We bake in an oven.", BY, ["Bosch"]) is None


def test_a_mixture_takes_the_subject_of_one_sentence_and_the_rest_of_another() -> None:
    assert mix("Rye dough is sticky.", "Wheat flour can rise fast.") == "Rye dough can rise fast."
    assert mix("Rye dough is sticky.", "It can rise fast.") is None
    assert mix("Rye dough is sticky.", "Loaves burn.") is None
    assert mix("Rye dough is sticky.", "Wheat dough can rise fast.") is None
