"""A team out of a scenario: it opens the conversation, answers what it is asked, and brings its news."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.errors import GroundplanError
from assistant.planners.base import Said
from evals.conversations import Conversation, Row
from evals.scenarios import Scenario
from evals.transcript import Exchange, Transcript

Manner = Literal["lines", "reordered", "numbered", "cards", "at_once"]
"""How a team answers. lines: all answers of a turn in one line, in the order of the questions; reordered: the other way
round; numbered: each with its number before it; cards: by slot, as in the page; at_once: the brief, then all facts by slot."""
MANNERS: tuple[Manner, ...] = get_args(Manner)
MOST_TURNS = 15
FACTS_PER_TURN = 4
UNKNOWN = {"en": "We don't know that yet.", "es": "Eso todavía no lo sabemos."}
GO_ON = {"en": "Please go on.", "es": "Siga, por favor."}


def play(scenario: Scenario, conversation: Conversation, manner: Manner = "lines", most_turns: int = MOST_TURNS) -> Transcript:
    """Play the team until the product has nothing left to ask and all news is told, at most `most_turns` turns."""
    talk = _Talk(scenario, conversation, manner)
    talk.say(Said(text=scenario.opening_message))
    if manner == "at_once" and talk.exchanges[-1].ended:
        talk.answered.update(scenario.facts)
        talk.say(Said(answers=scenario.facts, plan_now=True))
    while len(talk.exchanges) < most_turns and (said := talk.next_message()) is not None:
        talk.say(said)
    return Transcript(tuple(talk.exchanges), dict(talk.answered))


@dataclass
class _Talk:
    """The conversation while it runs."""

    scenario: Scenario
    conversation: Conversation
    manner: Manner
    exchanges: list[Exchange] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)
    told: int = 0

    def say(self, said: Said) -> None:
        """Take one turn, and keep what came back, also when the conversation breaks off."""
        began, rows = time.perf_counter(), list[Row]()
        try:
            rows += self.conversation.send(said)
        except GroundplanError as error:
            rows.append({"type": "error", "message": error.message})
        self.exchanges.append(_exchange(len(self.exchanges) + 1, said, rows, time.perf_counter() - began))

    def next_message(self) -> Said | None:
        """News comes first, then answers; None when there is nothing left to say, or nobody to say it to."""
        last = self.exchanges[-1]
        if not last.ended:
            return None
        news = self._news(due=last.turn)
        if news is not None:
            return Said(text=news)
        if last.asked and self.manner != "at_once":
            return self._answer(last.asked)
        if last.finished or self.manner == "at_once":
            rest = self._news(due=None)
            return None if rest is None else Said(text=rest)
        return Said(text=GO_ON[self.scenario.language])

    def _news(self, due: int | None) -> str | None:
        """The next piece of news, if its turn has come (`due` None: it comes whatever the turn)."""
        waiting = self.scenario.turn_events[self.told :]
        if not waiting or (due is not None and waiting[0].after_turn > due):
            return None
        self.told += 1
        return waiting[0].message

    def _answer(self, asked: Sequence[str]) -> Said:
        answers = self._answers(asked)
        if self.manner == "cards":
            return Said(answers=answers)
        return Said(text=one_line(list(answers.values()), self.manner))

    def _answers(self, asked: Sequence[str]) -> dict[str, str]:
        """An answer for each question; a fact only for its own slot, and no more facts than a person would type."""
        given: dict[str, str] = {}
        for slot in dict.fromkeys(asked):
            fact = None if slot in self.scenario.unknown else self.scenario.facts.get(slot)
            if fact is None:
                given[slot] = UNKNOWN[self.scenario.language]
            elif sum(1 for known in given if known in self.answered) < FACTS_PER_TURN:
                given[slot] = self.answered[slot] = fact
        return given


def one_line(answers: Sequence[str], manner: Manner) -> str:
    """Several answers as people type them into one line."""
    texts = [" ".join(answer.split()) for answer in answers]
    if manner == "reordered":
        texts = texts[::-1]
    if manner == "numbered":
        texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return " ".join(texts)


def _exchange(turn: int, said: Said, rows: Sequence[Row], seconds: float) -> Exchange:
    def those(kind: str) -> list[Row]:
        return [row for row in rows if row.get("type") == kind]

    ended = those("turn_ended")[-1] if those("turn_ended") else {}
    errors = [str(row.get("message", "")) for row in those("error")]
    if len(those("turn_ended")) != 1:
        errors.append(f"{len(those('turn_ended'))} ends of the turn were reported, not one")
    return Exchange(
        turn=turn,
        said=said.text,
        answers=said.answers,
        replied="".join(str(row.get("text", "")) for row in those("text_delta")),
        asked=tuple(str(row.get("slot", "")) for row in those("question")),
        questions=tuple(str(row.get("text", "")) for row in those("question")),
        ended=bool(ended),
        finished=bool(ended.get("finished")),
        status=str(ended.get("plan_status", "")),
        errors=tuple(errors),
        seconds=seconds,
    )
