"""What kind of fact a question asks for (a count, a price, a duration, a version, a person), and how a sentence looks that has it."""

from __future__ import annotations

import re

from knowledge.words import content_words, stem

HOW_MANY = re.compile(r"^(?:how many|cu[aá]nt[oa]s)\s+((?:(?! - )[^?.;:–—])+)\??$", re.IGNORECASE)
FIGURE = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)"
FACTS = (
    (
        re.compile(r"\b(?:costs?|prices?|pricing|fees?|salary|salaries|discount|cheap|expensive|cuesta|precio|salario)\b", re.IGNORECASE),
        re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|usd|eur|dollars?|euros?)|\bfree (?:of charge|for)\b", re.IGNORECASE),
    ),
    (re.compile(r"^how (?:long|large|big|old|fast|far)\b", re.IGNORECASE), re.compile(FIGURE, re.IGNORECASE)),
    (re.compile(r"\b(?:which|what)(?:\s+\S+){0,2}\s+version\b", re.IGNORECASE), re.compile(r"\bv?\d+\.\d+|\bversion \d", re.IGNORECASE)),
    (
        re.compile(r"^who (?:founded|invented|wrote|made|owns|created|coined|developed|discovered|won)\b", re.IGNORECASE),
        re.compile(r"\b(?:founded|invented|written|owned|created|coined|developed|discovered|won) by\b|\b(?:inventor|founder|author)s?\b"),
    ),
)


def wanted_fact(question: str) -> re.Pattern[str] | None:
    """The pattern that a sentence with the asked fact matches; None when no such fact is asked for."""
    counted = HOW_MANY.match(question.strip())
    things = content_words(counted.group(1)) if counted else []
    if things:
        return re.compile(rf"\b{FIGURE}\b(?:\W+\w+){{0,2}}?\W+{re.escape(stem(things[0]))}", re.IGNORECASE)
    return next((says for asks, says in FACTS if asks.search(question)), None)
