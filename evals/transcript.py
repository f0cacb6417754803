"""What was said in a played conversation, turn by turn."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Exchange:
    """One turn: the team's message (and answers by slot), and what came back."""

    turn: int
    said: str
    answers: dict[str, str] = field(default_factory=dict)
    replied: str = ""
    asked: tuple[str, ...] = ()
    """Slots of the questions that came back, in order."""
    questions: tuple[str, ...] = ()
    """Their texts."""
    ended: bool = True
    """False when the conversation broke off in this turn."""
    finished: bool = False
    status: str = ""
    errors: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Transcript:
    """A whole conversation. `answered` = the facts that the team gave, by slot."""

    exchanges: tuple[Exchange, ...] = ()
    answered: dict[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[str, ...]:
        """Slots in the order in which they were first asked."""
        return tuple(dict.fromkeys(slot for one in self.exchanges for slot in one.asked))

    @property
    def team(self) -> str:
        """All words of the team, a message or answer a line."""
        return "\n".join(line for one in self.exchanges for line in (one.said, *one.answers.values()) if line)

    @property
    def replies(self) -> tuple[str, ...]:
        """What the product wrote, a text for each turn, its questions included."""
        return tuple("\n".join(filter(None, [one.replied, *one.questions])) for one in self.exchanges)

    @property
    def errors(self) -> tuple[str, ...]:
        """Errors that were reported, with their turn."""
        return tuple(f"turn {one.turn}: {error}" for one in self.exchanges for error in one.errors)

    @property
    def finished(self) -> bool:
        """Whether the product said that nothing is left to ask."""
        return bool(self.exchanges) and self.exchanges[-1].finished

    @property
    def slowest(self) -> float:
        """Seconds of the slowest turn."""
        return max((one.seconds for one in self.exchanges), default=0.0)
