"""A file that somebody added to a message: its bytes are kept with the project, its text becomes the message."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import BadInput, GroundplanError
from assistant.uploads import Uploads
from knowledge.errors import DocumentRefused
from knowledge.formats.telling import claimed_format
from knowledge.loading import document_from_bytes


@dataclass(frozen=True)
class Added:
    """A document that was read: its name for people and its text."""

    name: str
    text: str


def read_upload(path: Path, project: str, uploads: Uploads) -> Added:
    """Read the file that the page put at `path`, keep its bytes with the project, and remove it from there.

    Raises:
        BadInput: wrong kind, too large, empty or broken; nothing is kept then.

    """
    try:
        raw = _read_bounded(path)
        text = document_from_bytes(raw, path.name).text
        uploads.store(project, path.name, raw)
        return Added(path.name, text)
    except DocumentRefused as refused:
        raise BadInput(refused.message, refused.remedy) from refused
    except OSError as error:
        raise BadInput(f"{path.name} cannot be opened.", "Add it once more.") from error
    finally:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # the folder that was made for this one file; it stays when it holds others
            path.parent.rmdir()


def read_uploads(paths: Sequence[Path], project: str, uploads: Uploads) -> tuple[list[Added], list[GroundplanError]]:
    """The files that could be read, and what was wrong with the others."""
    added: list[Added] = []
    problems: list[GroundplanError] = []
    for path in paths:
        try:
            added.append(read_upload(path, project, uploads))
        except GroundplanError as error:
            problems.append(error)
    return added, problems


def _read_bounded(path: Path) -> bytes:
    """The bytes, one more than is allowed at most: reading then refuses them with its reason."""
    with path.open("rb") as file:
        return file.read(claimed_format(path.name).most_bytes + 1)
