"""The kinds of problems: every row is valid and complete, and its words are found in briefs of its kind."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any, get_args

import pytest
import yaml

from knowledge.catalogue import FOLDER, load_catalogue
from knowledge.rows import Problem, Signal
from tests.knowledge.problem_briefs import BRIEFS

NOUNS = {"unit", "units", "event", "output", "outputs", "action"}
TEXTS = ("leak", "non_ml", "cheapest_test", "buy_instead", "first_action", "metric_hint", "explain")
PATHS_AND_HOSTS = re.compile(r"\b(https?://|/ho[m]e/|/wo[r]k/|/t[m]p/)", re.IGNORECASE)
SPANISH = re.compile(r"[áéíóúñ¿]|\b(de|los|las|que|para|el|la|un|una)\b")


def _raw(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text("utf-8"))[key]
    return rows


@cache
def _problems() -> tuple[Problem, ...]:
    return tuple(Problem.model_validate(raw) for raw in _raw("ml_tasks.yml", "problems"))


@cache
def _signals() -> dict[str, Signal]:
    found = yaml.safe_load((FOLDER / "signals.yml").read_text("utf-8"))["signals"]
    return {name: Signal.model_validate(raw) for name, raw in found.items()}


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _score(row: Problem, text: str) -> int:
    """One for each pattern of the lexicon that matches, less one for each that speaks against."""
    hits = sum(bool(p.search(text)) for p in _compiled(row.lexicon))
    return hits - sum(bool(p.search(text)) for p in _compiled(row.against))


def _place(kind: str, text: str) -> int:
    """1 = ahead of all others, 2 = one other row is as good or better, ...; 99 = not found at all."""
    scores = {row.id: _score(row, text) for row in _problems()}
    own = scores.pop(kind)
    return 99 if own <= 0 else 1 + sum(score >= own for score in scores.values())


def _by_id(kind: str) -> Problem:
    return next(row for row in _problems() if row.id == kind)


each_row = pytest.mark.parametrize("row", _problems(), ids=lambda row: row.id)


def test_ids_are_unique_and_the_sixteen_course_rows_are_there_once() -> None:
    assert max(Counter(row.id for row in _problems()).values()) == 1
    assert sorted(row.course_row for row in _problems() if row.course_row) == list(range(1, 17))


@pytest.mark.parametrize(
    ("number", "kind"),
    [(1, "churn"), (2, "fraud"), (4, "demand_forecast"), (8, "speech_recognition"), (11, "personalised_medicine"), (16, "pricing")],
)
def test_course_rows_stand_at_their_number(number: int, kind: str) -> None:
    assert _by_id(kind).course_row == number


@each_row
def test_every_expression_compiles_and_does_not_match_nothing(row: Problem) -> None:
    for pattern in (*_compiled(row.lexicon), *_compiled(row.against)):
        assert not pattern.search(""), pattern.pattern
        assert not pattern.search("We are a small firm in the north."), pattern.pattern


@each_row
def test_every_row_reads_english_and_spanish(row: Problem) -> None:
    assert len(row.lexicon) >= 5
    assert row.name.es
    assert row.name.es != row.name.en
    assert any(SPANISH.search(sentence) for sentence in row.about)
    assert 5 <= len(row.about) <= 8


@each_row
def test_nouns_are_complete_and_fit_into_sentences(row: Problem) -> None:
    assert set(row.nouns) == NOUNS | {f"{name}_es" for name in NOUNS}
    assert all(text == text.strip() and text for text in row.nouns.values())
    assert not re.match(r"(a|an|the) ", row.nouns["unit"] + row.nouns["units"])


@each_row
def test_spanish_nouns_carry_the_article_that_their_sentences_need(row: Problem) -> None:
    article = re.compile(r"(el|la|los|las|un|una) ")
    assert not any(article.match(row.nouns[f"{name}_es"]) for name in ("unit", "units"))
    assert all(article.match(row.nouns[f"{name}_es"]) for name in ("event", "output", "outputs"))
    assert re.match(r"\w+(ar|er|ir)(la)?\b", row.nouns["action_es"])


@each_row
def test_closed_lists_are_respected(row: Problem) -> None:
    assert row.output_kind in _signals()["output_kind"].values
    assert row.data_forms
    assert set(row.data_forms) <= set(_signals()["data_forms"].values)
    assert row.rule_first in get_args(Problem.model_fields["rule_first"].annotation)


@each_row
def test_usual_signals_are_known_and_have_values_of_their_kind(row: Problem) -> None:
    for name, value in row.signals.items():
        signal = _signals()[name]
        assert not signal.derived, name
        if signal.kind == "bool":
            assert isinstance(value, bool), name
        if signal.kind == "choice":
            assert value in signal.values, name


@each_row
def test_fields_in_texts_are_nouns_of_the_row(row: Problem) -> None:
    texts = [getattr(row, name) for name in TEXTS] + list(row.candidates) + list(row.features)
    for text in texts:
        assert set(re.findall(r"\{(\w*)\}", text)) <= NOUNS, text
        assert text.count("{") == text.count("}"), text
        assert not PATHS_AND_HOSTS.search(text), text


@each_row
def test_advice_is_written_out(row: Problem) -> None:
    for name in ("non_ml", "cheapest_test", "buy_instead", "first_action", "metric_hint", "explain"):
        assert len(getattr(row, name)) >= 15, name
    for name in ("non_ml", "cheapest_test", "buy_instead", "first_action", "explain"):
        assert getattr(row, name).endswith("."), name
    assert all(re.match(r"[^:]+(: .+)?$", candidate) for candidate in row.candidates)
    assert row.leak or row.rule_first == "likely"


@each_row
def test_own_sentences_are_found_by_the_own_words(row: Problem) -> None:
    found = sum(_place(row.id, sentence) == 1 for sentence in row.about)
    assert 2 * found >= len(row.about)


def test_briefs_cover_every_kind_at_least_twice() -> None:
    told = Counter(kind for kind, _ in BRIEFS)
    assert set(told) == {row.id for row in _problems()}
    assert min(told.values()) >= 2


def test_nearly_every_brief_is_among_the_best_two() -> None:
    missed = [(kind, text) for kind, text in BRIEFS if _place(kind, text) > 2]
    assert len(missed) <= 0.03 * len(BRIEFS), missed


def test_most_briefs_are_found_first() -> None:
    missed = [(kind, text) for kind, text in BRIEFS if _place(kind, text) > 1]
    assert len(missed) <= 0.1 * len(BRIEFS), missed


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Patients cancel their appointment at the last minute.", "no_show", "churn"),
        ("Clerks type the total of each invoice into the system by hand.", "field_extraction", "unpaid_invoices"),
        ("Count the birds on each photo of our camera.", "counting_in_pictures", "image_classification"),
        ("We want to predict which shares go up on the stock market.", "stock_price", "demand_forecast"),
        ("Match old tutors with school children who suit each other.", "people_matching", "record_matching"),
        ("Charge our vans when electricity is cheap.", "energy_schedule", "energy_load"),
        ("Send the letters of citizens to the right department.", "text_routing", "route_planning"),
    ],
)
def test_look_alikes_are_told_apart(text: str, kind: str, other: str) -> None:
    assert _score(_by_id(kind), text) > _score(_by_id(other), text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We are four students and want to find cracks in bottles with a camera.", "visual_inspection"),
        ("Somos 3 estudiantes y queremos detectar plagio en textos copiados.", "near_duplicate_texts"),
        ("Student project: which pump fails next?", "predictive_maintenance"),
    ],
)
def test_a_team_of_students_is_no_project_about_students(text: str, kind: str) -> None:
    assert _place(kind, text) == 1
    assert _score(_by_id("student_dropout"), text) <= 0


@pytest.mark.parametrize("kind", ["emotion_at_work", "applicant_ranking", "credit_risk", "grading", "clinical_risk"])
def test_sensitive_kinds_say_so(kind: str) -> None:
    assert _by_id(kind).signals["high_risk_area"] != "none"


@pytest.mark.parametrize("kind", ["report", "threshold_alert", "lookup_reminder", "formula", "record_matching"])
def test_kinds_that_a_query_solves_try_the_rule_first(kind: str) -> None:
    assert _by_id(kind).rule_first == "likely"


@pytest.mark.parametrize("kind", ["image_classification", "speech_recognition", "recommendation", "document_answers", "translation"])
def test_kinds_without_a_rule_say_so(kind: str) -> None:
    assert _by_id(kind).rule_first == "unlikely"


@pytest.mark.parametrize("kind", ["speech", "picture"])
def test_an_unknown_field_in_a_row_is_an_error(kind: str) -> None:
    raw = _raw("ml_tasks.yml", "problems")[0]
    with pytest.raises(ValueError, match="Extra inputs"):
        Problem.model_validate({**raw, kind: "x"})


def test_metrics_are_unique_and_say_which_way_is_better() -> None:
    metrics = list(load_catalogue().metrics.values())
    assert len(metrics) == len(_raw("metrics.yml", "metrics"))
    assert max(Counter(metric.id for metric in metrics).values()) == 1
    assert all(metric.says.endswith(".") and metric.method for metric in metrics)


@pytest.mark.parametrize(
    ("metric", "better"),
    [
        ("mae", "lower"),
        ("recall", "higher"),
        ("forecast_bias", "near_target"),
        ("wer", "lower"),
        ("qini", "higher"),
        ("calibration", "lower"),
    ],
)
def test_direction_of_metrics(metric: str, better: str) -> None:
    found = {raw["id"]: raw["better"] for raw in _raw("metrics.yml", "metrics")}
    assert found[metric] == better
    assert found["none"]
