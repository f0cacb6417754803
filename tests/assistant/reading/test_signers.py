"""Who answers for the goal is read from labels, lists of people and sentences; who answers for something else is not."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals

BRIEF = "Our brewery throws away 4 % of the barrels, we want 2 % by 31 March 2028. "


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Sponsor: Jane Roe (COO)", "Jane Roe"),
        ("Project sponsor: our head of purchasing", "head of purchasing"),
        ("- Owner of the goal: brewmaster", "brewmaster"),
        ("Responsible: Karl Ode, head of quality", "Karl Ode"),
        ("Who signs: Dr. Amara Osei", "Dr. Amara Osei"),
        ("Sponsor: me", "the writer"),
        ("Business owner is Jane Roe.", "Jane Roe"),
        ("The brewmaster is responsible for the goal.", "brewmaster"),
        ("The owner, Ida Holm, signs the number.", "Ida Holm"),
        ("Our head of sales Ida Holm signs.", "Ida Holm"),
        ("Our sponsor is Ida Holm.", "Ida Holm"),
        ("La dueña, Ida Holm, firma la meta.", "Ida Holm"),
        ("Our head of purchasing will be accountable.", "head of purchasing"),
        ("Jane Roe, our head of quality, owns the number.", "Jane Roe"),
        ("The cellar master answers for it.", "cellar master"),
        ("Team: Jane Roe (sponsor, 1 h a week), Kim (data analyst, 20 h a week)", "Jane Roe"),
        ("- Dr. Per Holm, cellar physician, 2 h a week, signs", "Dr. Per Holm"),
        ("Head of the cellar: owner, 2 hours a week", "Head of the cellar"),
        ("Responsable: la jefa de bodega", "jefa de bodega"),
        ("La jefa de bodega responde por la meta.", "jefa de bodega"),
    ],
)
def test_who_answers_for_the_goal_is_read(text: str, owner: str) -> None:
    assert signals(BRIEF + text)["owner"] == owner


@pytest.mark.parametrize(
    "text",
    [
        "The vendor is responsible for the sensors.",
        "The smith is responsible for the boiler.",
        "Owner of the data: IT.",
        "Product owner: Kim, 20 hours a week.",
        "Sponsor: to be named",
        "Responsible: nobody yet",
        "Owner: ?",
        "Nobody answers for it.",
        "The pump is owned by the landlord.",
        "Excel (owner: IT) holds the list.",
        "Each driver signs the delivery note.",
        "The nurse, Ida Holm, signs the delivery note.",
        "Who is responsible for the goal?",
    ],
)
def test_who_answers_for_something_else_or_is_not_named_is_not(text: str) -> None:
    assert "owner" not in signals(BRIEF + text)
