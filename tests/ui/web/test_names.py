"""Ids of the plan become names for people."""

import pytest

from tests.ui.web.sample import ROLES, names_of, plan_fields, sample_plan
from ui.web.names import Names, chosen, small, spaced


@pytest.mark.parametrize(
    ("identity", "shown"),
    [("mechanic", "Lena"), ("sponsor", "Lena"), ("data_scientist", "data scientist"), ("night_guard", "night guard")],
)
def test_an_owner_is_a_person_a_function_or_at_least_words(identity: str, shown: str) -> None:
    assert names_of(sample_plan()).person(identity) == shown


def test_a_function_that_nobody_has_shows_its_own_name() -> None:
    fields = plan_fields()
    fields["team"]["roles"].append({"id": "ds", "role": "data_scientist", "person_or_gap": "hire one by May", "gap": True})
    assert names_of(sample_plan(team=fields["team"])).person("ds") == "data scientist"


def test_functions_speak_the_language_of_the_reader() -> None:
    assert Names(sample_plan(team={"roles": []}), ROLES, "es").person("sponsor") == "responsable"


@pytest.mark.parametrize(("text", "shown"), [("Expert in the trade", "expert in the trade"), ("IT operations", "IT operations"), ("", "")])
def test_a_name_inside_a_sentence_begins_small(text: str, shown: str) -> None:
    assert small(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wait for T01 and G1", "Wait for “Count broken bicycles” and the decision of 21 December 2026"),
        ("rests on A1 (CALC-worth)", "rests on an assumption"),
        ("see DL-13, K06 and E-U01", "see, and"),
        ("the repair_log of the head_mechanic", "the repair log of the head mechanic"),
        ("T09 is a bus line", "T09 is a bus line"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_ids_and_underscores_leave_the_text(text: str, shown: str) -> None:
    assert names_of(sample_plan()).text(text) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("success", "The number that counts"),
        ("cost.roi.value_year", "Cost and benefit"),
        ("DEC-serving_mode", "When and where is the answer made?"),
        ("decisions.verdict", "Shall we build this?"),
        ("headline.serving_mode", "When and where is the answer made?"),
        ("risks[3].title", "Risks"),
        ("coverage.x", ""),
    ],
)
def test_a_path_is_the_part_of_the_page_that_shows_it(path: str, shown: str) -> None:
    assert names_of(sample_plan()).section(path) == shown


def test_values_show_the_labels_of_their_options() -> None:
    names = names_of(sample_plan())
    assert names.value("live_service") == "A service that always runs"
    assert names.value(["weekly_list", "two_mechanics"]) == "A list each week and two mechanics"


def test_sentences_begin_and_end_as_sentences() -> None:
    names = names_of(sample_plan())
    assert [names.sentence(text) for text in ("it rains", "Does it rain?", "")] == ["It rains.", "Does it rain?", ""]


def test_a_choice_may_be_one_or_several() -> None:
    one, several = sample_plan().decisions[0], sample_plan().decisions[0].model_copy(update={"choice": ["a", "b"]})
    assert (chosen(one), chosen(several)) == (["weekly_list"], ["a", "b"])


def test_mail_addresses_and_file_names_lose_only_underscores_between_words() -> None:
    assert spaced("ask lena_m at the counter, file log_2024.csv") == "ask lena m at the counter, file log 2024.csv"
