"""What kind of fact a question asks for (a count, a price, a year, a value, a person), and how a sentence looks that has it."""

from __future__ import annotations

import re

from knowledge.words import content_words, stem

HOW_MANY = re.compile(
    r"(?:^|[.;:,] )(?:(?:exactly|about|roughly|just|so|and) )?(?:how many|cu[aá]nt[oa]s)\s+((?:(?! - )[^?.;:–—])+)\??$", re.IGNORECASE
)
FIGURE = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)"
MADE = r"(?:founded|invented|wrote|made|owns|created|coined|developed|discovered|won|published|authored|teaches|taught|directs|painted)"
SHARES = r"(?:proportion|ratio|percentage|percent|share|fraction)"
VALUES = (
    r"(?:threshold|cut-?off|batch size|sample size|learning rate|amount|budget|size|port|epsilon|temperature|dimension"
    r"|(?:exact|default|typical|concrete|numeric) values?)"
)
VALUE = re.compile(rf"\b(?:what(?! if\b)|which)(?: is| are|'s)?(?: the| an?)?(?: \w+){{0,2}}? ({VALUES})\b", re.IGNORECASE)
MONEY = r"(?:[$€£]|\b(?:usd|eur|gbp|chf))\s?\d|\d\s?(?:[$€£]|(?:usd|eur|gbp|chf)\b|dollars?|euros?)"
PRICE = r"(?:costs?|charges?|price|fee|salary)"
ASKS_PRICE = (
    rf"\bhow much\b.*\b(?:{PRICE}|pay|paid|earn)\b|^what (?:does|do|is the)\b.*\b{PRICE}\b|\bpric(?:e|ing) of\b"
    rf"|\b(?:what|which) (?:\w+ )?(?:{PRICE}|wage|day rate|hourly rate)\b|^\W?cu[aá]nto (?:cuesta|cobra)"
)
STARTED = rf"(?:{MADE}|found|invent|write|released?|start|publish|appear)"
ASKS_YEAR = rf"\b(?:what|which) (?:exact )?(?:year|date)\b|^when (?:was|were|did)\b.*\b{STARTED}\b"
YEAR = r"\b(?:1[5-9]|20)\d\d\b"
ASKS_MAKER = (
    rf"^who (?:is the (?:author|founder|inventor|lecturer|teacher) of|{MADE})\b"
    rf"|\bwhich (?:firm|company|person|author|publisher|university)\b.*\b{MADE}\b"
)
ASKS_COST = r"\bwhat (?:would|will|might|does|do|did)\b.*\bcosts?\b"
ASKS_TIME = (
    r"\bby when\b|\bwhat time\b|\b(?:what|which) (?:day|date|week|month|semester)\b|\bdeadline\b"
    r"|\bwhen (?:do|does|is|are|will|must) (?:\w+ ){1,4}?(?:due|hand\w*|submit\w*|present\w*|meet)\b"
)
SAYS_TIME = (
    r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b(?:[01]?\d|2[0-4]):[0-5]\d\b|\bmay \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? may\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b20\d\d\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:day|week|month|semester)\b"
)
ASKS_PLACE = r"\b(?:what|which) (?:building|room|hall|city|town|country|address|office|campus|street|floor|classroom)\b"
CAPITAL = f"[{''.join(letter for letter in map(chr, range(0x530)) if letter.isupper())}]"
"""A large letter of the Latin, Greek or Cyrillic script: they lie among the small ones, so no range holds them alone."""
NAMED = rf"{CAPITAL}(?:(?!{CAPITAL})[^\W\d_])+"
"""A word with a capital, in the letters of any European language."""
SAYS_PLACE = rf"\b(?:[Rr]oom|[Bb]uilding|[Hh]all|[Ss]treet|[Cc]ampus|[Ff]loor)\b|\b(?:in|at|near) (?:the )?{NAMED}"
DONE = r"(?:brought|wrote|gave|built|drew|sold|bought|paid|(?!need|used)\w{3,}ed)"
ASKS_WHO = rf"\bwho(?: first| originally)? {DONE}\b"
SAYS_WHO = rf"\bby (?:the )?{CAPITAL}|\bet al\b|\b{NAMED} {NAMED}(?:'s)?\b"
ASKS_OFTEN = r"\bhow (?:often|frequently)\b|\bwhat (?:interval|frequency)\b|\bcada cu[aá]nto\b|\bcon qu[eé] frecuencia\b"
SAYS_OFTEN = (
    r"\b(?:daily|hourly|weekly|monthly|yearly|quarterly|nightly|intervals?|continu\w+|once|twice|period\w+)\b"
    rf"|\b(?:every|each|per) \w+|{FIGURE}|\b(?:cada \w+|veces (?:al|por)|diari\w+|semanal\w*|mensual\w*|anual\w*)\b"
)
ASKS_LICENCE = r"\b(?:which|what|under) (?:\w+ ){0,2}?licen[cs]es?\b|\blicen[cs]ed under\b"
DOING = r"(?:install|installed|create|export|set up|configure|register|uninstall|connect|log in|sign up)"
ASKS_DOING = rf"^how (?:do|can|could|should|to|is|are)\b(?:\s\w+){{0,3}}?\s{DOING}\b|^how install\b"
SAYS_DOING = r"\b(?:pip|command|click|menu|button|import|install\w*|creat\w+|export\w*|configur\w+|set up)\b"
ASKS_COMPARISON = r"\b(?:faster|cheaper|better|slower|safer|larger|smaller|stronger|easier) than\b"


def _any_case(asks: str, says: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(asks, re.IGNORECASE), re.compile(says, re.IGNORECASE)


FACTS = (
    _any_case(ASKS_COST, rf"{MONEY}|\bfree (?:of charge|for)\b"),
    _any_case(ASKS_TIME, SAYS_TIME),
    (re.compile(ASKS_PLACE, re.IGNORECASE), re.compile(SAYS_PLACE)),
    _any_case(ASKS_OFTEN, SAYS_OFTEN),
    _any_case(ASKS_LICENCE, r"\blicen[cs]e"),
    _any_case(ASKS_PRICE, rf"{MONEY}|\bfree (?:of charge|for)\b"),
    _any_case(ASKS_YEAR, YEAR),
    _any_case(r"\bhow (?:long|large|big|old|fast|far|high|deep|tall|heavy|wide)\b", FIGURE),
    _any_case(rf"\b(?:what|which)\s+(?:\w+\s+)?{SHARES}\b", r"\d\s?(?:%|percent|/|:)|\bhalf\b"),
    _any_case(r"\bhow much of (?:the|our|your|a)\b", r"\d|\b(?:half|third|quarter|most|all|none|part) of\b"),
    _any_case(r"\b(?:which|what)(?:\s+\S+){0,2}\s+version\b", r"\bv?\d+\.\d+|\bversion \d"),
    (
        re.compile(ASKS_MAKER, re.IGNORECASE),
        re.compile(rf"\b{MADE} by\b|\bby [A-Z]\w+ [A-Z]|\b(?:inventor|founder|author|lecturer|owner)s?\b|\bet al\b"),
    ),
    _any_case(ASKS_COMPARISON, r"\bthan\b|\bcompared\b|\bunlike\b|\bwhereas\b|\bwhile\b|\bon the other hand\b"),
    _any_case(ASKS_DOING, SAYS_DOING),
    (re.compile(ASKS_WHO, re.IGNORECASE), re.compile(SAYS_WHO)),
)


def wanted_fact(question: str) -> re.Pattern[str] | None:
    """The pattern that a sentence with the asked fact matches; None when no such fact is asked for."""
    counted = HOW_MANY.search(question.strip())
    things = content_words(counted.group(1)) if counted else []
    if things:
        thing = things[1] if things[0].endswith("ed") and len(things) > 1 else things[0]  # "trained networks" are networks
        name = re.escape(stem(thing))  # beside its figure, or the name of a column before it
        return re.compile(rf"(?:\b{FIGURE}\b|\d\s?%)(?:\W+\w+){{0,2}}?\W+{name}|\b{name}\w*: {FIGURE}\b", re.IGNORECASE)
    value = VALUE.search(question)
    if value:
        return _value_of(value.group(1))
    return next((says for asks, says in FACTS if asks.search(question)), None)


def _value_of(thing: str) -> re.Pattern[str]:
    """A figure a few words before or behind the thing, as in "a batch size of 32" or "32 as the batch size"."""
    name = re.escape(thing)
    return re.compile(rf"\b{name}\w*(?:\W+\w+){{0,3}}?\W+\$?\d|\d[\d.,]*(?:\W+\w+){{0,3}}?\W+{name}", re.IGNORECASE)
