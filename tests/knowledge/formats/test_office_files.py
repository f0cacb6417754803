"""Files that an office program and a browser have written, as they lie on people's disks (`saved/`), keep their words and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.chunking import chunk_document
from knowledge.formats.letters import mended, plain_letters, unmarked, words_of
from knowledge.loading import Document, document_from_bytes, load_document

SAVED = Path(__file__).with_name("saved")
WATERING = "Watering rules\n\nThe tanks are filled at six.\nGrößere Häuser bekommen doppelt so viel, según el cálculo de Málaga.\n"
UNDERLINED = (
    "---\ntitle: Watering notes\nauthor: Ana\n---\n\nTanks\n=====\n\nFilled at six.\n\nValves\n------\n\nDrip valves give 4 litres.\n"
)


@pytest.fixture(scope="module")
def office() -> Document:
    return load_document(SAVED / "office.docx")


@pytest.fixture(scope="module")
def columns() -> Document:
    return load_document(SAVED / "columns.pdf")


def places(document: Document) -> dict[str, int | None]:
    """Heading path of each passage below the title -> its page."""
    return {" > ".join(chunk.heading[1:]): chunk.page for chunk in chunk_document(document)}


def test_a_word_file_keeps_headings_and_nested_lists_numbered_by_the_program(office: Document) -> None:
    assert "\n- Cracked skins: 22 percent\n  - mostly after sudden watering\n- Bruises" in office.text
    assert "\n- Install the sensors\n- Record humidity" in office.text
    assert list(places(office)) == [
        "",
        "What spoils",
        "What spoils > Cost of the loss",
        "Campaña en Málaga",
        "Übergabe",
        "Contract for sensors",
    ]


def test_a_word_file_keeps_tables_and_letters_of_other_languages(office: Document) -> None:
    assert "Month | Loss in EUR | Share\nJune | 4,200 | 8 %" in office.text
    assert "Die Übergabe an die Gärtner erfolgt im März; große Häuser zuerst." in office.text


def test_a_word_file_keeps_tracked_words_footnotes_and_boxes(office: Document) -> None:
    contract = office.text[office.text.index("## Contract") :].split("\n\n")
    assert contract[1] == "The supplier delivers fourteen sensors before March. A late delivery costs 200 euros a day."
    assert "Footnote: Spare parts cost 90 euros each." in contract
    assert contract.count("The gateway stands in the packing hall.") == 1


def test_a_deck_keeps_slides_notes_and_the_order_on_the_slide() -> None:
    deck = load_document(SAVED / "deck.pptx")
    assert places(deck) == {"": 1, "What we want": 2, "Señales y medidas": 3, "Slide 5": 5}
    assert deck.remarks == ("Only pictures, so not read: slide 4.",)
    assert "Speaker notes: Mention that last year the goal was six percent." in deck.text
    assert deck.text.index("Two duties") < deck.text.index("Left column") < deck.text.index("Right column")


def test_a_pdf_is_read_column_by_column(columns: Document) -> None:
    assert columns.title == "Humidity in the greenhouse"  # set over two lines
    assert columns.text.index("Corners that are") < columns.text.index("### Sensors and their drift") < columns.text.index("## Ensayo en")
    assert "La señal llega al agricultor por teléfono" in columns.text
    assert "efficient airing" in columns.text


def test_a_page_that_lies_across_stands_for_itself(columns: Document) -> None:
    assert places(columns) == {"Why mould grows": 1, "Why mould grows > Sensors and their drift": 1, "Ensayo en Málaga": 1, "Page 2": 2}


def test_a_page_saved_by_a_browser_keeps_only_what_is_seen() -> None:
    page = load_document(SAVED / "ventilation.html")
    assert page.text == (
        "# Ventilation of greenhouses\n\nOpen vents remove humid air — before the leaves get wet.\n\n"
        "## Software\n\nThe controller opens at 85 % humidity.\n\nCrop | Opens at\nTomato | 85 %\n\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_a_text_is_read_in_each_usual_encoding(encoding: str) -> None:
    assert document_from_bytes(WATERING.encode(encoding), "rules.txt").text == WATERING


def test_fields_before_markdown_give_the_title_and_lines_below_words_make_headings() -> None:
    notes = document_from_bytes(UNDERLINED.encode(), "notes.md")
    assert (notes.title, notes.text.lstrip()[:5]) == ("Watering notes", "Tanks")
    assert [chunk.heading for chunk in chunk_document(notes)] == [("Watering notes", "Tanks"), ("Watering notes", "Tanks", "Valves")]


def test_a_line_of_dashes_in_a_markdown_file_is_no_field() -> None:
    text = "---\nprices: see below\nThe depot is shut.\n---\nWords.\n"
    assert document_from_bytes(text.encode(), "odd.md").text == text


def test_passages_never_lie_on_two_pages() -> None:
    text = "- first item\n- second item\n\n- third item\n"
    document = Document("a.pdf", "A", text, "pdf", pages=((0, 1), (text.index("- third"), 2)))
    assert [(chunk.page, chunk.text) for chunk in chunk_document(document)] == [(1, "- first item\n- second item"), (2, "- third item")]


def test_headings_go_to_no_page_that_has_its_own_but_to_one_that_goes_on() -> None:
    text = "# Cover\n\n## Of the board\n\n# Costs\n\nNine euros.\n\n# Team\n\nFour people.\n"
    pages = ((0, 1), (text.index("# Costs"), 2), (text.index("Four"), 3))
    document = Document("a.pdf", "Plan", text, "pdf", pages=pages)
    assert [(chunk.page, chunk.heading, chunk.text) for chunk in chunk_document(document)] == [
        (1, ("Plan", "Cover", "Of the board"), "# Cover\n\n## Of the board"),
        (2, ("Plan", "Costs"), "# Costs\n\nNine euros."),
        (3, ("Plan", "Team"), "# Team\n\nFour people."),
    ]


def test_code_that_looks_like_markdown_is_marked_as_words() -> None:
    assert unmarked("# pip\n  ## more\nTotal\n-----\n```\nC# is #1\n#tag") == "\\# pip\n  \\## more\nTotal\n\\-----\n\\```\nC# is #1\n#tag"


def test_letters_for_the_eye_alone_become_plain() -> None:
    assert plain_letters("\uf0b7 e\ufb03cient con\u00adtrol\u200b") == "• efficient control"
    text = "The long-\nterm calibra-\ntion and calibration."
    assert mended(text, words_of(text)) == "The long-\nterm calibration\n and calibration."
