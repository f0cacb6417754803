"""Two lines of a message joined into one sentence, for readers that need both."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.claims import Sentence

_STOP = re.compile(r"[.!]$")


def joined_lines(first: Sentence, second: Sentence, *, cut: str) -> Sentence | None:
    """Both as one sentence of the message; a full stop or line break between them becomes `cut` for the readers."""
    start = first.message.find(first.text)
    behind = first.message.find(second.text, start + len(first.text)) if start >= 0 else -1
    gap = behind - start - len(first.text)
    if behind < 0 or gap > FEW_LETTERS:
        return None
    low = _STOP.sub(cut, first.low) if cut else first.low
    return replace(
        first,
        text=first.message[start : behind + len(second.text)],
        low=low + (cut if gap else "").ljust(gap) + second.low,
    )


FEW_LETTERS = 12
"""Letters between two lines of one list: a line break, a dash, a number."""
