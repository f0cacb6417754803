"""Read a web page: headings, paragraphs, items and table rows, without scripts, menus and what is hidden."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import Any

from knowledge.errors import DocumentRefused
from knowledge.formats import Loaded
from knowledge.formats.letters import plain_letters, unmarked

DROPPED = ("title", "script", "style", "noscript", "template", "svg", "nav", "footer", "iframe", "object")
"""Neither `head`, whose end a page may leave out, nor `form`, which may hold the whole page."""
CONTROLS = ("dialog", "button", "select", "textarea", "datalist")
ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "banner", "contentinfo", "menu", "menubar"})
UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "aside", "ul", "ol", "dl", "table", "blockquote", "pre", "figure"}
    | {"figcaption", "address", "dd", "dt", "hr", "body", "html"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
ROW_PARTS = frozenset({"td", "th"})
TABLE_PARTS = frozenset({"thead", "tbody", "tfoot"})
ENDS = {
    "p": (frozenset({"p"}), BLOCKS - {"p"} | {"li", "td", "th"}),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}))),
    **dict.fromkeys(ROW_PARTS, (ROW_PARTS, frozenset({"table", "tr"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(TABLE_PARTS, (TABLE_PARTS, frozenset({"table"}))),
    **dict.fromkeys(("option", "optgroup"), (frozenset({"option"}), frozenset({"select", "datalist"}))),
}
"""A tag whose beginning ends others that a page may leave open -> those, and the parts outside of which it ends none."""
MAX_DEPTH = 3_000
NOTHING = (frozenset[str](), frozenset[str]())
SIMPLER = "Add the text of the page alone."
WHITE = re.compile(r"\s+")


def read(raw: bytes, name: str) -> Loaded:
    """The page's words in their order. Raises DocumentRefused."""
    try:
        page = _parsed(raw, name)
        title = WHITE.sub(" ", page.title.get_text()).strip() if page.title else ""
        for tag in page(DROPPED + CONTROLS):
            if tag.name != "button" or tag.find_parent(list(HEADINGS)) is None:  # a heading that unfolds its part is a button
                tag.extract()
        for tag in page(_is_apart):
            tag.extract()
        text = plain_letters(_Page().walk(page))
    except (DocumentRefused, MemoryError):
        raise
    except Exception as failed:
        raise DocumentRefused(f"{name} is broken and cannot be read.", "Save the page again from the browser, or add its text.") from failed
    return Loaded(text, title=title)


def _is_apart(tag: Any) -> bool:
    """Whether a part of the page is hidden, or no part of its text by its role."""
    return tag.has_attr("hidden") or tag.get("role") in ROLES or bool(UNSEEN.search(str(tag.get("style", ""))))


def _parsed(raw: bytes, source: str) -> Any:
    """The page as a tree, with the ends that it may leave out. Raises DocumentRefused for one that nests too deep."""
    import bs4  # noqa: PLC0415 - only for web pages

    class Page(bs4.BeautifulSoup):
        def handle_starttag(self, name: str, *rest: Any, **named: Any) -> Any:
            ended, within = ENDS.get(name, NOTHING)
            may_end = any(self.open_tag_counter[tag] for tag in ended)  # else the whole stack would be walked for each tag of a page
            for held in takewhile(lambda held: held.name not in within, reversed(self.tagStack)) if may_end else ():
                if held.name in ended:
                    self.handle_endtag(held.name)
                    break
            if len(self.tagStack) > MAX_DEPTH:
                raise DocumentRefused(f"{source} nests its parts more than {MAX_DEPTH:,} deep, which no page does.", SIMPLER)
            return super().handle_starttag(name, *rest, **named)

    return Page(raw, "html.parser")


def _together(block: str, after: str) -> bool:
    """Items of a list, and rows of a table, stand close."""
    return (block.startswith("- ") and after.startswith("- ")) or (" | " in block and " | " in after)


class _Page:
    """Gathers blocks while the tree is walked from node to node with a stack of its own, so that depth costs nothing."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._lead, self._words, self._rows = "", list[str](), 0

    def walk(self, page: Any) -> str:
        """The text of all blocks."""
        stack: list[tuple[Any, bool]] = [(page, False)]
        while stack:
            node, leaves = stack.pop()
            if getattr(node, "name", None) is None:
                if type(node).__name__ == "NavigableString":  # neither comment nor declaration
                    self._words.append(str(node))
            elif leaves:
                self._leave(str(node.name))
            else:
                self._enter(str(node.name))
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        self._flush()
        return "".join(block + ("\n" if _together(block, after) else "\n\n") for block, after in pairwise([*self.blocks, ""]))

    def _enter(self, tag: str) -> None:
        if tag == "tr":
            self._flush()
            self._rows += 1
        elif tag in {"td", "th"}:
            self._words.append(" | " if "".join(self._words).strip() else " ")
        elif tag in HEADINGS or tag == "li" or tag in BLOCKS:
            self._flush("#" * HEADINGS[tag] + " " if tag in HEADINGS else "- " if tag == "li" else "")
        elif tag == "br":
            self._words.append(" ")

    def _leave(self, tag: str) -> None:
        if tag == "tr":
            self._rows = max(0, self._rows - 1)
        if tag == "tr" or tag in HEADINGS or tag == "li" or tag in BLOCKS:
            self._flush()

    def _flush(self, lead: str = "") -> None:
        """End the block and begin another; inside a table row everything stays in one line."""
        if self._rows:
            self._words.append(" ")
            return
        if words := WHITE.sub(" ", "".join(self._words)).strip():
            self.blocks.append(self._lead + words if self._lead else unmarked(words))
            self._lead = ""
        self._words = []
        self._lead = lead
