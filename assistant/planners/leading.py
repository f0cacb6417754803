"""Who leads: the language model when there is one, the team said yes and it works; else the interview."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.case import Frozen
from assistant.consent import Consent
from assistant.endpoint import Endpoint, endpoint_of
from assistant.errors import GroundplanError, WrongUse
from assistant.settings import Settings
from assistant.wording import say

FIRST_REST, LONGEST_REST = 30.0, 600.0
"""Seconds before a model that failed is tried again by itself: doubled with each failure in a row."""


class Mode(Frozen):
    """Who leads and where text goes; the page draws the mode line, the question for consent and the note of a failure from it."""

    leads: Literal["guided", "model"] = "guided"
    host: str = ""
    """Where text would go; empty when the environment names no server."""
    model: str = ""
    """Name of the model; empty until it is known."""
    local: bool = True
    """Whether `host` is this machine (or there is none)."""
    asks: bool = False
    """A server was found, and nobody said yes or no yet."""
    failed: str = ""
    """One plain sentence when the model failed and the interview leads."""


@dataclass(frozen=True)
class Failure:
    """Why the model does not lead now, since when (monotonic seconds), and for how long at least."""

    error: GroundplanError
    since: float
    rest: float


class Lead:
    """The state of one installation: endpoint, consent, and the last failure of the model."""

    def __init__(self, settings: Settings, consent: Consent, clock: Callable[[], float] = time.monotonic) -> None:
        self.endpoint: Endpoint | None = endpoint_of(settings) if settings.mode != "guided" else None
        self.model = self.endpoint.model if self.endpoint else ""
        self._settings, self._consent, self._clock = settings, consent, clock
        self._failure: Failure | None = None
        self._in_a_row = 0
        self._lock = threading.Lock()

    def mode(self, language: str = "en") -> Mode:
        """Who leads now, and where text goes."""
        if self.endpoint is None:
            missing = say("model.none", language) if self._settings.mode == "model" else ""
            return Mode(failed=missing)
        allowed = self._allowed()
        failure = self._failure if allowed else None
        return Mode(
            leads="model" if allowed and failure is None else "guided",
            host=self.endpoint.host,
            model=self.model,
            local=self.endpoint.local,
            asks=allowed is None,
            failed=failed_sentence(failure.error, self.endpoint.host, language) if failure else "",
        )

    def allow(self) -> None:
        """Text may go to the host; remembered.

        Raises:
            WrongUse: the environment names no server.
        """
        self._consent.keep(self._host(), allowed=True, day=self._settings.today())
        self.retry()

    def refuse(self) -> None:
        """No text goes to the host, from now on; remembered.

        Raises:
            WrongUse: the environment names no server.
        """
        self._consent.keep(self._host(), allowed=False, day=self._settings.today())

    def retry(self) -> None:
        """The next turn tries the model again."""
        with self._lock:
            self._failure = None

    def may_try(self) -> bool:
        """Whether the model answers the next turn: allowed, and either working or rested long enough."""
        failure = self._failure
        if self.endpoint is None or not self._allowed():
            return False
        return failure is None or self._clock() - failure.since >= failure.rest

    def failed(self, error: GroundplanError, *, rest: float | None = None) -> None:
        """The model failed; it rests, longer after each failure in a row."""
        with self._lock:
            self._in_a_row += 1
            usual = min(LONGEST_REST, FIRST_REST * 2 ** (self._in_a_row - 1))
            self._failure = Failure(error, self._clock(), max(usual, rest or 0.0))

    def worked(self, model: str = "") -> None:
        """The model answered a turn."""
        with self._lock:
            self._failure, self._in_a_row, self.model = None, 0, model or self.model

    def _allowed(self) -> bool | None:
        """Yes, no, or nobody said. GROUNDPLAN_MODE=model is a yes, which a later no of the team takes back."""
        said = self._consent.of(self._host())
        return True if said is None and self._settings.mode == "model" else said

    def _host(self) -> str:
        if self.endpoint is None:
            raise WrongUse("No language model is set.", "Set OPENAI_BASE_URL or OPENAI_API_KEY, and GROUNDPLAN_MODE to auto or model.")
        return self.endpoint.host


def failed_sentence(error: GroundplanError, host: str, language: str) -> str:
    """Why the model did not answer, in one sentence for the team."""
    key = f"model.failed.{getattr(error, 'kind', '')}"
    try:
        return say(key, language, host=host)
    except KeyError:  # a failure that has no sentence of its own
        return say("model.failed", language, host=host)
