"""Each kind of file is read with its headings, tables, pages and date."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.chunking import chunk_document
from knowledge.formats import FORMATS, SUFFIXES
from knowledge.loading import Document, document_from_bytes, load_folder
from tests.knowledge.formats.office import SLIDES, assembled, deck_bytes, pdf_bytes, picture_deck, table_deck, word_bytes

PDF = pdf_bytes(
    [
        [(24, "Yearly report of the orchard"), (11, "We lost nine nights to frost in spring."), (11, "Each night cost 18,000 EUR.")],
        [(16, "Outlook"), (11, "A warning two hours ahead would be enough (says the foreman).")],
    ],
    info="/Title (Orchard 2025) /ModDate (D:20250314120000Z)",
)
PAGE = """<!doctype html><html><head><title>Frost  guide</title><style>p {color: red}</style></head><body>
<nav><a href="/">Home</a></nav><h1>Frost guide</h1>Loose words under the heading.
<p>Frost falls <b>before</b> sunrise.<br>Sprinklers help.</p><script>alert("no")</script>
<ul><li>Wind machines</li><li>Candles<ul><li>Wax ones</li></ul></li></ul>
<table><tr><th>Tool</th><th>EUR</th></tr><tr><td><p>Candle</p></td><td>9</td></tr></table>
<div hidden>Not to be seen</div><!-- a remark --><footer>Imprint</footer><p>After the table.</p></body></html>"""


def headings(document: Document) -> list[str]:
    return [" > ".join(chunk.heading) for chunk in chunk_document(document)]


def pages(document: Document) -> list[int | None]:
    return [chunk.page for chunk in chunk_document(document)]


def test_a_deck_keeps_slide_numbers_titles_and_what_is_spoken() -> None:
    deck = document_from_bytes(deck_bytes(spoken="Ask the growers first."), "frost.pptx")
    assert (deck.kind, deck.title, [number for _, number in deck.pages]) == ("slides", SLIDES[0][0], [1, 2, 3])
    assert pages(deck) == [1, 2, 3]
    assert headings(deck)[1] == "Frost alarm for orchards > What a missed frost costs"
    assert "- A missed frost costs 18,000 EUR in an orchard" in deck.text
    assert "Speaker notes: Ask the growers first." in deck.text
    assert deck.page_at(deck.text.index("Forty sensors")) == 3


def test_a_deck_keeps_tables_and_groups() -> None:
    text = document_from_bytes(table_deck(), "prices.pptx").text
    assert "Crate | EUR\nApples | 14" in text
    assert "Prices hold until May" in text


def test_a_deck_names_its_own_title_unless_the_program_made_it() -> None:
    assert document_from_bytes(deck_bytes(title="Frost 2025"), "a.pptx").title == "Frost 2025"
    assert document_from_bytes(deck_bytes(title="PowerPoint Presentation"), "a.pptx").title == SLIDES[0][0]


def test_slides_that_are_only_pictures_are_named() -> None:
    deck = document_from_bytes(picture_deck(beside=True), "mixed.pptx")
    assert deck.remarks == ("Only pictures, so not read: slide 1.",)
    assert pages(deck) == [2]


def test_a_pdf_keeps_pages_larger_lines_as_headings_and_its_date() -> None:
    report = document_from_bytes(PDF, "report.pdf")
    assert (report.kind, report.title, report.changed) == ("pdf", "Orchard 2025", "2025-03-14")
    assert pages(report) == [1, 2]
    assert headings(report) == ["Orchard 2025 > Yearly report of the orchard", "Orchard 2025 > Yearly report of the orchard > Outlook"]
    assert "Each night cost 18,000 EUR." in report.text
    assert "(says the foreman)" in report.text


def test_a_pdf_is_named_after_its_heading_and_not_after_what_runs_along_the_top() -> None:
    page = [(9, "Orchard Ltd, internal"), (16, "Frost plan"), (9, "Small words on frost."), (9, "# pip install is a line of code.")]
    report = document_from_bytes(pdf_bytes([page], info="/Title ((anonymous))"), "plan.pdf")
    assert report.title == "Frost plan"
    assert report.text.endswith("\n\\# pip install is a line of code.\n\n")


def test_an_item_of_a_pdf_that_goes_on_in_a_second_line_is_no_heading() -> None:
    small = [(9, "Long lines of small words that are most of the page, as in a table or a note below it.")] * 3
    page = [(20, "Costs"), (14, "- Empty vans cost us money in"), (14, "a year"), *small, (14, "Outlook"), (9, "Words.")]
    text = document_from_bytes(pdf_bytes([page]), "vans.pdf").text
    assert "# Costs\n\n- Empty vans cost us money in\na year\nLong lines" in text
    assert "## Outlook" in text


def test_what_was_filled_into_a_form_and_typed_onto_a_page_is_read() -> None:
    fields = [
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (s1) /TU (Sponsor) /V (Rosa Berg) /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /Widget /Parent 8 0 R /Rect [0 0 9 9] >>",
        b"<< /FT /Ch /T (sites) /V [(Vigo) (Oslo)] >>",
        b"<< /Type /Annot /Subtype /FreeText /Contents (Seen by Ana) /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (empty) /Rect [0 0 9 9] >>",
    ]
    form = pdf_bytes([[(11, "Form")]], extra=fields).replace(b"/Contents 5 0 R", b"/Annots [6 0 R 7 0 R 9 0 R 10 0 R] /Contents 5 0 R")
    assert document_from_bytes(form, "form.pdf").text.split() == [
        "Form",
        "Sponsor:",
        "Rosa",
        "Berg",
        "sites:",
        "Vigo,",
        "Oslo",
        "Seen",
        "by",
        "Ana",
    ]


def test_a_choice_that_holds_itself_hides_neither_its_words_nor_the_next_field() -> None:
    form = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R 6 0 R] >>",
            b"<< /Type /Annot /Subtype /Widget /FT /Ch /T (sites) /V 5 0 R /Rect [0 0 9 9] >>",
            b"[(Vigo) 5 0 R (Oslo)]",
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (sponsor) /V (Rosa) /Rect [0 0 9 9] >>",
        ]
    )
    assert document_from_bytes(form, "form.pdf").text.split() == ["sites:", "Vigo,", "Oslo", "sponsor:", "Rosa"]


def test_a_pdf_in_one_size_of_type_has_no_headings() -> None:
    report = document_from_bytes(pdf_bytes([[(11, "All lines are alike."), (11, "This one too.")]]), "plain.pdf")
    assert "#" not in report.text


def test_pages_without_words_are_named() -> None:
    drawn = pdf_bytes([[(11, "Words stand here, on the first page.")], []], extra=[b"<< /Length 4 >>\nstream\n0 0 m\nendstream"])
    report = document_from_bytes(drawn.replace(b"/Contents 7 0 R", b"/Contents 8 0 R"), "half.pdf")
    assert report.remarks == ("Only pictures, so not read: page 2.",)


def test_a_web_page_keeps_words_and_leaves_out_menus_scripts_and_what_is_hidden() -> None:
    page = document_from_bytes(PAGE.encode(), "guide.html")
    assert (page.kind, page.title, page.pages) == ("html", "Frost guide", ())
    assert page.text == (
        "# Frost guide\n\nLoose words under the heading.\n\nFrost falls before sunrise. Sprinklers help.\n\n"
        "- Wind machines\n- Candles\n- Wax ones\n\nTool | EUR\nCandle | 9\n\nAfter the table.\n\n"
    )


def test_a_web_page_tells_its_own_encoding() -> None:
    raw = '<html><head><meta charset="iso-8859-1"></head><body><p>Größe in Málaga</p></body></html>'.encode("latin-1")
    assert document_from_bytes(raw, "m.htm").text.strip() == "Größe in Málaga"


def test_a_word_file_is_read_by_its_styles() -> None:
    document = document_from_bytes(word_bytes(["Bread needs time.", "Flour does not."], "Dough"), "bread.docx")
    assert headings(document) == ["Dough"]
    assert document.pages == ()


def test_pictures_inside_markdown_are_left_out() -> None:
    text = "# Plan\n\nA picture: ![p](data:image/png;base64," + "QUJD" * 4000 + ") and words behind it.\n"
    assert document_from_bytes(text.encode(), "plan.md").text == "# Plan\n\nA picture: ![p]() and words behind it.\n"


def test_a_folder_of_all_kinds_is_read_and_what_is_broken_is_named(tmp_path: Path) -> None:
    for name, raw in {
        "a.pptx": deck_bytes(),
        "b.pdf": PDF,
        "c.html": PAGE.encode(),
        "d.docx": word_bytes(),
        "e.md": b"# Words",
        "f.txt": b"Words in a line",
        "g.pdf": b"%PDF-1.4 and nothing",
    }.items():
        (tmp_path / name).write_bytes(raw)
    documents, refusals = load_folder(tmp_path)
    assert [document.kind for document in documents] == ["slides", "pdf", "html", "word", "markdown", "text"]
    assert [refusal.source for refusal in refusals] == ["g.pdf"]


@pytest.mark.parametrize("kind", FORMATS.values(), ids=lambda kind: kind.name)
def test_each_format_has_a_loader_an_ending_and_a_bound(kind: object) -> None:
    assert callable(kind.loader().read)  # type: ignore[attr-defined]
    assert all(SUFFIXES[suffix] is kind for suffix in kind.suffixes)  # type: ignore[attr-defined]
    assert kind.most_bytes <= 25 * 1024 * 1024  # type: ignore[attr-defined]
