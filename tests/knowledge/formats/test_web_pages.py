"""Web pages as the standard allows them: ends left out, the whole page inside a form, headings that are buttons."""

from __future__ import annotations

import pytest

from knowledge.errors import DocumentRefused
from knowledge.formats.web_pages import MAX_DEPTH, read


def told(page: str) -> list[str]:
    return [line for line in read(page.encode(), "page.html").text.splitlines() if line]


def test_a_head_may_leave_out_its_end() -> None:
    assert told("<html><head><title>Gates</title><style>p{}</style><body><h1>Gates</h1><p>Open at six.") == ["# Gates", "Open at six."]


def test_a_page_may_stand_inside_a_form() -> None:
    page = '<form><input type="hidden" value="x"><select><option>Spanish<option>English</select><h1>Shifts</h1><p>From nine.</p></form>'
    assert told(page) == ["# Shifts", "From nine."]


def test_rows_and_cells_may_leave_out_their_ends() -> None:
    rows = "".join(f"<tr><td>Item {n}<td>{n} EUR" for n in range(MAX_DEPTH))
    found = told(f"<table><thead><tr><th>Name<th>Price<tbody>{rows}</table><p>After.")
    assert (found[:2], found[-2:], len(found)) == (
        ["Name | Price", "Item 0 | 0 EUR"],
        [f"Item {MAX_DEPTH - 1} | {MAX_DEPTH - 1} EUR", "After."],
        MAX_DEPTH + 2,
    )


@pytest.mark.parametrize(("page", "first"), [("<ul>{}</ul>", "- Word"), ("{}", "Word"), ("<dl>{}</dl>", "Word")])
def test_items_and_paragraphs_may_leave_out_their_ends(page: str, first: str) -> None:
    tag = "li" if "ul" in page else "dd" if "dl" in page else "p"
    assert told(page.format(f"<{tag}>Word " * (MAX_DEPTH + 100))) == [first] * (MAX_DEPTH + 100)


def test_a_list_and_a_table_inside_keep_their_own_ends() -> None:
    assert told("<ul><li>One<ul><li>Inner<li>Second</ul><li>Two</ul>") == ["- One", "- Inner", "- Second", "- Two"]
    assert told("<table><tr><td>A<table><tr><td>in<td>ner</table><td>B<tr><td>C<td>D</table>") == ["A | in | ner | B", "C | D"]


def test_a_heading_that_unfolds_its_part_is_kept_and_other_buttons_are_not() -> None:
    assert told("<h2><button>Refunds</button></h2><p>Nine days.</p><button>Send</button>") == ["## Refunds", "Nine days."]


def test_code_is_no_heading() -> None:
    assert told("<pre># install</pre><table><tr><th>#</th><th>Name</th></tr></table>") == ["\\# install", "\\# | Name"]


def test_tags_of_any_kind_that_nest_too_deep_are_refused() -> None:
    with pytest.raises(DocumentRefused, match="deep"):
        read(b"<em>" * (MAX_DEPTH + 100) + b"word", "deep.html")
