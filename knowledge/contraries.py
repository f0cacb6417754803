"""Turn a sentence round, so that it says the contrary, by a "not" more or less."""

from __future__ import annotations

import re

VERB = re.compile(r"\b(?:is|are|was|were|can|could|may|might|should|must|will|would|has to|have to)\b(?! not\b|n['’]t)", re.IGNORECASE)
PLAIN_VERB = re.compile(
    r"\b(?P<stem>allow|need|require|use|provide|include|involve|refer|help|mean|keep|show|cost|support|give|make|take|work|hold)s\b"
)
DENIAL = re.compile(r"\b(?:not|never)\s+|\b(?P<aux>do|does|is|are|was|were|has|have|should|would)n['’]t\b", re.IGNORECASE)


def with_not(sentence: str) -> str | None:
    """A "not" behind the first auxiliary verb, or "does not" before a plain one; None where there is neither."""
    match = VERB.search(sentence)
    if match:
        return f"{sentence[: match.end()]} not{sentence[match.end() :]}"
    plain = PLAIN_VERB.search(sentence)
    return f"{sentence[: plain.start()]}does not {plain.group('stem')}{sentence[plain.end() :]}" if plain else None


def without_not(sentence: str) -> str | None:
    """The first "not" or "never" gone; None where there is none, or where it denies nothing ("not only")."""
    match = DENIAL.search(sentence)
    if not match or re.match(r"(?:only|just|necessarily|to)\b", sentence[match.end() :].lstrip()):
        return None
    return " ".join(f"{sentence[: match.start()]}{match.group('aux') or ''}{sentence[match.end() :]}".split())
