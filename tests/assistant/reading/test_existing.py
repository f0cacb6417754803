"""The way that exists: a rule in use and what it found, a way that does well, and what people could simply do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Omar has a traffic light rule since March: above 30 bar -> stop.", {"rule_today": True}),
        ("Olga's checklist works, it caught 3 of 3.", {"rule_result": "reaches"}),
        ("We use a checklist which caught 4 of 11 faults.", {"rule_result": "misses"}),
        ("Our formula works well for pears but not for plums.", {"rule_result": "misses"}),
        ("today the warden decides by eye and it works fine", {"way_works": True, "human_today": True}),
        ("she is wrong once a season", {"way_works": True}),
        ("The parents could just write it in the group chat.", {"simple_way": "The parents could just write it in the group chat"}),
    ],
)
def test_what_exists_is_read(text: str, said: dict[str, Any]) -> None:
    found = signals(text)
    assert {name: found.get(name) for name in said} == said


@pytest.mark.parametrize(
    "text",
    [
        "We want a rule that works well.",
        "The sensors work well.",
        "Today it is done by hand, it works but takes too long.",
        "The rule does not work well.",
        "Guests could just tell us, but they never do.",
        "Could they just tell us?",
        "he is wrong twice a day",
        "the app works fine on old phones",
        "We need a checklist.",
    ],
)
def test_what_falls_short_or_is_wished_for_is_no_way_that_does_well(text: str) -> None:
    assert not {"way_works", "simple_way", "rule_today"} & set(signals(text))
    assert signals(text).get("rule_result") != "reaches"
