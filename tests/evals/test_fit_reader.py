"""The training of the reader learns what its sheets tell, and keeps only what it changed."""

import random

import pytest
import torch
from transformers import BertConfig, BertModel

from evals.fit_reader import Trained, Training
from evals.reading_rows import Sheet

WORDS = ("red", "blue", "green", "round", "flat", "old")


def small() -> BertModel:
    """A model of four layers that has learned nothing."""
    torch.manual_seed(5)
    shape = BertConfig(hidden_size=48, num_hidden_layers=4, num_attention_heads=4, intermediate_size=64, vocab_size=20)
    return BertModel(shape, add_pooling_layer=False).eval()


def sheets(number: int) -> list[Sheet]:
    """Passages of two words; a line has one of them (supports), or none (silent)."""
    chance = random.Random(number)  # noqa: S311 - a repeatable choice, no secret
    found = []
    for _ in range(number):
        held = chance.sample(WORDS, 2)
        others = [word for word in WORDS if word not in held]
        found.append(Sheet(" ".join(held), ((held[0], "supports"), (chance.choice(others), "silent"), (held[1], "supports"))))
    return found


def states(model: BertModel) -> dict[str, torch.Tensor]:
    """A vector for each word, as if read by lower layers."""
    of = model.embeddings.word_embeddings.weight.detach() * 20
    texts = {text for sheet in sheets(300) for text in (sheet.passage, *(line for line, _ in sheet.lines))}
    return {text: torch.stack([of[WORDS.index(word)] for word in text.split()]) for text in texts}


def test_it_learns_which_lines_a_passage_supports(capsys: pytest.CaptureFixture[str]) -> None:
    random.seed(6)
    model = small()
    training = Training(Trained(model), states(model))
    before = training.judged(sheets(40))
    training.learn(sheets(200), sheets(40), rounds=20, rate=4e-3)
    last = capsys.readouterr().out.strip().splitlines()[-2:]
    assert before.splitlines() != last
    assert all(float(line.split()[-1]) > 0.9 for line in last), last


def test_what_is_kept_is_what_was_learned_alone() -> None:
    learned = Trained(small()).learned()
    assert {name.rsplit(".", 1)[-1] for name in learned if name[0].isdigit()} == {"a", "b"}
    assert {name for name in learned if not name[0].isdigit()} == {"side", "head.0.weight", "head.0.bias", "head.3.weight", "head.3.bias"}


def test_it_can_go_on_from_what_was_learned() -> None:
    first, second = Trained(small()), Trained(small())
    torch.nn.init.normal_(first.side)
    second.take(first.learned())
    assert all((value == second.learned()[name]).all() for name, value in first.learned().items())
