"""Terms that are fixed beforehand, and wishes that ask for nothing but the day on which they end."""

from __future__ import annotations

import pytest

from assistant.reading.fixed_terms import tells_a_term, wishes_a_day
from assistant.reading.text import readable
from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    "text",
    [
        "Each lease lasts 50 years",
        "Cada concesión dura 50 años",
        "Las licencias de pesca caducan a los 5 años",
        "Every fire extinguisher must be checked every 12 months",
        "A passport is valid for 10 years",
        "Vaccinations are due every 3 years",
        "Permits expire 2 years after the date of issue",
        "The insurance certificate of each supplier expires on the date in the file",
        "The expiry date of every contract is in our file",
        "La fecha de inicio y la duración constan en el libro de cada cementerio",
        "Las calderas se deben revisar cada año",
    ],
)
def test_a_fixed_term_is_read(text: str) -> None:
    assert tells_a_term(readable(text))
    assert signals(text)["fixed_term"] is True


@pytest.mark.parametrize(
    "text",
    [
        "Our pilot lasts 6 months",
        "Each battery lasts about 3 years",
        "La batería suele durar 3 años",
        "A call lasts 5 minutes",
        "Does a licence expire after 5 years?",
        "We meet every week",
        "The licence expires when the owner dies",
        "Nobody knows the due date",
    ],
)
def test_what_is_only_about_so_long_or_of_the_project_is_no_fixed_term(text: str) -> None:
    assert tells_a_term(readable(text)) is None


@pytest.mark.parametrize(
    ("wish", "by_date"),
    [
        ("know which leases run out next year", True),
        ("predict which certificates expire in 60 days", True),
        ("algo que nos avise que concesiones van a vencer", True),
        ("predict which members will not renew when it ends", False),
        ("know which pumps fail before the warranty ends", False),
        ("know how much milk expires", False),
        ("know how much to order every day", None),
        ("sort letters", None),
    ],
)
def test_a_wish_for_a_day_asks_for_nothing_else(wish: str, *, by_date: bool | None) -> None:
    assert wishes_a_day(wish) is by_date
