"""Files that the page received: each is read once and removed from where the page put it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from assistant.errors import BadInput
from knowledge.formats import FORMATS, SUFFIXES

MOST = max(row.most_bytes for row in FORMATS.values())


def incoming(paths: Sequence[Path]) -> Iterator[tuple[str, bytes | BadInput]]:
    """Name and bytes of each file, one byte more than is allowed at most: reading refuses it then. An error where it cannot be opened."""
    for path in paths:
        kind = SUFFIXES.get(path.suffix.lower())
        try:
            with path.open("rb") as file:
                yield path.name, file.read((kind.most_bytes if kind else MOST) + 1)
        except OSError:
            yield path.name, BadInput(f"{path.name} cannot be opened.", "Add it once more.")
        finally:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # the folder that was made for this one file; it stays when it holds others
                path.parent.rmdir()
