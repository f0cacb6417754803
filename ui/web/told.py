"""What went wrong, as a line in the talk: the message and the remedy of our own errors, one plain sentence for any other."""

from __future__ import annotations

import logging
from pathlib import Path

from assistant.errors import GroundplanError
from knowledge.errors import KnowledgeError
from ui.web import chat
from ui.web.labels import label

PLACES = 6
"""Places in the code that the log names, from the innermost."""

log = logging.getLogger(__name__)


def told(error: Exception, language: str = "en") -> str:
    """The error as a note; of one that nobody expected the log names kind and place, never a word of the message."""
    if isinstance(error, GroundplanError | KnowledgeError):
        return chat.status(f"{error.message}\n{error.remedy}", "note")
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("Unexpected %s at %s", type(error).__name__, " > ".join(frames[-PLACES:]))
    return chat.status(label("chat.failed", language), "note")
