"""Dates: order, uncertainty, one task at a time per person, and edits that move only what rests on them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.model import Task
from assistant.plan.schedule import Calendar, RingOfTasks, closed_days, in_order, plan_timeline

MONDAY = dt.date(2026, 11, 23)


def task(identity: str, *after: str, owner: str = "ana", days: tuple[float, float, float] = (3, 5, 9), occupies: bool = True) -> Task:
    return Task(
        id=identity,
        name=f"Do {identity}",
        phase="S3",
        o=days[0],
        m=days[1],
        p=days[2],
        effort_hours=days[1] * 4,
        depends_on=list(after),
        owner=owner,
        deliverable="a page",
        acceptance="1 page",
        occupies_owner=occupies,
    )


def test_no_tasks_no_dates() -> None:
    assert plan_timeline([], MONDAY, [], 1)[1].p80 is None


def test_what_waits_starts_after_what_it_waits_for() -> None:
    tasks, _ = plan_timeline([task("b", "a", owner="ben"), task("a")], MONDAY, [], 1)
    assert [t.id for t in tasks] == ["a", "b"]
    first, second = tasks
    assert first.finish is not None
    assert second.start is not None
    assert second.start >= first.finish.p50


def test_one_person_does_one_thing_at_a_time() -> None:
    alone = plan_timeline([task("a"), task("b")], MONDAY, [], 1)[1]
    together = plan_timeline([task("a"), task("b", owner="ben")], MONDAY, [], 1)[1]
    assert alone.p50_working_days is not None
    assert together.p50_working_days is not None
    assert alone.p50_working_days > 1.6 * together.p50_working_days


def test_waiting_does_not_keep_a_person_busy() -> None:
    busy = plan_timeline([task("a"), task("b")], MONDAY, [], 1)[1]
    waiting = plan_timeline([task("a", occupies=False), task("b")], MONDAY, [], 1)[1]
    assert (waiting.p50_working_days or 0) < (busy.p50_working_days or 0)


def test_eighty_percent_is_later_than_even_chance() -> None:
    computed = plan_timeline([task("a", days=(5, 10, 40))], MONDAY, [], 1)[1]
    assert computed.p50 is not None
    assert computed.p80 is not None
    assert computed.p80 > computed.p50


def test_same_seed_same_dates_other_seed_other_draws() -> None:
    tasks = [task("a", days=(2, 10, 60)), task("b", "a", days=(2, 10, 60))]
    assert plan_timeline(tasks, MONDAY, [], 7) == plan_timeline(tasks, MONDAY, [], 7)
    assert plan_timeline(tasks, MONDAY, [], 7)[1].p80_working_days != plan_timeline(tasks, MONDAY, [], 8)[1].p80_working_days


def test_an_edit_moves_only_what_rests_on_it() -> None:
    before = [task("a", owner="ana"), task("b", "a", owner="ana"), task("c", owner="ben")]
    after = [before[0].model_copy(update={"m": 8.0, "p": 20.0}), *before[1:]]
    old, new = ({t.id: t.finish for t in plan_timeline(tasks, MONDAY, [], 3)[0]} for tasks in (before, after))
    assert old["c"] == new["c"]
    assert old["b"] != new["b"]


def test_the_longest_chain_sets_the_end() -> None:
    tasks, computed = plan_timeline([task("long", days=(20, 30, 45)), task("short", owner="ben", days=(1, 2, 3))], MONDAY, [], 1)
    share = {t.id: t.critical_share for t in tasks}
    assert share["long"] == 1.0
    assert share["short"] == 0.0
    assert computed.critical_path == ["long"]


def test_a_ring_is_named() -> None:
    with pytest.raises(RingOfTasks, match="a, b"):
        in_order([task("a", "b"), task("b", "a")])


def test_weekends_and_closed_days_are_no_working_days() -> None:
    calendar = Calendar(dt.date(2026, 12, 21), closed_days(dt.date(2026, 12, 21)))
    assert [calendar.day(n) for n in (1, 3, 4)] == [dt.date(2026, 12, 21), dt.date(2026, 12, 23), dt.date(2027, 1, 4)]
    assert calendar.between(dt.date(2027, 1, 4)) == 4


@given(st.lists(st.tuples(st.floats(0.5, 10), st.floats(0, 10), st.floats(0, 20), st.booleans()), min_size=1, max_size=8))
def test_any_tasks_get_dates_in_order(lengths: list[tuple[float, float, float, bool]]) -> None:
    chain = [
        task(f"t{n}", *([f"t{n - 1}"] if n and linked else []), days=(o, o + m, o + m + p)) for n, (o, m, p, linked) in enumerate(lengths)
    ]
    tasks, computed = plan_timeline(chain, MONDAY, [], 5)
    assert computed.p80 is not None
    for one in tasks:
        assert one.finish is not None
        assert MONDAY <= one.finish.p50 <= one.finish.p80 <= computed.p80
