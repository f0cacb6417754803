"""What the team is told when a turn fails, and what the log is told: the kind and the place, never a word of a message."""

from __future__ import annotations

import logging
from pathlib import Path

from assistant.errors import GroundplanError
from assistant.events import Failed
from knowledge.errors import KnowledgeError

log = logging.getLogger(__name__)

DEEPEST = 6
"""Places named in the log, counted from where it went wrong."""


def failed(error: Exception) -> Failed:
    """The event for an error; one that nobody expected is told in a plain sentence and noted in the log."""
    if isinstance(error, GroundplanError | KnowledgeError):
        return Failed(message=error.message, remedy=error.remedy)
    log.error("Unexpected %s at %s", type(error).__name__, place_of(error))
    return Failed(message="That did not work. Your message is kept.", remedy="Say it in other words, or go on with the next question.")


def place_of(error: BaseException) -> str:
    """Files and lines on the way to the error, without any value."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-DEEPEST:])
