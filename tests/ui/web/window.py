"""One window of a real browser on a served page, with all that went wrong in it; for the tests marked `browser`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

LONGEST = 60_000  # milliseconds that a turn may take on a slow machine
LEFT = ("AbortError: ", "Connection errored out")
"""How Gradio complains of its own streams when a page is left or loaded anew."""
LOCAL = ("http://127.0.0.1:", "data:", "blob:")
CHAT, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
ENDS = "#log .bot"
ENDED = """([ends, known, first]) => !document.querySelector('#live .caret')
  && (document.querySelectorAll(ends).length !== known || document.querySelectorAll('#log .first-page').length !== first)
  && (document.querySelector('#log .bot, #log .first-page'))"""

QUIET = """() => {
  if (!window.lastChange) {
    const note = () => { window.lastChange = performance.now(); };
    new MutationObserver(note).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    note();
  }
  return performance.now() - window.lastChange > 400;
}"""
"""Whether nothing in the page has changed for a moment."""


@dataclass
class Visit:
    """One window, with all that went wrong in it."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hear(self, error: str) -> None:
        """Keep what went wrong in the page."""
        if not any(words in error for words in LEFT):
            self.errors.append(error)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}/{query}")
        self.page.wait_for_selector("body[data-ready] #log [data-project]", state="attached")

    def turn(self, act: Callable[[], Any]) -> None:
        """Do something that is answered, and wait for the answer."""
        known = self.page.locator(ENDS).count()
        first = self.page.locator("#log .first-page").count()
        act()
        self.page.wait_for_function(ENDED, arg=[ENDS, known, first], timeout=LONGEST)

    def say(self, text: str) -> None:
        self.page.fill("#box textarea", text)
        self.turn(lambda: self.page.click("#box .submit-button"))

    def new(self) -> None:
        """Open the first page, and wait until all of it has come: a box that is filled while it comes may be emptied again."""
        self.page.click("#rail .add")
        expect(self.page.locator("#log .first-page")).to_have_count(1)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing of the page is drawn any more: the card may come a moment behind the answer."""
        self.page.wait_for_function(QUIET, timeout=LONGEST)

    def tab(self, number: int) -> None:
        self.page.locator("#tabs [role=tab]:visible").nth(number).click()

    def sideways(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def state(self) -> None:
        """Come back to this window, as after a look at another: it asks whether the project went on."""
        with self.page.expect_response(lambda answer: "/state?" in answer.url):
            self.page.evaluate("window.dispatchEvent(new Event('focus'))")


@contextmanager
def browsing(chromium: str) -> Iterator[Browser]:
    """A browser that reaches nothing but this machine."""
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    expect.set_options(timeout=LONGEST)
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=chromium, args=arguments)
        yield found
        found.close()


@contextmanager
def visiting(browser: Browser, address: str, size: ViewportSize = CHAT, **context: Any) -> Iterator[Visit]:
    """A window on the page; what it asked for elsewhere and what failed in it stands in the visit."""
    opened = browser.new_context(viewport=size, accept_downloads=True, **context)
    found = Visit(opened.new_page(), address)
    found.page.on("request", lambda sent: None if sent.url.startswith(LOCAL) else found.foreign.append(sent.url))
    found.page.on("console", lambda told: found.hear(told.text) if told.type == "error" else None)
    found.page.on("pageerror", lambda error: found.hear(str(error)))
    found.open()
    yield found
    opened.close()
