"""What binds a team is kept in its words, and a wish for quality, a question or what a vendor does binds nobody."""

from __future__ import annotations

import pytest

from tests.assistant.reading.said import signals


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("No pupil may be filmed in the changing rooms.", "No pupil may be filmed in the changing rooms"),
        ("Drivers must not be tracked after work", "Drivers must not be tracked after work"),
        ("Guests have to be informed at the door", "Guests have to be informed at the door"),
        ("By law each sample must be kept for ten years.", "By law each sample must be kept for ten years"),
        ("The collective agreement forbids figures on single nurses.", "The collective agreement forbids figures on single nurses"),
        ("- the official tasting by three people stays", "the official tasting by three people stays"),
        ("Forbidden: recipes must not go to Amazon", "recipes must not go to Amazon"),
        ("Está prohibido grabar a los alumnos.", "Está prohibido grabar a los alumnos"),
    ],
)
def test_what_binds_is_kept_in_the_words_of_the_team(text: str, kept: str) -> None:
    assert signals(text)["limits"] == [kept]


@pytest.mark.parametrize(
    "text",
    [
        "No leak may be overlooked.",
        "The answer must not be longer than three lines.",
        "We may not have enough photos.",
        "The law office has to answer 90 letters a day.",
        "Is it forbidden to keep the recordings?",
        "Parcels must not be late.",
        "letters must not go to the wrong desk",
        "The regulation of the pump has to be faster.",
        "Costs must not exceed 3,000 EUR.",
    ],
)
def test_a_wish_for_quality_or_a_question_binds_nobody(text: str) -> None:
    assert "limits" not in signals(text)


def test_a_law_with_its_number_is_named() -> None:
    assert signals("no teacher may be graded, act 12/1999")["laws"] == ["act 12/1999"]


@pytest.mark.parametrize(
    ("text", "may_leave"),
    [
        ("everything on the hospital's own network", "never"),
        ("All of it must stay within our walls.", "never"),
        ("nothing goes outside", "never"),
        ("x-rays, and we may not export any", "never"),
        ("Letters must not get into the cloud.", "never"),
        ("No objection to a cloud in Europe", "freely"),
        ("we may use Azure, DPA signed", "freely"),
        ("files may not leave the office with names", "anonymous"),
        ("our maps must not go to Microsoft", None),
        ("everything in the plant is on paper", None),
        ("All data are in our data centre.", None),
        ("We can use the API of the till.", None),
        ("cloud cover is no problem", None),
        ("The cloud is not allowed here", None),
    ],
)
def test_where_data_may_be(text: str, may_leave: str | None) -> None:
    assert signals(text).get("data_may_leave") == may_leave


def test_a_language_model_that_may_be_used_is_noticed() -> None:
    assert signals("Claude is fine for us, the contract is signed")["llm_allowed"] is True
    assert "llm_allowed" not in signals("We are not allowed to use ChatGPT")
    assert "llm_allowed" not in signals("Is it allowed to use ChatGPT?")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the bishop has to agree before we begin", "bishop"),
        ("The head of the clinic must approve it first.", "head of the clinic"),
        ("A person must approve each letter.", None),
        ("The chef has to approve every menu", None),
        ("customers must agree with the price", None),
    ],
)
def test_who_must_agree_to_the_project_is_told_from_who_approves_each_case(text: str, who: str | None) -> None:
    assert signals(text).get("consent_of") == who


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("a dairy in Styria", "Austria"),
        ("School board, Ostrava.", "Czechia"),
        ("a winery in South Tyrol", "Italy"),
        ("Library of Antwerp, GDPR only", "Belgium"),
        ("The provider from Texas called again.", None),
        ("an API hosted in Ireland", None),
        ("A dealer from Finland wanted to sell us one.", None),
        ("Vino un vendedor de Portugal con otra oferta.", None),
        ("We are dealers of boats in Finland.", "Finland"),
        ("We ship cheese to Poland.", None),
        ("Sofia looks at the list", None),
        ("We are not in Germany.", None),
    ],
)
def test_a_place_counts_where_the_team_is_at_work(text: str, land: str | None) -> None:
    assert signals(text).get("jurisdiction") == land


def test_what_may_not_be_done_is_not_what_is_wanted() -> None:
    assert "high_risk_area" not in signals("No judge may be measured by it")
    assert signals("We rank CVs for the interview and they must stay in the house")["high_risk_area"] == "employment"
    assert "personal_data" not in signals("files may not leave the office with names")
    assert signals("We want to help the judges with sentencing")["high_risk_area"] == "justice"
