"""What the page can do with projects, with the real interview and the real journal."""

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import events
from assistant.entries import Draft
from assistant.errors import JournalConflict, JournalDamaged
from assistant.planners.base import Said
from assistant.projects import SessionRow
from assistant.reading import chip_of
from tests.ui.web.reading import read
from tests.ui.web.rental import Rental
from tests.ui.web.sample import BRIEF, NAUGHTY
from ui.web.conversation import BOX, Conversation
from ui.web.frame import examples
from ui.web.place import Place
from ui.web.preparing import Preparing
from ui.web.running import Busy, in_background
from ui.web.view import PANELS, Screen


@pytest.fixture
def rental(tmp_path: Path) -> Rental:
    return Rental(tmp_path)


@pytest.fixture
def talk(rental: Rental) -> Conversation:
    return Conversation(rental)


def shown(screens: Iterator[Screen]) -> list[Screen]:
    return list(screens)


def project_of(screen: Screen) -> str:
    return read(screen["log"]).values("data-project")[0]


def begun(talk: Conversation, text: str = BRIEF) -> str:
    return project_of(shown(talk.said(Place(), text))[-1])


def test_the_message_stands_there_before_it_is_answered(talk: Conversation) -> None:
    first, *_, last = shown(talk.said(Place(), BRIEF))
    assert BRIEF in read(first["live"]).text
    assert first[BOX] == ""
    assert "caret" in read(first["live"]).values("class")
    assert project_of(first) == project_of(last)
    assert last["live"] == ""
    assert set(PANELS) <= set(last)
    assert "First read" in read(last["log"]).text
    assert read(last["card"]).values("data-slot")


def test_a_message_that_cannot_be_stored_stays_in_the_box_and_says_why(talk: Conversation, rental: Rental) -> None:
    name = begun(talk)
    rental.journal.close()
    for file in rental.home.glob("journal.sqlite*"):
        file.write_bytes(b"no journal " * 1000)
    (last,) = shown(talk.said(Place(name), "Ida signs."))
    assert last[BOX] == "Ida signs."
    assert read(last["live"]).text
    assert "log" not in last, "the talk stays as it stands"


def test_what_is_drawn_after_a_turn_is_what_a_reload_draws(talk: Conversation, rental: Rental) -> None:
    last = shown(talk.said(Place(), BRIEF))[-1]
    assert talk.opened(project_of(last)) == last
    assert Conversation(rental).opened(project_of(last)) == last


def test_each_example_begins_a_project_of_its_own(talk: Conversation) -> None:
    names = {project_of(shown(talk.acted("example", one.id, Place()))[-1]) for one in examples()}
    assert len(names) == 3
    assert len([arg for act, arg in read(talk.opened("")["rail"]).acts if act == "open" and arg]) == 3


def test_answers_of_the_card_reach_the_interview(talk: Conversation) -> None:
    name = begun(talk)
    slots = read(talk.opened(name)["card"]).values("data-slot")
    given = {slots[0]: "We don't know", slots[1]: "nothing yet, we start at zero"}
    last = shown(talk.acted("answer", json.dumps(given), Place(name)))[-1]
    text = read(last["log"]).text
    assert "nothing yet, we start at zero" in text
    assert "Nobody knows is an answer" in text
    assert not set(given) & set(read(last["card"]).values("data-slot"))


def test_plan_with_what_you_have_ends_the_questions(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.acted("plan_now", "{}", Place(name)))[-1]
    assert last["card"] == ""
    assert "Plan with what you have" in read(last["log"]).text


def test_the_open_questions_can_be_asked_for_after_all(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.acted("plan_now", "{}", Place(name)))
    first, *_, last = shown(talk.acted("go_on", "", Place(name)))
    assert "Answer the open questions" in read(first["live"]).text
    assert read(last["card"]).values("data-slot")
    assert "go_on" not in {act for act, _ in read(last["log"]).acts}


def test_a_chip_is_corrected_and_another_dropped(talk: Conversation, rental: Rental) -> None:
    name = begun(talk)
    numbers = [arg for act, arg in read(talk.opened(name)["log"]).acts if act == "correct"]
    last = shown(talk.acted("correct", json.dumps({"number": int(numbers[0]), "text": "15 % are broken"}), Place(name)))[-1]
    assert "15 % are broken" in [fact.words for fact in rental.session(name).case.facts]
    before = len(rental.session(name).case.facts)
    last = shown(talk.acted("drop", numbers[1], Place(name)))[-1]
    assert len(rental.session(name).case.facts) == before - 1
    assert last["card"] != ""


def test_a_turn_taken_back_leaves_the_screen_as_it_was_and_the_words_in_the_box(talk: Conversation) -> None:
    name = begun(talk)
    before = talk.opened(name)
    shown(talk.said(Place(name), "The mechanic can check 20 bicycles a week."))
    after = shown(talk.acted("undo", "", Place(name)))[-1]
    assert after[BOX] == "The mechanic can check 20 bicycles a week."
    assert {panel: after[panel] for panel in ("card", "plan", "decisions")} == {
        panel: before[panel] for panel in ("card", "plan", "decisions")
    }
    assert read(after["log"]).text == read(before["log"]).text + " Bring it back"
    assert "taken back" in read(after["live"]).text


@pytest.mark.parametrize(("words", "told"), [("undo that", "taken back"), ("Undo", "taken back"), ("deshacer", "taken back")])
def test_a_turn_is_taken_back_in_words_as_by_the_button(talk: Conversation, words: str, told: str) -> None:
    name = begun(talk)
    before = talk.opened(name)
    shown(talk.said(Place(name), "The mechanic can check 20 bicycles a week."))
    after = shown(talk.said(Place(name), words))[-1]
    assert told in read(after["live"]).text
    assert after[BOX] == "The mechanic can check 20 bicycles a week."
    assert after["plan"] == before["plan"]
    back = shown(talk.said(Place(name), "redo"))[-1]
    assert "The turn is back." in read(back["live"]).text
    assert back[BOX] == ""
    assert "20 bicycles a week" in read(back["log"]).text


def test_a_sentence_that_only_speaks_of_undoing_is_no_order(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.said(Place(name), "The mechanics undo every third repair."))[-1]
    assert "undo every third repair" in read(last["log"]).text


def test_a_chip_that_is_not_true_is_named_and_not_the_whole_brief(talk: Conversation, rental: Rental) -> None:
    name = begun(
        talk, "We tune 300 church organs; 14 % go out of tune within a month, we want 8 % by June 2028. Each visit costs us 90 EUR."
    )
    facts = [fact for fact in rental.session(name).case.facts if fact.signals and not fact.unknown]
    chips = {fact.number: chip_of(fact, rental.catalogue, "en") for fact in facts}
    number, words = min(chips.items(), key=lambda pair: len(pair[1]))
    last = shown(talk.acted("drop", str(number), Place(name)))[-1]
    text = read(last["log"]).text.rpartition("Taken out: ")[2]
    assert text.startswith(words)
    assert "church organs; 14 %" not in text
    assert number not in {fact.number for fact in rental.session(name).case.facts}


def test_the_open_card_speaks_the_language_that_was_chosen_since(talk: Conversation) -> None:
    name = begun(talk)
    english = read(talk.opened(name)["card"])
    spanish = read(shown(talk.acted("language", "es", Place(name)))[-1]["card"])
    assert spanish.values("data-slot") == english.values("data-slot")
    assert spanish.values("data-key") == english.values("data-key")
    assert "No lo sabemos" in spanish.text
    assert "¿" in spanish.text
    assert english.text != spanish.text
    assert read(shown(talk.acted("language", "en", Place(name)))[-1]["card"]).text == english.text


def test_a_message_that_another_window_is_having_answered_is_not_called_unanswered(talk: Conversation, rental: Rental) -> None:
    name = begun(talk)
    mine = talk.said(Place(name), "The mechanic can check 20 bicycles a week.")
    next(mine)  # this window waits for its answer ...
    shown(talk.said(Place(name), "Ada signs."))  # ... and another one got its own meanwhile
    assert talk.state(name)["position"] == 0
    shown(mine)
    assert talk.state(name)["position"] > 0
    with rental.journal.turns.held(name):  # another program answers now
        entries = rental.session(name).entries()
        body = {"text": "Who pays?", "today": "2026-11-23"}
        rental.journal.append(name, [Draft(turn=entries[-1].turn + 1, author="user", kind="message", body=body)], begun=False)
        seen = read(talk.opened(name)["log"])
        assert "being answered in another window" in seen.text
        assert "resume" not in {act for act, _ in seen.acts}
    assert "resume" in {act for act, _ in read(talk.opened(name)["log"]).acts}


def test_taking_back_the_first_turn_leads_to_the_first_page(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.acted("undo", "", Place(name)))[-1]
    assert "What do you want to do better?" in read(last["log"]).text
    assert last[BOX] == BRIEF


def test_a_language_chosen_since_stays_when_a_turn_is_taken_back(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.said(Place(name), "We have 4,000 EUR."))
    shown(talk.acted("language", "es", Place(name)))
    after = shown(talk.acted("undo", "", Place(name)))[-1]
    assert after[BOX] == "We have 4,000 EUR."
    assert after["language"] == "es"
    assert "4,000 EUR" not in read(after["log"]).text


def test_the_team_may_choose_another_option_and_take_that_back(talk: Conversation) -> None:
    name = begun(talk)
    before = talk.opened(name)
    boxes = read(before["decisions"])
    headline = boxes.values("data-headline")[0]
    value = next(arg for act, arg in boxes.acts if act == "choose")
    last = shown(talk.acted("choose", json.dumps({"headline": headline, "value": value, "reason": "we know <b>it</b>"}), Place(name)))[-1]
    assert "You chose this: we know <b>it</b>" in read(last["decisions"]).text
    after = shown(talk.acted("undo", "", Place(name)))[-1]
    assert after["decisions"] == before["decisions"]
    assert BOX not in after


def test_nothing_to_take_back_is_said(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.acted("undo", "", Place(name)))
    assert "no turn to take back" in read(shown(talk.acted("undo", "", Place(name)))[-1]["live"]).text


def test_why_not_is_asked_as_a_message(talk: Conversation) -> None:
    name = begun(talk)
    question = next(arg for act, arg in read(talk.opened(name)["decisions"]).acts if act == "why_not")
    assert question in read(shown(talk.acted("why_not", question, Place(name)))[-1]["log"]).text


def test_the_language_is_kept_with_the_project(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.acted("language", "es", Place(name)))[-1]
    assert "Proyectos" in read(last["rail"]).text
    assert talk.opened(name, "en")["language"] == "es"
    assert shown(talk.acted("language", "es", Place()))[-1]["language"] == "es"


def test_a_new_project_speaks_the_language_of_the_first_page(talk: Conversation) -> None:
    last = shown(talk.said(Place(language="es"), "12 % de las bicicletas están rotas y queremos el 6 %."))[-1]
    assert last["language"] == "es"


def test_a_deleted_project_is_gone_with_its_files(talk: Conversation, rental: Rental, tmp_path: Path) -> None:
    note = tmp_path / "incoming" / "x" / "fleet.md"
    note.parent.mkdir(parents=True)
    note.write_text(BRIEF, encoding="utf-8")
    name = project_of(shown(talk.said(Place(), "", [note]))[-1])
    assert len(rental.uploads.files(name)) == 1
    last = shown(talk.acted("delete", name, Place(name)))[-1]
    assert rental.uploads.files(name) == []
    assert name not in [arg for _, arg in read(last["rail"]).acts]
    assert "What do you want to do better?" in read(talk.opened(name)["log"]).text


def test_a_document_is_a_message_and_text_beside_it_another(talk: Conversation, tmp_path: Path) -> None:
    note = tmp_path / "a" / "fleet.md"
    note.parent.mkdir()
    note.write_text(BRIEF, encoding="utf-8")
    text = read(shown(talk.said(Place(), "We have 4,000 EUR.", [note]))[-1]["log"]).text
    assert text.index("fleet.md") < text.index("We have 4,000 EUR.")


def test_a_file_that_cannot_be_read_is_told_and_the_text_is_not_lost(talk: Conversation, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.pdf").write_bytes(b"%PDF")
    alone = shown(talk.said(Place(), "", [tmp_path / "a" / "plan.pdf"]))
    assert "plan.pdf is not a PDF: it is plain text" in read(alone[-1]["live"]).text
    last = shown(talk.said(Place(), BRIEF, [tmp_path / "b" / "plan.pdf"]))[-1]
    assert "Rename it to end in .txt" in read(last["live"]).text
    assert BRIEF in read(last["log"]).text


def test_an_unknown_project_shows_the_first_page(talk: Conversation) -> None:
    assert "What do you want to do better?" in read(talk.opened("never-said")["log"]).text


@pytest.mark.parametrize(("act", "arg"), [("correct", '{"number": 999, "text": "x"}'), ("drop", "999"), ("example", "no-such-brief")])
def test_what_cannot_be_done_is_told_with_a_remedy(talk: Conversation, act: str, arg: str) -> None:
    name = begun(talk)
    seen = read(shown(talk.acted(act, arg, Place(name)))[-1]["live"])
    assert "note" in seen.values("class")
    assert len(seen.text) > 40


def test_an_act_that_nobody_knows_changes_nothing(talk: Conversation) -> None:
    assert shown(talk.acted("format_disk", "c", Place())) == []


def test_an_unexpected_error_is_one_sentence_and_never_logs_a_word(rental: Rental, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Rental):
        def _refuse(self, question: str, *_: str) -> object:  # type: ignore[override]  # it only fails
            raise RuntimeError(f"the search broke on {question}")

    talk = Conversation(Broken(rental.home))
    name = begun(talk)
    with caplog.at_level(logging.INFO):
        last = shown(talk.said(Place(name), "What is a shadow deployment of the secret fleet?"))[-1]
    assert "our message is kept." in read(last["log"]).text
    assert "secret fleet" in read(last["log"]).text
    assert "RuntimeError" in caplog.text
    assert "fleet" not in caplog.text
    assert "our message is kept." in read(talk.opened(name)["log"]).text
    assert "Read your message" in read(shown(talk.said(Place(name), "We have 4,000 EUR."))[-1]["log"]).text


def test_an_expected_error_tells_its_remedy(rental: Rental) -> None:
    class Contested(Rental):
        def _refuse(self, question: str, *_: str) -> object:  # type: ignore[override]  # it only fails
            raise JournalConflict("Somebody else wrote first.", f"Try again: {question[:4]}")

    talk = Conversation(Contested(rental.home))
    name = begun(talk)
    assert "Somebody else wrote first. Try again:" in read(shown(talk.said(Place(name), "What is a shadow deployment?"))[-1]["log"]).text


def test_markup_of_all_who_write_stays_text(talk: Conversation) -> None:
    name = begun(talk, f"{BRIEF} {NAUGHTY}")
    last = shown(talk.said(Place(name), f"What is a shadow deployment? {NAUGHTY}"))[-1]
    for panel in PANELS:
        assert {"img", "script"} & set(read(last[panel]).tags) == set(), panel


def test_two_windows_see_each_others_turns(rental: Rental) -> None:
    one, other = Conversation(rental), Conversation(rental)
    name = begun(one)
    shown(other.said(Place(name), "We have 4,000 EUR."))
    assert "We have 4,000 EUR." in read(one.opened(name)["log"]).text


def test_an_answer_is_kept_when_the_window_closes_in_mid_turn(talk: Conversation, rental: Rental) -> None:
    running = talk.said(Place(), BRIEF)
    name = project_of(next(running))
    session = rental.session(name)
    heard = in_background(iter(session.send(Said(text=BRIEF))))
    next(heard)
    heard.close()  # type: ignore[attr-defined]  # it is a generator
    for _ in range(2000):
        if session.case.messages and session.case.messages[-1].author == "assistant":
            break
    else:
        pytest.fail("the turn did not end")


def test_a_project_is_busy_until_the_last_of_its_turns_is_over_or_has_failed() -> None:
    busy = Busy()
    with busy.answering("bikes"):
        with pytest.raises(JournalDamaged), busy.answering("bikes"):
            raise JournalDamaged("x", "y")
        assert "bikes" in busy
        assert "kites" not in busy
    assert "bikes" not in busy


def test_errors_of_the_background_reach_the_listener() -> None:
    def failing() -> Iterator[events.Event]:
        yield events.Step(label="one")
        raise ValueError("two")

    heard = in_background(failing())
    assert next(heard) == events.Step(label="one")
    with pytest.raises(ValueError, match="two"):
        next(heard)


# ---- projects: rename, copy, delete, search ----


def test_a_project_gets_another_title_from_the_list_and_the_open_one_stays(talk: Conversation) -> None:
    name, other = begun(talk), begun(talk, "Our 12 ovens fail twice a month, 400 EUR each. We want one by May 2027.")
    last = shown(talk.acted("rename", json.dumps({"name": name, "title": "Fewer flat tyres"}), Place(other)))[-1]
    assert project_of(last) == other
    assert "Fewer flat tyres" in read(last["rail"]).text
    assert "is called “Fewer flat tyres” now" in read(last["live"]).text
    assert "Fewer flat tyres" in read(talk.opened(name)["plan"]).text


@pytest.mark.parametrize("title", ["", "   ", "x" * 500, "\u202e"])
def test_a_title_that_cannot_be_used_is_refused_in_a_sentence(talk: Conversation, title: str) -> None:
    name = begun(talk)
    before = talk.opened(name)["rail"]
    last = shown(talk.acted("rename", json.dumps({"name": name, "title": title}), Place(name)))[-1]
    assert "note" in read(last["live"]).values("class")
    assert last["rail"] == before


def test_a_copy_opens_says_where_it_is_from_and_goes_its_own_way(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.acted("branch", name, Place(name)))[-1]
    new = project_of(last)
    assert new != name
    assert "This is a copy of" in read(last["live"]).text
    assert "from " in read(last["rail"]).text
    shown(talk.said(Place(new), "We have 4,000 EUR."))
    assert "We have 4,000 EUR." not in read(talk.opened(name)["log"]).text
    assert "We have 4,000 EUR." in read(talk.opened(new)["log"]).text
    assert BRIEF in read(talk.opened(new)["log"]).text


def test_deleting_another_project_leaves_the_open_one_where_it_is(talk: Conversation, rental: Rental) -> None:
    name, other = begun(talk), begun(talk, "Our 12 ovens fail twice a month, 400 EUR each. We want one by May 2027.")
    last = shown(talk.acted("delete", name, Place(other)))[-1]
    assert project_of(last) == other
    assert "is deleted, with its messages, plan and files" in read(last["live"]).text
    assert not rental.journal.exists(name)


def test_search_looks_into_what_was_said(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.said(Place(name), "The mechanic is called Wendelin."))
    assert talk.found("wendelin") == [name]
    assert talk.found("nobody said that") == []


# ---- take back, bring back ----


def test_a_turn_taken_back_can_be_brought_back_and_both_say_what_is_different(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.said(Place(name), "We want 4 % by March 2027, and have 4,000 EUR."))
    full = talk.opened(name)
    gone = shown(talk.acted("undo", "", Place(name)))[-1]
    assert "in the plan" in read(gone["live"]).text or "The plan is the same" in read(gone["live"]).text
    assert "redo" in dict(read(gone["log"]).acts)
    back = shown(talk.acted("redo", "", Place(name)))[-1]
    assert "The turn is back." in read(back["live"]).text
    assert {panel: back[panel] for panel in ("card", "plan", "decisions")} == {
        panel: full[panel] for panel in ("card", "plan", "decisions")
    }


def test_something_new_ends_the_way_back(talk: Conversation) -> None:
    name = begun(talk)
    shown(talk.said(Place(name), "We have 4,000 EUR."))
    shown(talk.acted("undo", "", Place(name)))
    last = shown(talk.said(Place(name), "We have 5,000 EUR."))[-1]
    assert "redo" not in dict(read(last["log"]).acts)
    assert "something new was said" in read(shown(talk.acted("redo", "", Place(name)))[-1]["live"]).text


def test_the_first_turn_taken_back_leaves_the_project_where_it_was(talk: Conversation) -> None:
    name = begun(talk)
    last = shown(talk.acted("undo", "", Place(name)))[-1]
    assert project_of(last) == name
    assert "redo" in dict(read(last["log"]).acts)
    assert "First read" in read(shown(talk.acted("redo", "", Place(name)))[-1]["log"]).text


# ---- two windows ----


def seen(screen: Screen) -> int:
    return int(read(screen["log"]).values("data-position")[0])


def test_another_window_is_told_by_where_the_journal_is(talk: Conversation, rental: Rental) -> None:
    name = begun(talk)
    mine = seen(talk.opened(name))
    assert talk.state(name) == {"known": True, "position": mine}
    shown(Conversation(rental).said(Place(name), "We have 4,000 EUR."))
    assert talk.state(name)["position"] > mine
    assert talk.state("never-said") == {"known": False, "position": 0}


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_a_window_that_is_behind_takes_nothing_back(talk: Conversation, act: str) -> None:
    name = begun(talk)
    stale = seen(talk.opened(name))
    shown(talk.said(Place(name), "We have 4,000 EUR."))
    last = shown(talk.acted(act, "", Place(name, seen=stale)))[-1]
    assert "We have 4,000 EUR." in read(last["log"]).text
    assert "nothing was done" in read(last["live"]).text


def test_answers_to_a_card_that_is_gone_are_not_sent_and_the_new_card_is_shown(talk: Conversation) -> None:
    name = begun(talk)
    stale = talk.opened(name)
    slots = read(stale["card"]).values("data-slot")
    shown(talk.acted("answer", json.dumps(dict.fromkeys(slots, "We don't know")), Place(name)))
    last = shown(talk.acted("answer", json.dumps({slots[0]: "a late answer"}), Place(name, seen=seen(stale))))[-1]
    assert "a late answer" not in read(last["log"]).text
    assert "Here is what is new" in read(last["live"]).text
    assert last["card"] == talk.opened(name)["card"]


def test_answers_that_still_fit_are_taken_although_the_window_is_behind(talk: Conversation) -> None:
    name = begun(talk)
    stale = talk.opened(name)
    slot = read(stale["card"]).values("data-slot")[0]
    shown(talk.acted("language", "es", Place(name)))
    last = shown(talk.acted("answer", json.dumps({slot: "nunca"}), Place(name, seen=seen(stale))))[-1]
    assert "nunca" in read(last["log"]).text


@pytest.mark.parametrize("act", ["answer", "plan_now", "undo", "correct", "choose", "resume"])
def test_a_click_on_a_deleted_project_brings_nothing_back_to_life(talk: Conversation, rental: Rental, act: str) -> None:
    name = begun(talk)
    rental.delete(name)
    arg = json.dumps({"number": 1, "text": "x", "headline": "verdict", "value": "stop"}) if act in {"correct", "choose"} else ""
    last = shown(talk.acted(act, arg, Place(name)))[-1]
    assert "deleted in another window" in read(last["live"]).text
    assert not rental.journal.exists(name)


def test_a_message_to_a_deleted_project_stands_in_the_box_again(talk: Conversation, rental: Rental) -> None:
    name = begun(talk)
    rental.delete(name)
    last = shown(talk.said(Place(name), "We have 4,000 EUR."))[-1]
    assert last[BOX] == "We have 4,000 EUR."
    assert "was deleted" in read(last["live"]).text
    assert not rental.journal.exists(name)


# ---- who leads ----


def asking(home: Path) -> Conversation:
    return Conversation(Rental(home, OPENAI_BASE_URL="https://models.example.org/v1", OPENAI_API_KEY="k"))


def test_a_yes_and_a_no_to_the_model_are_kept_and_told(tmp_path: Path) -> None:
    talk = asking(tmp_path)
    assert "May your texts be sent there?" in read(talk.opened("")["notices"]).text
    yes = shown(talk.acted("allow_model", "", Place()))[-1]
    assert "Sent to" not in read(yes["notices"]).text
    assert "sent to models.example.org" in read(yes["mode"]).text
    no = shown(talk.acted("refuse_model", "", Place()))[-1]
    assert "stays on this machine" in read(no["mode"]).text
    assert "May your texts" not in read(asking(tmp_path).opened("")["notices"]).text


def test_leading_without_a_server_is_told(talk: Conversation) -> None:
    assert "note" in read(shown(talk.acted("allow_model", "", Place()))[-1]["live"]).values("class")


# ---- the first start, and a journal that fails ----


def test_a_message_of_the_first_start_waits_for_the_notes_and_says_so(rental: Rental) -> None:
    preparing, done = Preparing(), threading.Event()
    thread = preparing.start(lambda: done.wait(5))
    talk = Conversation(rental, preparing)
    assert "Preparing the notes" in read(talk.opened("")["notices"]).text
    running = talk.said(Place(), BRIEF)
    assert BRIEF in read(next(running)["live"]).text
    assert "Preparing the notes" in read(next(running)["live"]).text
    done.set()
    thread.join()
    last = list(running)[-1]
    assert "First read" in read(last["log"]).text
    assert "Preparing" not in read(last["notices"]).text
    assert [("Preparing" in read(one["notices"]).text) for one in talk.prepared(Place())] == [False]


def test_a_journal_that_cannot_be_read_is_a_sentence_on_the_first_page(rental: Rental) -> None:
    class Damaged(Rental):
        def projects(self, search: str = "") -> list[SessionRow]:  # noqa: ARG002 - it only fails
            raise JournalDamaged("The journal cannot be read.", "Put back a copy of the file.")

    name = begun(Conversation(rental))
    talk = Conversation(Damaged(rental.home))
    assert "What do you want to do better?" in read(talk.opened("")["log"]).text
    assert talk.found("x") == []
    last = shown(talk.acted("rename", json.dumps({"name": name, "title": "Other"}), Place(name)))[-1]
    assert "The journal cannot be read. Put back a copy of the file." in read(last["live"]).text
