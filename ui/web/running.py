"""Turns that run to their end whoever is listening, and the sight of the one that runs now."""

from __future__ import annotations

import queue
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from assistant import events
from assistant.case import Case
from assistant.planners.base import Said
from ui.web import chat


def in_background(running: Iterator[events.Event]) -> Iterator[events.Event]:
    """The events of a turn that runs to its end also when nobody listens any more: a closed window must not lose an answer."""
    waiting: queue.SimpleQueue[events.Event | BaseException | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            for event in running:
                waiting.put(event)
            waiting.put(None)
        except BaseException as error:  # noqa: BLE001 - handed to the listener, who tells it
            waiting.put(error)

    threading.Thread(target=run, name="turn", daemon=True).start()
    while (found := waiting.get()) is not None:
        if isinstance(found, BaseException):
            raise found
        yield found


class Busy:
    """The projects that are being answered now; several windows may wait for the same one."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()
        self._counting = threading.Lock()

    def __contains__(self, name: str) -> bool:
        return self._running[name] > 0

    @contextmanager
    def answering(self, name: str) -> Iterator[None]:
        """One more turn of the project runs, as long as the block does."""
        with self._counting:
            self._running[name] += 1
        try:
            yield
        finally:
            with self._counting:
                self._running[name] -= 1


class Live:
    """The turn that runs: the message at once, steps and text as they come, and what failed."""

    def __init__(self, said: Said, case: Case, language: str, project: str) -> None:
        self._own, self._language, self._project = own_words(said, case, language), language, project
        self._steps: list[tuple[str, str]] = []
        self._text = ""
        self.failed: list[str] = []

    def heard(self, event: events.Event) -> bool:
        """Take in one event; whether the sight of the turn changed."""
        if isinstance(event, events.Step):
            if self._steps and self._steps[-1][0] == event.label:  # the same step, further on
                self._steps.pop()
            self._steps.append((event.label, event.count))
        elif isinstance(event, events.TextDelta):
            self._text += event.text
        elif isinstance(event, events.Failed):
            self.failed.append(chat.status(f"{event.message} {event.remedy}".strip(), "note"))
        else:
            return False
        return True

    def drawn(self, waiting: str = "") -> str:
        """The turn as it stands; `waiting` is what it waits for before it begins."""
        steps = [(waiting, "")] if waiting else self._steps
        return chat.live(self._own, steps, self._text, self._language, project=self._project)


def own_words(said: Said, case: Case, language: str) -> str:
    """The message as it will stand in the talk."""
    if said.answers:
        questions: Mapping[str, Any] = {q["slot"]: q["text"] for q in chat.questions_open(case)}
        return chat.answered(said.answers, questions, language)
    words = said.text or chat.ordered(said.model_dump(), language) or ("" if said.document else "…")
    return chat.typed(words, language, said.document)
