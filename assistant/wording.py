"""The sentences of the conversation, in English and Spanish, from ``wording.yml``."""

from __future__ import annotations

from functools import cache

import yaml

from knowledge.catalogue import FOLDER
from knowledge.rows import Words


@cache
def _wording() -> dict[str, Words]:
    rows = yaml.safe_load((FOLDER / "wording.yml").read_text("utf-8"))["wording"]
    return {key: Words.model_validate(value) for key, value in rows.items()}


def land(name: str, language: str) -> str:
    """A country or union, which the reading calls by its English name, in `language`."""
    words = _wording().get(f"land.{name}")
    return words.in_(language) if words else name


def say(key: str, language: str = "en", /, **fields: object) -> str:
    """The sentence `key` in `language`, with its fields filled; for n = 1 the form `key`.one where there is one.

    Raises:
        KeyError: no such sentence, or a field is missing.
    """
    alone = f"{key}.one" if fields.get("n") == 1 and f"{key}.one" in _wording() else key
    return _wording()[alone].in_(language).format(**fields)
