"""The append-only list of all that was said and chosen: the one truth from which cases are replayed.

One table holds every entry; a session is the entries that carry its name, and nothing else. SQLite needs no set-up,
PostgreSQL is reached by its URL. What SQLite wants said in its own words stands in `journal_store`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import JSON, URL, Column, Connection, Integer, MetaData, Select, String, Table, func, insert, literal, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.schema import CreateTable

from assistant.entries import Draft, Entry, Kind, live
from assistant.errors import JournalConflict, JournalDamaged, JournalTooNew, SessionUnknown
from assistant.journal_store import beside, explained, forget_deleted_bytes, open_engine, storable
from assistant.projects import TOLD, SessionRow, matches, row
from assistant.turn_locks import TurnLocks

__all__ = ["Draft", "Entry", "Journal", "Kind", "SessionRow", "live"]

SCHEMA = 1
ATTEMPTS = 100  # each lost attempt means that another writer got through, so this many writers may collide

_tables = MetaData()
_entries = Table(
    "entries",
    _tables,
    Column("session", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    Column("author", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", String, nullable=False),
)
_meta = Table("meta", _tables, Column("name", String, primary_key=True), Column("value", String, nullable=False))


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Journal:
    """Reads and appends entries; safe to share between threads, and between programs on one file.

    `turns` keeps two turns of one session apart; its files lie in the folder `locks`, or beside the SQLite file.
    Raises JournalDamaged, JournalTooNew, HomeUnwritable or EnvironmentBroken when the store fails.
    """

    def __init__(self, url: str | URL, clock: Callable[[], datetime] = _utc_now, locks: Path | None = None) -> None:
        self._clock = clock
        self._engine = open_engine(url)
        self.turns = TurnLocks(locks or beside(self._engine.url))
        try:
            self._make_tables()
        except IntegrityError:  # another program made the tables in the same moment
            self._make_tables()

    def append(self, session: str, drafts: Sequence[Draft], expected: int | None = None, *, begun: bool = False) -> list[Entry]:
        """Store all `drafts` or none, numbered on from the last entry, and return them as stored.

        `expected` is the number of the last entry the writer has seen (0 for a new session); if the session has
        moved on, JournalConflict. Without it the writer goes behind whoever came first. `begun`: the session is there
        already; SessionUnknown if it was deleted meanwhile, so that a running turn does not bring it back.
        """
        name = _clean_name(session)
        for _attempt in range(1 if expected is not None else ATTEMPTS):
            try:
                with self._transaction(writing=True) as connection:
                    last = self._last(connection, name)
                    if begun and not last:
                        raise SessionUnknown(f"The project {name} was deleted meanwhile.", "Open another project, or begin a new one.")
                    if expected not in {None, last}:
                        raise _moved_on(name)
                    return self._append(connection, name, drafts, last)
            except IntegrityError:
                continue
        raise _moved_on(name)

    def read(self, session: str) -> list[Entry]:
        """Every entry of the session in order; empty for a name that was never used."""
        return self._read(select(_entries).where(_entries.c.session == _clean_name(session)))

    def exists(self, session: str) -> bool:
        """Whether the session has any entry."""
        query = select(_entries.c.number).where(_entries.c.session == _clean_name(session)).limit(1)
        with self._transaction() as connection:
            return connection.execute(query).first() is not None

    def sessions(self, search: str = "") -> list[SessionRow]:
        """Every session that `search` finds, the one written last first, derived from the entries."""
        columns = (_entries.c.session, func.count(), func.max(_entries.c.at).label("updated"))
        rows = select(*columns).group_by(_entries.c.session).order_by(func.max(_entries.c.at).desc(), _entries.c.session)
        entries = self._read(select(_entries).where(_entries.c.kind.in_(TOLD)))
        told = {name: list(found) for name, found in groupby(entries, key=lambda entry: entry.session)}
        with self._transaction() as connection:
            counted = connection.execute(rows).all()
        listed = (row(name, count, at, told.get(name, [])) for name, count, at in counted)
        return [one for one in listed if matches(search, one.title, told.get(one.name, []))]

    def delete(self, session: str) -> int:
        """Remove every entry of the session from the store itself; returns how many there were."""
        with self._transaction(writing=True) as connection:
            gone = connection.execute(_entries.delete().where(_entries.c.session == _clean_name(session))).rowcount
        forget_deleted_bytes(self._engine)
        self.turns.forget(_clean_name(session))
        return gone

    def copy(self, session: str, new: str, drafts: Sequence[Draft] = ()) -> list[Entry]:
        """Begin the session `new` as a branch with the same entries and then `drafts`; both go their own way from there.

        Raises SessionUnknown without a source, JournalConflict when the new name is in use.
        """
        source, target = _clean_name(session), _clean_name(new)
        if not self.exists(source):
            raise SessionUnknown(f"There is no project named {source}.", "Choose one from the list of projects.")
        kept = [column for column in _entries.c if column.name != "session"]
        rows = select(literal(target), *kept).where(_entries.c.session == source)
        try:
            with self._transaction(writing=True) as connection:
                connection.execute(insert(_entries).from_select(["session", *(column.name for column in kept)], rows))
                self._append(connection, target, drafts, self._last(connection, target))
        except IntegrityError:
            raise JournalConflict(f"A project named {target} is there already.", "Choose another name.") from None
        return self.read(target)

    def close(self) -> None:
        """Let go of the files or of the server."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.execution_options(writing=writing).begin() as connection:
                yield connection
        except IntegrityError:
            raise  # a second writer: the caller knows what to do
        except DBAPIError as error:
            raise explained(error, self._engine.url) from error

    def _make_tables(self) -> None:
        with self._transaction(writing=True) as connection:
            for table in _tables.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
            found = connection.execute(select(_meta.c.value).where(_meta.c.name == "schema")).scalar()
            if found is None:
                connection.execute(insert(_meta).values(name="schema", value=str(SCHEMA)))
            elif not found.isdecimal():
                raise _unreadable()
            elif int(found) > SCHEMA:
                raise JournalTooNew(
                    f"The journal was written by a later version (form {found}, this one reads {SCHEMA}).",
                    "Install the later version, or set GROUNDPLAN_HOME to another folder.",
                )

    def _last(self, connection: Connection, session: str) -> int:
        last = select(func.coalesce(func.max(_entries.c.number), 0)).where(_entries.c.session == session)
        return int(connection.execute(last).scalar_one())

    def _append(self, connection: Connection, session: str, drafts: Sequence[Draft], last: int) -> list[Entry]:
        at = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        stored = [Entry(session=session, number=last + place, at=at, **dict(draft)) for place, draft in enumerate(drafts, start=1)]
        if stored:
            connection.execute(insert(_entries), [entry.model_dump() for entry in stored])
        return stored

    def _read(self, query: "Select[*tuple[object, ...]]") -> list[Entry]:
        try:
            with self._transaction() as connection:
                rows = connection.execute(query.order_by(_entries.c.session, _entries.c.number)).mappings().all()
            return [Entry.model_validate(dict(row)) for row in rows]
        except (ValidationError, ValueError) as error:
            raise _unreadable() from error


def _clean_name(session: str) -> str:
    return str(storable(session))


def _moved_on(session: str) -> JournalConflict:
    return JournalConflict(f"Somebody else wrote to the project {session} first.", "Look at what is new, then try again.")


def _unreadable() -> JournalDamaged:
    return JournalDamaged("The journal holds something that this program did not write.", "Put back a copy of the file, or move it away.")
