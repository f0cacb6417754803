"""Signals that follow from others: each by one small named rule, in an order in which what is read comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from assistant import derivation_data, derivation_money, derivation_people, derivation_problem, derivation_rules
from assistant.known import Answer, Known, Rule
from knowledge.catalogue import Catalogue
from knowledge.rows import Problem


def _ordered(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Rules so that each comes after those whose signals it reads; otherwise in the order given.

    Raises:
        ValueError: two rules read each other.

    """
    waiting, done = list(rules), list[Rule]()
    while waiting:
        open_now = {r.gives for r in waiting}
        ready = next((r for r in waiting if not open_now & set(r.reads)), None)
        if ready is None:
            raise ValueError(f"these signals are derived in a ring: {sorted(open_now)}")
        waiting.remove(ready)
        done.append(ready)
    return tuple(done)


RULES = _ordered(
    (*derivation_problem.RULES, *derivation_rules.RULES, *derivation_data.RULES, *derivation_people.RULES, *derivation_money.RULES)
)
BY_SIGNAL: Mapping[str, Rule] = {rule.gives: rule for rule in RULES}


def derive(
    signals: dict[str, Any], catalogue: Catalogue, today: dt.date, created: dt.date, problem: Problem | None = None, language: str = "en"
) -> dict[str, Answer]:
    """Add to `signals` whatever follows from them, and return the answers by signal. What stays unknown is absent."""
    known = Known(signals, catalogue.house, today, created, problem, language)
    answers: dict[str, Answer] = {}
    for rule in RULES:
        answer = rule.find(known)
        if answer is not None:
            answers[rule.gives] = answer
            signals[rule.gives] = answer.value
    return answers


def open_inputs(signal: str, signals: Mapping[str, Any]) -> list[str]:
    """Signals that are unknown and would help to derive `signal`, down to those that can be asked."""
    if signal not in BY_SIGNAL:
        return [] if signal in signals else [signal]
    found = [name for read in BY_SIGNAL[signal].reads if read not in signals for name in open_inputs(read, signals)]
    return list(dict.fromkeys(found))
