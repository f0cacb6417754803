"""The shipped weights in torch: builds vectors, and writes them once as ONNX models that are checked before use."""

from __future__ import annotations

import logging
import os
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embeddings import (
    BATCH,
    DIMENSION,
    EMBEDDER,
    EXPORT_REMEDY,
    MODEL_INPUTS,
    MODEL_OUTPUTS,
    OnnxEmbedder,
    Vectors,
    WordEmbedder,
    batches,
)
from knowledge.errors import ModelWeightsWrong
from knowledge.loading import make_folder
from knowledge.word_pieces import content_vectors

HEADS = 12  # of the model's attention
CLOSE_ENOUGH = 0.9999  # cosine between an exported vector and the one of torch
PROBES = (
    "A new model is given to a small group of users first.",
    "¿Qué es el aprendizaje no supervisado?",
    "drift " * 300,
    "?",
)


class TorchEmbedder:
    """The shipped weights in sentence-transformers: used to build and to check the export."""

    def __init__(self, weights: Path) -> None:
        _quiet()
        import torch  # noqa: PLC0415 - torch is heavy: only when needed
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - torch is heavy: only when needed

        torch.set_num_threads(min(2, os.cpu_count() or 1))
        self._model = SentenceTransformer(str(weights), device="cpu")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1."""
        if not texts:
            return np.zeros((0, DIMENSION), dtype=np.float32)
        found = self._model.encode(list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """The same vectors, and those of the content words of each text."""
        import torch  # noqa: PLC0415 - torch is heavy: only when needed

        vectors, words = np.zeros((len(texts), DIMENSION), dtype=np.float32), dict[int, Vectors]()
        for places in batches(texts):
            pieces = self._model.tokenizer([texts[place] for place in places], padding=True, truncation=True, return_tensors="pt")
            with torch.inference_mode():
                found = self._model(pieces)
            vectors[places] = torch.nn.functional.normalize(found["sentence_embedding"], dim=1).numpy()
            words |= {
                place: content_vectors(texts[place], one.offsets, rows, skipped[place])
                for place, one, rows in zip(places, pieces.encodings, found["token_embeddings"].numpy(), strict=True)
            }
        return vectors, [words[place] for place in range(len(texts))]


def export_model(weights: Path, target: Path) -> None:
    """Write embedder, reader and tokenizer into the new folder `target`, complete or not at all. Raises ModelWeightsWrong."""
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        make_folder(draft)
        _quiet()
        from knowledge.reader_export import write_reader  # noqa: PLC0415 - torch is heavy: only when needed

        shutil.copy(weights / "tokenizer.json", draft / "tokenizer.json")
        _write_onnx(weights, draft / "plain.onnx")
        _fuse(draft / "plain.onnx", draft / EMBEDDER)
        write_reader(weights, draft)
        expected, found = (_probed(one) for one in (TorchEmbedder(weights), OnnxEmbedder(draft)))
        read = expected.any(axis=1)  # a word behind what the model reads has no vector
        compare_vectors(expected[read], found[read])
        shutil.rmtree(target, ignore_errors=True)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _probed(embedder: WordEmbedder) -> Vectors:
    """The vectors of the probes and of their words."""
    vectors, words = embedder.embed_words(PROBES, [0] * len(PROBES))
    return np.concatenate([vectors, *words])


def compare_vectors(expected: Vectors, found: Vectors) -> None:
    """An exporter once merged two inputs without an error: every vector must agree. Raises ModelWeightsWrong."""
    worst = float(np.min(np.sum(expected * found, axis=1)))
    if not worst >= CLOSE_ENOUGH:
        raise ModelWeightsWrong("The exported embedding model gives other vectors than the original.", EXPORT_REMEDY)


def _write_onnx(weights: Path, file: Path) -> None:
    _quiet()
    import torch  # noqa: PLC0415 - torch is heavy: only when needed
    from transformers import AutoModel  # noqa: PLC0415 - torch is heavy: only when needed

    class Pooled(torch.nn.Module):  # type: ignore[misc] # torch is not followed by the type checker
        """Mean over the tokens, length one: what sentence-transformers does around the model."""

        def __init__(self) -> None:
            super().__init__()
            self.model = AutoModel.from_pretrained(str(weights), attn_implementation="eager").eval()

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            """(b, s) token ids to (b, 384) vectors, and (b, s, 384) of the pieces."""
            inputs = {"input_ids": input_ids, "attention_mask": attention_mask, "token_type_ids": token_type_ids}
            hidden = self.model(**inputs).last_hidden_state
            kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
            pooled = (hidden * kept).sum(1) / kept.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(pooled, dim=1), hidden

    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in MODEL_INPUTS)  # one tensor for two inputs would merge them
    axes = {**{name: {0: "batch", 1: "tokens"} for name in MODEL_INPUTS}, "vector": {0: "batch"}, "pieces": {0: "batch", 1: "tokens"}}
    names = {"input_names": list(MODEL_INPUTS), "output_names": list(MODEL_OUTPUTS), "dynamic_axes": axes}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter warns about branches and indices that the comparison below covers
        torch.onnx.export(Pooled(), example, str(file), opset_version=17, dynamo=False, **names)


def _fuse(plain: Path, target: Path) -> None:
    """Write the model with each layer's attention as one step, and remove the plain one: same vectors, in less time."""
    from onnxruntime.transformers.optimizer import optimize_model  # noqa: PLC0415 - heavy: only when the model is exported

    optimize_model(str(plain), model_type="bert", num_heads=HEADS, hidden_size=DIMENSION, opt_level=1).save_model_to_file(str(target))
    plain.unlink()


def _quiet() -> None:
    """No look-up on the network, no progress bars on standard error."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from transformers.utils import logging as transformers_logging  # noqa: PLC0415 - torch is heavy: only when needed

    transformers_logging.disable_progress_bar()
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
