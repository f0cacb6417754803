"""The page in a real browser: from an example to a downloaded plan, without a request to anywhere else."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.web.sample import NAUGHTY
from tests.ui.web.window import PHONE, Visit

pytestmark = pytest.mark.browser


def test_from_an_example_to_a_plan_on_the_disk(visit: Visit) -> None:
    page = visit.page
    expect(page.locator("#canvas")).to_be_hidden()
    visit.turn(page.locator("[data-act=example]").first.click)
    assert "?project=" in page.url
    expect(page.locator("#log")).to_contain_text("First read")

    page.locator("#card fieldset").nth(0).locator("[data-act=pick]").first.click()
    page.locator("#card fieldset").nth(1).locator(".own").fill("We tried reminders in 2024, 3 % fewer missed.")
    page.locator("#card fieldset").nth(2).locator(".unsure").click()
    visit.turn(lambda: page.click("#card [data-act=answer]"))
    expect(page.locator("#log .user").last).to_contain_text("We tried reminders in 2024, 3 % fewer missed.")

    talk, plan = page.locator("#log .gp").inner_text(), page.locator("#on-plan").inner_text()
    page.reload()
    page.wait_for_selector("#log .user")
    assert (page.locator("#log .gp").inner_text(), page.locator("#on-plan").inner_text()) == (talk, plan)

    visit.turn(lambda: page.click("#card [data-act=plan_now]"))
    expect(page.locator("#card .ask")).to_have_count(0)
    visit.tab(6)
    files = []
    for link in page.locator(".file a").all():
        with page.expect_download() as download:
            link.click()
        files.append(download.value.path().read_text(encoding="utf-8"))
    assert [text[:15] for text in files[:2]] == ["<!doctype html>"] * 2
    assert [text[:2] for text in files[2:4]] == ["# ", "# "]
    assert json.loads(files[4])["format"] == "groundplan-plan/1"


def test_an_empty_box_sends_nothing_and_the_next_words_are_answered(visit: Visit) -> None:
    page = visit.page
    projects = page.locator("#rail .item").count()
    for blank in ("", "  \n "):
        page.fill("#box textarea", blank)
        page.press("#box textarea", "Enter")
        page.click("#box .submit-button")
    assert "?project=" not in page.url
    visit.say("Our 25 buses break down twice a week, 700 EUR each. We want one by May 2027.")
    expect(page.locator("#log .user")).to_have_count(1)
    expect(page.locator("#rail .item")).to_have_count(projects + 1)


def fields(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("#card .own").all()]


def test_the_fields_of_a_new_card_are_empty_and_nothing_is_sent_twice(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 70 pumps fail three times a month, 900 EUR each; repairs are written down since 2020. We want one by May 2027.")
    for turn in range(3):
        cards = page.locator("#card fieldset")
        slots = [one.get_attribute("data-slot") for one in cards.all()]
        if not slots:
            break
        for place, own in enumerate(page.locator("#card .own").all()):
            own.fill(f"words of card {turn}, field {place}")
        cards.first.locator("[data-act=pick]").first.click()
        visit.turn(lambda: page.click("#card [data-act=answer]"))
        assert slots != [one.get_attribute("data-slot") for one in cards.all()]
        assert set(fields(page)) <= {""}
        assert page.locator("#card [aria-pressed=true]").count() == 0


def test_a_half_written_answer_survives_a_message_from_the_box_and_another_project(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 25 buses break down twice a week, 700 EUR each. We want one by May 2027.")
    mine = visit.page.url
    page.locator("#card .own").nth(1).fill("half an ans")
    page.locator("#card fieldset").nth(0).locator("[data-act=pick]").first.click()
    visit.say("What is a shadow deployment?")
    assert fields(page)[:2] == ["", "half an ans"]
    expect(page.locator("#card fieldset").nth(0).locator("[aria-pressed=true]")).to_have_count(1)
    visit.new()
    visit.say("Our 40 taxis break down twice a week, 300 EUR each. We want one by May 2027.")
    expect(page.locator("#card .own")).not_to_have_count(0)
    assert set(fields(page)) == {""}
    page.locator(f'#rail .item[data-arg="{mine.partition("project=")[2]}"]').click()
    expect(page.locator("#log")).to_contain_text("25 buses")
    assert fields(page)[:2] == ["", "half an ans"]


def test_an_opened_chip_stays_in_its_column_and_the_talk_never_scrolls_sideways(visit: Visit) -> None:
    page = visit.page
    visit.say(
        "We are a dairy with 35 farms. 4 % of 1,200 litres a day turn sour, 90 EUR a day, we want 2 % by May 2027. "
        "Budget 20,000 EUR, two people, readings every 10 minutes since 2019 in a database, a rule was tried in 2022."
    )
    chips = page.locator("#log .chip")
    assert chips.count() > 4
    for chip in chips.all():
        chip.locator("summary").click()
        expect(chip.locator(".pop input")).to_be_visible()
        chip.locator(".pop input").focus()
        page.wait_for_function("""() => {  // the page moves it when it hears that it was opened, a moment later
          const box = document.querySelector('#log').getBoundingClientRect();
          const pop = document.querySelector('.chip[open] .pop').getBoundingClientRect();
          return document.querySelector('#scroll').scrollLeft === 0 && pop.left >= box.left - 1 && pop.right <= box.right + 1;
        }""")
        page.keyboard.press("Escape")


def test_after_plan_with_what_you_have_the_open_questions_can_still_be_answered(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 15 looms tear 6 % of the cloth, 800 EUR a week. We want 3 % by May 2027.")
    visit.turn(lambda: page.click("#card [data-act=plan_now]"))
    expect(page.locator("#card .ask")).to_have_count(0)
    visit.turn(lambda: page.get_by_role("button", name="Answer the open questions").click())
    expect(page.locator("#card .ask")).to_have_count(1)
    expect(page.locator("#log [data-act=go_on]")).to_have_count(0)


def test_a_browser_in_spanish_gets_a_spanish_first_page_until_another_is_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="es-ES")
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#log")).to_contain_text("¿Qué quiere mejorar?")
    page.click("#rail [data-act=language]")
    expect(page.locator("#log")).to_contain_text("What do you want to do better?")
    page.goto(address)
    expect(page.locator("#log")).to_contain_text("What do you want to do better?")
    context.close()


def test_a_turn_taken_back_is_gone_and_its_words_are_in_the_box(visit: Visit) -> None:
    page = visit.page
    visit.say("Our 30 nurses miss 5 % of the night rounds, about 900 a month. We want 2 % by May 2027.")
    before = page.locator("#log .gp").inner_text()
    visit.say("The head nurse looks at a list each evening at 8 pm.")
    visit.turn(lambda: page.locator("#log [data-act=undo]").click())
    assert page.locator("#log .gp").inner_text().split() == [*before.split(), "Bring", "it", "back"]
    expect(page.locator("#box textarea")).to_have_value("The head nurse looks at a list each evening at 8 pm.")


def test_markup_in_a_message_stays_text(visit: Visit) -> None:
    page = visit.page
    visit.say(f"Our 12 ovens fail twice a month, 400 EUR each. {NAUGHTY}")
    visit.say(f"What is a shadow deployment? {NAUGHTY}")
    expect(page.locator("#log .user").first).to_contain_text(NAUGHTY)
    page.locator("#log .chip").first.click()
    for number in range(6):
        visit.tab(number)
    assert page.locator("#shell img[src=x], #shell script").count() == 0
    assert "49" not in page.locator("#log .user").first.inner_text()


def test_a_citation_opens_its_passage_and_escape_leads_back(visit: Visit) -> None:
    page = visit.page
    visit.say("We run 80 lifts. 6 % stand still each week and we want 3 % by June 2027; faults are logged since 2019.")
    cite = page.locator("#on-plan .verdict .cite").first
    number = cite.get_attribute("data-arg")
    cite.click()
    passage = page.locator(f"#evidence-{number}")
    expect(passage).to_be_focused()
    expect(passage).to_have_class("passage target")
    page.keyboard.press("Escape")
    expect(cite).to_be_focused()


def test_an_opened_fold_stays_open_when_the_plan_is_drawn_anew(visit: Visit) -> None:
    page = visit.page
    visit.say("We grind 60 lenses a day; 5 % break, we want 3 % by May 2027.")
    visit.tab(1)
    page.locator("#on-decisions .fold > summary").nth(2).click()
    visit.say("The master grinder, Ida Holm, signs.")
    expect(page.locator("#on-decisions .fold[open]")).to_have_count(1)


def test_another_project_begins_with_closed_folds(visit: Visit) -> None:
    page = visit.page
    visit.say("We sharpen 90 saws a day; 4 % break, we want 2 % by May 2027.")
    first = page.url.partition("project=")[2]
    visit.new()
    visit.say("We press 300 shirts a day; 5 % are burnt, we want 2 % by May 2027.")
    page.locator("#on-plan .fold > summary").nth(1).click()
    expect(page.locator("#on-plan .fold[open]")).to_have_count(1)
    page.locator(f'#rail .item[data-arg="{first}"]').click()
    expect(page.locator("#log")).to_contain_text("90 saws")
    expect(page.locator("#on-plan .fold[open]")).to_have_count(0)


def test_a_chip_is_corrected_by_keyboard(visit: Visit) -> None:
    page = visit.page
    visit.say("We lose 7 % of the parcels, 4,000 EUR a month, and want 4 % by March 2027.")
    page.locator("#log .chip summary").first.click()
    page.locator(".chip[open] input").fill("we lose 9 % of the parcels")
    visit.turn(lambda: page.keyboard.press("Enter"))
    expect(page.locator("#log")).to_contain_text("9 %")
    page.locator("#log .chip summary").first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".chip[open]")).to_have_count(0)


def test_theme_and_language_are_kept_over_a_reload(visit: Visit) -> None:
    page = visit.page
    was = page.evaluate("document.body.classList.contains('dark')")
    page.click("#rail [data-act=theme]")
    page.click("#rail [data-act=language]")
    expect(page.locator("#log")).to_contain_text("¿Qué quiere mejorar?")
    page.reload()
    expect(page.locator("#log")).to_contain_text("¿Qué quiere mejorar?")
    assert page.evaluate("document.body.classList.contains('dark')") != was
    assert page.evaluate("document.documentElement.lang") == "es"


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_phone_shows_one_question_at_a_time_and_never_scrolls_sideways(visit: Visit) -> None:
    page = visit.page
    assert visit.sideways() == 0
    visit.say("Wordswithoutanyblank" * 20 + " We rent out 300 boats; 9 % need repair, we want 5 % by May 2027.")
    visit.settle()
    questions = page.locator("#card fieldset:visible")
    expect(questions).to_have_count(1)
    first = questions.first.get_attribute("data-slot")
    page.locator("#card .next").click()
    assert questions.first.get_attribute("data-slot") != first
    page.locator(".seg button").nth(1).click()
    expect(page.locator("#canvas")).to_be_visible()
    for number in range(6):
        visit.tab(number)
        assert visit.sideways() == 0


def test_the_address_follows_what_is_shown_and_back_leads_back(visit: Visit) -> None:
    page, addresses = visit.page, []
    for thing in ("kettles", "lamps"):
        visit.say(f"We repair 90 {thing} a week; 9 % come back within a month, we want 4 % by May 2027.")
        addresses.append(page.url)
        visit.new()
        assert "project=" not in page.url
    for address, words in ((addresses[1], "lamps"), (f"{visit.address}/", "What do you want"), (addresses[0], "kettles")):
        page.go_back()
        expect(page.locator("#log")).to_contain_text(words)
        assert page.url == address


def test_two_windows_on_one_project_show_the_same_after_each_turn(visit: Visit) -> None:
    page = visit.page
    visit.say("We wash 700 sheets a day; 4 % are lost a month, we want 2 % by May 2027.")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("#log .bot")
    visit.say("The laundry master, Ines Prat, signs.")
    second = Visit(other, visit.address)
    second.say("We have 3,000 EUR.")
    expect(other.locator("#log")).to_contain_text("Ines Prat")
    page.reload()
    expect(page.locator("#log")).to_contain_text("We have 3,000 EUR.")


def test_a_file_of_the_wrong_kind_is_told_in_the_talk(visit: Visit) -> None:
    page = visit.page
    page.set_input_files("#box input[type=file]", {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"A plan in plain words."})
    page.fill("#box textarea", "We bake 900 loaves; 11 % come back, we want 6 % by July 2027.")
    visit.turn(lambda: page.click("#box .submit-button"))
    expect(page.locator("#live .note")).to_contain_text("plan.pdf is not a PDF: it is plain text")
    expect(page.locator("#log .user")).to_contain_text("We bake 900 loaves")


def test_a_deleted_project_leaves_the_list(visit: Visit) -> None:
    page = visit.page
    visit.say("We print 500 posters a week; 8 % are thrown away, we want 3 % by May 2027.")
    name = page.url.partition("project=")[2]
    visit.tab(6)
    page.click("#on-export [data-act=ask_delete]")
    page.click("#sure [data-act=delete]")
    expect(page.locator("#log")).to_contain_text("What do you want to do better?")
    expect(page.locator(f'#rail [data-arg="{name}"]')).to_have_count(0)
    assert "project=" not in page.url
