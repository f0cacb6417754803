"""The tables of the journal, and the steps that bring a journal of an older version to the form of this one.

A new form is a new step at the end of STEPS, and a journal of the old form among the fixtures of the tests. Steps run in
one transaction: all of them or none. Before the first one, SQLite's file is copied beside itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import JSON, Column, Connection, Integer, MetaData, String, Table, insert, select, update
from sqlalchemy.schema import CreateTable

from assistant.errors import JournalDamaged, JournalTooNew

tables = MetaData()
entries_table = Table(
    "entries",
    tables,
    Column("session", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    Column("author", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("at", String, nullable=False),
)
meta_table = Table("meta", tables, Column("name", String, primary_key=True), Column("value", String, nullable=False))


@dataclass(frozen=True)
class Step:
    """One step from a form to the next; `about` says in a few words what changes."""

    about: str
    take: Callable[[Connection], None]


def _names_belong_to_no_turn(connection: Connection) -> None:
    """Form 2: a name or a language that the team sets belongs to no turn (0), so that undo leaves it; until then each was a turn.

    One that was taken back stays as it is: in turn 0 it would count again.
    """
    table = entries_table.c
    notes = connection.execute(select(table.session, table.number, table.body).where(table.kind == "undone").order_by(table.number))
    undone: set[tuple[str, object]] = set()
    for session, _number, body in notes:
        mark = session, body.get("turn") if isinstance(body, dict) else None
        (undone.discard if isinstance(body, dict) and body.get("redo") else undone.add)(mark)
    own = select(table.session, table.number, table.turn).where(table.kind.in_(["language", "renamed"]), table.author == "user")
    for session, number, turn in connection.execute(own).all():
        if (session, turn) not in undone:
            connection.execute(update(entries_table).where(table.session == session, table.number == number).values(turn=0))


STEPS = (Step("names and languages belong to no turn", _names_belong_to_no_turn),)
FORM = 1 + len(STEPS)
"""The form that this version reads and writes."""


def make_tables(connection: Connection) -> int:
    """Make what is missing and return the form of the journal; a new one has the present form.

    Raises:
        JournalTooNew: a later version wrote it.
        JournalDamaged: its form is no number.
    """
    for table in tables.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
    found = connection.execute(select(meta_table.c.value).where(meta_table.c.name == "schema")).scalar()
    if found is None:
        connection.execute(insert(meta_table).values(name="schema", value=str(FORM)))
        return FORM
    if not found.isdecimal() or int(found) < 1:
        raise unreadable()
    if int(found) > FORM:
        raise JournalTooNew(
            f"The journal was written by a later version (form {found}, this one reads {FORM}).",
            "Install the later version, or set GROUNDPLAN_HOME to another folder.",
        )
    return int(found)


def take_steps(connection: Connection, form: int) -> None:
    """Bring a journal of `form` to the present one."""
    for step in STEPS[form - 1 :]:
        step.take(connection)
    connection.execute(update(meta_table).where(meta_table.c.name == "schema").values(value=str(FORM)))


def unreadable() -> JournalDamaged:
    """The error for what no version of this program wrote."""
    return JournalDamaged("The journal holds something that this program did not write.", "Put back a copy of the file, or move it away.")
