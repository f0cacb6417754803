"""Finished plans of invented teams, for the tests of checks, differences and exports: each is a new object that a test may break."""

from __future__ import annotations

from functools import cache

from assistant.plan.compose import compose
from assistant.plan.model import Plan
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.invented_cases import TEAMS, TODAY

NAMES = tuple(TEAMS)


@cache
def _written(name: str) -> str:
    return compose(TEAMS[name].case(), load_catalogue(), TODAY, version=2).model_dump_json()


def plan_of(name: str) -> Plan:
    """The plan of one of the invented teams, everything decided by the tables."""
    return Plan.model_validate_json(_written(name))
