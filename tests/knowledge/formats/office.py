"""Real files for tests, made by the usual libraries, and a small writer of PDFs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx
import pptx
from pptx.util import Inches

SLIDES = (
    ("Frost alarm for orchards", ("Pilot in three orchards", "Growers are warned by phone")),
    ("What a missed frost costs", ("A missed frost costs 18,000 EUR in an orchard", "A false alarm costs 240 EUR of diesel")),
    ("Sensors", ("Forty sensors measure temperature every five minutes",)),
)


def deck_bytes(slides: Sequence[tuple[str, Sequence[str]]] = SLIDES, *, spoken: str = "", title: str = "") -> bytes:
    """A PowerPoint deck with a title and bullets a slide; `spoken` are the notes of the last one."""
    deck = pptx.Presentation()
    for head, points in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = head
        slide.placeholders[1].text = "\n".join(points)
    if spoken:
        deck.slides[-1].notes_slide.notes_text_frame.text = spoken
    deck.core_properties.title = title
    return _saved(deck)


def table_deck() -> bytes:
    """One slide with a table and, in a group, a text box."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Prices"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for place, text in zip([(0, 0), (0, 1), (1, 0), (1, 1)], ["Crate", "EUR", "Apples", "14"], strict=True):
        table.cell(*place).text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(4), Inches(3), Inches(1)).text_frame.text = "Prices hold until May"
    return _saved(deck)


def picture_deck(*, beside: bool = False) -> bytes:
    """A deck whose first slide is a picture and nothing else; `beside` adds a slide with words."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(io.BytesIO(PIXEL), Inches(1), Inches(1))
    if beside:
        other = deck.slides.add_slide(deck.slide_layouts[1])
        other.shapes.title.text = "Words"
        other.placeholders[1].text = "These can be read"
    return _saved(deck)


def word_bytes(paragraphs: Sequence[str] = ("We bake bread.",), heading: str = "") -> bytes:
    """A Word file."""
    document = docx.Document()
    if heading:
        document.add_heading(heading, 1)
    for text in paragraphs:
        document.add_paragraph(text)
    return _saved(document)


def picture_word() -> bytes:
    """A Word file with a picture and no word."""
    document = docx.Document()
    document.add_picture(io.BytesIO(PIXEL))
    return _saved(document)


def _saved(file: object) -> bytes:
    target = io.BytesIO()
    file.save(target)  # type: ignore[attr-defined]  # neither library has types
    return target.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """An Office file in which the part `name` is replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


def pdf_bytes(pages: Sequence[Sequence[tuple[int, str]]], *, info: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """A PDF written by hand: a page is lines of (size of type, words); `info` are entries of its properties."""
    streams = [b"".join(_set_line(row, *line) for row, line in enumerate(page)) for page in pages]
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, stream in enumerate(streams):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        objects += [page % (first + 2 * number + 1), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    objects += extra
    return assembled(objects, info=info)


def assembled(objects: Sequence[bytes], *, info: str = "") -> bytes:
    """Objects numbered from 1 as a PDF with its table of places; the first is the catalogue."""
    objects = [*objects, f"<< {info} >>".encode()]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        out
        + head
        + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), len(out))
    )


def _set_line(row: int, size: int, text: str) -> bytes:
    return b"BT /F1 %d Tf 72 %d Td (%s) Tj ET\n" % (size, 760 - 30 * row, _escaped(text))


def _escaped(text: str) -> bytes:
    return text.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
