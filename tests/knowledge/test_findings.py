"""What in the words of a sentence speaks against a premise, apart from any likeness."""

import numpy as np
import pytest

from knowledge.embeddings import Embedder
from knowledge.findings import Said, Text, hints
from knowledge.word_vectors import WordVectors


def against(premise: str, sentence: str, heading: str, embedder: Embedder) -> tuple[str, ...]:
    nothing = np.zeros((0, 384), dtype=np.float32)
    said = Said(Text(sentence, nothing), heading, sentence)
    return hints(Text(premise, nothing), said, embedder, WordVectors(embedder))


@pytest.mark.parametrize(
    ("premise", "sentence", "heading", "found"),
    [
        ("rye bread is taught here", "Rye bread", "What is not taught", ("heading",)),
        ("rye bread is not taught here", "Rye bread", "What is not taught", ()),
        ("rye bread is taught here", "Rye bread is sold on Monday.", "What is not taught", ()),
        ("all loaves are sold", "Some loaves are sold.", "Loaves", ("contrast",)),
        ("a quarter of the loaves is burnt", "Burnt are 60 % of what is baked.", "Loaves", ("contrary", "share")),
        ("proofing is stage 3", "The baker waits in stage 2.", "Proofing", ("contrary",)),
        ("loaves are sold", "Loaves are sold.", "Loaves", ()),
    ],
)
def test_what_speaks_against_a_premise_is_named(
    embedder: Embedder, premise: str, sentence: str, heading: str, found: tuple[str, ...]
) -> None:
    assert set(against(premise, sentence, heading, embedder)) == set(found)
