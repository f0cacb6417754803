"""The inventory of the course: complete by count, every item stands where it says, and wrong files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.inventory import FOLDER, Concept, Item, inventory, read_inventory
from tests.knowledge.notes_reader import ALL_SECTIONS, folded

COUNTS = (
    *(5, 5, 7, 2, 3, 4, 1, 4, 10, 6, 6, 3, 3, 2, 3, 2, 4, 2),  # CC-01 to CC-18
    *(3, 6, 3, 16, 1, 6, 4, 5, 4, 9, 4, 3, 6, 3, 3, 2),  # CC-19 to CC-34
    *(5, 8, 3, 6, 4, 4, 5, 3, 2, 4, 3, 2, 2, 2, 4, 5, 4, 2, 3, 2, 3, 3, 15),  # CC-35 to CC-57
    *(2, 4, 5, 4, 4, 11, 4, 2, 3, 3, 4, 5, 4, 2, 2, 5, 10, 4, 8, 4, 9),  # CC-58 to CC-78
)
TEXTS = {f"{section.note}#{section.heading}": folded(f"{section.heading} {section.text}") for section in ALL_SECTIONS}
ITEMS = [(concept, item) for concept in inventory() for item in concept.items]


def test_there_are_78_concepts_with_343_items() -> None:
    assert [concept.id for concept in inventory()] == [f"CC-{number:02}" for number in range(1, 79)]
    assert sum(len(concept.items) for concept in inventory()) == sum(COUNTS) == 343


@pytest.mark.parametrize(("concept", "count"), list(zip(inventory(), COUNTS, strict=True)), ids=lambda value: getattr(value, "id", ""))
def test_a_concept_has_all_its_items(concept: Concept, count: int) -> None:
    assert len(concept.items) == count


@pytest.mark.parametrize("concept", inventory(), ids=lambda concept: concept.id)
def test_a_concept_stands_in_sections_that_exist(concept: Concept) -> None:
    assert set(concept.at) <= set(TEXTS)


@pytest.mark.parametrize(("concept", "item"), ITEMS, ids=lambda value: getattr(value, "id", None) or value.name)
def test_an_item_is_named_in_each_section_where_it_stands(concept: Concept, item: Item) -> None:
    for place in item.at:
        assert place in TEXTS, f"{concept.id}: no section {place}"
        assert any(word.casefold() in TEXTS[place] for word in item.words), f"{concept.id}: {item.words} not in {place}"


def test_every_question_is_asked_once() -> None:
    questions = [concept.ask for concept in inventory()] + [item.ask for _, item in ITEMS]
    assert len(set(questions)) == len(questions) == 78 + 343


def test_every_course_topic_of_the_notes_is_reached_by_some_item() -> None:
    places = {place for concept, item in ITEMS for place in (*concept.at, *item.at)}
    course = {f"{section.note}#{section.heading}" for section in ALL_SECTIONS if section.slide}
    assert len(places & course) / len(course) > 0.8


ROW = "rows:\n- {id: CC-01, concept: parts, ask: 'Which?', at: ['a#b'], items: [%s]}\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("rows: [unclosed", "cannot be read"),
        ("concepts: []", "cannot be read"),
        (ROW % "", "row 1"),
        (ROW % "{name: x, ask: 'no question'}", "a question"),
        (ROW % "{name: x, ask: 'What?', words: []}", "words"),
        (ROW % "{name: x, ask: 'What?', words: [' ']}", "words"),
        (ROW % "{name: x, ask: 'What?', at: []}", "row 1"),
        (ROW % "{name: x, ask: 'What?', page: 3}", "page"),
        (ROW % "{name: x, ask: 'What?'}, {name: x, ask: 'Why?'}", "names an item twice"),
        ((ROW % "{name: x, ask: 'What?'}").replace("CC-01", "CC-1"), "row 1"),
        ("rows: [just text]", "row 1"),
        (ROW % "{name: x, ask: 'What?'}" + (ROW % "{name: y, ask: 'Why?'}").removeprefix("rows:\n"), "stands twice"),
    ],
)
def test_a_wrong_file_is_refused_with_its_row(text: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=named):
        read_inventory(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no inventory"):
        read_inventory(tmp_path)


def test_an_item_inherits_place_and_words(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(ROW % "{name: hardware, ask: 'What?'}, {name: x, ask: 'Why?', words: [y], at: ['c#d']}", "utf-8")
    first, second = read_inventory(tmp_path)[0].items
    assert (first.words, first.at) == (("hardware",), ("a#b",))
    assert (second.words, second.at) == (("y",), ("c#d",))


def test_the_inventory_is_read_once_from_the_catalogue() -> None:
    assert inventory() is inventory()
    assert len(list(FOLDER.glob("*.yml"))) == 4
