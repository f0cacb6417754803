"""What the tests of knowledge share: the exported model, a home that uses it, and a small library of a bakery."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.embeddings import Embedder
from knowledge.index import Index, ensure_folder_index
from knowledge.models import open_embedder
from knowledge.retrieval import Retriever
from tests.installation import models
from tests.knowledge.shipped_notes import Prepared, shipped_index

__all__ = ["models"]

BAKERY = {
    "ovens.md": """# Ovens

## Deck oven

A deck oven is an oven in which loaves lie directly on a heated stone. It bakes bread with a thick crust.

## Convection oven

A convection oven moves hot air with a fan. Pastry bakes evenly in it, but bread dries out.
It is difficult to bake large loaves in a convection oven.
""",
    "doughs/rising.txt": """Rising

Sourdough

Sourdough is a dough that rises with wild yeast and bacteria instead of bought yeast. It needs twelve hours at room temperature.

Proofing has three stages:
- first rise: the dough doubles in a covered bowl
- shaping: the dough is folded into a loaf
- final rise: the loaf rests in a basket
""",
    "shop.md": """# Shop

## Opening hours

The shop opens at six in the morning and closes at two in the afternoon.

## Waste

Unsold bread goes to a food bank every evening. Dry bread is ground into crumbs.
""",
}


def write_files(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def embedder(models: Path) -> Embedder:
    return open_embedder(models)


@pytest.fixture
def place(tmp_path: Path, models: Path) -> Path:
    """An empty home in which the model is exported already."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "models").symlink_to(models, target_is_directory=True)
    return place


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Index:
    """The index of the bakery's files."""
    base = tmp_path_factory.mktemp("bakery")
    (base / "home").mkdir()
    (base / "home" / "models").symlink_to(models, target_is_directory=True)
    return ensure_folder_index(write_files(base / "files", BAKERY), base / "home")


@pytest.fixture(scope="session")
def retriever(bakery: Index) -> Retriever:
    return Retriever(bakery)


@pytest.fixture(scope="session")
def prepared(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Prepared:
    """The embedder with a memory that outlives the run: the notes are embedded again only where they changed."""
    base = tmp_path_factory.getbasetemp()
    return Prepared(embedder, base.parent if worker_id == "master" else base.parent.parent)


@pytest.fixture(scope="session")
def notes_retriever(prepared: Prepared) -> Retriever:
    """Search over the shipped notes."""
    return Retriever(shipped_index(prepared))


class Progressed:
    """Remembers what a build reported."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, int, str]] = []

    def __call__(self, done: int, total: int, label: str) -> None:
        self.calls.append((done, total, label))


@pytest.fixture
def progressed() -> Progressed:
    return Progressed()


def sources(passages: Sequence[object]) -> list[str]:
    return [str(getattr(passage, "source", "")) for passage in passages]
