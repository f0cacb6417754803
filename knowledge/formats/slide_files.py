"""Read a PowerPoint deck: each slide under its title, with its number, tables, charts, diagrams and the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.drawings import A, M, drawn, equation
from knowledge.formats.letters import plain_letters, unmarked
from knowledge.formats.packages import changed_on, check_package

MAX_SLIDES = 1_000
PICTURE = 13  # MSO_SHAPE_TYPE.PICTURE
VARIANTS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(frozen=True)
class _Slide:
    """`text` of a slide; `pictured` when it holds nothing but pictures; `unread` when a drawing with words cannot be read."""

    text: str
    pictured: bool
    unread: bool


def read(raw: bytes, name: str) -> Loaded:
    """A slide is `## title`, then its text; `pages` holds where each slide begins. Raises DocumentRefused."""
    check_package(raw, name, "PowerPoint deck", "PowerPoint")
    again = "Open it in PowerPoint, save it again as .pptx and add it."
    try:
        import pptx  # noqa: PLC0415 - only for decks

        deck = pptx.Presentation(io.BytesIO(raw))
        slides = [_slide(slide, number) for number, slide in enumerate(deck.slides, 1)]
        changed, title = changed_on(deck.core_properties), str(deck.core_properties.title or "")
    except MemoryError:
        raise
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", again) from failed
    if len(slides) > MAX_SLIDES:
        raise DocumentRefused(f"{name} has {len(slides):,} slides; up to {MAX_SLIDES:,} can be read.", "Split it and add the parts.")
    return _joined(slides, name, title, changed)


def _joined(slides: list[_Slide], name: str, title: str, changed: str) -> Loaded:
    text, pages = "", []
    for number, slide in enumerate(slides, 1):
        pages.append((len(text), number))
        text += plain_letters(slide.text)
    pictures = [number for number, slide in enumerate(slides, 1) if slide.pictured]
    unread = [number for number, slide in enumerate(slides, 1) if slide.unread]
    if not any(c.isalnum() for c in text):
        why = "holds only pictures" if pictures else "holds no words"
        raise DocumentRefused(f"{name} {why}.", "Pictures of text cannot be read: add the text itself.")
    said = (("Only pictures, so not read", pictures), ("Drawings and embedded files, not read", unread))
    remarks = tuple(f"{words}: {_listed('slide', numbers)}." for words, numbers in said if numbers)
    usual = title if title and title.lower() != "powerpoint presentation" else ""
    return Loaded(text, tuple(pages), usual, changed, remarks)


def _listed(unit: str, numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:12])) + (" and more" if numbers[12:] else "")
    return f"{unit}{'s' if len(numbers) > 1 else ''} {shown}"


def _slide(slide: Any, number: int) -> _Slide:
    _settle(slide.shapes._spTree)  # the library shows no shape that has a variant for older programs
    shapes = list(_flat(slide.shapes))
    title = slide.shapes.title
    head = " ".join(str(title.text_frame.text).split()) if title is not None and title.has_text_frame else ""
    held = [s for s in shapes if title is None or s.shape_id != title.shape_id]
    told = [_block(shape) for shape in sorted(held, key=_place)]
    blocks = [unmarked(block) for block in told if block and block.strip()]
    if slide.has_notes_slide and (
        spoken := str(slide.notes_slide.notes_text_frame.text if slide.notes_slide.notes_text_frame else "").strip()
    ):
        blocks.append(unmarked(f"Speaker notes: {spoken}"))
    pictured = not head and not blocks and any(_is_picture(shape) for shape in shapes)
    text = "\n\n".join([f"## {head or f'Slide {number}'}", *blocks]) + "\n\n" if head or blocks else ""
    return _Slide(text, pictured, None in told)


def _settle(tree: Any) -> None:
    """Put the first variant, all its shapes, in the place of the choice: what is drawn today, as shapes with equations are."""
    for variants in list(tree.iter(VARIANTS)):
        if len(variants) and len(variants[0]):
            for shape in list(variants[0]):
                variants.addprevious(shape)
            variants.getparent().remove(variants)


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, those in groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _place(shape: Any) -> tuple[int, int]:
    return int(shape.top or 0), int(shape.left or 0)


def _is_picture(shape: Any) -> bool:
    try:
        return bool(shape.shape_type == PICTURE)
    except NotImplementedError:
        return False


def _block(shape: Any) -> str | None:
    """Its text, rows or items; None for a drawing that cannot be read."""
    if getattr(shape, "has_table", False):
        rows = ([" ".join(cell.text.split()) for cell in row.cells] for row in shape.table.rows)
        return "\n".join(" | ".join(cells) for cells in rows)
    if (data := next(shape.element.iter(f"{A}graphicData"), None)) is not None:
        return drawn(data, shape.part)
    if not getattr(shape, "has_text_frame", False):
        return ""
    lines = [(paragraph.level, _line(paragraph._p)) for paragraph in shape.text_frame.paragraphs]  # its text lacks equations
    said = [(level, line) for level, line in lines if line]
    if len(said) == 1 and not said[0][0]:
        return said[0][1]
    return "\n".join(f"{'  ' * level}- {line}" for level, line in said)


def _line(paragraph: Any) -> str:
    """The words and equations of a paragraph."""
    found: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{A}t":
            found.append(element.text or "")
        elif element.tag == f"{A}br":
            found.append(" ")
        elif element.tag == f"{M}oMath":
            found.append(equation(element))
        else:
            stack.extend(reversed(element))
    return " ".join("".join(found).split())
