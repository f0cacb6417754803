"""The suites by name, and the gate: each runs over own samples through Inspect AI and must reach its floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Groundplan
from assistant.errors import BadInput
from evals.running import Wishes, run_suite
from evals.samples import Setup
from evals.suites import SUITES, suite_named

FLOORS = {
    "retrieval": {"quote recall@600w": 0.7, "quote recall@10": 0.8, "topics mrr@10": 0.4},
    "answers": {"decided": 0.75, "exact": 0.7},
    "plans": {"total": 0.6, "citations": 0.6, "language": 0.6},
}
LIMITS = {"plans": 2}


@pytest.fixture(scope="module", params=FLOORS)
def ran(request: pytest.FixtureRequest, groundplan: Groundplan, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A suite that was run over own samples."""
    wishes = Wishes(limit=LIMITS.get(request.param), log=tmp_path_factory.mktemp("gate") / request.param)
    return run_suite(SUITES[request.param], Setup(groundplan), wishes)


def test_every_sample_is_completed_and_none_failed(ran: dict[str, Any]) -> None:
    assert ran["completed"] == ran["total"] == len(ran["samples"])
    assert [row["error"] for row in ran["samples"] if row["error"]] == []


def test_every_floor_is_reached(ran: dict[str, Any]) -> None:
    means = ran["kinds"]["all"]
    for name, floor in FLOORS[ran["suite"]].items():
        assert means[name]["mean"] >= floor, f"{ran['suite']}: {name}"


def test_every_miss_can_be_read(ran: dict[str, Any]) -> None:
    for row in ran["samples"]:
        assert row["asked"]
        assert row["expected"]
        assert row["values"][ran["headline"]] == 1.0 or row["misses"] or ran["headline"].startswith("quote")


def test_nothing_is_left_behind_in_the_product(ran: dict[str, Any], groundplan: Groundplan) -> None:
    assert ran
    assert [one for one in groundplan.projects() if one.name.startswith("eval-")] == []


def test_every_suite_says_what_it_is_about() -> None:
    assert {"plans", "retrieval", "answers"} <= set(SUITES)
    assert len({suite.about for suite in SUITES.values()}) == len(SUITES)
    assert all(suite.measures and all(suite.measures.values()) for suite in SUITES.values())


@pytest.mark.parametrize("name", ["weather", ""])
def test_an_unknown_suite_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="no suite named"):
        suite_named(name)


@pytest.mark.parametrize("name", sorted(SUITES))
def test_a_dataset_that_is_not_there_is_refused(home: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.json"):
        SUITES[name].load(Setup(Groundplan(), home / "nowhere.json"))
