"""Whether the team let its text go to a host: one yes or no for each, kept in a small file, revocable."""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from pathlib import Path
from typing import Any

from assistant.errors import HomeUnwritable

_LOCK = threading.Lock()


class Consent:
    """The answers by host. A file that cannot be read counts as "nobody was asked": the question comes again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, host: str) -> bool | None:
        """True for yes, False for no, None when nobody said."""
        row = self._rows().get(host)
        allowed = row.get("allowed") if isinstance(row, dict) else None
        return allowed if isinstance(allowed, bool) else None

    def keep(self, host: str, *, allowed: bool, day: dt.date) -> None:
        """Remember the answer for `host`.

        Raises:
            HomeUnwritable: the folder cannot be written.
        """
        with _LOCK:
            rows = {**self._rows(), host: {"allowed": allowed, "day": day.isoformat()}}
            beside = self._file.with_suffix(".new")
            try:
                beside.write_text(json.dumps({"hosts": rows}, indent=1) + "\n", "utf-8")
                os.replace(beside, self._file)  # noqa: PTH105 - the same act, and its name says that it is one
            except OSError as error:
                raise HomeUnwritable(
                    f"Your answer could not be kept: {error.strerror or error}.",
                    "Free some space, or set GROUNDPLAN_HOME to another folder.",
                ) from error

    def _rows(self) -> dict[str, Any]:
        try:
            rows = json.loads(self._file.read_text("utf-8")).get("hosts", {})
        except (OSError, ValueError, AttributeError):
            return {}
        return rows if isinstance(rows, dict) else {}
