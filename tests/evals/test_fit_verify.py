"""Claims about one text are never judged by weights that knew it."""

from evals.fit_verify import FOLDS, ROUNDS, folds

RYE = "Rye does not rise fast, because its flour has little gluten and much starch, and so it needs a sour dough"
OTHERS = [f"{word} bread is sold in every shop of the town until {word} is sold out" for word in map(str, range(40))]


def test_passages_that_share_much_of_their_text_are_in_one_fold() -> None:
    apart = [f"{number} {number} {number} {number}" for number in range(60)]
    for found in folds([RYE, *apart, RYE, f"{RYE} of its own."]):
        assert found[0] == found[-2] == found[-1]
        assert len(set(found.tolist())) == FOLDS


def test_all_passages_that_are_joined_by_others_are_in_one_fold() -> None:
    for found in folds(OTHERS):
        assert len(set(found.tolist())) == 1


def test_every_round_has_folds_of_its_own() -> None:
    rounds = [found.tolist() for found in folds([f"{number} loaves lie here" for number in range(60)])]
    assert len(rounds) == ROUNDS
    assert rounds[0] != rounds[1]
