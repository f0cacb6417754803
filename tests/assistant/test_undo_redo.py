"""Undo and redo of messages, clicks and choices; names and languages stay; two windows and two programs see the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.plan.model import Plan
from tests.assistant.talking import LAUNDRY, Talk, reply

TEAM = "We have 2 people with 10 hours a week."


def other_option(talk: Talk) -> str:
    return next(o.value for o in talk.plan.decision("approach").options if o.value != talk.choice("approach"))


ACTS: dict[str, Callable[[Talk], object]] = {
    "message": lambda talk: talk.say(TEAM),
    "card": lambda talk: talk.say(budget="up to 20,000 EUR"),
    "correct": lambda talk: reply(talk.session.correct(talk.session.case.facts[0].number, "from 300 to 100 a month by June 2028")),
    "drop": lambda talk: reply(talk.session.drop(talk.session.case.facts[-1].number)),
    "choice": lambda talk: talk.session.choose("approach", other_option(talk), "we know it"),
    "plan_now": lambda talk: talk.say(plan_now=True),
}


def look(talk: Talk) -> tuple[object, ...]:
    """What the team sees of a project."""
    case = talk.session.case
    plan: Plan = talk.plan
    return case.messages, case.facts, case.choices, case.asked, case.unanswered, plan


class TestActs:
    @pytest.mark.parametrize("act", sorted(ACTS))
    def test_each_act_goes_and_comes_back_as_it_was(self, talk: Talk, act: str) -> None:
        talk.say(LAUNDRY)
        before = look(talk)
        ACTS[act](talk)
        after = look(talk)
        assert after != before
        assert talk.session.undo()
        assert look(talk) == before
        assert talk.session.can_redo
        assert talk.session.redo()
        assert look(talk) == after
        assert not talk.session.can_redo
        assert not talk.session.redo()

    def test_a_whole_sequence_goes_back_and_forth(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        seen = [look(talk)]
        for act in ("card", "choice", "drop"):
            ACTS[act](talk)
            talk.session.speak("es" if len(seen) % 2 else "en")
            talk.session.speak("en")
            talk.session.rename(f"Title {len(seen)}")
            seen.append(look(talk))
        for state in reversed(seen[:-1]):
            assert talk.session.undo()
            assert look(talk)[:5] == state[:5]
        for state in seen[1:]:
            assert talk.session.redo()
            assert look(talk)[:5] == state[:5]
        assert talk.session.case.title == "Title 3"

    @pytest.mark.parametrize("act", ["choice", "drop"])
    def test_a_new_turn_makes_redo_unavailable(self, talk: Talk, act: str) -> None:
        talk.say(LAUNDRY)
        talk.say("We have 20,000 EUR.")
        talk.session.undo()
        assert talk.session.can_redo
        ACTS[act](talk)
        assert not talk.session.can_redo
        assert not talk.session.redo()

    def test_a_name_or_a_language_leaves_redo_open(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.session.undo()
        talk.session.rename("Other")
        talk.session.speak("es")
        assert talk.session.redo()
        assert talk.plan.brief.verbatim == LAUNDRY
        assert (talk.session.case.title, talk.session.case.language) == ("Other", "es")


class TestNamesAndLanguages:
    def test_undo_leaves_them(self, talk: Talk) -> None:
        talk.session.speak("es")
        talk.say(LAUNDRY)
        talk.session.rename("Camisas")
        talk.session.undo()
        assert talk.session.plan is None
        assert (talk.session.case.language, talk.session.case.title) == ("es", "Camisas")
        assert not talk.session.undo()

    def test_the_title_of_the_team_outlives_a_new_beginning(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.session.rename("Whole shirts")
        talk.session.undo()
        talk.say("We want to sort 400 letters a day by department.")
        assert talk.journal.sessions()[0].title == "Whole shirts"
        assert talk.plan.meta.title == "Whole shirts"

    def test_a_name_does_not_count_as_a_change_of_the_plan(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        talk.say(TEAM)
        before, version = talk.session.plan_before(), talk.plan.meta.version
        talk.session.rename("Other")
        after = talk.session.plan_before()
        assert before is not None
        assert after is not None
        assert after.model_copy(update={"meta": before.meta}) == before
        assert talk.plan.meta.version == version


class TestInWords:
    @pytest.mark.parametrize("words", ["Redo that", "rehacer"])
    def test_redo_brings_back_what_undo_took(self, talk: Talk, words: str) -> None:
        talk.say(LAUNDRY)
        card = talk.say(TEAM).slots
        before = look(talk)
        talk.say("undo")
        answer = talk.say(words)
        assert look(talk) == before
        assert answer.slots == card
        assert "is back" in answer.text

    def test_with_nothing_to_bring_back_it_says_so(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before = look(talk)
        answer = talk.say("redo")
        assert "nothing to bring back" in answer.text
        assert look(talk) == before

    @pytest.mark.parametrize("words", ["We redo 40 orders a day.", "Redo the whole process of sorting letters by hand every day"])
    def test_a_sentence_about_work_is_no_order(self, talk: Talk, words: str) -> None:
        talk.say(LAUNDRY)
        talk.say(TEAM)
        talk.say("undo")
        talk.say(words)
        assert not talk.session.can_redo
        assert words in [m.text for m in talk.session.case.messages]


class TestTwoWindows:
    def test_the_position_tells_whether_another_one_wrote(self, talk: Talk) -> None:
        other = talk.again()
        assert talk.session.position == 0
        seen = []
        for act in (lambda: talk.say(LAUNDRY), other.undo, other.redo, lambda: other.rename("x"), lambda: other.speak("es")):
            act()
            assert talk.session.position == other.position
            seen.append(other.position)
        assert seen == sorted(set(seen))

    def test_undo_in_one_is_redone_in_the_other(self, talk: Talk) -> None:
        talk.say(LAUNDRY)
        before = look(talk)
        other = talk.again()
        assert other.undo()
        assert talk.session.can_redo
        assert talk.session.redo()
        assert not other.can_redo
        assert look(talk) == before

    def test_another_program_sees_and_is_seen(self, talk: Talk, tmp_path: Path) -> None:
        program = """if True:
            import sys
            from pathlib import Path
            from tests.assistant.talking import Talk, LAUNDRY
            talk = Talk(Path(sys.argv[1]))
            print(talk.session.position, talk.session.case.brief == LAUNDRY, talk.session.can_redo, flush=True)
            sys.stdin.readline()
            print(talk.session.position, [m.text for m in talk.session.case.messages if m.author == "user"][-1], flush=True)
            talk.session.undo()
            print(talk.session.position, flush=True)
        """
        talk.say(LAUNDRY)
        first = talk.session.position
        with subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            assert other.stdin is not None
            assert other.stdout is not None
            assert other.stdout.readline().split() == [str(first), "True", "False"]
            talk.say(TEAM)
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline().strip() == f"{talk.session.position} {TEAM}"
            assert int(other.stdout.readline()) == talk.session.position
        assert [m.text for m in talk.session.case.messages if m.author == "user"] == [LAUNDRY]
        assert talk.session.can_redo
