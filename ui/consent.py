"""Who leads, in a line for the terminal; and the one question whether text may go to a language model."""

from __future__ import annotations

import sys
from collections.abc import Callable

from assistant.bootstrap import Groundplan
from assistant.planners.leading import Mode
from assistant.wording import say
from ui.terminal import out

YES = frozenset({"y", "yes", "s", "si", "sí"})


def mode_line(mode: Mode, language: str) -> str:
    """Who leads, and where text goes."""
    if mode.leads == "guided":
        return " ".join(filter(None, [say("mode.guided", language), mode.failed]))
    return say("mode.model.local" if mode.local else "mode.model", language, host=mode.host, model=mode.model).replace("  ", " ")


def ask_once(groundplan: Groundplan, language: str, line: Callable[[], str] = sys.stdin.readline) -> None:
    """Ask a person at a terminal, where a language model was found and nobody said yes or no; only a plain yes is one."""
    mode = groundplan.mode(language)
    if not mode.asks:
        return
    out(say("consent.local" if mode.local else "consent.ask", language, host=mode.host))
    if line().strip().lower() in YES:
        groundplan.allow_model()
    else:
        groundplan.refuse_model()
