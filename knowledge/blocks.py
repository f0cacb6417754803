"""Cut a text into blocks (headings, paragraphs, list items, table rows) that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "code"]

ATX_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*\s*$")
LIST_ITEM = re.compile(r"^\s*(?:[-*+•◦▪‣–]|\d{1,3}[.)]|[a-z]\))\s+\S")
UNDERLINE = re.compile(r"^\s{0,3}(=+|-{2,})\s*$")
UNDERLINED = {"=": 1, "-": 2}
FENCE = re.compile(r"^\s*(```|~~~)")
PLAIN_HEADING_WORDS = 9
PLAIN_HEADING_LEVEL = 3


@dataclass(frozen=True)
class Block:
    """`text[start:end]` of a document; `level` is 1 to 6 for headings, 0 for the rest; `gap` counts the blank lines before."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    gap: int = 0


@dataclass(frozen=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text.rstrip())


def split_blocks(text: str) -> list[Block]:
    """All blocks of `text` that hold a letter or digit, in order and without overlap."""
    found = [block for block in _raw_blocks(text) if any(c.isalnum() for c in text[block.start : block.end])]
    if any(block.kind == "heading" for block in found):
        return found
    return _with_plain_headings(found, text)


def heading_words(line: str) -> str:
    """The words of a heading without its marks, also of one with a line drawn below it."""
    line = line.strip().split("\n")[0].strip()
    match = ATX_HEADING.match(line)
    return " ".join((match.group(2) if match else line).replace("*", "").split())


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield _Line(start, line)
        start += len(line)


def _raw_blocks(text: str) -> Iterator[Block]:
    gap = 0
    for group in _paragraph_groups(text):
        if not group:
            gap += 1
            continue
        for block in _blocks_of_group(group):
            yield Block(block.kind, block.start, block.end, block.level, gap)
            gap = 0


def _paragraph_groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line, a fenced block being one run; an empty list stands for a blank line."""
    group: list[_Line] = []
    fenced = False
    for line in _lines(text):
        if FENCE.match(line.text):
            fenced = not fenced
        if line.text.strip() or fenced:
            group.append(line)
            continue
        if group:
            yield group
            group = []
        yield []
    if group:
        yield group


def _blocks_of_group(group: list[_Line]) -> Iterator[Block]:
    if FENCE.match(group[0].text):
        yield Block("code", group[0].start, group[-1].end)
        return
    pending: list[_Line] = []
    kind: BlockKind = "paragraph"
    for line in group:
        drawn = UNDERLINE.match(line.text)
        if drawn and len(pending) == 1 and kind == "paragraph" and any(c.isalpha() for c in pending[0].text):
            yield Block("heading", pending[0].start, line.end, UNDERLINED[drawn.group(1)[0]])
            pending = []
            continue
        found, level = _line_kind(line.text)
        if found == "paragraph" and kind != "row":
            pending.append(line)  # continues the paragraph or the list item above
            continue
        if pending:
            yield Block(kind, pending[0].start, pending[-1].end)
            pending = []
        kind = found
        if found in {"heading", "row"}:
            yield Block(found, line.start, line.end, level)
            kind = "paragraph"
        else:
            pending = [line]
    if pending:
        yield Block(kind, pending[0].start, pending[-1].end)


def _line_kind(line: str) -> tuple[BlockKind, int]:
    heading = ATX_HEADING.match(line.strip())
    if heading:
        return "heading", len(heading.group(1))
    if line.count("\t") >= 2 or line.count("|") >= 2 or " | " in line:
        return "row", 0
    return ("item" if LIST_ITEM.match(line) else "paragraph"), 0


def _with_plain_headings(blocks: list[Block], text: str) -> list[Block]:
    """In a text without marked headings, a short line that stands alone above other text is one."""
    result = []
    for place, block in enumerate(blocks):
        is_heading = place + 1 < len(blocks) and _looks_like_heading(text[block.start : block.end], block)
        result.append(Block("heading", block.start, block.end, PLAIN_HEADING_LEVEL, block.gap) if is_heading else block)
    return result


def _looks_like_heading(words: str, block: Block) -> bool:
    if block.kind != "paragraph" or "\n" in words.strip() or len(words.split()) > PLAIN_HEADING_WORDS:
        return False
    return words[0].isupper() and words.rstrip()[-1] not in ".,;:!" and not words.startswith("http")
