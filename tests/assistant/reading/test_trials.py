"""A rule that is only thought of, one that is known, one in use, and one that was tried: four facts, in many trades."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "before", "after", "way"),
    [
        ("Tried: a table by age in 2025, error went from 4.9 to 4.2", 4.9, 4.2, "a table by age in 2025"),
        ("we tested a fixed threshold, false alarms dropped from 40 to 31 a week", 40, 31, "a fixed threshold"),
        ("tried a keyword list last year -> wrong inbox from 18 % to 12 %", 0.18, 0.12, "a keyword list last year"),
        ("we ran a trial with a formula in Excel and the waste came down to 6 %", None, 0.06, "a formula in Excel"),
        ("Probamos una tabla por edad: el error bajó del 9 % al 7 %", 0.09, 0.07, "tabla por edad"),
    ],
)
def test_a_trial_keeps_its_figures(text: str, before: float | None, after: float, way: str) -> None:
    found = signals(text)
    assert found["trial_after"]["value"] == after
    assert found.get("trial_before", {}).get("value") == before
    assert found["trial_way"] == way
    assert not {"target", "baseline", "rule_today"} & set(found)


@pytest.mark.parametrize(
    "text", ["last winter we piloted a checklist, it caught only 60 % of the leaks", "tried one rule per breed, error from 5 to 4.6 only"]
)
def test_only_so_far_means_that_it_missed(text: str) -> None:
    assert signals(text)["rule_result"] == "misses"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I think the rules would do", "thought"),
        ("maybe a simple rule is enough", "thought"),
        ("creo que una regla bastaría", "thought"),
        ("Our rules are known: nearest depot first, then the fuller van.", "known"),
        ("the criteria are clear and written down", "known"),
        ("las reglas están en la cabeza del capataz", "known"),
    ],
)
def test_what_nobody_tried_is_no_trial_and_no_rule_in_use(text: str, state: str) -> None:
    found = signals(text)
    assert found["rule_state"] == state
    assert not {"rule_result", "rule_today"} & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "the rules are not clear",
        "rules of the house are strict",
        "a rule will not do",
        "did you try a rule?",
        "we tried to hire a planner, cost went from 20 to 30 k",
        "we tried ChatGPT, accuracy went from 60 to 70 %",
        "our rule works well",
        "we haven't tried anything",
    ],
)
def test_look_alikes_are_neither(text: str) -> None:
    assert not {"rule_state", "trial_after"} & set(signals(text))
