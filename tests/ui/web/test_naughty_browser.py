"""Naughty texts in a real browser: said, drawn in every tab, and nothing of theirs runs, loads or stands there as an element."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant.planners.base import Said
from tests.naughty import ALL, FEW, HOST, naughty
from tests.ui.web.rental import Rental
from tests.ui.web.server import served
from tests.ui.web.window import CHAT, LOCAL, Visit

pytestmark = pytest.mark.browser

TABS = 7
A_TURN = 125
"""Texts of one message."""

BRIEF = "Our 12 ovens fail twice a month, 400 EUR each, and we want half of that by June 2028. We log every fault since 2019."

ALIVE = """() => ({
  ran: window.naughty || 0,
  elements: [...document.querySelectorAll('#shell *')].filter((e) =>
    [...e.attributes].some((a) => /^on/i.test(a.name) || (/^(src|srcset|href|action|formaction|poster|data|background|style)$/i.test(a.name)
      && /naughty|javascript:|vbscript:|data:text/i.test(a.value)))
    || /^(script|iframe|object|embed|link|meta|base|math|marquee|video|audio|font|style|form)$/i.test(e.tagName)
       && !e.closest('#box')).map((e) => e.outerHTML.slice(0, 120)),
  polluted: ({}).naughty || 0,
})"""
NOTHING = {"ran": 0, "elements": [], "polluted": 0}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as player:
        found = player.chromium.launch(executable_path=chromium, args=arguments)
        yield found
        found.close()


def hear(rental: Rental, project: str, texts: list[str]) -> None:
    """A project in which all of them were said, by message, by answer and by title."""
    session = rental.session(project)
    for said in (Said(text=BRIEF), *(Said(text="\n".join(texts[n : n + A_TURN])) for n in range(0, len(texts), A_TURN))):
        for _ in session.send(said):
            pass
    for _ in session.send(Said(answers={"budget": texts[7], "deadline": texts[8], "stakeholder_owner": texts[9]}, plan_now=True)):
        pass
    session.rename(next(text for text in texts if text.startswith("<") and text.isprintable() and len(text) < 100))


def visited(browser: Browser, address: str, query: str) -> Iterator[tuple[Visit, dict[str, Any]]]:
    """The page of a project, tab by tab, with what came alive."""
    context = browser.new_context(viewport=CHAT)
    visit = Visit(context.new_page(), address)
    visit.page.on("request", lambda sent: None if sent.url.startswith(LOCAL) else visit.foreign.append(sent.url))
    visit.page.on("dialog", lambda shown: visit.errors.append(shown.message))
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.open(query)
    for number in range(TABS):
        visit.tab(number)
        visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        yield visit, visit.page.evaluate(ALIVE)
    context.close()


@pytest.mark.parametrize("count", [FEW, pytest.param(ALL, marks=pytest.mark.thorough)])
def test_nothing_of_theirs_comes_alive(browser: Browser, tmp_path: Path, count: int) -> None:
    texts, rental = naughty(count), Rental(tmp_path)
    hear(rental, "ovens", texts)
    with served(rental) as address:
        for visit, alive in visited(browser, address, "?project=ovens"):
            assert alive == NOTHING
            assert (visit.foreign, visit.errors) == ([], [])
            assert HOST in visit.page.locator("#log").inner_text()  # it stands there, as text


def test_typed_into_the_box_they_are_sent_drawn_and_harmless(browser: Browser, tmp_path: Path) -> None:
    with served(Rental(tmp_path)) as address:
        context = browser.new_context(viewport=CHAT)
        visit = Visit(context.new_page(), address)
        visit.page.on("request", lambda sent: None if sent.url.startswith(LOCAL) else visit.foreign.append(sent.url))
        visit.open()
        visit.say("\n".join([BRIEF, *naughty(44)]))
        assert visit.page.evaluate(ALIVE) == NOTHING
        assert visit.foreign == []
        visit.tab(3)
        box = visit.page.locator("#on-checklist input[data-act=tick]:visible").first
        above, identity = visit.page.locator("#canvas .tabitem:visible").evaluate("e => e.scrollTop"), box.get_attribute("id")
        box.focus()
        visit.page.keyboard.press("Space")
        ticked = visit.page.locator(f'#on-checklist .check.done input[id="{identity}"]')
        ticked.wait_for(timeout=60_000)
        assert ticked.is_checked()
        assert visit.page.locator("#canvas .tabitem:visible").evaluate("e => e.scrollTop") == above
        visit.page.reload()
        visit.page.wait_for_selector("#log .bot", state="attached")
        visit.tab(3)
        assert visit.page.locator(f'#on-checklist input[id="{identity}"]').is_checked()
        context.close()
