"""The one place that talks to a language model: limits, the clock of a turn, the retry loop, and which model is meant.

Nothing heavy is imported here; what knows LangChain and HTTP stands in `guarded_chat`, which is imported when a model is used.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from assistant.endpoint import Endpoint
from assistant.errors import ModelEndless, ModelFailed, ModelSilent, ModelUnnamed

if TYPE_CHECKING:
    from assistant.guarded_chat import GuardedChat

NO_TALKER = re.compile(r"embed|whisper|tts|speech|rerank|dall-e|image|moderation|transcri|clip", re.IGNORECASE)
"""Models of a server's list that do not hold a conversation."""

TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


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


class Watch:
    """The clock and the budget of one turn, and what was used of them. `stop()` ends the turn from another thread."""

    def __init__(self, limits: Limits = Limits(), clock: Callable[[], float] = time.monotonic) -> None:
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

    def begin_call(self) -> None:
        """One more call to the model.

        Raises:
            ModelEndless: the budget of the turn is spent.
        """
        if self.calls >= self.limits.calls:
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


class Gateway:
    """An endpoint with its limits; finds out which model is meant, once."""

    def __init__(self, endpoint: Endpoint, limits: Limits = Limits()) -> None:
        self.endpoint, self.limits = endpoint, limits
        self._model = endpoint.model

    def watch(self) -> Watch:
        """The clock of a new turn."""
        return Watch(self.limits)

    def model(self, watch: Watch) -> str:
        """The name of the model: the one that was set, or the only one that the server offers.

        Raises:
            ModelUnnamed: the choice is not clear.
            ModelFailed: the server cannot be asked.
        """
        if not self._model:
            listed_models = warm_up().listed_models
            watch.heard()
            self._model = clear_choice(listed_models(self.endpoint, watch))
        return self._model

    def chat(self, watch: Watch) -> GuardedChat:
        """The language model for one turn; every call of it is watched.

        Raises:
            ModelFailed: see `model`.
        """
        open_chat = warm_up().open_chat
        watch.heard()  # loading the packages is no silence of the model
        chat: GuardedChat = open_chat(self.endpoint, self.model(watch), watch)
        return chat


def warm_up() -> ModuleType:
    """The module that knows LangChain, loaded with tracing off; takes seconds the first time."""
    for name in TRACING:  # whatever somebody set for another program: no text goes to a tracing service
        os.environ[name] = "false"
    from assistant import guarded_chat  # noqa: PLC0415 - heavy, and only needed when a model leads

    return guarded_chat


def clear_choice(models: list[str]) -> str:
    """The only model of the list that holds conversations.

    Raises:
        ModelUnnamed: there is none, or more than one.
    """
    talkers = [name for name in models if not NO_TALKER.search(name)] or models
    if len(talkers) == 1:
        return talkers[0]
    some = ", ".join(talkers[:6]) or "none"
    raise ModelUnnamed(f"The server offers these models: {some}.", "Set GROUNDPLAN_MODEL to the one you want.", detail=some)
