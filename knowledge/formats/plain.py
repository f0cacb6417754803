"""Read Markdown and plain text: bytes in the usual encodings, pictures inside the text left out."""

from __future__ import annotations

import re

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.letters import plain_letters
from knowledge.front_matter import FRONT_MATTER

FIELD = re.compile(r"[A-Za-z_][\w .-]{0,60}:(?:\s|\Z)|\s|-\s|#|\Z")
TITLE = re.compile(r"^title:[ \t]+(.+)$", re.IGNORECASE | re.MULTILINE)
FEW = 1_000
"""Bytes of a UTF-8 text of which one may be broken: it is left out, rather than the file."""
PICTURE = re.compile(r"data:image/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*")


def read(raw: bytes, name: str) -> Loaded:
    """The text with plain line ends. Raises DocumentRefused."""
    text = plain_letters(decode(raw, name).replace("\r\n", "\n").replace("\r", "\n"))
    title, text = _headed(text) if name.lower().endswith((".md", ".markdown")) else ("", text)
    return Loaded(PICTURE.sub("", text) if "data:image/" in text else text, title=title)


def _headed(text: str) -> tuple[str, str]:
    """(title, text) of a Markdown file with fields before its text; what is no such fields stays in the text."""
    match = FRONT_MATTER.match(text)
    if match is None or not all(FIELD.match(line) for line in match.group(1).split("\n")):
        return "", text
    title = TITLE.search(match.group(1))  # by hand: YAML has references that grow without bounds, and dates that are none
    return title.group(1).strip().strip("\"'") if title else "", text[match.end() :]


def _wide(raw: bytes) -> list[str]:
    """UTF-16 without its mark: most letters have a zero byte, all on the same side."""
    first, second = raw[::2].count(0), raw[1::2].count(0)
    if min(first, second) or len(raw) % 2 or max(first, second) < len(raw) // 4:
        return []
    return ["utf-16-be" if first else "utf-16-le"]


def decode(raw: bytes, name: str) -> str:
    """Bytes to text: UTF-16 or UTF-8 by mark, UTF-16 by its zero bytes, then UTF-8, Windows-1252, UTF-8 with few broken bytes.

    Raises DocumentRefused.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in raw:
        encodings = _wide(raw)
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    nearly = raw.decode("utf-8-sig", errors="replace")
    if b"\x00" not in raw and 0 < nearly.count("\ufffd") * FEW <= len(raw):
        return nearly.replace("\ufffd", "")
    raise DocumentRefused(f"{name} is not readable as text.", "Save it as UTF-8 text and add it again.")
