"""What limits a part, what happened, what others publish, and steps on the way: none of them is read as the whole."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant.reading import read
from tests.assistant.reading.lexicon import LEXICON as CATALOGUE
from tests.assistant.reading.lexicon import TODAY


def _told(text: str, known: Mapping[str, object] | None = None, *, slots: tuple[str, ...] = (), language: str = "en") -> dict[str, object]:
    found = read(text, turn=2, language=language, catalogue=CATALOGUE, today=TODAY, open_slots=slots, known=known or {})
    return {name: value for fact in found.facts for name, value in fact.signals.items()}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Of the 14,300 leases about 9,800 are already in the Excel; the rest only on paper.", "en"),
        ("De los 14.300, unos 9.800 ya están en el Excel; el resto solo en papel, de 1931 a 1987.", "es"),
        ("The invoices are in SAP, the complaints only on paper.", "en"),
        ("The other two plants have no records.", "en"),
        ("Before 2015 nothing was recorded.", "en"),
        ("Nothing is recorded at night.", "en"),
        ("Los demás expedientes están solo en papel.", "es"),
    ],
)
def test_what_is_missing_of_a_part_does_not_negate_the_whole(text: str, language: str) -> None:
    assert _told(text, language=language).get("data_exists") is not False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Everything is only on paper.", "en"),
        ("Todo está solo en papel.", "es"),
        ("We have no data yet.", "en"),
    ],
)
def test_what_is_missing_altogether_is_missing(text: str, language: str) -> None:
    assert _told(text, language=language)["data_exists"] is False


@pytest.mark.parametrize("text", ["The herd book is only on paper.", "We have no data on the calves."])
def test_one_named_source_on_paper_leaves_the_others(text: str) -> None:
    assert _told(text, slots=("data_sources_volume",))["data_exists"] is False
    assert _told(text, {"data_exists": True, "rows": 4_000}).get("data_exists") is not False


LOGGED = {"data_exists": True, "history_months": 56.0}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Yeast generation is only on paper since 2024, not typed in.", "Yeast generation is only on paper since 2024"),
        ("For the pruning dates we have no data yet.", "For the pruning dates we have no data yet"),
        ("humidity: only on paper", "humidity: only on paper"),
        ("The driver's shoe size is not recorded, no data yet.", "The driver's shoe size is not recorded, no data yet"),
        ("It is only on paper.", "It is only on paper"),
        ("The tasting sheets are not typed in.", "The tasting sheets are not typed in"),
        ("No tenemos registros de la poda.", "No tenemos registros de la poda"),
        ("La generación de la levadura está solo en papel.", "La generación de la levadura está solo en papel"),
        ("Las fichas no están digitalizadas.", "Las fichas no están digitalizadas"),
    ],
)
def test_a_side_remark_on_one_input_is_a_gap_of_that_input(text: str, note: str) -> None:
    told = _told(text, LOGGED)
    assert str(told.get("quality_notes")).strip(" .") == note
    assert "data_exists" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, we have no data.",
        "Actually there are no data yet.",
        "Everything is only on paper.",
        "En realidad no tenemos datos.",
        "nothing is recorded",
    ],
)
def test_data_that_were_told_are_taken_back_as_such_only(text: str) -> None:
    assert _told(text, LOGGED)["data_exists"] is False


@pytest.mark.parametrize("text", ["The yeast generation is only on paper.", "La hora del riego está solo en papel."])
def test_one_thing_on_paper_denies_no_data_before_any_were_told(text: str) -> None:
    assert "data_exists" not in _told(text)
    assert "data_exists" not in _told(text, slots=("deadline",))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("About 9,800 are already in our Excel.", 9_800),
        ("1,200 leases are kept in the SQL database.", 1_200),
        ("3,100 contracts sit in the spreadsheet.", 3_100),
        ("We would like to have 3,000 leases in the database.", None),
        ("There are 40 spreadsheets in the database.", None),
        ("Two clerks work in Excel.", None),
    ],
)
def test_what_is_kept_in_a_table_is_rows_whatever_it_is_called(text: str, rows: int | None) -> None:
    assert _told(text).get("rows") == rows


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 96 cases a hospital had to wait for a courier.", "en"),
        ("We already had two complaints to the ombudsman.", "en"),
        ("Ya tuvimos dos reclamaciones al Defensor del Pueblo.", "es"),
        ("En 41 casos el cliente tuvo que esperar.", "es"),
    ],
)
def test_what_happened_is_no_row(text: str, language: str) -> None:
    assert not {"rows", "units"} & set(_told(text, language=language))


def test_cases_on_record_are_rows_still() -> None:
    assert _told("We have 800 complaints on record.")["rows"] == 800


def test_far_fewer_of_another_noun_do_not_replace_the_rows() -> None:
    known = {"rows": 9_800, "data_exists": True}
    assert "rows" not in _told("There are 300 complaints.", known)
    assert _told("In all there are 300 records.", known)["rows"] == 300


@pytest.mark.parametrize(
    "text",
    [
        "It is a public database with about 90 million games per month, we take one month.",
        "The open data archive grows by 2 million rows a day.",
        "Value if the goal is met: about 950 units a year.",
        "We would save 1,200 sheets a year.",
        "Two production planners decide every morning.",
    ],
)
def test_size_of_a_source_and_gain_are_no_load(text: str) -> None:
    assert "per_day" not in _told(text)


def test_a_day_to_come_is_no_begin_of_records() -> None:
    assert "history_months" not in _told("Shadow run beside the record keepers: from 1 April 2027.")
    assert _told("We keep records since April.")["history_months"]


def test_what_comes_in_is_load() -> None:
    assert _told("We get 300 requests a day.")["per_day"] == 300


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We take one month.", "en"),
        ("Tomamos un mes.", "es"),
        ("Exam in week 7 so nothing that week.", "en"),
        ("El examen es en la semana 7.", "es"),
        ("Live: 1 June 2027", "en"),
        ("Go-live: 1 June 2027", "en"),
        ("We go live on 1 June 2027.", "en"),
        ("The pilot must be ready by 1 March 2027.", "en"),
        ("First report to the board by 15 January 2027.", "en"),
        ("Puesta en marcha: 1 de junio de 2027", "es"),
    ],
)
def test_no_step_and_no_other_span_takes_the_place_of_the_aims_day(text: str, language: str) -> None:
    known: dict[str, object] = {"target_date": "2027-09-30", "deadline": "2027-09-30"}
    assert not {"target_date", "deadline"} & set(_told(text, known, language=language))


@pytest.mark.parametrize("text", ["The deadline is 1 June 2027.", "The goal must be reached by 1 June 2027."])
def test_the_day_of_the_aim_is_replaced_by_its_name(text: str) -> None:
    assert _told(text, {"target_date": "2027-09-30", "deadline": "2027-09-30"})["target_date"] == "2027-06-01"


def test_the_step_by_which_the_deadline_was_told_moves_it() -> None:
    told = _told("We go live on 1 May 2027.")
    assert told["deadline"] == "2027-05-01"
    assert _told("Going live is now 1 June 2027.", told)["deadline"] == "2027-06-01"
    assert "deadline" not in _told("The pilot must be ready by 1 March 2027.", told)
