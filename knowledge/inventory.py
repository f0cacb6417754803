"""The course item by item: where each of its concepts lives in our notes, and a question that leads there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import Field, model_validator

from knowledge.errors import KnowledgeError
from knowledge.rows import Row

FOLDER = Path(__file__).parent / "catalogue" / "inventory"
REMEDY = "Correct that row of the inventory."


class Item(Row):
    """One countable item: `at` are the sections where it stands ("note#heading"), one of `words` stands in each of them."""

    name: str
    ask: str
    words: tuple[str, ...]
    at: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_something(self) -> Item:
        if not self.words or not all(word.strip() for word in self.words) or not self.ask.endswith("?"):
            raise ValueError(f"'{self.name}' needs words that are not empty and a question")
        return self


class Concept(Row):
    """A row of the inventory: a concept of the course with its items, and a question for it in English and in Spanish."""

    id: str = Field(pattern=r"^CC-\d\d$")
    concept: str
    ask: str
    es: str = ""
    at: tuple[str, ...] = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _items_inherit(cls, raw: object) -> object:
        """An item without words is named by its name, one without a place stands where its concept stands."""
        if not isinstance(raw, dict):
            return raw
        items = [
            {"words": [item.get("name", "")], "at": raw.get("at"), **item} for item in raw.get("items") or () if isinstance(item, dict)
        ]
        return {**raw, "items": items}

    @model_validator(mode="after")
    def _names_differ(self) -> Concept:
        names = [item.name for item in self.items]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.id} names an item twice")
        return self


def read_inventory(folder: Path = FOLDER) -> tuple[Concept, ...]:
    """All concepts in the order of their ids.

    Raises:
        KnowledgeError: a file is no YAML or a row is wrong, with file and row; an id stands twice; the folder is empty.

    """
    found: dict[str, Concept] = {}
    for path in sorted(folder.glob("*.yml")):
        for number, raw in enumerate(_rows(path), 1):
            try:
                concept = Concept.model_validate(raw)
            except ValueError as failed:
                raise KnowledgeError(f"{path.name}, row {number}: {failed}", REMEDY) from failed
            if concept.id in found:
                raise KnowledgeError(f"{path.name}: {concept.id} stands twice.", REMEDY)
            found[concept.id] = concept
    if not found:
        raise KnowledgeError(f"There is no inventory in {folder.name}.", "Restore the folder from the project.")
    return tuple(found[identity] for identity in sorted(found))


def _rows(path: Path) -> list[object]:
    try:
        return list(yaml.safe_load(path.read_text("utf-8"))["rows"])
    except (OSError, yaml.YAMLError, KeyError, TypeError) as failed:
        raise KnowledgeError(f"{path.name} cannot be read: {failed}", REMEDY) from failed


@lru_cache(maxsize=1)
def inventory() -> tuple[Concept, ...]:
    """The shipped inventory, read once."""
    return read_inventory()
