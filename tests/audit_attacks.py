"""What somebody with the database in his hands may do to the audit record, guards taken away first (R-19)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aftersale_desktop.domain.audit_chain import ChainedDeed, ChainLink, chained
from aftersale_desktop.storage.database import Database
from tests.builders import CLERK, NOON

ROWS = 12
"""How many rows a record has before it is attacked."""
_COLUMNS = "id, done_at, done_by, deed, subject, detail, fields, key, detail_digest, previous, hash"


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack by raw SQL, and the index at which it has to be found."""

    name: str
    index: int
    run: Callable[[sqlite3.Connection], object]


def write_deeds(database: Database, rows: int = ROWS) -> None:
    """Add rows to the record, one transaction each."""
    for place in range(1, rows + 1):
        with database.start_work() as work:
            detail = {"kind": "receipt", "copy": str(place)}
            work.audit.add(
                NOON + timedelta(minutes=place), CLERK.name, "print_paper", f"SH03-WX-2026-{place:06}", detail
            )
            work.commit()


def attack(path: Path, wanted: Attack) -> None:
    """Take every guard away and do it; the program does not have the file open."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            connection.execute(f'DROP TRIGGER "{name}"')
        wanted.run(connection)
        connection.commit()


def _statements(*statements: str) -> Callable[[sqlite3.Connection], None]:
    def run(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return run


def _insert_between(connection: sqlite3.Connection) -> None:
    """Make room for a row at 6, and give it a hash that fits."""
    connection.execute("UPDATE audit_entry SET id = -id WHERE id >= 6")
    connection.execute("UPDATE audit_entry SET id = 1 - id WHERE id < 0")
    before = _row(connection, 5)
    forged = chained(replace(before, deed="override_verdict"), before.link)
    _store(connection, forged)
    connection.execute("UPDATE audit_head SET last = last + 1")


def _edit_and_seal_again(connection: sqlite3.Connection) -> None:
    """Change a row and make every hash after it anew, the head's too: only what is kept outside tells."""
    last: ChainLink | None = None
    for index in range(5, ROWS + 1):
        row = _row(connection, index)
        changed = replace(row, by="somebody else") if last is None else row
        sealed = chained(changed, ChainLink(index - 1, row.previous) if last is None else last)
        connection.execute("DELETE FROM audit_entry WHERE id = ?", (index,))
        _store(connection, sealed)
        last = sealed.link
    assert last is not None
    connection.execute("UPDATE audit_head SET last = ?, hash = ?", (last.index, last.hash))


def _cut_with_head(connection: sqlite3.Connection) -> None:
    """Cut the tail and let the head say that it was never there."""
    connection.execute("DELETE FROM audit_entry WHERE id > 9")
    connection.execute("UPDATE audit_head SET last = 9, hash = (SELECT hash FROM audit_entry WHERE id = 9)")


def _row(connection: sqlite3.Connection, index: int) -> ChainedDeed:
    found = connection.execute(f"SELECT {_COLUMNS} FROM audit_entry WHERE id = ?", (index,)).fetchone()  # noqa: S608
    at = datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    names = ("by", "deed", "subject", "detail", "fields", "key", "detail_digest", "previous", "hash")
    return ChainedDeed(index=found[0], at=at, **dict(zip(names, found[2:], strict=True)))


def _store(connection: sqlite3.Connection, row: ChainedDeed) -> None:
    at = row.at.strftime("%Y-%m-%d %H:%M:%S.%f")
    values = (row.index, at, row.by, row.deed, row.subject, row.detail, row.fields, row.key)
    marks = ", ".join("?" * 11)
    connection.execute(
        f"INSERT INTO audit_entry ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
        (*values, row.detail_digest, row.previous, row.hash),
    )


ATTACKS = (
    Attack("edit a row", 5, _statements("UPDATE audit_entry SET done_by = 'somebody else' WHERE id = 5")),
    Attack("edit a detail", 5, _statements('UPDATE audit_entry SET detail = \'{"copy":"0"}\' WHERE id = 5')),
    Attack("edit a time", 5, _statements("UPDATE audit_entry SET done_at = '2026-01-01 00:00:00' WHERE id = 5")),
    Attack("edit, and seal all after it again", ROWS, _edit_and_seal_again),
    Attack("erase a detail in secret", 5, _statements("UPDATE audit_entry SET detail = '{}', key = '' WHERE id = 5")),
    Attack("delete a row", 5, _statements("DELETE FROM audit_entry WHERE id = 5")),
    Attack("delete the first row", 1, _statements("DELETE FROM audit_entry WHERE id = 1")),
    Attack(
        "delete a row and close the gap",
        5,
        _statements(
            "DELETE FROM audit_entry WHERE id = 5",
            "UPDATE audit_entry SET id = id - 1 WHERE id > 5",
            "UPDATE audit_head SET last = last - 1",
        ),
    ),
    Attack("insert a row", 7, _insert_between),
    Attack(
        "insert a row behind the end",
        ROWS + 1,
        _statements(
            "INSERT INTO audit_entry SELECT 13, done_at, done_by, deed, subject, detail, fields, key, detail_digest, "
            "hash, hash FROM audit_entry WHERE id = 12"
        ),
    ),
    Attack(
        "reorder two rows",
        4,
        _statements(
            "UPDATE audit_entry SET id = -4 WHERE id = 4",
            "UPDATE audit_entry SET id = 4 WHERE id = 8",
            "UPDATE audit_entry SET id = 8 WHERE id = -4",
        ),
    ),
    Attack("cut the tail", 10, _statements("DELETE FROM audit_entry WHERE id > 9")),
    Attack("cut the tail, and the head with it", 10, _cut_with_head),
    Attack("empty the record", 1, _statements("DELETE FROM audit_entry", "UPDATE audit_head SET last = 0")),
)
