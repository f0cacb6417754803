"""Products: every need has what a team already owns and something to choose, each read in a public copy on a day, wrong rows refused."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import Any

import pytest
from pydantic import ValidationError

from knowledge.catalogue import load_catalogue
from knowledge.product_rows import CRITERIA, Product
from tests.knowledge.notes_reader import note_section

PRODUCTS = list(load_catalogue().products.values())
NEEDS = {
    *("language model", "search passages", "judge answers", "keep track of trials", "build models", "label cases", "version data"),
    *("serve answers", "store data", "watch it", "run it on time", "look at data", "draw charts", "share features", "read scans"),
}
ALREADY_THERE = re.compile(r"^(as your |none needed|part of the system|contract$)")


def by_need() -> dict[str, list[Product]]:
    found: dict[str, list[Product]] = defaultdict(list)
    for product in PRODUCTS:
        found[product.need].append(product)
    return found


def test_every_need_of_the_tool_chain_is_served() -> None:
    assert set(by_need()) == NEEDS


@pytest.mark.parametrize("need", sorted(NEEDS))
def test_a_need_has_a_choice_and_what_the_team_already_has(need: str) -> None:
    rows = by_need()[need]
    assert len(rows) >= 3
    assert any("Use what you have" in product.note for product in rows)
    assert any(product.self_hosted and not product.cloud_only for product in rows)
    assert sum(product.state != "closed" for product in rows) >= 2


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.id)
def test_a_product_was_read_or_is_nothing_to_read(product: Product) -> None:
    assert bool(product.address) != bool(ALREADY_THERE.match(product.licence))
    if product.checked:
        assert dt.date(2026, 11, 1) <= product.checked


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.id)
def test_a_product_tells_what_a_team_must_know(product: Product) -> None:
    assert product.skills
    assert product.licence
    assert product.note.endswith("Check current state and licence.")
    assert product.source in load_catalogue().sources
    assert not (product.self_hosted and product.cloud_only)


@pytest.mark.parametrize("tracker", ["tensorboard", "mlflow", "wandb", "neptune", "comet", "determined"])
def test_the_trackers_of_the_course_are_there(tracker: str) -> None:
    assert load_catalogue().products[tracker].need == "keep track of trials"


def test_what_ended_is_marked() -> None:
    closed = [product for product in PRODUCTS if product.state == "closed"]
    assert [product.id for product in closed] == ["neptune", "determined"]
    assert all("ended" in product.note for product in closed)


def row(**changes: Any) -> dict[str, Any]:
    """A right row with changes."""
    fits = dict.fromkeys(CRITERIA, 1)
    usual = {"id": "x", "name": "X", "need": "watch it", "licence": "MIT", "self_hosted": True, "skills": "Python"}
    return {**usual, "cost_class": "free", "fits": fits, "note": "Good.", "source": "s", **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "https://example.org"},
        {"checked": "2026-11-26"},
        {"address": "example.org", "checked": "2026-11-26"},
        {"fits": {"problem": 1}},
        {"fits": dict.fromkeys(CRITERIA, 4)},
        {"state": "forgotten"},
        {"cost_class": "dear"},
        {"checked": "soon", "address": "https://example.org"},
        {"owner": "somebody"},
    ],
)
def test_a_wrong_row_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Product.model_validate(row(**changes))


def test_a_right_row_is_taken() -> None:
    product = Product.model_validate(row(address="https://example.org", checked="2026-11-26"))
    assert product.checked == dt.date(2026, 11, 26)
    assert product.state == "offered"


PLACES = {
    "keep track of trials": "Experiment trackers to choose from",
    "version data": "Tools for data versioning",
    "label cases": "Labelling tools",
    "run it on time": "Orchestration tools",
    "share features": "Feature stores to choose from",
    "build models": "Libraries for training models",
    "serve answers": "Tools for serving a model",
    "watch it": "Monitoring tools",
    "search passages": "Vector stores to choose from",
    "language model": "Language models and gateways",
    "judge answers": "Tools to evaluate LLM answers",
    "look at data": "Tools for exploring data",
    "draw charts": "Tools for charts and dashboards",
    "store data": "Storage products",
}


NOTED = [product for product in PRODUCTS if product.need != "read scans"]
"""Products that the course's notes speak of; it names none that reads scans."""


@pytest.mark.parametrize("product", NOTED, ids=lambda product: product.id)
def test_the_note_on_products_agrees_with_the_catalogue(product: Product) -> None:
    text = note_section("products-by-need", PLACES[product.need]).text
    line = next(line for line in text.splitlines() if line.startswith(f"- {product.name}"))
    if product.address:
        assert re.split(r"[;(/]", product.licence)[0].strip() in line
        expected = "ended in" if product.state == "closed" else "hosted service" if product.cloud_only else "self-hosted"
        assert expected in line


def test_the_note_on_products_names_no_others() -> None:
    lines = [line for place in PLACES.values() for line in note_section("products-by-need", place).text.splitlines()]
    assert sum(line.startswith("- ") for line in lines) == len(NOTED)
