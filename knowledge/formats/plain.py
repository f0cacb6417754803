"""Read Markdown and plain text: bytes in the usual encodings, pictures inside the text left out."""

from __future__ import annotations

import re

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded

PICTURE = re.compile(r"data:image/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]*")


def read(raw: bytes, name: str) -> Loaded:
    """The text with plain line ends. Raises DocumentRefused."""
    text = decode(raw, name).replace("\r\n", "\n").replace("\r", "\n")
    return Loaded(PICTURE.sub("", text) if "data:image/" in text else text)


def decode(raw: bytes, name: str) -> str:
    """Bytes to text: UTF-16 or UTF-8 by mark, then UTF-8, then Windows-1252. Raises DocumentRefused."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in raw:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentRefused(f"{name} is not readable as text.", "Save it as UTF-8 text and add it again.")
