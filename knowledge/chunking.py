"""Cut a document into chunks of modest size that know their heading, their place and their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.blocks import Block, heading_words, split_blocks
from knowledge.loading import Document
from knowledge.sentences import sentence_spans

CHUNKER_VERSION = "9"
TARGET_WORDS = 75
MAX_WORDS = 150
MARKS = re.compile(r"\[([^\]]{0,500})\]\([^)]{0,2000}\)|<[^<>]*>|[*_`#|>]+|^\s*[-+•]\s+", re.MULTILINE)
LONG_ITEM = 14  # mean words from which items of a list are texts of their own
NUMBERED_CELL = re.compile(r"(?:(?<=\t)|(?<=\|)|^)\s*\d{1,3}\s*(?=[\t|]\s*[^\W\d_])", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """`document.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Chunk:
    """`text` is exactly `document.text[start:end]`; `heading` the path of headings from the title down; `slide` what it rests on.

    `page` is the page or slide of the file that the chunk begins on, from 1; None where the file has none.
    """

    source: str
    start: int
    end: int
    text: str
    heading: tuple[str, ...]
    deck: str
    slide: str
    sentences: tuple[Sentence, ...]
    page: int | None = None

    @property
    def chunk_id(self) -> str:
        """Stable as long as the text is."""
        return f"{self.source}#{self.start}-{self.end}"


def bare(text: str) -> str:
    """Words without Markdown marks and line breaks: what is embedded."""
    return " ".join(MARKS.sub(lambda match: f" {match.group(1) or ''} ", text).split())


def chunk_document(document: Document) -> list[Chunk]:
    """All chunks in order. Together they hold every block of the document."""
    sections = _sections(document)
    return [
        _chunk(document, path, group)
        for path, blocks in sections
        for run in _by_page(blocks, document)
        for group in _pack(run, document.text)
    ]


def _chunk(document: Document, path: tuple[str, ...], group: list[Block]) -> Chunk:
    start, end = group[0].start, group[-1].end
    deck, slide = _origin(document, start)
    spans = [span for block in group for span in _spans(block, document.text)]
    sentences = tuple(Sentence(*span) for span in spans)
    told = next((block.start for block in group if block.kind != "heading"), start)
    return Chunk(document.source, start, end, document.text[start:end], path, deck, slide, sentences, document.page_at(told))


def _spans(block: Block, text: str) -> list[tuple[int, int]]:
    """The sentences of a block; a row with several numbered entries side by side has one for each."""
    if block.kind != "row":
        return sentence_spans(text, block.start, block.end)
    cuts = [block.start + match.start() for match in NUMBERED_CELL.finditer(text[block.start : block.end])]
    inner = [cut for cut in cuts if text[block.start : cut].strip(" \t|")]
    if len(inner) == len(cuts):  # the row begins with a name: its numbers are no numbers of entries
        inner = []
    return [
        span for left, right in zip([block.start, *inner], [*inner, block.end], strict=True) for span in sentence_spans(text, left, right)
    ]


def _origin(document: Document, start: int) -> tuple[str, str]:
    """What the section's own comment names, else what the page as a whole rests on when that is one slide."""
    named = [origin for origin in document.origins if origin.start <= start < origin.end]
    if named:
        return named[-1].deck, named[-1].slide
    return document.deck or "", document.headings[0] if len(document.headings) == 1 else ""


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """(heading path, blocks) for every heading with text below it; headings alone go on, but to no page with headings of its own."""
    stack: list[tuple[int, str]] = []
    blocks: list[Block] = []
    told = False  # something below the headings held so far
    for block in split_blocks(document.text):
        if block.kind == "heading":
            if told or (blocks and document.page_at(blocks[-1].start) != document.page_at(block.start)):
                yield _path(document, stack), blocks
                blocks, told = [], False
            stack = [
                *(held for held in stack if held[0] < block.level),
                (block.level, heading_words(document.text[block.start : block.end])),
            ]
        told = told or block.kind != "heading"
        blocks.append(block)
    if blocks:
        yield _path(document, stack), blocks


def _path(document: Document, stack: list[tuple[int, str]]) -> tuple[str, ...]:
    names = [name for _, name in stack]
    return tuple(names) if names[:1] == [document.title] else (document.title, *names)


def _words(blocks: list[Block], text: str) -> int:
    return sum(len(text[block.start : block.end].split()) for block in blocks)


def _by_page(blocks: list[Block], document: Document) -> Iterator[list[Block]]:
    """Blocks of one page each, so that the page of a passage is that of all its sentences; headings go with what follows them."""
    run: list[Block] = []
    told: int | None = None
    for block in blocks:
        page = document.page_at(block.start)
        if block.kind != "heading" and told not in {None, page}:
            yield run
            run = []
        told = told if block.kind == "heading" else page
        run.append(block)
    yield run


def _pack(blocks: list[Block], text: str) -> Iterator[list[Block]]:
    """Fill chunks up to the target; a list stays with its lead-in as long as both fit into the maximum."""
    group: list[Block] = []
    for unit in _units(blocks, text):
        most = TARGET_WORDS if any(block.kind != "heading" for block in group) else MAX_WORDS
        if group and _words(group, text) + _words(unit, text) > most:
            yield group
            group = []
        group = group + unit
    if group:
        yield group


def _units(blocks: list[Block], text: str) -> Iterator[list[Block]]:
    """What must not be torn apart: runs of list items or rows with their lead-in up to the maximum, and single sentences groups."""
    unit: list[Block] = []
    for block in (piece for whole in blocks for piece in _split_long(whole, text)):
        joins = bool(unit) and _belongs(unit[-1], block, text) and _words([*unit, block], text) <= MAX_WORDS
        if unit and not joins:
            yield unit
            unit = []
        unit.append(block)
    if unit:
        yield unit


def _belongs(before: Block, block: Block, text: str) -> bool:
    if before.kind == "heading":
        return True
    if block.kind in {"item", "row"}:
        if text[before.start : before.end].rstrip().endswith(":"):
            return True
        return before.kind == block.kind and _words([before, block], text) < 2 * LONG_ITEM
    return False


def _split_long(block: Block, text: str) -> Iterator[Block]:
    """A paragraph beyond the maximum is cut between sentences, a sentence beyond it between words."""
    if block.kind == "heading" or _words([block], text) <= MAX_WORDS:
        yield block
        return
    start = end = block.start
    for left, right in _bounded_spans(text, block.start, block.end):
        if end > start and len(text[start:right].split()) > TARGET_WORDS:
            yield Block(block.kind, start, end)
            start = left
        end = right
    yield Block(block.kind, start, end)


def _bounded_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for left, right in sentence_spans(text, start, end):
        words = list(re.finditer(r"\S+", text[left:right]))
        for first in range(0, len(words), MAX_WORDS):
            part = words[first : first + MAX_WORDS]
            yield left + part[0].start(), left + part[-1].end()
