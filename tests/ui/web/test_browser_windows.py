"""Two windows, drafts, a program that is gone, and who leads, in a real browser: nothing that was written is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.ui.web.rental import Rental
from tests.ui.web.server import served
from tests.ui.web.window import Visit, visiting

pytestmark = pytest.mark.browser

BOX = "#box textarea"


@pytest.fixture
def rental(tmp_path: Path) -> Rental:
    return Rental(tmp_path)


@pytest.fixture
def visit(browser: Browser, rental: Rental) -> Iterator[Visit]:
    with served(rental) as address, visiting(browser, address) as found:
        yield found
        assert (found.foreign, found.errors) == ([], [])


def test_a_window_that_is_behind_says_so_and_keeps_what_was_written(visit: Visit) -> None:
    page = visit.page
    visit.say("We wash 700 sheets a day; 4 % are lost a month, we want 2 % by May 2027.")
    other = Visit(page.context.new_page(), visit.address)
    other.page.goto(page.url)
    other.page.wait_for_selector("#log .bot")
    other.page.fill(BOX, "half a sentence")
    other.state()
    expect(other.page.locator("[data-notice=stale]")).to_be_hidden()
    visit.say("The laundry master, Ines Prat, signs.")
    other.state()
    expect(other.page.locator("[data-notice=stale]")).to_be_visible()
    other.page.click("[data-act=see]")
    expect(other.page.locator("#log")).to_contain_text("Ines Prat")
    expect(other.page.locator("[data-notice=stale]")).to_be_hidden()
    expect(other.page.locator(BOX)).to_have_value("half a sentence")


def test_a_project_deleted_elsewhere_is_told_and_the_message_stays_in_the_box(visit: Visit, rental: Rental) -> None:
    page = visit.page
    visit.say("We print 500 posters a week; 8 % are thrown away, we want 3 % by May 2027.")
    rental.delete(page.url.partition("project=")[2])
    visit.state()
    expect(page.locator("[data-notice=gone]")).to_be_visible()
    page.fill(BOX, "The printer is called Jo.")
    page.click("#box .submit-button")
    expect(page.locator("#live .note")).to_contain_text("was deleted")
    expect(page.locator(BOX)).to_have_value("The printer is called Jo.")
    assert rental.projects() == []


def test_what_stands_in_the_box_survives_a_reload_and_belongs_to_its_project(visit: Visit) -> None:
    page = visit.page
    visit.say("We sew 300 coats a month; 5 % come back, we want 2 % by May 2027.")
    mine = page.url
    page.fill(BOX, "first line")
    page.press(BOX, "Shift+Enter")
    page.locator(BOX).press_sequentially("second")
    page.reload()
    page.wait_for_selector("#log .bot")
    expect(page.locator(BOX)).to_have_value("first line\nsecond")
    visit.new()
    expect(page.locator(BOX)).to_have_value("")
    page.locator("#rail .project .item").first.click()
    expect(page.locator(BOX)).to_have_value("first line\nsecond")
    visit.turn(lambda: page.press(BOX, "Enter"))
    page.goto(mine)
    page.wait_for_selector("#log .bot")
    expect(page.locator(BOX)).to_have_value("")


def test_answers_sent_from_the_card_leave_what_stands_in_the_box(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 25 buses break down twice a week, 700 EUR each. We want one by May 2027.")
    page.fill(BOX, "and another thing")
    page.locator("#card .unsure").first.click()
    visit.turn(lambda: page.click("#card [data-act=answer]"))
    expect(page.locator(BOX)).to_have_value("and another thing")


def test_a_turn_is_taken_back_and_brought_back(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 30 nurses miss 5 % of the night rounds, about 900 a month. We want 2 % by May 2027.")
    visit.say("The head nurse, Ida Holm, signs.")
    full = page.locator("#on-plan").inner_text()
    page.click("#log [data-act=undo]")
    expect(page.locator("#live")).to_contain_text("The last turn is taken back")
    expect(page.locator(BOX)).to_have_value("The head nurse, Ida Holm, signs.")
    page.click("[data-act=redo]")
    expect(page.locator("#live")).to_contain_text("The turn is back.")
    expect(page.locator(BOX)).to_have_value("")
    assert page.locator("#on-plan").inner_text() == full


def test_when_the_program_is_gone_nothing_is_lost_and_the_page_says_when_it_is_back(browser: Browser, rental: Rental) -> None:
    with served(rental) as address, visiting(browser, address) as visit:
        page = visit.page
        page.route("**/state?*", lambda route: route.abort())
        page.fill(BOX, "We bake 900 loaves a day.")
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.locator("[data-notice=lost]")).to_be_visible(timeout=20_000)
        page.click("#box .submit-button")
        expect(page.locator(BOX)).to_have_value("We bake 900 loaves a day.")
        assert rental.projects() == []
        page.unroute("**/state?*")
        page.click("#box .submit-button")
        expect(page.locator("[data-notice=back]")).to_be_visible()
        expect(page.locator("[data-notice=lost]")).to_be_hidden()
        visit.turn(lambda: page.click("#box .submit-button"))
        expect(page.locator("#log .user").first).to_contain_text("900 loaves")


def test_after_a_restart_the_page_of_before_stands_until_the_new_one_is_drawn_and_the_tab_stays(browser: Browser, rental: Rental) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:  # Playwright takes no built-in function
        held.append(route)

    with served(rental) as address, visiting(browser, address) as visit:
        page = visit.page
        visit.say("We fire 80 kilns a week; 7 % crack, we want 4 % by May 2027.")
        visit.tab(2)
        page.fill(BOX, "half a sentence")
        page.route("**/state?*", lambda route: route.abort())
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(page.locator("[data-notice=lost]")).to_be_visible(timeout=20_000)
        page.unroute("**/state?*")
        page.route("**/queue/join*", hold)  # the program is there again, its answer is on the way
        with page.expect_request("**/queue/join*"):
            page.reload(wait_until="commit")
        before = page.frame_locator("#waking iframe")
        expect(before.locator("#log")).to_contain_text("80 kilns")
        expect(before.locator("[data-notice=again]")).to_be_visible()
        expect(before.locator("[data-notice=lost]")).to_be_hidden()
        expect(before.locator(BOX)).to_have_value("half a sentence")
        assert before.locator("script").count() == 0
        for route in held:
            route.continue_()
        page.unroute("**/queue/join*")
        expect(page.locator("#waking")).to_have_count(0)
        expect(page.locator("#tabs [role=tab]:visible").nth(2)).to_have_attribute("aria-selected", "true")
        expect(page.locator(BOX)).to_have_value("half a sentence")


def test_the_tabs_are_one_stop_and_arrows_move_in_them(visit: Visit) -> None:
    page = visit.page
    visit.say("We grind 60 lenses a day; 5 % break, we want 3 % by May 2027.")
    tabs = page.locator("#tabs [role=tab]:visible")
    assert [tab.get_attribute("tabindex") for tab in tabs.all()].count("0") == 1
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(tabs.last).to_be_focused()
    assert [tab.get_attribute("tabindex") for tab in tabs.all()].count("0") == 1


def test_the_first_stop_of_the_page_leads_past_the_list(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(BOX)).to_be_focused()
    assert page.locator(BOX).get_attribute("aria-label")


def test_a_file_dropped_on_the_talk_is_added_to_the_message(visit: Visit) -> None:
    page = visit.page
    page.evaluate("""() => {
      const given = new DataTransfer();
      given.items.add(new File(['We bake 900 loaves; 11 % come back.'], 'brief.md', {type: 'text/markdown'}));
      const log = document.querySelector('#log'), how = {dataTransfer: given, bubbles: true, cancelable: true};
      for (const name of ['dragover', 'drop']) log.dispatchEvent(new DragEvent(name, how));
    }""")
    expect(page.locator("#box").get_by_role("button", name="Remove brief.md")).to_have_count(1)


def test_consent_is_asked_answered_and_can_be_taken_back(browser: Browser, tmp_path: Path) -> None:
    asking = Rental(tmp_path, OPENAI_BASE_URL="https://models.example.org/v1", OPENAI_API_KEY="k")
    with served(asking) as address, visiting(browser, address) as visit:
        page = visit.page
        expect(page.locator(".consent")).to_contain_text("A language model at models.example.org was found")
        sizes = [button.bounding_box() for button in page.locator(".consent button").all()]
        assert len({round(size["height"]) for size in sizes if size}) == 1
        page.click("[data-act=allow_model]")
        expect(page.locator("#mode")).to_contain_text("sent to models.example.org")
        expect(page.locator(".consent")).to_have_count(0)
        page.click("#mode summary")
        page.click("#mode [data-act=refuse_model]")
        expect(page.locator("#mode")).to_contain_text("stays on this machine")
        assert (visit.foreign, visit.errors) == ([], [])
