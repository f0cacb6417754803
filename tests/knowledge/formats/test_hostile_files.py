"""Files that are broken, locked, empty, mistyped or made to do harm are refused with a sentence and a remedy."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
import zlib

import pypdf
import pytest

from knowledge.errors import DocumentRefused
from knowledge.formats import FORMATS
from knowledge.formats.apart import read_apart
from knowledge.formats.bounds import MAX_LINE, MEMORY_BYTES
from knowledge.loading import document_from_bytes
from tests.knowledge.formats.office import PIXEL, assembled, deck_bytes, pdf_bytes, picture_deck, picture_word, with_part, word_bytes

MEGABYTE = 1024 * 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
SIMPLE = pdf_bytes([[(11, "Nothing but a line of words.")]])
GROWING = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha ha ha ha ha ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>&i;</w:p></w:body></w:document>'
)


def encrypted_pdf(password: str, algorithm: str, owner: str | None = None) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(SIMPLE))
    writer.encrypt(password, owner, algorithm=algorithm)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def pumped_pdf(megabytes: int) -> bytes:
    """A page whose text unpacks to very much: a small file by deflation twice."""
    once = zlib.compress(b"(ha) Tj\n" * (megabytes * MEGABYTE // 8), 9)
    twice = zlib.compress(once, 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice)
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            page,
            stream,
        ]
    )


def endless_pdf() -> bytes:
    """Page trees that hold each other."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 99999999 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 99999999 >>",
        ]
    )


def scanned_pdf() -> bytes:
    drawn = pdf_bytes([[]], extra=[b"<< /Length 6 >>\nstream\n0 0 m\n\nendstream"])
    return drawn.replace(b"/Contents 5 0 R", b"/Contents 6 0 R")


def padded_zip(part: str, size: int) -> bytes:
    return with_part(word_bytes(), part, b" " * size)


def crowded_zip() -> bytes:
    target = io.BytesIO(word_bytes())
    with zipfile.ZipFile(target, "a") as package:
        for number in range(3_100):
            package.writestr(f"word/media/{number}.txt", b"")
    return target.getvalue()


def locked_zip() -> bytes:
    """A Word file whose parts carry the mark of a password."""
    raw = bytearray(word_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + place] |= 1
            start = raw.find(mark, start + 4)
    return bytes(raw)


def plain_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("readme.txt", "hello")
    return target.getvalue()


def workbook() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return target.getvalue()


CASES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("empty.md", b" \n\t ", "is empty"),
    "no words": ("rule.txt", b"---- **** ....", "no words"),
    "bytes": ("noise.txt", bytes(range(256)) * 20, "not readable as text"),
    "a giant line": ("line.txt", b"words and " * (MAX_LINE // 5), "line of"),
    "a giant word": ("word.md", b"x" * 15_000, "run of more than"),
    "a giant gap": ("gap.md", b"# title" + b" " * 15_000 + b"end", "run of more than"),
    "an unknown kind": ("table.xlsx", workbook(), "xlsx"),
    "a picture named text": ("photo.txt", PIXEL, "it is a picture (PNG)"),
    "a picture named Word": ("photo.docx", PIXEL, "is not a Word file: it is a picture"),
    "a PDF named Word": ("plan.docx", SIMPLE, "is not a Word file: it is a PDF"),
    "Word named PDF": ("plan.pdf", word_bytes(), "is not a PDF: it is a Word file"),
    "a deck named Word": ("deck.docx", deck_bytes(), "it is a PowerPoint deck"),
    "a workbook named Word": ("book.docx", workbook(), "it is an Excel workbook"),
    "a zip named deck": ("deck.pptx", plain_zip(), "it is a packed file (zip)"),
    "a Word file with macros": (
        "plan.docx",
        with_part(word_bytes(), "word/vbaProject.bin", b"macros"),
        "it is a Word file with macros (.docm)",
    ),
    "a deck with macros": ("plan.pptx", with_part(deck_bytes(), "ppt/vbaProject.bin", b"macros"), "it is a PowerPoint deck with macros"),
    "text named PDF": ("notes.pdf", b"Some plain words", "is not a PDF: it is plain text"),
    "a page named text": ("page.txt", b"<!DOCTYPE html><html><body>x</body></html>", "it is a web page"),
    "a program": ("tool.md", b"MZ\x90\x00\x03\x00\x00\x00", "it is a program"),
    "rich text": ("letter.txt", rb"{\rtf1\ansi hello}", "Rich Text"),
    "old Word": ("old.docx", OLE + "WordDocument".encode("utf-16-le"), "old Word file"),
    "old PowerPoint": ("old.pptx", OLE + "PowerPoint Document".encode("utf-16-le"), "old PowerPoint"),
    "a locked Office file": ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "a locked zip": ("locked.docx", locked_zip(), "locked with a password"),
    "a locked PDF": ("locked.pdf", encrypted_pdf("secret", "RC4-128"), "locked with a password"),
    "a PDF locked today": ("locked.pdf", encrypted_pdf("secret", "AES-256"), "locked with a password"),
    "a cut Word file": ("half.docx", word_bytes()[:9_000], "is broken"),
    "a cut PDF": ("half.pdf", SIMPLE[:60], "is broken"),
    "a deck without its parts": ("bare.pptx", with_part(plain_zip(), "ppt/presentation.xml", b"<x/>"), "is broken"),
    "XML entities": ("laughs.docx", with_part(word_bytes(), "word/document.xml", GROWING), "XML entities"),
    "a zip bomb": ("bomb.docx", padded_zip("word/media/a.bin", 40 * MEGABYTE), "unpacks to too much"),
    "an XML bomb": ("bomb.docx", padded_zip("word/extra.xml", 61 * MEGABYTE), "unpacks to too much"),
    "too many parts": ("crowd.docx", crowded_zip(), "unpacks to too much"),
    "deep XML": ("deep.docx", with_part(word_bytes(), "word/document.xml", b"<a>" * 90_000), "is broken"),
    "a deep page": ("deep.html", b"<html>" + b"<div>" * 120_000 + b"word", "deep"),
    "a page of scripts": ("empty.html", b"<html><script>run()</script></html>", "no words"),
    "a scan": ("scan.pdf", scanned_pdf(), "only pictures of its pages (a scan)"),
    "a deck of pictures": ("pictures.pptx", picture_deck(), "holds only pictures"),
    "a Word file of pictures": ("pictures.docx", picture_word(), "holds only pictures"),
    "endless page trees": ("endless.pdf", endless_pdf(), "endless.pdf"),
}


@pytest.mark.parametrize(("name", "raw", "says"), CASES.values(), ids=CASES)
def test_it_is_refused_with_its_name_the_reason_and_what_to_do(name: str, raw: bytes, says: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        document_from_bytes(raw, name)
    assert name in refused.value.message
    assert says in refused.value.message
    assert len(refused.value.remedy) > 10
    assert refused.value.remedy.endswith(".")


READ_AND_MEASURE = """
import resource, sys
from knowledge.errors import DocumentRefused
from knowledge.loading import document_from_bytes
try:
    document_from_bytes(sys.stdin.buffer.read(), "bomb.pdf")
except DocumentRefused as refused:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, refused.message)
"""
"""In a program of its own: children of a test worker are as large as whatever ran in it before."""


def test_a_small_pdf_that_unpacks_to_very_much_ends_within_its_bounds() -> None:
    bomb = pumped_pdf(600)
    assert len(bomb) < 100_000
    done = subprocess.run([sys.executable, "-c", READ_AND_MEASURE], input=bomb, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own words
    kilobytes, message = done.stdout.decode().split(" ", 1)
    assert "bomb.pdf" in message
    assert int(kilobytes) * 1024 < MEMORY_BYTES


def test_a_file_above_its_size_is_refused_before_it_is_looked_at() -> None:
    for name, kind in (("a.txt", "text"), ("a.pptx", "slides")):
        with pytest.raises(DocumentRefused, match=f"larger than {FORMATS[kind].most_bytes // MEGABYTE} MB"):
            document_from_bytes(b"x" * (FORMATS[kind].most_bytes + 1), name)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_forbids_copying_but_opens_without_a_password_is_read(algorithm: str) -> None:
    assert "a line of words" in document_from_bytes(encrypted_pdf("", algorithm, "owner"), "open.pdf").text


def test_the_process_that_reads_gets_no_key_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-children")
    from knowledge.formats.apart import _environment  # noqa: PLC0415 - what is looked at is the environment of now

    assert "sk-not-for-children" not in _environment().values()
    assert "OPENAI_API_KEY" in os.environ


def test_a_name_that_looks_like_an_option_stays_a_name() -> None:
    assert read_apart(deck_bytes(), "--help -c import os", FORMATS["slides"]).pages[0] == (0, 1)
    with pytest.raises(DocumentRefused):
        read_apart(deck_bytes(), "a\0b.pptx", FORMATS["slides"])
