"""How people ask for what our notes say: known questions, and the sentences of the notes that answer each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import Field

from knowledge.errors import KnowledgeError
from knowledge.inventory import Concept, inventory
from knowledge.rows import Row

FOLDER = Path(__file__).parent / "catalogue" / "asked"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
REMEDY = "Correct that row of the known questions."


class Asked(Row):
    """The ways to ask for a concept of the inventory as a whole, and for each of its items by name."""

    concept: tuple[str, ...] = Field(min_length=1)
    items: dict[str, tuple[str, ...]]


class Statement(Row):
    """The ways to ask for what the sentences of a section say in which one of `words` stands."""

    words: tuple[str, ...] = Field(min_length=1)
    ask: tuple[str, ...] = Field(min_length=1)


class File(Row):
    """Questions for concepts of the inventory by id, and for statements of sections that are no part of it, by "note#heading"."""

    asked: dict[str, Asked] = Field(default_factory=dict)
    sections: dict[str, tuple[Statement, ...]] = Field(default_factory=dict)


@dataclass(frozen=True)
class KnownQuestion:
    """A question; `at` are the sections that answer it ("note#heading"), in a sentence with one of `words` where there are any."""

    text: str
    at: tuple[str, ...]
    words: tuple[str, ...] = ()


def known_questions(folder: Path = FOLDER) -> list[KnownQuestion]:
    """The questions of all files. Those of the inventory itself are not among them: they test whether its items are found.

    Raises:
        KnowledgeError: a file is no YAML or a row is wrong; a concept or an item is not in the inventory; a question stands twice.

    """
    found = [question for path in sorted(folder.glob("*.yml")) for question in _questions(path)]
    texts = {question.text for question in found}
    if len(texts) < len(found):
        twice = next(text for text in texts if sum(question.text == text for question in found) > 1)
        raise KnowledgeError(f"'{twice}' stands twice.", REMEDY)
    return found


def answering(question: KnownQuestion, sections: Mapping[str, Sequence[tuple[int, str]]]) -> list[int]:
    """The numbers of the sentences that answer: those of its sections with one of its words, or all where none has one.

    `sections` are (number, sentence) by "note#heading".
    """
    said = [one for at in question.at for one in sections.get(at, ())]
    words = [word.lower() for word in question.words]
    named = [number for number, sentence in said if any(word in sentence.lower() for word in words)]
    return named or [number for number, _ in said]


def _questions(path: Path) -> Iterator[KnownQuestion]:
    held, concepts = _read(path), {concept.id: concept for concept in inventory()}
    for name, asked in held.asked.items():
        if name not in concepts:
            raise KnowledgeError(f"{path.name}: {name} is not in the inventory.", REMEDY)
        yield from _of_concept(concepts[name], asked)
    for place, statements in held.sections.items():
        yield from (KnownQuestion(text, (place,), one.words) for one in statements for text in one.ask)


def _of_concept(concept: Concept, asked: Asked) -> Iterator[KnownQuestion]:
    if strange := asked.items.keys() - {item.name for item in concept.items}:
        raise KnowledgeError(f"{concept.id} has no item {', '.join(sorted(strange))}.", REMEDY)
    yield from (KnownQuestion(text, concept.at) for text in asked.concept)
    for item in concept.items:
        yield from (KnownQuestion(text, item.at, item.words) for text in asked.items.get(item.name, ()))


def _read(path: Path) -> File:
    try:
        return File.model_validate(yaml.load(path.read_text("utf-8"), LOADER))  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError, ValueError) as failed:
        raise KnowledgeError(f"{path.name} cannot be read: {failed}", REMEDY) from failed
