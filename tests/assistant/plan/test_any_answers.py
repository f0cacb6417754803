"""Whatever is said, a plan comes out: odd mixtures of answers, unknowns and kinds of problems."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from assistant.case import Case, Fact, Message, Origin
from assistant.plan.compose import compose
from knowledge.catalogue import load_catalogue
from knowledge.rows import Signal
from tests.assistant.plan.invented_cases import TEAMS, TODAY, Statement, amount
from tests.assistant.plan.test_compose import LIMITS, people, texts


def any_value(signal: Signal, chance: random.Random) -> Any:
    """A value that the signal may have."""
    values: dict[str, Callable[[], Any]] = {
        "bool": lambda: chance.random() < 0.5,
        "choice": lambda: chance.choice(signal.values),
        "number": lambda: chance.choice([0.2, 1, 50, 5000]),
        "date": lambda: f"2027-{chance.randint(1, 12):02}-15",
        "quantity": lambda: amount(
            chance.choice([0.1, 1, 5000]), chance.choice(["EUR", "share", "hours", "relative"]), chance.choice([None, "year"])
        ),
        "list": lambda: [chance.choice(signal.values)] if signal.values else ["alder", "birch"],
        "text": lambda: "something about birches",
        "sources": lambda: [{"name": "alder", "rows": chance.choice([None, 50]), "noun": "", "months": chance.choice([None, 12])}],
        "team": lambda: [{"who": "Ada", "hours": chance.choice([None, 0.2, 50])}, {"who": "me", "hours": 1, "until": "2027-03-15"}],
    }
    return values[signal.kind]()


def any_statements(chance: random.Random) -> list[Statement]:
    """What one or two teams said, mixed, with some odd signals on top."""
    catalogue = load_catalogue()
    said = [
        row for team in chance.sample(list(TEAMS.values()), 2) for row in chance.sample(list(team.said), chance.randint(0, len(team.said)))
    ]
    if chance.random() < 0.6:
        said.append(
            ("business_objective", "make it better", {"problem": chance.choice(list(catalogue.problems)), "wish": "make it better"})
        )
    given = {name: signal for name, signal in catalogue.signals.items() if not signal.derived and name != "problem"}
    odd = chance.sample(list(given), chance.randint(0, 15))
    said += [(given[name].slot or "scope_mvp", f"words on {name}", {name: any_value(given[name], chance)}) for name in odd]
    return said


def any_case(seed: int) -> Case:
    """A case out of chance, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret: the same seed has to give the same case
    facts = [
        Fact(number=n, slot=slot, words=words, signals=signals, origin=Origin(turn=1))
        for n, (slot, words, signals) in enumerate(any_statements(chance), 1)
    ]
    unknown = chance.sample(list(load_catalogue().slots), chance.randint(0, 4))
    facts += [Fact(number=500 + n, slot=slot, words="no idea", origin=Origin(turn=2), unknown=True) for n, slot in enumerate(unknown)]
    message = Message(number=1, turn=1, author="user", text="We want something done about the birches")
    return Case(session="any", created=TODAY, turn=2, messages=(message,), facts=tuple(facts), language=chance.choice(["en", "en", "es"]))


@pytest.mark.parametrize("seed", range(40))
def test_a_sound_plan_comes_out(seed: int) -> None:
    plan = compose(any_case(seed), load_catalogue(), TODAY)
    tasks = {task.id for task in plan.timeline.tasks}
    assert 2 < len(tasks) <= LIMITS[plan.brief.scale]
    assert {task.owner for task in plan.timeline.tasks} | {risk.owner for risk in plan.risks} <= people(plan)
    assert all(set(task.depends_on) <= tasks for task in plan.timeline.tasks)
    assert len(plan.timeline.gates) >= 3
    assert len(plan.next_steps) == 3
    for path, text in texts(plan.model_dump(mode="json")):
        assert not re.search(r"\{|\b(None|True|False|nan)\b", text), f"{path}: {text}"
        assert not re.search(r"\b([a-z]{3,}) \1\b|\b(the the|a the|the a|an a)\b|  ", text), f"{path}: {text}"


def test_nothing_said_at_all_is_a_draft() -> None:
    plan = compose(Case(session="empty"), load_catalogue(), TODAY)
    assert plan.meta.status == "draft"
    assert plan.meta.title == "A plan without a goal yet"
    assert plan.open_questions
