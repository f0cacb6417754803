"""Equations, charts and diagrams inside Word files and decks are read where they stand."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml as parse_slide_xml
from pptx.util import Inches

from knowledge.chunking import chunk_document
from knowledge.formats import Loaded, slide_files, word_files
from knowledge.formats.drawings import equation
from knowledge.loading import document_from_bytes

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOX = Inches(1), Inches(2), Inches(6), Inches(4)
CASES = {
    "<m:r><m:t>Q = </m:t></m:r><m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>": "Q = (a+b)/2",
    "<m:sSup><m:e>{x}</m:e><m:sup>{12}</m:sup></m:sSup><m:sSub><m:e>{k}</m:e><m:sub>{i+1}</m:sub></m:sSub>": "x^12k_(i+1)",
    "<m:rad><m:deg/><m:e>{2n}</m:e></m:rad>": "√(2n)",
    "<m:rad><m:deg>{3}</m:deg><m:e>{n}</m:e></m:rad>": "√[3](n)",
    '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{a}</m:e></m:d><m:d><m:e>{b}</m:e></m:d>': "[a](b)",
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{i=1}</m:sub><m:sup>{n}</m:sup><m:e>{x}</m:e></m:nary>': "∑_(i=1)^n x",
    "<m:m><m:mr><m:e>{1}</m:e><m:e>{0}</m:e></m:mr><m:mr><m:e>{0}</m:e><m:e>{1}</m:e></m:mr></m:m>": "[1, 0; 0, 1]",
}


def math(inner: str) -> str:
    return f"<m:oMath {MATH}>{inner.replace('{', '<m:r><m:t>').replace('}', '</m:t></m:r>')}</m:oMath>"


def saved(file: object) -> bytes:
    target = io.BytesIO()
    file.save(target)  # type: ignore[attr-defined]  # neither library has types
    return target.getvalue()


def deck_of(kind: XL_CHART_TYPE, values: CategoryChartData | XyChartData, title: str = "") -> bytes:
    """A slide with a title and a chart, then one of words."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Harvest"
    chart = slide.shapes.add_chart(kind, *BOX, values).chart
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = title
    other = deck.slides.add_slide(deck.slide_layouts[1])
    other.shapes.title.text, other.placeholders[1].text = "Team", "Four people"
    return saved(deck)


def framed(data: str) -> str:
    """A frame of a slide with graphic data."""
    return (
        f'<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {DRAWING} xmlns:r="{RELATIONS}">'
        '<p:nvGraphicFramePr><p:cNvPr id="9" name="D"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="1" y="1"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>{data}</a:graphic></p:graphicFrame>'
    )


def read_slide(*shapes: str, parts: tuple[bytes, ...] = ()) -> Loaded:
    """A deck of one slide with shapes given as XML; `parts` get the relations r1, r2 and so on."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Process"
    for number, content in enumerate(parts, 1):
        part = Part(PackURI(f"/ppt/diagrams/data{number}.xml"), "application/xml", slide.part.package, content)
        name = slide.part.relate_to(part, f"{RELATIONS}/diagramData")
        shapes = tuple(shape.replace(f'"r{number}"', f'"{name}"') for shape in shapes)
    for shape in shapes:
        slide.shapes._spTree.append(parse_slide_xml(shape))  # the library makes no such shapes
    return slide_files.read(saved(deck), "process.pptx")


@pytest.mark.parametrize(("inner", "told"), CASES.items())
def test_an_equation_becomes_a_line_that_says_the_same(inner: str, told: str) -> None:
    assert equation(parse_xml(math(inner))) == told


def test_an_equation_stays_in_its_sentence_and_a_deleted_one_is_gone() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Order ")
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="A">{math("{9}")}</w:del>'))  # as Word nests it
    paragraph._p.append(parse_xml(math("{q = 12 + 2d}")))  # the library makes no equations
    paragraph.add_run(" crates.")
    assert word_files.read(saved(document), "order.docx").text.strip() == "Order q = 12 + 2d crates."


def with_equation(words: str, inner: str) -> str:
    """A shape of words and an equation."""
    return (
        f'<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {DRAWING}><p:nvSpPr><p:cNvPr id="7" name="B"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{words} </a:t></a:r>"
        f'<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main">{math(inner)}</a14:m></a:p></p:txBody></p:sp>'
    )


def test_shapes_with_equations_are_read_though_older_programs_get_others() -> None:
    chosen = with_equation("Stock is", "{s = 4w}") + with_equation("Waste is", "{w = 2}")
    shape = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="a14">{chosen}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    )
    assert read_slide(shape).text == "## Process\n\nStock is s = 4w\n\nWaste is w = 2\n\n"


def test_a_chart_becomes_a_table_on_its_own_slide() -> None:
    values = CategoryChartData(number_format="0%")
    values.categories = ["May", "June"]
    values.add_series("Early", (0.14, 0.07))
    values.add_series("Late", (0.5, None))
    deck = document_from_bytes(deck_of(XL_CHART_TYPE.COLUMN_CLUSTERED, values, "Share of the harvest"), "h.pptx")
    assert [(chunk.page, chunk.text) for chunk in chunk_document(deck)] == [
        (1, "## Harvest\n\nChart: Share of the harvest\nCategory | Early | Late\nMay | 14 % | 50 %\nJune | 7 % |"),
        (2, "## Team\n\nFour people"),
    ]


def test_a_chart_of_points_has_a_table_a_series() -> None:
    values = XyChartData()
    for name, points in (("North", ((1, 2.5), (3, 4))), ("South", ((0.1 + 0.2, 7),))):
        series = values.add_series(name)
        for point in points:
            series.add_data_point(*point)
    text = document_from_bytes(deck_of(XL_CHART_TYPE.XY_SCATTER, values), "h.pptx").text
    assert "Chart:\nCategory | North\n1 | 2.5\n3 | 4\nCategory | South\n0.3 | 7" in text


def test_days_of_a_chart_are_days() -> None:
    import datetime as dt  # noqa: PLC0415 - only here

    values = CategoryChartData()
    values.categories = [dt.date(2025, 3, 14)]
    values.add_series("Frost", (1,))
    assert "2025-03-14 | 1" in document_from_bytes(deck_of(XL_CHART_TYPE.LINE, values), "h.pptx").text


def test_a_diagram_becomes_items_without_what_only_places_them() -> None:
    model = (
        f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {DRAWING}><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Weigh </a:t></a:r><a:r><a:t>it</a:t></a:r></a:p></dgm:t></dgm:pt>"
        '<dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>[Text]</a:t></a:r></a:p></dgm:t></dgm:pt>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Label it</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    named = '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="r1"/>'
    found = read_slide(framed(f'<a:graphicData uri="u">{named}</a:graphicData>'), parts=(model.encode(),))
    assert (found.text, found.remarks) == ("## Process\n\n- Weigh it\n- Label it\n\n", ())


def test_a_drawing_that_cannot_be_read_is_named() -> None:
    found = read_slide(framed('<a:graphicData uri="u"><x:object xmlns:x="urn:x"/></a:graphicData>'))
    assert found.remarks == ("Drawings and embedded files, not read: slide 1.",)


@pytest.mark.parametrize("inside", ["<x", '<c:pt idx="a"/>', "<c:pt/>"])
def test_a_damaged_chart_is_named_and_the_words_around_it_are_read(inside: str) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = f'<c:chartSpace xmlns:c="{space}"><c:ser><c:cat>{inside}</c:cat></c:ser></c:chartSpace>'
    named = f'<a:graphicData uri="{space}"><c:chart xmlns:c="{space}" r:id="r1"/></a:graphicData>'
    found = read_slide(framed(named), parts=(chart.encode(),))
    assert (found.text, found.remarks) == ("## Process\n\n", ("Drawings and embedded files, not read: slide 1.",))


def test_a_chart_and_a_diagram_of_a_word_file_stand_below_their_paragraph() -> None:
    chart = (
        f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {DRAWING}><c:chart><c:plotArea><c:pieChart><c:ser>'
        '<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>Tea</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        '<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>41</c:v></c:pt></c:numCache></c:numRef></c:val>'
        "</c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>"
    )
    document = docx.Document()
    part = docx.opc.part.Part(docx.opc.packuri.PackURI("/word/charts/chart1.xml"), "application/xml", chart.encode(), document.part.package)
    name = document.part.relate_to(part, f"{RELATIONS}/chart")
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    paragraph = document.add_paragraph("Drinks sold:")
    for relation in (name, "rId999"):
        paragraph.add_run()._r.append(  # the library makes no charts
            parse_xml(
                f'<w:drawing {nsdecls("w")}><a:graphic {DRAWING}><a:graphicData uri="{uri}">'
                f'<c:chart xmlns:c="{uri}" xmlns:r="{RELATIONS}" r:id="{relation}"/></a:graphicData></a:graphic></w:drawing>'
            )
        )
    found = word_files.read(saved(document), "drinks.docx")
    assert found.text.strip() == "Drinks sold:\n\nChart:\nCategory | Value\nTea | 41"
    assert found.remarks == ("1 drawing with words that cannot be read.",)


def test_a_footer_that_begins_with_a_long_number_is_read_in_no_time() -> None:
    number = "1" * 40
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].footer.paragraphs[0].text = f"{number} x"
    assert word_files.read(saved(document), "a.docx").text == f"Body.\n\nPage footer: {number} x\n\n"


def test_headers_and_footers_are_read_once_and_counters_of_pages_not_at_all() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "Release Falcon"
    document.sections[0].footer.paragraphs[0].text = "Page 1 of 9"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Release Falcon"
    assert word_files.read(saved(document), "a.docx").text == "Body.\n\nPage header: Release Falcon\n\n"
