"""Where something was clicked, read from what the page sends: nothing that it could send breaks the reading."""

import pytest

from ui.web.place import Place, place_of


@pytest.mark.parametrize(
    ("text", "place", "arg"),
    [
        ("", Place(), ""),
        ("{}", Place(), ""),
        ('{"project": "p", "language": "es", "seen": 7, "arg": "x"}', Place("p", "es", 7), "x"),
        ('{"project": null, "language": "de", "seen": "7", "arg": null}', Place(), ""),
        ('{"arg": 3}', Place(), "3"),
    ],
)
def test_a_place_is_read_with_what_is_missing_left_out(text: str, place: Place, arg: str) -> None:
    assert place_of(text) == (place, arg)


@pytest.mark.parametrize(("seen", "position", "behind"), [(0, 9, False), (9, 9, False), (8, 9, True), (10, 9, False)])
def test_a_page_is_behind_when_the_journal_went_on_since(seen: int, position: int, *, behind: bool) -> None:
    assert Place(seen=seen).behind(position) == behind
