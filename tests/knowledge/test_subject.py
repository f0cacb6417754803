"""A question is about projects with data and models, or only has their words in it."""

import pytest

from knowledge.answering import ask
from knowledge.embeddings import Embedder
from knowledge.retrieval import Retriever
from knowledge.spanish import to_english
from knowledge.subject import off_subject

PAIRS = [
    ("My moped drifts to the right when I brake.", "The moped counter drifts: its guesses get worse every month."),
    ("How do I train my dog to sit?", "How long do we train the model that tells dogs from wolves?"),
    ("Which label goes on a jar of honey by law?", "Who labels our pictures of honey jars?"),
    ("Why does the monitor lizard flick its tongue?", "How do we monitor the lizard classifier after launch?"),
    ("Is a cast-iron pipeline stronger than a plastic one?", "What belongs into a training pipeline?"),
    ("How many layers has a wedding cake?", "How many layers has the cake recogniser's network?"),
    ("What does a football agent earn?", "When is an agent of language models worth its risk?"),
    ("Can I store onions in the cellar?", "Where do we store the features of the onion model?"),
    ("Who scored in the cup final?", "Which score do we report to the cup organisers, precision or recall?"),
]


@pytest.mark.parametrize(("other", "ours"), PAIRS)
def test_the_same_word_in_another_sense_speaks_for_another_subject(other: str, ours: str, embedder: Embedder) -> None:
    told, asked = (off_subject(one) for one in embedder.embed([other, ours]))
    assert told > asked == 0


@pytest.mark.parametrize("question", ["¿Cómo se hace un buen gazpacho?", "¿A qué hora cierra la farmacia?"])
def test_another_subject_in_spanish_is_noticed_in_its_translation(question: str, embedder: Embedder) -> None:
    assert off_subject(embedder.embed([to_english(question)])[0]) > 0


@pytest.mark.parametrize(
    "question",
    ["Why does a kettle fail to switch off?", "When do storks leave for the south?", "ok computer", "How often is a piano tuned?"],
)
def test_what_has_nothing_to_do_with_the_course_is_not_answered(question: str, notes_retriever: Retriever) -> None:
    assert not ask(question, notes_retriever).answered
