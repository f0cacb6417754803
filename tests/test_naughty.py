"""The list of naughty texts itself: as many as asked for, all different, of every kind, and the same each time."""

import random

import pytest

from tests.naughty import ALL, CANARY, FEW, HOST, MAKERS, naughty


def test_a_thousand_that_differ_and_the_same_each_time() -> None:
    found = naughty()
    assert len(found) == len(set(found)) == ALL == 1000
    assert naughty() == found
    assert naughty(FEW) == found[:FEW]
    assert naughty(seed=1) != found


@pytest.mark.parametrize("kind", MAKERS)
def test_each_kind_makes_several_texts(kind: str) -> None:
    made = {MAKERS[kind](random.Random(seed)) for seed in range(40)}  # noqa: S311 - nothing secret
    assert len(made) >= 5
    assert all(made)


def test_they_carry_scripts_foreign_addresses_halves_and_nulls() -> None:
    few = "".join(naughty(FEW))
    for sign in (CANARY, HOST, "\x00", "<", "`", "{{", "${", "\u202e", "../"):
        assert sign in few
    assert any("\ud800" <= sign <= "\udfff" for sign in few)
