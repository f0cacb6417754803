"""The two things that a question compares: an answer that speaks of one alone does not compare them."""

from __future__ import annotations

import re

from knowledge.words import content_stems

THING = r"(?:[\w/+-]+ ){0,4}[\w/+-]+"
COMPARES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:differ\w*|distin\w+|compar\w+|choose|choice|trade-?off)\b[^?.;]*?\bbetween (?P<one>{THING}?) and (?P<other>{THING})",
        rf"\bcompare (?P<one>{THING}?) (?:and|with|to) (?P<other>{THING})",
        rf"\b(?:(?:how )?(?:do|does|is|are)|what makes) (?P<one>{THING}?) (?:differ|different|distinct) from (?P<other>{THING})",
        rf"\b(?:how )?(?:do|does) (?P<one>{THING}?) and (?P<other>{THING}?) differ\b",
    )
)


def sides(question: str) -> tuple[str, ...]:
    """Both things, in their order; empty where nothing is compared.

    >>> sides("What is the difference between a fan oven and a deck oven?")
    ('a fan oven', 'a deck oven')
    """
    found = next((match for pattern in COMPARES if (match := pattern.search(question))), None)
    both = [found[name] for name in ("one", "other")] if found else []
    stems = [set(content_stems(side)) for side in both]
    return tuple(both) if both and all(stems) and stems[0] != stems[1] else ()
