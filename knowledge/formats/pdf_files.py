"""Read a PDF: the text of each page with its number, lines in larger type as headings, and what was filled into its form."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.letters import mended, plain_letters, unmarked, words_of

MAX_PAGES = 1_000
LARGER = 1.15
"""Times the size of most letters from which a short line is a heading."""
HEADING_WORDS = 14
LEVELS = 3
ITEM = re.compile(r"[•◦▪‣–*-]\s+")
LOCKED = "Open it, take the password off (print it to a new PDF), and add that."
AGAIN = "Open it, print it to a new PDF and add that."


class _Page:
    """The text of one page, and how large each of its lines is set."""

    def __init__(self, page: Any) -> None:
        self.sizes: dict[str, float] = {}
        self.letters: Counter[float] = Counter()
        read = plain_letters(str(page.extract_text(visitor_text=self._seen))).strip()
        self.text = "\n".join(filter(None, (read, *map(plain_letters, _filled_in(page)))))
        self.is_slide = _lies_across(page)
        self.pictured = not self.text and _shows_pictures(page)

    def _seen(self, text: str, matrix: Any, line_matrix: Any, _font: Any, size: float) -> None:
        height = round(abs(float(size or 0) * float(line_matrix[3] or line_matrix[0] or 1) * float(matrix[3] or matrix[0] or 1)), 1)
        for line in plain_letters(text).splitlines():
            if words := " ".join(line.split()):
                self.sizes[words] = height
                self.letters[height] += len(words)


def read(raw: bytes, name: str) -> Loaded:
    """Pages in order; `pages` holds where each begins. Raises DocumentRefused."""
    import pypdf  # noqa: PLC0415 - only for PDFs
    from pypdf.errors import LimitReachedError  # noqa: PLC0415 - the same

    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        _check(reader, name)
        pages = [_Page(page) for page in reader.pages]
        title, changed = _properties(reader)
    except (DocumentRefused, MemoryError):
        raise
    except LimitReachedError as failed:
        raise DocumentRefused(f"{name} unpacks to too much.", AGAIN) from failed
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", AGAIN) from failed
    return _joined(pages, name, title, changed)


def _check(reader: Any, name: str) -> None:
    """A file that any viewer opens without a password is read, whatever it forbids."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentRefused(f"{name} is locked with a password.", LOCKED)
    number = len(reader.pages)
    if number > MAX_PAGES:
        raise DocumentRefused(f"{name} has {number:,} pages; up to {MAX_PAGES:,} can be read.", "Split it and add the parts.")


def _properties(reader: Any) -> tuple[str, str]:
    """Title and day of the last change as the file names them; nothing where that part is damaged."""
    try:
        found = reader.metadata
        day = found.modification_date or found.creation_date if found else None
        return str(found.title or "") if found else "", day.date().isoformat() if day else ""
    except Exception:  # noqa: BLE001 - the pages were read: a damaged date is no reason to refuse them
        return "", ""


def _joined(pages: list[_Page], name: str, title: str, changed: str) -> Loaded:
    blank = [number for number, page in enumerate(pages, 1) if page.pictured]
    if not any(c.isalnum() for page in pages for c in page.text):
        if blank:
            raise DocumentRefused(
                f"{name} holds only pictures of its pages (a scan), no text.",
                "Let a program for text recognition (OCR) read it, and add that.",
            )
        raise DocumentRefused(f"{name} holds no words.", "Add a file with text in it.")
    levels, words = _levels(pages), words_of(" ".join(page.text for page in pages))
    text, starts = "", []
    for number, page in enumerate(pages, 1):
        starts.append((len(text), number))
        text += mended("".join(_pieces(page, number, levels)), words) + "\n"
    remarks = (f"Only pictures, so not read: page{'s' * (len(blank) > 1)} {', '.join(map(str, blank[:12]))}.",) if blank else ()
    return Loaded(text, tuple(starts), title, changed, remarks)


def _levels(pages: list[_Page]) -> dict[float, int]:
    """Sizes of type that are larger than that of most letters -> heading level, the largest first."""
    letters = sum((page.letters for page in pages), Counter[float]())
    usual = letters.most_common(1)[0][0] if letters else 0.0
    larger = sorted((size for size in letters if size >= usual * LARGER), reverse=True)
    return {size: min(level, LEVELS) for level, size in enumerate(larger, 1)}


def _pieces(page: _Page, number: int, levels: dict[float, int]) -> list[str]:
    """The page's lines, lines of one heading joined; a slide begins with its largest heading, or with its number."""
    found: list[tuple[int, str]] = []
    for size, lines in groupby(_sized(page, levels), lambda one: one[0]):
        held = [line for _, line in lines]
        whole = " ".join(" ".join(held).split())
        is_one = size and len(whole.split()) <= HEADING_WORDS
        found += [(levels[size], whole)] if is_one else [(levels.get(size, 0), " ".join(line.split()) if size else line) for line in held]
    heads = [level for level, _ in found if level]
    if page.is_slide and page.text:
        first = found.pop([level for level, _ in found].index(min(heads))) if heads else (1, f"Page {number}")
        found.insert(0, first)
    return [f"\n{'#' * level} {words}\n\n" if level else f"{unmarked(words.rstrip())}\n" for level, words in found]


def _sized(page: _Page, levels: dict[float, int]) -> Iterator[tuple[float, str]]:
    """Each line with the size of its type where it is a heading, else with 0: no item is one, nor is a line in which an item goes on."""
    item = 0.0
    for line in page.text.splitlines():
        words = " ".join(line.split())
        mark = ITEM.match(words)
        size = page.sizes.get(words, 0.0) or (page.sizes.get(words[mark.end() :], 0.0) if mark else 0.0)
        item = size if mark or size == item else 0.0
        is_short = len(words.split()) <= HEADING_WORDS and any(c.isalpha() for c in words)
        yield size if size in levels and is_short and not item else 0.0, line


def _filled_in(page: Any) -> Iterator[str]:
    """What people typed into a form, each behind the name of its field, and onto the page."""
    try:
        marks = [mark.get_object() for mark in page.get("/Annots") or ()]
        for mark in marks:
            field = mark if "/T" in mark else mark.get("/Parent", {}).get_object() if "/Parent" in mark else mark
            if mark.get("/Subtype") == "/Widget" and field.get("/FT") in {"/Tx", "/Ch"} and (typed := _typed(field.get("/V"))):
                yield f"{_typed(field.get('/TU') or field.get('/T'))}: {typed}"
            elif mark.get("/Subtype") == "/FreeText":
                yield _typed(mark.get("/Contents"))
    except Exception:  # noqa: BLE001 - a damaged form is no reason to refuse the words of the page
        return


def _typed(value: Any) -> str:
    """A value of a form in one line; of a choice of several all. A list in a list is no choice: it may hold itself."""
    held = _held(value)
    several = map(_held, held) if isinstance(held, list) else [held]
    return ", ".join(" ".join(str(one or "").split()) for one in several if not isinstance(one, list))


def _held(value: Any) -> Any:
    """What a reference of the file stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def _lies_across(page: Any) -> bool:
    """Whether a page is wider than high, as slides are: then it stands for itself."""
    try:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        return bool((wide > high) != (page.rotation % 180 == 90))
    except Exception:  # noqa: BLE001 - a damaged size of the page is no reason to refuse its words
        return False


def _shows_pictures(page: Any) -> bool:
    """Whether anything is drawn on a page without text."""
    try:
        drawn = page.get_contents()
        return drawn is not None and bool(drawn.get_data().strip())
    except Exception:  # noqa: BLE001 - a page that cannot be looked at counts as drawn
        return True
