"""Pieces of the model belong to the content words that they stand in."""

import numpy as np

from knowledge.word_pieces import content_vectors
from knowledge.words import content_words

EYE = np.eye(8, dtype=np.float32)


def test_a_word_is_the_mean_of_its_pieces() -> None:
    text = "The sourdough rises"  # in pieces: start, the, sour, dough, rises, end
    places = [(0, 0), (0, 3), (4, 8), (8, 13), (14, 19), (0, 0)]
    found = content_vectors(text, places, EYE[:6])
    assert np.allclose(found, [(EYE[2] + EYE[3]) / np.sqrt(2), EYE[4]])


def test_words_before_are_skipped_and_marks_belong_to_none() -> None:
    text = "Rye: dense, dark_loaf!"
    places = [(0, 3), (3, 4), (5, 10), (10, 11), (12, 16), (16, 17), (17, 21), (21, 22)]
    found = content_vectors(text, places, EYE, skipped=1)
    assert content_words(text)[1:] == ["dense", "dark", "loaf"]
    assert found.argmax(axis=1).tolist() == [2, 4, 6]


def test_a_word_behind_what_was_read_is_a_row_of_zeros() -> None:
    found = content_vectors("rye loaf crumb", [(0, 3), (4, 8), (0, 0)], EYE[:3])
    assert found.any(axis=1).tolist() == [True, True, False]


def test_a_text_without_content_words_has_none() -> None:
    assert content_vectors("it is", [(0, 2), (3, 5)], EYE[:2]).shape == (0, 8)
    assert content_vectors("", [], EYE[:0]).shape == (0, 8)
