"""The right passages come first."""

import json
from pathlib import Path

import pytest

from knowledge.index import Index, ensure_folder_index
from knowledge.retrieval import Retriever, body, search_batch, taking_turns
from tests.knowledge.conftest import BAKERY, write_files


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Which oven has a hot stone?", "Ovens > Deck oven"),
        ("What moves air with a fan?", "Ovens > Convection oven"),
        ("At what time does the shop open?", "Shop > Opening hours"),
        ("wild yeast", "Rising > Sourdough"),
        ("sourdouhg meaning", "Rising > Sourdough"),
        ("opening huors", "Shop > Opening hours"),
    ],
)
def test_the_right_passage_comes_first(retriever: Retriever, question: str, heading: str) -> None:
    assert retriever.search(question, 3)[0].heading == heading


def test_an_answer_in_other_words_is_among_the_first(retriever: Retriever) -> None:
    assert "Shop > Waste" in [passage.heading for passage in retriever.search("What happens to loaves nobody bought?", 3)]


def test_each_part_of_a_double_question_has_its_passage_in_front(retriever: Retriever) -> None:
    found = retriever.search("What moves air with a fan, and when does the shop open?", 2)
    assert {passage.heading for passage in found} == {"Ovens > Convection oven", "Shop > Opening hours"}


def test_passages_are_slices_of_their_source_best_first(retriever: Retriever) -> None:
    found = retriever.search("How is bread baked?", 10)
    assert [passage.score for passage in found] == sorted((passage.score for passage in found), reverse=True)
    for passage in found:
        assert retriever.index.source_text(passage.source)[passage.start : passage.end] == passage.text
        assert retriever.chunk(passage.chunk_id).text == passage.text


@pytest.mark.parametrize("k", [1, 3, 100])
def test_no_more_than_asked_for(retriever: Retriever, k: int) -> None:
    assert len(retriever.search("bread", k)) == min(k, len(retriever.index.contents.chunks))


@pytest.mark.parametrize("question", ["", "   \n"])
def test_an_empty_question_finds_nothing(retriever: Retriever, question: str) -> None:
    assert retriever.search(question) == []


def test_two_editions_of_one_page_count_once(tmp_path: Path, place: Path) -> None:
    edition = BAKERY["ovens.md"].replace("thick crust", "very thick crust")
    index = ensure_folder_index(write_files(tmp_path / "files", {"a.md": BAKERY["ovens.md"], "b.md": edition}), place)
    found = Retriever(index).search("deck oven with stone", 10)
    assert len({passage.heading for passage in found}) == len(found) < len(index.contents.chunks)


def test_a_spanish_question_finds_english_text(tmp_path: Path, place: Path) -> None:
    files = {
        "a.md": "# Monitoring\n\nWatch for data drift once the model serves customers.\n",
        "b.md": "# Labels\n\nPeople add labels to pictures by hand.\n",
        "c.md": "# Cost\n\nEvery forecast costs two cents of computing.\n",
    }
    retriever = Retriever(ensure_folder_index(write_files(tmp_path / "files", files), place))
    assert retriever.search("¿Cómo se vigila la deriva de datos?")[0].source == "a.md"
    assert retriever.search("¿Quién etiqueta las imágenes?")[0].source == "b.md"


def test_a_batch_gives_a_row_for_every_question(retriever: Retriever) -> None:
    questions: list[dict[str, object]] = [
        {"id": "q1", "question": "What is sourdough?"},
        {"id": 2, "question": "Who gets dry bread?", "kind": "x"},
        {"id": "q3"},
    ]
    rows = list(search_batch(questions, retriever, 2))
    assert [row["id"] for row in rows] == ["q1", 2, "q3"]
    assert [len(json.loads(json.dumps(row["retrieved"]))) for row in rows] == [2, 2, 0]
    first = json.loads(json.dumps(rows[0]))["retrieved"][0]
    assert set(first) == {"text", "source", "heading", "score"}
    assert first["source"] == "doughs/rising.txt"


def test_phrases_are_known_only_side_by_side(retriever: Retriever) -> None:
    assert retriever.has_phrase(["deck", "oven"])
    assert not retriever.has_phrase(["stone", "heated"])
    assert not retriever.has_phrase(["dec"])
    assert not retriever.has_phrase(["crumbs", "deck"])


def test_the_body_is_the_text_without_marked_headings() -> None:
    assert body("# Title\nWords here.\n  ## Sub\nMore.") == "Words here.\nMore."


def test_reading_a_question_says_what_it_was_read_as(retriever: Retriever) -> None:
    assert retriever.read("convecton oven").read == "convection oven"
    assert retriever.read("¿Qué es un modelo?").spanish
    assert retriever.read("deck oven").vector.shape == (384,)


def test_the_index_is_the_one_that_was_given(retriever: Retriever, bakery: Index) -> None:
    assert retriever.index is bakery


def test_the_parts_of_a_question_come_before_the_whole_and_nothing_comes_twice() -> None:
    whole, one, other = [(7, 0.9), (1, 0.5)], [(1, 3.0), (2, 2.0)], [(3, 2.5)]
    assert [row for row, _ in taking_turns([whole, one, other])] == [1, 3, 7, 2]
    assert taking_turns([whole]) == whole
