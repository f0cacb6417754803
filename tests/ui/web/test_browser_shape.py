"""What a narrow and a wide window show whole: opened folds, the open tab, and the names of files in the box."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.web.window import CHAT, PHONE, Visit, visiting

pytestmark = pytest.mark.browser

BRIEF = (
    "We are a dairy with 35 farms. 4 % of 1,200 litres a day turn sour, 90 EUR a day, we want 2 % by May 2027. Budget 20,000 EUR, "
    "two people, readings every 10 minutes since 2019 in a database with names of farmers, a rule was tried in 2022."
)
WIDER = """() => {
  const right = (one) => one.getBoundingClientRect().right;
  const beyond = (tab) => [...tab.querySelectorAll('*')].filter((one) => right(one) > right(tab) + 1);
  const over = (tab) => beyond(tab).map((one) => one.outerHTML.slice(0, 90));
  return [...document.querySelectorAll('#canvas .tabitem')].filter((tab) => tab.scrollWidth > tab.clientWidth).flatMap(over);
}"""
IN_SIGHT = """() => {
  const tab = document.querySelector('#tabs [role=tab][aria-selected=true]').getBoundingClientRect();
  return tab.left >= 0 && tab.right <= innerWidth + 1;
}"""


@pytest.mark.parametrize("visit", [CHAT, PHONE], indirect=True)
def test_nothing_that_opens_runs_out_of_its_tab(visit: Visit) -> None:
    visit.say(BRIEF)
    visit.page.evaluate("document.body.dataset.view = 'plan'")
    for number in range(7):
        visit.tab(number)
        visit.page.evaluate("document.querySelectorAll('#canvas details').forEach((one) => { one.open = true; })")
        assert visit.page.evaluate(WIDER) == []
        assert visit.sideways() == 0


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_the_open_tab_is_in_sight_and_a_folded_row_shows_its_answer(visit: Visit) -> None:
    page = visit.page
    visit.say(BRIEF)
    page.click("#bar [data-arg=plan]")
    page.locator("#tabs [role=tab]:visible").first.focus()
    for key in ("End", "Home", "End"):
        page.keyboard.press(key)
        page.wait_for_function(IN_SIGHT)
    page.keyboard.press("Home")
    expect(page.locator("#on-plan .fold .say").first).to_be_visible()


def test_files_in_the_box_show_their_names_and_can_be_taken_out(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    for name in ("rules.md", "notes.txt"):
        (tmp_path / name).write_text("Churns are washed at six.", "utf-8")
    page.set_input_files("#box input[type=file]", [tmp_path / "rules.md", tmp_path / "notes.txt"])
    expect(page.locator("#box .thumbnail-item[data-name='notes.txt']")).to_be_visible()
    page.get_by_role("button", name="Remove rules.md").click()
    expect(page.locator("#box .thumbnail-item")).to_have_count(1)
    expect(page.locator("#box .thumbnail-item")).to_have_attribute("data-name", "notes.txt")
    page.get_by_role("button", name="Remove notes.txt").click()
    expect(page.locator("#box .thumbnail-item")).to_have_count(0)


def test_the_parts_of_the_box_speak_the_language_of_the_page(browser: Browser, address: str) -> None:
    with visiting(browser, address, locale="es-ES") as visit:
        names = visit.page.evaluate("[...document.querySelectorAll('#box [aria-label]')].map((one) => one.getAttribute('aria-label'))")
    assert {"Su mensaje", "Añadir un archivo", "Enviar"} <= set(names)
    assert not {"Submit", "Upload a file"} & set(names)
