"""Words stand at the ends of scales, and denials turn them round."""

import pytest

from knowledge.scales import opposition, scales, standing


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kneading is tricky.", "Kneading is easy."),
        ("Kneading is the toughest part.", "Kneading is the less demanding part."),
        ("Every oven is the same.", "The number depends on the oven."),
        ("The hours are anything but settled.", "The hours are stable."),
        ("Salt makes loaves bigger.", "Salt makes loaves smaller."),
    ],
)
def test_texts_at_contrary_ends_oppose_each_other(one: str, other: str) -> None:
    against, _ = opposition(standing(one), standing(other))
    assert against > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kneading is tricky.", "Kneading is not easy."),
        ("Kneading is not tough.", "Kneading is less demanding."),
        ("The oven is hot.", "The loaf lies on a stone."),
    ],
)
def test_texts_at_one_end_do_not(one: str, other: str) -> None:
    against, _ = opposition(standing(one), standing(other))
    assert against == 0


def test_a_word_at_both_ends_of_a_scale_says_nothing() -> None:
    assert all(end in {-1.0, 0.0, 1.0} for places in scales().values() for end in places.values())
    assert opposition({}, {"amount": 1.0}) == (0, 0)
