"""Which turn undo and redo are about, compared with a plain stack; which message was left open."""

from __future__ import annotations

import random

import pytest

from assistant.entries import ASIDE, Entry, Kind, live
from assistant.turns import last_turn, left_open, next_turn, to_bring_back


class Book:
    """A list of entries as a session writes them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, turn: int, kind: Kind = "message", author: str = "user", /, **body: object) -> None:
        number = len(self.entries) + 1
        self.entries.append(Entry(turn=turn, author=author, kind=kind, body=body, session="s", number=number, at="2026-11-23"))

    def turn(self, *, answered: bool = True) -> int:
        number = next_turn(self.entries)
        self.add(number, text="words")
        if answered:
            self.add(number, "message", "assistant", text="answer")
        return number

    def undo(self) -> int:
        turn = last_turn(self.entries)
        if turn:
            self.add(next_turn(self.entries), "undone", turn=turn)
        return turn

    def redo(self) -> int:
        turn = to_bring_back(self.entries)
        if turn:
            self.add(next_turn(self.entries), "undone", turn=turn, redo=True)
        return turn

    def order(self, *, redo: bool) -> int:
        """Undo or redo in words: the order is a message that takes itself back."""
        before = list(self.entries)
        turn = to_bring_back(before) if redo else last_turn(before)
        own = next_turn(before)
        self.add(own, text="undo")
        if turn:
            self.add(own, "undone", "assistant", turn=turn, **({"redo": True} if redo else {}))
        self.add(own, "undone", "assistant", turn=own)
        self.add(own, "message", "assistant", text="done")
        return turn

    @property
    def counted(self) -> list[int]:
        return sorted({entry.turn for entry in live(self.entries)} - {ASIDE})


@pytest.mark.parametrize("seed", range(150))
def test_undo_and_redo_are_those_of_a_stack(seed: int) -> None:
    dice, book = random.Random(seed), Book()  # noqa: S311 - a game, not a secret
    done: list[int] = []
    taken: list[int] = []
    for _ in range(40):
        act = dice.choice(["turn", "turn", "undo", "undo", "redo", "redo", "say undo", "say redo", "aside"])
        if act == "turn":
            done.append(book.turn())
            taken.clear()
        elif act == "aside":
            book.add(ASIDE, dice.choice(["renamed", "language"]), title="x", language="en")
        elif act.endswith("undo"):
            turn = book.undo() if act == "undo" else book.order(redo=False)
            assert turn == (done[-1] if done else 0)
            if done:
                taken.append(done.pop())
        else:
            turn = book.redo() if act == "redo" else book.order(redo=True)
            assert turn == (taken[-1] if taken else 0)
            if taken:
                done.append(taken.pop())
        assert book.counted == sorted(done)
        assert to_bring_back(book.entries) == (taken[-1] if taken else 0)


def test_a_number_is_never_used_twice() -> None:
    book = Book()
    used = [book.turn()]
    for _ in range(5):
        book.undo()
        used.append(book.turn())
    assert len(set(used)) == len(used)


def test_a_new_turn_makes_redo_unavailable_also_when_it_goes_again() -> None:
    book = Book()
    book.turn()
    gone = book.turn()
    book.undo()
    assert to_bring_back(book.entries) == gone
    other = book.turn()
    assert to_bring_back(book.entries) == 0
    book.undo()
    assert book.redo() == other
    assert to_bring_back(book.entries) == 0


def test_names_and_languages_are_no_turns() -> None:
    book = Book()
    book.add(ASIDE, "language", language="es")
    assert last_turn(book.entries) == 0
    first = book.turn()
    book.add(ASIDE, "renamed", title="x")
    assert last_turn(book.entries) == first
    book.undo()
    book.add(ASIDE, "renamed", title="y")
    assert to_bring_back(book.entries) == first
    assert [entry.kind for entry in live(book.entries)] == ["language", "renamed", "renamed"]


def test_an_empty_project_has_nothing_to_take_back() -> None:
    assert (last_turn([]), next_turn([]), to_bring_back([]), left_open([])) == (0, 1, 0, [])


class TestLeftOpen:
    def test_a_message_without_an_answer_is_left_open_with_what_was_stored_of_it(self) -> None:
        book = Book()
        book.turn()
        turn = book.turn(answered=False)
        book.add(turn, "fact", slot="budget")
        assert [(entry.turn, entry.kind) for entry in left_open(book.entries)[0]] == [(turn, "message"), (turn, "fact")]

    def test_an_answer_closes_it(self) -> None:
        book = Book()
        turn = book.turn(answered=False)
        book.add(turn, "message", "assistant", text="late")
        assert left_open(book.entries) == []

    def test_a_choice_needs_no_answer_and_hides_none(self) -> None:
        book = Book()
        book.turn()
        book.add(next_turn(book.entries), "choice", headline="x", value="y")
        assert left_open(book.entries) == []
        turn = book.turn(answered=False)
        book.add(next_turn(book.entries), "choice", headline="x", value="z")
        assert [opened[0].turn for opened in left_open(book.entries)] == [turn]

    def test_one_that_was_taken_back_is_not(self) -> None:
        book = Book()
        book.turn(answered=False)
        book.undo()
        assert left_open(book.entries) == []

    def test_what_was_answered_later_closes_it(self) -> None:
        book = Book()
        book.turn(answered=False)
        book.turn()
        assert left_open(book.entries) == []

    def test_several_wait_in_the_order_in_which_they_were_said(self) -> None:
        book = Book()
        book.turn()
        assert [book.turn(answered=False), book.turn(answered=False)] == [opened[0].turn for opened in left_open(book.entries)]

    def test_a_click_that_was_told_answers_no_message(self) -> None:
        book = Book()
        turn = book.turn(answered=False)
        click = next_turn(book.entries)
        book.add(click, "message", text="", click="Taken out")
        book.add(click, "message", "assistant", text="Taken out")
        assert [opened[0].turn for opened in left_open(book.entries)] == [turn]
