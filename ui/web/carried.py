"""What a click carries beside its name: the answers of a card, a correction, the name of an example."""

from __future__ import annotations

import json

from assistant.errors import BadInput
from ui.web import frame


def answers_of(arg: str) -> dict[str, str]:
    """The answers of the card, as its script collected them: slot -> words."""
    given = json.loads(arg) if arg else {}
    return {str(slot): str(text) for slot, text in given.items() if str(text).strip()}


def correction_of(arg: str) -> tuple[int, str]:
    """The number of a fact and its new words."""
    given = json.loads(arg)
    return int(given["number"]), str(given["text"])


def example_text(identity: str, language: str) -> str:
    """The brief of an example.

    Raises:
        BadInput: there is no such example.

    """
    found = next((one for one in frame.examples() if one.id == identity), None)
    if found is None:
        raise BadInput("That example is not there.", "Choose one of the three, or write your own.")
    return found.brief.in_(language)
