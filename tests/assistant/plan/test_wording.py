"""How sentences read."""

from __future__ import annotations

import pytest

from assistant.plan import wording


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("the tide turns", "The tide turns."),
        ("is it enough?", "Is it enough?"),
        ("stop,", "Stop."),
        ("say “no”.", "Say “no”."),
        ("", ""),
        ("{gone} boats  sail .", "Boats sail."),
    ],
)
def test_sentences(given: str, shown: str) -> None:
    assert wording.sentence(given) == shown


def test_joined_leaves_out_what_is_empty_or_said_before() -> None:
    assert wording.joined("one boat", "", "One boat.", "two boats") == "One boat. Two boats."


def test_doubled_words_are_folded_but_numbers_stay() -> None:
    assert wording.tidy("the the crane lifts 20 20 times") == "the crane lifts 20 20 times"


@pytest.mark.parametrize(
    ("given", "bare"),
    [("1 analyst with Python", "analyst with Python"), ("our two drivers", "drivers"), ("Ms Ode", "Ms Ode"), ("una jefa", "jefa")],
)
def test_bare(given: str, bare: str) -> None:
    assert wording.bare(given) == bare


@pytest.mark.parametrize(
    ("given", "shown"),
    [("baker", "the baker"), ("our bakers", "our bakers"), ("Ms Ode", "Ms Ode"), ("people", "people"), ("3 bakers", "3 bakers"), ("", "")],
)
def test_the(given: str, shown: str) -> None:
    assert wording.the(given) == shown


@pytest.mark.parametrize(
    ("given", "shown"), [("Read it", "read it"), ("GDPR binds", "GDPR binds"), ("A rule", "a rule"), ("X-ray rooms", "X-ray rooms")]
)
def test_small(given: str, shown: str) -> None:
    assert wording.small(given) == shown


def test_ids() -> None:
    assert wording.identity("Head of the Mill (south)") == "head_of_the_mill_south"


@pytest.mark.parametrize(
    ("noun", "told", "name"),
    [
        ("Ines and her two colleagues", "Every morning Ines and her two colleagues test the water.", True),
        ("Trainers", "Trainers call them. Our trainers have time.", False),
        ("Foreman", "Foreman decides.", False),
        ("presser", "The presser looks.", False),
        ("Mila", "Mila checks the flagged ones each morning.", True),
        ("Nurse", "Nurse checks them.", False),
        ("Downtime", "Downtime is 4 %.", False),
    ],
)
def test_a_name_has_its_capital_inside_sentences_too(noun: str, told: str, *, name: bool) -> None:
    assert wording.is_name(noun, told) == name
