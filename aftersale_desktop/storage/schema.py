"""Which version of the tables a database has, told without alembic; only another version imports more."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    DatabaseRefusedError,
    NewerDatabaseError,
    NoTablesError,
)
from aftersale_desktop.storage.migrations.history import History
from aftersale_desktop.storage.sqlite_file import (
    check_file,
    check_records,
    has_log,
    is_new,
    read_only,
    remember_records,
    remove_empty_log,
)
from aftersale_desktop.storage.start_lock import alone_with

_GROWING_TABLES = ("customer", "service_item", "claim", "claim_event", "invoice", "issued_paper", "audit_entry")
_LAST_ID = "SELECT coalesce(max(id), 0) FROM {}"
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})


def prepare_file(path: Path, history: History) -> None:
    """Leave a SQLite file of the newest version at the path, or refuse; of several starts at once one makes it."""
    if is_new(path) or check_file(path, history.version) < history.version:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_with(path):
            _make_newest(path, history)
    _check_content(path, history.version)


def _make_newest(path: Path, history: History) -> None:
    """Look again, for another start may have done it meanwhile; an old version is brought up on a copy."""
    if is_new(path):
        from aftersale_desktop.storage import upgrade

        upgrade.create_file(path, history)
        remember(path)
    elif check_file(path, history.version) < history.version:
        from aftersale_desktop.storage import upgrade

        _check_content(path, history.version)
        upgrade.upgrade_file(path, history)
        remember(path)


def _check_content(path: Path, newest_version: int) -> None:
    """Refuse a database that lost its tables or its last records, or whose log makes it newer than it looked."""
    had_log = has_log(path)
    try:
        _check_read(path, newest_version)
    except (DatabaseRefusedError, sqlite3.Error):
        if not had_log:
            remove_empty_log(path)
        raise


def _check_read(path: Path, newest_version: int) -> None:
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
    if version > newest_version:
        raise NewerDatabaseError(path, version, newest_version)


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


def server_alone(connection: Connection) -> None:
    """Keep other clients from making, filling or upgrading a PostgreSQL database until the transaction ends."""
    from aftersale_desktop.storage import upgrade

    upgrade.server_alone(connection)
