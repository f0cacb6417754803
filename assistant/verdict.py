"""Shall it be built, and with machine learning: ten tests, their points, the verdict, and what would turn it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.situation import Situation
from knowledge.catalogue import any_holds, holds
from knowledge.verdict_rows import OpenCase, VerdictTest

Reply = Literal["yes", "no", "open"]
FORCED = ("stop", "ask_more", "no_ml", "data_first")
"""Verdicts that one answer can force, the strongest first."""
STARTING = ("go", "go_with_conditions", "pilot_first")


@dataclass(frozen=True)
class Judgement:
    """The ten answers on a situation, and all that follows from them."""

    situation: Situation
    replies: Mapping[str, Reply]
    past_remedy: frozenset[str]
    """Tests whose "no" nothing can mend."""

    @property
    def tests(self) -> Mapping[str, VerdictTest]:
        """The ten tests by id."""
        return self.situation.catalogue.tests

    @cached_property
    def total(self) -> float:
        """The sum of the points."""
        return sum(self.points(test, self.replies[test.id]) for test in self.tests.values())

    @cached_property
    def plain(self) -> str:
        """The verdict before conditions are looked at: go stands for go with or without."""
        return self.outcome(self.replies)

    @cached_property
    def verdict(self) -> str:
        """The verdict."""
        return "go_with_conditions" if self.plain == "go" and self.conditions else self.plain

    @cached_property
    def conditions(self) -> tuple[VerdictTest, ...]:
        """Tests that leave a condition: open or only assumed, and able to end it; or answered "no" with a remedy."""
        return tuple(test for test in self.tests.values() if self._leaves_condition(test))

    @staticmethod
    def points(test: VerdictTest, reply: Reply) -> float:
        """Points of an answer; an open test gives none."""
        return {"yes": test.yes_points, "no": test.no_points, "open": 0.0}[reply]

    def outcome(self, replies: Mapping[str, Reply]) -> str:
        """The verdict on other answers: what one answer forces, else by the sum."""
        forced = {self._forced(test, replies[test.id]) for test in self.tests.values()}
        for verdict in FORCED:
            if verdict in forced:
                return verdict
        house = self.situation.catalogue.house
        total = sum(self.points(test, replies[test.id]) for test in self.tests.values())
        if total >= house["verdict_go"]:
            return "go"
        if total >= house["verdict_pilot"]:
            return "pilot_first"
        unknown = sum(reply == "open" for reply in replies.values())
        return "ask_more" if unknown >= house["verdict_unknown"] else "no_ml"

    def turned(self, test: VerdictTest) -> dict[Reply, str]:
        """Verdicts that another answer to `test` alone would bring, where they differ."""
        base = self._with_aim()
        others: tuple[Reply, ...] = ("yes", "no")
        found = {reply: self.outcome({**base, test.id: reply}) for reply in others if reply != self.replies[test.id]}
        return {reply: verdict for reply, verdict in found.items() if verdict != self.outcome(base)}

    def assumed(self, test: VerdictTest) -> bool:
        """Whether the answer rests on an assumption."""
        return self.replies[test.id] != "open" and self.situation.assumed(test.id)

    def open_case(self, test: VerdictTest) -> OpenCase | None:
        """What makes the open test open here."""
        return next((case for case in test.open_cases if holds(case.when, self.situation.signals)), None)

    def _with_aim(self) -> dict[str, Reply]:
        """The answers as if a number to reach were known: without it no other test would seem to matter."""
        aim: dict[str, Reply] = {test.id: "yes" for test in self.tests.values() if test.open_gives and self.replies[test.id] != "yes"}
        return {**self.replies, **aim}

    def _forced(self, test: VerdictTest, reply: Reply) -> str:
        if reply == "no" and test.id in self.past_remedy:
            return "stop"
        return {"yes": test.yes_gives, "no": test.no_gives, "open": test.open_gives}[reply]

    def _leaves_condition(self, test: VerdictTest) -> bool:
        reply = self.replies[test.id]
        if reply == "no":
            return test.remedy is not None
        if reply == "open":
            return bool(test.open_gives or test.remedy) or self._can_end_it(test)
        return self.assumed(test) and self._can_end_it(test)

    def _can_end_it(self, test: VerdictTest) -> bool:
        """Whether another answer would lead to more than a smaller or larger start."""
        return bool(set(self.turned(test).values()) - set(STARTING))


def judge(situation: Situation) -> Judgement:
    """Answer the ten tests on `situation`. A test that nobody can answer is open."""
    signals, tests = situation.signals, situation.catalogue.tests
    replies: dict[str, Reply] = {}
    for test in tests.values():
        if test.no_when and any_holds(test.no_when, signals):
            replies[test.id] = "no"
        else:
            special = any(holds(case.when, signals) for case in test.yes_cases)
            replies[test.id] = "yes" if special or any_holds(test.yes_when, signals) else "open"
    beyond = frozenset(t.id for t in tests.values() if t.stop_when and any_holds(t.stop_when, signals))
    return Judgement(situation, replies, beyond)
