"""Copies of a SQLite journal that are kept before its form changes; a deleted project leaves them too."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from assistant.errors import HomeUnwritable


def keep_copy(path: Path, form: int) -> Path:
    """A whole copy of the journal `path` beside it, made in one step; raises HomeUnwritable and leaves nothing half made."""
    kept = path.with_name(f"{path.stem}.form-{form}{path.suffix}")
    draft = path.with_name(f"{kept.name}.{os.getpid()}.{secrets.token_hex(3)}.part")
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(draft),))
        draft.replace(kept)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise HomeUnwritable(
            f"The journal {path} is of an older form, and no copy of it could be made before the change: {error}.",
            "Free some space in its folder, then start again; nothing was changed.",
        ) from error
    return kept


def forget_in_copies(path: Path, session: str) -> None:
    """Take the project out of every copy of the journal `path`; a copy that cannot be changed is removed, a project must be gone."""
    for copy in path.parent.glob(f"{path.stem}.form-*{path.suffix}*"):
        try:
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA secure_delete=ON")
                with connection:
                    connection.execute("DELETE FROM entries WHERE session = ?", (session,))
        except sqlite3.Error:
            copy.unlink(missing_ok=True)
