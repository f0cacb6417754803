"""Sentences end where a reader ends them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.sentences import sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bread rises slowly. It needs warmth.", 2),
        ("Use flour, e.g. Type 550, from Dr. Oetker. Then add salt now.", 2),
        ("Is it done yet? Knock on it! It sounds hollow.", 3),
        ("He said “Wait for it.” Then she left.", 2),
        ("Version 3.5 is out and costs 2.50 euro.", 1),
        ("¿Está listo el pan? ¡Sí que está listo! Vamos a comer.", 3),
        ("no stop at the end of it", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_scraps_join_the_sentence_before() -> None:
    assert cut("The dough must rest for long. Really. Then it is baked.") == ["The dough must rest for long. Really.", "Then it is baked."]


def test_only_the_asked_part_is_cut() -> None:
    text = "Skip this one here. Take this one here. Skip this as well."
    assert [text[a:b] for a, b in sentence_spans(text, 20, 39)] == ["Take this one here."]


@given(st.text(alphabet="ab .!?\nA¿", max_size=80))
def test_spans_are_ordered_trimmed_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join(text[a:b] for a, b in spans).split() == "".join(text[a:b] for a, b in spans).strip().split()
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
