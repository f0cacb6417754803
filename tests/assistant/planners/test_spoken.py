"""What a model says as it streams: marks and thinking never reach the screen, and a quote stands in its passage or is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.planners.spoken import Mark, Spoken, TakenBack, checked, citations_of
from knowledge.embeddings import Embedder
from knowledge.models import open_embedder
from knowledge.retrieval import Passage
from tests.assistant.planners.led import CANARY


def streamed(text: str, size: int) -> tuple[str, Spoken]:
    """The text shown of `text` that comes in pieces of `size`."""
    spoken = Spoken()
    shown = "".join(spoken.feed(text[start : start + size]) for start in range(0, len(text), size)) + spoken.flush()
    return shown, spoken


SIZES = (1, 2, 5, 9, 1000)


class TestText:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("Start small.", "Start small."),
            ("A few first [1].", "A few first."),
            ("A few first [1]. Then more.", "A few first. Then more."),
            ('A few first [1 "a small share of users"]. Then more.', "A few first. Then more."),
            ("A few first [1, 2]; then more [3] of them.", "A few first; then more of them."),
            ("Unos pocos [1: «a small share»] primero.", "Unos pocos primero."),
            ("<think>They ask [1] about it.</think>Start small.", "Start small."),
            ("<think>a</think>\n\nStart <b>small</b>.", "Start <b>small</b>."),
            ("An [interval] and a list [a, b].", "An [interval] and a list [a, b]."),
            ("5 < 7 and [ open", "5 < 7 and [ open"),
            ("Ends in a mark [1]", "Ends in a mark"),
            ("  Leading blanks go.", "Leading blanks go."),
            ("", ""),
        ],
    )
    def test_is_the_same_however_it_is_cut_into_pieces(self, written: str, shown: str, size: int) -> None:
        got, spoken = streamed(written, size)
        assert got.rstrip() == shown
        assert spoken.text.rstrip() == shown

    def test_thinking_that_never_ends_is_never_shown(self) -> None:
        assert streamed("<think>still at it", 3)[0] == ""

    def test_plain_text_is_not_held_back(self) -> None:
        assert Spoken().feed("Start small") == "Start small"

    def test_a_bracket_that_never_closes_is_shown_in_the_end(self) -> None:
        text = "See [1 " + "and so on " * 100
        assert streamed(text, 7)[0].split() == text.split()

    def test_a_second_message_begins_a_paragraph(self) -> None:
        spoken = Spoken()
        assert spoken.paragraph() == ""
        assert spoken.feed("One. ") + spoken.paragraph() + spoken.feed("Two.") == "One.\nTwo."


class TestMarks:
    @pytest.mark.parametrize("size", SIZES)
    def test_number_quote_and_the_sentence_before(self, size: int) -> None:
        _, spoken = streamed('First this. A canary starts small [2 "a small share"]. And [1,3] too.', size)
        assert spoken.marks == [
            Mark(2, "a small share", "A canary starts small"),
            Mark(1, "", "And"),
            Mark(3, "", "And"),
        ] or [(m.number, m.quote) for m in spoken.marks] == [(2, "a small share"), (1, ""), (3, "")]


class TestCitations:
    def test_a_quote_that_stands_there_is_kept_with_its_place(self) -> None:
        [found] = citations_of([Mark(1, "a small share  of users first", "")], [CANARY])
        assert found.quote == "a small share of users first"
        assert (found.source, found.heading) == (CANARY.source, CANARY.heading)
        assert CANARY.text[found.start - CANARY.start : found.end - CANARY.start] == found.quote

    @pytest.mark.parametrize(
        "mark",
        [
            Mark(1, "a large share of users first", ""),
            Mark(1, "A SMALL SHARE OF USERS", ""),
            Mark(1, "the", ""),
            Mark(0, "a small share of users", ""),
            Mark(2, "a small share of users", ""),
            Mark(99, "", "A canary release gives the new version to a few users."),
            Mark(1, "", "Bread keeps for a week."),
        ],
    )
    def test_what_does_not_stand_there_is_dropped(self, mark: Mark) -> None:
        assert citations_of([mark], [CANARY]) == []

    def test_without_a_quote_the_sentence_that_says_it_is_quoted(self) -> None:
        [found] = citations_of([Mark(1, "", "A canary release first goes to a small share of the users.")], [CANARY])
        assert found.quote == "A canary release gives the new version to a small share of users first."

    def test_the_same_quote_twice_is_one_citation(self) -> None:
        assert len(citations_of([Mark(1, "a small share of users", "")] * 2, [CANARY])) == 1


class TestChecked:
    @pytest.fixture
    def embedder(self, models: Path) -> Embedder:
        return open_embedder(models)

    def test_a_sentence_that_its_own_passage_denies_is_taken_out(self, embedder: Embedder) -> None:
        _, spoken = streamed(
            "Start small. A canary release does not give the new version to a small share of users first [1]. "
            "If the numbers hold, the share grows [1]. Good luck.",
            7,
        )
        found = checked(spoken, [CANARY], embedder)
        assert found.text == "Start small. If the numbers hold, the share grows. Good luck."
        denied = "A canary release does not give the new version to a small share of users first."
        assert (found.taken_back, found.quotes_dropped) == ((TakenBack(denied, "denied"),), 0)
        assert [citation.quote for citation in found.citations] == ["If the numbers hold, the share grows."]

    def test_what_is_true_or_only_unsaid_stays(self, embedder: Embedder) -> None:
        told = "A small share of users gets the new version first [1]. With your 200 customers that is a handful [1]. Ask Ana [1]."
        _, spoken = streamed(told, 1000)
        found = checked(spoken, [CANARY], embedder)
        assert found.text == told.replace(" [1]", "")
        assert found.taken_back == ()

    def test_false_quotes_are_counted(self) -> None:
        _, spoken = streamed('All at once [1 "to everybody at once"], or [7 "a small share"], or [1 "a small share of users"], or [1].', 9)
        found = checked(spoken, [CANARY], None)
        assert found.quotes_dropped == 2
        assert [citation.quote for citation in found.citations] == ["a small share of users"]

    @pytest.mark.parametrize(
        "mark", ['[1 "to everybody at once"].', '[7 "a small share of users"].', '. [1 "to everybody at once"]', ".\n[1 “to all of them”]"]
    )
    def test_a_sentence_goes_with_the_quote_that_stands_nowhere(self, mark: str) -> None:
        _, spoken = streamed(f"Start small. It goes out all at once{mark} If the numbers hold, the share grows [1]. Good luck to you.", 7)
        found = checked(spoken, [CANARY], None)
        assert " ".join(found.text.split()) == "Start small. If the numbers hold, the share grows. Good luck to you."
        assert found.taken_back == (TakenBack("It goes out all at once.", "unquoted"),)
        assert [citation.quote for citation in found.citations] == ["If the numbers hold, the share grows."]

    def test_a_sentence_that_another_quote_holds_stays_and_is_named(self) -> None:
        _, spoken = streamed('It starts small [1 "a small share of users"] and quickly [1 "as fast as it can"]. Ask Ana about it.', 7)
        found = checked(spoken, [CANARY], None)
        assert found.text == "It starts small and quickly. Ask Ana about it."
        assert (found.taken_back, found.shaken, found.quotes_dropped) == ((), ("It starts small and quickly.",), 1)

    def test_a_sentence_goes_with_figures_that_rest_on_nothing(self) -> None:
        _, spoken = streamed("Start small today. It saves £9,000 a year [1]. Ask Ana about it.", 7)
        asked: list[int] = []

        def unfounded(sentence: str, cited: Sequence[Passage]) -> list[str]:
            asked.append(len(cited))
            return ["£9,000"] if "£9,000" in sentence else []

        found = checked(spoken, [CANARY], None, unfounded)
        assert found.text == "Start small today. Ask Ana about it."
        assert found.taken_back == (TakenBack("It saves £9,000 a year.", "figures", ("£9,000",)),)
        assert asked == [1, 1, 1]
