"""A plan of a Spanish team: page one has no English sentence left."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from assistant.decisions import decide_all
from assistant.plan.compose import compose_from
from assistant.plan.evidence import Ledger
from assistant.plan.exports.page_one import page_one
from assistant.situation import assess
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.invented_cases import BAKERY, CALL_CENTRE, HELP_DESK, LAUNDRY, ORCHARD, Team

CATALOGUE = load_catalogue()
TODAY = dt.date(2027, 3, 1)
ENGLISH = re.compile(r"\b(?:the|and|with|which|from|that|every|what|stop|sign|by|of)\b")
TEAM_WORDS = {"wish": "visitar antes las lavadoras", "metric_name": "paradas imprevistas", "actor": "técnica", "owner": "jefa de planta",
              "roles_named": ["jefa de planta", "analista"], "current_way": "una lista en papel", "unit_noun": "lavadoras",
              "consent_of": "comité de empresa", "sources_named": ["libro de reparaciones"]}  # fmt: skip


@pytest.mark.parametrize("team", [LAUNDRY, HELP_DESK, ORCHARD, BAKERY, CALL_CENTRE], ids=["go", "documents", "rule", "open", "stop"])
def test_page_one_is_spanish(team: Team) -> None:
    case = team.case().model_copy(update={"language": "es"}, deep=True)
    for fact in case.facts:
        fact.signals.update({name: words for name, words in TEAM_WORDS.items() if name in fact.signals})
        fact.signals.update({name: _without_noun(value) for name, value in fact.signals.items()})
    situation = assess(case, CATALOGUE, TODAY)
    ledger = Ledger(CATALOGUE, case)
    plan = compose_from(situation, decide_all(situation, ledger), ledger)
    english = [line for line in page_one(plan).splitlines()[1:] if ENGLISH.search(line)]
    assert english == []
    assert ENGLISH.search(plan.goal.statement) is None
    assert all(gate.question.startswith("¿") for gate in plan.timeline.gates)


def _without_noun(value: object) -> object:
    """A quantity whose unit is an English noun, as a plain count; money and shares stay."""
    noun = isinstance(value, dict) and str(value.get("unit", "")).islower() and value["unit"] != "share"
    return {**value, "unit": ""} if isinstance(value, dict) and noun else value
