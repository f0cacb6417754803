"""Sentences with the asked fact are told from others."""

import pytest

from knowledge.asked_facts import wanted_fact


@pytest.mark.parametrize(
    ("question", "with_fact", "without"),
    [
        ("How many loaves fit in?", "Forty-five or 45 large loaves fit in.", "The loaves of 1999 fit in."),
        ("how many roles are there", "There are three main roles.", "The roles differ a lot."),
        ("What does a basket cost?", "A basket is 12 euros.", "A basket is made of straw."),
        ("How long does it rest?", "It rests for twelve hours.", "It rests over night."),
        ("Which oven software version runs?", "Version 4 runs on it.", "The old one runs on it."),
        (
            "Which heat threshold is set?",
            "A heat threshold of 230 degrees is set.",
            "The heat threshold is set by the baker, for all 3 ovens.",
        ),
        ("Which port does the oven listen on?", "It listens on port 8080.", "The port is open day and night to 4 firms."),
        ("In which year was the shop opened?", "It opened in 1987.", "It opened with 12 loaves."),
        ("What salary range does a baker have?", "Bakers earn 2,000 euros.", "Bakers are expensive."),
        ("How much of the dough is left?", "A third of it is left: 30 of 90.", "Some dough is left."),
        ("The oven is new. How many loaves fit in?", "It holds 45 loaves.", "Loaves fit in."),
        ("By when is the order due?", "It is due on Fridays.", "It is due soon."),
        ("What time does the oven start?", "It starts at 6:17.", "It starts with a hum, in a ratio of 2:3."),
        ("By when is the order due?", "It is due on 3 May.", "It may be due soon."),
        ("How much does the small oven cost?", "Small oven | EUR 18.75", "Small oven | Eurovent 18"),
        ("Who approved the plan?", "Ramón Echeverría approved the plan.", "The board approved the plan."),
        ("Which city is the bakery in?", "The bakery is in Łódź.", "The bakery is in trouble."),
        ("Which city is the oar in?", "The oar is in Σπάρτη.", "The oar is in łódka."),
        ("Which room is the course in?", "The course is in the main hall.", "The course is full."),
        ("Who drew the plan?", "The plan was drawn by Eva Lind.", "The plan shows the oven."),
        ("Who drew the plan?", "It was drawn by Šárka.", "It was drawn by šablona."),
        ("How often is the starter fed?", "It is fed every morning.", "It is fed with flour."),
        ("What would ten ovens cost us?", "An oven is $900.", "Ovens are expensive."),
        ("Which licence has the recipe book?", "It has an open licence.", "The book is blue."),
        ("Who invented the fan oven?", "It was invented by a Swiss engineer.", "It spread in hotels."),
    ],
)
def test_the_fact_is_told_from_other_sentences(question: str, with_fact: str, without: str) -> None:
    fact = wanted_fact(question)
    assert fact is not None
    assert fact.search(with_fact)
    assert not fact.search(without)


@pytest.mark.parametrize(
    "question",
    [
        "What is rye?",
        "How do many people bake?",
        "How many will we sell - which task is it?",
        "Who bakes here?",
        "Against what is business value checked?",
    ],
)
def test_other_questions_want_no_such_fact(question: str) -> None:
    assert wanted_fact(question) is None
