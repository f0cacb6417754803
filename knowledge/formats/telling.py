"""Tell by its first bytes what a file is: the ending of its name is only a claim."""

from __future__ import annotations

from pathlib import PurePath

from knowledge.errors import DocumentRefused
from knowledge.formats import FORMATS, READABLE, SUFFIXES, Format

LOOKED_AT = 2_048
SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7-Zip)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"\x00\x00\x00", "a video or another file that is no text"),
)
PARTS: tuple[tuple[bytes, str], ...] = ((b"word/document", "word"), (b"ppt/presentation", "slides"))
MACROS: tuple[tuple[bytes, str], ...] = (
    (b"word/vbaProject", "a Word file with macros (.docm)"),
    (b"ppt/vbaProject", "a PowerPoint deck with macros (.pptm)"),
)
OTHER_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"xl/workbook", "an Excel workbook"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an e-book (EPUB)"),
)
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")


def format_of(raw: bytes, name: str) -> Format:
    """The format of the bytes, which must be the one that the name claims. Raises DocumentRefused with what it really is."""
    claimed = claimed_format(name)
    found = _kind(raw, name, claimed)
    if found == claimed.name or {found, claimed.name} == {"text", "markdown"}:
        return claimed
    if found in FORMATS:
        really = FORMATS[found]
        raise _mistyped(
            name, claimed, f"a {really.label}" if found != "text" else "plain text", f"Rename it to end in {really.suffixes[0]}"
        )
    raise _mistyped(name, claimed, found, f"Save it as {READABLE}")


def claimed_format(name: str) -> Format:
    """The format that the ending of the name stands for. Raises DocumentRefused."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise DocumentRefused(f"{name} is a {suffix or 'nameless'} file, which cannot be read here.", f"Add {READABLE}.")
    return SUFFIXES[suffix]


def _mistyped(name: str, claimed: Format, really: str, remedy: str) -> DocumentRefused:
    article = "" if claimed.name in {"text", "markdown"} else "a "
    return DocumentRefused(f"{name} is not {article}{claimed.label}: it is {really}.", f"{remedy} and add it again.")


def _kind(raw: bytes, name: str, claimed: Format) -> str:
    """The name of a format, or words for what it is instead."""
    start = raw[:LOOKED_AT]
    if claimed.name in {"text", "markdown"} and _letters_only(start):
        return _textual(start, claimed)  # "PKI rollout", "MZ 12", a note on PDF: words that begin like another kind
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(ZIPPED):
        return _packed(raw)
    if start.startswith(OLE):
        return _old_office(raw, name)
    sign = next((words for mark, words in SIGNS if start.startswith(mark)), "")
    if sign and (sign != "a picture (BMP)" or b"\x00" in start):
        return sign if not (sign == "a program" and b"\x00" not in start) else "text"
    return _textual(start, claimed)


def _letters_only(start: bytes) -> bool:
    """Whether the bytes are UTF-8 without control signs, and no PDF of letters alone; the last letter may be cut off."""
    text = start.decode("utf-8", errors="ignore")
    whole = len(start) - len(text.encode("utf-8")) < len("\N{GRINNING FACE}".encode())
    return whole and not start.startswith(b"%PDF-") and all(sign.isprintable() or sign.isspace() or sign == "\ufeff" for sign in text)


def _packed(raw: bytes) -> str:
    """A zip names its parts in plain bytes: nothing needs to be unpacked to tell its kind."""
    found = next((kind for mark, kind in (*MACROS, *PARTS, *OTHER_PARTS) if mark in raw), "")
    return found or "a packed file (zip)"


def _old_office(raw: bytes, name: str) -> str:
    if LOCKED in raw:
        raise DocumentRefused(f"{name} is locked with a password.", "Open it, take the password off, save it and add it again.")
    for mark, words in (("WordDocument", "an old Word file (.doc)"), ("PowerPoint Document", "an old PowerPoint deck (.ppt)")):
        if mark.encode("utf-16-le") in raw:
            return words
    return "a file of an old Office program"


def _textual(start: bytes, claimed: Format) -> str:
    words = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if words.startswith((b"<!doctype html", b"<html")):
        return "html"
    if claimed.name == "html" and b"<" in words:
        return "html"  # a piece of a page, without its head
    if words.startswith(b"{\\rtf"):
        return "a Rich Text file (.rtf)"
    if words.startswith((b"<?xml", b"<svg")):
        return "html" if b"<html" in words else "an XML file"
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text" if claimed.name in {"text", "markdown"} else "a file that holds no text"
    return "text"
