"""A row of a table is read with the names of its columns, in every form in which files bring tables."""

import pytest

from knowledge.table_rows import is_head, told

MARKED = "Ovens in use:\n\n| Oven | Loaves | Keeper |\n|---|---:|---|\n| stone | 40 | Ada |\n| fan | 12 | |\n\nAll are hot."
PLAIN = "Oven | Loaves\nstone | 40\nfan | 12"
TABS = "Oven\tLoaves\tKeeper\nstone\t40\tAda"


@pytest.mark.parametrize(
    ("text", "row", "read"),
    [
        (MARKED, "| stone | 40 | Ada |", "Oven: stone; Loaves: 40; Keeper: Ada"),
        (MARKED, "| fan | 12 | |", "Oven: fan; Loaves: 12"),
        (PLAIN, "fan | 12", "Oven: fan; Loaves: 12"),
        (TABS, "stone\t40\tAda", "Oven: stone; Loaves: 40; Keeper: Ada"),
    ],
)
def test_each_cell_stands_behind_the_name_of_its_column(text: str, row: str, read: str) -> None:
    start = text.index(row)
    assert told(text, start, start + len(row)) == read


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (MARKED, "All are hot."),
        (MARKED, "| Oven | Loaves | Keeper |"),
        (MARKED, "40 | Ada"),  # a piece of a row
        ("1 | 2\n3 | 4", "3 | 4"),  # numbers name no column
        ("Oven | Loaves\nstone | 40 | Ada", "stone | 40 | Ada"),  # other columns
        ("The choice is ovens | pans here.", "The choice is ovens | pans here."),
    ],
)
def test_everything_else_is_read_as_it_stands(text: str, piece: str) -> None:
    start = text.index(piece)
    assert told(text, start, start + len(piece)) == piece


def test_a_head_names_columns_and_says_nothing_itself() -> None:
    found = [line for line in MARKED.split("\n") if line and is_head(MARKED, MARKED.index(line), MARKED.index(line) + len(line))]
    assert found == ["| Oven | Loaves | Keeper |"]
    assert is_head(PLAIN, 0, 13)
    assert not is_head("Oven | Loaves", 0, 13)
    assert not is_head("All are hot.", 0, 12)
