"""Read a PDF: the text of each page with its number, lines in larger type as headings."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded

MAX_PAGES = 1_000
LARGER = 1.15
"""Times the size of most letters from which a short line is a heading."""
HEADING_WORDS = 14
LEVELS = 3
LOCKED = "Open it, take the password off (print it to a new PDF), and add that."
AGAIN = "Open it, print it to a new PDF and add that."


class _Page:
    """The text of one page, and how large each of its lines is set."""

    def __init__(self, page: Any) -> None:
        self.sizes: dict[str, float] = {}
        self.letters: Counter[float] = Counter()
        self.text = str(page.extract_text(visitor_text=self._seen)).strip()
        self.pictured = not self.text and _shows_pictures(page)

    def _seen(self, text: str, matrix: Any, line_matrix: Any, _font: Any, size: float) -> None:
        height = round(abs(float(size or 0) * float(line_matrix[3] or line_matrix[0] or 1) * float(matrix[3] or matrix[0] or 1)), 1)
        for line in text.splitlines():
            if words := " ".join(line.split()):
                self.sizes[words] = height
                self.letters[height] += len(words)


def read(raw: bytes, name: str) -> Loaded:
    """Pages in order; `pages` holds where each begins. Raises DocumentRefused."""
    import pypdf  # noqa: PLC0415 - only for PDFs
    from pypdf.errors import DependencyError, LimitReachedError  # noqa: PLC0415 - the same

    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        _check(reader, name)
        pages = [_Page(page) for page in reader.pages]
        title, changed = _properties(reader)
    except (DocumentRefused, MemoryError):
        raise
    except LimitReachedError as failed:
        raise DocumentRefused(f"{name} unpacks to too much.", AGAIN) from failed
    except DependencyError as failed:
        raise DocumentRefused(f"{name} is encrypted in a way that cannot be read here.", LOCKED) from failed
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", AGAIN) from failed
    return _joined(pages, name, title, changed)


def _check(reader: Any, name: str) -> None:
    """A file that any viewer opens without a password is read, whatever it forbids; others are refused."""
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
    levels = _levels(pages)
    text, starts = "", []
    for number, page in enumerate(pages, 1):
        starts.append((len(text), number))
        text += "".join(_line(line, page, levels) for line in page.text.splitlines()) + "\n"
    remarks = (f"Only pictures, so not read: page{'s' * (len(blank) > 1)} {', '.join(map(str, blank[:12]))}.",) if blank else ()
    return Loaded(text, tuple(starts), title, changed, remarks)


def _levels(pages: list[_Page]) -> dict[float, int]:
    """Sizes of type that are larger than that of most letters -> heading level, the largest first."""
    letters = sum((page.letters for page in pages), Counter[float]())
    usual = letters.most_common(1)[0][0] if letters else 0.0
    larger = sorted((size for size in letters if size >= usual * LARGER), reverse=True)
    return {size: min(level, LEVELS) for level, size in enumerate(larger, 1)}


def _line(line: str, page: _Page, levels: dict[float, int]) -> str:
    words = " ".join(line.split())
    level = levels.get(page.sizes.get(words, 0.0), 0)
    is_heading = level and len(words.split()) <= HEADING_WORDS and any(c.isalpha() for c in words)
    return f"\n{'#' * level} {words}\n\n" if is_heading else f"{line.rstrip()}\n"


def _shows_pictures(page: Any) -> bool:
    """Whether anything is drawn on a page without text."""
    try:
        drawn = page.get_contents()
        return drawn is not None and bool(drawn.get_data().strip())
    except Exception:  # noqa: BLE001 - a page that cannot be looked at counts as drawn
        return True
