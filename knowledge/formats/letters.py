"""Letters as people read them: what programs set for the eye alone is taken out, or written as the letters it stands for."""

from __future__ import annotations

import re

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and blanks without width: they stand inside words and hide them from every search."""
JOINED = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
BULLET = re.compile(r"^([^\S\n]*)[\ue000-\uf8ff](?=\s)", re.MULTILINE)
"""A mark out of a font of symbols, at the start of a line."""
MARKUP = re.compile(r"^([^\S\n]*)(?=#{1,6}\s|```|~~~|(?:=+|-{2,})[^\S\n]*$)", re.MULTILINE)
"""Where a line of plain words would pass for a heading, the line drawn below one, or a fence."""
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
BROKEN = re.compile(r"(\w+)-\n(\w+)")


def plain_letters(text: str) -> str:
    """The same words without invisible signs, joined letters and signs that only one font knows."""
    return PRIVATE.sub("", BULLET.sub(r"\1•", text.translate(INVISIBLE | JOINED)))


def unmarked(text: str) -> str:
    """Words that are no Markdown, with a backslash before what would pass for it: a line of code that begins with `#` is no heading."""
    return MARKUP.sub(r"\1\\", text)


def words_of(text: str) -> set[str]:
    """Every word of a text, in lower case."""
    return set(re.findall(r"\w+", text.lower()))


def mended(text: str, words: set[str]) -> str:
    """Words that were broken at the end of a line, put together again where the whole one is among `words`, those of the document."""

    def _whole(match: re.Match[str]) -> str:
        first, rest = match.groups()
        return f"{first}{rest}\n" if f"{first}{rest}".lower() in words else match.group(0)

    return BROKEN.sub(_whole, text)
