"""Turn a Word file into Markdown-like text, refusing what unpacks to too much."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from knowledge.errors import DocumentRefused

MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_PARTS = 3_000
HEADING_STYLE = re.compile(r"(?:heading|título|überschrift)\s*(\d)", re.IGNORECASE)


def read_word(raw: bytes, name: str) -> str:
    """Headings become `#` lines, list items `- ` lines, table rows ` | ` lines. Raises DocumentRefused."""
    _check_package(raw, name)
    try:
        import docx  # noqa: PLC0415 - only for Word files

        document = docx.Document(io.BytesIO(raw))
        return "\n\n".join(text for text in _blocks(document) if text.strip()) + "\n"
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", "Open it in Word, save it again as .docx and add it.") from failed


def _check_package(raw: bytes, name: str) -> None:
    """A .docx is a zip: look at the unpacked size before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as failed:
        raise DocumentRefused(f"{name} is not a Word file.", "Save it as .docx and add it again.") from failed
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise DocumentRefused(f"{name} unpacks to too much.", "Take the pictures out, or add the text alone.")


def _blocks(document: Any) -> Iterator[str]:
    list_items: list[str] = []
    for block in document.iter_inner_content():
        is_paragraph = hasattr(block, "style") and hasattr(block, "runs")
        text = _paragraph(block) if is_paragraph else _table(block)
        if text.startswith("- "):
            list_items.append(text)
            continue
        if list_items:
            yield "\n".join(list_items)
            list_items = []
        yield text
    if list_items:
        yield "\n".join(list_items)


def _paragraph(paragraph: Any) -> str:
    text = str(paragraph.text).strip()
    style = str(paragraph.style.name) if paragraph.style is not None else ""
    heading = HEADING_STYLE.search(style)
    if not text:
        return ""
    if heading or style == "Title":
        level = int(heading.group(1)) if heading else 1
        return "#" * max(1, min(level, 6)) + " " + " ".join(text.split())
    return f"- {text}" if style.startswith("List") else text


def _table(table: Any) -> str:
    rows = ([" ".join(cell.text.split()) for cell in row.cells] for row in table.rows)
    return "\n".join(" | ".join(cells) for cells in rows)
