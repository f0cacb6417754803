"""The reader in torch: the shipped model changed as was learned, trained by evals/fit_reader.py and exported once."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel

from knowledge.embeddings import EXPORT_REMEDY, READER, READER_WEIGHTS, open_session
from knowledge.errors import ModelWeightsWrong
from knowledge.reader import READER_INPUTS, Sheet

CLOSE_ENOUGH = 1e-3
"""Between a coordinate of the exported reader and of the one in torch."""
CHANGED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The matrices of a layer that are changed, each by a product of two narrow ones."""


def load_model(weights: Path) -> Any:
    """The shipped model as torch has it."""
    return AutoModel.from_pretrained(str(weights), attn_implementation="eager").eval()


class Reading(torch.nn.Module):  # type: ignore[misc] # torch is not followed by the type checker
    """From the inputs READER_INPUTS to (1, s, 384): every piece as it stands after its text was read beside the passage."""

    def __init__(self, weights: Path, changes: Mapping[str, NDArray[np.floating]]) -> None:
        super().__init__()
        model = load_model(weights)
        self.embeddings, self.layers = model.embeddings, model.encoder.layer
        for number, layer in enumerate(self.layers):
            for name in CHANGED:
                first, second = (torch.tensor(changes[f"{number}.{name}.{side}"].astype(np.float32)) for side in "ab")
                layer.get_submodule(name).weight.data += (first @ second).T
        self.side = torch.nn.Parameter(torch.tensor(changes["side"].astype(np.float32)))

    def forward(self, pieces: Any, places: Any, side: Any, seen: Any) -> Any:
        """Piece numbers, places and 1 where it is a line's, each (1, s), and what each piece may see (1, 1, s, s)."""
        hidden = self.embeddings(input_ids=pieces, position_ids=places, token_type_ids=torch.zeros_like(side)) + self.side[side]
        for layer in self.layers:
            hidden = after(layer, hidden, seen)
        return hidden


def after(layer: Any, hidden: Any, seen: Any) -> Any:
    """(b, s, d) as a layer leaves it; versions of transformers give it alone or first of several."""
    found = layer(hidden, seen)
    return found[0] if isinstance(found, tuple) else found


def changes() -> dict[str, NDArray[np.floating]]:
    """What was learned, by name."""
    with np.load(READER_WEIGHTS) as held:
        return {name: held[name] for name in held.files}


def write_reader(weights: Path, folder: Path) -> None:
    """Write the reader as an ONNX model beside the tokenizer in `folder`, and check it. Raises ModelWeightsWrong."""
    reading = Reading(weights, changes()).eval()
    probe = Sheet.of(
        [([101, *range(2000, 2040), 102], [[101, 2023, 102], [101, *range(3000, 3011), 102]]), ([101, 2023, 102], [[101, 102]])]
    ).feed()
    axes = {name: {1: "pieces"} for name in READER_INPUTS[:3]} | {name: {2: "pieces", 3: "seen"} for name in READER_INPUTS[3:]}
    names = {"input_names": list(READER_INPUTS), "output_names": ["hidden"], "dynamic_axes": {**axes, "hidden": {1: "pieces"}}}
    example = tuple(torch.tensor(one) for one in Sheet.of([([101, 2023, 102], [[101, 102], [101, 2023, 102]])]).feed().values())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about branches that the comparison below covers
        torch.onnx.export(reading, example, str(folder / READER), opset_version=17, dynamo=False, **names)
    with torch.inference_mode():
        expected = reading(*(torch.tensor(one) for one in probe.values())).numpy()
    (found,) = open_session(folder / READER).run(None, probe)
    if not np.allclose(expected, found, atol=CLOSE_ENOUGH):
        raise ModelWeightsWrong("The exported reader reads otherwise than the original.", EXPORT_REMEDY)
