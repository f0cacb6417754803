"""Notes are split into front matter, text and the slides they rest on."""

import pytest

from knowledge.errors import DocumentRefused
from knowledge.front_matter import parse_note

PAGE = """---
title: Ovens and stones
deck: [baking, tools]
headings: ["Which oven?", Stones]
---
## Deck oven
<!-- deck: tools; slide: Stones; and bricks -->
Loaves lie on stone.

## Fan oven
Air moves.
<!-- a remark that names nothing -->

### Fan speed
<!-- slide: Which oven? -->
Slow is better.
"""


def test_front_matter_is_taken_off_and_read() -> None:
    note = parse_note(PAGE, "ovens.md")
    assert note.title == "Ovens and stones"
    assert note.decks == ("baking", "tools")
    assert note.headings == ("Which oven?", "Stones")
    assert note.text.startswith("## Deck oven\nLoaves lie on stone.")


def test_comments_leave_the_text_and_mark_their_section() -> None:
    note = parse_note(PAGE, "ovens.md")
    assert "<!--" not in note.text
    marked = [(note.text[start:].splitlines()[0], deck, slide) for start, _, deck, slide in note.origins]
    assert marked == [("## Deck oven", "tools", "Stones; and bricks"), ("### Fan speed", "", "Which oven?")]


def test_a_comment_covers_its_section_with_what_lies_below_it_and_no_more() -> None:
    note = parse_note("## A\n<!-- slide: One -->\nalpha\n\n### A1\nbelow\n\n## B\nbeta\n", "x.md")
    [(start, end, _, _)] = note.origins
    assert note.text[start:end] == "## A\nalpha\n\n### A1\nbelow\n\n"
    [(start, end, _, slide)] = parse_note("<!-- slide: Two -->\nwords alone\n", "y.md").origins
    assert (start, end, slide) == (0, len("words alone\n"), "Two")


def test_a_single_deck_may_be_a_plain_word() -> None:
    assert parse_note("---\ndeck: baking\n---\nText", "a.md").decks == ("baking",)
    assert parse_note("---\ndecks: [x, y]\n---\nText", "a.md").decks == ("x", "y")


def test_a_page_without_front_matter_is_all_text() -> None:
    note = parse_note("# Plain\n\n--- no fields ---\n", "plain.md")
    assert (note.title, note.decks, note.headings) == ("", (), ())
    assert note.text.startswith("# Plain")


@pytest.mark.parametrize("block", ["title: [unclosed", "just a sentence", "- a list"])
def test_front_matter_that_names_no_fields_is_refused(block: str) -> None:
    with pytest.raises(DocumentRefused, match=r"ovens\.md"):
        parse_note(f"---\n{block}\n---\nText", "ovens.md")


def test_a_section_on_a_public_source_does_not_inherit_the_slide_before_it() -> None:
    head = "---\ntitle: T\ndecks: [intro]\n---\n## A\n<!-- deck: intro; slide: One -->\nFirst.\n"
    raw = head + "## B\n<!-- public: Guide 1.0, https://example.org/a:b -->\nSecond.\n"
    note = parse_note(raw, "n.md")
    assert [(deck, slide) for _, _, deck, slide in note.origins] == [("intro", "One"), ("public", "Guide 1.0, https://example.org/a:b")]
