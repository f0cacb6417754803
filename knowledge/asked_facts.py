"""What kind of fact a question asks for (a count, a price, a duration, a version, a person), and how a sentence looks that has it."""

from __future__ import annotations

import re

from knowledge.words import content_words, stem

HOW_MANY = re.compile(r"^(?:(?:exactly|about|roughly|just|so) )?(?:how many|cu[aá]nt[oa]s)\s+((?:(?! - )[^?.;:–—])+)\??$", re.IGNORECASE)
FIGURE = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)"
MADE = r"(?:founded|invented|wrote|made|owns|created|coined|developed|discovered|won|published|authored|teaches|taught|directs|painted)"
SHARES = r"(?:proportion|ratio|percentage|percent|share)"
VALUES = r"(?:threshold|cut-?off|batch size|learning rate|amount|budget|size|value)"
FACTS = (
    (
        re.compile(
            r"^how much\b.*\b(?:costs?|charge|pay|paid|earn|salary|price)|^what (?:does|do|is the (?:price|cost|fee|salary)) .*\b(?:costs?|charge|price|fee|salary|of)\b$|\bpric(?:e|ing) of\b|^cu[aá]nto (?:cuesta|cobra)",
            re.IGNORECASE,
        ),
        re.compile(r"[$€£]\s?\d|\d\s?(?:[$€£]|usd|eur|dollars?|euros?)|\bfree (?:of charge|for)\b|\bexpensive\b|\bcosts?\b", re.IGNORECASE),
    ),
    (re.compile(r"^how (?:long|large|big|old|fast|far)\b", re.IGNORECASE), re.compile(FIGURE, re.IGNORECASE)),
    (re.compile(rf"\b(?:what|which)\s+(?:\w+\s+)?{SHARES}\b", re.IGNORECASE), re.compile(r"\d\s?(?:%|percent|/|:)|\bhalf\b", re.IGNORECASE)),
    (re.compile(rf"\b(?:what|which)\s+(?:\w+\s+)?{VALUES}\b", re.IGNORECASE), re.compile(r"\d")),
    (re.compile(r"\b(?:which|what)(?:\s+\S+){0,2}\s+version\b", re.IGNORECASE), re.compile(r"\bv?\d+\.\d+|\bversion \d", re.IGNORECASE)),
    (
        re.compile(
            rf"^who (?:is the (?:author|founder|inventor|lecturer|teacher) of|{MADE})\b|\bwhich (?:firm|company|person|author|publisher|university)\b.*\b{MADE}\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{MADE} by\b|\bby [A-Z]\w+ [A-Z]|\b(?:inventor|founder|author|lecturer)s?\b|\bet al\b"),
    ),
    (
        re.compile(r"\b(?:faster|cheaper|better|slower|safer|larger|smaller|stronger|easier) than\b", re.IGNORECASE),
        re.compile(r"\bthan\b|\bcompared\b|\bunlike\b|\bwhereas\b|\bwhile\b|\bon the other hand\b", re.IGNORECASE),
    ),
    (
        re.compile(
            r"^how (?:do|can|could|should|to|is|are)\b(?:\s\w+){0,3}?\s(?:install|installed|create|export|set up|configure|register|uninstall|connect|log in|sign up)\b"
            r"|^(?:how|install)\s+install\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:pip|command|click|menu|button|import|install\w*|creat\w+|export\w*|configur\w+|set up)\b", re.IGNORECASE),
    ),
)


def wanted_fact(question: str) -> re.Pattern[str] | None:
    """The pattern that a sentence with the asked fact matches; None when no such fact is asked for."""
    counted = HOW_MANY.match(question.strip())
    things = content_words(counted.group(1)) if counted else []
    if things:
        named = "|".join(re.escape(stem(thing)) for thing in things[:2])
        return re.compile(rf"\b{FIGURE}\b(?:\W+\w+){{0,2}}?\W+(?:{named})|\d\s?%(?:\W+\w+){{0,4}}?\W+(?:{named}|model)", re.IGNORECASE)
    return next((says for asks, says in FACTS if asks.search(question)), None)
