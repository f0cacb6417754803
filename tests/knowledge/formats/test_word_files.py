"""Word files become text; bombs and broken files are refused."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from knowledge.errors import DocumentRefused
from knowledge.formats.packages import MAX_UNPACKED_BYTES
from knowledge.formats.word_files import read
from knowledge.loading import load_document


def word_bytes() -> bytes:
    document = docx.Document()
    document.add_heading("Bread book", 0)
    document.add_heading("Flour", 1)
    document.add_paragraph("Rye flour absorbs more water.")
    document.add_paragraph("wheat", style="List Bullet")
    document.add_paragraph("spelt", style="List Bullet")
    document.add_heading("Prices", 2)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ["Kind", "Euro", "Rye", "1.20"], strict=True):
        cell.text = text
    document.add_paragraph("Prices change in autumn.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_lists_and_tables_keep_their_order_and_form() -> None:
    lines = [line for line in read(word_bytes(), "book.docx").text.splitlines() if line]
    assert lines == [
        "# Bread book",
        "# Flour",
        "Rye flour absorbs more water.",
        "- wheat",
        "- spelt",
        "## Prices",
        "Kind | Euro",
        "Rye | 1.20",
        "Prices change in autumn.",
    ]


def test_a_word_file_is_loaded_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "book.docx").write_bytes(word_bytes())
    document = load_document(tmp_path / "book.docx")
    assert (document.title, document.kind) == ("Bread book", "word")


def test_a_small_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * (MAX_UNPACKED_BYTES + 1))
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(DocumentRefused, match="unpacks to too much"):
        read(out.getvalue(), "bomb.docx")


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("readme.txt", "hello")
    with pytest.raises(DocumentRefused, match="broken"):
        read(out.getvalue(), "other.docx")


def test_a_word_file_that_was_cut_off_is_refused() -> None:
    raw = word_bytes()
    with pytest.raises(DocumentRefused):
        read(raw[: len(raw) // 2], "half.docx")
