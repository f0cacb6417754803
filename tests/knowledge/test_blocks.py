"""Texts are cut into blocks."""

from itertools import pairwise

from knowledge.blocks import heading_words, split_blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in split_blocks(text)]


def test_marked_headings_paragraphs_and_items_are_told_apart() -> None:
    text = "# Top\n\nA paragraph\nover two lines.\n\n- one\n- two\n  goes on\n\n1. first\n2) second\n"
    assert kinds(text) == [
        ("heading", "# Top"),
        ("paragraph", "A paragraph\nover two lines."),
        ("item", "- one"),
        ("item", "- two\n  goes on"),
        ("item", "1. first"),
        ("item", "2) second"),
    ]


def test_a_list_right_below_its_lead_in_is_a_list() -> None:
    assert [kind for kind, _ in kinds("Three things:\n- salt\n- water\n- flour")] == ["paragraph", "item", "item", "item"]


def test_rows_of_tables_stand_alone() -> None:
    assert [kind for kind, _ in kinds("| a | b |\n|---|---|\n| 1 | 2 |\n\nx\ty\tz\n")] == ["row", "row", "row"]


def test_a_fenced_block_is_one_block_even_with_blank_lines() -> None:
    found = kinds("Before that.\n\n```\n# no heading\n\nx = 1\n```\n\nAfter")
    assert [kind for kind, _ in found] == ["paragraph", "code", "paragraph"]
    assert "# no heading" in found[1][1]


def test_plain_text_takes_short_lone_lines_for_headings() -> None:
    text = "Kneading\n\nKnead for ten minutes. Rest the dough.\n\nwith lower case first\n\nThe end.\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_where_headings_are_marked_lone_lines_are_text() -> None:
    assert [kind for kind, _ in kinds("# Marked\n\nKneading\n\nKnead long.\n")] == ["heading", "paragraph", "paragraph"]


def test_the_last_line_is_no_heading_and_marks_alone_are_nothing() -> None:
    assert kinds("---\n\n***\n\nLast Words") == [("paragraph", "Last Words")]


def test_blocks_never_overlap_and_hold_every_word() -> None:
    text = "# A\n\ntext one\n- item\n\n| r | s |\n\n\nEnd of it.\n"
    blocks = split_blocks(text)
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    assert " ".join(text[b.start : b.end] for b in blocks).split() == text.split()


def test_heading_words_lose_their_marks() -> None:
    assert heading_words("## **Bold** title ##") == "Bold title"
    assert heading_words("Plain title") == "Plain title"
