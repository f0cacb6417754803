"""Other names of the field's terms: "churn" is also attrition, and "abandono de clientes" in Spanish."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import model_validator

from knowledge.errors import KnowledgeError
from knowledge.rows import Row
from knowledge.words import PART

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SYNONYMS = Path(__file__).parent / "catalogue" / "synonyms.yml"


class Term(Row):
    """A term as our notes name it, with its other English names (`also`) and its Spanish ones (`es`)."""

    term: str
    also: tuple[str, ...]
    es: tuple[str, ...]

    @model_validator(mode="after")
    def _names_are_clean_and_new(self) -> Term:
        names = [plain(name) for name in (self.term, *self.also)]
        wrong = [name for name in names if not name] + [name for name in names if names.count(name) > 1]
        wrong += [name for name in map(plain, self.es) if not name or list(map(plain, self.es)).count(name) > 1]
        if wrong:
            raise ValueError(f"{self.term}: empty or repeated names {sorted(set(wrong))}")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the notes' own one first."""
        return (self.term, *self.also, *self.es)


def plain(name: str) -> str:
    """Lower case, no accents, words alone: the form in which names are compared."""
    low = name.lower()
    bare = low if low.isascii() else "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
    return " ".join(PART.findall(bare))


def read_terms(path: Path = SYNONYMS) -> tuple[Term, ...]:
    """Every row of a file of synonyms, validated.

    Raises:
        KnowledgeError: the file is missing, is no YAML, or a row is wrong; the message names the row.

    """
    try:
        rows = yaml.load(path.read_text("utf-8"), Loader=LOADER)["synonyms"]  # noqa: S506 - the safe loader, in C where it is there
    except (OSError, yaml.YAMLError, KeyError, TypeError) as failed:
        raise KnowledgeError(f"{path.name} cannot be read: {failed}", "Restore the file from the project.") from failed
    found: list[Term] = []
    for number, raw in enumerate(rows, 1):
        try:
            found.append(Term.model_validate(raw))
        except ValueError as failed:
            raise KnowledgeError(f"{path.name}, row {number}: {failed}", "Correct that row.") from failed
    if len({plain(row.term) for row in found}) < len(found):
        raise KnowledgeError(f"{path.name} holds a term twice.", "Join the rows of that term.")
    return tuple(found)


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """The shipped terms, read once."""
    return read_terms()


@lru_cache(maxsize=1)
def by_name() -> Mapping[str, tuple[Term, ...]]:
    """The shipped rows by each of their names in plain form; a name may mean several rows."""
    found: dict[str, tuple[Term, ...]] = {}
    for row in terms():
        for name in {plain(name) for name in row.names}:
            found[name] = (*found.get(name, ()), row)
    return found


@lru_cache(maxsize=1)
def _longest() -> int:
    """How many words the longest name has."""
    return max(len(name.split()) for name in by_name())


def named_in(question: str) -> tuple[Term, ...]:
    """The terms that a question names, the longest names first; a name inside a longer one does not count."""
    words = plain(question).split()
    names = by_name()
    longest = _longest()
    found: list[tuple[int, int, Term]] = []
    taken: set[int] = set()
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            span = set(range(start, start + size))
            rows = names.get(" ".join(words[start : start + size]), ())
            if rows and not span & taken:
                taken |= span
                found += [(-size, start, row) for row in rows]
    return tuple(dict.fromkeys(row for _, _, row in sorted(found, key=lambda entry: entry[:2])))
