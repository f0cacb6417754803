"""A team's questions about itself are answered from its own files, questions about the matter from all."""

import pytest

from knowledge.embeddings import Embedder
from knowledge.index import Index
from knowledge.index_contents import embed_documents, joined
from knowledge.loading import document_from_bytes
from knowledge.own_index import own_index
from knowledge.retrieval import Retriever
from knowledge.team_answers import ask_team

NOTE = """# Meeting of the stall

## Rising

Our sourdough rises for nine hours in the cellar of Bergdorf.

## Ovens in use

| Oven | Loaves | Keeper |
|---|---|---|
| stone | 40 | Jonas |
| fan | 12 | Lucía |
"""


@pytest.fixture(scope="module")
def own(embedder: Embedder) -> Index:
    contents = embed_documents([document_from_bytes(NOTE.encode(), "meeting.md")], embedder)
    return own_index([("meeting.md", contents)], embedder).index


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How long does our sourdough rise?", "nine hours"),
        ("How many loaves does the oven of Jonas hold?", "Oven: stone; Loaves: 40; Keeper: Jonas"),
        ("How many hours at room temperature does sourdough need?", "twelve hours"),
        ("When does the shop open?", "six in the morning"),
    ],
)
def test_who_is_asked_about_answers(question: str, said: str, own: Index, bakery: Index, retriever: Retriever) -> None:
    answer = ask_team(question, Retriever(own), retriever, Retriever(joined([bakery, own])))
    assert answer.answered, answer.answer
    assert said in answer.answer


def test_what_nobody_answers_is_refused(own: Index, bakery: Index, retriever: Retriever) -> None:
    answer = ask_team("What do we pay Jonas an hour?", Retriever(own), retriever, Retriever(joined([bakery, own])))
    assert not answer.answered
