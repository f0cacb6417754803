"""The question card: text, why, buttons, own words, "We don't know", and where the interview stands."""

import pytest

from tests.ui.web.reading import read
from tests.ui.web.sample import NAUGHTY, QUESTIONS
from ui.web import card


def question(slot: str = "deadline", number: int = 1, **more: object) -> dict[str, object]:
    return {"slot": slot, "text": "By when?", "why": "It binds.", "options": [], "field": "", "number": number} | more


def test_without_questions_there_is_no_card() -> None:
    assert card.render([], 12) == ""


@pytest.mark.parametrize(
    ("first", "count", "title", "place"),
    [
        (1, 1, "One question", "1 of at most 12"),
        (5, 3, "Three questions", "5 to 7 of at most 12"),
        (11, 2, "Two questions", "11 to 12 of at most 12"),
    ],
)
def test_the_head_says_how_many_and_where(first: int, count: int, title: str, place: str) -> None:
    seen = read(card.render([question(f"s{n}", first + n) for n in range(count)], 12))
    assert title in seen.text
    assert place in seen.text


def test_every_question_has_its_buttons_and_a_free_field_and_a_way_not_to_know() -> None:
    seen = read(card.render(QUESTIONS, 12))
    assert [arg for act, arg in seen.acts if act == "pick"] == ["none", "some", "We don't know", "We don't know"]
    assert seen.values("placeholder") == ["", "EUR"]
    assert seen.text.index("or in your own words") < seen.text.index("In your own words")
    assert seen.values("data-slot") == ["data_quality", "budget"]
    assert "How many repairs are missing?" in seen.text
    assert "It limits the choice." in seen.text


def test_a_half_written_answer_belongs_to_one_question_of_one_project() -> None:
    keys = [
        read(card.render([question(n, at)], 12, project=p)).values("data-key")[0]
        for n, at, p in (("budget", 1, "a"), ("budget", 4, "a"), ("budget", 1, "b"), ("law", 1, "a"), ("budget", 1, "a"))
    ]
    assert len(set(keys)) == 4
    assert keys[0] == keys[4]


def test_a_ready_we_do_not_know_is_not_shown_twice() -> None:
    seen = read(card.render([question(options=["soon", "We don't know"])], 12))
    assert [arg for act, arg in seen.acts if act == "pick"] == ["soon", "We don't know"]


def test_only_the_first_question_is_open_on_a_phone() -> None:
    seen = read(card.render([question(f"s{n}", n + 1) for n in range(3)], 12))
    assert [value for value in seen.values("class") if value in {"q", "q now"}] == ["q now", "q", "q"]
    assert {"next", "back", "answer", "plan_now"} <= {act for act, _ in seen.acts}


def test_one_question_needs_no_next() -> None:
    assert "next" not in {act for act, _ in read(card.render([question()], 12)).acts}


def test_questions_are_text() -> None:
    seen = read(card.render([question(text=NAUGHTY, why=NAUGHTY, options=[NAUGHTY], field=NAUGHTY, slot=NAUGHTY)], 12))
    assert {"img", "script"} & set(seen.tags) == set()
    assert seen.values("data-slot") == [NAUGHTY]


def test_the_card_speaks_spanish() -> None:
    text = read(card.render(QUESTIONS, 12, "es")).text
    assert "Dos preguntas" in text
    assert "No lo sabemos" in text
