"""Train the reader (`knowledge/reader.py`) on passages with claims and questions that people wrote beside them."""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from evals.reading_rows import KINDS, Lesson, of_known_questions, of_rows, with_strangers
from evals.report import show, table
from knowledge.embeddings import READER_WEIGHTS, weights_folder
from knowledge.index import models_folder
from knowledge.models import open_embedder
from knowledge.reader import HIDDEN, LINE_PIECES, PASSAGE_PIECES
from knowledge.reader_export import CHANGED, after, changes, load_model

NARROW = 32  # columns of the products by which a matrix is changed
INSIDE, DROPPED, SMOOTHED = 128, 0.1, 0.05
LESSONS = 4  # in a step
ROUNDS, RATE = 3, 1e-3  # unless told otherwise
WARM, COOL, DECAY = 0.06, 0.02, 0.01
AHEAD = 8  # batches whose lessons are sorted by length
TOLD = 200  # steps between two lines of progress
Pieces = dict[str, list[int]]


class Changed(torch.nn.Module):  # type: ignore[misc] # torch is not followed by the type checker
    """A matrix of the model that stays, with a product of two narrow ones added (low-rank adaptation; Hu et al., 2021)."""

    def __init__(self, kept: Any) -> None:
        super().__init__()
        self.kept = kept.requires_grad_(requires_grad=False)
        self.a = torch.nn.Parameter(torch.randn(kept.in_features, NARROW) / math.sqrt(kept.in_features))
        self.b = torch.nn.Parameter(torch.zeros(NARROW, kept.out_features))

    def forward(self, values: Any) -> Any:
        """(..., in) to (..., out)."""
        return self.kept(values) + values @ self.a @ self.b


class Trained(torch.nn.Module):  # type: ignore[misc] # torch is not followed by the type checker
    """The model with what is learned, and the two steps behind it."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.embeddings = model.embeddings.requires_grad_(requires_grad=False)
        self.layers = torch.nn.ModuleList(model.encoder.layer).requires_grad_(requires_grad=False)
        for layer in self.layers:
            layer.attention.self.dropout.p = 0.0  # drawing its random numbers took half of the time
            for name in CHANGED:
                layer.set_submodule(name, Changed(layer.get_submodule(name)))
        size = model.config.hidden_size
        self.side = torch.nn.Parameter(torch.zeros(2, size))
        self.head = torch.nn.Sequential(
            torch.nn.Linear(2 * size, INSIDE), torch.nn.ReLU(), torch.nn.Dropout(DROPPED), torch.nn.Linear(INSIDE, 3)
        )
        self.dropped = torch.nn.Dropout(DROPPED)

    def forward(self, pieces: Any, places: Any, parts: Any) -> Any:
        """Pieces, their places in their texts, and 0 for the passage, 1 to n for its lines, -1 for nothing, (b, s) each, to (b, n, 3)."""
        hidden = (
            self.embeddings(input_ids=pieces, position_ids=places, token_type_ids=torch.zeros_like(pieces)) + self.side[(parts > 0).long()]
        )
        seen = ((parts[:, :, None] == parts[:, None, :]) | (parts[:, None, :] == 0)) & (parts[:, None, :] >= 0)
        hidden_from = (~seen)[:, None].float() * HIDDEN
        for layer in self.layers:
            hidden = after(layer, hidden, hidden_from)
        of = functional.one_hot(parts.clamp(min=0))[..., 1:].float()
        means = torch.einsum("bsn,bsd->bnd", of / of.sum(1, keepdim=True).clamp(min=1), hidden)
        firsts = torch.einsum("bsn,bsd->bnd", of * (of.cumsum(1) == 1), hidden)
        return self.head(self.dropped(torch.cat([firsts, means], dim=2)))

    def take(self, learned: Mapping[str, Any]) -> None:
        """Go on from what `learned` gave."""
        found = {
            f"layers.{name}" if name[0].isdigit() else name: torch.tensor(np.asarray(value, dtype=np.float32))
            for name, value in learned.items()
        }
        self.load_state_dict(found, strict=False)

    def learned(self) -> dict[str, Any]:
        """What is kept, by name."""
        names = {name: value for name, value in self.state_dict().items() if ".kept." not in name and not name.startswith("embeddings.")}
        kept = {
            name.removeprefix("layers."): value
            for name, value in names.items()
            if not name.startswith("layers.") or name[-2:] in (".a", ".b")
        }
        return {name: value.numpy().astype(np.float16) for name, value in kept.items()}


@dataclass(frozen=True)
class Training:
    """What the training goes through: the model, and the numbers of the pieces of every text."""

    trained: Trained
    pieces: Pieces

    def batch(self, lessons: Sequence[Lesson]) -> tuple[Any, Any]:
        """(b, n, 3) totals, and (b, n) what is right, -100 where there is no line."""
        texts = [[lesson.passage, *(line for line, _ in lesson.lines)] for lesson in lessons]
        lengths = [[len(self.pieces[text]) for text in one] for one in texts]
        numbers, places, parts = (torch.full((len(lessons), max(map(sum, lengths))), empty) for empty in (0, 0, -1))
        right = torch.full((len(lessons), max(len(lesson.lines) for lesson in lessons)), -100)
        for row, (lesson, one) in enumerate(zip(lessons, texts, strict=True)):
            size = sum(lengths[row])
            numbers[row, :size] = torch.tensor([piece for text in one for piece in self.pieces[text]])
            places[row, :size] = torch.cat([torch.arange(length) for length in lengths[row]])
            parts[row, :size] = torch.repeat_interleave(torch.arange(len(one)), torch.tensor(lengths[row]))
            right[row, : len(lesson.lines)] = torch.tensor([KINDS[kind] for _, kind in lesson.lines])
        return self.trained(numbers, places, parts), right

    def length(self, lesson: Lesson) -> int:
        """Its pieces."""
        return sum(len(self.pieces[text]) for text in (lesson.passage, *(line for line, _ in lesson.lines)))

    def batches(self, lessons: list[Lesson]) -> Iterator[list[Lesson]]:
        """All lessons once, in any order, those of like length together."""
        random.shuffle(lessons)
        for first in range(0, len(lessons), LESSONS * AHEAD):
            near = sorted(lessons[first : first + LESSONS * AHEAD], key=self.length)
            found = [near[at : at + LESSONS] for at in range(0, len(near), LESSONS)]
            random.shuffle(found)
            yield from found

    def learn(self, lessons: list[Lesson], rounds: int, rate: float) -> Iterator[int]:
        """Go through the lessons so many times, the rate of learning falling to the end; yields the number of each round behind it."""
        learned = [value for value in self.trained.parameters() if value.requires_grad]
        steps = rounds * len(list(self.batches(lessons)))
        made = torch.optim.AdamW(learned, lr=rate, weight_decay=DECAY)
        rates = torch.optim.lr_scheduler.LambdaLR(made, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(COOL, 1 - step / steps))
        step, lost = 0, 0.0
        for done in range(1, rounds + 1):
            self.trained.train()
            for batch in self.batches(lessons):
                with torch.autocast("cpu", torch.bfloat16):  # half as long again as in full precision
                    totals, right = self.batch(batch)
                loss = functional.cross_entropy(totals.float().flatten(0, 1), right.flatten(), ignore_index=-100, label_smoothing=SMOOTHED)
                made.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(learned, 1.0)
                made.step()
                rates.step()
                step, lost = step + 1, lost + loss.item()
                if step % TOLD == 0:
                    show(f"step {step} of {steps}, loss {lost / TOLD:.3f}")
                    lost = 0.0
            yield done

    def judged(self, lessons: Sequence[Lesson]) -> str:
        """The share of the lines of each kind that is read rightly."""
        self.trained.eval()
        found: dict[str, list[bool]] = {}
        for lesson in lessons:
            with torch.inference_mode():
                totals, right = self.batch([lesson])
            for (_, kind), said, true in zip(lesson.lines, totals[0].argmax(1).tolist(), right[0].tolist(), strict=True):
                found.setdefault(kind, []).append(said == true)
        return table(["lines", "n", "read rightly"], [[kind, str(len(one)), f"{sum(one) / len(one):.3f}"] for kind, one in found.items()])


def pieces_of(tokenizer: Any, passages: Sequence[str], lines: Sequence[str]) -> Pieces:
    """The numbers of the pieces of each text, cut as the reader cuts it."""
    return {
        text: tokenizer(text, truncation=True, max_length=most)["input_ids"]
        for texts, most in ((passages, PASSAGE_PIECES), (lines, LINE_PIECES))
        for text in texts
    }


def mean_of(before: Mapping[str, Any], after_it: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers halfway: better than either where the second went on from the first (Izmailov et al., 2018)."""
    return {name: ((before[name].astype(np.float32) + value) / 2).astype(np.float16) for name, value in after_it.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, print how the held lessons are read after each round, keep what was learned so far with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--home", type=Path, required=True, help="where the model is exported to")
    parser.add_argument("--known", action="store_true", help="the known questions beside our notes, too")
    parser.add_argument("--go-on", action="store_true", help="from what is shipped")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rate", type=float, default=RATE, help="of learning at its highest")
    parser.add_argument("--mean", action="store_true", help="with --go-on: keep the mean of what is shipped and what was learned")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    random.seed(0)
    torch.manual_seed(0)
    held = of_rows([given.held], given.docs)
    own = [*of_rows(given.rows, given.docs), *(of_known_questions() if given.known else [])]
    lessons = with_strangers(own, open_embedder(models_folder(given.home)).embed([one.passage for one in own]))
    from transformers import AutoTokenizer  # noqa: PLC0415 - heavy: only when it is trained

    weights = weights_folder()
    model, tokenizer = load_model(weights), AutoTokenizer.from_pretrained(str(weights))
    every = [*lessons, *held]
    pieces = pieces_of(tokenizer, [one.passage for one in every], [line for one in every for line, _ in one.lines])
    show(f"{len(lessons)} lessons, {sum(len(one.lines) for one in lessons)} lines")
    training = Training(Trained(model), pieces)
    shipped = changes()
    if given.go_on:
        training.trained.take(shipped)
    for done in training.learn(lessons, given.rounds, given.rate):
        show(f"round {done}\n{training.judged(held)}")
        if given.write:
            learned = training.trained.learned()
            np.savez_compressed(READER_WEIGHTS, **(mean_of(shipped, learned) if given.mean else learned))
    return 0


if __name__ == "__main__":
    sys.exit(main())
