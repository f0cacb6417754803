"""Documents are cut into chunks that know their place."""

from knowledge.chunking import MAX_WORDS, TARGET_WORDS, Chunk, bare, chunk_document
from knowledge.loading import Document, SectionOrigin


def document(text: str, **fields: object) -> Document:
    return Document(source="book.md", title="Book", text=text, kind="markdown", **fields)  # type: ignore[arg-type] # tests name them


def chunks(text: str, **fields: object) -> list[Chunk]:
    return chunk_document(document(text, **fields))


def words(count: int, word: str = "flour") -> str:
    return " ".join([word] * count)


def test_every_chunk_is_a_slice_of_its_source_with_sentences_inside() -> None:
    text = "# Bread\n\nFirst sentence here. Second sentence here.\n\n## Crust\n\n- thin crust\n- thick crust\n"
    for chunk in chunks(text):
        assert text[chunk.start : chunk.end] == chunk.text
        assert all(chunk.start <= sentence.start < sentence.end <= chunk.end for sentence in chunk.sentences)


def test_the_heading_path_runs_from_the_title_down() -> None:
    text = "# Book\n\n## Bread\n\n### Crust\n\nCrackles.\n\n## Cake\n\nSoft.\n"
    assert [chunk.heading for chunk in chunks(text)] == [("Book", "Bread", "Crust"), ("Book", "Cake")]
    assert chunks("Words without any heading at all.")[0].heading == ("Book",)


def test_long_sections_are_cut_into_modest_chunks_between_paragraphs() -> None:
    text = "## Long\n\n" + "\n\n".join(words(40, f"part{n}") for n in range(6))
    found = chunks(text)
    assert len(found) >= 3
    assert all(len(chunk.text.split()) <= TARGET_WORDS + 10 for chunk in found)
    assert sum(len(chunk.text.split()) for chunk in found) == len(text.split())


def test_a_list_stays_with_its_lead_in_and_in_one_piece() -> None:
    items = "\n".join(f"- item {n} {words(10)}" for n in range(6))
    found = chunks(f"## Shopping\n\n{words(50)}\n\nBuy these:\n\n{items}\n")
    with_list = [chunk for chunk in found if "item 0" in chunk.text]
    assert len(with_list) == 1
    assert "Buy these:" in with_list[0].text
    assert "item 5" in with_list[0].text


def test_a_very_long_list_is_cut_between_items_only() -> None:
    text = "\n".join(f"- item{n} {words(20)} end{n}" for n in range(12))
    found = chunks(text)
    assert len(found) > 1
    assert all(chunk.text.startswith("- item") and len(chunk.text.split()) <= MAX_WORDS for chunk in found)


def test_an_endless_paragraph_and_an_endless_sentence_are_cut() -> None:
    sentences = " ".join(f"Sentence number {n} says {words(12)}." for n in range(40))
    assert max(len(chunk.text.split()) for chunk in chunks(sentences)) <= MAX_WORDS
    found = chunks(words(700))
    assert max(len(chunk.text.split()) for chunk in found) <= MAX_WORDS
    assert sum(len(chunk.text.split()) for chunk in found) == 700


def test_headings_without_text_go_on_to_the_next_section() -> None:
    found = chunks("# One\n\n# Two\n\n# Three\n\nText at last.\n")
    assert len(found) == 1
    assert found[0].text.startswith("# One")
    assert found[0].heading[-1] == "Three"


def test_headings_without_end_are_cut_too() -> None:
    found = chunks("# h\n" * 400)
    assert max(len(chunk.text.split()) for chunk in found) <= MAX_WORDS
    assert sum(chunk.text.count("# h") for chunk in found) == 400


def test_sections_carry_the_slide_they_rest_on() -> None:
    text = "## A\n\nAlpha text.\n\n## B\n\nBeta text.\n\n## C\n\nGamma text.\n"
    origins = (SectionOrigin(text.index("## B"), text.index("## C"), "deck-two", "Slide B"),)
    found = chunks(text, deck="deck-one", headings=("Only slide",), origins=origins)
    assert [(chunk.deck, chunk.slide) for chunk in found] == [
        ("deck-one", "Only slide"),
        ("deck-two", "Slide B"),
        ("deck-one", "Only slide"),
    ]
    several = chunks("## A\n\nAlpha.\n", deck="deck-one", headings=("One", "Two"))
    assert (several[0].deck, several[0].slide) == ("deck-one", "")


def test_chunk_ids_differ_within_a_document() -> None:
    found = chunks("## A\n\nSame words.\n\n## B\n\nSame words.\n")
    assert len({chunk.chunk_id for chunk in found}) == len(found) == 2


def test_bare_text_has_no_marks() -> None:
    assert bare("- **Bold** and [a link](http://x.y) in `code`,\n  <b>next</b>") == "Bold and a link in code , next"
