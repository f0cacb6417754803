"""Who leads: the language model when there is one, the team said yes and it works; else the interview. Hand-over and back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.case import Frozen
from assistant.consent import Consent
from assistant.endpoint import Endpoint, endpoint_of
from assistant.errors import GroundplanError, ModelFailed, WrongUse
from assistant.events import Event
from assistant.model_gateway import Gateway
from assistant.model_watch import USUAL, Limits
from assistant.planners.agent import Agent
from assistant.planners.base import Turn
from assistant.planners.interview import Heard, Interview, told
from assistant.replies import Part
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

    def __init__(self, settings: Settings, consent: Consent, clock: Callable[[], float] = time.monotonic, limits: Limits = USUAL) -> None:
        self.endpoint: Endpoint | None = endpoint_of(settings) if settings.mode != "guided" else None
        self.model = self.endpoint.model if self.endpoint else ""
        self.gateway = Gateway(self.endpoint, limits) if self.endpoint else None
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


class Led:
    """A planner that lets the model lead when it may, and the interview otherwise, within one turn if need be."""

    def __init__(self, lead: Lead, interview: Interview) -> None:
        self._lead, self._interview = lead, interview

    @property
    def mode(self) -> Literal["guided", "model"]:
        """Who leads now."""
        return self._lead.mode().leads

    def respond(self, turn: Turn) -> Iterator[Event]:
        """Answer one turn; the message is read once, whoever answers it."""
        heard = yield from self._interview.listen(turn)
        if self._lead.gateway is None or not self._lead.may_try() or not _wants_a_model(turn, heard):
            yield from self._interview.answer(turn, heard)
            return
        try:
            yield from self._by_model(turn, heard, self._lead.gateway)
        except ModelFailed as error:
            self._lead.failed(error, rest=error.wait)
            turn.leads = "guided"
            yield from told(turn, [self._handed_over(error, turn.case.language)])
            yield from self._interview.answer(turn, heard)

    def after_click(self, turn: Turn) -> Iterator[Event]:
        """Clicks need no model."""
        return self._interview.after_click(turn)

    def _by_model(self, turn: Turn, heard: Heard, gateway: Gateway) -> Iterator[Event]:
        turn.leads = "model"
        returns = _was_handed_over(turn)
        yield from Agent(gateway, self._interview).answer(turn, heard)
        self._lead.worked(turn.model)
        if returns:
            yield from told(turn, [Part(kind="handover", text=say("handover.back", turn.case.language, host=gateway.endpoint.host))])

    def _handed_over(self, error: ModelFailed, language: str) -> Part:
        why = failed_sentence(error, self._lead.endpoint.host if self._lead.endpoint else "", language)
        items = (say("handover.kept", language), say("handover.goes_on", language))
        return Part(kind="handover", text=say("handover.why", language, why=why), items=items)


def _wants_a_model(turn: Turn, heard: Heard) -> bool:
    """Courtesies, the way to talk here, what is only supposed, and orders of the page without words are answered by code alone."""
    if all(intent.kind in {"help", "what_if"} for intent in heard.intents) and heard.intents:
        return False
    if heard.small:
        return bool(heard.questions)
    return bool(turn.said.text.strip() or turn.said.answers)


def _was_handed_over(turn: Turn) -> bool:
    """Whether the last word about who leads was that the model failed."""
    notes = [(m.body.get("mode"), p) for m in turn.case.messages for p in m.body.get("parts", []) if p.get("kind") == "handover"]
    return bool(notes) and notes[-1][0] == "guided"
