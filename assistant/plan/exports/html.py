"""Our own Markdown as one HTML file that needs nothing else: any browser opens it, and prints it to paper or PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

STYLE = """
:root { color-scheme: light; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem; color: #1b1c1e; background: #fff; overflow-wrap: anywhere;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 1px solid #e2e1dc; }
p, ul, ol, table, blockquote { margin: .5rem 0; } ul, ol { padding-left: 1.4rem; } li { margin: .2rem 0; }
ul.boxes { list-style: none; padding-left: 0; } ul.boxes li { padding-left: 1.7rem; text-indent: -1.7rem; margin: .5rem 0; }
.box { display: inline-block; width: 1.7rem; text-indent: 0; } em { color: #484a50; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #e2e1dc; }
blockquote { border-left: 3px solid #855000; margin-left: 0; padding-left: .75rem; }
@page { margin: 18mm 16mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } h1, h2 { break-after: avoid; }
  li, tr, blockquote { break-inside: avoid; } thead { display: table-header-group; } }
"""

_HEAD = re.compile(r"(#{1,4}) (.*)", re.DOTALL)
_ITEM = re.compile(r"(?:-|(\d+)\.) ")
_BOX = re.compile(r"\[([ x])\] ")
_CELL = re.compile(r"(?:[^\\|]|\\.)+")
_SIGNS = re.compile(r"\\(.)|(\*\*)|(\*)|([^\\*]+)", re.DOTALL)


def to_html(markdown: str, language: str = "en") -> str:
    """A whole page from the Markdown of an export; its first heading is the title."""
    blocks = [block for block in markdown.split("\n\n") if block.strip()]
    title = next((re.sub(r"<[^>]+>", "", _inline(found.group(2))) for block in blocks if (found := _HEAD.fullmatch(block))), "Groundplan")
    body = "\n".join(_block(block.strip("\n")) for block in blocks)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: str) -> str:
    if head := _HEAD.fullmatch(block):
        level = len(head.group(1))
        return f"<h{level}>{_inline(head.group(2))}</h{level}>"
    lines = block.splitlines()
    if lines[0].startswith("|"):
        return _table(lines)
    if _ITEM.match(lines[0]):
        return _list(lines)
    if lines[0].startswith("> "):
        return f"<blockquote>{_inline(block.removeprefix('> '))}</blockquote>"
    return f"<p>{_inline(block)}</p>"


def _table(lines: Sequence[str]) -> str:
    head, *rows = [[cell.strip() for cell in _CELL.findall(line)] for place, line in enumerate(lines) if place != 1]
    top = "".join(f"<th>{_inline(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _list(lines: Sequence[str]) -> str:
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(line)
        else:
            items[-1] += "\n" + line.strip()
    first = _ITEM.match(items[0])
    number = first.group(1) if first else None
    kind = "ol" if number else "ul"
    told = [_item(item) for item in items]
    start = f' start="{number}"' if number and number != "1" else ""
    boxes = ' class="boxes"' if any('class="box"' in item for item in told) else ""
    return f"<{kind}{start}{boxes}>{''.join(told)}</{kind}>"


def _item(line: str) -> str:
    text = _ITEM.sub("", line, count=1)
    if box := _BOX.match(text):
        sign = "\N{BALLOT BOX WITH CHECK}" if box.group(1) == "x" else "\N{BALLOT BOX}"
        return f'<li><span class="box">{sign}</span>{_inline(text[box.end() :])}</li>'
    return f"<li>{_inline(text)}</li>"


def _inline(text: str) -> str:
    return "".join(_pieces(text.strip())).replace("  \n", "<br>").replace("\n", " ")


def _pieces(text: str) -> Iterator[str]:
    """Escaped pieces with bold and italic; a mark that is never closed ends with its block."""
    names, standing = {"**": "strong", "*": "em"}, list[str]()
    for found in _SIGNS.finditer(text):
        literal, strong, weak, plain = found.groups()
        mark = strong or weak
        if not mark:
            yield escape(literal or plain or "")
        elif standing and standing[-1] == mark:
            yield f"</{names[standing.pop()]}>"
        else:
            standing.append(mark)
            yield f"<{names[mark]}>"
    yield from (f"</{names[mark]}>" for mark in reversed(standing))
