"""The rules for search results, on passages made by hand."""

from __future__ import annotations

import math

import pytest

from evals.retrieval_scorers import NAMES, mean, quote_hits, score, topics_hit, words

QUESTION = {
    "id": "q",
    "question": "Which?",
    "answer_passages": [
        {"quote": "The old mill grinds wheat for nine small villages nearby.", "group": 0, "topics": [["mill", "grinder"], ["wheat"]]},
        {"quote": "A baker buys flour at dawn and sells bread by noon.", "group": 1, "topics": [["baker"]]},
    ],
}
MILL = {"text": "The old mill grinds wheat for nine small villages nearby."}
BAKER = {"text": "A **baker** buys flour\nat dawn, and sells bread by noon"}
OTHER = {"text": "Nothing of the kind."}


def test_words_are_lower_case_without_tags_and_punctuation() -> None:
    assert words("Blue/Green <b>IS</b> fine: 60 %, ñandú_x") == ["blue", "green", "is", "fine", "60", "ñandú", "x"]


@pytest.mark.parametrize(
    ("length", "hit"),
    [(10, True), (7, True), (6, False), (3, False)],  # of 8 three-grams: 8, 5 (62.5 %), 4, 1
)
def test_sixty_per_cent_of_the_three_grams(length: int, hit: bool) -> None:  # noqa: FBT001 - a table of cases
    text = words(MILL["text"])
    assert quote_hits(text[:length], MILL["text"]) is hit


def test_the_order_of_words_matters_for_a_quote() -> None:
    assert not quote_hits(words(MILL["text"])[::-1], MILL["text"])
    assert not quote_hits([], MILL["text"])
    assert not quote_hits(["a"], "")


def test_topics_stand_at_a_word_start_in_any_spelling() -> None:
    topics = [["mill", "grinder"], ["wheat"]]
    assert topics_hit(words("Mills for wheat"), topics)
    assert topics_hit(words("A grinder of wheat"), topics)
    assert not topics_hit(words("A windmill for wheat"), topics)
    assert not topics_hit(words("A mill for rye"), topics)
    assert not topics_hit(words("mill wheat"), [])


def test_ranks() -> None:
    numbers = score(QUESTION, [OTHER, MILL, OTHER, BAKER], "quote")
    assert [numbers[f"recall@{k}"] for k in (1, 3, 5, 10)] == [0, 0.5, 1, 1]
    assert (numbers["full@5"], numbers["full@10"]) == (1, 1)
    assert numbers["mrr@10"] == 0.5
    gained, ideal = 1 / math.log2(3) + 1 / math.log2(5), 1 + 1 / math.log2(3)
    assert numbers["ndcg@10"] == pytest.approx(gained / ideal)


def test_a_group_gains_once() -> None:
    assert score(QUESTION, [MILL, MILL], "quote")["ndcg@10"] == pytest.approx(1 / (1 + 1 / math.log2(3)))


def test_passages_of_one_group_are_alternatives() -> None:
    alternatives = {**QUESTION, "answer_passages": [{**one, "group": 0} for one in QUESTION["answer_passages"]]}  # type: ignore[dict-item]
    assert score(alternatives, [BAKER], "quote")["recall@1"] == 1


def test_only_the_first_ten_count() -> None:
    assert score(QUESTION, [OTHER] * 10 + [MILL], "quote")["recall@10"] == 0
    assert score(QUESTION, [OTHER] * 9 + [MILL], "quote")["recall@10"] == 0.5


def test_long_passages_gain_nothing() -> None:
    long = {"text": "x " * 400 + MILL["text"]}
    numbers = score(QUESTION, [long], "quote")
    assert (numbers["recall@300w"], numbers["recall@600w"]) == (0, 0.5)
    after = score(QUESTION, [{"text": "x " * 295}, MILL], "quote")
    assert (after["recall@300w"], after["recall@600w"]) == (0, 0.5)


def test_the_heading_counts_for_topics_only() -> None:
    headed = {"text": "It makes wheat into flour.", "heading": ["Trades", "The mill"]}
    assert score(QUESTION, [headed], "topics")["recall@1"] == 0.5
    assert score(QUESTION, [{"text": "", "heading": MILL["text"]}], "quote")["recall@1"] == 0


def test_nothing_found_is_zero_everywhere() -> None:
    assert set(score(QUESTION, [], "topics").values()) == {0}


def test_mean() -> None:
    rows = [dict.fromkeys(NAMES, 1.0), dict.fromkeys(NAMES, 0.5)]
    assert mean(rows) == dict.fromkeys(NAMES, 0.75)
    assert mean([]) == dict.fromkeys(NAMES, 0.0)
