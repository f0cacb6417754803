"""What a question states is told from what it asks."""

import numpy as np
import pytest

from knowledge.granted import granted
from knowledge.ordering import asked
from knowledge.retrieval import Question
from knowledge.spanish import is_spanish, to_english

WHOLE = "How do we bake large loaves, given that a convection oven is best for them"


def stated(text: str) -> list[tuple[str, str]]:
    spanish = is_spanish(text)
    read, vector = to_english(text) if spanish else text, np.zeros(384, dtype=np.float32)
    question = Question(text, read, spanish, asked(read, np.zeros((0, 384), dtype=np.float32)), vector)
    return [(one.form, one.text) for one in granted(question)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Why is rye bread always dark?", [("why", "rye bread always dark")]),
        ("How come sourdough needs no salt?", [("why", "sourdough needs no salt")]),
        ("What makes a deck oven so cheap?", [("why", "a deck oven so cheap")]),
        ("Since ovens are cold at night, what do we do?", [("given", "ovens are cold at night")]),
        (
            f"{WHOLE}?",
            [("given", "a convection oven is best for them")],
        ),
        ("Rye needs less water than wheat. How little is enough?", [("statement", "Rye needs less water than wheat")]),
        ("I have heard that rye needs no water. How is that?", [("statement", "rye needs no water")]),
        ("A first rise takes ten minutes, right? Then what?", [("tag", "A first rise takes ten minutes")]),
        ("A first rise takes ten minutes, doesn't it?", [("tag", "A first rise takes ten minutes")]),
        ("Every oven holds the same loaves; where is the list?", [("clause", "Every oven holds the same loaves")]),
        ("Which are the five stages of proofing?", [("counted", "Which are the five stages of proofing")]),
        ("Bread is sold warm, which is what buyers like. Why?", [("statement", "Bread is sold warm, which is what buyers like")]),
        ("When the oven is cold, the loaves are left out. Why?", [("statement", "When the oven is cold, the loaves are left out")]),
        ("When loaves are sold, why is rye the cheapest one?", [("given", "loaves are sold"), ("why", "rye the cheapest one")]),
        ("A first rise takes ten minutes, am I right?", [("tag", "A first rise takes ten minutes")]),
        ("The course says that rye needs no water. How is that?", [("statement", "rye needs no water")]),
        ("We were told in the course that rye needs no water. How is that?", [("statement", "rye needs no water")]),
        ("¿Por qué la masa madre es siempre dulce?", [("why", "dough mother always sweet")]),
        ("My boss thinks that rye is always better. What can I answer?", []),
        ("If the oven is cold, what do we do?", []),
        ("What is rye?", []),
        ("Is rye best for sourdough?", []),
        ("How many stages has proofing?", []),
        ("deck oven bread", []),
        ("Rye or wheat: which rises faster?", []),
        ("Deck?", []),
    ],
)
def test_what_a_question_takes_for_granted(question: str, found: list[tuple[str, str]]) -> None:
    assert stated(question) == found


def test_a_question_of_several_sentences_states_several_things() -> None:
    found = stated("The shop closes at noon. Bread is thrown away, so how do we save it?")
    assert [text for _, text in found] == ["The shop closes at noon", "Bread is thrown away"]
