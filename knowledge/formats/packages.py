"""Look into an Office file (a zip of XML parts) before anything in it is unpacked or parsed."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import MEGABYTE

MAX_UNPACKED_BYTES = 60 * MEGABYTE
"""Of the XML parts together; pictures count apart."""
MAX_PICTURE_BYTES = 200 * MEGABYTE
MAX_PARTS = 3_000
MAX_RATIO = 250
SMALL = MEGABYTE
XML_ENDINGS = (".xml", ".rels", ".vml")
SPLIT = "Take the pictures out, or add the text alone."


def check_package(raw: bytes, name: str, label: str, program: str) -> None:
    """Sizes, number of parts, ratio of packing, password and XML entities. Raises DocumentRefused."""
    again = f"Open it in {program}, save it again and add it."
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_sizes(package.infolist(), name)
            _check_entities(package, name)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as failed:
        raise DocumentRefused(f"{name} is broken: it cannot be unpacked as a {label}.", again) from failed
    except RuntimeError as failed:  # zipfile's word for a part with a password
        raise DocumentRefused(f"{name} is locked with a password.", "Take the password off, save it and add it again.") from failed


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    texts = sum(part.file_size for part in parts if part.filename.lower().endswith(XML_ENDINGS))
    whole = sum(part.file_size for part in parts)
    bombs = [p for p in parts if p.file_size > SMALL and p.file_size > MAX_RATIO * max(1, p.compress_size)]
    if bombs or len(parts) > MAX_PARTS or texts > MAX_UNPACKED_BYTES or whole > MAX_PICTURE_BYTES:
        raise DocumentRefused(f"{name} unpacks to too much.", SPLIT)


def _check_entities(package: zipfile.ZipFile, name: str) -> None:
    """No program that writes Office files defines XML entities; whoever does wants them to grow."""
    for part in package.infolist():
        if part.filename.lower().endswith(XML_ENDINGS):
            content = package.read(part)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise DocumentRefused(
                    f"{name} holds XML entities, which no office program writes.", "Open it, save it again under a new name and add it."
                )


def changed_on(properties: Any) -> str:
    """The day of the last change as the file's own properties name it, or empty."""
    found = getattr(properties, "modified", None)
    return found.date().isoformat() if found is not None and found.date() > date(1990, 1, 1) else ""
