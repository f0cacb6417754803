"""False premises are noticed, fair questions left alone."""

import pytest

from knowledge.embeddings import Embedder
from knowledge.premises import Stance, counts, miscounts, of_a_neighbour, premises, refuting, stance


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Why is rye best?", ("rye best",)),
        ("How come bread rises?", ("bread rises",)),
        ("Why does bread rise?", ("bread rise",)),
        ("Since ovens are cold, what now?", ("ovens are cold",)),
        ("Rye needs less water than wheat. How little is enough?", ("Rye needs less water than wheat",)),
        ("If rye is dry, that's crumb, right? What then?", ("If rye is dry, that's crumb",)),
        ("Our flour is old, so the slides would have us sift it. How?", ("Our flour is old, so the  would have us sift it",)),
        ("Our flour is old. What now?", ()),
        ("What is rye?", ()),
        ("Is rye best?", ()),
        ("whyte bread?", ()),
    ],
)
def test_what_a_question_takes_for_granted(question: str, found: tuple[str, ...]) -> None:
    assert premises(question) == found


def test_a_translated_question_has_no_statements() -> None:
    assert premises("what bread rises", translated=True) == ()
    assert premises("why bread rises", translated=True) == ("bread rises",)


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
    ("rye dough needs more water than wheat dough", "Rye dough needs more water than wheat dough without rye.", "Rye"),
]


@pytest.mark.parametrize(("premise", "sentence", "context"), CONTRARY)
def test_the_contrary_is_noticed(embedder: Embedder, premise: str, sentence: str, context: str) -> None:
    assert stance(premise, sentence, context, sentence, embedder).contrary


@pytest.mark.parametrize(("premise", "sentence", "context"), AGREED)
def test_agreement_and_other_matters_are_left_alone(embedder: Embedder, premise: str, sentence: str, context: str) -> None:
    assert not stance(premise, sentence, context, sentence, embedder).contrary


def test_a_sentence_that_agrees_with_more_outweighs_a_contrary_one() -> None:
    weak, strong = Stance(0.7, contrary=True), Stance(0.9, contrary=True)
    assert refuting([Stance(0.8, contrary=False), weak]) is None
    assert refuting([Stance(0.8, contrary=False), weak, strong]) == 2
    assert refuting([]) is None


def test_a_number_that_is_spoken_of_as_known(embedder: Embedder) -> None:
    question = "How do we fill the eight hours that a first rise lasts?"
    assert counts(question)
    assert not counts("How many hours does a first rise last?")
    assert miscounts(question, "A first rise lasts two to four hours.", "Rise", embedder)
    assert not miscounts(question, "A first rise lasts 6-10 hours.", "Rise", embedder)
    assert not miscounts(question, "The shop is open for four hours.", "Shop", embedder)


def test_what_is_said_of_a_neighbour_alone_is_refuted_by_the_own_sentence() -> None:
    own = ("Kanban shows the work of the bakery on a board.", "Kanban")
    other = ("Scrum works in fixed sprints.", "Scrum")
    assert of_a_neighbour("Kanban works in fixed sprints", [other, own]) == 1
    assert of_a_neighbour("Scrum works in fixed sprints", [other, own]) is None
    assert of_a_neighbour("Kanban works in fixed sprints", [other]) is None
