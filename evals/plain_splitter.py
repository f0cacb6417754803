"""Cut a text as LangChain's recursive splitter does: at blank lines, then lines, then blanks, merged up to a size with an overlap."""

from __future__ import annotations

SEPARATORS = ("\n\n", "\n", " ", "")
SIZE, OVERLAP = 1000, 200  # characters


def split(text: str, separators: tuple[str, ...] = SEPARATORS) -> list[str]:
    """The pieces in order, each of at most SIZE characters, sharing up to OVERLAP with the one before."""
    separator, *finer = next(((one, *separators[place + 1 :]) for place, one in enumerate(separators) if one in text), ("",))
    found: list[str] = []
    small: list[str] = []
    for part in text.split(separator) if separator else list(text):
        if len(part) <= SIZE:
            small.append(part)
            continue
        found += _merged(small, separator)
        small = []
        found += split(part, tuple(finer))
    return found + _merged(small, separator)


def _merged(parts: list[str], separator: str) -> list[str]:
    pieces: list[str] = []
    held: list[str] = []
    for part in parts:
        if held and len(separator.join([*held, part])) > SIZE:
            pieces.append(separator.join(held))
            while held and (len(separator.join(held)) > OVERLAP or len(separator.join([*held, part])) > SIZE):
                held.pop(0)
        held.append(part)
    return [piece.strip() for piece in [*pieces, separator.join(held)] if piece.strip()]
