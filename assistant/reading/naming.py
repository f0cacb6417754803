"""The phrase that names an amount, in the language of the sentence; empty where its words make none that is safe."""

from __future__ import annotations

import re

from assistant.reading.claims import Sentence
from assistant.reading.phrases import LONGEST_PHRASE, Numbered, without_complaint
from assistant.reading.phrases_en import english_phrase
from assistant.reading.phrases_es import spanish_phrase
from assistant.reading.quantities import Quantity


def phrase_of(s: Sentence, q: Quantity) -> str:
    """A noun phrase for what `q` counts or measures, of the sentence's own words; "" where they make none that is safe."""
    n = Numbered(s, q)
    name = " ".join((spanish_phrase(n) if s.language == "es" else english_phrase(n)).split()).strip(" ,.;:-")
    name = without_complaint(name)
    return name if 2 < len(name) <= LONGEST_PHRASE and not re.search(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)", name) else ""
