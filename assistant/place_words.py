"""What a text that speaks of several places or devices says where the team told how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SEVERAL = 3
"""Places of which one, or devices of which all, can be kept for a test; with fewer the text has to say something else (house rule)."""
MANY = 5
"""Places of which two can be kept out of training."""

HELD_OUT = {
    "en": {
        1: "whole days, lines or teams of that one place",
        2: "one of the 2 places",
        3: "one whole place of the {n}",
        MANY: "two whole places",
    },
    "es": {
        1: "días, líneas o equipos enteros de ese único lugar",
        2: "uno de los 2 lugares",
        3: "un lugar entero de los {n}",
        MANY: "dos lugares enteros",
    },
}
"""Parts that are kept out of training, from that many places on."""
DEVICES = {
    "en": {1: "the one device", 2: "both devices", SEVERAL: "three devices"},
    "es": {1: "el único equipo", 2: "los dos equipos", SEVERAL: "tres equipos"},
}
UNCOUNTED = {
    "en": {"places_out": "two whole places, or whole weeks where there are fewer,", "trial_devices": "up to three devices"},
    "es": {"places_out": "dos lugares enteros, o semanas enteras donde haya menos,", "trial_devices": "hasta tres equipos"},
}


def place_nouns(signals: Mapping[str, Any], language: str) -> dict[str, str]:
    """The fields `places_out` and `trial_devices` of catalogue texts: as many as there are, and a safe form where nobody said."""
    found = dict(UNCOUNTED[language])
    for name, signal, table in (("places_out", "sites", HELD_OUT), ("trial_devices", "devices", DEVICES)):
        amount = signals.get(signal)
        if isinstance(amount, int | float) and amount >= 1:
            step = max(least for least in table[language] if least <= amount)
            found[name] = table[language][step].format(n=f"{amount:g}")
    return found
