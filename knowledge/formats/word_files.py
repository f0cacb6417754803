"""Read a Word file: headings, paragraphs, list items and tables in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.packages import changed_on, check_package

HEADING_STYLE = re.compile(r"(?:heading|título|überschrift)\s*(\d)", re.IGNORECASE)


def read(raw: bytes, name: str) -> Loaded:
    """Headings become `#` lines, list items `- ` lines, table rows ` | ` lines. Word keeps no page numbers. Raises DocumentRefused."""
    check_package(raw, name, "Word file", "Word")
    try:
        import docx  # noqa: PLC0415 - only for Word files

        document = docx.Document(io.BytesIO(raw))
        text = "\n\n".join(text for text in _blocks(document) if text.strip()) + "\n"
        pictures = len(document.inline_shapes)
        changed = changed_on(document.core_properties)
    except MemoryError:
        raise
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", "Open it in Word, save it again as .docx and add it.") from failed
    if pictures and not any(c.isalnum() for c in text):
        raise DocumentRefused(f"{name} holds only pictures.", "Pictures of text cannot be read: add the text itself.")
    return Loaded(text, changed=changed)


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
