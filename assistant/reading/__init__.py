"""Free text to typed facts without a language model, in English and Spanish; each fact with the team's own words."""

from assistant.reading.answers import button_of, read_answer
from assistant.reading.chips import chip_of
from assistant.reading.intent import Intent, intent_of, intents_of
from assistant.reading.merging import contradicted, oddities
from assistant.reading.orders import find_orders
from assistant.reading.problems import problem_of
from assistant.reading.reader import read
from assistant.reading.result import Lexicon, Reading
from assistant.reading.tongues import language_of

__all__ = [
    "Intent",
    "Lexicon",
    "Reading",
    "button_of",
    "chip_of",
    "contradicted",
    "find_orders",
    "intent_of",
    "intents_of",
    "language_of",
    "oddities",
    "problem_of",
    "read",
    "read_answer",
]
