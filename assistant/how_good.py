"""Whether a number tells how good the answers are: no outcome of a group of cases, so two groups do not show it."""

from __future__ import annotations

import re

from assistant.reading.text import fold

_HOW_GOOD = re.compile(
    r"\b(?:spott\w*|caught|detect\w*|recogni[sz]\w*|identif\w*|foresee\w*|foreseen|predict\w*|forecasts?|flagged|found|recall|precision|"
    r"accura\w*|hit rate|hits|error of|false (?:alarms?|positives?|negatives?)|right (?:answers?|calls?)|"
    r"detecta\w*|reconoc\w*|identific\w*|encontrad\w*|predich\w*|pronostic\w*|acierto\w*|acertad\w*|precision|exactitud|falsas? alarmas?)\b"
)


def tells_how_good(name: str) -> bool:
    """Whether the name of a number is about answers: "failures spotted in time", and not "members who leave"."""
    return bool(_HOW_GOOD.search(fold(name)))
