"""What follows "what we would like is" is the wish, without the words that join it."""

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("What we would like is, by the end of each shift, a list of dull blades.", "have a list of dull blades"),
        ("What I'd like is to know which hives will swarm.", "know which hives will swarm"),
        ("What we want is a fair guess of the yield.", "have a fair guess of the yield"),
        ("Lo que nos gustaría es una lista de redes rotas.", "tener una lista de redes rotas"),
        ("We would like an island of calm for the planners.", "have an island of calm for the planners"),
    ],
)
def test_the_joining_words_are_no_part_of_the_wish(text: str, wish: str) -> None:
    assert signals(text, turn=1)["wish"] == wish
