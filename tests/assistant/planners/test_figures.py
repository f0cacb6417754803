"""Figures that a model names: what the team, the plan or a cited source says is known in any usual spelling, all else is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.plan.exports.markdown import to_markdown
from assistant.planners.figures import Grounds, grounds_of
from tests.assistant.talking import LAUNDRY, TODAY, VIVERO, Talk

MESSAGE = (
    "Each scan costs £9,000 a year in all, 95 % of them are fine, and it must run by 9 October 2028. One takes 25 minutes. "
    "We have 2,600 scans since 2016, the trust gives 15k pounds for it, and 808 hours were spent."
)


def grounds(folder: Path, *messages: str, texts: tuple[str, ...] = ()) -> Grounds:
    talk = Talk(folder)
    for message in messages:
        talk.say(message)
    found = grounds_of(talk.session.case, [talk.plan], texts, TODAY)
    talk.journal.close()
    return found


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    return grounds(tmp_path_factory.mktemp("figures"), LAUNDRY, MESSAGE)


class TestKnown:
    @pytest.mark.parametrize(
        "text",
        [
            "It costs £9,000 a year.",
            "It costs 9,000 pounds a year, so £9k.",
            "GBP 9000 are spent.",
            "There are £15,000 for it.",
            "Nearly all, 95 %, are fine.",
            "Nearly all, 95% or 95 percent, are fine.",
            "It runs from 9 October on.",
            "It runs on October 9, 2028, so 2028-10-09.",
            "It runs in October 2028.",
            "All of 2028 is left.",
            "Your pictures since 2016 count.",
            "With 2600 scans it can be done.",
            "About 800 hours went into it.",
            "25 minutes is long.",
            "From 300 to 150 garments a month at 45 euros each.",
            "You pay €45 for each.",
        ],
    )
    def test_usual_spellings_of_what_was_said(self, known: Grounds, text: str) -> None:
        assert known.without(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Two questions are left, and 3 more can wait.",
            "Half of the scans will do for the first two weeks.",
            "A dozen of them, or a hundred, make no difference.",
            "Take one of the two in step 2.",
            "Start next week, and look again in summer.",
            "ResNet-50 with an 80/20 split is usual, Python 3.12 is enough, and ISO 27001 is another matter.",
        ],
    )
    def test_small_counts_turns_of_speech_and_names_are_no_figures(self, known: Grounds, text: str) -> None:
        assert known.without(text) == []

    def test_all_that_the_plan_says_is_known_as_it_says_it(self, tmp_path: Path) -> None:
        for number, message in enumerate((LAUNDRY, VIVERO)):
            folder = tmp_path / str(number)
            folder.mkdir()
            talk = Talk(folder)
            talk.say(message)
            found = grounds_of(talk.session.case, [talk.plan], (), TODAY)
            assert [unknown for line in to_markdown(talk.plan).splitlines() for unknown in found.without(line)] == []
            talk.journal.close()

    def test_a_cited_source_vouches_for_its_figures(self, known: Grounds, tmp_path: Path) -> None:
        told = "A kappa of 0.63 is called substantial, in 1977 as today."
        assert known.without(told) == ["0.63", "1977"]
        assert grounds(tmp_path, LAUNDRY, texts=("From 0.61 to 0.63 it is substantial (Landis and Koch, 1977).",)).without(told) == []


class TestUnknown:
    @pytest.mark.parametrize(
        ("text", "figures"),
        [
            ("The software gets 87 percent right.", ["87 percent"]),
            ("It saves £7,200 a year.", ["£7,200 a year"]),
            ("It saves seven thousand pounds.", ["seven thousand pounds"]),
            ("It costs €9,000.", ["€9,000"]),
            ("You will be done by 3 March 2031.", ["3 March 2031"]),
            ("Before 2009 it was otherwise.", ["2009"]),
            ("A third of your counts is wrong.", ["A third"]),
            ("It takes eleven months.", ["eleven months"]),
            ("Label 370 pictures first.", ["370 pictures"]),
            ("It costs £7,200 by April 2031, I say £7,200.", ["£7,200", "April 2031"]),
        ],
    )
    def test_is_found_as_it_is_written(self, known: Grounds, text: str, figures: list[str]) -> None:
        found = known.without(text)
        assert len(found) == len(figures)
        assert all(one.startswith(figure) for one, figure in zip(found, figures, strict=True))

    def test_spanish_is_read_as_spanish(self, tmp_path: Path) -> None:
        found = grounds(tmp_path, VIVERO)
        assert found.without("De 900 plantas a 400 al mes, antes del 31 de diciembre de 2027.") == []
        assert found.without("Se ahorran 2.750 euros.") == ["2.750 euros"]
