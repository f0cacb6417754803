"""Fixed sentences and figures in the language of a conversation, where no nouns of a team are needed."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.formats import per
from assistant.nouns import spoken


@dataclass(frozen=True)
class Tongue:
    """Says what was calculated in the language of the conversation."""

    language: str

    def say(self, text: str, **fields: str) -> str:
        """A fixed text, filled; a field that is empty leaves no gap."""
        return " ".join(spoken(text, self.language, **fields).split())

    def per(self, period: str) -> str:
        """A period as a phrase: "a week"."""
        return per(period, self.language)

    def figure(self, value: float, form: str = ",g") -> str:
        """A number in a Python format, with the point and the comma of the language."""
        text = format(value, form)
        if "e" in text:  # nobody writes 4,600 as 4.6e+03
            text = f"{value:,.0f}" if abs(value) >= 1 else f"{value:.6f}".rstrip("0")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "es" else text
