"""Opens the store under the journal: what SQLite wants set, what cannot be stored, and what its errors mean."""

import math
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.errors import EnvironmentBroken, GroundplanError, HomeUnwritable, JournalDamaged
from assistant.settings import writable_folder

BUSY_MILLISECONDS = 30_000
_DAMAGED = ("not a database", "malformed", "has no column named", "no such column")
_UNWRITABLE = ("unable to open", "readonly", "disk i/o", "disk is full")


def open_engine(url: str | URL) -> Engine:
    """An engine for `url`; for SQLite its folder is made and every connection set to lose nothing."""
    place = make_url(url)
    sqlite = place.get_backend_name() == "sqlite"
    if sqlite and place.database:
        writable_folder(Path(place.database).parent)
    try:
        engine = create_engine(place, pool_pre_ping=not sqlite)
    except ModuleNotFoundError as error:
        raise EnvironmentBroken(
            f"The database driver {error.name} is not installed.", "Install it, or unset GROUNDPLAN_DATABASE_URL."
        ) from error
    if sqlite:
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def beside(url: URL) -> Path:
    """A folder for what belongs to the journal: beside the SQLite file, else among the temporary files of this machine."""
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database).parent / "turns"
    return Path(gettempdir()) / "groundplan-turns"


def forget_deleted_bytes(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, where deleted rows would still be readable; others clean up by themselves."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def storable(value: Any) -> Any:
    """`value` as every database takes it: halves of a character and NUL become U+FFFD, NaN and infinity become null.

    Raises ValueError for what is no JSON value.
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("a name in a JSON object is a text")
        return {_text(name): storable(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [storable(member) for member in value]
    if value is None or isinstance(value, int | float):
        return value
    raise ValueError(f"{type(value).__name__} is not a JSON value")


def explained(error: DBAPIError, url: URL) -> GroundplanError:
    """The database's error in words for people, with what they can do."""
    reason = " ".join(str(error.orig).split()).rstrip(".?")
    where = url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    if any(words in reason.lower() for words in _DAMAGED):
        return JournalDamaged(f"The journal {where} is damaged: {reason}.", "Put back a copy of the file, or move it away to begin anew.")
    if any(words in reason.lower() for words in _UNWRITABLE):
        return HomeUnwritable(
            f"The journal {where} cannot be written: {reason}.", "Free the folder, or set GROUNDPLAN_HOME to one that you may write."
        )
    return EnvironmentBroken(f"The journal {where} does not answer: {reason}.", "Try again; if it stays, look at GROUNDPLAN_DATABASE_URL.")


def _set_pragmas(connection: Any, _record: ConnectionPoolEntry) -> None:  # the driver's own class
    connection.isolation_level = None  # transactions begin in _begin, not by guesswork of the driver
    for pragma in (f"busy_timeout={BUSY_MILLISECONDS}", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its place in the queue at once: two readers that both turn writers would block each other.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _text(text: str) -> str:
    # UTF-16 joins two halves that belong together and replaces a single one by one sign.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "\ufffd")
