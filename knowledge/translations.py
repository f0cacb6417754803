"""The Spanish of the texts of a plan: English template -> Spanish template, with the same fields.

The files in ``catalogue/spanish/`` hold them by room: ``catalogue_*.yml`` those of the catalogue, ``code_*.yml`` the
sentences that the code writes. A file has sections. ``texts`` maps English to Spanish; any other section has the name of a
group of the catalogue and maps the id of a row to its texts: one text, a list (fields as in :data:`IN_ORDER`), or field ->
text. Where a field is a list of texts, so is its Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

from knowledge.catalogue import FOLDER, load_catalogue
from knowledge.rows import Row, Words

SPANISH = FOLDER / "spanish"
PROBLEM_TEXTS = ("first_action", "cheapest_test", "buy_instead")
IN_ORDER = {"tasks": ("name",), "risks": ("title", "mitigation"), "problems": PROBLEM_TEXTS}
"""Fields of the rows whose Spanish is written without naming them."""
OPENING = 3
"""Words by which a text is recognised inside a longer one; shorter texts must be the whole."""
FIELD = re.compile(r"\{[a-z_]+\d*\}")
WORD = re.compile(r"\w+")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is there


@lru_cache(maxsize=1)
def spanish() -> Mapping[str, str]:
    """Every translated text by its English template.

    Raises:
        KeyError: a row that does not exist has a Spanish text.
        ValueError: a text has two different translations, or a list has not as many texts as the English.

    """
    found: dict[str, str] = {}
    for path in sorted(SPANISH.glob("*.yml")):
        for english, text in _of_file(yaml.load(path.read_text("utf-8"), LOADER)):  # noqa: S506 - a safe loader
            if found.setdefault(english, text) != text:
                raise ValueError(f"{path.name}: '{english}' has another Spanish elsewhere")
    return found


def english_of(text: str) -> str:
    """The English of all translated texts that stand in a Spanish text, whatever its fields hold; the rest is left out."""
    words, found = _plain(text), list[str]()
    for place in range(len(words)):
        for piece, english in _openings().get(tuple(words[place : place + OPENING]), ()):
            if tuple(words[place : place + len(piece)]) == piece and (len(piece) >= OPENING or len(piece) == len(words)):
                found.append(english)
    return "\n".join(found)


@lru_cache(maxsize=1)
def _openings() -> Mapping[tuple[str, ...], list[tuple[tuple[str, ...], str]]]:
    """First words of the longest piece between two fields of each Spanish text -> (that piece, the English text)."""
    tables = {words.en: words.es for table in load_catalogue().tables.values() for words in _words(table) if words.es}
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
    for english, text in {**tables, **spanish()}.items():
        longest: list[str] = max((_plain(between) for between in FIELD.split(text)), key=len)
        piece = tuple(longest)
        found.setdefault(piece[:OPENING], []).append((piece, english))
    return found


def _plain(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _words(node: object) -> Iterator[Words]:
    """Every text for the screen in a row and the rows below it."""
    if isinstance(node, Words):
        yield node
    elif isinstance(node, Row):
        yield from (found for _, inner in node for found in _words(inner))
    elif isinstance(node, tuple):
        yield from (found for inner in node for found in _words(inner))


def _of_file(sections: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section, rows in sections.items():
        if section == "texts":
            yield from rows.items()
            continue
        group = getattr(load_catalogue(), section)
        for identity, texts in rows.items():
            yield from _of_row(group[identity], _by_field(section, texts))


def _by_field(section: str, texts: Any) -> Mapping[str, Any]:
    """The texts of a row by the name of their field."""
    if isinstance(texts, Mapping):
        return texts
    return dict(zip(IN_ORDER[section], [texts] if isinstance(texts, str) else texts, strict=True))


def _of_row(row: Any, texts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field, text in texts.items():
        english = getattr(row, field)
        if isinstance(text, str):
            yield english, text
        else:
            yield from zip(english, text, strict=True)
