"""The preparation of the first start: it runs beside the page, and tells everybody who waits how far it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

from assistant.errors import GroundplanError
from knowledge.errors import KnowledgeError
from ui.web.mode_line import Stage

Progress = Callable[[int, int, str], None]

log = logging.getLogger(__name__)


class Preparing:
    """Hears how the index is built (`done` of `total`) and hands it on; `also` hears the same."""

    def __init__(self, also: Progress | None = None) -> None:
        self._also = also
        self._told = threading.Condition()
        self._stage: Stage | None = None

    def __call__(self, done: int, total: int, label: str) -> None:
        """A step of the preparation, as `Groundplan` reports it."""
        if self._also:
            self._also(done, total, label)
        with self._told:
            if self._stage is not None:
                self._stage = Stage(done, total, step=label)
                self._told.notify_all()

    @property
    def stage(self) -> Stage | None:
        """Where it stands; None when all is there."""
        return self._stage

    def start(self, work: Callable[[], object]) -> threading.Thread:
        """Do `work` in the background; until it ends, `stage` says how far it is."""
        self._stage = Stage()
        thread = threading.Thread(target=self._run, args=(work,), name="preparing", daemon=True)
        thread.start()
        return thread

    def watch(self, every: float = 1.0) -> Iterator[Stage]:
        """Each new stage, at most one in `every` seconds, until the preparation ends; nothing when it has ended."""
        seen: Stage | None = None
        while (stage := self._stage) is not None and not stage.trouble:
            if stage != seen:
                yield stage
            seen = stage
            with self._told:
                self._told.wait_for(lambda: self._stage is None or bool(self._stage.trouble), timeout=every)

    def _run(self, work: Callable[[], object]) -> None:
        trouble = ""
        try:
            work()
        except (GroundplanError, KnowledgeError) as error:
            trouble = f"{error.message} {error.remedy}"
        except Exception as error:  # noqa: BLE001 - the page stays up; the first message tells what is wrong
            log.error("Unexpected %s while preparing", type(error).__name__)  # noqa: TRY400 - a trace may hold paths of people
        with self._told:
            self._stage = Stage(trouble=trouble) if trouble else None
            self._told.notify_all()
