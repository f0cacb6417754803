"""Files added to a message: read, kept with the project, or refused in a sentence."""

import io
from pathlib import Path

import pytest
from docx import Document

from assistant.errors import BadInput
from assistant.uploads import Uploads
from knowledge.formats import FORMATS
from ui.web.documents import read_upload


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "incoming" / "abc" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def word(text: str) -> bytes:
    document, target = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("brief.md", b"# Ovens\n\nWe bake.", "# Ovens\n\nWe bake."),
        ("Notes.TXT", "Käse für 3 €".encode("cp1252"), "Käse für 3 €"),
        ("offer.docx", word("We build stairs."), "We build stairs."),
    ],
)
def test_a_readable_file_becomes_text_and_its_bytes_stay_with_the_project(tmp_path: Path, name: str, content: bytes, text: str) -> None:
    uploads = Uploads(tmp_path / "uploads")
    path = put(tmp_path, name, content)
    added = read_upload(path, "project-1", uploads)
    assert (added.name, added.text.strip()) == (name, text)
    assert [kept.read_bytes() for kept in uploads.files("project-1")] == [content]
    assert list((tmp_path / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.pdf", b"%PDF-1.4", "plan.pdf is broken"),
        ("photo", b"x", "nameless"),
        ("empty.txt", b" \n ", "empty"),
        ("broken.docx", b"this is no zip", "broken.docx"),
        ("large.md", b"word " * (FORMATS["markdown"].most_bytes // 5 + 1), "larger than"),
        ("signs.txt", b"---- ....", "no words"),
    ],
)
def test_any_other_file_is_refused_with_a_remedy_and_nothing_is_kept(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    uploads = Uploads(tmp_path / "uploads")
    with pytest.raises(BadInput, match=words) as refused:
        read_upload(put(tmp_path, name, content), "project-1", uploads)
    assert len(refused.value.remedy) > 10
    assert uploads.files("project-1") == []
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_file_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be opened"):
        read_upload(tmp_path / "away" / "gone.txt", "p", Uploads(tmp_path / "uploads"))
