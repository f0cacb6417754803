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
from sqlalchemy import URL, Connection, Select, func, insert, literal, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from assistant.entries import Draft, Entry, Kind, live
from assistant.errors import JournalConflict, SessionUnknown
from assistant.journal_copies import forget_in_copies, keep_copy
from assistant.journal_forms import FORM, entries_table, make_tables, take_steps, unreadable
from assistant.journal_store import beside, explained, forget_deleted_bytes, open_engine, storable
from assistant.projects import TOLD, SessionRow, matches, row
from assistant.turn_locks import TurnLocks

__all__ = ["Draft", "Entry", "Journal", "Kind", "SessionRow", "live"]

ATTEMPTS = 100  # each lost attempt means that another writer got through, so this many writers may collide


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
        return self._read(select(entries_table).where(entries_table.c.session == _clean_name(session)))

    def exists(self, session: str) -> bool:
        """Whether the session has any entry."""
        query = select(entries_table.c.number).where(entries_table.c.session == _clean_name(session)).limit(1)
        with self._transaction() as connection:
            return connection.execute(query).first() is not None

    def sessions(self, search: str = "") -> list[SessionRow]:
        """Every session that `search` finds, the one written last first, derived from the entries."""
        columns = (entries_table.c.session, func.count(), func.max(entries_table.c.at).label("updated"))
        rows = select(*columns).group_by(entries_table.c.session).order_by(func.max(entries_table.c.at).desc(), entries_table.c.session)
        entries = self._read(select(entries_table).where(entries_table.c.kind.in_(TOLD)))
        told = {name: list(found) for name, found in groupby(entries, key=lambda entry: entry.session)}
        with self._transaction() as connection:
            counted = connection.execute(rows).all()
        listed = (row(name, count, at, told.get(name, [])) for name, count, at in counted)
        return [one for one in listed if matches(search, one.title, told.get(one.name, []))]

    def delete(self, session: str) -> int:
        """Remove every entry of the session from the store itself; returns how many there were."""
        with self._transaction(writing=True) as connection:
            gone = connection.execute(entries_table.delete().where(entries_table.c.session == _clean_name(session))).rowcount
        forget_deleted_bytes(self._engine)
        if self._file:
            forget_in_copies(self._file, _clean_name(session))
        self.turns.forget(_clean_name(session))
        return gone

    def copy(self, session: str, new: str, drafts: Sequence[Draft] = ()) -> list[Entry]:
        """Begin the session `new` as a branch with the same entries and then `drafts`; both go their own way from there.

        Raises SessionUnknown without a source, JournalConflict when the new name is in use.
        """
        source, target = _clean_name(session), _clean_name(new)
        if not self.exists(source):
            raise SessionUnknown(f"There is no project named {source}.", "Choose one from the list of projects.")
        kept = [column for column in entries_table.c if column.name != "session"]
        rows = select(literal(target), *kept).where(entries_table.c.session == source)
        try:
            with self._transaction(writing=True) as connection:
                connection.execute(insert(entries_table).from_select(["session", *(column.name for column in kept)], rows))
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
            form = make_tables(connection)
        if form == FORM:
            return
        if self._file:
            keep_copy(self._file, form)
        with self._transaction(writing=True) as connection:
            take_steps(connection, make_tables(connection))  # another program may have been first

    @property
    def _file(self) -> Path | None:
        url = self._engine.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    def _last(self, connection: Connection, session: str) -> int:
        last = select(func.coalesce(func.max(entries_table.c.number), 0)).where(entries_table.c.session == session)
        return int(connection.execute(last).scalar_one())

    def _append(self, connection: Connection, session: str, drafts: Sequence[Draft], last: int) -> list[Entry]:
        at = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        stored = [Entry(session=session, number=last + place, at=at, **dict(draft)) for place, draft in enumerate(drafts, start=1)]
        if stored:
            connection.execute(insert(entries_table), [entry.model_dump() for entry in stored])
        return stored

    def _read(self, query: "Select[*tuple[object, ...]]") -> list[Entry]:
        try:
            with self._transaction() as connection:
                rows = connection.execute(query.order_by(entries_table.c.session, entries_table.c.number)).mappings().all()
            return [Entry.model_validate(dict(row)) for row in rows]
        except (ValidationError, ValueError) as error:
            raise unreadable() from error


def _clean_name(session: str) -> str:
    return str(storable(session))


def _moved_on(session: str) -> JournalConflict:
    return JournalConflict(f"Somebody else wrote to the project {session} first.", "Look at what is new, then try again.")
