"""Risks, tasks, advice, watches, products and roles of the catalogue: sound rows, legal conditions, plain texts, known sources."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assistant.place_words import place_nouns
from knowledge.catalogue import any_holds, holds, load_catalogue
from knowledge.product_rows import Product
from knowledge.rows import Deck, Duty, Fallacy, Method, Source, Strategy, When
from tests.knowledge.advice_cases import CASES, Signals
from tests.knowledge.advice_rows import (
    FILES,
    HEADLINE,
    NUMBER,
    PRACTICES,
    RISKS,
    ROLES,
    SIGNALS,
    TASKS,
    VOCABULARY,
    WATCHES,
    conditions,
    content,
    rows,
    texts,
)

NOUNS = {"unit", "units", "event", "output", "outputs", "action", "actor", "owner", "metric"}
NOUNS |= {"baseline", "target", "minimum", "deadline", "current_way", "capacity"}
NOUNS |= set(place_nouns({}, "en"))
CRITERIA = {"problem", "solution", "deployment", "capacity_building", "team", "cost", "hardware", "software"}
NEVER_ON_SCREEN = re.compile(r"\b(slots?|signals?|baselines?|P50|P80|confidence score|[DK]L?-?\d\d|CC-\d+)\b")

# ---- the rows themselves


@pytest.mark.parametrize("name", FILES)
def test_rows_are_valid_and_each_id_stands_once(name: str) -> None:
    key, kind = FILES[name]
    ids = [raw["id"] for raw in content(name)[key]]
    assert len(ids) == len(set(ids)) == len(rows(name, kind))


@pytest.mark.parametrize(("name", "least"), [("practices.yml", 90), ("tasks.yml", 45), ("monitoring.yml", 25), ("products.yml", 25)])
def test_there_is_enough_to_choose_from(name: str, least: int) -> None:
    assert len(rows(name, FILES[name][1])) >= least


def test_closed_lists_are_complete() -> None:
    assert set(RISKS) == set(VOCABULARY["risks"])
    assert set(ROLES) == set(HEADLINE["role"])
    assert {w.kind for w in WATCHES.values()} == set(HEADLINE["monitoring"])
    assert set(rows("strategies.yml", Strategy)) == set(HEADLINE["rollout"])
    assert set(rows("methods.yml", Method)) == set(HEADLINE["process_model"]) | set(HEADLINE["team_framework"])
    assert len(rows("fallacies.yml", Fallacy)) == 15
    letters = {"A": 4, "B": 3, "C": 5, "D": 5, "E": 4}
    assert list(rows("checklists.yml", Duty)) == [f"DE-{letter}{n}" for letter, most in letters.items() for n in range(1, most + 1)]


def _legal(signal: str, condition: Any) -> bool:
    """Is `condition` one that this signal can meet?"""
    if isinstance(condition, str) and condition in ("known", "unknown"):
        return True
    if signal.startswith("chosen_"):
        known = HEADLINE[signal.removeprefix("chosen_")]
        return all(value in known for value in _listed(condition))
    kind = SIGNALS[signal].kind
    if signal == "problem":
        return all(value in load_catalogue().problems for value in _listed(condition))
    if kind == "bool":
        return isinstance(condition, bool)
    if kind == "number":
        return isinstance(condition, int | float) or _is_range(condition)
    return kind in ("choice", "list") and all(
        isinstance(v, str) and (not SIGNALS[signal].values or v in SIGNALS[signal].values) for v in _listed(condition)
    )


def _listed(condition: Any) -> list[Any]:
    return condition if isinstance(condition, list) else [condition]


def _is_range(condition: Any) -> bool:
    if not isinstance(condition, list) or len(condition) != 2 or condition == [None, None]:
        return False
    low, high = condition
    return low is None or high is None or low <= high


def test_conditions_read_known_signals_with_values_they_can_have() -> None:
    wrong = [
        (name, signal, value)
        for name, when in conditions()
        for signal, value in when.items()
        if signal not in SIGNALS or not _legal(signal, value)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("signal", "condition", "legal"),
    [
        ("personal_data", True, True),
        ("personal_data", "yes", False),
        ("scale", ["pilot", "huge"], False),
        ("people", [3, 1], False),
        ("people", [None, 2], True),
        ("chosen_rollout", "shadow", True),
        ("chosen_rollout", "slowly", False),
        ("deadline", "known", True),
    ],
)
def test_the_check_of_conditions_can_fail(signal: str, condition: Any, legal: bool) -> None:  # noqa: FBT001  # a parameter of the table above
    assert _legal(signal, condition) is legal


ALWAYS_A_NUMBER = re.compile(r"(?:labelled|stock|settled|answers)_\d+")
"""So many cases, or as many as there are: the number in the field stands where nobody told how many."""


def test_texts_use_nouns_or_signals_that_the_conditions_guarantee() -> None:
    for name, (key, kind) in FILES.items():
        for raw in content(name)[key]:
            row = kind.model_validate(raw)
            whens: tuple[When, ...] = getattr(row, "when", ())
            named = {field for field in re.findall(r"\{(\w+)\}", texts(row)) if not ALWAYS_A_NUMBER.fullmatch(field)}
            for field in named - NOUNS:
                assert whens, (name, raw["id"], field)
                assert all(field in when and when[field] != "unknown" for when in whens), (name, raw["id"], field)


def test_texts_keep_to_screen_words() -> None:
    for name, (key, kind) in FILES.items():
        for raw in content(name)[key]:
            text = re.sub(r"^(id|after|task|role|owner|kind):.*$|DE-[A-E]\d", "", texts(kind.model_validate(raw)), flags=re.MULTILINE)
            assert not NEVER_ON_SCREEN.search(text.replace("{baseline}", "")), (name, raw["id"])


def test_sources_exist_and_none_is_left_over() -> None:
    sources = rows("sources/practice.yml", Source)
    named = {row.source for kind in (RISKS, PRACTICES) for row in kind.values()}
    named |= {row.source for row in rows("products.yml", Product).values()} | {row.source for row in rows("methods.yml", Method).values()}
    catalogue = load_catalogue()
    others = (catalogue.roles, catalogue.metrics, catalogue.strategies, catalogue.watches, catalogue.fallacies)
    named |= {row.source for group in others for row in group.values()}
    assert named & set(sources) == set(sources)
    assert named <= set(catalogue.sources)


def test_course_sources_name_a_slide_and_public_ones_an_address() -> None:
    decks = {raw["id"]: set(Deck.model_validate(raw).headings) for raw in content("decks.yml")["decks"]}
    for source in rows("sources/practice.yml", Source).values():
        assert source.fact.endswith("."), source.id
        if source.kind == "course":
            assert source.heading in decks[source.deck], source.id
        assert bool(source.url) == (source.kind == "public"), source.id
        assert not source.url or source.url.startswith("https://"), source.id


# ---- risks


def test_each_risk_says_what_to_do_and_when_to_worry() -> None:
    for risk in RISKS.values():
        assert risk.when, risk.id
        assert NUMBER.search(risk.mitigation), risk.id
        assert NUMBER.search(risk.trigger), risk.id
        assert risk.owner in ROLES, risk.id
        assert risk.task in TASKS, risk.id


def test_few_risks_count_as_serious_from_the_start() -> None:
    serious = {risk.id for risk in RISKS.values() if risk.likelihood * risk.impact >= 12}
    assert len(serious) <= len(RISKS) * 0.4
    assert {"data_leakage", "privacy_pii", "no_success_criterion", "eu_ai_act_high_risk"} <= serious
    assert {"latency_budget", "vendor_dependence", "site_shift"}.isdisjoint(serious)


@pytest.mark.parametrize("risk", sorted(VOCABULARY["risks"]))
def test_each_risk_is_silent_when_nothing_is_known_and_fires_on_its_facts(risk: str) -> None:
    if risk != "no_success_criterion":
        assert not any_holds(RISKS[risk].when, {})
    for when in RISKS[risk].when:
        assert any_holds(RISKS[risk].when, _example_of(when)), when


def _example_of(when: When) -> Signals:
    """Signals on which `when` holds."""
    found: Signals = {}
    for name, condition in when.items():
        if condition == "unknown":
            continue
        if _is_range(condition) and not any(isinstance(c, str) for c in condition):
            found[name] = condition[0] if condition[0] is not None else condition[1]
        else:
            value = _listed(condition)[0]
            found[name] = [value] if SIGNALS[name].kind == "list" else "x" if value == "known" else value
    assert holds(when, found)
    return found


# ---- products, roles, fallacies, ethics


def test_products_are_scored_on_the_eight_criteria_and_offer_what_is_there() -> None:
    needs: dict[str, list[Product]] = {}
    for product in rows("products.yml", Product).values():
        assert set(product.fits) == CRITERIA, product.id
        assert all(0 <= value <= 3 for value in product.fits.values()), product.id
        assert "check current state" in product.note.lower(), product.id
        assert bool(product.checked) == bool(product.address)
        needs.setdefault(product.need, []).append(product)
    for need, products in needs.items():
        assert 2 <= len(products) <= 7, need
        assert any(p.fits["software"] >= 2 and not p.cloud_only for p in products), need


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("head of finance", "sponsor"),
        ("two web developers", "software_engineer"),
        ("data protection officer", "security_privacy"),
        ("una analista de datos", "data_scientist"),
        ("ingeniero de sistemas", "software_engineer"),
        ("annotators", "annotator"),
        ("refrigeration technician", "field_technician"),
        ("enfermera", "clinician"),
        ("IT admin", "mlops_engineer"),
        ("abogada", "legal_compliance"),
        ("machine learning engineer", "ml_engineer"),
        ("product owner", "ml_product_manager"),
        ("UX designer", "ux_designer"),
        ("tutor", "mentor"),
    ],
)
def test_roles_recognise_the_teams_own_words(words: str, role: str) -> None:
    assert any(re.search(pattern, words, re.IGNORECASE) for pattern in ROLES[role].words)


def test_no_role_recognises_everybody() -> None:
    for role in ROLES.values():
        assert not any(re.search(pattern, "a neighbour with a red bicycle", re.IGNORECASE) for pattern in role.words), role.id


def test_fallacies_and_duties_apply_where_they_should() -> None:
    fallacies, duties = rows("fallacies.yml", Fallacy), rows("checklists.yml", Duty)
    donors, suppliers = CASES["letters to donors of a charity"], CASES["one list of suppliers"]
    apply = {f.id for f in fallacies.values() if any_holds(f.when, donors)}
    assert {"false_causality", "regression_mean", "overfitting", "survivorship"} <= apply
    assert "gamblers" not in apply
    assert {f.id for f in fallacies.values() if any_holds(f.when, suppliers)}.isdisjoint({"overfitting", "data_dredging", "hawthorne"})
    assert any_holds(duties["DE-A1"].when, donors)
    assert not any_holds(duties["DE-A1"].when, suppliers)
    assert all(d.answer and (d.otherwise or not d.when) for d in duties.values())
    assert all(f.when and f.applies != f.otherwise for f in fallacies.values())
