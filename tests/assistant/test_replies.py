"""Parts of an answer as plain lines for the terminal."""

from __future__ import annotations

from assistant.replies import Part, as_text


def test_a_first_read_is_one_line_a_row() -> None:
    part = Part(kind="first_read", text="First read", rows=(("Goal", "Lose less", "lead"), ("Likely verdict", "Too early.", "")))
    assert as_text(part) == "First read\n- Goal: Lose less\n- Likely verdict: Too early.\n"


def test_chips_stand_in_brackets() -> None:
    assert as_text(Part(kind="chips", text="Read:", items=("9 shops", "14 %"))) == "Read:\n[9 shops] [14 %]\n"
    assert as_text(Part(kind="chips", text="What I read. Click one to correct it.", items=("9 shops",))) == "What I read:\n[9 shops]\n"


def test_a_change_shows_before_and_now_and_why() -> None:
    rows = (("Ready by", "1 May", "8 June", "the contract"), ("Task added", "", "Sign it", ""), ("Risk dropped", "No data", "", ""))
    lines = as_text(Part(kind="changes", text="Changed:", rows=rows)).splitlines()
    assert lines[1:] == ["- Ready by: 1 May -> 8 June (the contract)", "- Task added: Sign it", "- Risk dropped: No data"]


def test_each_source_of_an_answer_is_named_once() -> None:
    part = Part(kind="answer", text="A canary.", citations=({"place": "notes A"}, {"place": "notes A"}, {"place": "notes B"}))
    assert as_text(part).splitlines() == ["A canary.", "  Source: notes A", "  Source: notes B"]


def test_an_empty_part_is_an_empty_line() -> None:
    assert as_text(Part(kind="text")) == "\n"
