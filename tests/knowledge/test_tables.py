"""Every rule of the decision tables fires on what it asks for, and stays silent without it; every table is complete."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
import yaml

from assistant.choosing import choose, tally
from knowledge.catalogue import FOLDER, holds, load_catalogue
from knowledge.rows import Table, TableRow, When

CATALOGUE = load_catalogue()
CLOSED: dict[str, list[str]] = yaml.safe_load((FOLDER / "vocabulary.yml").read_text("utf-8"))["headline"]
ROWS = [pytest.param(table, row, id=f"{table.headline}-{n}") for table in CATALOGUE.tables.values() for n, row in enumerate(table.rows)]
TABLES = [pytest.param(table, id=table.headline) for table in CATALOGUE.tables.values()]
FIELDS = re.compile(r"\{([a-z_]+)\}")
NOUNS = {
    "unit",
    "units",
    "event",
    "output",
    "outputs",
    "action",
    "actor",
    "owner",
    "metric",
    "baseline",
    "target",
    "minimum",
    "deadline",
    "capacity",
}


def example(name: str, want: Any) -> Any:
    """A value of the signal that meets the condition."""
    if isinstance(want, list):
        value = next(item for item in want if item is not None)
    elif want == "known":
        kind = CATALOGUE.signals[name].kind
        value = {"number": 3, "bool": True, "list": ["x"], "quantity": {"value": 1, "unit": "EUR"}}.get(kind, "x")
    else:
        value = want
    return [value] if CATALOGUE.signals[name].kind == "list" and not isinstance(value, list) else value


def minimal(when: When) -> dict[str, Any]:
    """The smallest set of signals on which the conditions hold."""
    return {name: example(name, want) for name, want in when.items() if want != "unknown"}


def broken(when: When) -> list[dict[str, Any]]:
    """Sets of signals in each of which exactly one of the conditions fails."""
    base, sets = minimal(when), []
    for name, want in when.items():
        without = {key: value for key, value in base.items() if key != name}
        sets.append({**without, name: example(name, "known")} if want == "unknown" else without)
    return sets


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_rule_fires_on_what_it_asks_for_and_not_without(table: Table, row: TableRow) -> None:
    assert row in tally(table, minimal(row.when)).fired
    for signals in broken(row.when):
        assert row not in tally(table, signals).fired


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_rule_asks_only_for_values_that_exist(table: Table, row: TableRow) -> None:
    for name, want in row.when.items():
        signal = CATALOGUE.signals[name]
        chosen = name.removeprefix("chosen_")
        allowed = CLOSED[chosen] if name != chosen else list(CATALOGUE.problems if name == "problem" else signal.values)
        wanted = want if isinstance(want, list) else [want]
        if want in ("known", "unknown") or (signal.kind in ("number", "quantity") and isinstance(want, list)):
            continue
        if signal.kind == "bool":
            assert want in (True, False), f"{table.headline}: {name}"
        else:
            assert set(wanted) <= set(allowed), f"{table.headline}: {name} is never {set(wanted) - set(allowed)}"


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_rule_says_why_in_both_languages_with_fields_that_exist(table: Table, row: TableRow) -> None:
    for words in (row.because, row.criterion):
        assert words.en
        assert words.es, f"{table.headline}: {words.en}"
        assert set(FIELDS.findall(words.en + words.es)) <= NOUNS | set(CATALOGUE.signals)
        assert not words.en.endswith(".")
    assert row.points or row.exclude, "a rule without an effect"


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_complete(table: Table) -> None:
    values = [option.value for option in table.options]
    assert len(values) >= 2
    assert len(values) == len(set(values))
    assert set(values) <= set(CLOSED[table.headline])
    assert any(option.do_less for option in table.options), "one option does less or nothing"
    assert all(option.label.en and option.label.es for option in table.options)
    assert table.question.es
    assert re.search(r"\d|\b(each|all|one|every)\b", table.acceptance.en, re.I), "the acceptance test is observable"
    assert table.acceptance.es
    assert table.owner in CLOSED["role"]
    kinds = Counter(CATALOGUE.sources[source].kind for source in table.sources)
    assert len(kinds) >= 2, "a question rests on two kinds of sources"


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_case_gives_the_default_or_the_option_that_does_least(table: Table) -> None:
    if table.headline == "verdict":
        return
    chosen = choose(tally(table, {}))
    assert chosen
    assert set(chosen) <= set(CLOSED[table.headline])


def test_every_headline_has_its_table() -> None:
    assert set(CATALOGUE.tables) == set(CLOSED) - {"role"}


def test_every_table_names_a_row_only_once() -> None:
    for table in CATALOGUE.tables.values():
        seen = Counter(repr((sorted(row.when.items(), key=str), sorted(row.points.items()), row.exclude)) for row in table.rows)
        assert seen.most_common(1)[0][1] == 1 if seen else True


def test_no_option_of_the_language_model_kind_is_reached_without_a_stated_wish() -> None:
    table = CATALOGUE.tables["approach"]
    for kind in CATALOGUE.signals["output_kind"].values:
        counted = tally(table, {"output_kind": kind, "chosen_verdict": "go"})
        assert {"llm_agent", "llm_finetune"} <= set(counted.excluded)


@pytest.mark.parametrize("test", CATALOGUE.tests.values(), ids=list(CATALOGUE.tests))
def test_a_test_of_the_verdict_can_be_answered_in_each_way(test: Any) -> None:
    for when in (*test.yes_when, *test.no_when, *test.stop_when):
        assert holds(when, minimal(when))
        assert not holds(when, {})
    assert test.owner in CLOSED["role"]
    assert {test.yes_gives, test.no_gives, test.open_gives} <= {"", *CLOSED["verdict"]}
    for words in (test.criterion, test.says_yes, test.says_no, test.says_open, test.condition, test.if_yes, test.if_no, test.settled_by):
        assert words.en
        assert words.es
    assert test.condition.en.endswith(".")


def test_points_and_verdicts_of_the_ten_tests_are_those_of_the_house() -> None:
    points = {test.id: (test.yes_points, test.no_points) for test in CATALOGUE.tests.values()}
    assert points == {
        "has_target": (2, 0),
        "somebody_acts": (2, 0),
        "rule_enough": (-4, 1),
        "pattern_complex": (2, -1),
        "data_enough": (2, 0),
        "outcome_observed": (1, -2),
        "many_decisions": (1, -1),
        "errors_tolerable": (1, 0),
        "lawful": (0, 0),
        "worth_it": (1, 0),
    }
