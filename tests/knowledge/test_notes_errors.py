"""The known errors of the slides are corrected in the notes, and found both with the error's words and neutrally."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from knowledge.retrieval import Retriever
from tests.knowledge.notes_reader import folded, note_section
from tests.knowledge.shipped_notes import rank_of


class Erratum(NamedTuple):
    """An error of the slides: how one asks with its words and without, where the notes correct it, and what they say."""

    id: str
    wrong: str
    neutral: str
    places: list[str]
    says: list[str]


ERRATA = [
    Erratum(
        "ER-01",
        "Do 148 of 1200 men make a success rate of 14 %?",
        "What are the application success rates of men and women in Simpson's paradox?",
        ["fallacies#Corrected numbers in the Simpson table", "fallacies#Simpson's paradox"],
        ["168", "372"],
    ),
    Erratum(
        "ER-02",
        "Does fine-tuning mean training on 90 % of the data and then on the last 10 %?",
        "How is fine-tuning defined?",
        [
            "transfer-learning#Two definitions of fine-tuning in the course",
            "course-errata#Training on 90 and then 10 per cent is not fine-tuning",
            "transfer-learning#Fine-tuning",
        ],
        ["weights"],
    ),
    Erratum(
        "ER-03",
        "Does data drift mean that the statistics of the target variable change?",
        "What is the difference between data drift and concept drift?",
        ["monitoring#Two definitions of data drift in the course", "monitoring#Data drift", "monitoring#Concept drift"],
        ["input"],
    ),
    Erratum(
        "ER-04",
        "Are genetic algorithms the right task for personalised medicine?",
        "Which ML task fits treatments for single patients?",
        ["business-problems-to-tasks#Personalised medicine"],
        ["mix-up", "treatment effects"],
    ),
    Erratum(
        "ER-05a",
        "Is fraud detection always anomaly detection?",
        "How can fraud be detected with machine learning?",
        ["business-problems-to-tasks#Fraud detection"],
        ["too narrow", "classification"],
    ),
    Erratum(
        "ER-05b",
        "Is price optimisation reinforcement learning?",
        "How can we find good prices?",
        ["business-problems-to-tasks#Price optimisation"],
        ["better start"],
    ),
    Erratum(
        "ER-05c",
        "Is deep learning the task of speech recognition?",
        "Which task turns speech into text?",
        ["business-problems-to-tasks#Speech recognition"],
        ["names no task"],
    ),
    Erratum(
        "ER-05d",
        "Is predictive modelling the ML task for predictive maintenance?",
        "How do we forecast the failure of equipment?",
        ["business-problems-to-tasks#Predictive maintenance"],
        ["no exact task"],
    ),
    Erratum(
        "ER-06",
        "Why does the fifth business goal type have no name?",
        "Which goal type is about diversity and sustainability?",
        [
            "course-errata#The name of the fifth goal type",
            "business-goals#Six types of business goals",
            "business-goals#Social, sustainability and time-based goals",
        ],
        ["social or sustainability"],
    ),
    Erratum(
        "ER-07",
        "Is the class on Friday evening?",
        "On which days does the class meet?",
        ["course-facts#Class days and workload"],
        ["Thursday", "newer one counts"],
    ),
    Erratum(
        "ER-08",
        "Why are the six steps printed again and again in both introduction decks?",
        "How do the two editions of the introduction differ?",
        ["course-errata#Two editions of the introduction"],
        ["near-duplicate", "newer edition"],
    ),
    Erratum(
        "ER-09",
        "Do 60 % or 85 % of AI projects fail?",
        "How many ML projects fail?",
        ["why-projects-fail#How many projects fail (60 % and 85 %)", "why-projects-fail#The figure 60 of 96"],
        ["source"],
    ),
    Erratum(
        "ER-10",
        "Must MLflow be self-hosted?",
        "Which experiment trackers are still offered today?",
        ["tools#MLflow and hosting today", "course-errata#State of the tool advice", "tools#Experiment trackers compared"],
        ["check", "hosted"],
    ),
    Erratum(
        "ER-11",
        "Is the label Y an input of the function Y' = f(X, Y)?",
        "What is the formula of a predictive model?",
        ["learning-types-and-representation#The formula on the predictive model slide"],
        ["only in training", "Y' = f(X)"],
    ),
    Erratum(
        "ER-12a",
        "Should the report not be computed on the training or validation tests?",
        "On which data set is the final score computed?",
        ["course-errata#Sets, not tests", "evaluation#Report on the test set only", "evaluation#Training, validation and test set"],
        ["set"],
    ),
    Erratum(
        "ER-12b",
        "Does a random seed make training fully reproducible?",
        "How do we make training runs repeatable?",
        [
            "data-quality-and-challenges#A seed alone is not enough",
            "course-errata#A fixed seed is only half of reproducibility",
            "data-quality-and-challenges#Reproducibility",
        ],
        ["seed"],
    ),
    Erratum(
        "ER-13",
        "Is jalamar.github.io the right address?",
        "Where is The Illustrated Transformer?",
        ["transformers-and-llms#Multi-head self-attention", "where-to-read-on#Architectures, transformers, transfer learning"],
        ["jalammar.github.io"],
    ),
    Erratum(
        "ER-14",
        "Is tomorrow's stock price a good example of regression?",
        "What is a good example of a regression problem?",
        ["learning-types-and-representation#Regression and classification"],
        ["weak example"],
    ),
    Erratum(
        "ER-15",
        "Why does the heading Data Collection stand twice?",
        "How is the table of business problems laid out on the slide?",
        [
            "course-errata#Doubled headings and the table in two blocks",
            "business-problems-to-tasks#Which ML task fits which business problem: sixteen rows",
        ],
        ["sixteen"],
    ),
]
K = 5


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.id)
def test_an_error_is_corrected_where_the_notes_speak_of_it(erratum: Erratum) -> None:
    texts = [folded(note_section(*place.split("#", 1)).text) for place in erratum.places]
    for phrase in erratum.says:
        assert any(phrase.casefold() in text for text in texts), phrase


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.id)
def test_the_correction_is_found_with_the_words_of_the_error(erratum: Erratum, notes_retriever: Retriever) -> None:
    assert 0 < rank_of(erratum.places, erratum.wrong, notes_retriever) <= K


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.id)
def test_the_correction_is_found_by_a_neutral_question(erratum: Erratum, notes_retriever: Retriever) -> None:
    assert 0 < rank_of(erratum.places, erratum.neutral, notes_retriever) <= K


def test_all_fifteen_errors_are_in_the_table() -> None:
    assert {erratum.id[:5] for erratum in ERRATA} == {f"ER-{number:02}" for number in range(1, 16)}


def test_an_overview_lists_the_errors(notes_retriever: Retriever) -> None:
    overview = [
        "course-errata#Are there errors in the slides? Numbers and formulas",
        "course-errata#Are there errors in the slides? Terms and names",
    ]
    assert rank_of(overview, "Which errors do the slides contain?", notes_retriever) == 1
