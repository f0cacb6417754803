"""A claim is supported by what a passage says, and by no more than that."""

import json

import numpy as np
import pytest

from knowledge import verify as room
from knowledge.alignment import align
from knowledge.embeddings import Embedder
from knowledge.models import reader_of
from knowledge.objections import objections
from knowledge.reader import OPEN, OTHERWISE
from knowledge.verify import NAMES, NEITHER, UNREAD, features, guard, nearness, read, support, verify, verify_all, verify_batch
from tests.knowledge.hashed import HashedEmbedder

OVEN = (
    "A convection oven moves hot air with a fan. It may dry out bread within 12 minutes. "
    "Deck ovens are not cheap. Miele ovens often have identical doors, because one mould makes all doors."
)


@pytest.mark.parametrize(
    "claim",
    [
        "A convection oven moves hot air with a fan.",
        "According to the text, a convection oven moves hot air.",
        "It may dry out bread within twelve minutes.",
        "Deck ovens are not cheap.",
        "Miele ovens often have identical doors.",
        "Hot air is moved with a fan in a convection oven.",
        "Air moves with a fan in a convection oven.",
    ],
)
def test_what_the_passage_says_is_supported(embedder: Embedder, claim: str) -> None:
    found = verify(claim, OVEN, embedder)
    assert found.supported is True
    assert found.score >= 0.5
    assert found.words


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("A convection oven does not move hot air with a fan.", "move"),
        ("Deck ovens are cheap.", "cheap"),
        ("It may dry out bread within 15 minutes.", "15"),
        ("It may dry out bread within 12 hours.", "12"),
        ("Bosch ovens often have identical doors.", "Bosch"),
        ("Miele ovens often have different doors.", "different"),
        ("It must dry out bread within 12 minutes.", "must"),
        ("Miele ovens always have identical doors.", "always"),
        ("A convection oven moves hot air with a fan in a hospital.", "hospital"),
    ],
)
def test_one_changed_word_is_noticed_and_named(embedder: Embedder, claim: str, word: str) -> None:
    found = verify(claim, OVEN, embedder)
    assert found.supported is False
    assert found.score < 0.5
    assert word in found.words
    assert word in found.reason


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Fresh flour gives a better crust.", "The crust improves with fresh flour."),
        ("Every loaf is weighed.", "Each loaf is weighed."),
        ("Rye dough needs more water than wheat dough.", "Rye dough needs more water than wheat dough without rye."),
    ],
)
def test_the_same_in_other_words_is_supported(embedder: Embedder, claim: str, passage: str) -> None:
    assert verify(claim, passage, embedder).supported


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("It takes twenty-four hours until the dough is ready.", "The dough is ready after twenty-six hours."),
        ("Loaves are baked on the tin.", "Loaves are baked on the stone, rather than on the tin."),
        ("The ovens reach the heat.", "The ovens fail to reach the heat."),
        ("Unlabelled bags hold rye.", "Labelled bags hold rye."),
        ("Fan ovens may need two hours.", "Deck ovens may need two hours, while fan ovens are hot within minutes."),
        ("A fan oven has larger doors than a deck oven.", "A deck oven is similar to a fan oven, but has larger doors."),
    ],
)
def test_the_contrary_in_the_same_words_is_not_supported(embedder: Embedder, claim: str, passage: str) -> None:
    assert verify(claim, passage, embedder).supported is False


def test_cause_and_effect_are_not_exchanged(embedder: Embedder) -> None:
    passage = "Bread dries out because the fan moves hot air."
    assert verify("Bread dries out because hot air is moved.", passage, embedder).supported
    assert verify("The fan moves hot air because bread dries out.", passage, embedder).supported is False


def test_something_else_is_not_supported(embedder: Embedder) -> None:
    found = verify("The parliament voted on a new railway line to the coast.", OVEN, embedder)
    assert found.supported is False
    assert "else" in found.reason


@pytest.mark.parametrize(
    ("claim", "passage"), [("", OVEN), ("Bread rises.", ""), ("It is so.", OVEN), ("¿Qué es el pan de centeno?", OVEN)]
)
def test_what_cannot_be_judged_is_left_open(embedder: Embedder, claim: str, passage: str) -> None:
    assert verify(claim, passage, embedder).supported is None


def test_a_batch_gives_a_row_for_every_claim(embedder: Embedder) -> None:
    rows = list(verify_batch([{"id": 1, "claim": "Deck ovens are cheap.", "passage": OVEN}, {"id": "b"}], embedder))
    assert [(row["id"], row["supported"]) for row in rows] == [(1, False), ("b", None)]
    assert set(json.loads(json.dumps(rows[0]))) == {"id", "supported", "score", "words", "reason"}


def test_sentences_of_an_answer_are_guarded_one_by_one(embedder: Embedder) -> None:
    text = "A convection oven moves hot air with a fan [1]. It always dries out bread within 2 minutes [1]."
    first, second = guard(text, [OVEN, "Rye is dark."], embedder)
    assert first.held
    assert "[1]" not in first.sentence
    assert not second.held
    assert not guard("Rye is dark.", [], embedder)[0].held


@pytest.mark.parametrize(
    ("sentence", "contradicted"),
    [
        ("A convection oven does not move hot air with a fan.", True),
        ("Miele ovens often have different doors.", True),
        ("It may dry out bread within 15 minutes.", True),
        ("A convection oven moves hot air with a fan.", False),
        ("The parliament voted on a new railway line.", False),  # unsaid is not contradicted
        ("With your 200 records, look at the oven first.", False),  # a number of the team's own
        ("Un horno de convección no mueve el aire caliente.", False),
    ],
)
def test_contradicted_is_only_what_the_passage_speaks_of_and_denies(embedder: Embedder, sentence: str, contradicted: bool) -> None:  # noqa: FBT001
    [found] = guard(sentence, [OVEN], embedder)
    assert found.contradicted is contradicted
    assert not guard(sentence, [OVEN, sentence], embedder)[0].contradicted  # one source says it


def test_whatever_speaks_against_a_claim_lowers_its_score() -> None:
    nothing = dict.fromkeys(NAMES, 0.0)
    assert support({**nothing, "said": 1.0}) > 0.5
    for name in ("contradicted", "stronger", "added"):
        assert support({**nothing, name: 1.0}) < 0.5
    assert support({**nothing, "read": 1.0}) > 0.5 > support({**nothing, "read": -1.0})


@pytest.mark.parametrize(
    ("claim", "passage", "kinds"),
    [
        ("The stone gets hot as a result of the crust being thick.", "A hot stone leads to a thick crust.", ["cause"]),
        ("Thanks to the hot stone the crust gets thick.", "A hot stone leads to a thick crust.", []),
        ("A thick crust is the reason why the stone is hot.", "Since the stone is hot, the crust gets thick.", ["cause"]),
        ("The hot stone is the reason why the crust is thick.", "Since the stone is hot, the crust gets thick.", []),
        ("They sell nothing but rye bread.", "Rye bread they sell, and only that.", []),
        ("They sell not one rye bread.", "Rye bread they sell.", ["negation"]),
        ("A better crust needs steam.", "A crust that is to be good needs steam.", []),
        ("Each crust needs steam.", "A crust may need steam.", ["stronger whole"]),
        ("They do not bake every morning.", "They never bake at noon.", []),
        ("Rye need not rise.", "Rye rises.", []),
        ("Rye does not rise.", "Rye rises.", ["negation"]),
        ("Two loaves lie apart.", "Loaves lie apart.", []),
        ("Two loaves lie apart.", "Five loaves lie apart.", ["number"]),
    ],
)
def test_what_speaks_against_a_claim(embedder: Embedder, claim: str, passage: str, kinds: list[str]) -> None:
    assert [one.kind for one in objections(align(claim, passage, embedder)) if one.kind != "addition"] == kinds


def test_an_objection_counts_by_how_much_the_passage_speaks_of_the_claim(embedder: Embedder) -> None:
    def counted(claim: str) -> float:
        found = align(claim, OVEN, embedder)
        return features(found, objections(found), UNREAD)["stronger"]

    assert counted("Miele ovens always have identical doors.") > counted("Somebody always sells that kind of ovens.") > 0


def test_nearness_is_that_of_words_in_their_context(embedder: Embedder) -> None:
    near = nearness("The fan of an oven moves air.", OVEN, embedder)
    assert near > nearness("The parliament voted on a railway line.", OVEN, embedder)
    assert nearness("The fan of an oven moves air.", OVEN, HashedEmbedder()) == NEITHER


def test_a_claim_is_read_beside_its_passage_where_there_is_a_reader(embedder: Embedder) -> None:
    reader = reader_of(embedder)
    assert reader is not None
    claims = ["The device blows warm wind around.", "Doors are sold apart."]
    assert np.allclose(read(claims, OVEN, embedder), reader.read([(OVEN, claims)])[0], atol=1e-5)
    assert read(["Air moves."], OVEN, HashedEmbedder()).tolist() == [UNREAD.tolist()]
    assert read([], OVEN, embedder).shape == (0, 3)


def test_single_words_count_where_nearly_all_stand_in_the_passage_and_the_reading_where_they_do_not(embedder: Embedder) -> None:
    sure = np.array([0.9, 0.05, 0.05], dtype=np.float32)
    same, other = (align(claim, OVEN, embedder) for claim in ("Deck ovens are not cheap.", "Good equipment costs money."))
    told, read_alone = features(same, [], sure), features(other, [], sure)
    assert told["said"] == 1
    assert told["read_close"] == told["read"] > 0
    assert read_alone["said"] == read_alone["read_close"] == 0
    assert read_alone["read"] == told["read"]


def test_what_stands_there_word_for_word_is_not_read(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def noted(claims: list[str], passage: str, embedder: Embedder) -> object:
        seen.extend(claims)
        return read(claims, passage, embedder)

    monkeypatch.setattr(room, "read", noted)
    first, second = verify_all(["Deck ovens are not cheap.", "Deck ovens cost much."], OVEN, embedder)
    assert first.supported is True
    assert second.supported is not None
    assert seen == ["Deck ovens cost much."]


@pytest.mark.parametrize(("column", "reason"), [(OTHERWISE, "The passage says otherwise."), (OPEN, "The passage does not say so.")])
def test_where_no_word_speaks_against_a_claim_the_reading_gives_the_reason(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch, column: int, reason: str
) -> None:
    monkeypatch.setattr(room, "read", lambda claims, *_: np.tile(np.eye(3, dtype=np.float32)[column], (len(claims), 1)))
    found = verify("Somebody dries bread in the oven for its crumbs.", OVEN, embedder)
    assert (found.supported, found.reason) == (False, reason)


def test_a_long_spanish_passage_and_a_spanish_claim_are_of_one_language(embedder: Embedder) -> None:
    passage = "El horno pierde calor. El presupuesto es de 3.500 euros. Tom compra harina, Jonas limpia mesas, Lucía reparte pan caliente."
    assert verify("El presupuesto es de 5.300 euros", passage, embedder).supported is False
    assert verify("The budget is 3,500 euros", passage, embedder).supported is None


def test_claims_are_judged_together_as_each_alone(embedder: Embedder) -> None:
    claims = ["Deck ovens are cheap.", "A convection oven moves hot air with a fan.", ""]
    assert verify_all(claims, OVEN, embedder) == [verify(claim, OVEN, embedder) for claim in claims]
