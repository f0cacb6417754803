"""Texts become vectors, with checked weights and without torch."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest

from knowledge.embeddings import (
    DIMENSION,
    Embedder,
    OnnxEmbedder,
    check_weights,
    embed_words,
    ordinary_words,
    weights_folder,
)
from knowledge.errors import ModelWeightsWrong
from knowledge.model_export import TorchEmbedder, compare_vectors
from knowledge.models import export_name
from knowledge.remembered import RememberedEmbedder
from tests.knowledge.hashed import HashedEmbedder

TEXTS = ["Bread rises in a warm place.", "", "El pan sube.", "yeast " * 400]


def test_vectors_have_the_right_shape_type_and_length(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSION)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert embedder.embed([]).shape == (0, DIMENSION)


def test_the_order_of_the_texts_is_kept_over_many_batches(embedder: Embedder) -> None:
    texts = [f"{'very ' * (n % 7)}loaf number {n}" for n in range(75)]
    together = embedder.embed(texts)
    for n in (0, 13, 40, 74):
        assert float(together[n] @ embedder.embed([texts[n]])[0]) > 0.9999


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("How do I bake bread?", "Instructions for baking a loaf", "The law on rental contracts"),
        ("The customer cancelled.", "A client has left us", "Snow fell in the mountains"),
    ],
)
def test_what_means_the_same_lies_closer(embedder: Embedder, text: str, near: str, far: str) -> None:
    asked, close, distant = embedder.embed([text, near, far])
    assert asked @ close > asked @ distant + 0.2


def test_words_have_vectors_of_the_same_pass(embedder: Embedder) -> None:
    texts = ["A bank of the river is muddy.", "", "The bank lends money to the river.", "yeast " * 400]
    vectors, words = embed_words(embedder, texts, [0, 0, 1, 0])
    assert np.allclose(vectors, embedder.embed(texts), atol=1e-6)
    assert [len(found) for found in words] == [3, 0, 3, 400]
    assert np.allclose(np.linalg.norm(np.concatenate(words[:3]), axis=1), 1.0, atol=1e-5)
    read = np.linalg.norm(words[3], axis=1) > 0
    assert 200 < read.sum() < 260
    assert read[: read.sum()].all()


def test_a_word_is_another_in_another_context(embedder: Embedder) -> None:
    _, (river, money, lender) = embed_words(embedder, ["the muddy bank of a river", "the bank lends money", "a bank gives credit"], [0] * 3)
    assert float(money[0] @ lender[0]) > float(river[1] @ lender[0]) + 0.1


def test_an_embedder_behind_another_tells_words_and_one_that_cannot_gives_none(embedder: Embedder, tmp_path: Path) -> None:
    wrapped = RememberedEmbedder(embedder, tmp_path)
    assert embed_words(wrapped, ["rye bread"], [0])[1][0].shape == (2, DIMENSION)
    vectors, words = embed_words(HashedEmbedder(), ["rye bread"], [0])
    assert (vectors.shape, words[0].shape) == ((1, DIMENSION), (0, DIMENSION))


def test_torch_and_the_export_tell_the_same_words(embedder: Embedder) -> None:
    texts = ["Sourdough: it rises overnight.", "Loaves are cooled, then sliced; crumbs fall."]
    ours, theirs = (embed_words(one, texts, [1, 0]) for one in (embedder, TorchEmbedder(weights_folder())))
    assert np.allclose(ours[0], theirs[0], atol=1e-4)
    assert all(np.allclose(one, other, atol=1e-4) for one, other in zip(ours[1], theirs[1], strict=True))


def test_the_shipped_weights_have_the_known_checksum() -> None:
    assert (weights_folder() / "tokenizer.json").exists()


def test_altered_and_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelWeightsWrong, match="cannot be read"):
        check_weights(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelWeightsWrong, match="not the ones"):
        check_weights(tmp_path)


def test_an_export_that_differs_from_the_original_is_refused() -> None:
    right = np.eye(3, DIMENSION, dtype=np.float32)
    compare_vectors(right, right)
    with pytest.raises(ModelWeightsWrong, match="other vectors"):
        compare_vectors(right, np.roll(right, 1, axis=0))
    with pytest.raises(ModelWeightsWrong):
        compare_vectors(right, np.full_like(right, np.nan))


def test_a_broken_export_is_an_error_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    (tmp_path / "model.onnx").write_bytes(b"nothing")
    with pytest.raises(ModelWeightsWrong) as wrong:
        OnnxEmbedder(tmp_path)
    assert "models" in wrong.value.remedy


def test_a_query_needs_no_torch(models: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from knowledge.models import open_embedder; "
        "print(open_embedder(Path(sys.argv[1])).embed(['bread']).shape, 'torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(models)], capture_output=True, text=True, check=True)  # noqa: S603 - our own line
    assert done.stdout.strip() == "(1, 384) False False"


def test_the_tokenizer_brings_a_list_of_ordinary_words(embedder: Embedder, models: Path) -> None:
    words = ordinary_words(embedder)
    assert {"bread", "morning", "kitchen"} <= words
    assert "sourdoughh" not in words
    assert (models / export_name() / "model.onnx").exists()


def test_the_exported_model_computes_attention_in_one_step(models: Path) -> None:
    model = onnx.load(models / export_name() / "model.onnx", load_external_data=False)
    assert [node.op_type for node in model.graph.node].count("Attention") == 6
