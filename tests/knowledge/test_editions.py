"""Two editions of one document are recognised, and the newer one is found by date, version or order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from knowledge.editions import find_editions, same_work
from knowledge.loading import Document

LINES = [f"Point {number} of the plan says something of its own" for number in range(20)]
OTHER = [f"Chapter {number} tells of quite another matter" for number in range(20)]


def document(name: str, lines: Sequence[str] = LINES, changed: str = "", head: str = "") -> Document:
    return Document(source=name, title="t", text="\n".join([*([head] if head else []), *lines]), kind="text", changed=changed)


@pytest.mark.parametrize(
    ("lines", "same"),
    [
        (LINES, True),
        ([*LINES[:18], "New words here", "And here"], True),
        (LINES + OTHER[:6], True),
        ([line.upper() + "  " for line in LINES], True),
        (LINES[:15] + OTHER[:5], False),
        (LINES[:8], False),
        (LINES + OTHER + OTHER, False),
        (OTHER, False),
    ],
    ids=["equal", "two changed", "six more", "written in capitals", "a quarter changed", "a summary", "a part of a book", "another"],
)
def test_editions_share_most_lines_and_are_of_like_length(lines: list[str], same: bool) -> None:  # noqa: FBT001 - a case of the table
    assert same_work(document("a"), document("b", lines)) is same
    assert same_work(document("b", lines), document("a")) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("depot week 31.txt", "depot week 32.txt", False),
        ("Depot_Q1.txt", "Depot_Q2.txt", False),
        ("ventas marzo.txt", "ventas abril.txt", False),
        ("depot week 31.txt", "depot week 31 v2.txt", True),
        ("marketing.txt", "maybe final.txt", True),
        ("plan 2025.txt", "plan 2026.txt", True),
    ],
)
def test_reports_of_two_periods_are_two_works(first: str, second: str, same: bool) -> None:  # noqa: FBT001 - a case of the table
    assert same_work(document(first), document(second)) is same


def test_two_short_notes_are_no_editions() -> None:
    assert not same_work(document("a", LINES[:3]), document("b", LINES[:3]))


@pytest.mark.parametrize(
    ("first", "second", "newest"),
    [
        (document("deck-2024-03.txt"), document("deck-2023-11.txt"), "deck-2024-03.txt"),
        (document("deck 20240301.txt"), document("deck 20240302.txt"), "deck 20240302.txt"),
        (document("prices 12.11.2025.txt"), document("prices 03.02.2025.txt"), "prices 12.11.2025.txt"),
        (document("deck v3.txt"), document("deck v2.txt"), "deck v3.txt"),
        (document("deck_v10.txt"), document("deck_v9.txt"), "deck_v10.txt"),
        (document("plan (2).txt"), document("plan.txt"), "plan (2).txt"),
        (document("a.txt", head="State of May 2025"), document("b.txt", head="State of May 2022"), "a.txt"),
        (document("a.txt", changed="2025-02-01"), document("b.txt", changed="2024-02-01"), "a.txt"),
        (document("a.txt", changed="2025-02-01"), document("b.txt"), "b.txt"),
        (document("a.txt"), document("b.txt"), "b.txt"),
        (document("old 2023.txt", changed="2026-01-01"), document("new 2024.txt", changed="2025-01-01"), "new 2024.txt"),
    ],
    ids=[
        "month",
        "day",
        "day first",
        "version",
        "ten is more than nine",
        "copy",
        "date in the text",
        "its own date",
        "one date",
        "order",
        "name first",
    ],
)
def test_the_newest_is_told_by_name_text_own_date_or_order(first: Document, second: Document, newest: str) -> None:
    older = ({first.source, second.source} - {newest}).pop()
    assert find_editions([first, second]) == {older: newest}


def test_three_editions_have_one_newest_and_others_stay_alone() -> None:
    found = find_editions([document("v1.txt"), document("alone.txt", OTHER), document("v3.txt"), document("v2.txt")])
    assert found == {"v1.txt": "v3.txt", "v2.txt": "v3.txt"}
