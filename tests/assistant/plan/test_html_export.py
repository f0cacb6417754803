"""The plan as one page to open and print: it says what the Markdown says, in elements that are closed, and nothing in it is alive."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from assistant.case import Case
from assistant.plan.exports import export_plan
from assistant.plan.exports.checklist import SHAPES
from assistant.plan.exports.html import to_html
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.exports.tables import clean
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import NAMES, plan_of

OURS = set(re.findall(r"\w+", "html head meta title style body h1 h2 p ul ol li table thead tbody tr th td blockquote strong em br span"))
VOID = {"meta", "br"}


class Reading(HTMLParser):
    """Elements that were opened, and whether each was closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def words(markup: str) -> list[str]:
    """What a reader sees, word by word."""
    body = markup.partition("<body>")[2] or markup
    return unescape(re.sub(r"<[^>]+>", " ", body)).split()


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_says_what_its_markdown_says(name: str) -> None:
    page, told = export_plan(plan_of(name), "html"), to_markdown(plan_of(name))
    assert words(page) == words(MarkdownIt("commonmark").enable("table").render(told))
    read = Reading(page)
    assert set(read.tags) <= OURS
    assert read.open == []
    assert read.attributes <= {"lang", "charset", "name", "content", "start", "class"}


def test_a_checklist_has_a_box_for_each_of_its_points() -> None:
    plan, nobody, catalogue = plan_of(NAMES[0]), Case(session="x"), load_catalogue()
    page, told = (SHAPES[shape](plan, nobody, catalogue) for shape in ("html", "md"))
    for sign, mark in (("☐", "- [ ] "), ("☑", "- [x] ")):
        assert page.count(f'<span class="box">{sign}</span>') == told.count(mark)
    assert "[ ]" not in page
    assert Reading(page).open == []


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", "a|b \\ *c* _d_", "</body> & <b", "[x](http://y) `code`", "5 * 4"])
def test_what_a_team_wrote_stays_text(nasty: str) -> None:
    plan = plan_of(NAMES[0])
    plan.meta.title = plan.risks[0].title = plan.success.metric = plan.next_steps[0].action = nasty
    page = export_plan(plan, "html")
    read = Reading(page)
    assert set(read.tags) <= OURS
    assert read.open == []
    assert " ".join(words(page)).startswith(nasty)


@pytest.mark.parametrize(
    ("markdown", "markup"),
    [
        ("# A *b*\n\nc **d", "<h1>A <em>b</em></h1>\n<p>c <strong>d</strong></p>"),
        ("3. x\n4. y", '<ol start="3"><li>x</li><li>y</li></ol>'),
        ("- a  \n  b\n- c", "<ul><li>a<br>b</li><li>c</li></ul>"),
        (f"| h | i |\n| --- | --- |\n| {clean('a|b')} |  |", "<tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>a|b</td><td></td></tr>"),
        ("> told", "<blockquote>told</blockquote>"),
    ],
)
def test_each_form_of_the_export_has_its_element(markdown: str, markup: str) -> None:
    assert markup in to_html(markdown)


def test_the_page_names_its_title_and_its_language_and_asks_for_nothing_else() -> None:
    page = to_html("# Café \\<1\\>\n\nHola", "es")
    assert '<html lang="es">' in page
    assert "<title>Café &lt;1&gt;</title>" in page
    assert not re.search(r"https?://|src=|<link|<script|url\(", page)
