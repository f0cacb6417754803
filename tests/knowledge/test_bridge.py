"""A question leads over our notes, or over a question that is known, to a passage in other words."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.bridge import QUESTIONS, NotesBridge, QuestionsBridge, Ways, bridges, learn_bridges, nearness
from knowledge.context import ContextWords, in_steps
from knowledge.embeddings import DIMENSION, Embedder, OnnxEmbedder, Vectors, exported
from knowledge.remembered import RememberedEmbedder
from knowledge.rough import Rough
from tests.knowledge.hashed import HashedEmbedder

NOTE = '---\ntitle: "{0}"\ndecks: [intro]\nheadings:\n  - "{0}"\n---\n## {0}\n<!-- deck: intro; slide: {0} -->\n{1}\n'
EMPTY = np.zeros((0, DIMENSION), dtype=np.float32)


class Placed(OnnxEmbedder):
    """Counts words instead of running a model, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._counting = folder, HashedEmbedder()

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._counting.embed(texts)

    def embed_words(self, texts: Sequence[str], skipped: Sequence[int]) -> tuple[Vectors, list[Vectors]]:
        return self.embed(texts), [self._counting.embed(text.split()[skip:]) for text, skip in zip(texts, skipped, strict=True)]

    @property
    def embedded(self) -> int:
        return self._counting.embedded


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Two sections of a note by the names that the inventory has for the first concept of the course."""
    folder = tmp_path / "notes"
    folder.mkdir()
    text = "The interface is where people meet the system. Hardware carries it."
    (folder / "ml-system.md").write_text(NOTE.format("Machine learning system design", text), "utf-8")
    return folder


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    folder = tmp_path / "asked"
    folder.mkdir()
    (folder / "one.yml").write_text(
        "asked:\n  CC-01: {concept: [Blocks?], items: {interface: [Where does the nurse click?], hardware: [Which boxes hum?]}}\n", "utf-8"
    )
    return folder


@pytest.fixture
def placed(tmp_path: Path) -> Placed:
    (tmp_path / "model").mkdir()
    return Placed(tmp_path / "model")


def reached(ways: Ways, passages: Sequence[str]) -> list[float]:
    (found,) = nearness(HashedEmbedder().embed(passages), [ways])
    return [float(value) for value in found]


def our_notes(sentences: Sequence[str]) -> NotesBridge:
    vectors = HashedEmbedder().embed(sentences)
    return NotesBridge(vectors, Rough.of(vectors))


def test_a_passage_in_other_words_is_reached_over_the_notes() -> None:
    words = HashedEmbedder().embed
    ours = our_notes(["sourdough bread rises slowly", "an oven is hot"])
    near, far = reached(ours.ways(words(["why does it rise so slowly"])[0]), ["sourdough", "pastry"])
    assert near > far + 0.2


def test_more_sentences_than_are_looked_at_change_nothing_for_the_nearest() -> None:
    words = HashedEmbedder().embed
    few = ["sourdough bread rises slowly", *(f"filler{number}" for number in range(9))]
    many = [*few, *(f"other{number}" for number in range(50))]
    question, passages = words(["rises slowly"])[0], ["sourdough", "pastry"]
    near, far = reached(our_notes(many).ways(question), passages)
    assert near == pytest.approx(reached(our_notes(few).ways(question), passages)[0], abs=0.02)
    assert near > far


def known(questions: Sequence[str], answers: Sequence[str]) -> QuestionsBridge:
    words = HashedEmbedder().embed
    asks = words(questions)
    context = ContextWords.of([in_steps(words(text.split())) for text in questions])
    return QuestionsBridge(asks, Rough.of(asks), context, words(answers))


def reached_over(ours: QuestionsBridge, question: str, passages: Sequence[str], weights: Sequence[float] | None = None) -> list[float]:
    words = HashedEmbedder().embed
    heard = question.split()
    return reached(ours.ways(words([question])[0], words(heard), np.array(weights or [1.0] * len(heard))), passages)


def test_a_passage_without_a_word_of_the_question_is_reached_over_a_known_question() -> None:
    ours = known(["why is my loaf flat", "how hot shall it be"], ["sourdough needs time", "ovens"])
    near, far = reached_over(ours, "my loaf is flat", ["sourdough needs time", "ovens"])
    assert near > far + 0.2


def test_of_known_questions_as_near_as_a_whole_the_one_with_the_rare_word_leads() -> None:
    ours = known(["loaf flat", "loaf burnt"], ["time", "heat"])
    time, heat = reached_over(ours, "loaf flat burnt", ["time", "heat"], [0.1, 0.1, 3.0])
    assert heat > time


def test_many_known_questions_change_nothing_for_the_nearest() -> None:
    others = [f"other{one} other{another}" for one, another in itertools.combinations(range(QUESTIONS), 2)]
    ours = known(["why is my loaf flat", *others], ["sourdough", *others])
    near, far = reached_over(ours, "my loaf is flat", ["sourdough", "pastry"])
    assert near > far + 0.2


def test_known_questions_on_other_matters_lead_nowhere() -> None:
    ours = known(["why is my loaf flat", "how hot shall it be"], ["sourdough needs time", "ovens"])
    assert reached_over(ours, "who signs leases", ["sourdough needs time", "ovens"]) == [0, 0]


def test_a_question_without_words_in_context_is_led_by_its_whole() -> None:
    ours = known(["why is my loaf flat", "ovens"], ["sourdough", "heat"])
    words = HashedEmbedder().embed
    near, far = reached(ours.ways(words(["my loaf is flat"])[0], EMPTY, np.zeros(0)), ["sourdough", "heat"])
    assert near > far


def test_without_notes_no_passage_is_nearer_than_another() -> None:
    words = HashedEmbedder().embed
    assert reached(our_notes([]).ways(words(["a"])[0]), ["b", "c"]) == [0, 0]
    assert reached_over(known([], []), "a", ["b", "c"]) == [0, 0]
    assert reached(bridges(HashedEmbedder()).notes.ways(words(["a"])[0]), ["b"]) == [0]


def test_a_known_question_leads_to_the_sentence_of_the_notes_that_answers_it(placed: Placed, notes: Path, asked: Path) -> None:
    ours = learn_bridges(placed, placed, notes, asked).asked
    people, boxes = reached_over(ours, "Where does the nurse click?", ["people meet the system", "carries it"])
    assert people > boxes
    people, boxes = reached_over(ours, "Which boxes hum?", ["people meet the system", "carries it"])
    assert boxes > people


def test_both_ways_are_embedded_once_on_this_machine(placed: Placed, notes: Path, asked: Path) -> None:
    made = learn_bridges(placed, placed, notes, asked)
    counted = placed.embedded
    assert counted
    again = learn_bridges(placed, placed, notes, asked)
    assert placed.embedded == counted
    assert np.array_equal(again.notes.sentences, made.notes.sentences)
    assert np.array_equal(again.asked.asks, made.asked.asks)
    assert np.array_equal(again.asked.rough.short, made.asked.rough.short)
    assert np.array_equal(again.asked.words.vectors, made.asked.words.vectors)


def test_a_changed_note_is_embedded_and_the_old_files_go(placed: Placed, notes: Path, asked: Path) -> None:
    before = learn_bridges(placed, placed, notes, asked)
    (notes / "ovens.md").write_text(NOTE.format("Ovens", "An oven is hot."), "utf-8")
    assert len(learn_bridges(placed, placed, notes, asked).notes.sentences) > len(before.notes.sentences)
    assert len([folder for folder in placed.folder.glob("notes-*") if folder.is_dir()]) == 1


def test_the_model_is_found_behind_embedders_that_wrap_it(embedder: Embedder, tmp_path: Path) -> None:
    assert exported(RememberedEmbedder(RememberedEmbedder(embedder, tmp_path), tmp_path)) is embedder
    assert exported(HashedEmbedder()) is None


def test_each_way_tells_for_itself_how_near_a_passage_is() -> None:
    words = HashedEmbedder().embed
    nothing = Ways(EMPTY, np.zeros(0))
    bread = Ways(words(["sourdough", "rye"]), np.array([0.0, -0.5]))
    heat = Ways(words(["oven"]), np.array([0.0]))
    found = nearness(words(["sourdough", "oven"]), [bread, nothing, heat])
    assert found[0, 0] > found[0, 1]
    assert found[1].tolist() == [0, 0]
    assert found[2] == pytest.approx([0, 1], abs=1e-3)
