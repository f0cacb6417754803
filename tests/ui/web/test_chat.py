"""The talk: every kind of part is drawn, nothing that was written becomes markup, the last turn can be taken back."""

from typing import get_args

import pytest

from assistant.case import Fact, Origin
from assistant.plan.diff import Change
from assistant.replies import Kind, Part
from tests.ui.web.reading import Read, read
from tests.ui.web.sample import BRIEF, NAUGHTY, QUESTIONS, names_of, said, sample_case, sample_plan, sources_of, told
from ui.web import chat
from ui.web.sources import Sources

CITATION = {
    "source": "releasing.md",
    "heading": "Shadow",
    "quote": "Nobody acts on it.",
    "place": "our notes",
    "context": "Run it. Nobody acts on it.",
}

SUPPOSED = "What if we had two more people?"
"""Kept with the answer, and not shown again."""

PARTS = {
    "text": Part(kind="text", text="First line\nsecond line"),
    "lead": Part(kind="lead", text="The answer is now: start."),
    "list": Part(kind="list", text="Why I ask:", items=("because", "therefore")),
    "first_read": Part(
        kind="first_read", text="First read", rows=(("Goal", "Fewer faults", "lead"), ("Likely verdict", "Start. It pays.", "good"))
    ),
    "chips": Part(kind="chips", text="What I read.", items=("12 % broken",), facts=(2,)),
    "changes": Part(kind="changes", text="Changed:", rows=(("Aim", "7 %", "6 %", "you said so"), ("Risk", "", "rain", ""))),
    "answer": Part(kind="answer", text="Nobody acts on it.", citations=(CITATION,)),
    "note": Part(kind="note", text="This looks odd.", items=("look here",)),
    "mail": Part(kind="mail", text="Hello,", items=("1. How many?",)),
    "files": Part(kind="files", text="2 files were added.", rows=(("offer.pdf", "12 pages, 34 passages", "brief"),)),
    "what_if": Part(kind="what_if", text="If it is so, keep it.", rows=((SUPPOSED,),)),
    "handover": Part(kind="handover", text="The model stopped answering. Your message is kept.", items=("same questions",)),
}


def test_there_is_a_sample_of_every_kind_of_part() -> None:
    assert set(PARTS) == set(get_args(Kind))


@pytest.mark.parametrize("kind", PARTS)
def test_every_word_of_every_part_is_shown(kind: str) -> None:
    part = PARTS[kind]
    case = sample_case(said(4, 2, "go on"), told(5, 2, part))
    seen = read(chat.log(case, sources_of(sample_plan(), case))).text.replace(" .", ".")
    cells = [cell for row in part.rows for cell in row if cell not in {"lead", "good", "brief", SUPPOSED}]
    words = " ".join([part.text, *part.items, *cells]).replace(". ", " ").split()
    assert [word for word in words if word.rstrip(".") not in seen] == []


@pytest.mark.parametrize("kind", PARTS)
def test_no_part_lets_markup_through(kind: str) -> None:
    part = PARTS[kind]
    bad = part.model_copy(
        update={
            "text": NAUGHTY,
            "items": tuple(NAUGHTY for _ in part.items),
            "rows": tuple(tuple(NAUGHTY for _ in row) for row in part.rows),
            "citations": tuple(dict.fromkeys(c, NAUGHTY) for c in part.citations),
        }
    )
    case = sample_case(said(4, 2, NAUGHTY), told(5, 2, bad))
    seen = read(chat.log(case, sources_of(sample_plan(), case)))
    assert {"img", "script"} & set(seen.tags) == set()
    assert [name for _, name, _ in seen.attributes if name.startswith("on")] == []
    assert '<img src=x onerror="alert(1)">' in seen.text


def test_a_supposition_can_be_kept_by_a_button_until_something_new_is_said() -> None:
    answered = (said(4, 2, SUPPOSED), told(5, 2, PARTS["what_if"]))
    assert ("keep", "Keep it") in read(chat.log(sample_case(*answered), Sources())).acts
    later = sample_case(*answered, said(6, 3, "go on"), told(7, 3, PARTS["text"]))
    assert ("keep", "Keep it") not in read(chat.log(later, Sources())).acts


def test_a_chip_shows_the_words_it_was_read_from_and_can_be_corrected_or_dropped() -> None:
    seen = read(chat.log(sample_case(said(4, 2, "x"), told(5, 2, PARTS["chips"])), Sources()))
    assert "You wrote: “12 % are broken when somebody wants one”" in seen.text
    assert ("correct", "2") in seen.acts
    assert ("drop", "2") in seen.acts


def test_a_chip_of_this_turn_is_blue_an_assumed_one_dashed_a_dropped_one_gone() -> None:
    facts = (
        Fact(number=7, slot="a", words="new", origin=Origin(turn=2)),
        Fact(number=8, slot="b", words="guess", origin=Origin(turn=2, kind="assumption")),
        Fact(number=9, slot="c", words="old", origin=Origin(turn=1)),
    )
    part = Part(kind="chips", text="", items=("new", "guess", "old", "dropped"), facts=(7, 8, 9, 99))
    seen = read(chat.log(sample_case(told(5, 2, part), facts=facts, turn=2), Sources()))
    assert [value for value in seen.values("class") if value.startswith("chip ")] == ["chip fixed", "chip assumed", "chip ", "chip gone"]


def test_a_corrected_chip_shows_the_words_that_replaced_it() -> None:
    fact = Fact(number=9, slot="current_process_baseline", words="14 % are broken", origin=Origin(turn=2), replaces=2)
    seen = read(chat.log(sample_case(told(5, 2, PARTS["chips"]), facts=(fact,), turn=2), Sources()))
    assert "14 % are broken" in seen.text
    assert ("correct", "9") in seen.acts


def test_a_citation_carries_its_number_below_and_in_the_answer() -> None:
    case = sample_case(said(4, 2, "What is a shadow run?"), told(5, 2, PARTS["answer"]))
    sources = sources_of(sample_plan(), case)
    number = str(next(item.number for item in sources.items if item.group == "answers"))
    assert [arg for act, arg in read(chat.log(case, sources)).acts if act == "evidence"] == [number, number]


def test_a_number_stands_behind_the_sentence_that_rests_on_it() -> None:
    cited = ({**CITATION, "says": "Nobody <acts> on it."}, {**CITATION, "quote": "Another sentence of it.", "says": "It runs beside."})
    answer = Part(kind="answer", text="Nobody <acts> on it. It runs beside.", citations=cited)
    case = sample_case(said(4, 2, "What is a shadow run?"), told(5, 2, answer))
    sources = sources_of(sample_plan(), case)
    first, second = (str(item.number) for item in sources.items if item.group == "answers")
    shown = read(chat.log(case, sources)).text
    assert f"Nobody <acts> on it. {first} It runs beside. {second}" in " ".join(shown.split())


def test_two_quotes_from_one_place_are_one_row_with_two_numbers() -> None:
    answer = Part(kind="answer", text="Nobody acts on it.", citations=(CITATION, {**CITATION, "quote": "Another sentence of it."}))
    case = sample_case(said(4, 2, "What is a shadow run?"), told(5, 2, answer))
    sources = sources_of(sample_plan(), case)
    first, second = (str(item.number) for item in sources.items if item.group == "answers")
    seen = chat.log(case, sources)
    assert [arg for act, arg in read(seen).acts if act == "evidence"] == [first, second, first]
    assert f'<span class="cite">{first}</span><span class="cite">{second}</span>' in seen


def test_the_last_turn_can_be_taken_back_and_one_without_an_answer_says_so() -> None:
    answered, cut = sample_case(), sample_case(said(4, 2, "and then the light went out"))
    assert ("undo", "") in read(chat.log(answered, Sources())).acts
    assert "This message is kept" in read(chat.log(cut, Sources())).text


def test_while_a_message_is_answered_it_stands_in_one_place_only() -> None:
    case = sample_case(said(4, 2, "a new message"))
    assert "a new message" not in read(chat.log(case, Sources(), now=chat.Now(running=True))).text
    live = read(chat.live(chat.typed("a new message"), [("Read", "2 facts")], "Well.", "en", project="p"))
    assert live.text.count("a new message") == 1
    assert "caret" in live.values("class")


def test_answers_of_the_card_stand_under_their_questions() -> None:
    case = sample_case(said(4, 2, "", answers={"data_quality": "some", "budget": "4,000 EUR"}))
    text = read(chat.log(case, Sources())).text
    assert "How many repairs are missing? some What may it cost? 4,000 EUR" in text
    assert "data_quality" not in text


@pytest.mark.parametrize(("length", "folded"), [(50, False), (chat.LONG, False), (chat.LONG + 200, True)])
def test_a_long_message_is_folded_but_whole(length: int, *, folded: bool) -> None:
    text = ("word " * length)[:length].strip() + "!"
    seen = read(chat.typed(text[:length]))
    assert ("details" in seen.tags) == folded
    assert text[:length] in seen.text


def test_a_document_shows_its_name_and_its_text_on_demand() -> None:
    seen = read(chat.log(sample_case(said(4, 2, "Our whole proposal", document="offer <2>.docx")), Sources()))
    assert "offer <2>.docx" in seen.text
    assert "Our whole proposal" in seen.text


def test_line_breaks_of_the_team_are_kept() -> None:
    assert "one\n\ntwo" in chat.typed("one\n\ntwo")


def test_plan_with_what_you_have_is_told_as_said() -> None:
    assert "Plan with what you have" in read(chat.log(sample_case(said(4, 2, "", plan_now=True)), Sources())).text


def test_a_click_on_a_chip_is_told_once() -> None:
    case = sample_case(said(4, 2, "", click="Corrected."), told(5, 2, Part(kind="text", text="Corrected.")))
    assert read(chat.log(case, Sources())).text.count("Corrected.") == 1


def test_the_open_questions_are_those_of_the_last_answer() -> None:
    assert [q["slot"] for q in chat.questions_open(sample_case(said(4, 2, "hm")))] == [q["slot"] for q in QUESTIONS]
    assert chat.questions_open(sample_case(told(5, 2, PARTS["text"]))) == []


def test_the_log_names_its_project_and_language() -> None:
    seen = read(chat.log(sample_case(language="es"), Sources()))
    assert (seen.values("data-project"), seen.values("data-language")) == (["bicycles"], ["es"])
    assert BRIEF in seen.text


def diff(*rows: tuple[str, str, str, str], language: str = "en") -> Read:
    part = Part(kind="changes", text="Changed:", rows=rows)
    return read(chat.log(sample_case(told(5, 2, part), language=language), sources_of(sample_plan())))


def test_a_change_without_a_before_is_told_below_the_table() -> None:
    seen = diff(("Aim", "7 %", "6 %", "you said so"), ("Task added", "", "Count the rain", ""), ("Risk dropped", "ice", "", ""))
    cells = seen.text.split("Why Aim")[1]
    assert cells.startswith(" 7 % 6 % you said so Task added: Count the rain Risk dropped: ice")
    assert seen.tags.count("td") == 4


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("Who signs?", "", "Ada", ""), "Who signs? New: Ada"),
        (("Who signs?", "Ada", "", ""), "Who signs? No longer: Ada"),
        (("Risk dropped", "ice", "", ""), "Risk dropped: ice"),
    ],
)
def test_what_only_came_or_only_went_is_one_line(row: tuple[str, str, str, str], said: str) -> None:
    assert said in diff(row).text


def test_at_most_five_changes_are_open() -> None:
    rows = [(f"Row {n}", f"{n} days", f"{n + 1} days", "") for n in range(9)]
    assert "4 more" in diff(*rows).text
    assert "more" not in diff(*rows[:5]).text


def test_changes_are_named_in_spanish() -> None:
    text = diff(("By when", "not set", "30 de junio", ""), ("Task added", "", "Contar", ""), language="es").text
    assert "Para cuándo sin fijar" in text
    assert "Tarea nueva: Contar" in text


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ({"wants_plan": True, "finished": True, "asked": 3}, 1),
        ({"wants_plan": True, "finished": True, "asked": 11}, 1),
        ({"wants_plan": True, "finished": True, "asked": 12}, 0),
        ({"wants_plan": False, "finished": True, "asked": 3}, 0),
        ({"wants_plan": True, "finished": False, "asked": 3}, 0),
    ],
)
def test_questions_left_open_can_be_asked_for(state: dict[str, int], offered: int) -> None:
    answer = told(5, 2, Part(kind="text", text="Done."), finished=bool(state["finished"]))
    asked = tuple(f"s{n}" for n in range(state["asked"]))
    seen = read(chat.log(sample_case(answer, wants_plan=state["wants_plan"], asked=asked, language="es"), sources_of(sample_plan())))
    assert seen.acts.count(("go_on", "")) == offered
    assert seen.text.count("Responder las preguntas abiertas") == offered


def test_a_press_on_the_button_stands_in_the_talk_as_said() -> None:
    case = sample_case(said(4, 2, "", go_on=True), told(5, 2, Part(kind="text", text="Good.")))
    assert "Answer the open questions Groundplan: Good." in read(chat.log(case, sources_of(sample_plan()))).text


HANDED_OVER = told(5, 2, Part(kind="handover", text="The model at models.example.org stopped answering. Your message is kept."))


@pytest.mark.parametrize(("can_retry", "later", "acts"), [(True, False, 2), (False, False, 0), (True, True, 0)])
def test_a_handover_offers_two_ways_while_it_is_the_last_word_and_the_model_rests(*, can_retry: bool, later: bool, acts: int) -> None:
    more = (said(6, 3, "go on"), told(7, 3, Part(kind="text", text="Good."))) if later else ()
    seen = read(chat.log(sample_case(said(4, 2, "hm"), HANDED_OVER, *more), Sources(), now=chat.Now(can_retry=can_retry)))
    assert len([act for act, _ in seen.acts if act in {"retry_model", "refuse_model"}]) == acts
    assert "The model at models.example.org stopped answering Your message is kept." in seen.text


def test_a_model_that_leads_again_is_a_quiet_line() -> None:
    back = told(5, 2, Part(kind="handover", text="The model leads again."), mode="model")
    seen = read(chat.log(sample_case(said(4, 2, "hm"), back), Sources(), now=chat.Now(can_retry=True)))
    assert "note handover" not in seen.values("class")
    assert "The model leads again." in seen.text


def test_a_turn_that_was_taken_back_can_be_brought_back_from_below_the_talk() -> None:
    for words in (None, "", 'We sew "coats".'):
        acts = read(chat.log(sample_case(), Sources(), now=chat.Now(redo=words))).acts
        assert [arg for act, arg in acts if act == "redo"] == ([] if words is None else [words])


def test_a_message_left_open_can_be_answered_unless_another_window_does() -> None:
    cut = sample_case(said(4, 2, "and then the light went out"))
    assert ("resume", "") in read(chat.log(cut, Sources())).acts
    elsewhere = read(chat.log(cut, Sources(), now=chat.Now(elsewhere=True)))
    assert elsewhere.acts.count(("resume", "")) == 0
    assert "being answered in another window" in elsewhere.text


def test_the_log_says_how_far_the_journal_was_seen() -> None:
    assert read(chat.log(sample_case(), Sources(), now=chat.Now(position=17))).values("data-position") == ["17"]


def test_what_is_different_after_a_turn_taken_back_is_counted_and_shown() -> None:
    found = [
        Change(part="success", what="By when", before="not set", now="30 June 2027"),
        Change(part="risks", what="Risk added", now="rain"),
    ]
    text = read(chat.turned("Back.", found, names_of(sample_plan()))).text
    assert "Back. 2 things in the plan are different now:" in text
    assert "By when not set 30 June 2027" in text
    assert "Risk added: rain" in text
    assert "The plan is the same as before." in read(chat.turned("Back.", [], None)).text
