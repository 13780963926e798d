"""How many records there are, without counting them: a million rows take too long to count for a list to begin with.

In SQLite triggers keep the tallies in step with the records, however these are written; PostgreSQL counts, because
one row that every transaction changes would make all counters wait for each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, String, column, func, select, table
from sqlalchemy.sql.elements import ColumnElement

from aftersale_desktop.storage.invoice_tallies import INVOICE_TALLY
from aftersale_desktop.storage.rows.claims import CLAIM
from aftersale_desktop.storage.rows.columns import AnySelect
from aftersale_desktop.storage.rows.items import CARD

_TALLY = table(
    "record_tally",
    column("of_table", String),
    column("point_code", String),
    column("list_group", String),
    column("count", Integer),
)


@dataclass(frozen=True, slots=True)
class _Tallied:
    """A table, and by which point and group its rows are counted, as expressions over a row."""

    table: str
    point: str
    group: str

    def of(self, row: str) -> str:
        return f"'{self.table}', {self.point.format(row=row)}, {self.group.format(row=row)}"


_TALLIED = (
    _Tallied("claim", "{row}.point_code", "{row}.list_group"),
    _Tallied("warranty_card", "''", "''"),
    _Tallied("invoice_tally", "{row}.point_code", "{row}.state"),
)


def sqlite_removals() -> Iterator[str]:
    """Return the statements that take the triggers away, so that a migration can rebuild a table."""
    for tallied in _TALLIED:
        for event in ("insert", "update", "delete"):
            yield f"DROP TRIGGER IF EXISTS record_tally_{tallied.table}_{event}"


def sqlite_statements() -> Iterator[str]:
    """Return the statements that count everything anew and keep on counting."""
    yield from sqlite_removals()
    yield "DROP TABLE IF EXISTS record_tally"
    yield (
        "CREATE TABLE record_tally (of_table TEXT, point_code TEXT, list_group TEXT, count INTEGER NOT NULL, "
        "PRIMARY KEY (of_table, point_code, list_group)) WITHOUT ROWID"
    )
    for tallied in _TALLIED:
        yield (
            f"INSERT INTO record_tally SELECT {tallied.of(tallied.table)}, count(*) "  # noqa: S608 - our own names
            f"FROM {tallied.table} GROUP BY 1, 2, 3"
        )
        yield from _triggers(tallied)


def _triggers(tallied: _Tallied) -> Iterator[str]:
    more, less = _add(tallied.of("NEW"), 1), _add(tallied.of("OLD"), -1)
    moved = f"WHEN ({tallied.of('NEW')}) <> ({tallied.of('OLD')}) "
    for event, condition, deeds in (("INSERT", "", more), ("UPDATE", moved, less + more), ("DELETE", "", less)):
        yield (
            f"CREATE TRIGGER record_tally_{tallied.table}_{event.lower()} AFTER {event} ON {tallied.table} "
            f"{condition}BEGIN {deeds} END"
        )


def _add(key: str, amount: int) -> str:
    return (
        f"INSERT INTO record_tally VALUES ({key}, {amount}) "  # noqa: S608 - our own names
        f"ON CONFLICT DO UPDATE SET count = count + {amount}; "
    )


def claims_by_group(connection: Connection, point_code: str = "") -> dict[str, int]:
    """Return how many claims of a point, or of all of them, each group holds; a group without any is missing."""
    counted = select(CLAIM.c.list_group, func.count()).group_by(CLAIM.c.list_group)
    kept = select(_TALLY.c.list_group, func.sum(_TALLY.c.count)).where(_TALLY.c.of_table == "claim")
    kept, of_kept = kept.group_by(_TALLY.c.list_group), _TALLY.c.point_code
    rows = connection.execute(
        _of_point(kept, of_kept, point_code)
        if _has_tallies(connection)
        else _of_point(counted, CLAIM.c.point_code, point_code)
    )
    return {group: int(count) for group, count in rows}


def cards_in_all(connection: Connection) -> int:
    """Return how many warranty cards there are."""
    return _total(connection, "warranty_card", "", select(func.count()).select_from(CARD))


def invoices_by_state(connection: Connection, point_code: str) -> dict[str, int]:
    """Return how many invoices of a point are in each state; one without any is missing."""
    state, point = INVOICE_TALLY.c.state, INVOICE_TALLY.c.point_code
    counted = select(state, func.count()).where(point == point_code).group_by(state)
    kept = select(_TALLY.c.list_group, _TALLY.c.count).where(
        _TALLY.c.of_table == "invoice_tally", _TALLY.c.point_code == point_code
    )
    rows = connection.execute(kept if _has_tallies(connection) else counted)
    return {found: int(count) for found, count in rows}


def _total(connection: Connection, name: str, point_code: str, counted: AnySelect) -> int:
    kept = select(_TALLY.c.count).where(_TALLY.c.of_table == name, _TALLY.c.point_code == point_code)
    return int(connection.execute(kept if _has_tallies(connection) else counted).scalar_one_or_none() or 0)


def _of_point(counts: AnySelect, point: ColumnElement[str], point_code: str) -> AnySelect:
    return counts.where(point == point_code) if point_code else counts


def _has_tallies(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
