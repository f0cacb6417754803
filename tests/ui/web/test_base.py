"""The smallest pieces of markup: nothing that people write becomes markup, lists fold, words are cut at words."""

import re

import pytest

from tests.ui.web.reading import read
from tests.ui.web.sample import NAUGHTY
from ui.web import base
from ui.web.labels import counted, label, labels_by_key

TRICKS = [
    NAUGHTY,
    "a < b && c > d",
    "\"'`",
    "{{#each x}}",
    "${alert(1)}",
    "</textarea><svg onload=alert(1)>",
    "ñandú – 5 °C 😀",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("text", TRICKS)
def test_any_text_stays_text(text: str) -> None:
    seen = read(f"<p>{base.esc(text)}</p>")
    assert (seen.tags, "".join(seen.words)) == (["p"], text)


@pytest.mark.parametrize("text", TRICKS)
def test_template_signs_never_reach_the_component(text: str) -> None:
    assert not set("{}`$") & set(base.esc(text))


@pytest.mark.parametrize("text", TRICKS)
def test_text_in_an_attribute_stays_there(text: str) -> None:
    seen = read(base.button(text, "pick", text))
    assert seen.tags == ["button"]
    assert seen.values("data-arg") == [text]


def test_a_number_and_its_per_cent_sign_stay_on_one_line() -> None:
    markup = base.button("9 % of 5 %", "pick", "9 % of 5 %")
    seen = read(base.bound(markup))
    assert seen.words == ["9\u00a0% of 5\u00a0%"]
    assert seen.values("data-arg") == ["9 % of 5 %"]


def test_a_button_says_whether_it_is_pressed_only_where_it_can_be() -> None:
    assert read(base.button("Save", "correct", "3")).values("aria-pressed") == []
    assert [read(base.button("Some", "pick", pressed=on)).values("aria-pressed") for on in (True, False)] == [["true"], ["false"]]


@pytest.mark.parametrize(("number", "more"), [(0, None), (1, None), (5, None), (6, "1 more"), (23, "18 more")])
def test_a_list_folds_after_five(number: int, more: str | None) -> None:
    seen = read(base.points([f"point {n}" for n in range(number)]))
    assert seen.tags.count("li") == number
    assert ("details" in seen.tags) == bool(more)
    assert (more or "") in seen.text


def test_pairs_without_a_text_are_left_out() -> None:
    assert read(base.pairs([("Budget", "900 EUR"), ("Law", "")])).text == "Budget 900 EUR"
    assert base.pairs([("Law", "")]) == ""


def test_each_cell_knows_the_name_of_its_column() -> None:
    seen = read(base.table(("Task", "Who"), [("dig", "Ana"), ("<i>", "Bo")]))
    assert seen.values("data-name") == ["Task", "Who", "Task", "Who"]
    assert "<i>" in seen.text


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("short", 10, "short"),
        ("one two three four", 12, "one two…"),
        ("x" * 30, 10, "x" * 9 + "…"),
        ("line\n  break", 40, "line break"),
        ("ends, here and on", 7, "ends…"),
    ],
)
def test_long_lines_are_cut_at_a_word(text: str, length: int, shown: str) -> None:
    assert base.shortened(text, length) == shown


def test_words_come_in_both_languages() -> None:
    assert [label("chip.save", language) for language in ("en", "es")] == ["Save", "Guardar"]
    assert [counted("weeks", number, "es") for number in (1, 4)] == ["1 semana", "4 semanas"]
    with pytest.raises(KeyError):
        label("no.such.words")


def test_every_label_has_the_same_fields_in_both_languages() -> None:
    def fields(text: str) -> list[str]:
        return sorted(set(re.findall(r"\{(\w+)\}", text)))

    assert {key: words for key, words in labels_by_key().items() if not words.es or fields(words.en) != fields(words.es)} == {}
