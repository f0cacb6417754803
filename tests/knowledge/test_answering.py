"""Questions are answered from the sources or plainly refused."""

import json
from pathlib import Path

import pytest

from knowledge.answering import Answer, _missing, ask, ask_batch, count_dropped
from knowledge.evidence import Evidence
from knowledge.index import ensure_folder_index, ensure_index
from knowledge.retrieval import Retriever
from tests.knowledge.conftest import write_files


@pytest.mark.parametrize(
    ("question", "holds", "source"),
    [
        ("What is a deck oven?", "heated stone", "ovens.md"),
        ("When does the shop close?", "two in the afternoon", "shop.md"),
        ("How long does sourdough take?", "twelve hours", "doughs/rising.txt"),
        ("What becomes of dry bread?", "crumbs", "shop.md"),
    ],
)
def test_what_stands_in_the_sources_is_answered_with_a_quote(retriever: Retriever, question: str, holds: str, source: str) -> None:
    answer = ask(question, retriever)
    assert answer.answered
    assert holds in answer.answer
    assert answer.confidence > 0.5
    assert answer.correction is None
    assert source in {citation.source for citation in answer.citations}


@pytest.mark.parametrize(
    "question", ["What is a deck oven?", "Tell me about sourdough", "Which stages does proofing have?", "Where does bread go?"]
)
def test_every_quote_stands_in_its_source(retriever: Retriever, question: str) -> None:
    for citation in ask(question, retriever).citations:
        text = retriever.index.source_text(citation.source)
        assert text[citation.start : citation.end].split() == citation.quote.split()
        assert citation.quote == " ".join(citation.quote.split())


@pytest.mark.parametrize(
    "question",
    [
        "Who won the chess championship?",
        "How do I file my tax return?",
        "What does a Miele deck oven cost?",
        "How many bakers work in the shop?",
        "¿Cuánto cuesta un abogado?",
        "???",
        "",
    ],
)
def test_what_does_not_stand_there_is_refused_in_one_plain_sentence(retriever: Retriever, question: str) -> None:
    answer = ask(question, retriever)
    assert not answer.answered
    assert answer.correction is None
    assert answer.citations == ()
    assert answer.confidence < 0.5
    assert "do not answer this" in answer.answer or "no responden" in answer.answer


def test_a_neighbour_of_the_asked_term_is_not_explained_instead(retriever: Retriever) -> None:
    """Both words stand in the sources, but nothing is said about the two together."""
    assert not ask("What is a crumb deck?", retriever).answered
    assert ask("What is a deck oven, and how is it used with dough?", retriever).answered


def test_a_refusal_names_what_is_unknown_and_what_is_near(retriever: Retriever) -> None:
    answer = ask("How does a Miele convection oven move air?", retriever).answer
    assert answer == "The sources do not answer this: they say nothing about Miele; nearest: “Convection oven”."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who won the chess championship?", "The sources do not answer this: no passage found speaks of “championship”, and none gives"),
        (
            "¿Quién ganó el campeonato de ajedrez?",
            "Las fuentes no responden a esto: ningún pasaje hallado habla de «ganó» ni de «ajedrez»",
        ),
        (
            "How many bakers work in the shop?",
            "The sources do not answer this: none gives the figure, name or step asked for; nearest",
        ),
    ],
)
def test_a_refusal_says_which_evidence_is_missing(retriever: Retriever, question: str, answer: str) -> None:
    assert ask(question, retriever).answer.startswith(answer)


def test_a_word_that_some_source_has_is_not_called_missing(retriever: Retriever) -> None:
    evidence = Evidence(0.2, (), weakest=("sourdough", "chess"))
    told = _missing("How does sourdough play chess?", evidence, retriever, spanish=False)
    assert told == "no passage found speaks of “chess”"


def test_a_false_premise_is_corrected_with_a_citation(retriever: Retriever) -> None:
    answer = ask("Why is a convection oven best for large loaves?", retriever)
    assert not answer.answered
    assert answer.correction is not None
    assert "difficult to bake large loaves" in answer.correction
    assert [citation.source for citation in answer.citations] == ["ovens.md"]


def test_a_fair_why_question_is_answered(retriever: Retriever) -> None:
    assert ask("Why is a convection oven difficult for large loaves?", retriever).answered


def test_a_source_that_says_it_is_silent_is_a_no_with_a_quote(tmp_path: Path, place: Path) -> None:
    note = "---\ntitle: Tools\ndeck: tools\n---\n## Loafly\nLoafly tracks ovens. The course says nothing about the price of Loafly.\n"
    other = "---\ntitle: Doughs\ndeck: tools\n---\n## Rye\nRye dough is sticky and dark.\n"
    notes = write_files(tmp_path / "notes", {"a.md": note, "b.md": other})
    answer = ask("What does Loafly cost?", Retriever(ensure_index(place, notes=notes)))
    assert not answer.answered
    assert answer.answer == "The course says nothing about the price of Loafly."
    assert answer.citations[0].deck == "tools"


def test_notes_are_called_course_notes(tmp_path: Path, place: Path) -> None:
    notes = write_files(tmp_path / "notes", {"a.md": "---\ntitle: Rye\n---\n## Rye\nRye dough is sticky and dark.\n"})
    assert ask("Who won at chess?", Retriever(ensure_index(place, notes=notes))).answer.startswith("The course notes do not")


def test_dropped_quotes_are_logged_by_number_alone(caplog: pytest.LogCaptureFixture) -> None:
    assert [count_dropped(0), count_dropped(2)] == [0, 2]
    assert [record.getMessage() for record in caplog.records] == ["quotes left out, not in their source letter for letter: 2"]


def test_an_answer_about_a_slide_that_is_a_picture_is_made_of_what_stands_for_the_picture(tmp_path: Path, place: Path) -> None:
    """Only the note says that: no word of the question has to speak of a picture."""
    names = "The wheel of rye is drawn only; the Bread Book names its parts: soaking, souring and resting."
    drawn = f"---\ntitle: Drawings\npictured: true\n---\n## The wheel of rye\n<!-- public: Bread Book -->\n{names}\n"
    told = "---\ntitle: Rye\ndeck: doughs\n---\n## Rye\nRye has parts such as bran and germ, and the wheel of a mill grinds it.\n"
    read = Retriever(ensure_index(place, notes=write_files(tmp_path / "notes", {"a.md": drawn, "b.md": told})))
    assert {one.deck for one in ask("Which parts does the wheel of rye have?", read).citations} == {"public"}
    assert "bran" in ask("Which parts does rye have, such as bran?", read).answer


def test_who_says_nothing_but_courtesies_asks_for_nothing(retriever: Retriever) -> None:
    assert not ask("Hello, can you help me?", retriever).answered
    assert ask("Can you help me: when does the shop open?", retriever).answered


def test_a_comparison_speaks_of_both(retriever: Retriever) -> None:
    answer = ask("What is the difference between a deck oven and a convection oven?", retriever).answer
    assert "stone" in answer
    assert "fan" in answer


def test_a_list_that_is_cut_says_so(tmp_path: Path, place: Path) -> None:
    def answer(items: int) -> str:
        kinds = "\n".join(f"- grain {n}, milled in mill number {n} at dawn" for n in range(items))
        files = write_files(tmp_path / f"{items}", {"f.md": f"# Grain\n\n## Kinds of grain\n\nThe kinds of grain are these:\n{kinds}\n"})
        return ask("Which kinds of grain are there?", Retriever(ensure_folder_index(files, place))).answer

    assert answer(5).count("mill number") == 5
    assert "…" not in answer(5)
    assert answer(40).rstrip(".").endswith("…")


def test_answers_in_chat_stay_short(tmp_path: Path, place: Path) -> None:
    long = "# Flour\n\n" + " ".join(f"Flour kind {n} is milled from grain in mill number {n} and used for bread." for n in range(30))
    answer = ask("What is flour milled from?", Retriever(ensure_folder_index(write_files(tmp_path / "files", {"f.md": long}), place)))
    assert answer.answered
    assert len(answer.answer.split()) <= 90


def test_a_spanish_question_is_told_that_the_quote_is_english(tmp_path: Path, place: Path) -> None:
    files = write_files(tmp_path / "files", {"a.md": "# Drift\n\nData drift is a change in the distribution of the data a model sees.\n"})
    answer = ask("¿Qué es la deriva de datos?", Retriever(ensure_folder_index(files, place)))
    assert answer.answer == "Las fuentes dicen (en inglés): Data drift is a change in the distribution of the data a model sees."


def test_a_batch_gives_the_fields_of_an_answer_with_the_id(retriever: Retriever) -> None:
    rows = list(
        ask_batch(
            [{"id": "a", "question": "What is sourdough?"}, {"id": "b", "question": "Who is the pope?"}],
            lambda question: ask(question, retriever),
        )
    )
    assert [(row["id"], row["answered"]) for row in rows] == [("a", True), ("b", False)]
    row = json.loads(json.dumps(rows[0]))
    assert set(row) == {"id", "answered", "answer", "correction", "confidence", "citations", "quotes_dropped"}
    assert row["quotes_dropped"] == 0
    fields = {"source", "deck", "heading", "slide", "quote", "start", "end", "page", "own", "newer", "passage", "says"}
    assert set(row["citations"][0]) == fields
    assert (row["citations"][0]["page"], row["citations"][0]["own"]) == (None, True)
    assert all(citation["says"] in row["answer"] for citation in row["citations"])


def test_an_answer_as_a_dictionary_is_plain(retriever: Retriever) -> None:
    answer = ask("What is a deck oven?", retriever)
    assert isinstance(answer, Answer)
    assert json.loads(json.dumps(answer.as_dict()))["answer"] == answer.answer
