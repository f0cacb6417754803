"""The reader that is written is the shipped model with what was learned, and is checked."""

from pathlib import Path

import numpy as np
import pytest
import torch

from evals.fit_reader import Trained
from knowledge import reader_export
from knowledge.embeddings import READER, weights_folder
from knowledge.errors import ModelWeightsWrong
from knowledge.reader import HEAD, Sheet, judged
from knowledge.reader_export import Reading, changes, load_model, write_reader

PASSAGE, LINES = [101, *range(2000, 2012), 102], [[101, 3000, 3001, 102], [101, *range(3002, 3009), 102]]


def read(reading: Reading, sheet: Sheet) -> torch.Tensor:
    with torch.inference_mode():
        return reading.eval()(*(torch.tensor(one) for one in sheet.feed().values()))[0]


def test_with_nothing_changed_a_passage_is_read_as_by_the_shipped_model() -> None:
    nothing = {name: np.zeros_like(value) for name, value in changes().items()}
    found = read(Reading(weights_folder(), nothing), Sheet.of([(PASSAGE, LINES[:1])]))
    with torch.inference_mode():
        expected = load_model(weights_folder())(torch.tensor([PASSAGE])).last_hidden_state[0]
    assert torch.allclose(found[: len(PASSAGE)], expected, atol=1e-4)


def test_what_was_trained_is_what_is_shipped() -> None:
    torch.manual_seed(1)
    trained = Trained(load_model(weights_folder())).eval()
    for name, value in trained.named_parameters():
        if name.endswith(".b") or name == "side":
            torch.nn.init.normal_(value, std=0.05)
    lengths = [len(PASSAGE), *map(len, LINES)]
    pieces, places = torch.tensor([[*PASSAGE, *LINES[0], *LINES[1]]]), torch.cat([torch.arange(length) for length in lengths])[None]
    parts = torch.repeat_interleave(torch.arange(3), torch.tensor(lengths))[None]
    with torch.inference_mode():
        expected = torch.softmax(trained(pieces, places, parts)[0], dim=1).numpy()
    learned = trained.learned()
    sheet = Sheet.of([(PASSAGE, LINES)])
    hidden = read(Reading(weights_folder(), learned), sheet).numpy()
    found = judged(sheet.pooled(hidden), [learned[name].astype(np.float32) for name in HEAD])
    assert np.allclose(found, expected, atol=0.01)  # what was learned is kept in half precision


def test_an_export_that_reads_otherwise_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_export, "CLOSE_ENOUGH", -1.0)
    with pytest.raises(ModelWeightsWrong, match="reads otherwise"):
        write_reader(weights_folder(), tmp_path)
    assert (tmp_path / READER).exists()
