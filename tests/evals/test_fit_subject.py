"""The fit of the subject on made-up vectors: what tells apart is found, and nobody judges himself."""

import numpy as np

from evals.fit_subject import Subject, cross_fitted, fitted, told_apart

QUESTIONS = 200


def made(odd: int | None = None) -> Subject:
    """Questions whose first coordinate tells what they are about; `odd` is one that is unlike all others of its kind."""
    chance = np.random.default_rng(3)
    about = np.arange(QUESTIONS) % 2 == 0
    vectors = chance.normal(size=(QUESTIONS, 8)) / 8
    vectors[:, 0] += np.where(about, 0.5, -0.5)
    if odd is not None:
        vectors[odd] = [0, 5, 0, 0, 0, 0, 0, 0]
    return Subject(vectors, about, np.ones(QUESTIONS), np.where(about, "paraphrase", "unrelated"))


def test_the_direction_that_tells_them_apart_is_found() -> None:
    direction, base = fitted(made())
    assert direction[0] > 3 * np.abs(direction[1:]).max()
    assert abs(base) < direction[0] / 4


def test_a_question_is_judged_by_others_alone() -> None:
    found = made(odd=1)
    alone = cross_fitted(found, np.arange(QUESTIONS))
    direction, base = fitted(found)
    assert found.vectors[1] @ direction + base < alone[1]  # with itself in the fit it would be known


def test_questions_of_one_group_do_not_judge_each_other() -> None:
    found = made(odd=1)
    twin = Subject(
        np.vstack([found.vectors, found.vectors[1]]),
        np.append(found.about, False),
        np.ones(QUESTIONS + 1),
        np.append(found.kind, "unrelated"),
    )
    apart = cross_fitted(twin, np.arange(QUESTIONS + 1))
    together = cross_fitted(twin, np.append(np.arange(QUESTIONS), 1))
    assert apart[1] < together[1]


def test_what_helps_always_is_not_judged() -> None:
    group = np.arange(QUESTIONS)
    group[:50] = -1
    sums = cross_fitted(made(), group)
    assert not sums[:50].any()
    assert (np.sign(sums[50:]) == np.where(made().about[50:], 1, -1)).mean() > 0.95


def test_a_few_of_the_subject_are_lost_where_the_limit_is_put() -> None:
    found = made()
    lines = told_apart(found, found.vectors[:, 0])
    assert "unrelated" in lines
    assert "1.000" in lines
    assert "0.010" in lines
