"""Correct slips of the pen in a question against the words of the sources."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from knowledge.words import PART, stem

SHORTEST = 5
LONG = 8
AFFIXES = re.compile(r"^(?:un|re|non|over|under|pre|mis|dis|self|multi|sub)(?=\w{4})|(?:less|ness|ful|ly|able|ment|ing|ers?|ed|s)$")


class Speller:
    """Knows the words of the sources and a list of ordinary words; only words in neither are corrected."""

    def __init__(self, counts: Mapping[str, int], stems: Mapping[str, str], ordinary: Container[str] = frozenset()) -> None:
        """`counts` says how often each word of the sources (lower case) stands there, `stems` has the stem of each of them."""
        self._counts = {word: count for word, count in counts.items() if len(word) > 3 and word.isalpha()}
        self._stems = {stems[word] for word in self._counts}
        self._ordinary = ordinary
        self._choices = sorted(self._counts)

    def correct(self, text: str) -> str:
        """`text` with every slip replaced by the nearest word of the sources; the rest stays as it is."""
        return PART.sub(lambda match: self._correct_word(match.group(0)), text)

    def knows(self, word: str) -> bool:
        """Whether it is a word of the sources, or an ordinary one."""
        low = word.lower()
        return self._holds(low) or self._holds(AFFIXES.sub("", low)) or stem(low) in self._stems

    def _holds(self, form: str) -> bool:
        return form in self._counts or form in self._ordinary

    def _correct_word(self, word: str) -> str:
        if len(word) < SHORTEST or not word.isalpha() or word.isupper() or self.knows(word):
            return word
        slips = 2 if len(word) >= LONG else 1
        found = process.extract(word.lower(), self._choices, scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=20)
        near = [
            one for one in found if one[0][0] == word[0].lower()
        ]  # hardly a slip is in the first letter, but a lakehouse is no warehouse
        if not near:
            return word
        return str(min(near, key=lambda found: (found[1], -self._counts[found[0]], found[0]))[0])
