"""What an evaluation is made of: samples, a solver, a scorer. `inspecting` makes an Inspect AI task of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.bootstrap import Groundplan, Progress
from assistant.errors import BadInput
from evals.rows import read_rows
from knowledge.index import ensure_folder_index
from knowledge.retrieval import Retriever

Record = Mapping[str, Any]
"""What a solver brings back, as plain JSON."""
DATASETS = Path(__file__).parent / "datasets"


@dataclass(frozen=True)
class Sample:
    """One thing to try. Samples of one `cluster` may go right or wrong together; `row` is the line or file it came from."""

    id: str
    kind: str
    cluster: str
    asked: str
    expected: str
    row: Mapping[str, Any]
    measures: tuple[str, ...]
    """What is measured of this sample; all of it is 0 when the sample fails."""


@dataclass(frozen=True)
class Shown:
    """A piece of what came back, for the reader of a report. `good`: it is what was wanted (True), it is not (False), or neither."""

    label: str
    text: str
    good: bool | None = None


@dataclass(frozen=True)
class Marks:
    """What a scorer says: a value of 0 to 1 for each measure, every miss in words, and what came instead."""

    values: Mapping[str, float]
    misses: tuple[str, ...] = ()
    found: str = ""
    shown: tuple[Shown, ...] = ()


@dataclass
class Setup:
    """Where a suite runs: the product, the dataset (None: our own), and the documents (None: our notes)."""

    groundplan: Groundplan
    dataset: Path | None = None
    docs: Path | None = None
    progress: Progress | None = None

    @cached_property
    def retriever(self) -> Retriever:
        """Finds passages in `docs`; in a folder `docs` beside the dataset; or in our notes."""
        folder = self.folder
        return Retriever(ensure_folder_index(folder, self.groundplan.home, self.progress)) if folder else self.groundplan.retriever

    @property
    def folder(self) -> Path | None:
        """The documents that are searched instead of our notes.

        Raises:
            BadInput: there is no such folder.
        """
        if self.docs and not self.docs.is_dir():
            raise BadInput(f"There is no folder {self.docs}.", "Give a folder with the documents that the questions are about.")
        if self.docs or not self.dataset:
            return self.docs
        beside = (self.dataset if self.dataset.is_dir() else self.dataset.parent) / "docs"
        return beside if beside.is_dir() else None

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The rows of the file `name` of the dataset, or of the dataset itself when that is one file.

        Raises:
            BadInput: it cannot be read, or holds no rows with an id.
        """
        path = self.dataset or DATASETS
        return read_rows(path / name if path.is_dir() else path, self.folder)


@dataclass(frozen=True)
class Suite:
    """An evaluation by name. `measures` says what each number means; the first is the one that counts."""

    name: str
    about: str
    measures: Mapping[str, str]
    load: Callable[[Setup], Sequence[Sample]]
    solve: Callable[[Sample, Setup], Record]
    score: Callable[[Sample, Record], Marks]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    """The measures for which a table by kind has room; none named: all."""


def cluster_of(row: Mapping[str, Any]) -> str:
    """What a question belongs to: its ``cluster``, or else the first passage that answers it, or else itself."""
    passages = row.get("answer_passages") or row.get("contradicted_by") or [{}]
    first = passages[0]
    return str(row.get("cluster") or (f"{first['file']}: {first['quote']}" if first.get("quote") else row["id"]))
