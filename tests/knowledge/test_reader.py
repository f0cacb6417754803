"""A claim or a question is read beside its passage and beside nothing else."""

import numpy as np
import pytest

from evals.reading_rows import KINDS, of_rows
from evals.samples import DATASETS
from knowledge import reader as room
from knowledge.embeddings import Embedder
from knowledge.models import reader_of
from knowledge.reader import LINE_PIECES, OPEN, YES, Reader, Sheet, judged

OVEN = (
    "Deck oven: loaves lie on a hot stone, and the crust gets thick. "
    "The stone takes forty minutes to heat up before the first loaf goes in."
)
SHOP = "The shop opens at six in the morning. Bread that is left goes to a food bank every evening."
LINES = ("Loaves lie on a stone in a deck oven.", "The crust stays thin.", "How long does the stone take to heat up?")


@pytest.fixture(scope="module")
def reader(embedder: Embedder) -> Reader:
    found = reader_of(embedder)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("passage", "line", "read"),
    [
        (OVEN, "How long does it take to heat up the stone?", YES),
        (OVEN, "What does a deck oven cost?", OPEN),
        (SHOP, "Who bakes the bread that the shop sells?", OPEN),
    ],
)
def test_a_plain_line_is_read_rightly(reader: Reader, passage: str, line: str, read: int) -> None:
    assert int(reader.read([(passage, [line])])[0][0].argmax()) == read


def test_most_lines_of_branches_it_never_saw_are_read_rightly(reader: Reader) -> None:
    """A guess is right in a third; single plain lines may be read wrongly, see docs/retrieval.md."""
    lessons = of_rows([DATASETS / "read_unseen" / "business.jsonl"], None)[::4]
    read = reader.read([(lesson.passage, [line for line, _ in lesson.lines]) for lesson in lessons])
    right = [
        int(row.argmax()) == KINDS[kind]
        for lesson, rows in zip(lessons, read, strict=True)
        for (_, kind), row in zip(lesson.lines, rows, strict=True)
    ]
    assert len(right) > 300
    assert sum(right) / len(right) > 0.6


def test_a_line_is_read_the_same_whatever_is_read_with_it(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [reader.read([(OVEN, [line])])[0][0] for line in LINES]
    _, together, last = reader.read([(SHOP, LINES[:2]), (OVEN, LINES), (SHOP, ())])
    assert np.allclose(alone, together, atol=1e-4)
    assert last.shape == (0, 3)
    monkeypatch.setattr(room, "AT_ONCE", 1)
    assert np.allclose(alone, reader.read([(SHOP, LINES[:2]), (OVEN, LINES)])[1], atol=1e-4)


def test_shares_add_up_and_nothing_asked_is_nothing_read(reader: Reader) -> None:
    assert np.allclose(reader.read([(OVEN, LINES)])[0].sum(axis=1), 1, atol=1e-5)
    assert reader.read([]) == []


def test_a_long_line_is_cut_off(reader: Reader) -> None:
    long = "the stone is hot and " * LINE_PIECES
    assert np.allclose(reader.read([(OVEN, [long])])[0], reader.read([(OVEN, [long + long])])[0], atol=1e-5)


def test_a_sheet_shows_each_text_itself_and_each_line_its_passage() -> None:
    sheet = Sheet.of([([1, 2], [[3], [4, 5]]), ([6], [[7]])])
    fed = sheet.feed()
    seen = fed["seen"][0, 0] == 0
    assert fed["places"].tolist() == [[0, 1, 0, 0, 1, 0, 0]]
    assert fed["side"].tolist() == [[0, 0, 1, 1, 1, 0, 1]]
    assert [np.flatnonzero(row).tolist() for row in seen] == [[0, 1], [0, 1], [0, 1, 2], [0, 1, 3, 4], [0, 1, 3, 4], [5], [5, 6]]


def test_what_is_pooled_are_first_piece_and_mean_of_each_line() -> None:
    sheet = Sheet.of([([1, 2], [[3], [4, 5]])])
    hidden = np.array([[9.0], [9.0], [1.0], [2.0], [4.0]], dtype=np.float32)
    assert sheet.pooled(hidden).tolist() == [[1.0, 1.0], [2.0, 3.0]]


def test_the_head_is_one_hidden_layer_and_a_softmax() -> None:
    weights = [
        np.array(one, dtype=np.float32) for one in ([[1.0], [-1.0]], [0.0, 0.0], [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], [0.0, 0.0, 0.0])
    ]
    (found,) = judged(np.array([[2.0]], dtype=np.float32), weights)
    assert found == pytest.approx(np.exp([2.0, 0.0, 0.0]) / np.exp([2.0, 0.0, 0.0]).sum())
