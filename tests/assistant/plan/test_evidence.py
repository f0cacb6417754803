"""The ledger: one id for one source, a letter for its kind, and what it supports."""

from __future__ import annotations

import pytest

from assistant.case import Case, Fact, Origin
from assistant.plan.evidence import Ledger
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

CATALOGUE = load_catalogue()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(CATALOGUE, Case(session="s"))


def fact(number: int, words: str, kind: str = "user") -> Fact:
    return Fact.model_validate({"number": number, "slot": "budget", "words": words, "origin": {"kind": kind, "turn": 2}})


def test_the_same_source_has_one_id_and_collects_what_it_supports(ledger: Ledger) -> None:
    first = ledger.user(fact(7, "9 EUR"), "cost")
    assert ledger.user(fact(7, "9 EUR"), "goal") == first == ledger.user(fact(7, "9 EUR"), "goal")
    (row,) = ledger.rows()
    assert (row.id, row.kind, row.fact, row.ref, row.supports) == ("E-U01", "user", "9 EUR", {"turn": 2, "fact": 7}, ["cost", "goal"])


def test_two_facts_with_the_same_words_stay_two(ledger: Ledger) -> None:
    assert ledger.user(fact(7, "9 EUR")) != ledger.user(fact(8, "9 EUR"))


def test_what_stands_in_a_document_is_its_own_kind(ledger: Ledger) -> None:
    assert ledger.user(fact(1, "9 EUR", "own_document")).startswith("E-D")
    assert ledger.user(fact(2, "9 EUR", "button")).startswith("E-U")


def test_each_kind_counts_on_its_own(ledger: Ledger) -> None:
    ids = [ledger.calculation("CALC-x", "2 x 2 = 4"), ledger.assumption("a", "Six months."), ledger.calculation("CALC-y", "3 x 3 = 9")]
    assert ids == ["E-K01", "E-A01", "E-K02"]
    assert [row.id for row in ledger.rows()] == ids


@pytest.mark.parametrize("kind", ["course", "public", "house_rule"])
def test_sources_of_the_catalogue_name_their_place(ledger: Ledger, kind: str) -> None:
    source = next(s for s in CATALOGUE.sources.values() if s.kind == kind and (s.checked or kind != "public"))
    identity = ledger.source(source.id, "risks")
    row = ledger.rows()[0]
    assert (row.id, row.kind, row.fact) == (identity, kind, source.fact)
    if kind == "course":
        assert row.ref == {"file": CATALOGUE.decks[source.deck].file, "heading": source.heading}
        assert source.heading in CATALOGUE.decks[source.deck].headings
    if kind == "public":
        assert str(row.ref["url"]).startswith("http")
        assert row.ref["read"] == str(source.checked)


def test_a_source_that_nobody_read_again_claims_no_day(ledger: Ledger) -> None:
    source = next(s for s in CATALOGUE.sources.values() if s.kind == "public" and s.checked is None)
    ledger.source(source.id)
    assert ledger.rows()[0].ref == {"url": source.url}


def test_a_source_that_does_not_exist_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        ledger.source("no-such-source")
    assert ledger.rows() == []


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_names_the_words_it_rests_on(name: str) -> None:
    plan = plan_of(name)
    words = {row.words for row in plan.brief.facts}
    assert len({row.id for row in plan.evidence}) == len(plan.evidence)
    assert all(row.fact in words for row in plan.evidence if row.kind == "user")
    assert all(Origin.model_validate(row.origin).turn >= 1 for row in plan.brief.facts)
