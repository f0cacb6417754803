"""Read a Word file: headings, paragraphs, items and tables in order, with footnotes, boxes, drawings and accepted changes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.drawings import A, M, drawn, equation
from knowledge.formats.letters import plain_letters, unmarked
from knowledge.formats.packages import changed_on, check_package

HEADING_STYLE = re.compile(r"(?:heading|título|überschrift)\s*(\d)", re.IGNORECASE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
APART = frozenset({f"{W}txbxContent", f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", FALLBACK})
"""What stands inside a paragraph and is no part of its line: boxes are read after it, the rest not at all."""
COUNTER = re.compile(r"(?:(?:page|página|seite|of|de|von)\b|\d|\W)*", re.IGNORECASE)
"""A header or footer that only counts the pages; no part of it can be read in two ways, so that long numbers cost no more than others."""
SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NO_NUMBERING = "0"


def read(raw: bytes, name: str) -> Loaded:
    """Headings become `#` lines, list items `- ` lines, table rows ` | ` lines. Word keeps no page numbers. Raises DocumentRefused."""
    check_package(raw, name, "Word file", "Word")
    try:
        import docx  # noqa: PLC0415 - only for Word files

        document = docx.Document(io.BytesIO(raw))
        reader = _Reader(document)
        text = plain_letters(_text(reader, document))
        pictures = len(document.inline_shapes)
        changed = changed_on(document.core_properties)
    except MemoryError:
        raise
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", "Open it in Word, save it again as .docx and add it.") from failed
    if pictures and not any(c.isalnum() for c in text):
        raise DocumentRefused(f"{name} holds only pictures.", "Pictures of text cannot be read: add the text itself.")
    unread = f"{reader.unread} drawing{'s' * (reader.unread > 1)} with words that cannot be read."
    return Loaded(text, changed=changed, remarks=(unread,) if reader.unread else ())


def _text(reader: _Reader, document: Any) -> str:
    """All blocks, then what stands on every page, once; items of a list stand close."""
    found = [block for block in (*reader.blocks(document.element.body), *_running(document)) if block.strip()]
    return "".join(
        one + ("\n" if one.lstrip().startswith("- ") and after.lstrip().startswith("- ") else "\n\n")
        for one, after in pairwise([*found, ""])
    )


def _footnotes(document: Any) -> dict[str, Any]:
    """Id of a footnote or endnote with its kind -> its element."""
    from docx.opc.oxml import parse_xml  # noqa: PLC0415 - only for Word files

    found: dict[str, Any] = {}
    for kind in ("footnote", "endnote"):
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
                notes = parse_xml(relation.target_part.blob)
                found |= {f"{kind} {note.get(f'{W}id')}": note for note in notes.iter(f"{W}{kind}")}
    return found


def _running(document: Any) -> list[str]:
    """Headers and footers, each once, after the text: before it they would pass for its title."""
    from docx.opc.oxml import parse_xml  # noqa: PLC0415 - only for Word files

    found: dict[str, None] = {}
    for relation in document.part.rels.values():
        name = str(relation.reltype).rsplit("/", 1)[-1]
        if name in {"header", "footer"} and not relation.is_external:
            lines = (" ".join(_line(one).split()) for one in parse_xml(relation.target_part.blob).iter(f"{W}p") if not _doubled(one))
            found |= dict.fromkeys(f"Page {name}: {line}" for line in lines if not COUNTER.fullmatch(line))
    return list(found)


class _Reader:
    """Walks the parts of a file; `unread` counts its drawings that cannot be read."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._notes, self._part = _footnotes(document), document.part
        self.unread = 0

    def blocks(self, parent: Any) -> Iterator[str]:
        """Paragraphs and tables in order, also those inside fields to fill in; a table of contents is left out."""
        for element in parent:
            if element.tag == f"{W}p":
                yield self._paragraph(element)
                yield from self._boxes(element)
                yield from self._notes_of(element)
                yield from self._drawings(element)
            elif element.tag == f"{W}tbl":
                yield _table(element)
                yield from self._notes_of(element)
                yield from self._drawings(element)
            elif element.tag == f"{W}sdt" and not _is_contents(element):
                yield from self.blocks(element.find(f"{W}sdtContent"))
            elif element.tag in {f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Any) -> str:
        text = _line(paragraph).strip()
        style = self._style(paragraph)
        name = str(style.name) if style is not None else ""
        heading = HEADING_STYLE.search(name)
        if not text:
            return ""
        if heading or name == "Title":
            level = int(heading.group(1)) if heading else 1
            return "#" * max(1, min(level, 6)) + " " + " ".join(text.split())
        depth = self._depth(paragraph, style)
        return unmarked(f"{'  ' * depth}- {text}" if depth >= 0 else text)

    def _style(self, paragraph: Any) -> Any:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(named.get(f"{W}val")) if named is not None else None

    def _depth(self, paragraph: Any, style: Any) -> int:
        """How deep an item is nested, from 0; -1 for none. Programs number by the paragraph, by its style, or by a name alone."""
        holders: list[Any] = [paragraph] if style is None else [paragraph, style.element]
        for holder in holders:
            number = holder.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                level = holder.find(f"{W}pPr/{W}numPr/{W}ilvl")
                return -1 if number.get(f"{W}val") == NO_NUMBERING else int(level.get(f"{W}val")) if level is not None else 0
        return 0 if style is not None and str(style.name).startswith("List") else -1

    def _boxes(self, paragraph: Any) -> Iterator[str]:
        """Boxes of text that are fixed to a paragraph."""
        for box in paragraph.iter(f"{W}txbxContent"):
            if not _doubled(box):
                yield from self.blocks(box)

    def _drawings(self, element: Any) -> Iterator[str]:
        """Charts and diagrams that are fixed to a paragraph, or stand in a table."""
        for data in element.iter(f"{A}graphicData"):
            is_its = element.tag != f"{W}p" or next(data.iterancestors(f"{W}p")) is element  # else it stands in a box
            if is_its and not _doubled(data) and str(data.get("uri")).endswith(("/chart", "/diagram", "/chartex")):
                told = drawn(data, self._part)
                self.unread += told is None
                yield told or ""

    def _notes_of(self, element: Any) -> Iterator[str]:
        """Footnotes and endnotes, below what they belong to."""
        for kind in ("footnote", "endnote"):
            for mark in element.iter(f"{W}{kind}Reference"):
                note = self._notes.get(f"{kind} {mark.get(f'{W}id')}")
                words = " ".join(filter(None, (_line(one).strip() for one in note.iter(f"{W}p")))) if note is not None else ""
                if words:
                    yield f"Footnote: {words}"


def _is_contents(field: Any) -> bool:
    """Whether a field is a table of contents: its lines only repeat the headings."""
    gallery = field.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "contents" in str(gallery.get(f"{W}val")).lower()


def _doubled(element: Any) -> bool:
    """Whether it is the second copy of a box, for older programs."""
    return any(above.tag == FALLBACK for above in element.iterancestors())


def _table(table: Any) -> str:
    """A line a row; a table inside a cell is part of that cell."""
    rows = (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)
    told = ([_cell(cell) for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row] for row in rows)
    return unmarked("\n".join(" | ".join(cells) for cells in told if any(cells)))


def _cell(cell: Any) -> str:
    return " ".join(word for paragraph in cell.iter(f"{W}p") if not _doubled(paragraph) for word in _line(paragraph).split())


def _line(paragraph: Any) -> str:
    """The words of a paragraph as they stand when all changes are accepted."""
    found: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}t":
            found.append(element.text or "")
        elif element.tag in SIGNS:
            found.append(SIGNS[element.tag])
        elif element.tag == f"{M}oMath":
            found.append(equation(element))
        elif element.tag not in APART:
            stack.extend(reversed(element))
    return "".join(found)
