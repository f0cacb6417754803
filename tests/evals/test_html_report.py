"""The report as a page: whole, escaped, and without a request to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from evals.html_report import as_html
from tests.evals.small_suite import CRASH, GOOD, WRONG, report, sample

EVIL = '</div><script>alert(1)</script><img src="https://example.org/x" onerror=alert(2)>'


class Tags(HTMLParser):
    """Counts the tags of a page, and collects what they point to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.pointing: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.pointing += [str(value) for name, value in attrs if name in {"src", "href", "action", "srcset"} or name.startswith("on")]


@pytest.fixture
def page(home: Path) -> str:
    assert home.is_dir()
    return as_html(report(*GOOD, WRONG, CRASH))


def test_every_sample_and_every_number_is_on_the_page(page: str) -> None:
    for text in (
        "Evaluation sums",
        "5 of 5 samples completed",
        "1 failed and counted 0",
        "<b>60.0</b>",
        "10 is not 11",
        "the sum is right",
    ):
        assert text in page
    assert Tags(page).tags.count("details") == 5


def test_the_worst_samples_come_first(page: str) -> None:
    assert re.findall(r'class="id">(\w+)<', page) == ["w", "x", "a", "b", "c"]


def test_what_was_asked_expected_and_found_can_be_read(page: str) -> None:
    wrong = page[page.index(">w<") :]
    for label, text in (("Asked", "5+5"), ("Expected", "11"), ("Found", "10")):
        assert f'<h3>{label}</h3><div class="text">{text}</div>' in wrong
    assert "<h4>added up - error</h4>" in wrong


def test_nothing_on_the_page_points_elsewhere(page: str) -> None:
    tags = Tags(page)
    assert not tags.pointing
    assert not {"link", "img", "iframe", "base", "object"} & set(tags.tags)
    assert "http:" not in page
    assert "https:" not in page
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_what_others_wrote_is_escaped(home: Path) -> None:
    assert home.is_dir()
    evil = as_html(report(sample(EVIL, EVIL, EVIL, EVIL)))
    plain = as_html(report(sample("p", "p", "p", "p")))
    assert Tags(evil).tags == Tags(plain).tags
    assert not Tags(evil).pointing
    assert "alert(1)&lt;/script&gt;" in evil


@pytest.fixture
def browser_page(chromium: str) -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 390, "height": 800})
        browser.close()


@pytest.mark.browser
def test_in_a_browser_kinds_are_chosen_and_nothing_is_requested(page: str, home: Path, browser_page: Page) -> None:
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    troubles: list[str] = []
    browser_page.on("console", lambda message: troubles.append(message.text))
    (home / "report.html").write_text(page, "utf-8")
    browser_page.goto((home / "report.html").as_uri())
    shown = browser_page.locator(".sample:visible")
    assert shown.count() == 5
    browser_page.select_option("#kind", "large")
    assert shown.count() == 2
    assert browser_page.locator("#shown").inner_text() == "2 of 5 shown"
    browser_page.check("#missed")
    assert shown.count() == 1
    shown.locator("summary").click()
    assert "10 is not 11" in shown.inner_text()
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= 390
    assert asked == [(home / "report.html").as_uri()]
    assert not troubles
