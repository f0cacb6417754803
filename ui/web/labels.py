"""The words of the page itself, in English and Spanish, from the files ``labels*.yml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from knowledge.rows import Words

FILES = ("labels.yml", "labels_around.yml", "labels_files.yml", "labels_plan.yml")


@cache
def labels_by_key() -> dict[str, Words]:
    """All words of the files, read once."""
    here = Path(__file__).parent
    files = [yaml.safe_load((here / name).read_text("utf-8")) for name in FILES]
    return {key: Words.model_validate(value) for rows in files for key, value in rows.items()}


def label(key: str, language: str = "en", /, **fields: object) -> str:
    """The words `key` in `language`, with their fields filled.

    Raises:
        KeyError: no such words, or a field is missing.

    """
    words = labels_by_key()[key].in_(language)
    return words.format(**fields) if fields else words


def counted(key: str, number: int, language: str = "en") -> str:
    """The words `key.one` for 1, else `key.many` with the number."""
    return label(f"{key}.one", language) if number == 1 else label(f"{key}.many", language, n=number)


def translated(text: str, language: str = "en") -> str:
    """A fixed English phrase of the plan's changes ("Task added") in `language`; any other text stays as it is."""
    words = labels_by_key().get(f"change.{text}")
    return words.in_(language) if words else text
