"""Which version of the tables a database has, told without alembic; only another version imports more."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    NewerDatabaseError,
    NoTablesError,
)
from aftersale_desktop.storage.migrations.history import History
from aftersale_desktop.storage.sqlite_file import check_file, check_records, is_new, read_only, remember_records

_GROWING_TABLES = ("customer", "service_item", "claim", "claim_event", "invoice", "issued_paper", "audit_entry")
_LAST_ID = "SELECT coalesce(max(id), 0) FROM {}"
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})


def prepare_file(path: Path, history: History) -> None:
    """Leave a SQLite file of the newest version at the path, or refuse; an old version is brought up on a copy."""
    if is_new(path):
        from aftersale_desktop.storage import upgrade

        upgrade.create_file(path, history)
        remember(path)
        return
    check_file(path, history.version)
    found = _check_content(path)
    if found > history.version:
        raise NewerDatabaseError(path, found, history.version)
    if found < history.version:
        from aftersale_desktop.storage import upgrade

        upgrade.upgrade_file(path, history)
        remember(path)


def _check_content(path: Path) -> int:
    """Return the version; refuses a database that lost its tables or its last records."""
    try:
        with closing(read_only(path)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not names.issuperset(_GROWING_TABLES):
                raise NoTablesError(path)
            check_records(path, _records(connection))
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in _DAMAGED:
            raise DatabaseDamagedError(path) from error
        raise
    return int(version)


def _records(connection: sqlite3.Connection) -> int:
    """Return how many records were ever stored, by their ids: counting rows would take long in a big shop."""
    return sum(connection.execute(_LAST_ID.format(table)).fetchone()[0] for table in _GROWING_TABLES)


def remember(path: Path) -> None:
    """Keep beside the database how much it holds, so that a loss is noticed when it is opened again."""
    with closing(read_only(path)) as connection:
        records = _records(connection)
    remember_records(path, records)


def prepare_server(engine: Engine, address: str, history: History) -> None:
    """Leave a PostgreSQL database of the newest version, or refuse a newer one; one client does it, others wait."""
    from aftersale_desktop.storage import upgrade

    upgrade.prepare_server(engine, address, history)
