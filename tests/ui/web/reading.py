"""Reads markup as a browser would, for the tests of the page: its elements, its words, and what a hand could press."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SPOKEN = ("title", "aria-label", "placeholder", "alt")
VOID = {"img", "input", "br", "hr", "path", "rect", "line"}
HIDDEN_WORDS = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:DL-\d|CC-\d|K\d\d|E-[A-Z]\d|CALC-|DEC-|DE-[A-Z]|T0\d|G\d|A\d)\b")


@dataclass
class Read(HTMLParser):
    """What stands in a piece of markup."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    __hash__ = object.__hash__

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, text: str) -> None:
        self.words.append(text)

    @property
    def text(self) -> str:
        """All words, with single blanks."""
        return " ".join(" ".join(self.words).split())

    @property
    def spoken(self) -> str:
        """All words, and those of names and hints that only some people get."""
        return " ".join([self.text, *(value for _, name, value in self.attributes if name in SPOKEN)])

    def values(self, name: str) -> list[str]:
        """Values of an attribute, in order."""
        return [value for _, attribute, value in self.attributes if attribute == name]

    @property
    def acts(self) -> list[tuple[str, str]]:
        """(act, argument) of everything that can be pressed."""
        return list(zip(self.values("data-act"), self.values("data-arg"), strict=False))


def read(markup: str) -> Read:
    """Read markup; every element is closed in its order, or the test fails."""
    reader = Read()
    reader.feed(markup)
    reader.close()
    assert (reader.crossed, reader.open) == ([], []), markup[:300]
    return reader


def internal(markup: str) -> list[str]:
    """Ids and snake case that would stand on the screen."""
    return HIDDEN_WORDS.findall(read(markup).spoken)
