"""Where on the page something was said or clicked: the project that was shown, its language, and how much of it was seen."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Read from the page with each click; `seen` is the number of the last entry that the page showed, 0 when it does not say."""

    project: str = ""
    language: str = "en"
    seen: int = 0

    def behind(self, position: int) -> bool:
        """Whether the project went on since the page was drawn."""
        return 0 < self.seen < position


def place_of(text: str) -> tuple[Place, str]:
    """The place, and the argument of the act, in what the page sends: a JSON object."""
    given = json.loads(text or "{}")
    seen = given.get("seen")
    language = "es" if given.get("language") == "es" else "en"
    return Place(str(given.get("project") or ""), language, seen if isinstance(seen, int) else 0), str(given.get("arg") or "")
