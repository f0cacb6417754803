"""The project list in a real browser: search while typing, menu, new name, copy, delete, and all of it by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant.planners.base import Said
from tests.ui.web.rental import Rental
from tests.ui.web.sample import NAUGHTY
from tests.ui.web.server import served
from tests.ui.web.window import PHONE, Visit, visiting

pytestmark = pytest.mark.browser

TITLES = ("Fewer flat tyres", "Año nuevo en la tienda", "Lamps that fail", "x" * 110, NAUGHTY[:100], "Stock for the bakery")


@pytest.fixture(scope="module")
def rental(tmp_path_factory: pytest.TempPathFactory) -> Rental:
    found = Rental(tmp_path_factory.mktemp("home"))
    for place, title in enumerate(TITLES):
        found.session(f"project-{place}").rename(title)
    list(
        found.session("project-2").send(
            Said(text="We repair 90 lamps a week. The master is Wendelin; 9 % come back, we want 4 % by May 2027.")
        )
    )
    return found


@pytest.fixture
def visit(browser: Browser, rental: Rental) -> Iterator[Visit]:
    with served(rental) as address, visiting(browser, address) as found:
        yield found
        assert (found.foreign, found.errors) == ([], [])


def shown(visit: Visit) -> Locator:
    return visit.page.locator("#rail .project:visible .item > span")


def test_the_list_narrows_while_one_types_in_titles_and_in_what_was_said(visit: Visit) -> None:
    page = visit.page
    expect(shown(visit)).to_have_count(len(TITLES))
    page.fill("#find", "ANO NUEVO")
    expect(shown(visit)).to_have_text(["Año nuevo en la tienda"])
    page.fill("#find", "wendelin")
    expect(shown(visit)).to_have_text(["Lamps that fail"])
    page.fill("#find", "no such words")
    expect(page.locator("#found")).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    expect(shown(visit)).to_have_count(len(TITLES))
    expect(page.locator("#find")).to_have_value("")


def test_a_project_is_renamed_in_place_and_the_focus_returns(visit: Visit, rental: Rental) -> None:
    page = visit.page
    more = page.locator('#rail .more[data-arg="project-0"]')
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu [data-act=rename]")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.locator("#rail .rename")
    expect(field).to_have_value("Fewer flat tyres")
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    field.fill("Fewer flat tyres in winter")
    page.keyboard.press("Enter")
    expect(page.locator('#rail [data-name="project-0"] .item > span')).to_have_text("Fewer flat tyres in winter")
    expect(page.locator('#rail .more[data-arg="project-0"]')).to_be_focused()
    assert {row.name: row.title for row in rental.projects()}["project-0"] == "Fewer flat tyres in winter"


def test_arrows_walk_the_list_and_the_menu_and_escape_closes(visit: Visit) -> None:
    page = visit.page
    page.locator("#find").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rail .project .item").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#rail .project .item").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#find")).to_be_focused()
    page.locator("#rail .more").first.click()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#menu [data-act=ask_delete]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#rail .more").first).to_be_focused()


def test_what_if_makes_a_copy_that_says_where_it_is_from(visit: Visit) -> None:
    page = visit.page
    page.locator('#rail [data-name="project-2"]').hover()
    page.click('#rail .more[data-arg="project-2"]')
    page.click("#menu [data-act=branch]")
    expect(page.locator("#live")).to_contain_text("This is a copy of “Lamps that fail”")
    expect(page.locator("#rail .item[aria-current=page]")).to_contain_text("from Lamps that fail")
    assert "project-2" not in page.url


def test_a_project_is_deleted_only_after_it_was_said_what_goes(visit: Visit, rental: Rental) -> None:
    page = visit.page
    rental.session("to-go").rename("A short project")
    page.reload()
    page.wait_for_selector("#rail .more[data-arg=to-go]", state="attached")
    for leave in ("Escape", "Keep it"):
        page.locator("#rail [data-name=to-go]").hover()
        page.click("#rail .more[data-arg=to-go]")
        page.click("#menu [data-act=ask_delete]")
        expect(page.locator("#sure")).to_contain_text("Delete “A short project”?")
        expect(page.locator("#sure")).to_contain_text("No files")
        expect(page.get_by_role("button", name="Keep it")).to_be_focused()
        page.keyboard.press("Escape") if leave == "Escape" else page.get_by_role("button", name=leave).click()
        expect(page.locator("#rail .more[data-arg=to-go]")).to_be_focused()
    assert rental.journal.exists("to-go")
    page.keyboard.press("Enter")
    page.click("#menu [data-act=ask_delete]")
    page.click("#sure [data-act=delete]")
    expect(page.locator("#live")).to_contain_text("“A short project” is deleted")
    expect(page.locator("#rail [data-name=to-go]")).to_have_count(0)
    assert not rental.journal.exists("to-go")


def test_the_list_is_a_drawer_on_a_phone_and_nothing_scrolls_sideways(browser: Browser, rental: Rental) -> None:
    with served(rental) as address, visiting(browser, address, PHONE) as visit:
        page = visit.page
        page.click("#bar [data-act=rail]")
        expect(page.locator("#find")).to_be_focused()
        assert visit.sideways() == 0
        page.click('#rail .more[data-arg="project-1"]')
        expect(page.locator("#menu")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.locator("#rail")).to_be_hidden()
        expect(page.locator("#bar [data-act=rail]")).to_be_focused()
        for button in page.locator("#bar button:visible").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 36
