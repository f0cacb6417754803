"""The questions: wording, buttons and patterns that hold together."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from assistant.reading.meaning import slot_meaning
from assistant.reading.text import compiled, fold
from knowledge.catalogue import FOLDER
from knowledge.rows import Signal, Slot
from tests.assistant.reading.lexicon import LEXICON

SIGNALS = {k: Signal.model_validate(v) for k, v in yaml.safe_load((FOLDER / "signals.yml").read_text("utf-8"))["signals"].items()}
SLOTS = list(LEXICON.slots.values())
KINDS: dict[str, tuple[type, ...]] = {
    "bool": (bool,),
    "number": (int, float),
    "quantity": (dict,),
    "list": (list,),
    "text": (str,),
    "date": (str,),
    "choice": (str,),
}


def _sets(slot: Slot) -> list[dict[str, Any]]:
    return [*(p.signals for p in slot.patterns), *(b.signals for b in slot.buttons), slot.assume_signals]


def test_all_thirty_questions_are_there() -> None:
    assert len(SLOTS) == 30
    assert {s.slot for s in SIGNALS.values() if s.slot} == {s.id for s in SLOTS}


@pytest.mark.parametrize("slot", SLOTS, ids=lambda s: s.id)
def test_a_slot_is_complete_in_both_languages(slot: Slot) -> None:
    assert slot.question.en.endswith("?")
    assert slot.question.es.startswith("¿")
    for words in (slot.short, slot.question, slot.why, slot.field, *(b.say for b in slot.buttons)):
        assert words is not None
        assert words.en
        assert words.es
    assert len(slot.question.en) <= 110
    assert len(slot.why.en) <= 90
    assert 2 <= len(slot.buttons) <= 4 or slot.id == "languages"
    assert 5 < len(slot.about) < 13
    if slot.assume:
        assert slot.test is not None
        assert slot.assume.es


@pytest.mark.parametrize("slot", SLOTS, ids=lambda s: s.id)
def test_signals_are_known_and_of_their_kind(slot: Slot) -> None:
    for signals in _sets(slot):
        for name, value in signals.items():
            assert isinstance(value, KINDS[SIGNALS[name].kind]), (name, value)
            if SIGNALS[name].kind == "choice":
                assert value in SIGNALS[name].values
            assert not SIGNALS[name].derived


@pytest.mark.parametrize("slot", SLOTS, ids=lambda s: s.id)
def test_patterns_compile_and_find_nothing_in_nothing(slot: Slot) -> None:
    for pattern in slot.patterns:
        assert compiled(pattern.match).search("") is None
        assert compiled(pattern.match).search(fold("The quick brown fox jumps over the lazy dog")) is None


@pytest.mark.parametrize("slot", SLOTS, ids=lambda s: s.id)
def test_an_example_sentence_is_most_like_its_own_slot(slot: Slot) -> None:
    likeness = slot_meaning(LEXICON, None).likeness(list(slot.about))
    own = [max(row, key=lambda name: row[name]) == slot.id for row in likeness]
    assert sum(own) >= 0.7 * len(own)
