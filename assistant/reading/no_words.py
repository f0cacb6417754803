"""Text that says nothing: letters struck at random, and languages whose words nobody here knows."""

from __future__ import annotations

import re

from assistant.reading.text import fold
from assistant.reading.tongues import language_of

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "poiuytrewq", "lkjhgfdsa", "mnbvcxz")
_RUNS = "|".join(row[start : start + 4] for row in _ROWS for start in range(len(row) - 3))
_NO_WORD = re.compile(
    rf"\w*(?P<same>[a-z])(?P=same)(?P=same)\w*|\w*(?:{_RUNS})\w*|\w*[bcdfghjklmnpqrstvwxz]{{5,}}\w*|[bcdfghjklmnpqrstvwxz]{{3,}}"
)
"""A letter three times, keys side by side, or no vowel where every word has one."""
KEYS_IN_WORDS = frozenset({"property", "properties", "liberty", "puberty"})
"""Words in which keys stand side by side."""


def is_no_text(text: str) -> bool:
    """Whether letters are there and none of them makes a word: "asdf", "fsdkjh sdfkjh", "xxxxx"."""
    words = [w for w in re.findall(r"[^\W\d_]{2,}", text) if not w.isupper()]
    return bool(words) and not re.search(r"\d", text) and all(_NO_WORD.fullmatch(w) and w not in KEYS_IN_WORDS for w in map(fold, words))


def is_foreign(text: str) -> bool:
    """Whether it is in a language that the vectors do not know."""
    return language_of(text) == "other"
