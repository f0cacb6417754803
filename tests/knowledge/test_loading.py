"""Files and folders become documents, or are refused with a reason."""

from pathlib import Path

import pytest

from knowledge.errors import DocumentRefused, FolderUnwritable, IndexMissing
from knowledge.formats import FORMATS, plain
from knowledge.formats.bounds import MAX_CHARACTERS
from knowledge.formats.plain import decode
from knowledge.loading import document_from_bytes, load_document, load_folder, load_notes, make_folder
from tests.knowledge.conftest import BAKERY, write_files


def test_markdown_is_read_with_its_first_heading_as_title(tmp_path: Path) -> None:
    path = tmp_path / "loaves.md"
    path.write_text("\n\n# Loaves of rye\n\nThey keep for a week.\n", encoding="utf-8")
    document = load_document(path)
    assert (document.title, document.kind, document.source) == ("Loaves of rye", "markdown", "loaves.md")
    assert "keep for a week" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_survive_the_usual_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "brot.txt"
    path.write_bytes("Brötchen für Übermorgen – 3 €".encode(encoding))
    assert load_document(path).text == "Brötchen für Übermorgen – 3 €"


def test_windows_line_ends_become_plain_ones() -> None:
    assert document_from_bytes(b"one line\r\nnext line\rlast", "a.txt").text == "one line\nnext line\nlast"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentRefused, match="not readable as text"):
        decode(b"\x00\x01\x02binary", "x.txt")
    with pytest.raises(DocumentRefused):
        decode(b"\xff\xfe\x00\xd8", "half-a-pair.txt")


def test_a_text_with_one_broken_byte_in_a_thousand_is_read_without_it() -> None:
    assert decode("día ".encode() * 500 + b"\x81end", "a.txt") == "día " * 500 + "end"
    with pytest.raises(DocumentRefused):
        decode("día ".encode() * 50 + b"\x81end", "a.txt")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("title: Depot plan\ndate: 2024-13-45", "Depot plan"),
        ('title: "Depot: plan"', "Depot: plan"),
        ("date: 2024-01-02", ""),
        ("a: &a [x, x]\nb: &b [*a, *a, *a]\ntitle: *b", "*b"),
        ("title: " + "[" * 5_000, "[" * 5_000),
        ("n: " + "9" * 6_000 + "\ntitle: Long", "Long"),
    ],
)
def test_fields_before_a_text_of_a_team_are_taken_off_whatever_stands_in_them(fields: str, title: str) -> None:
    found = plain.read(f"---\n{fields}\n---\n\nVans wait at the depot.\n".encode(), "a.md")
    assert (found.title, found.text.strip()) == (title, "Vans wait at the depot.")


def test_a_line_between_rules_that_names_no_field_stays_in_the_text() -> None:
    assert "A verse" in plain.read(b"---\nA verse, and no field\n---\n\nMore.", "a.md").text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "PKI rollout plan\n\nCards for all depots."),
        ("a.md", "A PDF begins with %PDF-1.4, this text does not."),
        ("a.txt", "RIFFs in the archive: none. Rar!"),
        ("a.txt", "MZ 12 is a machine; ID3 a decision tree."),
        ("a.md", "\N{BYTE ORDER MARK}Días y años."),
    ],
)
def test_words_that_begin_like_another_kind_of_file_are_read(name: str, text: str) -> None:
    assert text.lstrip("\N{BYTE ORDER MARK}") in document_from_bytes(text.encode(), name).text


@pytest.mark.parametrize("content", [b"%PDF-1.4\nall in letters", b"PK\x03\x04\x14\x00\x06\x00word/document", b"ID3\x03\x00\x00"])
def test_other_kinds_under_the_name_of_a_text_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentRefused, match=r"a\.txt is not plain text"):
        document_from_bytes(content, "a.txt")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("table.xlsx", b"PK", "xlsx"),
        ("noending", b"text", "nameless"),
        ("void.txt", b"  \n \n", "empty"),
        ("marks.md", b"### --- ***", "no words"),
        ("not-really.docx", b"just some letters", "not a Word file"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentRefused) as refused:
        load_document(path)
    assert says in refused.value.message
    assert refused.value.remedy.endswith(".")


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="not there"):
        load_document(tmp_path / "gone.md")


def test_too_many_bytes_and_too_many_characters_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"a " * (FORMATS["text"].most_bytes // 2 + 1))
    with pytest.raises(DocumentRefused, match="larger than 5 MB"):
        load_document(large)
    with pytest.raises(DocumentRefused, match="more than 2,000,000 characters"):
        document_from_bytes(b"b\n" * (MAX_CHARACTERS // 2 + 1), "long.txt")


def test_a_folder_gives_paths_below_it_and_names_what_it_left_out(tmp_path: Path) -> None:
    write_files(tmp_path, {**BAKERY, "void.txt": " ", ".hidden/secret.md": "# Secret", "picture.png": "no"})
    seen: list[str] = []
    documents, refusals = load_folder(tmp_path, seen.append)
    assert [document.source for document in documents] == ["doughs/rising.txt", "ovens.md", "shop.md"]
    assert [refusal.source for refusal in refusals] == ["void.txt"]
    assert seen == ["doughs/rising.txt", "ovens.md", "shop.md", "void.txt"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"private.md": "# Private words"})
    inside = write_files(tmp_path / "inside", {"public.md": "# Public words"})
    (inside / "linked.md").symlink_to(outside / "private.md")
    assert [document.source for document in load_folder(inside)[0]] == ["public.md"]


def test_a_folder_without_readable_files_says_why(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"no file that can be read"):
        load_folder(tmp_path)
    (tmp_path / "void.md").write_text(" ")
    with pytest.raises(IndexMissing, match=r"void\.md is empty"):
        load_folder(tmp_path)
    with pytest.raises(IndexMissing, match="not a folder"):
        load_folder(tmp_path / "void.md")


def test_notes_come_in_order_and_must_be_there(tmp_path: Path) -> None:
    write_files(tmp_path, {"b.md": "---\ntitle: Second\n---\n\nText here.", "a.md": "---\ntitle: First\ndeck: one\n---\nWords."})
    assert [(note.title, note.deck, note.kind) for note in load_notes(tmp_path)] == [("First", "one", "note"), ("Second", None, "note")]
    with pytest.raises(IndexMissing):
        load_notes(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_made_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderUnwritable, match="cannot be written"):
        make_folder(tmp_path / "file" / "below")
    assert make_folder(tmp_path / "new" / "deep").is_dir()
    assert list((tmp_path / "new" / "deep").iterdir()) == []
