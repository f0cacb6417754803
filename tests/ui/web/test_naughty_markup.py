"""Naughty texts in every panel of the page: text stays text, and no element, script or address of theirs is there."""

from __future__ import annotations

import pytest

from assistant.case import Case, Fact, Message, Origin
from assistant.journal_store import storable
from assistant.plan.checklist import checklist, readiness
from knowledge.catalogue import load_catalogue
from tests.assistant.plan.plans import plan_of
from tests.hostile import alive_in_markup, poisoned
from tests.naughty import ALL, FEW, naughty
from tests.ui.web.reading import read
from ui.web.base import esc
from ui.web.checklist_tab import Listed
from ui.web.view import PANELS, View, screen

CATALOGUE = load_catalogue()
sizes = pytest.mark.parametrize("count", [FEW, pytest.param(ALL, marks=pytest.mark.thorough)])


@sizes
def test_escaped_each_stands_there_letter_by_letter(count: int) -> None:
    for text in map(storable, naughty(count)):
        found = read(f"<p>{esc(text)}</p>")
        assert found.tags == ["p"]
        assert "".join(found.words) == text
        assert not {"{", "}", "`", "$"} & set(esc(text))  # signs of templates


@sizes
def test_no_panel_holds_anything_alive(count: int) -> None:
    texts = [storable(text) for text in naughty(count)]
    for place, plan in enumerate(poisoned(plan_of("laundry"), texts)):
        some = texts[50 * place : 50 * place + 50] or texts[:50]
        messages = tuple(Message(number=n, turn=n, author="user", text=text, body={"text": text}) for n, text in enumerate(some, 1))
        facts = tuple(Fact(number=n, slot="budget", words=text, origin=Origin(turn=n)) for n, text in enumerate(some, 1))
        case = Case(session="x", messages=messages, facts=facts, turn=len(some))
        ready = readiness(plan, CATALOGUE)
        listed = Listed(checklist(plan, case, CATALOGUE), CATALOGUE.checklists, ready.says if ready else "")
        view = View(project=some[0], case=case, plan=plan, before=plan_of("laundry"), roles=CATALOGUE.roles, listed=listed)
        drawn = screen(view)
        for name in PANELS:
            assert alive_in_markup(drawn.get(name, "")) == [], name
