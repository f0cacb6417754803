"""Files that the page received are read once, within their bounds, and removed from where the page put them."""

from pathlib import Path

import pytest

from assistant.errors import BadInput
from knowledge.formats import FORMATS
from ui.web.documents import MOST, incoming


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "incoming" / name.replace(".", "-") / name
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def test_names_and_bytes_come_in_order_and_nothing_is_left(tmp_path: Path) -> None:
    given = {"b.md": b"# Ovens", "a.txt": "Käse".encode("cp1252"), "c.pptx": b"PK"}
    paths = [put(tmp_path, name, content) for name, content in given.items()]
    assert list(incoming(paths)) == list(given.items())
    assert list((tmp_path / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "most"), [("a.md", FORMATS["markdown"].most_bytes), ("a.pptx", FORMATS["slides"].most_bytes), ("a.xyz", MOST)]
)
def test_of_a_file_that_is_too_large_one_byte_more_is_read(tmp_path: Path, name: str, most: int) -> None:
    ((_, raw),) = incoming([put(tmp_path, name, b"x" * (most + 50))])
    assert isinstance(raw, bytes)
    assert len(raw) == most + 1


def test_a_file_that_is_gone_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    first, second = incoming([tmp_path / "away" / "gone.txt", put(tmp_path, "b.md", b"here")])
    assert isinstance(first[1], BadInput)
    assert "cannot be opened" in first[1].message
    assert second == ("b.md", b"here")
