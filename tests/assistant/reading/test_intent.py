"""What a message wants: a statement, a question about the course, why, why not, the plan."""

from __future__ import annotations

import pytest

from assistant.reading import intent_of, intents_of


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("what is a canary release?", "course_question", "canary release"),
        ("¿Qué es un despliegue canario?", "course_question", "despliegue canario"),
        ("explain data drift", "course_question", "data drift"),
        ("What's the difference between recall and precision?", "course_question", "difference between recall and precision"),
        ("Which metric is used for forecasts?", "course_question", None),
        ("why do you ask?", "why_ask", None),
        ("¿Por qué lo preguntan?", "why_ask", None),
        ("Why?", "why_ask", None),
        ("why not buy a product?", "why_not", None),
        ("Why don't we just use a spreadsheet?", "why_not", None),
        ("¿Por qué no una simple regla?", "why_not", None),
        ("plan with what you have", "plan_now", None),
        ("No more questions please", "plan_now", None),
        ("haz el plan con lo que hay", "plan_now", None),
        ("make a plan", "plan_now", None),
        ("undo", "undo", None),
        ("Deshacer", "undo", None),
        ("Hello!", "greeting", None),
        ("buenas tardes", "greeting", None),
        ("thank you very much", "thanks", None),
        ("muchas gracias", "thanks", None),
        ("🙂", "nothing", None),
        ("", "nothing", None),
        ("we do not know", "statement", None),
        ("80,000 EUR", "statement", None),
        ("yes", "statement", None),
    ],
)
def test_one_part(text: str, kind: str, about: str | None) -> None:
    found = intent_of(text, ("budget",))
    assert found.kind == kind
    if about is not None:
        assert found.about == about


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Why do you ask?", "why_ask"),
        ("Why do you want to know that?", "why_ask"),
        ("¿Por qué lo preguntan?", "why_ask"),
        ("And why do you want us to work with whole groups in the test?", "course_question"),
        ("Why do we need a baseline?", "course_question"),
    ],
)
def test_with_no_question_open_a_why_with_a_matter_asks_about_the_matter(text: str, kind: str) -> None:
    assert intents_of(text, (), opening=False)[-1].kind == kind
    assert intents_of(text, ("budget",), opening=False)[-1].kind == "why_ask"


@pytest.mark.parametrize(
    "text",
    [
        "We run 9 theatres. How do we plan such a project?",
        "We lose letters. Can AI help?",
        "Tenemos 40 buses. ¿Por dónde empezamos?",
        "We are a zoo with 300 cameras. Who comes at night? Small budget.",
        "Hi, we are 3 students, 6 weeks. Please make a plan.",
        "Beekeepers, 80 hives. What would a good plan contain?",
        "Could a model find the broken tiles? We have photos.",
    ],
)
def test_a_brief_is_a_statement_as_a_whole(text: str) -> None:
    assert [i.kind for i in intents_of(text)] == ["statement"]


def test_a_statement_and_a_question() -> None:
    text = "765 it is, and below 700 we stop. But why not just wait for cheap hours?"
    parts = intents_of(text, ("success_metric_target",))
    assert [i.kind for i in parts] == ["statement", "why_not"]
    assert parts[0].text == "765 it is, and below 700 we stop."


def test_a_question_between_two_answers() -> None:
    parts = intents_of("6 months. What is a label? About 20k.", ("deadline", "budget"))
    assert [i.kind for i in parts] == ["statement", "course_question", "statement"]
    assert parts[1].about == "label"


def test_courtesy_falls_away_beside_content() -> None:
    assert [i.kind for i in intents_of("Hi! Thanks. 5,000 EUR.", ("budget",))] == ["statement"]


def test_a_long_message_stays_one_statement() -> None:
    text = "We count trees. " * 900
    assert [i.kind for i in intents_of(text)] == ["statement", "statement"]
    assert "".join(i.text for i in intents_of(text)).count("trees") > 800


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which learning rate does the course recommend?", "course_question"),
        ("¿Qué dice el curso sobre Scrum?", "course_question"),
        ("Which cells on the slides are ill?", "statement"),
        ("Which patients will drop out of the course of treatment?", "statement"),
        ("Who of our learners will fail the course?", "statement"),
    ],
)
def test_a_question_to_the_course_is_told_from_a_course_that_is_the_project(text: str, kind: str) -> None:
    assert intents_of(text)[0].kind == kind


def test_a_double_question_stays_one() -> None:
    [found] = intents_of("Why do so many projects never reach users, and what is a baseline?", ["deadline"])
    assert found.kind == "course_question"
    assert [part.kind for part in intents_of("765 it is, but why not a rule?", ["deadline"])] == ["statement", "why_not"]


@pytest.mark.parametrize("text", ["plan", "The plan, please", "now the plan please", "El plan, por favor"])
def test_the_bare_word_asks_for_the_plan(text: str) -> None:
    assert intent_of(text, ("budget",)).kind == "plan_now"


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "/help",
        "Help!",
        "--help",
        "??",
        "what can I type here?",
        "Which words can we write?",
        "How do I use this?",
        "ayuda",
        "¡Ayuda, por favor!",
        "¿Qué podemos escribir?",
        "¿Cómo funciona esto?",
        "what commands are there?",
    ],
)
@pytest.mark.parametrize("open_slots", [(), ("budget",)])
def test_who_asks_for_the_way_to_talk_is_told_it(text: str, open_slots: tuple[str, ...]) -> None:
    assert intent_of(text, open_slots).kind == "help"


@pytest.mark.parametrize(
    "text",
    [
        "Help the nurses find a free bed.",
        "help desk mails, 400 a day",
        "What can we do about missing values?",
        "What should we do next?",
        "Ayuda a los técnicos a elegir la ruta",
        "How can this work with old data?",
        "What can we write off?",
        "-",
        "please help us",
    ],
)
def test_help_that_is_the_project_is_no_call_for_help(text: str) -> None:
    assert intent_of(text, ("budget",)).kind != "help"


@pytest.mark.parametrize(
    "text",
    [
        "whats still missing?",
        "whats still missing",
        "why are all tasks with Mira",
        "can it run on the mini pc?",
        "so the 22000 letters are fine?",
        "do we need a gpu",
        "who is in charge",
        "que falta todavía",
        "¿Son suficientes 40 etiquetas?",
        "cuántas falsas alarmas habrá",
        "por qué todo lo hace Mira",
    ],
)
@pytest.mark.parametrize("slots", [(), ("budget",)])
def test_behind_a_first_message_a_question_states_nothing(text: str, slots: tuple[str, ...]) -> None:
    (intent,) = intents_of(text, slots, opening=False)
    assert intent.kind in {"course_question", "plan_question"}


@pytest.mark.parametrize(
    "text",
    [
        "What is missing are the dates of 2019.",
        "What we want is 5 % by May",
        "When it warns, Jonas holds the tank 2 days",
        "who decides is Jonas",
        "How it is done today: by hand",
        "Why: the tasters notice too late",
        "porque todo lo hace Mira",
        "is done by hand, 40 a day",
        "Have 40 tools, 3 shifts",
        "Cuando avisa, Paco decide",
        'The mayor asked "is it ready?"',
    ],
)
def test_what_only_begins_as_a_question_states_something(text: str) -> None:
    assert [i.kind for i in intents_of(text, ("budget",), opening=False)] == ["statement"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("we have 1300 with logs, is that enough?", "we have 1300 with logs"),
        ("Yeast is only on paper, is that a problem?", "Yeast is only on paper"),
        ("Tenemos 84 autobuses, ¿es suficiente?", "Tenemos 84 autobuses"),
    ],
)
def test_a_question_behind_a_comma_leaves_what_was_told(text: str, told: str) -> None:
    parts = intents_of(text, ("budget",), opening=False)
    assert [i.kind for i in parts] == ["statement", "course_question"]
    assert parts[0].text == told


def test_while_the_aim_is_asked_a_wish_may_be_put_as_a_question() -> None:
    assert [i.kind for i in intents_of("Can it tell us which pump fails next?", ("business_objective",), opening=False)] == ["statement"]
    assert [i.kind for i in intents_of("Can it tell us which pump fails next?", ("budget",), opening=False)] == ["course_question"]
