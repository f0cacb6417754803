"""The training of the reader learns what its lessons tell, and keeps only what it changed."""

import random
from collections.abc import Iterator

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertModel

from evals.fit_reader import Pieces, Trained, Training, mean_of, pieces_of
from evals.reading_rows import Lesson
from knowledge.embeddings import weights_folder
from knowledge.reader import LINE_PIECES, PASSAGE_PIECES

WORDS = ("red", "blue", "green", "round", "flat", "old")


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """So small a model is slower with more: they wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def small() -> BertModel:
    """A model of four layers that has learned nothing."""
    torch.manual_seed(5)
    shape = BertConfig(hidden_size=48, num_hidden_layers=4, num_attention_heads=4, intermediate_size=64, vocab_size=20)
    return BertModel(shape, add_pooling_layer=False).eval()


def lessons(number: int) -> list[Lesson]:
    """Passages of two words; a line has one of them (supports), or none (silent)."""
    chance = random.Random(number)  # noqa: S311 - a repeatable choice, no secret
    found = []
    for _ in range(number):
        held = chance.sample(WORDS, 2)
        others = [word for word in WORDS if word not in held]
        found.append(Lesson(" ".join(held), ((held[0], "supports"), (chance.choice(others), "silent"), (held[1], "supports"))))
    return found


def pieces() -> Pieces:
    """A number for each word."""
    texts = {text for lesson in lessons(300) for text in (lesson.passage, *(line for line, _ in lesson.lines))}
    return {text: [1 + WORDS.index(word) for word in text.split()] for text in texts}


def test_it_learns_which_lines_a_passage_supports() -> None:
    random.seed(6)
    model = small()
    training = Training(Trained(model), pieces())
    before = training.judged(lessons(40))
    assert list(training.learn(lessons(200), rounds=20, rate=4e-3)) == list(range(1, 21))
    after = training.judged(lessons(40))
    assert before != after
    last = after.splitlines()[-2:]
    assert all(float(line.split()[-1]) > 0.9 for line in last), last


def test_lines_and_passages_are_cut_as_the_reader_cuts_them() -> None:
    tokenizer = AutoTokenizer.from_pretrained(str(weights_folder()))
    found = pieces_of(tokenizer, ["red", "blue " * 400], ["flat round", "old " * 400])
    assert {text.split()[0]: len(numbers) for text, numbers in found.items()} == {
        "red": 3, "blue": PASSAGE_PIECES, "flat": 4, "old": LINE_PIECES,
    }  # fmt: skip


def test_what_is_kept_is_what_was_learned_alone() -> None:
    learned = Trained(small()).learned()
    assert {name.rsplit(".", 1)[-1] for name in learned if name[0].isdigit()} == {"a", "b"}
    assert {name for name in learned if not name[0].isdigit()} == {"side", "head.0.weight", "head.0.bias", "head.3.weight", "head.3.bias"}


def test_it_can_go_on_from_what_was_learned() -> None:
    first, second = Trained(small()), Trained(small())
    torch.nn.init.normal_(first.side)
    second.take(first.learned())
    assert all((value == second.learned()[name]).all() for name, value in first.learned().items())


def test_the_mean_lies_halfway_between_what_was_there_and_what_was_learned() -> None:
    first, second = Trained(small()), Trained(small())
    torch.nn.init.constant_(first.side, 1.0)
    torch.nn.init.constant_(second.side, 2.0)
    found = mean_of(first.learned(), second.learned())
    assert (found["side"] == 1.5).all()
    assert {name: value.dtype for name, value in found.items()} == {name: value.dtype for name, value in second.learned().items()}
