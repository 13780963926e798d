"""Which version of the tables a database has, told without alembic; only another version imports more."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from aftersale_desktop.services.database_refusals import (
    DatabaseDamagedError,
    NewerDatabaseError,
    NoTablesError,
)
from aftersale_desktop.storage.sqlite_file import (
    LastKnown,
    check_file,
    check_holdings,
    is_new,
    read_marker,
    write_marker,
)

_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})


@dataclass(frozen=True, slots=True)
class History:
    """The steps a database can be brought through: the newest version, and folders with steps besides the shipped."""

    version: int
    further_folders: tuple[Path, ...] = ()

    @property
    def revision(self) -> str:
        """The name of the newest step."""
        return f"{self.version:04}"


SHIPPED = History(1)


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
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
            if not tables:
                raise NoTablesError(path)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            check_holdings(path, _holdings(connection))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in _DAMAGED:
            raise DatabaseDamagedError(path) from error
        raise
    return int(version)


def _holdings(connection: sqlite3.Connection) -> LastKnown:
    """Return how much the database holds; pages are counted, because files also hold free and repeated ones."""
    (size,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    (entries,) = connection.execute("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()
    return LastKnown(size, entries)


def remember(path: Path) -> None:
    """Keep beside the database how much it holds, so that a lost one is noticed."""
    with closing(read_only(path)) as connection:
        known = _holdings(connection)
    if known != read_marker(path):
        write_marker(path, known)


def read_only(path: Path) -> sqlite3.Connection:
    """Return a connection that can neither create nor change the file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def prepare_server(engine: Engine, address: str, history: History) -> None:
    """Leave a PostgreSQL database of the newest version, or refuse a newer one; one client does it, others wait."""
    from aftersale_desktop.storage import upgrade

    upgrade.prepare_server(engine, address, history)
