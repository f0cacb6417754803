"""What the team wants, without the words with which one begins to ask."""

from __future__ import annotations

import re

from assistant.plan.sections.context import Context
from assistant.plan.wording import clause
from assistant.reading.text import ARROW, first_sentence

_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|hola|buenos d[ií]as|so|well|please|and|but|then|also)\b[\s,.!-]*)*"
    r"(?:(?:we|i|my \w+|our \w+|they)\s+"
    r"(?:would like|want|wants|need|needs|hope|plan|wish|have been asked|was asked|are asked|am asked|like)\s+"
    r"(?:you\s+)?(?:to\s+)?(?:be able to\s+)?(?:have\s+)?|"
    r"(?:can|could|should|may)\s+(?:ai|ml|you|a model|machine learning|we|it)\s+|"
    r"(?:queremos|quisi[eé]ramos|nos gustar[ií]a|necesitamos|quiero)\s+)?",
    re.IGNORECASE,
)


def bare_wish(context: Context) -> str:
    """The wish as a verb phrase: "We would like to know who leaves." is "know who leaves"; empty while nobody said it."""
    wish = clause(str(context.value("wish") or ""))
    bare = clause(first_sentence(_OPENING.sub("", wish, count=1).split("?")[0]))
    return _closed(re.sub(rf"\s*{ARROW}\s*", " a " if context.language == "es" else " to ", bare))


def _closed(words: str) -> str:
    """The words with each quotation closed that was cut off in its middle."""
    for opens, closes in (('"', '"'), ("“", "”"), ("«", "»")):
        left_open = words.count('"') % 2 == 1 if opens == closes else words.count(opens) > words.count(closes)
        words += closes if left_open else ""
    return words


def is_of_numbers(context: Context) -> bool:
    """Whether the wish was written as an arrow from one number to another, which the metric and the aim say better."""
    return bool(re.search(rf"\d\D{{0,20}}{ARROW}\s*[a-z ]{{0,12}}\d", str(context.value("wish") or "")))
