"""The clock and the budget of one turn with a language model: how long and how often, and what was used of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import ModelEndless, ModelFailed, ModelSilent


@dataclass(frozen=True)
class Limits:
    """How long and how often, in seconds and calls; tests make them tiny."""

    connect: float = 5.0
    silence: float = 40.0
    """Between two pieces of an answer; waiting for the first one, with all repeats, included."""
    turn: float = 240.0
    """A whole turn."""
    calls: int = 6
    attempts: int = 3
    pause: float = 0.5
    """Before the second attempt; doubled before the third."""
    longest_wait: float = 15.0
    """How long a server may ask us to wait within a turn."""


USUAL = Limits()


class Watch:
    """The clock and the budget of one turn, and what was used of them. `stop()` ends the turn from another thread."""

    def __init__(self, limits: Limits = USUAL, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits, self._clock = limits, clock
        self.calls = 0
        self.tokens = 0
        self._ends = clock() + limits.turn
        self._quiet_until = clock() + limits.silence
        self._stopped = threading.Event()

    @property
    def last_call(self) -> bool:
        """Whether the next call is the last one of the budget."""
        return self.calls >= self.limits.calls - 1

    @property
    def spent(self) -> bool:
        """Whether no call of the budget is left."""
        return self.calls >= self.limits.calls

    def begin_call(self) -> None:
        """One more call to the model.

        Raises:
            ModelEndless: the budget of the turn is spent.
        """
        if self.spent:
            raise ModelEndless(f"The language model was called {self.calls} times and gave no answer.")
        self.calls += 1
        self.heard()

    def heard(self) -> None:
        """A piece of an answer came."""
        self._quiet_until = self._clock() + self.limits.silence

    def left(self) -> float:
        """Seconds until the silence or the turn is too long; at least a moment, since zero would mean no limit to some.

        Raises:
            ModelSilent: it is too long already, or the turn was stopped.
        """
        left = min(self._quiet_until, self._ends) - self._clock()
        if left <= 0 or self._stopped.is_set():
            raise ModelSilent("The language model gave no further word in time.")
        return max(left, 0.001)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        self._stopped.set()

    def wait_before(self, attempt: int, failure: ModelFailed) -> bool:
        """Wait before attempt number `attempt` (2 = the first repeat); False, at once, when there shall be none."""
        pause = self.limits.pause * 2 ** (attempt - 2) if failure.wait is None else failure.wait
        if not failure.again or attempt > self.limits.attempts or pause > self.limits.longest_wait or pause >= self._rest():
            return False
        return not self._stopped.wait(pause)

    def _rest(self) -> float:
        return min(self._quiet_until, self._ends) - self._clock()
