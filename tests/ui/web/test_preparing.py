"""The first start is prepared beside the page: its stages reach whoever waits, its failure is told, its end too."""

import logging
import threading

import pytest

from assistant.errors import EnvironmentBroken
from ui.web.mode_line import Stage
from ui.web.preparing import Preparing


def test_before_and_after_the_work_there_is_no_stage() -> None:
    preparing = Preparing()
    assert preparing.stage is None
    preparing.start(lambda: None).join()
    assert preparing.stage is None
    assert list(preparing.watch()) == []


def test_each_stage_is_handed_on_and_heard_by_others() -> None:
    heard: list[tuple[int, int, str]] = []
    preparing = Preparing(lambda *row: heard.append(row))
    begun, seen = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        seen.wait(5)
        preparing(3, 9, "notes")

    thread = preparing.start(work)
    begun.wait(5)
    watching = preparing.watch(every=0.01)
    assert next(watching) == Stage()
    seen.set()
    assert [stage for stage in watching if stage.total] in ([], [Stage(3, 9, step="notes")])
    thread.join()
    assert heard == [(3, 9, "notes")]


def test_a_stage_that_comes_while_somebody_watches_is_seen() -> None:
    preparing, told, go_on = Preparing(), threading.Event(), threading.Event()

    def work() -> None:
        preparing(1, 2, "notes")
        told.set()
        go_on.wait(5)

    thread = preparing.start(work)
    told.wait(5)
    watching = preparing.watch(every=0.01)
    assert next(watching) == Stage(1, 2, step="notes")
    go_on.set()
    thread.join()
    assert list(watching) == []


def test_a_failure_is_told_in_its_own_words_and_nobody_waits_for_it() -> None:
    def broken() -> None:
        raise EnvironmentBroken("The disk is full.", "Free some space.")

    preparing = Preparing()
    preparing.start(broken).join()
    assert preparing.stage == Stage(trouble="The disk is full. Free some space.")
    assert list(preparing.watch()) == []


def test_an_unexpected_failure_ends_the_preparation_and_is_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise RuntimeError("secret words")

    preparing = Preparing()
    with caplog.at_level(logging.ERROR):
        preparing.start(broken).join()
    assert preparing.stage is None
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_progress_outside_the_work_changes_nothing() -> None:
    preparing = Preparing()
    preparing(1, 2, "later use of the index")
    assert preparing.stage is None
