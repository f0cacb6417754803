"""The log of the program: a file in the home that rolls over, without secrets and without a word of what was said.

Only this program's own loggers write to it: libraries may log requests, and requests hold text. Of an error it keeps the
kind and the place; its message may hold what somebody wrote.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from hashlib import sha256
from logging.handlers import RotatingFileHandler
from pathlib import Path

from assistant.failures import place_of

PACKAGES = ("assistant", "knowledge", "ui", "evals")
LARGEST, KEPT = 1_000_000, 3
"""Bytes of one file, and how many older ones are kept."""

HIDDEN = "***"


def start_log(home: Path, level: str, secrets: Iterable[str] = ()) -> Path:
    """Write the log to `home`/logs/groundplan.log from now on, in place of an earlier file; returns its path.

    `level` is debug, info, warning or error. A folder that cannot be written leaves the program without a log.
    """
    path = home / "logs" / "groundplan.log"
    stop_log()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return path
    log_file = _LogFile(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    log_file.setFormatter(_Plain([secret for secret in secrets if secret]))
    for package in PACKAGES:
        logger = logging.getLogger(package)
        logger.addHandler(log_file)
        logger.setLevel(level.upper())
    return path


def stop_log() -> None:
    """Close the file that an earlier `start_log` opened."""
    for package in PACKAGES:
        logger = logging.getLogger(package)
        for one in [found for found in logger.handlers if isinstance(found, _LogFile)]:
            logger.removeHandler(one)
            one.close()


def mark_of(session: str) -> str:
    """A mark by which lines of one project belong together; its name may be made of the team's words."""
    return sha256(session.encode("utf-8", "replace")).hexdigest()[:8]


class _LogFile(RotatingFileHandler):
    """A file that keeps silent when it cannot be written: the log never stops the work."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Pass over it."""


class _Plain(logging.Formatter):
    """One line a record; secrets are starred, an error is its kind and place."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(process)d] %(message)s")
        self._secrets = sorted(secrets, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        record.exc_text = None
        line = super().format(record).replace("\n", " ")
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name that logging calls
        """Kind and place of an error, never its message."""
        error = ei[1] if isinstance(ei, tuple) else None
        return f"{type(error).__name__} at {place_of(error)}" if isinstance(error, BaseException) else ""
