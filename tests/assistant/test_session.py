"""A session: stored before answered, one end a turn, replay, undo, two windows, corrections by a click."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import events
from assistant.case import replay
from assistant.errors import BadInput, EnvironmentBroken
from assistant.orders import LONGEST
from assistant.plan.compose import compose
from assistant.planners.base import Desk, Said, Turn
from assistant.planners.interview import Interview
from assistant.projects import title_of
from assistant.reading import chip_of
from assistant.session import Session
from tests.assistant.talking import FERRY, LAUNDRY, LIBRARY, TODAY, VIVERO, Reply, Talk, reply


class Breaks(Interview):
    """An interview that fails in the middle of an answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def respond(self, turn: Turn) -> Iterator[events.Event]:
        yield events.TextDelta(text=f"Turn {turn.number}.\n")
        raise self.error


class TestStoredBeforeAnswered:
    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (EnvironmentBroken("The disk is full.", "Free some space."), "The disk is full."),
            (ValueError("secret words of the team"), "Your message is kept."),
            (RecursionError(), "Your message is kept."),
        ],
    )
    def test_a_planner_that_fails_loses_no_message(self, tmp_path: Path, error: Exception, told: str) -> None:
        talk = Talk(tmp_path, Breaks(error))
        answer = talk.say(LAUNDRY)
        assert [body["text"] for body in talk.stored()] == [LAUNDRY]
        assert answer.kinds == ["text_delta", "error", "turn_ended"]
        assert told in answer.errors[0].message
        assert answer.errors[0].remedy
        assert "secret" not in answer.errors[0].message + answer.errors[0].remedy
        assert not answer.ended.finished

    def test_the_conversation_goes_on_after_a_failure(self, tmp_path: Path) -> None:
        talk = Talk(tmp_path, Breaks(KeyError("x")))
        talk.say(LAUNDRY)
        answer = reply(talk.again().send(Said(text=FERRY)))
        assert "First read" in answer.text
        assert answer.questions
        assert answer.ended.asked == len(answer.questions)

    def test_a_failure_in_the_middle_keeps_the_open_card(self, talk: Talk) -> None:
        asked = talk.say(LAUNDRY).slots
        reply(talk.again(Breaks(OSError("gone"))).send(Said(text="We have 3 people.")))
        assert list(talk.session.case.unanswered) == asked
        assert talk.say("thanks").slots == asked

    def test_message_and_answer_stand_in_the_journal(self, talk: Talk) -> None:
        answer = talk.say(LIBRARY)
        entries = talk.session.entries()
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert {entry.turn for entry in entries} == {1}
        assert (entries[0].author, entries[0].kind, entries[0].body["text"]) == ("user", "message", LIBRARY)
        told, named = entries[-2:]
        assert (told.author, told.kind, named.kind) == ("assistant", "message", "renamed")
        assert [q["slot"] for q in told.body["questions"]] == answer.slots
        assert told.body["text"].split() == answer.text.split()


class TestReplay:
    @pytest.mark.parametrize("brief", [LAUNDRY, FERRY, LIBRARY, VIVERO])
    def test_the_same_entries_give_the_same_case_and_plan(self, talk: Talk, brief: str) -> None:
        first = talk.say(brief)
        talk.say(card={first.slots[0]: first.questions[0].options[0]})
        talk.say("we don't know")
        case = replay(talk.session.name, talk.session.entries())
        assert case == talk.session.case == replay(talk.session.name, talk.session.entries())
        assert compose(case, talk.desk.catalogue, TODAY, version=case.turn) == talk.plan

    def test_the_brief_is_kept_letter_by_letter(self, talk: Talk) -> None:
        brief = "  We lose 4 % of our  parcels;\n\tÅsa (head) says “too many”.  "
        talk.say(brief)
        assert talk.plan.brief.verbatim == brief

    def test_a_plan_stays_as_it_was_until_something_is_said(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        years_later = Desk(talk.desk.catalogue, None, None, lambda: TODAY.replace(year=2031))
        assert Session(talk.session.name, talk.journal, years_later, Interview()).plan == talk.plan


class TestUndo:
    def test_undo_takes_back_the_last_turn_with_its_facts(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before, plan = talk.session.case, talk.plan
        talk.say("We have 2 people with 10 hours a week and 20,000 EUR.")
        assert len(talk.session.case.facts) > len(before.facts)
        assert talk.session.undo()
        assert talk.session.case == before
        assert talk.plan == plan

    def test_a_new_turn_gets_a_fresh_number(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say("We have 2 people.")
        talk.session.undo()
        talk.say("We have 5 people.")
        live = [m.turn for m in talk.session.case.messages if m.author == "user"]
        assert live == [1, 4]
        talk.session.undo()
        assert [m.turn for m in talk.session.case.messages if m.author == "user"] == [1]

    def test_everything_can_be_taken_back_and_begun_again(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        assert talk.session.undo()
        assert talk.session.plan is None
        assert not talk.session.undo()
        assert "First read" in talk.say(FERRY).text
        assert talk.plan.brief.verbatim == FERRY

    @pytest.mark.parametrize("words", ["undo", "Undo that", "please undo the last answer", "deshacer"])
    def test_undo_in_words_does_the_same(self, talk: Talk, words: str) -> None:
        card = talk.say(LAUNDRY).slots
        before = talk.plan
        talk.say("We have 2 people with 10 hours a week.")
        answer = talk.say(words)
        assert talk.plan == before
        assert answer.slots == card
        assert all(question.again for question in answer.questions)
        assert "taken back" in answer.text
        assert answer.ended.asked == len(card)
        assert words in [body["text"] for body in talk.stored()]

    def test_undo_in_words_twice_goes_two_turns_back(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say("We have 2 people.")
        talk.say("We have 20,000 EUR.")
        talk.say("undo")
        talk.say("undo")
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY]

    def test_undo_with_nothing_to_take_back_says_so(self, talk: Talk) -> None:
        answer = talk.say("undo")
        assert "no turn to take back" in answer.text
        assert talk.session.plan is None
        assert not answer.ended.finished

    def test_undo_takes_back_a_click_too(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before = talk.session.case.facts
        reply(talk.session.drop(before[-1].number))
        talk.session.undo()
        assert talk.session.case.facts == before

    def test_the_plan_before_is_that_of_the_turn_before(self, talk: Talk) -> None:
        assert talk.session.plan_before() is None
        talk.say(LAUNDRY)
        assert talk.session.plan_before() is None
        first = talk.plan
        talk.say("We have 2 people with 10 hours a week.")
        assert talk.session.plan_before() == first


class TestTwoWindows:
    def test_each_sees_what_the_other_said(self, talk: Talk) -> None:
        other = talk.again()
        talk.say(LAUNDRY)
        assert other.case == talk.session.case
        reply(other.send(Said(text="We have 2 people with 10 hours a week.")))
        assert talk.plan == other.plan
        assert talk.session.case.turn == 2
        other.undo()
        assert talk.session.case.turn == 1

    def test_turns_of_two_windows_never_share_a_number(self, talk: Talk) -> None:
        windows = [talk.session, talk.again(), talk.again()]
        answers: list[Reply] = []

        def speak(number: int) -> None:
            answers.extend(reply(windows[number].send(Said(text=word))) for word in ("hello", "thanks", "hello"))

        threads = [threading.Thread(target=speak, args=(n,)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        turns = [entry.turn for entry in talk.session.entries() if entry.author == "user"]
        assert sorted(turns) == list(range(1, 10))
        assert all(answer.ended and not answer.errors for answer in answers)

    def test_sessions_of_other_names_stay_apart(self, talk: Talk, tmp_path: Path) -> None:
        talk.say(LAUNDRY)
        other = Talk(tmp_path, name="another")
        other.say(FERRY)
        assert other.plan.brief.verbatim == FERRY
        assert talk.plan.brief.verbatim == LAUNDRY


class TestOpened:
    def test_a_new_session_is_not_resumed_and_an_old_one_is(self, talk: Talk) -> None:
        assert talk.session.opened() == events.SessionOpened(session="our-project", mode="guided", resumed=False)
        talk.say(LIBRARY)
        assert talk.again().opened().resumed

    def test_nothing_is_stored_by_looking(self, talk: Talk) -> None:
        assert talk.session.plan is None
        assert talk.session.case.messages == ()
        assert not talk.journal.exists(talk.session.name)


class TestClicks:
    def test_a_correction_replaces_the_fact_and_plans_anew(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(deadline="in 6 months")
        card, facts = talk.session.case.unanswered, talk.session.case.facts
        wrong = next(fact for fact in facts if fact.slot == "deadline" and fact.origin.turn == 2)
        answer = reply(talk.session.correct(wrong.number, "in 12 months"))
        now = talk.session.case
        assert wrong not in now.facts
        assert [fact.words for fact in now.facts if fact.replaces == wrong.number] == ["in 12 months"]
        assert all(fact in now.facts for fact in facts if fact != wrong)
        assert now.unanswered == card
        assert now.fact_of("duration_months") == next(f for f in now.facts if f.replaces == wrong.number)
        assert answer.ended.asked == len(now.asked)
        assert answer.text.startswith("Corrected.")

    def test_a_corrected_fact_can_be_corrected_again(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(budget="up to 20,000")
        for words, value in (("50,000 EUR", 50000), ("70,000 EUR", 70000)):
            fact = talk.session.case.fact_of("budget")
            assert fact is not None
            reply(talk.session.correct(fact.number, words))
            assert talk.session.case.signals()["budget"]["value"] == value
        assert len(talk.session.case.facts_of("budget")) == 1

    def test_what_is_not_true_goes_and_the_plan_follows(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(budget="up to 20,000")
        fact = talk.session.case.fact_of("budget")
        assert fact is not None
        assert talk.plan.constraints.budget is not None
        card = talk.session.case.unanswered
        answer = reply(talk.session.drop(fact.number))
        assert answer.text.startswith(f"Taken out: {chip_of(fact, talk.desk.catalogue)}")
        assert talk.plan.constraints.budget is None
        assert talk.session.case.unanswered == card
        assert answer.kinds[-2:] == ["plan_changed", "turn_ended"]

    def test_a_fact_that_is_gone_cannot_be_corrected(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        number = talk.session.case.facts[0].number
        reply(talk.session.drop(number))
        with pytest.raises(BadInput, match="not in the project any more"):
            reply(talk.session.correct(number, "something"))
        with pytest.raises(BadInput):
            reply(talk.session.drop(9999))

    @pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "…", "🎈"])
    def test_an_empty_correction_is_refused(self, talk: Talk, nothing: str) -> None:
        talk.say(LAUNDRY)
        before = talk.session.entries()
        with pytest.raises(BadInput, match="empty"):
            reply(talk.session.correct(talk.session.case.facts[0].number, nothing))
        assert talk.session.entries() == before


class TestChoices:
    def test_the_team_can_choose_another_option_with_its_reason(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        other = next(o.value for o in talk.plan.decision("approach").options if o.value != talk.choice("approach"))
        talk.session.choose("approach", other, "we know it well")
        decision = talk.plan.decision("approach")
        assert (decision.choice, decision.chosen_by, decision.team_reason) == (other, "team", "we know it well")
        assert talk.plan.headline.approach == other
        talk.session.undo()
        assert talk.plan.decision("approach").chosen_by != "team"

    def test_a_choice_that_does_not_exist_is_refused(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        for headline, value in (("approach", "magic"), ("weather", "rain")):
            with pytest.raises(BadInput, match="no option"):
                talk.session.choose(headline, value, "")

    def test_a_title_of_the_team_stands_on_the_plan(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.session.rename("  Whole shirts  ")
        assert talk.plan.meta.title == "Whole shirts"
        assert talk.journal.sessions()[0].title == "Whole shirts"
        with pytest.raises(BadInput, match="empty"):
            talk.session.rename("  ")

    def test_the_list_shows_what_the_plan_is_called_now(self, talk: Talk) -> None:
        talk.say("We run a laundry and would like to do something better with our photos of the garments.")
        talk.say("Fewer damaged garments: from 300 to 150 a month by 31 December 2027.")
        assert title_of(talk.session.entries()) == talk.plan.meta.title
        assert talk.plan.meta.title.startswith("Fewer damaged garments")

    def test_a_language_that_is_not_spoken_is_refused(self, talk: Talk) -> None:
        talk.session.speak("es")
        with pytest.raises(BadInput, match="no language"):
            talk.session.speak("tlh")
        assert talk.session.case.language == "es"


class TestTooLong:
    def test_the_longest_message_is_kept_whole(self, talk: Talk) -> None:
        text = (LAUNDRY + "\n").ljust(LONGEST, ".")
        answer = talk.say(text)
        assert talk.stored()[0]["text"] == text
        assert "long" in answer.text
        assert "First read" in answer.text

    def test_a_longer_one_is_refused_and_nothing_is_cut(self, talk: Talk) -> None:
        for answer in (talk.say("y" * (LONGEST + 1)), talk.say(budget="9" * (LONGEST + 1))):
            assert answer.kinds == ["error", "turn_ended"]
            assert "1,000,000 characters" in answer.errors[0].message
        assert talk.session.entries() == []

    def test_an_answer_to_a_question_that_does_not_exist_is_refused(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before = talk.session.entries()
        answer = talk.say(weather="rain")
        assert "no question named weather" in answer.errors[0].message
        assert talk.session.entries() == before
        assert answer.ended.asked == 3


def test_a_share_that_shall_be_found_is_no_title_of_more(talk: Talk) -> None:
    talk.say("We run laundries for hotels and want a camera that finds stains, with our 60,000 photos since 2022.")
    talk.say("It must find 95 % of the stains by 1 October 2027.")
    assert talk.plan.meta.title
    assert not talk.plan.meta.title.startswith("More")
