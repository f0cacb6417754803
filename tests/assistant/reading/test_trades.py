"""Teams of many trades, in both languages, are understood."""

from __future__ import annotations

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON, TODAY, answered, by_slot, opening, signals
from tests.assistant.reading.more_trades import MORE_TRADES
from tests.assistant.reading.trades import TRADES, Trade

ALL = (*TRADES, *MORE_TRADES)


def _joined(trade: Trade, mark: str) -> str:
    return mark.join(text if text.endswith(".") else text + "." for text in trade.answers.values())


@pytest.mark.parametrize("trade", ALL, ids=lambda t: t.name)
def test_a_first_message_gives_its_signals(trade: Trade) -> None:
    found = signals(opening(trade.brief, trade.language))
    assert {name: found.get(name) for name in trade.expect} == trade.expect
    assert not set(trade.never) & set(found)


@pytest.mark.parametrize("mark", [" ", "\n"], ids=["one line", "line by line"])
@pytest.mark.parametrize("trade", ALL, ids=lambda t: t.name)
def test_every_answer_lands_in_its_slot_with_its_signals(trade: Trade, mark: str) -> None:
    known = signals(opening(trade.brief, trade.language))
    reading = answered(_joined(trade, mark), tuple(trade.answers), trade.language, known)
    assert set(trade.answers) <= set(by_slot(reading))
    found = signals(reading)
    assert {name: found.get(name) for name in trade.then} == trade.then


@pytest.mark.parametrize("trade", ALL, ids=lambda t: t.name)
def test_words_stand_in_the_message_letter_by_letter(trade: Trade) -> None:
    for text, slots in ((trade.brief, ()), (_joined(trade, " "), tuple(trade.answers))):
        reading = read(text, turn=1 if not slots else 2, language=trade.language, catalogue=LEXICON, today=TODAY, open_slots=slots)
        assert reading.facts
        assert all(fact.words in text for fact in reading.facts)
        assert reading.language == trade.language


@pytest.mark.parametrize("trade", ALL, ids=lambda t: t.name)
def test_every_first_message_says_what_is_wanted(trade: Trade) -> None:
    objective = [f for f in opening(trade.brief, trade.language).facts if f.slot == "business_objective"]
    assert objective
    assert any({"wish", "problem"} & set(f.signals) for f in objective)
